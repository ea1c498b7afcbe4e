import pandas as pd
import pytest

from dashboard.views import contribution as views
from dashboard.views import contribution_sentences as sentences
from dashboard.words import words
from tests.dashboard.views.made_contribution import PARTNERS, UNKNOWN, alone, choice, nothing, own, seen, share, shares, totals

NL, EN = words("nl"), words("en")


@pytest.mark.parametrize(
    ("told", "title"),
    [
        (seen(), "Ieder voor zich 27, samen 46: de samenwerking zelf is goed voor 19 mensen"),
        (seen(alone=38.0, together=34.0), "Ieder voor zich 38, samen 34: samenwerken kost nu 4 mensen"),
        (seen(alone=46.0), "Ieder voor zich 46, samen 46: samenwerken voegt nog niets toe"),
        (seen(alone=45.0), "Ieder voor zich 45, samen 46: de samenwerking zelf is goed voor 1"),
        (seen(alone=None, withheld=True), "Samen 46 mensen; welk deel van samenwerken komt, is verborgen"),
        (seen(**UNKNOWN, unknown=2), "Samen is nog onbekend: 2 van de 16 bijdragen hebben geen getal"),
        (seen(**UNKNOWN, unknown=16), "Wat iedereen samen haalt is onbekend: geen bijdrage heeft een getal"),
        (seen(share("werk", 12.0, 12.0), why="one_partner", together=12.0, low=11, high=13), "Werk doet dit alleen: 12 mensen"),
        (seen(share(None, covers=1), why="one_partner"), "Eén partner doet dit alleen: 46 mensen"),
        (
            seen(why="not_positive", alone=-10.0, together=-3.0),
            "Ieder voor zich −10, samen −3: de samenwerking zelf is goed voor 7 mensen",
        ),
        (
            seen(untold=True, why="no_dividends", together=None),
            "Wie wat toevoegt aan mensen duurzaam aan het werk, is nog niet verteld",
        ),
        (seen(**{**UNKNOWN, "why": "units_differ"}), "De bijdragen staan in verschillende eenheden; die tellen wij niet op"),
        (nothing(), "Rand heeft nog geen uitkomst verteld"),
        (own(), "Uw eerlijk deel is 7 van de 46 mensen; alleen haalde u er 4"),
        (own(name="huizen", unit="huizen", worth_unit="huizen"), "Uw eerlijk deel is 7 van de 46 huizen; alleen haalde u er 4"),
        (alone(shares=False, why="negative_part"), "Uw eerlijk deel is 7 mensen; alleen haalde u er 4"),
        (alone(fair=None, **UNKNOWN), "Uw eerlijk deel is nog onbekend: van een bijdrage ontbreekt het getal"),
        (alone(told=False), "Van u is hier niets vastgelegd: onbekend, geen nul"),
        (seen(audience="partner"), "Kies voor welke partner deze pagina is"),
        (
            seen(share(None, None, 46.0, covers=7), audience="partner", party="a"),
            "Uw eerlijk deel kunnen wij u hier niet tonen",
        ),
    ],
)
def test_the_title_is_the_first_rule_that_applies(told: views.ContributionView, title: str) -> None:
    assert sentences.title(told, NL) == title


def test_a_title_names_the_outcome_where_there_is_room() -> None:
    told = own(name="mensen met werk")
    assert sentences.title(told, NL) == "Uw eerlijk deel is 7 van de 46 mensen met werk; alleen haalde u er 4"
    assert len(sentences.title(told, NL)) <= sentences.TITLE
    assert sentences.title(own(), EN) == "Your fair share is 7 of the 46 mensen; alone you reached 4"


@pytest.mark.parametrize(
    ("told", "lead"),
    [
        (seen(), "Werk heeft het grootste eerlijk deel (17 van 46). Eén partner, Vlotweg, is nu slechter af dan alleen."),
        (
            seen(*PARTNERS[:2], worse_off=0),
            "Werk heeft het grootste eerlijk deel (17 van 46). Niemand is slechter af dan alleen.",
        ),
        (seen(share(None, covers=7), audience="financier"), "Naar beste schatting krijgt één partner nu minder dan alleen."),
        (seen(net=49.0, unexplained=3.0), "Verteld is 46, netto is 49: 3 is niet verklaard. Werk"),
        (seen(net=43.0, unexplained=-3.0), "Verteld is 46, netto is 43: 3 meer dan netto. Werk"),
        (
            seen(together=-3.0, net=10.0, unexplained=13.0, why="not_positive"),
            "De bijdragen tellen op tot −3, de uitkomst is 10: 13 is niet verklaard.",
        ),
        (seen(**UNKNOWN), "Netto is de uitkomst 46 mensen. Zolang"),
        (seen(net_period="2026-Q2"), "Netto is de uitkomst 46 mensen (2026, kwartaal 2)."),
        (seen(net=None, unexplained=None), "Wat de uitkomst netto is, is onbekend."),
        (
            seen(worth_unit="punten", in_unit=False, unexplained=None),
            "De bijdragen staan in punten; de uitkomst zelf is netto 46 mensen.",
        ),
        (seen(why="not_positive", together=-3.0), "Samen komt het niet boven nul uit: er valt niets te verdelen."),
        (
            seen(why="negative_part", shares=False),
            "Werk heeft het grootste eerlijk deel (17). Een eerlijk deel ligt onder nul;",
        ),
        (seen(why="one_partner"), "Er is één partner: er valt niets te verdelen en niets te vergelijken."),
        (seen(**UNKNOWN), "Zolang een getal ontbreekt, noemen wij geen eerlijk deel van wie erin zit."),
        (seen(untold=True, why="no_dividends"), "Vertel per partner, en per groep, wat zij aan deze uitkomst toevoegen."),
        (nothing(), "Lever een uitkomst in: wat er veranderde, en wat er anders ook was."),
        (
            own(),
            "80 % zeker: tussen 6 en 8. Zonder u waren het er 12 minder geweest. Wat de anderen krijgen, ziet u alleen samen.",
        ),
        (alone(fair=3.0), "U bent nu slechter af dan alleen. 80 % zeker: tussen 2 en 4."),
        (alone(marginal=-2.0), "Zonder u waren het er 2 meer geweest."),
        (alone(marginal=0.0), "Zonder u was het evenveel geweest."),
    ],
)
def test_the_lead_says_who_adds_most_who_is_worse_off_and_what_is_left(told: views.ContributionView, lead: str) -> None:
    assert lead in sentences.lead(told, NL).replace("\xa0", " ")


