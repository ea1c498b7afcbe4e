from decimal import Decimal

from dashboard.views import forecast_sentences as sentences
from dashboard.words import words
from tests.dashboard.views.made_forecast import UNKNOWN, fund, row, seen

NL, EN = words("nl"), words("en")
DONE = {"low": 246_000.0, "middle": 246_000.0, "high": 246_000.0, "basis": "done"}


def plain(told: str) -> str:
    return told.replace("\xa0", " ")


def test_the_heading_tells_between_which_amounts_the_end_lies() -> None:
    assert plain(sentences.heading(seen(row()), NL)) == "Verwacht eindbedrag: € 312.000 tot € 384.000"
    pounds = fund(currency="GBP", low=5_000.0, high=9_000.0, earned=Decimal(0))
    both = seen(row(), row(project="B", currency="GBP"), fund(), pounds)
    assert sentences.heading(both, EN) == "Expected final amount: €312,000 to €384,000 and £5,000 to £9,000"


def test_where_nothing_is_to_come_it_says_so() -> None:
    told = seen(row(**DONE))
    assert plain(sentences.heading(told, NL)) == "Niets meer te verwachten: € 246.000 is verdiend"
    assert sentences.notes(told.contracts[0], NL) == ["niets meer te verwachten"]
    assert sentences.reading(told, NL) == "Vol is wat is verdiend."


def test_without_results_it_says_that_it_is_an_estimate_beforehand() -> None:
    assert sentences.reading(seen(row(basis="prior")), NL).endswith("Er zijn nog geen resultaten: dit is een schatting vooraf.")
    mixed = seen(row(basis="prior"), row(project="B"), fund(basis="partly"))
    assert sentences.reading(mixed, NL).endswith("Een deel is een schatting vooraf: daarvan is onbekend hoe vaak het lukt.")
    told = sentences.reading(seen(row()), NL)
    assert told.startswith("80 % zeker.") and "schatting" not in told


def test_where_there_are_results_it_does_not_say_that_there_are_none() -> None:
    pounds = fund(currency="GBP", **DONE)
    for rows in ([row(basis="untold")], [row(basis="prior"), row(project="B"), fund(basis="prior"), pounds]):
        told = sentences.reading(seen(*rows), NL)
        assert "nog geen resultaten" not in told
        assert told.endswith("Wat nog komt, is een schatting vooraf: hoe vaak het lukt, is onbekend.")
    (one,) = seen(row(basis="untold")).contracts
    assert sentences.notes(one, NL) == ["schatting vooraf"]


def test_the_chance_of_the_cap_is_told_in_words_and_is_certain_only_where_it_is_so() -> None:
    def told(**how: object) -> str:
        return plain(sentences.facts(seen(row(**how)), NL)[0])

    assert told() == "Het maximum van € 400.000 wordt gehaald in 93 van de 100 doorrekeningen."
    assert "in 99 van de 100" in told(reaches_cap=0.9999) and "in 100 van de 100" in told(reaches_cap=1.0)
    assert "in 0 van de 100" in told(reaches_cap=0.0)
    assert told(cap=None, reaches_cap=None) == "Er is geen maximum bekend."


def test_who_is_behind_and_what_is_left_out_are_named_by_number() -> None:
    behind = [row(project=str(at), name=f"Contract {at}", behind_pace=True, left_out=1) for at in range(2)]
    dark = row(project="D", **UNKNOWN)
    assert sentences.facts(seen(*behind, dark, fund()), NL) == [
        "Contract 0 en Contract 1 lopen achter op het tempo van de afspraak.",
        "2 uitkomsten tellen niet mee: prijs of doel is onbekend.",
        "Van 1 van de 3 contracten is geen eindbedrag te verwachten.",
    ]
    many = [row(project=str(at), behind_pace=True) for at in range(5)]
    assert sentences.facts(seen(*many, fund()), EN) == ["5 contracts are behind the pace agreed."]


def test_the_notes_of_a_row_say_on_what_it_rests() -> None:
    (one,) = seen(row(basis="prior", behind_pace=True, left_out=2)).contracts
    assert sentences.notes(one, NL) == ["schatting vooraf", "loopt achter", "2 uitkomsten niet meegeteld"]
    assert sentences.notes(seen(row()).contracts[0], NL) == []
    assert sentences.notes(seen(row(**UNKNOWN)).contracts[0], NL) == []


def test_an_amount_without_a_currency_says_so_and_one_amount_is_no_range() -> None:
    (one,) = seen(row(currency=None, low=5.0, high=5.0, earned=Decimal(0))).contracts
    assert "5" in sentences.range_told(one, NL) and "tot" not in sentences.range_told(one, NL)
