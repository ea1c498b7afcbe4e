"""Knowledge that is shared: an item once, unknown is neither closed nor unused, and days only where both are known."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import isnan
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from metrics.knowledge import Knowledge, knowledge, knowledge_by_giver, knowledge_items

TYPES = {
    "giver": pa.string(),
    "kind": pa.string(),
    "what": pa.string(),
    "shared_openly": pa.bool_(),
    "reused": pa.int64(),
    "made_on": pa.date32(),
    "shared_on": pa.date32(),
}
EMPTY = dict.fromkeys(TYPES)
MADE = date(2026, 1, 1)


def shared(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame([EMPTY | {"giver": "A", "kind": "kennis"} | row for row in rows], columns=list(TYPES), dtype=object)


def as_asked(streams: pd.DataFrame) -> pd.DataFrame:
    """As the store answers."""
    told = {name: [None if pd.isna(one) else one for one in streams[name]] for name in TYPES}
    return pd.DataFrame(
        {name: pd.Series(pa.array(told[name], kind), dtype=pd.ArrowDtype(kind)) for name, kind in TYPES.items()}
    )


def of(*rows: dict[str, Any]) -> Knowledge:
    plain, asked = (knowledge(knowledge_items(told)) for told in (shared(*rows), as_asked(shared(*rows))))
    assert str(plain) == str(asked)
    return plain


def randomly(rng: np.random.Generator, givers: Sequence[str] = "ABC") -> pd.DataFrame:
    def day() -> date | None:
        return None if rng.random() < 0.3 else MADE + timedelta(days=int(rng.integers(0, 90)))

    return shared(
        *(
            {
                "giver": str(rng.choice(list(givers))),
                "kind": str(rng.choice(["kennis", "data", "geld"])),
                "what": [None, "kaart", "handreiking"][rng.integers(3)],
                "shared_openly": [None, True, False][rng.integers(3)],
                "reused": None if rng.random() < 0.3 else int(rng.integers(0, 4)),
                "made_on": day(),
                "shared_on": day(),
            }
            for _ in range(rng.integers(0, 30))
        )
    )


def test_unknown_is_not_closed() -> None:
    found = of(
        {"what": "a", "shared_openly": True},
        {"what": "b", "shared_openly": False},
        {"what": "c", "shared_openly": True},
        {"what": "d"},
    )
    assert (found.items, found.open_told, found.is_open) == (4, 3, 2)
    assert found.open_share == pytest.approx(2 / 3)


def test_reuse_is_taken_of_the_items_that_tell_it_and_never_used_is_told() -> None:
    found = of({"what": "a", "reused": 0}, {"what": "b", "reused": 5}, {"what": "c"})
    assert (found.reuse_told, found.reused, found.reuse_rate, found.mean_uses) == (2, 1, 0.5, 2.5)


def test_the_median_runs_over_items_with_both_days_and_a_day_shared_before_it_was_made_is_counted_apart() -> None:
    def item(what: str, days: int | None) -> dict[str, Any]:
        return {"what": what, "made_on": MADE, "shared_on": None if days is None else MADE + timedelta(days=days)}

    found = of(item("a", 0), item("b", 10), item("c", 40), item("d", None), item("e", -3), {"what": "f", "shared_on": MADE})
    assert (found.days_told, found.median_days, found.contradictory) == (3, 10, 1)
    assert found.items == 6


def test_one_item_to_several_receivers_and_in_several_quarters_is_one_item() -> None:
    found = of(
        {"what": "kaart", "shared_openly": False, "reused": 2, "made_on": MADE, "shared_on": MADE + timedelta(days=30)},
        {"what": "kaart", "shared_openly": True, "reused": 3, "made_on": MADE + timedelta(days=1)},
        {"what": "kaart", "shared_on": MADE + timedelta(days=9)},
        {"what": "kaart"},
    )
    assert (found.items, found.is_open, found.open_told) == (1, 1, 1)
    assert (found.mean_uses, found.median_days) == (3, 9)


def test_the_same_words_of_another_giver_or_kind_are_another_item() -> None:
    assert of({"what": "kaart"}, {"what": "kaart", "giver": "B"}, {"what": "kaart", "kind": "data"}).items == 3


def test_what_is_not_named_is_an_item_of_its_own_and_is_counted() -> None:
    found = of({"reused": 1}, {"reused": 0}, {"what": "kaart"})
    assert (found.items, found.unnamed, found.reuse_rate) == (3, 2, 0.5)


def test_only_knowledge_and_data_count() -> None:
    assert (
        of({"what": "a"}, {"what": "b", "kind": "data"}, {"what": "c", "kind": "geld"}, {"what": "d", "kind": None}).items == 2
    )


def test_nothing_known_gives_no_share_and_no_error() -> None:
    for told in (shared(), as_asked(shared()), shared({"kind": "geld"}), shared({"what": "a"})):
        items = knowledge_items(told)
        found = knowledge(items)
        assert all(isnan(one) for one in (found.open_share, found.reuse_rate, found.mean_uses, found.median_days))
        assert found.items == len(knowledge_by_giver(items)) == (1 if told["what"].notna().any() else 0)


def test_each_giver_has_its_own_figures_that_add_up() -> None:
    rng = np.random.default_rng(71)
    for _ in range(30):
        items = knowledge_items(randomly(rng))
        whole, by_giver = knowledge(items), knowledge_by_giver(items)
        for name in ("items", "unnamed", "open_told", "is_open", "reuse_told", "reused", "days_told", "contradictory"):
            assert by_giver[name].sum() == getattr(whole, name)
        for row in by_giver.to_dict("records"):
            alone = knowledge(items[items["giver"] == row.pop("giver")])
            assert str(Knowledge(**row)) == str(alone)


def test_names_order_and_where_a_frame_comes_from_change_nothing() -> None:
    rng = np.random.default_rng(72)
    for _ in range(15):
        told = randomly(rng)
        expected = str(knowledge(knowledge_items(told)))
        renamed = told.assign(giver=told["giver"].map({"A": "z", "B": "y", "C": "x"}))
        mixed = told.sample(frac=1, random_state=int(rng.integers(1000)))
        for other in (renamed, mixed, as_asked(told), as_asked(mixed)):
            assert str(knowledge(knowledge_items(other))) == expected
