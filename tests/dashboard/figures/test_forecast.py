from decimal import Decimal
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.figures.forecast import _ticks, forecast
from dashboard.look import ink
from dashboard.words import words
from tests.dashboard.views.made_forecast import UNKNOWN, fund, row, seen

NL = words("nl")
INK = ink("light")


def drawn(*rows: dict[str, Any], narrow: bool = False) -> go.Figure:
    return forecast(seen(*rows).rows("EUR"), NL, "light", narrow=narrow)


def blocks(figure: go.Figure, colour: str) -> list[tuple[float, float]]:
    return [(one.x0, one.x1) for one in figure.layout.shapes if one.type == "rect" and one.fillcolor == colour]


def texts(figure: go.Figure) -> str:
    return " ".join(note.text for note in figure.layout.annotations).replace("\xa0", " ")


@pytest.mark.parametrize("narrow", [False, True])
def test_solid_is_earned_pale_is_the_range_and_a_line_is_its_middle_and_the_cap(narrow: bool) -> None:
    figure = drawn(row(), narrow=narrow)
    assert blocks(figure, INK.blue) == [(0, 246_000)] and blocks(figure, INK.pale) == [(312_000, 384_000)]
    upright = [one.x0 for one in figure.layout.shapes if one.type == "line" and one.line.color == INK.ink]
    assert upright == [350_000, 400_000]
    told = texts(figure)
    assert "€ 312.000 tot € 384.000" in told and "maximum" in told and "93 van de" not in told
    more = texts(drawn(row(), row(project="B", name="Buurt"), fund(), narrow=narrow))
    assert more.count("93 van de") == 2


def test_what_cannot_be_expected_is_hatched_from_what_is_earned_with_the_word() -> None:
    figure = drawn(row(), row(project="D", name="Donker", **UNKNOWN), fund())
    assert [(trace.base, trace.marker.pattern.shape) for trace in figure.data] == [((0.0,), "/")]
    assert "onbekend: prijs of doel" in texts(figure)
    assert "<b>Fonds Rand</b>" in texts(figure)


def test_what_is_done_is_solid_alone_and_a_real_zero_is_a_thin_mark() -> None:
    done = {"low": 246_000.0, "middle": 246_000.0, "high": 246_000.0, "basis": "done"}
    assert blocks(drawn(row(**done)), INK.pale) == []
    ((left, right),) = blocks(drawn(row(earned=Decimal(0))), INK.blue)
    assert left == 0 < right < 4_000


@pytest.mark.parametrize("most", [1, 3, 18, 87, 999, 21_000, 379_000, 400_000, 1_000_000, 2_165_460])
def test_the_axis_has_a_few_round_amounts(most: int) -> None:
    ticks = _ticks(most)
    assert ticks[0] == 0 and 2 <= len(ticks) <= 6 and ticks[-1] <= most
    assert len({other - one for one, other in pairwise(ticks)}) == 1


def test_names_carry_no_tags() -> None:
    assert "&lt;i&gt;" in texts(drawn(row(name="<i>")))
