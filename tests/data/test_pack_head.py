import pytest

from data.pack_head import rule_of
from data.pack_places import RowOf
from data.problems import Problem


@pytest.mark.parametrize(
    ("told", "method", "given"),
    [("minmax", "minmax", ()), ("minmax(0,1)", "minmax", (0.0, 1.0)), ("goalposts( 1, 5 )", "goalposts", (1.0, 5.0))],
)
def test_a_rule_has_its_parameters_in_brackets(told: str, method: str, given: tuple[float, ...]) -> None:
    rule = rule_of(RowOf(2, {}, []), "normalise", told)
    assert (rule.method, rule.given[: len(given)]) == (method, given)


@pytest.mark.parametrize("told", ["minimax", "minmax(1)", "minmax(1,x)", "rank(3)", "minmax(0,1"])
def test_a_rule_that_is_none_is_told_with_what_stood_there(told: str) -> None:
    problems: list[Problem] = []
    rule_of(RowOf(4, {}, problems), "normalise", told)
    assert problems and {(one.row, one.column) for one in problems} == {(4, "normalise")}
