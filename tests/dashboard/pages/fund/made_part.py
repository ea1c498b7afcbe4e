"""One part of the page Fonds by itself, without the rest of the page around it."""

from streamlit.testing.v1 import AppTest

from dashboard.shown import show
from data.store import Store


def part(store: Store, name: str, function: str, **query: str) -> AppTest:
    """What `show_PART` of dashboard.pages.fund.NAME shows of fund F, with these parameters in the URL."""
    show(store)
    app = AppTest.from_function(_shown, default_timeout=30, kwargs={"name": name, "function": function})
    for key, value in {"lang": "nl", **query}.items():
        app.query_params[key] = value
    return app.run()


def _shown(name: str, function: str) -> None:
    from importlib import import_module

    import streamlit as st

    from dashboard import session
    from dashboard.views.fund_choice import FundChoice
    from dashboard.views.records import records

    contracts = {row["project"]: row["name"] for row in records(session.ask("contract_terms", fund="F"))}
    contract = st.query_params.get("contract", "")
    choice = FundChoice("F", "Fonds", contract, contracts, session.known_at().day, session.without_money())
    getattr(import_module(f"dashboard.pages.fund.{name}"), function)(choice, session.said())
