from datetime import date

import pytest

from dashboard.views import fund_outcomes as views
from dashboard.words import words
from tests.dashboard.views.made_outcomes import choice, contract, outcome, seen

NL, EN = words("nl"), words("en")


@pytest.mark.parametrize(
    ("told", "course"),
    [
        ({"target": 100, "validated": 46}, "on"),
        ({"target": 100, "validated": 44}, "behind"),
        ({"target": 100, "validated": 0}, "behind"),
        ({"target": 100, "validated": 100}, "met"),
        ({"target": 100, "validated": None}, "no_result"),
        ({"target": None, "validated": 5}, "no_target"),
        ({"target": 0, "validated": 5}, "no_target"),
    ],
)
def test_on_course_is_nine_tenths_of_what_belongs_to_the_time_that_passed(told: dict[str, float | None], course: str) -> None:
    assert seen(outcome(**told)).rows[0].course == course


def test_where_no_time_passed_or_a_date_is_unknown_the_pace_is_unknown_unless_all_is_there() -> None:
    for terms in ([contract(start=None)], [contract(end=None)], [contract(start="2027", end="2028")]):
        some, all_of_it = seen(
            outcome("some", target=10, validated=1), outcome("all", target=10, validated=10), contracts=terms
        ).rows
        assert (some.course, some.pace, all_of_it.course) == ("no_dates", None, "met")


def test_at_the_end_of_a_contract_nine_tenths_is_not_enough() -> None:
    after = choice(day=date(2027, 1, 1))
    found = seen(outcome("a", target=10, validated=9), outcome("b", target=10, validated=10), of=after)
    assert [one.course for one in found.rows] == ["missed", "met"]
    assert found.is_over and len(found.on_course) == len(found.behind) == 1


def test_what_needs_attention_stands_first() -> None:
    found = seen(
        outcome("gehaald", target=10, validated=12),
        outcome("op koers", target=10, validated=6),
        outcome("onbekend", target=10),
        outcome("achter", target=10, validated=3),
        outcome("ver achter", target=10, validated=1),
        outcome("geen afspraak", validated=4),
    )
    told = [one.name for one in found.rows]
    assert told == ["ver achter", "achter", "onbekend", "op koers", "gehaald", "geen afspraak"]
    assert (len(found.agreed), len(found.on_course), len(found.behind), len(found.unmeasured)) == (5, 2, 2, 1)


def test_where_of_most_no_number_was_agreed_there_is_no_scale_and_what_is_not_measured_stands_first() -> None:
    found = seen(outcome("a", validated=4), outcome("b"), outcome("c", target=5, validated=5))
    assert not found.is_agreed and not found.as_bars and not found.is_judged
    assert [one.name for one in found.rows] == ["b", "a", "c"]
    assert views.heading(found, NL) == "2 van de 3 uitkomsten hebben een resultaat; wat was afgesproken, is onbekend"
    whole = seen(outcome("a", validated=4), outcome("b", validated=0))
    assert views.heading(whole, EN) == "All 2 outcomes have a result; what was agreed is unknown"


def test_where_nothing_is_known_all_of_it_is_drawn_as_unknown() -> None:
    found = seen(outcome("a"), outcome("b"))
    assert found.as_bars and not found.is_agreed
    assert views.heading(found, NL) == "Van geen van de 2 uitkomsten is iets gevalideerd"
    assert views.reading(found, NL) == "Gearceerd is onbekend."


def test_the_heading_names_what_lies_furthest_behind() -> None:
    rows = [outcome("Minder eenzaam", target=80, validated=31), outcome("Nieuwe leerplekken", target=40, validated=12)]
    found = seen(*rows, outcome("Werk", target=10, validated=9))
    assert views.heading(found, NL) == "'Nieuwe leerplekken' ligt het verst achter: 12 van 40 mensen"
    after = seen(*rows, of=choice(day=date(2027, 1, 1)))
    assert views.heading(after, EN) == "'Nieuwe leerplekken' fell short the most: 12 of 40 mensen"
    good = seen(outcome(target=10, validated=8), outcome("twee", target=10))
    assert views.heading(good, NL) == "De ene gemeten afspraak ligt op koers"
    undated = seen(outcome(target=10, validated=8), contracts=[])
    assert views.heading(undated, NL) == "Of de afspraken op koers liggen, is onbekend: begin of einde ontbreekt"
    assert views.heading(seen(), NL) == "Er zijn nog geen uitkomsten afgesproken"


def test_a_long_name_is_shortened_in_the_heading() -> None:
    told = views.heading(seen(outcome(definition="lang " * 40, target=10, validated=1)), NL)
    assert "…'" in told and len(told) < 90


def test_the_reading_says_what_on_course_means_and_how_many_are_drawn() -> None:
    found = seen(*(outcome(f"u{at}", target=10, validated=at) for at in range(14)))
    told = views.reading(found, NL)
    assert "Op koers is minstens 90\xa0% van wat er nu hoort te zijn (onze grens)." in told
    assert told.endswith("De eerste 12 van 14 zijn getekend; alle staan in de tabel.")
    assert len(found.drawn) == 12
    assert "Op koers" not in views.reading(seen(outcome(target=10)), NL)


def test_a_chosen_contract_leaves_its_own_outcomes_and_the_name_is_the_one_of_the_bar() -> None:
    found = seen(outcome("a"), outcome("b", "B"), of=choice("B"))
    assert [(one.name, one.project_name) for one in found.rows] == [("b", "Buurt")]
    assert found.contracts == 1


def test_units_are_told_with_what_was_agreed() -> None:
    one, bare, unknown = seen(
        outcome("a", target=60, validated=46.5),
        outcome("b", target=60, validated=46, unit=None),
        outcome("c", validated=None),
    ).rows
    told = {row.name: views.of_agreed_told(row, NL, views.units_told(row.validated, NL)) for row in (one, bare, unknown)}
    assert told == {"a": "46,5 van 60 mensen", "b": "46 van 60", "c": "onbekend mensen"}


def test_every_course_has_its_sign_and_word_in_both_languages() -> None:
    rows = [outcome(target=100, validated=number) for number in (46, 10, 100, None)] + [outcome(validated=1)]
    told = [views.course_told(one, NL) for one in seen(*rows).rows]
    assert told == ["▲ loopt achter", "○ onbekend", "✓ op koers", "✓ gehaald", "○ geen afspraak bekend"]
    assert views.course_told(seen(outcome(target=5, validated=1), contracts=[]).rows[0], EN) == "○ pace unknown"


def test_a_name_is_broken_off_at_a_word_and_where_it_has_but_one_within_it() -> None:
    assert views.short("Langer dan zes maanden betaald werk dat blijft") == "Langer dan zes maanden betaald werk dat…"
    assert views.short("x" * 50) == "x" * 39 + "…"
    assert views.short("Werk") == "Werk" and views.short("") == ""
