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
from dashboard.views.positions import positions
from dashboard.views.streams import StreamsView
from dashboard.words import Words


def show_network(seen: StreamsView, party: str, words: Words) -> None:
    """The picture, in which `party` is marked, or its table; none of a coalition as a whole, which has nobody to be tied to."""
    if seen.level == "coalition":
        return
    ties = views.ties(seen)
    others = views.others(seen, ties)
    heading = sentences.network_heading(seen, others, words)
    with frame.picture("network", heading, sentences.network_reading(seen, words)) as as_table:
        if as_table:
            _table(seen, ties, heading, words)
        else:
            _picture(seen, ties, party, heading, words)
            st.markdown(f":small[:gray[{plain(words('streams.network.legend'))}]]")
    told = sentences.circles_told(*views.circles(seen), words)
    if told:
        st.markdown(f":small[{plain(told)}]")


def _picture(seen: StreamsView, ties: list[views.TieRow], party: str, heading: str, words: Words) -> None:
    number: Counter[str] = Counter()
    for one in seen.shown:
        number.update({seen.spot_of[one.giver], seen.spot_of[one.receiver]})
    ever = session.ask_whole("ties_ever", coalition=seen.coalition)
    at = positions(views.over_time(seen, ever), sorted({*seen.spot_ever.values(), *seen.spots}))
    places = [
        Place(key, sentences.spot_told(spot, words), *at[key], spot.kind, number[key]) for key, spot in seen.spots.items()
    ]
    drawn = [Tie(one.giver, one.taker, one.streams, one.confirmed) for one in ties]
    figure = network(
        places, drawn, session.theme(), narrow=session.is_narrow(), chosen=seen.spot_of.get(party, "") if party else ""
    )
    nodes = [seen.label_of.get(key, "") for key in figure.nodes]
    links = [seen.label_of.get(giver, "") for giver, _ in figure.links]
    st.echarts_chart(
        figure.option,
        height=figure.height,
        key="network",
        renderer="canvas" if len(ties) > DENSE else "svg",
        on_select=lambda: session.pick_from_flows("network", "party", nodes, links),
        alt=heading,
    )


def _table(seen: StreamsView, ties: list[views.TieRow], heading: str, words: Words) -> None:
    """A row a tie, which chooses its giver, as its line does in the picture."""
    ranked = sorted(ties, key=lambda one: -one.streams)
    told = pd.DataFrame(
        {
            words("column.giver"): [seen.spots[one.giver].name for one in ranked],
            words("column.taker"): [seen.spots[one.taker].name for one in ranked],
            words("column.streams"): [one.streams for one in ranked],
            words("column.confirmed_by"): [words(f"streams.confirmed.{one.confirmed}") for one in ranked],
        }
    )
    givers = [seen.label_of.get(one.giver, "") for one in ranked]
    frame.table(told, alt=heading, key="network_rows", on_row=lambda: session.pick_from_table("network_rows", "party", givers))
