import pandas as pd

from dashboard.views.own_standing import Standing, own_standing

SHARES = pd.DataFrame([("M", True), ("X", False)], columns=["party", "told"])


def standing(*rows: tuple[str, str, str | None], shares: pd.DataFrame = SHARES, party: str = "M") -> Standing:
    partners = pd.DataFrame(rows, columns=["party", "role", "member_until"], dtype=object)
    return own_standing(partners, shares, "2026-Q3", party)


def test_a_partner_that_left_before_the_quarter_took_part_until_then() -> None:
    assert standing(("M", "partner", "2026-06")).until == "2026-06"
    assert standing(("M", "partner", "2025"), ("M", "financier", "2026-Q1")).until == "2026-Q1"


def test_a_partner_that_takes_part_in_any_role_did_not_leave() -> None:
    assert standing(("M", "partner", None)).until == ""
    assert standing(("M", "partner", "2026-06"), ("M", "financier", None)).until == ""
    assert standing(("M", "partner", "2026-07")).until == ""
    assert standing(("M", "candidate", "2026-06")).until == ""


def test_nothing_recorded_is_told_from_what_may_not_be_known() -> None:
    assert not standing().is_untold
    assert standing(party="X").is_untold
    assert not standing(party="Y").is_untold
    assert standing(shares=SHARES[:0]).is_untold
