"""Promised and delivered in units that are never mixed, the currencies of commitment, and social procurement."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from metrics.completeness import Share
from metrics.promising import currencies, kept, social_money, social_procurement, tangible_share

COLUMNS = ["giver", "kind", "unit", "promised", "delivered", "state"]
STATES = ("promised", "running", "delivered", "lapsed")


def given(*rows: tuple[Any, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


def drawn(seed: int, number: int = 80) -> pd.DataFrame:
    rng = np.random.default_rng(seed)

    def some(*told: object) -> list[Any]:
        return [told[at] for at in rng.integers(0, len(told), number)]

    amounts = [None, Decimal(0), Decimal("0.000001"), Decimal("12.5"), Decimal("9999999999999999999999.999999")]
    told = {"promised": some(*amounts), "delivered": some(*amounts), "state": some(*STATES, None)}
    return pd.DataFrame({"giver": some(*"ABC"), "kind": some("geld", "kennis"), "unit": some("EUR", "uur", None), **told})


def test_promised_and_delivered_are_added_within_a_kind_and_unit_and_the_ratio_is_not_capped() -> None:
    found = kept(
        given(
            ("A", "geld", "EUR", Decimal("10.10"), Decimal("20.20"), "delivered"),
            ("B", "geld", "EUR", Decimal("0.10"), Decimal("0.20"), "running"),
            ("B", "geld", "USD", Decimal(8), Decimal(2), None),
            ("A", "kennis", "uur", Decimal(5), Decimal(0), "lapsed"),
        )
    )
    assert found[["kind", "unit", "compared", "promised", "delivered", "ratio", "why"]].to_numpy().tolist() == [
        ["geld", "EUR", 2, Decimal("10.20"), Decimal("20.40"), 2.0, ""],
        ["geld", "USD", 1, 8, 2, 0.25, ""],
        ["kennis", "uur", 1, 5, 0, 0.0, ""],
    ]
    states = found[[f"state_{name}" for name in (*STATES, "not_told")]]
    assert states.to_numpy().tolist() == [[0, 1, 1, 0, 0], [0, 0, 0, 0, 1], [0, 0, 0, 1, 0]]


def test_each_partner_has_its_own_row() -> None:
    found = kept(
        given(
            ("B", "geld", "EUR", Decimal(4), Decimal(1), None),
            ("A", "geld", "EUR", Decimal(2), Decimal(2), None),
            ("B", "geld", "EUR", Decimal(4), Decimal(3), None),
        ),
        ["giver", "kind", "unit"],
    )
    assert found[["giver", "promised", "ratio"]].to_numpy().tolist() == [["A", 2, 1.0], ["B", 8, 0.5]]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([(None, Decimal(5), None)], "not_promised"),
        ([(Decimal(0), Decimal(5), None)], "not_promised"),
        ([(None, None, "running")], "not_promised"),
        ([(Decimal(4), None, "delivered")], "unknown"),
        ([(Decimal(4), None, None), (None, Decimal(9), None)], "unknown"),
    ],
)
def test_without_a_known_promise_and_what_came_of_it_there_is_no_ratio(rows: list[tuple[Any, ...]], why: str) -> None:
    found = kept(given(*(("A", "kennis", "uur", *row) for row in rows)))
    assert found["ratio"].isna().all()
    assert found["why"].tolist() == [why]


def test_what_is_not_known_to_be_delivered_is_no_zero() -> None:
    known = given(("A", "kennis", "uur", Decimal(4), Decimal(3), None))
    more = given(
        *known.to_numpy(), ("A", "kennis", "uur", Decimal(100), None, None), ("A", "kennis", "uur", None, Decimal(7), None)
    )
    amounts = ["compared", "promised", "delivered", "ratio", "why"]
    pd.testing.assert_frame_equal(kept(more)[amounts], kept(known)[amounts])
    assert kept(more)["streams"].tolist() == [3]


def test_amounts_in_several_units_or_of_several_kinds_are_never_added() -> None:
    hours, days = ("A", "kennis", "uur", Decimal(4), Decimal(3), None), ("A", "kennis", "dag", Decimal(4), Decimal(3), None)
    for other in (days, ("A", "arbeid", "uur", Decimal(4), Decimal(3), None)):
        found = kept(given(hours, other), ["giver"])
        assert found[["compared", "promised", "delivered", "why"]].to_numpy().tolist() == [[2, None, None, "units_differ"]]
        assert found["ratio"].isna().all()
    unknown = ("A", "arbeid", None, None, None, None)
    assert kept(given(hours, unknown), ["giver"])[["promised", "why"]].to_numpy().tolist() == [[4, ""]]


def test_by_number_what_is_pledged_and_delivered_counts_of_what_is_pledged_and_told() -> None:
    nothing_known = (None, None)
    found = kept(
        given(
            ("A", "regelruimte", None, *nothing_known, "delivered"),
            ("A", "regelruimte", None, *nothing_known, "lapsed"),
            ("A", "regelruimte", None, *nothing_known, None),
            ("A", "regelruimte", "regel", Decimal(1), None, None),
            ("A", "regelruimte", "regel", Decimal(0), Decimal(1), "delivered"),
        ),
        ["kind"],
    )
    assert found[["streams", "pledged", "by_count"]].to_numpy().tolist() == [[5, 3, 0.5]]
    assert np.isnan(kept(given(("A", "geld", "EUR", Decimal(1), None, None)))["by_count"].iloc[0])


def test_sums_are_exact_and_nothing_is_lost_whatever_the_order_storage_or_grouping() -> None:
    for seed in range(6):
        streams = drawn(seed)
        both = streams[streams["promised"].notna() & streams["delivered"].notna()]
        arrow = streams.astype(dict.fromkeys(["giver", "kind", "unit", "state"], pd.ArrowDtype(pa.string())))
        for name in ("promised", "delivered"):
            arrow[name] = pd.array(streams[name], dtype=pd.ArrowDtype(pa.decimal128(28, 6)))
        for by in (["kind", "unit"], ["giver", "kind", "unit"]):
            found = kept(streams, by)
            assert found["streams"].sum() == len(streams) and found["compared"].sum() == len(both)
            assert (found[[f"state_{name}" for name in (*STATES, "not_told")]].sum(axis=1) == found["streams"]).all()
            for name in ("promised", "delivered"):
                assert sum(Fraction(told) for told in found[name].dropna()) == sum(Fraction(told) for told in both[name])
            pd.testing.assert_frame_equal(kept(streams.sample(frac=1, random_state=seed), by), found)
            pd.testing.assert_frame_equal(kept(arrow, by), found)


def test_golden_47_there_are_six_currencies_and_three_commitments_without_money() -> None:
    found = currencies(given(("A", "regelruimte", None, None, None, "delivered"), ("A", "arbeid", "uur", None, None, "lapsed")))
    six = ["financieel", "zichtbaarheid", "ruchtbaarheid", "meebouwen", "kennis", "middelen"]
    assert found.loc[found["group"] == "currencies", "currency"].tolist() == six
    three = found[found["group"] == "green_deal"]
    assert three["currency"].tolist() == ["regelruimte", "bemiddeling", "markttoegang"]
    assert three["state_delivered"].tolist() == [1, 0, 0]
    assert found["streams"].sum() == 1


def test_a_currency_has_its_pledges_by_number_and_by_amount_in_its_unit() -> None:
    found = currencies(
        given(
            ("A", "geld", "EUR", Decimal(100), Decimal(25), "running"),
            ("A", "geld", "EUR", None, None, "delivered"),
            ("A", "kennis", "uur", Decimal(4), Decimal(4), "delivered"),
            ("A", "kennis", "dag", Decimal(4), Decimal(4), "lapsed"),
        )
    ).set_index("currency")
    assert found.loc["financieel", ["pledged", "by_count", "promised", "ratio", "why"]].tolist() == [2, 0.5, 100, 0.25, ""]
    assert found.loc["kennis", ["pledged", "state_lapsed", "promised", "why"]].tolist() == [2, 1, None, "units_differ"]
    assert found.loc["middelen", ["streams", "pledged", "promised", "why"]].tolist() == [0, 0, None, "not_promised"]
    assert np.isnan(found.loc["middelen", "by_count"])


def test_currencies_of_no_streams_are_all_there_and_empty() -> None:
    found = currencies(given())
    assert len(found) == 9
    assert found["streams"].tolist() == [0] * 9


@pytest.mark.parametrize("dtype", [object, pd.ArrowDtype(pa.bool_())])
def test_the_tangible_share_is_out_of_what_is_told(dtype: Any) -> None:
    assert tangible_share(pd.DataFrame({"tangible": pd.array([True, None, False, True], dtype=dtype)})) == Share(2, 3)
    assert tangible_share(pd.DataFrame({"tangible": pd.array([None], dtype=dtype)})).share is None


def test_social_procurement_is_a_share_of_streams_and_within_a_currency_of_money() -> None:
    streams = given(
        ("A", "sociale inkoop", "EUR", None, Decimal("30.5"), None),
        ("A", "sociale inkoop", "uur", None, Decimal(8), None),
        ("A", "geld", "EUR", None, Decimal("91.5"), None),
        ("A", "geld", "EUR", Decimal(7), None, None),
        ("A", "geld", "USD", None, Decimal(10), None),
        ("A", "dienst", "EUR", None, Decimal(500), None),
    )
    assert social_procurement(streams) == Share(2, 6)
    assert social_money(streams).to_numpy().tolist() == [
        ["EUR", Decimal("30.5"), Decimal("122.0"), 0.25, 2, 3],
        ["USD", Decimal(0), Decimal(10), 0.0, 1, 1],
    ]
    assert social_money(streams, "promised")["money"].tolist() == [7, None]


def test_social_procurement_of_unknown_size_has_no_share_of_the_money() -> None:
    money = ("A", "geld", "EUR", None, Decimal(5), None)
    found = social_money(given(money, ("A", "sociale inkoop", "EUR", None, None, None)))
    assert found["social"].tolist() == [None] and found["share"].isna().all()
    assert social_money(given()).empty and social_procurement(given()).share is None
    assert np.isnan(social_money(given(("A", "geld", "EUR", None, Decimal(0), None)))["share"].iloc[0])
