"""A page as a visitor gets it, without a browser."""

from pathlib import Path

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

import dashboard
from dashboard.shown import show
from data.store import Store

APP = str(Path(dashboard.__file__).parent / "app.py")


def visit(store: Store, page: str = "fonds", **query: str) -> AppTest:
    """The app after its first run, on a page by its address (empty: the first), with these parameters in the URL."""
    show(store)
    app = AppTest.from_file(APP, default_timeout=30)
    if page:
        app._page_hash = calc_hash(page)  # what `switch_page` does, for pages that are functions and not files
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def texts(app: AppTest) -> str:
    """All that a page says outside its charts."""
    assert not app.exception, app.exception
    parts = [element.value for kind in (app.title, app.header, app.subheader, app.markdown) for element in kind]
    return "\n".join(str(part) for part in parts)
