"""Who takes part in a coalition at the moment that its outcomes tell of, and who may still join."""

from collections.abc import Collection

import pandas as pd

from metrics.observed import quarter_name, quarter_number

CANDIDATE = "candidate"


def moment(*told: pd.DataFrame) -> int | None:
    """The last quarter, as a running number, of the first of these frames that tells any `period`; None where none does."""
    for frame in told:
        numbers = [number for period in frame["period"].dropna() if (number := quarter_number(str(period))) is not None]
        if numbers:
            return max(numbers)
    return None


def streams_at(streams: pd.DataFrame, now: int | None) -> pd.DataFrame:
    """The streams of the last quarter, not after `now`, of which any are told; those without a period where all are."""
    told = pd.Series([quarter_number(str(period)) for period in streams["period"]], index=streams.index, dtype=float)
    if told.isna().all():
        return streams
    counting = told if now is None else told.where(told <= now)
    found: pd.DataFrame = streams[(counting == counting.max()).to_numpy(bool)]
    return found


def candidates(partners: pd.DataFrame, members: Collection[str]) -> dict[str, str]:
    """Who may still join, by party, and their names, in the order of their names: candidates that are not among the members.

    `partners` has party, name and role, a row a role.
    """
    told = partners[partners["role"].isin([CANDIDATE]) & ~partners["party"].isin(list(members))]
    return _by_name(dict(zip(told["party"], told["name"], strict=True)))


def members_at(partners: pd.DataFrame, members: pd.DataFrame, now: int | None) -> dict[str, str]:
    """The members of the coalition itself, not of a contract alone, in quarter `now`, by party, in the order of their names.

    `members` has party, member_since and member_until, in quarters; without `now` whoever ever was.
    """
    own = set(partners.loc[~partners["role"].isin([CANDIDATE]), "party"])
    told = members[members["party"].isin(own)]
    names = dict(zip(told["party"], told["name"], strict=True))
    there = _there(told, now)
    return _by_name({party: name for party, name in names.items() if party in there})


def taking_part(members: pd.DataFrame, streams: pd.DataFrame, now: int | None) -> frozenset[str]:
    """Who is a member of the coalition or of one of its contracts in quarter `now`, or has one of these streams."""
    is_member = members["is_member"].fillna(False).to_numpy(bool)
    active = {*streams["giver"].dropna(), *streams["receiver"].dropna()}
    return _there(members[is_member], now) | frozenset(active)


def _there(members: pd.DataFrame, now: int | None) -> frozenset[str]:
    if now is None:
        return frozenset(members["party"])
    quarter = quarter_name(now)
    since, until = members["member_since"].fillna(""), members["member_until"].fillna("9999-Q4")
    rows = zip(members["party"], since, until, strict=True)
    return frozenset(party for party, came, went in rows if came <= quarter <= went)


def _by_name(names: dict[str, str]) -> dict[str, str]:
    return dict(sorted(names.items(), key=lambda told: (told[1].casefold(), told[0])))
