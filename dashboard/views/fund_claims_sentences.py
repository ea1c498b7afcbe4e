"""What the page Fonds says of claims in words: one function a sentence, the first rule that applies."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.views.fund_claims import BESIDE, Claim, ClaimsView, Rival, Strip

if TYPE_CHECKING:
    from dashboard.words import Words

NAMED: Final = 3
"""So many rejected claims are named; more are counted."""


def heading(seen: ClaimsView, words: "Words") -> str:
    """What needs attention first: a unit that is claimed twice, else who waits longest, else what is disputed."""
    waiting = seen.waiting
    if seen.doubled:
        told = words("fund.claims.doubled", n=len(seen.doubled))
        return f"{told}; {words('fund.claims.and_waiting', n=len(waiting))}" if waiting else told
    if waiting:
        days = waiting[0].days
        if days is None:
            return words("fund.claims.waiting", n=len(waiting))
        return words("fund.claims.waiting_longest", n=len(waiting), days=days_told(days, words))
    for state in ("disputed", "rejected"):
        if number := seen.number(state):
            if len(seen.claims) == 1:
                return words(f"fund.claims.of.only.{state}")
            return words(f"fund.claims.of.{state}", n=number, of=words.number(len(seen.claims)))
    return words("fund.claims.all_paid", n=len(seen.claims))


def reading(seen: ClaimsView, words: "Words") -> str:
    """What the strips are, in which order their parts stand, and how many are drawn."""
    if not seen.strips:
        return ""
    parts = [words("fund.claims.reading")]
    if len(seen.strips) > len(seen.drawn):
        parts.append(words("fund.claims.drawn", n=len(seen.drawn), of=words.number(len(seen.strips))))
    return " ".join(parts)


def shared_told(placed: pd.DataFrame, contracts: Mapping[str, str], words: "Words") -> str:
    """Which of these contracts (project -> name) are in more than one fund, which the claim rule forbids; empty where none is.

    `placed` is the answer to fund_projects.
    """
    funds = placed.drop_duplicates(["fund", "project"])["project"].value_counts()
    names = [name for project, name in contracts.items() if funds.get(project, 0) > 1]
    told = words.listed(names) if len(names) <= NAMED else words("fund.forecast.contracts", n=len(names))
    return words("fund.claims.shared", n=len(names), names=told) if names else ""


def signed_told(seen: ClaimsView, words: "Words") -> str:
    """Whether who signed the last step is another than who claimed; empty where no claim had a step since."""
    told = [claim.by_another for claim in seen.claims if claim.by_another is not None]
    own = told.count(False)
    return words("fund.claims.signed_self", n=own) if own else words("fund.claims.signed_other") if told else ""


def state_told(claim: Claim, words: "Words") -> str:
    """How a claim stands: for what it waits and how long, or since when it is paid, rejected or disputed."""
    if claim.waits:
        what = words(f"fund.claims.for.{claim.state}")
        if claim.days is None:
            return words("fund.claims.waits_unknown", what=what)
        return words("fund.claims.waits", what=what, days=days_told(claim.days, words))
    was = _was(claim, words)
    return ", ".join([since_told(claim.state, claim.since, words), *was])


def _was(claim: Claim, words: "Words") -> list[str]:
    """What a claim was before it was rejected or disputed, where that is more than claimed."""
    if claim.state not in BESIDE or claim.reached in ("", "claimed"):
        return []
    return [words("fund.claims.was", state=words(f"fund.claims.state.{claim.reached}"))]


def rejected_told(seen: ClaimsView, words: "Words") -> str:
    """Which claims were rejected, when, and what they were before; empty where none was."""
    names = []
    for one in seen.rejected[:NAMED]:
        told = ", ".join([words.day(one.since) if one.since else words("state.unknown"), *_was(one, words)])
        names.append(f"{one.claim} ({told})")
    more = len(seen.rejected) - NAMED
    if more > 0:
        return words("fund.claims.rejected_more", n=more, names=words.listed(names))
    return words("fund.claims.rejected", names=words.listed(names)) if names else ""


def since_told(state: str, since: date | None, words: "Words") -> str:
    """A state and since when: gevalideerd sinds 12 okt 2026."""
    told = words(f"fund.claims.state.{state}")
    return told if since is None else words("fund.claims.since", state=told, day=words.day(since))


def rival_told(rival: Rival, words: "Words") -> str:
    """One of the claims for a unit: its number, contract and fund, how it stands, and whether it was the first."""
    fund = rival.fund or words("fund.claims.no_fund")
    told = words(
        "fund.claims.rival",
        claim=rival.claim,
        contract=rival.contract,
        fund=fund,
        state=since_told(rival.state, rival.since, words),
    )
    return words("fund.claims.rival_first", told=told) if rival.is_first else told


def units_told(claim: Claim, words: "Words") -> str:
    """How many units a claim is about, in its unit."""
    return words("state.unknown") if claim.units is None else f"{words.number(claim.units, 2)} {claim.unit}".strip()


def days_told(days: int, words: "Words") -> str:
    """So many days."""
    return words("fund.claims.days", n=days)


def strip_told(strip: Strip, at: int, words: "Words") -> list[tuple[str, str]]:
    """Each state and how many units stood in it on a day of a strip, the furthest step first; where there were any."""
    told = []
    for state, amounts in strip.units.items():
        amount = amounts[at]
        if amount is None or amount:
            number = words("state.unknown") if amount is None else words.number(amount, 2)
            told.append((state, words("fund.claims.so_many", number=number, state=words(f"fund.claims.state.{state}"))))
    return told
