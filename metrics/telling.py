"""Which codes of people may be told beside all that was told of others, or of them, before (MODEL 8, minimum groups)."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Final

import numpy as np

from data.marks import BETWEEN
from data.small_groups import Person, Released, adds_up_to, is_pinned, newcomers, settles
from metrics.people import At, People, all_codes
from metrics.told_before import VOTES, Before, Code, Earlier
from metrics.withholding import Told, told_codes

_SAME: Final = 1e-9


def before(people: People, at: At, told: Told, who: Released) -> Before:
    """What is told now of people, as it will stand beside what is told later."""
    number, mean, spread = people.figures(at)
    votes = np.full(len(told.votes), np.nan)
    figures = zip(np.append(number, number[len(told.values) :]), np.append(mean, votes), np.append(spread, votes), strict=True)
    all_of_it = dict(zip(all_codes(people), figures, strict=True))
    is_told = dict(zip(all_of_it, [*told.values, *told.items, *told.votes], strict=True))
    return Before(
        who,
        {code: figure for code, figure in all_of_it.items() if is_told[code]},
        frozenset(code for code, figure in all_of_it.items() if not is_told[code] and figure[0]),
        people.place,
    )


def told_beside(people: People, at: At, new: Released, earlier: Earlier, now: Sequence[Before] = ()) -> Told:
    """The codes that may be told of people, by themselves and beside what was told before, and `now`.

    What was told may be told again.
    """
    those = earlier.beside(new)
    number, mean, spread = people.figures(at)
    figures = dict(zip(people.codes, zip(number, mean, spread, strict=True), strict=True))
    own = partial(told_codes, people.instrument, minimum=people.minimum)
    same = [one for one in those if one.figures and one.who.marks == new.marks and _same(figures, one.figures)]
    same.sort(key=_has_figures, reverse=True)
    if same:
        again = next((one for one in same if one.place == people.place), same[0])
        told = _mask(people, [code in again.figures for code in all_codes(people)])
        return told if _has_figures(again) else told & own(people.values[at], people.items[at])
    allowed = settled_codes(people, at, new, those)
    allowed &= _mask(people, [not _gives_back(code, new, [*those, *now]) for code in all_codes(people)])
    persons = people.persons(at)
    for came in newcomers(new, [one.who for one in those]):
        who = at[[person in came for person in persons]]
        allowed &= own(people.values[who], people.items[who])
    for one in those:
        if new.is_comparable(one.who) and new.persons == one.who.persons:
            allowed &= _mask(people, [code not in one.withheld for code in all_codes(people)])
        if new.is_comparable(one.who) and new.persons < one.who.persons:
            alike = [_left_alike(people, code, one.figures.get(code), figures[code]) for code in people.codes]
            allowed &= _mask(people, [not one for one in alike])
    return own(people.values[at], people.items[at], allowed=allowed)


def _same(now: Mapping[Code, Any], then: Mapping[Code, Any]) -> bool:
    """Are these the figures that were told then, or could be worked out?"""
    told = {code: figure for code, figure in then.items() if code[0] != VOTES and not np.isnan(figure[1])}
    return all(code in now and np.isclose(now[code], figure, rtol=0, atol=_SAME).all() for code, figure in told.items())


def _has_figures(one: Before) -> bool:
    """Were figures told of it, or could they only be worked out?"""
    return any(not np.isnan(mean) for _, mean, _ in one.figures.values())


def _mask(people: People, told: list[bool]) -> Told:
    """What is told, from one truth a code; of who agrees as of the items, where that is not told apart or not asked."""
    number = len(people.instrument.values)
    values, items, votes = np.split(np.array(told, dtype=bool), [number, number + len(people.instrument.items)])
    return Told(values, items, votes if len(votes) and people.instrument.kind == "statements" else items)


def _gives_back(code: Code, new: Released, those: Sequence[Before]) -> bool:
    """Would the figure of these people, with what was told, give one that was withheld of others?"""
    known = [one for one in those if new.is_comparable(one.who)]
    told = [one.who.persons for one in known if code in one.figures]
    withheld = {one.who.persons for one in known if code in one.withheld} - set(told)
    return any(adds_up_to(one, [*told, new.persons]) and not (told and adds_up_to(one, told)) for one in withheld)


def _left_alike(people: People, code: Code, then: Any, now: Any) -> bool:
    """Does a figure of people of whom some left since give away what those answered, as they all answered alike?"""
    if then is None or code[0] != "item" or not then[0] > now[0] > 0:
        return False
    squares = [(n - 1) * np.nan_to_num(spread) ** 2 + n * mean**2 for n, mean, spread in (then, now)]
    number, mean = then[0] - now[0], (then[0] * then[1] - now[0] * now[1]) / (then[0] - now[0])
    return is_pinned(number, mean, squares[0] - squares[1] - number * mean**2, people.instrument.low, people.instrument.high)


def settled_codes(people: People, at: At, new: Released, those: Sequence[Before]) -> Told:
    """The codes of which enough people, or nobody, answered only now or only before; of the values likewise.

    What was told of these very people, with the same gaps, was settled then.
    """
    instrument = people.instrument
    known = ~np.isnan(people.items[at])
    asked = known.any(axis=0)
    if known[:, asked].all() and all(one.who.complete == one.who.persons for one in those):
        return _mask(people, [True] * len(people.codes))
    persons = people.persons(at)

    def settled(part: str, code: str, answered: Any) -> bool:
        told = [one.who for one in those if (part, code) in one.figures or (part == "item" and (VOTES, code) in one.figures)]
        has_answered = frozenset(one for one, has in zip(persons, answered, strict=True) if has)
        return any(one.marks == new.marks for one in told) or settles(has_answered, new, told)

    values = []
    for place, value in enumerate(instrument.values):
        its = asked if instrument.centring == "person" else asked & (instrument.value_of == place)
        values.append(settled("value", value.value, known[:, its].all(axis=1)))
    items = [settled("item", item.item, column) for item, column in zip(instrument.items, known.T, strict=True)]
    if instrument.centring == "person" or len(instrument.values) < len(instrument.items):
        again = _open_again(new, those)
        lacks = [any(one in again for one, has in zip(persons, column, strict=True) if not has) for column in known.T]
        items = [one and not lack for one, lack in zip(items, lacks, strict=True)]
    if instrument.centring == "person" and not _gaps_differ_enough(new, those):
        values = [False] * len(values)
    return _mask(people, [*values, *items])


def _open_again(new: Released, those: Sequence[Before]) -> set[Person]:
    """Who left something open now, and also before, but not all the same people the same things."""
    then = [one.who for one in those if new.is_comparable(one.who) and one.who.marks != new.marks]
    return {person for one in then for person in (one.persons - one.complete) & (new.persons - new.complete)}


def _gaps_differ_enough(new: Released, those: Sequence[Before]) -> bool:
    """Centred values add up to what those with gaps answered: are those with other gaps now than before nobody, or enough?"""
    for one in (before.who for before in those if new.is_comparable(before.who)):
        other = (new.marks or frozenset()) ^ (one.marks or frozenset())
        differ = {(party, mark.partition(BETWEEN)[0]) for party, mark in other if BETWEEN in mark}
        if 0 < len(differ) < new.minimum:
            return False
    return True
