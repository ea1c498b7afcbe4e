"""Missing streams: what goals require, what nothing comes back for, and what is offered and asked without a tie."""

from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from metrics.missing import COLUMNS, missing

GOALS = ("goal", "name", "weight", "giver_role", "receiver_role", "kind")
STREAMS = ("giver", "receiver", "kind", "state")
MEMBERS = ("party", "role", "category")
NEEDS = ("party", "direction", "kind", "what")
Told = tuple[Any, ...]


def frame(columns: tuple[str, ...], rows: tuple[Told, ...]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(columns), dtype=object)


def as_asked(told: pd.DataFrame) -> pd.DataFrame:
    """As the store answers."""
    kinds = {name: pa.float64() if name == "weight" else pa.string() for name in told}
    return pd.DataFrame({name: pd.Series(told[name].tolist(), dtype=pd.ArrowDtype(kind)) for name, kind in kinds.items()})


def found_in(
    goals: tuple[Told, ...] = (),
    streams: tuple[Told, ...] = (),
    members: tuple[Told, ...] = (),
    needs: tuple[Told, ...] = (),
) -> list[dict[str, Any]]:
    told = (frame(GOALS, goals), frame(STREAMS, streams), frame(MEMBERS, members), frame(NEEDS, needs))
    found = missing(*told)
    pd.testing.assert_frame_equal(missing(*map(as_asked, told)), found)
    assert list(found) == COLUMNS
    assert found["rank"].tolist() == list(range(1, len(found) + 1))
    return [{str(name): value for name, value in row.items()} for row in found.to_dict("records")]


CARE = ("g1", "Zorg", 3.0, "financier", "provider", "geld")
MEMBER = (("F", "financier", None), ("P", "provider", "zorginstelling"), ("Q", "provider", None))


def test_a_required_stream_that_nobody_brings_is_missing_and_names_who_could() -> None:
    (row,) = found_in((CARE,), members=MEMBER)
    assert (row["why"], row["goals"], row["kind"], row["weight"]) == ("required", ("Zorg",), "geld", 3)
    assert (row["giver_role"], row["givers"], row["receiver_role"], row["receivers"]) == (
        *("financier", ("F",)),
        *("provider", ("P", "Q")),
    )


@pytest.mark.parametrize("state", ["promised", "running", "delivered", None])
def test_a_stream_that_did_not_lapse_is_active(state: str | None) -> None:
    told = (("F", "Q", "geld", state), ("Q", "F", "dienst", state))
    assert found_in((CARE,), told, MEMBER) == []


@pytest.mark.parametrize(
    "other", [("F", "Q", "geld", "lapsed"), ("Q", "F", "geld", None), ("F", "Q", "kennis", None), ("X", "Q", "geld", None)]
)
def test_a_stream_that_lapsed_or_runs_otherwise_does_not_fill_a_requirement(other: Told) -> None:
    assert found_in((CARE,), (other,), MEMBER)[0]["why"] == "required"


def test_a_role_is_a_role_or_a_category_in_capitals_or_not() -> None:
    goal = ("g1", "Zorg", 3.0, "Financier ", "Zorginstelling", "geld")
    (row,) = found_in((goal,), members=MEMBER)
    assert (row["givers"], row["receivers"], row["receiver_role"]) == (("F",), ("P",), "Zorginstelling")
    assert found_in((goal,), (("F", "P", "geld", None), ("P", "F", "data", None)), MEMBER) == []


def test_a_role_that_nobody_has_is_empty_and_its_stream_is_missing() -> None:
    (row,) = found_in((CARE,), members=MEMBER[1:])
    assert (row["givers"], row["receivers"]) == ((), ("P", "Q"))


def test_what_two_goals_require_weighs_as_both_and_goals_stand_heaviest_first() -> None:
    goals = (
        CARE,
        ("g2", "Werk", 4.0, "Financier", "provider", "geld"),
        ("g3", "Rust", 6.0, "provider", "financier", "data"),
        ("g4", "Zonder gewicht", None, "provider", "financier", "kennis"),
        ("g5", "Zonder vereiste", 9.0, None, None, None),
    )
    found = found_in(goals, members=MEMBER)
    assert [(row["goals"], row["weight"]) for row in found] == [
        (("Werk", "Zorg"), 7),
        (("Rust",), 6),
        (("Zonder gewicht",), 1),
    ]


def test_a_requirement_told_twice_for_one_goal_weighs_once() -> None:
    (row,) = found_in((CARE, CARE), members=MEMBER)
    assert (row["goals"], row["weight"]) == (("Zorg",), 3)


