"""Fonds: what did the money buy, who brings what, and what is not known?"""

from functools import partial

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
    known = records(session.ask("funds"))
    names = {row["fund"]: row["name"] or row["fund"] for row in known}
    funds = labels(names)
    alone = len(session.ask("fund_portfolio")) == 1
    (fund,) = frame.bar(frame.Chooser("fund", funds, words("bar.all_funds"), first=alone))
    if not fund:
        show_portfolio({key: label for label, key in funds.items()})
        return
    about = partial(session.ask, fund=fund)
    seen = views.view(
        fund,
        names[fund],
        about("fund_contracts"),
        about("fund_figures"),
        about("fund_streams"),
        about("fund_roles"),
        session.left_out("fund_streams", fund=fund),
    )
    invented = next(row["invented"] for row in known if row["fund"] == fund)
    frame.above_title(words("menu.fund"), seen.name, invented=invented)
    st.title(plain(sentences.title(seen, words)), anchor=False)
    if seen.is_empty:
        st.markdown(plain(words("fund.nothing")))
        return
    st.markdown(plain(sentences.lead(seen, words)))
    _reach(seen, words)
    st.space("medium")
    _money_and_disputes(seen, words)
    st.space("medium")
    _streams(seen, words)


def _reach(seen: views.FundView, words: Words) -> None:
    heading = sentences.reach_heading(seen, words)
    with frame.picture("reach", heading, sentences.reach_reading(seen, words), hero=True, above_table="") as as_table:
        if as_table:
            _contracts_table(seen, heading, words)
        else:
            figure = pictures.reach(seen, words, session.theme(), narrow=session.is_narrow())
            st.plotly_chart(figure, key="reach", config=_STILL, alt=heading)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        footer = _footer(sentences.contract_sources(seen, words), words)
        st.markdown(f":small[:gray[{plain(footer)}]]", width="content")
        if st.button(words("why.button"), type="tertiary", icon=":material/account_tree:", key="why_reach"):
            why(seen)


def _footer(sources: str, words: Words) -> str:
    """Where a picture comes from, and as of which day."""
    return sentences.footer(sources, session.known_at().day, words)


def _contracts_table(seen: views.FundView, heading: str, words: Words) -> None:
    about_money = seen.money_left_out is None
    columns: dict[str, object] = {
        "column.contract": [contract.name for contract in seen.contracts],
        "column.people_targeted": pd.array([contract.people_targeted for contract in seen.contracts], "Int64"),
        "column.people_engaged": pd.array([contract.people_engaged for contract in seen.contracts], "Int64"),
        "column.results": [sentences.of_metrics(c.outcomes_known, c, words) for c in seen.contracts],
    }
    if about_money:
        columns |= {
            "column.prices": [sentences.of_metrics(c.prices_known, c, words) for c in seen.contracts],
            "column.committed": [sentences.amount_told(c.committed, c.currency, words) for c in seen.contracts],
            "column.paid": [sentences.amount_told(c.paid, c.paid_currency, words) for c in seen.contracts],
        }
    columns["column.source"] = [sentences.source_told(contract.source, words) for contract in seen.contracts]
    right = ("column.results", "column.prices", "column.committed", "column.paid")
    rows = pd.DataFrame({words(key): values for key, values in columns.items()})
    frame.table(rows, alt=heading, key="reach_rows", right=[words(key) for key in right])


def _money_and_disputes(seen: views.FundView, words: Words) -> None:
    """Side by side as pictures; a table of what is disputed takes the whole width, and where nothing is, money does."""
    about_money = seen.money_left_out is None
    if about_money and seen.disputed and session.chosen("table_disputes") not in (True, "true"):
        left, right = st.columns(2, gap="large")
        with left:
            _money(seen, words)
        with right:
            _disputes(seen, words)
        return
    if about_money:
        _money(seen, words)
    if seen.disputed:
        if about_money:
            st.space("medium")
        _disputes(seen, words)
    else:
        st.markdown(f":small[:gray[{plain(sentences.dispute_heading(seen, words))}]]")


