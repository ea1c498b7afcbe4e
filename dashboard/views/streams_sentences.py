"""The sentences of the page Waardestromen, each made by one rule from the view."""

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from dashboard.views.codes import code_told
from dashboard.views.streams import COALITION, ELSEWHERE, NO_QUARTER, Spot, Stream, StreamsView
from metrics.giving import rated_balance

if TYPE_CHECKING:
    from dashboard.words import Words

UNEVEN: Final = 1 / 3
"""From this balance on one side is twice the other: only then it is called much and little."""
ENOUGH: Final = 3
"""Of so many streams a party must have a rating before its balance is named (UX, section 5)."""


def hubs(seen: StreamsView) -> list[str]:
    """The names of the parties in most streams; more than one where they are equal, none where nothing flows."""
    number: Counter[str] = Counter()
    for one in seen.streams:
        number.update({one.giver, one.receiver})
    most = max(number.values(), default=0)
    names = dict(zip(seen.members["party"], seen.members["name"], strict=True))
    return sorted((names[party] for party, n in number.items() if n == most), key=str.casefold)


def uneven(seen: StreamsView) -> tuple[str, bool] | None:
    """The party whose giving and taking differ most, and whether it gives more; of those of which enough is rated.

    That is three streams, and on each side at least half of them. None where of no party so much is rated.
    """
    told = rated_balance(seen.answer)
    told = told[(told["rated_brought"] + told["rated_taken"] >= ENOUGH) & told["balance"].notna()]
    for side in ("brought", "taken"):
        told = told[2 * told[f"rated_{side}"] >= told[f"streams_{side}"]]
    if not len(told):
        return None
    row = told.loc[told["balance"].abs().sort_values(kind="stable").index[-1]]
    names = dict(zip(seen.members["party"], seen.members["name"], strict=True))
    return (names[row["party"]] if abs(row["balance"]) >= UNEVEN else "", bool(row["balance"] < 0))


def title(seen: StreamsView, words: "Words") -> str:
    """Who stands in most streams, and whose giving and taking differ most; the first rule that applies."""
    if not seen.streams:
        return words("streams.title.none", name=seen.name)
    most, other = hubs(seen), uneven(seen)
    if len(most) > 2:
        return words("streams.title.many", n=len(most), most=words.number(len(most)))
    if len(most) == 2:
        return words("streams.title.two", names=words.listed(most))
    if other is None:
        return words("streams.title.unrated", hub=most[0])
    party, gives = other
    if not party:
        return words("streams.title.even", hub=most[0])
    way = "gives" if gives else "takes"
    if party == most[0]:
        return words(f"streams.title.hub_{way}", hub=party)
    return words(f"streams.title.{way}", hub=most[0], party=party)


def lead(seen: StreamsView, words: "Words", left_out: int | None) -> str:
    """How sure this is: confirmed by both, of unknown amount, without money, without a quarter."""
    if seen.streams:
        both = sum(one.confirmed_by == "both" for one in seen.streams)
        untold = [one for one in seen.streams if not one.is_known]
        unknown = sum(not (one.promised_why or one.delivered_why) for one in untold)
        is_told = any(one.confirmed_by for one in seen.streams)
        key = "streams.lead.confirmed" if is_told else "streams.lead.confirmed_untold"
        parts = [words(key, n=len(seen.streams), both=words.number(both))]
        if unknown or not untold:
            parts.append(words("streams.lead.unknown", n=unknown) if unknown else words("streams.lead.known"))
    else:
        parts = [words("streams.lead.none")]
    if left_out:
        parts.append(words("streams.lead.left_out", n=left_out))
    if seen.quarter == NO_QUARTER and seen.streams:
        parts.append(words("streams.lead.no_quarter"))
    return " ".join(parts)


def flow_heading(seen: StreamsView, words: "Words") -> str:
    """What the party in most streams brings and gets most; of a chosen kind, who brings most of it."""
    if not seen.shown:
        return words("streams.flow.none")
    if seen.kind:
        givers = Counter(one.giver for one in seen.shown).most_common(2)
        first = code_told("stream", "kind", seen.kind, words)
        if len(givers) == 1 or givers[0][1] > givers[1][1]:
            return words("streams.flow.kind", kind=first, n=givers[0][1], name=seen.parties[givers[0][0]])
        return words("streams.flow.kind_many", kind=first, n=len(seen.shown))
    hub, name = next(iter(seen.parties.items()))
    brings = _most(Counter(one.kind for one in seen.streams if one.giver == hub), words)
    takes = _most(Counter(one.kind for one in seen.streams if one.receiver == hub), words)
    if not brings or not takes:
        return words("streams.flow.brings" if brings else "streams.flow.takes", name=name, what=brings or takes)
    return words("streams.flow.both", name=name, brings=brings, takes=takes)


