"""Made-up answers of the metrics of contributions, in the columns that the page asks for."""

from typing import Any

import pandas as pd

from dashboard.views import contribution as views
from dashboard.views.contribution_choice import Audience, ContributionChoice
from metrics.contributing import SHARES
from metrics.contribution_total import COLUMNS

TOTAL: dict[str, Any] = {
    **{"coalition": "C", "outcome": "werk", "name": "mensen duurzaam aan het werk", "unit": "mensen", "worth_unit": "mensen"},
    **{"period": "2026-Q3", "parties": 7, "dividends": 16, "unknown": 0, "together": 46.0, "low": 41.0, "high": 53.0},
    **{"alone": 27.0, "alone_low": 25.0, "alone_high": 30.0, "synergy": 19.0, "synergy_low": 14.0, "synergy_high": 25.0},
    **{"share": 19 / 46, "gained": 22.0, "lost": 3.0, "lost_because": "dubbele ritplanning", "net": 46.0, "net_low": 42.0},
    **{"net_high": 50.0, "in_unit": True, "unexplained": 0.0, "why": "", "shares": True, "withheld": False, "tested": "all"},
    **{"groups": 126, "blocking": 1, "worse_off": 1, "is_main": True},
}
UNKNOWN = {"together": None, "low": None, "high": None, "synergy": None, "why": "unknown", "shares": False, "worse_off": None}


def totals(*changes: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame([{**TOTAL, **one} for one in changes or ({},)], columns=list(COLUMNS))


def share(party: str | None, alone: float | None = None, fair: float | None = None, **more: Any) -> dict[str, Any]:
    """A row of `contribution_shares`; its band is one wide on either side."""
    band = {} if fair is None else {"low": fair - 1, "high": fair + 1}
    row = {
        "party": party,
        "name": party and party.capitalize(),
        "covers": 1,
        "told": True,
        "alone": alone,
        "fair": fair,
        **band,
    }
    worse = alone is not None and fair is not None and fair < alone
    return {
        "worse_off": worse,
        "worse_off_sure": 1.0 if worse else 0.0,
        **dict.fromkeys(("share", "units", "marginal"), None),
        **row,
        **more,
    }


def shares(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(SHARES)).astype({"party": object, "name": object})


PARTNERS = (
    share("werk", 12.0, 17.0, marginal=25.0, share=0.37),
    share("gemeente", 4.0, 9.0, marginal=15.5, share=0.2),
    share("vlotweg", 2.0, 1.0, marginal=1.5, share=0.02, worse_off_sure=0.97),
    share("wijkraad", told=False),
)


def choice(audience: Audience = "steering", party: str = "", **more: Any) -> ContributionChoice:
    told = {"outcome": "werk", "outcomes": {"werk": "mensen"}, "quarter": "2026-Q3", "without_money": False, **more}
    return ContributionChoice("C", "Rand", audience=audience, party=party, party_name=party.capitalize(), **told)


def seen(
    *rows: dict[str, Any], audience: Audience = "steering", party: str = "", untold: bool = False, **total: Any
) -> views.ContributionView:
    """The view of these partners (without any: of four), of whom one told nothing; `total` changes the total."""
    found = shares(*(rows or PARTNERS)) if not untold else shares()
    return views.view(choice(audience, party), totals(total), found)


def own(**total: Any) -> views.ContributionView:
    """What the partner `bouwers` sees: itself, and six others as one."""
    others = share(None, None, 39.0, covers=6)
    return seen(share("bouwers", 4.0, 7.0, marginal=12.0, share=0.15), others, audience="partner", party="bouwers", **total)


def alone(**changes: Any) -> views.ContributionView:
    """A partner's own page in which its own row, or the total, is another one."""
    of_total = {key: value for key, value in changes.items() if key in totals().columns and key not in ("alone", "share")}
    row = {key: value for key, value in changes.items() if key not in of_total}
    told = {"alone": 4.0, "fair": 7.0, "marginal": 12.0, **row}
    rows = [share("bouwers", told.pop("alone"), told.pop("fair"), **told), share(None, None, 39.0, covers=6)]
    return seen(*rows, audience="partner", party="bouwers", **of_total)


def nothing() -> views.ContributionView:
    return views.view(choice(), totals().iloc[:0], shares())
