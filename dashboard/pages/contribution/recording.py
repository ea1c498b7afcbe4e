"""What changed in the form of a meeting goes into the ledger: by whom, why, and the button that records it."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.findings import expected, mend
from dashboard.look import plain
from dashboard.pages.facts.actions import store_delivery
from dashboard.pages.facts.who import ask_name
from dashboard.views import dividend_form as views
from dashboard.words import Words
from data import entering
from data.entering import Form
from data.problems import Problem, fault


def show_recording(name: str, form: Form, typed: pd.DataFrame, changed: set[int], *, is_sound: bool, words: Words) -> None:
    """By whom, why, and the button that records what changed; nothing is asked of the ledger before it is pressed.

    What came of it last stands here once: it is gone as soon as something is typed.
    """
    if told := session.outcome():
        st.success(plain(told), icon=":material/check:")
    for trouble in session.troubles():
        st.error(plain(trouble), icon=":material/block:")
    if not changed:
        st.markdown(f":gray[{plain(words('dividend_form.unchanged'))}]")
        return
    st.markdown(f":gray[{plain(words('dividend_form.changed', n=len(changed)))}]")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = ask_name(words)
        session.keep_text(f"{name}_reason", "")
        label = words("dividend_form.reason")
        reason = st.text_input(label, key=f"{name}_reason", placeholder=words("facts.reason.told"), width=420)
    with st.container(horizontal=True):
        pressed = st.button(
            words("dividend_form.store"),
            icon=":material/check:",
            type="primary",
            disabled=not by or not is_sound,
            key="store_dividends",
        )
        st.button(
            words("dividend_form.start_over"),
            type="tertiary",
            on_click=session.keep_table,
            args=(name, None),
            kwargs={"anew": True},
            key="dividends_anew",
        )
    if pressed:
        refused = _recorded(form, typed, by, reason)
        if refused:
            session.is_refused([_refused(one, words) for one in refused])
        st.rerun()


def _refused(problem: Problem, words: Words) -> str:
    told = f"{expected(problem, words)} {mend(problem, words)}"
    return told if problem.row is None else words("dividend_form.refused", row=problem.row, told=told)


def _recorded(form: Form, typed: pd.DataFrame, by: str, reason: str) -> list[Problem]:
    """Record what changed; the faults where that is refused, with the rows of the table."""
    store = session.store()
    table_form, texts, gone = views.filled(form, typed)
    if gone:
        return gone
    without_reason = [fault("reason_missing", row=row) for row in views.taken_out(typed) if not reason.strip()]
    if without_reason:
        return without_reason
    delivery = entering.examine(table_form, texts, reason, store)
    if delivery.refused:
        numbers = texts.index.tolist()
        faults = [one for one in delivery.problems if one.fault]
        return [one if one.row is None else replace(one, row=numbers[one.row - 1]) for one in faults]
    store_delivery(delivery, by, "entry")
    return []
