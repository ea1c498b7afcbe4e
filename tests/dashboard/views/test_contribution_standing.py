import pandas as pd

from dashboard.views.contribution_standing import TAKES_PART, Standing, standing_of

ROWS = pd.DataFrame({"party": ["zon"], "role": ["partner"], "member_since": ["2024-04"], "member_until": ["2026-06"]})


def test_a_partner_takes_part_from_the_first_to_the_last_quarter_it_is_a_member() -> None:
    assert standing_of("zon", "2026-Q2", ROWS) == standing_of("zon", "2024-Q2", ROWS) == TAKES_PART
    assert standing_of("zon", "2026-Q3", ROWS) == Standing(False, "2026-06")
    assert standing_of("zon", "2024-Q1", ROWS) == Standing(False)


def test_without_an_end_a_membership_goes_on_and_without_one_nothing_is_against_it() -> None:
    assert standing_of("zon", "2030-Q1", ROWS.assign(member_until=None)) == TAKES_PART
    assert standing_of("maan", "2026-Q3", ROWS) == TAKES_PART
    assert standing_of("zon", "2026-Q3", ROWS.assign(role="candidate")) == TAKES_PART
