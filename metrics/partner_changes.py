"""The metrics of the simulator: what changes when a partner joins or leaves (MODEL 6)."""

from typing import Final

from metrics.joining import partner_brings, partner_joins, partner_leaves
from metrics.metric import Metric

_STANDING: Final = (
    *("shared_outcomes", "shared_dividends", "shared_partners", "partners", "members"),
    *("goals", "shared_streams", "roles", "needs", "capabilities", "covering_facts"),
)
_CHANGES: Final = {
    "party": "party",
    "name": "name",
    "measure": "code",
    "other": "party whose fair share it is",
    "other_name": "name",
    **dict.fromkeys(("before", "after"), "amount in unit; a share is 0 to 1, r is -1 to 1"),
    "change": "after - before",
    "low": "change, P10",
    "high": "change, P90",
    "of": "goals, streams or competences",
    "unit": "unit, share, streams or r",
    "why": "code",
}

PARTNER_CHANGES: Final = (
    Metric("partner_joins", partner_joins, (*_STANDING, "profiles", "instruments"), _CHANGES),
    Metric("partner_leaves", partner_leaves, (*_STANDING, "profiles", "instruments"), _CHANGES),
    Metric(
        "partner_brings",
        partner_brings,
        _STANDING,
        {
            "party": "party",
            "name": "name",
            "joins": "yes: a candidate; no: a member",
            "what": "stream or competence",
            "giver_role": "role",
            "receiver_role": "role",
            "kind": "kind of value",
            "competence": "text",
        },
    ),
)
