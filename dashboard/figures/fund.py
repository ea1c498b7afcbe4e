"""The pictures of a fund: who was reached, the money, where sources differ, and who brings what to which contract."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from dashboard.figures.bars import Bar, bars
from dashboard.look import KIND_COLOUR, Theme, ink, layout, plain_label, wrapped
from dashboard.views.fund import FundView, Stream
from dashboard.views.fund_sentences import amount_told, basis_told, figure_told

if TYPE_CHECKING:
    from dashboard.words import Words


def reach(fund: FundView, words: "Words", theme: Theme, *, narrow: bool) -> go.Figure:
    """A bar a contract: people who took part, as a share of those it meant to reach."""
    rows = []
    for contract in fund.contracts:
        meant, reached = contract.people_targeted, contract.people_engaged
        told = words.number(reached) if reached is not None else words("state.unknown")
        of = words("fund.reach.of", n=meant) if meant is not None else words("fund.reach.of_unknown")
        share = reached / meant if reached is not None and meant else None
        inside = "" if share is not None else words("fund.reach.hatched" if reached is None else "fund.reach.no_target")
        rows.append(Bar(contract.name, share, f"<b>{told}</b> {of}", inside))
    return bars(rows, theme, narrow=narrow, line_at=1.0, line_word=words("fund.reach.agreed"))


def money(fund: FundView, words: "Words", theme: Theme, *, narrow: bool) -> go.Figure:
    """The pot for outcomes, what investors committed, and what was paid, on one axis; unknown is hatched."""
    pot, committed, paid = fund.in_use("outcome_pot"), fund.in_use("private_money"), fund.paid
    amounts = [
        ("fund.figure.outcome_pot", pot.amount if pot else None, pot.currency if pot else None, "grey"),
        (
            "fund.figure.private_money",
            committed.amount if committed else None,
            committed.currency if committed else None,
            "blue",
        ),
        ("fund.figure.paid", paid[0] if paid else None, paid[1] if paid else None, "blue"),
    ]
    currencies = {currency for _, amount, currency, _ in amounts if amount is not None}
    most = max([amount for _, amount, _, _ in amounts if amount is not None], default=None)
    comparable = len(currencies) == 1 and most
    rows = []
    for key, amount, currency, colour in amounts:
        share = float(amount / most) if amount is not None and comparable and most else None
        inside = words("state.unknown") if amount is None else "" if share is not None else words("fund.money.other_currency")
        rows.append(Bar(words(key), share, f"<b>{amount_told(amount, currency, words)}</b>", inside, colour))
    return bars(rows, theme, narrow=narrow)


def disputes(fund: FundView, words: "Words", theme: Theme, *, narrow: bool) -> go.Figure:
    """A strip a disputed figure: every stated amount a mark on one line, the one that counts filled."""
    colours = ink(theme)
    figure = go.Figure(layout=layout(theme, narrow=narrow))
    ticks = []
    for at, name in enumerate(fund.disputed):
        told = fund.stated(name)
        most = max(one.amount for one in told)
        shares = [float(one.amount / most) for one in told]
        ticks.append(words(f"fund.figure.{name}"))
        figure.add_shape(type="line", x0=min(shares), x1=max(shares), y0=at, y1=at, line={"color": colours.rule, "width": 1.5})
        figure.add_scatter(
            x=shares,
            y=[at] * len(told),
            mode="markers",
            marker={
                "size": 13,
                "color": [colours.blue if one.in_use else colours.paper for one in told],
                "line": {"color": colours.ink, "width": 1.5},
            },
            hovertext=[f"{figure_told(one, words)} · {plain_label(basis_told(one, words))}" for one in told],
            hoverinfo="text",
        )
        for position, (one, share) in enumerate(sorted(zip(told, shares, strict=True), key=lambda pair: pair[1])):
            above = position % 2 == 0
            edge = 0.8 if narrow else 0.97
            away = 14 + (44 if narrow and position > 1 else 0)
            source = "<br>".join(plain_label(line) for line in wrapped(one.source, 20))
            text = f"<b>{figure_told(one, words)}</b><br>{source}"
            figure.add_annotation(
                x=share,
                y=at,
                xanchor="right" if share > edge else "center",
                xshift=12 if share > edge else 0,
                align="right" if share > edge else "center",
                yshift=away if above else -away,
                yanchor="bottom" if above else "top",
                text=text,
                showarrow=False,
                font={"color": colours.ink, "size": 12 if narrow else 13},
            )
    figure.update_xaxes(visible=False, range=[0, 1.06], fixedrange=True)
    figure.update_yaxes(
        range=[len(ticks) - 0.4, -0.6],
        tickvals=list(range(len(ticks))),
        ticktext=["<br>".join(wrapped(tick, 16)) for tick in ticks],
        tickfont=layout(theme, narrow=narrow)["font"],
        showgrid=False,
        zeroline=False,
        fixedrange=True,
    )
    figure.update_layout(height=(190 if narrow else 150) * len(ticks), margin={"l": 96, "r": 8, "t": 4, "b": 4})
    return figure


@dataclass(frozen=True)
class Flows:
    """An ECharts option, with what its nodes and links stand for, by position: (side, id), side giver, what or taker."""

    option: dict[str, Any]
    height: int
    nodes: tuple[tuple[str, str], ...]
    links: tuple[tuple[tuple[str, str], tuple[str, str]], ...]


def flows(fund: FundView, words: "Words", theme: Theme, *, narrow: bool, chosen: str = "") -> Flows:
    """Who brings, what, to which contract. The width is the number of streams, never an amount.

    Streams of which no amount is known are paler; with a `chosen` party those of others nearly vanish.
    """
    colours = ink(theme)
    labels: dict[tuple[str, str], tuple[str, str]] = {}
    values: Counter[tuple[tuple[str, str], tuple[str, str]]] = Counter()
    styles: dict[tuple[tuple[str, str], tuple[str, str]], dict[str, Any]] = {}
    for stream in fund.streams:
        colour = KIND_COLOUR.get(stream.kind, colours.grey)
        giver, what, taker = ("giver", stream.giver), ("what", f"{stream.kind}/{stream.what}"), ("taker", stream.receiver)
        labels |= {giver: (stream.giver_name, colours.ink), taker: (stream.receiver_name, colours.ink)}
        labels[what] = (brought(stream, words), colour)
        known = stream.promised is not None or stream.delivered is not None
        opacity = 0.08 if chosen not in ("", stream.giver) else 0.6 if known else 0.35
        for pair in ((giver, what), (what, taker)):
            values[pair] += 1
            style = styles.setdefault(pair, {"color": colour, "opacity": opacity})
            style["opacity"] = max(style["opacity"], opacity)
    names = _unique({key: label for key, (label, _) in labels.items()})
    side = 84 if narrow else 215
    text = {"color": colours.ink, "fontSize": 11 if narrow else 14, "lineHeight": 13 if narrow else 17, "overflow": "break"}
    position = {"giver": "left", "what": "right", "taker": "right"}
    width = {"giver": side - 8, "what": 96 if narrow else 140, "taker": side - 8}
    data = [
        {
            "name": names[key],
            "depth": ("giver", "what", "taker").index(key[0]),
            "itemStyle": {"color": colour},
            "label": {
                **text,
                "position": position[key[0]],
                "width": width[key[0]],
                "fontWeight": "bold" if key[0] == "what" else "normal",
            },
        }
        for key, (_, colour) in labels.items()
    ]
    tallest = max(Counter(side for side, _ in labels).values(), default=1)
    series = {
        "type": "sankey",
        "left": side,
        "right": side,
        "top": 8,
        "bottom": 8,
        "nodeWidth": 10,
        "nodeGap": 14,
        "draggable": False,
        "layoutIterations": 0,
        "selectedMode": "single",
        "emphasis": {"focus": "adjacency"},
        "data": data,
        "links": [
            {"source": names[a], "target": names[b], "value": value, "lineStyle": styles[a, b]}
            for (a, b), value in values.items()
        ],
    }
    return Flows({"animation": False, "series": [series]}, max(260, 52 * tallest), tuple(labels), tuple(values))


def brought(stream: Stream, words: "Words") -> str:
    """What a stream brings, in the reader's language where it is one of our own words."""
    return words.told("stream", stream.what or stream.kind)


def _unique(labels: dict[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    """Labels made different where they are the same, by spaces of no width: a node is known by its name."""
    taken: Counter[str] = Counter()
    names = {}
    for key, label in labels.items():
        names[key] = label + "\u200b" * taken[label]
        taken[label] += 1
    return names
