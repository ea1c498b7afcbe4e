"""What the page Bijdrage says: one function a sentence, the first rule that applies. It never blames anyone."""

from typing import TYPE_CHECKING, Final

from dashboard.views.contribution import SAME, ContributionView, Total, number_told, split_shown
from dashboard.views.contribution import decimals as places

if TYPE_CHECKING:
    from dashboard.words import Words

NAMED: Final = 3
"""So many partners are named in a sentence; more are counted."""
TITLE: Final = 68
"""So long is a title at most (UX, type and space)."""


def about(seen: ContributionView, words: "Words") -> str:
    """What the page is about: the outcome with its number, where that is known."""
    total = seen.total
    if total is None:
        return seen.choice.name
    if total.together is None or not total.unit:
        return total.name
    number = number_told(total.together, words, total.low, total.high)
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
    if own is None:
        return words("contribution.title.own_withheld")
    if not own.is_told:
        return words("contribution.title.own_untold")
    if own.fair is None:
        return words("contribution.title.own_unknown")
    fair = number_told(own.fair, words, own.low, own.high)
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
    if total.why == "units_differ":
        return words("contribution.lead.units_differ")
    parts = _own_lead(seen, total, words) if seen.choice.audience == "partner" else _lead(seen, total, words)
    if seen.choice.audience != "partner" or not seen.choice.party:
        parts += _rest(total, words)
    return " ".join(part for part in parts if part)


def _lead(seen: ContributionView, total: Total, words: "Words") -> list[str]:
    if total.together is None:
        return [words("contribution.lead.unknown")]
    parts = []
    first = [one for one in seen.known if one.fair == seen.known[0].fair] if seen.known else []
    if total.why == "one_partner":
        parts.append(words("contribution.lead.one_partner"))
    elif total.why == "not_positive":
        parts.append(words("contribution.lead.not_positive"))
    elif first and seen.is_whole and len(first) < len(seen.known):
        fair = number_told(first[0].fair, words, first[0].low, first[0].high)
        whole = number_told(total.together, words, total.low, total.high)
        told = fair if total.why == "negative_part" else words("contribution.of", fair=fair, whole=whole)
        names = words.listed(one.name for one in first)
        parts.append(words("contribution.lead.largest", n=len(first), name=names, told=told))
    if total.why == "negative_part":
        parts.append(words("contribution.lead.negative_part"))
    if total.why != "one_partner":
        parts.append(worse_off_told(seen, total, words))
    return parts


def _own_lead(seen: ContributionView, total: Total, words: "Words") -> list[str]:
    own = seen.own
    if not seen.choice.party:
        return [words("contribution.lead.choose")]
    if own is None:
        return [words("contribution.lead.own_withheld")]
    if not own.is_told:
        return [words("contribution.lead.own_untold")]
    parts = []
    if own.is_worse_off:
        parts.append(words("contribution.lead.own_worse_off"))
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
    if total.parties > 1:
        parts.append(words("contribution.lead.others_unnamed"))
    return parts


def _rest(total: Total, words: "Words") -> list[str]:
    """What of the outcome itself rests on no contribution; in which unit the contributions were told."""
    if total.together is None or total.why == "one_partner":
        return []
    if total.net is None:
        return [words("contribution.rest.net_unknown")]
    net = f"{number_told(total.net, words)} {total.outcome_unit}".strip()
    if not total.in_unit:
        return [words("contribution.rest.other_unit", net=net, unit=total.unit)]
    rest = total.unexplained
    if rest is None or abs(rest) < 10 ** -places(total.together, total.low, total.high) / 2:
        return []
    key = "contribution.rest.unexplained" if rest > 0 else "contribution.rest.too_much"
    return [words(key, net=net, rest=number_told(abs(rest), words))]


def worse_off_told(seen: ContributionView, total: Total, words: "Words") -> str:
    """Who would have reached more alone, by name where this audience sees them; that nobody would, where that is so."""
    number = total.worse_off
    if number is None:
        return ""
    if not number:
        return words("contribution.worse_off.nobody")
    names = [one.name for one in seen.worse_off]
    if len(names) == number and number <= NAMED:
        return words("contribution.worse_off.named", n=number, names=words.listed(names))
    return words("contribution.worse_off.counted", n=number)


def amount_told(value: float, total: Total, words: "Words") -> str:
    """46 mensen: a total in its unit."""
    return with_unit(number_told(value, words, total.low, total.high), total)


def with_unit(number: str, total: Total) -> str:
    """A number with the unit of the outcome; a single one stands by itself, whose unit would read as more."""
    return number if not total.unit or number in ("1", "−1") else f"{number} {total.unit}"


def _of(total: Total) -> str:
    """What the whole is of: the name of the outcome where that begins with its unit, else the unit."""
    return total.name if total.unit and total.name.casefold().startswith(total.unit.casefold()) else total.unit
