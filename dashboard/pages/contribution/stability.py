"""Would anyone be better off without the rest? In sentences."""

from typing import Final

import streamlit as st

from dashboard import session
from dashboard.look import plain
from dashboard.views import contribution_stability as views
from dashboard.views.contribution import ContributionView
from dashboard.words import Words

SHAPES: Final[dict[views.Kind, str]] = {"concern": ":red[■]", "attention": ":orange[▲]", "fine": ":green[✓]", "unknown": "○"}


def show_stability(seen: ContributionView, words: Words) -> None:
    """The sentences, each with its shape; nothing where there is nothing to compare."""
    blocking = session.ask_as(seen.choice.viewer, "contribution_blocking", **seen.choice.answers)
    net = session.ask_as(seen.choice.viewer, "outcomes_net", **seen.choice.answers)
    found = views.findings(seen, blocking, net, words)
    if not found:
        return
    with st.container(gap="small"):
        st.subheader(plain(views.heading(seen, blocking, words)), anchor=False)
        for one in found:
            more = f"  \n:gray[{plain(one.more)}]" if one.more else ""
            st.markdown(f"{SHAPES[one.kind]} **{plain(one.who)}** {plain(one.told)}{more}")
