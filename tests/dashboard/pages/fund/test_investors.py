import pytest

from dashboard import session
from data.store import Store
from tests.dashboard.apptest import texts
from tests.dashboard.pages.fund.made_part import part


def said(store: Store, **query: str) -> str:
    return texts(part(store, "investors", "show_investors", **query)).replace("\\", "").replace("\xa0", " ")


def test_the_part_tells_what_is_at_risk_and_the_table_stands_below_the_picture(agreed: Store) -> None:
    app = part(agreed, "investors", "show_investors")
    rows = app.dataframe[0].value.map(lambda told: told.replace("\xa0", " ") if isinstance(told, str) else told)
    assert rows["Investeerder"].tolist() == ["Bank", "Spaarkring", "Bank"]
    assert rows["Terugbetaald"].tolist()[:2] == ["€ 2.000 (naar inleg)", "€ 1.000 (naar inleg)"]
    assert rows["Slechtste geval"].tolist()[:2] == ["−€ 5.000", "−€ 9.000"]
    assert rows["Beste geval"].tolist()[0] == "+€ 2.000" and rows["Beste geval"].isna().tolist() == [False, True, True]
    told = said(agreed)
    assert told.startswith("Van € 30.000 inleg loopt € 27.000 nog risico")
    assert "Van 1 van de 3 regels is onbekend wat risico loopt · Bron: akte en afschrift · stand " in told


def test_on_a_phone_each_investor_is_a_few_lines(agreed: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "is_narrow", lambda: True)
    told = said(agreed, contract="W")
    assert "**Spaarkring**  \nInleg toegezegd: **€ 10.000**" in told and "Beste geval: **onbekend**" in told


def test_where_no_amount_is_known_there_is_one_line(bare: Store) -> None:
    assert said(bare) == ":small[:gray[Hoeveel elk van de 2 investeerders per contract inlegt, is onbekend.]]"


def test_without_money_there_is_nothing(agreed: Store) -> None:
    assert said(agreed, without_money="true") == ""
