"""A partner's own part of the page Bijdrage by itself, without the rest of the page around it."""

from streamlit.testing.v1 import AppTest

from dashboard.shown import show
from data.store import Store
from tests.dashboard.apptest import texts


def own(store: Store, part: str = "", party: str = "bouwers", coalition: str = "dommelrand", **query: str) -> AppTest:
    """What `show_own`, or `show_PART` of one file of it, shows of a partner, with these parameters in the URL.

    The sentence that a part gives back where it shows nothing stands there by itself.
    """
    show(store)
    told = {"part": part, "party": party, "coalition": coalition, "quarter": query.pop("quarter", "2026-Q3")}
    app = AppTest.from_function(_shown, default_timeout=30, kwargs=told)
    for key, value in {"lang": "nl", **query}.items():
        app.query_params[key] = value
    return app.run()


def said(app: AppTest) -> str:
    """All that stands there, as a reader sees it."""
    return texts(app).replace("\\", "").replace("\u2060", "").replace("\xa0", " ")


def _shown(part: str, party: str, coalition: str, quarter: str) -> None:
    from importlib import import_module

    import streamlit as st

    from dashboard import session
    from dashboard.views.contribution_choice import ContributionChoice

    outcome = next(iter(session.ask("contribution_total", coalition=coalition, quarter=quarter)["outcome"]), "")
    about = (coalition, "Coalitie", outcome, {}, quarter, "partner", party, party, session.without_money())
    module = import_module(f"dashboard.pages.contribution.own{part and '.' + part}")
    show_part = getattr(module, f"show_{'own_pairs' if part == 'pairs' else part or 'own'}")
    if quiet := show_part(ContributionChoice(*about), session.said()):
        st.markdown(quiet)
