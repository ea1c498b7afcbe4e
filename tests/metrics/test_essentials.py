"""The six essentials, energy with commitment, and a flag where scores rise while trust falls."""

import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from data.packs_known import DEFAULT_PACK, shipped
from data.tables import PULSE
from metrics.essentials import ESSENTIALS, currents, energy_and_commitment, essentials, upper_and_under
from tests.metrics.made import outcomes
from tests.metrics.test_pulses import as_asked, pulses

NO_WEIGHTS = pd.DataFrame(columns=["weight_set", "role", "node", "weight", "people", "dated", "recorded"])
NO_PACKS = pd.DataFrame(columns=["method", "version", "name", "owner", "dated", "content", "recorded"])


def scores(*rows: tuple[str, str, float | None], subject: str = "C") -> pd.DataFrame:
    """Node, period and score."""
    return pd.DataFrame(rows, columns=["node", "period", "score"]).assign(subject=subject)


def observed(*rows: tuple[str, str, float], party: str | None = None) -> pd.DataFrame:
    """Indicator, period and value, of the coalition or of a party."""
    found = pd.DataFrame(rows, columns=["indicator", "period", "value"])
    return found.assign(coalition="C", party=party, value_why=None, evidence="E2")


def trust(*rows: tuple[str, str, float | None]) -> pd.DataFrame:
    return pulses(*((party, "vertrouwen", period, score) for party, period, score in rows))


def test_golden_47_the_six_essentials_are_those_of_the_seed_line(shared: Path) -> None:
    assert len(ESSENTIALS) == 6
    (row,) = [line for line in (shared / "SEEDS.md").read_text(encoding="utf-8").splitlines() if line.startswith("|E12|")]
    quoted = re.search(r'"([^"]+)" 001:29', row)
    assert quoted is not None and list(ESSENTIALS[:5]) == quoted[1].split(", ")
    (rule,) = re.findall(r"\*\*Six essentials\*\* \(001:29\): ([^:]+):", (shared / "MODEL.md").read_text(encoding="utf-8"))
    assert list(ESSENTIALS) == rule.split(", ")


def test_every_question_can_be_answered_in_the_table_of_pulses() -> None:
    assert {*ESSENTIALS, "commitment", "doel"} == {choice.code for choice in PULSE}


def test_every_quarter_has_the_six_in_order_and_what_was_not_asked_is_unknown() -> None:
    told = pulses(("A", "energie", "2026-Q1", 4.0), ("B", "energie", "2026-Q1", 7.0), ("A", "authenticiteit", "2026-Q2", 0.0))
    found = essentials(told)
    assert found["period"].tolist() == ["2026-Q1"] * 6 + ["2026-Q2"] * 6
    assert found["essential"].tolist() == [*ESSENTIALS, *ESSENTIALS]
    known = found[found["parties"] > 0]
    assert known[["essential", "mean", "lowest", "highest", "parties"]].to_numpy().tolist() == [
        ["energie", 5.5, 4, 7, 2],
        ["authenticiteit", 0, 0, 0, 1],
    ]
    assert found.loc[found["parties"] == 0, ["mean", "spread", "lowest", "highest", "change"]].isna().all(axis=None)


def test_energy_and_commitment_stand_side_by_side_with_their_trend() -> None:
    told = pulses(
        *(("A", "energie", "2026-Q1", 4.0), ("A", "commitment", "2026-Q1", 8.0)),
        *(("A", "energie", "2026-Q2", 7.0), ("A", "commitment", "2026-Q2", 6.5)),
    )
    found = energy_and_commitment(told)
    assert found["pulse"].tolist() == ["energie", "commitment"] * 2
    assert found["change"].tolist() == pytest.approx([np.nan, np.nan, 3, -1.5], nan_ok=True)


