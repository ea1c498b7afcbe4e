"""Means of people that someone typed."""

import random
from collections.abc import Iterable

import pandas as pd

from data.checking import Row
from data.tables import BY_NAME
from data.typed_means import of_enough

TOLD = ["coalition", "party", "role", "instrument", "period", "aspect", "part", "code", "people"]


def pulse(people: int, role: str = "", period: str = "2026-Q3") -> Row:
    values = {"coalition": "C", "party": "Brug", "role": role or None, "pulse": "doel", "period": period, "people": people}
    return Row(BY_NAME["pulse"], values, "pulse.csv", line=2)


def told(*groups: tuple[int, str]) -> pd.DataFrame:
    rows = [("C", "Brug", role or None, None, "2026-Q3", "personal", "value", "doel", people) for people, role in groups]
    return pd.DataFrame(rows, columns=TOLD)


def found(rows: Iterable[Row], before: pd.DataFrame | None = None, **smallest: int) -> tuple[list[int], list[str]]:
    kept, problems = of_enough(list(rows), before, smallest)
    return [row.values["people"] for row in kept], [problem.code for problem in problems]


def test_a_partys_own_statement_and_a_mean_of_enough_people_stay() -> None:
    assert found([pulse(1), pulse(12)]) == ([1, 12], [])


def test_a_mean_of_too_few_people_is_left_out_by_the_coalitions_own_number() -> None:
    assert found([pulse(4)]) == ([], ["group_too_small"])
    assert found([pulse(4)], C=3) == ([4], [])
    assert found([pulse(9)], C=10) == ([], ["group_too_small"])


def test_a_mean_of_nearly_as_many_people_as_before_is_left_out() -> None:
    assert found([pulse(13)], told((12, ""))) == ([], ["group_differs"])
    assert found([pulse(12)], told((12, ""))) == ([12], [])
    assert found([pulse(17)], told((12, ""))) == ([17], [])
    assert found([pulse(13, period="2026-Q4")], told((12, ""))) == ([13], [])


def test_two_means_of_nearly_as_many_people_in_one_delivery_are_not_both_kept() -> None:
    assert found([pulse(12), pulse(13)]) == ([12], ["group_differs"])


def test_roles_that_leave_a_small_rest_of_the_whole_lose_the_smallest_of_them() -> None:
    assert found([pulse(20), pulse(10, "leiding"), pulse(7, "team")]) == ([20, 10], ["group_sibling"])
    assert found([pulse(20), pulse(10, "leiding"), pulse(10, "team")]) == ([20, 10, 10], [])
    assert found([pulse(20), pulse(9, "leiding")]) == ([20, 9], [])


def test_a_role_or_a_whole_that_comes_later_is_held_against_what_was_told_before() -> None:
    assert found([pulse(17, "leiding")], told((20, ""))) == ([], ["group_sibling"])
    assert found([pulse(20)], told((17, "leiding"))) == ([], ["group_sibling"])


def test_property_what_is_kept_never_leaves_a_group_of_fewer_than_five() -> None:
    for seed in range(200):
        random.seed(seed)
        roles = {role: random.randint(1, 14) for role in "abc"[: random.randint(1, 3)]}
        rows = [pulse(sum(roles.values()) + random.randint(0, 6)), *(pulse(n, role) for role, n in roles.items() if n > 1)]
        random.shuffle(rows)
        kept, _ = of_enough(rows, None, {})
        sizes = {row.values["role"] or "": row.values["people"] for row in kept}
        assert all(people >= 5 for people in sizes.values())
        rest = sizes.get("", 0) - sum(people for role, people in sizes.items() if role)
        assert "" not in sizes or len(sizes) == 1 or rest == 0 or rest >= 5
