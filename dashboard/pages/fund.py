"""Fonds: what did the money buy, who brings what, and what is not known?"""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures import fund as pictures
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.pages.fund_why import why
from dashboard.pages.portfolio import show_portfolio
from dashboard.views import fund as views
from dashboard.views import fund_sentences as sentences
from dashboard.views.labels import labels
from dashboard.views.records import records
from dashboard.words import Words

_STILL = {"displayModeBar": False}


def show() -> None:
    """The page: one fund, or all of them."""
    words = session.said()
    funds = session.ask("funds")
    names = {row["fund"]: row["name"] or row["fund"] for row in records(funds)}
    alone = len(session.ask("fund_portfolio")) == 1
    fund = frame.bar(labels(names), start_with_first=alone)
    if not fund:
        show_portfolio()
        return
    seen = views.view(
        fund,
        names[fund],
        session.ask("fund_contracts", fund=fund),
        session.ask("fund_figures", fund=fund),
        session.ask("fund_streams", fund=fund),
        session.ask("fund_roles", fund=fund),
    )
    without_money = session.without_money()
    frame.above_title(words("menu.fund"), seen.name, invented=False)
    st.title(plain(sentences.title(seen, words)), anchor=False)
    if seen.is_empty:
        st.markdown(plain(words("fund.empty")))
        return
    st.markdown(plain(sentences.lead(seen, words, without_money=without_money)))
    _reach(seen, words)
    st.space("medium")
    if not without_money:
        left, right = st.columns(2, gap="large")
        with left:
            _money(seen, words)
        with right:
            _disputes(seen, words)
        st.space("medium")
    _streams(seen, words)


def _reach(seen: views.FundView, words: Words) -> None:
    heading = sentences.reach_heading(seen, words)
    with frame.picture("reach", heading, words("fund.reach.reading"), hero=True) as as_table:
        if as_table:
            rows = pd.DataFrame(
                {
                    words("column.contract"): [contract.name for contract in seen.contracts],
                    words("column.people_targeted"): [contract.people_targeted for contract in seen.contracts],
                    words("column.people_engaged"): [contract.people_engaged for contract in seen.contracts],
                    words("column.prices"): [f"{c.prices_known} / {c.metrics}" for c in seen.contracts],
                    words("column.results"): [f"{c.results_known} / {c.metrics}" for c in seen.contracts],
                    words("column.paid"): [sentences.amount_told(c.paid, c.paid_currency, words) for c in seen.contracts],
                    words("column.source"): [contract.source for contract in seen.contracts],
                }
            )
            frame.table(rows, alt=heading, key="reach_rows")
        else:
            figure = pictures.reach(seen, words, session.theme(), narrow=session.is_narrow())
            st.plotly_chart(figure, key="reach", config=_STILL, alt=heading)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(
            f":small[:gray[{plain(words('fund.source', source=words.listed(sorted({c.source for c in seen.contracts}))))}]]",
            width="content",
        )
        if st.button(words("why.button"), type="tertiary", icon=":material/account_tree:", key="why_reach"):
            why(seen)


def _money(seen: views.FundView, words: Words) -> None:
    heading = sentences.money_heading(seen, words)
    with frame.picture("money", heading, words("fund.money.reading")) as as_table:
        if as_table:
            rows = pd.DataFrame(
                {
                    words("column.contract"): [contract.name for contract in seen.contracts],
                    words("column.committed"): [sentences.amount_told(c.committed, c.currency, words) for c in seen.contracts],
                    words("column.paid"): [sentences.amount_told(c.paid, c.paid_currency, words) for c in seen.contracts],
                    words("column.source"): [contract.source for contract in seen.contracts],
                }
            )
            frame.table(rows, alt=heading, key="money_rows")
        else:
            figure = pictures.money(seen, words, session.theme(), narrow=session.is_narrow())
            st.plotly_chart(figure, key="money", config=_STILL, alt=heading)


