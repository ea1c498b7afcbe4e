"""What a coalition promised and delivered in a quarter, and what of it needs attention."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.views import fund_sentences
from dashboard.views.coverage import quarter
from dashboard.views.records import records

if TYPE_CHECKING:
    from dashboard.words import Words


@dataclass(frozen=True)
class Promise:
    """A stream with what was promised and delivered, in its own unit; None is unknown."""

    giver: str
    receiver: str
    kind: str
    what: str
    quarter: str | None
    unit: str | None
    promised: Decimal | None
    delivered: Decimal | None
    source: str
    status: str
    contradicted_by: str | None
    evidence: str | None
    recorded: Any
    place: str
    promised_why: str | None = None
    delivered_why: str | None = None

    @property
    def share(self) -> float | None:
        """Delivered as a share of promised; None where either is unknown or nothing was promised."""
        if self.promised is None or self.delivered is None or not self.promised:
            return None
        return float(self.delivered / self.promised)


@dataclass(frozen=True)
class OverviewView:
    """A coalition in one quarter: its promises, those least kept first."""

    coalition: str
    name: str
    quarter: str
    promises: tuple[Promise, ...]

    @property
    def kept(self) -> tuple[Promise, ...]:
        """Promises of which at least all that was promised was delivered."""
        return tuple(one for one in self.promises if one.share is not None and one.share >= 1)

    @property
    def short(self) -> tuple[Promise, ...]:
        """Promises of which less was delivered than promised, the least kept first."""
        return tuple(one for one in self.promises if one.share is not None and one.share < 1)

    @property
    def unknown(self) -> tuple[Promise, ...]:
        """Promises of which it is not known whether they were kept."""
        return tuple(one for one in self.promises if one.share is None)

    @property
    def disputed(self) -> tuple[Promise, ...]:
        """What sources, or people, dispute."""
        return tuple(one for one in self.promises if one.status == "disputed" or one.contradicted_by)


def quarters(streams: pd.DataFrame) -> list[str]:
    """The quarters of which something is told, last first."""
    return sorted({told for period in streams["period"].dropna() if (told := quarter(period))}, reverse=True)


def recent_quarters(day: date, number: int = 6) -> list[str]:
    """This quarter and those before it, last first."""
    at = day.year * 4 + (day.month - 1) // 3
    return [f"{one // 4}-Q{one % 4 + 1}" for one in range(at, at - number, -1)]


def view(coalition: str, name: str, chosen: str, streams: pd.DataFrame) -> OverviewView:
    """The view of a coalition in a quarter from the answer to coalition_streams; without a quarter of all that has none."""
    found = [
        Promise(
            row["giver_name"] or row["giver"],
            row["receiver_name"] or row["receiver"],
            row["kind"],
            row["what"] or "",
            quarter(row["period"]),
            row["unit"],
            row["promised"],
            row["delivered"],
            row["source"],
            row["status"],
            row["contradicted_by"],
            row["evidence"],
            row["recorded"],
            row["place"],
            row["promised_why"],
            row["delivered_why"],
        )
        for row in records(streams)
        if (quarter(row["period"]) or "") == chosen
    ]

    def order(one: Promise) -> tuple[bool, float, str, str]:
        return (one.share is None, one.share or 0.0, one.giver.casefold(), one.what)

    return OverviewView(coalition, name, chosen, tuple(sorted(found, key=order)))


def title(seen: OverviewView, words: "Words") -> str:
    """How many promises were kept; the first rule that applies."""
    if not seen.promises:
        return words("overview.title.none", name=seen.name)
    judged = len(seen.kept) + len(seen.short)
    if all(one.promised is None and one.delivered is None for one in seen.promises):
        return words("overview.title.nothing", name=seen.name, n=len(seen.promises))
    if not judged:
        return words("overview.title.unknown", name=seen.name, n=len(seen.promises))
    if len(seen.kept) == len(seen.promises):
        return words("overview.title.all", name=seen.name, n=len(seen.kept))
    key = "overview.title.some_known" if judged < len(seen.promises) else "overview.title.some"
    return words(key, name=seen.name, kept=words.number(len(seen.kept)), n=judged)


def lead(seen: OverviewView, words: "Words", left_out: int | None = None) -> str:
    """What the title leaves out: how much is unknown and how much disputed, in which quarter; streams of money left out."""
    parts = [words("overview.lead", when=words.period(seen.quarter)) if seen.quarter else words("overview.no_period")]
    if left_out:
        parts.append(words("overview.lead.left_out", n=left_out))
    if seen.unknown and len(seen.unknown) < len(seen.promises):
        parts.append(words("overview.lead.unknown", n=len(seen.unknown)))
    if seen.disputed:
        parts.append(words("overview.lead.disputed", n=len(seen.disputed)))
    return " ".join(parts)


def heading(seen: OverviewView, words: "Words") -> str:
    """Where least of a promise was delivered; else that all that is known was kept."""
    if seen.short:
        least = seen.short[0]
        if not least.share:
            return words("overview.least.nothing", giver=least.giver, what=told_what(least, words))
        return words(
            "overview.least", giver=least.giver, share=words.percent(min(least.share, 0.99)), what=told_what(least, words)
        )
    return words("overview.nothing_short") if seen.kept else words("overview.nothing_known")


def drawn(seen: OverviewView, most: int = 12) -> tuple[Promise, ...]:
    """What is drawn of many promises: those not kept, then the unknown, then the kept, a few of each."""
    short, unknown = seen.short[: most * 2 // 3], seen.unknown[: most // 3]
    kept = seen.kept[: most - len(short) - len(unknown)]
    return (*short, *unknown, *kept)


def source_told(seen: OverviewView, words: "Words") -> str:
    """Where the promises come from, and when the last of them was recorded."""
    names = list(dict.fromkeys(fund_sentences.source_told(one.source, words) for one in seen.promises))
    more = [words("overview.more_sources", n=len(names) - 2)] if len(names) > 2 else []
    day = words.day(max(one.recorded for one in seen.promises))
    return words("overview.source", sources=words.listed([*names[:2], *more]), day=day)


def told_what(one: Promise, words: "Words") -> str:
    """What is brought in plain words: its own, else the word for its kind."""
    return one.what or words.told("stream", one.kind)


def amount_told(one: Promise, words: "Words") -> str:
    """Delivered of promised in its own unit; the word for unknown where it is."""

    if one.delivered is None and one.promised is None and not one.promised_why and not one.delivered_why:
        return words("state.unknown")

    def number(amount: Decimal | None, why: str | None) -> str:
        if amount is None:
            return words(f"state.{why or 'unknown'}")
        return (
            words.money(amount, one.unit) if one.kind == "geld" and one.unit and len(one.unit) == 3 else words.number(amount, 2)
        )

    unit = "" if one.kind == "geld" and one.unit and len(one.unit) == 3 else one.unit or ""
    delivered, promised = number(one.delivered, one.delivered_why), number(one.promised, one.promised_why)
    told = words("overview.amount", delivered=delivered, promised=promised, unit=unit)
    return told.strip()


def attention(seen: OverviewView, words: "Words") -> list[tuple[str, str, str]]:
    """What asks for attention: shape, heading, sentence; broken promises before disputes before the unknown."""
    items = [
        (
            "■" if (one.share or 0.0) < 0.5 else "▲",
            words("overview.attention.short", giver=one.giver, what=told_what(one, words)),
            words("overview.attention.short.told", amount=amount_told(one, words), receiver=one.receiver),
        )
        for one in seen.short
    ]
    items += [
        (
            "▲",
            words("overview.attention.disputed", giver=one.giver, what=told_what(one, words)),
            words("overview.attention.disputed.told", source=one.contradicted_by or words("overview.attention.somebody")),
        )
        for one in seen.disputed
    ]
    if seen.unknown:
        names = words.listed(list(dict.fromkeys(one.giver for one in seen.unknown))[:3])
        items.append(
            (
                "○",
                words("overview.attention.unknown", n=len(seen.unknown)),
                words("overview.attention.unknown.told", names=names),
            )
        )
    return items
