"""The form in which a steering group tells what each adds: the rows it begins with, what is wrong with them, what changed."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import pandas as pd

from dashboard.views.records import records
from data import values
from data.columns import BETWEEN_IDS, Column, Lang
from data.contribution_checking import out_of_order, without_cause
from data.entering import Form
from data.problems import Problem, fault, shown
from data.tables import BY_NAME
from data.writing import cell
from metrics.games_told import games_told

NUMBERS: Final = ("low", "likely", "high")
TEXTS: Final = ("cause", "because")
CHOICES: Final = ("basis", "evidence")
TOLD: Final = (*NUMBERS, *TEXTS, *CHOICES)
NO_CAUSE: Final = "cost_without_cause"
GONE: Final = "gone"
COLUMNS: Final = ("fact", "parties", *TOLD, GONE)
"""`fact` is the number of the fact that a row comes from, missing in a row that is none yet; `parties` a list of ids; numbers
are texts, as they were typed; `gone` marks a row that is to be taken out."""
_DIVIDEND: Final = BY_NAME["dividend"]
_STATUS: Final = "status"


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
    ones first, then pairs, trios and more; with the columns that a meeting fills in, and the status of what is taken out.

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
        columns=(*(columns[name] for name in ("parties", *TOLD)), _DIVIDEND.by_name[_STATUS]),
        rows=tuple({**form.rows[one], _STATUS: ""} for one in at),
        facts=tuple(form.facts[one] for one in at),
        stood=tuple(form.stood[one] for one in at),
        given={**form.given, "outcome": outcome, "unit": unit or ""},
    )


def begun(form: Form, before: pd.DataFrame, members: Sequence[str]) -> pd.DataFrame:
    """The rows that the form begins with, in COLUMNS, numbered from 1: those that stand; where none do, those of `before` (rows
    of `dividends` of an earlier quarter) as new ones. Below them an empty row for each member without one of its own."""
    facts = zip(form.facts, form.stood, form.rows, strict=True)
    stood = [{**row, "fact": fact, **{name: told[name] for name in NUMBERS}} for fact, row, told in facts]
    earlier = (
        {**row, "fact": None, **{name: number_typed(row[name], form.lang) for name in NUMBERS}} for row in records(before)
    )
    rows = stood or sorted(earlier, key=lambda row: _order(row["parties"]))
    own = {row["parties"] for row in rows}
    rows += [{"fact": None, "parties": party} for party in members if party not in own]
    told = [{name: row.get(name) for name in COLUMNS} | {"parties": row["parties"].split(BETWEEN_IDS)} for row in rows]
    return typed(pd.DataFrame(told, columns=list(COLUMNS)))


def typed(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows as they come from an editor, in COLUMNS with their kinds, numbered from 1: whatever was typed stays."""
    found = pd.DataFrame({"fact": pd.to_numeric(rows["fact"]).astype("Int64").to_numpy()}, dtype="Int64")
    found["parties"] = pd.Series([_parties(told) for told in rows["parties"]], dtype=object)
    for name in TOLD:
        found[name] = pd.Series([_text(told) for told in rows[name]], dtype=object)
    found[GONE] = [told is not None and not pd.isna(told) and bool(told) for told in rows[GONE]]
    found.index = pd.RangeIndex(1, len(found) + 1)
    return found


