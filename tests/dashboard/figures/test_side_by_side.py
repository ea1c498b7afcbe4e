from typing import Any

import pytest

from dashboard.figures.side_by_side import side_by_side
from dashboard.words import words

NL = words("nl")
NAMES = ["Dommelrand", "<b>Vecht</b>", "Peel", "Bommel"]


def texts(figure: Any) -> list[str]:
    return [note.text for note in figure.layout.annotations]


@pytest.mark.parametrize("narrow", [False, True])
def test_the_highest_stands_first_and_the_unknown_last_with_an_open_mark_off_the_axis(narrow: bool) -> None:
    figure = side_by_side(NAMES, [0.0, 98.5, None, 154.0], "ton", 100, NL, "light", narrow=narrow)
    told = texts(figure)
    order = [text for text in told if text in {"Dommelrand", "&lt;b&gt;Vecht&lt;/b&gt;", "Peel", "Bommel"}]
    assert order == ["Bommel", "&lt;b&gt;Vecht&lt;/b&gt;", "Dommelrand", "Peel"]
    assert [trace.x[0] for trace in figure.data] == [154.0, 98.5, 0.0]
    assert {"<b>154</b>", "<b>98,5</b>", "<b>0</b>", "onbekend", "<b>norm 100</b>", "ton"} <= set(told)
    assert len(told) == len(set(told))
    assert [shape.type for shape in figure.layout.shapes].count("circle") == 1


def test_a_share_has_one_decimal_and_a_norm_is_not_needed() -> None:
    told = texts(side_by_side(["A", "B"], [61.25, -3.0], "%", None, NL, "dark", narrow=False))
    assert {"<b>61,3</b>", "<b>−3</b>"} <= set(told)
    assert not any("norm" in text for text in told)
    assert "<b>0,0312</b>" in texts(side_by_side(["A"], [0.0312], "euro", 0.05, NL, "light", narrow=False))


def test_without_a_single_value_every_mark_is_open() -> None:
    figure = side_by_side(["A", "B"], [None, float("nan")], "ton", None, NL, "light", narrow=True)
    assert len(figure.data) == 0 and texts(figure).count("onbekend") == 2
