from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest

from data.store import Store
from metrics.answer import answer
from metrics.by_fund import money_by, reached_by_fund

PLACED = pd.DataFrame({"fund": ["A", "A", "A", "B", "B"], "project": ["1", "2", "3", "3", "4"]})


def contracts(**told: list[Any]) -> pd.DataFrame:
    rows = pd.DataFrame({"project": list("1234")})
    for name in ("currency", "earned", "paid", "paid_type_unknown", "due"):
        rows[name] = pd.Series(told.get(name, [None] * 4), dtype=object)
    return rows


def outcomes(*told: tuple[str, float | None, float | None]) -> pd.DataFrame:
    return pd.DataFrame(told, columns=["project", "target", "validated"])


def test_the_money_of_a_fund_is_the_exact_sum_of_what_is_known_by_currency() -> None:
    amounts = [Decimal("0.1"), Decimal("0.2"), None, Decimal("5")]
    found = money_by(
        "fund", contracts(currency=["EUR", "EUR", "GBP", "EUR"], earned=amounts, due=[None, Decimal(0), None, None]), PLACED
    )
    rows = found.where(found.notna(), None).set_index(["fund", "currency"])
    assert rows[["contracts", "earned", "earned_known", "due", "due_known", "paid"]].to_dict("index") == {
        ("A", "EUR"): {"contracts": 2, "earned": Decimal("0.3"), "earned_known": 2, "due": 0, "due_known": 1, "paid": None},
        ("A", "GBP"): {"contracts": 1, "earned": None, "earned_known": 0, "due": None, "due_known": 0, "paid": None},
        ("B", "EUR"): {"contracts": 1, "earned": 5, "earned_known": 1, "due": None, "due_known": 0, "paid": None},
        ("B", "GBP"): {"contracts": 1, "earned": None, "earned_known": 0, "due": None, "due_known": 0, "paid": None},
    }


def test_contracts_without_a_currency_come_last_and_a_fund_without_contracts_has_no_row() -> None:
    found = money_by("fund", contracts(currency=["GBP", None, None, "EUR"]), PLACED)
    assert found["fund"].tolist() == ["A", "A", "B", "B"]
    assert found["currency"].tolist() == ["GBP", None, "EUR", None]
    assert money_by("fund", contracts(), PLACED.iloc[:0]).empty
    assert list(money_by("fund", contracts().iloc[:0], PLACED.iloc[:0])["earned"]) == []


def test_a_coalition_adds_up_its_contracts_as_a_fund_does() -> None:
    rows = contracts(currency=["EUR"] * 4, paid=[Decimal(1), Decimal(2), None, Decimal(4)]).assign(
        coalition=["X", "Y", "X", "X"]
    )
    found = money_by("coalition", rows, rows)
    assert found[["coalition", "contracts", "paid", "paid_known"]].values.tolist() == [["X", 3, 5, 2], ["Y", 1, 2, 1]]


def test_every_outcome_counts_alike_and_none_for_more_than_was_agreed() -> None:
    found = reached_by_fund(outcomes(("1", 10, 5), ("1", 1000, 1000), ("2", 4, 12), ("2", 8, 0)), PLACED)
    assert found.to_dict("records") == [
        {"fund": "A", "outcomes": 4, "agreed": 4, "told": 4, "known": 4, "reached": (0.5 + 1 + 1 + 0) / 4, "unknown": 0.0}
    ]


def test_what_is_not_known_is_no_nought_and_stands_apart() -> None:
    found = reached_by_fund(outcomes(("1", 10, 5), ("1", None, 7), ("2", 4, None), ("2", 0, 3)), PLACED)
    assert found.to_dict("records") == [
        {"fund": "A", "outcomes": 4, "agreed": 2, "told": 3, "known": 1, "reached": 0.125, "unknown": 0.75}
    ]
    (nothing,) = reached_by_fund(outcomes(("4", None, 7)), PLACED).to_dict("records")
    assert np.isnan(nothing["reached"]) and nothing["unknown"] == 1.0


@pytest.mark.parametrize("seed", range(5))
def test_reached_and_unknown_never_come_to_more_than_the_whole(seed: int) -> None:
    numbers = np.random.default_rng(seed)
    told = [
        (str(numbers.integers(1, 5)), *(None if numbers.random() < 0.3 else float(numbers.integers(0, 20)) for _ in range(2)))
        for _ in range(40)
    ]
    found = reached_by_fund(outcomes(*told), PLACED)
    reached = found["reached"].fillna(0)
    assert ((reached >= 0) & (reached + found["unknown"] <= 1 + 1e-12)).all()


def test_the_funds_together_say_what_each_of_them_says(dommelrand: Store) -> None:
    placed = dommelrand.ask("fund_projects")
    by_fund = money_by("fund", answer("contract_money", dommelrand.ask), placed)
    for fund, told in by_fund.groupby("fund"):
        own = answer("fund_money", dommelrand.ask, fund=fund).reset_index(drop=True)
        rows = told.reset_index(drop=True)
        for name in ("currency", "contracts", "earned_known", "paid_known", "earned", "paid", "paid_type_unknown", "due"):
            assert rows[name].where(rows[name].notna(), None).tolist() == own[name].where(own[name].notna(), None).tolist()
