"""Bringing and taking by rating and by number: MODEL's shelf, and what must hold whatever the streams."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from metrics.giving import balance_by_count, pair_balance, rated_balance

NAN = float("nan")


def given(*rows: tuple[str, str, str, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["giver", "receiver", "kind", "receiver_rating"])


def drawn(seed: int, number: int = 60) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    ratings = np.where(rng.random(number) < 0.4, NAN, rng.integers(0, 6, number))
    sides = {side: rng.choice([*"ABCDEFGH"], number) for side in ("giver", "receiver")}
    return pd.DataFrame(sides | {"kind": rng.choice(["geld", "kennis"], number), "receiver_rating": ratings})


def test_golden_28_balance_of_three_parties_in_a_closed_circle() -> None:
    # A brings 26 and takes 12, B 14 and 18, C 10 and 20; no stream may be rated above 5
    points = {("A", "B"): 11, ("A", "C"): 15, ("B", "A"): 9, ("B", "C"): 5, ("C", "A"): 3, ("C", "B"): 7}
    rows = [(*pair, "kennis", 1.0) for pair, many in points.items() for _ in range(many)]
    found = rated_balance(given(*rows))
    assert found["party"].tolist() == ["A", "B", "C"]
    assert found["brings"].tolist() == [26, 14, 10]
    assert found["takes"].tolist() == [12, 18, 20]
    assert found["balance"].tolist() == pytest.approx([-0.3684, 0.1250, 0.3333], abs=5e-5)
    assert found["brings"].sum() == found["takes"].sum() == 50


def test_each_kind_has_its_own_balance() -> None:
    found = rated_balance(given(("A", "B", "geld", 5), ("A", "B", "kennis", 1), ("B", "A", "kennis", 3)), by_kind=True)
    assert found[["party", "kind", "brings", "takes", "balance"]].to_numpy().tolist() == [
        ["A", "geld", 5, 0, -1],
        ["A", "kennis", 1, 3, 0.5],
        ["B", "geld", 0, 5, 1],
        ["B", "kennis", 3, 1, -0.5],
    ]


def test_without_a_rating_there_is_no_balance() -> None:
    found = rated_balance(given(("A", "B", "geld", NAN), ("B", "A", "geld", NAN)))
    assert found[["brings", "takes", "balance"]].isna().all(axis=None)
    assert found[["rated_brought", "rated_taken", "streams_brought", "streams_taken"]].to_numpy().tolist() == [[0, 0, 1, 1]] * 2


def test_who_gives_what_nobody_rated_is_not_told_to_only_take() -> None:
    found = rated_balance(given(("A", "B", "geld", NAN), ("B", "A", "geld", 4))).set_index("party")
    assert np.isnan(found.loc["A", "brings"]) and np.isnan(found.loc["A", "balance"])
    assert found.loc["A", "takes"] == 4


def test_a_rating_of_nothing_is_known_and_of_nothing_both_ways_there_is_no_balance() -> None:
    found = rated_balance(given(("A", "B", "geld", 0), ("B", "A", "geld", 0))).set_index("party")
    assert found["brings"].tolist() == [0, 0] and found["rated_brought"].tolist() == [1, 1]
    assert found["balance"].isna().all()


def test_a_stream_to_oneself_counts_on_both_sides() -> None:
    streams = given(("A", "A", "kennis", 4))
    assert rated_balance(streams)[["brings", "takes", "balance"]].to_numpy().tolist() == [[4, 4, 0]]
    assert balance_by_count(streams)[["brings", "takes", "balance"]].to_numpy().tolist() == [[1, 1, 0]]


@pytest.mark.parametrize("by_kind", [False, True])
def test_what_is_brought_is_taken(by_kind: bool) -> None:
    for seed in range(16):
        streams = drawn(seed)
        rated, counted = rated_balance(streams, by_kind=by_kind), balance_by_count(streams, by_kind=by_kind)
        whole = streams["receiver_rating"].sum()
        assert rated["brings"].sum() == rated["takes"].sum() == whole
        assert rated["rated_brought"].sum() == rated["rated_taken"].sum() == streams["receiver_rating"].count()
        assert counted["brings"].sum() == counted["takes"].sum() == len(streams)
        assert rated["streams_brought"].tolist() == counted["brings"].tolist()


def test_neither_the_order_of_the_rows_nor_the_names_of_the_parties_change_anything() -> None:
    names = dict(zip("ABCDEFGH", "qwzxytuv", strict=True))
    for seed in range(8):
        streams = drawn(seed)
        for balance in (rated_balance, balance_by_count):
            found = balance(streams)
            pd.testing.assert_frame_equal(balance(streams.sample(frac=1, random_state=seed)), found)
            renamed = balance(streams.assign(giver=streams["giver"].map(names), receiver=streams["receiver"].map(names)))
            expected = found.assign(party=found["party"].map(names)).sort_values("party", ignore_index=True)
            pd.testing.assert_frame_equal(renamed, expected)
        pairs = pair_balance(streams)
        pd.testing.assert_frame_equal(pair_balance(streams.sample(frac=1, random_state=seed)), pairs)
        renamed = pair_balance(streams.assign(giver=streams["giver"].map(names), receiver=streams["receiver"].map(names)))
        felt = {frozenset(pair): told for *pair, told in renamed[["one", "other", "reciprocity"]].to_numpy()}
        assert felt == pytest.approx(
            {
                frozenset((names[one], names[other])): told
                for one, other, told in pairs[["one", "other", "reciprocity"]].to_numpy()
            },
            nan_ok=True,
        )


def test_a_stream_without_a_rating_changes_no_sum_and_turns_no_balance_into_another() -> None:
    for seed in range(16):
        streams = drawn(seed, number=12)
        more = pd.concat([streams, given(("A", "B", "geld", NAN))], ignore_index=True)
        before, after = (rated_balance(one).set_index("party") for one in (streams, more))
        after = after.reindex(before.index)
        for side in ("brings", "takes", "balance"):
            stays = after[side].notna()
            assert after.loc[stays, side].tolist() == before.loc[stays, side].tolist()
        lost = before.index[before["balance"].notna() & after["balance"].isna()]
        assert all(after.loc[one, "rated_brought"] == 0 or after.loc[one, "rated_taken"] == 0 for one in lost)


def test_a_pair_gives_back_as_far_as_the_smaller_side_goes() -> None:
    found = pair_balance(
        given(("B", "A", "geld", 5), ("B", "A", "kennis", 3), ("A", "B", "kennis", 2), ("A", "B", "data", NAN))
    )
    assert found.to_dict("records") == [
        {
            **{"one": "A", "other": "B", "measure": "rating", "there": 2, "back": 8, "reciprocity": 0.25},
            **{"streams_there": 2, "streams_back": 2, "rated_there": 1, "rated_back": 2},
        }
    ]


@pytest.mark.parametrize(
    ("rows", "measure", "reciprocity"),
    [
        ([("A", "B", "geld", 5.0)], "rating", 0),
        ([("A", "B", "geld", 0.0)], "rating", 0),
        ([("A", "B", "geld", NAN)], "count", 0),
        ([("A", "B", "geld", NAN), ("B", "A", "geld", NAN), ("B", "A", "geld", NAN)], "count", 0.5),
        ([("A", "B", "geld", NAN), ("B", "A", "geld", 5.0)], "count", 1),
        ([("A", "B", "geld", 0.0), ("B", "A", "geld", 0.0)], "rating", NAN),
        ([("A", "B", "geld", 0.0), ("B", "A", "geld", 4.0)], "rating", 0),
    ],
)
def test_a_pair_is_weighed_by_rating_where_both_ways_are_rated_and_else_by_number(
    rows: list[tuple[str, str, str, float]], measure: str, reciprocity: float
) -> None:
    found = pair_balance(given(*rows))
    assert found["measure"].tolist() == [measure]
    assert found["reciprocity"].tolist() == pytest.approx([reciprocity], nan_ok=True)


def test_pairs_hold_every_stream_but_those_to_oneself() -> None:
    for seed in range(8):
        streams = drawn(seed)
        between = streams[streams["giver"] != streams["receiver"]]
        found = pair_balance(streams)
        assert found[["streams_there", "streams_back"]].to_numpy().sum() == len(between)
        assert found[["rated_there", "rated_back"]].to_numpy().sum() == between["receiver_rating"].count()
        assert (found["one"] < found["other"]).all()
        assert found["reciprocity"].dropna().between(0, 1).all()


def test_an_arrow_answer_gives_what_a_plain_frame_gives_and_no_streams_give_no_rows() -> None:
    plain = drawn(5)
    arrow = plain.astype(dict.fromkeys(["giver", "receiver", "kind"], pd.ArrowDtype(pa.string())))
    arrow["receiver_rating"] = pd.array(plain["receiver_rating"], dtype=pd.ArrowDtype(pa.float64()))
    for balance in (rated_balance, balance_by_count, pair_balance):
        pd.testing.assert_frame_equal(balance(arrow), balance(plain))
        assert len(balance(arrow.iloc[:0])) == len(balance(plain.iloc[:0])) == 0
        assert balance(plain.iloc[:0]).columns.tolist() == balance(plain).columns.tolist()
