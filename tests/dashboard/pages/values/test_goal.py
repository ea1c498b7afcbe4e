from data.store import Store
from tests.dashboard.pages.values.made_further import look, rows_of, tables
from tests.dashboard.pages.values.test_values import said


def test_a_fall_is_told_with_the_goal_in_the_partners_own_words(rich: Store) -> None:
    page = said(look(rich))
    assert "▼ Wijkraad daalt van 8 (2026, kwartaal 2) naar 5. ‘Eerst zelf beslissen.’" in page
    assert "Bron: opgave van 2 partners, 2026, kwartaal 3" in page


def test_the_table_has_a_column_a_quarter_and_all_together_first(rich: Store) -> None:
    rows = rows_of(tables(rich), "Partij", "2026, kwartaal 3", "2026, kwartaal 2", "Het doel in eigen woorden")
    assert rows == [
        ["Wie nu antwoordt, samen", "6,5 (2 van 2)", "8 (2 van 2)", "–"],
        ["Wijkraad", "5", "8", "Eerst zelf beslissen."],
        ["Zorghuis", "8", "8", "–"],
    ]


def test_the_essentials_have_their_spread_and_energy_stands_beside_commitment(rich: Store) -> None:
    columns = ("Wat", "Gemiddelde", "Laagste", "Hoogste", "Spreiding", "Verandering", "Partijen", "Periode")
    rows = rows_of(tables(rich), *columns)
    assert [row[0] for row in rows] == ["vertrouwen", "energie", "commitment"]
    assert rows[0] == ["vertrouwen", "6", "6", "6", None, "−2", "1", "2026, kwartaal 3"]
    assert "Energie 7 en commitment 9." in said(look(rich))
