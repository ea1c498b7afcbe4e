"""The metrics of contribution: what each party adds to an outcome, alone and together (MODEL 6)."""

from typing import Final

from metrics.contributing import contribution, contribution_change, contribution_shares
from metrics.contribution_pairs import contribution_blocking, contribution_pairs, contribution_parts
from metrics.contribution_total import contribution_total
from metrics.contribution_variants import contribution_variants
from metrics.metric import Metric

_GAME: Final = ("shared_dividends", "shared_outcomes", "shared_partners")
_WITH_NET: Final = (*_GAME, "outcome_observations", "packs", "smallest_groups")
_WORTH: Final = "in the unit of V"

CONTRIBUTION: Final = (
    Metric(
        "contribution",
        contribution,
        (*_GAME, "smallest_groups", "packs"),
        {
            "party": "party; empty: the others",
            **dict.fromkeys(("alone", "fair", "marginal"), _WORTH),
            "low": "in the unit of V, P10 of fair",
            "high": "in the unit of V, P90 of fair",
        },
    ),
    Metric(
        "contribution_total",
        contribution_total,
        (*_WITH_NET, "dividends_there"),
        {
            "coalition": "coalition",
            "outcome": "outcome",
            "name": "name",
            "unit": "unit of the outcome",
            "worth_unit": "unit of V",
            "period": "period",
            "parties": "parties",
            **dict.fromkeys(("dividends", "unknown"), "dividends"),
            "together": "V of all parties, in its unit",
            "low": "in the unit of V, P10",
            "high": "in the unit of V, P90",
            **dict.fromkeys(("alone", "alone_low", "alone_high", "synergy", "synergy_low", "synergy_high"), _WORTH),
            "share": "synergy / together",
            **dict.fromkeys(("gained", "lost"), "in the unit of V, 0 and up"),
            "lost_because": "texts",
            **dict.fromkeys(("net", "net_low", "net_high"), "in the unit of the outcome"),
            "net_period": "period",
            "in_unit": "yes or no",
            "unexplained": "net - together",
            "why": "code",
            **dict.fromkeys(("shares", "withheld"), "yes or no"),
            "tested": "theorem, all or limited; empty: no groups",
            **dict.fromkeys(("groups", "blocking"), "groups"),
            "worse_off": "parties",
            "is_main": "yes or no",
        },
    ),
    Metric(
        "contribution_shares",
        contribution_shares,
        _WITH_NET,
        {
            "party": "party; empty: the others",
            "name": "name",
            "covers": "parties",
            "told": "yes or no",
            **dict.fromkeys(("alone", "alone_low", "alone_high"), _WORTH),
            "fair": _WORTH,
            "low": "in the unit of V, P10 of fair",
            "high": "in the unit of V, P90 of fair",
            **dict.fromkeys(("marginal", "marginal_low", "marginal_high"), _WORTH),
            "share": "share of V, 0 to 1",
            "units": "in the unit of the outcome",
            "worse_off": "yes or no",
            "worse_off_sure": "share of draws, 0 to 1",
        },
    ),
    Metric(
        "contribution_pairs",
        contribution_pairs,
        (*_GAME, "dividends", "packs"),
        {
            "one": "party",
            "one_name": "name",
            "other": "party",
            "other_name": "name",
            "gain": _WORTH,
            "low": "in the unit of V, P10",
            "high": "in the unit of V, P90",
            **dict.fromkeys(("because", "cause"), "text"),
        },
    ),
    Metric(
        "contribution_parts",
        contribution_parts,
        (*_GAME, "packs"),
        {"party": "party", "name": "name", **dict.fromkeys(("own", "of_pairs", "fair"), _WORTH)},
    ),
    Metric(
        "contribution_variants",
        contribution_variants,
        (*_GAME, "shared_streams", "packs"),
        {
            "party": "party",
            "name": "name",
            **dict.fromkeys(("fair", "equal", "hours"), _WORTH),
            "hours_worked": "hours",
            **dict.fromkeys(("proportional", "connected"), _WORTH),
            "withheld": "names of columns",
        },
    ),
    Metric(
        "contribution_blocking",
        contribution_blocking,
        (*_GAME, "packs"),
        {
            "parties": "parties",
            "names": "names",
            "size": "parties",
            **dict.fromkeys(("worth", "gets"), _WORTH),
            "short": "worth - gets",
            "cause": "texts",
        },
    ),
    Metric(
        "contribution_change",
        contribution_change,
        (*_GAME, "packs"),
        {
            "party": "party",
            "name": "name",
            "period_before": "period",
            "before": _WORTH,
            "period": "period",
            "now": _WORTH,
            "change": "now - before",
        },
    ),
)
