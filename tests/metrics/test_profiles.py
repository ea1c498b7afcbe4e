"""Which profiles count: of one instrument, one aspect and one wave, and only what is known."""

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from data.instrument import Instrument, Item, Value
from data.store import Store
from metrics.profiles import aspects, main_instrument, main_profiles, main_waves, profiles_of, waves
from tests.metrics.made_profiles import TEN, as_asked, drawn
from tests.metrics.made_profiles import told as told_of

NAN = float("nan")
THREE = Instrument(
    *("three", "1", "profile", 1, 6, "high"),
    values=(Value("a"), Value("b"), Value("c")),
    items=(Item("i1", "a"), Item("i2", "b"), Item("i3", "c"), Item("i4", "c", -1)),
    centring="person",
)
NUMBERS = ("mean", "spread", "people", "low", "high")


def row(party: str, code: str, mean: float, **more: Any) -> dict[str, Any]:
    told = {"party": party, "party_name": party.title(), "role": None, "instrument": "three", "period": "2026-Q1"} | {
        "version": "1"
    }
    told |= {"aspect": "personal", "part": "value", "code": code, "people": 8, "mean": mean, "mean_why": None}
    return told | {"spread": 1.0, "low": mean - 0.5, "high": mean + 0.5} | more


def whole(party: str, *means: float, **more: Any) -> list[dict[str, Any]]:
    return [row(party, code, mean, **more) for code, mean in zip("abc", means, strict=True)]


