"""Observations of a coalition as a whole, at the level that is left net of what it did not do: what its score rests on."""

from typing import Any, Final

import numpy as np
import pandas as pd

from data.pack import Pack
from data.packs_known import DEFAULT_PACK, pack_named
from metrics.net_outcomes import rows_of
from metrics.netting import FILTERS, Bools, float_of, grade, least_and_most, told_of, way_of, why_unknown, worked_out
from metrics.observed import quarter_number, when

INPUTS: Final = ("baseline", "actual", "change", *FILTERS)
"""What a viewer sees only where he may see the outcome; so is `gross` where the outcome tells it itself."""
_ABOUT: Final = ("coalition", "subject", "party", "party_name", "indicator", "period", "unit", "age", "evidence")
_HIDDEN: Final = ("value", "low", "high", "net", "additionality", *INPUTS)
"""What of a level would tell him what it rests on."""
_NUMBERS: Final = ("gross", "low", "high", *INPUTS, "net", "additionality")
_TEXTS: Final = ("outcome", "stated", "net_why")
_FLAGS: Final = ("harmful", "filtered", "shown")
COLUMNS: Final = (*_NUMBERS, *_TEXTS, *_FLAGS)
"""The columns that observations have besides their own."""
SHOWN: Final = (
    *("coalition", "subject", "party", "indicator", "period", "value", "value_why", "unit", "low", "high", "gross"),
    *("outcome", "stated", "baseline", "actual", "change", *FILTERS, "net", "additionality", "harmful", "filtered"),
    *("evidence", "net_why"),
)


def net_levels(pack: Pack, observations: pd.DataFrame, outcomes: pd.DataFrame) -> pd.DataFrame:
    """The observations of one coalition with, of the coalition as a whole, net levels for values; partners' rows as they are.

    `observations` and `outcomes` are the answers to `shared_observations` and `shared_outcomes`; where not all that a score
    rests on is open to the viewer (`scores_open`) no outcome counts for him. Of an indicator of the pack in a
    quarter the newest outcome of that indicator told by then (of two told at once the first by id) gives baseline and filters;
    the actual is its own, where it tells one of that very quarter, else the value observed. value := baseline + N, and `gross`
    is what it was; low and high are the least and most it may be. Where N is unknown the actual itself counts, and `net_why`
    says why: no_baseline, no_filters. An outcome that tells an actual of a quarter in which nothing was observed of its
    indicator adds a row. The evidence is the weaker where both tell it, that of the outcome where the actual is its own.

    Further columns: outcome and its period (`stated`), None where the row rests on none; baseline, actual, change and net in
    the unit of the indicator; the filters and additionality as shares; the last only of a change for the better: harm opens no
    gate of good; harmful; filtered: the filters count; shown: the viewer may see the outcome, else INPUTS are nan (unknown to
    him). Source: MODEL 6.
    """
    found = observations.reset_index(drop=True)
    found = found.assign(**_nothing(found))
    is_open = outcomes["scores_open"].fillna(False).to_numpy(bool) if "scores_open" in outcomes else slice(None)
    stated = _stated(pack, outcomes[is_open])
    if not stated:
        return found
    whole = found["party"].isna() & found["indicator"].isin(stated)
    told: dict[int, dict[str, Any]] = {}
    there: set[tuple[Any, int | None]] = set()
    for at, row in zip(np.flatnonzero(whole), rows_of(found[whole]), strict=True):
        number = quarter_number(str(row["period"]))
        there.add((row["indicator"], number))
        outcome = _newest(stated[row["indicator"]], number)
        if outcome is not None and row.get("value_why") != "nvt":
            told[int(at)] = _row(pack, outcome, number, float_of(row["value"]), row.get("evidence"))
    return _with_own(pack, _changed(found, told), stated, there)


def levels_net(observations: pd.DataFrame, outcomes: pd.DataFrame, own_packs: pd.DataFrame) -> pd.DataFrame:
    """What scores rest on: every observation of a coalition and its partners, as the viewer may see its net level.

    The arguments are the answers to `shared_observations`, `shared_outcomes` and `packs`; the pack is the one that scores by
    default.
    """
    found = as_seen(net_levels(pack_named(DEFAULT_PACK, own_packs), observations, outcomes))
    return found[list(SHOWN)].reset_index(drop=True)


def is_hidden(levels: pd.DataFrame) -> Bools:
    """Of each row of `net_levels` (n,): may the viewer not see the observation, or the outcome, that it rests on?"""
    hidden: Bools = _unseen(levels) | ~levels["shown"].to_numpy(bool)
    return hidden


def as_seen(levels: pd.DataFrame) -> pd.DataFrame:
    """Rows of `net_levels` as the viewer may see them: of partners those that he may see; of the coalition as a whole all.

    What rests on an outcome or observation that he may not see has no value there, for it is withheld (value_why verborgen); of
    an observation that he may not see only that it is there is told. The evidence is that of the score, and stays.
    """
    whole, unseen = levels["party"].isna().to_numpy(bool), _unseen(levels)
    found = levels[whole | ~unseen]
    hidden, unseen = is_hidden(found), _unseen(found)
    if not hidden.any():
        return found
    numbers = {name: found[name].astype(float).mask(hidden, np.nan) for name in _HIDDEN}
    numbers["gross"] = found["gross"].astype(float).mask(unseen, np.nan)
    why = found["value_why"].astype(object).mask(hidden & found["value"].notna().to_numpy(bool), "verborgen")
    beside = [str(name) for name in found if name not in (*_ABOUT, *COLUMNS, "value", "value_why", "why", "visible")]
    texts = {name: found[name].astype(object).mask(unseen, None) for name in beside}
    return found.assign(**texts, **numbers, value_why=why)