def plain_rows(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """The typed rows as plain values: an unknown is None, the parties stay a list."""
    told = rows.astype(object)
    return [{str(name): value for name, value in row.items()} for row in told.where(told.notna(), None).to_dict("records")]


def is_told(row: Mapping[str, Any]) -> bool:
    """Does a row tell anything that is to stay? One that is taken out does not, nor a new one with nothing but parties."""
    return not row[GONE] and (row["fact"] is not None or any(row[name] not in (None, "") for name in TOLD))


def numbers(row: Mapping[str, Any]) -> tuple[dict[str, float | None], list[Problem]]:
    """The numbers of a typed row, read as those of a file are, None where unknown; and a fault for each that is none."""
    found: dict[str, float | None] = dict.fromkeys(NUMBERS)
    problems = []
    for name in NUMBERS:
        text = row[name] or ""
        if text.casefold() in values.MISSING:
            continue
        try:
            found[name] = values.double(text, _DIVIDEND.by_name[name], "")
        except values.Unreadable as bad:
            problems.append(Problem(bad.code, True, column=name, found=shown(text), details=bad.details))
    return found, problems


def faults(rows: pd.DataFrame, known: Collection[str], coalition: str, changed: Collection[int] = ()) -> list[Problem]:
    """What is wrong with the typed rows, each with the number of its row, as it would be said of a file; `known` are the
    parties that may be chosen. Of two rows of the same parties the one that was `changed` is wrong, else the later."""
    told = [(number, row) for number, row in enumerate(plain_rows(rows), 1) if is_told(row)]
    first: dict[str, int] = {}
    for number, row in sorted(told, key=lambda one: (one[0] in changed, one[0])):
        first.setdefault(joined(row["parties"]), number)
    found: list[Problem] = []
    for number, row in told:
        parties = joined(row["parties"])
        read, problems = numbers(row)
        problems = [*_of_parties(row["parties"], known, coalition), *(problems or out_of_order(read))]
        if parties and first[parties] != number:
            problems.append(fault("dividend_twice", column="parties", found=parties, first=first[parties]))
        problems += without_cause(row["parties"], read["likely"], row["cause"])
        found += [one.at("", row=number, table="dividend") for one in problems]
    return found


def filled(form: Form, rows: pd.DataFrame) -> tuple[Form, pd.DataFrame, list[Problem]]:
    """The typed rows as the texts of a form, under the numbers they have in the table; the form then has its rows in their
    order; and a fault for each row whose fact has meanwhile been changed by another.

    New rows without anything but parties are left out. A row that is taken out reads as it stood, with its status.
    """
    at = {fact: place for place, fact in enumerate(form.facts)}
    told = [(number, row) for number, row in enumerate(plain_rows(rows), 1) if _is_handed_in(row)]
    gone = [
        fault("dividend_changed_meanwhile", found=joined(row["parties"])).at("", row=number, table="dividend")
        for number, row in told
        if row["fact"] is not None and row["fact"] not in at
    ]
    kept = [(at.get(row["fact"]), number, row) for number, row in told if row["fact"] is None or row["fact"] in at]
    kept.sort(key=lambda one: one[0] is None)
    known = [place for place, _, _ in kept if place is not None]
    ordered = replace(
        form,
        rows=tuple(form.rows[place] for place in known),
        facts=tuple(form.facts[place] for place in known),
        stood=tuple(form.stood[place] for place in known),
    )
    texts = [_texts(row, form, place) for place, _, row in kept]
    headers = [column.header(form.lang) for column in form.columns]
    index = [number for _, number, _ in kept]
    return ordered, pd.DataFrame(texts, columns=headers, index=index, dtype=object).fillna(""), gone


def changed(form: Form, rows: pd.DataFrame) -> set[int]:
    """The numbers of the typed rows that are new, are taken out, or say something else than what stands."""
    at = {fact: place for place, fact in enumerate(form.facts)}
    found = set()
    for number, row in enumerate(plain_rows(rows), 1):
        place = at.get(row["fact"])
        stood = None if place is None else form.rows[place]
        same = stood is not None and _texts(row, form, place) == [stood[column.name] for column in form.columns]
        if _is_handed_in(row) and not same:
            found.add(number)
    return found


def taken_out(rows: pd.DataFrame) -> list[int]:
    """The numbers of the rows of which the fact is to be withdrawn."""
    return [number for number, row in enumerate(plain_rows(rows), 1) if row[GONE] and row["fact"] is not None]


def _is_handed_in(row: Mapping[str, Any]) -> bool:
    return is_told(row) or (row[GONE] and row["fact"] is not None)


def _order(parties: str) -> tuple[int, str]:
    """Own rows first, then pairs, trios and more."""
    return parties.count(BETWEEN_IDS), parties


def number_typed(value: float | None, lang: Lang) -> str:
    """A number as the reader types it: 4,5 (nl), 4.5 (en)."""
    return cell(value).replace(".", "," if lang == "nl" else ".")


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


def _texts(row: Mapping[str, Any], form: Form, place: int | None) -> list[str]:
    """A typed row as the texts of a form; what was not touched reads as it stood, and so does all that is taken out."""
    if row[GONE] and place is not None:
        told = {**form.rows[place], _STATUS: _word(_DIVIDEND.by_name[_STATUS], "withdrawn", form.lang)}
        return [told[column.name] for column in form.columns]
    read, _ = numbers(row)
    found = []
    for column in form.columns:
        name = column.name
        if name == _STATUS:
            found.append("")
            continue
        value = joined(row["parties"]) if name == "parties" else row[name]
        meant = read[name] if read.get(name) is not None else value
        if place is not None and (None if meant == "" else meant) == form.stood[place][name]:
            found.append(form.rows[place][name])
        else:
            found.append(_word(column, value, form.lang))
    return found


def _word(column: Column, value: Any, lang: Lang) -> str:
    """A value as it is typed: a word of a list in the reader's language, else itself."""
    return next((one.word(lang) for one in column.choices if one.code == value), value or "")
