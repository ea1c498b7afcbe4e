import pytest

from dashboard.views import contribution as views
from dashboard.views import contribution_hero as sentences
from dashboard.words import words
from tests.dashboard.views.made_contribution import PARTNERS, UNKNOWN, alone, choice, nothing, own, seen, share, shares, totals

NL, EN = words("nl"), words("en")


@pytest.mark.parametrize(
    ("told", "heading"),
    [
        (seen(), "Werk draagt het meest bij; Vlotweg is slechter af dan alleen"),
        (seen(*PARTNERS[:2]), "Werk draagt het meest bij; niemand is slechter af dan alleen"),
        (
            seen(share("a", 1.0, 5.0), share("b", 1.0, 5.0)),
            "Alle partners dragen evenveel bij; niemand is slechter af dan alleen",
        ),
        (
            seen(share("a", 1.0, 5.0), share("b", 1.0, 5.0), share("c", 1.0, 2.0)),
            "A en B dragen het meest bij; niemand is slechter af dan alleen",
        ),
        (
            seen(*(share(one, 9.0, 5.0) for one in "abc")),
            "Alle partners dragen evenveel bij; 3 partners zijn slechter af dan alleen",
        ),
        (seen(share("a", 1.0, 5.0), share("b", 1.0)), "Van 1 partner is het eerlijk deel te tonen"),
        (seen(share("a", 1.0), share("b", 1.0)), "Van geen partner is het eerlijk deel bekend"),
        (seen(share("a", 5.0, 5.0)), "A draagt alles bij"),
        (own(), "Alleen haalde u er 4; samen is uw eerlijk deel 7"),
        (alone(alone=None), "Samen is uw eerlijk deel 7"),
        (alone(fair=None), "Uw eerlijk deel is nog onbekend"),
    ],
)
def test_the_heading_says_who_adds_most_and_who_is_worse_off(told: views.ContributionView, heading: str) -> None:
    assert sentences.heading(told, NL) == heading


def test_marginals_are_said_not_to_add_up_only_where_they_do_not() -> None:
    less = "De streepjes mag u niet optellen: samen zijn ze minder dan 46."
    whole = seen(*PARTNERS[:3], share("d", 1.0, 19.0, marginal=1.0))
    assert sentences.footer(whole, NL) == f"De eerlijke delen hierboven tellen op tot 46. {less}"
    more = seen(share("a", 1.0, 40.0, marginal=45.0), share("b", 1.0, 6.0, marginal=11.0))
    assert "samen zijn ze meer dan 46" in sentences.footer(more, NL)
    even = seen(share("a", 40.0, 40.0, marginal=40.0), share("b", 6.0, 6.0, marginal=6.0))
    assert sentences.footer(even, NL) == "De eerlijke delen hierboven tellen op tot 46."
    some = seen(share("a", 1.0, 40.0, marginal=45.0), share(None, None, 6.0, covers=6), audience="financier")
    assert "streepjes" not in sentences.footer(some, NL)
    assert sentences.footer(seen(**UNKNOWN), NL) == ""


def test_the_footer_of_a_partner_counts_the_others_or_says_that_they_are_too_few() -> None:
    assert sentences.footer(own(), NL) == "Uw eerlijk deel en dat van de andere zes tellen op tot 46."
    few = seen(share("bouwers", 4.0, 7.0), share(None, covers=2), audience="partner", party="bouwers", parties=3)
    assert sentences.footer(few, NL) == "Er zijn 2 andere partners; met minder dan 5 tonen wij geen groep."


def test_what_stands_in_the_picture_adds_up_to_what_the_footer_tells() -> None:
    found = (13.15, 5.9, 5.75, 5.4, 1.9, 1.0, 0.9)
    told = seen(*(share(f"p{at}", 0.0, fair, marginal=fair, share=fair / 34) for at, fair in enumerate(found)), together=34.0)
    assert [told.fair_told(one, NL) for one in told.rows] == ["13,2", "5,9", "5,7", "5,4", "1,9", "1", "0,9"]
    assert sentences.footer(told, NL) == "De eerlijke delen hierboven tellen op tot 34."
    parts = [float(part.replace("\xa0%", "").replace(",", ".")) for part in sentences.shares_told(told, NL).values()]
    assert sum(parts) == pytest.approx(100)


def test_one_partner_adds_up_to_nothing() -> None:
    assert sentences.footer(seen(share("a", 46.0, 46.0, marginal=46.0), why="one_partner"), NL) == ""


def test_who_is_not_distinguishable_from_alone_is_not_worse_off() -> None:
    told = seen(PARTNERS[0], share("vlotweg", 2.0, 1.9, worse_off_sure=0.586))
    assert sentences.heading(told, NL) == "Werk draagt het meest bij; Vlotweg niet te onderscheiden van alleen"


def test_nobody_adds_most_where_no_fair_share_is_above_zero() -> None:
    told = seen(share("a", -1.0, 0.0), share("b", -3.0, -2.0), why="not_positive")
    assert sentences.heading(told, NL) == "Geen partner heeft een eerlijk deel boven nul; niemand is slechter af dan alleen"


def test_without_anything_known_there_are_no_marks_to_read() -> None:
    blank = seen(share("a"), share("b"), **UNKNOWN)
    assert not sentences.has_marks(blank) and sentences.reading(blank, NL) == "Mensen duurzaam aan het werk."
    assert not sentences.has_marks(seen(share("a", 0.0), share("b"), **UNKNOWN))
    assert sentences.has_marks(seen(share("a", 1.0), share("b"), **UNKNOWN))


def test_net_is_said_only_where_it_is_known_and_in_the_same_unit() -> None:
    assert sentences.reading(seen(), NL).startswith(
        "Mensen duurzaam aan het werk, netto: wat toch al gebeurd was is eraf. De open"
    )
    assert sentences.what(seen(net=None), NL) == sentences.what(seen(in_unit=False), NL) == "Mensen duurzaam aan het werk."
    assert "netto" not in sentences.what(seen(together=49.0, unexplained=-3.0), NL)
    assert sentences.what(nothing(), NL) == "" and sentences.reading(own(), NL).endswith("De anderen ziet u alleen als groep.")


def test_who_told_nothing_is_unknown_and_not_zero() -> None:
    assert sentences.untold(seen(), NL) == "Wijkraad heeft nog geen bijdrage vastgelegd: onbekend, geen nul."
    assert sentences.untold(own(), NL) == ""


def test_the_others_are_counted_in_words() -> None:
    row = views.view(choice(), totals(), shares(share(None, covers=6))).others
    assert row is not None and sentences.name_of(row, NL) == "de andere zes samen"
    assert sentences.others_named(14, EN) == "the other 14 together" and sentences.counted(13, NL) == "13"


def test_where_no_partner_is_shown_the_whole_is_the_heading() -> None:
    assert sentences.whole(seen(share(None, covers=7), audience="financier"), NL).endswith("is niet met financiers gedeeld")
    assert sentences.whole(seen(audience="partner"), NL) == "Samen halen alle partners 46 mensen"
    assert sentences.whole(seen(audience="partner", **UNKNOWN), NL) == "Wat alle partners samen halen, is onbekend"
