import pytest

from dashboard.figures.coverage import squares
from dashboard.views.coverage import Cell, CoverageView
from dashboard.words import words

SEEN = CoverageView(
    (Cell("party", None, 3, 3, 0), Cell("stream", "2026-Q1", 4, 1, 1), Cell("stream", "2026-Q2", 1234, 0, 1234)),
    ("2026-Q1", "2026-Q2"),
    0,
    0,
)


@pytest.mark.parametrize("narrow", [False, True])
def test_each_square_tells_its_state_by_fill_and_word_and_holds_its_number(narrow: bool) -> None:
    figure = squares(SEEN, words("nl"), "light", narrow=narrow)
    assert {trace.name: list(trace.text) for trace in figure.data} == {
        "bekend": ["3"],
        "deels bekend": ["4"],
        "onbekend": ["1.234"],
    }
    assert len({trace.marker.color for trace in figure.data}) == 3
    assert list(figure.layout.yaxis.ticktext) == ["partij", "waardestroom"]


def test_a_narrow_screen_shows_the_last_quarters() -> None:
    many = CoverageView((Cell("party", None, 1, 1, 0),), tuple(f"2025-Q{q}" for q in (1, 2, 3, 4)), 0, 0)
    assert list(squares(many, words("en"), "dark", narrow=True).layout.xaxis.ticktext) == [
        "no<br>quarter",
        "2025<br>Q2",
        "2025<br>Q3",
        "2025<br>Q4",
    ]
