"""What the page Bijdrage says: one function a sentence, the first rule that applies. It never blames anyone."""

from typing import TYPE_CHECKING, Final

from dashboard.views.contribution import ContributionView, Share
from dashboard.views.contribution_numbers import SAME, number_told, rounded, split_shown
from dashboard.views.contribution_numbers import decimals as places
from dashboard.views.contribution_total import Total
from metrics.observed import quarter_number

if TYPE_CHECKING:
    from dashboard.words import Words

NAMED: Final = 3
"""So many partners are named in a sentence; more are counted."""
_NOBODY: Final = "contribution.worse_off.nobody"
TITLE: Final = 68
"""So long is a title at most (UX, type and space)."""


def about(seen: ContributionView, words: "Words") -> str:
    """What the page is about: the outcome with its number, where that is known: its own, where contributions make another."""
    total = seen.total
    if total is None:
        return seen.choice.name
    if total.together is None or not total.unit:
        return total.name
    number = number_told(total.together, words, total.low, total.high)
    if total.is_off and total.net is not None:
        number = words.number(total.net, places(total.together, total.low, total.high))
    if total.name.casefold().startswith(total.unit.casefold()):
        return f"{number} {total.name}"
    return words("contribution.about", name=total.name, number=number, unit=total.unit)


def title(seen: ContributionView, words: "Words") -> str:
    """Alone, together and the difference; for a partner its own share; else what is missing."""
    total = seen.total
    if total is None:
        return words("contribution.title.nothing", name=seen.choice.name)
    if total.why == "no_dividends":
        return words("contribution.title.no_dividends", outcome=total.name)
    if total.why == "withheld":
        return words("contribution.title.not_shared", outcome=total.name)
    if total.why == "units_differ":
        return words("contribution.title.units_differ")
    if seen.choice.audience == "partner":
        return _own_title(seen, total, words)
    if total.together is None:
        if total.unknown == total.dividends:
            return words("contribution.title.all_unknown", n=total.dividends)
        return words("contribution.title.unknown", n=total.unknown, of=words.number(total.dividends))
    together = amount_told(total.together, total, words)
    if total.why == "one_partner":
        name = next((one.name for one in seen.known), words("contribution.one_partner"))
        return words("contribution.title.one_partner", name=name, together=together)
    if total.alone is None:
        return words("contribution.title.withheld", together=together)
    whole, alone, gain = split_shown(total.together, total.alone, places(total.together, total.low, total.high))
    told = [words.number(one, 6) for one in (alone, whole)]
    if abs(total.together - total.alone) <= SAME:
        return words("contribution.title.same", alone=told[0], together=told[1])
    key = "contribution.title.cost" if gain < 0 else "contribution.title.gain"
    return words(key, alone=told[0], together=told[1], gain=with_unit(words.number(abs(gain), 6), total))


def _own_title(seen: ContributionView, total: Total, words: "Words") -> str:
    own = seen.own
    if not seen.choice.party:
        return words("contribution.title.choose")
    if own is None and not seen.standing.takes_part:
        until = seen.standing.until
        return (
            words("contribution.title.own_left", until=words.period(until)) if until else words("contribution.title.own_none")
        )
    if own is None:
        return words("contribution.title.own_withheld")
    if not own.is_told:
        return words("contribution.title.own_untold")
    if own.fair is None:
        return words("contribution.title.own_unknown")
    fair = seen.fair_told(own, words)
    if total.together is None or not total.has_shares:
        told = words("contribution.title.own_plain", fair=with_unit(fair, total))
    else:
        whole = number_told(total.together, words, total.low, total.high)
        told = words("contribution.title.own", fair=fair, whole=whole, of=_of(total))
    if own.alone is None:
        return told
    alone = number_told(own.alone, words, own.alone_low, own.alone_high)
    full = words("contribution.title.own_alone", told=told, alone=alone)
    if len(full) <= TITLE or total.together is None or not total.has_shares:
        return full
    told = words("contribution.title.own", fair=fair, whole=whole, of=total.unit).rstrip()
    return words("contribution.title.own_alone", told=told, alone=alone)


def lead(seen: ContributionView, words: "Words") -> str:
    """How sure it is and who adds most; who is worse off; what is left unexplained. For a partner what holds for it alone."""
    total = seen.total
    if total is None:
        return words("contribution.lead.nothing")
    if total.why == "no_dividends":
        return words("contribution.lead.no_dividends")
    if total.why == "withheld":
        return ""
    if total.why == "units_differ":
        return words("contribution.lead.units_differ")
    is_partner = seen.choice.audience == "partner"
    parts = [then_told(seen, total, words), "" if is_partner else beside_net(total, words)]
    parts += _own_lead(seen, total, words) if is_partner else _lead(seen, total, words)
    return " ".join(part for part in parts if part)


def then_told(seen: ContributionView, total: Total, words: "Words") -> str:
    """That the contributions are of an earlier quarter than was asked for; empty where they are of that one."""
    told, asked = quarter_number(total.period), quarter_number(seen.choice.quarter)
    if told is None or asked is None or told >= asked:
        return ""
    year, _, quarter = seen.choice.quarter.partition("-Q")
    is_same = total.period.startswith(year)
    when = words("contribution.then.quarter", quarter=quarter) if is_same else words.period(seen.choice.quarter)
    return words("contribution.then", told=words.period(total.period), asked=when)


