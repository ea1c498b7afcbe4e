import pandas as pd

from dashboard.views.agreed import agreed, agreed_told, together_told, voters, votes_told
from dashboard.words import words
from metrics.consensus import consensus_between
from tests.dashboard.views.made_values import STELLINGEN, Row, profiles

NL, EN = words("nl"), words("en")


def votes(party: str, people: int = 10, **agree: int | None) -> list[Row]:
    """How many of the people of a party agree with each statement, the others disagree; None is withheld."""
    rows: list[Row] = []
    for code, number in agree.items():
        row = {"party": party, "party_name": party.capitalize(), "instrument": "stellingen", "part": "item", "code": code}
        told = {"mean": None, "mean_why": "verborgen"} if number is None else {"agree": number, "disagree": people - number}
        rows.append({**row, "people": people, **told})
    return rows


TOLD = profiles(votes("werk", s01=8, s02=5), votes("bouw", 20, s01=18, s02=2), votes("fonds", s01=2, s02=None))


def between(*parties: str, told: pd.DataFrame = TOLD) -> list[str]:
    found = agreed(consensus_between(told, parties), STELLINGEN, "2026-Q3", NL)
    return [f"{one.text} {together_told(one, NL)} {votes_told(one, NL)}".replace("\xa0", " ") for one in found]


def test_the_statement_that_more_than_half_of_each_partner_agrees_with_stands_first_with_the_number_of_votes() -> None:
    assert between("werk", "bouw") == [
        "Stelling 1. laagste 80 %, hoogste (bijna) iedereen 30",
        "Stelling 2. laagste (bijna) niemand, hoogste 50 % 30",
    ]
    found = agreed(consensus_between(TOLD, ("werk", "bouw")), STELLINGEN, "2026-Q3", NL)
    assert agreed_told(found, ["werk", "bouw"], NL) == (
        "Van 2 van de 2 stellingen is te tonen hoe eens partners zijn. "
        "Bij alle 2 partners is meer dan de helft het eens met ‘Stelling 1’."
    )
    assert (found[0].lowest, found[0].highest) == (0.8, 0.9)


def test_what_is_withheld_of_one_of_them_is_told_of_none() -> None:
    assert between("bouw", "fonds")[1] == "Stelling 2. verborgen verborgen"


def test_too_few_answers_tell_no_consensus() -> None:
    told = profiles(votes("werk", 4, s01=2), votes("bouw", s01=9))
    found = agreed(consensus_between(told), STELLINGEN, "2026-Q3", NL)
    assert [together_told(one, NL) for one in found] == ["te weinig antwoorden"]
    assert agreed_told(found, ["werk", "bouw"], NL).endswith("te weinig antwoorden.")


def test_the_best_of_what_may_be_shown_is_no_agreement_where_a_partner_is_half_against() -> None:
    told = profiles(votes("werk", s01=5, s02=None), votes("bouw", s01=9, s02=10))
    found = agreed(consensus_between(told), STELLINGEN, "2026-Q3", NL)
    assert agreed_told(found, ["werk", "bouw"], NL) == (
        "Van 1 van de 2 stellingen is te tonen hoe eens partners zijn. "
        "Bij geen ervan is in elke partner meer dan de helft het eens."
    )
    assert agreed_told(found, ["werk", "bouw"], EN).endswith("With none of them more than half of every partner agrees.")
    assert "verborgen" in agreed_told(found[1:], ["werk", "bouw"], NL)


def test_who_answered_statements_can_be_chosen_by_name() -> None:
    assert list(voters(TOLD, STELLINGEN).items()) == [("bouw", "Bouw"), ("fonds", "Fonds"), ("werk", "Werk")]
    assert agreed(consensus_between(TOLD), STELLINGEN, "2025-Q3", NL) == []
