import pandas as pd

from dashboard.views import contribution_variants as views
from dashboard.words import words

NL, EN = words("nl"), words("en")
FOUND = pd.DataFrame(
    {
        **{"party": ["a", "b"], "name": ["A", "B"], "fair": [3.0, 1.0], "equal": [2.0, 2.0], "hours": [None, None]},
        **{"hours_worked": [0.0, 0.0], "proportional": [3.5, 0.5], "connected": [None, None], "withheld": ["", ""]},
    }
)


def test_another_way_tells_how_it_divides_and_what_each_would_get() -> None:
    told = views.other_view("proportional", FOUND, NL)
    assert told.name == "naar eigen kracht" and told.told.startswith("Naar eigen kracht: van wat u samen toevoegt")
    assert [told.value_told(party, NL) for party in ("a", "b", "c")] == ["3,5", "0,5", "onbekend"]


def test_where_there_is_none_the_reason_is_told_and_no_zero() -> None:
    assert (FOUND["hours_worked"] == 0).all()
    hours, ties = (views.other_view(way, FOUND, NL) for way in ("hours", "connected"))
    assert hours.value_told("a", NL) == "n.v.t." and hours.told.endswith("Hier n.v.t.: er zijn geen uren geleverd.")
    assert ties.value_told("a", NL) == "onbekend" and ties.told.endswith("een getal dat hiervoor nodig is, ontbreekt.")


def test_unknown_withheld_and_not_applicable_are_three_words() -> None:
    part = FOUND.assign(hours_worked=[None, 3.0])
    told = views.other_view("hours", part, NL)
    assert told.value_told("b", NL) == "onbekend" and told.told.endswith("Van A is een deel van de uren onbekend.")
    hidden = views.other_view("hours", part.assign(withheld=["hours; hours_worked", ""]), NL)
    assert [hidden.value_told(party, NL) for party in ("a", "b")] == ["verborgen", "onbekend"]
    assert hidden.told.endswith("Van 1 partner is dit hier verborgen.")


def test_the_names_of_methods_stand_in_the_drawer_alone() -> None:
    told = " ".join(views.other_view(way, FOUND, words).told for way in views.WAYS for words in (NL, EN))
    assert "Shapley" not in told and "Myerson" not in told
