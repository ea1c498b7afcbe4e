"""Who brings, what, who takes: three columns, in which a click chooses; and the choices beneath, which work by keyboard."""

from collections import Counter
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures.columns import Flow, columns
from dashboard.look import kind_colour, plain
from dashboard.pages import frame
from dashboard.pages.streams.why import why
from dashboard.views import streams as views
from dashboard.views import streams_sentences as sentences
from dashboard.views.codes import code_told
from dashboard.views.labels import labels
from dashboard.words import Words
from metrics.flows import KIND_GROUPS


@dataclass(frozen=True)
class Choice:
    """What the reader chose: a party and a stream; empty where nothing."""

    party: str
    stream: str

    @property
    def is_made(self) -> bool:
        """Did the reader choose anything?"""
        return bool(self.party or self.stream)

    def has(self, one: views.Stream) -> bool | None:
        """Is a stream part of the choice? None where nothing was chosen."""
        if self.stream:
            return one.name == self.stream
        return self.party in (one.giver, one.receiver) if self.party else None

    def marked(self, seen: views.StreamsView) -> str:
        """The party that is marked in the other pictures: the chosen one, else who gives the chosen stream."""
        return self.party or next((one.giver for one in seen.shown if one.name == self.stream), "")


def show_flows(seen: views.StreamsView, words: Words) -> Choice:
    """The hero picture and the choices; returns what is chosen."""
    parties = labels(seen.parties)
    session.keep("party", parties)
    party = parties.get(str(session.chosen("party")), "")
    stream = str(session.chosen("stream"))
    choice = Choice(party, stream if any(one.name == stream for one in seen.of(party)) else "")
    heading = sentences.flow_heading(seen, words)
    source = words("streams.source", when=words.day(session.known_at().day))
    with frame.picture("flows", heading, sentences.flow_reading(seen, words), hero=True) as as_table:
        if as_table:
            _table(seen, heading, words)
        elif seen.shown:
            _picture(seen, choice, heading, words)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(f":small[:gray[{plain(source)}]]", width="content")
        if seen.shown and st.button(words("why.button"), type="tertiary", icon=":material/account_tree:", key="why_streams"):
            why(seen, party)
    _choosers(seen, parties, words)
    if told := sentences.rolled_told(seen, words):
        st.markdown(f":small[:gray[{plain(told)}]]")
    return choice


def _whats(seen: views.StreamsView) -> list[str]:
    """The mark in the middle that each shown stream runs through: its kind, or the group its kind belongs to."""
    grouped = session.chosen("groups") in (True, "true")
    return [views.GROUP + KIND_GROUPS.get(one.kind, "other") if grouped else one.kind for one in seen.shown]


def _what_told(what: str, words: Words) -> str:
    group = what.removeprefix(views.GROUP)
    return words(f"kind_group.{group}") if what.startswith(views.GROUP) else code_told("stream", "kind", what, words)


def _picture(seen: views.StreamsView, choice: Choice, heading: str, words: Words) -> None:
    flows = [
        Flow(
            seen.spot_of[one.giver],
            what,
            seen.spot_of[one.receiver],
            (None if one.delivered is None else float(one.delivered)) if seen.unit else 1.0,
            one.is_known,
            choice.has(one),
        )
        for one, what in zip(seen.shown, _whats(seen), strict=True)
    ]
    kinds = [what for what, _ in Counter(flow.what for flow in flows).most_common()]
    marks = {("giver", flow.giver): seen.spots[flow.giver] for flow in flows}
    marks |= {("taker", flow.taker): seen.spots[flow.taker] for flow in flows}
    names = {node: sentences.spot_told(spot, words) for node, spot in marks.items()}
    names |= {("what", what): _what_told(what, words) for what in kinds}
    colours = {what: kind_colour(what.removeprefix(views.GROUP), session.theme()) for what in kinds}

    def carried(width: float, unknown: int) -> str:
        if not seen.unit:
            return words("streams.carried", n=round(width))
        told = f"{words.number(width, 2)} {seen.unit}"
        return told + (f" + {words('streams.carried.unknown', n=unknown)}" if unknown else "")

    heads = (words("streams.head.giver"), words("streams.head.what"), words("streams.head.taker"))
    figure = columns(flows, names, colours, session.theme(), narrow=session.is_narrow(), heads=heads, told=carried)
    sectors = set(seen.members["sector"].dropna())

    def choose(node: tuple[str, str]) -> tuple[str, str]:
        side, key = node
        if side == "what":
            return ("", "") if key.startswith(views.GROUP) else ("kind", key)
        if key in seen.label_of:
            return "party", seen.label_of[key]
        sector = key.removeprefix(views.GROUP)
        return ("sector", sector) if sector in sectors else ("", "")

    nodes = [(choose(node),) for node in figure.nodes]
    links = [(choose(one), choose(other)) for one, other in figure.links]

    def pick() -> None:
        """A mark chooses what it stands for, a link both its ends; letting go of one lets go of the party."""
        told = session.marked("flows", nodes, links)
        session.choose("stream", "")
        if told is None:
            session.choose("party", None)
        for key, value in told or ():
            if key:
                session.choose(key, value)

    st.echarts_chart(figure.option, height=figure.height, key="flows", renderer="svg", on_select=pick, alt=heading)