@pytest.mark.parametrize(
    ("score", "felt", "flags"),
    [
        ((10.0, 20.0), (7.0, 6.0), True),
        ((10.0, 20.0), (7.0, 7.0), False),
        ((10.0, 20.0), (7.0, 8.0), False),
        ((10.0, 10.0), (7.0, 6.0), False),
        ((20.0, 10.0), (7.0, 6.0), False),
        ((10.0, None), (7.0, 6.0), False),
        ((None, 20.0), (7.0, 6.0), False),
        ((10.0, 20.0), (7.0, None), False),
        ((10.0, 20.0), (None, 6.0), False),
    ],
)
def test_a_score_that_rises_while_trust_falls_is_flagged_and_never_the_unknown(
    score: tuple[float | None, float | None], felt: tuple[float | None, float | None], flags: bool
) -> None:
    both = ("2026-Q1", "2026-Q2")
    told = trust(*(("A", period, one) for period, one in zip(both, felt, strict=True)))
    found = upper_and_under(scores(*(("T1", period, one) for period, one in zip(both, score, strict=True))), told)
    assert found[["node", "period", "flag"]].to_numpy().tolist() == [["T1", "2026-Q2", flags]]


def test_a_party_that_goes_silent_is_no_fall_of_trust() -> None:
    told = trust(("A", "2026-Q1", 9.0), ("B", "2026-Q1", 5.0), ("A", "2026-Q2", None), ("B", "2026-Q2", 6.0))
    found = upper_and_under(scores(("T1", "2026-Q1", 0.0), ("T1", "2026-Q2", 5.0)), told)
    assert found[["score_change", "trust", "trust_change", "compared"]].to_numpy().tolist() == [[5, 6, 1, 1]]
    assert not found["flag"].any()


def test_only_successive_quarters_of_the_coalition_itself_are_compared() -> None:
    told = trust(("A", "2026-Q1", 9.0), ("A", "2026-Q2", 5.0))
    own = scores(("T2", "2026-Q2", 3.0), ("T1", "2025-Q4", 0.0), ("T1", "2026-Q2", 5.0), ("T2", "2026-Q1", 1.0))
    found = upper_and_under(pd.concat([own, scores(("T1", "2026-Q1", 0.0), subject="A")]), told)
    assert found[["node", "score_change", "trust_change", "flag"]].to_numpy().tolist() == [["T2", 2, -4, True]]


def test_an_arrow_answer_gives_what_a_plain_frame_gives_and_no_answer_no_rows() -> None:
    rows = [(party, essential, f"2026-Q{at}", float(at)) for at in (1, 2) for essential in ESSENTIALS for party in "AB"]
    plain, own = pulses(*rows), scores(("T1", "2026-Q1", 0.0), ("T1", "2026-Q2", 5.0))
    pd.testing.assert_frame_equal(essentials(as_asked(plain)), essentials(plain))
    pd.testing.assert_frame_equal(upper_and_under(own, as_asked(plain)), upper_and_under(own, plain))
    for empty in (plain.iloc[:0], as_asked(plain).iloc[:0]):
        assert essentials(empty).empty and energy_and_commitment(empty).empty
        assert essentials(empty).columns.tolist() == essentials(plain).columns.tolist()
        assert upper_and_under(own, empty).columns.tolist() == upper_and_under(own, plain).columns.tolist()
        assert upper_and_under(own, empty).empty and upper_and_under(own.iloc[:0], plain).empty


def test_the_themes_of_the_pack_in_use_are_set_beside_trust() -> None:
    told = trust(("A", "2026-Q1", 9.0), ("A", "2026-Q2", 5.0))
    found = currents(observed(("I11", "2026-Q1", 30.0), ("I11", "2026-Q2", 60.0)), NO_WEIGHTS, NO_PACKS, told, outcomes())
    assert tuple(found["node"]) == shipped()[DEFAULT_PACK].themes
    known = found[found["score_change"].notna()]
    assert known[["node", "score", "score_change", "flag"]].to_numpy().tolist() == [["T11", 60, 60, True]]
