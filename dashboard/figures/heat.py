"""How alike partners are: a triangle of squares, bluer for more, with an outline and a word around each group."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

import plotly.graph_objects as go

from dashboard.figures.canvas import CLEAR, Canvas, canvas, hatch, write
from dashboard.look import Theme, ink, plain_label, shortened, wrapped
from dashboard.views import value_sentences as sentences
from dashboard.views.value_systems import ValuesView

if TYPE_CHECKING:
    from dashboard.words import Words

_DARK, _WHITE = "#14181C", "#FFFFFF"
STEPS: Final[dict[Theme, tuple[tuple[str, str], ...]]] = {
    "light": (
        *(("#F3F0EA", _DARK), ("#E2E6E6", _DARK), ("#CBD7DE", _DARK), ("#AFC6D6", _DARK), ("#8FB2CC", _DARK)),
        *(("#6E9DC0", _DARK), ("#4E88B2", _DARK), ("#3072A1", _WHITE), ("#195C8B", _WHITE), ("#0B4670", _WHITE)),
    ),
    "dark": (
        *(("#22282E", _WHITE), ("#24323D", _WHITE), ("#253C4D", _WHITE), ("#26475E", _WHITE), ("#275270", _WHITE)),
        *(("#275E83", _WHITE), ("#276B97", _WHITE), ("#3D88BC", _DARK), ("#55A0D6", _DARK), ("#78BDEE", _DARK)),
    ),
}
"""The colour of a square and of the number in it, from least to most alike; the first is for what is no likeness."""
HALF: Final = 12
"""Up to so many partners the picture fits in half of a page; above it takes the whole width."""
NUMBERED: Final = 20
"""Up to so many partners each square has its number."""
FEWEST: Final = 6
"""The picture has room for so many columns, so that few squares do not grow large."""
LETTER: Final = 0.47
"""How wide a digit is, in letters' heights."""
_WIDE: Final = 0.5
"""How wide a letter is."""


@dataclass(frozen=True)
class _Grid:
    """Where the squares stand: `columns` of them, `across` pixels apart, rows `cell` pixels high from `top` on."""

    seen: ValuesView
    words: "Words"
    theme: Theme
    narrow: bool

    @cached_property
    def parties(self) -> list[str]:
        """The partners in order: the first has no row, the last no column."""
        return list(self.seen.parties)

    @property
    def columns(self) -> int:
        return max(len(self.parties) - 1, FEWEST)

    @cached_property
    def cell(self) -> int:
        cell = 34 if len(self.parties) <= HALF else 26 if len(self.parties) <= NUMBERED else 15
        return cell - 4 if self.narrow and cell > 15 else cell

    @property
    def size(self) -> int:
        return 11 if self.narrow else 12 if len(self.parties) > NUMBERED else 13

    @cached_property
    def sides(self) -> tuple[int, int]:
        """Pixels for names at the left and for the words of groups at the right."""
        return (96, 44) if self.narrow else (158, 120 if len(self.parties) > HALF else 64)

    @cached_property
    def across(self) -> float:
        wide = 350 if self.narrow else 1160 if len(self.parties) > HALF else 570
        return (wide - sum(self.sides)) / self.columns

    @property
    def has_foot(self) -> bool:
        """Is there room for a name under each column? Else the first partner is named at a row of its own."""
        return self.across > self.size + 2

    @cached_property
    def top(self) -> int:
        starts = bool(self.seen.shared) and self.seen.shared[0][0] == self.parties[0]
        return 20 if starts or not self.has_foot else 4

    @cached_property
    def end(self) -> int:
        return self.top + self.cell * max(len(self.parties) - 1, 0)

    def middle(self, party: str) -> float:
        """Where the row of a partner stands."""
        return self.top + self.cell * (self.parties.index(party) - 0.5)

    def lines(self, name: str) -> str:
        """A name beside its row, over the lines that fit there."""
        return _lines(shortened(name, 14 if self.narrow else 22, 2 if self.cell > 20 else 1))


