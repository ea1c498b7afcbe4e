import pytest

from dashboard.views import joining_sentences as sentences
from dashboard.words import words
from tests.dashboard.views.made_joining import brought, changed, view

NL, EN = words("nl"), words("en")
STREAM = {"what": "stream", "giver_role": "club", "receiver_role": "school", "kind": "dienst"}
ABLE = {"what": "competence", "competence": "rijden"}


@pytest.mark.parametrize(
    ("after", "band", "joins", "told"),
    [
        (52, (4.4, 8.3), True, "Met Dora samen 6 mensen meer"),
        (44.5, (-3, -0.5), False, "Zonder Dora samen 1,5 mensen minder"),
        (48, (1, 3), False, "Zonder Dora samen 2 mensen meer"),
        (43, (-4, -2), True, "Met Dora samen 3 mensen minder"),
        (46, (0, 0), True, "Met Dora blijft de uitkomst gelijk"),
        (47, (-1, 3), True, "Of het met Dora meer wordt, is onbeslist"),
        (44, (-3, 1), False, "Of het zonder Dora minder wordt, is onbeslist"),
    ],
)
def test_the_heading_tells_what_changes(after: float, band: tuple[float, float], joins: bool, told: str) -> None:
    assert sentences.heading(view(joins=joins, together=changed(46, after, *band)), NL) == told


def test_the_heading_tells_who_gets_less() -> None:
    one, two = {"Aap": changed(9, 8)}, {"Aap": changed(9, 8), "Bos": changed(9, 7)}
    assert (
        sentences.heading(view(together=changed(46, 50), others=one), NL) == "Met Dora samen 4 mensen meer; Aap krijgt minder"
    )
    assert (
        sentences.heading(view(together=changed(46, 50), others=two), EN)
        == "With Dora together 4 mensen more; 2 partners get less"
    )


def test_where_the_outcome_is_unknown_the_heading_tells_what_it_brings() -> None:
    assert sentences.heading(view(brings=brought(STREAM, ABLE)), NL) == "Dora vult 1 ontbrekende stroom"
    assert sentences.heading(view(brings=brought(ABLE)), NL) == "Dora brengt 1 bekwaamheid die ontbreekt"
    assert sentences.heading(view(joins=False, brings=brought(STREAM, STREAM)), NL) == "Zonder Dora vallen 2 nodige stromen weg"
    assert sentences.heading(view(joins=False, brings=brought(ABLE)), EN) == "Without Dora 1 competence is missing"
    assert sentences.heading(view(), NL) == "Wat Dora aan de uitkomst toevoegt, is onbekend"
    assert sentences.heading(view(together={"why": "withheld"}), NL) == "Wat Dora aan de uitkomst toevoegt, is verborgen"


def test_each_measure_has_a_sentence_where_it_is_known() -> None:
    seen = view(
        brings=brought(STREAM, ABLE),
        together=changed(46, 52, 4.4, 8.3),
        missing_streams=changed(5, 4, of=12),
        goals_covered=changed(0.25, 0.5, of=3),
        competences_covered=changed(7 / 8, 1, of=8),
        alignment=changed(0.377, 0.41, -0.02, 0.13),
    )
    assert sentences.facts(seen, NL) == [
        "Samen: van 46 naar 52 mensen. Verschil, 80 % zeker: +4,4 tot +8,3.",
        "Ontbrekende stromen: van 5 naar 4, van de 12 die de doelen vragen. Erbij komt: dienst van club naar school.",
        "Doelen waarvoor alles stroomt: van 25\xa0% naar 50\xa0%, geteld naar gewicht.",
        "Bekwaamheden: van 7 naar 8 van de 8 die nodig zijn. Erbij komt: rijden.",
        "Waarden: de middelste gelijkenis (r) gaat van 0,38 naar 0,41. Verschil, 80 % zeker: −0,02 tot +0,13.",
    ]
    assert sentences.unknown(seen, NL) == ["Niet bekend: wat Dora aan de uitkomst toevoegt."], "its own share is not told"


def test_what_stays_is_said_to_stay_and_what_is_unknown_is_left_out() -> None:
    assert sentences.facts(view(goals_covered=changed(0, 0, of=3), missing_streams=changed(2, 2, of=3)), EN) == [
        "Missing streams: still 2, of the 3 that the goals need.",
        "Goals for which everything flows: still 0%, counted by weight.",
    ]
    assert sentences.facts(view(), NL) == []


def test_a_difference_may_be_told_of_an_unknown_whole() -> None:
    seen = view(together={"change": 6.0, "low": 6.0, "high": 6.0, "why": "unknown"})
    assert sentences.together_told(seen, NL) == "Samen: +6 mensen; het totaal zelf is onbekend."


def test_what_is_not_known_is_one_sentence_and_what_is_withheld_another() -> None:
    seen = view(together={"why": "withheld"}, its_fair={"why": "withheld"}, its_marginal={"why": "withheld"})
    assert sentences.unknown(seen, NL) == [
        "Niet bekend: wat Dora aan de uitkomst toevoegt, welke bekwaamheden nodig zijn en wat Dora belangrijk vindt.",
        "Verborgen voor u: de bijdragen van Dora.",
    ]


def test_zero_unknown_not_applicable_and_withheld_are_four_states() -> None:
    seen = view(goals_covered=changed(0, 0, of=3), together={"why": "withheld"})
    measures = [seen.measures[name] for name in ("goals_covered", "its_fair", "alignment", "together")]
    assert [sentences.value_told(one.after, one, NL) for one in measures] == ["0\xa0%", "onbekend", "n.v.t.", "verborgen"]
    assert [sentences.change_told(one, NL) for one in measures] == ["0\xa0%", "onbekend", "n.v.t.", "verborgen"]


def test_the_reading_tells_the_unit_and_for_how_many_nothing_changes() -> None:
    assert sentences.reading(view(), NL) == ""
    seen = view(joins=False, together=changed(9, 6), its_fair=changed(3, 0), others={"Aap": changed(6, 6)})
    assert sentences.reading(seen, NL) == (
        "Eerlijk deel in mensen. Open stip: nu; volle stip: zonder Dora. De band is 80 % zeker."
        " Voor 1 andere partner verandert het niet."
    )
