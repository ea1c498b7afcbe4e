from collections.abc import Sequence
from typing import Any

import pytest

from dashboard.views.drift import DriftView, drift_view, heading, moved_told, reading, verdict
from dashboard.views.value_systems import ValuesView, view
from dashboard.words import words
from tests.dashboard.views.made import members
from tests.dashboard.views.made_values import ALIGNMENT, ALIKE, KINDS, RELEASE, answered, profile, profiles
from tests.dashboard.views.test_value_plane import FLAT

NL, EN = words("nl"), words("en")
BEFORE: dict[str, Sequence[float | None]] = {
    "werk": [0.0, 0.0, 0.8, -0.8],
    "bouw": [0.5, -0.2, -0.5, 0.6],
    "oud": [0.1, 0.1, 0.1, -0.3],
}
NOW: dict[str, Sequence[float | None]] = {**BEFORE, "werk": [0.9, -0.9, 0.4, -0.4], "nieuw": [0.0, 0.0, 0.1, -0.1]}
del NOW["oud"]


def seen(wave: str = "2026-Q3", people: int = 20, **how: Any) -> ValuesView:
    waves = (("2025-Q3", BEFORE), ("2026-Q3", NOW))
    rows = [
        profile(party, means, instrument=FLAT, people=people, period=period, **how)
        for period, told in waves
        for party, means in told.items()
    ]
    told = {"told": profiles(*rows), "alignments": answered(ALIGNMENT, []), "releases": answered(RELEASE, [])}
    return view("C", "Rand", FLAT, "personal", wave, members=members(**KINDS), **told)


def told(**how: Any) -> DriftView:
    found = drift_view(seen(**how))
    assert found is not None
    return found


def test_who_moved_more_than_chance_stands_first_and_who_was_there_once_does_not() -> None:
    found = told()
    assert [row.name for row in found.rows] == ["Werk", "Bouw"]
    werk, bouw = found.rows
    assert werk.has_moved and werk.distance is not None and werk.limit is not None and werk.distance > werk.limit > 0
    assert bouw.has_moved is False and bouw.distance == 0.0
    assert (found.before, found.now, werk.people) == ("2025-Q3", "2026-Q3", (20, 20))
    assert heading(found, NL) == "Werk verschoof meer dan toeval verklaart"
    assert moved_told(found, NL) == ["Werk schoof het meest naar risico."]
    assert [verdict(row, EN) for row in found.rows] == ["moved", "may be chance"]


def test_it_says_from_when_to_when_and_that_it_is_an_approximation() -> None:
    assert reading(told(), NL).startswith("Van 2025, kwartaal 3 naar 2026, kwartaal 3.")
    assert "benadering" in reading(told(), NL) and "approximation" in reading(told(), EN)


def test_a_large_spread_leaves_nobody_moved() -> None:
    assert heading(told(band=4.0, people=5), NL) == "Geen partner verschoof meer dan toeval verklaart"


def test_of_own_statements_it_is_not_to_say() -> None:
    found = told(people=1)
    assert {row.has_moved for row in found.rows} == {None} and {row.limit for row in found.rows} == {None}
    assert heading(found, NL) == "Of waarden verschoven, is hier niet te zeggen"
    assert {verdict(row, NL) for row in found.rows} == {"eigen opgave"}


@pytest.mark.parametrize("wave", ["2025-Q3", ""])
def test_without_an_earlier_wave_there_is_nothing_to_show(wave: str) -> None:
    assert drift_view(seen(wave)) is None


def test_an_instrument_without_a_plane_tells_no_direction() -> None:
    rows = [profile("werk", ALIKE[of], people=40, period=period) for of, period in (("werk", "2025-Q3"), ("bouw", "2026-Q3"))]
    told = {"told": profiles(*rows), "alignments": answered(ALIGNMENT, []), "releases": answered(RELEASE, [])}
    from tests.dashboard.views.made_values import WAARDEN

    found = drift_view(view("C", "Rand", WAARDEN, "personal", "2026-Q3", members=members(**KINDS), **told))
    assert found is not None and moved_told(found, NL) == ["Werk vindt nu andere waarden belangrijk dan eerst."]
