from typing import Any

import pandas as pd
import pytest

from metrics.yet_to_come import yet_to_come
from tests.metrics.made_contracts import arrow

OUTCOME: dict[str, Any] = {
    **{"at": 0, "unit": "mensen", "target": 100, "engaged": None, "engaged_achieved": None, "validated": None},
    **{"result_until": None},
    **{"claimed": None, "evidenced": None, "claims_validated": 0, "claims_rejected": 0},
}
YEAR = ("2026-01", "2026-12")


def of(*rows: dict[str, Any], start: str | None = None, end: str | None = None) -> pd.DataFrame:
    outcomes = pd.DataFrame([OUTCOME | row for row in rows]).astype({"target": object, "engaged": object})
    return pd.DataFrame(yet_to_come(outcomes, pd.DataFrame({"start": [start], "end": [end]}, dtype=object)))


def one(start: str | None = None, end: str | None = None, **row: Any) -> dict[str, Any]:
    return dict(of(row, start=start, end=end).iloc[0])


def test_who_is_not_engaged_yet_is_still_to_come() -> None:
    found = one(engaged=40, engaged_achieved=30.0, validated=30.0)
    assert (found["to_come"], found["to_come_for"], found["to_come_against"]) == (60, 30, 10)
    assert found["is_told"] and not found["behind_pace"]


def test_without_people_engaged_nothing_is_known_of_the_chances() -> None:
    for engaged in (None, 0):
        found = one(engaged=engaged, engaged_achieved=None, validated=30.0)
        assert (found["to_come"], found["to_come_for"], found["to_come_against"]) == (70, 0, 0)
        assert not found["is_told"]


@pytest.mark.parametrize(("engaged", "achieved"), [(100, 60.0), (131, 90.0), (100, 120.0)])
def test_when_the_target_is_passed_nobody_is_to_come(engaged: int, achieved: float) -> None:
    assert one(engaged=engaged, engaged_achieved=achieved, validated=achieved)["to_come"] == 0


def test_people_are_not_taken_from_units_that_count_something_else() -> None:
    told = {"target": 2000, "engaged": 20, "engaged_achieved": 15.0, "validated": 1500.0}
    for unit, people in (("uren", False), ("mensen", True), ("People ", True), (None, True), ("", True)):
        found = one(unit=unit, **told)
        assert bool(found["is_told"]) is people
        assert (found["to_come"], found["to_come_for"]) == ((500, 15) if people else (500, 0))


def test_more_outcomes_than_people_tell_nothing_of_the_chances() -> None:
    found = one(engaged=10, engaged_achieved=12.0, validated=12.0)
    assert (found["to_come"], found["to_come_for"], found["to_come_against"]) == (88, 0, 0)
    assert not found["is_told"]


def test_never_more_may_come_than_was_agreed() -> None:
    found = one(validated=95.0, claimed=16.0)
    assert (found["to_come"], found["pending"]) == (0, 5)
    found = one(engaged=10, engaged_achieved=10.0, validated=70.0, claimed=20.0)
    assert (found["to_come"], found["pending"]) == (10, 20)
    found = one(validated=120.0, claimed=16.0)
    assert (found["to_come"], found["pending"]) == (0, 0)
    assert one(target=None, validated=95.0, claimed=16.0)["pending"] == 16


def test_without_a_target_it_is_not_known_who_is_to_come() -> None:
    assert pd.isna(one(target=None, engaged=10, engaged_achieved=5.0, validated=5.0)["to_come"])


def test_a_target_of_nothing_is_reached() -> None:
    assert one(target=0)["to_come"] == 0


def test_no_more_come_than_the_pace_brings() -> None:
    # 181 of 365 days: 40 people, so in the 184 that are left 40.66
    found = one(*YEAR, engaged=40, engaged_achieved=30.0, validated=30.0, result_until="2026-06")
    assert (found["to_come"], found["behind_pace"]) == (41, True)
    found = one(*YEAR, engaged=90, engaged_achieved=30.0, validated=30.0, result_until="2026-06")
    assert (found["to_come"], found["behind_pace"]) == (10, False)


def test_one_person_short_is_not_behind() -> None:
    # 49 people in 181 days: 49.8 in the 184 that are left, of the 51 that are to come
    found = one(*YEAR, engaged=49, engaged_achieved=30.0, validated=30.0, result_until="2026-06")
    assert (found["to_come"], found["behind_pace"]) == (50, False)
    found = one(*YEAR, engaged=48, engaged_achieved=30.0, validated=30.0, result_until="2026-06")
    assert (found["to_come"], found["behind_pace"]) == (49, True)


