"""What the prelude of viewer and moment costs, against the same sums over the bare table."""

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from data import asking
from data.asking import Cut
from data.known import KnownAt
from data.policy import LOCAL
from data.store import Store
from tests.bench.measuring import Ratio, compare

ROWS = 10_000_000
PART = 1_000_000
PERIOD = "2026-Q1"
BARE = (
    "select giver, receiver, kind, unit, period, sum(promised) as promised, sum(delivered) as delivered from stream"
    f" where period = '{PERIOD}' group by giver, receiver, kind, unit, period"
)


def ratios() -> Iterator[Ratio]:
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "b.duckdb", write=True) as store:
        cursor = store.cursor()
        for part in range(0, ROWS, PART):  # no query runs longer than its limit
            cursor.execute(
                "insert into stream by name select range + 1 as fact, 1 as batch, true as in_use, 'C' as coalition,"
                " 'party ' || (range % 500) as giver, 'party ' || (range % 491) as receiver, 'kennis' as kind, 1 as nth,"
                " '202' || (3 + range % 4) || '-Q' || (1 + range % 3) as period, 'uur' as unit, range % 97 as promised,"
                " range % 89 as delivered, 'x' as source, 'confirmed' as status, 'public' as visibility,"
                f" date '2026-01-01' as recorded from range({part}, {part + PART})"
            )
        cursor.execute(
            f"insert into superseded select range * 50 + 1, range * 50 + 2, date '2026-01-01', 1 from range({ROWS // 50})"
        )
        sql, values = asking.compose(asking.questions()["links"], Cut(LOCAL, KnownAt(date(2026, 6, 1)), store.columns))
        yield compare(
            f"links of one period out of {ROWS:,} streams, prelude included, against the bare group-by",
            lambda: store.cursor().execute(sql, {**values, "coalition": "", "period": PERIOD}).fetchall(),
            lambda: store.cursor().execute(BARE).fetchall(),
            "at most 2x",
        )
