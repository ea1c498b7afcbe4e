from typing import Any

import pandas as pd
import pytest

from dashboard import session
from tests.dashboard.apptest import texts
from tests.dashboard.pages.fund.made_shown import shown
from tests.dashboard.views.made_outcomes import choice
from tests.dashboard.views.test_fund_agreements import part, plan, rate

PARTS = [part(1_000_000, 750_000), part(5, 5)]
PLANS = [plan(1, is_latest=False, plan="plan 1"), plan(2, plan="plan 2", dated=None)]


def asked(monkeypatch: pytest.MonkeyPatch, *rows: dict[str, Any]) -> None:
    """The page asks, and these are the answers."""
    shapes = {
        "contract_parts": ("difference", part(1, 1)),
        "payment_plans": ("version", plan(1)),
        "rate_cards": ("rate", rate("1", "1")),
    }

    def answer(name: str, **_: str) -> pd.DataFrame:
        key, shape = shapes[name]
        return pd.DataFrame([row for row in rows if key in row], columns=list(shape), dtype=object)

    monkeypatch.setattr(session, "ask", answer)


def test_a_total_stands_with_the_sum_of_its_parts_and_the_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    asked(monkeypatch, *PARTS)
    app = shown("agreements", "show_agreements", choice())
    assert app.subheader[0].value == "Een totaal verschilt van de som van zijn delen"
    rows = app.table[0].value
    assert rows[["Totaal", "Som van de delen", "Verschil"]].to_numpy().tolist() == [[1_000_000, 750_000, 250_000]]
    assert rows["Wat"].tolist() == ["hoogstens te betalen :small[:gray[Werk]]"]


def test_a_total_of_which_not_all_parts_are_known_is_not_said_to_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    asked(monkeypatch, part(1_000_000, 750_000, parts_known=1))
    app = shown("agreements", "show_agreements", choice())
    assert app.subheader[0].value == "Van een totaal zijn niet alle delen bekend"
    assert "Van 'Werk' is 1 van de 2 delen bekend" in texts(app).replace("\\", "")


def test_the_plan_that_holds_now_is_bold_and_versions_are_not_added(monkeypatch: pytest.MonkeyPatch) -> None:
    asked(monkeypatch, *PLANS)
    app = shown("agreements", "show_agreements", choice())
    rows = app.table[0].value
    assert rows["Plan"].tolist() == ["plan 1 :small[:gray[Werk]]", "**plan 2** :small[:gray[Werk]]"]
    assert rows["Geldt sinds"].tolist() == ["2026", "onbekend"] and rows["Gepland"].tolist() == [10, 20]
    assert "tellen nooit op" in texts(app)


def test_both_stand_side_by_side_and_prices_off_the_card_in_a_line_below(monkeypatch: pytest.MonkeyPatch) -> None:
    asked(monkeypatch, *PARTS, *PLANS, rate("2800", "3000"))
    app = shown("agreements", "show_agreements", choice())
    assert len(app.columns) == 2 and len(app.table) == 2
    assert "de tariefkaart zegt" in texts(app)


def test_where_nothing_is_known_there_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    asked(monkeypatch)
    assert texts(shown("agreements", "show_agreements", choice())) == ""
