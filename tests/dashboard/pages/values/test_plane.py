from data.store import Store
from tests.dashboard.pages.values.made_further import look, rows_of, tables
from tests.dashboard.pages.values.test_values import said


def test_the_table_has_each_partner_with_its_place_and_number_of_people(rich: Store) -> None:
    rows = rows_of(tables(rich), "Partij", "Soort", "Regels (−) tot risico (+)", "Resultaat (−) tot relatie (+)", "Mensen")
    assert [row[0] for row in rows] == ["Wijkraad", "Zorghuis", "Bouwers", "Fonds Rand"]
    assert rows[1] == ["Zorghuis", "sociaal", "0,00", "1,70", "12"]


def test_who_is_most_alike_in_shape_is_told_of_the_chosen_partner(rich: Store) -> None:
    page = said(look(rich))
    assert "Meer gelijk is niet beter." in page and "In vorm lijkt" in page
    assert "2026, kwartaal 3 · n per partner 12" in page
