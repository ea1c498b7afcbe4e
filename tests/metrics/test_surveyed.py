from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray

from data.answers import Answers
from data.instrument import Instrument
from metrics.surveyed import Surveyed, surveyed
from tests.surveys import COLUMNS, FIGURES, RELEASED, codes, instrument, mark, rows_of, told, wave

STATEMENTS = instrument("statements", (1,) * 3, (1, 7))
PROFILE = instrument(centring="none")


def names(number: int, start: int = 0) -> list[str]:
    return [f"r{at}" for at in range(start, start + number)]


def given(people: int, of: Instrument = STATEMENTS, seed: int = 1) -> NDArray[np.float64]:
    """Answers of which none is even."""
    rng = np.random.default_rng(seed)
    levels = np.arange(of.low, of.high + 1)
    return np.array([rng.permutation(np.resize(levels, people)) for _ in of.items], dtype=float).T


def sheet(of: Instrument, *rows: dict[str, Any], file: str = "antwoorden.csv") -> Answers:
    """Rows that tell of themselves what differs; the answers are as in `given`."""
    told_now = {"party": "Brug", "role": None, "period": "2026-Q1", "aspect": "personal", "coalition": "C"}
    told_now |= {"respondent": None, "recorded": None, "source": None}
    frame = pd.DataFrame([{**told_now, "line": line, **row} for line, row in enumerate(rows, 2)])[COLUMNS].astype(object)
    return Answers(of, frame.where(frame.notna(), None), given(len(rows), of), file)


def of(*answers: Answers, draws: int = 20, **smallest: int) -> Surveyed:
    return surveyed(answers, smallest, pd.DataFrame(columns=RELEASED), pd.DataFrame(columns=FIGURES), mark, draws)


def people(number: int, **row: Any) -> list[dict[str, Any]]:
    return [{"respondent": name, **row} for name in names(number)]


def test_answers_come_to_a_profile_and_who_stands_behind_it() -> None:
    found = of(sheet(STATEMENTS, *people(8)))
    (release,) = rows_of(found, "release")
    assert (release["party"], release["people"], release["held_back"]) == ("Brug", 8, None)
    item = rows_of(found, "profile", part="item", code="i0")[0]
    assert item["mean"] == given(8)[:, 0].mean() and item["people"] == 8
    assert {row["source"] for _, row, _ in found.rows} == {"antwoorden.csv"}
    assert {file for _, _, file in found.rows} == {"antwoorden.csv"}


def test_no_row_holds_a_respondent_or_a_single_answer() -> None:
    found = of(sheet(PROFILE, *people(8)))
    mean_marks = {"members"}
    told_words = {str(cell) for _, row, _ in found.rows for name, cell in row.items() if name not in mean_marks}
    assert not told_words & set(names(8))
    assert all(row["people"] >= 5 for table, row, _ in found.rows if table == "profile")


def test_the_order_of_the_rows_changes_nothing() -> None:
    one = sheet(PROFILE, *people(9))
    order = np.random.default_rng(3).permutation(9)
    other = Answers(PROFILE, one.rows.iloc[order].reset_index(drop=True), one.given[order], one.file)
    assert of(one).rows == of(other).rows


def test_the_minimum_is_five_unless_the_coalition_told_another() -> None:
    assert codes(of(sheet(STATEMENTS, *people(4)))) == ["group_small"]
    assert "group_small" not in codes(of(sheet(STATEMENTS, *people(4)), C=4))
    assert "group_small" in codes(of(sheet(STATEMENTS, *people(2)), C=1))


def test_a_group_that_is_held_back_is_said_with_its_party_and_number() -> None:
    (problem,) = of(sheet(STATEMENTS, *people(4))).problems
    assert (problem.code, problem.fault, problem.details) == ("group_small", False, {"party": "Brug", "n": 4, "minimum": 5})
    assert not rows_of(of(sheet(STATEMENTS, *people(4))), "profile")


def test_a_partys_own_statement_is_told_whatever_the_minimum() -> None:
    found = of(sheet(STATEMENTS, {}, {"party": "Een"}))
    assert {row["people"] for row in rows_of(found, "profile")} == {1}
    assert rows_of(found, "release") == [] and codes(found) == []
    (pair,) = rows_of(found, "alignment")
    assert (pair["one"], pair["other"], pair["agreement_low"]) == ("Brug", "Een", None)


