import numpy as np

from metrics.people import People, all_codes, codes_of
from tests.surveys import instrument


def made(given: list[list[float]], marks: list[str], of_value: tuple[int, ...] = (1, 1)) -> People:
    """People of one party who answered statements."""
    number, answers = len(given), np.array(given, dtype=float)
    who = [np.array(told, dtype=object) for told in (["P"] * number, [""] * number, marks)]
    return People(instrument("statements", of_value, (1, 5)), 5, *who, answers, answers)


PEOPLE = made([[1, 5], [3, np.nan], [2, 5]], ["a", "b.i1", "c"])


def test_codes_are_the_values_the_items_and_who_agrees_with_them() -> None:
    assert codes_of(PEOPLE.instrument) == [("value", "i0"), ("value", "i1"), ("item", "i0"), ("item", "i1")]
    assert all_codes(PEOPLE)[4:] == [("votes", "i0"), ("votes", "i1")]


def test_a_person_is_the_same_whatever_was_left_open() -> None:
    at = np.arange(3)
    assert PEOPLE.persons(at) == [("P", "a"), ("P", "b"), ("P", "c")]
    who = PEOPLE.released(at, "P")
    assert (who.people, who.minimum, len(who.persons)) == (3, 5, 3)
    assert who.complete == {("P", "a"), ("P", "c")}


def test_figures_are_over_those_who_answered() -> None:
    number, mean, spread = PEOPLE.figures(np.arange(3))
    assert number.tolist() == [3, 2, 3, 2]
    assert mean.tolist() == [2, 5, 2, 5]
    assert spread.tolist() == [1, 0, 1, 0]


def test_one_person_has_no_spread_and_nobody_no_mean() -> None:
    number, mean, spread = PEOPLE.figures(np.array([1]))
    assert number.tolist() == [1, 0, 1, 0]
    assert mean[0] == 3 and np.isnan(mean[1]) and np.isnan(spread).all()


def test_the_order_of_people_changes_no_digit() -> None:
    rng = np.random.default_rng(1)
    given = rng.normal(3, 1, size=(40, 2)).tolist()
    marks = [f"m{at}" for at in range(40)]
    one, other = made(given, marks), made(given[::-1], marks[::-1])
    assert all((a == b).all() for a, b in zip(one.figures(np.arange(40)), other.figures(np.arange(40)), strict=True))


def test_a_value_is_answered_where_anybody_answered_it() -> None:
    assert PEOPLE.answered(np.array([1])).tolist() == [True, False]
