from datetime import date
from typing import Any

from data.after import After, Values, of_source, on
from data.checking import Row
from data.problems import fault
from data.standing import Known
from data.tables import BY_NAME

FUND = BY_NAME["fund"]


def row(day: int, *, sound: bool = True, **values: Any) -> Row:
    return Row(FUND, {"fund": "F", "source": "boek", "recorded": date(2026, 1, day), **values}, line=day, sound=sound)


def test_a_later_row_is_put_over_an_earlier_one_and_keeps_what_it_does_not_tell() -> None:
    after = After.of(FUND, [row(3, selected=2), row(1, name="Fonds", selected=1)], Known())
    (values, said_by) = after.standing["F", "boek"]
    assert (values["name"], values["selected"], said_by and said_by.line) == ("Fonds", 2, 3)
    assert [one.line for one, _ in after.told] == [1, 3]


def test_what_is_withdrawn_does_not_stand_and_what_is_not_sound_is_not_told() -> None:
    assert After.of(FUND, [row(1), row(2, status="withdrawn")], Known()).standing == {}
    assert After.of(FUND, [row(1, sound=False)], Known()).told == []


def test_of_several_sources_the_one_asked_for_counts_or_else_all() -> None:
    steps: list[tuple[Values, Row | None]] = [({"source": "a"}, None), ({"source": "b"}, None)]
    assert of_source(steps, "b") == steps[1:]
    assert of_source(steps, "c") == steps


def test_a_finding_is_said_on_the_first_sound_row_of_the_delivery() -> None:
    steps = [({}, None), ({}, row(2, sound=False)), ({}, row(3)), ({}, row(4))]
    assert [problem.row for problem in on(steps, fault("claim_skips"))] == [3]
    assert list(on(steps[:2], fault("claim_skips"))) == []
