from typing import Any

import numpy as np
import pandas as pd
import pytest

from data.store import Store
from metrics.answer import answer
from metrics.exact import total
from metrics.investor_positions import COLUMNS, investor_positions
from tests.metrics.made_contracts import D, arrow

INVESTMENT: dict[str, Any] = {
    **{"project": "P", "project_name": "Contract P", "party": "A", "party_name": "Bank A", "nth": 1, "currency": "EUR"},
    **{"amount": None, "amount_least": None, "amount_most": None, "type": None, "repayment_share": None, "most_lost": None},
    **{"most_returned": None},
}
TRANSACTION: dict[str, Any] = {
    **{"project": "P", "project_name": "Contract P", "party": "A", "party_name": "Bank A", "type": "paid in"},
    **{"made_on": "2026-01", "nth": 1, "currency": "EUR", "amount": None},
}


def put(party: str, **told: Any) -> dict[str, Any]:
    return INVESTMENT | {"party": party, "party_name": f"Bank {party}"} | told


def paid(party: str | None, amount: D | None, **told: Any) -> dict[str, Any]:
    name = None if party is None else f"Bank {party}"
    return TRANSACTION | {"party": party, "party_name": name, "amount": amount} | told


def back(party: str | None, amount: D | None, **told: Any) -> dict[str, Any]:
    return paid(party, amount, type="repaid") | told


def positions(*rows: dict[str, Any]) -> pd.DataFrame:
    investments = [row for row in rows if "most_lost" in row]
    transactions = [row for row in rows if "most_lost" not in row]
    return investor_positions(
        pd.DataFrame(investments, columns=list(INVESTMENT), dtype=object),
        pd.DataFrame(transactions, columns=list(TRANSACTION), dtype=object),
    )


def told(found: pd.DataFrame, *names: str) -> dict[str | None, Any]:
    return {row["party"]: tuple(row[name] for name in names) for row in found.to_dict("records")}


def test_what_is_paid_in_and_not_repaid_is_at_risk() -> None:
    found = positions(put("A", amount=D(100)), paid("A", D(60)), paid("A", D(30)), back("A", D("19.99")))
    assert found.to_dict("records") == [
        {
            **{"project": "P", "project_name": "Contract P", "party": "A", "party_name": "Bank A", "currency": "EUR"},
            **{"committed": D(100), "committed_least": None, "committed_most": None, "paid_in": D(90), "repaid": D("19.99")},
            **{"repaid_by": "told", "at_risk": D("70.01"), "worst": D("-70.01"), "best": None, "type": None},
        }
    ]


def test_without_transactions_nothing_is_known_but_what_was_committed() -> None:
    found = positions(put("A", amount=D(100), most_lost=D(30), most_returned=D(120), type="lening")).to_dict("records")[0]
    assert (found["committed"], found["type"]) == (D(100), "lening")
    assert [found[name] for name in ("paid_in", "repaid", "repaid_by", "at_risk", "worst", "best")] == [None] * 6


def test_who_paid_in_and_got_nothing_back_was_repaid_nothing() -> None:
    assert told(positions(paid("A", D(60))), "paid_in", "repaid", "repaid_by") == {"A": (D(60), D(0), None)}


def test_who_was_only_repaid_paid_in_an_unknown_sum_and_not_nothing() -> None:
    assert told(positions(back("A", D(60))), "paid_in", "repaid", "at_risk", "worst") == {"A": (None, D(60), None, None)}


def test_a_repayment_to_all_is_not_divided_where_one_was_only_repaid() -> None:
    for agreed in ([], [put("A", repayment_share=1.0)]):
        found = positions(*agreed, paid("A", D(100)), back("B", D(60)), back(None, D(30)))
        assert told(found, "repaid", "at_risk") == {"A": (None, None), "B": (None, None), None: (D(30), None)}


def test_what_an_unknown_party_paid_in_without_its_amount_is_not_left_out_of_the_division() -> None:
    for agreed in ([], [put("A", repayment_share=1.0)]):
        found = positions(*agreed, paid("A", D(100)), paid(None, None), back(None, D(30)))
        assert told(found, "repaid", "at_risk") == {"A": (None, None), None: (D(30), None)}


