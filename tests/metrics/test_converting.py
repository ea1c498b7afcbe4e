from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from data.store import Store
from metrics.converting import convert, rate_of, reachable
from tests.conftest import Deliver

DAY = date(2026, 9, 30)


def rates(*told: tuple[str, str, str, float | None]) -> pd.DataFrame:
    rows = [(one, other, date.fromisoformat(dated), rate) for one, other, dated, rate in told]
    return pd.DataFrame(rows, columns=["currency", "to_currency", "dated", "rate"])


GIVEN = rates(("GBP", "EUR", "2026-06-30", 1.2), ("GBP", "EUR", "2026-09-01", 1.15), ("GBP", "EUR", "2026-10-01", 1.1))


def one(amount: str | None, currency: str | None, into: str, given: pd.DataFrame, day: date = DAY) -> tuple[object, ...]:
    found = convert([None if amount is None else Decimal(amount)], [currency], into, given, day)
    return tuple(found.iloc[0].where(found.iloc[0].notna(), None))


def test_the_latest_rate_on_or_before_the_day_counts() -> None:
    assert one("100", "GBP", "EUR", GIVEN) == (Decimal("115.000000"), Decimal("1.15"), date(2026, 9, 1), False)
    assert one("100", "GBP", "EUR", GIVEN, date(2026, 8, 31))[:2] == (Decimal("120.000000"), Decimal("1.2"))
    assert one("100", "GBP", "EUR", GIVEN, date(2026, 10, 1))[2] == date(2026, 10, 1)
    assert one("100", "GBP", "EUR", GIVEN, date(2026, 6, 29)) == (None,) * 4


def test_a_rate_may_be_turned_round_and_says_so() -> None:
    amount, rate, dated, inverse = one("115", "EUR", "GBP", GIVEN)
    assert (amount, dated, inverse) == (Decimal("100.000000"), date(2026, 9, 1), True)
    assert isinstance(rate, Decimal) and abs(rate * Decimal("1.15") - 1) < Decimal("1e-30")


def test_of_one_day_the_direct_rate_counts_and_a_later_one_before_both() -> None:
    both = rates(("GBP", "EUR", "2026-09-01", 1.25), ("EUR", "GBP", "2026-09-01", 0.5))
    assert one("4", "GBP", "EUR", both)[0] == Decimal("5.000000")
    later = rates(("GBP", "EUR", "2026-09-01", 1.25), ("EUR", "GBP", "2026-09-02", 0.5))
    assert one("4", "GBP", "EUR", later)[0::3] == (Decimal("8.000000"), True)


def test_nothing_goes_over_a_third_currency() -> None:
    chain = rates(("GBP", "USD", "2026-09-01", 1.3), ("USD", "EUR", "2026-09-01", 0.9))
    assert one("1", "GBP", "EUR", chain) == (None,) * 4
    assert reachable(["GBP"], chain, DAY) == ["USD"]


def test_what_is_unknown_stays_unknown_and_nought_is_nought() -> None:
    assert one(None, "GBP", "EUR", GIVEN) == one("1", None, "EUR", GIVEN) == one("1", "USD", "EUR", GIVEN) == (None,) * 4
    assert one("0", "GBP", "EUR", GIVEN)[0] == 0
    assert one("7.5", "EUR", "EUR", GIVEN) == (Decimal("7.500000"), Decimal(1), None, False)


@pytest.mark.parametrize("rate", [0.0, -1.5, None])
def test_a_rate_that_cannot_be_is_none(rate: float | None) -> None:
    given = rates(("GBP", "EUR", "2026-09-01", rate))
    assert rate_of("GBP", "EUR", given, DAY) is None
    assert rate_of("EUR", "GBP", given, DAY) is None


def test_there_and_back_gives_the_amount_again_to_the_last_decimal_kept() -> None:
    numbers = np.random.default_rng(7)
    for _ in range(60):
        given = rates(("GBP", "EUR", "2026-09-01", float(numbers.uniform(0.2, 9))))
        amount = Decimal(int(numbers.integers(0, 10**12))) / 100
        there = one(str(amount), "GBP", "EUR", given)
        back = one(str(there[0]), "EUR", "GBP", given)
        assert isinstance(there[1], Decimal) and isinstance(back[0], Decimal)
        assert abs(back[0] - amount) <= Decimal("0.000001") / min(there[1], Decimal(1))


def test_a_sum_of_converted_amounts_is_the_converted_sum_but_for_rounding() -> None:
    numbers = np.random.default_rng(8)
    amounts = [Decimal(int(pence)) / 100 for pence in numbers.integers(0, 10**9, 50)]
    together = convert(amounts, ["GBP"] * 50, "EUR", GIVEN, DAY)["amount"].sum()
    whole = convert([sum(amounts, Decimal(0))], ["GBP"], "EUR", GIVEN, DAY)["amount"].iloc[0]
    assert abs(together - whole) <= 50 * Decimal("0.0000005")


def test_into_what_can_be_converted_depends_on_the_day_and_on_what_there_is() -> None:
    assert reachable(["GBP", None], GIVEN, DAY) == ["EUR"]
    assert reachable(["GBP", "EUR"], GIVEN, DAY) == ["EUR", "GBP"]
    assert reachable(["GBP"], GIVEN, date(2026, 1, 1)) == reachable(["USD"], GIVEN, DAY) == reachable([], GIVEN, DAY) == []
    assert reachable(["GBP"], GIVEN.iloc[:0], DAY) == []


def test_the_rates_that_a_store_answers_are_taken_as_they_come(store: Store, deliver: Deliver) -> None:
    assert convert([Decimal(1)], ["GBP"], "EUR", store.ask("exchange_rates"), DAY)["amount"].tolist() == [None]
    deliver(exchange_rate='currency,to_currency,dated,rate\nGBP,EUR,2026-09-01,"1,15"\n')
    told = store.ask("exchange_rates")
    assert one("100", "GBP", "EUR", told) == one("100", "GBP", "EUR", GIVEN)
