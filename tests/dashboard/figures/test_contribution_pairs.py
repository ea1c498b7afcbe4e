import plotly.graph_objects as go

from dashboard.figures.contribution_pairs import contribution_pairs
from dashboard.look import ink
from dashboard.views.contribution_pairs import Pair
from dashboard.words import words

NL = words("nl")
COLOURS = ink("light")
GAIN = Pair("Werkplaats", "Gemeente", 7.5, 5.0, 10.0, "", "")
LOSS = Pair("Kringloop", "Vlotweg", -3.0, -4.5, -1.0, "", "dubbele ritten")
BLANK = Pair("A", "B", None, None, None, "", "")


def drawn(*pairs: Pair, narrow: bool = False) -> go.Figure:
    return contribution_pairs(pairs or (GAIN, LOSS), NL, "light", narrow=narrow)


def notes(figure: go.Figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def test_gains_are_blue_to_the_right_and_losses_vermilion_to_the_left() -> None:
    bars = [(shape.fillcolor, shape.x0, shape.x1) for shape in drawn().layout.shapes if shape.type == "rect"]
    assert bars == [(COLOURS.blue, 0, 7.5), (COLOURS.vermilion, -3, 0)]
    assert {"<b>+7,5</b>", "<b>−3</b>", "Werkplaats × Gemeente"} <= set(notes(drawn()))


def test_a_line_tells_how_sure_it_is() -> None:
    lines = [(shape.x0, shape.x1) for shape in drawn().layout.shapes if shape.type == "line" and shape.y0 == shape.y1]
    assert lines == [(5, 10), (-4.5, -1)]
    sure = drawn(Pair("A", "B", 2.0, 2.0, 2.0, "", ""))
    assert not [shape for shape in sure.layout.shapes if shape.type == "line" and shape.y0 == shape.y1]


def test_the_unknown_is_hatched_with_the_word() -> None:
    figure = drawn(GAIN, BLANK)
    assert [trace.marker.pattern.shape for trace in figure.data] == ["/"] and "onbekend" in notes(figure)


def test_numbers_stay_inside_and_names_are_never_markup() -> None:
    figure = drawn(narrow=True)
    assert figure.layout.xaxis.range[1] > 10 and figure.layout.margin.l < drawn().layout.margin.l
    assert any("&lt;b&gt;A" in text for text in notes(drawn(Pair("<b>A", "B", 1.0, None, None, "", ""))))
