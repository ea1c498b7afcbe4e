"""The bar of what all reach together, and below it what each partner adds."""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures.contribution import contribution
from dashboard.figures.contribution_bar import contribution_bar
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.pages.contribution.why import why
from dashboard.views import contribution_hero as sentences
from dashboard.views import contribution_variants as variants
from dashboard.views.contribution import ContributionView, Share, band_told
from dashboard.views.contribution_bar import band_told as total_band_told
from dashboard.views.contribution_bar import bar_told, no_bar_told, sum_told
from dashboard.views.contribution_numbers import number_told
from dashboard.views.contribution_rows import Adds, adds, heads
from dashboard.words import Words

_STILL = {"displayModeBar": False}


def show_bar(seen: ContributionView, words: Words) -> None:
    """The bar; where there is none to draw, why not."""
    total = seen.total
    if total is None or not total.has_contributions:
        return
    if total.has_bar and (total.together is not None or total.alone is not None):
        st.space("small")
        figure = contribution_bar(total, words, session.theme(), narrow=session.is_narrow())
        st.plotly_chart(figure, key="together", config=_STILL, alt=bar_told(total, words))
    elif told := no_bar_told(total, words):
        st.markdown(f":gray[{plain(told)}]")
    beneath = [one for one in (sum_told(total, words), total_band_told(total, words)) if one]
    if beneath:
        st.markdown(f":small[:gray[{plain(' · '.join(beneath))}]]")


def show_hero(seen: ContributionView, words: Words) -> None:
    """A row a partner as a picture or a table, with another way of dividing beside it where the reader asks for one."""
    total = seen.total
    if total is None or not total.has_contributions:
        return
    if not seen.rows:
        st.header(plain(sentences.whole(seen, words)), anchor=False)
        _foot(seen, words)
        return
    if not sentences.has_marks(seen):
        st.header(plain(sentences.heading(seen, words)), anchor=False)
        _foot(seen, words)
        _untold(seen, words)
        return
    other = _other(seen, words)
    heading = sentences.heading(seen, words)
    reading, above = sentences.reading(seen, words), sentences.what(seen, words)
    with frame.picture("contribution", heading, reading, hero=True, above_table=above) as as_table:
        if as_table:
            rows = _told(seen, other, words)
            frame.table(rows, alt=heading, key="contribution_rows", right=list(rows.columns[1:-1]))
        else:
            marks = heads(words, for_partner=seen.choice.audience == "partner", other=other.name if other else "")
            figure = contribution(_rows(seen, other, words), marks, words, session.theme(), narrow=session.is_narrow())
            st.plotly_chart(figure, key="contribution", config=_STILL, alt=heading)
    _foot(seen, words)
    _untold(seen, words)
    if _may_divide(seen):
        _choosers(other, words)


def _foot(seen: ContributionView, words: Words) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(f":small[:gray[{plain(sentences.footer(seen, words))}]]", width="content")
        if st.button(words("why.button"), type="tertiary", icon=":material/account_tree:", key="why_contribution"):
            why(seen)


def _untold(seen: ContributionView, words: Words) -> None:
    """Who told nothing, on no partner's page."""
    if seen.choice.audience != "partner" and (told := sentences.untold(seen, words)):
        st.markdown(f":small[○ {plain(told)}]")


def _may_divide(seen: ContributionView) -> bool:
    """Is there something to divide in another way, by names that this audience sees?"""
    total = seen.total
    return seen.choice.audience != "partner" and total is not None and total.why not in ("one_partner", "unknown")


def _other(seen: ContributionView, words: Words) -> variants.Other | None:
    """The other way of dividing that the reader chose; None where the switch is off."""
    if not _may_divide(seen) or session.chosen("other_split") not in (True, "true"):
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


def _rows(seen: ContributionView, other: variants.Other | None, words: Words) -> list[Adds]:
    return [_adds(one, seen, other, words) for one in seen.rows]


def _adds(one: Share, seen: ContributionView, other: variants.Other | None, words: Words) -> Adds:
    beside = (other.name, other.by_party.get(one.party), other.value_told(one.party, words)) if other and one.party else None
    is_bold = seen.choice.audience == "partner" and bool(one.party)
    name, fair = sentences.name_of(one, words), seen.fair_told(one, words)
    return adds(one, words, name=name, fair=fair, other=beside, is_bold=is_bold)


def _told(seen: ContributionView, other: variants.Other | None, words: Words) -> pd.DataFrame:
    """The table twin: all rows of the picture, and below them who told nothing."""
    is_own = seen.choice.audience == "partner"
    rows = [*seen.rows, *(one for one in seen.shares if not one.is_told and not is_own)]

    def number(value: float | None, one: Share, low: float | None = None, high: float | None = None) -> str:
        return words("state.verborgen") if not one.party and value is None else number_told(value, words, low, high)

    columns = {
        "column.partner": [sentences.name_of(one, words) for one in rows],
        "column.alone": [number(one.alone, one, one.alone_low, one.alone_high) for one in rows],
        "column.fair": [number(one.fair, one) if one.fair is None else seen.fair_told(one, words) for one in rows],
        "column.band": [band_told(one, words) or (number(None, one) if one.fair is None else "–") for one in rows],
        "column.without_it": [number(one.marginal, one, one.marginal_low, one.marginal_high) for one in rows],
    }
    total = seen.total
    if total is not None and total.has_shares:
        shares = sentences.shares_told(seen, words)
        columns["column.share"] = [shares.get(one.party) or number(None, one) for one in rows]
    if total is not None and not total.in_unit and any(one.units is not None for one in rows):
        columns["column.units_of"] = [number(one.units, one) for one in rows]
    if other is not None:
        columns[f"column.split_{other.way}"] = [other.value_told(one.party, words) if one.party else "–" for one in rows]
    columns["column.note"] = [
        words("contribution.worse")
        if one.is_worse_off
        else words("contribution.unsure")
        if one.is_unsure
        else ""
        if one.is_told
        else words("contribution.nothing_told")
        for one in rows
    ]
    return pd.DataFrame({words(key): told for key, told in columns.items()})
