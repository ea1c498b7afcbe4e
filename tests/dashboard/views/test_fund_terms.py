from decimal import Decimal
from typing import Any

from dashboard.views.fund_terms import terms_line
from dashboard.words import words
from data.store import Store
from tests.dashboard.views.made_norms import STATED, TERMS, answered

NL, EN = words("nl"), words("en")
TOLD = {"source": "jaarverslag", "currency": "EUR", "outcome_pot": Decimal(1_000_000), "private_money": Decimal(900_000)}
LASTS = {"start": "2024-01", "end_expected": "2026-12"}


def line(*stated: dict[str, Any], terms: Any = (LASTS,), **how: bool) -> str:
    return terms_line(answered(STATED, stated), answered(TERMS, list(terms)), NL, **{"without_money": False, **how})


def test_of_brabant_the_line_tells_who_was_selected_and_what_the_pot_can_return(brabant: Store) -> None:
    stated, terms = (brabant.ask(name, fund="INDIGO-FUND-0014") for name in ("fund_stated", "contract_terms"))
    assert terms_line(stated, terms, NL, without_money=False).replace("\xa0", " ") == (
        "5 van de 82 aanvragen werden gekozen (6,1 %; brabant.nl). Investeerders krijgen er hoogstens 11,1 % bij: "
        "€ 1.000.000 voor € 900.000 (Interreg Europe, good practice 2999). Over 2,25 jaar is dat 4,8 % per jaar."
    )
    assert terms_line(stated, terms, EN, without_money=True) == ("5 of the 82 applications were selected (6.1%; brabant.nl).")


def test_three_years_make_the_yearly_return_of_the_shelf() -> None:
    assert line(TOLD).endswith("Over 3 jaar is dat 3,6\xa0% per jaar.")


def test_how_long_it_takes_is_told_only_where_start_and_end_of_all_contracts_are_known_and_the_same() -> None:
    for terms in ([{"start": "2019-07"}], [], [LASTS, {"start": "2024-01"}], [LASTS, LASTS | {"start": "2023-01"}]):
        assert "per jaar" not in line(TOLD, terms=terms)
    assert "Over 3 jaar" in line(TOLD, terms=[LASTS, LASTS])
    assert "Over 4 jaar" in line(TOLD, terms=[{"start": "2020", "end_expected": "2021", "end_actual": "2023-Q4"}])
    assert "per jaar" not in line(TOLD, terms=[{"start": "2026-12", "end_expected": "2024-01"}])


def test_a_pot_that_is_smaller_than_what_was_invested_is_called_so() -> None:
    told = line(TOLD | {"outcome_pot": Decimal(450_000)}).replace("\xa0", " ")
    assert told == "De pot is 50 % kleiner dan de inleg: € 450.000 voor € 900.000 (jaarverslag)."


def test_amounts_of_two_sources_are_never_divided_by_one_another() -> None:
    assert line(TOLD | {"private_money": None}, TOLD | {"outcome_pot": None}) == ""
    assert line(TOLD | {"currency": None}) == "" and line() == ""


def test_one_half_of_a_share_is_no_share() -> None:
    assert line({"source": "s", "applications": 82}, {"source": "s", "selected": 5}) == ""
    assert line({"source": "s", "applications": 82, "selected": 0}) == "0 van de 82 aanvragen werden gekozen (0\xa0%; s)."
