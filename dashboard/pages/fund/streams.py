"""The part of the page Fonds that tells who brings what to which contract, and in which role."""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures import fund as pictures
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.views import fund as views
from dashboard.views import fund_sentences as sentences
from dashboard.views.fund_choice import FundChoice
from dashboard.views.fund_parties import Role
from dashboard.views.labels import labels
from dashboard.words import Words


def show_streams(seen: views.FundView, choice: FundChoice, words: Words) -> None:
    """The picture of streams, a choice of one party, and who plays which role."""
    heading = sentences.stream_heading(seen, words)
    parties = labels(seen.parties)
    party = parties.get(str(session.chosen("party")), "")
    reading = sentences.stream_reading(seen, words) if seen.streams else ""
    footer = sentences.footer(sentences.stream_sources(seen, words), choice.day, words) if seen.streams else ""
    with frame.picture("streams", heading, reading, source=footer, above_table="") as as_table:
        if not as_table and seen.streams:
            flows = pictures.flows(seen, words, session.theme(), narrow=session.is_narrow(), chosen=party)
            label_of = {key: label for label, key in parties.items()}
            nodes = [label_of.get(key, "") if side == "giver" else "" for side, key in flows.nodes]
            links = [label_of.get(key, "") if side == "giver" else "" for (side, key), _ in flows.links]
            st.echarts_chart(
                flows.option,
                height=flows.height,
                key="streams",
                renderer="svg",
                on_select=lambda: session.pick_from_flows("streams", "party", nodes, links),
                alt=heading,
            )
    st.selectbox(
        words("fund.party"),
        list(parties),
        index=None,
        placeholder=words("fund.party.all"),
        key="party",
        bind="query-params",
        width=360,
    )
    _roles(seen, party, words)
    if as_table:
        _rows(seen, party, words)


def _roles(seen: views.FundView, party: str, words: Words) -> None:
    """Who plays which role; a click in the picture, or the choice above, leaves one party."""
    roles = seen.roles_of(party)
    told = sentences.roles_told(seen, party, words)
    st.markdown(f"**{plain(told)}**")
    if not roles:
        return
    rows = pd.DataFrame(
        {
            words("column.party"): [role.party_name for role in roles],
            words("column.role"): [words.told("role", role.role) for role in roles],
            words("column.contracts"): [_contracts(role, seen, words) for role in roles],
            words("column.source"): [words.listed(sentences.source_told(one, words) for one in role.sources) for role in roles],
        }
    )
    frame.table(rows, alt=told, key="roles_rows")


def _rows(seen: views.FundView, party: str, words: Words) -> None:
    streams = seen.streams_of(party)
    heading = words("fund.streams.table")
    st.markdown(f"**{plain(heading)}**")
    rows = pd.DataFrame(
        {
            words("column.giver"): [stream.giver_name for stream in streams],
            words("column.what"): [pictures.brought(stream, words) for stream in streams],
            words("column.taker"): [stream.receiver_name for stream in streams],
            words("column.promised"): [sentences.stream_told(stream, stream.promised, words) for stream in streams],
            words("column.delivered"): [sentences.stream_told(stream, stream.delivered, words) for stream in streams],
            words("column.source"): [sentences.source_told(stream.source, words) for stream in streams],
        }
    )
    frame.table(rows, alt=heading, key="streams_rows", right=[words("column.promised"), words("column.delivered")])


def _contracts(role: Role, seen: views.FundView, words: Words) -> str:
    """The contracts of a role by name; in a few words where it is all of them."""
    if len(role.contracts) == len(seen.contracts) > 1:
        return words("fund.roles.everywhere", n=len(role.contracts))
    return words.listed(role.contracts)
