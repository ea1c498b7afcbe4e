from dataclasses import replace
from datetime import date

from dashboard.views.fund import FundView
from tests.dashboard.apptest import texts
from tests.dashboard.pages.fund.made_shown import shown
from tests.dashboard.views.made_outcomes import choice, contract, money

KNOWN = {"cap": 400, "earned": 246, "paid": 210, "due": 36, "credit": 0, "still_to_earn": 154, "over_cap": 0}


def test_the_steps_stand_in_a_picture_and_in_a_table(seen: FundView) -> None:
    app = shown("money", "show_money", money(contract(**KNOWN)), seen, choice())
    assert app.subheader[0].value.replace("\xa0", " ") == "53 % van het toegezegde geld is betaald"
    table = shown("money", "show_money", money(contract(**KNOWN), contract("B")), seen, choice(), query={"table_money": "true"})
    rows = table.dataframe[0].value.map(lambda told: str(told).replace("\xa0", " "))
    assert rows["Wat"].tolist() == ["Toegezegd", "Verdiend", "Betaald", "Nog te betalen", "Nog te verdienen"]
    assert rows["Bedrag"].tolist() == ["€ 400", "€ 246", "€ 210", "€ 36", "€ 154"]
    assert rows["Contracten"].tolist()[:3] == ["1 van 2"] * 3


def test_each_currency_is_a_picture_of_its_own(seen: FundView) -> None:
    app = shown("money", "show_money", money(contract(**KNOWN), contract("B", paid=3, currency="GBP")), seen, choice())
    assert len(app.get("plotly_chart")) == 2
    told = texts(app).replace("\\", "").replace("\xa0", " ")
    assert app.subheader[0].value.replace("\\", "") == "Het geld staat in meer valuta's: EUR en GBP"
    assert "**EUR**: 53 % van het toegezegde geld is betaald" in told and "**GBP**: £ 3 is betaald voor uitkomsten" in told


def test_where_no_step_is_known_the_pot_and_what_investors_promised_stand_there(seen: FundView) -> None:
    app = shown("money", "show_money", (), replace(seen, contracts=seen.contracts), choice(day=date(2026, 11, 22)))
    assert app.subheader[0].value == "De pot voor uitkomsten is €\xa01\\.000\\.000"
    assert "Bron: INDIGO (uitkomstpot); INDIGO, opgeteld over 3 contracten (privaat geld)" in texts(app).replace("\\", "")
