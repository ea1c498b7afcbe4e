"""Every metric: its function, the questions whose answers it takes, and what stands in its columns."""

from typing import Final

from metrics.completeness import blanks
from metrics.conserved import CONSERVED
from metrics.contributions import CONTRIBUTION
from metrics.distribution import ego_eco, groups
from metrics.flows import party_balance
from metrics.giving import pair_balance, rated_balance
from metrics.knowledge import shared_knowledge
from metrics.latest_score import latest_score
from metrics.metric import Metric
from metrics.missing import missing
from metrics.motor import felt_then_given
from metrics.network import in_network
from metrics.outcomes_fund import OUTCOMES_FUND
from metrics.own_part import OWN_PART
from metrics.partner_changes import PARTNER_CHANGES
from metrics.promising import currencies, kept
from metrics.shared_outcomes import SHARED_OUTCOMES, WHOLE
from metrics.significance import scored
from metrics.stated_figures import stated_figures
from metrics.traceability import traced
from metrics.value_systems import VALUE_SYSTEMS
from metrics.weight_zone import weight_zone

_STATES: Final = ("state_promised", "state_running", "state_delivered", "state_lapsed", "state_not_told")
_KEPT: Final = {
    **dict.fromkeys(("streams", *_STATES, "pledged"), "streams"),
    "by_count": "share of pledged, 0 to 1",
    "compared": "streams",
    "promised": "amount in unit",
    "delivered": "amount in unit",
    "ratio": "delivered / promised, 0 and up",
    "why": "code",
}

