"""Pairs of profiles: MODEL's shelf, eighteen parties on thirty propositions, and what must hold whatever the profiles."""

from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from data.instrument import Instrument, Item, Value
from metrics.alignment import (
    Respondents,
    agreement,
    agreements,
    clashes,
    correlation,
    correlations,
    distance,
    distances,
    pairs,
    plane,
    shared_items,
    summary,
    top_overlap,
)
from metrics.answering import scored
from metrics.resampling import interval, normal_means

NAN = float("nan")
A = np.array([-0.6, -0.3, 0.9, 0.8, 0.5, -0.2, -0.4, 0.1, -0.9, 0.1])
B = np.array([-0.2, 0.1, 0.6, 0.9, 0.2, -0.5, -0.3, -0.1, -0.8, 0.1])
MATRICES = [correlations, distances, lambda profiles: agreements(profiles, 5), shared_items]


def drawn(seed: int, missing: float = 0.2, parties: int = 7) -> np.ndarray:
    rng = np.random.default_rng(seed)
    profiles = rng.normal(size=(parties, 10))
    profiles[rng.random(profiles.shape) < missing] = NAN
    return profiles


def respondents(seed: int, parties: int = 4, missing: float = 0.1) -> list[Respondents]:
    """Parties of 5 to 9 persons who answer nine items on a scale of 1 to 6, three a value, centred per person."""
    rng = np.random.default_rng(seed)
    found = []
    for name in "ABCDEFGHIJ"[:parties]:
        items = rng.integers(1, 7, (rng.integers(5, 10), 9)).astype(float)
        items[rng.random(items.shape) < missing] = NAN
        values = items.reshape(-1, 3, 3)
        known = np.maximum((~np.isnan(values)).sum(axis=2), 1)
        values = np.where(np.isnan(values).all(axis=2), NAN, np.nansum(values, axis=2) / known)
        found.append(Respondents(name, values - np.nanmean(items, axis=1, keepdims=True), items))
    return found


def test_golden_33_shape_and_distance_of_two_profiles() -> None:
    assert round(float(correlation(A, B)), 4) == 0.8915
    assert round(float(distance(A, B)), 4) == 0.2569
    assert correlations(np.array([A, B]))[0, 1] == correlation(A, B)
    assert distances(np.array([A, B]))[0, 1] == distance(A, B)


def test_kieskompas_eighteen_parties_on_thirty_propositions(shared: Path) -> None:
    told = pd.read_csv(shared / "data" / "kieskompas" / "party_positions.csv", index_col=0)
    found = agreements(told.to_numpy(float), 4)
    pairs_ = {(one, other): found[i, j] for (i, one), (j, other) in combinations(enumerate(told.index), 2)}
    assert len(pairs_) == 153
    order = sorted(pairs_, key=lambda pair: -pairs_[pair])
    assert {pair: round(pairs_[pair], 4) for pair in (*order[:4], *order[-3:])} == {
        ("bij1", "pvdd"): 0.9333,
        ("fvd", "ja21"): 0.9167,
        ("bvnl", "ja21"): 0.9083,
        ("bvnl", "fvd"): 0.8917,
        ("bij1", "ja21"): 0.1083,
        ("bvnl", "pvdd"): 0.0833,
        ("bij1", "bvnl"): 0.0667,
    }
    assert (shared_items(told.to_numpy(float)) == 30).all()
    said = pairs(
        [
            Respondents(str(name), row[None], row[None], True)
            for name, row in zip(told.index, told.to_numpy(float), strict=True)
        ],
        4,
        1,
    )
    assert {(one, other): alike for one, other, alike in said[["one", "other", "agreement"]].to_numpy()} == pairs_
    assert said[["agreement_low", "agreement_high", "r_low", "rmsd_high", "chance"]].isna().all(axis=None)
    assert (said[["people_one", "people_other"]] == 1).all(axis=None) and (said["items"] == 30).all()


