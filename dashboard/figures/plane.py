"""Partners in a plane: each by the shape of its kind at its place, in a ring that says how sure that is, with its name."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import plotly.graph_objects as go

from dashboard.figures.canvas import QUIET, Canvas, canvas, line, write
from dashboard.look import PARTY_COLOUR, Theme, ink, plain_label, shortened
from dashboard.views.value_plane import PlaneView, Spot, told_people

if TYPE_CHECKING:
    from dashboard.words import Words

SYMBOL: Final = {
    **{"social": "circle", "government": "square", "residents": "star", "business": "triangle-up"},
    **{"knowledge": "diamond", "financier": "hexagon", "collective": "pentagon"},
}
"""The shape of a kind of partner, each its own; an open circle where the kind is unknown."""
END: Final = 26
"""Pixels above and below the plane for the words at its ends."""
MARK: Final = 13
LETTER: Final = 0.5
"""How wide a letter is, in letters' heights."""
Box = tuple[float, float, float, float]


def plane(seen: PlaneView, words: "Words", theme: Theme, *, narrow: bool) -> go.Figure:
    """The partners, with a word at each of the four ends of the axes. Places are in points, equal on both axes."""
    colours = ink(theme)
    wide, high = (340, 300) if narrow else (540, 420)
    height = high + 2 * END
    reach = seen.reach * 1.06
    across = reach * wide / high
    figure = canvas(theme, narrow=narrow, height=height, across=(-across, across))
    size = 12 if narrow else QUIET
    middle = height / 2
    line(figure, (-across, across), (middle, middle), colours.rule, 1)
    line(figure, (0, 0), (END, height - END), colours.rule, 1)
    ends = (("x.low", -across, middle + 11, "left"), ("x.high", across, middle + 11, "right"))
    for key, x, y, side in (*ends, ("y.high", 0, END / 2, "center"), ("y.low", 0, height - END / 2, "center")):
        write(figure, x, y, f"<b>{words(f'values.plane.{key}')}</b>", colours.muted, size=size, align=side)
    places = [(spot.x, middle - spot.y / reach * (high / 2)) for spot in seen.spots]
    for spot in () if seen.is_crowded else seen.spots:
        if spot.ring:
            corners = "L".join(f"{x},{middle - y / reach * (high / 2)}" for x, y in spot.ring)
            fill = PARTY_COLOUR.get(spot.kind or "", colours.grey)
            edge = {"color": fill, "width": 1}
            ring = {"type": "path", "path": f"M{corners}Z", "fillcolor": fill, "opacity": 0.18, "line": edge, "layer": "below"}
            figure.shapes.append(ring)
    figure.traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": [x for x, _ in places],
            "y": [y for _, y in places],
            "marker": {
                "symbol": [SYMBOL.get(spot.kind or "", "circle-open") for spot in seen.spots],
                "size": MARK,
                "color": [PARTY_COLOUR.get(spot.kind or "", colours.grey) for spot in seen.spots],
                "opacity": 1,
                "line": {"color": colours.ink, "width": 1},
            },
            "hovertext": [plain_label(_told(spot, words)) for spot in seen.spots],
            "hoverinfo": "text",
            "cliponaxis": False,
        }
    )
    if not seen.is_crowded:
        pixels = [((x / across + 1) * wide / 2, y) for x, y in places]
        _names(figure, seen.spots, places, pixels, (wide, height), theme, narrow=narrow)
    return figure.drawn()


def _told(spot: Spot, words: "Words") -> str:
    x, y = words.number(spot.x, 2), words.number(spot.y, 2)
    return words("values.plane.spot", name=spot.name, x=x, y=y, people=told_people(spot, words))


def _names(
    figure: Canvas,
    spots: Sequence[Spot],
    places: Sequence[tuple[float, float]],
    pixels: Sequence[tuple[float, float]],
    room: tuple[float, float],
    theme: Theme,
    *,
    narrow: bool,
) -> None:
    """Each name on the side of its mark where it covers least of marks, names and the edge."""
    size = 11 if narrow else 13
    marks = [(x - MARK / 2, y - MARK / 2, x + MARK / 2, y + MARK / 2) for x, y in pixels]
    taken: list[Box] = [(0, room[1] / 2 + 2, 60, room[1] / 2 + 22), (room[0] - 60, room[1] / 2 + 2, room[0], room[1] / 2 + 22)]
    for at, (spot, place, (x, y)) in enumerate(zip(spots, places, pixels, strict=True)):
        name = shortened(spot.name, 18 if narrow else 24, 1)
        long, tall = len(name) * size * LETTER, size + 3
        boxes: dict[str, Box] = {
            "right": (x + 9, y - tall / 2, x + 9 + long, y + tall / 2),
            "left": (x - 9 - long, y - tall / 2, x - 9, y + tall / 2),
            "top": (x - long / 2, y - 9 - tall, x + long / 2, y - 9),
            "bottom": (x - long / 2, y + 9, x + long / 2, y + 9 + tall),
        }
        others = [*marks[:at], *marks[at + 1 :], *taken]
        side = min(boxes, key=lambda one: _covered(boxes[one], others, room))
        taken.append(boxes[side])
        how = {"right": ("left", 9, "middle", 0), "left": ("right", -9, "middle", 0)}
        how |= {"top": ("center", 0, "bottom", -8), "bottom": ("center", 0, "top", 8)}
        align, beside, anchor, lower = how[side]
        write(
            figure,
            place[0],
            place[1] + lower,
            plain_label(name),
            ink(theme).ink,
            size=size,
            align=align,
            beside=beside,
            yanchor=anchor,
        )


def _covered(box: Box, others: Sequence[Box], room: tuple[float, float]) -> float:
    """How many square pixels of others lie under a name, and how much of it falls off the picture."""
    left, top, right, bottom = box
    over = sum(max(0, min(right, o[2]) - max(left, o[0])) * max(0, min(bottom, o[3]) - max(top, o[1])) for o in others)
    off = max(0, -left) + max(0, right - room[0]) + max(0, -top) + max(0, bottom - room[1])
    return over + off * 30
