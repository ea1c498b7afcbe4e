"""How long a command takes before it does anything, against the imports that no answer can do without."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from data.store import Store
from tests.bench.measuring import Ratio, compare


def ratios() -> Iterator[Ratio]:
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder) / "b.duckdb"
        Store.open(base, write=True).close()
        ask = [sys.executable, "-m", "dashboard", "ask", "--db", str(base), "funds"]
        bare = [sys.executable, "-c", "import duckdb, pandas, pyarrow"]
        yield compare(
            "the command `ask`, against importing duckdb and pandas",
            lambda: subprocess.run(ask, check=True, capture_output=True),
            lambda: subprocess.run(bare, check=True, capture_output=True),
            "none",
            turns=5,
        )
