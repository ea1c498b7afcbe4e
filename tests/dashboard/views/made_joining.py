"""What the metrics of the simulator tell, made from a few numbers."""

from typing import Any

import pandas as pd

from dashboard.views.joining import JoiningView, joining_view
from metrics.joining import BROUGHT, COLUMNS

COUNTS = {"goals_covered": "share", "missing_streams": "streams", "competences_covered": "share", "alignment": "r"}


def told(party: str = "D", **measures: dict[str, Any]) -> pd.DataFrame:
    """Rows of one party, Dora; a measure that is not told has a reason, and `others` are the other partners by name."""
    others = measures.pop("others", {})
    units = {**dict.fromkeys(("together", "its_fair", "its_marginal"), "mensen"), **COUNTS}
    reasons = {"alignment": "no_profile", "competences_covered": "nothing_required"}
    why = {name: "" if name in measures else reasons.get(name, "no_dividends") for name in units}
    rows = [{"measure": name, "unit": units[name], "why": why[name], **measures.get(name, {})} for name in units]
    rows += [
        {"measure": "others_fair", "unit": "mensen", "other": one, "other_name": one, "why": "", **numbers}
        for one, numbers in others.items()
    ]
    frame = pd.DataFrame([{"party": party, "name": "Dora", **row} for row in rows], columns=list(COLUMNS))
    return frame.astype(COLUMNS)


def changed(
    before: float | None, after: float | None, low: float | None = None, high: float | None = None, **more: Any
) -> dict[str, Any]:
    """A change between two numbers; sure unless it has a band."""
    change = None if before is None or after is None else after - before
    ends = {"low": change if low is None else low, "high": change if high is None else high}
    return {"before": before, "after": after, "change": change, **ends, **more}


def brought(*rows: dict[str, Any]) -> pd.DataFrame:
    """What Dora brings or takes along."""
    return pd.DataFrame([{"party": "D", "name": "Dora", **row} for row in rows], columns=BROUGHT)


def view(*, joins: bool = True, brings: pd.DataFrame | None = None, **measures: dict[str, Any]) -> JoiningView:
    """The view of Dora, who joins or leaves."""
    mine, nothing = told(**measures), told().iloc[:0]
    frames = (mine, nothing) if joins else (nothing, mine)
    return joining_view("D", *frames, brought() if brings is None else brings)
