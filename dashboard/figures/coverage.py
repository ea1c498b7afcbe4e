"""What is known as squares: a row a table, a column a quarter; filled is known, half in part, open is unknown."""

import plotly.graph_objects as go

from dashboard.look import Theme, ink, layout, plain_label
from dashboard.views.coverage import SHOWN, CoverageView, state
from dashboard.words import Words
from data.tables import BY_NAME

NARROW = 3
"""So many quarters a narrow screen shows."""


def squares(seen: CoverageView, words: Words, theme: Theme, *, narrow: bool) -> go.Figure:
    """The squares with the number of facts in each; on a narrow screen the last three quarters only."""
    colours = ink(theme)
    quarters = [None, *(seen.quarters[-NARROW:] if narrow else seen.quarters)]
    across = {told: at for at, told in enumerate(quarters)}
    down = {name: at for at, name in enumerate(seen.tables)}
    figure = go.Figure(layout=layout(theme, narrow=narrow))
    fills = {"full": colours.blue, "part": colours.pale, "unknown": "rgba(0,0,0,0)"}
    inks = {"full": "#FFFFFF" if theme == "light" else "#14181C", "part": colours.ink, "unknown": colours.ink}
    for name, fill in fills.items():
        cells = [cell for cell in seen.cells if state(cell) == name and cell.quarter in across]
        figure.add_scatter(
            x=[across[cell.quarter] for cell in cells],
            y=[down[cell.table] for cell in cells],
            mode="markers+text",
            marker={"symbol": "square", "size": 30, "color": fill, "line": {"color": colours.rule, "width": 1.3}},
            text=[words.number(cell.facts) for cell in cells],
            textfont={"color": inks[name], "size": 12},
            customdata=[f"{words.number(cell.known)} / {words.number(cell.facts)}" for cell in cells],
            hovertemplate="%{customdata}<extra></extra>",
            showlegend=True,
            name=words(f"facts.state.{name}"),
        )
    part = "<br>" if narrow else " "
    ticks = [words("facts.no_period").replace(" ", part) if told is None else told.replace("-", part) for told in quarters]
    figure.update_xaxes(
        tickvals=list(range(len(quarters))),
        ticktext=ticks,
        tickangle=0,
        side="top",
        range=[-0.6, max(len(quarters), 4 if narrow else SHOWN + 1) - 0.4],
        showgrid=False,
        zeroline=False,
        fixedrange=True,
    )
    names = [plain_label(BY_NAME[name].title(words.lang)) for name in seen.tables]
    figure.update_yaxes(
        tickvals=list(range(len(names))),
        ticktext=names,
        range=[len(names) - 0.4, -0.6],
        showgrid=False,
        zeroline=False,
        fixedrange=True,
        ticklabelstandoff=6,
    )
    legend = {"orientation": "h", "yanchor": "top", "y": -0.01, "xanchor": "left", "x": 0, "itemclick": False}
    figure.update_layout(
        height=40 * len(names) + 96,
        margin={"l": 120 if narrow else 190, "r": 4, "t": 34, "b": 40},
        legend=legend,
        showlegend=True,
    )
    return figure
