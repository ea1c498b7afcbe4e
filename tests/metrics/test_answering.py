"""From answers to values: MODEL's shelf, the questionnaire of 151 people, and what must hold whatever people answer."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from data.instrument import Instrument, InstrumentKind, Item, Value
from metrics.alignment import plane
from metrics.answering import scored

NAN = float("nan")
PVQ_21 = {
    **{"conformity": (7, 16), "tradition": (9, 20), "benevolence": (12, 18), "universalism": (3, 8, 19)},
    **{"self-direction": (1, 11), "stimulation": (6, 15), "hedonism": (10, 21), "achievement": (4, 13)},
    **{"power": (2, 17), "security": (5, 14)},
}
PLANE_X = {"self-direction": 1, "stimulation": 1, "hedonism": 1, "security": -1, "conformity": -1, "tradition": -1}
PLANE_Y = {"universalism": 1, "benevolence": 1, "power": -1, "achievement": -1}


def schwartz_21() -> Instrument:
    values = tuple(Value(name, plane_x=PLANE_X.get(name, 0), plane_y=PLANE_Y.get(name, 0)) for name in PVQ_21)
    of = {number: name for name, numbers in PVQ_21.items() for number in numbers}
    items = tuple(Item(f"i{number}", of[number]) for number in range(1, 22))
    return Instrument("pvq21", "1", "profile", 1, 6, "high", values, items, centring="person", min_items=0.8)


def of_each(number: int, kind: InstrumentKind = "statements") -> Instrument:
    """An instrument of this many items from 1 to 5, each its own value."""
    names = [f"s{at}" for at in range(number)]
    return Instrument(
        "s", "1", kind, 1, 5, "high", tuple(Value(name) for name in names), tuple(Item(name, name) for name in names)
    )


def test_golden_31_values_of_one_person_on_pvq_21_and_their_place_in_the_plane() -> None:
    instrument = schwartz_21()
    given = np.array([[((2 * i) % 6) + 1 for i in range(1, 22)]], float)
    assert given.mean() == 3
    found = scored(instrument, given)
    told = dict(zip(PVQ_21, found.values[0].tolist(), strict=True))
    expected = {"power": 2, "security": 2, "self-direction": 1, "hedonism": -1, "stimulation": -2, "benevolence": -2}
    assert told == {name: expected.get(name, 0) for name in PVQ_21}
    assert plane(instrument, found.values)[0].tolist() == pytest.approx([-4 / 3, -2])
    assert found.kept.tolist() == [True] and found.why.tolist() == [""]


def test_golden_32_the_weighted_sum_of_centred_values_is_zero_and_a_constant_changes_nothing() -> None:
    instrument = schwartz_21()
    per_value = np.bincount(instrument.value_of)
    for seed in range(16):
        given = np.random.default_rng(seed).integers(1, 7, (30, 21)).astype(float)
        found = scored(instrument, given).values
        assert (found @ per_value).tolist() == pytest.approx([0] * 30, abs=1e-12)
        moved = scored(instrument, given + np.arange(-3, 27)[:, None]).values
        np.testing.assert_allclose(moved, found, atol=1e-12)


def test_pvq40_shows_the_circle_of_values(shared: Path) -> None:
    told = pd.read_csv(shared / "data" / "smacof" / "PVQ40.csv", index_col="id")
    names = [column.rstrip("0123456789") for column in told.columns]
    values = tuple(Value(name) for name in sorted(set(names)))
    items = tuple(Item(column, name) for column, name in zip(told.columns, names, strict=True))
    instrument = Instrument("pvq40", "1", "profile", 1, 6, "high", values, items, centring="person", min_items=0.8)
    pairs = [("un", "po"), ("st", "se"), ("un", "be"), ("po", "ac")]
    given = told.to_numpy(float)
    assert np.isnan(given).sum() == 6 and (given == 0).sum() == 11

    def correlated(instrument: Instrument, given: np.ndarray, of: str) -> list[float]:
        found = scored(instrument, given)
        assert found.kept.all() and len(found.kept) == 151
        frame = pd.DataFrame(found.values, columns=[value.value for value in values])
        frame = frame.sub(frame.mean(axis=1), axis=0) if of == "values" else frame
        return [float(frame[one].corr(frame[other])) for one, other in pairs]

    # as published beside the data: around the mean of a person's values, the 11 zeros taken for answers
    published = correlated(replace(instrument, low=0, centring="none"), given, of="values")
    assert published == pytest.approx([-0.53, -0.48, 0.41, 0.50], abs=0.005)
    # as MODEL 8 centres: around the mean of a person's items, a zero being no answer
    ours = correlated(instrument, np.where(given == 0, NAN, given), of="items")
    assert ours == pytest.approx([-0.53, -0.46, 0.35, 0.55], abs=0.005)


def test_an_item_with_a_minus_is_turned_over_and_so_is_a_scale_on_which_low_agrees() -> None:
    one = Instrument("p", "1", "profile", 1, 5, "high", (Value("v"),), (Item("a", "v"), Item("b", "v", -1)))
    assert scored(one, np.array([[4.0, 2.0], [4.0, NAN], [NAN, 1.0]])).values[:, 0].tolist() == [4, 4, 5]
    other = replace(one, agrees="low")
    assert scored(other, np.array([[4.0, 2.0]])).values.tolist() == [[2]]


def test_ranks_stay_ranks() -> None:
    given = np.array([[1.0, 3.0, 2.0]])
    assert scored(replace(of_each(3, "ranking"), agrees="low"), given).values.tolist() == given.tolist()


def test_a_value_of_which_no_item_is_answered_is_unknown_and_not_zero() -> None:
    instrument = schwartz_21()
    given = np.tile([1.0, 6.0, 3.0], (1, 7))
    given[0, [1, 16]] = NAN
    found = scored(instrument, given)
    assert found.kept.all()
    assert [name for name, value in zip(PVQ_21, found.values[0], strict=True) if np.isnan(value)] == ["power"]
    known = ~np.isnan(given[0])
    assert found.values[0, 6] == pytest.approx(given[0, [9, 20]].mean() - given[0, known].mean())


@pytest.mark.parametrize(("missing", "kept"), [(4, True), (5, False), (21, False)])
def test_who_answers_less_than_the_instrument_asks_does_not_count(missing: int, kept: bool) -> None:
    given = np.tile([1.0, 6.0, 3.0], (2, 7))
    given[0, :missing] = NAN
    found = scored(schwartz_21(), given)
    assert found.kept.tolist() == [kept, True]
    assert found.why.tolist() == ["" if kept else "incomplete", ""]
    assert np.isnan(found.values[0]).all() == (not kept)


def test_four_fifths_of_forty_items_is_thirty_two() -> None:
    for number, most in ((40, 8), (5, 1), (10, 2), (35, 7)):
        instrument = replace(of_each(number), min_items=0.8)
        given = np.tile(np.arange(number) % 5 + 1.0, (2, 1))
        given[0, :most] = given[1, : most + 1] = NAN
        assert scored(instrument, given).kept.tolist() == [True, False]


def test_who_answers_nothing_does_not_count_even_where_one_answer_would_do() -> None:
    assert scored(of_each(3), np.array([[NAN] * 3, [2.0, NAN, NAN]])).why.tolist() == ["incomplete", ""]


def test_the_same_answer_throughout_says_nothing_once_it_is_centred_and_something_where_it_is_not() -> None:
    given = np.array([[3.0] * 21, [3.0] * 20 + [4.0], [3.0] * 18 + [NAN] * 3])
    assert scored(schwartz_21(), given).why.tolist() == ["no_variation", "", "no_variation"]
    assert scored(replace(schwartz_21(), centring="none"), given).kept.all()


def test_cards_are_the_share_of_people_that_chose_them() -> None:
    cards = replace(of_each(3, "cards"), low=0, high=1)
    found = scored(cards, np.array([[1.0, 0, 0], [NAN, NAN, NAN], [1.0, 1.0, 0]]))
    assert found.why.tolist() == ["", "incomplete", ""]
    assert found.values[found.kept].mean(axis=0).tolist() == [1, 0.5, 0]


def test_no_persons_give_no_values() -> None:
    found = scored(schwartz_21(), np.empty((0, 21)))
    assert found.values.shape == (0, 10) and found.kept.shape == found.why.shape == (0,)
