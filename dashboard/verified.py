"""What `vlechtwerk verify` looks at besides the chain: is no unit of an outcome counted twice?"""

from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any, Final

from dashboard.views.records import records
from dashboard.words import Words
from data.checking import told
from data.problems import Problem, fault, remark
from data.store import Store
from metrics.answer import answer
from metrics.conserving import CHECKS, ROLL_UPS

MOST: Final = 8
"""So many sums of a check are printed; of the others only how many they are."""


@dataclass(frozen=True)
class Conserved:
    """The sums that were looked at, as `conservation` tells them with None for an unknown, and a finding for each break."""

    checks: list[dict[str, Any]]
    problems: list[Problem]


def conserved(store: Store) -> Conserved:
    """Every sum of the ledger beside its limit. A break is a fault, or a remark where nothing is counted twice yet."""
    checks = records(answer("conservation", partial(store.ask)))
    return Conserved(checks, [_finding(row).at(store.path.name) for row in checks if row["kind"]])


def lines(found: Conserved, say: Words) -> list[str]:
    """A line a check: the total and the limit of each sum, what does not hold first."""
    printed = []
    for check in CHECKS:
        rows = sorted((row for row in found.checks if row["check"] == check), key=lambda row: not row["kind"])
        sums = [_sum(row, say) for row in rows[:MOST]] or [say("cli.conserved.nothing")]
        if len(rows) > MOST:
            sums.append(say("cli.conserved.more", n=len(rows) - MOST))
        printed.append(say(f"cli.conserved.{check}", sums="; ".join(sums)))
    return printed


def _sum(row: dict[str, Any], say: Words) -> str:
    total, limit = (say("state.unknown") if row[name] is None else say.number(row[name], 2) for name in ("total", "limit"))
    is_equal = row["check"] in ROLL_UPS
    sign = "?" if row["holds"] is None else ("=" if is_equal else "≤") if row["holds"] else ("≠" if is_equal else ">")
    unit = row["unit"] if row["unit"] and row["check"] != "one_claim_a_unit" else ""
    return f"{_name(row)} {total} {sign} {limit} {unit}".rstrip()


def _name(row: dict[str, Any]) -> str:
    """What a sum is of: an outcome of a coalition, one of a contract, or the mark of a unit."""
    if row["check"] == "one_claim_a_unit":
        return str(row["claimed_unit"])
    of_contract = row["check"] == "paid_within_validated" or not row["outcome"]
    whose, what = (row["project"], row["outcome_metric"]) if of_contract else (row["coalition"] or "–", row["outcome"])
    return f"{whose}/{what}"


def _finding(row: dict[str, Any]) -> Problem:
    """What to say of a sum that does not hold."""
    sums: dict[str, Any] = {name: told(Decimal(f"{row[name]:.12g}")) for name in ("total", "limit", "excess")}
    about: dict[str, Any] = {"found": sums["total"], "of": _name(row), "limit": sums["limit"], "excess": sums["excess"]}
    match row["check"]:
        case "partners":
            return fault("sum_by_partner_differs", **about)
        case "coalitions":
            return fault("sum_by_coalition_differs", **about)
        case "funds":
            return fault("sum_by_fund_differs", **about)
        case "validated_within_net":
            return fault("validated_beyond_net", **about)
        case "claimed_within_net":
            return remark("claimed_beyond_net", **about)
        case "paid_within_validated":
            return fault("paid_beyond_validated", **about)
        case "attributed_within_net":
            return remark("attributed_beyond_net", **about)
    twice = fault("unit_claimed_twice", found=_name(row), claims=sums["total"], contracts=str(row["project"]))
    return twice if row["kind"] == "fault" else twice.as_remark()
