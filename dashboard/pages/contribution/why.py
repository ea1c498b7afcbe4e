"""The drawer behind a contribution: the total as a sum, a partner's share as its parts, the rows, and the outcome itself."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.pages.contribution.rests_on import dividends_of
from dashboard.pages.fund.light import Numbers, light
from dashboard.views import contribution_rests_on as views
from dashboard.views.contribution import ContributionView
from dashboard.views.contribution_bar import parts_of
from dashboard.views.contribution_hero import others_named
from dashboard.views.contribution_net import net_told
from dashboard.views.contribution_numbers import number_told
from dashboard.views.contribution_total import Total
from dashboard.views.contribution_variants import WAYS
from dashboard.views.fund_sentences import source_told
from dashboard.views.records import records
from dashboard.words import Words


def why(seen: ContributionView) -> None:
    """Open the drawer."""
    words = session.said()
    st.dialog(words("why.title"), position="right", width=520)(_drawer)(seen, words)


def _drawer(seen: ContributionView, words: Words) -> None:
    total = seen.total
    if total is None:
        return
    found = dividends_of(seen, total)
    _bold(_sum(total, words))
    _of_partner(seen, found, words)
    st.markdown(f":gray[{plain(words('contribution.why.how'))}]")
    st.markdown(f":small[:gray[{plain(words('contribution.why.formula'))}]]")
    _hidden(seen, total, found, words)
    _rows(total, found, words)
    _net(seen, total, words)
    _ways(words)
    choice = seen.choice
    name = f"{choice.coalition}-{total.outcome}-{total.period}"
    files = []
    if seen.rows:
        shares = session.ask_as(choice.viewer, "contribution_shares", **choice.answers)
        if choice.audience == "partner":
            shares = shares[shares["party"].isna() | (shares["party"] == choice.party)]
        files.append((words("contribution.why.csv"), shares, f"{name}-shares.csv"))
    if found:
        files.append((words("why.raw.csv"), pd.DataFrame([one.row for one in found]), f"{name}-dividends.csv"))
    frame.carry(files)


def _bold(told: str) -> None:
    st.markdown(f"**{plain(told)}**")


def _sum(total: Total, words: Words) -> str:
    """46 = 27 alleen + 19 door samenwerken, as far as it is known and may be told."""
    parts = parts_of(total, words)
    if not parts.together:
        return words("contribution.why.unknown", n=total.unknown, of=words.number(total.dividends))
    if not parts.alone:
        return words("contribution.why.withheld", together=parts.together)
    gain = (total.synergy or 0.0) if total.synergy is not None else 0.0
    told = parts.gain or number_told(abs(gain), words, total.low, total.high)
    way = "loses" if gain < 0 else "gains"
    return words(f"contribution.why.sum.{way}", together=parts.together, alone=parts.alone, gain=told)


def _of_partner(seen: ContributionView, found: tuple[views.Dividend, ...], words: Words) -> None:
    """A fair share as the sum of its parts: of the partner of the page, else of one to choose."""
    names = {one.name: one.party for one in seen.shares if one.is_told and seen.choice.party in ("", one.party)}
    if not names:
        return
    _bold(words("contribution.why.share"))
    name = next(iter(names))
    if len(names) > 1:
        name = st.selectbox(words("column.partner"), list(names), key="why_partner", label_visibility="collapsed")
    parts, fair = views.sum_of(names[name], found)
    rows = [*(views.who_told(one, words) for one in parts), words("why.together")]
    values = [*(one.part for one in parts), fair]
    split = [words("contribution.why.split", n=len(one.parties), amount=number_told(one.likely, words)) for one in parts]
    light(
        {
            words("column.partners"): [plain(told) for told in rows],
            words("column.split"): [*(plain(told) for told in split), ""],
            words("column.counts"): Numbers(values, [number_told(value, words) for value in values]),
        }
    )


def _hidden(seen: ContributionView, total: Total, found: tuple[views.Dividend, ...], words: Words) -> None:
    """How many contributions this audience does not see, and what their parties have together where these are many."""
    hidden = total.dividends - len(found)
    if hidden <= 0:
        return
    key = "contribution.why.not_yours" if seen.choice.party else "contribution.why.hidden"
    told = words(key, n=hidden, of=words.number(total.dividends))
    others = seen.others
    if seen.rows and others is not None and others.fair is not None and others.covers > 1:
        fair = seen.fair_told(others, words)
        told += " " + words("contribution.why.hidden_share", others=others_named(others.covers, words), fair=fair)
    st.markdown(plain(told))


def _rows(total: Total, found: tuple[views.Dividend, ...], words: Words) -> None:
    """Every contribution opens to its reason, evidence, source and dates."""
    if not found:
        return
    _bold(words("contribution.why.rows"))
    batches = session.ask("batches").set_index("batch")
    for one in found:
        with st.expander(plain(f"{views.who_told(one, words)}: {views.amount_told(one, total, words)}")):
            if one.because:
                st.markdown(plain(one.because))
            if one.cause:
                st.markdown(plain(words("contribution.dividend.cause", cause=one.cause)))
            st.markdown(plain(views.basis_told(one, words)))
            _origin(one.row, batches, words)


def _origin(row: dict[str, Any], batches: Any, words: Words) -> None:
    source = plain(source_told(row["source"], words)) if row["source"] else words("state.unknown")
    source = f"[{source}]({row['link']})" if row["link"] else source
    st.markdown(words("why.source", source=source, place=plain(str(row["place"] or "–"))))
    batch = batches.loc[row["batch"]]
    on = words.day(batch["entered_at"].date())
    st.markdown(plain(words("why.entered", by=str(batch["entered_by"]), on=on, batch=words.number(int(row["batch"])))))
    told = words("contribution.why.status", status=words(f"status.{row['status']}"), recorded=words.day(row["recorded"]))
    st.markdown(plain(f"{told} · {words.period(row['period'])}"))


def _net(seen: ContributionView, total: Total, words: Words) -> None:
    """The outcome itself: from where to where, and what of that would have come anyway."""
    net = session.ask_as(seen.choice.viewer, "outcomes_net", **seen.choice.answers)
    row = next((row for row in records(net) if row["outcome"] == total.outcome and row["is_latest"]), None)
    if row is None:
        return
    first, *lines = net_told(row, words)
    _bold(first)
    for line in lines:
        st.markdown(plain(line))


def _ways(words: Words) -> None:
    """The other ways of dividing, by the names that the literature gives them."""
    _bold(words("contribution.why.ways"))
    for way in WAYS:
        st.markdown(f":small[{plain(words(f'contribution.why.way.{way}'))}]")
