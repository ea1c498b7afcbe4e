"""What a page says as long as there is nothing to show: what is missing, and what to do."""

import streamlit as st

from dashboard import session
from dashboard.look import plain


def show_empty() -> None:
    """Three steps from an empty file to a first page, with the commands as they are to be typed."""
    words = session.said()
    base = session.store().path.name
    st.title(plain(words("empty.title")), anchor=False)
    st.markdown(plain(words("empty.lead")))
    st.markdown(f"1. {plain(words('empty.stop'))}")
    st.markdown(f"2. {plain(words('empty.import'))}")
    st.code(f"vlechtwerk import --db {base} --as indigo {words('empty.folder')}", language=None, wrap_lines=True)
    st.markdown(f"3. {plain(words('empty.serve'))}")
    st.code(f"vlechtwerk serve --db {base}", language=None, wrap_lines=True)
