"""The form in which a steering group tells what each adds: the rows it begins with, what is wrong with them, what changed."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import pandas as pd

from dashboard.views.records import records
from data.columns import BETWEEN_IDS
from data.entering import Form
from data.problems import Problem, fault, remark
from data.writing import cell
from metrics.games_told import games_told

NUMBERS: Final = ("low", "likely", "high")
TEXTS: Final = ("because", "cause")
CHOICES: Final = ("basis", "evidence")
TOLD: Final = (*NUMBERS, *TEXTS, *CHOICES)
NO_CAUSE: Final = "cost_without_cause"
COLUMNS: Final = ("fact", "parties", *TOLD)
"""`fact` is the number of the fact that a row comes from, missing in a row that is none yet; `parties` a list of ids."""


def counted(dividends: pd.DataFrame, outcomes: pd.DataFrame, partners: pd.DataFrame, outcome: str) -> tuple[str, pd.DataFrame]:
    """The last period of which contributions to an outcome count, and their rows of `dividends`: those of a candidate do not
    count. Empty where there are none. The frames are the answers to `dividends`, `outcomes` and `partners`."""
    last = next((one for one in reversed(games_told(dividends, outcomes, partners)) if one.outcome == outcome), None)
    if last is None:
        return "", dividends.iloc[:0]
    game = last.game
    sets = {joined(party for party, is_in in zip(game.parties, row, strict=True) if is_in) for row in game.members}
    of_period = (dividends["outcome"] == outcome) & (dividends["period"] == last.period) & dividends["parties"].isin(sets)
    found: pd.DataFrame = dividends[of_period.fillna(False).astype(bool)]
    return last.period, found


def of_outcome(form: Form, outcome: str, counted: pd.DataFrame) -> Form:
    """The form of one outcome alone: of its rows those that are `counted` (rows of `dividends`: parties and source), the own
    ones first, then pairs, trios and more; with the columns that a meeting fills in.

    New rows are in the unit of the others, where these share one.
    """
    keys = {(row["parties"], row["source"]) for row in records(counted)}
    at = [
        at
        for at, row in enumerate(form.stood)
        if row["outcome"] == outcome and row["in_use"] and (row["parties"], row["source"]) in keys
    ]
    at.sort(key=lambda one: _order(form.stood[one]["parties"]))
    columns = {column.name: column for column in form.columns}
    units = {row["unit"] for row in records(counted)}
    unit = next(iter(units)) if len(units) == 1 else None
    return replace(
        form,
        columns=tuple(columns[name] for name in COLUMNS[1:]),
        rows=tuple(form.rows[one] for one in at),
        facts=tuple(form.facts[one] for one in at),
        stood=tuple(form.stood[one] for one in at),
        given={**form.given, "outcome": outcome, "unit": unit or ""},
    )


def begun(form: Form, before: pd.DataFrame, members: Sequence[str]) -> pd.DataFrame:
    """The rows that the form begins with, in COLUMNS, numbered from 1: those that stand; where none do, those of `before` (rows
    of `dividends` of an earlier quarter) as new ones. Below them an empty row for each member without one of its own."""
    stood = [{**row, "fact": fact} for fact, row in zip(form.facts, form.stood, strict=True)]
    rows = stood or sorted(({**row, "fact": None} for row in records(before)), key=lambda row: _order(row["parties"]))
    own = {row["parties"] for row in rows}
    rows += [{"fact": None, "parties": party} for party in members if party not in own]
    told = [{name: row.get(name) for name in COLUMNS} | {"parties": row["parties"].split(BETWEEN_IDS)} for row in rows]
    return typed(pd.DataFrame(told, columns=list(COLUMNS)))


def typed(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows as they come from an editor, in COLUMNS with their kinds, numbered from 1: whatever was typed stays."""
    found = pd.DataFrame({"fact": pd.to_numeric(rows["fact"]).astype("Int64").to_numpy()}, dtype="Int64")
    found["parties"] = pd.Series([_parties(told) for told in rows["parties"]], dtype=object)
    for name in NUMBERS:
        found[name] = pd.to_numeric(rows[name]).astype(float).to_numpy()
    for name in (*TEXTS, *CHOICES):
        found[name] = pd.Series([_text(told) for told in rows[name]], dtype=object)
    found.index = pd.RangeIndex(1, len(found) + 1)
    return found


