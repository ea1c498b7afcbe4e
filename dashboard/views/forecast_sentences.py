"""What the page Fonds says of what is still to be earned: one function a sentence, the first rule that applies."""

from typing import TYPE_CHECKING, Final

from dashboard.views.forecast import Forecast, ForecastView
from dashboard.views.fund_sentences import amount_told
from dashboard.views.significance_sentences import of_hundred

if TYPE_CHECKING:
    from dashboard.words import Words

NAMED: Final = 3
"""So many contracts are named in a sentence; more are counted."""


def heading(seen: ForecastView, words: "Words") -> str:
    """Between which amounts the end lies, each currency apart; that nothing more is to come where that is so."""
    if all(row.is_done for row in seen.known):
        return words("fund.forecast.done", amounts=words.listed(range_told(row, words) for row in seen.known))
    return words("fund.forecast.heading", ranges=words.listed(range_told(row, words) for row in seen.known))


def reading(seen: ForecastView, words: "Words") -> str:
    """How sure it is, what the marks are, and on what it rests."""
    if all(row.is_done for row in seen.known):
        return words("fund.forecast.reading.done")
    parts = [words("fund.forecast.reading")]
    bases = {row.basis for row in seen.known}
    if bases == {"prior"}:
        parts.append(words("fund.forecast.prior"))
    elif bases <= {"prior", "untold", "done"}:
        parts.append(words("fund.forecast.untold"))
    elif not bases <= {"results", "done"}:
        parts.append(words("fund.forecast.partly"))
    return " ".join(parts)


def facts(seen: ForecastView, words: "Words") -> list[str]:
    """The chance of the cap where it is one contract, who is behind, and what is left out: a sentence each."""
    told = []
    if len(seen.contracts) == 1 and seen.contracts[0].is_known:
        told.append(cap_told(seen.contracts[0], words))
    behind = [row.name for row in seen.contracts if row.behind_pace and not row.is_done]
    if behind:
        names = words.listed(behind) if len(behind) <= NAMED else words("fund.forecast.contracts", n=len(behind))
        told.append(words("fund.forecast.behind", n=len(behind), names=names))
    left_out = sum(row.left_out for row in seen.contracts if row.is_known)
    if left_out:
        told.append(words("fund.forecast.left_out", n=left_out))
    if seen.unknown:
        told.append(words("fund.forecast.unknown_contracts", n=len(seen.unknown), of=words.number(len(seen.contracts))))
    return [sentence for sentence in told if sentence]


def range_told(row: Forecast, words: "Words") -> str:
    """Between which amounts the end lies: € 310.000 tot € 385.000; one amount where both are the same as told."""
    low, high = (amount_told(amount, row.currency, words) for amount in (row.low, row.high))
    return low if low == high else words("fund.forecast.range", low=low, high=high)


def cap_told(row: Forecast, words: "Words") -> str:
    """In how many of a hundred draws the cap is reached; that there is none, where that is so."""
    if row.cap is None:
        return words("fund.forecast.no_cap")
    cap = amount_told(row.cap, row.currency, words)
    if row.reaches_cap is None:
        return words("fund.forecast.cap", cap=cap)
    return words("fund.forecast.reaches", cap=cap, chance=chance_told(row, words))


def chance_told(row: Forecast, words: "Words") -> str:
    """So many of a hundred draws reach the cap; empty where that is unknown."""
    return "" if row.reaches_cap is None else words("fund.forecast.draws", n_of=words.number(of_hundred(row.reaches_cap)))


def notes(row: Forecast, words: "Words") -> list[str]:
    """What stands beside the amounts of a row: that nothing is to come, or on what it rests, its pace, and what is left out."""
    if not row.is_known:
        return []
    told = [words(f"fund.forecast.note.{row.basis}")] if row.basis != "results" else []
    if row.behind_pace and row.project and not row.is_done:
        told.append(words("fund.forecast.note.behind"))
    if row.left_out:
        told.append(words("fund.forecast.note.left_out", n=row.left_out))
    return told
