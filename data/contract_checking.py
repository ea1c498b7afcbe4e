"""What the rows of a contract must agree on, with one another and with what the ledger knows: periods, outcomes, claims."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from data.after import NOTHING, After, Step, Values, of_source, on
from data.checking import Row, told
from data.columns import Table
from data.figure_checking import BOUNDED, out_of_bounds
from data.known import today
from data.periods import first_day, last_day
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


def disagreements(rows: Sequence[Row], known: Known, *, lenient: bool) -> list[Problem]:
    """Everything in which rows disagree with one another, or with what stands in the ledger.

    A period that ends before it begins, more people reached than took part, an outcome or a rate that the contract does not
    have, figures that cannot be beside one another, and claims that skip a step, grow, or are signed by who claims. A lenient
    format has remarks where another has faults.
    """
    by_table: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_table[row.table.name].append(row)
    given = [name for name in by_table if name in OF_OUTCOMES or any(column.after for column in BY_NAME[name].own)]
    of_outcomes = any(name in OF_OUTCOMES or name == "project" for name in given)
    looked_up = ("outcome_metric", "outcome_fund", "rate_card", "project", "result") if of_outcomes else ()
    bounded = [name for name in BOUNDED if name in by_table]
    tables = {name: After.of(BY_NAME[name], by_table[name], known) for name in dict.fromkeys((*given, *looked_up, *bounded))}
    problems = [found for name in given for found in _reversed_periods(BY_NAME[name], tables[name])]
    problems += out_of_bounds(tables)
    if looked_up:
        units: dict[tuple[Any, ...], set[str]] = defaultdict(set)
        for metric, _ in tables["outcome_metric"].standing.values():
            units[metric.get("project"), metric.get("outcome_metric")].add((metric.get("unit") or "").casefold())
        contracts = known.ids("project") | {str(row.values.get("project")) for row in by_table["project"]}
        about = {name: tables[name] for name in OF_OUTCOMES if name in tables}
        problems += _unknown_outcomes(about, units.keys(), contracts, lenient=lenient)
        problems += _more_than_reached(tables["result"], units)
        problems += _more_than_took_part(tables["result"], tables["project"], units)
        prices = tables.get("outcome_pricing", NOTHING)
        problems += _unknown_rates(prices, tables["outcome_fund"], tables["rate_card"], contracts)
        problems += _claims(tables.get("claim", NOTHING))
    return [problem.as_remark() for problem in problems] if lenient else problems


def _reversed_periods(table: Table, after: After) -> Iterator[Problem]:
    """A finding for each end that lies before its beginning. Where one of them is a longer period, they may overlap."""
    for row, values in after.told:
        for column in (column for column in table.own if column.after):
            end, begin = values.get(column.name), values.get(column.after or "")
            last, first = last_day(end or ""), first_day(begin or "")
            if last and first and last < first:
                yield row.at(fault("ends_before_it_begins", column=column.name, found=told(end), begin=told(begin)))


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
        for name, of_people in (("positive", True), ("achieved", _counts_people(values, units))):
            number = values.get(name)
            if engaged is None or number is None or number <= engaged:
                continue
            details: dict[str, Any] = {"column": name, "found": _written(number), "engaged": engaged}
            yield row.at(fault("more_than_reached", **details) if of_people else remark("more_units_than_reached", **details))


def _more_than_took_part(results: After, contracts: After, units: Mapping[tuple[Any, ...], set[str]]) -> Iterator[Problem]:
    """A finding where a result does not say how many took part, and more people have the outcome than did in its contract."""
    of_contract: dict[Any, list[Step]] = defaultdict(list)
    for contract, row in contracts.standing.values():
        if contract.get("people_engaged") is not None:
            of_contract[contract.get("project")].append((contract, row))
    for values, row in results.standing.values():
        steps = of_source(of_contract[values.get("project")], values.get("source"))
        if values.get("engaged") is not None or not steps:
            continue
        most = max(steps, key=lambda one: int(one[0]["people_engaged"]))
        people = most[0]["people_engaged"]
        for name, of_people in (("positive", True), ("achieved", _counts_people(values, units))):
            number = values.get(name)
            if of_people and number is not None and number > people:
                details: dict[str, Any] = {"found": _written(number), "people": people}
                yield from on(((values, row), most), fault("more_than_took_part", column=name, **details))


def _counts_people(result: Values, units: Mapping[tuple[Any, ...], set[str]]) -> bool:
    """Is the outcome that a result is about counted in people?"""
    return units.get((result.get("project"), result.get("outcome_metric")), {"?"}) <= OF_PEOPLE | {""}


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
    for signed, values in claims.told:
        if values.get("signed_on") and values["signed_on"] > today():
            yield signed.at(fault("signed_in_future", column="signed_on", found=told(values["signed_on"])))
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
                yield from on((step,), skips if state in STEPS else absent)
            source = step[0].get("source")
            before = [one for name in earlier for one in of_source(steps.get(name, []), source)]
            for found, other in _against(step, before):
                yield from on((step, other), found)


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
    mark, marked = values.get("claimed_unit"), [one for one in before if one[0].get("claimed_unit")]
    if mark and marked and marked[0][0]["claimed_unit"] != mark:
        earlier = told(marked[0][0]["claimed_unit"])
        yield fault("claim_unit_differs", column="claimed_unit", earlier=earlier, later=told(mark)), marked[0]
    counted = [one for one in before if one[0].get("units") is not None]
    if state in STEPS and units is not None and counted:
        least = min(counted, key=lambda one: one[0]["units"])
        if least[0]["units"] < units:
            most = _written(least[0]["units"])
            yield fault("claim_units_above", column="units", earlier=most, later=_written(units)), least
