import pandas as pd

from dashboard.views.own_themes import OwnThemes, heading, own_themes, peers_told, reading, source
from dashboard.words import words

NL = words("nl")
NAMES = {"T1": "Taal", "T2": "Werk", "T3": "Zorg"}
COALITIONS = pd.DataFrame({"coalition": ["C"], "smallest_group": [None]}, dtype=object)
Row = tuple[str, float | None, int, float | None, float | None, float | None, bool]
BESIDE: Row = ("T1", 10.0, 7, 20.0, 35.0, 50.0, False)
HIDDEN: Row = ("T3", 5.0, 4, None, None, None, True)


def seen(*rows: Row, period: str = "2026-Q2", quarter: str = "2026-Q3") -> OwnThemes | None:
    columns = ["node", "score", "peers", "low", "median", "high", "withheld"]
    found = pd.DataFrame(rows, columns=columns).assign(party="M", period=period)
    return own_themes(pd.concat([found, found.assign(party="X", score=73.1)]), COALITIONS, NAMES, "C", quarter, "M")


def test_themes_stand_beside_the_middle_half_of_the_others() -> None:
    told = seen(BESIDE, ("T2", 60.0, 6, 10.0, 30.0, 40.0, False), HIDDEN)
    assert told is not None
    assert [row.name for row in told.drawn] == ["Werk", "Taal", "Zorg"]
    assert heading(told, NL) == "Uw thema's naast die van 7 anderen"
    assert reading(told, NL) == (
        "Op 1 van de 2 thema's ligt u boven het midden van de anderen. De balk is hun middelste helft; op vijf punten afgerond."
    )
    assert source(told, NL).startswith("Scores van 2026, kwartaal 2. Bij 1 thema zijn de anderen verborgen")
    assert [peers_told(row, NL) for row in told.drawn] == ["6 anderen", "7 anderen", "verborgen"]


def test_of_just_enough_others_only_the_middle_is_there_and_it_says_so() -> None:
    told = seen(("T1", 10.0, 5, None, 35.0, None, False))
    assert told is not None and "Hun midden is afgerond op vijf punten" in reading(told, NL)
    assert reading(told, NL).startswith("Op dit thema ligt u niet boven")


def test_where_all_are_withheld_it_is_said_from_how_many_they_are_shown() -> None:
    told = seen(HIDDEN)
    assert told is not None and heading(told, NL) == "Uw thema's; die van de anderen zijn verborgen"
    assert reading(told, NL).startswith("We tonen die vanaf 5 anderen")
    assert source(told, NL) == "Scores van 2026, kwartaal 2. Hoe zeker uw score is, staat op Betekenis."


def test_where_all_are_withheld_the_own_scores_are_drawn_the_highest_first() -> None:
    told = seen(HIDDEN, ("T2", 60.0, 3, None, None, None, True))
    assert told is not None
    assert [(row.name, row.score, peers_told(row, NL)) for row in told.drawn] == [
        ("Werk", 60.0, "verborgen"),
        ("Zorg", 5.0, "verborgen"),
    ]


def test_where_nobody_else_has_a_score_nothing_is_called_withheld() -> None:
    told = seen(("T2", 60.0, 0, None, None, None, False))
    assert told is not None and heading(told, NL) == "Uw thema's; van anderen zijn geen scores bekend"
    assert reading(told, NL) == ""


def test_nobody_else_is_not_withheld_and_an_own_score_that_is_unknown_is_not_drawn() -> None:
    told = seen(BESIDE, ("T2", 60.0, 0, None, None, None, False), ("T3", None, 6, 10.0, 30.0, 40.0, False))
    assert told is not None and [peers_told(row, NL) for row in told.drawn] == ["7 anderen", "niemand anders"]
    assert seen(("T3", None, 6, 10.0, 30.0, 40.0, False)) is None
    assert seen(BESIDE, quarter="2026-Q1") is None
