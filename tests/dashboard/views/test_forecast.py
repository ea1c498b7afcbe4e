from decimal import Decimal

import pytest

from tests.dashboard.views.made_forecast import UNKNOWN, fund, row, seen

BUURT = row(project="B", name="Buurt", low=5_000.0, middle=8_000.0, high=9_000.0, earned=Decimal(0), cap=None)


@pytest.mark.parametrize(
    ("told", "low", "high"),
    [
        ({}, 312_000, 384_000),
        ({"low": 246_100.0}, 246_000, 384_000),
        ({"low": 246_900.0, "earned": Decimal(246_600)}, 246_600, 384_000),
        ({"high": 399_900.0, "cap": Decimal("399950.50")}, 312_000, Decimal("399950.50")),
        ({"low": 12_345.0, "middle": 12_345.0, "high": 12_345.0}, 12_345, 12_345),
        ({"low": 0.0, "middle": 40.33, "high": 87.2, "earned": None}, 0, Decimal("87.2")),
        (
            {"low": 246_050.0, "middle": 246_100.0, "high": 246_200.0, "earned": Decimal("246040.5")},
            Decimal("246040.5"),
            247_000,
        ),
    ],
)
def test_amounts_are_told_in_three_digits_outward_but_never_below_what_is_earned_nor_above_the_cap(
    told: dict[str, object], low: object, high: object
) -> None:
    (one,) = seen(row(**told)).contracts
    assert (one.low, one.high) == (low, high)
    assert one.low is not None and one.middle is not None and one.high is not None and one.low <= one.middle <= one.high


def test_the_whole_stands_first_and_then_who_may_earn_most_and_last_what_is_unknown() -> None:
    dark = row(project="D", name="Donker", **UNKNOWN)
    told = seen(dark, BUURT, row(), fund())
    assert [one.name for one in told.rows("EUR")] == ["Fonds Rand", "Werk", "Buurt", "Donker"]
    assert [one.name for one in told.unknown] == ["Donker"] and told.is_known


def test_one_contract_is_its_own_whole() -> None:
    told = seen(row(), fund())
    assert [one.name for one in told.rows("EUR")] == ["Werk"] == [one.name for one in told.known]
    chosen = seen(row(), BUURT, fund(), of="B")
    assert [one.name for one in chosen.rows("EUR")] == ["Buurt"] == [one.name for one in chosen.known]


def test_each_currency_is_apart() -> None:
    told = seen(row(), BUURT | {"currency": "GBP"}, fund(), fund(currency="GBP", low=5_000.0, high=9_000.0))
    assert told.currencies == ("EUR", "GBP")
    assert [one.name for one in told.rows("GBP")] == ["Buurt"]


def test_without_prices_nothing_can_be_expected() -> None:
    told = seen(row(**UNKNOWN), fund(**UNKNOWN))
    assert not told.is_known and not told.contracts[0].is_done
    assert not seen().is_known
