from dashboard.views.value_lens import heading, lens_view, number_told
from dashboard.words import words
from data.instruments_known import shipped
from tests.dashboard.views.made_values import Row, profiles

NL = words("nl")
NAMES = {"werk": "Werkplaats", "bouw": "Bouwers"}


def told(party: str, people: int = 8, **more: object) -> list[Row]:
    rows: list[Row] = []
    for aspect, first in (("preference", 10.0), ("rejection", 20.0)):
        for at, code in enumerate(("blauw", "groen", "rood")):
            row = {"party": party, "instrument": "graves", "aspect": aspect, "code": code, "people": people}
            rows.append({**row, "mean": first + at, **more})
    return rows


def test_the_values_stand_in_the_lenss_own_order_and_both_numbers_stay_apart() -> None:
    found = lens_view(profiles(told("werk"), told("bouw")), shipped().values(), NAMES, "nl", "werk")
    assert found is not None and found.teams == {"bouw": "Bouwers", "werk": "Werkplaats"} and found.people == 8
    assert [row.code for row in found.rows] == list(shipped()["graves"].by_value)
    by_code = {row.code: (row.preference, row.rejection) for row in found.rows}
    assert by_code["groen"] == (11.0, 21.0) and by_code["geel"] == (None, None)
    assert heading(found, NL) == "Gesprekslens, geen meting: Graves-lens: acht kleuren"


def test_the_first_team_by_name_is_shown_where_none_was_chosen() -> None:
    found = lens_view(profiles(told("werk"), told("bouw")), shipped().values(), NAMES, "nl")
    assert found is not None and found.party == "bouw"


def test_what_one_person_says_is_shown_of_no_team() -> None:
    assert lens_view(profiles(told("werk", people=1)), shipped().values(), NAMES, "nl") is None
    assert lens_view(profiles(), shipped().values(), NAMES, "nl") is None


def test_what_is_withheld_is_hidden() -> None:
    found = lens_view(profiles(told("werk", mean=None, mean_why="verborgen")), shipped().values(), NAMES, "nl")
    assert found is not None
    hidden = {row.code for row in found.rows if row.is_hidden}
    assert hidden == {"blauw", "groen", "rood"}
    assert {number_told(row, row.preference, NL) for row in found.rows if row.is_hidden} == {"verborgen"}
    assert {number_told(row, row.preference, NL) for row in found.rows if not row.is_hidden} == {"onbekend"}
