from dashboard.figures.canvas import band_colour, canvas, dot, filled, hatch, ticks
from dashboard.look import ink

BORDERS = (-100, -60, -20, 0, 20, 50, 80)


def test_height_counts_in_pixels_from_the_top_and_nothing_can_be_moved() -> None:
    figure = canvas("light", narrow=False, height=200, across=(0, 1)).drawn()
    assert list(figure.layout.yaxis.range) == [200, 0] and figure.layout.height == 200
    assert figure.layout.xaxis.fixedrange and figure.layout.yaxis.fixedrange


def test_the_unknown_is_hatched_and_a_dot_is_not() -> None:
    gathered = canvas("dark", narrow=False, height=200, across=(-100, 100))
    hatch(gathered, (-10, 30), 50, 12, "dark")
    dot(gathered, 3, 80, "#FFFFFF", "dark", digit="4")
    figure = gathered.drawn()
    assert (figure.data[0].base[0], figure.data[0].x[0], figure.data[0].marker.pattern.shape) == (-10, 40, "/")
    assert figure.data[1].text[0] == "<b>4</b>" and figure.data[1].marker.line.color == ink("dark").ink


def test_a_dot_without_a_level_is_grey_and_a_pale_band_does_not_sink_into_the_paper() -> None:
    assert filled(None, BORDERS, "light")[0] == ink("light").grey
    assert band_colour(4, BORDERS, "light") == ink("light").grey
    assert band_colour(5, BORDERS, "light") == filled(5, BORDERS, "light")[0]


def test_a_border_near_the_norm_has_no_figure_of_its_own() -> None:
    assert ticks((-100, -60, -5, 0, 20), 8, (-100, 100)) == [-100, -60, 0, 20, 100]
