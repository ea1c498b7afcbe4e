from dataclasses import replace
from typing import Any

import pytest

from dashboard.figures.negotiation import negotiation
from dashboard.look import Theme, ink
from dashboard.views.negotiation import tightest_first
from dashboard.words import words
from tests.dashboard.views.test_negotiation import seen

NL = words("nl")
SEEN = seen()


def texts(figure: Any) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def drawn(theme: Theme = "light", *, narrow: bool = False) -> Any:
    return negotiation(SEEN, tightest_first(SEEN.themes), NL, theme, narrow=narrow)


def test_partners_are_dots_and_roles_diamonds_and_who_decides_otherwise_is_open() -> None:
    found = drawn()
    assert [trace.marker.symbol for trace in found.data] == ["circle", "circle-open", "diamond"]
    assert [len(trace.x) for trace in found.data] == [3, 3, 3]
    assert found.data[1].hovertext[0].replace("\xa0", " ").startswith("Gem: T")
    assert "weegt" in found.data[1].hovertext[0]


def test_a_zone_is_shaded_to_the_end_of_the_axis_at_most_and_told_in_words() -> None:
    found = drawn()
    zones = [shape for shape in found.layout.shapes if shape.type == "rect"]
    assert len(zones) == 3 and all(zone.x1 <= found.layout.xaxis.range[1] + 1e-9 for zone in zones)
    assert any("tot" in told for told in texts(found))
    none = replace(SEEN, themes=tuple(replace(row, zone=None) for row in SEEN.themes))
    without = negotiation(none, none.themes, NL, "light", narrow=False)
    assert not [shape for shape in without.layout.shapes if shape.type == "rect"]
    assert texts(without).count("geen") == 3


def test_a_zone_that_runs_on_beyond_the_axis_has_an_arrow_and_one_that_begins_there_a_word() -> None:
    first, *rest = SEEN.themes
    beyond = replace(SEEN, themes=(replace(first, zone=(0.97, 1.0)), *(replace(row, zone=(0.1, 0.2)) for row in rest)))
    told = [text.replace("\xa0", " ") for text in texts(negotiation(beyond, beyond.themes, NL, "light", narrow=False))]
    assert "vanaf 97 % →" in told and "→" not in told
    within = replace(SEEN, themes=tuple(replace(row, zone=(0.1, 0.2)) for row in SEEN.themes))
    assert not [text for text in texts(negotiation(within, within.themes, NL, "light", narrow=False)) if "→" in text]
    wide = replace(SEEN, themes=tuple(replace(row, zone=(0.1, 1.0)) for row in SEEN.themes))
    assert texts(negotiation(wide, wide.themes, NL, "light", narrow=False)).count("→") == 3
    assert any("loopt door" in text for text in texts(negotiation(wide, wide.themes, NL, "light", narrow=True)))


def test_the_weight_in_use_is_a_tick_in_ink() -> None:
    ticks = [shape for shape in drawn().layout.shapes if shape.type == "line" and shape.line.color == ink("light").ink]
    assert sorted(shape.x0 for shape in ticks) == [0.2, 0.3, 0.5]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("narrow", [False, True])
def test_it_is_drawn_on_either_paper_and_on_a_phone(theme: Theme, narrow: bool) -> None:
    found = drawn(theme, narrow=narrow)
    assert found.layout.height > 100
    legend = " ".join(texts(found))
    assert all(word in legend for word in ("partner", "rol", "oordeelt anders", "telt nu", "allen oordelen zoals nu"))
