"""What the command `score` writes: a table of values by any pack, or all coalitions of a base by a pack of the product."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import pandas as pd

from dashboard.words import Words
from data.known import KnownAt
from data.pack import Pack
from data.pack_reading import read_pack_folder
from data.packs_known import pack_named
from data.problems import Problem, Refused, fault, remark
from data.store import Store
from data.value_reading import ValueTable, read_values
from metrics.scoring import COLUMNS, Judged, judged, table, values_of
from metrics.significance import scores
from metrics.uncertainty import DRAWS, Doubt


def score_table(
    folder: Path, values: Path, say: Words, number: int = DRAWS, seed: int | None = None, weights: str = ""
) -> tuple[pd.DataFrame, list[Problem]]:
    """Every node of every subject and period in `values` by the pack in `folder`, with the remarks on both.
    `weights` names the weight set of the pack to score by; without it the pack's own weights count.

    Raises Refused with all faults of the pack, else with all of the values: nothing is scored from either.
    """
    pack, problems = read_pack_folder(folder)
    if pack is None:
        raise Refused(*problems)
    if weights and weights not in pack.weight_sets:
        raise Refused(fault("no_such_weights", found=weights, there=", ".join(sorted(pack.weight_sets)) or "–"))
    given = pack.weight_sets[weights].weights if weights else {}
    told, found = read_values(values, pack)
    problems += found
    if told is None:
        raise Refused(*problems)
    results = [_period(pack, told, period, number, seed, given) for period in sorted(told.rows["period"].unique())]
    return table(results, partial(reason, say)), [*problems, *_unsaid(pack, told), *_touched(results)]


def _unsaid(pack: Pack, told: ValueTable) -> list[Problem]:
    """Ranges of denominators, which are not drawn."""
    others = told.rows[~told.rows["indicator"].isin(pack.indicators) & told.rows["low"].notna()]
    return [remark("values_range_unused", found=str(name)) for name in sorted(others["indicator"].unique())]


def _touched(results: Sequence[Judged]) -> list[Problem]:
    """A remark an indicator of which cells were imputed or treated before they were scored."""
    cells: dict[tuple[str, str], list[str]] = {}
    for one in results:
        for cell in one.index.touched:
            subject = f"{cell.subject} {one.period}".strip()
            cells.setdefault((cell.step, cell.indicator), []).append(f"{subject} ({cell.became:.6g})")
    said = []
    for (step, indicator), which in sorted(cells.items()):
        told = ", ".join(which[:10]) + (" …" if len(which) > 10 else "")
        if step == "imputed":
            said.append(remark("values_imputed", found=indicator, cells=told, number=len(which)))
        else:
            said.append(remark("values_treated", found=indicator, cells=told, number=len(which)))
    return said


def _period(pack: Pack, told: ValueTable, period: str, number: int, seed: int | None, given: Mapping[str, float]) -> Judged:
    rows = told.rows[told.rows["period"] == period]
    groups: Mapping[str, str] | None = None
    if pack.impute and pack.impute.mean_by:
        of_period = told.groups[told.groups["period"] == period]
        if pack.impute.mean_by not in of_period:
            raise Refused(fault("values_no_group", found=pack.impute.mean_by))
        groups = dict(zip(of_period["subject"], of_period[pack.impute.mean_by].fillna("").astype(str), strict=True))
    graded = pack.scale == "signed" and told.has_evidence
    sets: list[Mapping[str, float]] = [{}, *(one.weights for one in pack.weight_sets.values())]
    doubt = Doubt(graded=graded) if told.has_range or graded else None
    return judged(
        pack, period, values_of(pack, rows, groups), given=given, role_sets=sets, number=number, seed=seed, doubt=doubt
    )


def score_base(store: Store, known_at: KnownAt, say: Words, key: str, period: str) -> pd.DataFrame:
    """Every node of every coalition and its partners in a quarter (without one: every quarter that something was observed in),
    as known then. A partner is named after its coalition: COALITION/PARTNER."""
    ask = partial(store.ask, known_at=known_at)
    pack = pack_named(key, ask("packs"))
    frames = []
    for coalition in ask("coalitions")["coalition"]:
        beneath = partial(ask, beneath=True, coalition=coalition)  # the score is one for all who look
        observations, outcomes = beneath("shared_observations"), beneath("shared_outcomes")
        weights = ask("weight_sets", coalition=coalition)
        for one in scores(pack, coalition, observations, weights, outcomes, period):
            told = table([one], partial(reason, say))
            of_partners = one.index.subjects != (coalition,)
            frames.append(told.assign(subject=coalition + "/" + told["subject"]) if of_partners else told)
    if not frames:
        return pd.DataFrame(columns=list(COLUMNS))
    return pd.concat(frames, ignore_index=True).sort_values(["subject", "period"], kind="stable", ignore_index=True)


def reason(say: Words, code: str, coverage: float, needed: float) -> str:
    """Why a score is withheld, in words."""
    if code == "coverage":
        return say("withheld.coverage", known=say.percent(coverage), needed=say.percent(needed))
    return say(f"withheld.{code}")