def test_alignment_is_the_same_both_ways_and_one_with_oneself() -> None:
    for seed in range(16):
        profiles = drawn(seed, missing=0.1 * (seed % 4))
        for matrix in MATRICES:
            found = matrix(profiles)
            np.testing.assert_array_equal(found, found.T)
        assert (np.diag(correlations(profiles)) == 1).all()
        assert (np.diag(distances(profiles)) == 0).all() and (np.diag(agreements(profiles, 5)) == 1).all()
        assert np.nanmax(np.abs(correlations(profiles))) <= 1


def test_permuting_the_organisations_permutes_the_matrix() -> None:
    for seed in range(8):
        profiles = drawn(seed)
        order = np.random.default_rng(seed).permutation(len(profiles))
        for matrix in MATRICES:
            np.testing.assert_array_equal(matrix(profiles[order]), matrix(profiles)[np.ix_(order, order)])


def test_the_matrices_tell_what_pandas_and_plain_sums_tell() -> None:
    for seed in range(8):
        profiles = drawn(seed, missing=0.3)
        expected = pd.DataFrame(profiles.T).corr(min_periods=3).to_numpy()
        np.testing.assert_allclose(correlations(profiles), expected, atol=1e-12)
        for i, j in combinations(range(len(profiles)), 2):
            apart = (profiles[i] - profiles[j])[~np.isnan(profiles[i] - profiles[j])]
            assert distances(profiles)[i, j] == pytest.approx(np.sqrt(np.mean(apart**2)))
            assert agreements(profiles, 5)[i, j] == pytest.approx(1 - np.mean(np.abs(apart)) / 5)
            assert shared_items(profiles)[i, j] == len(apart)


def test_a_profile_without_variation_has_no_shape() -> None:
    flat = np.array([0.1 + 0.2, 0.3, 0.1 * 3, 0.3])
    assert np.isnan(correlation(flat, np.array([1.0, 2, 3, 5])))
    profiles = np.array([flat, [1, 2, 3, 5], [NAN, 1, 1, 1], [9, 1, 1, 1]])
    assert np.isnan(correlations(profiles)[[0, 2]]).all()
    assert correlations(profiles)[1, 1] == correlations(profiles)[3, 3] == 1
    assert distance(flat, profiles[1]) > 0


def test_two_values_in_common_are_too_few_for_a_shape_and_none_for_a_distance() -> None:
    profiles = np.array([[1, 2, NAN, NAN], [1, 3, 2, NAN], [NAN, NAN, NAN, 4]])
    assert np.isnan(correlations(profiles)[0]).all() and correlations(profiles)[1, 1] == 1
    assert distances(profiles)[0, 1] == pytest.approx(np.sqrt(0.5)) and agreements(profiles, 4)[0, 1] == 0.875
    assert np.isnan(distances(profiles)[0, 2]) and np.isnan(agreements(profiles, 4)[0, 2])
    assert shared_items(profiles).tolist() == [[2, 2, 0], [2, 3, 0], [0, 0, 1]]


def test_no_parties_have_no_pairs() -> None:
    for matrix in MATRICES:
        assert matrix(np.empty((0, 4))).shape == (0, 0)
    found = pairs([], 5, 1)
    assert len(found) == 0 and found.dtypes.equals(pairs(respondents(1, 2), 5, 1, 10).dtypes)
    assert len(pairs(respondents(1, 1), 5, 1, 10)) == 0


def test_the_largest_differences_come_first_and_no_difference_is_no_clash() -> None:
    assert clashes(A, B) == [0, 1, 2]  # .4, .4, .3 and .3, .3: the first comes first
    assert clashes(A, B, most=1) == [0]
    assert clashes(np.array([1.0, 4, NAN, 0.1 + 0.2, 2]), np.array([5.0, 4, 9, 0.3, 3])) == [0, 4]