def _unseen(levels: pd.DataFrame) -> Bools:
    """Of each row: is there an observation, and may the viewer not see it? A row that an outcome added has none."""
    if "visible" not in levels:
        return np.zeros(len(levels), bool)
    return np.array([not (pd.isna(one) or one) for one in levels["visible"]], dtype=bool)


def _changed(found: pd.DataFrame, told: dict[int, dict[str, Any]]) -> pd.DataFrame:
    """The rows with what each becomes, by its place."""
    if not told:
        return found
    columns: dict[str, Any] = {}
    for name in ("value", "evidence", *COLUMNS):
        is_number = name in ("value", *_NUMBERS)
        cells = (pd.to_numeric(found[name]).astype(float) if is_number else found[name].astype(object)).tolist()
        for at, row in told.items():
            cells[at] = row[name]
        columns[name] = pd.Series(cells, found.index, dtype=float if is_number else bool if name in _FLAGS else object)
    return found.assign(**columns)


def _nothing(observations: pd.DataFrame) -> dict[str, Any]:
    """The columns of a row that rests on no outcome."""
    gross = pd.to_numeric(observations["value"]).astype(float)
    empty = pd.Series(None, index=observations.index, dtype=object)
    return {
        **dict.fromkeys(_NUMBERS, np.nan),
        **{"gross": gross},
        **dict.fromkeys(_TEXTS, empty),
        **{"harmful": False, "filtered": False, "shown": True},
    }


def _stated(pack: Pack, outcomes: pd.DataFrame) -> dict[str, list[dict[str, Any]]]:
    """The outcomes of each indicator of the pack, the newest last; each with the quarter of its period."""
    found: dict[str, list[dict[str, Any]]] = {}
    rows = rows_of(outcomes[outcomes["indicator"].isin(pack.indicators)])
    by_id = sorted(rows, key=lambda row: str(row["outcome"]), reverse=True)
    for row in sorted(by_id, key=lambda row: when(row["period"])):
        number = quarter_number(str(row["period"]))
        if number is not None:
            found.setdefault(row["indicator"], []).append(row | {"at": number})
    return found


def _newest(stated: list[dict[str, Any]], number: int | None) -> dict[str, Any] | None:
    """The newest that is told by a quarter; None where nothing is, or the quarter is none."""
    return next((row for row in reversed(stated) if number is not None and row["at"] <= number), None)


def _row(pack: Pack, outcome: dict[str, Any], number: int | None, observed: float, evidence: object) -> dict[str, Any]:
    """What an observation becomes by an outcome: its value, evidence and the further columns."""
    own = outcome["at"] == number and not np.isnan(float_of(outcome["actual"]))
    told = told_of(
        outcome if own else outcome | {"actual": None, "actual_low": None, "actual_high": None},
        way_of(pack, outcome["indicator"], outcome["direction"]),
        observed,
    )
    found = worked_out(told.likely, told.way, told.evidence)
    is_net = not np.isnan(found.net)
    low, high = least_and_most(told) if is_net else (float(told.low[1]), float(told.high[1]))
    low, high = (low, high) if low < high else (np.nan, np.nan)  # it is sure
    shown = bool(outcome.get("visible", True))
    numbers = dict(zip(INPUTS, (*told.likely[:2].tolist(), float(found.change), *told.likely[2:5].tolist()), strict=True))
    gross = float(told.likely[1])
    if not shown:
        numbers = dict.fromkeys(numbers, np.nan)
        gross = np.nan if own else gross
    return {
        "value": float(found.level) if is_net else float(told.likely[1]),
        "evidence": _weaker(outcome["evidence"], outcome["evidence"] if own else evidence) if own or is_net else evidence,
        **numbers,
        **{"gross": gross, "low": low, "high": high, "net": float(found.net)},
        "additionality": np.nan if found.harmful else float(found.additionality),
        **{"outcome": outcome["outcome"], "stated": outcome["period"], "net_why": why_unknown(told.likely, found)},
        **{"harmful": bool(found.harmful), "filtered": bool(found.filtered), "shown": shown},
    }


def _with_own(
    pack: Pack, found: pd.DataFrame, stated: dict[str, list[dict[str, Any]]], there: set[tuple[Any, int | None]]
) -> pd.DataFrame:
    """The same, with a row for each outcome that tells an actual of a quarter in which its indicator has no row."""
    added = []
    for indicator, rows in stated.items():
        for outcome in rows:
            newest = _newest(rows, outcome["at"])
            if newest is outcome and (indicator, outcome["at"]) not in there and not np.isnan(float_of(outcome["actual"])):
                coalition = outcome["coalition"]
                about = {"coalition": coalition, "subject": coalition, "party": None, "indicator": indicator}
                said = {name: outcome.get(name) for name in ("period", "unit", "status")}
                added.append(about | said | {"value_why": None} | _row(pack, outcome, outcome["at"], np.nan, None))
    if not added:
        return found
    both = [found.astype(object), pd.DataFrame(added, dtype=object)]
    return pd.concat(both, ignore_index=True).astype(dict.fromkeys(("value", *_NUMBERS), float) | dict.fromkeys(_FLAGS, bool))


def _weaker(one: Any, other: Any) -> Any:
    """The lower of two grades; the one that is told where only one is."""
    told = [evidence for evidence in (one, other) if grade(evidence) >= 0]
    return min(told, key=grade) if told else None
