"""What groups bring one another: squares with numbers, or bands in a circle. What a group brings to itself is in both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import TYPE_CHECKING, Any, Final

import plotly.graph_objects as go

from dashboard.figures.canvas import CLEAR, Canvas, block, canvas, hatch, write
from dashboard.look import KIND_COLOUR, Theme, distinct, hint, ink, literal, plain_label, shortened, wrapped

if TYPE_CHECKING:
    from dashboard.words import Words

_Turned = tuple[str, dict[str, Any]]
Pair = tuple[str, str]
"""Who brings, and who takes."""
HALF: Final = 8
"""Above so many groups a picture takes the whole width of a page."""
_FULL: Final[dict[Theme, float]] = {"light": 0.7, "dark": 0.6}
"""How blue the largest number stands: as much as ink can be read on."""

_HUES: Final = tuple(
    KIND_COLOUR[kind]
    for kind in (
        *("kennis", "middelen", "arbeid", "netwerktoegang", "regelruimte", "zichtbaarheid", "vertrouwen", "meebouwen"),
        *("geld", "sociale inkoop", "ruchtbaarheid", "markttoegang", "dienst", "bemiddeling", "data"),
    )
)
"""Colours of groups in a circle, neighbours far apart."""


@dataclass(frozen=True)
class Chord:
    """An ECharts option, with the group or the pair (giver, taker) that its nodes and links stand for, by position."""

    option: dict[str, Any]
    height: int
    nodes: tuple[str, ...]
    links: tuple[Pair, ...]


def matrix(
    groups: Mapping[str, str],
    values: Mapping[Pair, float | None],
    heads: tuple[str, str],
    words: "Words",
    theme: Theme,
    *,
    narrow: bool,
) -> go.Figure:
    """A row a group that brings and a column a group that takes, in the order of `groups` (key and name), with the numbers.

    The more, the bluer. A pair without any known stream has an empty square; None is unknown, and hatched. What a group
    brings to itself has an outline. `heads` are the words for rows and columns. A click gives (giver, taker) as customdata.
    """
    colours = ink(theme)
    keys = list(groups)
    size, cell, left = (12, 32, 118) if narrow else (13, 36, 170)
    across = ((350 if narrow else 1160 if len(keys) > HALF else 560) - left) / max(len(keys), 1)
    top, names = _over(groups, across, size, narrow=narrow)
    figure = canvas(theme, narrow=narrow, height=top + cell * len(keys) + 4, across=(0, len(keys)), left=left, right=30)
    write(
        figure,
        0,
        top - 10,
        f"<b>{plain_label(heads[0])}</b>",
        colours.muted,
        size=size,
        align="left",
        beside=-left + 4,
        paper=True,
    )
    write(figure, 0, 10, f"<b>{plain_label(heads[1])}</b>", colours.muted, size=size, align="left", paper=True)
    middle = {key: top + cell * (at + 0.5) for at, key in enumerate(keys)}
    for at, key in enumerate(keys):
        write(figure, at + 0.5, top - 4, names[at][0], colours.ink, size=size, yanchor="bottom", **names[at][1])
        name = "<br>".join(plain_label(line) for line in shortened(groups[key], 16 if narrow else 24, 2).split("\n"))
        write(figure, 0, middle[key], name, colours.ink, size=size, align="right", beside=-8, paper=True)
    _squares(figure, keys, values, middle, cell, theme)
    pairs = [(giver, taker) for giver in keys for taker in keys if (giver, taker) in values]
    numbers = ["?" if (value := values[pair]) is None else words.number(value, 1) for pair in pairs]
    figure.traces.append(
        {
            "type": "scatter",
            "x": [keys.index(taker) + 0.5 for _, taker in pairs],
            "y": [middle[giver] for giver, _ in pairs],
            "mode": "markers+text",
            "marker": {"symbol": "square", "size": cell - 4, "color": CLEAR},
            "text": [text if len(text) * size * 0.56 < across else "" for text in numbers],
            "textfont": {"color": colours.ink, "size": size},
            "customdata": [list(pair) for pair in pairs],
            "hovertext": [_told(groups, pair, values[pair], words) for pair in pairs],
            "hoverinfo": "text",
        }
    )
    return figure.drawn()


def chord(
    groups: Mapping[str, str], values: Mapping[Pair, float | None], words: "Words", theme: Theme, *, narrow: bool
) -> Chord:
    """The groups around a circle, a band a pair in the colour of who brings, as wide as its number; unknown is thin, pale."""
    colours = ink(theme)
    keys = [key for key in groups if any(key in pair for pair in values)]
    thin = sum(value or 0 for value in values.values()) / max(100, 5 * len(values)) or 1.0
    clear, pale = (0.45, 0.15) if theme == "light" else (0.55, 0.25)
    names = distinct(literal(shortened(groups[key], 16 if narrow else 22, 2)) for key in keys)
    data = [
        {"name": name, "itemStyle": {"color": colour}, "tooltip": hint(groups[key])}
        for key, name, colour in zip(keys, names, cycle(_HUES), strict=False)
    ]
    links = [
        {
            "source": keys.index(giver),
            "target": keys.index(taker),
            "value": max(value or 0, thin),
            "lineStyle": {"opacity": pale if value is None else clear},
            "tooltip": hint(_told(groups, (giver, taker), value, words)),
        }
        for (giver, taker), value in values.items()
    ]
    letter = 11 if narrow else 13
    series = {
        "type": "chord",
        "radius": ["50%", "55%"] if narrow else ["70%", "75%"],
        "padAngle": 2,
        "selectedMode": "single",
        "emphasis": {"focus": "adjacency"},
        "lineStyle": {"color": "source"},
        "labelLayout": {"hideOverlap": True},
        "label": {"show": True, "color": colours.ink, "fontSize": letter, "lineHeight": letter + 2},
        "data": data,
        "links": links,
    }
    return Chord({"animation": False, "tooltip": {}, "series": [series]}, 320 if narrow else 520, tuple(keys), tuple(values))


def _told(groups: Mapping[str, str], pair: Pair, value: float | None, words: "Words") -> str:
    giver, taker = (groups[key] for key in pair)
    return f"{giver} → {taker}: {words('state.unknown') if value is None else words.number(value, 1)}"


def _over(groups: Mapping[str, str], across: float, size: int, *, narrow: bool) -> tuple[float, list[_Turned]]:
    """Names above columns `across` pixels apart, level where they fit and else at a slant; and the height they end at."""
    lines = [wrapped(name, 12) for name in groups.values()]
    longest = max((len(line) for told in lines for line in told), default=0)
    if longest * size * 0.56 < across and max(map(len, lines), default=0) <= 3:
        told = ["<br>".join(map(plain_label, text)) for text in lines]
        return 40 + 17 * max(map(len, lines), default=1), [(text, {"align": "center"}) for text in told]
    cut = [shortened(name, 20 if narrow else 26, 1) for name in groups.values()]
    rise = max(map(len, cut)) * size * (0.55 if narrow else 0.36)
    turned = {"textangle": -90, "align": "center"} if narrow else {"textangle": -40, "align": "left", "beside": -6}
    return 36 + rise, [(plain_label(text), turned) for text in cut]


def _squares(
    figure: Canvas,
    keys: Sequence[str],
    values: Mapping[Pair, float | None],
    middle: Mapping[str, float],
    cell: float,
    theme: Theme,
) -> None:
    """A square a pair: bluer for more, hatched for unknown, empty where nothing is known; the diagonal has an outline."""
    colours = ink(theme)
    most = max((value for value in values.values() if value is not None), default=0) or 1.0
    for giver in keys:
        for at, taker in enumerate(keys):
            x, y = (at + 0.03, at + 0.97), (middle[giver] - cell / 2 + 1, middle[giver] + cell / 2 - 1)
            value = values.get((giver, taker))
            if value:
                block(figure, x, y, colours.blue, opacity=_FULL[theme] * value / most)
            elif (giver, taker) in values and value is None:
                hatch(figure, x, middle[giver], cell - 4, theme)
            edge = {"color": colours.muted, "width": 1.6} if giver == taker else {"color": colours.grid, "width": 1}
            block(figure, x, y, CLEAR, line=edge)
