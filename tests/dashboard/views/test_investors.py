from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest

from dashboard.views import investors as views
from dashboard.words import words

NL, EN = words("nl"), words("en")
KNOWN: Mapping[str, Any] = {
    **{"project": "W", "project_name": "Werk", "party": "bank", "party_name": "Bank", "currency": "EUR"},
    **{"committed": Decimal(150), "committed_least": None, "committed_most": None, "paid_in": Decimal(150)},
    **{"repaid": Decimal(50), "repaid_by": "told", "at_risk": Decimal(100), "worst": Decimal(-60), "best": Decimal(18)},
    "type": "lening",
}
UNKNOWN = {name: None for name in KNOWN if name not in ("project", "project_name", "party", "party_name", "currency")}


def row(**told: Any) -> dict[str, Any]:
    """Bank put in € 150 in contract Werk and got € 50 back."""
    return {**KNOWN, **told}


def seen(*rows: Mapping[str, Any], of: tuple[str, ...] = ("W", "B")) -> views.InvestorsView:
    found = pd.DataFrame(rows, columns=list(KNOWN), dtype=object)
    return views.investors_view(found, of, undivided="niet te verdelen")


def plain(told: str) -> str:
    return told.replace("\xa0", " ")


def test_who_risks_most_comes_first_and_what_is_unknown_or_of_nobody_last() -> None:
    some = row(party="c", party_name="C", at_risk=None, worst=None)
    rows = [row(party=None, party_name=None, **UNKNOWN), row(party="d", party_name="D", **UNKNOWN), some]
    told = seen(*rows, row(), row(party="e", party_name="E", at_risk=Decimal(200)))
    assert [one.name for one in told.positions] == ["E", "Bank", "C", "D", "niet te verdelen"]
    assert [one.name for one in told.at_risk] == ["E", "Bank"]


def test_of_one_contract_only_its_positions_are_shown() -> None:
    rows = [row(), row(project="B", project_name="Buurt")]
    assert seen(*rows).several and not seen(*rows, of=("B",)).several
    assert [one.contract for one in seen(*rows, of=("B",)).positions] == ["Buurt"]


@pytest.mark.parametrize(
    ("rows", "dutch"),
    [
        ([row(), row(party="x", at_risk=None)], "Van € 150 inleg loopt € 100 nog risico"),
        ([row(), row(currency="GBP")], "Van de inleg loopt € 100 en £ 100 nog risico"),
        ([row(at_risk=Decimal(0))], "Alle bekende inleg is terug bij de investeerders"),
        ([row(at_risk=Decimal(0)), row(party="x", **UNKNOWN)], "Alle bekende inleg is terug bij de investeerders"),
        ([row(at_risk=Decimal(0)), row(party="x", at_risk=None)], "€ 150 inleg is terug; van de rest is het onbekend"),
        (
            [row(at_risk=Decimal(0)), row(party="x", **UNKNOWN | {"repaid": Decimal(5)})],
            "€ 150 inleg is terug; van de rest is het onbekend",
        ),
        (
            [row(at_risk=Decimal(0)), row(party=None, party_name=None, **UNKNOWN)],
            "€ 150 inleg is terug; van de rest is het onbekend",
        ),
        ([row(at_risk=None, repaid=None)], "Investeerders legden € 150 in; wat terug is, is onbekend"),
        (
            [row(**UNKNOWN | {"committed": Decimal(150)})],
            "Investeerders zegden € 150 toe; wat zij inlegden, is onbekend",
        ),
        ([row(**UNKNOWN | {"committed_least": Decimal(5)})], "Wat investeerders inlegden, is onbekend"),
    ],
)
def test_the_heading_tells_what_is_at_risk_else_what_is_known(rows: list[dict[str, Any]], dutch: str) -> None:
    assert plain(views.heading(seen(*rows), NL)) == dutch


def test_where_no_amount_is_known_it_says_of_how_many_investors() -> None:
    told = seen(row(**UNKNOWN), row(**UNKNOWN, project="B"), row(**UNKNOWN, party="oranje"))
    assert not told.is_told
    assert views.nothing_told(told, NL) == "Hoeveel elk van de 2 investeerders per contract inlegt, is onbekend."
    assert views.nothing_told(seen(), EN) == "No investors were recorded."


def test_how_a_repayment_to_all_together_was_divided_is_said() -> None:
    rata, agreed = row(repaid_by="pro rata"), row(repaid_by="contracted")
    assert plain(views.repaid_told(seen(rata).positions[0], NL)) == "€ 50 (naar inleg)"
    assert plain(views.repaid_told(seen(agreed).positions[0], NL)) == "€ 50 (zoals afgesproken)"
    assert plain(views.repaid_told(seen(row()).positions[0], NL)) == "€ 50"
    assert views.reading(seen(rata), NL).endswith("is verdeeld naar inleg.")
    assert "verdeeld" not in views.reading(seen(row()), NL)


@pytest.mark.parametrize(
    ("least", "most", "told"),
    [(5, 9, "€ 5 tot € 9"), (5, None, "minstens € 5"), (None, 9, "hoogstens € 9"), (None, None, "onbekend")],
)
def test_a_promise_of_which_only_a_range_is_known_is_told_as_one(least: int | None, most: int | None, told: str) -> None:
    ends = {"committed_least": least and Decimal(least), "committed_most": most and Decimal(most)}
    assert plain(views.committed_told(seen(row(**UNKNOWN | ends)).positions[0], NL)) == told


def test_loss_and_gain_have_a_sign_and_zero_has_none() -> None:
    told = [plain(views.outcome_told(amount, "EUR", NL)) for amount in (Decimal(-60), Decimal(18), Decimal(0), None)]
    assert told == ["−€ 60", "+€ 18", "€ 0", "onbekend"]


def test_of_how_many_lines_the_risk_is_unknown_is_said() -> None:
    assert (
        views.unknown_told(seen(row(), row(party="x", at_risk=None)), NL)
        == "Van 1 van de 2 regels is onbekend wat risico loopt"
    )
    assert not views.unknown_told(seen(row()), NL)
