"""The network: every party at the same place in every quarter, lines by who confirmed them."""

from collections import Counter

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures.network import DENSE, Place, Tie, network
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.views import streams_sentences as sentences
from dashboard.views import ties as views
from dashboard.views.labels import labels
from dashboard.views.positions import positions
from dashboard.views.streams import StreamsView
from dashboard.words import Words


def show_network(seen: StreamsView, streams: pd.DataFrame, party: str, words: Words) -> None:
    """The picture or its table; `streams` are those of all quarters, from which the places follow."""
    ties = views.ties(seen)
    others = views.others(seen, ties)
    heading = sentences.network_heading(seen, others, words)
    with frame.picture("network", heading, words("streams.network.reading")) as as_table:
        if as_table:
            frame.table(_told(seen, ties, words), alt=heading, key="network_rows")
        else:
            _picture(seen, ties, streams, party, heading, words)
            st.markdown(f":small[:gray[{plain(words('streams.network.legend'))}]]")
    told = sentences.circles_told(*views.circles(seen), words)
    if told:
        st.markdown(f":small[{plain(told)}]")


def _picture(
    seen: StreamsView, ties: list[views.TieRow], streams: pd.DataFrame, party: str, heading: str, words: Words
) -> None:
    number: Counter[str] = Counter()
    for one in seen.shown:
        number.update({seen.spot_of[one.giver], seen.spot_of[one.receiver]})
    at = positions(views.over_time(seen, streams), seen.spots)
    places = [
        Place(key, sentences.spot_told(spot, words), *at[key], spot.kind, number[key]) for key, spot in seen.spots.items()
    ]
    drawn = [Tie(one.giver, one.taker, one.streams, one.confirmed) for one in ties]
    figure = network(
        places, drawn, session.theme(), narrow=session.is_narrow(), chosen=seen.spot_of.get(party, "") if party else ""
    )
    label_of = {key: label for label, key in labels(seen.parties).items()}
    nodes = [label_of.get(key, "") for key in figure.nodes]
    links = [label_of.get(giver, "") for giver, _ in figure.links]
    st.echarts_chart(
        figure.option,
        height=figure.height,
        key="network",
        renderer="canvas" if len(ties) > DENSE else "svg",
        on_select=lambda: session.pick_from_flows("network", "party", nodes, links),
        alt=heading,
    )


def _told(seen: StreamsView, ties: list[views.TieRow], words: Words) -> pd.DataFrame:
    ranked = sorted(ties, key=lambda one: -one.streams)
    return pd.DataFrame(
        {
            words("column.giver"): [seen.spots[one.giver].name for one in ranked],
            words("column.taker"): [seen.spots[one.taker].name for one in ranked],
            words("column.streams"): [one.streams for one in ranked],
            words("column.confirmed_by"): [words(f"streams.confirmed.{one.confirmed}") for one in ranked],
        }
    )
