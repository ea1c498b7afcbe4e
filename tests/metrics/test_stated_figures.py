from decimal import Decimal

from data.store import Store
from metrics.answer import answer


def test_model_10_brabant_outcomes_fund_conflicts(brabant: Store) -> None:
    """MODEL.md section 10 and shelf row 44: 3 contracts or 4; 601,460 or 900,000 or 1 million; the pot is not disputed."""
    frame = answer("fund_figures", brabant.ask, fund="INDIGO-FUND-0014")
    told = {
        figure: [
            (Decimal(a), s, bool(u), bool(d))
            for a, s, u, d in zip(g["amount"], g["source"], g["in_use"], g["disputed"], strict=True)
        ]
        for figure, g in frame.groupby("figure", sort=False)
    }
    assert told["contracts"] == [(3, "INDIGO", True, True), (4, "health-inequalities.eu", False, True)]
    assert [(amount, in_use, disputed) for amount, _, in_use, disputed in told["private_money"]] == [
        (601460, True, True),
        (900000, False, True),
        (1000000, False, True),
    ]
    assert {(amount, disputed) for amount, _, _, disputed in told["outcome_pot"]} == {(1000000, False)}
    assert sum(in_use for _, _, in_use, _ in told["outcome_pot"]) == 1
    assert frame["counts"].dropna().tolist() == [3, 3]


def test_of_an_unknown_fund_nothing_is_told(brabant: Store) -> None:
    assert answer("fund_figures", brabant.ask, fund="geen").empty
