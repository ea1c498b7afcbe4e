"""What the tests of the metrics share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data import intake
from data.store import Store


@pytest.fixture(scope="session")
def indigo(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A ledger with the two funds of the shared INDIGO tables, to read from alone."""
    with Store.open(tmp_path_factory.mktemp("indigo") / "ledger.duckdb", write=True) as opened:
        intake.deliver(opened, intake.examine([shared / "data" / "indigo"], "indigo", opened), "test")
        yield opened
