"""Who gave what to whom, as a network in GEXF, which programs for networks read."""

import io
import math
import re
from pathlib import Path
from typing import Any, Final

import pandas as pd

from data.writing import write_whole

_REFUSED: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 may contain, not even escaped."""


def write_gexf(links: pd.DataFrame, parties: pd.DataFrame, path: Path) -> None:
    """Write a directed network with a node a party and an edge a row of `links`, whole or not at all. Raises OSError.

    `links` has giver, receiver, kind, unit, period, promised and delivered (Decimal, None: unknown): an edge has the last five,
    save what is unknown. `parties` has party, name, kind and sector; a giver or receiver that is not among them is a node with
    only its id. What a party gives itself is kept, and so are parties without links. An amount is written as a double, which is
    exact up to 15 digits.
    """
    import networkx

    graph = networkx.MultiDiGraph()
    for party, name, kind, sector in parties[["party", "name", "kind", "sector"]].itertuples(index=False):
        graph.add_node(_text(party), **_told(label=name, kind=kind, sector=sector))
    columns = ["giver", "receiver", "kind", "unit", "period", "promised", "delivered"]
    for giver, receiver, kind, unit, period, promised, delivered in links[columns].itertuples(index=False):
        amounts = _amounts(promised=promised, delivered=delivered)
        graph.add_edge(_text(giver), _text(receiver), **_told(kind=kind, unit=unit, period=period), **amounts)
    file = io.BytesIO()
    networkx.write_gexf(graph, file, encoding="utf-8")
    write_whole(file.getvalue(), path)


def _told(**given: Any) -> dict[str, str]:
    return {name: _text(value) for name, value in given.items() if not pd.isna(value)}


def _amounts(**given: Any) -> dict[str, float]:
    amounts = {name: float(value) for name, value in given.items() if not pd.isna(value)}
    return {name: amount for name, amount in amounts.items() if math.isfinite(amount)}


def _text(value: object) -> str:
    """As text; a character that XML refuses as its code point."""
    return _REFUSED.sub(lambda found: f"<U+{ord(found[0]):04X}>", str(value))
