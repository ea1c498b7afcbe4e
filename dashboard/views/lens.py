"""The same indicators through another lens: grouped by what a framework calls them."""

from typing import TYPE_CHECKING, Final

from dashboard.views.significance import Row, SignificanceView
from data.packs_known import shipped
from metrics.significance import Significance

if TYPE_CHECKING:
    from dashboard.words import Words

FRAMEWORKS: Final = ("capital", "sdg", "ecg", "quadrant", "klomp")
"""The frameworks of the product's own crosswalk; another one of a pack's own is shown by its own name."""


def lens(found: Significance, seen: SignificanceView, framework: str, words: "Words") -> tuple[Row, ...]:
    """A group a code, with the indicators that bear it, those with the lowest mean first; what bears none comes last as not
    classified. A group's score is the mean of its indicators by their weight in the whole."""
    codes: dict[str, list[str]] = {}
    for node, of, code in found.pack.crosswalk:
        if of == framework:
            codes.setdefault(node, []).append(code)
    by_code: dict[str, list[Row]] = {}
    for theme in seen.themes:
        for one in theme.rows or (theme,):
            for code in codes.get(one.node, [""]):
                by_code.setdefault(code, []).append(one)
    groups = [_group(code, rows, framework, words) for code, rows in by_code.items()]
    return tuple(sorted(groups, key=lambda group: (group.node == "", group.score is None, group.score or 0.0)))


def _name(code: str, framework: str, words: "Words") -> str:
    """What a framework calls its code: a cell of the ECG matrix by its name, a target of the SDGs by its number."""
    cell = shipped()["ecg"].by_name.get(code) if framework == "ecg" else None
    if cell:
        return f"{code} {cell.label(words.lang)}"
    return f"SDG {code}" if framework == "sdg" else words.told(f"lens.{framework}", code)


def _group(code: str, rows: list[Row], framework: str, words: "Words") -> Row:
    scored = [row for row in rows if row.score is not None and row.share > 0]
    weight = sum(row.share for row in scored)
    score = sum((row.score or 0.0) * row.share for row in scored) / weight if weight else None
    name = _name(code, framework, words) if code else words("significance.lens.unclassified")
    ordered = tuple(sorted(rows, key=lambda row: (row.score is None, row.score or 0.0)))
    return Row(code, name, score, None, None, None, None, None, weight, "", ordered)
