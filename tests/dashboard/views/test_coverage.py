import pandas as pd
import pytest

from dashboard.views import coverage as views
from dashboard.words import words

NL, EN = words("nl"), words("en")


def seen(*rows: tuple[str, str | None, int, int, int, int, int]) -> views.CoverageView:
    names = ["fact_table", "period", "facts", "known", "unknown", "disputed", "drafts"]
    return views.view(pd.DataFrame(rows, columns=names))


@pytest.mark.parametrize(
    ("period", "quarter"),
    [
        ("2026-Q3", "2026-Q3"),
        ("2026-07", "2026-Q3"),
        ("2026-09-30", "2026-Q3"),
        ("2026", "2026-Q4"),
        (None, None),
        ("ooit", None),
    ],
)
def test_a_period_stands_in_its_quarter(period: str | None, quarter: str | None) -> None:
    assert views.quarter(period) == quarter


def test_the_title_counts_what_is_known_and_what_is_disputed() -> None:
    told = seen(("stream", "2026-Q1", 10, 7, 2, 1, 0), ("party", None, 4, 4, 0, 0, 0))
    assert views.title(told, NL) == "Van 14 gegevens zijn er 11 bekend; 1 is betwist"
    assert views.title(told, EN) == "Of 14 facts 11 are known; 1 is disputed"
    assert views.heading(told, NL) == "De meeste gaten zitten bij waardestroom: 3 gegevens zijn niet helemaal bekend"
    assert "concept" not in views.lead(told, NL)


def test_drafts_wait_for_somebody() -> None:
    assert "2 concepten wachten" in views.lead(seen(("stream", None, 2, 2, 0, 0, 2)), NL)


def test_where_everything_is_known_the_heading_says_so() -> None:
    assert views.heading(seen(("party", None, 4, 4, 0, 0, 0)), EN) == "Everything that was recorded is wholly known"


@pytest.mark.parametrize(("known", "unknown", "state"), [(4, 0, "full"), (0, 4, "unknown"), (1, 3, "part"), (0, 3, "part")])
def test_a_square_is_full_part_or_unknown(known: int, unknown: int, state: str) -> None:
    assert views.state(views.Cell("stream", None, 4, known, unknown)) == state


def test_older_quarters_stand_together_and_nothing_is_lost() -> None:
    rows = [("stream", f"{year}-Q{q}", 1, 1, 0, 0, 0) for year in (2024, 2025, 2026) for q in (1, 2, 3, 4)]
    told = seen(*rows)
    assert len(told.quarters) == views.SHOWN
    assert told.facts == 12
    assert next(cell for cell in told.cells if cell.quarter is None).facts == 4
