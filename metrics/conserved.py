"""The metrics of conservation: no unit of an outcome is counted twice (MODEL 6)."""

from typing import Final

from metrics.conserving import conservation
from metrics.metric import Metric
from metrics.outcome_totals import outcome_totals

_UNITS: Final = ("counted_outcomes", "shared_claims", "outcome_sums")

CONSERVED: Final = (
    Metric(
        "outcome_totals",
        outcome_totals,
        (*_UNITS, "smallest_groups"),
        {
            "level": "partner, coalition, fund or ecosystem",
            "who": "party, coalition or funds; empty: not told, or several",
            "outcome": "outcome; empty: the contract's own",
            "coalition": "coalition",
            "unit": "unit",
            **dict.fromkeys(("claimed", "evidenced", "validated", "paid"), "units"),
            "covers": "partners",
            "project": "contract",
            "outcome_metric": "outcome of the contract",
        },
        frozenset({"fund"}),
    ),
    Metric(
        "conservation",
        conservation,
        (*_UNITS, "shared_outcomes", "outcome_observations", "packs", "shared_dividends", "shared_partners"),
        {
            "check": "code",
            "coalition": "coalition",
            "outcome": "outcome; empty: the contract's own",
            "who": "funds",
            "unit": "unit",
            **dict.fromkeys(("total", "limit"), "units; of one_claim_a_unit: claims"),
            "excess": "total - limit; 0 where it holds",
            "holds": "yes or no; empty: unknown",
            "kind": "fault or remark; empty: it holds, or unknown",
            "project": "contract",
            "outcome_metric": "outcome of the contract",
            "claimed_unit": "mark of a unit",
        },
        frozenset({"fund", "outcome", "quarter"}),
    ),
)
