from itertools import pairwise
from typing import Any

import pytest

from dashboard.figures.norms import norms
from dashboard.look import ink
from dashboard.words import words
from tests.dashboard.views.made_norms import WORK, seen

NL = words("nl")
HARM = WORK | {"outcome_metric": "co2", "definition": "<b>CO₂</b>", "now": 10.0, "own_harm": True}
LAME = WORK | {"outcome_metric": "leer", "definition": "Leerplek", "threshold": None}
BARE = {"project": "P2", "outcome_metric": "rust", "definition": "Rust"}


def drawn(*impacts: Any, narrow: bool = False) -> dict[str, Any]:
    figure: dict[str, Any] = norms(seen(*impacts).outcomes, NL, "light", narrow=narrow).to_plotly_json()
    return figure


def texts(figure: dict[str, Any]) -> list[str]:
    return [note["text"] for note in figure["layout"]["annotations"]]


def dots(figure: dict[str, Any]) -> list[dict[str, Any]]:
    return [trace for trace in figure["data"] if trace["type"] == "scatter"]


def upright(figure: dict[str, Any]) -> list[dict[str, Any]]:
    return [shape for shape in figure["layout"]["shapes"] if shape["x0"] == shape["x1"]]


def test_from_where_to_where_lies_on_a_strip_with_the_threshold_upright() -> None:
    figure = drawn(WORK)
    base, now = dots(figure)
    assert (base["x"], now["x"]) == ([0.0], [1.0]) and base["y"] == now["y"]
    assert (base["hovertext"], now["hovertext"]) == (["begin: 30 %"], ["nu: 62 %"])
    [threshold] = upright(figure)
    assert threshold["x0"] == pytest.approx(20 / 32)
    assert [text for text in texts(figure) if "C draagt bij aan oplossing" in text and "van 30 naar 62; drempel 50 (%)" in text]


def test_only_harm_is_vermilion_and_its_sign_and_word_say_the_same() -> None:
    colours = ink("light")
    assert colours.vermilion not in str(drawn(WORK, LAME))
    figure = drawn(HARM)
    assert dots(figure)[1]["marker"]["color"] == colours.vermilion
    [verdict] = [text for text in texts(figure) if "D schaadt" in text]
    assert "■" in verdict


def test_what_is_unknown_has_no_mark_and_what_is_missing_is_named() -> None:
    figure = drawn(LAME)
    assert len(dots(figure)) == 2 and upright(figure) == []
    [verdict] = [text for text in texts(figure) if "○" in text and "<b>onbekend</b>" in text]
    assert "onbekend: drempel" in verdict
    bare = drawn(BARE)
    [hatched] = [trace for trace in bare["data"] if trace["type"] == "bar"]
    assert hatched["marker"]["pattern"]["shape"] == "/" and dots(bare) == []
    assert "onbekend" in texts(bare) and [text for text in texts(bare) if "nog niets over vastgelegd" in text]


def test_one_known_number_alone_makes_no_strip_but_is_told() -> None:
    figure = drawn(BARE | {"now": 12.0})
    assert dots(figure) == [] and [text for text in texts(figure) if "naar 12" in text]


def test_a_name_is_no_markup() -> None:
    assert any(text.startswith("&lt;b&gt;CO₂") for text in texts(drawn(HARM)))


def test_on_a_phone_every_row_takes_the_lines_it_needs() -> None:
    figure = drawn(WORK, LAME, BARE, HARM, narrow=True)
    notes = [note for note in figure["layout"]["annotations"] if note.get("yanchor") == "top"]
    places = sorted((note["y"], note["y"] + 16 * (note["text"].count("<br>") + 1)) for note in notes)
    assert all(end <= start for (_, end), (start, _) in pairwise(places))
    assert figure["layout"]["height"] >= places[-1][1]
