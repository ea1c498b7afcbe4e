"""Each unit counts in one place: with its contract, and with who claimed it."""

from typing import Any

import numpy as np
import pandas as pd

from metrics.counted_units import UNITS, contracts_of, counted
from tests.metrics.made_contracts import arrow, outcomes
from tests.metrics.made_units import claim, placed, signed


def units(*claims: list[dict[str, Any]], achieved: float | None = None, hidden: tuple[str, ...] = ()) -> list[tuple[Any, ...]]:
    """Claimant, units in each state and whether they may be seen, of one contract; an unknown number as None."""
    found = counted(placed({}), signed(*claims, hidden=hidden), outcomes({"achieved": achieved}))
    told = found[["claimant", *UNITS, "visible"]].astype(object)
    return [tuple(row) for row in told.where(told.notna(), None).to_numpy()]


def test_units_stand_with_who_claimed_them_in_the_state_they_are_in_now() -> None:
    claims = (
        claim("a", "claimed", 1),
        claim("b", "evidenced", 2),
        claim("c", "validated", 4),
        claim("d", "paid", 8, by="Twee"),
    )
    assert units(*claims) == [("Een", 1, 2, 4, 0, True), ("Twee", 0, 0, 8, 8, True)]


def test_what_is_rejected_or_disputed_counts_nowhere() -> None:
    assert units(claim("a", "paid", 5), claim("b", "rejected", 3), claim("c", "disputed", 2)) == [("Een", 0, 0, 5, 5, True)]


def test_a_state_of_which_no_units_are_known_is_unknown_and_one_without_claims_is_nothing() -> None:
    assert units(claim("a", "evidenced", None), claim("b", "validated", 3)) == [("Een", 0, None, 3, 0, True)]
    assert units(claim("a", "evidenced", None), claim("b", "evidenced", 3), claim("c", "paid", 1)) == [
        ("Een", 0, 3, 1, 1, True)
    ]


def test_what_is_not_validated_by_anything_is_unknown_and_not_nought() -> None:
    assert units(claim("a", "evidenced", 3)) == [("Een", 0, 3, None, 0, True)]


def test_what_results_tell_beyond_the_claims_is_of_nobody() -> None:
    assert units(claim("a", "validated", 3), achieved=10) == [("Een", 0, 0, 3, 0, True), (None, None, None, 7, None, True)]
    assert units(achieved=10) == [(None, None, None, 10, None, True)]
    assert units(achieved=0) == [(None, None, None, 0, None, True)]
    assert units() == []


def test_where_claims_add_up_to_more_than_results_the_results_count_and_nothing_is_rescaled() -> None:
    assert units(claim("a", "validated", 8), claim("b", "paid", 4), achieved=10) == [("Een", 0, 0, 10, 4, True)]
    several = units(claim("a", "validated", 8), claim("b", "paid", 4, by="Twee"), achieved=10)
    assert several == [("Een", 0, 0, None, 0, True), ("Twee", 0, 0, None, 4, True), (None, None, None, 10, None, True)]


def test_a_claim_of_which_nobody_signed_the_first_step_is_of_nobody() -> None:
    steps = signed(claim("a", "validated", 3))
    steps.loc[0, "signed_by"] = None
    found = counted(placed({}), steps, outcomes({}))
    assert found[["claimant", "validated"]].to_numpy().tolist() == [[None, 3]]


def test_of_a_claimant_all_claims_must_be_visible() -> None:
    claims = (claim("a", "paid", 5), claim("b", "claimed", 3), claim("c", "claimed", 3, by="Twee"))
    assert [row[-1] for row in units(*claims, hidden=("b",))] == [False, True]


def test_a_contract_in_two_funds_stands_once_with_both_and_one_without_a_fund_stands_as_well() -> None:
    rows = placed({"fund": "G"}, {"fund": "F"}, {"project": "Q", "fund": None, "outcome": None})
    found = contracts_of(rows)
    assert found[["project", "fund", "outcome", "of_project", "of_metric"]].to_numpy().tolist() == [
        ["P", "F + G", "werk", None, None],
        ["Q", None, None, "Q", "1"],
    ]


def test_columns_of_a_store_give_the_same_as_plain_ones() -> None:
    steps = signed(claim("a", "paid", 5), claim("b", "evidenced", None, by="Twee"))
    plain = counted(placed({}), steps, outcomes({"achieved": 9.5}))
    stored = counted(arrow(placed({})), arrow(steps), arrow(outcomes({"achieved": 9.5})))
    pd.testing.assert_frame_equal(plain, stored)
    assert plain["validated"].tolist() == [5, 0, 4.5] and np.isnan(plain["evidenced"].iloc[1])
