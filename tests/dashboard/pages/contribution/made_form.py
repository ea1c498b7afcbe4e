"""The form of a meeting by itself, and what is typed in it: without a browser a draft is put where the table keeps it."""

from typing import Any

import pandas as pd
from streamlit.testing.v1 import AppTest

from dashboard.shown import show
from data.store import Store
from tests.dashboard.apptest import texts

NAME = "dividends_C_werk_2026-Q3_0"


def opened(store: Store, audience: str = "steering", outcome: str = "werk", quarter: str = "2026-Q3", **query: str) -> AppTest:
    """The form by itself, without the page around it."""
    show(store)
    app = AppTest.from_function(
        _shown, default_timeout=30, kwargs={"audience": audience, "outcome": outcome, "quarter": quarter}
    )
    for key, value in {"lang": "nl", "fill_in": "true", **query}.items():
        app.query_params[key] = value
    return app.run()


def _shown(audience: str, outcome: str, quarter: str) -> None:
    from dashboard import session
    from dashboard.pages.contribution.form import show_dividend_form
    from dashboard.views.contribution_choice import AUDIENCES, ContributionChoice

    for_whom = next(one for one in AUDIENCES if one == audience)
    show_dividend_form(ContributionChoice("C", "C", outcome, {}, quarter, for_whom, "", "", False), session.said())


def said(app: AppTest) -> str:
    """All that stands there, as a reader sees it."""
    return texts(app).replace("\\", "").replace("\u2060", "").replace("\xa0", " ")


def draft(app: AppTest, table: str = NAME) -> pd.DataFrame:
    found: pd.DataFrame = app.session_state[f"{table}_typed"]
    return found.copy()


def typed(app: AppTest, number: int, table: str = NAME, **cells: Any) -> AppTest:
    """As if this was typed in a row, and the reader came back to the page."""
    rows = draft(app, table)
    for name, value in cells.items():
        rows.at[number, name] = value
    app.session_state[f"{table}_typed"] = rows
    app.session_state[f"{table}_times"] = 1
    return app.run()
