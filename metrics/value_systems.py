"""The metrics of value systems: profiles and pairs, culture, consensus, and what the short questions of each quarter tell."""

from typing import Final

from metrics.alignment_over_time import alignment_and_significance
from metrics.alignment_pairs import alignment_pairs
from metrics.consensus import consensus, consensus_between
from metrics.culture import culture, friction_share
from metrics.drift import value_drift
from metrics.essentials import currents, energy_and_commitment, essentials
from metrics.goal_sharing import goal_sharing, goal_trend
from metrics.metric import Metric
from metrics.ranking import ranking_agreement
from metrics.say_do import say_and_do
from metrics.shared_outcomes import WHOLE

_PEOPLE: Final = "people; 1: the party's own statement"
_MARKS: Final = {
    "mean": "points, 0 to 10",
    "spread": "points, standard deviation",
    **dict.fromkeys(("lowest", "highest"), "points, 0 to 10"),
    "parties": "parties",
    "change": "points",
    "compared": "parties",
}
_SHARED: Final = {
    **dict.fromkeys(("consensus", "consensus_against"), "product of (agree + 1) / (votes + 2), 0 to 1"),
    "lowest_share": "share, 0 to 1",
    "lowest": "group or party",
    "highest_share": "share, 0 to 1",
    "highest": "group or party",
    **dict.fromkeys(("votes", "fewest_votes"), "answers"),
    "why": "code",
}

VALUE_SYSTEMS: Final = (
    Metric(
        "alignment_pairs",
        alignment_pairs,
        ("profiles", "alignments", "instruments"),
        {
            "one": "party",
            "other": "party",
            "r": "correlation, -1 to 1",
            "rmsd": "points on the scale, 0 and up",
            "agreement": "share, 0 to 1",
            "low": "agreement, P5",
            "high": "agreement, P95",
            "n_items": "items",
            **dict.fromkeys(("n_one", "n_other"), _PEOPLE),
        },
    ),
    Metric(
        "value_drift",
        value_drift,
        ("profiles", "instruments"),
        {
            "party": "party",
            **dict.fromkeys(("before", "now"), "period"),
            "rmsd": "points on the scale, 0 and up",
            "low": "points on the scale, P5",
            "high": "points on the scale, P95",
            **dict.fromkeys(("shift_x", "shift_y"), "points on the scale"),
            "limit": "points on the scale, P95 without change",
            "flag": "yes or no; empty: not to say",
            **dict.fromkeys(("people_before", "people_now"), _PEOPLE),
        },
    ),
    Metric(
        "alignment_and_significance",
        alignment_and_significance,
        ("profiles", "instruments", "shared_observations", "weight_sets", "packs", "shared_outcomes"),
        {
            "period": "period",
            "median_r": "correlation, -1 to 1",
            "pairs": "pairs",
            "parties": "parties",
            "score": "points, -100 to 100",
            "low": "points, P10",
            "high": "points, P90",
        },
        WHOLE,
    ),
    Metric(
        "consensus",
        consensus,
        ("opinions",),
        {"instrument": "instrument", "period": "period", "code": "statement", "groups": "groups", **_SHARED},
    ),
    Metric(
        "consensus_between",
        consensus_between,
        ("profiles",),
        {
            "instrument": "instrument",
            "period": "period",
            "aspect": "aspect",
            "code": "statement",
            "parties": "parties",
            **_SHARED,
        },
    ),
    Metric(
        "culture",
        culture,
        ("profiles", "instruments"),
        {
            "instrument": "instrument",
            "party": "party",
            "period": "period",
            "value": "value",
            **dict.fromkeys(("current", "desired"), "points on the scale; of cards share, 0 to 1"),
            "gap": "desired - current",
            **dict.fromkeys(("people_current", "people_desired"), _PEOPLE),
            "why": "code",
        },
    ),
    Metric(
        "friction_share",
        friction_share,
        ("profiles", "instruments"),
        {
            "instrument": "instrument",
            "party": "party; empty: all together",
            "period": "period",
            **dict.fromkeys(("votes_limiting", "votes"), "votes"),
            "share": "share, 0 to 1",
            "people": _PEOPLE,
            "parties": "parties",
            "why": "code",
        },
    ),
    Metric(
        "say_do",
        say_and_do,
        ("importances", "shared_observations", "weight_sets", "packs", "shared_outcomes"),
        {
            "party": "party",
            "node": "node of the pack",
            "period": "quarter",
            "importance": "points, 0 to 5",
            "score": "points, -100 to 100",
            "gap": "importance x 20 - (score + 100) / 2, -100 to 100",
            "score_period": "quarter",
            "why": "code",
        },
        WHOLE,
    ),
    Metric(
        "goal_sharing",
        goal_sharing,
        ("pulses",),
        {
            "party": "party",
            "period": "quarter",
            "score": "points, 0 to 10",
            "people": _PEOPLE,
            "wording": "text",
            "change": "points",
            "since": "quarter",
            "alert": "yes or no",
            "low": "points, P5",
            "high": "points, P95",
            "why": "code",
        },
    ),
    Metric(
        "goal_trend",
        goal_trend,
        ("pulses", "members"),
        {
            "period": "quarter",
            **_MARKS,
            "core": "points, 0 to 10",
            "core_parties": "parties",
            "later": "points, 0 to 10",
            "later_parties": "parties",
        },
    ),
    Metric("six_essentials", essentials, ("pulses",), {"period": "quarter", "essential": "name", **_MARKS}),
    Metric("energy_and_commitment", energy_and_commitment, ("pulses",), {"period": "quarter", "pulse": "name", **_MARKS}),
    Metric(
        "upper_and_under",
        currents,
        ("shared_observations", "weight_sets", "packs", "pulses", "shared_outcomes"),
        {
            "node": "node of the pack",
            "period": "quarter",
            "score": "points, -100 to 100",
            "score_change": "points",
            "trust": "points, 0 to 10",
            "trust_change": "points",
            "compared": "parties",
            "flag": "yes or no",
        },
        WHOLE,
    ),
    Metric(
        "ranking_agreement",
        ranking_agreement,
        ("profiles", "instruments"),
        {
            "instrument": "instrument",
            "period": "period",
            "aspect": "aspect",
            "party": "party; empty: all together",
            "w": "Kendall's W, 0 to 1",
            "people": "people",
        },
    ),
)
