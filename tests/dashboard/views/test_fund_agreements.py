from decimal import Decimal
from typing import Any

import pandas as pd

from dashboard.views.fund_agreements import AgreementsView, agreements_view, plans_reading, quiet, totals_heading
from dashboard.words import words
from tests.dashboard.views.made_outcomes import choice

NL = words("nl")
PART = {"project": "W", "name": "Werk", "what": "cap", "currency": "EUR", "parts_known": 2, "parts_of": 2}
PLAN = {"project": "W", "plan": "p", "is_latest": True, "dated": "2026", "currency": "EUR", "payments": 3}
RATE = {"project": "W", "definition": "Een baan", "rate": "r", "currency": "EUR", "agreed_currency": "EUR"}


def part(total: int | None, parts: int | None, **told: Any) -> dict[str, Any]:
    sums = {name: None if amount is None else Decimal(amount) for name, amount in (("total", total), ("parts", parts))}
    difference = None if total is None or parts is None else Decimal(total - parts)
    return {**PART, **sums, "difference": difference, **told}


def plan(version: int, **told: Any) -> dict[str, Any]:
    return {**PLAN, "version": version, "planned": Decimal(10 * version), **told}


def rate(price: str | None, agreed: str | None, **told: Any) -> dict[str, Any]:
    amounts = {name: None if one is None else Decimal(one) for name, one in (("price", price), ("agreed_price", agreed))}
    return {**RATE, **amounts, **told}


def seen(*rows: dict[str, Any], of: str = "") -> AgreementsView:
    def those(key: str, shape: dict[str, Any]) -> pd.DataFrame:
        return pd.DataFrame([row for row in rows if key in row], columns=list(shape), dtype=object)

    frames = (those("total", part(1, 1)), those("version", plan(1)), those("rate", rate("1", "1")))
    return agreements_view(choice(of), *frames)


def test_golden_43_a_total_of_1_000_000_with_parts_of_750_000_stands_with_its_difference_of_250_000() -> None:
    (one,) = seen(part(1_000_000, 750_000), part(5, 5)).unequal
    assert (one.total, one.parts, one.difference) == (1_000_000, 750_000, 250_000)


def test_the_largest_difference_stands_first_and_an_unknown_part_is_no_difference() -> None:
    found = seen(part(10, 9), part(10, 30), part(10, None), part(None, 3))
    assert [one.difference for one in found.unequal] == [-20, 1]
    assert len(found.totals) == 2


def test_plans_are_shown_where_a_contract_has_more_than_one_version() -> None:
    found = seen(plan(1, is_latest=False), plan(2), plan(1, project="B"))
    assert [(one.contract, one.version, one.planned, one.holds) for one in found.replaced] == [
        ("Werk", 1, 10, False),
        ("Werk", 2, 20, True),
    ]
    assert seen(plan(1)).replaced == ()


def test_a_plan_of_a_later_date_does_not_hold_yet() -> None:
    now = NL("fund.plans.reading")
    found = seen(plan(1, dated="2026-07-02"), plan(2, dated="2026-07-03")).replaced
    assert [(one.version, one.holds, one.is_future) for one in found] == [(1, True, False), (2, False, True)]
    assert plans_reading(found, NL) == f"{now} Een plan met een latere datum gaat pas dan in."
    undated = seen(plan(1, dated=None), plan(2)).replaced
    assert [one.holds for one in undated] == [False, True]
    assert plans_reading(undated, NL) == now
    later = seen(plan(1, dated="2027"), plan(2, dated="2028")).replaced
    assert plans_reading(later, NL) == "Een plan met een latere datum gaat pas dan in."


def test_a_total_of_which_a_part_is_unknown_does_not_contradict_its_parts() -> None:
    partly, whole = part(10, 9, parts_known=1), part(10, 8)
    assert totals_heading(seen(partly).unequal, NL) == "Van een totaal zijn niet alle delen bekend"
    assert totals_heading(seen(partly, whole).unequal, NL) == "Een totaal verschilt van de som van zijn delen"
    assert quiet(seen(part(5, 5, parts_known=1)), NL) == ""


def test_a_price_that_differs_from_the_card_is_told_and_one_in_another_currency_is_not_compared() -> None:
    found = seen(rate("2800", "3000"), rate("5", "5"), rate("5", "7", agreed_currency="GBP"), rate(None, "1"), rate("1", None))
    assert len(found.rates) == 2
    assert quiet(found, NL).replace("\xa0", " ") == "'Een baan' kost in 'Werk' € 3.000; de tariefkaart zegt € 2.800."
    assert "2,25 EUR" in quiet(seen(rate("2", "2.25")), NL)


def test_what_is_equal_is_told_in_a_quiet_line_and_nothing_where_nothing_is_known() -> None:
    told = quiet(seen(part(5, 5), plan(1), rate("5", "5")), NL)
    assert told == (
        "1 totaal is gelijk aan de som van zijn delen. Voor 1 contract is er één betaalplan. 1 prijs volgt de tariefkaart."
    )
    assert quiet(seen(), NL) == ""


def test_a_chosen_contract_leaves_its_own() -> None:
    found = seen(part(10, 9), part(10, 8, project="B"), plan(1, project="B"), rate("1", "2"), of="B")
    assert [(one.contract, one.difference) for one in found.unequal] == [("Buurt", 2)]
    assert len(found.plans) == 1 and found.rates == ()
