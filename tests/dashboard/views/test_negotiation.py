import numpy as np
import pytest

from dashboard.views.negotiation import (
    Decided,
    Flipped,
    NegotiationView,
    ThemeRow,
    Weighed,
    set_name,
    tightest_first,
    view,
)
from dashboard.words import words
from metrics.negotiating import Bargain, WeightSet
from tests.metrics.made import signed

NL, EN = words("nl"), words("en")
PACK = signed({"T1": 0.5, "T2": 0.3, "T3": 0.2})
SETS = (WeightSet("party", "a", "Brug", {}), WeightSet("party", "b", "Gem", {}), WeightSet("role", "partner", "partner", {}))
LEVEL = Decided("Dommelrand", 5, "waardevol", 20.0)


def bargain(leads: list[float] | None = None) -> Bargain:
    """Leads 40, -20 and 10; gap 16 in use; 34 by Brug, -17 by Gem, 10 by the role."""
    weights = np.array([[0.9, 0.1, 0], [0, 0.9, 0.1], [1 / 3, 1 / 3, 1 / 3]])
    return Bargain(("T1", "T2", "T3"), np.array(leads or [40.0, -20, 10]), False, np.array([0.5, 0.3, 0.2]), SETS, weights)


def seen(leads: list[float] | None = None, decided: Decided = LEVEL) -> NegotiationView:
    return view(bargain(leads), decided, PACK, NL)


def test_the_view_names_themes_and_sets_and_tells_who_decides_otherwise() -> None:
    found = seen()
    assert [row.name for row in found.themes] == ["T1", "T2", "T3"]
    assert [(one.name, one.differs, one.way) for one in found.sets] == [
        ("Brug", False, None),
        ("Gem", True, pytest.approx(16 / 33)),
        ("Partner", False, None),
    ]
    assert found.flip == Flipped(found.flip.moved if found.flip else 0.0, ("T1",), ("T2",))
    assert found.flip.moved == pytest.approx(16 / 60)
    assert found.holds
    assert found.gap == pytest.approx(16)
    low, high = found.themes[1].zone or (1, 0)
    assert low == 0 and high == pytest.approx(1 / 3)  # Gem has no T1: T3 = 10, so 10 (1 - x) - 20 x = 0


def test_the_themes_that_leave_least_room_stand_first() -> None:
    rows = [ThemeRow("wide", 0.1, (0.0, 1.0)), ThemeRow("narrow", 0.1, (0.0, 0.2)), ThemeRow("none", 0.1, None)]
    assert [row.name for row in tightest_first(rows)] == ["none", "narrow", "wide"]


def test_a_role_is_called_by_its_word_and_a_word_of_their_own_stays() -> None:
    assert set_name(WeightSet("role", "doelgroep", "doelgroep", {}), EN)[0].isupper()
    assert set_name(WeightSet("party", "a", "de brug", {}), NL) == "de brug"


def test_a_set_is_a_row_of_weights_in_the_order_of_the_themes() -> None:
    (first, *_) = seen().sets
    assert first == Weighed("party", "Brug", (0.9, 0.1, 0.0), first.gap, False, None)
    assert first.gap == pytest.approx(34)
