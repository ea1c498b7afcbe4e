from typing import Any

import numpy as np
import pandas as pd
import pytest

from dashboard.views.net_levels import NetLevel, net_level, told_of
from dashboard.words import words
from metrics.net_levels import COLUMNS

NL, EN = words("nl"), words("en")
NAN = float("nan")
ROW: dict[str, Any] = {
    **{"period": "2026-Q3", "value": 50.0, "gross": 60.0, "net": 10.0, "low": 45.0, "high": 55.0, "additionality": 0.5},
    **{"baseline": 40.0, "actual": 60.0, "change": 20.0, "deadweight": 0.5, "displacement": 0.0, "outside_share": 0.0},
    **{"outcome": "o", "stated": "2026-Q3", "net_why": "", "harmful": False, "filtered": True, "shown": True},
}
OUTCOME = {"name": "Werk", "baseline_on": "2023-Q4", "deadweight_low": 0.25, "deadweight_high": 0.75}


def seen(outcome: dict[str, Any] | None = OUTCOME, lang: Any = NL, **more: Any) -> NetLevel:
    found = net_level({**ROW, **more}, outcome, "%", lang)
    assert found is not None
    return NetLevel(
        found.heading.replace("\xa0", " "),
        tuple((what, how.replace("\xa0", " ")) for what, how in found.lines),
        found.notes,
    )


def test_a_net_level_is_told_from_where_it_began_to_what_is_left() -> None:
    assert seen().heading == "Zo wordt 60 % netto 50 %"
    assert seen().lines == (
        ("Beginstand (2023, kwartaal 4)", "40 %"),
        ("Stand (2026, kwartaal 3)", "60 %"),
        ("Verandering", "20 procentpunt"),
        ("Wat toch al gebeurd was", "50 % (25 % tot 75 %)"),
        ("Verdringing", "0 %"),
        ("Deel van anderen", "0 %"),
        ("Netto uitkomst", "10 procentpunt"),
        ("Toegevoegdheid", "50 %"),
        ("Bruto, zoals gemeten", "60 %"),
        ("Netto stand (45 tot 55)", "50 %"),
    )
    assert seen().notes == ()
    assert dict(seen(lang=EN).lines)["Would have come anyway"] == "50% (25% to 75%)"


def test_the_numbers_of_a_line_have_as_many_decimals() -> None:
    told = dict(seen({**OUTCOME, "deadweight_low": 0.255}, value=50.25, low=45.0, high=55.5).lines)
    assert told["Netto stand (45,0 tot 55,5)"] == "50,3 %" and told["Verandering"] == "20,0 procentpunt"
    assert told["Wat toch al gebeurd was"] == "50,0 % (25,5 % tot 75,0 %)" and told["Verdringing"] == "0 %"


def test_a_level_in_another_unit_changes_in_that_unit() -> None:
    found = net_level(ROW, OUTCOME, "mensen", NL)
    assert found is not None and dict(found.lines)["Verandering"] == "20 mensen"


def test_a_level_without_a_range_and_a_baseline_without_a_day_say_none() -> None:
    told = [what for what, _ in seen({**OUTCOME, "baseline_on": None}, low=None, high=None).lines]
    assert (told[0], told[-1]) == ("Beginstand", "Netto stand")


def test_what_a_viewer_may_not_see_is_left_out_and_said_to_be() -> None:
    hidden = dict.fromkeys(("baseline", "actual", "change", "deadweight", "displacement", "outside_share"), NAN)
    found = seen(None, shown=False, **hidden)
    assert [what for what, _ in found.lines] == [
        "Netto uitkomst",
        "Toegevoegdheid",
        "Bruto, zoals gemeten",
        "Netto stand (45 tot 55)",
    ]
    assert found.notes == ("De beginstand en de aftrek mag u niet zien. De score is voor iedereen gelijk.",)
    own = seen(None, shown=False, gross=None, **hidden)
    assert own.heading == "" and "Bruto, zoals gemeten" not in dict(own.lines)


@pytest.mark.parametrize(("filtered", "said"), [(False, "er gaat niets af"), (True, "dus de aftrek telt")])
def test_harm_says_whether_anything_comes_off(filtered: bool, said: str) -> None:
    found = seen(harmful=True, filtered=filtered, additionality=None)
    assert said in found.notes[0] and dict(found.lines)["Toegevoegdheid"] == "n.v.t."


def test_a_filter_that_is_not_told_is_unknown_and_never_zero() -> None:
    found = dict(seen(harmful=True, filtered=False, deadweight=None).lines)
    assert found["Wat toch al gebeurd was"] == "onbekend"


@pytest.mark.parametrize("why", ["no_baseline", "no_filters"])
def test_where_no_net_outcome_is_known_the_reason_stands_alone(why: str) -> None:
    found = seen(net_why=why, net=None)
    assert (found.heading, found.lines) == ("", ()) and found.notes[0].startswith("Van uitkomst Werk is ")


@pytest.mark.parametrize("more", [{"outcome": None}, {"outcome": pd.NA}, {"net": NAN, "net_why": "no_actual"}])
def test_a_row_that_rests_on_no_outcome_tells_nothing(more: dict[str, Any]) -> None:
    assert net_level({**ROW, **more}, OUTCOME, "%", NL) is None


def test_a_file_has_the_columns_of_net_levels_only_where_there_are_any() -> None:
    rows = pd.DataFrame([dict.fromkeys(COLUMNS, np.nan) | {"indicator": "i", "value": 1.0, "outcome": None}])
    assert list(told_of(rows)) == ["indicator", "value"]
    assert list(told_of(rows.assign(outcome="o"))) == [*COLUMNS, "indicator", "value"]
