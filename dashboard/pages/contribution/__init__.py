"""Bijdrage: who adds what, together and alone?"""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.pages.contribution.conserved import show_conserved
from dashboard.pages.contribution.form import show_dividend_form
from dashboard.pages.contribution.hero import show_bar, show_hero
from dashboard.pages.contribution.joining import show_joining
from dashboard.pages.contribution.own import show_own
from dashboard.pages.contribution.pairs import show_pairs
from dashboard.pages.contribution.rests_on import show_rests_on
from dashboard.pages.contribution.stability import show_stability
from dashboard.pages.empty import show_empty
from dashboard.views import contribution as views
from dashboard.views import contribution_sentences as sentences
from dashboard.views.contribution_choice import AUDIENCES, Audience, ContributionChoice
from dashboard.views.contribution_net import net_told
from dashboard.views.contribution_outcomes import Outcomes, outcomes_of
from dashboard.views.contribution_total import Total
from dashboard.views.labels import labels
from dashboard.views.records import records
from dashboard.words import Words
from metrics.observed import quarter_name, quarter_number


def show(pages: Mapping[str, st.Page]) -> None:
    """The page of one outcome of a coalition, up to and including a quarter, made for one audience."""
    words = session.said()
    of_coalition, coalitions, coalition = frame.of_coalition()
    when = frame.Chooser(
        "quarter", {one: one for one in _quarters(coalition)}, words("bar.quarter"), first=True, width=160, slider=True
    )
    for_whom = frame.Chooser(
        "audience",
        {one: one for one in AUDIENCES},
        "",
        first=True,
        width=176,
        reads=lambda one: words(f"bar.audience.{one}"),
    )
    _keep(when, for_whom)
    audience = next(one for one in AUDIENCES if one == for_whom.label)
    parties = _partners(coalition) if audience == "partner" else {}
    who = frame.Chooser("partner", parties, words("bar.no_partner"), width=230)
    _keep(who)
    name = coalitions[coalition]["name"] or coalition if coalition else ""
    asked = _choice(coalition, name, "", {}, when.label, audience, parties.get(who.label, ""), who.label)
    totals = session.ask_as(asked.viewer, "contribution_total", **asked.answers)
    outcomes = outcomes_of(totals, without_money=session.without_money())
    of_outcome = _of_outcome(outcomes, audience, words)
    _keep(of_outcome)
    is_choice = len(outcomes.told or outcomes.untold) > 1 or of_outcome.options.get(of_outcome.label) in outcomes.untold
    is_choice = is_choice or bool(session.unknown_in_url(of_outcome.key, of_outcome.options))
    frame.bar(
        of_coalition,
        *([when] if when.options else []),
        *([of_outcome] if is_choice else []),
        *([for_whom] if coalition else []),
        *([who] if parties else []),
    )
    if not coalition:
        frame.above_title(words("menu.contribution"), words("contribution.about.none"), invented=False)
        show_empty(pages)
        return
    outcome = of_outcome.options.get(of_outcome.label, "")
    choice = _choice(coalition, name, outcome, outcomes.told, when.label, audience, asked.party, asked.party_name)
    shown = totals[totals["outcome"].isin([*outcomes.told, *outcomes.untold])]
    seen = _show(choice, shown, outcomes.left_out, coalitions[coalition], words)
    if seen.total is None:
        st.page_link(pages["facts"], label=words("menu.facts"), icon=":material/arrow_forward:")
        return
    if choice.party:
        st.space("medium")
        show_own(choice, words)
    st.space("medium")
    show_rests_on(seen, words)
    if audience == "steering":
        _tell_of(outcomes, outcome, words)
    show_dividend_form(choice, words)
    st.space("small")
    show_joining(choice, words)
    st.space("small")
    show_conserved(choice, words)


def _keep(*choosers: frame.Chooser) -> None:
    """Before the bar is drawn: choose again what was chosen when this page was left; what the link asks for in vain is said."""
    for one in choosers:
        if session.unknown_in_url(one.key, one.options):
            continue
        if one.reads:
            session.keep_code(one.key, one.options, next(iter(one.options)))
        elif one.options:
            session.keep(one.key, one.options, next(iter(one.options)) if one.first else None)


