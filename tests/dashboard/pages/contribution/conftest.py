"""The page Bijdrage without the parts that have tests of their own."""

import pytest

from dashboard.pages import contribution

PARTS = ("show_own", "show_dividend_form", "show_joining", "show_conserved")


@pytest.fixture
def by_itself(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The page without those parts; the list tells which of them were called."""
    called: list[str] = []
    for part in PARTS:
        monkeypatch.setattr(contribution, part, lambda *_, part=part: called.append(part))
    return called
