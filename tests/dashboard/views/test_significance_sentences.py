from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from dashboard.views import significance_sentences as sentences
from dashboard.views.significance import Check, Moment, RoleScore, Row, SignificanceView
from dashboard.words import Words, words
from metrics.change import Change
from tests.metrics.made import LEVELS

NL, EN = words("nl"), words("en")


def row(name: str, score: float | None, level: int | None = 5, share: float = 0.2, **more: Any) -> Row:
    """A theme with a band of 10 points to either side; without a score it was never measured."""
    if score is None:
        return Row(name, name, None, None, None, None, None, None, share, **{"why": "unknown", **more})
    return Row(name, name, score, score - 10, score + 10, level, 2, 1.0, share, **more)


def group(name: str, score: float | None, *themes: Row, share: float = 0.5) -> Row:
    return replace(row(name, score, share=share), rows=themes, why="" if score is not None else "unknown")


def made(*groups: Row, **more: Any) -> SignificanceView:
    """A view of level 5 with these groups."""
    told: dict[str, Any] = {
        **{"subject": "C", "name": "Dommelrand", "period": "2026-Q3", "pack": "Betekenisscore", "version": "1.0"},
        **{"weights": "gewogen", "dated": "2026-03-03", "draws": 2000, "score": 32.6, "low": 26.2, "high": 40.1, "level": 5},
        **{"coverage": 0.95, "needed": 0.6, "positive": 37.9, "harm": -5.3, "possible": (30.0, 35.0), "spread": ()},
        **{"borders": LEVELS.starts, "words": LEVELS.words_nl, "cap": None, "capped_by": (), "checks": (), "roles": ()},
        **{"lost": (), "trend": (), **more},
    }
    return SignificanceView(groups=groups, **told)


NATURE = group("Natuur", -16.0, row("CO₂", -54.0, 2), row("Afval", 35.0))
SOCIETY = group("Samenleving", 38.0, row("Deelname", 48.0), row("Kansen", 12.0))
HARMFUL = group("Natuur", 4.0, row("CO₂", -54.0, 2), row("Afval", 35.0))
UNKNOWN = group("Natuur", 35.0, row("Afval", 35.0), row("Biodiversiteit", None))
GOOD = made(SOCIETY)
WITHHELD = made(
    group("Natuur", 10.0, row("Afval", 5.0)),
    group("Samenleving", None, row("Kansen", None), row("Deelname", None, why="stale"), row("Bereik", None, why="nvt")),
    **{"score": None, "low": None, "high": None, "level": None, "coverage": 0.42, "positive": None, "harm": None},
    possible=(-36.0, 68.0),
)


def english(seen: SignificanceView) -> SignificanceView:
    return replace(seen, words=LEVELS.words_en)


@pytest.mark.parametrize(
    ("seen", "dutch", "other"),
    [
        (WITHHELD, "Te weinig gegevens voor een score van Dommelrand: 42 % gemeten", "Too few data for a score of Dommelrand"),
        (
            made(NATURE, SOCIETY),
            "Dommelrand is waardevol (niveau 5), maar op natuur onder de norm",
            "Dommelrand is valuable (level 5), but below the norm on natuur",
        ),
        (
            made(HARMFUL, UNKNOWN),
            "Dommelrand is waardevol (niveau 5), maar CO₂ is belastend",
            "Dommelrand is valuable (level 5), but burdening on CO₂",
        ),
        (
            made(UNKNOWN, SOCIETY),
            "Dommelrand is waardevol (niveau 5); Biodiversiteit is onbekend",
            "Dommelrand is valuable (level 5); Biodiversiteit unknown",
        ),
        (GOOD, "Dommelrand is waardevol (niveau 5)", "Dommelrand is valuable (level 5)"),
        (
            replace(GOOD, level=7),
            "Dommelrand is van betekenis voor het geheel (niveau 7)",
            "Dommelrand is of meaning for the whole (level 7)",
        ),
    ],
)
def test_the_title_is_the_first_rule_that_applies(seen: SignificanceView, dutch: str, other: str) -> None:
    assert sentences.title(seen, NL).replace("\xa0", " ") == dutch
    assert sentences.title(english(seen), EN).startswith(other)


