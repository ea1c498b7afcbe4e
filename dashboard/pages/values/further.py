"""The second layer: what the answers show besides, a picture a subject; what lacks data is one quiet line."""

from collections.abc import Callable, Sequence
from typing import Final

import streamlit as st

from dashboard import session
from dashboard.look import plain
from dashboard.pages.values.culture import culture, lens
from dashboard.pages.values.drift import drift
from dashboard.pages.values.goal import essentials, goal
from dashboard.pages.values.opinions import opinions
from dashboard.pages.values.over_time import over_time
from dashboard.pages.values.plane import plane
from dashboard.pages.values.say_do import currents, say_do
from dashboard.views.value_systems import ValuesView
from dashboard.words import Words
from metrics.profiles import waves

Show = Callable[[], None]
Section = tuple[str, Callable[[ValuesView, Words], Show | None]]
"""A name, and what shows its picture; None where it lacks data."""
_AT_ONCE: Final[tuple[Section, ...]] = (
    *(("plane", plane), ("drift", drift), ("goal", goal), ("essentials", essentials)),
    *(("culture", culture), ("lens", lens), ("opinions", opinions)),
)
_BESIDE_SCORES: Final[tuple[Section, ...]] = (("say_do", say_do), ("currents", currents), ("over_time", over_time))
"""These need the scores of the coalition and its partners, which take seconds the first time."""
_UNSAID: Final = {"lens"}
"""What is not missed where there is none."""


@st.fragment
def show_further(seen: ValuesView, words: Words) -> None:
    """Plane and drift, goal and essentials, culture and opinions; on a switch what lies beside the scores."""
    st.space("medium")
    shows, lacking = _asked(_AT_ONCE, seen, words)
    is_told = any(len(session.ask(name, coalition=seen.coalition)) for name in ("importances", "pulses", "profiles"))
    if shows or is_told:
        st.header(words("values.further"), anchor=False)
        if _is_older(seen):
            follows = "values.further.newest_but" if {"plane", "drift"} - set(lacking) else "values.further.newest"
            st.markdown(f":small[:gray[{plain(words(follows))}]]")
    _two_by_two(shows)
    if is_told and st.toggle(words("values.further.more"), key="more_values", bind="query-params"):
        shows, also = _asked(_BESIDE_SCORES, seen, words)
        lacking += also
        _two_by_two(shows)
    with st.container(gap="xsmall"):
        for name in lacking:
            st.markdown(f":small[:gray[{plain(words(f'values.lacks.{name}'))}]]")


def _is_older(seen: ValuesView) -> bool:
    """Is there a newer wave than the one that was chosen?"""
    if seen.instrument is None or not seen.wave:
        return False
    there = waves(seen.rows, seen.instrument.key, seen.aspect)
    return bool(there) and seen.wave != there[0]


def _asked(sections: Sequence[Section], seen: ValuesView, words: Words) -> tuple[list[Show], list[str]]:
    """What shows the pictures there are, and the names of what lacks data."""
    found = [(name, of(seen, words)) for name, of in sections]
    lacking = [name for name, show in found if show is None and name not in _UNSAID]
    return [show for _, show in found if show is not None], lacking


def _two_by_two(shows: Sequence[Show]) -> None:
    """Show pictures, on a wide screen two beside each other."""
    step = 1 if session.is_narrow() else 2
    for at in range(0, len(shows), step):
        row = shows[at : at + step]
        for column, show in zip(st.columns(len(row), gap="large"), row, strict=True):
            with column:
                show()
        st.space("small")
