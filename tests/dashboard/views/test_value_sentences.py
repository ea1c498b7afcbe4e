from typing import Any

import pytest

from dashboard.views import value_sentences as sentences
from dashboard.views.value_pair import Side, ValueRow, likeness_sum, pair_view
from dashboard.views.value_systems import Held, ValuesView
from dashboard.words import words
from tests.dashboard.views.made_values import ALIKE, KINDS, STELLINGEN, held, seen

NL, EN = words("nl"), words("en")
FLAT = [0.0] * 5
TWO = {party: ALIKE[party] for party in ("werk", "zorg")}
APART = {party: ALIKE[party] for party in ("werk", "bouw")}
ONE = {"werk": ALIKE["werk"]}
OWN = {"a": [1, 0, 0, 0, -1], "b": [0, 1, -1, 0, 0], "c": [0, -0.3, 0, 1, -0.7]}


@pytest.mark.parametrize(
    ("view", "nl", "en"),
    [
        (
            seen(),
            "2 groepen, elk met een eigen taal; begin bij Zorg en Fonds",
            "2 groups, each with its own language; start with Zorg and Fonds",
        ),
        (
            seen({**TWO, "bouw": ALIKE["bouw"]}),
            "Eén groep deelt een taal; begin bij Zorg en Bouw",
            "One group shares a language; start with Zorg and Bouw",
        ),
        (seen({**TWO, "ook": ALIKE["werk"]}), "Alle 3 partners delen een taal", "All 3 partners share a language"),
        (seen(TWO), "Werk en Zorg delen een taal", "Werk and Zorg share a language"),
        (seen(APART), "Bouw en Werk hebben elk een eigen taal", "Bouw and Werk each have their own language"),
        (seen(ONE), "Alleen van Werk zijn de waarden bekend", "Only the values of Werk are known"),
        (
            seen({"werk": FLAT, "zorg": FLAT}),
            "Hoe gelijk de waarden van partners zijn, is niet te berekenen",
            "How alike the values of partners are cannot be computed",
        ),
        (
            seen({}, held("klein")),
            "Te weinig antwoorden om waarden van Rand te tonen",
            "Too few answers to show values of Rand",
        ),
        (seen({}), "Van Rand zijn nog geen waarden bekend", "No values of Rand are known yet"),
        (seen(instrument=None), "Van Rand zijn nog geen waarden bekend", "No values of Rand are known yet"),
        (
            seen(OWN, band=3.0),
            "Of C en B een taal delen, is nog niet te zeggen",
            "Whether C and B share a language cannot be said yet",
        ),
    ],
)
def test_the_title_is_the_number_of_groups_and_where_to_begin(view: ValuesView, nl: str, en: str) -> None:
    assert (sentences.title(view, NL), sentences.title(view, EN)) == (nl, en)


def test_two_of_whom_it_is_unsure_whether_they_differ_are_not_told_apart() -> None:
    told = sentences.title(seen({"a": OWN["a"], "b": OWN["b"]}, band=3.0), NL)
    assert told == "Of A en B een taal delen, is nog niet te zeggen"


def test_the_small_line_counts_who_can_be_shown_of_all_partners_and_the_people_behind_them() -> None:
    assert sentences.about(seen(ALIKE, held("klein", people=3)), NL) == "4 van 5 partners te tonen, 48 mensen"
    assert sentences.about(seen(ONE, people=1, kinds={}), EN) == "1 of 1 partner can be shown, 1 own statement"
    both = seen(TWO, people={"werk": 9, "zorg": 1})
    assert sentences.about(both, NL) == "2 van 4 partners te tonen, 9 mensen, 1 eigen opgave"
    assert sentences.about(seen({}, held("klein"), kinds={}), NL) == "0 van 1 partner te tonen"
    assert sentences.about(seen(instrument=None), NL) == "nog geen antwoorden"


def test_the_lead_never_says_that_more_alike_is_better() -> None:
    assert sentences.lead(seen(), NL).startswith("Verschil is geen fout: meer gelijkenis is niet beter. ")
    assert sentences.lead(seen(ALIKE, held("klein")), NL).endswith("Van 1 partner blijven de antwoorden verborgen.")
    few = "Verschil is geen fout. Vergelijken kan vanaf twee partners met elk 5 antwoorden, of een eigen opgave."
    assert sentences.lead(seen({}, held("klein")), NL) == few
    assert "answers of at least 5 people" in sentences.lead(seen(instrument=None), EN)