def test_the_first_and_the_last_day_count() -> None:
    # 10 people in 5 of 10 days
    found = one("2026-01-01", "2026-01-10", engaged=10, engaged_achieved=5.0, validated=5.0, result_until="2026-01-05")
    assert found["to_come"] == 10


@pytest.mark.parametrize("until", ["2026-06", "2026-06-30", "2026-Q2"])
@pytest.mark.parametrize(("start", "end"), [("2026", "2026"), ("2026-Q1", "2026-Q4"), ("2026-01-01", "2026-12-31")])
def test_a_period_begins_with_its_first_day_and_ends_with_its_last(until: str, start: str, end: str) -> None:
    assert one(start, end, engaged=10, engaged_achieved=5.0, validated=5.0, result_until=until)["to_come"] == 10


@pytest.mark.parametrize(
    ("start", "end", "until"),
    [(None, "2026-12", "2026-06"), ("2026-01", None, "2026-06"), ("2026-01", "2026-12", None), ("2027", "2028", "2026-06")],
)
def test_without_all_dates_or_before_the_start_the_pace_is_no_limit(start: str, end: str, until: str) -> None:
    found = one(start, end, engaged=10, engaged_achieved=5.0, validated=5.0, result_until=until)
    assert (found["to_come"], found["behind_pace"]) == (90, False)


def test_nobody_comes_after_the_end() -> None:
    for until in ("2026-12", "2027", "2026-Q4"):
        found = one(*YEAR, engaged=40, engaged_achieved=30.0, validated=30.0, result_until=until)
        assert (found["to_come"], found["behind_pace"]) == (0, False)
    assert one(*YEAR, target=None, validated=30.0, result_until="2026-12")["to_come"] == 0


def test_an_end_before_the_start_leaves_both_unknown() -> None:
    for until in ("2018-02", "2018-12"):
        found = one("2018-10", "2018-03", engaged=40, engaged_achieved=30.0, validated=30.0, result_until=until)
        assert (found["to_come"], found["behind_pace"]) == (60, False)


def test_the_last_result_of_the_contract_tells_how_far_it_is() -> None:
    told = {"engaged": 40, "engaged_achieved": 30.0, "validated": 30.0}
    found = of(told | {"result_until": "2026-03"}, told | {"result_until": "2026-06"}, {}, start=YEAR[0], end=YEAR[1])
    assert found["to_come"].tolist() == [41, 41, 100]


def test_after_the_end_an_outcome_of_which_nothing_is_told_stays_open() -> None:
    told = {"engaged": 40, "engaged_achieved": 30.0, "validated": 30.0, "result_until": "2026-12"}
    assert of(told, {}, {"claimed": 5.0}, start=YEAR[0], end=YEAR[1])["to_come"].tolist() == [0, 100, 0]


def test_who_is_in_a_claim_that_is_not_decided_has_not_failed() -> None:
    found = one(engaged=40, engaged_achieved=30.0, validated=30.0, claimed=2.0, evidenced=4.0)
    assert (found["pending"], found["to_come"], found["to_come_against"]) == (6, 60, 4)


def test_claims_for_more_than_those_who_took_part_are_of_people_to_come() -> None:
    found = one(engaged=40, engaged_achieved=30.0, validated=30.0, claimed=16.0)
    assert (found["pending"], found["to_come"], found["to_come_against"]) == (16, 54, 0)
    found = one(validated=30.0, claimed=16.0, evidenced=0.0)
    assert (found["pending"], found["to_come"]) == (16, 54)


def test_claims_are_decided_as_those_before() -> None:
    found = one(target=46, validated=30.0, claimed=16.0, claims_validated=7, claims_rejected=2)
    assert (found["to_come"], found["pending_for"], found["pending_against"], found["is_told"]) == (0, 7, 2, True)
    assert not one(target=46, validated=0.0, claimed=46.0)["is_told"]
    assert not one(target=50, validated=30.0, claimed=16.0, claims_validated=7)["is_told"]


def test_a_store_tells_the_same() -> None:
    rows = [{"engaged": 40, "engaged_achieved": 30.0, "validated": 30.0, "result_until": "2026-06"}, {"claimed": 3.0}]
    outcomes = pd.DataFrame([OUTCOME | row for row in rows])
    contracts = pd.DataFrame({"start": ["2026-01"], "end": ["2026-12"]})
    plain, stored = (pd.DataFrame(yet_to_come(*told)) for told in ((outcomes, contracts), (arrow(outcomes), arrow(contracts))))
    pd.testing.assert_frame_equal(plain, stored, check_dtype=False)
