import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray

from metrics import surveyed_opinions
from metrics.opinions import ALL
from metrics.people import People
from metrics.releasing import Group, roles_of, whole_parties
from metrics.surveyed_opinions import Opinions, opinions
from metrics.told_before import Earlier
from tests.surveys import FIGURES, RELEASED, instrument, mark

STATEMENTS = 4
OF = instrument("statements", (1,) * STATEMENTS, (-1, 1))
Votes = NDArray[np.float64]


def votes(people: int, seed: int = 1) -> Votes:
    """Votes of which none is even."""
    rng = np.random.default_rng(seed)
    return np.array([rng.permutation(np.resize([1.0, -1, 0, 1, -1], people)) for _ in range(STATEMENTS)]).T


def people(**parties: Votes) -> People:
    names = [(party, f"{party}{at}") for party, given in parties.items() for at in range(len(given))]
    given = np.concatenate(list(parties.values()))
    party = np.array([one for one, _ in names], dtype=object)
    marks = np.array([mark(one, name, []) for one, name in names], dtype=object)
    return People(OF, 5, party, np.full(len(names), "", dtype=object), marks, given, given)


def nothing() -> Earlier:
    return Earlier(OF, "personal", pd.DataFrame(columns=RELEASED), pd.DataFrame(columns=FIGURES), {})


def told(of: People, earlier: Earlier | None = None) -> tuple[list[Group], Opinions | None]:
    earlier = earlier or nothing()
    groups, found = opinions(of, whole_parties(of, earlier), earlier)
    for group in groups:
        roles_of(of, group, earlier)
    if found:
        earlier.add_whole(found.whole, found.alone, of.minimum)
    return groups, found


def of_all(found: Opinions | None) -> list[float]:
    """How many voted on each statement, of all together; nan where that is withheld."""
    assert found is not None
    counts = found.counts
    return counts.loc[counts["opinion_group"] == ALL, "votes"].tolist()


def test_all_people_count_together_also_those_of_parties_that_are_too_small_alone() -> None:
    groups, found = told(people(P=votes(9), Q=votes(3, 2), R=votes(4, 3)))
    assert of_all(found) == [16] * STATEMENTS
    assert [(group.party, group.why, group.is_together) for group in groups] == [
        ("P", "", False),
        ("Q", "small", True),
        ("R", "small", True),
    ]


def test_fewer_people_in_small_parties_than_the_minimum_do_not_count() -> None:
    groups, found = told(people(P=votes(9), Q=votes(4, 2)))
    assert of_all(found) == [9] * STATEMENTS
    assert [group.is_together for group in groups] == [False, False]


def test_too_few_people_have_no_opinions_together() -> None:
    assert told(people(P=votes(4)))[1] is None


def test_a_statement_on_which_all_or_all_but_one_vote_alike_is_not_told() -> None:
    one = votes(12)
    one[:, 0] = 1
    one[1:, 1] = -1
    assert np.isnan(of_all(told(people(P=one))[1])).tolist() == [True, True, False, False]


def test_a_statement_that_one_party_votes_alike_on_takes_another_party_along() -> None:
    alike = votes(7)
    alike[:, 0] = 1
    groups, found = told(people(P=alike, Q=votes(6, 2), R=votes(12, 3)))
    assert of_all(found)[0] == 25
    assert [bool(group.told and group.told.votes[0]) for group in groups] == [False, False, True]
    assert all(group.told and group.told.votes[1:].all() for group in groups)


def test_what_a_few_in_small_parties_vote_is_not_what_is_left_of_all_beside_the_others() -> None:
    few = votes(3, 2)
    few[:, 0] = np.nan
    groups, found = told(people(P=votes(9), Q=few, R=votes(4, 3), S=votes(8, 4)))
    assert of_all(found)[0] == 21
    assert [bool(group.told and group.told.votes[0]) for group in groups if group.told] == [True, False]


def test_a_party_that_is_absent_later_is_not_what_the_earlier_result_has_more() -> None:
    earlier, alike = nothing(), votes(7)
    alike[:, 0] = 1
    parties = {"Q": votes(6, 2), "R": votes(12, 3)}
    assert of_all(told(people(P=alike, **parties), earlier)[1])[0] == 25
    later = told(people(**parties), earlier)[1]
    assert np.isnan(of_all(later)).tolist() == [True, False, False, False]


def test_a_party_that_differs_too_little_from_before_does_not_count() -> None:
    earlier = nothing()
    told(people(P=votes(9), Q=votes(8, 2)), earlier)
    groups, found = told(people(P=votes(9)[:8], Q=votes(8, 2)), earlier)
    assert [group.why for group in groups] == ["differs", ""]
    assert of_all(found) == [8] * STATEMENTS


def test_small_parties_of_whom_one_left_are_not_told_again() -> None:
    earlier = nothing()
    both = {"Q": votes(3, 2), "R": votes(4, 3)}
    told(people(P=votes(9), **both), earlier)
    groups, found = told(people(P=votes(9), Q=both["Q"][:2], R=both["R"]), earlier)
    assert of_all(found) == [9] * STATEMENTS
    assert not any(group.is_together for group in groups)


@pytest.fixture
def camps(monkeypatch: pytest.MonkeyPatch) -> None:
    """People form the groups that their first vote says."""
    first = {1.0: 1, -1.0: 2, 0.0: 3}
    monkeypatch.setattr(
        surveyed_opinions, "opinion_groups", lambda given, seed: np.array([first[one] for one in given[:, 0]], dtype=np.intp)
    )


def test_opinion_groups_that_are_too_small_are_left_out(camps: None) -> None:
    given = votes(30)
    given[:, 0] = [1] * 20 + [-1] * 3 + [0] * 7
    found = told(people(P=given))[1]
    assert found is not None and found.has_groups
    assert found.counts["opinion_group"].unique().tolist() == [ALL, 1]
    assert found.small == 2


def test_votes_of_too_few_in_a_group_are_withheld_with_those_of_the_next_group(camps: None) -> None:
    given = votes(30)
    given[:, 0] = [1] * 14 + [-1] * 9 + [0] * 7
    given[23:27, 1] = np.nan
    found = told(people(P=given))[1]
    assert found is not None
    by_group = found.counts[found.counts["statement"] == 1].set_index("opinion_group")["votes"]
    assert by_group[ALL] == 26 and by_group[1] == 14 and by_group[[2, 3]].isna().all()


def test_an_opinion_group_that_is_a_party_tells_nothing_that_the_party_does_not(camps: None) -> None:
    parties = {"P": votes(8), "Q": votes(9, 2), "R": votes(10, 3)}
    for given, vote in zip(parties.values(), (1, -1, 0), strict=True):
        given[:, 0] = vote
    parties["P"][:, 1] = 1
    found = told(people(**parties))[1]
    assert found is not None
    second = found.counts[found.counts["statement"] == 1]
    assert second["votes"].tolist()[0] == 27 and second["votes"].isna().sum() == 3
    third = found.counts[found.counts["statement"] == 2]
    assert third["votes"].tolist() == [27, 8, 9, 10]


def test_people_who_form_no_clear_groups_are_told_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surveyed_opinions, "opinion_groups", lambda given, seed: None)
    found = told(people(P=votes(12)))[1]
    assert found is not None and not found.has_groups
    assert found.counts["opinion_group"].unique().tolist() == [ALL]
