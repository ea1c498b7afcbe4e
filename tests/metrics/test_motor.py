"""What was felt in a quarter beside what was given in the next: unknown is no zero, and a year has no quarter."""

from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from metrics.motor import felt_then_given

TYPES = {
    **dict.fromkeys(["giver", "receiver", "period"], pa.string()),
    "receiver_rating": pa.float64(),
    "state": pa.string(),
    "delivered": pa.decimal128(38, 6),
}
Row = tuple[str, str, str | None, float | None, str | None, int | None]


def streams(*rows: Row) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(TYPES), dtype=object)


def as_asked(told: pd.DataFrame) -> pd.DataFrame:
    """As the store answers."""
    return pd.DataFrame(
        {name: pd.Series(pa.array(told[name].tolist(), kind), dtype=pd.ArrowDtype(kind)) for name, kind in TYPES.items()}
    )


def told(*rows: Row) -> list[list[Any]]:
    found = felt_then_given(streams(*rows))
    pd.testing.assert_frame_equal(felt_then_given(as_asked(streams(*rows))), found)
    return found.astype(object).to_numpy().tolist()


def test_the_mean_rating_of_a_quarter_stands_beside_what_was_given_in_the_next() -> None:
    assert told(
        ("A", "B", "2026-Q1", 4, None, None),
        ("C", "B", "2026-02-14", 2, None, None),
        ("A", "B", "2026-Q1", None, None, None),
        ("B", "A", "2026-Q1", None, "delivered", None),
        ("B", "A", "2026-Q2", None, "delivered", None),
        ("B", "C", "2026-04-01", None, "running", 3),
    ) == [["B", "2026-Q1", 3, 2, 1, 2]]


def test_what_is_promised_unknown_or_nothing_is_not_given() -> None:
    assert told(
        ("A", "B", "2025-Q4", 5, None, None),
        ("B", "A", "2026-Q1", None, "promised", None),
        ("B", "A", "2026-Q1", None, None, None),
        ("B", "A", "2026-Q1", None, "running", 0),
    ) == [["B", "2025-Q4", 5, 1, 0, 0]]


def test_after_the_last_quarter_nothing_is_known_yet() -> None:
    (row,) = told(("A", "B", "2026-Q1", 0, "delivered", None))
    assert row[:5] == ["B", "2026-Q1", 0, 1, 0]
    assert row[5] is pd.NA


def test_a_year_no_period_and_what_a_party_gives_itself_say_nothing() -> None:
    assert told(("A", "B", "2026", 5, None, None), ("A", "B", None, 5, None, None), ("B", "B", "2026-Q1", 5, None, None)) == []


def test_nothing_known_is_an_empty_frame() -> None:
    assert told() == []


def test_names_and_order_change_nothing() -> None:
    rng = np.random.default_rng(6)
    names = dict(zip("ABCD", "DABC", strict=True))
    for _ in range(30):
        found = streams(
            *(
                (
                    *(str(one) for one in rng.choice(list("ABCD"), 2)),
                    [None, "2026", "2026-Q1", "2026-Q2", "2026-Q3", "2026-08-01"][rng.integers(6)],
                    None if rng.random() < 0.3 else float(rng.integers(0, 6)),
                    [None, "promised", "delivered"][rng.integers(3)],
                    [None, 0, 2][rng.integers(3)],
                )
                for _ in range(25)
            )
        )
        expected = felt_then_given(found)
        pd.testing.assert_frame_equal(felt_then_given(found.sample(frac=1, random_state=2)), expected)
        renamed = felt_then_given(found.assign(giver=found["giver"].map(names), receiver=found["receiver"].map(names)))
        again = expected.assign(party=expected["party"].map(names)).sort_values(["party", "quarter"], ignore_index=True)
        pd.testing.assert_frame_equal(renamed, again)
        assert expected["felt"].between(0, 5).all()
        assert (expected["rated"] > 0).all()
