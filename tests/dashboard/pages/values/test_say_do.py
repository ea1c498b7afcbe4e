from data.store import Store
from tests.dashboard.pages.values.made_further import THEMES, look, rows_of, tables
from tests.dashboard.pages.values.test_values import said


def test_the_widest_gap_is_the_heading_and_the_first_row(rich: Store) -> None:
    rows = rows_of(tables(rich), "Partij", "Thema", "Belang (0–5)", "Score", "Verschil", "Kwartaal")
    assert [row[:1] + row[2:] for row in rows] == [
        ["Zorghuis", "5", "0", "+50", "2026, kwartaal 3"],
        ["Wijkraad", "2", "40", "−30", "2026, kwartaal 3"],
    ]
    page = said(tables(rich))
    assert "Zeggen en doen liggen het verst uit elkaar bij Zorghuis" in page and "50 is de norm" in page


def test_one_partner_can_be_chosen(rich: Store) -> None:
    assert "liggen het verst uit elkaar bij Wijkraad" in said(look(rich, more_values="true", gap_of="Wijkraad"))


def test_a_theme_that_rises_while_trust_falls_is_named(rich: Store) -> None:
    [row] = rows_of(tables(rich), "Thema", "Score (−100 tot 100)", "Vertrouwen (cijfer 0–10)", "Partijen")
    assert row[1:] == ["+4", "−2", "1"] and len(THEMES) == 3
    assert "1 thema stijgt terwijl het vertrouwen daalt" in said(tables(rich))
