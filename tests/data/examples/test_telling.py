import pytest

from data.examples.telling import QUARTERS, lines, reported


def test_a_block_is_rows_with_the_names_of_its_first_line() -> None:
    assert lines("\nparty | name\naabeek | Gemeente Aabeek\nbouwers |\n") == [
        {"party": "aabeek", "name": "Gemeente Aabeek"},
        {"party": "bouwers", "name": ""},
    ]


def test_a_line_with_a_cell_too_many_is_refused() -> None:
    with pytest.raises(ValueError):
        lines("party\naabeek | Gemeente Aabeek")


def test_twelve_quarters_up_to_the_third_of_2026() -> None:
    assert (len(QUARTERS), QUARTERS[0], QUARTERS[1], QUARTERS[-1]) == (12, "2023-Q4", "2024-Q1", "2026-Q3")


def test_a_quarter_is_reported_in_the_month_after_it() -> None:
    assert (reported("2026-Q3", "dommelrand"), reported("2025-Q4", "buurtwarmte")) == ("2026-10-12", "2026-01-19")
