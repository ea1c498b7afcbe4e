from dataclasses import replace
from typing import Any

import pytest

from dashboard.figures.trend import small_multiples, trend
from dashboard.views.significance import Moment, Row
from dashboard.words import words
from tests.dashboard.figures.test_scale import SEEN

NL = words("nl")


def moments(*scores: float | None, why: str = "") -> tuple[Moment, ...]:
    return tuple(
        Moment(
            f"{2024 + (at + 3) // 4}-Q{(at + 3) % 4 + 1}",
            score,
            None if score is None else score - 8,
            None if score is None else score + 8,
            None if score is None else 4,
            why if score is None else "",
        )
        for at, score in enumerate(scores)
    )


def texts(figure: Any) -> list[str]:
    return [note.text for note in figure.layout.annotations]


@pytest.mark.parametrize("narrow", [False, True])
def test_no_line_runs_through_a_quarter_that_is_unknown(narrow: bool) -> None:
    figure = trend(moments(-5, 3, None, 12, 18), NL, "light", narrow=narrow, borders=SEEN.borders)
    lines = [list(trace.x) for trace in figure.data if trace.type == "scatter" and trace.mode == "lines+markers"]
    assert lines == [[0, 1], [3, 4]]
    assert [(bar.x[0], bar.marker.pattern.shape) for bar in figure.data if bar.type == "bar"] == [(2, "/")]
    assert "onbekend" in texts(figure)
    assert [trace.text[0] for trace in figure.data if trace.type == "scatter" and trace.mode == "markers+text"] == ["<b>4</b>"]


def test_the_quarters_have_their_years_and_the_levels_their_words() -> None:
    figure = trend(moments(-5, 3, 12), NL, "light", narrow=False, borders=SEEN.borders, level_words=SEEN.words)
    told = texts(figure)
    assert {"k4<br>2024", "k1<br>2025", "k2", "<b>norm</b>", "<b>12</b>", "<b>4</b> voldoende"} <= set(told)
    assert "k4" in texts(trend(moments(-5, 3, 12), NL, "light", narrow=True, borders=SEEN.borders))


def test_one_quarter_alone_has_its_band_and_none_at_all_is_one_hatched_field() -> None:
    alone = trend(moments(None, 5, None), NL, "light", narrow=False, borders=SEEN.borders)
    assert [len(trace.x) for trace in alone.data if trace.type == "scatter" and trace.fill == "toself"] == [4]
    nothing = trend(moments(None, None), NL, "dark", narrow=False, borders=SEEN.borders)
    assert [trace.type for trace in nothing.data] == ["bar"]
    assert trend((), NL, "light", narrow=False, borders=()).layout.height > 0


def test_every_theme_has_its_line_on_the_same_axis_under_its_name() -> None:
    rows = tuple(
        Row(node, name, 1, 0, 2, 4, 2, 1, 0.1) for node, name in (("T1", "<b>Werk</b>"), ("T2", "Water"), ("T3", "Rust"))
    )
    groups = (Row("D1", "Mens", 1, 0, 2, 4, 2, 1, 1, rows=rows),)
    series = (("T1", moments(5, 6, None)), ("T2", moments(None, None)), ("T3", moments(None, None, why="nvt")))
    seen = replace(SEEN, groups=groups, theme_trend=series)
    for narrow in (False, True):
        figure = small_multiples(seen, NL, "light", narrow=narrow)
        told = texts(figure)
        assert {"&lt;b&gt;Werk&lt;/b&gt;", "Water", "<b>6</b>", "onbekend", "n.v.t."} <= set(told)
        assert len([bar for bar in figure.data if bar.type == "bar"]) == 2
        low, high = figure.layout.xaxis.range
        assert all(low < note.x < high for note in figure.layout.annotations if note.xref == "x")
    assert small_multiples(SEEN, NL, "dark", narrow=False).layout.height > 0