def test_a_transaction_without_its_amount_leaves_the_sum_unknown() -> None:
    found = positions(paid("A", D(60)), paid("A", None), back("A", D(5)))
    assert told(found, "paid_in", "repaid", "at_risk", "worst") == {"A": (None, D(5), None, None)}


@pytest.mark.parametrize(
    ("most_lost", "repaid", "worst"),
    [(None, 0, -90), (D(30), 0, -30), (D(30), 70, -20), (D(0), 0, 0), (D(120), 0, -90), (None, 90, 0), (D(30), 100, 0)],
)
def test_no_more_can_be_lost_than_is_at_risk_or_than_was_agreed(most_lost: D | None, repaid: int, worst: int) -> None:
    found = positions(put("A", amount=D(90), most_lost=most_lost), paid("A", D(90)), back("A", D(repaid)))
    row = found.to_dict("records")[0]
    assert str(row["worst"]) == str(worst)  # nothing at risk is 0, and no -0
    assert row["at_risk"] == max(0, 90 - repaid)


@pytest.mark.parametrize(("most_returned", "best"), [(None, None), (D(120), D(30)), (D(80), D(-10)), (D(90), D(0))])
def test_the_best_is_what_returns_at_most_without_what_was_paid_in(most_returned: D | None, best: D | None) -> None:
    found = positions(put("A", most_returned=most_returned), paid("A", D(90)))
    assert found["best"].tolist() == [best]


def test_a_repayment_to_all_is_divided_by_what_was_paid_in() -> None:
    found = positions(paid("A", D(200)), paid("B", D(100)), back(None, D(60)), back(None, D(30)), back("B", D(5)))
    assert told(found, "repaid", "repaid_by", "at_risk") == {
        "A": (D(60), "pro rata", D(140)),
        "B": (D(35), "pro rata", D(65)),
    }


def test_who_paid_nothing_in_gets_nothing_of_it() -> None:
    found = positions(paid("A", D(200)), paid("B", D(0)), back(None, D(60)))
    assert told(found, "repaid", "repaid_by") == {"A": (D(60), "pro rata"), "B": (D(0), None)}


def test_agreed_shares_go_before_what_was_paid_in() -> None:
    rows = [put("A", repayment_share=0.75), put("B", repayment_share=0.25), paid("A", D(100)), paid("B", D(100))]
    found = positions(*rows, back(None, D(80)))
    assert told(found, "repaid", "repaid_by") == {"A": (D(60), "contracted"), "B": (D(20), "contracted")}


def test_a_share_of_some_investors_only_is_no_agreement() -> None:
    for others in ([put("B")], []):
        rows = [put("A", repayment_share=0.75), *others, paid("A", D(100)), paid("B", D(100))]
        found = positions(*rows, back(None, D(80)))
        assert told(found, "repaid", "repaid_by") == {"A": (D(40), "pro rata"), "B": (D(40), "pro rata")}


def test_agreed_shares_hold_without_knowing_what_was_paid_in() -> None:
    found = positions(put("A", repayment_share=0.5), put("B", repayment_share=0.5), back(None, D("0.03")))
    assert told(found, "paid_in", "repaid", "at_risk") == {"A": (None, D("0.02"), None), "B": (None, D("0.01"), None)}


def test_where_what_one_paid_in_is_unknown_nothing_is_divided_nor_made_up() -> None:
    for unknown in (put("B", amount=D(100)), put("B", currency=None), paid("B", None)):
        found = positions(paid("A", D(100)), unknown, back("A", D(5)), back(None, D(80)))
        assert told(found, "repaid", "repaid_by", "at_risk") == {
            "A": (None, None, None),
            "B": (None, None, None),
            None: (D(80), None, None),
        }


def test_a_repayment_of_which_nobody_paid_in_or_of_an_unknown_amount_is_not_divided() -> None:
    assert told(positions(back(None, D(80))), "repaid", "at_risk") == {None: (D(80), None)}
    assert told(positions(paid("A", D(0)), back(None, D(80))), "repaid") == {"A": (None,), None: (D(80),)}
    assert told(positions(paid("A", D(9)), back(None, None)), "repaid", "paid_in") == {"A": (None, D(9)), None: (None, None)}


