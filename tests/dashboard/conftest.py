"""The views that the tests of the dashboard share."""

import shutil
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner

from dashboard.views import fund as views
from data import intake
from data.store import Store
from metrics.answer import answer


@pytest.fixture(scope="session", autouse=True)
def _packages_are_looked_through_once() -> Iterator[None]:
    """At each run of a page Streamlit looks for components in every package; while we test none is installed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


def view_of(store: Store, fund: str, name: str, *, without_money: bool = False) -> views.FundView:
    """A fund as its page sees it."""
    asked = partial(answer, ask=partial(store.ask, without_money=without_money), fund=fund)
    frames = [asked(name) for name in ("fund_contracts", "fund_figures", "fund_streams", "fund_roles")]
    left_out = len(store.ask("fund_streams", fund=fund)) - len(frames[2]) if without_money else None
    return views.view(fund, name, *frames, left_out)


@pytest.fixture(scope="session")
def seen(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> views.FundView:
    """The Brabant Outcomes Fund."""
    folder = tmp_path_factory.mktemp("seen") / "brabant"
    shutil.copytree(filled, folder)
    with Store.open(folder / "ledger.duckdb", write=True) as store:
        return view_of(store, "INDIGO-FUND-0014", "Brabant Outcomes Fund")


@pytest.fixture(scope="session")
def indigo(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A ledger with the two funds of the shared INDIGO tables that have results, to read from alone."""
    with Store.open(tmp_path_factory.mktemp("indigo") / "ledger.duckdb", write=True) as opened:
        intake.deliver(opened, intake.examine([shared / "data" / "indigo"], "indigo", opened), "test")
        yield opened


@pytest.fixture(scope="session")
def fair_chance(indigo: Store) -> views.FundView:
    """The Fair Chance Fund: results known, of its payments it is not stated whether they were made."""
    return view_of(indigo, "INDIGO-FUND-0005", "Fair Chance Fund")


@pytest.fixture(scope="session")
def care_leavers(indigo: Store) -> views.FundView:
    """The Care Leavers fund: results and payments known."""
    return view_of(indigo, "INDIGO-FUND-0013", "Care Leavers")
