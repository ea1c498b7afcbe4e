"""The pictures of a fund: who was reached, the money, where sources differ, and who brings what to which contract."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import plotly.graph_objects as go

from dashboard.figures.bars import Bar, bars
from dashboard.look import KIND_COLOUR, Theme, ink, layout, plain_label, wrapped
from dashboard.views.fund import FundView, Stream
from dashboard.views.fund_sentences import amount_told, basis_told, figure_told, source_told

if TYPE_CHECKING:
    from dashboard.words import Words


def reach(fund: FundView, words: "Words", theme: Theme, *, narrow: bool) -> go.Figure:
    """A bar a contract: people who took part, as a share of those it meant to reach; as people where none was meant."""
    meant_somewhere = fund.people_targeted is not None
    most = max([contract.people_engaged or 0 for contract in fund.contracts]) or 1
    rows = []
    for contract in fund.contracts:
        meant, reached = contract.people_targeted, contract.people_engaged
        told = words.number(reached) if reached is not None else words("state.unknown")
        if not meant_somewhere:
            share = None if reached is None else reached / most
            right = f"<b>{told}</b>" if reached is None else words("fund.reach.people", n=reached, told=f"<b>{told}</b>")
            rows.append(Bar(contract.name, share, right, words("fund.reach.hatched") if reached is None else ""))
            continue
        of = words("fund.reach.of", n=meant) if meant is not None else words("fund.reach.of_unknown")
        share = reached / meant if reached is not None and meant else None
        inside = "" if share is not None else words("fund.reach.hatched" if reached is None else "fund.reach.no_target")
        percent = f" · {words.percent(share)}" if share is not None else ""
        rows.append(Bar(contract.name, share, f"<b>{told}</b> {of}{percent}", inside))
    if not meant_somewhere:
        return bars(rows, theme, narrow=narrow)
    return bars(rows, theme, narrow=narrow, line_at=1.0, line_word=words("fund.reach.agreed"))


def money(fund: FundView, words: "Words", theme: Theme, *, narrow: bool) -> go.Figure:
    """The pot for outcomes, what investors committed, and what was paid, on one axis; unknown is hatched."""
    amounts = money_rows(fund)
    currencies = {currency for _, amount, currency in amounts if amount is not None}
    most = max([amount for _, amount, _ in amounts if amount is not None], default=None) or Decimal(1)
    rows = []
    for key, amount, currency in amounts:
        share = float(amount / most) if amount is not None and len(currencies) == 1 else None
        inside = words("state.unknown") if amount is None else "" if share is not None else words("fund.money.other_currency")
        told = f"<b>{amount_told(amount, currency, words)}</b>"
        colour = "grey" if key == "fund.figure.outcome_pot" else "blue"
        rows.append(Bar(words(key), share, told, inside, colour, outlined=key == "fund.figure.paid_type_unknown"))
    return bars(rows, theme, narrow=narrow)


def disputes(fund: FundView, words: "Words", theme: Theme, *, narrow: bool) -> go.Figure:
    """A strip a disputed figure, from 0: every stated amount a mark on one line, the one that counts filled."""
    colours = ink(theme)
    figure = go.Figure(layout=layout(theme, narrow=narrow))
    edge = 0.8 if narrow else 0.97
    for at, name in enumerate(fund.disputed):
        told = [one for one in fund.stated(name) if one.disputed]
        most = max(one.amount for one in told)
        shares = [float(one.amount / most) for one in told]
        figure.add_shape(type="line", x0=0, x1=1, y0=at, y1=at, line={"color": colours.grid, "width": 1})
        figure.add_shape(type="line", x0=min(shares), x1=max(shares), y0=at, y1=at, line={"color": colours.rule, "width": 2})
        figure.add_annotation(x=0, y=at, text="0", yshift=-12, showarrow=False, font={"color": colours.muted})
        figure.add_annotation(
            x=0,
            y=at,
            text=words(f"fund.figure.{name}"),
            yshift=16,
            xanchor="left",
            showarrow=False,
            font={"color": colours.ink},
        )
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
            away = 14 + (44 if narrow and position > 1 else 0)
            source = "<br>".join(plain_label(line) for line in _two_lines(source_told(one.source, words), 24).splitlines())
            figure.add_annotation(
                x=share,
                y=at,
                xanchor="right" if share > edge else "center",
                xshift=12 if share > edge else 0,
                align="right" if share > edge else "center",
                yshift=away if above else -away,
                yanchor="bottom" if above else "top",
                text=f"<b>{figure_told(one, words)}</b><br>{source}",
                showarrow=False,
                font={"color": colours.ink, "size": 12 if narrow else 13},
            )
    strips = len(fund.disputed)
    figure.update_xaxes(visible=False, range=[-0.02, 1.06], fixedrange=True)
    figure.update_yaxes(visible=False, range=[strips - 0.4, -0.6], fixedrange=True)
    figure.update_layout(height=(190 if narrow else 150) * strips, margin={"l": 4, "r": 8, "t": 4, "b": 4})
    return figure


Node = tuple[str, str]


@dataclass(frozen=True)
class Flows:
    """An ECharts option, with what its nodes and links stand for, by position: (side, id), side giver, what or taker."""

    option: dict[str, Any]
    height: int
    nodes: tuple[Node, ...]
    links: tuple[tuple[Node, Node], ...]


_OPACITY: Final[dict[Theme, tuple[float, float, float, float]]] = {
    "light": (0.6, 0.35, 0.9, 0.08),
    "dark": (0.8, 0.55, 1.0, 0.14),
}
"""How clear a stream is: known, of unknown amount, of the chosen party, of any other while one is chosen."""


def flows(fund: FundView, words: "Words", theme: Theme, *, narrow: bool, chosen: str = "") -> Flows:
    """Who brings, what, to which contract. The width is the number of streams, never an amount.

    Streams of which no amount is known are paler; with a `chosen` party that brings something those of others nearly vanish.
    """
    colours = ink(theme)
    picked = chosen if fund.streams_of(chosen) else ""
    together = fund.givers_together
    labels: dict[Node, tuple[str, str]] = {}
    values: Counter[tuple[Node, Node, float]] = Counter()
    kinds: dict[Node, str] = {}
    for stream in fund.streams:
        colour = colours.muted if stream.kind == "geld" else KIND_COLOUR.get(stream.kind, colours.grey)
        word = brought(stream, words, narrow=narrow)
        what, taker = ("what", f"{stream.kind}/{stream.what}"), ("taker", stream.receiver)
        giver = ("giver", f"*{what[1]}" if together else stream.giver)
        labels |= {giver: (stream.giver_name, colours.ink), taker: (stream.receiver_name, colours.ink), what: (word, colour)}
        kinds[what] = colour
        known = stream.promised is not None or stream.delivered is not None
        opacity = _opacity(theme, known=known, chosen=picked == stream.giver if picked else None)
        values[giver, what, opacity] += 1
        values[what, taker, opacity] += 1
    if together:
        for what, (word, _) in [pair for pair in labels.items() if pair[0][0] == "what"]:
            number = len({stream.giver for stream in fund.streams if f"{stream.kind}/{stream.what}" == what[1]})
            labels["giver", f"*{what[1]}"] = (words("fund.streams.together", n=number, what=word), colours.ink)
    side, middle, size = (84, 92, 11) if narrow else (215, 150, 14)
    letters = {"giver": 14, "what": 14, "taker": 14} if narrow else {"giver": 30, "what": 18, "taker": 30}
    names = _unique({key: _two_lines(label, letters[key[0]]) for key, (label, _) in labels.items()})
    text = {"color": colours.ink, "fontSize": size, "lineHeight": size + 3, "overflow": "truncate"}
    position = {"giver": "left", "what": "right", "taker": "right"}
    width = {"giver": side - 8, "what": middle, "taker": side - 8}
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
    links = [
        {
            "source": names[one],
            "target": names[other],
            "value": value,
            "lineStyle": {"color": kinds[one if one[0] == "what" else other], "opacity": opacity},
        }
        for (one, other, opacity), value in values.items()
    ]
    gap, height = _room(labels, len(fund.streams), two_lines=2 * (size + 3))
    series = {
        "type": "sankey",
        "left": side,
        "right": side,
        "top": 8,
        "bottom": 8,
        "nodeWidth": 10,
        "nodeGap": gap,
        "draggable": False,
        "layoutIterations": 0,
        "selectedMode": "single",
        "emphasis": {"focus": "adjacency"},
        "data": data,
        "links": links,
    }
    return Flows(
        {"animation": False, "series": [series]}, height, tuple(labels), tuple((one, other) for one, other, _ in values)
    )


def _opacity(theme: Theme, *, known: bool, chosen: bool | None) -> float:
    """How clear a stream is drawn; `chosen` is None where no party was chosen."""
    clear, pale, picked, other = _OPACITY[theme]
    if chosen is not None:
        return picked if chosen else other
    return clear if known else pale


def _two_lines(label: str, letters: int) -> str:
    """A label over at most two lines; what does not fit ends in an ellipsis."""
    first, *rest = wrapped(label, letters)
    if len(first) > letters:
        first = first[: letters - 1] + "…"
    if not rest:
        return first
    second = rest[0] if len(rest) == 1 and len(rest[0]) <= letters else rest[0][: letters - 1] + "…"
    return f"{first}\n{second}"


def _room(nodes: Collection[Node], streams: int, *, two_lines: int) -> tuple[int, int]:
    """The gap between nodes and the height of a picture in which the labels of any two nodes stand clear of each other.

    Every column carries every stream, so one stream is as high as the fullest column leaves it.
    """
    stream = 12 if streams <= 40 else 4
    gap = two_lines + 6 - stream
    fullest = max((number for _, number in Counter(side for side, _ in nodes).items()), default=1)
    return gap, max(240, (fullest - 1) * gap + streams * stream + 16)


def brought(stream: Stream, words: "Words", *, narrow: bool = False) -> str:
    """What a stream brings, in the reader's language where it is one of our own words; in two lines on a phone."""
    key = stream.what or stream.kind
    return words.told("stream_narrow", key) if narrow and words.has(f"stream_narrow.{key}") else words.told("stream", key)


def money_rows(fund: FundView) -> list[tuple[str, Decimal | None, str | None]]:
    """What the picture of money shows: key of its word, amount, currency."""
    rows: list[tuple[str, Decimal | None, str | None]] = []
    for figure in ("outcome_pot", "private_money"):
        one = fund.in_use(figure)
        rows.append((f"fund.figure.{figure}", one.amount if one else None, one.currency if one else None))
    if fund.paid or not fund.paid_type_unknown:
        rows.append(("fund.figure.paid", *(fund.paid or (None, None))))
    if fund.paid_type_unknown:
        rows.append(("fund.figure.paid_type_unknown", *fund.paid_type_unknown))
    return rows


def _unique(labels: dict[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    """Labels made different where they are the same, by spaces of no width: a node is known by its name."""
    taken: Counter[str] = Counter()
    names = {}
    for key, label in labels.items():
        names[key] = label + "\u200b" * taken[label]
        taken[label] += 1
    return names
