from dataclasses import replace

import pytest

from dashboard.views.negotiation import Decided, Flipped, ThemeRow
from dashboard.views.negotiation_sentences import gap_told, heading, lines, moved_told, now, weight_told, zone_told
from tests.dashboard.views.test_negotiation import EN, LEVEL, NL, seen


def test_the_heading_counts_the_partners_then_roles_then_all() -> None:
    found = seen()
    assert heading(found, NL) == "1 van de 2 partners zou anders oordelen"
    assert heading(found, EN) == "1 of the 2 partners would judge otherwise"
    assert heading(seen([40, 20, 10]), NL) == "Alle 2 partners komen tot hetzelfde oordeel"
    turned = replace(found, sets=tuple(replace(one, differs=True) for one in found.sets))
    assert heading(turned, NL) == "Alle 2 partners zouden anders oordelen"
    roles = replace(found, sets=tuple(replace(one, kind="role") for one in found.sets))
    assert heading(roles, NL) == "1 van de 3 rollen zou anders oordelen"
    mixed = replace(found, sets=found.sets[1:])
    assert heading(mixed, NL) == "1 van de 2 wegingen zou anders oordelen"
    one = replace(found, sets=(replace(found.sets[1], differs=False),))
    assert heading(one, NL) == "De 1 weging komt tot hetzelfde oordeel"


def test_what_counts_now_is_told_with_its_number() -> None:
    assert now(seen(), NL) == "Nu klopt het: Dommelrand scoort minstens 20, waar niveau 5 (waardevol) begint. De score is 36."
    low = seen([-40, 20, -10])
    assert now(low, NL).startswith("Nu klopt het niet dat: Dommelrand scoort minstens 20")
    pair = Decided("Brug", other="Gem")
    assert now(seen(decided=pair), NL) == "Nu klopt het: Brug scoort hoger dan Gem. Het verschil is 16 punten."
    assert now(seen([-40, 20, -10], pair), NL).endswith("Het verschil is 16 punten.")


def test_two_that_the_draws_cannot_tell_apart_are_said_to_be_so() -> None:
    close = Decided("Brug", other="Gem", is_open=True)
    assert now(seen(decided=close), NL).endswith("Het verschil is 16 punten. Brug en Gem zijn niet te onderscheiden.")


def test_the_lines_tell_of_the_way_the_zone_and_the_smallest_change() -> None:
    told = lines(seen(), NL)
    assert told[0].replace("\xa0", " ") == "Naar de weging van Gem toe draait het oordeel na 48 % van de weg."
    assert "Kleinste verandering die het oordeel omdraait: verschuif 27 procentpunt van T1 naar T2." in told
    assert told[-1] == "Het niveau zelf hangt ook af van bewijs, dekking en schade."
    assert lines(seen(decided=Decided("Brug", other="Gem")), NL)[-1].startswith("Vergeleken op de 3 thema's")


def test_where_all_agree_every_mixture_does_and_nothing_flips_what_no_theme_denies() -> None:
    told = lines(seen([40, 20, 10]), NL)
    assert told[:3] == [
        "Ook elke weging tussen deze 3 in geeft dit oordeel.",
        "Hoe zwaar één thema ook weegt, allen blijven zo oordelen.",
        "Geen enkel gewicht draait dit oordeel om.",
    ]


def test_many_who_differ_are_counted_and_who_cannot_judge_is_named() -> None:
    found = seen()
    many = tuple(replace(found.sets[1], name=name, way=at / 10) for at, name in enumerate("edcba", 1))
    told = lines(replace(found, sets=many, silent=("Vlot",)), NL)
    assert [line.split(" toe ")[0].removeprefix("Naar de weging van ") for line in told[:3]] == ["e", "d", "c"]
    assert "Nog 2 andere wegingen staan in de tabel." in told
    assert "Met de weging van Vlot is te weinig gemeten om te oordelen." in told


def test_themes_without_a_zone_are_counted() -> None:
    found = seen()
    none = tuple(replace(row, zone=None) for row in found.themes)
    assert "Bij geen enkel thema helpt alleen een ander gewicht" in " ".join(lines(replace(found, themes=none), NL))
    some = (none[0], *found.themes[1:])
    told = " ".join(lines(replace(found, themes=some), NL))
    assert "Bij 1 van de 3 thema's brengt geen gewicht allen bij elkaar." in told and "Het smalst is de zone van" in told


def test_a_decision_at_its_border_is_turned_by_any_change() -> None:
    assert "precies op de grens" in " ".join(lines(replace(seen(), flip=Flipped(0.0, (), ())), NL))


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        (None, "geen"),
        ((0.0, 1.0), "elk gewicht"),
        ((0.0, 0.25), "0 % tot 25 %"),
        ((1.0, 1.0), "100 %"),
        ((0.05, 0.5), "5 % tot 50 %"),
    ],
)
def test_a_zone_is_told_by_its_ends(zone: tuple[float, float] | None, told: str) -> None:
    assert zone_told(ThemeRow("T", 0.1, zone), NL).replace("\xa0", " ") == told


def test_small_weights_bear_a_decimal_and_small_moves_more() -> None:
    assert [weight_told(share, NL).replace("\xa0", " ") for share in (0.043, 0.1, 0.125)] == ["4,3 %", "10 %", "13 %"]
    assert [moved_told(moved, NL) for moved in (0.1667, 0.094, 0.0042, 0.00004)] == [
        *("17 procentpunt", "9,4 procentpunt", "0,4 procentpunt", "0,004 procentpunt")
    ]
    assert [moved_told(moved, EN) for moved in (0.01, 0.2)] == ["1 percentage point", "20 percentage points"]
    assert gap_told(-3.25, LEVEL, NL) == "16,8"
