"""The drawer behind a fund's numbers: each as a sum of its contracts, down to the rows they came from."""

from decimal import Decimal

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.look import plain
from dashboard.views.fund import Contract, FundView
from dashboard.views.fund_sentences import amount_told
from dashboard.words import Words


def why(seen: FundView) -> None:
    """Open the drawer."""
    words = session.said()
    st.dialog(words("why.title"), position="right", width=520)(_drawer)(seen, words)


def _drawer(seen: FundView, words: Words) -> None:
    if not session.without_money():
        _committed(seen, words)
    _people(seen, words)
    _rows(seen, words)


def _committed(seen: FundView, words: Words) -> None:
    known = [c for c in seen.contracts if c.committed is not None and c.currency == "EUR"]
    total = sum((c.committed for c in known if c.committed is not None), Decimal(0))
    if not known:
        st.markdown(f"**{plain(words('why.committed.unknown'))}**")
        return
    told = words("why.committed", n=len(known), amount=words.money(total, "EUR"), of=words.number(len(seen.contracts)))
    st.markdown(f"**{plain(told)}**")
    _parts(seen, [amount_told(c.committed, c.currency, words) for c in seen.contracts], words.money(total, "EUR"), words)


def _people(seen: FundView, words: Words) -> None:
    total = seen.people_targeted
    if total is None:
        st.markdown(f"**{plain(words('why.people.unknown'))}**")
        return
    st.markdown(f"**{plain(words('why.people', n=total))}**")
    told = [
        words.number(c.people_targeted) if c.people_targeted is not None else words("state.unknown") for c in seen.contracts
    ]
    _parts(seen, told, words.number(total), words)


def _parts(seen: FundView, told: list[str], total: str, words: Words) -> None:
    """Parts that add up exactly, with their total below."""
    names = [plain(contract.name) for contract in seen.contracts]
    rows = pd.DataFrame(
        {
            words("column.contract"): [*names, f"**{words('why.together')}**"],
            words("column.amount"): [*map(plain, told), f"**{plain(total)}**"],
        }
    )
    st.table(
        rows.set_index(words("column.contract")).style.set_properties(None, **{"text-align": "right"}), border="horizontal"
    )


def _rows(seen: FundView, words: Words) -> None:
    """The raw rows: where each stood, who brought it when, how sure it is."""
    batches = session.ask("batches").set_index("batch")
    for contract in seen.contracts:
        with st.expander(plain(contract.name)):
            batch = batches.loc[contract.batch]
            for line in _origin(contract, str(batch["entered_by"]), words.day(batch["entered_at"].date()), words):
                st.markdown(line)


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
