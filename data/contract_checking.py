"""What the rows of a contract must agree on, with one another and with what the ledger knows: periods, outcomes, claims."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from data.checking import Row, told
from data.columns import Table
from data.known import today
from data.problems import Problem, fault, remark
from data.standing import Known
from data.tables import BY_NAME

STEPS: Final = ("claimed", "evidenced", "validated", "paid")
"""The steps of a claim, none of which may be skipped; `rejected` and `disputed` stand beside them."""
OF_OUTCOMES: Final = ("outcome_pricing", "result", "outcome_payment", "claim", "impact", "impact_risk", "social_return")
"""The tables of which a row may be about an outcome of the contract."""
OF_PEOPLE: Final = frozenset(
    {"mens", "mensen", "persoon", "personen", "deelnemer", "deelnemers", "jongeren", "kinderen", "gezinsleden", "werkzoekenden"}
    | {"people", "person", "persons", "individual", "individuals", "participant", "participants", "young people", "children"}
)
"""Units in which people are counted. An outcome without a unit counts people as well."""

Values = Mapping[str, Any]
Step = tuple[Values, Row | None]
"""What stands, and the row of the delivery that says so; None: the ledger."""


@dataclass(frozen=True)
class After:
    """A table as it will be once the rows of a delivery are in.

    `told` has each sound row with the values it will have; `standing` what will stand by key and source. What is withdrawn,
    or recorded before what the ledger has, does not stand.
    """

    told: list[tuple[Row, Values]]
    standing: dict[tuple[Any, ...], Step]

    @classmethod
    def of(cls, table: Table, rows: Iterable[Row], known: Known) -> "After":
        """The table with these rows of it put over what the ledger knows."""
        after = cls([], {name: (values, None) for name, values in known.rows(table).items()})
        for row in sorted(rows, key=lambda one: one.values.get("recorded") or today()):
            day, name = row.values.get("recorded") or today(), (*row.key(), row.values["source"])
            before = after.standing.get(name, ({}, None))[0]
            values = {**before, **row.values, "recorded": day}
            is_past = bool(before) and day < before["recorded"]
            if row.values.get("status") == "withdrawn":
                if not is_past:
                    after.standing.pop(name, None)
                continue
            if row.sound:
                after.told.append((row, values))
            if not is_past:
                after.standing[name] = (values, row)
        return after


def disagreements(rows: Sequence[Row], known: Known, *, lenient: bool) -> list[Problem]:
    """Everything in which rows disagree with one another, or with what stands in the ledger.

    A period that ends before it begins, more people reached than took part, an outcome or a rate that the contract does not
    have, and claims that skip a step or are signed by who claims. A lenient format has remarks where another has faults.
    """
    by_table: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_table[row.table.name].append(row)
    given = [name for name in by_table if name in OF_OUTCOMES or any(column.after for column in BY_NAME[name].own)]
    looked_up = ("outcome_metric", "outcome_fund", "rate_card") if any(name in OF_OUTCOMES for name in given) else ()
    tables = {name: After.of(BY_NAME[name], by_table[name], known) for name in (*given, *looked_up)}
    problems = [found for name in given for found in _reversed_periods(BY_NAME[name], tables[name])]
    if looked_up:
        nothing = After([], {})
        units: dict[tuple[Any, ...], set[str]] = defaultdict(set)
        for metric, _ in tables["outcome_metric"].standing.values():
            units[metric.get("project"), metric.get("outcome_metric")].add((metric.get("unit") or "").casefold())
        contracts = known.ids("project") | {str(row.values.get("project")) for row in by_table["project"]}
        of_outcomes = {name: tables[name] for name in OF_OUTCOMES if name in tables}
        problems += _unknown_outcomes(of_outcomes, units.keys(), contracts, lenient=lenient)
        problems += _more_than_reached(tables.get("result", nothing), units)
        prices = tables.get("outcome_pricing", nothing)
        problems += _unknown_rates(prices, tables["outcome_fund"], tables["rate_card"], contracts)
        problems += _claims(tables.get("claim", nothing))
    return [problem.as_remark() for problem in problems] if lenient else problems


def _reversed_periods(table: Table, after: After) -> Iterator[Problem]:
    """A finding for each end that lies before its beginning. Where one of them is a longer period, they may overlap."""
    for row, values in after.told:
        for column in table.own:
            end, begin = values.get(column.name), values.get(column.after or "")
            if end and begin and _days(end)[1] < _days(begin)[0]:
                yield row.at(fault("ends_before_it_begins", column=column.name, found=told(end), begin=told(begin)))


def _days(period: object) -> tuple[str, str]:
    """The first and the last day of a year, quarter, month or day, as texts to compare; the last may be a 31st that is not."""
    text = str(period)
    if found := re.fullmatch(r"(\d{4})-Q([1-4])", text):
        last = 3 * int(found[2])
        return f"{found[1]}-{last - 2:02}-01", f"{found[1]}-{last:02}-31"
    return text + "-01-01"[len(text) - 4 :], text + "-12-31"[len(text) - 4 :]


def _unknown_outcomes(
    tables: Mapping[str, After], outcomes: Collection[tuple[Any, ...]], contracts: Collection[str], *, lenient: bool
) -> Iterator[Problem]:
    """A finding for each row about an outcome that its contract does not have; in a lenient format one a table and contract."""
    for after in tables.values():
        absent: dict[str, list[tuple[Row, str]]] = defaultdict(list)
        for row, values in after.told:
            project, metric = values.get("project"), values.get("outcome_metric")
            if metric and project in contracts and (project, metric) not in outcomes:
                absent[str(project)].append((row, metric))
        for project, rows in absent.items():
            if lenient:
                found = ", ".join(dict.fromkeys(metric for _, metric in rows))
                said = remark("metrics_unknown", column="outcome_metric", found=found, project=project, n=len(rows))
                yield rows[0][0].at(said)
                continue
            for row, metric in rows:
                yield row.at(fault("metric_unknown", column="outcome_metric", found=metric, project=project))


def _more_than_reached(results: After, units: Mapping[tuple[Any, ...], set[str]]) -> Iterator[Problem]:
    """A finding where more people have a good outcome, or more outcomes are achieved, than people took part."""
    for row, values in results.told:
        engaged = values.get("engaged")
        counted_in = units.get((values.get("project"), values.get("outcome_metric")), {"?"})
        for name, of_people in (("positive", True), ("achieved", counted_in <= OF_PEOPLE | {""})):
            number = values.get(name)
            if engaged is None or number is None or number <= engaged:
                continue
            details: dict[str, Any] = {"column": name, "found": _written(number), "engaged": engaged}
            yield row.at(fault("more_than_reached", **details) if of_people else remark("more_units_than_reached", **details))


def _written(number: float) -> str:
    return told(Decimal(str(number)))


def _unknown_rates(prices: After, in_fund: After, cards: After, contracts: Collection[str]) -> Iterator[Problem]:
    """A finding for each price by a rate that is on no rate card of a fund that pays for its contract."""
    funds: dict[str, set[str | None]] = defaultdict(set)
    for values, _ in in_fund.standing.values():
        funds[str(values.get("project"))].add(values.get("fund"))
    rates = {(values.get("fund"), values.get("rate")) for values, _ in cards.standing.values()}
    for row, values in prices.told:
        project, rate = values.get("project"), values.get("rate")
        if project in contracts and rate and not any((fund, rate) in rates for fund in funds[str(project)]):
            yield row.at(fault("rate_unknown", column="rate", found=rate))


def _claims(claims: After) -> Iterator[Problem]:
    """Findings on the steps that will stand of each claim, on a row of the delivery that has part in it."""
    of_claim: dict[tuple[str, str], dict[str, list[Step]]] = defaultdict(lambda: defaultdict(list))
    for values, row in claims.standing.values():
        project, claim, state = (values.get(name) for name in BY_NAME["claim"].key)
        if project and claim and state:
            of_claim[project, claim][state].append((values, row))
    for (_, claim), steps in of_claim.items():
        for state, step in [(state, step) for state, alike in steps.items() for step in alike]:
            earlier = STEPS[: STEPS.index(state)] if state in STEPS else STEPS[:1]
            if any(not steps.get(name) for name in earlier):
                skips = fault("claim_skips", column="state", found=claim)
                absent = fault("claim_absent", column="state", found=claim)
                yield from _on((step,), skips if state in STEPS else absent)
            for found, other in _against(step, [one for name in earlier for one in _of_source(steps.get(name, []), step)]):
                yield from _on((step, other), found)


def _against(step: Step, before: Sequence[Step]) -> Iterator[tuple[Problem, Step]]:
    """What is wrong with a step beside the steps before it, and beside which of them."""
    values, state = step[0], step[0]["state"]
    signer, metric = values.get("signed_by"), values.get("outcome_metric")
    for one in (one for one in before if one[0]["state"] == "claimed"):
        # who claimed may dispute what became of it
        if signer and one[0].get("signed_by") == signer and state != "disputed":
            yield fault("claim_own_signature", column="signed_by", found=told(signer)), one
        first = one[0].get("outcome_metric")
        if first and metric and first != metric:
            yield fault("claim_metric_differs", column="outcome_metric", earlier=told(first), later=told(metric)), one
    day, units = values.get("signed_on"), values.get("units")
    signed_later = [one for one in before if day and one[0].get("signed_on") and one[0]["signed_on"] > day]
    if signed_later:
        last = max(signed_later, key=lambda one: one[0]["signed_on"])
        before_it = told(last[0]["signed_on"])
        yield fault("claim_signed_before", column="signed_on", earlier=before_it, later=told(day)), last
    sure = [one for one in before if one[0]["state"] in ("claimed", "validated") and one[0].get("units") is not None]
    if state in ("validated", "paid") and units is not None and sure:
        least = min(sure, key=lambda one: one[0]["units"])
        if least[0]["units"] < units:
            most = _written(least[0]["units"])
            yield fault("claim_units_above", column="units", earlier=most, later=_written(units)), least


def _of_source(steps: Sequence[Step], step: Step) -> Sequence[Step]:
    """Of the same step as several sources tell it, what the source of `step` tells; where it does not, what all tell."""
    return [one for one in steps if one[0].get("source") == step[0].get("source")] or steps


def _on(steps: Iterable[Step], problem: Problem) -> Iterator[Problem]:
    """The finding on the first of these steps that a sound row of the delivery tells, if there is one."""
    rows = [row for _, row in steps if row and row.sound]
    return (row.at(problem) for row in rows[:1])
