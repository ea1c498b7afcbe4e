"""The rule of who sees what, and an attack on it: no hidden dividend can be worked out from all that a viewer is told.

The attacker knows which dividends there are, which of them are above zero, and everything that the metrics tell him, of two
quarters. He cannot tell apart two worlds in which he is told the same: so if there is a second world in which every hidden
dividend is another, he has worked out none of them. That the second world differs along the null space of what is told (sums
of hidden dividends) makes it the test of rank, for the shares that are no sums as well.
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd
import pytest

from metrics import contributing, contribution_total, games_told
from metrics.contributing import contribution, contribution_change, contribution_shares
from metrics.contribution_pairs import contribution_blocking, contribution_pairs, contribution_parts
from metrics.contribution_variants import contribution_variants
from metrics.dividends import game
from metrics.seen import band_seen, counts_seen, others_seen, parties_seen, parts_seen, signs_seen, smallest_group
from tests.metrics.made_contributions import (
    DIVIDENDS,
    coalitions,
    in_words,
    observations,
    outcomes,
    packs,
    partners,
    streams,
    there,
)

OWN = np.eye(3, dtype=bool)
ALL = np.ones((1, 3), dtype=bool)
FINANCIER = ""


def test_a_party_is_seen_where_all_dividends_that_it_is_in_are_visible() -> None:
    members = np.concatenate([OWN, [[True, True, False]]])
    assert parties_seen(members, np.array([True, True, True, True])).all()
    assert parties_seen(members, np.array([True, False, True, True])).tolist() == [True, False, True]
    assert parties_seen(members, np.array([True, True, True, False])).tolist() == [False, False, True]


def test_as_many_others_as_the_smallest_group_of_the_coalition_stand_together() -> None:
    assert [smallest_group(coalitions(told), "C") for told in (None, 2, 3, 8)] == [5, 3, 3, 8]
    assert smallest_group(coalitions(8), "D") == smallest_group(coalitions(8), None) == 5
    assert [others_seen(number, 5) for number in (1, 4, 5, 20)] == [False, False, True, True]


def test_how_many_of_all_are_worse_off_is_not_told_where_few_are_hidden() -> None:
    assert [counts_seen(number, 5) for number in (0, 1, 4, 5, 20)] == [True, False, False, True, True]


def test_a_band_is_told_only_of_dividends_that_one_sees_all() -> None:
    own = np.array([True, True, False])
    assert [band_seen(own, np.array(visible)) for visible in ([True, True, False], [True, False, True])] == [True, False]


@pytest.mark.parametrize(
    ("visible", "is_told"),
    [
        ([True, True, True, True], True),
        ([True, False, False, True], True),
        ([True, True, False, True], False),
        ([True, True, True, False], False),
        ([False, False, False, False], False),
    ],
)
def test_the_parts_of_the_whole_are_not_told_where_one_own_or_one_joint_dividend_is_hidden(
    visible: list[bool], is_told: bool
) -> None:
    assert parts_seen(np.concatenate([OWN, ALL]), np.array(visible)) is is_told


def test_what_was_lost_is_not_told_where_one_that_loses_is_hidden() -> None:
    members = np.array([[1, 1, 0], [0, 1, 1], [1, 0, 1], [1, 1, 1]], dtype=bool)
    hidden = np.zeros(4, dtype=bool)
    assert signs_seen(members, hidden, np.array([1.0, 2, -3, -4]))
    assert not signs_seen(members, hidden, np.array([1.0, 2, 3, -4]))
    assert not signs_seen(members, hidden, np.array([1.0, -2, -3, -4]))
    assert signs_seen(members, ~hidden, np.array([1.0, 2, 3, -4]))


def world(rng: np.random.Generator, number: int) -> pd.DataFrame:
    """Dividends of two quarters of so many parties, some confidential: each of a party alone, of two, and of more."""
    names = "ABCDEFGHI"[:number]
    rows = []
    for period in ("2026-Q2", "2026-Q3"):
        sets = {(party,) for party in names if rng.random() < 0.9}
        sets |= {tuple(sorted(rng.choice([*names], min(size, number), replace=False))) for size in (2, 2, 2, 3, 4)}
        for parties in sorted(sets):
            likely = rng.uniform(1, 20) * (-1 if len(parties) > 1 and rng.random() < 0.3 else 1)
            row = {"coalition": "C", "outcome": "O", "period": period, "parties": "+".join(parties), "likely": likely}
            rows.append({**row, "visible": rng.random() < 0.4})
    return pd.DataFrame(rows, columns=DIVIDENDS)


def as_seen_by(viewer: str, told: pd.DataFrame) -> pd.DataFrame:
    """A dividend is visible to whom it is of, and to all where it is not confidential."""
    is_own = np.array([viewer in parties.split("+") for parties in told["parties"]], dtype=bool)
    return told.assign(visible=told["visible"].to_numpy(bool) | is_own)


def another(told: pd.DataFrame, rng: np.random.Generator) -> tuple[pd.DataFrame, bool]:
    """The same with every hidden dividend another, and sums as they were, in quarters with several; whether there are any."""
    other, exists = told.copy(), False
    for _, rows in told[~told["visible"]].groupby("period"):
        hidden = rows["likely"].to_numpy(float, copy=True)
        if len(hidden) == 1:
            continue
        is_own = np.array(["+" not in parties for parties in rows["parties"]])
        kinds = [is_own, ~is_own & (hidden > 0), ~is_own & (hidden < 0)]
        if any(kind.sum() == 1 for kind in kinds[1:]):
            kinds = [is_own, ~is_own]
        if any(kind.sum() == 1 for kind in kinds):
            kinds = [np.ones(len(hidden), dtype=bool)]
        for kind in (kind for kind in kinds if kind.any()):
            step = rng.uniform(0.5, 1.5, kind.sum()) * 1e-5
            step[-1] = -step[:-1].sum()
            hidden[kind] += step
        other.loc[rows.index, "likely"] = hidden
        exists = True
    return other, exists


def everything(told: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """All that the metrics of contribution tell."""
    given = (told, outcomes(), partners())
    yield contribution_total.contribution_total(*given, observations(), packs(), coalitions(), there(told))
    yield contribution_shares(*given, observations(), packs(), coalitions())
    yield contribution(*given, coalitions(), packs())
    yield contribution_pairs(*given, in_words(), packs())
    yield contribution_parts(*given, packs())
    yield contribution_variants(*given, WORK, packs())
    yield contribution_blocking(*given, packs())
    yield contribution_change(*given, packs())


WORK = streams(
    *((giver, receiver, "arbeid", "2026-Q2", "uur", hours) for giver, receiver, hours in ("AB3", "BC4", "CD5", "DA6", "EB7"))
)


def is_told_apart(one: pd.DataFrame, other: pd.DataFrame) -> list[str]:
    """The columns in which the two worlds are not told alike."""
    return [
        f"{at} {name}"
        for at, (told, others) in enumerate(zip(everything(one), everything(other), strict=True))
        for name in told.columns
        if len(told) != len(others) or not _alike(told[name], others[name])
    ]


def _alike(one: pd.Series, other: pd.Series) -> bool:
    if one.dtype == float:
        return bool(np.isclose(one, other, rtol=0, atol=1e-9, equal_nan=True).all())
    return one.astype(str).tolist() == other.astype(str).tolist()


@pytest.fixture
def few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every dividend here is sure: all draws of it are alike."""
    for module in (games_told, contributing):
        monkeypatch.setattr(module, "DRAWS", 2)


