"""The part of the page Fonds that sets results, prices and payments beside one another."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.look import plain, shortened
from dashboard.pages import frame
from dashboard.pages.fund.light import Numbers, light
from dashboard.pages.fund.why import foot
from dashboard.views import fund_match as views
from dashboard.views.fund_choice import FundChoice
from dashboard.views.fund_sentences import amount_told, price_told
from dashboard.words import Words

_COLOUR = {"✓": "green", "▲": "orange"}


def show_match(seen: views.MatchView, choice: FundChoice, words: Words, *, why: Callable[[], None] | None) -> None:
    """A light table of the lines that need attention first, or the table of all of them.

    With `why`, which opens the drawer, it is the first thing on the page.
    """
    heading = views.heading(seen, words)
    reading = words("fund.match.reading") if seen.compared else ""
    with frame.picture("match", heading, reading, hero=why is not None) as as_table:
        if as_table and seen.lines:
            _table(seen, heading, words)
        elif seen.lines:
            (_list if session.is_narrow() else _light)(seen, words)
            left = len(seen.lines) - len(seen.drawn)
            if left:
                st.markdown(f":small[:gray[{plain(words('fund.match.more', n=left))}]]")
    if seen.lines:
        foot(words("fund.match.source", day=words.day(choice.day)), words, why)


def _light(seen: views.MatchView, words: Words) -> None:
    rows = seen.drawn
    told = {name: [plain(amount_told(getattr(row, name), _currency(row, name), words)) for row in rows] for name in _AMOUNTS}
    light(
        {
            words("column.outcome"): [_name(row, seen) for row in rows],
            words("column.result_price"): [plain(result_price(row, words)) for row in rows],
            words("column.computed"): Numbers([row.computed for row in rows], told["computed"]),
            words("column.paid"): Numbers([row.paid for row in rows], told["paid"]),
            words("column.verdict"): [_verdict(row, words) for row in rows],
        }
    )


_AMOUNTS = ("computed", "paid")


def _list(seen: views.MatchView, words: Words) -> None:
    """The same on a phone: three lines an outcome."""
    for row in seen.drawn:
        computed, paid = (amount_told(getattr(row, name), _currency(row, name), words) for name in _AMOUNTS)
        told = words("fund.match.line", computed=computed, paid=paid)
        st.markdown(f"{_name(row, seen)}  \n{_verdict(row, words)}  \n:small[:gray[{plain(told)}]]")


def _table(seen: views.MatchView, heading: str, words: Words) -> None:
    """Every line, as texts of amounts in their own currency."""
    rows = seen.lines
    told: dict[str, list[object]] = {"column.outcome": [row.name for row in rows]}
    if seen.several:
        told["column.contract"] = [row.project_name for row in rows]
    told |= {
        "column.result_price": [result_price(row, words) for row in rows],
        "column.computed": [amount_told(row.computed, row.currency, words) for row in rows],
        "column.planned": [amount_told(row.planned, row.planned_currency, words) for row in rows],
        "column.paid": [amount_told(row.paid, row.paid_currency, words) for row in rows],
        "column.difference": [amount_told(row.difference, row.currency, words) for row in rows],
        "column.verdict": [_whole_verdict(row, words) for row in rows],
    }
    if all(row.planned is None for row in rows):
        del told["column.planned"]
    right = [words(f"column.{key}") for key in ("computed", "planned", "paid", "difference") if f"column.{key}" in told]
    frame.table(pd.DataFrame({words(key): column for key, column in told.items()}), alt=heading, key="match_rows", right=right)


def result_price(row: views.MatchLine, words: Words) -> str:
    """Validated units times their price: 46 × € 3.000; in words what of the two is unknown."""
    if row.is_contract:
        return words("fund.match.whole")
    units = words("state.unknown") if row.units is None else words.number(row.units, 2)
    if row.units is None and row.price is None:
        return units
    return f"{units} × {price_told(row.price, row.currency, words)}"


def _name(row: views.MatchLine, seen: views.MatchView) -> str:
    together = shortened(row.project_name, 24, 1).replace(" ", "\xa0")
    contract = f" :small[:gray[{plain(together)}]]" if seen.several and not row.is_contract else ""
    return f"{plain(views.shortened_name(row))}{contract}"


def _verdict(row: views.MatchLine, words: Words) -> str:
    """The sign in its colour, and the words: bold where something wants attention; behind it what else is amiss."""
    told = views.verdict_told(row, words, _amount(row, words))
    sign, _, rest = told.partition(" ")
    beside = []
    if row.above_cap:
        beside.append(f":red[▲ {plain(_above_cap(row, words))}]")
    if row.disputed:
        beside.append(f":small[:gray[{plain(words('fund.match.disputed'))}]]")
    if sign not in ("✓", "▲", "○"):
        return " ".join([plain(told), *beside])
    coloured = f":{_COLOUR[sign]}[{sign}]" if sign in _COLOUR else sign
    return " ".join([coloured, f"**{plain(rest)}**" if sign == "▲" else plain(rest), *beside])


def _whole_verdict(row: views.MatchLine, words: Words) -> str:
    """All of a verdict as plain text, for the table of all lines."""
    told = [views.verdict_told(row, words, _amount(row, words), whole=True)]
    told += [_above_cap(row, words)] if row.above_cap else []
    told += [words("fund.match.disputed")] if row.disputed else []
    return "; ".join(told)


def _above_cap(row: views.MatchLine, words: Words) -> str:
    return words("fund.match.above_cap", amount=amount_told(row.above_cap, row.currency, words))


def _amount(row: views.MatchLine, words: Words) -> str:
    amount = row.amount
    return "" if amount is None else amount_told(amount, row.amount_currency, words)


def _currency(row: views.MatchLine, name: str) -> str | None:
    return row.paid_currency if name == "paid" else row.currency
