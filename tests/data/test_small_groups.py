import re

import numpy as np
import pytest

from data.asking import questions
from data.small_groups import (
    LEAST,
    MINIMUM,
    Released,
    adds_up_to,
    closeness,
    differs_enough,
    is_even,
    is_pinned,
    newcomers,
    settles,
    shown,
    smallest,
)


def people(*names: str, party: str = "P", role: str = "", key: str = "kkkkkk", minimum: int = MINIMUM) -> Released:
    return Released(party, role, len(names), frozenset((party, key + name) for name in names), minimum)


def test_a_result_is_shown_from_five_people_on_unless_a_coalition_says_otherwise_and_never_under_three() -> None:
    assert [smallest(told) for told in (None, 10, 4, 3, 2, 0)] == [5, 10, 4, LEAST, LEAST, LEAST]


def test_a_small_group_is_hidden() -> None:
    assert shown([12, 4, 3], 5) == ("", "small", "small")


def test_where_the_hidden_ones_together_are_too_few_the_next_smallest_goes_too() -> None:
    assert shown([12, 7, 3], 5) == ("", "sibling", "small")
    assert shown([12, 7, 2, 2], 5) == ("", "sibling", "small", "small")
    assert shown([9, 3], 5) == ("sibling", "small")
    assert shown([6, 6, 1], 5) == ("sibling", "", "small")


def test_enough_hidden_people_hide_one_another() -> None:
    assert shown([18, 3, 3, 2], 5) == ("", "small", "small", "small")


def test_a_group_that_is_held_for_another_reason_hides_others_or_takes_one_along() -> None:
    assert shown([6, 7, 2], 5, ["differs", "", ""]) == ("differs", "", "small")
    assert shown([6, 7, 9], 5, ["", "", "sibling"]) == ("", "", "sibling")
    assert shown([6, 7, 3], 5, ["", "", "sibling"]) == ("sibling", "", "sibling")


def test_of_nobody_there_is_nothing_to_hide() -> None:
    assert shown([8, 0, 0], 5) == ("", "", "")
    assert shown([], 5) == ()


def test_what_is_hidden_is_never_fewer_than_the_minimum() -> None:
    rng = np.random.default_rng(1)
    for _ in range(500):
        sizes = rng.integers(0, 12, size=rng.integers(1, 8)).tolist()
        minimum = int(rng.integers(3, 8))
        why = shown(sizes, minimum)
        hidden = sum(size for size, given in zip(sizes, why, strict=True) if given)
        assert hidden == 0 or hidden >= minimum or hidden == sum(sizes)
        assert all(size >= minimum or not size for size, given in zip(sizes, why, strict=True) if not given)


def test_a_result_differs_from_every_earlier_one_by_nobody_or_by_enough_people() -> None:
    before = people(*"abcdefghijkl")
    assert differs_enough(people(*"abcdefghijkl"), [before])
    assert not differs_enough(people(*"abcdefghijk"), [before])
    assert not differs_enough(people(*"abcdefghijkx"), [before])
    assert not differs_enough(people(*"abcdefghxy"), [people(*"abcdefghzv")])
    assert differs_enough(people(*"abcdefghijklmnopq"), [before])
    assert differs_enough(people(*"abcdefgmnopq"), [before])


def test_all_earlier_results_count_not_the_last_alone() -> None:
    first, second = people(*"abcdefgh"), people(*"abcdefghijklm")
    assert not differs_enough(people(*"abcdefg"), [first, second])
    assert not differs_enough(people(*"abcdefg"), [second, first])


def test_a_small_group_that_comes_out_of_several_results_together_is_not_given_away() -> None:
    whole, team, board = people(*"abcdefghijklmno"), people(*"abcde", role="team"), people(*"fghij", role="raad")
    later = people(*"abcdefghijklmnopqrst")
    assert differs_enough(people(*"klmno", "x1", "x2", "x3", "x4", "x5"), [whole, team, board, later])
    assert not differs_enough(people(*"klmnx"), [whole, team, board])
    assert not differs_enough(people(*"pqrs", "x1", "x2", "x3"), [whole, later])
    assert differs_enough(people(*"pqrst", "x1", "x2", "x3", "x4", "x5"), [whole, later])


def test_what_adds_nothing_to_what_was_shown_may_be_shown() -> None:
    whole, team = people(*"abcdefghijkl"), people(*"abcdefg", role="team")
    assert differs_enough(people(*"hijkl"), [whole, team])
    assert differs_enough(whole, [whole, people(*"abcdefghijk")])


