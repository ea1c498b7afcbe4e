"""How sure is it: sentences to decide on, what swings the score most, and what would flip the level."""

import numpy as np
import streamlit as st

from dashboard import session
from dashboard.figures.swings import swings
from dashboard.look import plain
from dashboard.views import significance_sentences as sentences
from dashboard.views.significance import SignificanceView
from dashboard.words import Words
from metrics.flipping import smallest_to_level
from metrics.index import TOLERANCE, shares
from metrics.sensitivity import leave_one_out, sobol, tornado
from metrics.significance import Significance, holds


def show_sure(found: Significance, seen: SignificanceView, words: Words) -> None:
    """The sentences, the five inputs that matter most, and what it takes to change the outcome."""
    if seen.score is None or seen.level is None or found.own.draws is None:
        return
    with st.expander(words("significance.sure"), icon=":material/balance:"):
        _decisions(found, seen, words)
        _swings(found, seen, words)
        _flips(found, seen, words)
        _without(found, words)
        _shared(found, words)


def _decisions(found: Significance, seen: SignificanceView, words: Words) -> None:
    """Each sentence with the share of draws, under every role's weights, in which it holds."""
    st.markdown(f"**{words('significance.sure.decisions')}**")
    root, level = found.pack.root, seen.level or 1
    told = [
        (words("significance.at_least", name=seen.name, word=seen.words[at - 1]), holds(found, root, at))
        for at in range(max(level - 1, 1), min(level + 1, len(seen.words)) + 1)
    ]
    told.append((words("significance.above_norm", name=seen.name), holds(found, root, score=0.0)))
    told += [
        (words("significance.above_norm", name=theme.name), holds(found, theme.node, score=0.0))
        for theme in seen.themes
        if theme.low is not None and theme.high is not None and theme.low < 0 <= theme.high and theme.share > 0
    ]
    for sentence, share in told:
        st.markdown(f"- {plain(sentences.decision(sentence, share, words))}")
    sets = len(found.roles) + 1
    st.markdown(f":small[:gray[{plain(words('significance.sure.draws', draws=words.number(seen.draws), n=sets))}]]")


def _swings(found: Significance, seen: SignificanceView, words: Words) -> None:
    own = found.own
    told = tornado(found.pack, own.values, own.index, own.weights, 0)
    if not told:
        return
    names = {node.name: node.label(words.lang) for node in found.pack.nodes}
    first = words(f"significance.swing.{told[0].kind}", name=names[told[0].name])
    heading = words("significance.sure.swings", what=first)
    st.markdown(f"**{plain(heading)}**")
    rows = [(words(f"significance.swing.{one.kind}", name=names[one.name]), one.low, one.high) for one in told]
    figure = swings(rows, seen.score or 0.0, words, session.theme(), narrow=session.is_narrow())
    st.plotly_chart(figure, key="swings", config={"displayModeBar": False}, alt=heading)


def _flips(found: Significance, seen: SignificanceView, words: Words) -> None:
    """The least weight to move before the score crosses the nearest border of its band."""
    own, pack = found.own, found.pack
    if pack.levels is None or seen.score is None:
        return
    part = shares(pack, own.index.scores, own.weights)
    themes = [theme for theme in pack.themes if theme in part and part[theme][0, 0] > 0 and not own.index.why[theme][0]]
    scores = np.array([own.index.scores[theme][0, 0] for theme in themes])
    weights = np.array([part[theme][0, 0] for theme in themes])
    if abs(float(np.sum(scores * weights)) - seen.score) > TOLERANCE:  # no plain mean of its themes: weights alone do not tell
        return
    borders = pack.levels.starts[1:]
    below = max((border for border in borders if border <= seen.score), default=None)
    above = min((border for border in borders if border > seen.score), default=None)
    names = {node.name: node.label(words.lang) for node in pack.nodes}
    for border in (below, above):
        if border is None:
            continue
        flip = smallest_to_level(scores, weights, border)
        number = words.number(border)
        if flip is None:
            st.markdown(f"- {plain(words('significance.flip.none', border=number))}")
            continue
        said = words(
            "significance.flip",
            share=words.percent(flip.moved, 0 if flip.moved >= 0.01 else 1),
            border=number,
            level=words.number(pack.levels.starts.index(border) + 1),
            source=words.listed(names[themes[at]] for at in flip.came_from),
            target=words.listed(names[themes[at]] for at in flip.went_to),
        )
        st.markdown(f"- {plain(said)}")


def _without(found: Significance, words: Words) -> None:
    """The theme whose leaving out changes the score most."""
    own = found.own
    rows = leave_one_out(found.pack, own.values, own.weights)
    rows = rows[(rows["kind"] == "theme") & rows["change"].notna()]
    if rows.empty:
        return
    most = max(rows.to_dict("records"), key=lambda row: abs(row["change"]))
    names = {node.name: node.label(words.lang) for node in found.pack.nodes}
    told = words("significance.without", name=names[str(most["left_out"])], score=words.number(float(most["score"])))
    st.markdown(f"- {plain(told)}")


def _shared(found: Significance, words: Words) -> None:
    """How much of the doubt comes from each input, alone and with the others; asked for, as it takes a moment."""
    if not st.toggle(words("significance.shared"), key="shared", bind="query-params"):
        return
    own = found.own
    told = sobol(found.pack, own.values, own.index, own.weights, 0, seed=own.seed % 2**31)
    if told.indices is None:
        st.markdown(plain(words("significance.shared.none")))
        return
    names = {node.name: node.label(words.lang) for node in found.pack.nodes}
    order = sorted(range(len(told.indices.groups)), key=lambda at: -float(told.indices.total[at]) if told.indices else 0.0)[:5]
    for at in order:
        group = told.indices.groups[at]
        said = words(
            "significance.shared.line",
            name=names.get(group, words("significance.shared.weights")),
            alone=words.percent(max(float(told.indices.first[at]), 0.0)),
            total=words.percent(max(float(told.indices.total[at]), 0.0)),
        )
        st.markdown(f"- {plain(said)}")
    if not told.converged:
        st.markdown(f":orange[{plain(words('significance.shared.unsure'))}]")
