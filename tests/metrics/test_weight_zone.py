import pandas as pd
import pytest

from data.store import Store
from metrics.weight_zone import COLUMNS, weight_zone


@pytest.fixture(scope="module")
def asked(dommelrand: Store) -> list[pd.DataFrame]:
    """What the metric rests on, with the observations of the last quarter alone."""
    found = [dommelrand.ask(name, coalition="dommelrand") for name in ("observations", "weight_sets", "partner_weights")]
    outcomes = dommelrand.ask("shared_outcomes", coalition="dommelrand", beneath=True)
    return [found[0][found[0]["period"] == "2026-Q3"], *found[1:], dommelrand.ask("packs"), outcomes]


def test_the_metric_lays_the_sets_of_a_coalition_side_by_side(asked: list[pd.DataFrame]) -> None:
    found = weight_zone(*asked)
    assert list(found) == list(COLUMNS)
    of_sets = found.groupby(["kind", "who"])["weight"].sum()
    assert {kind for kind, _ in of_sets.index} == {"in_use", "role", "party"}
    assert of_sets.tolist() == pytest.approx([1.0] * len(of_sets))
    own = found[found["kind"] == "in_use"]
    assert own["flipped"].sum() == pytest.approx(1)
    assert own["holds"].all() == (own["score"].iloc[0] >= own["border"].iloc[0])
    assert found.groupby("node")[["low", "high"]].nunique().to_numpy().max() == 1


def test_without_any_set_or_score_the_metric_has_no_row(asked: list[pd.DataFrame]) -> None:
    observations, sets, theirs, packs, outcomes = asked
    none = outcomes.iloc[:0]
    assert weight_zone(observations, sets.iloc[:0], theirs.iloc[:0], packs, outcomes).empty
    assert weight_zone(observations.iloc[:0], sets, theirs, packs, none).empty
    assert list(weight_zone(observations[observations["party"].notna()], sets, theirs, packs, none)) == list(COLUMNS)
    assert weight_zone(observations.head(3), sets, theirs, packs, none).empty
