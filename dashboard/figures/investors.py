"""Where investors stand: what is at risk of what they put in, and the worst and best that can come of it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

import plotly.graph_objects as go

from dashboard.figures.marks import Axis, Marks, marks
from dashboard.look import Theme
from dashboard.views.fund_sentences import amount_told
from dashboard.views.investors import Position, outcome_told

if TYPE_CHECKING:
    from dashboard.words import Words


def investors(
    shown: Sequence[Position], words: "Words", theme: Theme, *, narrow: bool, with_contract: bool = False
) -> go.Figure:
    """A row a position, all in one currency; 0 is where all that was paid in is back, and what is at risk a bar to its left.

    The worst and the best case are marks; a position of which it is unknown what is at risk is hatched.
    """
    rows = [_row(one, words, narrow=narrow, with_contract=with_contract) for one in shown]
    low = min((row.band[0] for row in rows if row.band), default=0.0)
    high = max([0.0, *(at for row in rows for at in row.at if at is not None)])
    room = (high - low) * 0.04 or 1.0
    apart = (high - low) * (0.4 if narrow else 0.12)  # an end nearer to zero has no room for its word
    currency = shown[0].currency if shown else None
    ends = [(end, outcome_told(Decimal(str(end)), currency, words)) for end in (low, high) if abs(end) > apart]
    axis = Axis((low - room, high + room), [*ends, (0.0, words("fund.investors.all_back"))], base=0.0)
    return marks(rows, [words("column.worst"), words("column.best")], axis, words, theme, narrow=narrow, names=230)


def _row(one: Position, words: "Words", *, narrow: bool, with_contract: bool) -> Marks:
    told = (outcome_told(one.worst, one.currency, words), outcome_told(one.best, one.currency, words))
    name = f"{one.name}\n{one.contract}" if with_contract else one.name
    if one.at_risk is None or one.worst is None:
        return Marks(name, (None, None), told)
    best = None if one.best is None else float(one.best)
    right = "" if narrow else words("fund.investors.risk", amount=amount_told(one.at_risk, one.currency, words))
    return Marks(name, (float(one.worst), best), told, band=(-float(one.at_risk), 0.0), right=right)
