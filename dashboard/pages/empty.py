"""What a page says as long as there is nothing to show: what is missing, and the three steps to a first picture."""

from collections.abc import Mapping
from io import BytesIO
from typing import Literal

import streamlit as st

from dashboard import session
from dashboard.explained import explanation
from dashboard.look import plain
from dashboard.words import Words
from data.columns import Audience
from data.templating import tables_for, write_workbook


def show_empty(pages: Mapping[str, st.Page] | None = None) -> None:
    """The title, and three steps from an empty ledger to a first picture; `pages` leads to where a file is handed in."""
    words = session.said()
    st.title(plain(words("empty.title")), anchor=False)
    st.markdown(plain(words("empty.lead")))
    st.space("small")
    steps = st.columns(3, gap="large")
    for at, (column, step) in enumerate(zip(steps, ("template", "fill", "hand_in"), strict=True), 1):
        with column:
            st.header(f"{at}. {words(f'empty.{step}')}", anchor=False)
            st.markdown(f":gray[{plain(words(f'empty.{step}.told'))}]")
    with steps[0]:
        get_template("coalition", words, key="empty_template")
    if pages:
        with steps[2]:
            st.page_link(pages["facts"], label=words("menu.facts"), icon=":material/upload:")


def get_template(audience: Audience | Literal["all"], words: Words, *, key: str) -> None:
    """A button that gives the blank template of one reader."""
    blank = BytesIO()
    write_workbook(blank, tables_for(audience), words.lang, explanation(words))
    st.download_button(
        words("facts.template.get"),
        blank.getvalue(),
        words("facts.template.file"),
        on_click="ignore",
        icon=":material/download:",
        key=key,
    )