def told(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(list(rows))


def test_values_and_items_stand_as_the_instrument_tells_them() -> None:
    found = profiles_of(
        told(*whole("mol", 0.5, 0.1, -0.6), row("mol", "i4", 2.5, part="item"), *whole("aap", 1, 0, -1)[::-1]), THREE
    )
    assert found.parties == ("aap", "mol") and found.names == ("Aap", "Mol") and found.period == ("2026-Q1",) * 2
    assert found.values.mean.tolist() == [[1, 0, -1], [0.5, 0.1, -0.6]]
    assert found.values.people.tolist() == [[8] * 3] * 2 and found.values.low[0].tolist() == [0.5, -0.5, -1.5]
    assert np.isnan(found.items.mean[0]).all() and found.items.mean[1, 3] == 2.5 and np.isnan(found.items.mean[1, :3]).all()


def test_a_party_of_whom_all_is_withheld_or_unknown_is_left_out_and_a_single_unknown_stays_unknown() -> None:
    found = profiles_of(
        told(
            *whole("aap", NAN, NAN, NAN, mean_why="verborgen", low=NAN, high=NAN, spread=NAN),
            *whole("mol", 1, NAN, -1),
            row("nel", "i1", 3, part="item"),
        ),
        THREE,
    )
    assert found.parties == ("mol",)
    assert np.isnan(found.values.mean[0]).tolist() == [False, True, False]
    assert np.isnan(found.values.people[0]).tolist() == [False, True, False]


def test_without_a_period_each_party_has_its_latest_and_with_one_only_that_wave_counts() -> None:
    frame = told(
        *whole("aap", 1, 2, 3, period="2025-Q4"),
        *whole("aap", 3, 2, 1, period="2026"),
        *whole("aap", 9, 9, 9, period="2026-Q3"),
        *whole("mol", 4, 5, 6, period="2025-Q4"),
        *whole("nel", 7, 8, 9, period=None),
    )
    latest = profiles_of(frame, THREE)
    assert latest.period == ("2026", "2025-Q4", None)
    assert latest.values.mean[:, 0].tolist() == [3, 4, 7]
    then = profiles_of(frame, THREE, period="2025-Q4")
    assert then.parties == ("aap", "mol") and then.values.mean[:, 0].tolist() == [1, 4]
    assert profiles_of(frame, THREE, period="2020-Q1").values.mean.shape == (0, 3)
    assert waves(frame, "three") == ["2026", "2026-Q3", "2025-Q4"]


def test_a_later_wave_that_is_withheld_leaves_the_earlier() -> None:
    frame = told(*whole("aap", 1, 2, 3, period="2025-Q4"), *whole("aap", NAN, NAN, NAN, mean_why="verborgen"))
    assert profiles_of(frame, THREE).period == ("2025-Q4",)
    assert waves(frame, "three") == ["2025-Q4"]


def test_a_role_an_aspect_and_another_instrument_stand_apart() -> None:
    frame = told(
        *whole("aap", 1, 2, 3),
        *whole("aap", 4, 5, 6, role="bestuur"),
        *whole("aap", 7, 8, 9, aspect="current", period="2026-Q2"),
        *whole("aap", 0, 0, 0, instrument="other"),
    )
    assert profiles_of(frame, THREE).values.mean.tolist() == [[1, 2, 3]]
    assert profiles_of(frame, THREE, role="bestuur").values.mean.tolist() == [[4, 5, 6]]
    assert profiles_of(frame, THREE, aspect="current").values.mean.tolist() == [[7, 8, 9]]
    assert aspects(frame, "three") == ["personal", "current"]
    assert waves(frame, "three", "personal") == ["2026-Q1"]


def test_a_code_that_the_instrument_does_not_have_is_left_out() -> None:
    found = profiles_of(told(*whole("aap", 1, 2, 3), row("aap", "z", 9), row("mol", "z", 9)), THREE)
    assert found.parties == ("aap",) and found.values.mean.tolist() == [[1, 2, 3]]


def test_permuting_rows_changes_nothing_and_renaming_parties_permutes_them() -> None:
    rng = np.random.default_rng(2)
    frame = told(*(each for party in "stuv" for each in whole(party, *rng.standard_normal(3))))
    found = profiles_of(frame, THREE)
    shuffled = profiles_of(frame.sample(frac=1, random_state=1), THREE)
    assert np.array_equal(found.values.mean, shuffled.values.mean)
    renamed = profiles_of(frame.assign(party=frame["party"].map(dict(zip("stuv", "dbca", strict=True)))), THREE)
    assert np.array_equal(renamed.values.mean, found.values.mean[[3, 1, 2, 0]])


@pytest.mark.parametrize(
    ("kinds", "parties", "main"),
    [
        (("profile", "profile"), (2, 3), "k1"),
        (("profile", "profile"), (2, 2), "k0"),
        (("statements", "profile"), (5, 2), "k1"),
        (("cards", "statements"), (5, 2), "k1"),
        (("ranking", "cards"), (5, 2), "k1"),
        (("ranking", "profile"), (5, 0), None),
    ],
)
def test_the_main_instrument_is_the_profile_that_most_parties_have(
    kinds: tuple[Any, ...], parties: tuple[int, ...], main: str | None
) -> None:
    instruments = [replace(THREE, key=f"k{at}", kind=kind) for at, kind in enumerate(kinds)]
    rows = [each for at, n in enumerate(parties) for p in range(n) for each in whole(f"p{p}", 1, 2, 3, instrument=f"k{at}")]
    found = main_instrument(told(*rows, *whole("q", 1, 2, 3, instrument="not told")), instruments)
    assert (found.key if found else None) == main


def test_neither_a_lens_nor_a_pulse_nor_what_only_roles_answered_is_the_main_instrument() -> None:
    rows = whole("aap", 1, 2, 3)
    assert main_instrument(told(*rows), [replace(THREE, lens=True)]) is None
    assert main_instrument(told(*rows), [replace(THREE, pulse=True)]) is None
    assert main_instrument(told(*whole("aap", 1, 2, 3, role="bestuur")), [THREE]) is None
    assert main_instrument(told(*rows), []) is None


def test_the_waves_of_the_main_instrument_come_newest_first_and_are_personal_where_they_can_be() -> None:
    personal = [*whole("aap", 1, 2, 3, period="2025-Q1"), *whole("aap", 3, 2, 1), *whole("mol", 4, 5, 6, period="2025-Q1")]
    current = whole("aap", 7, 8, 9, aspect="current", period="2026-Q2")
    found = main_waves(told(*personal, *current), [THREE])
    assert [(one.parties, one.period[0]) for one in found] == [(("aap",), "2026-Q1"), (("aap", "mol"), "2025-Q1")]
    assert [one.aspect for one in main_waves(told(*current), [THREE])] == ["current"]
    assert main_waves(told(*whole("aap", 1, 2, 3, period=None)), [THREE]) == []


def test_the_main_profiles_are_each_party_s_latest() -> None:
    frame = told(*whole("aap", 1, 2, 3, period="2025-Q1"), *whole("aap", 3, 2, 1), *whole("mol", 4, 5, 6, period=None))
    found = main_profiles(frame, [THREE])
    assert found is not None and found.period == ("2026-Q1", None) and found.values.mean[:, 0].tolist() == [3, 4]
    assert main_profiles(frame, []) is None


def test_an_arrow_answer_gives_what_a_plain_frame_gives_and_an_empty_one_gives_nothing() -> None:
    plain = told(
        *whole("aap", 1, NAN, 3),
        *whole("mol", 4, 5, 6, period=None),
        *whole("mol", 4, 5, 6, role="bestuur"),
        row("aap", "i2", 3, part="item"),
    )
    arrow = as_asked(plain)
    one, other = profiles_of(plain, THREE), profiles_of(arrow, THREE)
    assert (one.parties, one.names, one.period) == (other.parties, other.names, other.period)
    for part in ("values", "items"):
        for name in NUMBERS:
            np.testing.assert_array_equal(getattr(getattr(one, part), name), getattr(getattr(other, part), name))
    assert waves(plain, "three") == waves(arrow, "three") and aspects(plain, "three") == aspects(arrow, "three")
    for frame in (plain, arrow):
        assert main_instrument(frame, [THREE]) == THREE
        nothing = frame.iloc[:0]
        assert profiles_of(nothing, THREE).values.mean.shape == (0, 3)
        assert waves(nothing, "three") == aspects(nothing, "three") == main_waves(nothing, [THREE]) == []


def test_a_base_without_profiles_has_none(store: Store) -> None:
    assert main_waves(store.ask("profiles", coalition="C"), [THREE]) == []


def test_what_was_answered_to_another_version_of_an_instrument_is_not_compared() -> None:
    rows = told_of(drawn(3, {"a": 6, "b": 7}))
    rows.loc[rows["party"] == "b", "version"] = "2"
    assert profiles_of(rows, TEN).parties == ("a",)
    rows["version"] = None
    assert profiles_of(rows, TEN).parties == ("a", "b"), "typed by hand, without a version"
