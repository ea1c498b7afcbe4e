"""The part of the page Fonds that tells by the impact norms what changed for whom, and which risks there are."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures.bars import Bar, bars
from dashboard.figures.norms import norms
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.views import norms as views
from dashboard.views.fund_choice import FundChoice
from dashboard.words import Words
from metrics.impact_classes import RISKS

_STILL = {"displayModeBar": False}


def show_norms(choice: FundChoice, words: Words) -> None:
    """The outcomes by class, beside each other how much is told and the nine risks; one line where nothing is told."""
    seen = views.norms_view(
        choice.shown,
        *(session.ask(name, fund=choice.fund) for name in ("impact_classes", "outcome_sums", "impacts", "impact_risks")),
    )
    if not seen.is_told and not seen.risks:
        st.markdown(f":small[:gray[{plain(words('fund.norms.nothing'))}]]")
        return
    if seen.is_told:
        _outcomes(seen, choice, words)
        st.space("small")
    if session.is_narrow():
        _dimensions(seen, words)
        _risks(seen, choice, words)
        return
    left, right = st.columns(2, gap="large")
    with left:
        _dimensions(seen, words)
    with right:
        _risks(seen, choice, words)


def _outcomes(seen: views.NormsView, choice: FundChoice, words: Words) -> None:
    heading = views.heading(seen, words)
    source = words("fund.source", source=views.sources_told(seen.sources, words), day=words.day(choice.day))
    with frame.picture("norms", heading, views.reading(seen, words), source=source, above_table="") as as_table:
        if as_table:
            rows = _rows(seen, words)
            frame.table(rows, alt=heading, key="norms_rows", height=min(36 * len(rows) + 40, 480))
        else:
            figure = norms(seen.outcomes[: views.DRAWN], words, session.theme(), narrow=session.is_narrow())
            st.plotly_chart(figure, key="norms", config=_STILL, alt=heading)


def _rows(seen: views.NormsView, words: Words) -> pd.DataFrame:
    """All outcomes, those that need attention first."""
    unknown, told = words("state.unknown"), seen.outcomes

    def number(value: float | None) -> str:
        return unknown if value is None else words.number(value, 2)

    columns: dict[str, Sequence[str]] = {
        "column.outcome": [one.name for one in told],
        **({"column.contract": [one.contract for one in told]} if len(seen.contracts) > 1 else {}),
        "column.for_whom": [one.who or unknown for one in told],
        "column.class": [views.missing_told(one, words) or views.class_told(one.letter, words) for one in told],
        "column.start": [number(one.base) for one in told],
        "column.current": [number(one.now) for one in told],
        "column.threshold": [number(one.threshold) for one in told],
        "column.unit": [one.unit or unknown for one in told],
        "column.people": [number(one.scale) for one in told],
        "column.months": [number(one.months) for one in told],
        "column.contribution": [unknown if one.contribution is None else words.percent(one.contribution) for one in told],
        "column.evidence": [one.evidence or words("evidence.none") for one in told],
    }
    return pd.DataFrame({words(key): values for key, values in columns.items()})


def _dimensions(seen: views.NormsView, words: Words) -> None:
    """Small bars: how much of what each dimension asks is told."""
    heading = words("fund.norms.dimensions")
    st.subheader(plain(heading), anchor=False)
    st.markdown(f":gray[{plain(words('fund.norms.dimensions.reading'))}]")
    rows = [
        Bar(words(f"fund.norms.dimension.{name}"), told / of if of else None, words("fund.norms.told_of", told=told, of=of))
        for name, (told, of) in seen.dimensions.items()
    ]
    figure = bars(rows, session.theme(), narrow=session.is_narrow(), line_at=1.0, line_word=words("fund.norms.asked"))
    st.plotly_chart(figure, key="dimensions", config=_STILL, alt=heading)


def _risks(seen: views.NormsView, choice: FundChoice, words: Words) -> None:
    """A row a risk, a column a contract; as a table every risk with what is done about it."""
    if not seen.risks:
        st.markdown(f":small[:gray[{plain(words('fund.risk.nothing'))}]]")
        return
    heading = views.risk_heading(seen, words)
    source = words(
        "fund.source", source=views.sources_told([one.source for one in seen.risks], words), day=words.day(choice.day)
    )
    with frame.picture("risks", heading, words("fund.risk.reading"), source=source, above_table="") as as_table:
        if as_table:
            rows = pd.DataFrame(
                {
                    words("column.risk"): [views.risk_name(one.risk, words) for one in seen.risks],
                    words("column.contract"): [one.contract for one in seen.risks],
                    words("column.outcome"): [one.outcome or words("fund.risk.whole") for one in seen.risks],
                    words("column.level"): [views.level_told(one.level, words) for one in seen.risks],
                    words("column.mitigation"): [one.mitigation or words("state.unknown") for one in seen.risks],
                }
            )
            frame.table(rows, alt=heading, key="risk_rows", height=min(36 * len(rows) + 40, 480))
        else:
            by_contract = {
                name: [views.level_told(seen.level(risk, project), words) for risk in RISKS]
                for project, name in seen.contracts.items()
            }
            names = {words("column.risk"): [views.risk_name(risk, words) for risk in RISKS]}
            frame.table(pd.DataFrame(names | by_contract), alt=heading, key="risk_levels")
        st.markdown(f":small[:gray[{plain(views.unconfirmed_told(words))}]]")
