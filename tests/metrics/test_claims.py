"""Claims: what state each one is in, how many units stood where in time, and which unit is claimed twice."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from metrics.claims import STATES, STEPS, claims, claims_in_time, double_claims

START = date(2026, 1, 1)
NAN = float("nan")


def signed(*rows: tuple[str, str, str, int | None, float | None], **more: object) -> pd.DataFrame:
    """Steps of claims: contract, claim, state, day (from START; None: not told) and units."""
    frame = pd.DataFrame(rows, columns=["project", "claim", "state", "day", "units"])
    told = [None if pd.isna(day) else START + timedelta(days=int(day)) for day in frame.pop("day")]
    frame["signed_on"] = pd.Series(told, dtype=object)
    frame["units"] = frame["units"].astype(float)
    frame["project_name"] = "Naam " + frame["project"]
    frame["signed_by"] = np.where(frame["state"] == "claimed", "Uitvoerder", "Toetser")
    frame["signer_name"] = "De " + frame["signed_by"].str.lower()
    rest = {"fund_name": "Fonds", "outcome_metric": "1", "definition": "aan het werk", "unit": "mensen", "claimed_unit": None}
    return frame.assign(**({**rest, "of_fund": True} | more))


def drawn(seed: int, claims_made: int = 30) -> pd.DataFrame:
    """Claims that went some of the steps in their order, some of them stopped or halted, some without a day or units."""
    rng = np.random.default_rng(seed)
    rows, units = [], []
    for number in range(claims_made):
        project, day = f"C{rng.integers(3)}", int(rng.integers(60))
        unit = None if rng.random() < 0.3 else f"U{rng.integers(claims_made)}"
        amount = float(rng.integers(1, 9))
        path = [*STEPS[: rng.integers(1, 5)], *rng.permutation(["rejected", "disputed"])[: rng.integers(0, 3)]]
        for state in path:
            day += int(rng.integers(0, 20))
            rows.append((project, f"K{number:02}", str(state), day, amount if rng.random() < 0.8 else None))
            units.append(unit)
    steps = signed(*rows, claimed_unit=units)
    steps["outcome_metric"] = steps["claim"].str[-1]
    steps["of_fund"] = steps["project"] != "C2"
    return steps.sample(frac=1, random_state=seed, ignore_index=True)


def stands(*rows: tuple[str, int | None]) -> list[str | None]:
    """State and furthest step of one claim with these steps."""
    found = claims(signed(*(("C1", "K1", state, day, 1.0) for state, day in rows)))
    return found.loc[0, ["state", "reached"]].tolist()


@pytest.mark.parametrize(
    ("steps", "state", "reached"),
    [
        ([("claimed", 0)], "claimed", "claimed"),
        ([("claimed", 0), ("evidenced", 3)], "evidenced", "evidenced"),
        ([("claimed", 0), ("evidenced", 3), ("validated", 3), ("paid", 9)], "paid", "paid"),
        ([("claimed", 0), ("evidenced", 3), ("rejected", 4)], "rejected", "evidenced"),
        ([("claimed", 0), ("evidenced", 3), ("rejected", 3)], "rejected", "evidenced"),
        ([("claimed", 0), ("rejected", 1), ("evidenced", 2)], "evidenced", "evidenced"),
        ([("claimed", 0), ("disputed", 1)], "disputed", "claimed"),
        ([("claimed", 0), ("disputed", 1), ("rejected", 2)], "rejected", "claimed"),
        ([("claimed", 0), ("rejected", 1), ("disputed", 2)], "disputed", "claimed"),
        ([("claimed", 5), ("evidenced", 3), ("disputed", 4), ("validated", 4)], "disputed", "validated"),
        ([("claimed", None), ("evidenced", None)], "evidenced", "evidenced"),
        ([("claimed", 2), ("evidenced", None), ("rejected", 1)], "evidenced", "evidenced"),
        ([("claimed", 2), ("evidenced", None), ("rejected", None)], "rejected", "evidenced"),
        ([("claimed", None), ("rejected", None)], "rejected", "claimed"),
        ([("rejected", 2)], "rejected", None),
    ],
)
def test_a_claim_is_at_its_furthest_step_unless_it_was_stopped_since(
    steps: list[tuple[str, int | None]], state: str, reached: str | None
) -> None:
    assert stands(*steps) == [state, reached]
    assert stands(*steps[::-1]) == [state, reached]


def test_a_claim_tells_who_claimed_it_and_who_signed_the_step_it_is_at() -> None:
    found = claims(signed(("C1", "K1", "claimed", 0, 4), ("C1", "K1", "evidenced", 7, 3), ("C1", "K1", "validated", 9, None)))
    assert found.to_dict("records") == [
        {
            **{"project": "C1", "project_name": "Naam C1", "claim": "K1", "outcome_metric": "1", "definition": "aan het werk"},
            **{"unit": "mensen", "units": 3.0, "claimed_unit": None, "state": "validated", "reached": "validated"},
            **{"since": pd.Timestamp(2026, 1, 10), "claimant": "Uitvoerder", "claimant_name": "De uitvoerder"},
            **{"signed_by": "Toetser", "signer_name": "De toetser", "doubled": False},
        }
    ]


def test_units_that_no_step_tells_are_unknown_and_a_step_without_a_day_has_none() -> None:
    found = claims(signed(("C1", "K1", "claimed", None, None)))
    assert np.isnan(found.loc[0, "units"])
    assert pd.isna(found.loc[0, "since"])


def test_a_unit_that_is_claimed_in_two_contracts_is_a_double_and_the_earliest_comes_first() -> None:
    steps = signed(
        ("C1", "K1", "claimed", 5, 1),
        ("C1", "K1", "evidenced", 6, 1),
        ("C2", "K9", "claimed", 2, 1),
        ("C1", "K2", "claimed", 1, 1),
        claimed_unit=["X", "X", "X", "Y"],
    )
    steps["of_fund"] = steps["project"] == "C1"
    found = double_claims(steps)
    assert found[["claimed_unit", "project", "claim", "state", "of_fund", "is_first"]].to_numpy().tolist() == [
        ["X", "C2", "K9", "claimed", False, True],
        ["X", "C1", "K1", "evidenced", True, False],
    ]
    assert claims(steps)[["claim", "doubled"]].to_numpy().tolist() == [["K1", True], ["K2", False]]


def test_a_later_step_that_names_another_unit_does_not_hide_a_double() -> None:
    steps = signed(
        ("C1", "K1", "claimed", 0, 1),
        ("C1", "K1", "evidenced", 1, 1),
        ("C2", "K2", "claimed", 2, 1),
        ("C2", "K2", "evidenced", 3, 1),
        claimed_unit=["X", "Y", "X", "Z"],
    )
    found = double_claims(steps)
    assert found[["claimed_unit", "claim", "is_first"]].to_numpy().tolist() == [["X", "K1", True], ["X", "K2", False]]
    assert claims(steps)[["claimed_unit", "doubled"]].to_numpy().tolist() == [["Y", True], ["Z", True]]


@pytest.mark.parametrize(("state", "doubles"), [("rejected", 0), ("disputed", 2)])
def test_a_rejected_claim_does_not_count_and_a_disputed_one_does(state: str, doubles: int) -> None:
    steps = signed(("C1", "K1", "claimed", 0, 1), ("C1", "K1", state, 1, 1), ("C1", "K2", "claimed", 3, 1), claimed_unit="X")
    assert len(double_claims(steps)) == doubles
    assert claims(steps)["doubled"].sum() == doubles


def test_units_move_from_state_to_state_in_time() -> None:
    steps = signed(
        ("C1", "K1", "claimed", 0, 4),
        ("C1", "K2", "claimed", 3, 2),
        ("C1", "K1", "evidenced", 3, 3),
        ("C1", "K2", "rejected", 8, None),
        ("C1", "K1", "validated", None, 3),
    )
    found = claims_in_time(steps)
    days = [(at - pd.Timestamp(START)).days for at in found["day"]]
    assert [[day, *row] for day, row in zip(days, found[["state", "units"]].to_numpy().tolist(), strict=True)] == [
        *([0, "claimed", 4], [0, "evidenced", 0], [0, "rejected", 0]),
        *([3, "claimed", 2], [3, "evidenced", 3], [3, "rejected", 0]),
        *([8, "claimed", 0], [8, "evidenced", 3], [8, "rejected", 2]),
    ]


def test_units_in_time_are_unknown_where_those_of_every_claim_there_are() -> None:
    found = claims_in_time(signed(("C1", "K1", "claimed", 0, None), ("C1", "K1", "evidenced", 2, 0.3)))
    by_day = found.pivot(index="day", columns="state", values="units").to_numpy()
    np.testing.assert_array_equal(by_day, [[NAN, 0], [0, 0.3]])


def test_states_never_skip_and_no_claim_is_lost() -> None:
    for seed in range(8):
        steps = drawn(seed)
        steps = steps[steps["of_fund"]]
        found = claims(steps).set_index(["project", "claim"])
        by_claim = steps.groupby(["project", "claim"])
        assert len(found) == len(by_claim)
        for name, its in by_claim:
            went = [step for step in STEPS if step in set(its["state"])]
            assert tuple(went) == STEPS[: len(went)]
            assert found.loc[name, "reached"] == went[-1]
            assert found.loc[name, "state"] in {went[-1], *its["state"]} - set(went[:-1])


def test_the_units_of_all_states_of_a_day_are_those_of_the_claims_that_began() -> None:
    for seed in range(8):
        steps = drawn(seed)
        steps["units"] = np.abs(steps["claim"].str[1:].astype(int) - 7) / 10  # each claim keeps its units
        found = claims_in_time(steps)
        begun = (
            steps[steps["of_fund"]].groupby(["project", "outcome_metric", "claim"]).agg({"signed_on": "min", "units": "first"})
        )
        for (project, metric, day), sums in found.groupby(["project", "outcome_metric", "day"])["units"]:
            its = begun.loc[(project, metric)]
            assert sums.sum() == pytest.approx(its.loc[pd.to_datetime(its["signed_on"]) <= day, "units"].sum(), abs=1e-9)
        assert (found["units"] >= 0).all()
        last = found.groupby(["project", "outcome_metric", "state"])["units"].last()
        now = claims(steps).groupby(["project", "outcome_metric", "state"])["units"].sum()
        assert (last[last > 0] - now[now > 0]).abs().max() < 1e-9
        assert last[last > 0].index.equals(now[now > 0].sort_index().index)


def test_doubles_are_exactly_the_units_with_more_than_one_claim_that_stands() -> None:
    for seed in range(8):
        steps = drawn(seed)
        found = double_claims(steps)
        every = claims(steps.assign(of_fund=True))
        every = every[(every["state"] != "rejected") & every["claimed_unit"].notna()]
        times = every["claimed_unit"].value_counts()
        assert set(found["claimed_unit"]) == set(times.index[times > 1])
        assert len(found) == times[times > 1].sum()
        began = pd.to_datetime(steps["signed_on"]).groupby([steps["project"], steps["claim"]]).min()
        for _, its in found.groupby("claimed_unit"):
            assert its["is_first"].tolist() == [True] + [False] * (len(its) - 1)
            days = began.loc[list(zip(its["project"], its["claim"], strict=True))]
            assert days.is_monotonic_increasing
        assert claims(steps)["doubled"].sum() == found["of_fund"].sum()


def test_an_arrow_answer_gives_what_a_plain_frame_gives_and_no_steps_give_no_rows() -> None:
    plain = drawn(5)
    arrow = plain.convert_dtypes(dtype_backend="pyarrow")
    arrow["signed_on"] = plain["signed_on"].astype(pd.ArrowDtype(pa.date32()))
    for function in (claims, claims_in_time, double_claims):
        pd.testing.assert_frame_equal(function(arrow), function(plain))
        for none in (arrow.iloc[:0], plain.iloc[:0]):
            assert len(function(none)) == 0
            assert function(none).columns.tolist() == function(plain).columns.tolist()
    assert set(claims(plain)["state"]) <= set(STATES)
