from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest

from dashboard.views import portfolio_money as views
from dashboard.views.portfolio_money import Money, Shown
from dashboard.words import words

NL, EN = words("nl"), words("en")
DAY = date(2026, 11, 1)
RATES = pd.DataFrame({"currency": ["GBP"], "to_currency": ["EUR"], "dated": [date(2026, 9, 1)], "rate": [1.15]})


def row(fund: str, currency: str | None, contracts: int = 1, **told: Any) -> dict[str, Any]:
    amounts = {name: told.get(name) for name in ("earned", "paid", "due", "paid_type_unknown")}
    known = {f"{name}_known": told.get(f"{name}_known", 0 if amounts[name] is None else contracts) for name in views.STEPS}
    return {"fund": fund, "currency": currency, "contracts": contracts, **amounts, **known}


def frame(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(rows, dtype=object)


def of(*rows: dict[str, Any], into: str = "", rates: pd.DataFrame = RATES) -> Money:
    return views.money("fund", frame(*rows), Shown(into, rates, DAY))["A"]


def test_each_amount_stands_in_its_own_currency_with_of_how_many_contracts_it_is_known() -> None:
    seen = of(
        row("A", "GBP", 3, earned=Decimal("1500.6"), earned_known=2, due=Decimal(0)), row("A", "EUR", 1, earned=Decimal(7))
    )
    assert views.told(seen.earned, NL) == "£\xa01.501 (bekend van 2 van 3); €\xa07"
    assert views.told(seen.earned, EN) == "£1,501 (known for 2 of 3); €7"
    assert views.told(seen.due, EN) == "£0; EUR unknown", "a nought is known, and is no unknown"
    assert views.told(seen.paid, NL) == views.told((), NL) == "onbekend"


def test_an_amount_without_a_currency_is_shown_without_one() -> None:
    assert "5" in views.told(of(row("A", None, paid=Decimal(5))).paid, NL)


def test_an_amount_is_converted_by_the_rate_of_the_day_and_bears_a_mark() -> None:
    rows = (row("A", "GBP", 2, earned=Decimal(100), earned_known=1), row("A", "EUR", 1, earned=Decimal(7)))
    seen = of(*rows, into="EUR")
    assert views.told(seen.earned, NL) == "≈ €\xa0115 (bekend van 1 van 2); €\xa07"
    assert [(one.amount, one.dated) for one in seen.earned] == [(Decimal("115.000000"), date(2026, 9, 1)), (Decimal(7), None)]
    shown = Shown("EUR", RATES, DAY)
    assert "1 GBP = 1,15 EUR op 1 sep 2026" in views.rates_told(frame(*rows), shown, NL)
    turned = views.rates_told(frame(*rows), Shown("GBP", RATES, DAY), EN)
    assert "1 EUR = 0.8696 GBP on 1 Sept 2026, turned round from GBP to EUR" in turned


def test_without_a_rate_an_amount_stays_as_it_is_and_says_so() -> None:
    seen = of(row("A", "USD", paid=Decimal(100)), row("A", "GBP"), into="EUR")
    assert views.told(seen.paid, EN) == "US$100 (no rate); GBP unknown"
    assert views.rates_told(frame(row("A", "USD")), Shown("EUR", RATES, DAY), NL) == ""
    assert views.rates_told(frame(row("A", "GBP")), Shown("", RATES, DAY), NL) == ""


@pytest.mark.parametrize(("day", "codes"), [(DAY, ["EUR"]), (date(2026, 8, 31), [])])
def test_a_choice_is_given_only_where_rates_are_known(day: date, codes: list[str]) -> None:
    assert views.currencies(frame(row("A", "GBP"), row("A", None)), Shown("", RATES, day)) == codes
    assert views.currencies(frame(row("A", "GBP")), Shown("", RATES.iloc[:0], day)) == []


def test_payments_of_which_it_is_not_told_if_they_were_made_are_no_payments_and_no_unknown() -> None:
    untold = of(row("A", "GBP", 2, paid_type_unknown=Decimal(300)))
    assert views.paid_told(untold, NL) == "niet vermeld"
    assert views.untold_told("Fonds A", untold, NL) == "Fonds A: van £\xa0300 is niet vermeld of het betaald is."
    both = of(row("A", "GBP", 2, paid=Decimal(50), paid_type_unknown=Decimal(300)))
    assert views.paid_told(both, NL) == "£\xa050"
    assert views.untold_told("A", both, EN) == "A: of £300 it is not told whether it was paid."
    neither = of(row("A", "GBP"))
    assert (views.paid_told(neither, NL), views.untold_told("A", neither, NL)) == ("onbekend", "")


def test_a_fund_without_contracts_has_no_money() -> None:
    assert views.money("fund", frame(row("A", "EUR")).iloc[:0], Shown("", RATES, DAY)) == {}
    assert views.told(views.NONE.earned, NL) == views.paid_told(views.NONE, NL) == "onbekend"
