import itertools

import numpy as np
import pytest
from numpy.typing import NDArray

from data.instrument import Instrument
from data.small_groups import is_even
from metrics.answering import scored
from metrics.withholding import Told, enough_gaps, told_codes
from tests.surveys import instrument

Floats = NDArray[np.float64]


def spread_out(people: int, items: int, seed: int = 1) -> Floats:
    """Answers from 1 to 6 of which none is even."""
    rng = np.random.default_rng(seed)
    return np.array([rng.permutation(np.arange(people) % 6 + 1.0) for _ in range(items)]).T


def of_people(of: Instrument, given: Floats, minimum: int = 5) -> Told:
    return told_codes(of, scored(of, given).values, given, minimum)


def sums(of: Instrument, known: NDArray[np.bool_], told: Told) -> Floats:
    """What is told, as sums over the answers of people: a row a code, a column a person and item."""
    rows = []
    for at in np.flatnonzero(told.items):
        row = np.zeros(known.shape)
        row[:, at] = known[:, at]
        rows.append(row.ravel())
    for at in np.flatnonzero(told.values):
        row = np.zeros(known.shape)
        for person, its in enumerate(known & (of.value_of == at)):
            if its.any():
                row[person] = its / its.sum() - (known[person] / known[person].sum() if of.centring == "person" else 0)
        rows.append(row.ravel())
    return np.array(rows).reshape(len(rows), known.size)


def rank(rows: Floats) -> int:
    return int(np.linalg.matrix_rank(rows)) if rows.size else 0


def test_what_too_few_people_answered_is_withheld() -> None:
    given = spread_out(8, 4)
    given[:5, 0] = np.nan
    told = of_people(instrument("statements", (1,) * 4), given)
    assert told.items.tolist() == told.values.tolist() == [False, True, True, True]


def test_what_nobody_answered_has_nothing_to_tell() -> None:
    given = spread_out(8, 4)
    given[:, 0] = np.nan
    assert of_people(instrument("statements", (1,) * 4), given).items.tolist() == [False, True, True, True]


def test_what_all_answer_alike_is_withheld_with_another_question_of_its_value() -> None:
    given = spread_out(8, 6)
    given[:, 2] = 4
    told = of_people(instrument(centring="none"), given)
    assert told.items.tolist() == [True, True, False, False, True, True]
    assert told.values.tolist() == [True, True, True]


def test_where_values_add_up_to_nothing_a_withheld_value_takes_another_along() -> None:
    given = spread_out(8, 5)
    given[:, 4] = 4
    centred = of_people(instrument(of_value=(2, 2, 1)), given)
    assert not centred.values[2] and (~centred.values).sum() == 2
    plain = of_people(instrument(of_value=(2, 2, 1), centring="none"), given)
    assert plain.values.tolist() == [True, True, False] and plain.items.tolist() == [True] * 4 + [False]


def test_ranks_add_up_to_a_fixed_sum_so_never_one_alone_is_withheld() -> None:
    ranks = np.array([[1.0, *(np.roll([2, 3, 4, 5], by))] for by in range(8)])
    told = of_people(instrument("ranking", (1,) * 5, (1, 5)), ranks)
    assert not told.items[0] and (~told.items).sum() == 2


def test_of_cards_those_chosen_are_withheld_and_those_not_chosen_are_told() -> None:
    chosen = np.zeros((8, 4))
    chosen[:, :2] = 1
    chosen[0, 2] = 1
    assert of_people(instrument("cards", (1,) * 4, (0, 1)), chosen).items.tolist() == [False, False, True, True]


def test_a_card_that_nearly_all_chose_is_not_alone_withheld_for_all_choose_as_many() -> None:
    chosen = np.zeros((10, 4))
    chosen[:, 0] = 1  # all of them
    chosen[:4, 1], chosen[4:6, 2], chosen[6:, 3] = 1, 1, 1
    told = of_people(instrument("cards", (1,) * 4, (0, 1)), chosen)
    assert told.items.tolist() == told.values.tolist() == [False, False, True, True]


