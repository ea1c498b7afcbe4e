"""Overzicht: what was promised and delivered this quarter, what needs attention, and where to begin."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures.bars import Bar, bars
from dashboard.look import plain, plain_label
from dashboard.pages import frame
from dashboard.pages.empty import show_empty
from dashboard.views import promises as views
from dashboard.views.fund_sentences import source_told
from dashboard.words import Words

_STARTS = {"steering": ("facts", "method"), "financier": ("fund", "method"), "partner": ("facts", "method")}


def show(pages: Mapping[str, st.Page]) -> None:
    """The page of one coalition and quarter; `pages` are those that it leads to, by name."""
    words = session.said()
    of_coalition, coalitions, coalition = frame.of_coalition()
    streams = session.ask("coalition_streams", coalition=coalition)
    quarters = views.quarters(streams)
    when = frame.Chooser("quarter", {told: told for told in quarters}, words("bar.quarter"), first=True, width=130)
    frame.bar(of_coalition, when)
    if not coalition:
        frame.above_title(words("menu.overview"), words("overview.nothing"), invented=False)
        show_empty(pages)
        return
    row = coalitions[coalition]
    seen = views.view(coalition, row["name"] or coalition, when.label, streams)
    frame.above_title(words("menu.overview"), seen.name, invented=bool(row["invented"]))
    st.title(plain(views.title(seen, words)), anchor=False)
    left_out = session.left_out("coalition_streams", coalition=coalition)
    st.markdown(plain(views.lead(seen, words, left_out) if seen.promises else words("overview.none.lead")))
    if seen.promises:
        _promises(seen, words)
        _attention(seen, words)
    _starts(pages, words)


def _promises(seen: views.OverviewView, words: Words) -> None:
    heading = views.heading(seen, words)
    source = views.source_told(seen, words)
    with frame.picture("promises", heading, words("overview.reading"), hero=True, source=source) as as_table:
        if as_table:
            told = seen.promises
            columns = {
                "column.giver": [one.giver for one in told],
                "column.what": [views.told_what(one, words) for one in told],
                "column.taker": [one.receiver for one in told],
                "column.delivered_of": [views.amount_told(one, words) for one in told],
                "column.status": [words(f"status.{one.status}") for one in told],
                "column.source": [source_told(one.source, words) for one in told],
                "column.evidence": [one.evidence or words("evidence.none") for one in told],
                "column.recorded": [words.day(one.recorded) for one in told],
                "column.place": [one.place for one in told],
            }
            rows = pd.DataFrame({words(key): values for key, values in columns.items()})
            frame.table(rows, alt=heading, key="promises_rows")
        else:
            shown = [
                Bar(
                    f"{one.giver}: {views.told_what(one, words)}",
                    one.share,
                    plain_label(views.amount_told(one, words)),
                    "" if one.share is not None else words("state.unknown"),
                    "blue" if (one.share or 0.0) >= 1 else "amber",
                )
                for one in views.drawn(seen)
            ]
            line = 1.0 if any(one.promised is not None for one in seen.promises) else None
            line_word = words("overview.promised") if line else ""
            figure = bars(shown, session.theme(), narrow=session.is_narrow(), line_at=line, line_word=line_word)
            st.plotly_chart(figure, key="promises", config={"displayModeBar": False}, alt=heading)
            if len(seen.promises) > len(shown):
                st.markdown(f":small[:gray[{plain(words('overview.more', n=len(seen.promises) - len(shown)))}]]")


def _attention(seen: views.OverviewView, words: Words) -> None:
    items = views.attention(seen, words)
    if not items:
        return
    st.space("small")
    st.header(plain(words("overview.attention")), anchor=False)
    for column, (shape, heading, told) in zip(st.columns(3, gap="large"), items[:3], strict=False):
        with column:
            st.markdown(f"{shape} **{plain(heading)}**")
            st.markdown(plain(told))
    if len(items) > 3:
        with st.expander(words("overview.attention.more", n=len(items) - 3)):
            for shape, heading, told in items[3:]:
                st.markdown(f"{shape} **{plain(heading)}** {plain(told)}")


def _starts(pages: Mapping[str, st.Page], words: Words) -> None:
    """Where each of the three readers begins."""
    st.space("small")
    st.header(words("overview.starts"), anchor=False)
    for column, (reader, names) in zip(st.columns(3, gap="large"), _STARTS.items(), strict=True):
        with column:
            st.markdown(f"**{words(f'overview.start.{reader}')}**")
            st.markdown(f":gray[{words(f'overview.start.{reader}.told')}]")
            for name in names:
                st.page_link(pages[name], label=words(f"menu.{name}"), icon=":material/arrow_forward:")
