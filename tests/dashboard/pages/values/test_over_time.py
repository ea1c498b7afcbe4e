from data.store import Store
from tests.dashboard.pages.values.made_further import look, rows_of, tables
from tests.dashboard.pages.values.test_values import said


def test_it_is_marked_a_hypothesis_of_two_waves_without_a_coefficient(rich: Store) -> None:
    page = said(look(rich, more_values="true"))
    assert "2 metingen; of gelijkenis en score samenhangen, is niet te zeggen" in page
    assert "Hypothese van de makers" in page and "correlatie" not in page.lower()
    rows = rows_of(tables(rich), "Periode", "Midden van r", "Paren", "Score", "80 % zeker")
    assert [[row[0], *row[2:]] for row in rows] == [
        ["2025, kwartaal 3", "6", "20", "5 tot 45"],
        ["2026, kwartaal 3", "6", "30", "5 tot 45"],
    ]