def _of_outcome(outcomes: Outcomes, audience: Audience, words: Words) -> frame.Chooser:
    """The chooser of outcomes: those with contributions; the others too where there are none, and for who may tell of them."""
    others = outcomes.untold if audience == "steering" or not outcomes.told else {}
    return frame.Chooser("of_outcome", labels(outcomes.told | others), words("bar.of_outcome"), first=True, width=240)


def _tell_of(outcomes: Outcomes, outcome: str, words: Words) -> None:
    """Another outcome to begin with, of which nobody told yet who adds what."""
    names = {
        name: key for name, key in labels(outcomes.told | outcomes.untold).items() if key in outcomes.untold and key != outcome
    }
    if outcomes.told and names:
        st.selectbox(
            words("contribution.tell_of"),
            names,
            index=None,
            placeholder=words("contribution.tell_of"),
            key="tell_of",
            label_visibility="collapsed",
            width=420,
            on_change=lambda: session.choose("of_outcome", session.chosen("tell_of")),
        )


def _choice(
    coalition: str,
    name: str,
    outcome: str,
    outcomes: dict[str, str],
    quarter: str,
    audience: Audience,
    party: str,
    party_name: str,
) -> ContributionChoice:
    own = (party, party_name) if audience == "partner" else ("", "")
    return ContributionChoice(coalition, name, outcome, outcomes, quarter, audience, *own, session.without_money())


def _quarters(coalition: str) -> list[str]:
    """The quarters in which an outcome or a contribution was told, the last first."""
    if not coalition:
        return []
    told = [
        row["period"] for name in ("outcomes", "dividends") for row in records(session.ask_whole(name, coalition=coalition))
    ]
    numbers = {number for one in told if one is not None and (number := quarter_number(one)) is not None}
    return [quarter_name(one) for one in sorted(numbers, reverse=True)]


def _partners(coalition: str) -> dict[str, str]:
    """Label -> id of the members, for whom the page can be made."""
    found = records(session.ask_whole("members", coalition=coalition)) if coalition else []
    names = {row["party"]: row["name"] for row in found if row["is_member"]}
    return labels(dict(sorted(names.items(), key=lambda item: item[1].casefold())))


def _show(
    choice: ContributionChoice, totals: pd.DataFrame, left_out: tuple[str, ...], row: Mapping[str, Any], words: Words
) -> views.ContributionView:
    """The title, what all reach together, and what each adds; for the steering group between whom, and whether it holds."""
    shares = session.ask_as(choice.viewer, "contribution_shares", **choice.answers)
    partners = session.ask_as(choice.viewer, "partners", coalition=choice.coalition)
    seen = views.view(choice, totals, shares, left_out, partners)
    frame.above_title(words("menu.contribution"), sentences.about(seen, words), invented=bool(row["invented"]))
    st.title(plain(sentences.title(seen, words)), anchor=False)
    st.markdown(plain(sentences.lead(seen, words)))
    if left_out:
        st.markdown(f":small[:gray[{plain(words('contribution.left_out', n=len(left_out), names=words.listed(left_out)))}]]")
    if seen.total is None:
        return seen
    if not seen.total.has_contributions:
        _show_net(seen, seen.total, words)
        return seen
    show_bar(seen, words)
    show_hero(seen, words)
    if choice.audience == "steering":
        st.space("medium")
        left, right = st.columns(2, gap="large")
        with left:
            show_pairs(seen, words)
        with right:
            show_stability(seen, words)
    return seen


def _show_net(seen: views.ContributionView, total: Total, words: Words) -> None:
    """The outcome itself, where nobody told yet who adds what to it."""
    found = session.ask_as(seen.choice.viewer, "outcomes_net", **seen.choice.answers)
    for row in records(found):
        if row["outcome"] == total.outcome and row["is_latest"]:
            first, *lines = net_told(row, words)
            st.header(plain(first), anchor=False)
            st.markdown(plain(" ".join(lines)))
