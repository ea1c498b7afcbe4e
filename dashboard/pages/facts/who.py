"""Who enters something: a name, as long as there is no sign-in."""

import streamlit as st

from dashboard import session
from dashboard.words import Words
from data.store import user


def ask_name(words: Words) -> str:
    """A field for one's name, which stays filled in over pages; returns it without white space around it."""
    session.keep_text("name", user())
    return st.text_input(words("facts.name"), key="name", help=words("facts.name.help"), width=260).strip()
