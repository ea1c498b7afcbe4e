"""How pictures look: ink by theme, the colours of kinds and levels, and how names stand in a chart as they were typed."""

import html
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal

Theme = Literal["light", "dark"]


@dataclass(frozen=True)
class Ink:
    """Colours for charts on one paper. Vermilion means harm or loss only; hatching means unknown only."""

    ink: str
    muted: str
    rule: str
    grid: str
    hatch: str
    blue: str
    pale: str
    vermilion: str
    green: str
    amber: str
    grey: str
    paper: str


_INK: Final[dict[Theme, Ink]] = {
    "light": Ink(
        ink="#1F2933",
        muted="#5E6A75",
        rule="#7F8A93",
        grid="rgba(127,138,147,.22)",
        hatch="rgba(127,138,147,.55)",
        blue="#0072B2",
        pale="#A1C9E2",
        vermilion="#C94F0A",
        green="#008763",
        amber="#B36B00",
        grey="#A9B0B6",
        paper="#FCFBF8",
    ),
    "dark": Ink(
        ink="#E9E6E0",
        muted="#A7B0B8",
        rule="#7F8A93",
        grid="rgba(127,138,147,.22)",
        hatch="rgba(127,138,147,.55)",
        blue="#4E9FD1",
        pale="#2F5F7E",
        vermilion="#E8743B",
        green="#35B38C",
        amber="#E6A23A",
        grey="#77828C",
        paper="#14181C",
    ),
}
KIND_COLOUR: Final = {
    "geld": "#5E6A75",
    "goederen": "#B07B10",
    "middelen": "#E69F00",
    "markttoegang": "#D49A78",
    "regelruimte": "#8C6D46",
    "arbeid": "#009E73",
    "dienst": "#4B8B3B",
    "meebouwen": "#8FA51F",
    "kennis": "#0072B2",
    "data": "#5A6FD6",
    "zichtbaarheid": "#56B4E9",
    "ruchtbaarheid": "#1B8A9E",
    "netwerktoegang": "#CC79A7",
    "vertrouwen": "#8E4FA8",
    "bemiddeling": "#AC97DB",
    "sociale inkoop": "#B0507A",
}
"""Colour of a kind of stream on either paper, akin where kinds are akin; the word always stands beside it."""
PARTY_COLOUR: Final = {
    "social": "#0072B2",
    "government": "#5E6A75",
    "residents": "#CC79A7",
    "business": "#8C6D46",
    "knowledge": "#009E73",
    "financier": "#E69F00",
    "collective": "#56B4E9",
}
"""Colour of a kind of party on either paper; its shape tells the same. Never vermilion, which means harm."""
LEVEL_COLOUR: Final = (
    ("#7B2E14", "#FFFFFF"),
    ("#C05425", "#FFFFFF"),
    ("#E19865", "#14181C"),
    ("#E7E2DA", "#14181C"),
    ("#A1C9E2", "#14181C"),
    ("#4E94C3", "#14181C"),
    ("#195C93", "#FFFFFF"),
)
"""Colour of a level and of the digit in it, which is always drawn: three below the norm, four above it."""


def ink(theme: Theme) -> Ink:
    """The ink for charts on one paper."""
    return _INK[theme]


def kind_colour(kind: str, theme: Theme) -> str:
    """The colour of a kind of stream: money is the grey of the theme, so is a kind that is not ours, but lighter."""
    return ink(theme).muted if kind == "geld" else KIND_COLOUR.get(kind, ink(theme).grey)


def inner(borders: Sequence[float]) -> tuple[float, ...]:
    """The borders between levels, without the ends of the scale."""
    return tuple(border for border in borders if -100 < border < 100)


def level_colour(level: int, borders: Sequence[float]) -> tuple[str, str]:
    """The colours of a level (counted from 1) and of its digit, also where a pack has more or fewer levels than seven."""
    between = inner(borders)
    below = sum(border <= 0 for border in between)
    first, size, at = (0, below, level - 1) if level <= below else (3, len(between) + 1 - below, level - 1 - below)
    last = 2 if first == 0 else 3
    return LEVEL_COLOUR[first + (at if size - 1 == last else round(at * last / max(size - 1, 1)))]


@cache
def layout(theme: Theme, *, narrow: bool) -> dict[str, Any]:
    """What every plotly figure has in common: transparent paper, ink of the theme, nothing that moves."""
    colours = ink(theme)
    return {
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"color": colours.ink, "size": 12 if narrow else 14},
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": {"bgcolor": colours.paper, "font": {"color": colours.ink}},
        "bargap": 0.35,
    }


def plain(name: str) -> str:
    """A name for a place that obeys Markdown, so that it reads as it was typed and links nowhere."""
    joined = re.sub(r"://|www\.|@|<?-+>?", lambda found: "\u2060" + "\u2060".join(found[0]), name)
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|<>$:~&@/])", r"\\\1", joined)


def plain_label(name: str) -> str:
    """A name for a plotly label, which obeys tags."""
    return html.escape(name, quote=False).replace("$", "&#36;")


def wrapped(name: str, width: int) -> list[str]:
    """A name over lines of about `width` characters, broken at spaces."""
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def shortened(name: str, width: int, lines: int) -> str:
    """A name over at most so many lines; what does not fit ends in an ellipsis."""
    told = wrapped(name, width)
    kept = told[:lines]
    if len(told) > lines:
        kept[-1] += "…"
    return "\n".join(line if len(line) <= width else line[: width - 1] + "…" for line in kept)


def distinct(names: Iterable[str]) -> list[str]:
    """Names made different where they are the same, by spaces of no width: ECharts knows a mark by its name."""
    taken: Counter[str] = Counter()
    told = []
    for name in names:
        told.append(name + "\u200b" * taken[name])
        taken[name] += 1
    return told


def literal(name: str) -> str:
    """A name for a label that ECharts fills in as a template: it reads as it was typed, by spaces of no width."""
    return name.replace("{", "{\u2060").replace("$", "$\u2060")


def hint(text: str) -> dict[str, str]:
    """What ECharts tells where a mark is pointed at; a name in it is neither markup nor a template."""
    return {"formatter": html.escape(text).replace("{", "&#123;")}
