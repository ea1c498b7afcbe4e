"""What outcomes, dividends and ambitions must agree on: ranges, units, who takes part, what is there and what was observed."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from data.after import NOTHING, After, Step, Values, of_source, on
from data.checking import Row, told
from data.columns import BETWEEN_IDS, Table
from data.methods import files_of
from data.pack_reading import read_pack
from data.packs_known import shipped
from data.problems import Problem, fault, remark
from data.standing import Known
from data.tables import BY_NAME
from data.units import plain_unit

_NEEDS: Final[Mapping[str, tuple[str, ...]]] = {
    "outcome": (),
    "observation": ("outcome",),
    "dividend": ("outcome", "coalition", "membership"),
    "achievement": ("ambition",),
    "outcome_metric": ("outcome", "project"),
}
"""The tables that are looked at, each with those that it is held against."""
LOW_HIGH: Final = ("low", "high")
_LIKELY: Final = {"likely": LOW_HIGH}
_CLOSE: Final = 1e-9
"""How far apart two numbers may lie, as a part of them, and still be the same."""


def unfounded(rows: Sequence[Row], known: Known) -> list[Problem]:
    """Everything that cannot be, or is odd, in outcomes, dividends and achievements: by itself, or beside what will stand.

    Faults: a range that is turned or has no likely value, a dividend of an outcome that its coalition does not have, dividends
    of one outcome and period in several units, two outcomes of one indicator and period, an achievement of an ambition that is
    not there. The rest are remarks. `rows`
    are of the template, methods of the same delivery among them.
    """
    by_table: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_table[row.table.name].append(row)
    given = [name for name in _NEEDS if name in by_table]
    names = dict.fromkeys((*given, *(other for name in given for other in _NEEDS[name])))
    tables = {name: After.of(BY_NAME[name], by_table[name], known) for name in names if name != "observation"}
    outcomes, dividends = tables.get("outcome", NOTHING), tables.get("dividend", NOTHING)
    may_differ = any(values.get("actual") is not None and values.get("indicator") for values, _ in outcomes.standing.values())
    observations = After.of(BY_NAME["observation"], by_table["observation"], known) if may_differ else NOTHING
    has = {(values.get("coalition"), values.get("outcome")) for values, _ in outcomes.standing.values()}
    return [
        *_turned(BY_NAME["outcome"], outcomes, _ranges(BY_NAME["outcome"])),
        *_turned(BY_NAME["dividend"], dividends, _LIKELY),
        *_dividends(tables, has),
        *_mixed_units(dividends, outcomes),
        *_without_ambition(tables.get("achievement", NOTHING), tables.get("ambition", NOTHING)),
        *_indicators(outcomes, [row.values for row in by_table["method"]], known),
        *_otherwise_observed(outcomes, observations),
        *_counting_nothing(tables.get("outcome_metric", NOTHING), tables.get("project", NOTHING), has),
    ]


def _ranges(table: Table) -> dict[str, tuple[str, str]]:
    """Each likely value of a table with its low and its high one."""
    names = {column.name for column in table.own}
    return {name: (f"{name}_low", f"{name}_high") for name in names if f"{name}_low" in names}


def _turned(table: Table, after: After, ranges: Mapping[str, tuple[str, str]]) -> Iterator[Problem]:
    """A finding for each bound that lies at the wrong side of the likely value, or stands there without one."""
    order = [column.name for column in table.own]
    for row, values in after.told:
        for likely in sorted(ranges, key=order.index):
            yield from (row.at(one) for one in out_of_order(values, likely, ranges[likely]))


def out_of_order(values: Mapping[str, Any], likely: str = "likely", bounds: tuple[str, str] = LOW_HIGH) -> Iterator[Problem]:
    """A fault for each of the two bounds (low, high) that lies at the wrong side of the likely value, or stands there without
    one; `values` are numbers by column, None where unknown."""
    middle = values.get(likely)
    for bound, way in zip(bounds, (1, -1), strict=True):
        end = values.get(bound)
        if end is None:
            continue
        if middle is None:
            yield fault("range_without_likely", column=bound, found=_written(end))
        elif (end - middle) * way > 0:
            told_of: dict[str, Any] = {"column": bound, "found": _written(end), "likely": _written(middle)}
            yield fault("low_above_likely", **told_of) if way > 0 else fault("high_below_likely", **told_of)


def without_cause(parties: Collection[str], likely: float | None, cause: str | None) -> Iterator[Problem]:
    """A remark where working together costs and nothing tells by what."""
    if likely is not None and likely < 0 and len(parties) > 1 and not cause:
        yield remark("cost_without_cause", column="cause", found=_written(likely))


def _dividends(tables: Mapping[str, After], has: set[tuple[Any, Any]]) -> Iterator[Problem]:
    """Findings on dividends of an outcome that is not there, of a party without part in the coalition, and without a cause."""
    coalitions = {values.get("coalition") for values, _ in tables.get("coalition", NOTHING).standing.values()}
    standing = tables.get("membership", NOTHING).standing.values()
    known = {(values.get("coalition"), values.get("party")) for values, _ in standing}
    for row, values in tables.get("dividend", NOTHING).told:
        coalition, outcome = values.get("coalition"), values.get("outcome")
        if coalition not in coalitions:
            continue  # that is said already
        if (coalition, outcome) not in has:
            yield row.at(fault("outcome_unknown", column="outcome", found=str(outcome), coalition=str(coalition)))
        parties = str(values.get("parties") or "").split(BETWEEN_IDS)
        for party in (party for party in parties if party and (coalition, party) not in known):
            known.add((coalition, party))
            yield row.at(remark("party_without_part", column="parties", found=party, coalition=str(coalition)))
        yield from (row.at(one) for one in without_cause(parties, values.get("likely"), values.get("cause")))


def _mixed_units(dividends: After, outcomes: After) -> Iterator[Problem]:
    """A finding for each outcome and period of which the dividends that will stand are in several units, that of the outcome
    among them: on a row of the delivery with the unit that fewest have."""
    own: dict[tuple[Any, Any], str] = {}
    for values, _ in sorted(outcomes.standing.values(), key=lambda one: str(one[0].get("period"))):
        own[values.get("coalition"), values.get("outcome")] = plain_unit(values.get("unit"))
    alike: dict[tuple[Any, ...], dict[str, list[Step]]] = defaultdict(lambda: defaultdict(list))
    for values, row in dividends.standing.values():
        coalition, outcome, period = (values.get(name) for name in ("coalition", "outcome", "period"))
        unit = plain_unit(values.get("unit"))
        alike[coalition, outcome, period]["" if unit == own.get((coalition, outcome)) else unit].append((values, row))
    for (_, outcome, _), units in alike.items():
        fewest_first = sorted(units, key=lambda unit: (len(units[unit]), not unit, unit))
        for unit in fewest_first if len(units) > 1 else ():
            other = next(one for one in reversed(fewest_first) if one != unit)
            names = {which: str(units[which][0][0].get("unit") or "–") for which in (unit, other)}
            said = fault("dividend_units_differ", column="unit", found=names[unit], outcome=str(outcome), other=names[other])
            if found := list(on(units[unit], said)):
                yield from found
                break


def _without_ambition(achievements: After, ambitions: After) -> Iterator[Problem]:
    """A finding for each achievement of an ambition that its party does not have in the coalition."""
    key = BY_NAME["ambition"].key
    has = {tuple(values.get(name) for name in key) for values, _ in ambitions.standing.values()}
    for row, values in achievements.told:
        if tuple(values.get(name) for name in key) not in has:
            found, party = str(values.get("ambition")), str(values.get("party"))
            yield row.at(fault("ambition_unknown", column="ambition", found=found, party=party))


def _indicators(outcomes: After, brought: Sequence[Values], known: Known) -> Iterator[Problem]:
    """A remark for each outcome whose indicator stands in no pack, of ours, of the ledger or `brought` in this delivery, or is
    measured in another unit; a fault where another outcome of the coalition has the same indicator in the same period."""
    asking = [(row, values, str(values["indicator"])) for row, values in outcomes.told if values.get("indicator")]
    packs = list(shipped().values()) if asking else []
    if {indicator for _, _, indicator in asking} - {name for pack in packs for name in pack.indicators}:
        methods = [*known.rows(BY_NAME["method"]).values(), *brought]
        read = (read_pack(files_of(str(one["content"])))[0] for one in methods if one["kind"] == "pack")
        packs += [pack for pack in read if pack]
    claimed: dict[tuple[Any, ...], set[str]] = defaultdict(set)
    for values, _ in outcomes.standing.values():
        claimed[tuple(values.get(name) for name in ("coalition", "indicator", "period"))].add(str(values.get("outcome")))
    for row, values, indicator in asking:
        units = {pack.by_name[indicator].unit or "" for pack in packs if indicator in pack.indicators}
        unit = values.get("unit")
        if not units:
            yield row.at(remark("indicator_unknown", column="indicator", found=indicator))
        elif unit and "" not in units and plain_unit(unit) not in {plain_unit(one) for one in units}:
            expected = ", ".join(sorted(units))
            yield row.at(remark("outcome_unit_differs", column="unit", found=str(unit), indicator=indicator, unit=expected))
        alike = claimed[tuple(values.get(name) for name in ("coalition", "indicator", "period"))] - {str(values.get("outcome"))}
        if alike:
            yield row.at(fault("indicator_claimed_twice", column="indicator", found=indicator, other=", ".join(sorted(alike))))


def _otherwise_observed(outcomes: After, observations: After) -> Iterator[Problem]:
    """A remark where an outcome tells another level than was observed of its indicator in the same period."""
    observed: dict[tuple[Any, ...], list[Step]] = defaultdict(list)
    for values, row in observations.standing.values():
        if values.get("party") is None and values.get("value") is not None:
            observed[tuple(values.get(name) for name in ("coalition", "indicator", "period"))].append((values, row))
    for values, row in outcomes.standing.values():
        actual, indicator = values.get("actual"), values.get("indicator")
        if actual is None or not indicator:
            continue
        steps = observed.get(tuple(values.get(name) for name in ("coalition", "indicator", "period")), [])
        for seen in of_source(steps, values.get("source"))[:1]:
            level: float = seen[0]["value"]
            if math.isclose(level, actual, rel_tol=_CLOSE):
                continue
            stated, value = _written(actual), _written(level)
            by_row: dict[str, Any] = {"column": "actual", "found": stated}
            if not (row and row.sound):
                by_row = {"column": "value", "found": value}
            said = remark("actual_observed_otherwise", **by_row, stated=stated, observed=value, indicator=str(indicator))
            yield from on(((values, row), seen), said)


def _counting_nothing(metrics: After, contracts: After, has: set[tuple[Any, Any]]) -> Iterator[Problem]:
    """A remark for each outcome of a contract that is to count an outcome that the contract's coalition does not have."""
    of_contract = defaultdict(set)
    for values, _ in contracts.standing.values():
        of_contract[values.get("project")].add(values.get("coalition"))
    for row, values in metrics.told:
        outcome, coalitions = values.get("outcome"), of_contract.get(values.get("project"), set())
        if outcome and coalitions and not any((coalition, outcome) in has for coalition in coalitions):
            project = str(values.get("project"))
            yield row.at(remark("counted_outcome_unknown", column="outcome", found=str(outcome), project=project))


def _written(number: float) -> str:
    return told(Decimal(str(number)))