def test_the_worst_of_the_harmful_themes_stands_in_the_title() -> None:
    both = group("Natuur", 4.0, row("Afval", -30.0, 2), row("CO₂", -90.0, 1))
    assert sentences.title(made(both), NL).endswith("maar CO₂ is schadelijk")


@pytest.mark.parametrize(
    ("theme", "title"),
    [
        (row("CO₂", -54.0, 2, share=0.05), "Dommelrand is waardevol (niveau 5), maar CO₂ is belastend"),
        (row("CO₂", -54.0, 2, share=0.049), "Dommelrand is waardevol (niveau 5)"),
        (row("CO₂", -9.0, 3), "Dommelrand is waardevol (niveau 5)"),
        (row("CO₂", None, why="stale"), "Dommelrand is waardevol (niveau 5); CO₂ is onbekend"),
        (row("CO₂", None, why="nvt"), "Dommelrand is waardevol (niveau 5)"),
    ],
)
def test_a_theme_stands_in_the_title_where_it_is_material_and_harmful_or_else_unknown(theme: Row, title: str) -> None:
    assert sentences.title(made(group("Natuur", 4.0, theme)), NL) == title


def test_a_group_at_the_norm_is_not_below_it() -> None:
    assert sentences.title(made(group("Natuur", 0.0, row("Afval", 0.0, 4))), NL) == "Dommelrand is waardevol (niveau 5)"


def test_a_group_without_a_score_is_passed_over_in_the_title() -> None:
    seen = made(group("Leeg", None), NATURE)
    assert sentences.title(seen, NL).endswith("maar op natuur onder de norm")


def test_a_group_whose_band_lies_across_the_norm_is_not_below_it() -> None:
    unsure = replace(NATURE, score=-5.0, low=-15.0, high=5.0)
    assert sentences.title(made(unsure, SOCIETY), NL).endswith("maar CO₂ is belastend")


def test_below_the_norm_the_title_names_what_pulls_it_down() -> None:
    assert sentences.title(replace(made(NATURE, SOCIETY), level=3), NL).endswith("onder de norm (niveau 3): CO₂ is belastend")


def test_the_lead_says_that_the_level_is_not_sure_and_what_holds_it_down() -> None:
    spread = (0.0, 0.0, 0.4, 0.27, 0.33, 0.0, 0.0)
    checks = (Check("band", 5, False, "band"), Check("harm", 3, True, "harm"))
    told = sentences.lead(replace(made(NATURE), level=3, cap=3, capped_by=("CO₂",), spread=spread, checks=checks), NL)
    assert told.endswith(
        "De score past bij een hoger niveau; CO₂ houdt het op 3. "
        "Het niveau is niet zeker: niveau 3 in 40 van de 100 doorrekeningen."
    )
    assert "niet zeker" not in sentences.lead(replace(made(NATURE), spread=(0, 0, 0, 0, 0.95, 0.05, 0)), NL)


def test_a_light_theme_that_caps_the_level_stands_in_the_title() -> None:
    light = made(group("Natuur", 4.0, row("CO₂", -70.0, 1, share=0.01)))
    assert sentences.title(light, NL) == "Dommelrand is waardevol (niveau 5)"
    assert sentences.title(replace(light, capped_by=("CO₂",)), NL).endswith("maar CO₂ is schadelijk")


@pytest.mark.parametrize(("share", "unsure"), [(0.90, False), (0.8999, True)])
def test_a_level_is_sure_from_nine_draws_of_ten(share: float, unsure: bool) -> None:
    seen = replace(GOOD, spread=(0.0, 0.0, 0.0, 1 - share, share, 0.0, 0.0))
    assert ("niet zeker" in sentences.lead(seen, NL)) == unsure


def test_the_lead_tells_score_band_and_counts() -> None:
    seen = made(NATURE, UNKNOWN, SOCIETY)
    assert sentences.lead(seen, NL).replace("\xa0", " ") == (
        "Score 33, 80 % zeker tussen 26 en 40. Van de 5 gemeten thema's liggen er 4 duidelijk boven de norm. "
        "Eén is belastend of schadelijk: CO₂. Eén is onbekend."
    )
    assert sentences.lead(english(seen), EN) == (
        "Score 33, 80% sure between 26 and 40. Of the 5 themes measured, 4 lie clearly above the norm. "
        "One is burdening or harmful: CO₂. One is unknown."
    )


