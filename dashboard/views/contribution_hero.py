"""What stands around the picture of what each partner adds: its heading, how to read it, what adds up, and who told nothing."""

from collections.abc import Sequence
from decimal import Decimal
from math import fsum
from typing import TYPE_CHECKING

from dashboard.views.contribution import SMALLEST_GROUP, ContributionView, Share
from dashboard.views.contribution_numbers import SAME, number_told, parts_shown
from dashboard.views.contribution_sentences import NAMED, amount_told, largest
from dashboard.views.streams_sentences import listed

if TYPE_CHECKING:
    from dashboard.words import Words


def heading(seen: ContributionView, words: "Words") -> str:
    """Who adds most and who is worse off; for a partner alone against together."""
    own, total = seen.own, seen.total
    if seen.choice.audience == "partner" and own is not None:
        if own.fair is None:
            return words("contribution.heading.own_unknown")
        fair = seen.fair_told(own, words)
        if own.alone is None:
            return words("contribution.heading.own_fair", fair=fair)
        return words("contribution.heading.own", fair=fair, alone=number_told(own.alone, words, own.alone_low, own.alone_high))
    if not seen.known or total is None:
        return words("contribution.heading.unknown")
    unknown = [one for one in seen.shares if one.is_told and one.fair is None]
    if unknown or seen.others is not None:
        return words("contribution.heading.some", n=len(seen.known))
    first = largest(seen)
    if len(seen.known) == 1:
        return words("contribution.heading.one" if first else "contribution.heading.none", name=seen.known[0].name)
    if not first:
        most = words("contribution.heading.none")
    elif len(first) == len(seen.known):
        most = words("contribution.heading.equal")
    else:
        most = words("contribution.heading.most", n=len(first), name=listed([one.name for one in first], NAMED, words))
    worse = seen.worse_off
    if not worse:
        key = "contribution.heading.unsure" if seen.unsure else "contribution.heading.nobody"
        names = [one.name for one in seen.unsure]
        return words(
            key, most=most, name=words.listed(names) if len(names) < NAMED else words("contribution.some", n=len(names))
        )
    if len(worse) > 2:
        return words("contribution.heading.many_worse", most=most, n=len(worse))
    return words("contribution.heading.worse", n=len(worse), most=most, name=words.listed(one.name for one in worse))


def reading(seen: ContributionView, words: "Words") -> str:
    """Of what, and what the marks are, where there are any."""
    if not has_marks(seen):
        return what(seen, words)
    if seen.choice.audience == "partner":
        others = words("contribution.reading.others") if seen.others else ""
        return f"{words('contribution.reading.own')} {others}".strip()
    return f"{what(seen, words)} {words('contribution.reading.marks')}".strip()


def has_marks(seen: ContributionView) -> bool:
    """Is there something to draw: a fair share that is known, or something but zero of what a row is alone, or brings?"""
    return any(one.fair is not None or one.alone or one.marginal for one in seen.rows)


def what(seen: ContributionView, words: "Words") -> str:
    """The outcome, and that it is net where that is known."""
    total = seen.total
    if total is None:
        return ""
    name = total.name[:1].upper() + total.name[1:]
    is_net = total.in_unit and total.net is not None and total.together is not None and not total.is_off
    return words("contribution.reading.net" if is_net else "contribution.reading.plain", name=name)


def footer(seen: ContributionView, words: "Words") -> str:
    """What fair shares add up to, and that the ticks must not be added where that would give another number."""
    total = seen.total
    if total is None or total.together is None or not seen.rows or total.why == "one_partner":
        return ""
    is_shown = len(seen.shown) == len(seen.rows)
    shown = words.number(sum(seen.shown.values(), Decimal(0)), 6)
    whole = shown if is_shown else number_told(total.together, words, total.low, total.high)
    if seen.choice.audience == "partner":
        number = total.parties - 1
        if seen.others is not None:
            return words("contribution.footer.own", n=number, others=counted(number, words), whole=whole)
        return words("contribution.footer.too_few", n=number, least=words.number(SMALLEST_GROUP)) if number > 0 else ""
    parts = [words("contribution.footer.adds", whole=whole)] if seen.known and not _unknown(seen) else []
    marginals = [one.marginal for one in seen.shares if one.is_told]
    if len(marginals) > 1 and seen.is_whole and None not in marginals:
        ticks = fsum(one for one in marginals if one is not None)
        if abs(ticks - total.together) > SAME:
            way = "more" if ticks > total.together else "less"
            parts.append(words(f"contribution.footer.ticks.{way}", whole=whole))
    return " ".join(parts)


def shares_told(seen: ContributionView, words: "Words") -> dict[str, str]:
    """By party of the rows (empty: the others) its part of the whole, so that these add up; without those that have none."""
    known = {one.party: one.share for one in seen.rows if one.share is not None}
    parts = parts_shown([share * 100 for share in known.values()], 1)
    return {party: words.percent(float(part) / 100, 1) for party, part in zip(known, parts, strict=True)}


def untold(seen: ContributionView, words: "Words") -> str:
    """Of which members no contribution is told: unknown, and not zero."""
    names = seen.untold
    return words("contribution.untold", n=len(names), names=named(names, words)) if names else ""


def named(names: Sequence[str], words: "Words") -> str:
    """Names in a sentence; of very many the last are counted."""
    return listed(list(names), 6, words)


def name_of(one: Share, words: "Words") -> str:
    """The name of a row: the others are counted in words."""
    if one.party:
        return one.name
    return others_named(one.covers, words)


def others_named(number: int, words: "Words") -> str:
    """de andere zes samen."""
    return words("contribution.others", n=number, number=counted(number, words))


def counted(number: int, words: "Words") -> str:
    """A small number as a word, a larger one in digits."""
    key = f"contribution.count.{number}"
    return words(key) if words.has(key) else words.number(number)


def whole(seen: ContributionView, words: "Words") -> str:
    """Where no partner is shown: that the split is not shared with a financier; for a partner what all reach together."""
    total = seen.total
    if seen.choice.audience == "financier":
        return words("contribution.not_shared")
    if total is None or total.together is None:
        return words("contribution.heading.whole_unknown")
    return words("contribution.heading.whole", together=amount_told(total.together, total, words))


def _unknown(seen: ContributionView) -> bool:
    return any(one.fair is None and one.party for one in seen.rows)
