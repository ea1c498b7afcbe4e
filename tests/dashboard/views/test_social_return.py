from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from dashboard.views.social_return import SocialView, range_rows, range_told, ratio_told, social_view
from dashboard.words import Words, words
from metrics.social_return import social_return
from tests.dashboard.views.made_norms import ASSUMED, WORK, Row, answered, cases
from tests.metrics.made_contracts import outcomes, plans, steps, terms

NL, EN = words("nl"), words("en")
PAID = {"project": "P1", "paid": Decimal(60_000), "paid_currency": "EUR"}
CONTRACTS = {"P1": "Werk", "P2": "Rust"}


def view(rows: Sequence[Row], paid: Row = PAID, said: Words = NL, contracts: Any = CONTRACTS) -> SocialView | None:
    assumed = answered(ASSUMED, rows)
    sums = outcomes({name: WORK[name] for name in ("project", "outcome_metric", "definition")})
    found = social_return(assumed, sums, steps(), plans(), terms(dict(paid)))
    return social_view(contracts, found, assumed, sums, said)


def shown(rows: Sequence[Row], paid: Row = PAID, said: Words = NL) -> SocialView:
    told = view(rows, paid, said)
    assert told is not None
    return told


def test_it_is_always_a_range_with_the_likely_one_in_it() -> None:
    [one] = shown(cases("1200", "2500", "4200")).returns
    assert range_told(one, NL) == "Werk: tussen 0,87 en 3,03 per betaalde EUR, waarschijnlijk 1,8."
    assert range_told(one, EN) == "Werk: between 0.87 and 3.03 for each EUR paid, likely 1.8."
    assert ratio_told(one, NL) == "0,87 – 3,03"


def test_a_range_runs_from_its_least_to_its_most_whatever_they_are_called() -> None:
    [one] = shown(cases("4200", "2500", "1200")).returns
    assert ratio_told(one, NL) == "0,87 – 3,03"


def test_without_a_payment_the_amount_is_told_and_why_there_is_no_ratio() -> None:
    [unpaid] = shown(cases("1200", "2500", "4200"), {"project": "P1", "paid": Decimal(0), "paid_currency": "EUR"}).returns
    assert range_told(unpaid, NL) == "Werk: tussen €\xa051.943 en €\xa0181.799. Een verhouding is er niet: er is niets betaald."
    assert ratio_told(unpaid, NL) == "n.v.t.: er is niets betaald"
    unknown = shown(cases("1200", "2500", "4200"), {"project": "P1"})
    assert ratio_told(unknown.returns[0], NL) == "onbekend: betaling niet vastgelegd"
    assert unknown.drawn == unknown.returns and shown(cases("1", "2", "3"), PAID | {"paid_currency": "GBP"}).drawn == ()


def test_an_outcome_without_all_assumptions_is_counted_as_left_out() -> None:
    lame = [row | {"outcome_metric": "moed"} for row in cases("1", "2", "3")[:1]]
    rows = range_rows(shown([*cases("1200", "2500", "4200"), *lame]), NL)
    assert rows["Uitkomsten die tellen"].tolist() == ["1 van 2"] and rows["Laag"].tolist() == ["€\xa051.943"]
    alone = shown(lame)
    assert range_told(alone.returns[0], NL) == "Werk: onbekend; van 2 uitkomsten ontbreken aannames."
    assert range_rows(alone, NL).loc[0, ["Laag", "Betaald"]].tolist() == ["onbekend", "onbekend"]


def test_every_assumption_stands_in_the_table_with_its_source_and_unknown_is_no_zero() -> None:
    rows = shown(
        [*cases("1200", "2500", "4200", deadweight=None), *cases("1", "2", "3", project="P2", quantity=None)]
    ).assumptions
    assert rows["Geval"].tolist() == ["laag", "waarschijnlijk", "hoog"] * 2
    assert rows["Contract"].tolist() == ["Rust"] * 3 + ["Werk"] * 3
    assert rows["Toch al gebeurd"].tolist() == ["25\xa0%"] * 3 + ["onbekend"] * 3
    assert rows["Hoeveelheid"].tolist() == ["zoveel als gevalideerd"] * 3 + ["40"] * 3
    assert rows["Uitkomst"].tolist() == ["werk"] * 3 + ["Vast werk"] * 3 and set(rows["Bron"]) == {"aannames"}


def test_an_amount_without_a_currency_is_not_called_euros() -> None:
    rows = shown(cases("1200", "2500", "4200", currency=None)).assumptions
    assert rows["Bedrag per eenheid"].tolist()[0] == "1.200 (valuta onbekend)"


def test_of_other_contracts_nothing_is_shown_and_without_assumptions_there_is_nothing() -> None:
    assert view([]) is None and view(cases("1", "2", "3"), contracts={"P2": "Rust"}) is None
    alone = view(cases("1", "2", "3"), contracts={"P1": "Werk"})
    assert alone is not None and "Contract" not in alone.assumptions
