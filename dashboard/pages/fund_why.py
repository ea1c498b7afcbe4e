"""The drawer behind a fund's numbers: each as a sum of its contracts, down to the rows they came from."""

from collections.abc import Sequence
from io import StringIO

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.look import plain
from dashboard.views.fund import Contract, FundView
from dashboard.views.fund_sentences import amount_told, basis_told, coverage, figure_told
from dashboard.words import Words
from data.writing import print_csv


def why(seen: FundView) -> None:
    """Open the drawer."""
    words = session.said()
    st.dialog(words("why.title"), position="right", width=520)(_drawer)(seen, words)


def _drawer(seen: FundView, words: Words) -> None:
    about_money = seen.money_left_out is None
    _results(seen, words)
    if about_money:
        _paid(seen, words)
        _committed(seen, words)
    _people(seen, words)
    _disputed(seen, words)
    st.markdown(f"**{plain(words('why.rows'))}**")
    _rows(seen, words, about_money=about_money)
    _carry(seen, words)


def _results(seen: FundView, words: Words) -> None:
    known, of = sum(c.results_known for c in seen.contracts), sum(c.metrics for c in seen.contracts)
    told = words("why.results", known=words.number(known), of=words.number(of)) if known else words("why.results.none")
    st.markdown(f"**{plain(told)}**")


def _paid(seen: FundView, words: Words) -> None:
    payments = sum(contract.payments_known for contract in seen.contracts)
    if seen.paid is None:
        st.markdown(f"**{plain(words('why.paid.mixed' if payments else 'why.paid.unknown'))}**")
        return
    told = words.money(*seen.paid)
    st.markdown(f"**{plain(words('why.paid', n=payments, amount=told))}**")
    _parts(seen, [amount_told(c.paid, c.paid_currency, words) for c in seen.contracts], told, words)


def _committed(seen: FundView, words: Words) -> None:
    total = next((one for one in seen.stated("private_money") if one.counts is not None), None)
    if total is None:
        st.markdown(f"**{plain(words('why.committed.unknown'))}**")
        return
    told = figure_told(total, words)
    known = coverage(total.counts or 0, total.contracts or 0, words)
    st.markdown(f"**{plain(words('why.committed', amount=told, coverage=known))}**")
    _parts(seen, [amount_told(c.committed, c.currency, words) for c in seen.contracts], told, words)


def _people(seen: FundView, words: Words) -> None:
    if seen.people_targeted is None:
        st.markdown(f"**{plain(words('why.people.unknown'))}**")
        return
    total, known = seen.people_targeted
    told = words("why.people", n=total, coverage=coverage(known, len(seen.contracts), words))
    st.markdown(f"**{plain(told)}**")
    _parts(seen, [_number(c.people_targeted, words) for c in seen.contracts], words.number(total), words)


def _parts(seen: FundView, told: Sequence[str], total: str, words: Words) -> None:
    """Parts that add up exactly, with their total below."""
    names = [plain(contract.name) for contract in seen.contracts]
    rows = pd.DataFrame(
        {
            words("column.contract"): [*names, f"**{words('why.together')}**"],
            words("column.amount"): [*map(plain, told), f"**{plain(total)}**"],
        }
    )
    _light(rows.set_index(words("column.contract")))


def _disputed(seen: FundView, words: Words) -> None:
    """What sources say differently, with how each of them tells it."""
    if not seen.disputed:
        return
    st.markdown(f"**{plain(words('why.disputed'))}**")
    for name in seen.disputed:
        for one in seen.stated(name):
            source = f"[{plain(basis_told(one, words))}]({one.link})" if one.link else plain(basis_told(one, words))
            note = f". {plain(one.note)}" if one.note else ""
            st.markdown(f"- {plain(words(f'fund.figure.{name}'))}: **{plain(figure_told(one, words))}** ({source}){note}")


def _rows(seen: FundView, words: Words, *, about_money: bool) -> None:
    """The raw rows: what each says, where it stood, who brought it when, how sure it is."""
    batches = session.ask("batches").set_index("batch")
    for contract in seen.contracts:
        with st.expander(plain(contract.name)):
            values = _values(contract, words, about_money=about_money)
            told = pd.DataFrame({words("column.value"): {plain(name): plain(value) for name, value in values.items()}})
            _light(told.rename_axis(words("column.figure")))
            batch = batches.loc[contract.batch]
            for line in _origin(contract, str(batch["entered_by"]), words.day(batch["entered_at"].date()), words):
                st.markdown(line)


def _values(contract: Contract, words: Words, *, about_money: bool) -> dict[str, str]:
    of = words.number(contract.metrics)
    told = {
        "column.people_targeted": _number(contract.people_targeted, words),
        "column.people_engaged": _number(contract.people_engaged, words),
        "column.results": words("portfolio.results", known=words.number(contract.results_known), of=of),
    }
    if about_money:
        told |= {
            "column.prices": words("portfolio.results", known=words.number(contract.prices_known), of=of),
            "column.committed": amount_told(contract.committed, contract.currency, words),
            "column.paid": amount_told(contract.paid, contract.paid_currency, words),
        }
    return {words(key): value for key, value in told.items()}


def _origin(contract: Contract, by: str, on: str, words: Words) -> list[str]:
    source = f"[{plain(contract.source)}]({contract.link})" if contract.link else plain(contract.source)
    evidence = contract.evidence or words("evidence.none")
    return [
        words("why.source", source=source, place=plain(contract.place)),
        plain(words("why.entered", by=by, on=on, batch=words.number(contract.batch))),
        plain(
            words(
                "why.status",
                status=words(f"status.{contract.status}"),
                evidence=evidence,
                recorded=words.day(contract.recorded),
            )
        ),
    ]


def _carry(seen: FundView, words: Words) -> None:
    """What can be taken along: the contracts as a file, and a link that keeps showing these figures."""
    text = StringIO()
    print_csv(session.ask("fund_contracts", fund=seen.fund), text)
    st.download_button(
        words("why.csv"), text.getvalue().encode("utf-8"), f"{seen.fund}.csv", "text/csv", icon=":material/download:"
    )
    st.markdown(f":small[:gray[{plain(words('why.link'))}]]")
    st.code(session.link_to_now(), language=None, wrap_lines=True)


def _light(frame: pd.DataFrame) -> None:
    """A light table with its amounts at the right."""
    st.table(frame.style.set_properties(None, **{"text-align": "right"}), border="horizontal")


def _number(value: int | None, words: Words) -> str:
    return words.number(value) if value is not None else words("state.unknown")