def test_where_nothing_comes_back_the_stream_back_is_missing_most_first() -> None:
    told = (
        *(("A", "B", "geld", None), ("A", "C", "geld", None), ("A", "C", "data", "running"), ("C", "A", "geld", "lapsed")),
        *(("B", "C", "geld", None), ("C", "B", "dienst", "promised"), ("A", "A", "geld", None)),
    )
    found = found_in(streams=told)
    assert [(row["why"], row["givers"], row["receivers"], row["streams"]) for row in found] == [
        ("one_sided", ("C",), ("A",), 2),
        ("one_sided", ("B",), ("A",), 1),
    ]
    assert [(row["kind"], row["giver_role"]) for row in found] == [(None, None)] * 2


def test_an_offer_and_a_need_of_one_kind_without_a_stream_are_a_match() -> None:
    needs = (
        *(("A", "offer", "kennis", "bouwen"), ("A", "need", "kennis", "zorgen"), ("A", "offer", "middelen", None)),
        *(("B", "need", "kennis", "rekenen"), ("B", "need", "kennis", "bouwen"), ("B", "need", "arbeid", None)),
        *(("C", "need", "middelen", "zaal"), ("C", "need", "kennis", None)),
    )
    found = found_in(streams=(("A", "C", "middelen", None), ("C", "A", "data", None)), needs=needs)
    assert [(row["why"], row["kind"], row["givers"], row["receivers"], row["offered"], row["needed"]) for row in found] == [
        ("match", "kennis", ("A",), ("B",), ("bouwen",), ("bouwen", "rekenen")),
        ("match", "kennis", ("A",), ("C",), ("bouwen",), ()),
    ]


def test_a_stream_of_that_kind_the_other_way_or_lapsed_is_no_tie() -> None:
    needs = (("A", "offer", "kennis", None), ("B", "need", "kennis", None))
    told = (("B", "A", "kennis", None), ("A", "B", "kennis", "lapsed"), ("A", "B", "data", None))
    (row,) = found_in(streams=told, needs=needs)
    assert row["why"] == "match"
    assert found_in(streams=(*told, ("A", "B", "kennis", "promised")), needs=needs) == []


def test_requirements_stand_before_one_sided_pairs_and_those_before_matches() -> None:
    needs = (("P", "offer", "kennis", None), ("Q", "need", "kennis", None))
    found = found_in((("g", "Klein", 0.1, *CARE[3:]),), (("P", "Q", "data", None),), MEMBER, needs)
    assert [row["why"] for row in found] == ["required", "one_sided", "match"]


def test_nothing_known_is_an_empty_frame() -> None:
    assert found_in() == []


def test_names_and_order_change_nothing() -> None:
    rng = np.random.default_rng(17)
    parties, kinds, roles = list("ABCDE"), ["geld", "kennis", "data"], ["maker", "betaler", "buur"]
    names = dict(zip(parties, "edacb", strict=True))

    def some(options: list[Any]) -> Any:
        return options[rng.integers(len(options))]

    for _ in range(25):
        goals = frame(
            GOALS,
            tuple((g := int(rng.integers(4)), f"doel {g}", float(g), some(roles), some(roles), some(kinds)) for _ in range(6)),
        )
        streams = frame(
            STREAMS, tuple((some(parties), some(parties), some(kinds), some([None, "lapsed", "running"])) for _ in range(12))
        )
        members = frame(MEMBERS, tuple((party, some([*roles, None]), some([*roles, None])) for party in parties))
        needs = frame(
            NEEDS, tuple((some(parties), some(["need", "offer"]), some(kinds), some([None, "x", "y"])) for _ in range(8))
        )
        expected = missing(goals, streams, members, needs)
        mixed = [told.sample(frac=1, random_state=5) for told in (goals, streams, members, needs)]
        pd.testing.assert_frame_equal(missing(*mixed), expected)

        renamed = missing(
            goals,
            streams.assign(giver=streams["giver"].map(names), receiver=streams["receiver"].map(names)),
            members.assign(party=members["party"].map(names)),
            needs.assign(party=needs["party"].map(names)),
        )

        def who(told: tuple[str, ...], renaming: bool) -> frozenset[str]:
            return frozenset(names[one] for one in told) if renaming else frozenset(told)

        def as_set(found: pd.DataFrame, renaming: bool) -> set[Told]:
            return {
                (
                    *(row["why"], row["goals"], row["giver_role"], row["receiver_role"], row["kind"], str(row["weight"])),
                    *(who(row["givers"], renaming), who(row["receivers"], renaming), str(row["streams"])),
                    *(row["offered"], row["needed"]),
                )
                for row in found.to_dict("records")
            }

        assert as_set(renamed, renaming=False) == as_set(expected, renaming=True)
        assert renamed["why"].tolist() == expected["why"].tolist()