def heat(seen: ValuesView, words: "Words", theme: Theme, *, narrow: bool, chosen: Sequence[str] = ()) -> go.Figure:
    """A row and a column a partner, in the order of the view, and a square each two; then who may not be shown, hatched.

    A square whose likeness is unknown is hatched. Of the two `chosen` the names are bold and the square has a dashed outline.
    A click gives the key of the pair.
    """
    grid = _Grid(seen, words, theme, narrow)
    room = grid.columns * grid.across
    hidden = [_lines_of(sentences.held_told(held, seen.smallest, words), room, narrow=narrow) for held in seen.held]
    rows = [max(grid.cell, 15 * len(lines) + 6) for lines in hidden]
    ends = list(accumulate(rows, initial=grid.end))
    feet = [shortened(seen.parties[party], 18 if narrow else 24, 1) for party in grid.parties[:-1]] if grid.has_foot else []
    foot = max(map(len, feet), default=0) * grid.size * (0.52 if narrow else 0.36) + 12
    left, right = grid.sides
    across = (-0.04, float(grid.columns))
    figure = canvas(theme, narrow=narrow, height=ends[-1] + foot, across=across, left=left, right=right)
    if seen.pairs:
        _squares(figure, grid)
    for party in grid.parties[1 if grid.has_foot else 0 :]:
        _name(figure, grid, seen.parties[party], max(grid.middle(party), 10), bold=party in chosen)
    for held, lines, end, high in zip(seen.held, hidden, ends, rows, strict=False):
        y = end + high / 2
        hatch(figure, (0, grid.columns), y, high - 4, theme)
        told = "<br>".join(map(plain_label, lines))
        write(figure, grid.columns / 2, y, told, ink(theme).ink, size=11 if narrow else 12, behind=ink(theme).paper)
        _name(figure, grid, held.name, y)
    turned: dict[str, Any] = (
        {"textangle": -90, "align": "center"} if narrow else {"textangle": -40, "align": "right", "beside": 5}
    )
    for at, (party, name) in enumerate(zip(grid.parties, feet, strict=False)):
        told = f"<b>{plain_label(name)}</b>" if party in chosen else plain_label(name)
        write(figure, at + 0.5, ends[-1] + 4, told, ink(theme).ink, size=grid.size, yanchor="top", **turned)
    for group, word in sentences.groups_told(seen, words).items():
        _outline(figure, grid, group, word)
    if len(chosen) > 1 and {*chosen} <= {*grid.parties}:
        _mark(figure, grid, chosen)
    return figure.drawn()


def step(alike: float) -> int:
    """The colour of a square, from 0: from 0 to 1 in nine steps, and one for all below 0."""
    return 0 if alike < 0 else min(1 + int(alike * 9), 9)