def test_the_lead_of_one_theme_stands_in_the_singular_and_of_more_harm_in_the_plural() -> None:
    one = sentences.lead(made(group("G", 30.0, row("A", 30.0))), NL)
    assert "Van het ene gemeten thema ligt 1 duidelijk boven de norm." in one and "schade" not in one
    more = made(
        group("G", 30.0, row("A", -30.0, 2), row("B", -90.0, 1), row("C", None), row("D", None)), weights="", possible=None
    )
    for said, names, unknown in ((NL, "B en A", "2 zijn onbekend"), (EN, "B and A", "2 are unknown")):
        told = sentences.lead(more, said)
        assert names in told and unknown in told


def test_what_weighs_nothing_and_what_does_not_apply_is_not_counted_in_the_lead() -> None:
    seen = made(
        group("G", 30.0, row("A", 30.0), row("Z", 50.0, share=0.0), row("Y", None, share=0.0), row("N", None, why="nvt"))
    )
    told = sentences.lead(seen, NL)
    assert "Van het ene gemeten thema" in told and "onbekend" not in told


def test_a_withheld_score_says_what_is_needed_and_never_a_score() -> None:
    told = sentences.lead(WITHHELD, NL).replace("\xa0", " ")
    assert told.startswith("Een score komt er pas als 60 % van het gewicht gemeten is.")
    assert told.endswith("ligt 0 duidelijk boven de norm; één is niet te onderscheiden van de norm. 2 zijn onbekend.")
    assert sentences.why_level(WITHHELD, NL) == "Waarom geen score?"
    assert sentences.lead(made(score=None, low=None, high=None, level=None, possible=None), NL) == ""


@pytest.mark.parametrize(
    ("seen", "dutch"),
    [
        (made(), "Nog geen groep heeft een score"),
        (made(group("Leeg", None)), "Nog geen groep heeft een score"),
        (made(NATURE, SOCIETY), "Het beste gaat samenleving; CO₂ blijft onder de norm"),
        (made(UNKNOWN, SOCIETY), "Het hoogst staat samenleving, het laagst natuur"),
        (made(SOCIETY), "Alleen samenleving heeft een score"),
        (
            made(UNKNOWN, SOCIETY, group("Economie: telt niet mee", -80.0, row("Winst", -80.0, 1, share=0.0), share=0.0)),
            "Het hoogst staat samenleving, het laagst natuur",
        ),
    ],
)
def test_the_heading_names_the_best_and_what_lies_below_the_norm_of_what_counts(seen: SignificanceView, dutch: str) -> None:
    assert sentences.heading(seen, NL) == dutch
    assert sentences.heading(seen, EN)


@pytest.mark.parametrize(
    ("level", "told"), [(4, "Waarom niveau 4 en niet 5?"), (6, "Waarom niveau 6 en niet 7?"), (7, "Waarom niveau 7?")]
)
def test_the_question_is_why_this_level_and_not_the_next(level: int, told: str) -> None:
    assert sentences.why_level(replace(GOOD, level=level), NL) == told


