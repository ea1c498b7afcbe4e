"""Figures of a contract or fund that cannot stand beside one another: bounds the wrong way round, rates and shares."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final

from data.after import NOTHING, After, Step, of_source, on
from data.checking import told
from data.problems import Problem, fault

BOUNDED: Final = ("fund", "project", "investment", "exchange_rate")
"""The tables with such figures."""
_LEAST_AND_MOST: Final = {
    "project": ("committed_least", "committed_most"),
    "investment": ("amount_least", "amount_most"),
}
_CLOSE: Final = 1e-6
"""How far shares may lie from 1 together: what computing with numbers leaves, not what was rounded when they were written."""


def out_of_bounds(tables: Mapping[str, After]) -> Iterator[Problem]:
    """Findings on what will stand of these tables, by name, as faults: each on the row of the delivery that says so."""
    for name, (least, most) in _LEAST_AND_MOST.items():
        for row, values in tables.get(name, NOTHING).told:
            low, high = values.get(least), values.get(most)
            if low is not None and high is not None and low > high:
                yield row.at(fault("least_above_most", column=least, found=told(low), most=told(high)))
    for row, values in tables.get("fund", NOTHING).told:
        selected, asked = values.get("selected"), values.get("applications")
        if selected is not None and asked is not None and selected > asked:
            yield row.at(fault("selected_above_applications", column="selected", found=told(selected), applications=asked))
    for row, values in tables.get("exchange_rate", NOTHING).told:
        if values.get("currency") and values.get("currency") == values.get("to_currency"):
            yield row.at(fault("exchange_to_itself", column="to_currency", found=values["to_currency"]))
        if values.get("rate") == 0:
            yield row.at(fault("exchange_rate_zero", column="rate", found="0"))
    yield from _shares(tables.get("investment", NOTHING))


def _shares(investments: After) -> Iterator[Problem]:
    """A finding for each contract whose shares of what is repaid are above 1 together, or all told and not 1.

    They are never rescaled: who gets which part was agreed, and only the contract tells what is right.
    """
    of_contract: dict[Any, dict[tuple[Any, Any], list[Step]]] = defaultdict(lambda: defaultdict(list))
    for values, row in investments.standing.values():
        of_contract[values.get("project")][values.get("party"), values.get("nth")].append((values, row))
    for project, alike in of_contract.items():
        for source in dict.fromkeys(values.get("source") for steps in alike.values() for values, _ in steps):
            steps = [of_source(told_by, source)[0] for told_by in alike.values()]
            shares = [values["repayment_share"] for values, _ in steps if values.get("repayment_share") is not None]
            together = math.fsum(shares)
            if together > 1 + _CLOSE or (shares and len(shares) == len(steps) and together < 1 - _CLOSE):
                sharing = [one for one in steps if one[0].get("repayment_share") is not None]
                said = fault("shares_not_one", column="repayment_share", together=f"{together:.6g}", project=str(project))
                if found := list(on(sharing, said)):
                    yield from found
                    break
