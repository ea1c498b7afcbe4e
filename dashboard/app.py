"""The script that Streamlit runs on every visit and every click: the frame, the menu, and the page that was chosen."""

from functools import partial
from pathlib import Path

import streamlit as st

from dashboard import session
from dashboard.pages import contribution, facts, fund, method, overview, significance, streams, values
from dashboard.pages.frame import closing

_STATIC = Path(__file__).parent / "static"

st.set_page_config(page_title="Vlechtwerk", page_icon=str(_STATIC / "icon.png"), layout="wide")
words = session.said()
st.logo(str(_STATIC / f"logo-{session.theme()}.svg"), size="large")
session.keep_language()
pages: dict[str, st.Page] = {}
pages |= {
    "overview": st.Page(partial(overview.show, pages), title=words("menu.overview"), url_path="overzicht", default=True),
    "significance": st.Page(partial(significance.show, pages), title=words("menu.significance"), url_path="betekenis"),
    "contribution": st.Page(partial(contribution.show, pages), title=words("menu.contribution"), url_path="bijdrage"),
    "streams": st.Page(partial(streams.show, pages), title=words("menu.streams"), url_path="waardestromen"),
    "values": st.Page(partial(values.show, pages), title=words("menu.values"), url_path="waardesystemen"),
    "fund": st.Page(fund.show, title=words("menu.fund"), url_path="fonds"),
    "facts": st.Page(facts.show, title=words("menu.facts"), url_path="gegevens"),
    "method": st.Page(method.show, title=words("menu.method"), url_path="methode"),
}
page = st.navigation(list(pages.values()), position="top")
with st.container(horizontal_alignment="center"), st.container(width=1200):
    page.run()
closing()
