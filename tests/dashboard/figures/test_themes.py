from typing import Any

import pytest

from dashboard.figures.themes import themes
from dashboard.views.significance import Row
from dashboard.words import words
from tests.dashboard.figures.test_scale import SEEN

NL = words("nl")


def row(name: str, score: float | None, why: str = "", **more: Any) -> Row:
    band = (None, None) if score is None else (score - 10, score + 10)
    return Row(
        name, name, score, *band, None if score is None else 5, more.get("evidence", 2), more.get("coverage", 0.9), 0.1, why
    )


GROUPS = [
    Row("D1", "Natuur", 1, 0, 2, 4, 2, 1, 0.5, rows=(row("<b>CO₂</b>", 35), row("Soorten", None, "unknown", evidence=None))),
    Row("D2", "Mensen", 1, 0, 2, 4, 2, 1, 0.5, rows=(row("Werk", 0), row("Rust", None, "nvt"), row("Taal", None, "stale"))),
    Row("D3", "Geld", 1, 0, 2, 4, 2, 1, 0.5, rows=(row("Bank", None, "coverage"), row("Munt", None, "eigen code"))),
]


def texts(figure: Any) -> list[str]:
    return [note.text for note in figure.layout.annotations]


@pytest.mark.parametrize("narrow", [False, True])
def test_groups_and_themes_stand_in_the_order_given_with_a_dot_for_what_is_known(narrow: bool) -> None:
    figure = themes(SEEN, GROUPS, NL, "light", narrow=narrow)
    told = texts(figure)
    assert [text for text in told if text in {"<b>Natuur</b>", "Soorten", "<b>Mensen</b>", "Werk"}] == [
        "<b>Natuur</b>",
        "Soorten",
        "<b>Mensen</b>",
        "Werk",
    ]
    assert "&lt;b&gt;CO₂&lt;/b&gt;" in told
    dots = [trace for trace in figure.data if trace.type == "scatter"]
    assert [(dot.x[0], dot.text[0]) for dot in dots] == [(35, "<b>5</b>"), (0, "<b>5</b>")]
    assert dots[0].customdata[0] == "80 % zeker: tussen 25 en 45"


@pytest.mark.parametrize("narrow", [False, True])
def test_what_is_unknown_is_hatched_with_the_reason_and_what_does_not_apply_is_a_word(narrow: bool) -> None:
    figure = themes(SEEN, GROUPS, NL, "dark", narrow=narrow)
    why = {"onbekend: nooit gemeten", "n.v.t.", "onbekend: te oud", "te weinig gegevens", "onbekend"}
    assert why <= set(texts(figure))
    bars = [trace for trace in figure.data if trace.type == "bar"]
    assert len(bars) == 4 and all(bar.marker.pattern.shape == "/" for bar in bars)


def test_at_the_right_stand_score_evidence_and_coverage_and_no_evidence_is_a_word() -> None:
    told = texts(themes(SEEN, GROUPS[:1], NL, "light", narrow=False))
    assert {"score", "bewijs", "dekking", "35", "●●○○○", "geen"} <= set(told)
    assert told.count("90\xa0%") == 2
    narrow = texts(themes(SEEN, GROUPS[:1], NL, "light", narrow=True))
    assert not {"score", "bewijs", "dekking", "35", "●●○○○", "geen"} & set(narrow)


def test_a_theme_opens_to_its_indicators_and_long_names_are_broken() -> None:
    figure = themes(
        SEEN,
        [Row("T1", "Werk", 1, 0, 2, 4, 2, 1, 1, rows=(row("Wie een half jaar later nog werk heeft", 3),))],
        NL,
        "light",
        narrow=True,
    )
    assert any(text.startswith("Wie een half jaar<br>") for text in texts(figure))
    assert themes(SEEN, [], NL, "light", narrow=False).layout.height > 0
