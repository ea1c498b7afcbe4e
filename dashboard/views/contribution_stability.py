"""Would anyone be better off without the rest? Sentences, each with the shape that tells its kind."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

import pandas as pd

from dashboard.views.contribution import ContributionView, Share
from dashboard.views.contribution_numbers import decimals, number_told, split_shown
from dashboard.views.contribution_sentences import with_unit
from dashboard.views.contribution_total import Total
from dashboard.views.records import records
from dashboard.views.significance_sentences import of_hundred

if TYPE_CHECKING:
    from dashboard.words import Words

Kind = Literal["concern", "attention", "fine", "unknown"]
MOST: Final = 6
"""So many partners are told one by one; more are counted."""


@dataclass(frozen=True)
class Finding:
    """A sentence: who it is about, what holds for them, and more in grey; the kind gives its shape."""

    kind: Kind
    who: str
    told: str
    more: str = ""


def findings(seen: ContributionView, blocking: pd.DataFrame, net: pd.DataFrame, words: "Words") -> list[Finding]:
    """Who would be better off alone, by name, with the shortfall and the cause; of whom, and of how many groups, that is not
    distinguishable; that all others would not be; and whether all parties got more out of it. `blocking` and `net` are the
    metrics `contribution_blocking` and `outcomes_net`."""
    total = seen.total
    if total is None or not total.has_contributions or total.why == "one_partner":
        return []
    if total.together is None:
        return [Finding("unknown", words("contribution.stable.untested"), words("contribution.stable.unknown"))]
    groups = records(blocking)
    causes = {row["parties"]: row["cause"] for row in groups}
    worse = sorted(seen.worse_off, key=lambda one: one.name.casefold())
    found = [_alone(one, causes.get(one.party) or "", total, words) for one in worse[:MOST]]
    if len(worse) > MOST:
        found.append(Finding("concern", words("contribution.stable.more", n=len(worse) - MOST), ""))
    unsure = sorted((one.name for one in seen.unsure), key=str.casefold)
    if unsure:
        who = words.listed(unsure) if len(unsure) <= MOST else words("contribution.some", n=len(unsure))
        found.append(Finding("unknown", who, words("contribution.stable.unsure", n=len(unsure))))
    larger = sum(row["size"] > 1 for row in groups)
    if larger:
        key = "contribution.stable.larger_too" if found else "contribution.stable.larger"
        found.append(Finding("unknown", words("contribution.stable.groups", n=larger), words(key)))
    if not total.tested or len(groups) < total.groups or total.tested == "theorem":
        found.append(_rest(total, bool(found), words))
    claim = _claim(seen, total, records(net), words)
    return [*found, claim] if claim else found


def heading(seen: ContributionView, blocking: pd.DataFrame, words: "Words") -> str:
    """Who would surely be better off without the rest; that nobody would be, where that was held against every group."""
    total = seen.total
    if total is None or total.together is None:
        return words("contribution.stable.heading.unknown")
    worse = [one.name for one in seen.worse_off]
    if len(worse) == 1:
        return words("contribution.stable.heading.one", name=worse[0])
    if worse:
        return words("contribution.stable.heading.partners", n=len(worse))
    if seen.unsure or len(blocking):
        return words("contribution.stable.heading.unsure")
    return words("contribution.stable.heading.nobody" if total.tested != "limited" else "contribution.stable.heading.limited")


def _alone(one: Share, cause: str, total: Total, words: "Words") -> Finding:
    """A partner that would surely be better off alone: what it reached, what it gets here, and what it is short."""
    worth, gets = one.alone or 0.0, one.fair or 0.0
    shown = split_shown(worth, gets, max(decimals(value) for value in (worth, gets, worth - gets)))
    reached, here, short = (words.number(number, 6) for number in shown)
    told = words("contribution.stable.alone.told", worth=with_unit(reached, total), gets=here, short=short)
    more = [words("contribution.stable.cause", cause=cause)] if cause else []
    if one.worse_off_sure is not None:
        more.append(words("contribution.stable.sure", n_of=words.number(of_hundred(one.worse_off_sure))))
    return Finding("concern", words("contribution.stable.alone", name=one.name), told, " ".join(more))


def _rest(total: Total, is_some: bool, words: "Words") -> Finding:
    """That all other groups are no better off, and how many were held against it."""
    tried = words(f"contribution.stable.tested.{total.tested}", n=total.groups) if total.tested else ""
    if is_some:
        return Finding("fine", words("contribution.stable.others"), words("contribution.stable.others.told"), tried)
    return Finding("fine", words("contribution.stable.nobody"), words("contribution.stable.nobody.told"), tried)


def _claim(seen: ContributionView, total: Total, net: list[dict[str, Any]], words: "Words") -> Finding | None:
    """The claim of SEEDS K18, that all involved gain: of how many partners it surely holds, and how the outcome went."""
    known = [one for one in seen.shares if one.gain is not None]
    if not known or not seen.is_whole:
        return None
    gains = sum(one.is_better_off for one in known)
    unsure = sum(one.is_unsure for one in known)
    key = "contribution.claim" if gains else "contribution.claim.none_sure" if unsure else "contribution.claim.none"
    told = words(key, n=gains, of=words.number(len(known)))
    row = next((row for row in net if row["outcome"] == total.outcome and row["is_latest"]), None)
    more = [words("contribution.claim.unsure", n=unsure)] if unsure else []
    if row is not None and row["baseline"] is not None and row["actual"] is not None:
        base, now = (number_told(row[name], words) for name in ("baseline", "actual"))
        now = f"{now} {total.outcome_unit}".strip()
        more.append(words("contribution.claim.base", base=base, now=now))
    if seen.untold:
        more.append(words("contribution.claim.untold", n=len(seen.untold)))
    is_open = bool(seen.untold or unsure)
    kind: Kind = "attention" if gains + unsure < len(known) else "unknown" if is_open else "fine"
    return Finding(kind, words("contribution.claim.who"), told, " ".join(more))
