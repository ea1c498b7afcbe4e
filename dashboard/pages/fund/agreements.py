"""The part of the page Fonds that sets totals beside their parts, versions of plans and prices beside one another."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from dashboard import session
from dashboard.look import plain
from dashboard.pages.fund.light import Numbers, light
from dashboard.views import fund_agreements as views
from dashboard.views.fund_choice import FundChoice
from dashboard.views.fund_sentences import amount_told
from dashboard.words import Words


def show_agreements(choice: FundChoice, words: Words) -> None:
    """A small table of what differs; what does not is told in one quiet line, and where nothing is known there is nothing."""
    asked = (session.ask(name, fund=choice.fund) for name in ("contract_parts", "payment_plans", "rate_cards"))
    seen = views.agreements_view(choice, *asked)
    parts = [partial(_totals, seen.unequal, words)] if seen.unequal else []
    parts += [partial(_plans, seen.replaced, words)] if seen.replaced else []
    places = st.columns(2, gap="large") if len(parts) > 1 else [st.container()]
    for place, part in zip(places, parts, strict=False):
        with place:
            part()
    told = views.quiet(seen, words)
    if told:
        st.markdown(f":small[:gray[{plain(told)}]]")


def _totals(totals: Sequence[views.Total], words: Words) -> None:
    st.subheader(plain(views.totals_heading(totals, words)), anchor=False)

    def amounts(name: str) -> Numbers:
        known = [getattr(one, name) for one in totals]
        told = [amount_told(amount, one.currency, words) for amount, one in zip(known, totals, strict=True)]
        return Numbers(known, [plain(text) for text in told])

    light(
        {
            words("column.figure"): [f"{plain(words(f'fund.parts.{one.what}'))} {_small(one.contract)}" for one in totals],
            words("column.total"): amounts("total"),
            words("column.parts"): amounts("parts"),
            words("column.difference"): amounts("difference"),
        }
    )
    for one in totals:
        if one.known < one.of:
            told = words("fund.parts.some", contract=one.contract, n=one.known, of=words.number(one.of))
            st.markdown(f":small[:gray[{plain(told)}]]")


def _plans(plans: Sequence[views.Plan], words: Words) -> None:
    st.subheader(plain(words("fund.plans.heading", n=len({one.contract for one in plans}))), anchor=False)
    st.markdown(f":gray[{plain(views.plans_reading(plans, words))}]")
    names = [plain(one.plan or words("fund.plans.unnamed")) for one in plans]
    light(
        {
            words("column.plan"): [
                f"{f'**{name}**' if one.holds else name} {_small(one.contract)}" for name, one in zip(names, plans, strict=True)
            ],
            words("column.since"): [plain(words.period(one.dated)) if one.dated else words("state.unknown") for one in plans],
            words("column.planned"): Numbers(
                [one.planned for one in plans], [plain(amount_told(one.planned, one.currency, words)) for one in plans]
            ),
            words("column.payments"): Numbers([one.payments for one in plans], [words.number(one.payments) for one in plans]),
        }
    )


def _small(contract: str) -> str:
    """The contract that a line is about, behind what the line is called."""
    return f":small[:gray[{plain(contract)}]]"
