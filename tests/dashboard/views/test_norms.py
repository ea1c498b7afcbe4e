import pytest

from dashboard.views import norms as views
from dashboard.words import words
from metrics.impact_classes import RISKS
from tests.dashboard.views.made_norms import LEVEL, WORK, seen

NL, EN = words("nl"), words("en")
HARM = (
    WORK
    | {"outcome_metric": "co2", "definition": "Minder CO₂", "direction": "down"}
    | {
        **{"base": 130.0, "now": 150.0, "threshold": 100.0, "own_harm": True, "contribution": 0.0, "unit": "ton"},
    }
)
BELOW = WORK | {"outcome_metric": "kwal", "definition": "Diploma", "now": 40.0}
LAME = WORK | {"outcome_metric": "leer", "definition": "Leerplek", "threshold": None, "contribution": None}
BARE = {"project": "P2", "outcome_metric": "rust", "definition": "Rust"}


def test_what_needs_attention_stands_first_and_what_is_not_told_is_there_as_unknown() -> None:
    told = seen(WORK, BELOW, LAME, HARM, untold=[BARE])
    assert [(one.name, one.letter) for one in told.outcomes] == [
        *(("Minder CO₂", "D"), ("Diploma", "N"), ("Rust", None), ("Leerplek", None), ("Vast werk", "C"))
    ]
    assert [views.missing_told(one, NL) for one in told.outcomes] == [
        *("", "", "nog niets over vastgelegd", "onbekend: drempel en eigen bijdrage", "")
    ]


@pytest.mark.parametrize(
    ("impacts", "dutch", "english"),
    [
        ((WORK,), "De ene uitkomst draagt bij aan oplossing", "The one outcome contributes to solution"),
        (
            (BARE,),
            "Wat de uitkomsten voor mensen betekenen, is nog niet te zeggen",
            "What the outcomes mean for people cannot be said yet",
        ),
        ((WORK, BELOW), "1 van de 2 uitkomsten draagt bij aan een oplossing", "1 of the 2 outcomes contributes to a solution"),
        (
            (WORK, WORK | {"outcome_metric": "x"}, HARM),
            "2 van de 3 uitkomsten dragen bij aan een oplossing; 1 schaadt",
            "2 of the 3 outcomes contribute to a solution; 1 harms",
        ),
        ((HARM, BELOW), "1 van de 2 uitkomsten schaadt", "1 of the 2 outcomes harms"),
        (
            (BELOW, LAME),
            "Van de 2 uitkomsten is van geen bekend dat zij bijdraagt aan een oplossing",
            "Of the 2 outcomes none is known to contribute to a solution",
        ),
    ],
)
def test_the_heading_follows_the_first_rule_that_applies(
    impacts: tuple[dict[str, object], ...], dutch: str, english: str
) -> None:
    told = seen(*impacts)
    assert (views.heading(told, NL), views.heading(told, EN)) == (dutch, english)


def test_outcomes_of_which_nothing_is_told_count_among_all() -> None:
    told = seen(WORK, untold=[BARE])
    assert views.heading(told, NL) == "1 van de 2 uitkomsten draagt bij aan een oplossing"
    assert "Van 1 uitkomst is de klasse onbekend." in views.reading(told, NL)


def test_only_the_contracts_that_are_shown_are_in_it() -> None:
    told = seen(WORK, risks=[LEVEL, LEVEL | {"project": "P2"}], untold=[BARE], contracts={"P2": "Rust"})
    assert [one.name for one in told.outcomes] == ["Rust"] and [one.contract for one in told.risks] == ["Rust"]
    assert not told.is_told and told.sources == ()


def test_better_lies_to_the_right_on_an_axis_of_the_outcomes_own() -> None:
    [harm] = seen(HARM).outcomes
    assert harm.places == pytest.approx((0.4, 0.0, 1.0))
    [lame] = seen(LAME).outcomes
    assert lame.places == (0.0, 1.0, None)
    [still] = seen(WORK | {"base": 5.0, "now": 5.0, "threshold": 5.0}).outcomes
    assert still.places == (0.5, 0.5, 0.5)
    assert seen(BARE).outcomes[0].places == (None, None, None)


def test_a_zero_is_a_number_and_an_unknown_is_a_word() -> None:
    [told] = seen(WORK | {"base": 0.0, "now": None}).outcomes
    assert views.change_told(told, NL) == "van 0 naar onbekend; drempel 50 (%)"
    assert views.value_told(told.base, told, NL) == "0 %" and views.value_told(told.now, told, NL) == "onbekend"
    assert views.change_told(seen(BARE).outcomes[0], NL) == ""


def test_of_each_dimension_it_is_told_how_much_is_answered_of_how_much_is_asked() -> None:
    told = seen(WORK, untold=[BARE], risks=[LEVEL, LEVEL | {"risk": "drop-off", "level": None}])
    assert told.dimensions == {
        **{"what": (3, 6), "who": (2, 8), "how_much": (3, 6), "contributed": (1, 2), "risked": (1, 2 * len(RISKS))}
    }


def test_the_highest_level_of_a_contract_and_its_outcomes_counts() -> None:
    told = seen(WORK, risks=[LEVEL | {"level": "low"}, LEVEL | {"outcome_metric": "werk", "level": "medium"}])
    assert told.level("external", "P1") == "medium" and told.level("external", "P2") is None
    assert [one.outcome for one in told.risks] == ["", "Vast werk"]
    assert [views.level_told(level, NL) for level in ("low", "medium", "high", None)] == [
        *("● laag", "▲ midden", "■ hoog", "○ onbekend")
    ]


def test_high_risks_are_counted_before_known_ones() -> None:
    assert views.risk_heading(seen(WORK, risks=[LEVEL]), NL) == "1 van de 9 risico’s is hoog"
    assert views.risk_heading(seen(WORK, risks=[LEVEL | {"level": "low"}]), EN) == "Of 1 of the 9 risks the level is known"


def test_beside_the_risk_whose_name_is_not_confirmed_it_says_so() -> None:
    names = [views.risk_name(risk, NL) for risk in RISKS]
    assert [name for name in names if "onzeker" in name] == ["volhouden (naam onzeker)"]
    assert views.unconfirmed_told(NL) == "Of het risico ‘volhouden’ zo heet, is niet bevestigd."


def test_many_sources_are_not_all_named() -> None:
    assert views.sources_told(["b", "a", "b", "eigen opgave"], EN) == "b, a and own record"
    assert views.sources_told("abcde", NL) == "meer bronnen"


def test_where_more_is_told_than_drawn_it_says_so() -> None:
    many = seen(*(WORK | {"outcome_metric": str(at)} for at in range(20)))
    assert "Getekend: 12 van de 20" in views.reading(many, NL)
