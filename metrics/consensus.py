"""Where people of different opinion agree: consensus across opinion groups, or between chosen partners (MODEL 8)."""

from collections.abc import Collection
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.columns import WITHHELD
from data.small_groups import MINIMUM

Floats = NDArray[np.float64]

LEAST: Final = MINIMUM
"""Fewer answers than this tell nothing of a group of people."""
OWN_STATEMENT: Final = 1
"""So many people answer where a party speaks for itself."""
FEW: Final = "few"
"""Why there is no consensus: one of the groups is withheld, or answered too little or not at all."""

_NUMBERS: Final = ["votes", "agree", "disagree", "least"]
_TOLD: Final = [
    *("consensus", "consensus_against", "lowest_share", "lowest", "highest_share", "highest"),
    *("votes", "fewest_votes", "why"),
]


def shared_by_groups(agree: Floats, votes: Floats, least: int | Floats = LEAST) -> Floats:
    """How far all groups share each statement (S,): the product over groups of (agree + 1) / (votes + 2), 0-1.

    `agree` and `votes` (G, S) count by group and statement who agrees and who answered, a pass included; who did not answer
    is in neither. With who disagrees for `agree` it tells how far all groups reject a statement. nan where a group has fewer
    than `least` votes (one number, or one for each of (G, S)) or an unknown number (nan), and without any group. Source: the
    rule of Polis for group-informed consensus (MODEL 8).
    """
    if not len(votes):
        return np.full(votes.shape[1:], np.nan)
    is_enough = np.all(votes >= least, axis=0)
    found: Floats = np.where(is_enough, np.prod((agree + 1) / (votes + 2), axis=0), np.nan)
    return found


def consensus(opinions: pd.DataFrame) -> pd.DataFrame:
    """What the opinion groups share of each statement: a row an instrument, period and code, sorted by these.

    `opinions` has instrument, period, opinion_group (0, all together, is no group), code, votes, votes_why, agree, disagree.

    groups: how many there are. consensus and consensus_against: `shared_by_groups` of who agrees and who disagrees.
    lowest_share and highest_share: of agree / votes (0-1), of the groups `lowest` and `highest` (the first of equals). votes:
    of all groups, fewest_votes: of one. `why` tells why shares are nan: WITHHELD (then nor are the votes told), or FEW where a
    group has fewer than LEAST votes; else it is empty. Where people form no groups there are no rows. Source: MODEL 8.
    """
    given = opinions.assign(of=opinions["opinion_group"].to_numpy(int), least=LEAST)
    return _shared(given[given["of"] > 0], ["instrument", "period"], "groups")


def consensus_between(profiles: pd.DataFrame, parties: Collection[str] = ()) -> pd.DataFrame:
    """What chosen partners, or all, share of each statement: a row an instrument, period, aspect and code, sorted by these.

    `profiles` has party, role (missing: all its people), instrument, period, aspect, part, code, people, mean_why, agree and
    disagree; rows of statements count: those of part `item` of an instrument of which somebody's disagreement is told. Each
    partner who took part is a group: its people, at least LEAST of them, or its own statement as one vote. The columns are
    those of `consensus`, with `parties` for groups: how many of those chosen took part. A partner who took part and did not
    answer a statement leaves its consensus unknown (FEW). Of fewer than two partners there are no rows. Source: MODEL 8.
    """
    is_asked = profiles["part"].isin(["item"]) & profiles["role"].isna()
    if parties:
        is_asked &= profiles["party"].isin(list(parties))
    given = profiles[is_asked.to_numpy(bool)].rename(columns={"party": "of", "people": "votes", "mean_why": "votes_why"})
    statements = given.loc[given["disagree"].notna().to_numpy(bool), "instrument"].unique()
    given = given[given["instrument"].isin(statements).to_numpy(bool)]
    is_own = given["votes"].to_numpy(float) == OWN_STATEMENT
    return _shared(given.assign(least=np.where(is_own, 0, LEAST)), ["instrument", "period", "aspect"], "parties")


def _shared(given: pd.DataFrame, by: list[str], groups: str) -> pd.DataFrame:
    """`by`, code, the number of `groups` and _TOLD, in each part of `given` that is alike in `by` and has two groups or more.

    `given` has these, the group as `of`, and _NUMBERS, of which `least` is how many votes the group needs.
    """
    told = given[[*by, "code", "of", "votes_why"]].astype(object)
    told = told.where(told.notna(), "").assign(**{name: given[name].to_numpy(float, na_value=np.nan) for name in _NUMBERS})
    found = [
        _by_code(rows, groups).assign(**{name: str(of) for name, of in zip(by, alike, strict=True)})
        for alike, rows in told.groupby(by)
        if rows["of"].nunique() > 1
    ]
    columns = [*by, "code", groups, *_TOLD]
    if not found:
        return pd.DataFrame(columns=columns)
    whole = pd.concat(found, ignore_index=True)[columns].astype(dict.fromkeys(by, object))
    return whole.assign(**{name: whole[name].where(whole[name] != "", None) for name in by})


def _by_code(rows: pd.DataFrame, groups: str) -> pd.DataFrame:
    """code, the number of groups and _TOLD: a row a code, sorted; a group without a row of a code did not vote on it."""
    grid = rows.pivot(index="of", columns="code")
    votes, agree, disagree, least = (grid[name].to_numpy(float) for name in _NUMBERS)
    is_enough = np.all((votes >= least) & ~np.isnan(agree), axis=0)
    shares = agree / np.where(is_enough, votes, np.nan)
    names, codes = grid.index.to_numpy(), grid["votes"].columns.to_numpy()
    lowest, highest = (names[side(np.where(is_enough, shares, 0), axis=0)] for side in (np.argmin, np.argmax))
    is_withheld = (grid["votes_why"] == WITHHELD).to_numpy().any(axis=0)
    shown = np.where(is_withheld, np.nan, votes)  # not even how many they are
    return pd.DataFrame(
        {
            "code": codes,
            groups: len(names),
            "consensus": shared_by_groups(agree, votes, least),
            "consensus_against": shared_by_groups(disagree, votes, least),
            "lowest_share": shares.min(axis=0),
            "lowest": np.where(is_enough, lowest, None),
            "highest_share": shares.max(axis=0),
            "highest": np.where(is_enough, highest, None),
            "votes": shown.sum(axis=0),
            "fewest_votes": shown.min(axis=0),
            "why": np.select([is_withheld, ~is_enough], [WITHHELD, FEW], ""),
        }
    )
