"""Warmth of a tie: half of it is gone in 45 days, and a tie without a contact known is not cold but unknown."""

from datetime import date, timedelta
from math import fsum
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from metrics.warmth import CHANNELS, COLD, warmth

TODAY = date(2026, 10, 12)
TYPES = {"party": pa.string(), "other": pa.string(), "held_on": pa.date32(), "channel": pa.string()}


def contacts(*rows: tuple[str, str, int | None, str | None]) -> pd.DataFrame:
    """Contacts of two parties, so many days ago, by a channel."""
    told = [(one, other, None if ago is None else TODAY - timedelta(days=ago), channel) for one, other, ago, channel in rows]
    return pd.DataFrame(told, columns=list(TYPES), dtype=object)


def as_asked(told: pd.DataFrame) -> pd.DataFrame:
    """As the store answers."""
    return pd.DataFrame({name: pd.Series(told[name].tolist(), dtype=pd.ArrowDtype(kind)) for name, kind in TYPES.items()})


def rows(found: pd.DataFrame) -> dict[tuple[str, str], dict[str, Any]]:
    return {(row["one"], row["other"]): row for row in found.to_dict("records")}


def randomly(rng: np.random.Generator) -> pd.DataFrame:
    """Contacts of six parties, at most one a day of two parties."""
    told = []
    for ago in range(-5, int(rng.integers(-5, 60))):
        one, other = rng.choice(list("ABCDEF"), 2, replace=False)
        told.append((str(one), str(other), ago, [*CHANNELS, None][rng.integers(4)]))
    return contacts(*told)


def test_golden_30_contacts_of_0_45_and_90_days_ago_leave_1_a_half_and_a_quarter() -> None:
    found = warmth(contacts(("A", "B", 0, "online"), ("A", "C", 45, "physical"), ("B", "C", 90, "personal")), TODAY)
    assert {pair: row["warmth"] for pair, row in rows(found).items()} == {("A", "B"): 1, ("A", "C"): 0.5, ("B", "C"): 0.25}
    together = warmth(contacts(("A", "B", 0, "online"), ("B", "A", 45, "online"), ("A", "B", 90, "personal")), TODAY)
    assert together[["contacts", "warmth", "online", "personal"]].iloc[0].tolist() == [3, 1.75, 1.5, 0.25]
    assert pd.isna(together["physical"].iloc[0])


def test_below_a_quarter_is_cold_and_a_quarter_is_not() -> None:
    found = warmth(contacts(("A", "B", 90, None), ("A", "C", 91, None), ("A", "D", 400, None)), TODAY)
    assert {pair: row["is_cold"] for pair, row in rows(found).items()} == {
        ("A", "B"): False,
        ("A", "C"): True,
        ("A", "D"): True,
    }
    assert found.loc[found["warmth"] < COLD, "other"].tolist() == ["D", "C"]


def test_a_tie_without_a_contact_known_is_listed_last_and_is_not_cold() -> None:
    found = warmth(contacts(("A", "B", 0, None)), TODAY, ties=[("C", "A"), ("B", "A"), ("A", "C"), ("A", "A")])
    assert found[["one", "other", "contacts"]].to_numpy().tolist() == [["A", "B", 1], ["A", "C", 0]]
    unknown = rows(found)["A", "C"]
    assert (unknown["last_on"], unknown["is_cold"]) == (None, None)
    assert np.isnan(unknown["warmth"])
    assert not (found["warmth"] < COLD).any()


def test_a_contact_after_the_day_does_not_count() -> None:
    told = contacts(("A", "B", -1, None), ("A", "B", 45, None), ("A", "C", -1, None))
    found = warmth(told, TODAY, ties=[("A", "C")])
    assert (rows(found)["A", "B"]["warmth"], rows(found)["A", "B"]["last_on"]) == (0.5, TODAY - timedelta(days=45))
    assert rows(found)["A", "C"]["contacts"] == 0
    assert len(warmth(told, TODAY)) == 1


def test_a_contact_told_by_both_is_one() -> None:
    told = contacts(("A", "B", 0, "online"), ("B", "A", 0, "online"))
    assert warmth(told, TODAY)[["contacts", "warmth"]].iloc[0].tolist() == [1, 1]


def test_two_contacts_on_a_day_told_by_one_side_are_two_and_so_are_those_of_two_channels() -> None:
    told = contacts(("A", "B", 0, "online"), ("A", "B", 0, "online"), ("B", "A", 0, "online"), ("B", "A", 0, "physical"))
    assert warmth(told, TODAY)[["contacts", "online", "physical"]].iloc[0].tolist() == [3, 2, 1]


def test_a_contact_without_a_channel_or_a_day_or_with_oneself() -> None:
    found = warmth(contacts(("A", "B", 0, None), ("A", "B", None, "online"), ("C", "C", 0, "online")), TODAY)
    assert found[["one", "other", "contacts", "warmth"]].to_numpy().tolist() == [["A", "B", 1, 1.0]]
    assert found[list(CHANNELS)].isna().all(axis=None)


def test_nothing_known_is_an_empty_frame() -> None:
    for told in (contacts(), as_asked(contacts())):
        assert warmth(told, TODAY).empty
        assert list(warmth(told, TODAY)) == [
            *("one", "other", "contacts", "last_on", "warmth", "online", "physical", "personal", "is_cold")
        ]
        assert warmth(told, TODAY, ties=[("A", "B")])["is_cold"].tolist() == [None]


def test_the_warmth_is_the_sum_written_out_and_channels_are_its_parts() -> None:
    rng = np.random.default_rng(30)
    for _ in range(15):
        told = randomly(rng)
        found = warmth(told, TODAY)
        for (one, other), row in rows(found).items():
            of = told[(told["party"] + told["other"]).isin([one + other, other + one]) & (told["held_on"] <= TODAY)]
            days = [(TODAY - day).days for day in of["held_on"]]
            assert row["warmth"] == pytest.approx(fsum(0.5 ** (ago / 45) for ago in days), abs=1e-12)
            assert row["is_cold"] == (row["warmth"] < COLD)
            untold = fsum(0.5 ** (ago / 45) for ago, how in zip(days, of["channel"], strict=True) if how is None)
            parts = [row[name] for name in CHANNELS if not np.isnan(row[name])]
            assert fsum([*parts, untold]) == pytest.approx(row["warmth"], abs=1e-12)
        assert found["warmth"].is_monotonic_increasing


def test_names_order_sides_and_where_a_frame_comes_from_change_nothing() -> None:
    rng = np.random.default_rng(31)
    names = dict(zip("ABCDEF", "FCEABD", strict=True))
    for _ in range(8):
        told = randomly(rng)
        expected = warmth(told, TODAY)
        swapped = told.rename(columns={"party": "other", "other": "party"})
        for same in (told.sample(frac=1, random_state=1), swapped, as_asked(told)):
            pd.testing.assert_frame_equal(warmth(same, TODAY), expected, check_dtype=False)
        renamed = warmth(told.assign(party=told["party"].map(names), other=told["other"].map(names)), TODAY)
        new = {frozenset(pair): row["warmth"] for pair, row in rows(renamed).items()}
        assert new == {frozenset(names[one] for one in pair): row["warmth"] for pair, row in rows(expected).items()}
