from datetime import date

import pandas as pd

from dashboard.views.fund_choice import FundChoice

ROWS = pd.DataFrame({"project": pd.array(["a", "b", "b", None], "string"), "units": [1, 2, 3, 4]})


def choice(contract: str) -> FundChoice:
    return FundChoice("F", "Fonds", contract, {"a": "Een", "b": "Twee"}, date(2026, 1, 1), without_money=False)


def test_a_chosen_contract_leaves_its_own_rows() -> None:
    assert choice("b").picks(ROWS)["units"].tolist() == [2, 3]
    assert choice("b").shown == {"b": "Twee"}


def test_without_a_chosen_contract_every_row_stays() -> None:
    assert choice("").picks(ROWS)["units"].tolist() == [1, 2, 3, 4]
    assert list(choice("").shown) == ["a", "b"]


def test_an_answer_without_rows_stays_without_rows() -> None:
    assert choice("a").picks(ROWS.iloc[:0]).empty
