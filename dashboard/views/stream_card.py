"""The cards of a party and of a stream: what is known of it in this quarter, each line a sentence."""

from collections import Counter
from typing import TYPE_CHECKING

from dashboard.views import streams_sentences as sentences
from dashboard.views.codes import code_told
from dashboard.views.fund_sentences import source_told
from dashboard.views.records import records
from dashboard.views.streams import Stream, StreamsView
from dashboard.views.streams_sentences import listed
from metrics.giving import rated_balance

if TYPE_CHECKING:
    from dashboard.words import Words


def party_card(seen: StreamsView, party: str, words: "Words") -> list[str]:
    """What a party brings and takes, how that is valued, and what came of its promises."""
    gives = [one for one in seen.shown if one.giver == party]
    takes = [one for one in seen.shown if one.receiver == party]
    name = seen.parties[party]
    if not gives and not takes:
        return [words("card.party.none", name=name)]
    told = [
        words("card.party.brings", name=name, n=len(gives), kinds=_kinds(gives, words))
        if gives
        else words("card.party.brings_none", name=name),
        words("card.party.takes", n=len(takes), kinds=_kinds(takes, words)) if takes else words("card.party.takes_none"),
    ]
    balance = next(row for row in records(rated_balance(seen.frame)) if row["party"] == party)
    rated = balance["rated_brought"] + balance["rated_taken"]
    if rated:
        told.append(
            words(
                "card.party.rated",
                brings=sentences.rating_told(balance["brings"], words),
                takes=sentences.rating_told(balance["takes"], words),
                n=rated,
                of=words.number(len(gives) + len(takes)),
            )
        )
    else:
        told.append(words("card.party.unrated"))
    late = [one for one in gives if one.promised and one.delivered is not None and one.delivered < one.promised]
    if late:
        told.append(words("card.party.short", n=len(late), what=words.listed(_short(one, words) for one in late[:3])))
    back = {one.giver for one in takes} & {one.receiver for one in gives}
    alone = sorted({one.receiver_name for one in gives if one.receiver not in back})
    if alone:
        told.append(words("card.party.one_sided", n=len(alone), names=listed(alone, 5, words)))
    return [" ".join(told[:2]), *told[2:]]


def stream_card(one: Stream, words: "Words") -> list[str]:
    """All that was told of a stream, and where it was told."""
    what = sentences.stream_told(one, words)
    lines = [words("card.stream.who", giver=one.giver_name, what=what, taker=one.receiver_name)]
    if one.giver == one.receiver:
        lines.append(words("card.stream.inside"))
    lines.append(
        words(
            "card.stream.amount",
            promised=sentences.amount_told(one.promised, one.unit, words, one.promised_why),
            delivered=sentences.amount_told(one.delivered, one.unit, words, one.delivered_why),
            state=code_told("stream", "state", one.state, words),
        )
    )
    lines.append(
        words(
            "card.stream.felt",
            receiver=sentences.rating_told(one.receiver_rating, words),
            giver=sentences.rating_told(one.giver_rating, words),
            confirmed=code_told("stream", "confirmed_by", one.confirmed_by, words),
        )
    )
    if one.origin or one.after_use:
        unknown = words("state.unknown")
        lines.append(words("card.stream.route", origin=one.origin or unknown, after=one.after_use or unknown))
    lines.append(
        words(
            "card.stream.source",
            source=source_told(one.source, words),
            place=one.place,
            evidence=code_told("stream", "evidence", one.evidence, words) if one.evidence else words("evidence.none"),
            status=code_told("stream", "status", one.status, words),
            day=words.day(one.recorded),
        )
    )
    return lines


def _kinds(streams: list[Stream], words: "Words") -> str:
    told = [code_told("stream", "kind", kind, words) for kind, _ in Counter(one.kind for one in streams).most_common()]
    return listed(told, 5, words)


def _short(one: Stream, words: "Words") -> str:
    delivered = sentences.amount_told(one.delivered, one.unit, words)
    promised = sentences.amount_told(one.promised, one.unit, words)
    return words("card.party.short.one", what=sentences.stream_told(one, words), delivered=delivered, promised=promised)