def beside_net(total: Total, words: "Words") -> str:
    """The outcome itself where the contributions add up to another number, are in another unit, or are not known; that it is
    not known, where it is not. Empty where both are the same."""
    if total.why == "one_partner" and not total.is_off:
        return ""
    if total.net is None:
        return words("contribution.rest.net_unknown")
    net = f"{number_told(total.net, words)} {total.outcome_unit}".strip()
    if total.together is None:
        return words("contribution.rest.net", net=net)
    if total.net_period:
        return words("contribution.rest.net_then", net=net, when=words.period(total.net_period))
    if not total.in_unit:
        return words("contribution.rest.other_unit", net=net, unit=total.unit)
    if not total.is_off:
        return ""
    digits = places(total.together, total.low, total.high)
    whole, of_net = rounded(total.together, digits), rounded(total.net, digits)
    way = "more" if whole > of_net else "below_zero" if whole < 0 else "less"
    shown, number, rest = (words.number(one, 6) for one in (whole, of_net, abs(whole - of_net)))
    return words(f"contribution.rest.{way}", told=shown, net=number, rest=rest)


def _lead(seen: ContributionView, total: Total, words: "Words") -> list[str]:
    if total.together is None:
        return [words("contribution.lead.unknown")]
    if total.why == "one_partner":
        return [words("contribution.lead.one_partner")]
    parts = []
    first = largest(seen)
    if total.why == "not_positive":
        parts.append(words("contribution.lead.not_positive"))
    elif first and seen.is_whole and len(first) < len(seen.known):
        fair = seen.fair_told(first[0], words)
        whole = number_told(total.together, words, total.low, total.high)
        told = fair if total.why == "negative_part" else words("contribution.of", fair=fair, whole=whole)
        names = words.listed(one.name for one in first)
        parts.append(words("contribution.lead.largest", n=len(first), name=names, told=told))
    if total.why == "negative_part":
        parts.append(words("contribution.lead.negative_part"))
    return [*parts, worse_off_told(seen, total, words)]


def largest(seen: ContributionView) -> list[Share]:
    """The partners by name with the largest fair share, where that is above zero."""
    most = seen.known[0].fair if seen.known else None
    return [one for one in seen.known if one.fair == most] if most is not None and most > SAME else []


def _own_lead(seen: ContributionView, total: Total, words: "Words") -> list[str]:
    own = seen.own
    if not seen.choice.party:
        return [words("contribution.lead.choose")]
    if own is None and not seen.standing.takes_part:
        return [words("contribution.lead.own_left")]
    if own is None:
        return [words("contribution.lead.own_withheld")]
    if not own.is_told:
        return [words("contribution.lead.own_untold")]
    parts = [beside_net(total, words)] if total.together is None else []
    if own.is_worse_off:
        parts.append(words("contribution.lead.own_worse_off"))
    elif own.is_unsure:
        parts.append(words("contribution.lead.own_unsure"))
    if own.fair is not None and own.low is not None and own.high is not None and own.high - own.low > SAME:
        low, high = (number_told(end, words, own.low, own.high) for end in (own.low, own.high))
        parts.append(words("figure.band", low=low, high=high) + ".")
    if own.marginal is not None:
        gone = number_told(abs(own.marginal), words, own.marginal_low, own.marginal_high)
        way = "none" if abs(own.marginal) <= SAME else "less" if own.marginal > 0 else "more"
        parts.append(words(f"contribution.lead.without_you.{way}", number=gone))
    if total.why == "not_positive":
        parts.append(words("contribution.lead.not_positive"))
    elif total.why == "negative_part":
        parts.append(words("contribution.lead.negative_part"))
    if seen.others is not None:
        parts.append(words("contribution.lead.others_together"))
    return parts


def worse_off_told(seen: ContributionView, total: Total, words: "Words") -> str:
    """Who would surely have reached more alone, and of whom that is not distinguishable; that nobody would, where that is so.

    Where not every partner is seen by name, how sure it is is not known either: then it is told as the best guess.
    """
    if not seen.is_whole:
        if total.worse_off is None:
            return ""
        return words("contribution.worse_off.guess", n=total.worse_off) if total.worse_off else words(_NOBODY)
    if not any(one.gain is not None for one in seen.shares):
        return ""
    parts = []
    if worse := [one.name for one in seen.worse_off]:
        key = "named" if len(worse) <= NAMED else "counted"
        parts.append(words(f"contribution.worse_off.{key}", n=len(worse), names=words.listed(worse)))
    if unsure := [one.name for one in seen.unsure]:
        key = "unsure" if len(unsure) <= NAMED else "unsure_counted"
        parts.append(words(f"contribution.worse_off.{key}", n=len(unsure), names=words.listed(unsure)))
    return " ".join(parts) or words(_NOBODY)


def amount_told(value: float, total: Total, words: "Words") -> str:
    """46 mensen: a total in its unit."""
    return with_unit(number_told(value, words, total.low, total.high), total)


def with_unit(number: str, total: Total) -> str:
    """A number with the unit of the outcome; a single one stands by itself, whose unit would read as more."""
    return number if not total.unit or number in ("1", "−1") else f"{number} {total.unit}"


def _of(total: Total) -> str:
    """What the whole is of: the name of the outcome where that begins with its unit, else the unit."""
    return total.name if total.unit and total.name.casefold().startswith(total.unit.casefold()) else total.unit
