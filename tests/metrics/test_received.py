import numpy as np
import pandas as pd

from data.policy import Viewer
from data.store import Store
from metrics.answer import answer
from metrics.received import received_by_others
from tests.conftest import Deliver

NAN = float("nan")
COALITIONS = pd.DataFrame({"coalition": ["C", "D"], "smallest_group": [None, 3]}, dtype=object)


def given(*rows: tuple[str, str, float], coalition: str = "C", **more: object) -> pd.DataFrame:
    """Streams of a giver to a receiver, with the receiver's rating."""
    return pd.DataFrame(rows, columns=["giver", "receiver", "receiver_rating"]).assign(coalition=coalition, **more)


def told(streams: pd.DataFrame) -> dict[str, tuple[float | None, int, int, bool]]:
    found = received_by_others(streams, COALITIONS)
    rows = found.astype(object).where(found.notna(), None).itertuples(index=False)
    return {row.party: (row.rating, row.streams, row.raters, row.withheld) for row in rows}


def test_the_mean_is_over_the_rated_streams_of_enough_receivers() -> None:
    rows = [("A", receiver, rating) for receiver, rating in zip("BCDEF", (5, 4, 4, 3, 4), strict=True)]
    assert told(given(*rows, ("A", "B", 5), ("A", "C", NAN)))["A"] == (25 / 6, 6, 5, False)


def test_of_fewer_receivers_than_the_smallest_group_it_is_withheld_and_not_unknown() -> None:
    rows = [("A", receiver, 4.0) for receiver in "BCDE"] * 3
    assert told(given(*rows))["A"] == (None, 12, 4, True)
    assert told(given(*rows, coalition="D"))["A"] == (4.0, 12, 4, False)
    assert told(given(("A", "B", NAN)))["A"] == (None, 0, 0, False)


def test_what_a_party_says_of_itself_does_not_count() -> None:
    assert told(given(*[("A", receiver, 2.0) for receiver in "BCDEF"], ("A", "A", 5.0)))["A"] == (2.0, 5, 5, False)
    assert told(given(("A", "A", 5.0))) == {}


def test_a_party_of_which_one_stream_is_hidden_has_no_row() -> None:
    rows = given(*[(giver, receiver, 4.0) for giver in "AG" for receiver in "BCDEF"])
    rows["visible"] = pd.array([True] * 9 + [None], "boolean")
    assert set(told(rows)) == {"A"}


def test_a_mean_lies_between_the_lowest_and_the_highest_rating_whatever_the_streams() -> None:
    for seed in range(20):
        rng = np.random.default_rng(seed)
        parties = rng.choice([*"ABCDEFGH"], (80, 2))
        ratings = np.where(rng.random(80) < 0.3, NAN, rng.integers(0, 6, 80))
        streams = given(*[(giver, receiver, rating) for (giver, receiver), rating in zip(parties, ratings, strict=True)])
        found = received_by_others(streams, COALITIONS)
        assert ((found["raters"] < 5) & (found["raters"] > 0)).equals(found["withheld"])
        for row in found.dropna(subset="rating").itertuples():
            its = streams[(streams["giver"] == row.party) & (streams["receiver"] != row.party)]["receiver_rating"].dropna()
            assert its.min() <= row.rating <= its.max() and len(its) == row.streams


def test_only_those_in_a_stream_see_what_was_said_of_it(store: Store, deliver: Deliver) -> None:
    head = "coalition,giver,receiver,kind,what,period,receiver_rating,visibility\n"
    rows = "".join(f"C,A,{receiver},kennis,les,2026-Q1,4,own\n" for receiver in "BCDEF")
    deliver(coalition="coalition,name\nC,Coalitie\n", party="party\n" + "\n".join("ABCDEFG") + "\n", stream=head + rows)
    for party, sees in (("A", True), ("B", False), ("G", False)):
        viewer = Viewer(party, "partner", party, frozenset({"C"}))

        def asked(name: str, viewer: Viewer = viewer, **how: object) -> pd.DataFrame:
            return store.ask(name, viewer=viewer, **how)

        assert ("A" in set(answer("received_by_others", asked, coalition="C")["party"])) is sees
