from typing import Any

import pytest

from dashboard.figures.marks import SERIES, Axis, Marks, marks
from dashboard.look import ink
from dashboard.words import words

NL = words("nl")
AXIS = Axis((0.0, 1.0), [(0.0, "niemand eens"), (1.0, "iedereen eens")], 0.0)
ROWS = [
    Marks("Eerst doen", (0.9, 0.1), ("90 %", "10 %"), is_bold=True),
    Marks("Eerst praten", (0.4, None), ("40 %", "verborgen"), band=(0.2, 0.6), right="+5"),
    Marks("Geheim", (None, None), why="verborgen"),
]


def drawn(rows: Any = ROWS, series: Any = ("groep 1", "groep 2"), axis: Axis = AXIS, **how: Any) -> dict[str, Any]:
    told: dict[str, Any] = marks(rows, series, axis, NL, "light", **{"narrow": False, **how}).to_plotly_json()
    return told


def texts(figure: dict[str, Any]) -> list[str]:
    return [note["text"] for note in figure["layout"]["annotations"]]


def dots(figure: dict[str, Any]) -> list[dict[str, Any]]:
    return [trace for trace in figure["data"] if trace["type"] == "scatter"]


def test_a_series_has_its_shape_its_colour_and_its_word_above() -> None:
    figure = drawn()
    assert [trace["marker"]["symbol"] for trace in dots(figure)] == ["circle", "square"]
    assert [trace["x"] for trace in dots(figure)] == [[0.9, 0.4], [0.1]]
    [legend] = [text for text in texts(figure) if "groep 1" in text]
    assert "● groep 1" in legend and "■ groep 2" in legend and ink("light").blue in legend
    assert len({symbol for symbol, _, _ in SERIES}) == len(SERIES) == 8


def test_one_series_has_no_legend() -> None:
    figure = drawn([Marks("Vertrouwen", (0.5,))], [""])
    assert not [text for text in texts(figure) if "●" in text]


def test_what_is_unknown_has_no_mark_and_a_row_without_any_is_hatched_with_its_word() -> None:
    figure = drawn()
    [hatched] = [trace for trace in figure["data"] if trace["type"] == "bar"]
    assert hatched["marker"]["pattern"]["shape"] == "/" and "verborgen" in texts(figure)
    assert "onbekend" in texts(drawn([Marks("Leeg", (None,))], [""]))
    assert dots(figure)[0]["hovertext"] == ["90 %", "40 %"]


def test_marks_of_a_row_are_joined_and_a_band_lies_behind_them() -> None:
    shapes = drawn()["layout"]["shapes"]
    joined = [shape for shape in shapes if shape["type"] == "line" and shape["y0"] == shape["y1"]]
    assert [(shape["x0"], shape["x1"], shape["line"]["width"]) for shape in joined] == [(0.1, 0.9, 2)]
    assert [(shape["x0"], shape["x1"]) for shape in shapes if shape["type"] == "rect"] == [(0.2, 0.6)]


def test_an_arrow_runs_from_the_first_mark_to_the_last_and_none_where_nothing_changed() -> None:
    rows = [Marks("Rust", (0.2, 0.7), is_arrow=True), Marks("Moed", (0.5, 0.5), is_arrow=True)]
    arrows = [note for note in drawn(rows)["layout"]["annotations"] if note.get("arrowhead")]
    assert [(note["ax"], note["x"]) for note in arrows] == [(0.2, 0.7)]


def test_the_word_at_the_end_of_a_row_stands_right_of_the_axis() -> None:
    [note] = [note for note in drawn()["layout"]["annotations"] if note["text"] == "+5"]
    assert (note["xref"], note["x"], note["xanchor"]) == ("paper", 1, "left")


@pytest.mark.parametrize("narrow", [False, True])
def test_long_names_and_axis_words_take_the_lines_they_need(narrow: bool) -> None:
    long = "Wij zeggen ieder kwartaal aan elkaar wat er goed gaat en wat er niet goed gaat"
    figure = drawn([Marks(long, (0.5, 0.6)), Marks("Thema\nPartner met een naam", (0.5, 0.6))], narrow=narrow)
    names = [text for text in texts(figure) if text.startswith(("Wij", "Thema"))]
    assert names[0].count("<br>") >= 2 and names[1].startswith("Thema<br>Partner")
    assert ("iedereen<br>eens" in texts(figure)) is narrow
    foot = max(note["y"] for note in figure["layout"]["annotations"])
    assert figure["layout"]["height"] - foot >= (30 if narrow else 18)


def test_a_name_is_no_markup() -> None:
    assert "&lt;i&gt;x" in texts(drawn([Marks("<i>x", (0.1, 0.2))]))
