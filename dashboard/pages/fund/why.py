"""The drawer behind a fund's numbers: each as a sum of its contracts, down to the rows they came from."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.pages.fund.light import Numbers, light
from dashboard.pages.fund.why_outcome import show_why_outcome
from dashboard.views.fund import Contract, FundView, Stated
from dashboard.views.fund_match import MatchView
from dashboard.views.fund_outcomes import OutcomesView
from dashboard.views.fund_raw import ROWS_AT_MOST, Raw, raw_period, raw_rows, raw_value, raw_what
from dashboard.views.fund_sentences import (
    amount_told,
    basis_told,
    begun,
    coverage,
    figure_told,
    of_metrics,
    source_told,
)
from dashboard.views.fund_title import outcomes_told
from dashboard.words import Words


def foot(told: str, words: Words, open_drawer: Callable[[], None] | None) -> None:
    """The row below a picture: where it comes from, and for the first one the button that opens the drawer."""
    footer = f":small[:gray[{plain(told)}]]"
    if open_drawer is None:
        st.markdown(footer)
        return
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(footer, width="content")
        if st.button(words("why.button"), type="tertiary", icon=":material/account_tree:", key="why_fund"):
            open_drawer()


def why(seen: FundView, outcomes: OutcomesView, match: MatchView) -> None:
    """Open the drawer."""
    words = session.said()
    st.dialog(words("why.title"), position="right", width=520)(_drawer)(seen, outcomes, match, words)


def _drawer(seen: FundView, outcomes: OutcomesView, match: MatchView, words: Words) -> None:
    about_money = seen.money_left_out is None
    show_why_outcome(outcomes, match, words, about_money=about_money)
    _engaged(seen, words)
    _targeted(seen, words)
    _results(seen, words)
    if about_money:
        _paid(seen, words)
        _type_unknown(seen, words)
        _committed(seen, words)
        _pot(seen, words)
    _disputed(seen, words)
    st.markdown(f"**{plain(words('why.rows'))}**")
    raw = session.ask("fund_rows", fund=seen.fund)
    _rows(seen, raw_rows(raw, without_money=not about_money), words, about_money=about_money)
    _carry(seen, raw if about_money else raw[raw["kind"] == "result"], words)


def _bold(told: str) -> None:
    st.markdown(f"**{plain(told)}**")


def _engaged(seen: FundView, words: Words) -> None:
    """The number of the picture above: people who took part, as a sum of the contracts."""
    if seen.people_engaged is None:
        _bold(words("why.engaged.unknown"))
        return
    total, known = seen.people_engaged
    _bold(words("why.engaged", n=total, coverage=coverage(known, len(seen.contracts), words)))
    _people(seen, [contract.people_engaged for contract in seen.contracts], total, words)


def _targeted(seen: FundView, words: Words) -> None:
    if seen.people_targeted is None:
        _bold(words("why.people.unknown"))
        return
    total, known = seen.people_targeted
    _bold(words("why.people", n=total, coverage=coverage(known, len(seen.contracts), words)))
    _people(seen, [contract.people_targeted for contract in seen.contracts], total, words)


def _results(seen: FundView, words: Words) -> None:
    if seen.without_result == len(seen.contracts):
        _bold(words("why.results.none"))
    elif seen.outcomes is None:
        _bold(begun(outcomes_told(seen, words)))
    else:
        known, of = seen.outcomes
        _bold(words("why.results", known=words.number(known), of=words.number(of)))


def _paid(seen: FundView, words: Words) -> None:
    payments = sum(contract.payments_known for contract in seen.contracts)
    parts = [(contract.paid, contract.paid_currency) for contract in seen.contracts]
    if seen.paid:
        _bold(words("why.paid", n=payments, amount=words.money(*seen.paid)))
        _amounts(seen, parts, seen.paid, words)
    elif payments:
        _bold(words("why.paid.mixed"))
        _amounts(seen, parts, None, words)
    elif not seen.payments_type_unknown:
        _bold(words("why.paid.unknown"))


def _type_unknown(seen: FundView, words: Words) -> None:
    """Payments of which nobody says whether they were made; they count as no payment, and as no absence of one."""
    number, total = seen.payments_type_unknown, seen.paid_type_unknown
    if not number:
        return
    told = (
        words("why.type_unknown", n=number, amount=words.money(*total)) if total else words("why.type_unknown.mixed", n=number)
    )
    _bold(told)
    _amounts(seen, [(c.paid_type_unknown, c.paid_type_unknown_currency) for c in seen.contracts], total, words)


def _committed(seen: FundView, words: Words) -> None:
    parts = [(contract.committed, contract.currency) for contract in seen.contracts]
    total = next((one for one in seen.stated("private_money") if one.counts is not None), None)
    if total:
        known = coverage(total.counts or 0, total.contracts or 0, words)
        _bold(words("why.committed", amount=figure_told(total, words), coverage=known))
        _amounts(seen, parts, (total.amount, total.currency), words)
    elif any(amount is not None for amount, _ in parts):
        _bold(words("why.committed.mixed"))
        _amounts(seen, parts, None, words)
    else:
        _bold(words("why.committed.unknown"))


def _pot(seen: FundView, words: Words) -> None:
    """The pot for outcomes; it is stated as a whole, so its source stands in place of its parts."""
    pot = seen.in_use("outcome_pot")
    if pot is None:
        _bold(words("why.pot.unknown"))
        return
    _bold(words("why.pot", amount=figure_told(pot, words)))
    st.markdown(f"{plain(words('column.source'))}: {_source(pot, words)}")


def _people(seen: FundView, known: Sequence[int | None], total: int, words: Words) -> None:
    told = [words.number(one) if one is not None else words("state.unknown") for one in known]
    _parts(seen, words("column.people"), [*known, total], [*told, words.number(total)], words)


def _amounts(
    seen: FundView, parts: Sequence[tuple[Decimal | None, str | None]], total: tuple[Decimal, str | None] | None, words: Words
) -> None:
    shown = [*parts, total] if total else parts
    told = [amount_told(amount, currency, words) for amount, currency in shown]
    _parts(seen, words("column.money"), [amount for amount, _ in shown], told, words)


def _parts(seen: FundView, header: str, known: Sequence[int | Decimal | None], told: Sequence[str], words: Words) -> None:
    """A row a contract, and below them, where there is one more number, their total."""
    names = [plain(contract.name) for contract in seen.contracts]
    texts = [plain(one) for one in told]
    if len(texts) > len(names):
        names.append(f"**{words('why.together')}**")
        texts[-1] = f"**{texts[-1]}**"
    light({words("column.contract"): names, header: Numbers(known, texts)})


def _disputed(seen: FundView, words: Words) -> None:
    """What sources say differently, with how each of them tells it."""
    if not seen.disputed:
        return
    st.markdown(f"**{plain(words('why.disputed'))}**")
    for name in seen.disputed:
        for one in seen.stated(name):
            told = plain(figure_told(one, words))
            st.markdown(f"- {plain(words(f'fund.figure.{name}'))}: **{told}** ({_source(one, words)})")


def _source(one: Stated, words: Words) -> str:
    """Where an amount comes from, with its link and its note."""
    told = plain(basis_told(one, words))
    note = f". {plain(one.note)}" if one.note else ""
    return (f"[{told}]({one.link})" if one.link else told) + note


def _rows(seen: FundView, raw: Mapping[str, Sequence[Raw]], words: Words, *, about_money: bool) -> None:
    """What is recorded of each contract, where it stood, who brought it when, how sure it is; and the rows under it."""
    batches = session.ask("batches").set_index("batch")
    for contract in seen.contracts:
        with st.expander(plain(contract.name)):
            values = _values(contract, words, about_money=about_money)
            names = [plain(words(key)) for key, _, _ in values]
            told = Numbers([known for _, known, _ in values], [plain(told) for _, _, told in values])
            light({words("column.figure"): names, words("column.value"): told})
            batch = batches.loc[contract.batch]
            for line in _origin(contract, str(batch["entered_by"]), words.day(batch["entered_at"].date()), words):
                st.markdown(line)
            _raw(raw.get(contract.project, ()), words)


def _raw(rows: Sequence[Raw], words: Words) -> None:
    """Payments, results and prices as they were recorded; no more than can be read, the rest in the file."""
    if not rows:
        st.markdown(plain(words("why.raw.none")))
        return
    _bold(words("why.raw", n=len(rows)))
    shown = rows[:ROWS_AT_MOST]
    texts = {
        words("column.figure"): [raw_what(row, words) for row in shown],
        words("column.period"): [raw_period(row, words) for row in shown],
        words("column.source"): [f"{source_told(row.source, words)}, {row.place}" for row in shown],
    }
    told = {header: [_breaking(plain(told)) for told in column] for header, column in texts.items()}
    amounts = [row.achieved if row.kind == "result" else row.amount for row in shown]
    light({**told, words("column.amount"): Numbers(amounts, [plain(raw_value(row, words)) for row in shown])})
    if len(rows) > len(shown):
        st.markdown(f":small[:gray[{plain(words('why.raw.more', n=len(rows) - len(shown)))}]]")


def _breaking(told: str) -> str:
    """The name of a file, which may go on in the next line after an underscore."""
    return told.replace("\\_", "\\_\u200b")


def _values(contract: Contract, words: Words, *, about_money: bool) -> list[tuple[str, int | Decimal | None, str]]:
    """What is recorded of a contract: key of its word, the number, and how it is told."""

    def number(value: int | None) -> str:
        return words.number(value) if value is not None else words("state.unknown")

    values: list[tuple[str, int | Decimal | None, str]] = [
        ("column.people_targeted", contract.people_targeted, number(contract.people_targeted)),
        ("column.people_engaged", contract.people_engaged, number(contract.people_engaged)),
        ("column.results", contract.outcomes_known, of_metrics(contract.outcomes_known, contract, words)),
    ]
    if about_money:
        values += [
            ("column.prices", contract.prices_known, of_metrics(contract.prices_known, contract, words)),
            ("column.committed", contract.committed, amount_told(contract.committed, contract.currency, words)),
            ("column.paid", contract.paid, amount_told(contract.paid, contract.paid_currency, words)),
        ]
    return values


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


def _carry(seen: FundView, raw: pd.DataFrame, words: Words) -> None:
    contracts, outcomes = (session.ask(name, fund=seen.fund) for name in ("fund_contracts", "fund_outcomes"))
    frame.carry(
        [
            (words("why.outcomes.csv"), outcomes, f"{seen.fund}-outcomes.csv"),
            (words("why.csv"), contracts, f"{seen.fund}.csv"),
            (words("why.raw.csv"), raw, f"{seen.fund}-rows.csv"),
        ]
    )