def _squares(figure: Canvas, grid: _Grid) -> None:
    """The squares as one picture, the numbers in two inks, and over them marks that nobody sees and everybody can click."""
    seen, steps = grid.seen, STEPS[grid.theme]
    known = {pair: pair.alike for pair in seen.pairs if pair.alike is not None}
    fills = {(pair.other, pair.one): step(alike) for pair, alike in known.items()}
    gap = 2 if grid.cell > 15 else 1
    figure.traces.append(
        {
            "type": "heatmap",
            **{"x0": 0.5, "dx": 1, "y0": grid.middle(grid.parties[1]), "dy": grid.cell, "xgap": gap, "ygap": gap},
            "z": [[fills.get((row, column)) for column in grid.parties[:-1]] for row in grid.parties[1:]],
            "zmin": 0,
            "zmax": len(steps) - 1,
            "colorscale": [[at / (len(steps) - 1), fill] for at, (fill, _) in enumerate(steps)],
            "showscale": False,
            "hoverinfo": "skip",
        }
    )
    at = {pair: (grid.parties.index(pair.one) + 0.5, grid.middle(pair.other)) for pair in seen.pairs}
    for pair, (x, y) in at.items():
        if pair not in known:
            hatch(figure, (x - 0.46, x + 0.46), y, grid.cell - 3, grid.theme)
    texts = {pair: sentences.likeness(alike, grid.words) for pair, alike in known.items()}
    longest = max(map(len, texts.values()), default=0)
    if len(grid.parties) <= NUMBERED and longest * grid.size * LETTER <= grid.across:
        for colour in (_DARK, _WHITE):
            told = [pair for pair, alike in known.items() if steps[step(alike)][1] == colour]
            font = {"textfont": {"color": colour, "size": grid.size}, "unselected": {"textfont": {"color": colour}}}
            text = {"mode": "text", "text": [texts[pair] for pair in told], **font, "hoverinfo": "skip"}
            figure.traces.append({"type": "scatter", **_places([at[pair] for pair in told]), **text})
    figure.traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            **_places(list(at.values())),
            "marker": {"symbol": "square", "size": min(grid.cell, grid.across) - gap, "color": CLEAR},
            "customdata": [pair.key for pair in seen.pairs],
            "hovertext": ["<br>".join(map(plain_label, sentences.cell_told(seen, pair, grid.words))) for pair in seen.pairs],
            "hoverinfo": "text",
        }
    )


def _places(at: Sequence[tuple[float, float]]) -> dict[str, list[float]]:
    return {"x": [x for x, _ in at], "y": [y for _, y in at]}


def _name(figure: Canvas, grid: _Grid, name: str, y: float, *, bold: bool = False) -> None:
    """A name at the left of its row."""
    told = f"<b>{grid.lines(name)}</b>" if bold else grid.lines(name)
    write(figure, 0, y, told, ink(grid.theme).ink, size=grid.size, align="right", beside=-8, paper=True)


def _outline(figure: Canvas, grid: _Grid, group: Sequence[str], word: str) -> None:
    """A staircase around the squares of a group, and its word above them."""
    colours = ink(grid.theme)
    start = grid.parties.index(group[0])
    above = grid.top + grid.cell * start
    corners = [(start, above)]
    for at in range(1, len(group)):
        corners += [(start + at, above + grid.cell * (at - 1)), (start + at, above + grid.cell * at)]
    corners.append((start, above + grid.cell * (len(group) - 1)))
    path = "M" + "L".join(f"{x},{y}" for x, y in corners) + "Z"
    figure.shapes.append({"type": "path", "path": path, "line": {"color": colours.ink, "width": 2}, "layer": "above"})
    room = (grid.columns - start) * grid.across + grid.sides[1] - 6
    told = shortened(word, max(int(room / (grid.size * 0.5)), 6), 2 if start and grid.cell > 20 else 1)
    write(figure, start, above - 2, _lines(told), colours.muted, size=grid.size, align="left", beside=3, yanchor="bottom")


def _mark(figure: Canvas, grid: _Grid, chosen: Sequence[str]) -> None:
    """A dashed outline around the square of two partners, on a line of paper that keeps it apart from any colour."""
    first, last = sorted(map(grid.parties.index, chosen))
    y = grid.middle(grid.parties[last])
    square = {"type": "rect", "x0": first, "x1": first + 1, "y0": y - grid.cell / 2, "y1": y + grid.cell / 2, "layer": "above"}
    colours = ink(grid.theme)
    figure.shapes.append({**square, "line": {"color": colours.paper, "width": 5}})
    figure.shapes.append({**square, "line": {"color": colours.ink, "width": 3, "dash": "4px,3px"}})


def _lines_of(told: str, room: float, *, narrow: bool) -> list[str]:
    if narrow:
        return wrapped(told, 38 if len(told) < 40 else 30)
    return wrapped(told, int(room / (12 * _WIDE)))


def _lines(text: str) -> str:
    return "<br>".join(map(plain_label, text.split("\n")))