def flow_reading(seen: StreamsView, words: "Words") -> str:
    """What the width means, and that a click filters."""
    width = words("streams.flow.amount", unit=seen.unit) if seen.unit else words("streams.flow.count")
    parts = [width, words("streams.flow.click")]
    if seen.level != "party":
        parts.insert(0, words(f"streams.flow.by_{seen.level}"))
    return " ".join(parts)


def rolled_told(seen: StreamsView, words: "Words") -> str:
    """That the picture adds up by sector by itself, where it does."""
    return words("streams.rolled", n=len(seen.members)) if seen.is_rolled else ""


def circles_told(inside: int, circled: int, circles: int, words: "Words") -> str:
    """Streams to oneself and streams that come round are kept; how many there are."""
    parts = [words("streams.inside", n=inside)] if inside else []
    if circled:
        parts.append(words("streams.circled", n=circled, circles=words("streams.circles", n=circles)))
    return " ".join(parts)


def network_heading(seen: StreamsView, ties: dict[str, int], words: "Words") -> str:
    """With how many others the mark with most ties has a stream, and how many have none."""
    if not any(ties.values()):
        return words("streams.network.none")
    streams = Counter(seen.spot_of[party] for one in seen.shown for party in {one.giver, one.receiver})
    hub = max(ties, key=lambda key: (ties[key], streams[key], seen.spots[key].name))
    alone = sum(not number for number in ties.values())
    told = words("streams.network.hub", name=spot_named(seen.spots[hub], words), n=ties[hub])
    return told + (words("streams.network.alone", n=alone) if alone else "")


def network_reading(seen: StreamsView, words: "Words") -> str:
    """That places stay the same; of a chosen kind, that only its streams are drawn."""
    told = words("streams.network.reading")
    if not seen.kind:
        return told
    return f"{words('streams.network.of_kind', kind=code_told('stream', 'kind', seen.kind, words))} {told}"


def spot_named(spot: Spot, words: "Words") -> str:
    """The name of a mark at the beginning of a sentence: of a sector, that it is one."""
    is_sector = spot.is_group and spot.key not in (ELSEWHERE, COALITION)
    return words("streams.sector_named", name=spot.name) if is_sector else spot.name[:1].upper() + spot.name[1:]


def stream_told(one: Stream, words: "Words") -> str:
    """What a stream brings: its own words where there are any, else its kind."""
    return one.what or code_told("stream", "kind", one.kind, words)


def amount_told(amount: Decimal | None, unit: str | None, words: "Words", why: str | None = None) -> str:
    """An amount with its unit; the word where it is unknown, not applicable or withheld."""
    if amount is None:
        return words(f"state.{why}" if why else "state.unknown")
    if unit == "EUR":
        return words.money(amount, unit)
    return f"{words.number(amount, 2)} {unit or ''}".strip()


def rating_told(rating: float | None, words: "Words") -> str:
    """A rating from 0 to 5; the word where it is unknown."""
    return words("state.unknown") if rating is None else words.number(rating, 1)


def balance_told(balance: float, words: "Words") -> str:
    """A balance from -1 (gives only) to 1 (takes only), with its sign."""
    told = words.number(balance, 2)
    return f"+{told}" if balance > 0 else told


def spot_told(spot: Spot, words: "Words") -> str:
    """The name of a mark; of a group with the number of parties in it."""
    return words("streams.group", name=spot.name, n=len(spot.members)) if spot.is_group else spot.name


def _most(kinds: Counter[str], words: "Words") -> str:
    """The kinds that occur most, at most two, in words."""
    return words.listed(code_told("stream", "kind", kind, words) for kind, _ in kinds.most_common(2))


def listed(names: list[str], most: int, words: "Words") -> str:
    """a, b en c; of more than `most` names the last are counted."""
    kept = names if len(names) <= most else [*names[: most - 1], words("card.others", n=len(names) - most + 1)]
    return words.listed(kept)
