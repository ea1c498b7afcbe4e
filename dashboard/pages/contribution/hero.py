"""The bar of what all reach together, and below it what each partner adds."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures.contribution import Adds, Heads, contribution
from dashboard.figures.contribution_bar import contribution_bar
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.pages.contribution.why import why
from dashboard.views import contribution_hero as sentences
from dashboard.views import contribution_variants as variants
from dashboard.views.contribution import ContributionView, Share, band_told, number_told
from dashboard.views.contribution_bar import bar_told
from dashboard.words import Words

_STILL = {"displayModeBar": False}


def show_bar(seen: ContributionView, words: Words) -> None:
    """The bar; where there is none to draw, why not."""
    total = seen.total
    if total is None or total.why == "no_dividends":
        return
    if not total.has_bar:
        st.markdown(f":gray[{plain(words('contribution.no_bar'))}]")
        return
    st.space("small")
    figure = contribution_bar(total, words, session.theme(), narrow=session.is_narrow())
    st.plotly_chart(figure, key="together", config=_STILL, alt=bar_told(total, words))


def show_hero(seen: ContributionView, words: Words) -> None:
    """A row a partner as a picture or a table, with another way of dividing beside it where the reader asks for one."""
    total = seen.total
    if total is None or total.why == "no_dividends":
        return
    if not seen.rows:
        st.header(plain(sentences.whole(seen, words)), anchor=False)
        _foot(seen, words)
        return
    other = _other(seen, words)
    heading = sentences.heading(seen, words)
    reading, above = sentences.reading(seen, words), sentences.what(seen, words)
    with frame.picture("contribution", heading, reading, hero=True, above_table=above) as as_table:
        if as_table:
            rows = _told(seen, other, words)
            frame.table(rows, alt=heading, key="contribution_rows", right=list(rows.columns[1:-1]))
        else:
            figure = contribution(
                _rows(seen, other, words), _heads(seen, other, words), words, session.theme(), narrow=session.is_narrow()
            )
            st.plotly_chart(figure, key="contribution", config=_STILL, alt=heading)
    _foot(seen, words)
    if seen.choice.audience != "partner" and (told := sentences.untold(seen, words)):
        st.markdown(f":small[○ {plain(told)}]")
    if seen.choice.audience != "partner":
        _choosers(other, words)


def _foot(seen: ContributionView, words: Words) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(f":small[:gray[{plain(sentences.footer(seen, words))}]]", width="content")
        if st.button(words("why.button"), type="tertiary", icon=":material/account_tree:", key="why_contribution"):
            why(seen)


def _other(seen: ContributionView, words: Words) -> variants.Other | None:
    """The other way of dividing that the reader chose; None where the switch is off."""
    if seen.choice.audience == "partner" or session.chosen("other_split") not in (True, "true"):
        return None
    way = session.keep_code("split_by", variants.WAYS, variants.WAYS[0])
    found = session.ask_as(seen.choice.viewer, "contribution_variants", **seen.choice.answers)
    return variants.other_view(way, found, words)


def _choosers(other: variants.Other | None, words: Words) -> None:
    """The switch of another way of dividing, its choice, and why a partner has none by it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.toggle(
            words("contribution.other_split"),
            key="other_split",
            bind="query-params",
            help=words("contribution.other_split.help"),
        )
        if other is not None:
            st.segmented_control(
                words("contribution.other_split"),
                variants.WAYS,
                required=True,
                format_func=lambda one: words(f"contribution.split.{one}"),
                key="split_by",
                label_visibility="collapsed",
            )
    if other is not None:
        st.markdown(f":small[:gray[{plain(other.told)}]]")


def _heads(seen: ContributionView, other: variants.Other | None, words: Words) -> Heads:
    without = "contribution.head.without_you" if seen.choice.audience == "partner" else "contribution.head.without"
    return Heads(
        words("contribution.head.alone"),
        words("contribution.head.fair"),
        words(without),
        words("contribution.head.fair") + (f" · {other.name}" if other else ""),
        other.name if other else "",
    )


def _rows(seen: ContributionView, other: variants.Other | None, words: Words) -> list[Adds]:
    by = {} if other is None else other.by_party
    return [_adds(one, seen, by, other, words) for one in seen.rows]


def _adds(
    one: Share, seen: ContributionView, by: Mapping[str, float | None], other: variants.Other | None, words: Words
) -> Adds:
    name = sentences.name_of(one, words)
    band = band_told(one, words)
    more = f"({band})" if band else ""
    if other is not None and one.party:
        more = f"{more} · {other.value_told(one.party, words)}".strip(" ·")
    fair = number_told(one.fair, words, one.low, one.high)
    numbers = (
        (words("contribution.head.alone"), number_told(one.alone, words, one.alone_low, one.alone_high)),
        (words("contribution.head.fair"), f"{fair} {f'({band})' if band else ''}".strip()),
        (words("contribution.head.without"), number_told(one.marginal, words, one.marginal_low, one.marginal_high)),
        (other.name if other else "", other.value_told(one.party, words) if other and one.party else ""),
    )
    alone, share, tick, another = (f"{name}: {what} {number}" for what, number in numbers)
    return Adds(
        name,
        one.alone,
        one.fair,
        one.low,
        one.high,
        one.marginal,
        fair if one.fair is not None else "",
        more,
        "" if one.party else words("state.verborgen"),
        other=by.get(one.party) if one.party else None,
        is_lost=one.is_worse_off,
        is_group=not one.party,
        is_bold=seen.choice.audience == "partner" and bool(one.party),
        hints=(alone, share, tick, another),
    )


def _told(seen: ContributionView, other: variants.Other | None, words: Words) -> pd.DataFrame:
    """The table twin: all rows of the picture, and below them who told nothing."""
    is_own = seen.choice.audience == "partner"
    rows = [*seen.rows, *(one for one in seen.shares if not one.is_told and not is_own)]

    def number(value: float | None, one: Share, low: float | None = None, high: float | None = None) -> str:
        return words("state.verborgen") if not one.party and value is None else number_told(value, words, low, high)

    columns = {
        "column.partner": [sentences.name_of(one, words) for one in rows],
        "column.alone": [number(one.alone, one, one.alone_low, one.alone_high) for one in rows],
        "column.fair": [number(one.fair, one, one.low, one.high) for one in rows],
        "column.band": [band_told(one, words) or (number(None, one) if one.fair is None else "–") for one in rows],
        "column.without_it": [number(one.marginal, one, one.marginal_low, one.marginal_high) for one in rows],
    }
    total = seen.total
    if total is not None and total.has_shares:
        columns["column.share"] = [number(None, one) if one.share is None else words.percent(one.share, 1) for one in rows]
    if total is not None and not total.in_unit and any(one.units is not None for one in rows):
        columns["column.units_of"] = [number(one.units, one) for one in rows]
    if other is not None:
        columns[f"column.split_{other.way}"] = [other.value_told(one.party, words) if one.party else "–" for one in rows]
    columns["column.note"] = [
        words("contribution.worse") if one.is_worse_off else "" if one.is_told else words("contribution.nothing_told")
        for one in rows
    ]
    return pd.DataFrame({words(key): told for key, told in columns.items()})
