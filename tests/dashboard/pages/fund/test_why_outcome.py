from dataclasses import replace

import pytest

from dashboard import session
from data.store import Store
from tests.dashboard.apptest import texts
from tests.dashboard.pages.fund.made_shown import shown
from tests.dashboard.views.made_outcomes import choice, matched, outcome, seen

ROWS = (
    outcome("een", target=10, validated=9, price=3, paid=27, match="equal"),
    outcome("twee", "B", target=10, validated=1, price=4, currency="GBP"),
)


def test_the_number_of_the_title_and_what_was_earned_stand_as_sums_of_outcomes() -> None:
    app = shown("why_outcome", "show_why_outcome", seen(*ROWS), matched(*ROWS), about_money=True)
    told = texts(app).replace("\\", "").replace("\xa0", " ")
    assert "**1 van de 2 afspraken ligt op koers of is gehaald**" in told
    assert "**€ 27 is berekend uit 1 uitkomst**" in told and "**£ 4 is berekend uit 1 uitkomst**" in told
    course = app.table[0].value.map(lambda cell: cell.replace("\\", "").replace("\xa0", " "))
    assert course["Gevalideerd"].tolist() == ["**1** van 10 mensen", "**9** van 10 mensen"]
    assert course["Op koers"].tolist()[0].startswith("▲ loopt achter (20 % van wat er nu hoort te zijn)")
    assert [table.value["Berekend"].tolist() for table in app.table[1:3]] == [[4], [27]]


def test_without_money_no_amount_is_told() -> None:
    app = shown("why_outcome", "show_why_outcome", seen(*ROWS), matched(*ROWS), about_money=False)
    assert len(app.table) == 1 and "€" not in texts(app) and "£" not in texts(app)


@pytest.mark.parametrize("about_money", [True, False])
def test_a_chosen_outcome_opens_its_raw_rows(dommelrand: Store, monkeypatch: pytest.MonkeyPatch, about_money: bool) -> None:
    monkeypatch.setattr(session, "ask", dommelrand.ask)
    of = replace(choice(), fund="kiemkracht", contracts={"werk": "Werk en thuis"})
    rows = seen({**outcome("duurzaam-werk", definition="Werk", target=60, validated=46), "project": "werk"}, of=of)
    app = shown("why_outcome", "show_why_outcome", rows, matched(), about_money=about_money)
    assert "result" not in texts(app)
    app.selectbox(key="why_outcome").select("Werk").run()
    told = [text.replace("\\", "").replace("\u200b", "") for text in texts(app).splitlines()]
    results = [at for at, text in enumerate(told) if text.startswith("resultaat, ")]
    assert results and told[results[0] + 1].startswith(":small[:gray[") and "result.csv:" in told[results[0] + 1]
    assert "bewijs: E4 · bevestigd · ingevoerd door test op " in told[results[0] + 1]
    assert any(text.startswith("tussentijds resultaat, ") for text in told)
    assert any("getekend door" in text and text.startswith("claim ") for text in told)
    assert any(text.startswith("betaald, ") for text in told) == about_money


def test_an_outcome_without_rows_says_so(dommelrand: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "ask", dommelrand.ask)
    app = shown("why_outcome", "show_why_outcome", seen(outcome("niets")), matched(), about_money=True)
    app.selectbox(key="why_outcome").select("niets").run()
    assert "Onder deze uitkomst is geen rij vastgelegd" in texts(app)