def test_a_partner_is_told_nothing_of_others_and_what_is_explained_is_not_said() -> None:
    assert "verklaard" not in sentences.lead(own(unexplained=3.0), NL)
    assert not any(
        "verklaard" in sentences.lead(seen(net=46.0 + rest, unexplained=rest), NL) for rest in (0.0, 0.3)
    )  # whole numbers are told
    assert "0,3 is niet verklaard" in sentences.lead(seen(net=46.3, unexplained=0.3, low=44.0, high=48.0), NL)
    assert "Vlotweg" not in sentences.lead(own(), NL) + sentences.title(own(), NL)


def test_who_is_worse_off_is_told_only_where_it_is_sure() -> None:
    unsure = share("kringloop", 2.0, 1.9, worse_off_sure=0.586)
    told = sentences.lead(seen(PARTNERS[0], PARTNERS[2], unsure), NL)
    assert "Eén partner, Vlotweg, is nu slechter af dan alleen. Kringloop is niet te onderscheiden van alleen." in told
    alone = sentences.lead(seen(PARTNERS[0], unsure), NL)
    assert "slechter af" not in alone and alone.endswith("Kringloop is niet te onderscheiden van alleen.")
    own = seen(unsure, audience="partner", party="kringloop")
    assert "Wat u krijgt, is niet te onderscheiden van alleen." in sentences.lead(own, NL)


def test_a_quarter_without_contributions_of_its_own_says_of_which_they_are() -> None:
    for told in (seen(period="2026-Q1"), own(period="2026-Q1"), seen(period="2026-Q1", audience="financier")):
        assert sentences.lead(told, NL).startswith("Stand van 2026, kwartaal 1; over kwartaal 3 is niets verteld.")
    assert "over 2026, kwartaal 3 is" in sentences.lead(seen(period="2025-Q4"), NL)
    assert "Stand van" not in sentences.lead(seen(), NL)


def test_a_partner_that_left_is_told_until_when_it_took_part() -> None:
    rows = pd.DataFrame({"party": ["zon"], "role": ["partner"], "member_since": ["2024-04"], "member_until": ["2026-06"]})
    told = views.view(choice("partner", "zon"), totals(), shares(share(None, covers=7)), partners=rows)
    assert sentences.title(told, NL) == "U deed mee tot en met juni 2026"
    assert sentences.lead(told, NL) == "Van u is hier niets vastgelegd."
    later = views.view(
        choice("partner", "zon"), totals(), shares(), partners=rows.assign(member_since="2027", member_until=None)
    )
    assert sentences.title(later, NL) == "Van u is hier niets vastgelegd"
    there = views.view(choice("partner", "zon"), totals(), shares(), partners=rows.assign(member_until=None))
    assert sentences.title(there, NL) == "Uw eerlijk deel kunnen wij u hier niet tonen"


def test_where_the_contributions_are_withheld_the_title_says_so() -> None:
    told = seen(untold=True, why="withheld", together=None, withheld=True)
    assert sentences.title(told, NL) == "Wie wat toevoegt aan mensen duurzaam aan het werk, is niet met u gedeeld"
    assert sentences.lead(told, NL) == ""


def test_in_english_people_are_fewer() -> None:
    assert "12 fewer" in sentences.lead(own(), EN)


def test_what_stands_above_the_title_counts_the_outcome() -> None:
    assert sentences.about(seen(), NL) == "46 mensen duurzaam aan het werk"
    assert sentences.about(seen(together=49.0, unexplained=-3.0), NL) == "46 mensen duurzaam aan het werk"
    assert (
        sentences.about(seen(name="hout opnieuw gebruikt", unit="ton", worth_unit="ton"), NL) == "hout opnieuw gebruikt: 46 ton"
    )
    assert sentences.about(seen(**UNKNOWN), NL) == "mensen duurzaam aan het werk" and sentences.about(nothing(), NL) == "Rand"
