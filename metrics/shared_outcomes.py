"""The metrics of what a coalition changed by working together (MODEL 6)."""

from typing import Final

from metrics.metric import Metric
from metrics.net_levels import levels_net
from metrics.net_outcomes import outcomes_net

WHOLE: Final = frozenset({"outcome", "quarter"})
"""What a score does not ask: it rests on all outcomes of a coalition, each in its own time."""
_SHARE: Final = "share, 0 to 1"

SHARED_OUTCOMES: Final = (
    Metric(
        "outcomes_net",
        outcomes_net,
        ("shared_outcomes", "shared_observations", "packs"),
        {
            "coalition": "coalition",
            "outcome": "outcome",
            "name": "text",
            "unit": "unit",
            "indicator": "indicator of the pack; empty: none",
            "period": "period",
            "direction": "up, down or band",
            **dict.fromkeys(("baseline", "actual"), "amount in unit"),
            "change": "actual - baseline",
            **dict.fromkeys(("deadweight", "displacement", "outside_share"), _SHARE),
            "drop_off": "share, 0 to 1, a year",
            "net": "amount in unit",
            "low": "amount in unit, P10 of net",
            "high": "amount in unit, P90 of net",
            "additionality": "net / change, 0 to 1; empty where withheld, as are all but net and its band",
            "additionality_low": "share, P10",
            "additionality_high": "share, P90",
            "level": "baseline + net",
            "level_low": "amount in unit, P10",
            "level_high": "amount in unit, P90",
            "after_year": "amount in unit, net after a year of drop-off",
            **dict.fromkeys(("harmful", "filtered"), "yes or no"),
            "evidence": "grade, E0 to E5",
            "why": "code",
            "is_latest": "yes or no",
        },
    ),
    Metric(
        "levels_net",
        levels_net,
        ("shared_observations", "shared_outcomes", "packs"),
        {
            "coalition": "coalition",
            "subject": "coalition or party",
            "party": "party; empty: the coalition as a whole",
            "indicator": "indicator",
            "period": "period",
            "value": "amount in unit: baseline + net where an outcome tells it; empty where withheld",
            "value_why": "code",
            "unit": "unit",
            **dict.fromkeys(("low", "high"), "amount in unit, the least and the most it may be"),
            "gross": "amount in unit, as observed",
            "outcome": "outcome; empty: none",
            "stated": "period of the outcome",
            **dict.fromkeys(("baseline", "actual", "change"), "amount in unit"),
            **dict.fromkeys(("deadweight", "displacement", "outside_share"), _SHARE),
            "net": "amount in unit",
            "additionality": "net / change, 0 to 1; of a change for the better",
            **dict.fromkeys(("harmful", "filtered"), "yes or no"),
            "evidence": "grade, E0 to E5",
            "net_why": "code",
        },
        WHOLE,
    ),
)
