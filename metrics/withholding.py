"""Which values and questions of a group may be told, so that none of them gives away what a person in it answered (MODEL 8).

Values are sums of answers, and centred ones add up to nothing: what is withheld must not follow from what is told. So
something else is withheld beside it, wherever it could be worked out.
"""

from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.instrument import Instrument
from data.small_groups import EVEN, closeness, is_even
from metrics.opinions import votes_of

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
STAYS: Final = 0.8
"""Rather than leaving out more people than this leaves, a value is withheld."""


@dataclass(frozen=True, eq=False)
class Told:
    """What may be told of a group: its `values` (V,), its `items` (I,), and of these how many agree and disagree, `votes` (I,).

    Of what nobody answered there is nothing to tell.
    """

    values: Mask
    items: Mask
    votes: Mask

    def __and__(self, other: "Told") -> "Told":
        """What both may tell."""
        return Told(self.values & other.values, self.items & other.items, self.votes & other.votes)


def told_codes(instrument: Instrument, values: Floats, items: Floats, minimum: int, allowed: Told | None = None) -> Told:
    """What may be told of P people who count, by their `values` (P, V) and `items` (P, I) as written, nan where unknown.

    Of what is not `allowed` for another reason nothing is told, nor what would give it back.

    Withheld is what fewer than `minimum` of them answered, and what is answered so evenly that it gives everybody away
    (`small_groups.is_even`; of cards only those chosen: not choosing is what most do with most). Beside it is withheld what
    would give it back: another question of the same value, and where the values of a person add up to a fixed sum another
    value, of cards the one that most chose. Where values are sums of questions, a question that a few left open is withheld
    too: the value takes their other answers in, and the difference would be of these few alone. Source: MODEL 8; the second
    kind of withholding is ours.
    """
    known = ~np.isnan(items)
    number = known.sum(axis=0)
    is_fixed = instrument.centring == "person" or instrument.kind == "ranking"
    near = np.array([closeness(column) for column in items.T])
    is_few = (number > 0) & (number < minimum)
    bad_items = is_few | _gives_away(instrument, items)
    bad_values = _few(values, minimum) | _even_values(instrument, values)
    if allowed is not None:
        bad_items |= ~allowed.items & (number > 0)
        bad_values |= ~allowed.values & ~np.isnan(values).all(axis=0)
    held_items, held_values = bad_items.copy(), bad_values.copy()
    if is_fixed or len(instrument.values) < len(instrument.items):
        held_items |= _few_lack(items, minimum)
        held_values |= _few_lack(values, minimum)
    if instrument.centring == "person":
        bad_values[instrument.value_of[is_few]] = True
        held_values |= bad_values
        held_values[_of_odd_ones(instrument, known, minimum)] = True

    hide = partial(_hide_items, instrument, held_items, number, near)
    for value in range(len(instrument.values)):
        its = instrument.value_of == value
        if its.sum() == 1:
            bad_values[value] |= (bad_items & its).any()
            held_values[value] |= (held_items & its).any()
            held_items[its] |= held_values[value]
        elif bad_values[value] or (bad_items & its).any():
            held_values[value] |= hide(value) < 2
    is_dealt = instrument.kind == "cards"  # everyone is asked to choose as many of them
    if (is_fixed or is_dealt) and bad_values.sum() == 1 and not bad_values.all():
        near_of = values.sum(axis=0) if is_dealt else [closeness(column) for column in values.T]
        nearest = np.where(bad_values, -1.0, near_of)
        beside = int(np.argmax(nearest))
        held_values[beside] = True
        hide(beside)
    told_items = ~held_items & (number > 0)
    votes = told_items if allowed is None else told_items & allowed.votes
    if instrument.kind == "statements":
        votes = votes & ~np.array([is_even(column) for column in votes_of(instrument, items).T], dtype=bool)
    return Told(~held_values & ~np.isnan(values).all(axis=0), told_items, votes)


def enough_gaps(instrument: Instrument, known: Mask, minimum: int) -> Mask:
    """Who of P people stay, by which of the questions asked they answered, `known` (P, I): all, or those who answered them all.

    Where values are centred, fewer people with gaps than `minimum` could be told from the others; they are left out, as long
    as STAYS of the people stay, and enough. Ours, beside MODEL 8.
    """
    complete: Mask = np.asarray(known.all(axis=1))
    few = 0 < (~complete).sum() < minimum and complete.sum() >= max(minimum, STAYS * len(known))
    return complete if few and instrument.centring == "person" else np.ones(len(known), dtype=bool)


def _gives_away(instrument: Instrument, items: Floats) -> Mask:
    if instrument.kind == "cards":
        chosen, number = (items > instrument.low).sum(axis=0), (~np.isnan(items)).sum(axis=0)
        return np.asarray((number > 0) & ((chosen >= EVEN * number) | (chosen >= number - 1)))
    return np.array([is_even(column) for column in items.T], dtype=bool)


def _few(values: Floats, minimum: int) -> Mask:
    number = (~np.isnan(values)).sum(axis=0)
    return np.asarray((number > 0) & (number < minimum))


def _few_lack(answers: Floats, minimum: int) -> Mask:
    lacking = np.isnan(answers).sum(axis=0)
    return np.asarray((lacking > 0) & (lacking < min(minimum, len(answers))))


def _even_values(instrument: Instrument, values: Floats) -> Mask:
    """Values of several questions, or centred ones, that are even: others are their one question, or a share of cards."""
    if instrument.kind != "profile":
        return np.zeros(values.shape[1], dtype=bool)
    return np.array([is_even(column) for column in values.T], dtype=bool)


def _of_odd_ones(instrument: Instrument, known: Mask, minimum: int) -> list[int]:
    """The values to withhold where a few people answered other questions than most did, or only a few answered them all:
    centring gives away what these few answered, unless one value in which they differ is not told."""
    patterns, which, often = np.unique(known, axis=0, return_inverse=True, return_counts=True)
    if len(often) == 1:
        return []
    most = patterns[np.argmax(often)]
    odd, complete = which.ravel() != np.argmax(often), known[:, known.any(axis=0)].all(axis=1)
    differ = [(known[odd] != most).any(axis=0)] if odd.sum() < minimum else []
    differ += [~known[~complete].all(axis=0) & known[complete].any(axis=0)] if 0 < complete.sum() < minimum else []
    return [int(instrument.value_of[np.argmax(one)]) for one in differ]


def _hide_items(instrument: Instrument, held: Mask, number: NDArray[np.int64], near: Floats, value: int) -> int:
    """Hide the most even answered items of a value until two are hidden, in `held` itself; how many are."""
    its = (instrument.value_of == value) & (number > 0)
    for at in np.argsort(-near, kind="stable"):
        if (held & its).sum() >= 2:
            break
        held[at] |= its[at]
    return int((held & its).sum())