@pytest.mark.parametrize(
    ("kinds", "told"),
    [
        (KINDS, "sociale partners en bewoners"),
        ({party: {"kind": "social"} for party in ALIKE}, "sociale partners"),
        ({"werk": {"kind": "social", "sector": "zorg"}, "zorg": {"sector": "buurt"}}, "zorg en buurt"),
        ({"werk": {"kind": "social"}, "zorg": {}}, "Zorg en Werk"),
        ({}, "Zorg en Werk"),
    ],
)
def test_a_group_is_called_by_kinds_else_by_sectors_else_by_names(kinds: Any, told: str) -> None:
    view = seen(kinds=kinds)
    group = next(group for group in view.shared if "werk" in group)
    found = sentences.group_told(view, group, NL)
    assert sorted(found.split(" en ")) == sorted(told.split(" en "))


def test_two_groups_of_one_kind_are_told_apart_by_name() -> None:
    view = seen(kinds={party: {"kind": "social"} for party in ALIKE})
    assert list(sentences.groups_told(view, NL).values()) == ["Zorg en Werk", "Bouw en Fonds"]
    assert list(sentences.groups_told(seen({**TWO, "ook": ALIKE["werk"]}, kinds={}), NL).values()) == ["Ook en 2 anderen"]


def test_the_heading_of_the_map_is_its_largest_group() -> None:
    three = {**ALIKE, "wijk": ALIKE["zorg"]}
    assert sentences.heat_heading(seen(three, kinds={**KINDS, "wijk": {"kind": "residents"}}), NL) == (
        "Bewoners en sociale partners lijken op elkaar"
    )
    assert sentences.heat_heading(seen(), EN) == "Zorg and Werk are alike"
    assert sentences.heat_heading(seen(APART), NL) == "Geen twee partners lijken duidelijk op elkaar"
    assert sentences.heat_heading(seen({"a": FLAT, "b": FLAT}), NL) == "Hoe gelijk partners zijn, is hier niet te berekenen"
    assert sentences.heat_heading(seen({}, held("klein")), NL) == "Hoe gelijk partners zijn, is hier niet te berekenen"


def test_below_the_map_it_says_what_it_rests_on() -> None:
    view = seen(ALIKE, held("klein"), people={"werk": 8, "zorg": 31, "bouw": 1, "fonds": 12})
    told = sentences.heat_foot(view, NL).split(" · ")
    assert told[:3] == ["n per partner 8–31", "eigen opgave: Bouw", "gearceerd: niet te tonen"]
    assert told[3].startswith("r van 6 paren: midden −0,8") and told[3].endswith(" tot 0,99")
    assert sentences.heat_foot(seen(ONE, kinds={}), EN) == "n per partner 12"
    none = seen(ONE, kinds={"werk": {}, "a": {}, "b": {}, "c": {}, "d": {}})
    assert sentences.heat_foot(none, NL) == "n per partner 12 · geen antwoorden van A, B en nog 2 anderen"


@pytest.mark.parametrize(
    ("hidden", "told"),
    [
        (Held("k", "K", 3, "small"), "te weinig antwoorden: 3, minimaal 5"),
        (Held("k", "K", 6, "small"), "te weinig antwoorden"),
        (Held("k", "K", 9, "sibling"), "verborgen: anders is een kleine groep terug te rekenen"),
        (
            Held("k", "K", 9, "differs"),
            "verborgen: bijna dezelfde mensen als bij een eerdere meting; die uitkomst blijft staan",
        ),
        (
            Held("k", "K", 9, "differs", "2025-Q3"),
            "verborgen: bijna dezelfde mensen als in 2025, kwartaal 3; die uitkomst staat bij die meting",
        ),
        (Held("k", "K", 9, "even"), "verborgen: bijna iedereen antwoordt hetzelfde"),
        (Held("k", "K", 9, "anders"), "anders"),
    ],
)
def test_only_where_there_are_too_few_answers_their_number_is_told(hidden: Held, told: str) -> None:
    assert sentences.held_told(hidden, 5, NL) == told


def test_of_each_partner_who_may_not_be_shown_a_line_says_why() -> None:
    assert sentences.held_lines(seen(ALIKE, held("klein")), NL) == ["Klein: te weinig antwoorden: 3, minimaal 5"]
    assert sentences.held_lines(seen(), NL) == []


def test_a_likeness_always_has_two_decimals() -> None:
    assert [sentences.likeness(value, NL) for value in (0.9, -0.044, 1.0, 0.0, -0.001)] == [
        *("0,90", "−0,04", "1,00", "0,00", "0,00")
    ]
    assert sentences.likeness(-0.5, EN) == "−0.50"


