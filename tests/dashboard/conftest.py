"""The views that the tests of the dashboard share."""

from functools import partial

import pytest

from dashboard.views import fund as views
from data.store import Store
from metrics.answer import answer


@pytest.fixture
def seen(brabant: Store) -> views.FundView:
    """The Brabant Outcomes Fund as its page sees it."""
    asked = partial(answer, ask=brabant.ask, fund="INDIGO-FUND-0014")
    frames = [asked(name) for name in ("fund_contracts", "fund_figures", "fund_streams", "fund_roles")]
    return views.view("INDIGO-FUND-0014", "Brabant Outcomes Fund", *frames)
