"""Steps of claims made for a test in a line each, and the view of them."""

from datetime import date
from typing import Any

import pandas as pd
import pyarrow as pa

from dashboard.views.fund_claims import ClaimsView, claims_view
from metrics.claims import claims, claims_in_time, double_claims

DAY = date(2026, 10, 12)
TEXTS = (
    *("project", "project_name", "fund_name", "claim", "outcome_metric", "definition", "unit", "state", "claimed_unit"),
    *("signed_by", "signer_name"),
)
SCHEMA = pa.schema(
    [*((name, pa.string()) for name in TEXTS), ("units", pa.float64()), ("signed_on", pa.date32()), ("of_fund", pa.bool_())]
)
Step = dict[str, Any]


def step(claim: str, state: str, on: str | None, **told: Any) -> Step:
    """A step of a claim of 2 people at work in contract W; the provider signs the first, the checker every other."""
    signer = "Werkplaats" if state == "claimed" else "Toetsgroep"
    return {
        **{"project": "W", "project_name": "Werk", "fund_name": "Fonds Rand", "claim": claim, "state": state},
        **{"outcome_metric": "M1", "definition": "Duurzaam werk", "unit": "mensen", "units": 2.0, "claimed_unit": None},
        **{"signed_by": signer, "signer_name": signer, "signed_on": on and date.fromisoformat(on), "of_fund": True},
        **told,
    }


def seen(*steps: Step, contract: str = "", day: date = DAY) -> ClaimsView:
    """The view of these steps."""
    asked = pa.Table.from_pylist(list(steps), schema=SCHEMA).to_pandas(types_mapper=pd.ArrowDtype)
    frames = claims(asked), claims_in_time(asked), double_claims(asked)
    return claims_view(*frames, day, contract=contract, unknown="onbekend")
