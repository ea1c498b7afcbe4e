from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from data.chain import BEGINNING, batch_hash, digest

ROW: dict[str, Any] = {"fact": 7, "promised": Decimal("12.500000"), "what": None, "recorded": date(2026, 4, 1), "salt": "aa"}
BATCH: dict[str, Any] = {
    "batch": 1,
    "entered_at": datetime(2026, 4, 1, 9),
    "entered_by": "x",
    "previous": BEGINNING,
    "hash": "?",
}


def test_a_digest_is_the_same_for_the_same_row_in_any_order_of_columns() -> None:
    assert digest("stream", ROW) == digest("stream", dict(reversed(ROW.items())))
    assert digest("stream", ROW) == digest("stream", {**ROW, "promised": Decimal("12.5")})


def test_a_column_that_is_added_later_changes_no_digest() -> None:
    assert digest("stream", ROW) == digest("stream", {**ROW, "new_column": None})


@pytest.mark.parametrize(
    "change", [{"promised": Decimal("12.6")}, {"what": "uren"}, {"salt": "bb"}, {"recorded": date(2026, 4, 2)}]
)
def test_a_digest_is_another_for_any_other_row(change: dict[str, Any]) -> None:
    assert digest("stream", ROW) != digest("stream", {**ROW, **change})
    assert digest("stream", ROW) != digest("party", ROW)


def test_the_hash_of_a_batch_covers_who_and_what_and_the_batch_before_it() -> None:
    told = batch_hash(BATCH, [(1, "stream", "d")], [(1, 2, date(2026, 4, 1))], [3])
    others = [
        batch_hash({**BATCH, "entered_by": "y"}, [(1, "stream", "d")], [(1, 2, date(2026, 4, 1))], [3]),
        batch_hash({**BATCH, "previous": "1" * 64}, [(1, "stream", "d")], [(1, 2, date(2026, 4, 1))], [3]),
        batch_hash(BATCH, [(1, "stream", "e")], [(1, 2, date(2026, 4, 1))], [3]),
        batch_hash(BATCH, [(1, "stream", "d")], [], [3]),
        batch_hash(BATCH, [(1, "stream", "d")], [(1, 2, date(2026, 4, 1))], []),
    ]
    assert told not in others
    assert told == batch_hash({**BATCH, "hash": "other"}, [(1, "stream", "d")], [(1, 2, date(2026, 4, 1))], [3])
