from itertools import combinations

import numpy as np
import pytest

from dashboard.views.value_systems import compared, opening_wave, smallest_of, waves_of
from data.instrument import Instrument
from tests.dashboard.views.made import Row
from tests.dashboard.views.made_values import (
    ALIGNMENT,
    ALIKE,
    RELEASE,
    STELLINGEN,
    WAARDEN,
    answered,
    held,
    many,
    profile,
    profiles,
    seen,
)

MEANS = [0.5, 0.1, -0.2, -0.2, -0.2]
KNOWN = {"waarden": WAARDEN, "stellingen": STELLINGEN}
NONE = answered(RELEASE, [])


def test_partners_who_are_alike_stand_side_by_side_and_every_two_are_a_pair_once() -> None:
    told = seen()
    order = list(told.parties)
    assert {frozenset(group) for group in told.groups} == {frozenset({"werk", "zorg"}), frozenset({"bouw", "fonds"})}
    assert [party for group in told.groups for party in group] == order
    assert {(pair.one, pair.other) for pair in told.pairs} == set(combinations(order, 2))
    assert next(pair.key for pair in told.pairs) == f"{order[0]}\x1f{order[1]}"
    assert told.pair("fonds", "werk") == told.pair("werk", "fonds")


def test_the_pair_least_alike_and_the_summary_are_of_the_known_pairs() -> None:
    told = seen({**ALIKE, "vlak": [0.0] * 5})
    alike = [pair.alike for pair in told.pairs if pair.alike is not None]
    assert len(alike) == 6 and len(told.pairs) == 10
    assert told.furthest is not None and told.furthest.alike == min(alike)
    assert told.summary == pytest.approx((np.median(alike), min(alike), max(alike), 6))


def test_people_are_those_behind_the_profile_and_two_own_statements_have_no_band() -> None:
    told = seen(people={"werk": 1, "zorg": 1, "bouw": 8, "fonds": 31})
    assert told.people == {"werk": 1, "zorg": 1, "bouw": 8, "fonds": 31}
    own, half = told.pair("werk", "zorg"), told.pair("werk", "bouw")
    assert own is not None and (own.low, own.high, own.is_approximate) == (None, None, False)
    assert half is not None and half.low is not None and half.is_approximate and sorted(half.people) == [1, 8]


def test_two_are_apart_where_their_band_ends_below_what_groups_share() -> None:
    near = seen().pair("werk", "zorg")
    assert near is not None and near.is_approximate and not near.is_apart
    far = seen().pair("werk", "bouw")
    assert far is not None and far.is_apart and far.high is not None and far.high < 0.6


def test_statements_are_compared_by_agreement() -> None:
    answers = {"een": [1.0] * 14 + [2.0], "twee": [5.0] * 15, "drie": [1.0] * 15}
    told = seen(answers, instrument=STELLINGEN, people=1)
    assert told.measure == "agreement"
    pair = told.pair("een", "twee")
    assert pair is not None and pair.alike == pytest.approx(1 - (14 * 4 + 3) / 15 / 4)


def test_who_is_held_back_stands_apart_unless_an_earlier_result_still_stands() -> None:
    told = seen(
        ALIKE,
        held("klein"),
        held("broer", people=9, why="sibling"),
        held("werk", people=13, why="differs"),
        held("klein", period="2025-Q3"),
        held("klein", aspect="current"),
        held("klein", instrument="anders"),
        held("fonds", role="leiding"),
    )
    assert [(one.party, one.name, one.people, one.why) for one in told.held] == [
        ("broer", "Broer", 9, "sibling"),
        ("klein", "Klein", 3, "small"),
    ]
    assert "werk" in told.parties


def test_of_who_is_held_back_the_one_other_period_is_known_in_which_it_is_shown() -> None:
    def earlier(*periods: str) -> str:
        shown = [held("broer", people=9, why=None, period=period) for period in periods]
        [found] = seen(ALIKE, held("broer", people=10, why="differs"), *shown).held
        return found.earlier

    assert (earlier(), earlier("2025-Q3"), earlier("2025-Q3", "2024-Q3")) == ("", "2025-Q3", "")


def test_a_profile_of_too_few_people_is_held_back_without_a_release_too() -> None:
    told = seen({**ALIKE, "klein": [None] * 5}, people={**dict.fromkeys(ALIKE, 12), "klein": 4}, mean_why="verborgen")
    assert [(one.party, one.people, one.why) for one in told.held] == [("klein", 4, "small")] and "klein" not in told.people


def test_a_profile_of_which_all_is_withheld_because_answers_are_alike_says_so() -> None:
    told = seen({**ALIKE, "eens": [None] * 5}, mean_why="verborgen")
    assert [(one.party, one.why) for one in told.held] == [("eens", "even")] and told.withheld == frozenset()


