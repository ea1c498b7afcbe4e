"""Who is tied to whom: every party at its own place, a line an ordered pair, and names on the side where they cross least."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from dashboard.look import PARTY_COLOUR, Theme, distinct, hint, ink, literal, shortened

SHAPE: Final = {
    "social": "circle",
    "government": "rect",
    "residents": "roundRect",
    "business": "triangle",
    "knowledge": "diamond",
    "financier": "path://M0,-10L8.7,-5L8.7,5L0,10L-8.7,5L-8.7,-5Z",
    "collective": "path://M0,-10L9.5,-3.1L5.9,8.1L-5.9,8.1L-9.5,-3.1Z",
}
"""The shape of a kind of party: a financier is a hexagon, a collective a pentagon; a circle where the kind is unknown."""
Confirmed = Literal["both", "one", "none"]
LINE: Final[dict[Confirmed, str]] = {"both": "solid", "one": "dashed", "none": "dotted"}
HALF: Final = 16
"""Up to so many parties the picture fits in half of a page; above it takes the whole width."""
MANY: Final = 40
"""Above so many parties only the largest carry their names."""
NAMED: Final = 25
NAMED_NARROW: Final = 12
DENSE: Final = 150
"""Above so many lines they are pale, so that marks and names stand out; pointing at a mark leaves them so, which is quicker."""
CURVE: Final = 0.12
"""How far a line bends, to its own side, so that there and back are two lines."""
SIDES: Final = {"right": (1, 0), "left": (-1, 0), "bottom": (0, 1), "top": (0, -1)}
BESIDE: Final = 5
"""Pixels between a mark and its name."""
COVERED: Final = 300
"""What a name on another mark costs, in points of lines it stands on."""
LOOP: Final = 1.9
"""How far the line of a party to itself bends."""
Points = NDArray[np.float64]


@dataclass(frozen=True)
class Place:
    """A party at its place, from 0 to 1 to the right and down; with 0 `streams` none is known of it, and it is drawn open."""

    party: str
    name: str
    x: float
    y: float
    kind: str | None
    streams: int


@dataclass(frozen=True)
class Tie:
    """All that one party brings to another, or to itself: the number of streams, and how many sides confirmed them."""

    giver: str
    taker: str
    streams: int
    confirmed: Confirmed


@dataclass(frozen=True)
class Network:
    """An ECharts option, with the party or the pair (giver, taker) that its nodes and links stand for, by position.

    It wants `width` pixels across; where it gets less, it shrinks.
    """

    option: dict[str, Any]
    width: int
    height: int
    nodes: tuple[str, ...]
    links: tuple[tuple[str, str], ...]


def network(places: Sequence[Place], ties: Sequence[Tie], theme: Theme, *, narrow: bool, chosen: str = "") -> Network:
    """Parties by shape, colour and size; lines by width and certainty, with an arrow at who takes.

    A party stands on the same spot whoever else is drawn. With a `chosen` party its own lines are in colour and those of
    others nearly vanish. `ties` are at most one an ordered pair, between parties that have a place. What a party brings to
    itself is a loop at its mark.
    """
    colours = ink(theme)
    many = len(places) > MANY
    wide, high = (350, 300) if narrow else (1160, 760) if many else (1160, 600) if len(places) > HALF else (560, 440)
    aside, above = (40, 24) if narrow else (64, 32)
    letter = 11 if narrow else 12
    spots = np.array([[place.x, place.y] for place in places], dtype=float).reshape(-1, 2)
    spots = spots * [wide - 2 * aside, high - 2 * above] + [aside, above]
    sizes = [_size(place.streams, (0.7 if narrow else 1) * (0.6 if many else 1)) for place in places]
    names = [shortened(place.name, 15 if narrow else 18, 2) for place in places]
    at = {place.party: position for position, place in enumerate(places)}
    ends = np.array([[at[tie.giver], at[tie.taker]] for tie in ties], dtype=int).reshape(-1, 2)
    away = _away(spots, ends)
    named = _named(places, ties, chosen, NAMED_NARROW if narrow else NAMED if many else MANY)
    loops = {at[tie.giver] for tie in ties if tie.giver == tie.taker}
    leaves = {n: _loop(spots[n], away[n], sizes[n]) for n in sorted(loops)}
    lines = _along(spots, ends, leaves)
    sides = _sides([at[party] for party in named], names, letter, spots, sizes, away, lines, (wide, high))
    data = [
        {
            "name": name,
            **_spot(spot),
            "value": place.streams,
            "symbol": SHAPE.get(place.kind or "", "circle"),
            "symbolSize": size,
            "itemStyle": _mark(place, theme, chosen=place.party == chosen),
            "label": _label(sides.get(position), chosen=place.party == chosen),
            "tooltip": hint(place.name),
        }
        for position, (place, name, spot, size) in enumerate(
            zip(places, distinct(map(literal, names)), spots, sizes, strict=True)
        )
    ]
    unseen = [np.zeros(2), np.array([wide, high]), *(spot for pair in leaves.values() for spot in pair)]
    loop_at = {n: len(places) + 2 + 2 * position for position, n in enumerate(leaves)}
    links = [
        {
            "source": loop_at[one] if one == other else one,
            "target": loop_at[one] + 1 if one == other else other,
            "value": tie.streams,
            "lineStyle": _line(tie, theme, chosen),
            **({"symbol": "none", "tooltip": hint(f"{places[one].name}: {tie.streams}")} if one == other else {}),
        }
        for tie, (one, other) in zip(ties, ends.tolist(), strict=True)
    ]
    series = {
        "type": "graph",
        "layout": "none",
        "preserveAspect": "contain",
        **dict.fromkeys(("left", "right", "top", "bottom"), 0),
        "selectedMode": "single",
        "emphasis": {"disabled": True} if len(ties) > DENSE else {"focus": "adjacency"},
        "edgeSymbol": ["none", "arrow"],
        "edgeSymbolSize": [0, 6 if many or narrow else 8],
        "lineStyle": {"color": colours.rule, "opacity": 0.3 if len(ties) > DENSE else 0.8, "curveness": CURVE},
        "label": {
            "color": colours.ink,
            "fontSize": letter,
            "lineHeight": letter + 2,
            "distance": BESIDE,
            "textBorderColor": colours.paper,
            "textBorderWidth": 3,
        },
        "data": data + [{**_spot(spot), "symbol": "none", "symbolSize": 0} for spot in unseen],
        "links": links,
    }
    option = {"animation": False, "tooltip": {}, "series": [series]}
    return Network(option, wide, high, tuple(at), tuple((tie.giver, tie.taker) for tie in ties))


def _spot(spot: Points) -> dict[str, float]:
    return {"x": round(float(spot[0]), 1), "y": round(float(spot[1]), 1)}


def _size(streams: int, scale: float) -> float:
    """The size of a mark in pixels, alike in every quarter: its surface grows with its streams."""
    return round(scale * (min(9 + 4 * sqrt(streams), 44) if streams else 15), 1)


def _mark(place: Place, theme: Theme, *, chosen: bool) -> dict[str, Any]:
    """A filled mark, or an open dashed one where no stream is known; the chosen one has a ring of ink."""
    colours = ink(theme)
    colour = PARTY_COLOUR.get(place.kind or "", colours.grey)
    if not place.streams:
        return {"color": colours.paper, "borderColor": colour, "borderType": [3, 2], "borderWidth": 1.5}
    return {"color": colour, "borderColor": colours.ink if chosen else colours.paper, "borderWidth": 2.5 if chosen else 1}


def _label(side: str | None, *, chosen: bool) -> dict[str, Any]:
    """Where a name stands; one that has no room is told where its mark is pointed at."""
    return {"show": True, "position": side, **({"fontWeight": "bold"} if chosen else {})} if side else {"show": False}


def _line(tie: Tie, theme: Theme, chosen: str) -> dict[str, Any]:
    """A line: width by the number of streams, alike in every quarter; style by who confirmed them."""
    style: dict[str, Any] = {"width": round(0.6 + 0.8 * sqrt(tie.streams), 1), "type": LINE[tie.confirmed]}
    if tie.giver == tie.taker:
        style["curveness"] = LOOP
    if not chosen:
        return style
    return style | ({"color": ink(theme).blue, "opacity": 1} if chosen in (tie.giver, tie.taker) else {"opacity": 0.12})


def _loop(spot: Points, away: Points, size: float) -> tuple[Points, Points]:
    """Where a line of a party to itself leaves its mark and comes back, on the side away from its neighbours.

    ECharts draws no line from a mark to itself, so these are unseen marks of its own.
    """
    out = (away if away.any() else np.array([0.0, -1.0])) * (size / 2 + 1)
    aside = np.array([-out[1], out[0]]) * 0.8
    return out * 0.7 - aside + spot, out * 0.7 + aside + spot


def _named(places: Sequence[Place], ties: Sequence[Tie], chosen: str, most: int) -> list[str]:
    """The parties that carry their names: the chosen one, those it has a tie with, then the largest, up to `most`."""
    near = {party for tie in ties if chosen in (tie.giver, tie.taker) for party in (tie.giver, tie.taker)}
    ranked = sorted(places, key=lambda place: (place.party != chosen, place.party not in near, -place.streams))
    return [place.party for place in ranked[:most]]


def _away(spots: Points, ends: NDArray[np.int_]) -> Points:
    """Of every party the direction away from those it has lines with, of length 1; 0 where it has none."""
    away = np.zeros_like(spots)
    for here, there in (ends.T, ends.T[::-1]):
        step = spots[here] - spots[there]
        np.add.at(away, here, step / np.maximum(np.hypot(*step.T), 1)[:, None])
    away /= np.maximum(np.hypot(*away.T), 1e-9)[:, None]
    return away


def _along(spots: Points, ends: NDArray[np.int_], loops: Mapping[int, tuple[Points, Points]]) -> Points:
    """Points along every line as ECharts bends it, without its very ends."""
    own = list(loops.values())
    here = np.vstack([spots[ends[:, 0]], *(pair[0] for pair in own)])
    there = np.vstack([spots[ends[:, 1]], *(pair[1] for pair in own)])
    curve = np.array([CURVE] * len(ends) + [LOOP] * len(own))[:, None]
    bend = (here + there) / 2 + curve * np.column_stack([there[:, 1] - here[:, 1], here[:, 0] - there[:, 0]])
    t = np.linspace(0.04, 0.96, 20)[:, None, None]
    points: Points = (1 - t) ** 2 * here + 2 * t * (1 - t) * bend + t**2 * there
    return points.reshape(-1, 2)


def _sides(
    wanted: Sequence[int],
    names: Sequence[str],
    letter: int,
    spots: Points,
    sizes: Sequence[float],
    away: Points,
    lines: Points,
    canvas: tuple[int, int],
) -> dict[int, str]:
    """The side of its mark on which each wanted name stands: on no other name, over as few marks and lines as can be.

    Where two sides are as good, the name stands away from its neighbours. One without room is left out.
    """
    taken: list[tuple[Points, Points]] = []
    sides = {}
    for at in wanted:
        text = names[at].split("\n")
        half = np.array([max(map(len, text)) * letter * 0.52, len(text) * (letter + 2)]) / 2
        others, room = np.delete(spots, at, axis=0), np.delete(sizes, at)[:, None] / 2
        free = []
        for side, way in SIDES.items():
            middle = spots[at] + way * (half + sizes[at] / 2 + BESIDE)
            inside = bool((middle - half >= 0).all() and (middle + half <= canvas).all())
            if not inside or any((np.abs(middle - centre) < half + other).all() for centre, other in taken):
                continue
            covered = (np.abs(others - middle) < half + room).all(axis=1).sum()
            crossed = (np.abs(lines - middle) < half).all(axis=1).sum()
            free.append((float(COVERED * covered + crossed - away[at] @ way), side, middle))
        if free:
            _, sides[at], middle = min(free, key=lambda one: one[0])
            taken.append((middle, half))
    return sides