METRICS: Final = (
    Metric(
        "fund_figures",
        stated_figures,
        ("fund_totals", "fund_portfolio", "fund_contracts", "fund_stated"),
        {
            "figure": "name",
            "amount": "number, or amount in currency",
            "currency": "ISO 4217",
            "source": "name",
            "link": "web address",
            "note": "text",
            "counts": "contracts",
            "contracts": "contracts",
            "in_use": "yes or no",
            "disputed": "yes or no",
        },
    ),
    Metric(
        "scores",
        scored,
        ("shared_observations", "weight_sets", "packs", "shared_outcomes"),
        {
            "subject": "coalition or party",
            "period": "quarter",
            "node": "node of the pack",
            "score": "points, -100 to 100",
            "low": "points, P10",
            "high": "points, P90",
            "coverage": "share, 0 to 1",
            "level": "level, 1 to 7",
            "positive": "points",
            "harm": "points",
            "why_withheld": "code",
        },
        WHOLE,
    ),
    Metric(
        "latest_score",
        latest_score,
        ("shared_observations", "weight_sets", "packs", "shared_outcomes"),
        {
            "subject": "coalition",
            "period": "quarter",
            "score": "points, -100 to 100",
            "low": "points, P10",
            "high": "points, P90",
            "coverage": "share, 0 to 1",
            "level": "level, 1 to 7",
            "why_withheld": "code",
        },
        WHOLE,
    ),
    Metric(
        "weight_zone",
        weight_zone,
        ("shared_observations", "weight_sets", "partner_weights", "packs", "shared_outcomes"),
        {
            "coalition": "coalition",
            "period": "quarter",
            "level": "level, 2 to 7",
            "border": "points, where the level begins",
            "node": "theme of the pack",
            "kind": "in_use, role or party",
            "who": "role or party",
            **dict.fromkeys(("weight", "low", "high", "flipped"), "share, 0 to 1"),
            "score": "points, -100 to 100",
            "holds": "yes or no",
        },
    ),
    Metric(
        "party_balance",
        party_balance,
        ("links",),
        {
            "party": "party",
            "kind": "kind of value",
            "unit": "unit",
            "brings": "amount in unit",
            "takes": "amount in unit",
            "balance": "(takes - brings) / (takes + brings), -1 to 1",
        },
    ),
    Metric(
        "rated_balance",
        rated_balance,
        ("coalition_streams",),
        {
            "party": "party",
            "brings": "points, sum of ratings 0 to 5",
            "takes": "points, sum of ratings 0 to 5",
            "balance": "(takes - brings) / (takes + brings), -1 to 1",
            **dict.fromkeys(("rated_brought", "rated_taken", "streams_brought", "streams_taken"), "streams"),
        },
    ),
    Metric(
        "pair_balance",
        pair_balance,
        ("coalition_streams",),
        {
            "one": "party",
            "other": "party",
            "measure": "rating or count",
            "there": "points or streams",
            "back": "points or streams",
            "reciprocity": "min / max, 0 to 1",
            **dict.fromkeys(("streams_there", "streams_back", "rated_there", "rated_back"), "streams"),
        },
    ),
    Metric(
        "promises_kept",
        kept,
        ("coalition_streams",),
        {
            "kind": "kind of value",
            "unit": "unit",
            **_KEPT,
        },
    ),
    Metric(
        "commitments",
        currencies,
        ("coalition_streams",),
        {
            "currency": "currency of commitment",
            "group": "currencies or green_deal",
            "kind": "kind of value",
            **_KEPT,
        },
    ),
    Metric(
        "ego_eco",
        ego_eco,
        ("coalition_streams", "members"),
        {
            "party": "party; empty: the coalition",
            **dict.fromkeys(("own", "others", "outside"), "points, sum of ratings 0 to 5"),
            "eco": "share, 0 (ego) to 1 (eco)",
            "counted": "streams",
            "streams": "streams",
        },
    ),
    Metric(
        "stakeholder_groups",
        groups,
        ("coalition_streams", "members"),
        {
            "group": "group of stakeholders; empty: not told",
            **dict.fromkeys(("brings", "takes", "net"), "points, sum of ratings 0 to 5"),
            "parties": "parties",
            **dict.fromkeys(("rated_brought", "rated_taken", "streams_brought", "streams_taken"), "streams"),
        },
    ),
    Metric(
        "network",
        in_network,
        ("coalition_streams", "members"),
        {
            "party": "party",
            **dict.fromkeys(("gives_to", "takes_from"), "parties"),
            **dict.fromkeys(("gives", "takes", "own"), "streams"),
            "component": "number, from 0",
            "in_circle": "yes or no",
            "betweenness": "share, 0 to 1",
            "pagerank": "share, 0 to 1",
            **dict.fromkeys(("between", "representative", "gatekeeper", "liaison"), "ways between two others"),
        },
    ),
    Metric(
        "blanks",
        blanks,
        ("coalition_streams", "members"),
        {
            "blank": "code",
            "party": "party",
            "giver": "party",
            "receiver": "party",
            "kind": "kind of value",
            "what": "text",
            "period": "period",
            "nth": "number",
            "who": "parties",
        },
    ),
    Metric(
        "missing_streams",
        missing,
        ("goals", "coalition_streams", "roles", "needs"),
        {
            "rank": "rank, from 1",
            "why": "code",
            "goals": "names of goals",
            "giver_role": "role",
            "receiver_role": "role",
            "givers": "parties",
            "receivers": "parties",
            "kind": "kind of value",
            "weight": "sum of weights of goals",
            "streams": "streams",
            "offered": "texts",
            "needed": "texts",
        },
    ),
    Metric(
        "knowledge_shared",
        shared_knowledge,
        ("coalition_streams",),
        {
            "giver": "party",
            **dict.fromkeys(("items", "unnamed", "open_told", "is_open"), "items"),
            "open_share": "share, 0 to 1",
            **dict.fromkeys(("reuse_told", "reused"), "items"),
            "reuse_rate": "share, 0 to 1",
            "mean_uses": "times",
            "days_told": "items",
            "median_days": "days",
            "contradictory": "items",
        },
    ),
    Metric(
        "traceability",
        traced,
        ("coalition_streams",),
        {
            "what": "product",
            **dict.fromkeys(("kg", "kg_origin", "kg_route", "kg_both"), "kg"),
            **dict.fromkeys(("origin_share", "route_share", "both_share"), "share, 0 to 1"),
            **dict.fromkeys(("streams", "other_unit", "amount_unknown"), "streams"),
        },
    ),
    Metric(
        "felt_then_given",
        felt_then_given,
        ("coalition_streams",),
        {
            "party": "party",
            "quarter": "quarter",
            "felt": "points, mean of ratings 0 to 5",
            **dict.fromkeys(("rated", "given", "given_next"), "streams"),
        },
    ),
    *VALUE_SYSTEMS,
    *CONTRIBUTION,
    *CONSERVED,
    *OUTCOMES_FUND,
    *SHARED_OUTCOMES,
    *OWN_PART,
    *PARTNER_CHANGES,
)
BY_NAME: Final = {metric.name: metric for metric in METRICS}
