"""The metrics of a partner's own part of the page Bijdrage (MODEL 6, 7, 8)."""

from typing import Final

from metrics.metric import Metric
from metrics.pacing import ambition_pace
from metrics.peers import themes_beside_peers
from metrics.received import received_by_others

OWN_PART: Final = (
    Metric(
        "received_by_others",
        received_by_others,
        ("shared_streams", "smallest_groups"),
        {
            "party": "party",
            "rating": "points, mean of ratings 0 to 5",
            "streams": "streams",
            "raters": "parties",
            "withheld": "yes or no",
        },
    ),
    Metric(
        "themes_beside_peers",
        themes_beside_peers,
        ("shared_observations", "weight_sets", "packs", "smallest_groups"),
        {
            "party": "party",
            "period": "quarter",
            "node": "theme of the pack",
            "score": "points, -100 to 100",
            "peers": "parties",
            **{name: f"points, {what} of the peers" for name, what in (("low", "P25"), ("median", "P50"), ("high", "P75"))},
            "withheld": "yes or no",
        },
    ),
    Metric(
        "ambition_pace",
        ambition_pace,
        ("ambitions",),
        {
            "party": "party",
            "ambition": "ambition",
            "name": "text",
            "unit": "unit",
            **dict.fromkeys(("baseline", "target"), "amount in unit"),
            **dict.fromkeys(("starts", "due"), "period"),
            "value": "amount in unit",
            "period": "period",
            "pace": "realised / elapsed",
            "expected": "amount in unit",
            "importance": "points, 0 to 5",
            "why": "code",
            "realised": "share of the way to the target",
            "elapsed": "share of the time, 0 to 1",
            "horizon": "years",
            "is_latest": "yes or no",
        },
    ),
)
