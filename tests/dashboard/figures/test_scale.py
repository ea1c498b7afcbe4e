from dataclasses import replace
from typing import Any

import pytest

from dashboard.figures.scale import parts_shown, scale
from dashboard.views.significance import SignificanceView
from dashboard.words import words

NL = words("nl")
WORDS = ("schadelijk", "belastend", "onder de norm", "voldoende", "waardevol", "betekenisvol", "van betekenis voor het geheel")
SEEN = SignificanceView(
    subject="dommelrand",
    name="Dommelrand",
    period="2026-Q3",
    pack="betekenisscore",
    version="1.0",
    weights="gewogen",
    dated="2026-03-03",
    draws=2000,
    score=32.6,
    low=26.2,
    high=40.1,
    level=5,
    coverage=0.95,
    needed=0.6,
    positive=37.9,
    harm=-5.3,
    possible=None,
    spread=(),
    borders=(-100, -60, -20, 0, 20, 50, 80),
    words=WORDS,
    cap=None,
    capped_by=(),
    groups=(),
    checks=(),
    roles=(),
    lost=(),
    trend=(),
)
WITHHELD = replace(
    SEEN, score=None, low=None, high=None, level=None, coverage=0.48, positive=None, harm=None, possible=(-22.0, 61.0)
)


def texts(figure: Any) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def hatched(figure: Any) -> list[tuple[float, float]]:
    bars = [trace for trace in figure.data if trace.type == "bar"]
    assert all(bar.marker.pattern.shape == "/" for bar in bars)
    return [(bar.base[0], bar.base[0] + bar.x[0]) for bar in bars]


def test_the_score_stands_on_its_band_above_its_level_and_the_parts_add_up() -> None:
    figure = scale(SEEN, NL, "light", narrow=False)
    told = texts(figure)
    assert {"<b>33</b>", "80 % zeker: tussen 26 en 40", "<b>5 waardevol</b>", "<b>6</b> betekenisvol"} <= set(told)
    assert {"<b>schade −5</b>", "<b>goed +38</b>", "<b>norm 0</b>"} <= set(told)
    assert "<b>7</b> van betekenis<br>voor het geheel" in told
    assert figure.data[0].x[0] == 32.6 and hatched(figure) == []


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("seen", [SEEN, WITHHELD, replace(SEEN, cap=5, capped_by=("Water",))])
def test_nothing_is_said_twice(seen: SignificanceView, narrow: bool) -> None:
    told = texts(scale(seen, NL, "light", narrow=narrow))
    assert len(told) == len(set(told))


def test_a_narrow_screen_shows_the_digits_only() -> None:
    told = texts(scale(SEEN, NL, "dark", narrow=True))
    assert {f"<b>{level}</b>" for level in range(1, 8)} <= set(told) and "26 tot 40" in told
    assert not any(word in text for text in told for word in WORDS)


def test_a_level_that_harm_caps_bears_a_mark_and_the_names_as_they_were_typed() -> None:
    figure = scale(replace(SEEN, cap=5, capped_by=("<b>CO₂</b>",)), NL, "light", narrow=False)
    mark = next(note for note in figure.layout.annotations if note.text == "▼")
    assert mark.x == 50
    assert any("begrensd op niveau 5: &lt;b&gt;CO₂&lt;/b&gt;" in text.replace("<br>", " ") for text in texts(figure))
    assert "▼" not in texts(scale(replace(SEEN, level=4, cap=5, capped_by=("x",)), NL, "light", narrow=False))


@pytest.mark.parametrize("narrow", [False, True])
def test_a_withheld_score_has_no_dot_but_the_range_where_it_may_lie_and_the_reason(narrow: bool) -> None:
    figure = scale(WITHHELD, NL, "light", narrow=narrow)
    told = " ".join(texts(figure))
    assert "te weinig gegevens: 48\xa0% gemeten, 60\xa0% nodig" in told and "mogelijk: −22 tot 61" in told
    assert (-22, 61) in hatched(figure) and "onbekend" in told
    assert [trace for trace in figure.data if trace.type == "scatter"] == []
    near = texts(scale(replace(WITHHELD, coverage=0.597), NL, "light", narrow=narrow))
    assert any("59,7\xa0% gemeten, 60\xa0% nodig" in text for text in near)


def test_a_pack_with_other_levels_is_drawn_with_its_own() -> None:
    four = replace(SEEN, borders=(-100, -50, 0, 50), words=("slecht", "matig", "<i>goed</i>", "top"), level=3)
    told = texts(scale(four, NL, "light", narrow=False))
    assert {"<b>1</b> slecht", "<b>3 &lt;i&gt;goed&lt;/i&gt;</b>", "<b>4</b> top", "−50", "50"} <= set(told)


@pytest.mark.parametrize(
    ("score", "positive", "harm", "shown"),
    [(32.55, 40.55, -8.0, (41, -8)), (-44.4, 3.2, -47.6, (4, -48)), (0.5, 0.5, 0, (1, 0)), (-0.5, 0.0, -0.5, (0, -1))],
)
def test_good_and_harm_add_up_as_shown(score: float, positive: float, harm: float, shown: tuple[int, int]) -> None:
    assert parts_shown(score, positive, harm) == shown


def test_much_good_or_harm_is_told_inside_its_bar() -> None:
    told = [
        note
        for note in scale(
            replace(SEEN, score=88.0, low=80.0, high=95.0, level=7, positive=92.0, harm=-4.0), NL, "light", narrow=False
        ).layout.annotations
        if note.text == "<b>goed +92</b>"
    ]
    assert told[0].x == 0
    low = scale(replace(SEEN, score=-70.0, low=-85.0, high=-52.0, level=1, positive=18.0, harm=-88.0), NL, "dark", narrow=True)
    assert next(note for note in low.layout.annotations if note.text == "<b>schade −88</b>").x == 0
