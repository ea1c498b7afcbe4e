"""Traceability by weight: exact kilograms, and what cannot be weighed or is not known stands apart."""

from decimal import Decimal
from math import isnan
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from metrics.traceability import Traceability, product_streams, traceability, traceability_by_product

TYPES = {
    **dict.fromkeys(["giver", "receiver", "kind", "what", "unit"], pa.string()),
    "delivered": pa.decimal128(38, 6),
    **dict.fromkeys(["delivered_why", "state", "origin", "after_use"], pa.string()),
}
EMPTY = dict.fromkeys(TYPES)
COUNTS = ("streams", "other_unit", "amount_unknown")
SUMS = ("kg", "kg_origin", "kg_route", "kg_both")


def goods(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame([EMPTY | {"kind": "goederen", "unit": "kg"} | row for row in rows], columns=list(TYPES), dtype=object)


def as_asked(told: pd.DataFrame) -> pd.DataFrame:
    """As the store answers."""
    return pd.DataFrame(
        {name: pd.Series(pa.array(told[name].tolist(), kind), dtype=pd.ArrowDtype(kind)) for name, kind in TYPES.items()}
    )


def of(*rows: dict[str, Any]) -> Traceability:
    plain, asked = (traceability(product_streams(told)) for told in (goods(*rows), as_asked(goods(*rows))))
    assert {name: getattr(plain, name) for name in (*SUMS, *COUNTS)} == {
        name: getattr(asked, name) for name in (*SUMS, *COUNTS)
    }
    return plain


def randomly(rng: np.random.Generator) -> pd.DataFrame:
    return goods(
        *(
            {
                "kind": str(rng.choice(["goederen", "middelen", "geld"])),
                "what": [None, "hout", "staal"][rng.integers(3)],
                "unit": [None, "kg", "g", "Ton", "stuks"][rng.integers(5)],
                "delivered": None if rng.random() < 0.3 else Decimal(int(rng.integers(0, 10**9))).scaleb(-6),
                "state": [None, "promised", "delivered", "lapsed"][rng.integers(4)],
                "origin": [None, "Limburg"][rng.integers(2)],
                "after_use": [None, "terug"][rng.integers(2)],
            }
            for _ in range(rng.integers(0, 30))
        )
    )


def test_kilograms_of_which_origin_route_and_both_are_known() -> None:
    found = of(
        {"delivered": Decimal(60), "origin": "Limburg", "after_use": "terug naar de maker"},
        {"delivered": Decimal(30), "origin": "Limburg"},
        {"delivered": Decimal(10)},
    )
    assert [getattr(found, name) for name in SUMS] == [100, 90, 60, 60]
    assert (found.origin_share, found.route_share, found.both_share) == (0.9, 0.6, 0.6)


def test_grams_and_tons_become_kilograms_to_the_last_digit() -> None:
    found = of(
        {"delivered": Decimal("0.000001"), "unit": "g"},
        {"delivered": Decimal("123456789012345678901234567890.5"), "unit": "Ton"},
        {"delivered": Decimal("0.1"), "unit": " KG "},
    )
    assert found.kg == Decimal("123456789012345678901234567890500.100000001")


def test_what_has_another_unit_or_no_known_amount_is_counted_apart() -> None:
    found = of(
        {"delivered": Decimal(5)},
        {"delivered": Decimal(40), "unit": "stuks", "origin": "Limburg"},
        {"delivered": Decimal(40), "unit": None},
        {"unit": "stuks"},
        {"origin": "Limburg"},
        {"unit": None},
    )
    assert (found.kg, found.kg_origin) == (5, 0)
    assert (found.streams, found.other_unit, found.amount_unknown) == (6, 3, 2)


def test_nothing_is_known_of_the_weight_where_nothing_could_be_weighed() -> None:
    found = of({"origin": "Limburg"}, {"unit": "stuks", "delivered": Decimal(3)})
    assert [getattr(found, name) for name in SUMS] == [None] * 4
    assert isnan(found.origin_share)


def test_what_is_promised_or_lapsed_is_no_product_yet_but_what_was_delivered_of_it_is() -> None:
    found = of(
        {"state": "promised"},
        {"state": "lapsed"},
        {"delivered_why": "nvt"},
        {"state": "lapsed", "delivered": Decimal(2)},
        {"state": "running"},
    )
    assert (found.streams, found.kg, found.amount_unknown) == (2, 2, 1)


def test_means_are_products_where_they_are_weighed_and_money_never_is() -> None:
    found = of(
        {"kind": "middelen", "delivered": Decimal(1)},
        {"kind": "middelen", "unit": "uur", "delivered": Decimal(9)},
        {"kind": "middelen", "unit": None},
        {"kind": "geld", "delivered": Decimal(9)},
    )
    assert (found.streams, found.kg) == (1, 1)


def test_no_product_weighs_nothing_and_has_no_share() -> None:
    for told in (goods(), as_asked(goods()), goods({"kind": "geld"})):
        found = traceability(product_streams(told))
        assert [getattr(found, name) for name in (*SUMS, *COUNTS)] == [0] * 7
        assert isnan(found.both_share)
        assert traceability_by_product(product_streams(told)).empty
    assert isnan(of({"delivered": Decimal(0), "origin": "Limburg"}).origin_share)


def test_each_product_has_its_own_figures_and_what_is_not_named_stands_last() -> None:
    told = goods(
        {"what": "staal", "delivered": Decimal(2), "origin": "Luik"},
        {"delivered": Decimal(1)},
        {"what": "hout", "unit": "stuks"},
        {"what": "staal", "delivered": Decimal(2)},
    )
    for found in (traceability_by_product(product_streams(told)), traceability_by_product(product_streams(as_asked(told)))):
        assert found["what"].tolist()[:2] == ["hout", "staal"]
        assert found["what"].isna().tolist() == [False, False, True]
        assert found["kg"].tolist() == [None, 4, 1]
        assert found["origin_share"].tolist() == pytest.approx([np.nan, 0.5, 0], nan_ok=True)


def test_products_add_up_to_the_whole_and_parts_never_exceed_it() -> None:
    rng = np.random.default_rng(17)
    for _ in range(50):
        products = product_streams(randomly(rng))
        whole, by_product = traceability(products), traceability_by_product(products)
        for name in SUMS:
            assert sum(told for told in by_product[name] if told is not None) == (getattr(whole, name) or 0)
        for name in COUNTS:
            assert by_product[name].sum() == getattr(whole, name)
        assert whole.other_unit + whole.amount_unknown + products["kg"].notna().sum() == whole.streams
        if whole.kg is not None:
            assert whole.kg_both is not None
            assert whole.kg_origin is not None
            assert whole.kg_route is not None
            assert whole.kg_both <= min(whole.kg_origin, whole.kg_route)
            assert max(whole.kg_origin, whole.kg_route) <= whole.kg
            assert whole.kg_origin + whole.kg_route - whole.kg_both <= whole.kg


def test_names_order_and_where_a_frame_comes_from_change_nothing() -> None:
    rng = np.random.default_rng(18)
    for _ in range(30):
        told = randomly(rng)
        expected = str(traceability(product_streams(told)))
        exact = [getattr(traceability(product_streams(told)), name) for name in SUMS]
        renamed = told.assign(what=told["what"].map({"hout": "x", "staal": "y"}), giver="z")
        for other in (renamed, told.sample(frac=1, random_state=3)):
            assert str(traceability(product_streams(other))) == expected
        asked = traceability(product_streams(as_asked(told)))
        assert [getattr(asked, name) for name in SUMS] == exact
