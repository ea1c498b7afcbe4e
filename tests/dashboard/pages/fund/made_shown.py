"""A part of the page Fonds that is given its views, without a store behind it."""

from typing import Any

from streamlit.testing.v1 import AppTest


def shown(name: str, function: str, *views: Any, lang: str = "nl", query: dict[str, str] | None = None, **how: Any) -> AppTest:
    """What `show_PART` of dashboard.pages.fund.NAME shows of these views, with the words of a language behind them."""
    given = {"name": name, "function": function, "views": views, "lang": lang, "how": how}
    app = AppTest.from_function(_shown, default_timeout=30, kwargs=given)
    for key, value in (query or {}).items():
        app.query_params[key] = value
    return app.run()


def _shown(name: str, function: str, views: tuple, lang: str, how: dict) -> None:
    from importlib import import_module

    from dashboard.words import words

    getattr(import_module(f"dashboard.pages.fund.{name}"), function)(*views, words(lang), **how)
