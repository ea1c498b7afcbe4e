"""Coalitions to split: the frames that the metrics of contribution rest on, made from a few numbers."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

DIVIDENDS = ["coalition", "outcome", "period", "parties", "low", "likely", "high", "unit", "cause", "visible"]
PARTNERS = ["coalition", "party", "name", "role", "member_since", "member_until", "visible"]
STREAMS = ["coalition", "giver", "receiver", "kind", "period", "unit", "delivered", "state", "visible"]
RANGED = ("baseline", "actual", "deadweight", "displacement", "outside_share", "drop_off")
GOLDEN_20 = {"A": 30, "B": 10, "C": 0, "A+B": 12, "A+C": 8, "B+C": 6, "A+B+C": 9}
GOLDEN_24 = {"A": 30, "B": 10, "C": 0, "A+B+C": -15}
GLOVE = {"L1+R": 1, "L2+R": 1, "L1+L2+R": -1}


def dividends(worth: Mapping[str, float | None], hidden: Iterable[str] = (), **told: Any) -> pd.DataFrame:
    """The answer to `shared_dividends`: a row a set of parties, in any order; `told` fills or replaces columns."""
    rows = [
        {"coalition": "C", "outcome": "O", "period": "2026-Q3", "parties": parties, "likely": likely, "visible": True, **told}
        for parties, likely in worth.items()
    ]
    frame = pd.DataFrame(rows, columns=DIVIDENDS)
    frame["visible"] = frame["visible"] & ~frame["parties"].isin(list(hidden))
    return frame


def outcomes(**told: Any) -> pd.DataFrame:
    """The answer to `shared_outcomes`: one outcome of 0 to 75 mensen, all of it the coalition's; `told` replaces columns."""
    columns = [f"{part}{end}" for part in RANGED for end in ("", "_low", "_high")]
    filled = dict.fromkeys(RANGED, 0.0) | {"actual": 75.0}
    row = {"coalition": "C", "outcome": "O", "period": "2026-Q3", "name": "aan het werk", "unit": "mensen", "direction": "up"}
    row |= {name: filled.get(name) for name in columns}
    return pd.DataFrame([{**row, "indicator": None, "evidence": "E3", "visible": True, **told}])


def no_outcomes() -> pd.DataFrame:
    """No outcome is told."""
    return outcomes().iloc[:0]


def partners(*rows: Mapping[str, Any]) -> pd.DataFrame:
    """The answer to `shared_partners`."""
    return pd.DataFrame([{"coalition": "C", "role": "partner", "visible": True, **row} for row in rows], columns=PARTNERS)


def streams(*rows: Sequence[Any]) -> pd.DataFrame:
    """The answer to `shared_streams`: giver, receiver, kind, period, unit, delivered, and what else by position."""
    return pd.DataFrame([["C", *row, *["delivered", True][len(row) - 6 :]] for row in rows], columns=STREAMS)


def observations() -> pd.DataFrame:
    """Nothing was observed."""
    return pd.DataFrame(columns=["coalition", "party", "subject", "indicator", "period", "value"])


def packs() -> pd.DataFrame:
    """Nobody brought a pack."""
    return pd.DataFrame(columns=["method", "version", "name", "owner", "dated", "content", "recorded"])


def coalitions(smallest: int | None = None) -> pd.DataFrame:
    """The answer to `smallest_groups`."""
    return pd.DataFrame({"coalition": ["C"], "smallest_group": [smallest]})


def there(told: pd.DataFrame) -> pd.DataFrame:
    """The answer to `dividends_there`, of the answer to `shared_dividends` that tells all of them."""
    return told[["coalition", "outcome"]].drop_duplicates()


def in_words(*rows: Mapping[str, Any]) -> pd.DataFrame:
    """The answer to `dividends`: what is said of those that the viewer may see."""
    told = [{"coalition": "C", "outcome": "O", "period": "2026-Q3", **row} for row in rows]
    return pd.DataFrame(told, columns=["coalition", "outcome", "period", "parties", "because", "cause"])