def test_a_pair_is_told_with_its_band_and_how_many_people_it_rests_on() -> None:
    view = seen(people={"werk": 8, "zorg": 1, "bouw": 1, "fonds": 12})
    of_people, own = view.pair("werk", "fonds"), view.pair("zorg", "bouw")
    assert of_people is not None and own is not None
    names, alike, people = sentences.cell_told(view, of_people, NL)
    assert (names, people) == ("Werk en Fonds", "8 mensen tegenover 12 mensen.")
    assert alike.startswith("Gelijkenis (r) −0,83, 90 % zeker tussen −0,8") and alike.endswith(" (benadering).")
    _, alike, people = sentences.cell_told(view, own, EN)
    assert alike.endswith("; an own statement has no margin.") and people == "Own statement against own statement."
    assert sentences.band_told(own, NL) == "" and sentences.band_told(of_people, EN).endswith(" *")
    assert sentences.heat_table(view, NL).endswith(" * is een benadering.")
    assert sentences.heat_table(seen(people=1), NL) == "Elke rij is een paar, in de volgorde van de kaart."
    unknown = seen({"a": FLAT, "b": FLAT})
    assert sentences.alike_told(unknown.pair("a", "b"), unknown, NL) == "Hoe gelijk zij zijn, is niet te berekenen."
    assert sentences.alike_told(None, unknown, NL) == "Hoe gelijk zij zijn, is niet te berekenen."
    bare = seen(TWO, spread=None, low=None, high=None)
    assert sentences.alike_told(bare.pair("werk", "zorg"), bare, NL) == "Gelijkenis (r) 0,99; hoe zeker dat is, is onbekend."


@pytest.mark.parametrize(
    ("view", "nl", "en"),
    [
        (
            seen(APART),
            "Werk en Bouw verschillen het meest op zorg voor elkaar",
            "Werk and Bouw differ most on care for each other",
        ),
        (
            seen(APART, band=1.5),
            "Werk en Bouw verschillen het meest op zorg voor elkaar, maar dat is niet te onderscheiden",
            "Werk and Bouw differ most on care for each other, but that is not distinguishable",
        ),
        (
            seen({"werk": FLAT, "bouw": FLAT}),
            "Van Werk en Bouw is geen verschil bekend",
            "No difference between Werk and Bouw is known",
        ),
        (
            seen({"werk": [1.0] * 15, "bouw": [5.0] + [2.0] * 14}, instrument=STELLINGEN),
            "Werk en Bouw verschillen het meest over ‘Stelling 1’",
            "Werk and Bouw differ most about ‘Statement 1’",
        ),
        (
            seen({"werk": [1.0] * 15, "bouw": [5.0] + [2.0] * 14}, instrument=STELLINGEN, band=3.0),
            "Werk en Bouw verschillen het meest over ‘Stelling 1’, maar dat is niet te onderscheiden",
            "Werk and Bouw differ most about ‘Statement 1’, but that is not distinguishable",
        ),
    ],
)
def test_the_heading_blames_nobody_and_says_where_bands_overlap(view: ValuesView, nl: str, en: str) -> None:
    told = [sentences.pair_heading(pair_view(view, "werk", "bouw", language), language) for language in (NL, EN)]
    assert told == [nl, en]


def test_the_reading_line_says_how_sure_and_what_is_bold() -> None:
    view = seen(APART)
    told = sentences.pair_reading(view, pair_view(view, "werk", "bouw", NL), NL)
    assert told.startswith("Gelijkenis (r) −0,77, 90 % zeker tussen −0,8")
    assert told.endswith("De 3 grootste verschillen zijn vet.")
    one = seen({"werk": [1.0] * 15, "bouw": [5.0] + [1.0] * 14}, instrument=STELLINGEN, people=1)
    told = sentences.pair_reading(one, pair_view(one, "werk", "bouw", NL), NL)
    assert told == (
        "Overeenstemming 0,93; een eigen opgave heeft geen marge. Het grootste verschil is vet. "
        "Getekend zijn de 12 grootste verschillen van 15."
    )