def test_votes_that_are_all_on_one_side_are_not_counted_out_though_their_mean_is_told() -> None:
    given = np.array([[4.0, 5, 4, 5, 4, 5, 4, 5], [1, 2, 4, 5, 3, 3, 1, 5]]).T
    told = of_people(instrument("statements", (1, 1), (1, 5)), given)
    assert told.items.tolist() == [True, True]
    assert told.votes.tolist() == [False, True]


def test_a_question_that_a_few_left_open_is_withheld_where_a_value_takes_in_their_other_answers() -> None:
    given = spread_out(9, 6)
    given[0, 0] = np.nan
    assert of_people(instrument(centring="none"), given).items.tolist() == [False, True, True, True, True, True]
    assert of_people(instrument("statements", (1,) * 6), given).items.all()


def test_a_few_with_gaps_are_left_out_of_centred_values_as_long_as_most_people_stay() -> None:
    known = np.ones((10, 6), dtype=bool)
    known[0, 0] = False
    centred, plain = instrument(), instrument(centring="none")
    assert enough_gaps(centred, known, 5).tolist() == [False] + [True] * 9
    assert enough_gaps(plain, known, 5).all()
    known[:5, 0] = False
    assert enough_gaps(centred, known, 5).all()
    assert enough_gaps(centred, known[4:9], 5).all()


def test_two_may_tell_what_both_may_tell() -> None:
    yes, no = np.array([True]), np.array([False])
    assert (Told(yes, yes, no) & Told(yes, no, yes)).values.tolist() == [True]
    assert not (Told(yes, yes, no) & Told(yes, no, yes)).items.any()


def tries() -> list[tuple[Instrument, Floats, int]]:
    """People with few gaps and some even answers, to instruments of all shapes."""
    rng = np.random.default_rng(3)
    found = []
    while len(found) < 150:
        of = instrument(of_value=rng.integers(1, 4, size=rng.integers(3, 6)).tolist(), centring=rng.choice(["person", "none"]))
        number, minimum = int(rng.integers(5, 11)), int(rng.integers(3, 5))
        given = rng.integers(1, 7, size=(number, len(of.items))).astype(float)
        given = np.where(rng.random(given.shape) < 0.5, rng.integers(1, 7, size=len(of.items)), given)
        given[rng.random(given.shape) < rng.choice([0, 0.03])] = np.nan
        given = given[scored(of, given).kept]
        if len(given) >= minimum:
            found.append((of, given, minimum))
    return found


def test_nothing_told_is_about_fewer_people_than_the_minimum() -> None:
    for of, given, minimum in tries():
        known = ~np.isnan(given)
        rows = sums(of, known, of_people(of, given, minimum))
        if not len(rows):
            continue
        told = rows.reshape(len(rows), *known.shape)
        for size in range(1, minimum):
            for few in itertools.combinations(range(len(given)), size):
                others = np.delete(told, few, axis=1)
                assert rank(others.reshape(len(rows), -1)) == rank(rows), (of.centring, few, known.astype(int))


def test_what_is_withheld_cannot_be_worked_out_from_what_is_told() -> None:
    withheld = 0
    for of, given, minimum in tries():
        told = of_people(of, given, minimum)
        of_one = np.ones((1, given.shape[1]), dtype=bool)
        rows = sums(of, of_one, told)
        whole = Told(np.ones_like(told.values), np.ones_like(told.items), told.votes)
        answers = np.hstack([given, scored(of, given).values])
        for row, column in zip(sums(of, of_one, whole), answers.T, strict=True):
            number = int((~np.isnan(column)).sum())
            if number and (number < minimum or is_even(column)):
                withheld += 1
                assert rank(np.vstack([rows, row])) > rank(rows)
    assert withheld > 100


@pytest.mark.parametrize("minimum", [3, 5, 8])
def test_the_minimum_is_the_one_that_holds(minimum: int) -> None:
    given = spread_out(12, 2)
    given[5:, 0] = np.nan
    assert of_people(instrument("statements", (1, 1)), given, minimum).items[0] == (minimum <= 5)
