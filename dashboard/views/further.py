"""What the streams show besides: a subject each, with a heading that is its finding, its sentences and its table."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from math import isnan
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from dashboard.views.codes import code_told
from dashboard.views.records import records
from dashboard.views.streams import StreamsView
from dashboard.views.streams_sentences import amount_told, listed
from metrics.distribution import ego_eco
from metrics.flows import differences
from metrics.giving import pair_balance
from metrics.knowledge import knowledge, knowledge_items
from metrics.loops import LONGEST, loops
from metrics.network import network, of_parties, whole
from metrics.promising import MONEY, currencies, kept, social_money, social_procurement, tangible_share
from metrics.traceability import product_streams, traceability, traceability_by_product
from metrics.warmth import warmth

if TYPE_CHECKING:
    from dashboard.words import Words

Columns = dict[str, list[Any]]
MOST: Final = 100
"""So many rows of a table are shown."""


@dataclass(frozen=True)
class Subject:
    """One subject: its name in the words, its finding, and what there is to read.

    `columns` gives the columns of its table as the reader sees them, by the key of their header; made when it is opened.
    """

    name: str
    heading: str
    sentences: tuple[str, ...] = ()
    columns: Callable[[], Columns] | None = None

    def rows(self, words: "Words") -> pd.DataFrame | None:
        """The table, at most MOST rows of it; None without one."""
        if self.columns is None:
            return None
        return pd.DataFrame({words(key): told[:MOST] for key, told in self.columns().items()})


def subjects(
    seen: StreamsView, party: str, contacts: pd.DataFrame, on: date, words: "Words", *, without_money: bool = False
) -> list[Subject]:
    """Every subject of which something is known, in the order in which a steering group asks.

    Loops are told of the chosen party; without one, of the party in most streams. `on` is the day on which ties are so warm.
    `without_money`: money was left out of the streams, so nothing is said of it.
    """
    told = (
        _promises(seen, words),
        _currencies(seen, words, without_money),
        _pairs(seen, words),
        _held(seen, words),
        _rounds(seen, party, words),
        _landing(seen, words),
        _knowledge(seen, words),
        _traces(seen, words),
        _warmth(seen, contacts, on, words),
        _through(seen, words),
        _nature(seen, words),
    )
    return [one for subject in told for one in subject]


def _promises(seen: StreamsView, words: "Words") -> Iterator[Subject]:
    """Promised against delivered, by kind and unit; a promise of which either is unknown is told apart."""
    rows = [row for row in records(kept(seen.frame)) if row["pledged"]]
    if not rows:
        return
    known = [row for row in rows if row["ratio"] is not None]
    unmet = [row for row in known if row["ratio"] < 1]
    if unmet:
        least = min(unmet, key=lambda row: row["ratio"])
        kind = code_told("stream", "kind", least["kind"], words)
        heading = words("further.promises.least", kind=kind, share=_percent(least["ratio"], words), n=len(unmet))
    elif known:
        is_whole = all(row["compared"] == row["streams"] and not row["state_lapsed"] for row in rows)
        heading = words("further.promises.met" if is_whole else "further.promises.met_known")
    else:
        heading = words("further.promises.unknown")

    def table() -> Columns:
        return {
            "column.kind": [code_told("stream", "kind", row["kind"], words) for row in rows],
            "column.promised": [amount_told(row["promised"], row["unit"], words) for row in rows],
            "column.delivered": [amount_told(row["delivered"], row["unit"], words) for row in rows],
            "column.share": [_percent(row["ratio"], words) for row in rows],
            "column.streams": [row["streams"] for row in rows],
            "column.amount_known": [row["compared"] for row in rows],
            "column.lapsed": [row["state_lapsed"] for row in rows],
        }

    yield Subject("promises", heading, (), table)


def _currencies(seen: StreamsView, words: "Words", without_money: bool) -> Iterator[Subject]:
    """The mix of commitment: six currencies, and the non-money ones of the Green Deals."""
    rows = [row for row in records(currencies(seen.frame)) if not (without_money and row["kind"] == MONEY)]
    used = [row for row in rows if row["streams"]]
    if not used:
        return
    six = [row for row in rows if row["group"] == "currencies"]
    heading = words("further.currencies", n=sum(row["streams"] > 0 for row in six), of=words.number(len(six)))

    def table() -> Columns:
        return {
            "column.currency": [words(f"currency.{row['currency']}") for row in rows],
            "column.streams": [row["streams"] for row in rows],
            "column.pledged": [row["pledged"] for row in rows],
            "column.delivered": [row["state_delivered"] for row in rows],
            "column.lapsed": [row["state_lapsed"] for row in rows],
            "column.share": [_percent(row["by_count"], words) for row in rows],
        }

    yield Subject("currencies", heading, (), table)


def _pairs(seen: StreamsView, words: "Words") -> Iterator[Subject]:
    """Whether pairs give back."""
    rows = records(pair_balance(seen.placed))
    if not rows:
        return
    one_sided = sum(row["streams_there"] == 0 or row["streams_back"] == 0 for row in rows)
    heading = words("further.pairs", n=len(rows), back=words.number(len(rows) - one_sided))

    def table() -> Columns:
        ranked = sorted(rows, key=lambda row: (row["reciprocity"] is None, row["reciprocity"] or 0.0))
        return {
            "column.party": [seen.spots[row["one"]].name for row in ranked],
            "column.brings": [words.number(row["there"], 1) for row in ranked],
            "column.takes": [words.number(row["back"], 1) for row in ranked],
            "column.other": [seen.spots[row["other"]].name for row in ranked],
            "column.back": [_percent(row["reciprocity"], words) for row in ranked],
            "column.in": [words(f"further.pairs.{row['measure']}") for row in ranked],
        }

    yield Subject("pairs", heading, (), table)


def _held(seen: StreamsView, words: "Words") -> Iterator[Subject]:
    """Who holds the network together: without whom much falls away, and who stands between others."""
    net = network(seen.placed["giver"], seen.placed["receiver"], list(seen.spots))
    found, told = whole(net), {key: spot.name for key, spot in seen.spots.items()}
    if found.bus_factor is None or not found.ties:
        return
    names = listed([told[str(party)] for party in found.bus_factor.parties], 5, words)
    heading = words("further.held", n=len(found.bus_factor.parties), names=names, cut=words.percent(found.bus_factor.cut))
    sentences = [
        words("further.held.ties", n=found.ties, density=_percent(found.density, words)),
        words("further.held.back", share=_percent(found.reciprocity, words)),
    ]
    if len(found.components) > 1:
        sentences.append(
            words("further.held.parts", n=len(found.components), fragmentation=words.number(found.fragmentation or 0.0, 2))
        )
    if not found.bus_factor.is_exact:
        sentences.append(words("further.held.bound", n=found.bus_factor.at_least))
    sectors = {row["party"]: row["sector"] for row in records(seen.members) if row["sector"]} if seen.level == "party" else {}

    def table() -> Columns:
        rows = sorted(records(of_parties(net, sectors)), key=lambda row: -row["betweenness"])
        between = {"column.between": [row["between"] for row in rows]} if sectors else {}
        return {
            "column.party": [told[row["party"]] for row in rows],
            "column.gives_to": [row["gives_to"] for row in rows],
            "column.takes_from": [row["takes_from"] for row in rows],
            "column.betweenness": [words.percent(row["betweenness"], 1) for row in rows],
            **between,
            "column.pagerank": [words.percent(row["pagerank"], 1) for row in rows],
            "column.in_circle": [words("flag.yes" if row["in_circle"] else "flag.no") for row in rows],
        }

    yield Subject("held", heading, tuple(sentences), table)


def _rounds(seen: StreamsView, party: str, words: "Words") -> Iterator[Subject]:
    """What comes back to a party for what it gives, by way of others; only over streams of which the importance is told."""
    focal = party or next(iter(seen.parties), "")
    strength = seen.frame["need_weight"].astype(float) * seen.frame["source_weight"].astype(float)
    found = loops(seen.frame.assign(strength=strength), focal)
    if not found.total:
        return
    others = records(found.weights[found.weights["party"] != focal])
    most, share = seen.parties[others[0]["party"]], words.percent(others[0]["weight"])
    heading = words("further.rounds", n=found.number, name=seen.parties[focal], most=most, share=share)
    sentences = []
    if found.unknown:
        sentences.append(words("further.rounds.unknown", n=found.unknown))
    if found.steps < LONGEST:
        sentences.append(words("further.rounds.cut", n=found.steps))

    def table() -> Columns:
        rows = records(found.strongest)
        return {
            "column.round": [" → ".join(seen.parties[one] for one in (*row["parties"], focal)) for row in rows],
            "column.strength": [words.number(row["value"], 3) for row in rows],
            "column.loops": [row["number"] for row in rows],
        }

    yield Subject("rounds", heading, tuple(sentences), table)


def _landing(seen: StreamsView, words: "Words") -> Iterator[Subject]:
    """From ego to eco: with whom the value that each member causes lands."""
    rows = records(ego_eco(seen.frame, seen.members))
    whole = rows[-1]
    if whole["eco"] is None:
        return
    heading = words("further.landing", n=whole["counted"], share=words.percent(whole["eco"]), name=seen.name)

    def table() -> Columns:
        parties = sorted((row for row in rows[:-1] if row["eco"] is not None), key=lambda row: -row["eco"])
        return {
            "column.party": [seen.parties.get(row["party"], row["party"]) for row in parties],
            "column.landing": [_percent(row["eco"], words) for row in parties],
            "column.rated_of": [f"{row['counted']} / {row['streams']}" for row in parties],
        }

    yield Subject("landing", heading, (), table)


def _knowledge(seen: StreamsView, words: "Words") -> Iterator[Subject]:
    """How openly knowledge is shared, whether it is used again, and how long it waited."""
    found = knowledge(knowledge_items(seen.frame))
    if not found.items:
        return
    sentences = []
    if found.reuse_told:
        sentences.append(words("further.knowledge.reused", n=found.reuse_told, part=words.number(found.reused)))
    if found.days_told:
        sentences.append(words("further.knowledge.days", n=found.days_told, days=words.number(found.median_days)))
    if found.contradictory:
        sentences.append(words("further.knowledge.contradictory", n=found.contradictory))
    if found.open_told:
        heading = words("further.knowledge.open", n=found.open_told, part=words.number(found.is_open))
    else:
        heading = words("further.knowledge.unknown", n=found.items)
    yield Subject("knowledge", heading, tuple(sentences))


def _traces(seen: StreamsView, words: "Words") -> Iterator[Subject]:
    """Where products come from and where they go after use, by weight."""
    products = product_streams(seen.frame)
    found = traceability(products)
    if not found.streams:
        return
    if not found.kg:
        heading = words("further.traces.unweighed", n=found.streams)
        yield Subject("traces", heading)
        return
    heading = words(
        "further.traces",
        origin=words.percent(found.origin_share),
        route=words.percent(found.route_share),
        kg=words.number(found.kg),
    )
    left = found.other_unit + found.amount_unknown

    def table() -> Columns:
        rows = [row for row in records(traceability_by_product(products)) if row["kg"]]
        return {
            "column.what": [row["what"] or words("state.unknown") for row in rows],
            "column.kg": [words.number(row["kg"], 1) for row in rows],
            "column.origin": [_percent(row["origin_share"], words) for row in rows],
            "column.route": [_percent(row["route_share"], words) for row in rows],
        }

    yield Subject("traces", heading, (words("further.traces.left", n=left),) if left else (), table)


def _through(seen: StreamsView, words: "Words") -> Iterator[Subject]:
    """What goes in against what comes out, where all streams are in one unit; only of who has both, and all of it is known."""
    if any(one.delivered is not None and one.unit is None for one in seen.shown):
        return
    told = differences(seen.placed, over_kinds=True)
    hazy = {seen.spot_of[party] for one in seen.shown if one.delivered is None for party in (one.giver, one.receiver)}
    both = told[~told["party"].isin(hazy) & (told["brings"] != 0) & (told["takes"] != 0)]
    if told["unit"].nunique() != 1 or not len(both):
        return
    uneven = int((both["difference"] != 0).sum())
    heading = words("further.through", n=len(both), uneven=words.number(uneven))

    def table() -> Columns:
        rows = sorted(records(both), key=lambda row: -abs(row["difference"]))
        return {
            "column.party": [seen.spots[row["party"]].name for row in rows],
            "column.takes": [amount_told(row["takes"], row["unit"], words) for row in rows],
            "column.brings": [amount_told(row["brings"], row["unit"], words) for row in rows],
            "column.difference": [amount_told(row["difference"], row["unit"], words) for row in rows],
        }

    yield Subject("through", heading, (), table)


def _warmth(seen: StreamsView, contacts: pd.DataFrame, on: date, words: "Words") -> Iterator[Subject]:
    """Which ties are warm, which are cold, and of which no contact is known."""
    there = contacts[contacts["party"].isin(seen.members["party"]) & contacts["other"].isin(seen.members["party"])]
    pairs = {(one.giver, one.receiver) for one in seen.streams if one.giver != one.receiver}
    rows = records(warmth(there, on, pairs))
    known = [row for row in rows if row["warmth"] is not None]
    if not known:
        return
    cold = [row for row in known if row["is_cold"]]
    silent = len(rows) - len(known)
    heading = words("further.warmth", n=len(cold), of=words.number(len(known)))

    def told(value: float | None) -> str:
        return words("further.warmth.none") if value is None else words.number(value, 2)

    def table() -> Columns:
        return {
            "column.party": [seen.parties[row["one"]] for row in rows],
            "column.other": [seen.parties[row["other"]] for row in rows],
            "column.warmth": [told(row["warmth"]) for row in rows],
            "column.online": [told(row["online"]) for row in rows],
            "column.physical": [told(row["physical"]) for row in rows],
            "column.personal": [told(row["personal"]) for row in rows],
            "column.last_contact": [words.day(row["last_on"]) if row["last_on"] else words("state.unknown") for row in rows],
        }

    sentences = (words("further.warmth.silent", n=silent),) if silent else ()
    yield Subject("warmth", heading, sentences, table)


def _nature(seen: StreamsView, words: "Words") -> Iterator[Subject]:
    """How many streams are tangible, and how many are social procurement."""
    tangible, social = tangible_share(seen.frame), social_procurement(seen.frame)
    if tangible.share is None:
        return
    heading = words("further.nature", n=tangible.of, part=words.number(tangible.part), share=words.percent(tangible.share))
    sentences = [words("further.nature.social", n=social.of, part=words.number(social.part))]
    sentences += [
        words("further.nature.money", share=words.percent(row["share"]), money=amount_told(row["money"], row["unit"], words))
        for row in records(social_money(seen.frame))
        if row["share"] is not None
    ]
    yield Subject("nature", heading, tuple(sentences))


def _percent(share: float | None, words: "Words") -> str:
    """A share; almost all of something is not told as all of it."""
    if share is None or isnan(share):
        return words("state.nvt")
    return words.percent(min(share, 0.999), 1) if 0.995 <= share < 1 else words.percent(share)