def _disputes(seen: views.FundView, words: Words) -> None:
    heading = sentences.dispute_heading(seen, words)
    if not seen.disputed:
        st.subheader(plain(heading), anchor=False)
        st.markdown(f":gray[{plain(words('fund.dispute.none_reading'))}]")
        return
    with frame.picture("disputes", heading, words("fund.dispute.reading")) as as_table:
        if as_table:
            rows = pd.DataFrame(
                [
                    {
                        words("column.figure"): words(f"fund.figure.{one.figure}"),
                        words("column.amount"): sentences.figure_told(one, words),
                        words("column.source"): sentences.basis_told(one, words),
                        words("column.link"): one.link,
                        words("column.status"): words("fund.dispute.in_use" if one.in_use else "fund.dispute.beside"),
                    }
                    for name in seen.disputed
                    for one in seen.stated(name)
                ]
            )
            frame.table(rows, alt=heading, key="disputes_rows")
        else:
            figure = pictures.disputes(seen, words, session.theme(), narrow=session.is_narrow())
            st.plotly_chart(figure, key="disputes", config=_STILL, alt=heading)


def _streams(seen: views.FundView, words: Words) -> None:
    heading = sentences.stream_heading(seen, words)
    parties = labels(seen.parties)
    party = parties.get(str(session.chosen("party")), "")
    with frame.picture("streams", heading, sentences.stream_reading(seen, words)) as as_table:
        if not as_table and seen.streams:
            flows = pictures.flows(seen, words, session.theme(), narrow=session.is_narrow(), chosen=party)
            label_of = {key: label for label, key in parties.items()}
            nodes = [label_of.get(key, "") if side == "giver" else "" for side, key in flows.nodes]
            links = [label_of.get(key, "") if side == "giver" else "" for (side, key), _ in flows.links]
            st.echarts_chart(
                flows.option,
                height=flows.height,
                key="streams",
                renderer="svg",
                on_select=lambda: session.pick_from_flows("streams", "party", nodes, links),
                alt=heading,
            )
    st.selectbox(
        words("fund.party"),
        list(parties),
        index=None,
        placeholder=words("fund.party.all"),
        key="party",
        bind="query-params",
        width=360,
    )
    _roles(seen, party, words)
    if as_table:
        _stream_rows(seen, party, words)


def _roles(seen: views.FundView, party: str, words: Words) -> None:
    """Who plays which role; a click in the picture, or the choice above, leaves one party."""
    roles = seen.roles_of(party)
    name = seen.parties.get(party, "")
    rows_told = sum(len(role.contracts) for role in roles)
    told = (
        words("fund.roles.one", n=rows_told, party=name)
        if party
        else words("fund.roles.all", n=rows_told, parties=words.number(len(seen.parties)))
    )
    st.markdown(f":gray[{plain(told)}]")
    rows = pd.DataFrame(
        {
            words("column.party"): [role.party_name for role in roles],
            words("column.role"): [words.told("role", role.role) for role in roles],
            words("column.contracts"): [_contracts(role, seen, words) for role in roles],
            words("column.source"): [words.listed(role.sources) for role in roles],
        }
    )
    frame.table(rows, alt=told, key="roles_rows")


def _stream_rows(seen: views.FundView, party: str, words: Words) -> None:
    streams = seen.streams_of(party)
    rows = pd.DataFrame(
        {
            words("column.giver"): [stream.giver_name for stream in streams],
            words("column.what"): [pictures.brought(stream, words) for stream in streams],
            words("column.taker"): [stream.receiver_name for stream in streams],
            words("column.promised"): [sentences.stream_told(stream, stream.promised, words) for stream in streams],
            words("column.delivered"): [sentences.stream_told(stream, stream.delivered, words) for stream in streams],
            words("column.source"): [stream.source for stream in streams],
        }
    )
    frame.table(rows, alt=words("fund.streams.table"), key="streams_rows")


def _contracts(role: views.Role, seen: views.FundView, words: Words) -> str:
    """The contracts of a role by name; in a few words where it is all of them."""
    if len(role.contracts) == len(seen.contracts) > 1:
        return words("fund.roles.everywhere", n=len(role.contracts))
    return words.listed(role.contracts)
