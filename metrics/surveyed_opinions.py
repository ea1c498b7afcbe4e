"""The opinions of all people of a coalition together, by statement and by group of who voted alike (MODEL 8)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.small_groups import Released, is_even, shown
from metrics.opinions import ALL, Labels, counted, opinion_groups, votes_of
from metrics.people import At, Floats, People
from metrics.releasing import Group
from metrics.telling import before, settled_codes
from metrics.told_before import VOTES, Before, Earlier, Whole
from metrics.uncertainty import seed_of
from metrics.withholding import Told

Mask = NDArray[np.bool_]
_SURE: Final = 1e-7
_NOBODY: Final = np.array([], dtype=np.intp)


@dataclass(frozen=True, eq=False)
class Opinions:
    """What may be told of all together: `counts` as `opinions.counted` gives them, without the groups that are too small, nan
    where withheld; `small` groups were left out. Without `has_groups` people formed none that are clear, or, where it
    `is_again`, none are told. `whole`: of whom."""

    counts: pd.DataFrame
    small: int
    has_groups: bool
    is_again: bool
    whole: Whole
    alone: tuple[Before, ...]


def opinions(people: People, groups: Sequence[Group], earlier: Earlier) -> tuple[list[Group], Opinions | None]:
    """The groups of whole parties, some telling less than before, and what may be told of all of them; None: nothing.

    People of parties too small to be shown count where they are enough together; those of a party that differs too little
    from what was shown before do not. A statement is told by party only where what is left of all beside these parties could
    be shown as well, and no party can be solved from what is told of all, now and before. Source: MODEL 8; which statements
    are withheld is ours.
    """
    parties = [people.released(group.at, group.party) for group in groups if group.told]
    alone = np.sort(np.concatenate([_NOBODY, *(group.at for group in groups if group.told)]))
    small = [group for group in groups if group.why == "small"]
    rest = np.sort(np.concatenate([_NOBODY, *(group.at for group in small)]))
    if len(rest) < people.minimum or not earlier.admits(people.released(np.sort(np.concatenate([alone, rest]))), parties):
        rest, small = _NOBODY, []
    at = np.sort(np.concatenate([alone, rest]))
    if len(at) < people.minimum or not earlier.admits(people.released(at), parties):
        return list(groups), None
    votes = votes_of(people.instrument, people.items)
    told = _of_all(people, at, rest, votes, earlier)
    groups, told = _beside_all(people, groups, small, votes, told, earlier)
    codes = np.array([item.item for item in people.instrument.items], dtype=object)
    apart = tuple(Before(people.released(group.at, group.party)) for group in small)
    told_of = [before(people, group.at, group.told, people.released(group.at, group.party)) for group in groups if group.told]
    whole = Whole((*told_of, *apart), frozenset(codes[told]))
    groups = [replace(group, is_together=any(group.party == one.party for one in small)) for group in groups]
    is_again = _is_again(people.released(at), earlier)
    return groups, _counted(people, groups, at, votes, told, whole, apart, is_again)


def _of_all(people: People, at: At, rest: At, votes: Floats, earlier: Earlier) -> Mask:
    """The statements (S,) that may be told of all together: enough votes, not all or all but one alike, enough of them new."""
    number = (~np.isnan(votes[at])).sum(axis=0)
    alike = np.max([(votes[at] == vote).sum(axis=0) for vote in (-1, 0, 1)], axis=0)
    told: Mask = np.asarray((number >= people.minimum) & (alike < number - 1))
    everyone = people.released(at)
    same = [one for one in earlier.beside(everyone) if one.who.marks == everyone.marks]
    again = np.array([any(("item", item.item) in one.figures for one in same) for item in people.instrument.items])
    alone = np.setdiff1d(at, rest)
    parties = [alone[people.party[alone] == party] for party in sorted(set(people.party[alone]))]
    settled = np.ones(len(told), dtype=bool)
    for those in (at, *([rest] if len(rest) else []), *parties):
        new = people.released(those)
        settled &= settled_codes(people, those, new, earlier.beside(new)).items
    return np.asarray(told & (again | settled))


def _beside_all(
    people: People, groups: Sequence[Group], small: Sequence[Group], votes: Floats, told: Mask, earlier: Earlier
) -> tuple[list[Group], Mask]:
    """The groups and what is told of all, with statements withheld until nothing that is withheld can be worked out.

    Of a statement the smallest party goes first, then the next; where that is not enough, it is not told of all.
    """
    masks = {group.party: group.told for group in groups if group.told}
    masks = {party: Told(*(mask.copy() for mask in (one.values, one.items, one.votes))) for party, one in masks.items()}
    ats = {group.party: group.at for group in groups}
    told, sizes = told.copy(), {party: (~np.isnan(votes[ats[party]])).sum(axis=0) for party in masks}
    for statement in np.flatnonzero(told):
        left = [ats[group.party] for group in small]
        left += [ats[party] for party, mask in masks.items() if not mask.votes[statement]]
        told_by = sorted(
            (party for party, mask in masks.items() if mask.votes[statement]), key=lambda one: (sizes[one][statement], one)
        )
        while True:
            given = votes[np.concatenate([_NOBODY, *left]), statement]
            number = int((~np.isnan(given)).sum())
            may_be_left = not number or not told_by or (number >= people.minimum and not is_even(given))
            if may_be_left and not _solves(people, ats, small, masks, int(statement), earlier):
                break
            if not told_by:
                told[statement] = False
                break
            party = told_by.pop(0)
            left.append(ats[party])
            for mask in (masks[party].values, masks[party].items, masks[party].votes):
                mask[statement] = False
    return [replace(group, told=masks.get(group.party)) for group in groups], told


def _solves(
    people: People, ats: dict[str, At], small: Sequence[Group], masks: dict[str, Told], statement: int, earlier: Earlier
) -> bool:
    """Does what is told of a statement, of all and by party, now and before, give the sum of a party that is withheld?"""
    code = people.instrument.items[statement].item
    wholes = [
        [(one.who, (VOTES, code) in one.figures) for one in whole.parties] for whole in earlier.wholes if code in whole.told
    ]
    now = [(people.released(ats[group.party], group.party), False) for group in small]
    now += [(people.released(ats[party], party), bool(mask.votes[statement])) for party, mask in masks.items()]
    told = {one.persons for whole in [*wholes, now] for one, is_told in whole if is_told}
    unknown = {
        one.persons: at
        for at, one in enumerate(_unlike(one for whole in [*wholes, now] for one, _ in whole if one.persons not in told))
    }
    if not unknown:
        return False
    sums = np.zeros((len(wholes) + 1, len(unknown)))
    for row, whole in zip(sums, [*wholes, now], strict=True):
        for one, _ in whole:
            if one.persons in unknown:
                row[unknown[one.persons]] = 1
    _, sizes, right = np.linalg.svd(sums, full_matrices=False)
    known = right[sizes > _SURE * max(sizes.max(), 1)]
    return bool(((known**2).sum(axis=0) > 1 - _SURE).any())


def _unlike(those: Iterable[Released]) -> list[Released]:
    return list({one.persons: one for one in those}.values())


def _is_again(everyone: Released, earlier: Earlier) -> bool:
    """Did some of these people answer before, with others than these? A group of opinion that then grew by one tells what
    that one answered: who is in it is not kept, so it cannot be guarded otherwise."""
    before_now = (frozenset().union(*(one.who.persons for one in whole.parties)) for whole in earlier.wholes)
    return any(persons & everyone.persons and persons != everyone.persons for persons in before_now)


def _counted(
    people: People,
    groups: Sequence[Group],
    at: At,
    votes: Floats,
    told: Mask,
    whole: Whole,
    alone: tuple[Before, ...],
    is_again: bool,
) -> Opinions:
    given = votes[at]
    ordered = given[np.lexsort(np.nan_to_num(given, nan=2.0).T)]
    seed = seed_of("opinions", people.instrument.key, people.instrument.version, ordered)
    labels = None if is_again else opinion_groups(given, seed)
    counts = counted(given, labels)
    sizes = counts.drop_duplicates("opinion_group").set_index("opinion_group")["people"].drop(ALL)
    why = dict(zip(sizes.index, shown(sizes.tolist(), people.minimum), strict=True))
    close = _close_to_a_party(people, groups, at, labels)
    numbers = {name: counts[name].to_numpy(float).copy() for name in ("votes", "agree", "disagree")}
    for statement in range(len(told)):
        rows = counts[counts["statement"] == statement]
        hidden = shown(rows["votes"].tolist()[1:], people.minimum, [why[group] for group in rows["opinion_group"].tolist()[1:]])
        is_hidden = [not told[statement], *(bool(one) or close[statement] or not told[statement] for one in hidden)]
        for column in numbers.values():
            column[rows.index[np.array(is_hidden)]] = np.nan
    counts = counts.assign(**numbers)
    counts = counts[[not why.get(group) for group in counts["opinion_group"]]].reset_index(drop=True)
    return Opinions(counts, sum(bool(one) for one in why.values()), labels is not None, is_again, whole, alone)


def _close_to_a_party(people: People, groups: Sequence[Group], at: At, labels: Labels | None) -> Mask:
    """The statements withheld of a party that an opinion group is made of, but for a few: that group would tell them."""
    close = np.zeros(len(people.instrument.items), dtype=bool)
    for label in np.unique(labels[labels > 0]) if labels is not None else ():
        those = at[labels == label]
        for group in groups:
            if group.told and len(np.setxor1d(those, group.at)) < people.minimum:
                close |= ~group.told.votes
    return close
