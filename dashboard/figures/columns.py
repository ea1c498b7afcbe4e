"""Who brings what to whom, in three columns. Givers and takers are other marks, so no cycle closes and no flow is dropped."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from dashboard.look import Theme, distinct, hint, ink, shortened

Node = tuple[str, str]
"""A mark: its side (giver, what or taker) and its key."""
SIDES: Final = ("giver", "what", "taker")
CROWDED: Final = 60
"""Above so many marks in a column their names take one line, in small letters."""
_ON_FLOWS: Final = {"fontWeight": "bold", "textBorderWidth": 2}
_FONT: Final = "Source Sans, sans-serif"
"""Streamlit's own letter for text: ECharts would take the one for headings."""
_OPACITY: Final[dict[Theme, tuple[float, float, float, float]]] = {
    "light": (0.6, 0.35, 0.9, 0.08),
    "dark": (0.8, 0.55, 1.0, 0.14),
}
"""How clear a flow is: known, of unknown amount, of the chosen party, of any other while one is chosen."""


@dataclass(frozen=True)
class Flow:
    """What a giver brings to a taker. With a `width` of None the amount is unknown: thin, and pale as all that is not `clear`.

    `chosen` is None where nothing was chosen, else whether this flow is part of the choice.
    """

    giver: str
    what: str
    taker: str
    width: float | None = 1.0
    clear: bool = True
    chosen: bool | None = None


@dataclass(frozen=True)
class Flows:
    """An ECharts option, with what its nodes and links stand for, by position: (side, key), side giver, what or taker."""

    option: dict[str, Any]
    height: int
    nodes: tuple[Node, ...]
    links: tuple[tuple[Node, Node], ...]


def columns(
    flows: Sequence[Flow],
    labels: Mapping[Node, str],
    colours: Mapping[str, str],
    theme: Theme,
    *,
    narrow: bool,
    heads: Sequence[str] = (),
    told: Callable[[float, int], str] | None = None,
    in_order: bool = False,
) -> Flows:
    """Givers left, what they bring in the middle, takers right; equal flows are one link, as wide as all of them together.

    `labels` names every mark; `colours` gives the colour of each `what`. `heads` are the words above the columns. `told`
    says what a link carries, from the sum of its known widths and the number of its unknown ones. The marks of a column are
    placed so that links cross little, or with `in_order` as `labels` has them. A zero keeps a thin link of its own.
    """
    thin = _thin(flows)
    widths = [max(flow.width or 0, thin) for flow in flows]
    drawn: defaultdict[tuple[Node, Node, float], float] = defaultdict(float)
    known: defaultdict[tuple[Node, Node, float], float] = defaultdict(float)
    unknown: Counter[tuple[Node, Node, float]] = Counter()
    carried: set[Node] = set()
    for flow, width in zip(flows, widths, strict=True):
        marks = (("giver", flow.giver), ("what", flow.what), ("taker", flow.taker))
        opacity = _opacity(theme, clear=flow.clear and flow.width is not None, chosen=flow.chosen)
        carried.update(marks)
        for one, other in pairwise(marks):
            drawn[one, other, opacity] += width
            known[one, other, opacity] += flow.width or 0
            unknown[one, other, opacity] += flow.width is None
    nodes = tuple(node for node in labels if node in carried)
    at = {node: position for position, node in enumerate(nodes)}
    fullest = max(Counter(side for side, _ in nodes).values(), default=1)
    text = _Text.fitting(fullest, narrow=narrow)
    gap, edge, height = _room(fullest, widths, text)
    above = 26 if heads else 0
    links = []
    for (one, other, opacity), value in drawn.items():
        link = {"source": at[one], "target": at[other], "value": value, "lineStyle": {"opacity": opacity}}
        if told:
            carries = told(known[one, other, opacity], unknown[one, other, opacity])
            link["tooltip"] = hint(f"{labels[one]} → {labels[other]}: {carries}")
        links.append(link)
    series = {
        "type": "sankey",
        "left": text.side,
        "right": text.side,
        "top": above + edge,
        "bottom": edge,
        "nodeWidth": 10,
        "nodeGap": gap,
        "draggable": False,
        "layoutIterations": 0 if in_order else 32,
        "selectedMode": "single",
        "emphasis": {"focus": "adjacency"},
        "levels": [{"depth": depth, "lineStyle": {"color": end}} for depth, end in ((0, "target"), (1, "source"))],
        "data": _marks(nodes, labels, colours, theme, text, hints=told is not None),
        "links": links,
    }
    option: dict[str, Any] = {"animation": False, "series": [series]}
    if told:
        option["tooltip"] = {}
    if heads:
        option["title"] = _heads(heads, theme, text)
    return Flows(option, height + above, nodes, tuple((one, other) for one, other, _ in drawn))


