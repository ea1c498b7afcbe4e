import pandas as pd
import pytest

from data.problems import Refused
from data.store import Store
from metrics.answer import answer


def test_a_name_of_the_catalogue_is_computed_and_any_other_is_asked(brabant: Store) -> None:
    asked = []

    def ask(name: str, **answers: object) -> pd.DataFrame:
        asked.append(name)
        return brabant.ask(name, **answers)

    answer("fund_figures", ask, fund="INDIGO-FUND-0014")
    assert asked == ["fund_totals", "fund_portfolio", "fund_contracts", "fund_stated"]
    assert len(answer("funds", ask)) == 1


def test_a_name_that_is_neither_is_refused(brabant: Store) -> None:
    with pytest.raises(Refused):
        answer("select 1", brabant.ask)


def test_only_a_metric_may_ask_for_the_facts_beneath_a_result(dommelrand: Store) -> None:
    with pytest.raises(Refused):
        answer("shared_dividends", dommelrand.ask, coalition="dommelrand")
    asked = []

    def ask(name: str, **answers: object) -> pd.DataFrame:
        asked.append((name, answers.get("beneath", False)))
        return dommelrand.ask(name, **answers)

    answer("contribution", ask, coalition="dommelrand")
    assert ("shared_dividends", True) in asked


@pytest.mark.parametrize("name", ["scores", "latest_score", "upper_and_under", "say_do", "alignment_and_significance"])
def test_a_score_is_never_asked_on_part_of_the_outcomes(name: str, store: Store) -> None:
    assert answer(name, store.ask, coalition="C").empty
    for part in ({"quarter": "2026-Q1"}, {"outcome": "O"}):
        with pytest.raises(Refused):
            answer(name, store.ask, coalition="C", **part)


def test_an_answer_that_a_metric_does_not_take_is_told_with_those_that_it_takes(dommelrand: Store) -> None:
    with pytest.raises(Refused) as refused:
        answer("contribution", dommelrand.ask, coalitie="dommelrand")
    (problem,) = refused.value.problems
    assert problem.code == "answers_differ" and "coalition" in str(problem.details["expected"])
