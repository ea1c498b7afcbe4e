"""How selective a fund was and what it can return at most, in one quiet line."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from dashboard.views.fund_sentences import source_told
from dashboard.views.records import records
from metrics.fund_terms import return_at_most, selection_rate, yearly
from metrics.observed import quarter_number

if TYPE_CHECKING:
    from dashboard.words import Words


def terms_line(stated: pd.DataFrame, terms: pd.DataFrame, words: "Words", *, without_money: bool) -> str:
    """What is known of both, each by the first source that tells it whole; empty where nothing is.

    `stated` is the answer to fund_stated, `terms` that to contract_terms, which tells how long the contracts last.
    """
    told = records(stated)
    parts = [_selected(told, words)]
    if not without_money:
        parts.append(_returned(told, records(terms), words))
    return " ".join(part for part in parts if part)


def _selected(told: Iterable[dict[str, Any]], words: "Words") -> str:
    for row in told:
        rate = selection_rate(row["selected"], row["applications"])
        if not np.isnan(rate):
            share, source = words.percent(rate, 1), source_told(row["source"], words)
            of = words.number(row["applications"])
            return words("fund.terms.selected", n=row["selected"], of=of, share=share, source=source)
    return ""


def _returned(told: Iterable[dict[str, Any]], terms: Iterable[dict[str, Any]], words: "Words") -> str:
    for row in told:
        rate = return_at_most(row["outcome_pot"], row["private_money"])
        if np.isnan(rate) or not row["currency"]:
            continue
        pot, capital = (words.money(row[name], row["currency"]) for name in ("outcome_pot", "private_money"))
        source = source_told(row["source"], words)
        if rate < 0:
            return words("fund.terms.less", source=source, pot=pot, capital=capital, rate=words.percent(-rate, 1))
        line = words("fund.terms.return", source=source, pot=pot, capital=capital, rate=words.percent(rate, 1))
        years = _years(terms)
        a_year = yearly(rate, years)
        if np.isnan(a_year):
            return line
        return f"{line} {words('fund.terms.yearly', years=words.number(years, 2), rate=words.percent(a_year, 1))}"
    return ""


def _years(terms: Iterable[dict[str, Any]]) -> float:
    """How long the contracts last, first and last quarter included; 0 where they differ or one is unknown."""
    lasts = {(row["start"], row["end_actual"] or row["end_expected"]) for row in terms}
    if len(lasts) != 1:
        return 0.0
    ((start, end),) = lasts
    first, last = quarter_number(start or ""), quarter_number(end or "")
    if first is None or last is None:
        return 0.0
    if len(start) == len("2026"):
        first -= 3  # a year begins with its first quarter
    return max(0, last - first + 1) / 4