def attacked(seed: int) -> list[str]:
    """What a viewer can work out"""
    rng = np.random.default_rng(seed)
    told = world(rng, 2 + seed % 8)
    parties = game(told[told["period"] == "2026-Q3"]).parties
    seen = as_seen_by(FINANCIER if seed % 3 == 0 else parties[0], told)
    other, exists = another(seen, rng)
    return is_told_apart(seen, other) if exists else []


def test_no_hidden_dividend_comes_out_of_all_that_is_told(few_draws: None) -> None:
    assert {seed: found for seed in range(4) if (found := attacked(seed))} == {}


@pytest.mark.slow
def test_no_hidden_dividend_comes_out_of_forty_coalitions(few_draws: None) -> None:
    assert {seed: found for seed in range(40) if (found := attacked(seed))} == {}


def test_the_attack_succeeds_where_nothing_guards_the_dividends(few_draws: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contribution_total, "parts_seen", lambda *_: True)
    monkeypatch.setattr(contribution_total, "signs_seen", lambda *_: True)
    assert any(attacked(seed) for seed in range(8))


def test_a_single_hidden_dividend_is_told_by_the_whole_alone(few_draws: None) -> None:
    worth = pd.DataFrame(
        [("A", 4.0, True), ("B", 3.0, False), ("A+B", 2.0, True)], columns=["parties", "likely", "visible"]
    ).assign(coalition="C", outcome="O", period="2026-Q3")
    told = worth.reindex(columns=DIVIDENDS)
    total = contribution_total.contribution_total(
        told, outcomes(), partners(), observations(), packs(), coalitions(), there(told)
    )
    assert total["together"].tolist() == [9.0]
    assert total["withheld"].tolist() == [True]
    assert total[["alone", "synergy", "share", "gained", "lost"]].isna().all(axis=None)
