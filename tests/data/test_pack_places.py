import math

import pytest

from data.pack_places import RowOf, Section
from data.problems import Problem


@pytest.mark.parametrize(("told", "value"), [("1.5", 1.5), (".5", 0.5), ("1e-3", 0.001), ("-2", -2.0)])
def test_a_number_with_a_point_is_read_exactly(told: str, value: float) -> None:
    assert RowOf(2, {"low": told}, []).number("low") == value


@pytest.mark.parametrize(
    ("told", "code"),
    [("0,5", "not_a_number"), ("x", "not_a_number"), ("nan", "not_a_number"), ("1e999", "number_out_of_range")],
)
def test_what_is_no_number_is_noted_in_its_cell(told: str, code: str) -> None:
    problems: list[Problem] = []
    value = RowOf(7, {"low": told}, problems).number("low")
    assert value is not None and math.isnan(value)
    assert [(one.code, one.row, one.column, one.found) for one in problems] == [(code, 7, "low", told)]


def test_a_key_that_a_table_does_not_have_is_told_with_those_it_has() -> None:
    problems: list[Problem] = []
    Section.of("points", {"facter": 1000}, problems, ("factor",))
    assert [(one.code, "facter" in one.found) for one in problems] == [("toml_unknown", True)]


def test_the_table_without_a_name_is_the_file_itself() -> None:
    problems: list[Problem] = []
    table = Section.of("", {"share": 2}, problems)
    table.share("share", 0)
    assert not table.needs("low")
    assert [problem.found for problem in problems] == ["share = 2", "low"]
