import numpy as np
import pandas as pd

from metrics.answering import scored
from metrics.people import People
from metrics.releasing import roles_of, whole_parties
from metrics.told_before import Earlier
from tests.surveys import FIGURES, RELEASED, instrument, mark

OF = instrument("statements", (1,) * 3, (1, 7))


def people(minimum: int = 5, **parties: str) -> People:
    """People by party, each a letter and `/role` after those of a role: `P="abcdef ghij/team"`."""
    rows = [
        (party, name, part.partition("/")[2])
        for party, told in parties.items()
        for part in told.split()
        for name in part.partition("/")[0]
    ]
    rng = np.random.default_rng(1)
    every = np.array([rng.permutation(np.arange(52) % 7 + 1.0) for _ in OF.items]).T
    given = every[[ord(name.lower()) - ord("a") + 26 * name.isupper() for _, name, _ in rows]]
    party, role = (np.array([row[at] for row in rows], dtype=object) for at in (0, 2))
    marks = np.array([mark(of, name, []) for of, name, _ in rows], dtype=object)
    return People(OF, minimum, party, role, marks, scored(OF, given).values, given)


def nothing() -> Earlier:
    return Earlier(OF, "personal", pd.DataFrame(columns=RELEASED), pd.DataFrame(columns=FIGURES), {})


def why(of: People, earlier: Earlier) -> dict[tuple[str, str], str]:
    """Why each party and role is held back, all that is shown being shown from then on."""
    wholes = whole_parties(of, earlier)
    groups = [*wholes, *(role for whole in wholes for role in roles_of(of, whole, earlier))]
    return {(group.party, group.role): group.why for group in groups}


def test_a_party_of_too_few_people_is_held_back() -> None:
    assert why(people(P="abcdef", Q="uvwx"), nothing()) == {("P", ""): "", ("Q", ""): "small"}
    assert why(people(3, P="abcdef", Q="uvwx"), nothing()) == {("P", ""): "", ("Q", ""): ""}


def test_beside_a_shown_party_no_role_is_shown_that_leaves_too_few_people() -> None:
    assert why(people(P="abcdefghi/team xyz/leiding"), nothing()) == {
        ("P", ""): "",
        ("P", "leiding"): "small",
        ("P", "team"): "sibling",
    }


def test_people_without_a_role_are_left_over_too() -> None:
    assert why(people(P="abcdefghi/team xyz"), nothing())[("P", "team")] == "sibling"
    assert why(people(P="abcdefghi/team uvwxyz"), nothing())[("P", "team")] == ""


def test_the_three_groups_of_london_show_the_large_one() -> None:
    london = people(P="abcdefghijklmnopqr/0 stu/1 vwx/2 yz")
    assert why(london, nothing()) == {("P", ""): "", ("P", "0"): "", ("P", "1"): "small", ("P", "2"): "small"}


def test_one_person_less_keeps_the_earlier_result_and_tells_no_role_either() -> None:
    earlier = nothing()
    assert why(people(P="abcdefghijkl"), earlier) == {("P", ""): ""}
    assert why(people(P="abcdefghijk"), earlier) == {("P", ""): "differs"}
    assert why(people(P="abcdefghijk/team"), earlier) == {("P", ""): "differs"}


def test_one_person_who_changed_role_is_not_given_away() -> None:
    earlier = nothing()
    assert why(people(P="abcdef/team ghijkl/raad"), earlier) == {("P", ""): "", ("P", "raad"): "", ("P", "team"): ""}
    assert set(why(people(P="abcde/team fghijkl/raad"), earlier).values()) == {"", "differs"}
    assert why(people(P="abcde/team fghijkl/raad"), earlier)[("P", "")] == ""


def test_a_role_that_was_hidden_beside_another_stays_so_where_that_one_is_held_back() -> None:
    earlier = nothing()
    why(people(3, P="abcdef/team ghijkl"), earlier)
    told = why(people(3, P="abcdef/team ghij/leiding klmn/raad o"), earlier)
    assert told[("P", "leiding")] == "sibling" and set(told.values()) <= {"", "sibling", "differs"}


def test_a_role_by_another_name_is_held_against_all_that_was_shown() -> None:
    earlier = nothing()
    why(people(P="abcdef/team ghijkl"), earlier)
    told = why(people(P="abcdeABCDE/nieuw ghijkl"), earlier)
    assert told == {("P", ""): "", ("P", "nieuw"): ""}
    assert why(people(P="abcdefABCD/nieuw ghijkl"), nothing()) == told
    assert why(people(P="hijklm/team nopqrs"), earlier)[("P", "team")] == "differs"


def test_two_coalitions_that_ask_the_same_people_do_not_give_one_away() -> None:
    earlier = nothing()
    assert why(people(P="abcdefghijkl"), earlier)[("P", "")] == ""
    assert why(people(P="abcdefghijklm"), earlier)[("P", "")] == "differs"
    assert why(people(P="abcdefghijklmnopq"), earlier)[("P", "")] == ""


def test_all_roles_tell_the_same_codes() -> None:
    of = people(P="abcdef/team ghijkl/raad")
    of.items[:6, 1] = 4
    of.values[:6, 1] = 4
    earlier = nothing()
    (whole,) = whole_parties(of, earlier)
    assert whole.told is not None and whole.told.items.all()
    roles = roles_of(of, whole, earlier)
    assert [role.told is not None and role.told.items.tolist() for role in roles] == [[True, False, True]] * 2
