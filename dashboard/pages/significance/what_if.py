"""What if other things weighed more: sliders over the groups, ending in one sentence."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.views.significance import SignificanceView
from dashboard.words import Words
from metrics.scoring import Judged, judged
from metrics.significance import Significance
from metrics.uncertainty import Doubt

_STEPS = (0.0, 3.0, 1.0, 0.5)


def show_what_if(found: Significance, seen: SignificanceView, words: Words) -> None:
    """The sliders; nothing they do is kept."""
    if seen.score is None:
        return
    with st.expander(words("significance.what_if"), icon=":material/tune:"):
        st.markdown(f":gray[{plain(words('significance.what_if.told'))}]")
        _sliders(found, seen, words)


@st.fragment
def _sliders(found: Significance, seen: SignificanceView, words: Words) -> None:
    pack = found.pack
    factors: dict[str, float] = {}
    groups = [group for group in seen.groups if group.node not in pack.never]
    for column, group in zip(st.columns(len(groups), gap="medium"), groups, strict=True):
        with column:
            low, high, first, step = _STEPS
            factors[group.node] = st.slider(group.name, low, high, first, step, key=f"weigh_{group.node}", format="%.1f ×")
    given = _weighed(found, factors)
    if not any(given.values()):
        st.markdown(plain(words("significance.what_if.nothing")))
        return
    own = judged(
        pack,
        found.period,
        found.own.values,
        given=given,
        role_sets=list(found.weights.roles.values()),
        last_known=found.own.standing.last_known,
        seed=found.own.seed,
        doubt=Doubt(),
    )
    st.markdown(f"**{plain(_told(own, seen, words))}**")
    if found.partners:
        theirs = judged(pack, found.period, found.partners.values, given=given, role_sets=list(found.weights.roles.values()))
        _points(found.partners, theirs, found, words)


def _weighed(found: Significance, factors: Mapping[str, float]) -> dict[str, float]:
    """The weights in use, each theme times the factor of its group."""
    pack = found.pack
    given = {}
    for theme in pack.themes:
        top = theme
        while pack.by_name[top].parent != pack.root and pack.by_name[top].parent:
            top = pack.by_name[top].parent
        alone = pack.level_of[top] in pack.sums or top == theme  # else the group itself is what weighs
        given[theme] = float(found.own.weights[theme][0]) * (factors.get(top, 1.0) if alone else 1.0)
        if not alone:
            given[top] = float(found.own.weights[top][0]) * factors.get(top, 1.0)
    return given


def _told(own: Judged, seen: SignificanceView, words: Words) -> str:
    root = own.pack.root
    score = float(own.index.scores[root][0, 0])
    if np.isnan(score):
        return words("significance.what_if.withheld")
    level, band = int(own.level[root][0, 0]), own.band[root]
    key = "significance.what_if.same" if level == seen.level else "significance.what_if.other"
    return words(
        key,
        score=words.number(score),
        was=words.number(seen.score or 0.0),
        low=words.number(float(band.low[0])),
        high=words.number(float(band.high[0])),
        level=level,
        word=seen.words[level - 1],
        before=seen.level or 0,
    )


def _points(before: Judged, after: Judged, found: Significance, words: Words) -> None:
    """Every partner's score as it is and as it would be."""
    root = found.pack.root
    names = {row["subject"]: row["party_name"] or row["subject"] for row in found.rows.to_dict("records")}
    was, now = before.index.scores[root][0], after.index.scores[root][0]
    order = sorted(range(len(now)), key=lambda at: (np.isnan(now[at]), -np.nan_to_num(now[at])))

    def told(values: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> list[str]:
        return [words("state.unknown") if np.isnan(values[at]) else words.number(float(values[at])) for at in order]

    rows = pd.DataFrame(
        {
            words("column.party"): [str(names.get(after.index.subjects[at], after.index.subjects[at])) for at in order],
            words("significance.what_if.was"): told(was),
            words("significance.what_if.now"): told(now),
        }
    )
    right = [words("significance.what_if.was"), words("significance.what_if.now")]
    frame.table(rows, alt=words("significance.what_if.partners"), key="what_if_rows", right=right)
    st.markdown(f":small[:gray[{plain(words('significance.what_if.points'))}]]")
    if session.is_narrow():
        st.space("small")
