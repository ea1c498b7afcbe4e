"""The part of the page Fonds that tells of claims: how they go on, which wait, and which unit is claimed twice."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures.claims_in_time import claims_in_time
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.views import fund_claims as views
from dashboard.views import fund_claims_sentences as sentences
from dashboard.views.fund_choice import FundChoice
from dashboard.views.norms import sources_told
from dashboard.words import Words

MOST = 8
"""So many claims are listed below the picture; the table has all of them."""
TALL = 12
"""With more rows a table gets a height, and scrolls."""


def show_claims(choice: FundChoice, words: Words) -> None:
    """Contracts in two funds, units claimed twice, claims in time and those to look at; one line where there are none."""
    if told := sentences.shared_told(session.ask("fund_projects"), choice.shown, words):
        st.markdown(f":red[■ {plain(told)}]")
    found, in_time, doubles = (session.ask(name, fund=choice.fund) for name in ("claims", "claims_in_time", "double_claims"))
    unknown = words("fund.claims.outcome_unknown")
    seen = views.claims_view(found, in_time, doubles, choice.day, contract=choice.contract, unknown=unknown)
    if not seen.claims:
        st.markdown(f":small[:gray[{plain(words('fund.claims.none'))}]]")
        return
    heading = sentences.heading(seen, words)
    with frame.picture("claims", heading, sentences.reading(seen, words), above_table="") as as_table:
        _doubled(seen, words)
        if as_table:
            rows = _rows(sorted(seen.claims, key=lambda claim: not claim.doubled), seen, words, whole=True)
            frame.table(
                rows,
                alt=heading,
                key="claims_rows",
                right=[words("column.units")],
                height=480 if len(rows) > TALL else "content",
            )
        else:
            _picture(seen, heading, words)
            _open(seen, words)
        if told := sentences.rejected_told(seen, words):
            st.markdown(f":gray[{plain(told)}]")
        last = [sentences.signed_told(seen, words), _source(choice, words)]
        st.markdown(f":small[:gray[{plain(' · '.join(part for part in last if part))}]]")


def _source(choice: FundChoice, words: Words) -> str:
    """Who tells of the steps of these claims, and as of which day."""
    steps = choice.picks(session.ask("claim_steps", fund=choice.fund))
    sources = steps.loc[steps["of_fund"], "source"].dropna()
    return words("fund.source", source=sources_told(sources, words), day=words.day(choice.day))


def _doubled(seen: views.ClaimsView, words: Words) -> None:
    """A red row a unit that is claimed more than once, with every claim for it; and the rule."""
    for unit, rivals in seen.doubled.items():
        head = f":red[■ **{plain(words('fund.claims.is_doubled'))}**] {plain(words('fund.claims.of_unit', unit=unit))}"
        st.markdown("\n".join([head, "", *(f"- :red[{plain(sentences.rival_told(one, words))}]" for one in rivals)]))
    if seen.doubled:
        st.markdown(f":gray[{plain(words('fund.claims.rule'))}]")


def _picture(seen: views.ClaimsView, heading: str, words: Words) -> None:
    if seen.drawn:
        figure = claims_in_time(
            seen.drawn, seen.day, words, session.theme(), narrow=session.is_narrow(), with_contract=seen.several
        )
        st.plotly_chart(figure, key="claims", config={"displayModeBar": False}, alt=heading)


def _open(seen: views.ClaimsView, words: Words) -> None:
    """The claims to look at, the longest waiting first."""
    shown = seen.open[:MOST]
    if not shown:
        return
    heading = words("fund.claims.open", n=len(seen.open))
    st.markdown(f"**{plain(heading)}**")
    rows = _rows(shown, seen, words, whole=not session.is_narrow())
    frame.table(rows, alt=heading, key="claims_open", right=[words("column.units")])
    if len(seen.open) > len(shown):
        st.markdown(f":small[:gray[{plain(words('fund.claims.more', n=len(seen.open) - len(shown)))}]]")


def _rows(claims: Sequence[views.Claim], seen: views.ClaimsView, words: Words, *, whole: bool) -> pd.DataFrame:
    """How each claim stands, of what, and how much; `whole`: with its number, its contract, and what is wrong with it."""
    columns = {
        "column.state": [sentences.state_told(claim, words) for claim in claims],
        "column.outcome": [claim.outcome for claim in claims],
        "column.units": [sentences.units_told(claim, words) for claim in claims],
    }
    if whole:
        columns |= {"column.contract": [claim.contract for claim in claims]} if seen.several else {}
        columns |= {
            "column.claim": [claim.claim for claim in claims],
            "column.signed_by": [claim.signer or words("state.unknown") for claim in claims],
            "column.attention": [f"■ {words('fund.claims.is_doubled')}" if claim.doubled else "" for claim in claims],
        }
        if not any(claim.doubled for claim in claims):
            del columns["column.attention"]
    return pd.DataFrame({words(key): told for key, told in columns.items()})
