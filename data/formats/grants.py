"""What follows from grants as a public standard tells them: streams of money, and the parties and coalitions behind them.

Each giver is a party, and the coalition of what it gives. A grant is known by its own id, whatever its title, day or receiver:
where one of those changes, what was known of it no longer counts.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from data.checking import Row, told
from data.columns import Column, Table
from data.numbering import number
from data.problems import Differs, Problem, remark
from data.standing import Known
from data.tables import BY_NAME

FUNDER: Final = "financier"
"""The role of a giver in the coalition of what it gives, and its kind of party."""
_STREAM: Final = BY_NAME["stream"]
_NTHLESS: Final = tuple(name for name in _STREAM.key if name != "nth")
_TOLD: Final = ("reference", "what", "period", "unit", "promised", "delivered", "giver", "receiver")
_NAMES: Final = ("giver_name", "receiver_name")
GRANT: Final = Table(
    _STREAM.name,
    _STREAM.nl,
    "een toekenning, met de namen van wie hem geeft en krijgt",
    "a grant, with the names of who gives and gets it",
    ("reference",),
    (
        *(_STREAM.by_name[name] for name in _TOLD),
        *(Column(name, "naam", "text", "naam van de partij", "the party's name") for name in _NAMES),
    ),
)
"""A grant as a file tells it: a stream, with the names of its parties beside it."""

Numbered = Mapping[tuple[Any, ...], Mapping[int, Mapping[str, Any]]]
"""What stands of grants: name of the stream -> its number -> its columns."""


def complete(rows: list[Row], known: Known) -> tuple[list[Row], list[Problem]]:
    """The grants as streams, with the parties, coalitions and memberships that follow from them."""
    grants, problems = _once(rows)
    standing = known.numbered(_STREAM, rows[0].values["source"]) if rows else {}
    streams = [_stream(grant) for grant in grants]
    _number(streams, standing)
    moved, found = _moved(streams, standing)
    parties, said = _parties(grants, standing, known)
    return [*parties, *streams, *moved], [*problems, *_without_currency(streams), *found, *said]


def _once(grants: Sequence[Row]) -> tuple[list[Row], list[Problem]]:
    """The grants without those told a second time; those of one id that say something else are kept. Both are said."""
    seen: dict[Any, list[Row]] = defaultdict(list)
    kept: list[Row] = []
    problems = []
    for grant in grants:
        before = seen[grant.values["reference"]] if grant.values["reference"] else []
        same = next((row for row in before if not _differ(row.values, grant.values, _TOLD)), None)
        if same:
            problems.append(grant.at(remark("repeats_row_left_out", other=_where(same, grant))))
            continue
        if before:
            differs = _differ(before[0].values, grant.values, _TOLD)
            found = remark("grant_told_otherwise", column="reference", differs=differs, other=_where(before[0], grant))
            problems.append(grant.at(found))
        before.append(grant)
        kept.append(grant)
    return kept, problems


def _differ(one: Mapping[str, Any], other: Mapping[str, Any], names: Iterable[str]) -> Differs:
    """The first columns in which two grants say something else, with what each says."""
    return tuple((name, told(one.get(name)), told(other.get(name))) for name in names if one.get(name) != other.get(name))[:3]


def _where(row: Row, other: Row) -> str:
    return f"{row.line}" if row.file == other.file else f"{row.line} ({row.file})"


def _from(row: Row, table: str, **values: Any) -> Row:
    """A row of another table that follows from `row`, at the same place in the file."""
    common = {name: row.values.get(name) for name in ("source", "link", "visibility")}
    return Row(BY_NAME[table], {**common, **values}, row.file, row.sheet, row.line)


def _stream(grant: Row) -> Row:
    own = {name: value for name, value in grant.values.items() if name in _STREAM.by_name}
    stream = _from(grant, _STREAM.name, **{**own, "coalition": own["giver"], "kind": "geld"})
    stream.as_written = {name: text for name, text in grant.as_written.items() if name in _STREAM.by_name}
    stream.headers = grant.headers
    return stream


def _name(row: Row) -> tuple[Any, ...]:
    return tuple(row.values.get(column) for column in _NTHLESS)


def _number(streams: Sequence[Row], standing: Numbered) -> None:
    """Number the streams of one name by the ids of their grants, whatever their order: a grant that is known keeps its own."""
    groups: dict[tuple[Any, ...], dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in sorted(streams, key=lambda one: [told(one.values.get(name)) for name in ("reference", "promised", "delivered")]):
        groups[_name(row)][row.values["reference"] or ""].append(row)
    for name, grants in groups.items():
        here = standing.get(name, {})
        taken = set(here)
        for reference, rows in grants.items():
            number(rows, {nth: told for nth, told in here.items() if (told.get("reference") or "") == reference}, taken)
            taken |= {row.values["nth"] for row in rows}


def _moved(streams: Sequence[Row], standing: Numbered) -> tuple[list[Row], list[Problem]]:
    """A withdrawal of each grant that is known under another title, day, giver or receiver than it has now, and a remark."""
    now: dict[str, dict[tuple[Any, ...], Row]] = defaultdict(dict)
    for row in streams:
        if row.values["reference"]:
            now[row.values["reference"]][_name(row)] = row
    gone, problems = [], []
    for name, numbered in standing.items():
        for nth, told_before in numbered.items():
            rows = now.get(told_before.get("reference") or "", {})
            if not rows or name in rows:
                continue
            row = next(iter(rows.values()))
            before = dict(zip(_NTHLESS, name, strict=True))
            differs = _differ(before, row.values, _NTHLESS)
            problems.append(row.at(remark("grant_changed", column="reference", differs=differs)))
            values = {**before, "nth": nth, "source": row.values["source"], "status": "withdrawn"}
            gone.append(Row(_STREAM, values, row.file, row.sheet, row.line))
    return gone, problems


def _without_currency(streams: Sequence[Row]) -> list[Problem]:
    return [
        row.at(remark("amount_without_unit", column=column, found=told(row.values[column])))
        for row in streams
        for column in _STREAM.amounts_in_units
        if row.values.get(column) is not None and not row.values.get("unit")
    ]


def _parties(grants: Sequence[Row], standing: Numbered, known: Known) -> tuple[list[Row], list[Problem]]:
    """A row for each giver and receiver; each giver is a coalition and a member of it.

    A party is called as in its latest grant, here or among those that stand, so that the order of files does not matter.
    """
    latest: dict[str, str] = {}
    for before in (dict(zip(_NTHLESS, name, strict=True)) for name in standing):
        for who in ("giver", "receiver"):
            latest[before[who]] = max(latest.get(before[who], ""), before["period"] or "")
    first: dict[str, Row] = {}
    names: dict[str, dict[str, Row]] = defaultdict(dict)
    for grant in sorted(grants, key=lambda row: [row.values.get(name) or "" for name in ("period", "reference")]):
        for who in ("giver", "receiver"):
            party, name = grant.values[who], grant.values[f"{who}_name"]
            first.setdefault(party, grant)
            if name:
                names[party] = {other: row for other, row in names[party].items() if other != name} | {name: grant}
    givers = {grant.values["giver"] for grant in grants}
    rows, problems, there = [], [], known.ids("party")
    for party, grant in first.items():
        *others, name = [*names[party]] or [""]
        is_latest = name and (names[party][name].values.get("period") or "") >= latest.get(party, "")
        called = {"name": name} if is_latest else {}
        rows.append(_from(grant, "party", party=party, **called, **({"kind": FUNDER} if party in givers else {})))
        if party in givers:
            rows.append(_from(grant, "coalition", coalition=party, **called))
            rows.append(_from(grant, "membership", coalition=party, party=party, role=FUNDER))
        if name and others:
            problems.append(
                names[party][name].at(remark("party_renamed", found=party, name=name, others="; ".join(others[:3])))
            )
        elif not name and party not in there:
            problems.append(grant.at(remark("known_by_id", found=party)))
    return rows, problems