def test_who_does_not_count_is_said_with_the_reason() -> None:
    answers = sheet(PROFILE, *people(10))
    answers.given[0, 1:] = np.nan
    assert codes(of(answers))[0] == "people_incomplete"
    centred = sheet(instrument(), *people(10))
    centred.given[0] = 4
    centred.given[1, 0] = np.nan
    problems = {problem.code: problem.details for problem in of(centred).problems}
    assert problems["people_no_variation"] == {"party": "Brug", "n": 1, "of": 10}
    assert problems["people_gaps"] == {"party": "Brug", "n": 1, "of": 10, "minimum": 5}
    assert rows_of(of(centred), "release")[0]["people"] == 8


def test_the_second_of_two_files_that_differ_by_one_person_keeps_the_first() -> None:
    first = wave("2026-Q1", given(12), Brug=names(12))
    one, other = told([first, wave("2026-Q1", first.given[:11], Brug=names(11))], STATEMENTS)
    assert rows_of(one, "profile") and not rows_of(other, "profile")
    assert codes(other) == ["group_differs"]
    assert rows_of(other, "release") == []


def test_another_period_is_no_way_round_it() -> None:
    first = wave("2026-Q1", given(12), Brug=names(12))
    assert codes(told([first, wave("2026-Q4", given(11, seed=2), Brug=names(11))], STATEMENTS)[1]) == ["group_differs"]
    assert rows_of(told([first, wave("2026-Q4", given(12, seed=2), Brug=names(12))], STATEMENTS)[1], "profile")


def test_two_waves_of_one_delivery_are_held_against_each_other_the_earlier_first() -> None:
    now = people(12, period="2026-Q2")
    found = of(sheet(STATEMENTS, *now[:11], *people(12, period="2026-Q1")))
    assert {row["period"] for row in rows_of(found, "profile")} == {"2026-Q1"}
    assert codes(found) == ["group_differs"]


def test_the_same_people_in_files_of_two_coalitions_are_the_same_people() -> None:
    found = of(sheet(STATEMENTS, *people(12)), sheet(STATEMENTS, *people(11, coalition="D"), file="d.csv"))
    assert {row["coalition"] for row in rows_of(found, "profile")} == {"C"}
    assert codes(found) == ["group_differs"]


def test_another_aspect_is_another_question() -> None:
    found = of(sheet(STATEMENTS, *people(12), *people(11, aspect="desired")))
    assert {row["aspect"] for row in rows_of(found, "profile")} == {"personal", "desired"}


def test_answers_that_all_agree_are_withheld_and_said_so() -> None:
    answers = replace(sheet(instrument("profile", (1,) * 5, (1, 7), "none"), *people(12)), given=np.full((12, 5), 7.0))
    found = of(answers)
    assert {row["mean_why"] for row in rows_of(found, "profile")} == {"verborgen"}
    assert [(problem.code, problem.details["n"]) for problem in found.problems] == [("values_withheld", 5)]


def test_who_answers_in_two_sheets_and_a_party_that_speaks_beside_its_people_are_faults() -> None:
    twice = of(sheet(STATEMENTS, *people(6)), sheet(STATEMENTS, {"respondent": "r0"}, file="b.csv"))
    (problem,) = [one for one in twice.problems if one.fault]
    assert (problem.code, problem.row, problem.file, problem.details["other"]) == (
        "respondent_twice",
        2,
        "b.csv",
        "2 (antwoorden.csv)",
    )
    both = of(sheet(STATEMENTS, *people(6)), sheet(STATEMENTS, {}, file="b.csv"))
    assert [(one.code, one.file) for one in both.problems if one.fault] == [("respondent_missing", "b.csv")]


def test_pulses_are_kept_as_pulses_and_need_a_period() -> None:
    pulse = instrument(of_value=(1, 1), scale=(0, 10), centring="none", pulse=True, min_items=0)
    found = of(sheet(pulse, *people(8)))
    assert [row["pulse"] for row in rows_of(found, "pulse")] == ["v0", "v1"]
    assert not rows_of(found, "profile") and not rows_of(found, "alignment")
    wrong = of(sheet(pulse, {"period": None}, {"party": "Een", "aspect": "desired"}))
    assert [(one.code, one.row) for one in wrong.problems if one.fault] == [("required", 2), ("pulse_personal", 3)]


def test_a_source_and_a_day_of_their_own_are_kept_and_the_last_day_counts() -> None:
    rows = people(8, source="enquête", recorded=date(2026, 3, 1))
    rows[3]["recorded"] = date(2026, 4, 1)
    (release,) = rows_of(of(sheet(STATEMENTS, *rows)), "release")
    assert (release["source"], release["recorded"]) == ("enquête", date(2026, 4, 1))