def test_the_top_five_that_two_profiles_share() -> None:
    assert top_overlap(A, A) == 5
    assert top_overlap(A, -A) == 0
    assert top_overlap(A, B) == 4 and top_overlap(A, B, top=3) == 3 and top_overlap(A, B, top=1) == 0
    assert top_overlap(np.array([1.0, 2, NAN]), np.array([NAN, 2.0, 3])) == 1
    for seed in range(16):
        one, other = drawn(seed, parties=2)
        assert top_overlap(one, other) == top_overlap(other, one) <= 5


def test_the_plane_weighs_the_values_of_each_side() -> None:
    values = (
        Value("a", plane_x=1),
        Value("b", plane_x=3),
        Value("c", plane_x=-1, plane_y=2),
        Value("d", plane_y=-1),
        Value("e"),
    )
    instrument = Instrument("p", "1", "profile", 1, 6, "high", values, ())
    profiles = np.array([[[2.0, 4, 1, 0, 9]], [[2, NAN, 1, 0, NAN]], [[NAN, NAN, 1, 3, 9]]])
    found = plane(instrument, profiles)
    assert found.shape == (3, 1, 2)
    np.testing.assert_array_equal(found[:, 0], [[2.5, 1], [1, 1], [NAN, -2]])


def test_pairs_are_told_once_in_order_with_what_their_means_tell() -> None:
    parties = respondents(3)
    found = pairs(parties[::-1], 5, seed=1, draws=200)
    assert list(zip(found["one"], found["other"], strict=True)) == list(combinations("ABCD", 2))
    values = np.array([np.nanmean(party.values, axis=0) for party in parties])
    items = np.array([np.nanmean(party.items, axis=0) for party in parties])
    upper = np.triu_indices(4, 1)
    np.testing.assert_allclose(found["r"], correlations(values)[upper])
    np.testing.assert_allclose(found["rmsd"], distances(values)[upper])
    np.testing.assert_allclose(found["agreement"], agreements(items, 5)[upper])
    assert found["items"].tolist() == [9] * 6
    sizes = {party.name: len(party.items) for party in parties}
    assert found["people_one"].tolist() == found["one"].map(sizes).tolist()
    assert found["people_other"].tolist() == found["other"].map(sizes).tolist()
    for measure, low, high in (("r", -1, 1), ("rmsd", 0, 9), ("agreement", 0, 1)):
        assert (found[f"{measure}_low"] < found[f"{measure}_high"]).all()
        assert found[[measure, f"{measure}_low", f"{measure}_high"]].stack().between(low, high).all()
    assert found["chance"].between(1 / 201, 1).all()


def test_neither_the_order_of_parties_and_people_nor_who_else_is_there_changes_a_digit() -> None:
    for seed in range(4):
        parties = respondents(seed)
        found = pairs(parties, 5, seed, draws=100)
        order = np.random.default_rng(seed)
        shuffled = []
        for party in parties:
            people = order.permutation(len(party.items))
            shuffled.append(Respondents(party.name, party.values[people], party.items[people]))
        pd.testing.assert_frame_equal(
            pairs([shuffled[at] for at in order.permutation(4)], 5, seed, draws=100), found, check_exact=True
        )
        pd.testing.assert_frame_equal(pairs(parties[:2], 5, seed, draws=100), found[:1], check_exact=True)


def test_a_constant_added_to_all_of_a_persons_answers_changes_nothing_in_shape_and_distance() -> None:
    values = (Value("a"), Value("b"), Value("c"), Value("d"))
    items = tuple(Item(f"{value.value}{at}", value.value) for at in range(3) for value in values)
    instrument = Instrument("p", "1", "profile", 1, 6, "high", values, items, centring="person")
    for seed in range(4):
        rng = np.random.default_rng(seed)
        given = {name: rng.integers(1, 7, (rng.integers(5, 12), 12)).astype(float) for name in "ABCD"}
        moved = {name: answers + rng.integers(-4, 5, len(answers))[:, None] for name, answers in given.items()}
        one, other = (
            pairs(
                [Respondents(name, scored(instrument, told).values, told) for name, told in those.items()], 5, seed, draws=300
            )
            for those in (given, moved)
        )
        unmoved = [column for column in one.columns if not column.startswith("agreement")]
        pd.testing.assert_frame_equal(one[unmoved], other[unmoved], atol=1e-12)
        assert (one["agreement"] - other["agreement"]).abs().max() > 0.01