def test_a_sum_over_people_can_be_had_from_others_or_not() -> None:
    told = [frozenset(people(*names).persons) for names in ("abcdef", "abc", "efg")]
    assert adds_up_to(people(*"def").persons, told)
    assert not adds_up_to(people(*"abd").persons, told)
    assert not adds_up_to(people(*"xyz").persons, told)


def test_people_under_another_role_are_the_same_people() -> None:
    assert not differs_enough(people(*"abcdef", role="team"), [people(*"abcdefg")])


def test_the_larger_of_two_minimums_holds() -> None:
    assert differs_enough(people(*"abcdef", minimum=3), [people(*"abcdefghi", minimum=3)])
    assert not differs_enough(people(*"abcdef", minimum=3), [people(*"abcdefghi", minimum=5)])


@pytest.mark.parametrize(("number", "enough"), [(12, False), (11, False), (8, False), (16, False), (7, True), (17, True)])
def test_where_people_cannot_be_told_apart_their_number_says_it(number: int, enough: bool) -> None:
    before = Released("P", "", 12, None)
    assert differs_enough(Released("P", "", number, None), [before]) is enough
    with_other_key = people(*map(str, range(number)), key="other-")
    assert differs_enough(with_other_key, [people(*map(str, range(12)))]) is enough


def test_the_number_says_nothing_of_another_role() -> None:
    assert differs_enough(Released("P", "team", 12, None), [Released("P", "", 12, None)])


def test_of_a_question_that_not_all_answered_only_those_who_surely_answered_are_counted() -> None:
    new = people(*"abcdefgh")
    answered = frozenset(new.persons - people("h").persons)
    assert settles(new.persons, new, [people(*"abcdefgh")])
    with_gap = people(*"abcdefg", "h.1")
    assert not settles(answered, with_gap, [new])
    assert settles(answered, with_gap, [people(*"stuvwx")])
    assert not settles(new.persons, new, [with_gap])
    assert settles(answered, with_gap, [with_gap])
    assert not settles(answered, people(*"abcdefg", "h.2"), [with_gap])


def test_newcomers_are_those_beside_people_who_are_all_still_there() -> None:
    new = people(*"abcdefgh")
    assert newcomers(new, [people(*"abc"), people(*"abx"), new]) == [people(*"defgh").persons]


def test_answers_are_even_where_nine_in_ten_are_in_one_band() -> None:
    assert is_even(np.array([4.0] * 9 + [1]))
    assert is_even(np.array([4.0] * 18 + [1, 2]))
    assert not is_even(np.array([4.0] * 17 + [1, 2, 3]))
    assert is_even(np.array([3.6, 3.7, 3.9, 4.0, 4.1, 4.2, 4.3, 4.4, 4.5, 1.0]))
    assert not is_even(np.array([3.0, 4.0] * 5))


def test_answers_are_even_where_one_of_them_could_take_off_his_own_and_know_all_others() -> None:
    assert is_even(np.array([4.0, 4, 4, 4, 6]))
    assert not is_even(np.array([4.0, 4, 4, 5, 6]))


def test_a_missing_answer_is_no_answer_and_nobody_is_not_even() -> None:
    assert is_even(np.array([4.0, np.nan, 4, 4, np.nan]))
    assert not is_even(np.array([np.nan]))
    assert closeness(np.array([np.nan])) == 0
    assert closeness(np.array([1.0, 1, 2, 5])) == 0.5


def test_mean_and_spread_pin_everyone_where_all_answer_alike_or_stand_at_an_end() -> None:
    assert is_pinned(6, 4.0, 0.0, 1, 7)
    assert is_pinned(6, 7.0, 0.0, 1, 7)
    assert is_pinned(5, 1.1, 9.0, 1, 7)
    assert not is_pinned(6, 4.0, 6.0, 1, 7)
    assert not is_pinned(6, 4.0, -1.0, 1, 7)
    assert not is_pinned(0, np.nan, 0.0, 1, 7)


def test_who_is_not_pinned_is_not_all_in_one_band_and_who_is_is_even() -> None:
    rng = np.random.default_rng(2)
    for _ in range(300):
        answers = rng.choice([1.0, 2, 3], p=[0.9, 0.07, 0.03], size=rng.integers(3, 9))
        squares = float(((answers - answers.mean()) ** 2).sum())
        if is_pinned(len(answers), float(answers.mean()), squares, 1, 7):
            assert is_even(answers)


def test_every_question_takes_the_same_smallest_group_where_a_coalition_told_none() -> None:
    told = {
        number
        for one in questions().values()
        for number in re.findall(r"coalesce\(coalition\.smallest_group, (\d+)\)", one.sql)
    }
    assert told == {str(MINIMUM)}
