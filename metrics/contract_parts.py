"""What is named of a contract as a whole beside what its parts add up to: the two need not be equal (MODEL 10)."""

from typing import Final

import pandas as pd

from metrics.matching import same
from metrics.paying import known, less, told

_PARTS: Final = {
    "committed": ("committed", "committed_currency", "invested", "invested_currency", "investors_known", "investors"),
    "cap": ("cap", "cap_currency", "payers_together", "payers_currency", "payers_known", "payers"),
    "paid": ("paid", "paid_currency", "actual", "actual_currency", "payments", "all_payments"),
}
"""By what: the total and its currency; the sum of its known parts and their currency; how many those are, of how many."""
_PAID_BY_PAYER: Final = ("paid", "paid_currency", "payers_paid", "payers_paid_currency", "payers_paid_known", "payers")
_NAMES: Final = ("total", "currency", "parts", "parts_currency", "parts_known", "parts_of")


def contract_parts(terms: pd.DataFrame) -> pd.DataFrame:
    """Each total of a contract beside the sum of its parts: a row a contract and total of which one of the two is known.

    `terms` is the answer to contract_terms. `what`: committed (its parts: what each investor put in), cap (what each payer pays
    at most) or paid (the Actual payments; where there are none, what each payer paid). difference = total - parts, exact, None
    where one is unknown. `parts` is the sum of the parts that are known, `parts_known` of `parts_of`, in the currency of the
    total; None where those are in another, in several or in one that is not told. Source: MODEL 10.
    """
    rows = told(terms).reset_index(drop=True)
    rows["all_payments"] = rows["payments"] + rows["payments_type_unknown"]
    has_payments = rows["all_payments"] > 0
    found = pd.concat(
        [
            *(_beside(rows, what, _PARTS[what]) for what in ("committed", "cap")),
            _beside(rows[has_payments], "paid", _PARTS["paid"]),
            _beside(rows[~has_payments], "paid", _PAID_BY_PAYER),
        ]
    )
    found = found[found["total"].notna() | found["parts"].notna()]
    found = found.sort_index(kind="stable").reset_index(drop=True)
    return found[["project", "name", "what", "currency", "total", "parts", "difference", "parts_known", "parts_of"]]


def _beside(rows: pd.DataFrame, what: str, columns: tuple[str, ...]) -> pd.DataFrame:
    found = rows[["project", "name"]].assign(what=what)
    found[list(_NAMES)] = rows[list(columns)]
    found["currency"] = found["currency"].where(found["total"].notna(), found["parts_currency"])
    found["parts"] = found["parts"].where(same(found["currency"], found["parts_currency"]), None)
    found["difference"] = known(less, found["total"], found["parts"])
    return found
