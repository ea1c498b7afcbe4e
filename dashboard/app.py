"""The script that Streamlit runs on every visit and every click: the frame, the menu, and the page that was chosen."""

from pathlib import Path

import streamlit as st

from dashboard import session
from dashboard.pages import fund
from dashboard.pages.frame import closing

_STATIC = Path(__file__).parent / "static"

st.set_page_config(page_title="Vlechtwerk", page_icon=str(_STATIC / "icon.png"), layout="wide")
words = session.said()
st.logo(str(_STATIC / f"logo-{session.theme()}.svg"), size="large")
page = st.navigation(
    [st.Page(fund.show, title=words("menu.fund"), url_path="fonds", default=True)],
    position="top",
)
with st.container(horizontal_alignment="center"), st.container(width=1200):
    page.run()
closing()
