"""Two hundred parties and two thousand streams on screen, against a bare Streamlit page that draws the same two charts."""

import json
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median

import numpy as np
import pandas as pd
from playwright.sync_api import Browser

from dashboard.figures.columns import Flow, columns
from dashboard.figures.network import Place, Tie, network
from dashboard.look import kind_colour
from dashboard.views import ties
from dashboard.views.positions import positions
from dashboard.views.streams import view
from data import intake
from data.store import Store
from data.tables import STREAM_KIND
from tests.bench.measuring import Ratio
from tests.browser import app, chromium, served

PARTIES, STREAMS, TURNS = 200, 2_000, 5
BARE = """
import json, pathlib
import streamlit as st
st.set_page_config(layout="wide")
told = json.loads(pathlib.Path({told!r}).read_text())
st.echarts_chart(told["flows"], height=told["high"], key="flows", renderer="svg")
st.echarts_chart(told["network"], height=760, key="network", renderer="canvas")
"""


def ratios() -> Iterator[Ratio]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        base = folder / "b.duckdb"
        _filled(base, folder)
        (folder / "told.json").write_text(json.dumps(_charts(base)))
        (folder / "bare.py").write_text(BARE.format(told=str(folder / "told.json")))
        ours = stack.enter_context(app("serve", "--db", str(base))) + "/waardestromen?all=true"
        bare = stack.enter_context(served(folder / "bare.py"))
        browser = stack.enter_context(chromium())
        taken: dict[str, list[float]] = {ours: [], bare: []}
        for turn in range(TURNS + 1):
            for address, times in taken.items():
                seconds = _drawn(browser, address)
                if turn:
                    times.append(seconds)
        name = f"network and Sankey of {PARTIES} parties and {STREAMS:,} streams on screen, against a bare page"
        yield Ratio(name, median(taken[ours]), median(taken[bare]), "at most 1.5x")


def _drawn(browser: Browser, address: str) -> float:
    """Seconds from asking for the page until both charts are drawn."""
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        page = context.new_page()
        began = time.perf_counter()
        page.goto(address)
        page.wait_for_function(
            "document.querySelectorAll('.st-key-flows svg path').length > 500"
            " && document.querySelector('.st-key-network canvas')",
            timeout=60_000,
        )
        return time.perf_counter() - began


def _filled(base: Path, folder: Path) -> None:
    """A base with one coalition, made up."""
    draw = np.random.default_rng(5)
    kinds = [choice.code for choice in STREAM_KIND]
    party = [f"p{at}" for at in range(PARTIES)]
    pairs = draw.integers(PARTIES, size=(2, STREAMS))
    kind = draw.choice(kinds, STREAMS)
    tables = {
        "coalition": pd.DataFrame({"coalition": ["C"]}),
        "party": pd.DataFrame({"party": party, "name": [f"Partij {one}" for one in party], "kind": "business"}),
        "membership": pd.DataFrame({"coalition": "C", "party": party, "role": "partner"}),
        "stream": pd.DataFrame(
            {
                "coalition": "C",
                "giver": [party[at] for at in pairs[0]],
                "receiver": [party[at] for at in pairs[1]],
                "kind": kind,
                "what": [f"stroom {at}" for at in range(STREAMS)],
                "period": "2026-Q3",
                "unit": kind,
                "delivered": draw.integers(1, 100, STREAMS),
            }
        ),
    }
    given = folder / "given"
    given.mkdir()
    for name, frame in tables.items():
        frame.to_csv(given / f"{name}.csv", index=False)
    with Store.open(base, write=True) as store:
        intake.deliver(store, intake.examine([given], "template", store), "bench")


def _charts(base: Path) -> dict[str, object]:
    """The options of both charts, as the page draws them."""
    with Store.open(base) as store:
        streams, members = store.ask("coalition_streams", coalition="C"), store.ask("members", coalition="C")
    seen = view("C", "C", "2026-Q3", streams, members, elsewhere="elders", whole=True)
    flows = columns(
        [Flow(one.giver, one.kind, one.receiver) for one in seen.streams],
        {("giver", key): spot.name for key, spot in seen.spots.items()}
        | {("what", kind): kind for kind in seen.kinds}
        | {("taker", key): spot.name for key, spot in seen.spots.items()},
        {kind: kind_colour(kind, "light") for kind in seen.kinds},
        "light",
        narrow=False,
        heads=("wie brengt", "wat", "wie haalt"),
        told=lambda number, _: f"{number:.0f} stromen",
    )
    found = ties.ties(seen)
    at = positions(ties.over_time(seen, streams), seen.spots)
    places = [Place(key, spot.name, *at[key], spot.kind, 10) for key, spot in seen.spots.items()]
    drawn = network(places, [Tie(one.giver, one.taker, one.streams, one.confirmed) for one in found], "light", narrow=False)
    return {"flows": flows.option, "high": flows.height, "network": drawn.option}