def test_what_a_party_that_is_not_told_paid_in_takes_its_part() -> None:
    found = positions(paid("A", D(75)), paid(None, D(25)), back(None, D(40)))
    assert told(found, "paid_in", "repaid", "at_risk") == {"A": (D(75), D(30), D(45)), None: (D(25), D(10), None)}


def test_another_currency_has_its_own_row() -> None:
    found = positions(put("A", amount=D(100)), paid("A", D(50), currency="GBP"), back(None, D(10), currency="GBP"))
    assert found[["currency", "committed", "paid_in", "repaid"]].to_numpy().tolist() == [
        ["EUR", D(100), None, None],
        ["GBP", None, D(50), D(10)],
    ]


def test_contracts_are_apart() -> None:
    found = positions(paid("A", D(50)), paid("A", D(70), project="Q"), back(None, D(10), project="Q"))
    assert found[["project", "paid_in", "repaid"]].to_numpy().tolist() == [["P", D(50), D(0)], ["Q", D(70), D(10)]]


def test_several_investments_of_a_party_are_one_commitment() -> None:
    found = positions(
        put("A", amount=D(100), type="lening", most_lost=D(10), most_returned=D(110)),
        put("A", amount=D(50), nth=2, type="gift", most_lost=D(50), most_returned=D(0)),
        paid("A", D(150)),
    ).to_dict("records")[0]
    assert (found["committed"], found["type"], found["worst"], found["best"]) == (D(150), "gift, lening", D(-60), D(-40))


def test_an_unknown_commitment_lies_in_its_range() -> None:
    ranged = put("A", amount_least=D(40), amount_most=D(60))
    names = ("committed", "committed_least", "committed_most")
    assert told(positions(ranged), *names) == {"A": (None, D(40), D(60))}
    assert told(positions(ranged, put("A", nth=2, amount=D(100))), *names) == {"A": (None, D(140), D(160))}
    assert told(positions(ranged, put("A", nth=2)), *names) == {"A": (None, D(40), None)}
    assert told(positions(put("A")), *names) == {"A": (None, None, None)}


def made(seed: int) -> list[dict[str, Any]]:
    rng = np.random.default_rng(seed)
    rows = []
    for project in "PQ":
        for party in "ABCDE"[: rng.integers(1, 6)]:
            share = 0.1 if project == "Q" else None
            rows.append(put(party, project=project, amount=D(int(rng.integers(1, 10**6))), repayment_share=share))
            rows += [paid(party, D(int(rng.integers(1, 10**8))).scaleb(-2), project=project) for _ in range(2)]
        rows += [back(None, D(int(rng.integers(1, 10**7))).scaleb(-2), project=project) for _ in range(3)]
    return rows


def test_what_investors_are_repaid_adds_up_to_the_cent_and_their_order_changes_nothing() -> None:
    for seed in range(12):
        rows = made(seed)
        found = positions(*rows)
        for project, by in (("P", "pro rata"), ("Q", "contracted")):
            ours = found[found["project"] == project]
            assert total(ours["repaid"]) == total(
                row["amount"] for row in rows if (row["project"], row.get("type")) == (project, "repaid")
            )
            assert set(ours["repaid_by"]) == {by} and None not in ours["party"].tolist()
        mixed = [rows[at] for at in np.random.default_rng(seed).permutation(len(rows))]
        pd.testing.assert_frame_equal(positions(*mixed), found)


def test_a_store_tells_the_same() -> None:
    rows = made(1)
    investments, transactions = (pd.DataFrame([row for row in rows if ("most_lost" in row) is of]) for of in (True, False))
    stored = investor_positions(arrow(investments), arrow(transactions.astype({"amount": object})))
    pd.testing.assert_frame_equal(stored, positions(*rows))


def test_without_investors_there_is_no_row_but_all_columns() -> None:
    assert positions().columns.tolist() == list(COLUMNS) and positions().empty


def test_no_amount_is_made_up_for_investors_of_whom_only_the_total_is_known(brabant: Store) -> None:
    found = answer("investor_positions", brabant.ask, fund="INDIGO-FUND-0014")
    assert len(found) == 9
    amounts = ["committed", "committed_least", "committed_most", "paid_in", "repaid", "at_risk", "worst", "best", "repaid_by"]
    assert found[amounts].isna().all(axis=None)
