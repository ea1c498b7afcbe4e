"""Exact sums by group against fractions, and a ratio that is rounded once."""

from decimal import Decimal
from fractions import Fraction
from math import isnan
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from metrics.exact import EXACT, numbered, ratio, sums, total

FAR_APART = ["99999999999999999999999999999999.99", "1e-300", "-2.7206914664766906", "0.1", "0.2"]


def as_arrow(values: list[Any], kind: pa.DataType) -> pd.Series:
    return pd.Series(pa.array(values, kind), dtype=pd.ArrowDtype(kind))


def test_groups_are_numbered_in_their_order_and_a_missing_key_stands_last() -> None:
    told = {"kind": ["b", "a", "b", "a", "b"], "unit": ["kg", None, "kg", "uur", None]}
    plain = pd.DataFrame(told, dtype=object, index=[7, 7, 3, 1, 0])
    asked = pd.DataFrame({name: as_arrow(values, pa.string()) for name, values in told.items()})
    for rows in (plain, asked, plain.replace({None: np.nan})):
        of, found = numbered(rows, ["kind", "unit"])
        assert of.tolist() == [2, 1, 2, 0, 3]
        assert list(found.columns) == ["kind", "unit"]
        assert found.to_numpy().tolist() == [["a", "uur"], ["a", None], ["b", "kg"], ["b", None]]


def test_without_rows_there_are_no_groups() -> None:
    of, found = numbered(pd.DataFrame({"kind": []}), ["kind"])
    assert len(of) == len(found) == 0
    assert sums(pd.Series([], dtype=object), of, 0).tolist() == []


def test_no_amount_is_zero_and_amounts_that_are_all_unknown_are_unknown() -> None:
    amounts = [None, Decimal("1.5"), None, Decimal("0.25"), None]
    of = np.array([0, 1, 1, 1, 3])
    for told in (pd.Series(amounts, dtype=object), as_arrow(amounts, pa.decimal128(28, 6))):
        assert sums(told, of, 5).tolist() == [None, Decimal("1.75"), 0, None, 0]


def test_sums_of_groups_are_exact_and_the_order_changes_nothing() -> None:
    rng = np.random.default_rng(23)
    for _ in range(40):
        number = int(rng.integers(1, 60))
        of = rng.integers(0, 5, number)
        amounts = pd.Series([Decimal(FAR_APART[at]) for at in rng.integers(0, len(FAR_APART), number)], dtype=object)
        found = sums(amounts, of, 5)
        assert [Fraction(told) for told in found] == [sum(map(Fraction, amounts[of == at])) for at in range(5)]
        order = rng.permutation(number)
        assert sums(amounts.iloc[order], of[order], 5).tolist() == found.tolist()


def test_a_total_loses_no_digit_and_takes_a_float_as_it_is_written() -> None:
    assert Fraction(total(map(Decimal, FAR_APART))) == sum(map(Fraction, FAR_APART))
    assert total([0.1, 0.2, np.float64(0.3), 1]) == Decimal("1.6")
    assert total([]) == 0
    assert Fraction(EXACT.subtract(Decimal("1e40"), Decimal("1e-40"))) == 10**40 - Fraction("1e-40")


@pytest.mark.parametrize(
    ("part", "whole", "expected"), [("1", "3", 1 / 3), ("0", "5", 0.0), ("7", "2", 3.5), ("-1", "4", -0.25)]
)
def test_a_ratio_is_a_float_without_a_cap(part: str, whole: str, expected: float) -> None:
    assert ratio(Decimal(part), Decimal(whole)) == expected


@pytest.mark.parametrize(("part", "whole"), [(None, Decimal(1)), (Decimal(1), None), (Decimal(1), Decimal(0)), (None, None)])
def test_there_is_no_ratio_of_or_to_what_is_unknown_or_to_nothing(part: Decimal | None, whole: Decimal | None) -> None:
    assert isnan(ratio(part, whole))