CHECKS = [
    (
        Check("coverage", None, False, "enough", (), (("known", 0.953), ("needed", 0.6))),
        "95 % van het gewicht; 60 % is nodig",
        "geen grens",
    ),
    (
        Check("coverage", None, True, "short", (), (("known", 0.42), ("needed", 0.6))),
        "42 % van het gewicht; 60 % is nodig",
        "geen score, geen niveau",
    ),
    (Check("band", 5, True, "band", (), (("score", 33.1), ("low", 20), ("high", 50))), "33 valt in 20 tot 50", "niveau 5"),
    (Check("harm", None, False, "none"), "geen thema dat zwaar genoeg weegt", "geen grens"),
    (Check("harm", 5, True, "harm", ("CO₂", "Afval"), (("weight", 0.1),)), "schade door CO₂ en Afval", "hooguit niveau 5"),
    (Check("harm", 3, True, "last_known", ("CO₂",)), "CO₂: laatst bekend was schade", "hooguit niveau 3"),
    (Check("harm", 5, True, "unreported", ("CO₂",)), "CO₂ moet gemeten zijn en is onbekend", "hooguit niveau 5"),
    (
        Check("gate", None, False, "", (), (("grade", 5.0), ("next", 0.0))),
        "bewijs E5, alle eisen gehaald",
        "geen grens",
    ),
    (
        Check("gate", 4, True, "evidence", (), (("grade", -1.0), ("next", 5.0))),
        "bewijs geen; voor niveau 5 ontbreekt: sterker bewijs",
        "hooguit niveau 4",
    ),
    (
        Check("gate", 6, True, "evidence+lasting+groups", (), (("grade", 0.0), ("next", 7.0))),
        "bewijs E0; voor niveau 7 ontbreekt: sterker bewijs, acht kwartalen achtereen 50 of meer en drie doelgroepen die er "
        "beter van worden",
        "hooguit niveau 6",
    ),
    (
        Check("gate", 5, True, "additionality", (), (("grade", 2.0), ("next", 6.0))),
        "bewijs E2; voor niveau 6 ontbreekt: toegevoegdheid uit een netto uitkomst",
        "hooguit niveau 5",
    ),
]


@pytest.mark.parametrize(("check", "seen", "effect"), CHECKS)
def test_a_check_says_what_it_sees_and_what_it_allows(check: Check, seen: str, effect: str) -> None:
    assert sentences.check_seen(check, NL).replace("\xa0", " ") == seen
    assert sentences.check_effect(check, NL) == effect
    assert sentences.check_seen(check, EN) and sentences.check_effect(check, EN)


@pytest.mark.parametrize(
    ("share", "told"),
    [
        (1.0, "robuust, in 100"),
        (0.9996, "robuust, in 99"),
        (0.95, "robuust, in 95"),
        (0.9499, "waarschijnlijk, in 95"),
        (0.90, "waarschijnlijk, in 90"),
        (0.8999, "onbeslist, in 90"),
        (0.5, "onbeslist, in 50"),
        (0.1001, "onbeslist, in 10"),
        (0.10, "tegenspraak, in 10"),
        (0.0004, "tegenspraak, in 1"),
        (0.0, "tegenspraak, in 0"),
    ],
)
def test_a_decision_ends_in_its_word_and_its_share_of_a_hundred(share: float, told: str) -> None:
    assert sentences.decision("X is goed", share, NL) == f"X is goed: {told} van de 100 doorrekeningen."
    assert sentences.decision("X", share, EN).startswith("X: ")


def role(name: str, level: int | None, *, in_use: bool = False) -> RoleScore:
    return RoleScore(name, 4, 30.0 if level else None, 20.0, 40.0, level, in_use)


@pytest.mark.parametrize(
    ("levels", "differs", "heading", "reading"),
    [
        (
            (5, 5),
            False,
            "Wie het gewicht bepaalt, maakt weinig uit",
            "Met de gewichten van elke rol apart blijft het niveau 5. De verschillen zijn niet te onderscheiden.",
        ),
        (
            (5, 5),
            True,
            "Wie het gewicht bepaalt, maakt uit",
            "Met de gewichten van elke rol apart blijft het niveau 5. Bij minstens één rol is het verschil duidelijk.",
        ),
        (
            (4, 5, 6),
            False,
            "Wie het gewicht bepaalt, maakt uit",
            "Met de gewichten van elke rol apart loopt het niveau van 4 tot 6. De verschillen zijn niet te onderscheiden.",
        ),
        (
            (None, 5),
            False,
            "Wie het gewicht bepaalt, maakt uit",
            "Met de gewichten van elke rol apart blijft het niveau 5. De verschillen zijn niet te onderscheiden.",
        ),
        ((None, None), False, "Zonder score is niet te zeggen of het uitmaakt wie weegt", ""),
    ],
)
def test_whether_it_matters_who_weighs(levels: tuple[int | None, ...], differs: bool, heading: str, reading: str) -> None:
    seen = replace(GOOD, roles=tuple(role(f"rol {at}", level) for at, level in enumerate(levels)))
    assert sentences.roles_heading(seen, NL, differs=differs) == heading
    assert sentences.roles_reading(seen, NL, differs=differs) == reading
    assert sentences.roles_heading(seen, EN, differs=differs)