def _choosers(seen: views.StreamsView, parties: dict[str, str], words: Words) -> None:
    """Party, kind, and at which level the pictures add up."""
    sectors = sorted(set(seen.members["sector"].dropna()))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.selectbox(
            words("streams.party"),
            list(parties),
            index=None,
            placeholder=words("streams.party"),
            key="party",
            bind="query-params",
            label_visibility="collapsed",
            width=260,
            on_change=lambda: session.choose("stream", ""),
        )
        st.selectbox(
            words("streams.kind"),
            seen.kinds,
            index=None,
            placeholder=words("streams.kind"),
            format_func=lambda kind: code_told("stream", "kind", kind, words),
            key="kind",
            label_visibility="collapsed",
            width=220,
        )
        _levels(seen, words)
        if seen.level == "sector" and sectors:
            session.keep("sector", sectors)
            st.selectbox(
                words("streams.sector"),
                sectors,
                index=None,
                placeholder=words("streams.sector"),
                key="sector",
                bind="query-params",
                label_visibility="collapsed",
                width=220,
            )
        st.toggle(words("streams.groups"), key="groups", bind="query-params", help=words("streams.groups.help"))
        if seen.too_many:
            show_all = partial(session.choose, "level", "party")
            st.toggle(words("streams.all"), key="all", bind="query-params", on_change=show_all)


def _levels(seen: views.StreamsView, words: Words) -> None:
    """The level to choose; where the map adds up by itself, parties are no choice, and what the reader chose before is kept."""
    key, levels = ("rolled", views.LEVELS[1:]) if seen.is_rolled else ("level", views.LEVELS)
    session.choose(key, seen.level)
    st.segmented_control(
        words("streams.level"),
        levels,
        required=True,
        format_func=lambda level: words(f"streams.level.{level}"),
        key=key,
        on_change=lambda: session.choose("level", session.chosen(key)),
        label_visibility="collapsed",
    )


def _table(seen: views.StreamsView, heading: str, words: Words) -> None:
    """The twin of the picture: a row a giver, kind and taker, with the number of streams and of known amounts.

    A row chooses its giver.
    """
    rows: Counter[tuple[str, str, str]] = Counter()
    known: Counter[tuple[str, str, str]] = Counter()
    for one, what in zip(seen.shown, _whats(seen), strict=True):
        key = (seen.spot_of[one.giver], what, seen.spot_of[one.receiver])
        rows[key] += 1
        known[key] += one.is_known
    ranked = rows.most_common()
    told = pd.DataFrame(
        {
            words("column.giver"): [seen.spots[giver].name for (giver, _, _), _ in ranked],
            words("column.kind"): [_what_told(what, words) for (_, what, _), _ in ranked],
            words("column.taker"): [seen.spots[taker].name for (_, _, taker), _ in ranked],
            words("column.streams"): [n for _, n in ranked],
            words("column.amount_known"): [known[key] for key, _ in ranked],
        }
    )
    givers = [seen.label_of.get(giver, "") for (giver, _, _), _ in ranked]
    frame.table(told, alt=heading, key="flow_sums", on_row=lambda: session.pick_from_table("flow_sums", "party", givers))
