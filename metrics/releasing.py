"""Which people together a result may be shown of, beside everybody it was shown of before (MODEL 8, minimum groups)."""

from dataclasses import dataclass

import numpy as np

from data.small_groups import Why, shown
from metrics.people import At, People
from metrics.telling import before, told_beside
from metrics.told_before import REST, Earlier
from metrics.withholding import Told


@dataclass(frozen=True, eq=False)
class Group:
    """The people of a party, or those in a role of it, and where they stand among the people: `at`.

    `why` they are held back, '' where they are shown; `told` are the codes that may be told then. `is_together`: they are held
    back by themselves, and shown together with those of other parties.
    """

    party: str
    role: str
    at: At
    why: Why
    told: Told | None = None
    is_together: bool = False


def whole_parties(people: People, earlier: Earlier) -> list[Group]:
    """The people of each party, sorted by party: shown, or held back and why."""
    groups = []
    for party in sorted(set(people.party)):
        at = np.flatnonzero(people.party == party)
        new = people.released(at, party)
        why: Why = "small" if len(at) < people.minimum else "" if earlier.admits(new) else "differs"
        groups.append(Group(party, "", at, why, None if why else told_beside(people, at, new, earlier)))
    return groups


def roles_of(people: People, whole: Group, earlier: Earlier) -> list[Group]:
    """The people in each role of a party, sorted by role: shown, or held back and why; none where the party is held back.

    All roles tell the same codes: those that the party, each of them, and what is left of the party beside them may tell.
    All that is shown, the party itself too, is added to `earlier`.
    """
    if whole.told is None:
        return []
    everyone = people.released(whole.at, whole.party)
    names = [*sorted(set(people.role[whole.at]) - {""}), ""]
    ats = [whole.at[people.role[whole.at] == name] for name in names]
    circles = [people.released(at, whole.party, name) for at, name in zip(ats, names, strict=True)]
    sizes = [len(at) for at in ats]
    why = list(shown(sizes, people.minimum, ["" if name else "sibling" for name in names]))
    now = [everyone]
    for at, one in enumerate(circles):
        if not why[at] and sizes[at]:
            why[at] = "" if earlier.admits(one, now) else "differs"
            now += [] if why[at] else [one]
    why = list(shown(sizes, people.minimum, why))
    left = np.concatenate([whole.at[:0], *(at for at, given in zip(ats, why, strict=True) if given)])
    rest = people.released(left, whole.party, REST)
    apart = [(at, one) for at, one, given in zip(ats, circles, why, strict=True) if not given]
    if apart and len(left):
        apart.append((left, rest))
    told, of_now = whole.told, [before(people, whole.at, whole.told, everyone)]
    for at, one in apart:
        told &= told_beside(people, at, one, earlier, of_now)
        of_now.append(before(people, at, told, one))
    earlier.add(of_now[0])
    for at, one in apart:
        earlier.add(before(people, at, told, one))
    groups = zip(names, ats, why, strict=True)
    return [Group(whole.party, name, at, given, None if given else told) for name, at, given in groups if name]
