from dashboard.views.contribution_choice import AUDIENCES
from tests.dashboard.views.made_contribution import choice


def test_each_audience_asks_in_its_own_role_and_for_this_coalition_alone() -> None:
    told = {one: choice(one, "bouwers" if one == "partner" else "").viewer for one in AUDIENCES}
    assert {one: viewer.role for one, viewer in told.items()} == {
        "steering": "facilitator",
        "financier": "financier",
        "partner": "partner",
    }
    assert [viewer.party for viewer in told.values()] == ["", "", "bouwers"]
    assert all(viewer.coalitions == {"C"} for viewer in told.values())


def test_every_metric_is_asked_for_the_same_outcome_and_quarter() -> None:
    assert choice().answers == {"coalition": "C", "outcome": "werk", "quarter": "2026-Q3"}
