from dashboard.views import ties as views
from dashboard.views.streams import COALITION, ELSEWHERE, GROUP
from tests.dashboard.views.made import Row, flow, seen, streams


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


def test_over_time_the_streams_of_every_quarter_stand_by_the_marks_of_this_one() -> None:
    told = streams(flow("brug", "een", period="2026-Q2", batch=3), flow("brug", "weg", period="2025-Q1"), flow("een", "buur"))
    now = seen(flow("een", "buur"), people={"brug": {"sector": "werk"}, "buur": {"is_member": False}}, level="sector")
    found = views.over_time(now, told)
    assert found.to_numpy().tolist() == [[f"{GROUP}werk", ELSEWHERE, 3], [ELSEWHERE, ELSEWHERE, 1]]
    whole = seen(flow("een", "buur"), people={"brug": {}}, level="coalition")
    assert set(views.over_time(whole, told)["giver"]) == {COALITION}
