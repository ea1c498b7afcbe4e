"""The invented example as a store that the tests of several pages share: handing it in takes seconds, scoring it a second."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data import intake
from data.store import Store


@pytest.fixture(scope="session")
def dommelrand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A ledger with the three invented coalitions, to read from alone."""
    example = Path(intake.__file__).parent / "examples" / "dommelrand"
    with Store.open(tmp_path_factory.mktemp("dommelrand") / "ledger.duckdb", write=True) as opened:
        intake.deliver(opened, intake.examine([example], "template", opened), "test")
        yield opened
