from typing import Any

import pytest

from dashboard.figures.back_to_back import Sides, back_to_back
from dashboard.look import ink
from dashboard.words import words

NL = words("nl")
ROWS = [
    Sides("w", "Wijkraad De Waard", 26.0, 4.0),
    Sides("h", "Hogeschool Peelzoom", None, 12.5),
    Sides("k", "Kringloop Rondom", 0.0, 22.0),
]


def told(rows: list[Sides] = ROWS, *, narrow: bool = False, **more: Any) -> dict[str, Any]:
    figure: dict[str, Any] = back_to_back(rows, ("brengt", "haalt"), NL, "light", narrow=narrow, **more).to_plotly_json()
    return figure


def bars(figure: dict[str, Any]) -> dict[tuple[str, str], tuple[float, bool]]:
    """By side and key: how far the bar reaches, and whether it is hatched."""
    return {
        ("brings" if x < 0 else "takes", key): (abs(x), "pattern" in trace["marker"])
        for trace in figure["data"]
        if trace["type"] == "bar"
        for x, key in zip(trace["x"], trace["customdata"], strict=True)
    }


def test_both_sides_are_on_one_scale_from_the_same_middle() -> None:
    seen = bars(told())
    assert seen["brings", "w"] == (26.0, False) and seen["takes", "w"] == (4.0, False)
    low, high = told()["layout"]["xaxis"]["range"]
    assert low == -high and high > 26


def test_the_unknown_is_hatched_and_a_zero_is_a_thin_mark() -> None:
    seen = bars(told())
    assert seen["brings", "h"][1] and not seen["brings", "k"][1]
    assert 0 < seen["brings", "k"][0] < 0.5
    notes = [note["text"] for note in told()["layout"]["annotations"]]
    assert notes.count("onbekend") == 1


def test_numbers_stand_at_the_ends_and_heads_above() -> None:
    texts = [text for trace in told()["data"] if trace["type"] == "scatter" for text in trace["text"]]
    assert [text.replace("\u00a0", "") for text in texts] == [
        *("Wijkraad De Waard", "Hogeschool Peelzoom", "Kringloop Rondom"),
        *("<b>26</b>", "<b>0</b>", "<b>4</b>", "<b>12,5</b>", "<b>22</b>"),
    ]
    assert [note["text"] for note in told()["layout"]["annotations"]][:2] == ["<b>brengt</b>", "<b>haalt</b>"]


def test_what_is_brought_is_blue_and_what_is_taken_grey() -> None:
    fills = [
        trace["marker"]["color"] for trace in told()["data"] if trace["type"] == "bar" and "pattern" not in trace["marker"]
    ]
    assert fills == [ink("light").blue, ink("light").grey]


@pytest.mark.parametrize("narrow", [False, True])
def test_rows_stand_in_the_order_given_and_clear_of_each_other(narrow: bool) -> None:
    rows = [Sides(str(n), "Een heel lange naam van een partij in de coalitie" * (1 + n % 2), 1.0, 2.0) for n in range(12)]
    figure = told(rows, narrow=narrow)
    [takes] = [trace for trace in figure["data"] if trace["type"] == "bar" and trace["x"] and trace["x"][0] == 2.0]
    assert takes["customdata"] == [str(n) for n in range(12)]
    steps = [after - before for before, after in zip(takes["y"], takes["y"][1:], strict=False)]
    names = next(trace["text"] for trace in figure["data"] if trace["type"] == "scatter")
    lines = [name.count("<br>") + 1 for name in names]
    assert (
        all(step >= 7.5 * (one + other) for step, one, other in zip(steps, lines, lines[1:], strict=False)) and min(steps) > 30
    )
    assert figure["layout"]["height"] > takes["y"][-1]


def test_a_chosen_row_is_bold_and_a_name_carries_no_tags() -> None:
    rows = [Sides("a", "<i>A</i>", 1.0, 2.0)]
    names = next(trace["text"] for trace in told(rows, chosen="a")["data"] if trace["type"] == "scatter")
    assert list(names) == ["<b>&lt;i&gt;A&lt;/i&gt;</b>"]


def test_nothing_known_at_all_is_hatched_on_both_sides() -> None:
    assert all(hatched for _, hatched in bars(told([Sides("a", "A", None, None)])).values())
    assert bars(told([])) == {}
