from dataclasses import replace

import pandas as pd
import pytest

from dashboard.views import fund_strips as views
from dashboard.views.fund_strips import Strip, strips
from dashboard.views.portfolio import Line
from dashboard.words import words

NL, EN = words("nl"), words("en")


def line(fund: str | None, *, invented: bool = False) -> Line:
    return Line(fund, None if fund is None else f"Fonds {fund}", 1, None, None, 0, None, 0, None, 0, 0, 0, 0, invented)


def strip(name: str = "A", known: int = 2, reached: float | None = 0.5, unknown: float = 0.0, **told: int | bool) -> Strip:
    made = Strip(
        name, f"Fonds {name}", known=known, reached=reached, unknown=unknown, invented=False, outcomes=2, agreed=2, told=2
    )
    return replace(made, **told)


def test_a_strip_stands_for_each_fund_of_the_table_and_one_without_outcomes_is_unknown() -> None:
    reached = pd.DataFrame(
        [{"fund": "A", "outcomes": 4, "agreed": 3, "told": 4, "known": 3, "reached": 0.5, "unknown": 0.25}],
    )
    found = strips(reached, [line("B", invented=True), line("A"), line(None)], NL)
    assert [(one.fund, one.name, one.outcomes, one.reached, one.unknown) for one in found] == [
        ("B", "Fonds B (verzonnen)", 0, None, 1.0),
        ("A", "Fonds A", 4, 0.5, 0.25),
    ]
    assert views.known_told(found[0], NL) == "geen uitkomsten bekend"


def test_the_heading_names_the_fund_that_is_furthest() -> None:
    assert views.heading([strip("A"), strip("B", reached=0.75)], NL) == "Fonds B: 75\xa0% van de afspraken is gevalideerd"
    told = views.heading([strip("A", known=1, reached=0.6, unknown=0.4)], EN)
    assert told == "Fonds A: at least 60% of what was agreed is validated"


def test_the_heading_speaks_of_real_funds_as_soon_as_there_is_one() -> None:
    example = strip("V", reached=0.9, invented=True)
    assert views.heading([example, strip("A", reached=0.1)], NL).startswith("Fonds A: 10\xa0%")
    assert views.heading([example], NL).startswith("Fonds V")
    nothing = strip("A", known=0, reached=None, unknown=1.0)
    told = "Van het ene fonds is onbekend welk deel van de afspraken gehaald is"
    assert views.heading([example, nothing], NL) == told


@pytest.mark.parametrize(
    ("one", "share", "known"),
    [
        (strip(), "50\xa0%", "2 van 2 uitkomsten bekend"),
        (strip(reached=0.0), "0\xa0%", "2 van 2 uitkomsten bekend"),
        (strip(known=1, reached=0.25, unknown=0.5), "minstens 25\xa0%", "1 van 2 uitkomsten bekend"),
        (strip(known=0, reached=None, unknown=1.0, agreed=0), "onbekend", "afgesproken aantal onbekend"),
        (strip(known=0, reached=None, unknown=1.0, told=0), "onbekend", "0 van 2 uitkomsten bekend"),
        (strip(known=0, reached=None, unknown=1.0, outcomes=0), "onbekend", "geen uitkomsten bekend"),
    ],
)
def test_a_share_says_on_how_much_it_rests_and_what_is_missing(one: Strip, share: str, known: str) -> None:
    assert (views.share_told(one, NL), views.known_told(one, NL)) == (share, known)
