"""Sums beside their limits, in words."""

from typing import Any

import pandas as pd
import pytest

from dashboard.views.conserved import ConservedView, Names, break_told, conserved_view, elsewhere, number, quiet, who_told
from dashboard.words import words
from metrics.conserving import CHECKS

NL, EN = words("nl"), words("en")
NAMES = Names(
    {("C", "werk"): "mensen aan het werk"},
    {("P", "m1"): "huizen warm"},
    {"P": "Werk en thuis"},
    {"C": "De Rand"},
    {"F": "Fonds Een"},
    {"Brug": "De Brug"},
)
CHECK: dict[str, Any] = {
    **{"check": "partners", "coalition": "C", "outcome": "werk", "who": None, "unit": "mensen", "total": 46.0, "limit": 46.0},
    **{"excess": 0.0, "holds": True, "kind": "", "project": None, "outcome_metric": None, "claimed_unit": None},
}
TOTAL: dict[str, Any] = {
    **{"level": "ecosystem", "who": None, "outcome": "werk", "coalition": "C", "unit": "mensen", "claimed": 1.0},
    **{"evidenced": 0.0, "validated": 46.5, "paid": None, "covers": 0, "project": None, "outcome_metric": None},
}
BROKEN: dict[str, Any] = {"total": 50.0, "excess": 4.0, "holds": False, "kind": "fault"}


def seen(*rows: dict[str, Any], totals: tuple[dict[str, Any], ...] = (), outcome: str = "werk") -> ConservedView:
    checks = pd.DataFrame([CHECK | row for row in rows], columns=list(CHECK)).astype({"holds": "boolean"})
    return conserved_view(checks, pd.DataFrame([TOTAL | row for row in totals], columns=list(TOTAL)), NAMES, outcome)


def test_where_all_holds_one_line_tells_it_with_what_is_validated() -> None:
    told = quiet(seen({}, totals=({},)), NL)
    assert told == ["Alle optellingen kloppen: per partner, coalitie, fonds en samen 46,5 mensen gevalideerd."]
    assert quiet(seen({}, totals=({"validated": None},)), EN) == ["All sums hold: by partner, coalition, fund and together."]
    assert quiet(seen({}, totals=({},), outcome="wonen"), NL) == quiet(seen({}, totals=({}, {"unit": "uren"})), NL)


def test_what_is_not_known_is_not_said_to_hold() -> None:
    told = seen({}, {"holds": None, "limit": None, "excess": None})
    assert told.breaks == () and told.unsure == 1
    assert quiet(told, NL) == ["Van 1 optelling is niet te zeggen of zij klopt: een waarde is onbekend.", "De andere klopt."]
    both = seen({}, {}, {"holds": None}, totals=({},))
    assert quiet(both, NL)[1] == "De andere 2 optellingen kloppen."
    assert quiet(seen({"holds": None}), EN) == ["Of 1 sum it cannot be told whether it holds: a value is unknown."]
    assert number(None, NL) == "onbekend"


def test_beside_a_break_the_others_are_counted_and_faults_come_first() -> None:
    told = seen({}, {}, BROKEN | {"kind": "remark"}, BROKEN, {"holds": None})
    assert [row.kind for row in told.breaks] == ["fault", "remark"]
    assert quiet(told, NL)[1] == "De andere 2 optellingen kloppen."
    assert quiet(seen(BROKEN), NL) == []


STEP: dict[str, Any] = {"project": "P", "claim": "1", "outcome_metric": "m1", "state": "claimed", "claimed_unit": "u"}
STEPS = pd.DataFrame(
    [
        STEP | {"signed_on": "2026-02-01"},
        STEP | {"state": "paid", "signed_on": "2026-05-01"},
        STEP | {"project": "Q", "signed_on": "2026-08-01"},
    ]
)
OUTCOMES = pd.DataFrame([("C", "werk", "2026-Q4"), ("C", "werk", "2025")], columns=["coalition", "outcome", "period"])