def plain_rows(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """The typed rows as plain values: an unknown is None, the parties stay a list."""
    told = rows.astype(object)
    return [{str(name): value for name, value in row.items()} for row in told.where(told.notna(), None).to_dict("records")]


def is_told(row: Mapping[str, Any]) -> bool:
    """Does a row tell anything? A new one with nothing but parties does not."""
    return row["fact"] is not None or any(row[name] not in (None, "") for name in TOLD)


def faults(rows: pd.DataFrame, known: Collection[str], coalition: str) -> list[Problem]:
    """What is wrong with the typed rows, each with the number of its row, as it would be said of a file; `known` are the
    parties that may be chosen."""
    found: list[Problem] = []
    first: dict[str, int] = {}
    for number, row in enumerate(plain_rows(rows), 1):
        if not is_told(row):
            continue
        parties = joined(row["parties"])
        told = [*_of_parties(row["parties"], known, coalition), *_of_numbers(row)]
        if parties and first.setdefault(parties, number) != number:
            told.append(fault("dividend_twice", column="parties", found=parties, first=first[parties]))
        if (row["likely"] or 0) < 0 and len(row["parties"]) > 1 and not row["cause"]:
            told.append(remark(NO_CAUSE, column="cause", found=cell(row["likely"])))
        found += [one.at("", row=number, table="dividend") for one in told]
    return found


def filled(form: Form, rows: pd.DataFrame) -> tuple[Form, pd.DataFrame, list[Problem]]:
    """The typed rows as the texts of a form, which then has its rows in their order, and a fault for each row whose fact has
    meanwhile been changed by another. New rows without anything but parties are left out."""
    at = {fact: place for place, fact in enumerate(form.facts)}
    told = [(number, row) for number, row in enumerate(plain_rows(rows), 1) if is_told(row)]
    gone = [
        fault("dividend_changed_meanwhile", found=joined(row["parties"])).at("", row=number, table="dividend")
        for number, row in told
        if row["fact"] is not None and row["fact"] not in at
    ]
    kept = [(at.get(row["fact"]), row) for _, row in told if row["fact"] is None or row["fact"] in at]
    known = [place for place, _ in kept if place is not None]
    ordered = replace(
        form,
        rows=tuple(form.rows[place] for place in known),
        facts=tuple(form.facts[place] for place in known),
        stood=tuple(form.stood[place] for place in known),
    )
    texts = [_texts(row, form, place) for place, row in sorted(kept, key=lambda one: one[0] is None)]
    headers = [column.header(form.lang) for column in form.columns]
    return ordered, pd.DataFrame(texts, columns=headers, index=range(1, len(texts) + 1), dtype=object).fillna(""), gone


def changed(form: Form, rows: pd.DataFrame) -> set[int]:
    """The numbers of the typed rows that are new or say something else than what stands."""
    at = {fact: place for place, fact in enumerate(form.facts)}
    found = set()
    for number, row in enumerate(plain_rows(rows), 1):
        place = at.get(row["fact"])
        stood = None if place is None else form.rows[place]
        if is_told(row) and (stood is None or _texts(row, form, place) != [stood[column.name] for column in form.columns]):
            found.add(number)
    return found


def _order(parties: str) -> tuple[int, str]:
    """Own rows first, then pairs, trios and more."""
    return parties.count(BETWEEN_IDS), parties


def _parties(told: Any) -> list[str]:
    """The parties of a row as the editor gives them: nothing, or a list in the order in which they were chosen."""
    return [] if told is None or isinstance(told, float) else [str(one) for one in told]


def _text(told: Any) -> str | None:
    return None if told is None or pd.isna(told) or not str(told).strip() else str(told).strip()


def joined(parties: Iterable[str]) -> str:
    """The parties as a set is written: A+B, sorted, each once."""
    return BETWEEN_IDS.join(sorted(set(parties)))


def _of_parties(parties: Sequence[str], known: Collection[str], coalition: str) -> Iterator[Problem]:
    if not parties:
        yield fault("dividend_nobody", column="parties")
    for party in parties:
        if party not in known:
            yield fault("party_without_part", column="parties", found=party, coalition=coalition)


def _of_numbers(row: Mapping[str, Any]) -> Iterator[Problem]:
    likely = row["likely"]
    for bound, way in (("low", 1), ("high", -1)):
        end = row[bound]
        if end is not None and likely is None:
            yield fault("range_without_likely", column=bound, found=cell(end))
        elif end is not None and (end - likely) * way > 0:
            found, middle = cell(end), cell(likely)
            if way > 0:
                yield fault("low_above_likely", column=bound, found=found, likely=middle)
            else:
                yield fault("high_below_likely", column=bound, found=found, likely=middle)


def _texts(row: Mapping[str, Any], form: Form, place: int | None) -> list[str]:
    """A typed row as the texts of a form; what was not touched reads as it stood."""
    found = []
    for column in form.columns:
        value = joined(row["parties"]) if column.name == "parties" else row[column.name]
        stood = None if place is None else form.stood[place][column.name]
        if place is not None and (None if value == "" else value) == stood:
            found.append(form.rows[place][column.name])
        elif isinstance(value, float):
            found.append(cell(value).replace(".", "," if form.lang == "nl" else "."))
        else:
            found.append(next((one.word(form.lang) for one in column.choices if one.code == value), value or ""))
    return found
