"""Places in the picture of the network: the same for the same streams, apart, and never moved by what comes later."""

import time

import numpy as np
import pandas as pd
import pytest

from dashboard.views import positions as views
from dashboard.views.positions import positions


def frame(rows: list[tuple[str, str, int]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["giver", "receiver", "batch"])


def made(seed: int, parties: int, streams: int, batches: int = 1) -> pd.DataFrame:
    """Streams of which a few parties give and take most, in several batches."""
    rng = np.random.default_rng(seed)
    ends = (parties * rng.random((streams, 2)) ** 1.5).astype(int)
    return frame([(f"p{one:03}", f"p{other:03}", int(rng.integers(1, batches + 1))) for one, other in ends])


def least(at: dict[str, tuple[float, float]]) -> float:
    spots = np.array(list(at.values()))
    apart = np.hypot(*(spots[:, None] - spots[None]).transpose(2, 0, 1))
    np.fill_diagonal(apart, np.inf)
    return float(apart.min())


def test_all_have_a_place_within_the_picture_and_apart() -> None:
    for seed, (parties, streams, gap) in enumerate([(2, 3, 0.06), (8, 14, 0.06), (30, 60, 0.04), (200, 2_000, 0.03)]):
        told = made(seed, parties, streams, batches=3)
        at = positions(told, ["alone", "lone"])
        assert at.keys() == {*told["giver"], *told["receiver"], "alone", "lone"}
        assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in at.values())
        assert least({party: place for party, place in at.items() if place[1] < 0.9}) >= gap
        assert least(at) >= 0.03


def test_the_same_streams_have_the_same_places_in_any_order_and_any_number() -> None:
    told = made(1, 40, 120, batches=2)
    before = positions(told, ["x", "y"])
    views._placed.cache_clear()
    shuffled = pd.concat([told, told.iloc[:30]]).sample(frac=1, random_state=2)
    assert positions(shuffled, ["y", "x", "y"]) == before


def test_which_way_a_stream_runs_moves_nobody() -> None:
    told = made(3, 20, 50)
    assert positions(told.rename(columns={"giver": "receiver", "receiver": "giver"})) == positions(told)


def test_a_later_batch_moves_nobody_who_stood() -> None:
    told = made(4, 60, 150, batches=4)
    before: dict[str, tuple[float, float]] = {}
    for batch in range(1, 5):
        at = positions(told[told["batch"] <= batch])
        assert {party: at[party] for party in before} == before
        assert len(at) >= len(before)
        before = at


def test_who_comes_later_stands_near_those_it_is_tied_to() -> None:
    ring = [(f"p{at:02}", f"p{(at + 1) % 20:02}", 1) for at in range(20)]
    at = positions(frame([*ring, ("new", "p03", 2)]))
    away = {party: np.hypot(place[0] - at["new"][0], place[1] - at["new"][1]) for party, place in at.items()}
    nearest = sorted(away, key=lambda party: away[party])[1:5]
    assert "p03" in nearest


def test_ties_are_shorter_than_other_distances() -> None:
    told = made(5, 60, 110)
    at = positions(told)
    ties = {
        tuple(sorted(pair)) for pair in told[["giver", "receiver"]].itertuples(index=False, name=None) if pair[0] != pair[1]
    }
    names = sorted(at)
    apart = {
        (one, other): np.hypot(at[one][0] - at[other][0], at[one][1] - at[other][1])
        for place, one in enumerate(names)
        for other in names[place + 1 :]
    }
    tied = np.mean([apart[pair] for pair in ties])
    assert tied < 0.8 * np.mean([away for pair, away in apart.items() if pair not in ties])


def test_the_first_parties_fill_the_picture() -> None:
    at = np.array(list(positions(made(6, 30, 80)).values()))
    assert np.ptp(at, axis=0) == pytest.approx([0.86, 0.78], abs=0.02)


def test_who_is_tied_to_nobody_stands_in_a_row_below_and_stays_there() -> None:
    told = frame([("a", "b", 1), ("c", "c", 1), ("a", "c", 2)])
    at = positions(told, ["d", "a"])
    assert at["c"] == (0.02, 1.0)
    assert at["d"][1] == 1.0
    assert at["d"][0] > at["c"][0]
    assert max(at["a"][1], at["b"][1]) < 0.9
    assert positions(told.iloc[:2])["c"] == at["c"]


def test_a_hundred_without_ties_stand_apart_in_rows() -> None:
    at = positions(frame([]), [f"p{number:03}" for number in range(100)])
    assert least(at) > 0.015
    assert min(y for _, y in at.values()) > 0.9


def test_without_anybody_there_are_no_places() -> None:
    assert positions(frame([])) == {}


def test_who_only_joins_somebody_of_the_row_gets_a_place_above_it() -> None:
    at = positions(frame([("a", "a", 1), ("a", "b", 2)]))
    assert at["a"] == (0.02, 1.0)
    assert at["b"][1] <= 0.87


def test_200_parties_with_2000_streams_are_placed_in_well_under_a_second_and_kept() -> None:
    told = made(7, 200, 2_000)
    positions(made(8, 5, 9))  # imports
    began = time.process_time()
    at = positions(told)
    first = time.process_time() - began
    began = time.process_time()
    assert positions(told) == at
    assert time.process_time() - began < first / 2
    assert first < 2.0
