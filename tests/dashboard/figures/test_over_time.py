from typing import Any

import pytest

from dashboard.figures.over_time import over_time
from dashboard.views.value_over_time import Wave
from dashboard.words import words

NL = words("nl")
WAVES = (
    Wave("2024-Q3", None, 0, 10.0, 5.0, 15.0),
    Wave("2025-Q3", 0.29, 45, 26.0, 19.0, 33.0),
    Wave("2026-Q3", 0.25, 28, 33.0, None, None),
)


def drawn(waves: Any = WAVES, *, narrow: bool = False) -> dict[str, Any]:
    figure: dict[str, Any] = over_time(waves, NL, "light", narrow=narrow).to_plotly_json()
    return figure


def test_only_waves_of_which_both_are_known_have_a_dot_joined_in_their_order() -> None:
    path, dots = drawn()["data"]
    assert list(dots["x"]) == list(path["x"]) == [0.29, 0.25] and dots["y"][0] > dots["y"][1]
    assert dots["hovertext"] == ["2025, kwartaal 3: r 0,29, 26", "2026, kwartaal 3: r 0,25, 33"]


def test_a_score_has_its_band_where_there_is_one() -> None:
    bands = [shape for shape in drawn()["layout"]["shapes"] if shape["x0"] == shape["x1"] == 0.29]
    assert len(bands) == 1 and not [
        shape for shape in drawn()["layout"]["shapes"] if shape["x0"] == 0.25 and shape["line"]["width"] == 5
    ]


def test_the_norm_is_always_there_and_the_axis_reaches_below_it_where_a_score_does() -> None:
    texts = [note["text"] for note in drawn()["layout"]["annotations"]]
    assert {"<b>norm</b>", "25", "50", "2025, kwartaal 3", "2026, kwartaal 3"} <= set(texts) and "−25" not in texts
    below = drawn((Wave("2026-Q3", -0.2, 3, -10.0, -30.0, 5.0),))
    assert "−50" in [note["text"] for note in below["layout"]["annotations"]]
    assert below["layout"]["xaxis"]["range"] == [-1.0, 1.0]


@pytest.mark.parametrize("narrow", [False, True])
def test_every_word_stands_within_the_picture(narrow: bool) -> None:
    figure = drawn(narrow=narrow)
    assert all(0 <= note["y"] <= figure["layout"]["height"] for note in figure["layout"]["annotations"])