def test_people_of_one_party_may_stand_in_two_sheets() -> None:
    found = of(sheet(STATEMENTS, *people(4)), sheet(STATEMENTS, *({"respondent": name} for name in names(4, 10)), file="b.csv"))
    (release,) = rows_of(found, "release")
    assert (release["people"], release["source"]) == (8, "antwoorden.csv; b.csv")


def test_opinions_are_of_what_people_find_themselves() -> None:
    rows = [*people(8), *people(8, aspect="desired")]
    assert {row["people"] for row in rows_of(of(sheet(STATEMENTS, *rows)), "opinion")} == {8}
    assert not rows_of(of(sheet(STATEMENTS, *people(8, aspect="desired"))), "opinion")
    assert not rows_of(of(sheet(PROFILE, *people(8))), "opinion")


def test_the_groups_of_three_in_london_are_withheld(shared: Path) -> None:
    votes = pd.read_csv(shared / "data" / "polis" / "london.youth.policing" / "participants-votes.csv")
    statements = [name for name in votes.columns if name.isdigit()]
    london = instrument("statements", (1,) * len(statements), (-1, 1))
    rows = [
        {"respondent": str(who), "role": None if pd.isna(group) else f"groep {group:g}"}
        for who, group in zip(votes["participant"], votes["group-id"], strict=True)
    ]
    answers = replace(sheet(london, *rows), given=votes[statements].to_numpy(float))
    found = of(answers)
    shown = {(row["role"], row["held_back"]): row["people"] for row in rows_of(found, "release")}
    voters = ~np.isnan(answers.given).all(axis=1)
    assert shown[(None, None)] == int(voters.sum())
    assert shown[("groep 0", "small")] == shown[("groep 2", "small")] == 3
    assert {row["role"] for row in rows_of(found, "profile")} == {None, "groep 1"}
    assert all(row["people"] >= 5 for row in rows_of(found, "opinion"))
    assert all(row["votes"] is None or row["votes"] >= 5 for row in rows_of(found, "opinion"))


def test_pvq_answers_come_to_the_means_that_the_people_have(shared: Path) -> None:
    answers = pd.read_csv(shared / "data" / "smacof" / "PVQ40.csv")
    letters = [name.rstrip("0123456789") for name in answers.columns[1:]]
    value_of = {letter: [at for at, one in enumerate(letters) if one == letter] for letter in dict.fromkeys(letters)}
    order = [at for places in value_of.values() for at in places]
    pvq = instrument(of_value=[len(places) for places in value_of.values()])
    numbers = answers.iloc[:, 1:].to_numpy(float)[:, order]
    numbers[(numbers < 1) | (numbers > 6)] = np.nan
    told_now = of(replace(sheet(pvq, *people(len(numbers))), given=numbers))
    rows = {row["code"]: row for row in rows_of(told_now, "profile", part="value")}
    assert {row["people"] for row in rows.values()} == {151}
    assert all(row["mean"] is not None for row in rows.values())
    known = np.where(np.isnan(numbers), 0, numbers)
    first = known[:, :4].sum(axis=1) / (~np.isnan(numbers[:, :4])).sum(axis=1)
    assert rows["v0"]["mean"] == pytest.approx((first - known.sum(axis=1) / (~np.isnan(numbers)).sum(axis=1)).mean())


def test_groups_of_opinion_are_not_told_again_of_some_of_the_same_people() -> None:
    """Who joined a group could be told from what the group says more."""
    camps = np.array([[5.0, 4, 1, 2, 5], [1, 2, 5, 4, 1]])
    rng = np.random.default_rng(2)
    of = instrument("statements", (1,) * 5, (1, 5))
    given = np.clip(np.repeat(camps, 18, axis=0) + rng.integers(-1, 2, size=(36, 5)), 1, 5)
    first = wave("2026-Q1", given[5:31], Brug=names(26))
    grown = wave("2026-Q2", np.vstack([given[5:31], given[:5], given[31:]]), Brug=names(36))
    one, other = told([first, grown], of)
    assert {row["opinion_group"] for row in rows_of(one, "opinion")} == {0, 1, 2}
    assert {row["opinion_group"] for row in rows_of(other, "opinion")} == {0}
    assert "opinions_again" in codes(other)
    same = wave("2026-Q2", first.given[::-1], Brug=names(26))
    assert {row["opinion_group"] for row in rows_of(told([first, same], of)[1], "opinion")} == {0, 1, 2}