def test_a_role_that_was_left_out_is_named() -> None:
    seen = replace(GOOD, roles=(role("partner", 5),), lost=("financier", "de buren"))
    assert sentences.roles_reading(seen, NL, differs=False).endswith("Weggelaten, want overal nul: financier en de buren.")


def moment(period: str, score: float | None, half: float = 5.0) -> Moment:
    low, high = (None, None) if score is None else (score - half, score + half)
    return Moment(period, score, low, high, 4)


@pytest.mark.parametrize(
    ("trend", "told"),
    [
        ([], "Nog geen kwartaal heeft een score"),
        ([moment("2026-Q1", None), moment("2026-Q2", None)], "Nog geen kwartaal heeft een score"),
        ([moment("2026-Q1", None), moment("2026-Q2", 10)], "Eén kwartaal is nog geen lijn"),
        ([moment("2026-Q1", 10), moment("2026-Q2", 21)], "De score is duidelijk hoger dan in 2026, kwartaal 1"),
        ([moment("2026-Q1", 21), moment("2026-Q2", 10)], "De score is duidelijk lager dan in 2026, kwartaal 1"),
        ([moment("2026-Q1", 10), moment("2026-Q2", 20)], "De score is niet te onderscheiden van die in 2026, kwartaal 1"),
        (
            [
                moment("2025-Q4", None),
                moment("2026-Q1", 0),
                moment("2026-Q2", -90),
                moment("2026-Q3", 30),
                moment("2026-Q4", None),
            ],
            "De score is duidelijk hoger dan in 2026, kwartaal 1",
        ),
        ([moment("2026-Q1", 5, 5), moment("2026-Q2", -5, 5)], "De score is niet te onderscheiden van die in 2026, kwartaal 1"),
    ],
)
def test_the_trend_goes_up_or_down_only_where_the_bands_part(trend: list[Moment], told: str) -> None:
    assert sentences.trend_heading(replace(GOOD, trend=tuple(trend)), NL) == told
    assert sentences.trend_heading(replace(GOOD, trend=tuple(trend)), EN)


def test_a_change_is_told_with_its_parts_and_nothing_where_there_is_none() -> None:
    change = Change(28.0, 31.8, {"data": 4.1, "weights": -0.3}, in_order=False)
    assert sentences.change_told(change, NL) == "Sinds het kwartaal ervoor +3,8: door metingen +4,1 en door gewichten −0,3."
    assert sentences.change_told(None, NL) == ""


def test_the_footer_says_what_the_picture_rests_on() -> None:
    assert (
        sentences.footer(GOOD, NL)
        .replace("\xa0", " ")
        .endswith("2.000 doorrekeningen; pakket Betekenisscore 1.0; gewichten: gewogen, vastgesteld op 3 mrt 2026.")
    )
    assert sentences.footer(replace(GOOD, weights=""), NL).endswith("gewichten van het pakket.")
    assert "fixed on 3 Mar 2026" in sentences.footer(GOOD, EN)


SPEAKERS: list[Callable[[SignificanceView, Words], str]] = [
    *(sentences.title, sentences.lead, sentences.heading, sentences.why_level, sentences.trend_heading, sentences.footer),
    lambda seen, said: sentences.roles_heading(seen, said, differs=True),
    lambda seen, said: sentences.roles_reading(seen, said, differs=True),
]


@pytest.mark.parametrize("said", [NL, EN], ids=["nl", "en"])
@pytest.mark.parametrize("seen", [GOOD, WITHHELD, made(NATURE, SOCIETY), made(HARMFUL), made(UNKNOWN), made()])
def test_no_sentence_has_a_blank_that_was_not_filled_in(seen: SignificanceView, said: Words) -> None:
    told = [speak(replace(seen, roles=(role("partner", 5), role("samen", 5))), said) for speak in SPEAKERS]
    told += [speak(check, said) for check, *_ in CHECKS for speak in (sentences.check_seen, sentences.check_effect)]
    assert not [one for one in told if "{" in one or "  " in one]