@pytest.mark.parametrize(
    ("row", "first"),
    [
        ({"check": "validated_within_net"}, "2026-Q4"),
        ({"check": "claimed_within_net"}, "2026-Q4"),
        ({"check": "attributed_within_net"}, "2026-Q4"),
        ({"check": "one_claim_a_unit", "claimed_unit": "u"}, "2026-Q3"),  # when the second claim came
        ({"check": "paid_within_validated", "project": "P", "outcome_metric": "m1"}, "2026-Q2"),
    ],
)
def test_a_break_of_after_the_quarter_is_not_told(row: dict[str, Any], first: str) -> None:
    checks = pd.DataFrame([CHECK | BROKEN | row])
    for quarter in ("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"):
        found = elsewhere(checks, OUTCOMES, STEPS, quarter, is_partner=False)
        assert found == (set() if quarter >= first else {0})
    assert conserved_view(checks, pd.DataFrame(columns=list(TOTAL)), NAMES, left_out={0}).sums == ()


def test_a_partner_is_told_of_the_coalition_as_a_whole() -> None:
    kinds = ("funds", "validated_within_net", "paid_within_validated", "one_claim_a_unit", "one_claim_a_unit")
    checks = pd.DataFrame([CHECK | BROKEN | {"check": check} for check in kinds] + [CHECK | {"check": "one_claim_a_unit"}])
    assert elsewhere(checks, OUTCOMES, STEPS, "2026-Q4", is_partner=True) == {2, 3, 4}


def test_without_sums_there_is_nothing_to_add_up() -> None:
    assert quiet(seen(), EN) == ["Nothing is validated or divided yet, so there is nothing to add up."]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"check": "funds"}, "Per fonds telt mensen aan het werk op tot 50 mensen, en in het grootboek 46."),
        (
            {"check": "validated_within_net", "who": "F + G"},
            "Van mensen aan het werk is 50 mensen gevalideerd (Fonds Een + G): 4 meer dan netto (46).",
        ),
        ({"check": "validated_within_net"}, "Van mensen aan het werk is 50 mensen gevalideerd: 4 meer dan netto (46)."),
        (
            {"check": "paid_within_validated", "outcome": None, "project": "P", "outcome_metric": "m1"},
            "Van huizen warm (Werk en thuis) is 50 mensen betaald: 4 meer dan gevalideerd (46).",
        ),
        (
            {
                "check": "one_claim_a_unit",
                "claimed_unit": "bon-14",
                "project": "P + Q",
                "total": 2.0,
                "limit": 1.0,
                "excess": 1.0,
            },
            "Eenheid bon-14 is 2 keer geclaimd (Werk en thuis + Q): 1 te veel.",
        ),
        (
            {"check": "one_claim_a_unit", "total": 2.0, "limit": 1.0, "excess": 1.0},
            "Eén eenheid is 2 keer geclaimd: 1 te veel.",
        ),
        (
            {"check": "attributed_within_net"},
            "Van mensen aan het werk is 50 mensen aan partners toegerekend: 4 meer dan netto (46).",
        ),
    ],
)
def test_a_break_tells_what_it_is_of_and_how_much_too_much(row: dict[str, Any], told: str) -> None:
    assert break_told(seen(BROKEN | row).breaks[0], NL) == told


def test_every_check_has_a_sentence_and_a_name_in_both_languages() -> None:
    for check in CHECKS:
        for say in (NL, EN):
            assert break_told(seen(BROKEN | {"check": check, "who": "F", "claimed_unit": "u"}).breaks[0], say)
            assert say(f"conserved.check.{check}")


def test_whose_units_they_are_is_told_by_name_or_by_why_there_is_none() -> None:
    rows = (
        {"level": "partner", "who": "Brug", "covers": 1},
        {"level": "partner", "covers": 3},
        {"level": "partner"},
        {"level": "coalition", "who": "C"},
        {"level": "fund", "who": "F + G"},
        {"level": "fund"},
        {},
    )
    told = [who_told(row, NL) for row in seen(totals=rows).totals]
    assert told == [
        "De Brug",
        "3 andere partners samen",
        "niet verteld wie claimde",
        "De Rand",
        "Fonds Een + G",
        "zonder fonds",
        "alles samen",
    ]


def test_an_outcome_without_a_name_goes_by_what_it_is_known_by() -> None:
    (one, other) = seen({"outcome": "wonen"}, {"outcome": None, "project": "Q", "outcome_metric": "m9"}).sums
    assert (one.of, other.of) == ("wonen", "m9 (Q)")
