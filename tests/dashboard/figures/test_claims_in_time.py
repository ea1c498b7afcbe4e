from datetime import date
from itertools import groupby

import pytest

from dashboard.figures.claims_in_time import claims_in_time
from dashboard.words import words
from tests.dashboard.views.made_claims import DAY, Step, seen, step

NL = words("nl")
PAID = [
    step("klaar", state, f"2026-0{at}-01") for at, state in enumerate(("claimed", "evidenced", "validated", "paid"), start=3)
]
ROWS: list[Step] = [*PAID, step("open", "claimed", "2026-09-01", units=4.0)]


@pytest.mark.parametrize("narrow", [False, True])
def test_each_step_is_an_area_on_those_after_it_and_what_is_now_stands_in_words(narrow: bool) -> None:
    figure = claims_in_time(seen(*ROWS).drawn, DAY, NL, "light", narrow=narrow)
    areas = [trace for trace in figure.data if trace.fill == "toself"]
    assert len(areas) == 4 and len({area.fillcolor for area in areas}) == 4
    assert areas[-1].fillcolor == "rgba(0,0,0,0)" and areas[-1].line.color == "#0072B2"
    told = " ".join(note.text for note in figure.layout.annotations)
    assert "2 betaald" in told and "4 geclaimd" in told and "in mensen" in told and "gevalideerd" not in told


def test_a_height_holds_from_its_day_until_the_next_and_the_last_until_now() -> None:
    figure = claims_in_time(seen(*ROWS).drawn, DAY, NL, "light", narrow=False)
    paid = next(trace for trace in figure.data if trace.fillcolor == "#5E6A75")
    floor = max(paid.y)
    rises = [x for x, y in zip(paid.x, paid.y, strict=True) if y < floor]
    assert (min(rises), max(rises)) == (date(2026, 6, 1).toordinal(), DAY.toordinal())


def test_where_there_is_nothing_no_line_is_drawn() -> None:
    figure = claims_in_time(seen(*ROWS).drawn, DAY, NL, "light", narrow=False)
    claimed = next(trace for trace in figure.data if trace.fillcolor == "rgba(0,0,0,0)")
    first, second = [list(run) for is_gap, run in groupby(claimed.x, key=lambda x: x is None) if not is_gap]
    assert (min(first), max(first)) == (date(2026, 3, 1).toordinal(), date(2026, 4, 1).toordinal())
    assert (min(second), max(second)) == (date(2026, 9, 1).toordinal(), DAY.toordinal())


def test_the_highest_stacks_of_two_outcomes_are_as_high_whatever_their_units() -> None:
    other = [dict(row, claim="ander", outcome_metric="M2", units=500.0) for row in PAID]
    figure = claims_in_time(seen(*PAID, *other).drawn, DAY, NL, "light", narrow=False)
    heights = [max(trace.y) - min(trace.y) for trace in figure.data if trace.fill == "toself"]
    assert len(heights) == 8 and len(set(heights)) == 1


def test_unknown_units_are_hatched_with_the_word() -> None:
    figure = claims_in_time(seen(step("a", "claimed", "2026-09-01", units=None)).drawn, DAY, NL, "dark", narrow=False)
    assert [trace.marker.pattern.shape for trace in figure.data] == ["/"]
    assert "onbekend: aantal eenheden" in [note.text for note in figure.layout.annotations]


@pytest.mark.parametrize(
    ("first", "ticks"),
    [
        ("2026-10-11", ["11 okt 2026", "12 okt 2026"]),
        ("2026-08-20", ["september 2026", "oktober 2026"]),
        ("2025-12-01", ["januari 2026", "april 2026", "juli 2026", "oktober 2026"]),
        ("2021-02-01", ["2022", "2023", "2024", "2025", "2026"]),
        ("2001-02-01", ["2005", "2010", "2015", "2020", "2025"]),
    ],
)
def test_the_axis_tells_days_months_or_years(first: str, ticks: list[str]) -> None:
    figure = claims_in_time(seen(step("a", "claimed", first)).drawn, DAY, NL, "light", narrow=False)
    assert [note.text for note in figure.layout.annotations][: len(ticks)] == ticks


def test_names_carry_no_tags_and_the_contract_stands_below_where_there_are_more() -> None:
    row = step("a", "claimed", "2026-09-01", definition="<b>x</b>", unit="<i>")
    figure = claims_in_time(seen(row).drawn, DAY, NL, "light", narrow=False, with_contract=True)
    told = " ".join(note.text for note in figure.layout.annotations)
    assert "&lt;b&gt;x&lt;/b&gt;<br>Werk" in told and "&lt;i&gt;" in told
