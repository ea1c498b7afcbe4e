from datetime import date

from tests.dashboard.views.made_claims import seen, step

LONG = [step("lang", "claimed", "2026-09-01")]
SHORT = [step("kort", "claimed", "2026-09-01"), step("kort", "evidenced", "2026-10-02")]
PAID = [
    step("klaar", state, f"2026-0{at}-01") for at, state in enumerate(("claimed", "evidenced", "validated", "paid"), start=3)
]


def test_who_waits_longest_comes_first_and_what_is_paid_last() -> None:
    never = step("ooit", "claimed", None)
    told = seen(*PAID, *SHORT, *LONG, never, step("nee", "claimed", "2026-01-01"), step("nee", "rejected", "2026-02-01"))
    assert [(one.claim, one.days) for one in told.claims] == [
        ("lang", 41), ("kort", 10), ("ooit", None), ("nee", 253), ("klaar", 133)
    ]  # fmt: skip
    assert [one.claim for one in told.waiting] == ["lang", "kort", "ooit"]
    assert [one.claim for one in told.open] == ["lang", "kort", "ooit"]
    assert [one.claim for one in told.rejected] == ["nee"]


def test_a_strip_tells_how_many_units_stood_where_from_each_day_on() -> None:
    (strip,) = seen(*PAID, *LONG).strips
    assert strip.days == tuple(date(2026, month, 1) for month in (3, 4, 5, 6, 9))
    assert strip.units["claimed"] == (2.0, 0.0, 0.0, 0.0, 2.0)
    assert strip.units["paid"] == (0.0, 0.0, 0.0, 2.0, 2.0)
    assert strip.is_known and strip.waiting == 1


def test_units_of_different_outcomes_are_never_in_one_strip_and_those_that_wait_come_first() -> None:
    other = {"outcome_metric": "M2", "definition": "Minder eenzaam"}
    told = seen(*PAID, *(dict(row, claim=f"{row['claim']}2") for row in PAID), step("x", "claimed", "2026-09-01", **other))
    assert [(strip.name, strip.waiting) for strip in told.strips] == [("Minder eenzaam", 1), ("Duurzaam werk", 0)]


def test_unknown_units_are_no_zero() -> None:
    (strip,) = seen(step("a", "claimed", "2026-09-01", units=None)).strips
    assert strip.units["claimed"] == (None,) and not strip.is_known


def test_a_unit_that_is_claimed_twice_is_shown_with_all_its_claims_in_whatever_fund() -> None:
    other = {"project": "B", "project_name": "Buurt", "fund_name": "Ander fonds", "of_fund": False}
    here = step("hier", "claimed", "2026-09-01", claimed_unit="T-17")
    there = step("daar", "claimed", "2026-08-01", claimed_unit="T-17", **other)
    told = seen(here, there, *LONG)
    assert [(one.claim, one.fund, one.is_first) for one in told.doubled["T-17"]] == [
        ("daar", "Ander fonds", True), ("hier", "Fonds Rand", False)
    ]  # fmt: skip
    assert [one.claim for one in told.claims if one.doubled] == ["hier"]
    assert not seen(here, there, contract="B").doubled


def test_a_double_is_shown_when_a_later_step_names_another_unit() -> None:
    steps = [step("een", "claimed", "2026-09-01", claimed_unit="T"), step("een", "evidenced", "2026-09-02", claimed_unit="U")]
    told = seen(*steps, step("twee", "claimed", "2026-09-03", claimed_unit="T"))
    assert [one.claim for one in told.doubled["T"]] == ["een", "twee"] and list(told.doubled) == ["T"]


def test_of_one_contract_only_its_claims_are_shown() -> None:
    other = step("b", "claimed", "2026-08-01", project="B", project_name="Buurt")
    assert seen(other, *LONG).several
    told = seen(other, *LONG, contract="B")
    assert [one.claim for one in told.claims] == ["b"] and not told.several
    assert [strip.contract for strip in told.strips] == ["Buurt"]


def test_it_is_unknown_whether_another_signed_where_there_was_no_step_since() -> None:
    own = step("zelf", "evidenced", "2026-09-02", signed_by="Werkplaats")
    told = {one.claim: one.by_another for one in seen(*LONG, *SHORT, step("zelf", "claimed", "2026-09-01"), own).claims}
    assert told == {"lang": None, "kort": True, "zelf": False}


def test_without_claims_there_is_nothing() -> None:
    assert seen().claims == () and seen().strips == ()
