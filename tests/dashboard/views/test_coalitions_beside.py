from decimal import Decimal
from typing import Any

import pandas as pd

from dashboard.views import coalitions_beside as views
from dashboard.views.coalitions_beside import Beside, beside
from dashboard.views.portfolio_money import Amount, Money
from dashboard.words import words
from data.pack import Levels

NL, EN = words("nl"), words("en")
LEVELS = Levels((-100.0, 0.0, 50.0), ("laag", "midden", "hoog"), ("low", "middle", "high"))
PAID = Money((), (Amount(Decimal(5), "EUR", 1, 1),), (), ())


def terms(*told: tuple[str, str | None, int | None]) -> pd.DataFrame:
    rows = [(project, coalition, None, engaged) for project, coalition, engaged in told]
    return pd.DataFrame(rows, columns=["project", "coalition", "coalition_name", "people_engaged"]).astype(object)


def score(**told: Any) -> pd.DataFrame:
    return pd.DataFrame([{"score": None, "low": None, "high": None, "level": None, "why_withheld": None, **told}], dtype=object)


def found(told: pd.DataFrame, scores: dict[str, pd.DataFrame] | None = None, **invented: bool) -> tuple[Beside, ...]:
    return beside(told, {"X": PAID}, scores or {}, invented, LEVELS, NL)


def test_a_coalition_stands_with_its_contracts_the_people_they_reached_and_what_was_paid() -> None:
    (one,) = found(
        terms(("1", "X", 40), ("2", "X", None), ("3", None, 7)), {"X": score(score=20.0, low=10.0, high=30.0, level=2)}
    )
    assert (one.contracts, one.reached, one.reached_known, one.money) == (2, 40, 1, PAID)
    assert (one.score, one.low, one.high, one.level, one.word) == (20.0, 10.0, 30.0, 2, "midden")
    assert views.level_told(one, NL) == "2 midden"
    assert views.reached_told(one, NL) == "40 (bekend van 1 van 2)"
    assert views.about_told(one, NL, without_money=False) == [
        "2 contracten",
        "mensen bereikt: 40 (bekend van 1 van 2)",
        "betaald: €\xa05",
    ]
    assert len(views.about_told(one, NL, without_money=True)) == 2


def test_without_a_score_everything_of_it_is_unknown_and_the_reason_is_kept() -> None:
    rows = found(terms(("1", "X", None), ("2", "Y", 0)), {"X": score(why_withheld="coverage"), "Y": score().iloc[:0]}, Y=True)
    told = {one.coalition: (one.score, one.level, one.word, one.why, views.level_told(one, NL)) for one in rows}
    assert told == {"X": (None, None, "", "coverage", "onbekend"), "Y": (None, None, "", "unknown", "onbekend")}
    assert [(one.name, views.reached_told(one, NL)) for one in rows] == [("X", "onbekend"), ("Y (verzonnen)", "0")]


def test_those_with_a_score_stand_first_the_lowest_before_all_and_the_others_by_people() -> None:
    told = terms(("1", "A", 5), ("2", "B", 90), ("3", "C", 1), ("4", "D", 1))
    rows = found(told, {"C": score(score=60.0, level=3), "D": score(score=-5.0, level=1)})
    assert [one.coalition for one in rows] == ["D", "C", "B", "A"]


def test_only_coalitions_behind_these_contracts_are_scored() -> None:
    measured = pd.DataFrame({"coalition": ["A", "Z", "B"]})
    assert views.observed(terms(("1", "B", 1), ("2", "A", 1), ("3", None, 1)), measured) == ["A", "B"]


def test_the_heading_counts_the_scores_and_of_the_only_coalition_says_what_it_is() -> None:
    scored = {"X": score(score=60.0, level=3)}
    assert views.heading(found(terms(("1", "X", 1)), scored), NL) == "X, de coalitie achter de contracten, is hoog (niveau 3)"
    two = terms(("1", "X", 1), ("2", "Y", 1))
    assert views.heading(found(two, scored), EN) == "Of 1 of the 2 coalitions behind the contracts a score is known"
    assert views.heading(found(two), NL) == "Van geen van de 2 coalities achter de contracten is een score bekend"


def test_the_reading_keeps_money_out_of_the_score_and_says_what_is_not_drawn() -> None:
    many = found(terms(*((str(at), f"C{at}", at) for at in range(views.DRAWN + 3))))
    assert "Geld staat ernaast en telt niet mee in de score" in views.reading(many, NL, without_money=False)
    told = views.reading(many, NL, without_money=True)
    assert "Geld" not in told and told.endswith("Nog 3 coalities staan in de tabel.")
