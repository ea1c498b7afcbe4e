"""The ledgers that the tests of the parts of the page Fonds share."""

from collections.abc import Iterator

import pytest

from data.store import Store
from tests.dashboard.pages.fund.made_fund import made


@pytest.fixture(scope="session")
def agreed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Fund F with the contracts Werk and Buurt, their claims and investors."""
    with made(tmp_path_factory.mktemp("agreed")) as store:
        yield store


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Fund F with its contracts, of which nothing else is told than who invests."""
    gone = dict.fromkeys(("outcome_metric", "outcome_pricing", "result", "claim", "transaction"), "")
    told = "project,party,source\nW,bank,akte\nW,kring,akte\nB,bank,akte\n"
    with made(tmp_path_factory.mktemp("bare"), investment=told, **gone) as store:
        yield store
