from decimal import Decimal

import numpy as np
import pytest

from data.store import Store
from metrics.exact import total
from metrics.fund_terms import return_at_most, selection_rate, yearly


def test_golden_44_brabant_outcomes_fund(brabant: Store) -> None:
    stated = brabant.ask("fund_stated", fund="INDIGO-FUND-0014")
    told = stated[stated["applications"].notna()].iloc[0]
    assert (told["source"], told["applications"], told["selected"]) == ("brabant.nl", 82, 5)
    assert round(selection_rate(told["selected"], told["applications"]) * 100, 1) == 6.1

    both = stated[stated["outcome_pot"].notna() & stated["private_money"].notna()].iloc[0]
    most = return_at_most(both["outcome_pot"], both["private_money"])
    assert round(most * 100, 1) == 11.1 and round(yearly(most, 3) * 100, 2) == 3.57

    contracts = brabant.ask("contract_terms", fund="INDIGO-FUND-0014")
    assert (len(contracts), total(contracts["committed"]), contracts["people_targeted"].sum()) == (3, 601_460, 333)
    assert total([Decimal(17_000_000), Decimal(3_000_000)]) == 20_000_000


def test_of_nobody_who_applied_no_share_was_selected() -> None:
    assert np.isnan(selection_rate(0, 0)) and np.isnan(selection_rate(None, 82)) and np.isnan(selection_rate(5, None))
    assert selection_rate(0, 82) == 0


def test_without_capital_or_pot_there_is_no_return_and_a_smaller_pot_loses_money() -> None:
    assert np.isnan(return_at_most(Decimal(1), Decimal(0))) and np.isnan(return_at_most(None, Decimal(1)))
    assert return_at_most(Decimal("0.9"), Decimal("1.0")) == pytest.approx(-0.1)


def test_a_yearly_return_comes_to_the_whole_again() -> None:
    rng = np.random.default_rng(3)
    for rate, years in zip(rng.uniform(-0.9, 2, 40), rng.uniform(0.2, 20, 40), strict=True):
        assert (1 + yearly(rate, years)) ** years - 1 == pytest.approx(rate)
    assert np.isnan(yearly(0.1, 0)) and np.isnan(yearly(float("nan"), 3)) and yearly(0.11, 1) == pytest.approx(0.11)