@dataclass(frozen=True)
class _Text:
    """How names stand in the picture, in pixels: at the sides, in the middle, size of a letter, letters a line, lines."""

    side: int
    middle: int
    size: int
    letters: Mapping[str, int]
    lines: int

    @classmethod
    def fitting(cls, fullest: int, *, narrow: bool) -> "_Text":
        lines = 1 if fullest > CROWDED else 2
        if narrow:
            return cls(84, 92, 11, {"giver": 14, "what": 14, "taker": 14}, lines)
        return cls(215, 150, 12 if fullest > CROWDED else 14, {"giver": 30, "what": 18, "taker": 30}, lines)


def _marks(
    nodes: Sequence[Node],
    labels: Mapping[Node, str],
    colours: Mapping[str, str],
    theme: Theme,
    text: _Text,
    *,
    hints: bool,
) -> list[dict[str, Any]]:
    """The marks with their names; those of people in ink, those of what is brought in their colour."""
    colour = ink(theme).ink
    names = distinct([shortened(labels[node], text.letters[node[0]], text.lines) for node in nodes])
    style = {"color": colour, "fontSize": text.size, "lineHeight": text.size + 3, "overflow": "truncate"}
    label_of = {
        side: {
            **style,
            "position": "left" if side == "giver" else "right",
            "distance": 4,
            "width": text.middle if side == "what" else text.side - 4,
            **(_ON_FLOWS | {"textBorderColor": ink(theme).paper} if side == "what" else {}),
        }
        for side in SIDES
    }
    return [
        {
            "name": name,
            "depth": SIDES.index(side),
            "itemStyle": {"color": colours[key] if side == "what" else colour},
            "label": label_of[side],
            **({"tooltip": hint(labels[side, key])} if hints else {}),
        }
        for (side, key), name in zip(nodes, names, strict=True)
    ]


def _heads(heads: Sequence[str], theme: Theme, text: _Text) -> list[dict[str, Any]]:
    """The words above the columns."""
    letter = max(text.size, 12)
    style = {"color": ink(theme).ink, "fontFamily": _FONT, "fontSize": letter, "fontWeight": 600}
    common = {"top": 2, "padding": [letter / 2, 0, 0, 0], "textStyle": style}
    places: tuple[dict[str, Any], ...] = ({"left": 2}, {"left": "center"}, {"right": 4})
    return [{"text": head, **common, **place} for head, place in zip(heads, places, strict=True)]


def _thin(flows: Sequence[Flow]) -> float:
    """The least width of a flow, so that all the least together stay below a fifth of what is known; 1 if nothing is known."""
    return sum(flow.width or 0 for flow in flows) / max(100, 5 * len(flows)) or 1.0


def _opacity(theme: Theme, *, clear: bool, chosen: bool | None) -> float:
    """How clear a flow is drawn; `chosen` is None where nothing was chosen."""
    plain, pale, picked, other = _OPACITY[theme]
    if chosen is not None:
        return picked if chosen else other
    return plain if clear else pale


def _room(fullest: int, widths: Sequence[float], text: _Text) -> tuple[int, int, int]:
    """The gap between marks, the edge above and below, and the height of a picture in which no label touches another.

    Every column carries every flow, so all marks of a column together are as high as the fullest column leaves them, and no
    mark is lower than the thinnest flow.
    """
    flows = len(widths)
    high = flows * (12 if flows <= 40 else 4 if flows <= 250 else 1000 / flows)
    thinnest = int(min(widths, default=0) / (sum(widths) or 1) * high)
    label = text.lines * (text.size + 3)
    gap = label + (6 if text.lines == 2 else 2) - thinnest
    edge = max(8, (label - thinnest) // 2)
    return gap, edge, max(240, round((fullest - 1) * gap + high + 2 * edge))