def test_a_value_that_is_withheld_is_told_apart_from_an_unknown_one() -> None:
    hidden = {**ALIKE, "werk": [None, -0.4, -1.0, 0.7, 0.7]}
    assert seen(hidden, mean_why="verborgen").withheld == {("werk", "zorg")} and seen(hidden).withheld == frozenset()


def test_partners_without_an_answer_are_those_who_take_part_in_the_wave() -> None:
    kinds: dict[str, Row] = {
        "werk": {},
        "nieuw": {"member_since": "2026-Q4"},
        "weg": {"member_until": "2026-Q2"},
        "klein": {},
        "gast": {"is_member": False},
        "stil": {"member_since": "2024-Q1", "member_until": "2027-Q1"},
        "anders": {},
    }
    assert seen(ALIKE, held("klein"), kinds=kinds).absent == ("Anders", "Stil")
    assert seen(ALIKE, wave="", kinds=kinds).absent == ("Anders", "Klein", "Nieuw")


def test_without_an_instrument_there_is_nothing() -> None:
    told = seen(instrument=None)
    assert (told.parties, told.groups, told.pairs, told.held, told.furthest, told.people) == ({}, (), (), (), None, {})


def test_one_partner_has_no_pair_and_none_has_no_group() -> None:
    assert seen({"werk": MEANS}).pairs == () and seen({"werk": MEANS}).groups == (("werk",),)
    assert seen({}, held("klein")).groups == ()


def test_partners_of_one_name_are_chosen_by_a_label_of_their_own() -> None:
    assert seen({"a": MEANS, "b": MEANS[::-1]}, party_name="Jansen").label_of == {"a": "Jansen (a)", "b": "Jansen (b)"}


def test_the_main_instrument_comes_first_and_a_lens_never() -> None:
    told = profiles(profile("een", MEANS), profile("een", [3.0] * 15, instrument=STELLINGEN))
    assert list(compared(told, NONE, KNOWN)) == ["waarden", "stellingen"]
    lens = Instrument("waarden", "1", "profile", 1, 6, "high", WAARDEN.values, WAARDEN.items, lens=True)
    assert list(compared(told, NONE, KNOWN | {"waarden": lens})) == ["stellingen"]
    assert compared(profiles(), NONE, KNOWN) == {}
    assert list(compared(profiles(), answered(RELEASE, [held("een")]), KNOWN)) == ["waarden"]


def test_waves_come_newest_first_with_those_in_which_all_was_held_back() -> None:
    told = profiles(profile("een", MEANS, period="2025-Q3"), profile("een", MEANS, period="2025"))
    hidden = answered(RELEASE, [held("een"), held("een", aspect="current", period="2027-Q1")])
    assert waves_of(told, hidden, WAARDEN) == ("personal", ["2026-Q3", "2025", "2025-Q3"])
    assert waves_of(profiles(profile("een", MEANS, period=None)), NONE, WAARDEN) == ("personal", [])
    assert waves_of(profiles(profile("een", MEANS, aspect="current")), NONE, WAARDEN) == ("current", ["2026-Q3"])
    assert waves_of(profiles(), answered(RELEASE, [held("een", aspect="desired")]), WAARDEN) == ("desired", ["2026-Q3"])
    few = profiles(profile("een", [None] * 5, mean_why="verborgen", period="2025"))
    assert waves_of(few, NONE, WAARDEN) == ("personal", ["2025"]) and list(compared(few, NONE, KNOWN)) == ["waarden"]
    assert waves_of(profiles(), NONE, None) == ("personal", [])


def test_the_page_opens_on_the_newest_wave_in_which_at_least_half_of_the_most_are_shown() -> None:
    def opens(**shown: int) -> str:
        told = [profile(f"p{at}", MEANS, period=wave) for wave, number in shown.items() for at in range(number)]
        return opening_wave(profiles(*told), WAARDEN, "personal", sorted(shown, reverse=True))

    assert (opens(w1=4, w2=2), opens(w1=5, w2=2), opens(w1=1, w2=5, w3=2)) == ("w2", "w1", "w2")
    assert (opens(w1=0, w2=0), opens()) == ("w2", "")
    assert opening_wave(profiles(), None, "personal", []) == ""


def test_a_wave_holds_only_its_own_profiles() -> None:
    told = seen(ALIKE, wave="2026-Q3", period="2025-Q3")
    assert told.parties == {} and len(seen(ALIKE, wave="2025-Q3", period="2025-Q3").parties) == 4


def test_the_smallest_group_is_five_unless_the_coalition_decided_otherwise() -> None:
    asked = answered(
        {"coalition": ALIGNMENT["coalition"], "smallest_group": RELEASE["people"]}, [{"coalition": "C", "smallest_group": 3}]
    )
    assert (smallest_of("C", asked), smallest_of("D", asked)) == (3, 5)


def test_the_order_of_the_rows_changes_nothing() -> None:
    drawn = many(9)
    one, other = seen(drawn), seen(dict(reversed(drawn.items())))
    assert list(one.parties) == list(other.parties) and one.pairs == other.pairs
