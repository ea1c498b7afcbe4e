"""The part of the page Bijdrage that tells whether no unit of an outcome is counted twice."""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.views import conserved as views
from dashboard.views.contribution_choice import ContributionChoice
from dashboard.views.records import records
from dashboard.words import Words

TALL = 12
"""With more rows a table gets a height, and scrolls."""


def show_conserved(choice: ContributionChoice, words: Words) -> None:
    """One quiet line where all sums of the coalition hold; else a red row a break. The tables have every sum."""
    checks, totals = (
        session.ask_as(choice.viewer, name, coalition=choice.coalition) for name in ("conservation", "outcome_totals")
    )
    outcomes = session.ask_as(choice.viewer, "outcomes", coalition=choice.coalition)
    steps = session.ask_as(choice.viewer, "claim_steps")
    left_out = views.elsewhere(checks, outcomes, steps, choice.quarter, is_partner=choice.audience == "partner")
    seen = views.conserved_view(checks, totals, _names(choice, outcomes, steps), choice.outcome, left_out)
    quiet = " ".join(views.quiet(seen, words))
    if not seen.breaks:
        if _line(quiet, words, with_table=bool(seen.sums)):
            _tables(seen, words)
        return
    heading = words("conserved.heading", n=len(seen.breaks))
    with frame.picture("conserved", heading, words("conserved.reading"), source=quiet, above_table="") as as_table:
        for row in seen.breaks:
            lead = words(f"conserved.kind.{row.kind}")
            st.markdown(f":red[■ **{plain(lead)}**] {plain(views.break_told(row, words))}")
        if as_table:
            _tables(seen, words)


def _line(told: str, words: Words, *, with_table: bool) -> bool:
    """The quiet line, with the switch to its table beside it; is the table asked for?"""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(f":small[:gray[{plain(told)}]]", width="content")
        return with_table and st.toggle(words("picture.table"), key="table_conserved", bind="query-params", width="content")


def _tables(seen: views.ConservedView, words: Words) -> None:
    """Every sum beside its limit; then what each outcome comes to, level by level."""

    def amounts(*values: float | None) -> list[str]:
        return [views.number(value, words) for value in values]

    holds = {True: words("flag.yes"), False: words("flag.no"), None: words("state.unknown")}
    checks = {
        "column.check": [words(f"conserved.check.{row.check}") for row in seen.sums],
        "column.outcome": [row.mark or row.of for row in seen.sums],
        "column.total": amounts(*(row.total for row in seen.sums)),
        "column.at_most": amounts(*(row.limit for row in seen.sums)),
        "column.too_much": amounts(*(row.excess for row in seen.sums)),
        "column.unit": [words("conserved.claims") if row.check == "one_claim_a_unit" else row.unit for row in seen.sums],
        "column.holds": [holds[row.holds] for row in seen.sums],
    }
    totals = {
        "column.added_up_by": [words(f"conserved.level.{row.level}") for row in seen.totals],
        "column.who": [views.who_told(row, words) for row in seen.totals],
        "column.outcome": [row.of for row in seen.totals],
        "column.claimed": amounts(*(row.claimed for row in seen.totals)),
        "column.evidenced": amounts(*(row.evidenced for row in seen.totals)),
        "column.validated": amounts(*(row.validated for row in seen.totals)),
        "column.paid": amounts(*(row.paid for row in seen.totals)),
        "column.unit": [row.unit for row in seen.totals],
    }
    for key, told, right in (("checks", checks, slice(2, 5)), ("totals", totals, slice(3, 7))):
        rows = pd.DataFrame({words(name): values for name, values in told.items()})
        st.markdown(f":gray[{plain(words(f'conserved.table.{key}'))}]")
        frame.table(
            rows,
            alt=words(f"conserved.table.{key}"),
            key=f"conserved_{key}",
            right=list(rows.columns[right]),
            height=480 if len(rows) > TALL else "content",
            blank="–",
        )


def _names(choice: ContributionChoice, outcomes: pd.DataFrame, steps: pd.DataFrame) -> views.Names:
    """What everything is called, as far as the viewer may know."""
    contracts = records(session.ask_as(choice.viewer, "outcome_sums"))
    return views.Names(
        {(row["coalition"], row["outcome"]): row["name"] or row["outcome"] for row in records(outcomes)},
        {(row["project"], row["outcome_metric"]): row["definition"] or row["outcome_metric"] for row in contracts},
        {row["project"]: row["project_name"] or row["project"] for row in (*records(steps), *contracts)},
        {choice.coalition: choice.name},
        {row["fund"]: row["name"] or row["fund"] for row in records(session.ask_as(choice.viewer, "funds"))},
        {row["party"]: row["name"] for row in records(session.ask_as(choice.viewer, "partners", coalition=choice.coalition))},
    )