def test_the_reading_line_says_over_which_values_where_not_over_all() -> None:
    part = {**ALIKE, "werk": [None, -0.4, -1.0, 0.7, 0.7]}
    view = seen(part, mean_why="verborgen")
    assert " Over 4 van de 5 waarden (1 verborgen). " in sentences.pair_reading(view, pair_view(view, "werk", "bouw", NL), NL)
    view = seen(part)
    assert " Over 4 of 5 values (1 unknown). " in sentences.pair_reading(view, pair_view(view, "werk", "bouw", EN), EN)
    assert sentences.over_told(view, pair_view(view, "zorg", "bouw", NL), NL) == ""
    view = seen({"werk": [None, *[1.0] * 14], "bouw": [5.0] + [2.0] * 14}, instrument=STELLINGEN)
    assert sentences.over_told(view, pair_view(view, "werk", "bouw", NL), NL) == "Over 14 van de 15 stellingen (1 onbekend)."


def test_the_question_is_that_of_the_value_they_differ_most_on() -> None:
    view = seen(APART)
    assert sentences.question(pair_view(view, "werk", "bouw", NL), NL) == "Wat betekent zorg voor elkaar voor u in dit werk?"
    view = seen({"werk": [0, 1.0, 0, 0, -1.0], "bouw": [0, -1.0, 0, 0, 1.0]})
    assert sentences.question(pair_view(view, "werk", "bouw", NL), NL) == "Wanneer vond u een klus goed geslaagd?"
    assert sentences.question(pair_view(view, "werk", "bouw", EN), EN) == "What does achievement mean to you in this work?"
    view = seen({"werk": FLAT, "bouw": FLAT})
    assert sentences.question(pair_view(view, "werk", "bouw", NL), NL) == ""
    view = seen({"werk": [1.0] * 15, "bouw": [5.0] + [2.0] * 14}, instrument=STELLINGEN)
    assert sentences.question(pair_view(view, "werk", "bouw", NL), NL) == "Wat maakt dat u zo denkt over “Stelling 1”?"


def test_what_they_share_is_said_where_it_is_asked() -> None:
    view = seen(TWO)
    assert sentences.shared_told(pair_view(view, "werk", "zorg", NL), NL) == "Van hun 5 belangrijkste waarden zijn er 5 gelijk."
    view = seen({"werk": [1.0] * 15, "zorg": [2.0] * 15}, instrument=STELLINGEN)
    assert sentences.shared_told(pair_view(view, "werk", "zorg", NL), NL) == ""


def test_a_name_of_capitals_keeps_them_inside_a_sentence() -> None:
    assert [sentences.inside(name) for name in ("Presteren", "CO₂ besparen", "Q")] == ["presteren", "CO₂ besparen", "q"]


def test_a_side_is_its_mean_with_its_band() -> None:
    assert sentences.side_told(Side(None, None, None), NL) == "onbekend"
    assert sentences.side_told(Side(0.5, None, None), NL) == "0,50"
    assert sentences.side_told(Side(0.5, 0.25, 0.75), EN) == "0.50 (90% sure: 0.25 to 0.75)"
    assert sentences.side_in_table(Side(0.5, 0.25, 0.75), EN) == "0.50 (0.25 to 0.75)"
    assert sentences.side_in_table(Side(None, None, None), NL) == "onbekend"
    assert sentences.side_told(Side(None, None, None, is_withheld=True), NL) == "verborgen"
    rows = [
        ValueRow("v", "V", "", Side(1, None, None), Side(None, None, None, hidden), is_clash=False) for hidden in (True, False)
    ]
    assert [sentences.apart_told(row, NL) for row in rows] == ["verborgen", "onbekend"]
    assert sentences.value_told(rows[0], EN) == "V: ● 1.00 · ■ withheld"


def test_the_drawer_tells_the_sum_and_the_rules_on_small_groups() -> None:
    view = seen(APART)
    told = pair_view(view, "werk", "bouw", NL)
    found = likeness_sum(view, told)
    assert found is not None
    assert sentences.sum_told(view, told, found, NL) == "r = −1,56 / √(2,24 × 1,84) = −0,77"
    assert sentences.value_told(told.rows[0], NL) == "Zorg voor elkaar: ● 1,00 · ■ −0,60"
    assert sentences.small_told(view, NL)[0] == "Antwoorden van minder dan 5 mensen tonen wij niet."
    view = seen({"werk": [1.0] * 15, "bouw": [5.0] + [2.0] * 14}, instrument=STELLINGEN)
    told = pair_view(view, "werk", "bouw", EN)
    found = likeness_sum(view, told)
    assert found is not None
    assert sentences.sum_told(view, told, found, EN) == "agreement = 1 − 18.00 / 15 / 4 = 0.70"
