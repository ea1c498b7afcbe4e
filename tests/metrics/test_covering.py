"""What goals need and what is there: goals by weight, streams between roles, competences."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from metrics.covering import Coverage, Newcomer, competences, goals_covered, required
from metrics.missing import missing
from tests.metrics.made_joining import ABLE, GOALS, NEEDS, ROLES, STREAMS, frame

NAN = float("nan")
WORK = (
    ("werk", "Werk", 3, "school", "bedrijf", "kennis"),
    ("werk", "Werk", 3, "Vervoerder", "bedrijf", "dienst"),
    ("thuis", "Thuis", 1, "bedrijf", "school", "arbeid"),
    ("stil", "Niets gevraagd", 9, None, None, None),
)
HELD = (("S", "partner", "School "), ("B", "bedrijf", None))
FLOWS = (("S", "B", "kennis", "2026-Q3", "running"), ("B", "S", "arbeid", "2026-Q3", None))


def cover(
    goals: tuple[tuple[object, ...], ...] = WORK,
    flows: tuple[tuple[object, ...], ...] = FLOWS,
    able: tuple[tuple[object, ...], ...] = (),
) -> Coverage:
    told = frame(GOALS, goals)
    parties = frozenset(row[0] for row in HELD)
    needed = required(told, frame(STREAMS, flows), frame(ROLES, HELD), parties)
    can = frame(ABLE, able)
    return Coverage(told, needed, bool(flows), competences(can), parties, frozenset(can["party"].dropna()))


def newcomer(role: str = "vervoerder", offers: str | None = "dienst", needs: str = "", able: str | None = None) -> Newcomer:
    roles = frozenset({role} - {""})
    kinds = (None, None) if offers is None else (frozenset({offers} - {""}), frozenset({needs} - {""}))
    return Newcomer("V", roles, *kinds, None if able is None else frozenset({able} - {""}))


def told(found: Coverage, by: Newcomer | str) -> dict[str, tuple[float, float, float, str]]:
    changes = found.left(by) if isinstance(by, str) else found.joined(by)
    assert [one.measure for one in changes] == ["goals_covered", "missing_streams", "competences_covered"]
    assert all(one.low == one.high == one.change or np.isnan(one.change) for one in changes)
    return {one.measure: (one.before, one.after, one.of, one.why) for one in changes}


def test_a_candidate_closes_the_stream_whose_role_it_has_and_whose_kind_it_offers() -> None:
    found = told(cover(), newcomer())
    assert found["missing_streams"] == (1, 0, 3, "")
    assert found["goals_covered"] == (0.25, 1, 2, "")
    assert [one.kind for one in cover().closed(newcomer())] == ["dienst"]


@pytest.mark.parametrize("by", [newcomer(offers="data"), newcomer(role="school"), newcomer(offers="")])
def test_with_another_role_or_kind_it_surely_closes_nothing(by: Newcomer) -> None:
    assert told(cover(), by)["missing_streams"] == (1, 1, 3, "")


@pytest.mark.parametrize(("by", "why"), [(newcomer(offers=None), "no_needs"), (newcomer(role=""), "no_role")])
def test_without_its_role_or_what_it_brings_it_is_unknown_what_it_closes(by: Newcomer, why: str) -> None:
    found = told(cover(), by)
    assert found["missing_streams"] == (1, pytest.approx(NAN, nan_ok=True), 3, why)
    assert found["goals_covered"][0] == 0.25 and found["goals_covered"][3] == why
    assert told(cover(goals=WORK[2:]), by)["missing_streams"] == (0, 0, 1, ""), "where nothing is missing nothing is unknown"


def test_it_may_be_the_one_that_takes() -> None:
    goals = (("g", "G", None, "school", "buurt", "kennis"),)
    assert told(cover(goals), newcomer("buurt", "", "kennis"))["missing_streams"] == (1, 0, 1, "")
    assert told(cover(goals), newcomer("buurt", "kennis"))["missing_streams"] == (1, 1, 1, "")
    alone = (("g", "G", None, "vervoerder", "buurt", "dienst"),)
    assert told(cover(alone), newcomer())["missing_streams"] == (1, 1, 1, ""), "nobody is there to take it"


def test_who_leaves_takes_its_streams_along() -> None:
    found = told(cover(), "S")
    assert found["missing_streams"] == (1, 3, 3, "") and found["goals_covered"] == (0.25, 0, 2, "")
    assert [one.kind for one in cover().lost("S")] == ["kennis", "arbeid"]
    assert told(cover(), "X")["missing_streams"] == (1, 1, 3, "")


def test_where_nothing_is_required_or_no_stream_is_told_there_is_nothing_to_cover() -> None:
    for by in (newcomer(), "S"):
        idle = told(cover(goals=WORK[3:]), by)
        assert idle["goals_covered"][3] == idle["missing_streams"][3] == "no_requirements"
        found = told(cover(flows=()), by)
        assert found["missing_streams"][3] == "no_streams" and np.isnan(found["missing_streams"][0])


def test_a_competence_is_there_where_someone_who_takes_part_has_it() -> None:
    asked = ((None, "rijden"), (None, "Taalles"), (None, "koken"))
    able = (*asked, ("S", "taalles"), ("B", "taalles"), ("B", "koken"), ("V", "rijden"))
    one, two = pytest.approx(1 / 3), pytest.approx(2 / 3)
    assert told(cover(able=able), newcomer(able="rijden"))["competences_covered"] == (two, 1, 3, "")
    assert told(cover(able=able), newcomer(able="dansen"))["competences_covered"] == (two, two, 3, "")
    assert told(cover(able=able), "B")["competences_covered"] == (two, one, 3, "")
    assert told(cover(able=able), "S")["competences_covered"] == (two, two, 3, "")


def test_what_nobody_told_of_a_party_is_not_that_it_can_do_nothing() -> None:
    able = ((None, "rijden"), ("S", "rijden"))
    assert told(cover(able=able), "B")["competences_covered"][3] == "no_capabilities"
    assert told(cover(able=able), newcomer())["competences_covered"] == (1, 1, 1, ""), "nothing is left to bring"
    assert told(cover(able=(*able, (None, "koken"))), newcomer())["competences_covered"][3] == "no_capabilities"
    assert told(cover(), newcomer(able="x"))["competences_covered"][3] == "nothing_required"


def test_goals_weigh_by_their_weight_and_one_without_requirements_counts_on_neither_side() -> None:
    found = cover()
    number, share = goals_covered(found.goals, found.needed, [True, False, True])
    assert (number, share) == (2, 0.25)
    weightless = found.goals.assign(weight=0.0)
    assert np.isnan(goals_covered(weightless, found.needed, [True] * 3)[1])
    assert np.isnan(goals_covered(found.goals.iloc[:0], (), ())[1])


def test_a_stream_that_is_hidden_runs_and_is_not_told_of() -> None:
    flows = frame((*STREAMS, "visible"), [(*row, row[0] != "S") for row in FLOWS])
    needed = required(frame(GOALS, WORK), flows, frame(ROLES, HELD), {"S", "B"})
    one = replace(cover(), needed=needed)
    assert told(one, newcomer()) == told(cover(), newcomer()), "the same figure for all"
    assert [each.kind for each in one.lost("B")] == ["arbeid"] and [each.kind for each in cover().lost("B")] == [
        "kennis",
        "arbeid",
    ]


@pytest.mark.parametrize("by", [newcomer(), "S"])
def test_what_rests_on_what_is_hidden_is_withheld_and_not_missing(by: Newcomer | str) -> None:
    able = ((None, "rijden"), ("S", "rijden"))
    one = replace(cover(able=able), needed_hidden=True, competences_hidden=True)
    assert {why for *_, why in told(one, by).values()} == {"withheld"}
    assert all(np.isnan([before, after]).all() for before, after, *_ in told(one, by).values())
    assert one.closed(newcomer()) == one.lost("S") == []


def test_of_a_newcomer_whose_needs_are_hidden_it_is_withheld_what_it_closes() -> None:
    by = replace(newcomer(), hidden=True)
    before, after, _, why = told(cover(), by)["missing_streams"]
    assert (before, why) == (1, "withheld") and np.isnan(after)
    assert cover().closed(by) == []


def test_what_does_not_run_is_what_is_missing() -> None:
    rng = np.random.default_rng(6)
    parties, kinds, roles = list("ABCDE"), ["geld", "kennis", "data"], ["maker", "betaler", "Buur"]

    def some(options: list[str | None], number: int) -> list[str | None]:
        return [options[at] for at in rng.integers(len(options), size=number)]

    for _ in range(8):
        goals = pd.DataFrame({"goal": some(["g", "h"], 6), "weight": 1.0}).assign(name=lambda told: told["goal"])
        goals = goals.assign(giver_role=some(roles, 6), receiver_role=some(roles, 6), kind=some(kinds, 6))
        streams = pd.DataFrame({"giver": some(parties, 9), "receiver": some(parties, 9), "kind": some(kinds, 9)})
        streams["state"] = some([None, "lapsed", "running"], 9)
        held = pd.DataFrame({"party": parties, "role": some([*roles, None], 5), "category": some([*roles, None], 5)})
        expected = missing(goals, streams, held, frame((*NEEDS, "what"), ()))
        expected = expected[expected["why"] == "required"]
        found = [one for one in required(goals, streams, held, parties) if not one.runs()]
        assert {(one.giver_role, one.receiver_role, one.kind) for one in found} == set(
            expected[["giver_role", "receiver_role", "kind"]].itertuples(index=False, name=None)
        )
        without = parties[int(rng.integers(5))]
        gone = [one for one in required(goals, streams, held, parties) if not one.runs(without=without)]
        left = streams[(streams["giver"] != without) & (streams["receiver"] != without)]
        expected = missing(goals, left, held[held["party"] != without], frame((*NEEDS, "what"), ()))
        assert len(gone) == (expected["why"] == "required").sum()
