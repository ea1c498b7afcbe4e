from data.store import Store
from tests.dashboard.pages.values.made_further import look, rows_of, tables
from tests.dashboard.pages.values.test_values import said


def test_the_friction_and_who_is_held_back_are_told(rich: Store) -> None:
    page = said(look(rich))
    assert "78 % van de kaarten voor nu remt: 7 van 9, gekozen door 10 mensen." in page
    assert "Fonds Rand: te weinig antwoorden: 3, minimaal 5" in page
    assert "Bron: antwoorden op Waardekaarten" in page and "n per partner 10" in page


def test_the_table_has_every_card_the_widest_gap_first(rich: Store) -> None:
    rows = rows_of(tables(rich), "Waarde", "Nu", "Gewenst", "Verschil", "Mensen", "Remt")
    shown = [[str(cell).replace("\xa0", " ") for cell in row] for row in rows[:2]]
    assert shown == [
        ["Rust en regelmaat", "20 %", "80 %", "+60", "10", "nee"],
        ["Altijd haast", "70 %", "(bijna) niemand", "ongeveer −60", "10", "ja"],
    ]
    assert len(rows) == 32 and rows[-1][1] is None  # shown as unknown


def test_a_lens_says_what_it_is_not_and_keeps_both_numbers_apart(rich: Store) -> None:
    page = said(look(rich))
    assert "Kleuren zijn perspectieven, geen treden" in page and "dit meet niets en is niet om mensen te kiezen" in page
    rows = rows_of(tables(rich), "Waarde", "Voorkeur", "Afkeer")
    assert [row[0].split(":")[0] for row in rows] == ["Beige", "Blauw", "Geel", "Groen", "Oranje", "Paars", "Rood", "Turkoois"]
    assert rows[1][1:] == ["10", "20"] and rows[0][1:] == [None, None]
