"""The page Bijdrage without the parts that have tests of their own, and three partners who told what they add."""

import pytest

from dashboard.pages import contribution
from data.store import Store
from tests.conftest import Deliver
from tests.dashboard.views.test_dividend_form import DIVIDEND, MEMBERSHIP

PARTS = ("show_own", "show_dividend_form", "show_joining", "show_conserved")


@pytest.fixture
def by_itself(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The page without those parts; the list tells which of them were called."""
    called: list[str] = []
    for part in PARTS:
        monkeypatch.setattr(contribution, part, lambda *_, part=part: called.append(part))
    return called


@pytest.fixture
def told(store: Store, deliver: Deliver) -> Store:
    """Three partners, of whom two told what they add to an outcome."""
    deliver(
        coalition="coalition\nC\n",
        party="party\nA\nB\nD\nK\n",
        membership=MEMBERSHIP,
        outcome="coalition,outcome,period,name,unit\nC,werk,2026-Q3,werk,mensen\nC,zorg,2026-Q3,zorg,uren\n",
        dividend=DIVIDEND,
    )
    return store
