"""The scale: the score with its band, the level it stands in, and the good and the harm it is made of."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import plotly.graph_objects as go

from dashboard.figures.canvas import CLEAR, QUIET, Canvas, block, canvas, dot, filled, hatch, line, ticks, write
from dashboard.look import Theme, ink, inner, level_colour, plain_label, wrapped
from dashboard.views.significance import SignificanceView

if TYPE_CHECKING:
    from dashboard.words import Words

ENDS: Final = (-100.0, 100.0)
DOT: Final = 46
SEGMENTS: Final = 74
THICK: Final = 46
LINE: Final = 17


def scale(seen: SignificanceView, words: "Words", theme: Theme, *, narrow: bool) -> go.Figure:
    """Three tracks on one axis from −100 to 100: the score on its band, the levels, and harm and good from the norm."""
    colours = ink(theme)
    size = 12 if narrow else QUIET
    capped = _capped(seen, words, narrow=narrow)
    top = SEGMENTS + (LINE * len(capped.lines) + 4 if capped else 0)
    parts = top + THICK + 27
    height = parts + 55
    edge, left, right = (101.0, 8, 8) if narrow else (100.4, 108, 14)
    figure = canvas(theme, narrow=narrow, height=height, across=(-edge, edge), left=left, right=right)
    if not narrow:
        rows = {"figure.row.score": DOT, "figure.row.level": top + THICK / 2, "figure.row.parts": parts}
        for key, y in rows.items():
            write(figure, 0, y, words(key), colours.muted, size=QUIET, align="right", paper=True, beside=-16)
    _segments(figure, seen, theme, top, narrow=narrow)
    line(figure, (0, 0), (top - 6, parts + 18), colours.ink, 2, dash="solid")
    _parts(figure, seen, words, theme, parts, narrow=narrow)
    for tick in ticks(seen.borders, 18 if narrow else 8, () if narrow else ENDS):
        text, colour = words.number(tick), colours.muted
        if tick == 0:
            text, colour = f"<b>{words('figure.norm_at', value=text)}</b>", colours.ink
        write(figure, tick, parts + 39, text, colour, size=size)
    if capped:
        _cap(figure, capped, theme, top, narrow=narrow)
    if seen.score is None:
        _withheld(figure, seen, words, theme, narrow=narrow)
    else:
        hidden = capped is not None and (capped.side == "right") == (seen.score >= capped.at)
        until = top - (LINE * len(capped.lines) + 6 if capped and hidden else 0)
        _score(figure, seen, seen.score, words, theme, until, narrow=narrow)
    return figure.drawn()


def parts_shown(score: float, positive: float, harm: float) -> tuple[int, int]:
    """Good and harm as whole points that add up to the whole score as it is shown: the smaller follows from the larger."""
    whole = _whole(score)
    if positive >= -harm:
        return _whole(positive), whole - _whole(positive)
    return whole - _whole(harm), _whole(harm)


def _whole(value: float) -> int:
    """A number as `Words.number` rounds it."""
    return int(Decimal(str(value)).quantize(Decimal(1), ROUND_HALF_UP))


def _score(
    figure: Canvas, seen: SignificanceView, score: float, words: "Words", theme: Theme, until: float, *, narrow: bool
) -> None:
    colours = ink(theme)
    low, high = (score, score) if seen.low is None or seen.high is None else (seen.low, seen.high)
    line(figure, (score, score), (DOT, until), colours.ink, 1.3)
    block(figure, (low, high), (DOT - 4, DOT + 4), colours.grey)
    dot(figure, score, DOT, filled(seen.level, seen.borders, theme)[0], theme, size=14 if narrow else 20, ring=2)
    write(figure, score, 15, f"<b>{words.number(score)}</b>", colours.ink, size=22)
    if high > low:
        key = "figure.band.narrow" if narrow else "figure.band"
        told = words(key, low=words.number(low), high=words.number(high))
        before = high > 62
        end = min(low, score) if before else max(high, score)
        side = "right" if before else "left"
        write(figure, end, DOT, told, colours.muted, size=12 if narrow else QUIET, align=side, beside=-14 if before else 14)


def _withheld(figure: Canvas, seen: SignificanceView, words: "Words", theme: Theme, *, narrow: bool) -> None:
    colours = ink(theme)
    size = 12 if narrow else QUIET
    told = f"<b>{withheld_told(seen, words)}</b>"
    low, high = seen.possible or ENDS
    hatch(figure, (low, high), DOT, 13, theme)
    possible = words("figure.possible", low=words.number(low), high=words.number(high)) if seen.possible else ""
    if narrow:
        write(figure, 0, 17, "<br>".join(text for text in (told, possible) if text), colours.ink, size=size)
        return
    write(figure, min(max((low + high) / 2, -70), 70), 22, told, colours.ink, size=QUIET)
    before = high > 62
    if possible and (not before or low > -62):
        side = "right" if before else "left"
        at, beside = (low, -12) if before else (high, 12)
        write(figure, at, DOT, possible, colours.muted, size=size, align=side, beside=beside)
    elif possible:
        write(figure, (low + high) / 2, DOT, possible, colours.muted, size=size, behind=colours.paper)


def withheld_told(seen: SignificanceView, words: "Words") -> str:
    """Why there is no score: how much is measured and how much is needed."""
    if seen.coverage >= seen.needed:
        return words("state.unknown")
    decimals = int(words.percent(seen.coverage) == words.percent(seen.needed))
    covered, needed = (words.percent(share, decimals) for share in (seen.coverage, seen.needed))
    return words("figure.too_little", covered=covered, needed=needed)


def _segments(figure: Canvas, seen: SignificanceView, theme: Theme, top: float, *, narrow: bool) -> None:
    """A segment a level with its digit and, where it fits, its word; the present one bold in an ink outline."""
    colours = ink(theme)
    edges = [ENDS[0], *inner(seen.borders), ENDS[1]]
    for level, (start, stop) in enumerate(pairwise(edges), 1):
        fill, on = level_colour(level, seen.borders)
        block(figure, (start, stop), (top, top + THICK), fill, line={"color": colours.paper, "width": 1.5})
        present = level == seen.level
        word = "" if narrow or level > len(seen.words) else seen.words[level - 1]
        text = _fitted(level, word, stop - start, bold=present)
        size = 12 if narrow else QUIET - 1.5 * ("<br>" in text)
        write(figure, (start + stop) / 2, top + THICK / 2, text, on, size=size)
    if seen.level:
        for outline in ({"color": colours.paper, "width": 6}, {"color": colours.ink, "width": 3}):
            block(figure, (edges[seen.level - 1], edges[seen.level]), (top, top + THICK), CLEAR, line=outline)


def _fitted(level: int, word: str, width: float, *, bold: bool) -> str:
    """The digit and its word on one line, on two, or the digit alone: what fits where a point is four pixels."""
    lines = [word] if len(word) + 2 <= width * 0.6 else []
    for room in range((len(word) + 1) // 2, 0 if lines else int(width * 0.8)):
        lines = lines or (wrapped(word, room) if len(wrapped(word, room)) == 2 else [])
    if not word or not lines:
        return f"<b>{level}</b>"
    told = "<br>".join(plain_label(text) for text in lines)
    return f"<b>{level} {told}</b>" if bold else f"<b>{level}</b> {told}"


def _parts(figure: Canvas, seen: SignificanceView, words: "Words", theme: Theme, y: float, *, narrow: bool) -> None:
    colours = ink(theme)
    size = 12 if narrow else 14
    if seen.positive is None or seen.harm is None or seen.score is None:
        hatch(figure, ENDS, y, 13, theme)
        write(figure, 0, y, words("state.unknown"), colours.muted, size=size, behind=colours.paper)
        return
    good, harm = parts_shown(seen.score, seen.positive, seen.harm)
    for value, colour in ((seen.harm, colours.vermilion), (seen.positive, colours.blue)):
        block(figure, (min(value, 0), max(value, 0)), (y - 9, y + 9), colour)
    sign = "+" if good > 0 else ""
    harm_told = f"<b>{words('figure.harm', points=words.number(harm))}</b>"
    good_told = f"<b>{words('figure.good', points=sign + words.number(good))}</b>"
    colour = colours.vermilion if harm else colours.muted
    inside = 72 if narrow else 85
    on = "#FFFFFF" if theme == "light" else colours.paper
    if seen.harm < -inside:
        write(figure, 0, y, harm_told, on, size=size, align="right", beside=-8)
    else:
        write(figure, seen.harm, y, harm_told, colour, size=size, align="right", beside=-8)
    if seen.positive > inside:
        write(figure, 0, y, good_told, on, size=size, align="left", beside=8)
    else:
        write(figure, seen.positive, y, good_told, colours.blue, size=size, align="left", beside=8)


@dataclass(frozen=True)
class _Cap:
    """What is said where harm keeps the level from rising: the lines, the border they stand at, and on which side of it."""

    at: float
    lines: tuple[str, ...]
    side: str


def _capped(seen: SignificanceView, words: "Words", *, narrow: bool) -> _Cap | None:
    """The cap, with its text away from the score where there is room; nothing where the level lies lower anyway."""
    if seen.cap is None or seen.level not in (None, seen.cap):
        return None
    edges = [*inner(seen.borders), ENDS[1]]
    at = edges[min(seen.cap, len(edges)) - 1]
    told = words("figure.capped", level=seen.cap, names=words.listed(seen.capped_by))
    per_point = 1.75 if narrow else 3.6
    room = {"left": (100 + at) * per_point - 14, "right": (100 - at) * per_point - 14}
    side = "right" if seen.score is None or seen.score < at else "left"
    if room[side] < min(len(told) * 6.5, 150):
        side = max(room, key=lambda name: room[name])
    return _Cap(at, tuple(plain_label(text) for text in wrapped(told, min(int(room[side] / 6.5), 64))), side)


def _cap(figure: Canvas, cap: _Cap, theme: Theme, top: float, *, narrow: bool) -> None:
    """The mark ▼ where the highest level that is left ends, and why."""
    colours = ink(theme)
    size = 12 if narrow else QUIET
    middle = top - 6 - LINE * len(cap.lines) / 2
    write(figure, cap.at, top - 11, "▼", colours.vermilion, size=17)
    align, beside = ("right", -11) if cap.side == "left" else ("left", 11)
    text = "<br>".join(cap.lines)
    write(figure, cap.at, middle, text, colours.ink, size=size, align=align, beside=beside, behind=colours.paper)
