import pytest

from dashboard.figures.bars import Bar, bars

ROWS = [
    Bar("Bekend", 0.5, "<b>5</b> van 10"),
    Bar("Onbekend", None, "onbekend", "onbekend: niet gemeten"),
    Bar("Meer", 1.2, "12"),
]


@pytest.mark.parametrize("narrow", [False, True])
def test_a_known_value_is_a_bar_and_an_unknown_one_hatching_with_the_word(narrow: bool) -> None:
    figure = bars(ROWS, "light", narrow=narrow, line_at=1.0, line_word="beoogd")
    assert [bar.x[0] for bar in figure.data] == [0.5, 1.0, 1.2]
    assert [bar.marker.pattern.shape for bar in figure.data] == [None, "/", None]
    texts = [note.text for note in figure.layout.annotations]
    assert "onbekend: niet gemeten" in texts
    names = [text for text in texts if text.startswith("Bekend")] if narrow else list(figure.layout.yaxis.ticktext)
    assert names[0].startswith("Bekend")


def test_a_real_zero_is_drawn_and_is_not_hatched() -> None:
    figure = bars([Bar("Nul", 0.0, "0")], "dark", narrow=False)
    assert (figure.data[0].x[0], figure.data[0].marker.pattern.shape) == (0.0, None)


def test_names_carry_no_tags() -> None:
    figure = bars([Bar("<b>x</b>", 0.1, "1")], "light", narrow=False)
    assert figure.layout.yaxis.ticktext == ("&lt;b&gt;x&lt;/b&gt;",)


def test_what_is_not_sure_to_count_is_an_outline_and_not_hatched() -> None:
    figure = bars([Bar("Betaald", 0.5, "5"), Bar("Misschien", 0.5, "5", outlined=True)], "light", narrow=False)
    sure, unsure = (bar.marker for bar in figure.data)
    assert unsure.color == "rgba(0,0,0,0)" and unsure.line.color == sure.color
    assert unsure.pattern.shape is None
