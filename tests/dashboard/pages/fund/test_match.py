import pytest

from dashboard import session
from tests.dashboard.apptest import texts
from tests.dashboard.pages.fund.made_shown import shown
from tests.dashboard.views.made_outcomes import choice, contract, matched, outcome

EQUAL = outcome("sluit", validated=10, price=3000, paid=30_000, match="equal")
DUE = outcome("open", "B", validated=18, price=2000, paid=0, match="paid_less", due=36_000)
ABOVE = outcome("boven", validated=10, price=3, paid=30, match="equal", credit=12)


def test_a_light_table_tells_result_price_computed_paid_and_verdict() -> None:
    app = shown("match", "show_match", matched(EQUAL, DUE, outcome("leeg")), choice(), why=None)
    rows = app.table[0].value
    assert list(rows.columns) == ["Uitkomst", "Resultaat × prijs", "Berekend", "Betaald", "Oordeel"]
    told = rows.map(lambda cell: str(cell).replace("\\", "").replace("\xa0", " "))
    assert told["Oordeel"].tolist() == [":orange[▲] **nog te betalen € 36.000**", "○ geen resultaat", ":green[✓] sluit"]
    assert told["Resultaat × prijs"].tolist() == ["18 × € 2.000", "onbekend", "10 × € 3.000"]
    assert rows["Berekend"].tolist()[::2] == [36_000, 30_000] and rows["Berekend"].isna().tolist() == [False, True, False]
    assert "Buurt" in told["Uitkomst"][0]  # of several contracts each line tells whose it is


def test_the_table_of_all_lines_tells_every_verdict_whole() -> None:
    app = shown("match", "show_match", matched(EQUAL, DUE, ABOVE), choice(), why=None, query={"table_match": "true"})
    rows = app.dataframe[0].value
    assert rows["Contract"].tolist() == ["Buurt", "Werk", "Werk"]
    assert [told.replace("\xa0", " ") for told in rows["Oordeel"]] == [
        "▲ nog te betalen € 36.000 (meer verklaard dan betaald)",
        "✓ sluit; € 12 boven het plafond",
        "✓ sluit",
    ]
    assert [told.replace("\xa0", " ") for told in rows["Verschil"]] == ["−€ 36.000", "€ 0", "€ 0"]


def test_the_table_of_all_lines_tells_what_was_planned_beside_what_was_paid() -> None:
    planned = {**EQUAL, "planned": 25_000, "planned_currency": "EUR"}
    app = shown("match", "show_match", matched(planned, outcome("leeg")), choice(), why=None, query={"table_match": "true"})
    rows = app.dataframe[0].value
    assert rows["Gepland"].fillna("").str.replace("\xa0", " ").tolist() == ["", "€ 25.000"]
    without = shown("match", "show_match", matched(EQUAL), choice(), why=None, query={"table_match": "true"})
    assert "Gepland" not in without.dataframe[0].value


def test_what_was_perhaps_paid_is_told_in_its_own_currency() -> None:
    pounds = outcome(validated=4, price=10, match="type_not_stated", paid_type_unknown=40, paid_type_unknown_currency="GBP")
    app = shown("match", "show_match", matched(pounds), choice(), why=None)
    assert app.table[0].value["Oordeel"][0].replace("\xa0", " ") == "○ niet vermeld of betaald £ 40"


def test_of_many_lines_the_first_stand_on_the_page_and_the_rest_are_counted() -> None:
    many = matched(*(outcome(f"u{at}", validated=10, price=3, paid=30, match="equal") for at in range(11)))
    app = shown("match", "show_match", many, choice(), why=None)
    assert len(app.table[0].value) == 8
    assert "Nog 3 regels staan in de tabel" in texts(app)


def test_what_was_paid_above_the_cap_and_what_is_disputed_stand_behind_the_verdict() -> None:
    app = shown("match", "show_match", matched(ABOVE, {**EQUAL, "disputed": 2.0}), choice(), why=None)
    above, disputed = (told.replace("\\", "").replace("\xa0", " ") for told in app.table[0].value["Oordeel"])
    assert above == ":green[✓] sluit :red[▲ € 12 boven het plafond]"
    assert disputed == ":green[✓] sluit :small[:gray[betwist]]"


def test_on_a_phone_each_line_is_a_few_lines_of_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "is_narrow", lambda: True)
    app = shown("match", "show_match", matched(DUE), choice(), why=None)
    assert not app.table
    assert "berekend € 36.000, betaald € 0" in texts(app).replace("\\", "").replace("\xa0", " ")


def test_a_contract_that_is_paid_as_a_whole_is_one_line() -> None:
    whole = contract(computed=60, payments_type_unknown=1, paid_type_unknown=7, match="type_not_stated")
    app = shown("match", "show_match", matched(outcome(), contracts=[whole]), choice(), why=None)
    row = app.table[0].value.iloc[0].map(lambda cell: str(cell).replace("\xa0", " "))
    assert row.tolist()[:2] == ["Werk", "hele contract"] and row["Oordeel"] == "○ niet vermeld of betaald € 7"


def test_names_of_outcomes_are_shown_as_typed() -> None:
    app = shown("match", "show_match", matched(outcome(definition="*a* :red[b] $1$")), choice(), why=None)
    assert app.table[0].value["Uitkomst"].tolist() == ["\\*a\\* \\:red\\[b\\] \\$1\\$"]


def test_the_first_thing_on_the_page_has_the_button_that_opens_the_drawer() -> None:
    assert not shown("match", "show_match", matched(EQUAL), choice(), why=None).button
    first = shown("match", "show_match", matched(EQUAL), choice(), why=print)
    assert first.header[0].value == "De ene betaling sluit" and first.button[0].label == "Waarom dit getal?"