def test_a_statement_has_no_interval_of_its_own_and_leaves_that_of_people() -> None:
    people, other = respondents(5, 2, missing=0)
    statement = Respondents("S", np.array([[0.5, 0.0, -0.5]]), np.full((1, 9), 3.0), is_statement=True)
    again = Respondents("T", -statement.values, statement.items, is_statement=True)
    found = pairs([people, other, statement, again], 5, 1, 200).set_index(["one", "other"])
    assert found.loc[("S", "T"), ["r_low", "rmsd_high", "agreement_low", "chance"]].isna().all()
    assert found.loc[("S", "T"), "r"] == -1 and found.loc[("S", "T"), "agreement"] == 1
    assert found.loc[("A", "S"), ["r_low", "rmsd_high", "agreement_low"]].notna().all()
    assert np.isnan(found.loc[("A", "S"), "chance"]) and not np.isnan(found.loc[("A", "B"), "chance"])


def test_nobody_who_counts_and_nothing_in_common_is_unknown_and_not_zero() -> None:
    one, other = respondents(6, 2, missing=0)
    nobody = Respondents("N", one.values[:0], one.items[:0])
    left, right = one.items.copy(), other.items.copy()
    left[:, :5], right[:, 5:] = NAN, NAN
    apart = [
        Respondents("X", one.values[:, :1] * [1, NAN, NAN], left),
        Respondents("Y", other.values[:, :1] * [NAN, 1, 1], right),
    ]
    found = pairs([one, nobody, *apart], 5, 1, 50).set_index(["one", "other"])
    measured = [column for column in found.columns if column.startswith(("r", "agreement", "chance"))]
    for pair in (("A", "N"), ("X", "Y")):
        assert found.loc[pair, measured].isna().all() and found.loc[pair, "items"] == 0
    assert found.loc[("A", "N"), "people_other"] == 0
    assert found.loc[("A", "X"), "items"] == 4 and np.isnan(found.loc[("A", "X"), "r"])
    assert found.loc[("A", "X"), "rmsd"] == 0 and found.loc[("A", "Y"), "rmsd"] > 0


def test_intervals_by_resampling_and_by_the_normal_approximation_are_as_wide() -> None:
    rng = np.random.default_rng(11)
    centres = rng.normal(3.5, 0.8, (2, 20))
    people = [np.clip(rng.normal(centre, 1, (250, 20)), 1, 6) for centre in centres]
    found = pairs([Respondents(name, one, one) for name, one in zip("AB", people, strict=True)], 5, 1).iloc[0]
    drawn_a, drawn_b = (
        normal_means(one.mean(axis=0), one.std(axis=0, ddof=1), np.full(20, 250.0), 2000, rng) for one in people
    )
    told = {"r": correlation(drawn_a, drawn_b), "rmsd": distance(drawn_a, drawn_b), "agreement": agreement(drawn_a, drawn_b, 5)}
    for measure, of in told.items():
        low, high = interval(of)
        assert found[f"{measure}_high"] - found[f"{measure}_low"] == pytest.approx(high - low, rel=0.10), measure


def test_a_coalition_is_summed_up_by_its_middle_pair_and_the_outer_ones() -> None:
    assert summary(np.array([0.5, NAN, -0.2, 0.9])) == (0.5, -0.2, 0.9, 3)
    assert summary(np.array([[0.1, 0.3]])) == (0.2, 0.1, 0.3, 2)
    *numbers, many = summary(np.array([NAN]))
    assert np.isnan(numbers).all() and many == 0
