from typing import Any

import pytest

from dashboard.figures.slope import slope
from dashboard.look import ink
from dashboard.words import words

LEFT = {"A": 33.0, "<b>B</b>": 20.0, "C": 48.0, "D": -3.0}
RIGHT = {"A": 2.0, "<b>B</b>": 4.0, "C": 9.0, "D": float("nan")}


def drawn(narrow: bool = False) -> Any:
    return slope(LEFT, RIGHT, "gewogen", "meetkundig", words("nl"), "light", narrow=narrow)


@pytest.mark.parametrize("narrow", [False, True])
def test_lines_that_change_rank_are_ink_and_others_grey(narrow: bool) -> None:
    lines = [shape.line.color for shape in drawn(narrow).layout.shapes]
    assert sorted(lines) == sorted([ink("light").ink, ink("light").ink, ink("light").rule])


def test_names_stand_on_both_sides_as_they_were_typed_and_without_a_value_with_the_word() -> None:
    told = [note.text for note in drawn().layout.annotations]
    assert told.count("&lt;b&gt;B&lt;/b&gt;") == 2 and told.count("C") == 2
    assert "D" in told and "D<br>onbekend" in told
    assert {"<b>gewogen</b>", "<b>meetkundig</b>"} <= set(told)


def test_equal_values_share_a_rank() -> None:
    figure = slope({"A": 1, "B": 1, "C": 0}, {"A": 3, "B": 2, "C": 1}, "x", "y", words("en"), "dark", narrow=False)
    ranks = [note.text for note in figure.layout.annotations if note.text.strip("<b>/").isdigit()]
    assert sorted(ranks) == ["<b>1</b>"] * 3 + ["<b>2</b>"] + ["<b>3</b>"] * 2
