"""The first part of the drawer: the number of the title as a sum of outcomes, and of one of them the rows it came from."""

from decimal import Decimal

import streamlit as st

from dashboard import session
from dashboard.look import plain
from dashboard.pages.fund.light import Numbers, light
from dashboard.views import fund_outcomes as views
from dashboard.views.fund_match import MatchView
from dashboard.views.fund_raw import ROWS_AT_MOST, Raw, raw_period, raw_rows, raw_steps, raw_value, raw_what
from dashboard.views.fund_sentences import amount_told, price_told, source_told
from dashboard.views.labels import labels
from dashboard.words import Words


def show_why_outcome(seen: views.OutcomesView, match: MatchView, words: Words, *, about_money: bool) -> None:
    """How many agreements keep pace, what was earned, each as its parts; and the rows of the outcome that is chosen here."""
    if seen.is_judged:
        _course(seen, words)
    if about_money:
        _earned(match, words)
    if seen.rows:
        _rows(seen, words, about_money=about_money)


def _course(seen: views.OutcomesView, words: Words) -> None:
    _bold(words("why.course", n=len(seen.on_course), of=words.number(len(seen.agreed))))
    shown = seen.agreed[:ROWS_AT_MOST]
    told = [f"**{plain(views.units_told(one.validated, words))}**" for one in shown]
    paces = [words("why.pace", pace=words.percent(one.pace)) if one.pace is not None else "" for one in shown]
    light(
        {
            words("column.outcome"): [plain(one.name) for one in shown],
            words("column.validated"): [views.of_agreed_told(one, words, text) for one, text in zip(shown, told, strict=True)],
            words("column.course"): [
                plain(f"{views.course_told(one, words)} {pace}".strip()) for one, pace in zip(shown, paces, strict=True)
            ],
        }
    )
    _more(len(seen.agreed) - len(shown), words)


def _earned(match: MatchView, words: Words) -> None:
    """What results and prices come to, a currency at a time: the sum, and its parts."""
    lines = [line for line in match.lines if line.computed is not None and line.price is not None]
    for currency in dict.fromkeys(line.currency for line in lines):
        parts = [line for line in lines if line.currency == currency and line.computed is not None]
        total = sum((line.computed or Decimal(0) for line in parts), Decimal(0))
        _bold(words("why.computed", n=len(parts), amount=amount_told(total, currency, words)))
        shown = parts[:ROWS_AT_MOST]
        light(
            {
                words("column.outcome"): [plain(line.name) for line in shown],
                words("column.result_price"): [
                    plain(f"{words.number(line.units or 0.0, 2)} × {price_told(line.price, currency, words)}") for line in shown
                ],
                words("column.computed"): Numbers(
                    [line.computed for line in shown],
                    [plain(amount_told(line.computed, currency, words)) for line in shown],
                ),
            }
        )
        _more(len(parts) - len(shown), words)


def _rows(seen: views.OutcomesView, words: Words, *, about_money: bool) -> None:
    """The rows under one outcome: steps of claims, results, prices and payments, with who brought them and how sure."""
    names = labels({f"{one.project} {one.outcome_metric}": one.name for one in seen.rows})
    by_key = {f"{one.project} {one.outcome_metric}": one for one in seen.rows}
    _bold(words("why.outcome"))
    chosen = st.selectbox(
        words("column.outcome"),
        list(names),
        index=None,
        placeholder=words("why.outcome.choose"),
        key="why_outcome",
        label_visibility="collapsed",
    )
    if not chosen:
        return
    one = by_key[names[chosen]]
    fund = seen.choice.fund
    told = raw_rows(session.ask("fund_rows", fund=fund), without_money=not about_money).get(one.project, ())
    steps = raw_steps(session.ask("claim_steps", fund=fund)).get(one.project, ())
    rows = sorted((row for row in (*told, *steps) if row.outcome_metric == one.outcome_metric), key=_place)
    if not rows:
        st.markdown(plain(words("why.outcome.none")))
    for row in rows[:ROWS_AT_MOST]:
        st.markdown(f"{plain(_what(row, words))}: **{plain(raw_value(row, words))}**  \n:small[:gray[{_origin(row, words)}]]")
    if len(rows) > ROWS_AT_MOST:
        st.markdown(f":small[:gray[{plain(words('why.raw.more', n=len(rows) - ROWS_AT_MOST))}]]")


def _place(row: Raw) -> tuple[int, bool]:
    """What counts first: results, then claims, the price, and payments, those that were made before those that are planned."""
    return ("result", "claim", "price", "payment").index(row.kind), row.type == "Planned"


def _what(row: Raw, words: Words) -> str:
    """What a row is, without the outcome's name, which stands above; and when."""
    what = raw_what(row, words) if row.kind == "claim" else raw_what(row, words).partition(":")[0]
    return ", ".join(part for part in (what, raw_period(row, words)) if part)


def _origin(row: Raw, words: Words) -> str:
    """Where a row stood, how sure it is, and who brought it when."""
    batch = session.ask("batches").set_index("batch").loc[row.batch]
    told = words(
        "why.origin",
        source=source_told(row.source, words),
        place=row.place,
        evidence=row.evidence or words("evidence.none"),
        status=words(f"status.{row.status}"),
        by=str(batch["entered_by"]),
        on=words.day(batch["entered_at"].date()),
    )
    return plain(told).replace("\\_", "\\_\u200b")


def _more(left: int, words: Words) -> None:
    """How many outcomes did not fit."""
    if left:
        st.markdown(f":small[:gray[{plain(words('why.outcome.more', n=left))}]]")


def _bold(told: str) -> None:
    st.markdown(f"**{plain(told)}**")
