"""Would anyone be better off without the rest? Sentences, each with the shape that tells its kind."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

import pandas as pd

from dashboard.views.contribution import SAME, ContributionView, number_told
from dashboard.views.contribution_hero import named
from dashboard.views.contribution_sentences import with_unit
from dashboard.views.records import records
from dashboard.views.significance_sentences import of_hundred

if TYPE_CHECKING:
    from dashboard.words import Words

Kind = Literal["concern", "attention", "fine", "unknown"]
MOST: Final = 4
"""So many groups are told one by one; more are counted."""


@dataclass(frozen=True)
class Finding:
    """A sentence: who it is about, what holds for them, and more in grey; the kind gives its shape."""

    kind: Kind
    who: str
    told: str
    more: str = ""


def findings(seen: ContributionView, blocking: pd.DataFrame, net: pd.DataFrame, words: "Words") -> list[Finding]:
    """Who would be better off alone or in a smaller group, with the shortfall and the cause; that all others would not be; of
    whom it is unknown; and whether all parties got more out of it. `blocking` and `net` are the metrics `contribution_blocking`
    and `outcomes_net`."""
    total = seen.total
    if total is None or total.why in ("no_dividends", "one_partner"):
        return []
    if total.together is None:
        told = words("contribution.stable.unknown")
        return [Finding("unknown", words("contribution.stable.untested"), told), *_untold(seen, words)]
    groups = sorted(records(blocking), key=lambda row: (-(row["short"] or 0.0), row["size"], row["names"]))
    found = [_group(row, seen, words) for row in groups[:MOST]]
    if len(groups) > MOST:
        found.append(Finding("concern", words("contribution.stable.more", n=len(groups) - MOST), ""))
    if not total.tested or len(groups) < total.groups or total.tested == "theorem":
        found.append(_rest(seen, len(groups), words))
    found += _untold(seen, words)
    claim = _claim(seen, records(net), words)
    return [*found, claim] if claim else found


def heading(seen: ContributionView, blocking: pd.DataFrame, words: "Words") -> str:
    """Who would be better off without the rest, as a number; that nobody would be, where that was held against every group."""
    total = seen.total
    if total is None or total.together is None:
        return words("contribution.stable.heading.unknown")
    if len(blocking):
        singles = [row for row in records(blocking) if row["size"] == 1]
        if len(singles) == len(blocking) == 1:
            return words("contribution.stable.heading.one", name=singles[0]["names"])
        return words("contribution.stable.heading.groups", n=len(blocking))
    return words("contribution.stable.heading.nobody" if total.tested != "limited" else "contribution.stable.heading.limited")


def _group(row: dict[str, Any], seen: ContributionView, words: "Words") -> Finding:
    single = row["size"] == 1
    names = words.listed(row["names"].split("; "))
    worth, gets, short = (number_told(row[name], words) for name in ("worth", "gets", "short"))
    key = "alone" if single else "group"
    who = words("contribution.stable.alone", name=names) if single else words("contribution.stable.group", names=names)
    more = [words("contribution.stable.cause", cause=row["cause"])] if row["cause"] else []
    share = next((one for one in seen.worse_off if single and one.party == row["parties"]), None)
    if share is not None and share.worse_off_sure is not None:
        more.append(words("contribution.stable.sure", n_of=words.number(of_hundred(share.worse_off_sure))))
    return Finding(
        "concern", who, words(f"contribution.stable.{key}.told", worth=worth, gets=gets, short=short), " ".join(more)
    )


def _rest(seen: ContributionView, blocking: int, words: "Words") -> Finding:
    """That all other groups are no better off, and how many were held against it."""
    total = seen.total
    tested = "" if total is None else total.tested
    tried = words(f"contribution.stable.tested.{tested}", n=0 if total is None else total.groups) if tested else ""
    if blocking:
        return Finding("fine", words("contribution.stable.others"), words("contribution.stable.others.told"), tried)
    return Finding("fine", words("contribution.stable.nobody"), words("contribution.stable.nobody.told"), tried)


def _untold(seen: ContributionView, words: "Words") -> Iterable[Finding]:
    names = seen.untold
    if names:
        yield Finding("unknown", named(names, words), words("contribution.stable.untold", n=len(names)))


def _claim(seen: ContributionView, net: list[dict[str, Any]], words: "Words") -> Finding | None:
    """The claim of SEEDS K18, that all involved gain: of how many partners it holds, and how the outcome went."""
    total = seen.total
    known = [one for one in seen.shares if one.fair is not None and one.alone is not None]
    if total is None or not known or not seen.is_whole:
        return None
    gains = sum((one.fair or 0.0) - (one.alone or 0.0) > SAME for one in known)
    told = words("contribution.claim" if gains else "contribution.claim.none", n=gains, of=words.number(len(known)))
    row = next((row for row in net if row["outcome"] == total.outcome and row["is_latest"]), None)
    more = words("contribution.claim.untold", n=len(seen.untold)) if seen.untold else ""
    if row is not None and row["baseline"] is not None and row["actual"] is not None:
        base, now = (number_told(row[name], words) for name in ("baseline", "actual"))
        more = f"{words('contribution.claim.base', base=base, now=with_unit(now, total))} {more}".strip()
    kind: Kind = "attention" if gains < len(known) else "unknown" if seen.untold else "fine"
    return Finding(kind, words("contribution.claim.who"), told, more)
