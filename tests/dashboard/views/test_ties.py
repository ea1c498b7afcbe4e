import pandas as pd

from dashboard.views import ties as views
from dashboard.views.streams import ELSEWHERE, GROUP
from tests.dashboard.views.made import Row, flow, seen


def test_a_tie_is_confirmed_by_both_only_where_every_stream_in_it_is_and_by_none_only_where_none_is() -> None:
    told = {
        "een": ("both", "both"),
        "gem": ("both", "giver"),
        "rec": ("both", None),
        "zorg": ("receiver", "receiver"),
        "wijk": ("none", None),
        "buur": (None, None),
    }
    rows = [flow("brug", receiver, confirmed_by=one) for receiver, both in told.items() for one in both]
    found = {one.taker: (one.streams, one.confirmed) for one in views.ties(seen(*rows))}
    assert found == {
        **{"een": (2, "both"), "gem": (2, "one"), "rec": (2, "one")},
        **{"zorg": (2, "one"), "wijk": (2, "none"), "buur": (2, "none")},
    }


def test_there_and_back_are_two_ties_and_a_stream_to_oneself_is_one_too() -> None:
    told = seen(flow("brug", "een"), flow("een", "brug"), flow("een", "een"), people={"gem": {}})
    found = views.ties(told)
    assert [(one.giver, one.taker) for one in found] == [("brug", "een"), ("een", "brug"), ("een", "een")]
    assert views.others(told, found) == {"brug": 1, "een": 1, "gem": 0}


def test_circles_and_streams_within_a_mark_are_counted_at_every_level() -> None:
    rows = [
        flow("brug", "een"),
        flow("een", "brug"),
        flow("gem", "rec"),
        flow("rec", "gem"),
        flow("een", "gem"),
        flow("gem", "gem"),
    ]
    assert views.circles(seen(*rows)) == (1, 4, 2)
    sectors: dict[str, Row] = {"brug": {"sector": "werk"}, "een": {"sector": "werk"}}
    assert views.circles(seen(*rows, people=sectors, level="sector")) == (5, 0, 0)
    assert views.circles(seen(*rows, level="coalition")) == (6, 0, 0)
    assert views.circles(seen()) == (0, 0, 0)


def test_the_ties_follow_the_chosen_kind() -> None:
    told = seen(flow("brug", "een"), flow("een", "brug", "arbeid"), kind="arbeid")
    assert [(one.giver, one.taker) for one in views.ties(told)] == [("een", "brug")]


def test_over_time_the_ties_of_every_quarter_stand_by_the_marks_of_this_level_whoever_is_there_now() -> None:
    ever = pd.DataFrame({"giver": ["brug", "brug", "een"], "receiver": ["een", "weg", "buur"], "batch": [3, 1, 1]})
    people = {"brug": {"sector": "werk"}, "buur": {"is_member": False}, "weg": {"sector": "werk", "member_until": "2025-Q4"}}
    now = seen(flow("een", "buur"), people=people, level="sector")
    assert views.over_time(now, ever).to_numpy().tolist() == [
        [f"{GROUP}werk", ELSEWHERE, 3],
        [f"{GROUP}werk", f"{GROUP}werk", 1],
        [ELSEWHERE, ELSEWHERE, 1],
    ]
    whole = seen(flow("een", "buur"), people=people, level="party")
    assert views.over_time(whole, ever)["receiver"].tolist() == ["een", "weg", "buur"]
