from typing import Any

from dashboard.figures.sparks import RISE, Spark, sparks
from dashboard.look import ink
from dashboard.words import words

NL = words("nl")
QUARTERS = ("2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3")
ROWS = [
    Spark("Alle partners samen", (7.0, 7.0, 7.0, 6.0), ("7", "7", "7", "6"), "6", is_bold=True),
    Spark("Wijk", (9.0, 8.0, 8.0, 5.0), ("9", "8", "8", "5"), "5 (−3)", is_alert=True),
    Spark("Bouw", (6.0, None, 6.0, None), ("6", "onbekend", "6", "verborgen"), "verborgen"),
]


def drawn(*, narrow: bool = False) -> dict[str, Any]:
    figure: dict[str, Any] = sparks(ROWS, QUARTERS, (4.0, 10.0), NL, "light", narrow=narrow).to_plotly_json()
    return figure


def lines(figure: dict[str, Any]) -> list[list[int]]:
    return [trace["x"] for trace in figure["data"] if trace["mode"] == "lines"]


def test_no_line_runs_through_a_quarter_that_is_unknown() -> None:
    assert lines(drawn()) == [[0, 1, 2, 3], [0, 1, 2, 3], [0], [2]]
    marks = [trace for trace in drawn()["data"] if trace["mode"] == "markers" and len(trace["x"])]
    [blank] = [trace for trace in marks if trace["marker"]["symbol"] == "circle-open"]
    assert blank["x"] == [1, 3]
    assert blank["hovertext"] == ["Bouw, 2026, kwartaal 1: onbekend", "Bouw, 2026, kwartaal 3: verborgen"]


def test_a_fall_has_a_shape_of_its_own_beside_its_colour() -> None:
    wijk = next(
        trace
        for trace in drawn()["data"]
        if trace["mode"] == "markers" and len(trace["x"]) == 4 and "Wijk" in trace["hovertext"][0]
    )
    assert wijk["marker"]["symbol"] == ["circle", "circle", "circle", "triangle-down"]
    assert wijk["marker"]["color"][-1] == ink("light").vermilion
    assert [trace["marker"]["color"][-1] for trace in drawn()["data"] if trace["mode"] == "markers"].count(
        ink("light").vermilion
    ) == 1


def test_all_rows_have_the_same_axis() -> None:
    whole = [trace for trace in drawn()["data"] if trace["mode"] == "markers" and len(trace["x"]) == 4]
    rise = [trace["y"][3] - trace["y"][0] for trace in whole]
    assert [round(one / RISE * 6, 6) for one in rise] == [1.0, 4.0]


def test_names_last_marks_and_quarters_stand_beside_the_lines() -> None:
    texts = [note["text"] for note in drawn()["layout"]["annotations"]]
    assert {"<b>Alle partners samen</b>", "<b>Wijk</b>", "Bouw", "5 (−3)", "k4", "k1<br>2026"} <= set(texts)
    assert "k4<br>2025" not in texts
    assert drawn(narrow=True)["layout"]["margin"]["l"] < drawn()["layout"]["margin"]["l"]
