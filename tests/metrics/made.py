"""Packs and values made for a test, in a line each."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from data.pack import Gate, Harm, Levels, Node, Pack
from metrics.index import Values
from metrics.netting import PARTS
from metrics.scoring import Judged, judged, values_of

LEVELS = Levels(
    (-100, -60, -20, 0, 20, 50, 80),
    ("schadelijk", "belastend", "onder de norm", "voldoende", "waardevol", "betekenisvol", "van betekenis voor het geheel"),
    ("harmful", "burdening", "below the norm", "sufficient", "valuable", "meaningful", "of meaning for the whole"),
    {5: Gate(1), 6: Gate(2, 0.0), 7: Gate(3, None, 50, 8, 3)},
)


def signed(weights: Mapping[str, float], harm: Harm | None = None, **more: Any) -> Pack:
    """A signed pack of themes with one indicator each (theme T: indicator iT), on scores as they are."""
    nodes = [Node("B", min_coverage=0.6)]
    for theme, weight in weights.items():
        nodes += [Node(theme, "B", weight=weight, min_coverage=0.5), Node(f"i{theme}", theme)]
    return Pack("test", "1", "signed", tuple(nodes), levels=LEVELS, harm=harm or Harm(), **more)


def plain(nodes: Sequence[Node], **more: Any) -> Pack:
    """A plain pack of these nodes."""
    return Pack("test", "1", "plain", tuple(nodes), **more)


def values(pack: Pack, told: Mapping[str, Mapping[str, float | None]], evidence: int = 2, **more: Any) -> Values:
    """Subjects with their values by indicator; None is missing."""
    rows = [
        {"subject": subject, "indicator": name, "value": np.nan if value is None else value, "evidence": evidence, "why": ""}
        for subject, of_subject in told.items()
        for name, value in of_subject.items()
    ]
    return values_of(pack, pd.DataFrame(rows).assign(low=np.nan, high=np.nan), **more)


def outcomes(*rows: Mapping[str, Any]) -> pd.DataFrame:
    """Rows of the answer to `shared_outcomes`; what is not told is unknown."""
    blank = {"coalition": "C", "outcome": "O", "period": "2026-Q1", "name": "uitkomst", "unit": "mensen", "indicator": None}
    blank |= {"direction": "up", "evidence": "E2", "status": "confirmed", "actual_why": None, "visible": True}
    blank |= dict.fromkeys([f"{part}{end}" for part in PARTS for end in ("", "_low", "_high")], np.nan)
    return pd.DataFrame([blank | row for row in rows], columns=list(blank))


def scored(pack: Pack, told: Mapping[str, float | None], evidence: int = 2, **more: Any) -> Judged:
    """One subject, whose values are told by theme."""
    return judged(pack, "", values(pack, {"A": {f"i{name}": value for name, value in told.items()}}, evidence), **more)
