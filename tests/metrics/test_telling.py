from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.instrument import Instrument
from metrics.answering import scored
from metrics.people import People
from metrics.telling import before, settled_codes, told_beside
from metrics.told_before import Before, Earlier
from metrics.withholding import Told
from tests.surveys import FIGURES, RELEASED, instrument, mark

STATEMENTS = instrument("statements", (1,) * 3, (1, 7))


def people(given: NDArray[np.float64], names: str, of: Instrument = STATEMENTS) -> People:
    codes = [item.item for item in of.items]
    marks = [
        mark("P", name, [code for code, one in zip(codes, row, strict=True) if np.isnan(one)])
        for name, row in zip(names, given, strict=True)
    ]
    who = [np.array(told, dtype=object) for told in (["P"] * len(names), [""] * len(names), marks)]
    return People(of, 5, *who, scored(of, given).values, given)


def given_by(names: str, of: Instrument = STATEMENTS, seed: int = 1) -> NDArray[np.float64]:
    """The same person always answers the same, and nothing is even."""
    rng = np.random.default_rng(seed)
    every = np.array([rng.permutation(np.arange(26) % 7 + 1.0) for _ in of.items]).T
    return every[[ord(name) - ord("a") for name in names]]


def earlier(*told: tuple[People, Told | None], of: Instrument = STATEMENTS) -> Earlier:
    found = Earlier(of, "personal", pd.DataFrame(columns=RELEASED), pd.DataFrame(columns=FIGURES), {})
    for one, is_told in told:
        at = np.arange(len(one.mark))
        found.add(before(one, at, is_told or told_now(one, found), one.released(at, "P")))
    return found


def told_now(one: People, beside: Earlier) -> Told:
    at = np.arange(len(one.mark))
    return told_beside(one, at, one.released(at, "P"), beside)


def none_of(told: Told, *items: int) -> Told:
    items_told = told.items.copy()
    items_told[list(items)] = False
    return Told(items_told, items_told, items_told)


def test_what_is_told_is_kept_with_its_figures_and_what_is_withheld_by_name() -> None:
    one = people(given_by("abcdefgh"), "abcdefgh")
    everything = told_now(one, earlier())
    kept = before(one, np.arange(8), none_of(everything, 1), one.released(np.arange(8), "P"))
    assert kept.withheld == {("value", "i1"), ("item", "i1"), ("votes", "i1")}
    assert kept.figures[("item", "i0")][0] == 8
    assert ("votes", "i0") in kept.figures


def test_what_was_told_of_the_same_people_may_be_told_again_and_what_was_withheld_may_not() -> None:
    one = people(given_by("abcdefgh"), "abcdefgh")
    everything = told_now(one, earlier())
    assert everything.items.all()
    assert told_now(one, earlier((one, everything))).items.all()
    changed = people(np.roll(one.items, 1, axis=1), "abcdefgh")
    assert told_now(changed, earlier((one, none_of(everything, 1)))).items.tolist() == [True, False, True]


def test_where_newcomers_all_answer_alike_that_is_withheld() -> None:
    few, many = "abcdefgh", "abcdefghijklm"
    given = given_by(many)
    given[8:, 0] = 6
    now = people(given, many)
    assert told_now(now, earlier()).items.all()
    assert told_now(now, earlier((people(given[:8], few), None))).items.tolist() == [False, True, True]


def test_where_those_who_left_all_answered_alike_that_is_withheld() -> None:
    few, many = "abcdefgh", "abcdefghijklm"
    given = given_by(many)
    given[8:, 0] = 6
    then = people(given, many)
    now = people(given[:8], few)
    assert told_now(now, earlier((then, None))).items.tolist() == [False, True, True]
    assert told_now(now, earlier()).items.all()


def test_a_question_answered_by_one_person_more_is_withheld() -> None:
    given = given_by("abcdefgh")
    then = given.copy()
    then[0, 2] = np.nan
    before_now = earlier((people(then, "abcdefgh"), None))
    assert told_now(people(given, "abcdefgh"), before_now).items.tolist() == [False, False, False]
    all_then = earlier((people(given, "abcdefgh"), None))
    assert told_now(people(then, "abcdefgh"), all_then).items.tolist() == [True, True, False]


def test_what_would_give_back_a_figure_that_was_withheld_is_withheld_too() -> None:
    given = given_by("abcdefghijklmnop")
    whole, team = people(given[:10], "abcdefghij"), people(given[:5], "abcde")
    everything = Told(*(np.ones(3, dtype=bool) for _ in range(3)))
    before_now = earlier((whole, everything), (team, none_of(everything, 1)))
    others = people(given[5:10], "fghij")
    assert told_now(others, before_now).items.tolist() == [True, False, True]
    assert told_now(people(given[10:], "klmnop"), before_now).items.all()


def test_of_sums_of_questions_one_that_the_same_person_leaves_open_again_is_withheld() -> None:
    of = instrument(of_value=(2, 1), scale=(1, 7), centring="none", min_items=0.5)
    given = given_by("abcdefghijklmnopqrs", of)
    then, now = given.copy(), given.copy()
    then[:5, 0] = np.nan
    now[4:9, 0] = np.nan
    first = people(then[:14], "abcdefghijklmn", of)
    second = people(now[4:], "efghijklmnopqrs", of)
    assert told_now(first, earlier(of=of)).items.all()
    assert told_now(second, earlier(of=of)).items.all()
    told = told_now(second, earlier((first, None), of=of))
    assert told.items.tolist() == [False, False, True]


def test_a_centred_value_tells_of_every_gap() -> None:
    of = instrument(of_value=(1, 1, 1), scale=(1, 7), min_items=0.5)
    given = given_by("abcdefgh", of)
    then = people(given, "abcdefgh", of)
    gap = given.copy()
    gap[0, 2] = np.nan
    now = people(gap, "abcdefgh", of)
    at = np.arange(8)
    settled = settled_codes(now, at, now.released(at, "P"), earlier((then, None), of=of).beside(now.released(at, "P")))
    assert settled.items.tolist() == [True, True, False]
    assert not settled.values.any()


def test_beside_enough_other_people_all_is_told() -> None:
    given = given_by("abcdefghijklmnopqr")
    then = people(given[:9], "abcdefghi")
    now = people(given[9:], "jklmnopqr")
    assert told_now(now, earlier((then, None))).items.all()
    assert not told_now(replace(now, minimum=12), earlier((then, None))).items.any()


def test_what_could_only_be_worked_out_of_the_same_people_before_is_judged_by_what_they_answer_now() -> None:
    given = given_by("abcdefgh")
    then = people(given, "abcdefgh")
    who = then.released(np.arange(8), "P")
    nan = float("nan")
    before_now = earlier()
    before_now.add(Before(who, {(part, f"i{at}"): (nan, nan, nan) for part in ("value", "item", "votes") for at in range(3)}))
    assert told_now(then, before_now).items.all()
    now = given.copy()
    now[1:, 1] = 4
    assert told_now(people(now, "abcdefgh"), before_now).items.tolist() == [True, False, True]
