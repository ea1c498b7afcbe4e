"""Who joins, who leaves: MODEL's shelf, and that nothing is told that is not known."""

import numpy as np
import pytest

from metrics.joining import BROUGHT, COLUMNS
from tests.metrics.made_contributions import GOLDEN_20
from tests.metrics.made_joining import brings, joins, leaves, of

ABC = tuple((party, party, "partner", None) for party in "ABC")
D = ("D", "Dora", "candidate", "vervoerder")
GOLDEN_23 = GOLDEN_20 | {"D": 0, "A+D": 4, "C+D": 2}


def test_golden_23_an_entrant_changes_the_whole_and_the_share_of_each() -> None:
    found = joins(worth=GOLDEN_23, partners=(*ABC, D))
    assert set(found["party"]) == {"D"} and set(found["name"]) == {"Dora"}
    whole = of(found, "D", "together")
    assert (whole["before"], whole["after"], whole["change"], whole["unit"], whole["why"]) == (75, 81, 6, "mensen", "")
    shares = {other: of(found, "D", "others_fair", other) for other in "ABC"}
    assert [(row["before"], row["after"]) for row in shares.values()] == [(43, 45), (22, 22), (10, 11)]
    assert [of(found, "D", name)["after"] for name in ("its_fair", "its_marginal")] == [3, 6]
    assert [(row["low"], row["high"]) for row in shares.values()] == [(2, 2), (0, 0), (1, 1)]


def test_who_leaves_takes_along_what_joining_would_bring() -> None:
    stays = (*ABC, ("D", "Dora", "partner", None))
    found, came = leaves(worth=GOLDEN_23, partners=stays), joins(worth=GOLDEN_23, partners=(*ABC, D))
    for measure, other in (("together", ""), ("its_fair", ""), ("its_marginal", ""), *(("others_fair", one) for one in "ABC")):
        gone, new = of(found, "D", measure, other), of(came, "D", measure, other)
        assert (gone["before"], gone["after"], gone["change"]) == (new["after"], new["before"], -new["change"])


def test_a_candidate_of_whom_nothing_is_told_changes_nothing_that_is_known_and_is_not_zero() -> None:
    found = joins(worth=GOLDEN_20, partners=(*ABC, D))
    assert found["measure"].tolist() == [
        *("together", "its_fair", "its_marginal", "goals_covered", "missing_streams", "competences_covered", "alignment")
    ]
    assert of(found, "D", "together")["before"] == 75
    assert found["after"].isna().all() and found["change"].isna().all() and found["low"].isna().all()
    assert found["why"].tolist() == [*["no_dividends"] * 3, *["no_requirements"] * 2, "nothing_required", "no_profile"]


def test_candidates_do_not_count_for_one_another() -> None:
    worth = GOLDEN_23 | {"E": 5, "D+E": 100}
    found = joins(worth=worth, partners=(*ABC, D, ("E", "Egge", "candidate", None)))
    assert of(found, "D", "together")["change"] == 6
    assert of(found, "E", "together")["change"] == 5
    assert "E" not in set(found.loc[found["party"] == "D", "other"])


def test_without_a_candidate_or_a_member_there_is_no_row() -> None:
    for found in (joins(worth=GOLDEN_20, partners=ABC), leaves(worth=GOLDEN_20)):
        assert found.empty and list(found) == list(COLUMNS)
    assert brings() == [] and BROUGHT


def test_what_each_brings_is_told_by_name() -> None:
    told = {
        "partners": (*((party, party, "partner", role) for party, role in (("A", "gemeente"), ("B", "school"))), D),
        "goals": (("g", "Werk", 1, "school", "gemeente", "kennis"), ("g", "Werk", 1, "Vervoerder", "school", "dienst")),
        "streams": (("B", "A", "kennis", "2026-Q3", None),),
        "needs": (("D", "offer", "dienst"),),
        "able": ((None, "rijden"), (None, "taalles"), ("B", "taalles"), ("D", "Rijden ")),
    }
    assert brings(**told) == [
        *(("D", True, "dienst"), ("D", True, "rijden")),
        *(("A", False, "kennis"), ("B", False, "kennis"), ("B", False, "taalles")),
    ]


def test_names_and_order_change_nothing() -> None:
    rng = np.random.default_rng(8)
    sets = ["A", "B", "C", "A+B", "A+C", "B+C", "D", "A+D", "B+D"]
    for _ in range(3):
        worth = dict(zip(sets, rng.integers(-9, 20, len(sets)).tolist(), strict=True))
        turned = {"+".join(sorted(name.replace("A", "Z").split("+"))): value for name, value in reversed(worth.items())}
        one = joins(worth=worth, partners=(*ABC, D))
        other = joins(worth=turned, partners=(D, *ABC[1:], ("Z", "Z", "partner", None)))
        for name in "ABC":
            was, now = of(one, "D", "others_fair", name), of(other, "D", "others_fair", name.replace("A", "Z"))
            assert [was[key] for key in ("before", "after", "change")] == pytest.approx(
                [now[key] for key in ("before", "after", "change")]
            )