def _money(seen: views.FundView, words: Words) -> None:
    heading = sentences.money_heading(seen, words)
    footer = _footer(sentences.money_sources(seen, words), words)
    with frame.picture("money", heading, words("fund.money.reading"), source=footer) as as_table:
        if as_table:
            amounts = pictures.money_rows(seen)
            bases = [sentences.money_basis(seen, key.removeprefix("fund.figure."), words) or None for key, _, _ in amounts]
            rows = pd.DataFrame(
                {
                    words("column.figure"): [words(key) for key, _, _ in amounts],
                    words("column.money"): [sentences.amount_told(amount, unit, words) for _, amount, unit in amounts],
                    words("column.source"): bases,
                }
            )
            frame.table(rows, alt=heading, key="money_rows", right=[words("column.money")])
        else:
            figure = pictures.money(seen, words, session.theme(), narrow=session.is_narrow())
            st.plotly_chart(figure, key="money", config=_STILL, alt=heading)


def _disputes(seen: views.FundView, words: Words) -> None:
    heading = sentences.dispute_heading(seen, words)
    footer = _footer(sentences.dispute_sources(seen, words), words)
    with frame.picture("disputes", heading, words("fund.dispute.reading"), source=footer, above_table="") as as_table:
        if as_table:
            told = [one for name in seen.disputed for one in seen.stated(name)]
            rows = pd.DataFrame(
                {
                    words("column.figure"): [words(f"fund.figure.{one.figure}") for one in told],
                    words("column.amount"): [sentences.figure_told(one, words) for one in told],
                    words("column.status"): [
                        words("fund.dispute.in_use" if one.in_use else "fund.dispute.beside") for one in told
                    ],
                    words("column.source"): [sentences.basis_told(one, words) for one in told],
                    words("column.link"): [one.link for one in told],
                }
            )
            frame.table(rows, alt=heading, key="disputes_rows", right=[words("column.amount")], links=[words("column.link")])
            for one in told:
                if one.note:
                    st.markdown(f":small[{plain(sentences.note_told(one, words))}]")
        else:
            figure = pictures.disputes(seen, words, session.theme(), narrow=session.is_narrow())
            st.plotly_chart(figure, key="disputes", config=_STILL, alt=heading)


def _streams(seen: views.FundView, words: Words) -> None:
    heading = sentences.stream_heading(seen, words)
    parties = labels(seen.parties)
    party = parties.get(str(session.chosen("party")), "")
    reading = sentences.stream_reading(seen, words) if seen.streams else ""
    footer = _footer(sentences.stream_sources(seen, words), words) if seen.streams else ""
    with frame.picture("streams", heading, reading, source=footer, above_table="") as as_table:
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
    told = sentences.roles_told(seen, party, words)
    st.markdown(f"**{plain(told)}**")
    if not roles:
        return
    rows = pd.DataFrame(
        {
            words("column.party"): [role.party_name for role in roles],
            words("column.role"): [words.told("role", role.role) for role in roles],
            words("column.contracts"): [_contracts(role, seen, words) for role in roles],
            words("column.source"): [words.listed(sentences.source_told(one, words) for one in role.sources) for role in roles],
        }
    )
    frame.table(rows, alt=told, key="roles_rows")


def _stream_rows(seen: views.FundView, party: str, words: Words) -> None:
    streams = seen.streams_of(party)
    heading = words("fund.streams.table")
    st.markdown(f"**{plain(heading)}**")
    rows = pd.DataFrame(
        {
            words("column.giver"): [stream.giver_name for stream in streams],
            words("column.what"): [pictures.brought(stream, words) for stream in streams],
            words("column.taker"): [stream.receiver_name for stream in streams],
            words("column.promised"): [sentences.stream_told(stream, stream.promised, words) for stream in streams],
            words("column.delivered"): [sentences.stream_told(stream, stream.delivered, words) for stream in streams],
            words("column.source"): [sentences.source_told(stream.source, words) for stream in streams],
        }
    )
    frame.table(rows, alt=heading, key="streams_rows", right=[words("column.promised"), words("column.delivered")])


def _contracts(role: views.Role, seen: views.FundView, words: Words) -> str:
    """The contracts of a role by name; in a few words where it is all of them."""
    if len(role.contracts) == len(seen.contracts) > 1:
        return words("fund.roles.everywhere", n=len(role.contracts))
    return words.listed(role.contracts)
