"""How much is known of each item: a bar for the part that is, hatching where nothing is."""

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from dashboard.figures.bars import Bar, bars
from dashboard.look import Theme
from dashboard.views.fund_known import KnownView, count_told, label

if TYPE_CHECKING:
    from dashboard.words import Words


def known(seen: KnownView, words: "Words", theme: Theme, *, narrow: bool) -> go.Figure:
    """A bar an item on an axis from nothing to all, with the count at its right."""
    unknown = words("state.unknown")
    rows = [
        Bar(
            label(item, words),
            item.share if item.known else None,
            f"<b>{count_told(item, words)}</b>",
            "" if item.known else unknown,
        )
        for item in seen.drawn
    ]
    return bars(rows, theme, narrow=narrow, line_at=1.0, line_word=words("fund.known.line"))
