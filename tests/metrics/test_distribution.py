"""Where value lands: ego and eco, groups of stakeholders, evenness; MODEL's shelf, and what must hold of any streams."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from metrics.distribution import ego_eco, evenness, gini, groups, nobody_worse_off
from metrics.flows import ELSEWHERE

NAN = float("nan")


def given(*rows: tuple[str, str, float, float]) -> pd.DataFrame:
    """Giver, receiver, and what the stream is worth to each."""
    return pd.DataFrame(rows, columns=["giver", "receiver", "giver_rating", "receiver_rating"]).assign(kind="kennis")


def members(outside: str = "", **group: str | None) -> pd.DataFrame:
    rows = [(party, told, party not in outside) for party, told in group.items()]
    return pd.DataFrame(rows, columns=["party", "stakeholder_group", "is_member"])


def drawn(seed: int, number: int = 60) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    told = {side: rng.choice([*"ABCDEFG"], number) for side in ("giver", "receiver")}
    for side in ("giver", "receiver"):
        told[f"{side}_rating"] = np.where(rng.random(number) < 0.3, NAN, rng.integers(0, 6, number))
    return pd.DataFrame(told).assign(kind=rng.choice(["geld", "kennis"], number))


SEVEN = members(outside="G", A="bouwers", B="bouwers", C="klanten", D="klanten", E="maatschappij", F=None, G=None)


def test_golden_30_evenness_of_one_large_and_three_small_parts() -> None:
    assert evenness([0.7, 0.1, 0.1, 0.1]) == pytest.approx(0.6784, abs=5e-5)
    assert evenness([70, 10, 0, 10, -5, NAN, 10]) == pytest.approx(0.6784, abs=5e-5)


def test_golden_30_gini_of_1_to_4() -> None:
    assert gini([1, 2, 3, 4]) == pytest.approx(0.25, abs=1e-12)
    assert gini([4, NAN, 1, 3, 2]) == pytest.approx(0.25, abs=1e-12)


@pytest.mark.parametrize("values", [[], [5], [5, 0, 0], [NAN, 5], [-1, -2]])
def test_fewer_than_two_positive_parts_have_no_evenness(values: list[float]) -> None:
    assert evenness(values) is None


def test_equal_parts_are_wholly_even() -> None:
    for k in range(2, 20):
        assert evenness([0.3] * k) == pytest.approx(1, abs=1e-12)
        assert gini([0.3] * k) == pytest.approx(0, abs=1e-12)
        assert gini([0] * (k - 1) + [7]) == pytest.approx((k - 1) / k, abs=1e-12)


def test_gini_is_the_mean_difference_of_all_pairs_and_knows_no_unit() -> None:
    rng = np.random.default_rng(30)
    for _ in range(30):
        x = rng.gamma(1, size=rng.integers(1, 12))
        assert gini(x) == pytest.approx(np.abs(x[:, None] - x).mean() / (2 * x.mean()), abs=1e-12)
        assert gini(x * 1e6) == pytest.approx(gini(x), abs=1e-12)
        if len(x) > 1:
            assert evenness(rng.permutation(x) * 1e6) == pytest.approx(evenness(x), abs=1e-12)


def test_nothing_has_no_gini_and_less_than_nothing_is_refused() -> None:
    assert gini([]) is gini([NAN]) is gini([0, 0]) is None
    with pytest.raises(ValueError, match="below 0"):
        gini([1, -1])


def test_what_lands_with_others_and_outside_is_eco_and_with_oneself_ego() -> None:
    streams = given(("A", "B", 1, 3), ("A", "G", 2, 2), ("A", "A", 1, 1), ("B", "A", 4, 0), ("G", "A", 5, 5))
    found = ego_eco(streams, members(outside="G", A=None, B=None, C=None, G=None))
    assert found[["party", "own", "others", "outside", "counted", "streams"]].to_numpy().tolist() == [
        ["A", 5, 3, 2, 3, 3],
        ["B", 4, 0, 0, 1, 1],
        ["C", 0, 0, 0, 0, 0],
        [None, 9, 3, 2, 4, 4],
    ]
    assert found["eco"].tolist() == pytest.approx([0.5, 0, NAN, 5 / 14], nan_ok=True)


def test_a_stream_that_one_of_both_did_not_rate_does_not_lean_the_share() -> None:
    told = given(("A", "B", 1, 3))
    for rating in ((NAN, 5.0), (5.0, NAN), (NAN, NAN)):
        found = ego_eco(pd.concat([told, given(("A", "B", *rating))]), members(A=None, B=None))
        assert found[["eco", "counted", "streams"]].iloc[0].tolist() == [0.75, 1, 2]
    assert ego_eco(given(("A", "B", 0, 0)), members(A=None, B=None))["eco"].isna().all()


def test_all_value_of_members_lands_somewhere() -> None:
    for seed in range(8):
        streams = drawn(seed)
        found = ego_eco(streams, SEVEN)
        rated = streams.dropna()[streams.dropna()["giver"] != "G"]
        caused = rated[["giver_rating", "receiver_rating"]].to_numpy().sum()
        assert (
            found[["own", "others", "outside"]].iloc[-1].sum()
            == caused
            == found.iloc[:-1][["own", "others", "outside"]].sum().sum()
        )
        assert found["eco"].dropna().between(0, 1).all()


def test_a_group_has_its_net_and_parties_in_no_group_stand_apart() -> None:
    streams = given(("A", "C", 1, 4), ("C", "B", 5, 2), ("A", "B", 0, 3), ("C", "F", NAN, 1), ("H", "A", 1, 1))
    found = groups(streams, SEVEN).set_index("group")
    assert found.index.tolist() == [ELSEWHERE, "bouwers", "klanten", "maatschappij"]
    points = found[["brings", "takes", "net"]]
    assert points.loc["bouwers"].tolist() == [7, 6, -1]
    assert points.loc["klanten"].tolist() == [3, 4, 1]
    assert points.loc[ELSEWHERE].tolist() == [1, 1, 0]
    assert points.loc["maatschappij"].tolist() == pytest.approx([0, 0, NAN], nan_ok=True)
    numbers = found[["parties", "rated_brought", "rated_taken", "streams_brought", "streams_taken"]]
    assert numbers.loc["klanten"].tolist() == [2, 2, 1, 2, 1]
    assert numbers.loc[ELSEWHERE].tolist() == [2, 1, 1, 1, 1]


def test_what_is_not_rated_is_unknown_for_the_group() -> None:
    found = groups(given(("A", "C", NAN, NAN), ("C", "A", 2, 3)), SEVEN).set_index("group")
    points = found[["brings", "takes", "net"]]
    assert points.loc["bouwers"].tolist() == pytest.approx([NAN, 3, NAN], nan_ok=True)
    assert points.loc["klanten"].tolist() == pytest.approx([3, NAN, NAN], nan_ok=True)


def test_over_all_groups_what_is_brought_is_taken() -> None:
    for seed in range(8):
        streams = drawn(seed, number=400)
        found = groups(streams, SEVEN.iloc[:6])
        assert found["brings"].sum() == found["takes"].sum() == streams["receiver_rating"].sum()
        assert found["net"].sum() == 0
        assert found["streams_brought"].sum() == found["streams_taken"].sum() == 400
        assert found["parties"].sum() == 6


def test_neither_order_nor_names_nor_storage_change_where_value_lands() -> None:
    names = dict(zip("ABCDEFG", "tqzxywu", strict=True))
    for seed in range(4):
        streams = drawn(seed)
        of_group, of_party = groups(streams, SEVEN), ego_eco(streams, SEVEN)
        renamed = streams.assign(**{side: streams[side].map(names) for side in ("giver", "receiver")})
        parties = SEVEN.assign(party=SEVEN["party"].map(names))
        pd.testing.assert_frame_equal(groups(renamed, parties), of_group)
        assert ego_eco(renamed, parties).set_index("party")["eco"].to_dict() == pytest.approx(
            {names.get(party): told for party, told in of_party[["party", "eco"]].to_numpy()}, nan_ok=True
        )
        arrow = streams.astype(dict.fromkeys(["giver", "receiver", "kind"], pd.ArrowDtype(pa.string())))
        for name in ("giver_rating", "receiver_rating"):
            arrow[name] = pd.array(streams[name], dtype=pd.ArrowDtype(pa.float64()))
        texts = dict.fromkeys(["party", "stakeholder_group"], pd.ArrowDtype(pa.string()))
        told = SEVEN.astype({**texts, "is_member": pd.ArrowDtype(pa.bool_())})
        for other in (arrow, streams.sample(frac=1, random_state=seed)):
            pd.testing.assert_frame_equal(groups(other, told), of_group)
            pd.testing.assert_frame_equal(ego_eco(other, told), of_party)


def netted(**net: float) -> pd.DataFrame:
    """All that these groups bring and take is rated."""
    whole = dict.fromkeys(["rated_brought", "streams_brought", "rated_taken", "streams_taken"], 1)
    return pd.DataFrame({"group": list(net), "net": list(net.values())}).assign(**whole)


@pytest.mark.parametrize(
    ("net", "expected"),
    [
        ({"bouwers": 0, "klanten": 0}, (True, "bouwers")),
        ({"klanten": 2, "bouwers": 1}, (True, "bouwers")),
        ({"bouwers": 3, "klanten": -1, "maatschappij": -2}, (False, "maatschappij")),
        ({"bouwers": 3, "klanten": NAN}, (None, "bouwers")),
        ({"bouwers": -3, "klanten": NAN}, (False, "bouwers")),
        ({"bouwers": NAN}, (None, None)),
        ({}, (None, None)),
    ],
)
def test_nobody_is_worse_off_where_no_group_is_below_0_and_every_group_is_known(
    net: dict[str, float], expected: tuple[bool | None, str | None]
) -> None:
    assert nobody_worse_off(netted(**net)) == expected


def test_an_unrated_stream_leaves_open_who_is_worse_off_unless_no_rating_could_change_it() -> None:
    even, two = [("A", "C", 1, 4), ("C", "A", 1, 4)], members(A="bouwers", C="klanten")
    assert nobody_worse_off(groups(given(*even), two)) == (True, "bouwers")
    assert nobody_worse_off(groups(given(*even, ("A", "C", 1, NAN)), two)) == (None, "bouwers")
    loss = ("A", "C", 1, 5)
    assert nobody_worse_off(groups(given(*even, loss, ("A", "C", 1, NAN)), two)) == (False, "bouwers")
    assert nobody_worse_off(groups(given(*even, loss, ("C", "A", 1, NAN)), two)) == (None, "bouwers")
    assert nobody_worse_off(groups(given(*even, loss, ("A", "C", 1, 1), ("C", "A", 1, NAN)), two)) == (False, "bouwers")


def test_what_is_said_of_who_is_worse_off_stays_so_whatever_the_unrated_streams_turn_out_to_be() -> None:
    for seed in range(40):
        rng = np.random.default_rng(seed)
        streams, parties = drawn(seed, number=20), SEVEN.iloc[:5]
        streams = streams[streams[["giver", "receiver"]].isin(list("ABCDE")).all(axis=1)]
        nobody, worst = nobody_worse_off(groups(streams, parties))
        for _ in range(5):
            rating = streams["receiver_rating"].fillna(pd.Series(rng.choice([0, 5], len(streams)), index=streams.index))
            found = groups(streams.assign(receiver_rating=rating), parties)
            if nobody is not None:
                assert nobody_worse_off(found)[0] == nobody
            if nobody is False:
                assert found.set_index("group").loc[worst, "net"] < 0


def test_a_remainder_of_adding_fractions_makes_no_group_worse_off() -> None:
    streams = given(("A", "C", 1, 0.1), ("A", "C", 1, 0.2), ("C", "A", 1, 0.3))
    assert nobody_worse_off(groups(streams, members(A="bouwers", C="klanten"))) == (True, "bouwers")


def test_without_streams_nothing_is_known_of_any_group() -> None:
    found = groups(given(), SEVEN)
    assert found["net"].isna().all()
    assert nobody_worse_off(found) == (None, None)
    assert groups(given(), members()).empty and len(ego_eco(given(), members())) == 1
