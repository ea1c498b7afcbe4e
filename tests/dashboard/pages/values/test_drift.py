from data.store import Store
from tests.dashboard.pages.values.made_further import look, rows_of, tables
from tests.dashboard.pages.values.test_values import said


def test_the_table_says_how_far_chance_reaches(rich: Store) -> None:
    columns = ("Partij", "Verschuiving (RMSD)", "Toeval reikt tot", "Oordeel", "Mensen")
    rows = rows_of(tables(rich), *columns)
    assert [row[3] for row in rows] == ["verschoven", "kan toeval zijn", "kan toeval zijn", "kan toeval zijn"]
    assert rows[0][0] == "Bouwers" and rows[0][4] == "12 → 12" and rows[1][1] == "0,00"


def test_the_direction_and_the_approximation_are_told(rich: Store) -> None:
    page = said(look(rich))
    assert "Bouwers schoof het meest naar risico." in page and "Van 2025, kwartaal 3 naar 2026, kwartaal 3." in page
    assert "zo ver als toeval alleen reikt (benadering)" in page
