from decimal import Decimal

import pandas as pd
import pytest

from dashboard.views import fund_match as views
from dashboard.words import words
from data.store import Store
from metrics.answer import answer
from tests.dashboard.views.made_outcomes import contract, matched, outcome

NL, EN = words("nl"), words("en")
EQUAL = outcome("sluit", validated=10, price=3, paid=30, match="equal")
MORE = outcome("meer", validated=10, price=3, paid=40, match="paid_more")
LESS = outcome("minder", validated=10, price=3, paid=20, match="paid_less", due=0)
DUE = outcome("open", validated=10, price=3, paid=0, match="paid_less", due=30)


def told(line: views.MatchLine, money: str = "") -> str:
    return views.verdict_told(line, NL, money)


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        (EQUAL, "✓ sluit"),
        (MORE, "▲ te weinig verklaard"),
        (LESS, "▲ meer verklaard dan betaald"),
        (DUE, "▲ nog te betalen"),
        (outcome(validated=0, price=3, paid=0, match="no_ratio"), "n.v.t.: niets behaald en niets betaald"),
        (outcome(match="no_result"), "○ geen resultaat"),
        (outcome(validated=2, match="no_price"), "○ geen prijs"),
        (outcome(validated=2, match="no_price", prices=2), "○ meer dan één prijs"),
        (outcome(validated=2, price=3, match="no_payment"), "○ geen betaling"),
        (outcome(validated=2, price=3, match="no_payment", due=6), "▲ nog te betalen"),
        (outcome(validated=2, price=3, match="type_not_stated"), "○ niet vermeld of betaald"),
        (outcome(validated=2, price=3, match="other_currency", paid=6, paid_currency="GBP"), "○ andere valuta"),
    ],
)
def test_every_match_has_its_sign_and_words(row: dict[str, object], verdict: str) -> None:
    (line,) = matched(row).lines
    assert told(line) == verdict


def test_the_amount_that_belongs_to_a_verdict_is_told_with_it() -> None:
    (line,) = matched(DUE).lines
    assert line.amount == 30
    assert told(line, "€ 30") == "▲ nog te betalen € 30"
    assert views.verdict_told(line, NL, "€ 30", whole=True) == "▲ nog te betalen € 30 (meer verklaard dan betaald)"
    (untyped,) = matched(outcome(validated=2, price=3, match="type_not_stated", paid_type_unknown=7)).lines
    assert untyped.amount == 7 and untyped.amount_currency is None
    assert line.amount_currency == "EUR"
    (several,) = matched(outcome(validated=2, match="no_price", prices=2)).lines
    assert views.verdict_told(several, NL, whole=True) == "○ meer dan één prijs"


def test_what_needs_attention_stands_first_by_how_much_money_it_is_about() -> None:
    above = outcome("boven", validated=10, price=3, paid=30, match="equal", credit=25)
    found = matched(EQUAL, outcome("leeg"), LESS, MORE, DUE, above)
    assert [line.name for line in found.lines] == ["open", "boven", "minder", "meer", "leeg", "sluit"]
    assert [line.wanting for line in found.lines] == ["due", "above", "paid_less", "paid_more", "", ""]


def test_the_heading_counts_what_closes_and_what_does_not() -> None:
    assert views.heading(matched(EQUAL, EQUAL), NL) == "Alle 2 betalingen sluiten"
    assert views.heading(matched(EQUAL, DUE), NL) == "1 betaling sluit, 1 staat nog open"
    assert views.heading(matched(EQUAL, EQUAL, MORE, outcome()), EN) == "2 payments match, 1 is too little explained"
    assert views.heading(matched(DUE), NL) == "Geen betaling sluit, 1 staat nog open"
    assert views.heading(matched(outcome()), NL) == "Van geen uitkomst zijn resultaat, prijs en betaling alle drie bekend"
    above = outcome(validated=10, price=3, paid=30, match="equal", credit=25)
    assert views.heading(matched(above), NL) == "1 betaling sluit, 1 ligt boven het plafond"


def test_in_the_heading_stands_first_what_most_money_is_about() -> None:
    much = outcome("veel", validated=10, price=3, paid=4000, match="paid_more")
    assert views.heading(matched(EQUAL, DUE, LESS, much), NL) == "1 betaling sluit, 1 is te weinig verklaard, 1 staat nog open"


def test_a_payment_for_the_contract_as_a_whole_is_one_line_and_its_outcomes_are_none() -> None:
    whole = contract(computed=60, earned=60, paid=50, payments=1, match="paid_less", difference=-10, due=10)
    found = matched(outcome("a", validated=10, price=3), outcome("b", validated=10, price=3), contracts=[whole])
    (line,) = found.lines
    assert (line.name, line.is_contract, line.verdict, line.due) == ("Werk", True, "due", 10)
    untyped = contract(payments_type_unknown=1, paid_type_unknown=7, match="type_not_stated", computed=60)
    found = matched(outcome(validated=10, price=3), contracts=[untyped])
    assert views.heading(found, NL) == "Van 1 betaling is niet vermeld of zij is gedaan; zij telt niet mee"
    assert found.lines[0].amount == 7


def test_differences_are_never_added_over_currencies() -> None:
    pounds = outcome("p", validated=1, price=3, currency="GBP", paid=5, paid_currency="GBP", match="paid_more")
    assert matched(MORE, LESS, pounds).differences == {"EUR": 0, "GBP": 2}


def test_golden_42_of_the_care_leavers_46_payments_close_17_are_too_little_explained_and_5_have_no_ratio(indigo: Store) -> None:
    def ask(name: str) -> pd.DataFrame:
        return answer(name, indigo.ask, fund="INDIGO-FUND-0013")

    choice = views.FundChoice("F", "Fonds", "", {}, pd.Timestamp("2026-11-22").date(), without_money=False)
    found = views.match_view(choice, ask("fund_outcomes"), ask("contract_money"))
    assert found.counts == {"equal": 46, "paid_more": 17, "due": 1, "no_ratio": 5}
    assert [line.match for line in found.lines if line.verdict == "due"] == ["paid_less"]
    assert (found.compared, found.differences) == (69, {"GBP": Decimal(533_280)})
    assert views.heading(found, NL) == "46 betalingen sluiten, 17 zijn te weinig verklaard, 1 staat nog open"
