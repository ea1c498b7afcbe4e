"""Side by side: partners and coalitions on one indicator, two methods, and the same indicators through another lens."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures.side_by_side import side_by_side
from dashboard.figures.slope import slope
from dashboard.figures.themes import themes
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.views.lens import FRAMEWORKS, lens
from dashboard.views.methods import METHODS, ranking, shifts
from dashboard.views.records import records
from dashboard.views.significance import SignificanceView
from dashboard.views.significance_sentences import of_hundred
from dashboard.words import Words
from data.pack import Pack
from metrics.flipping import smallest_flip
from metrics.observed import counting
from metrics.scoring import Judged, judged
from metrics.significance import Significance
from metrics.uncertainty import above, order_told, ranks
from metrics.weighting import weights_down

_STILL = {"displayModeBar": False}


def show_compare(
    coalition: str, found: Significance, seen: SignificanceView, partners: Mapping[str, str], words: Words
) -> None:
    """The three comparisons, each behind its own fold."""
    with st.expander(words("significance.side"), icon=":material/compare_arrows:"):
        _side_by_side(coalition, found, partners, words)
    if found.partners and len(found.partners.index.subjects) > 1:
        with st.expander(words("significance.methods"), icon=":material/swap_vert:"):
            _methods(found, partners, words)
    with st.expander(words("significance.lens"), icon=":material/filter_center_focus:"):
        _lens(found, seen, words)


def _side_by_side(coalition: str, found: Significance, partners: Mapping[str, str], words: Words) -> None:
    """One indicator in its own unit: this coalition's partners, and every coalition as a whole."""
    pack = found.pack
    names_of = {name: pack.by_name[name].label(words.lang) for name in pack.indicators}
    chosen = st.selectbox(
        words("significance.side.choose"), list(names_of), format_func=names_of.__getitem__, key="indicator", width=460
    )
    if not chosen:
        return
    node, told = pack.by_name[chosen], names_of[chosen]
    names: list[str] = []
    values: list[float | None] = []
    has_net = False
    for row in records(session.ask("coalitions")):
        of = counting(session.ask("levels_net", coalition=row["coalition"]), found.period)
        whole = of[of["party"].isna() & (of["indicator"] == node.name)]
        if not whole.empty or row["coalition"] == coalition:
            names.append(row["name"] or row["coalition"])
            values.append(_known(whole))
            has_net = has_net or bool(whole["net"].notna().any())
        if row["coalition"] == coalition:
            for party in sorted(of["party"].dropna().unique()):
                names.append(partners.get(party, party))
                values.append(_known(of[(of["party"] == party) & (of["indicator"] == node.name)]))
    norm = node.anchors[1] if node.anchors else None
    heading = words("significance.side.heading", name=told, when=words.period(found.period))
    better = words(f"significance.side.{node.direction}")
    reading = [words("significance.side.reading"), better, *([words("net.side")] if has_net else [])]
    with frame.picture("side", heading, " ".join(reading)) as as_table:
        if as_table:
            rows = pd.DataFrame(
                {
                    words("column.party"): names,
                    words("column.value"): [
                        words.number(one, 2) if one is not None else words("state.unknown") for one in values
                    ],
                    words("column.unit"): [node.unit] * len(names),
                }
            )
            frame.table(rows, alt=heading, key="side_rows", right=[words("column.value")])
        else:
            figure = side_by_side(names, values, node.unit, norm, words, session.theme(), narrow=session.is_narrow())
            st.plotly_chart(figure, key="side", config=_STILL, alt=heading)
    if found.partners and found.partners.draws and len(found.partners.index.subjects) > 1:
        _pair(found, partners, words)


def _known(rows: pd.DataFrame) -> float | None:
    return None if rows.empty or pd.isna(rows["value"].iloc[0]) else float(rows["value"].iloc[0])


def _pair(found: Significance, partners: Mapping[str, str], words: Words) -> None:
    """Whether one partner's score lies above another's, in nine draws of ten; else that they are not distinguishable."""
    theirs, root = found.partners, found.pack.root
    if theirs is None or theirs.draws is None:
        return
    scored = [name for at, name in enumerate(theirs.index.subjects) if not np.isnan(theirs.index.scores[root][0, at])]
    scored.sort(key=lambda name: -theirs.index.scores[root][0, theirs.index.subjects.index(name)])
    heading = words("significance.partners")
    st.markdown(f"**{plain(heading)}**")
    frame.table(_standing(theirs, scored, partners, words), alt=heading, key="partner_rows")
    lines = []
    for one, other in pairwise(scored):
        draws = theirs.draws.scores[root]
        at = [theirs.index.subjects.index(name) for name in (one, other)]
        share = above(draws[:, at[0]], draws[:, at[1]])
        key = f"significance.pair.{order_told(share)}"
        told = words(key, one=partners.get(one, one), other=partners.get(other, other), share=words.number(of_hundred(share)))
        lines.append(f"{told} {_flip(theirs, at[0], at[1], words)}".strip())
    if lines:
        st.markdown(f"**{plain(words('significance.pair.heading'))}**")
        for line in lines:
            st.markdown(f"- {plain(line)}")


def _standing(theirs: Judged, scored: list[str], partners: Mapping[str, str], words: Words) -> pd.DataFrame:
    """Every scored partner with its band, its level, and the places it takes in eight of ten draws."""
    root = theirs.pack.root
    at = [theirs.index.subjects.index(name) for name in scored]
    draws = theirs.draws.scores[root][:, at] if theirs.draws else np.zeros((1, 0))
    low, high = np.quantile(ranks(draws), [0.1, 0.9], axis=0, method="nearest").astype(int)
    band = theirs.band[root]

    def span(one: float, other: float) -> str:
        told = words.number(one), words.number(other)
        return told[0] if told[0] == told[1] else words("figure.band.narrow", low=told[0], high=told[1])

    return pd.DataFrame(
        {
            words("column.party"): [partners.get(name, name) for name in scored],
            words("column.score"): [words.number(float(theirs.index.scores[root][0, one])) for one in at],
            words("column.band"): [span(float(band.low[one]), float(band.high[one])) for one in at],
            words("column.level"): pd.array([int(theirs.level[root][0, one]) for one in at], "Int64"),
            words("column.place_among"): [span(float(a), float(b)) for a, b in zip(low, high, strict=True)],
        }
    )


def _flip(theirs: Judged, one: int, other: int, words: Words) -> str:
    """The least weight to move before the lower of two stands level with the higher."""
    scores = theirs.index.scores
    themes = [theme for theme in theirs.pack.themes if not np.isnan(scores[theme][0, [one, other]]).any()]
    weights = np.array([weights_down(theirs.pack, theirs.weights, theme) for theme in themes])
    either = [theme for theme in theirs.pack.themes if not np.isnan(scores[theme][0, [one, other]]).all()]
    if themes != either or weights.sum() <= 0:  # scores over other themes are moved by other weights
        return ""
    pair = [np.array([scores[theme][0, at] for theme in themes]) for at in (one, other)]
    flip = smallest_flip(pair[0], pair[1], weights)
    if flip is None:
        return words("significance.flip.never")
    return (
        words("significance.flip.level", share=words.percent(flip.moved, 0 if flip.moved >= 0.01 else 1))
        if flip.gap > 0
        else ""
    )


def _methods(found: Significance, partners: Mapping[str, str], words: Words) -> None:
    """The partners ranked by this pack, and by another way to bring the themes together."""
    theirs, pack = found.partners, found.pack
    if theirs is None:
        return
    labels = {words(f"significance.method.{name}"): name for name in METHODS}
    told = st.selectbox(words("significance.methods.choose"), list(labels), key="method_compared", width=460)
    other = _by(pack, labels[told or next(iter(labels))])
    sets = list(found.weights.roles.values())
    again = judged(other, found.period, theirs.values, given=found.weights.given, role_sets=sets)
    names = {name: partners.get(name, name) for name in theirs.index.subjects}
    one, two = ranking(theirs, names), ranking(again, names)
    heading = words("significance.method.arithmetic")
    st.markdown(plain(shifts(one, two, told or "", words)))
    st.markdown(f":small[:gray[{plain(words('significance.methods.caution'))}]]")
    figure = slope(one, two, heading, told or "", words, session.theme(), narrow=session.is_narrow())
    st.plotly_chart(figure, key="slope", config=_STILL, alt=shifts(one, two, told or "", words))


def _by(pack: Pack, rule: str) -> Pack:
    """The same pack with everything above its themes brought together by another rule."""
    above_themes = set(pack.upward) - set(pack.themes)
    nodes = (replace(node, aggregate=rule) if node.name in above_themes else node for node in pack.nodes)
    return replace(pack, nodes=tuple(nodes))


def _lens(found: Significance, seen: SignificanceView, words: Words) -> None:
    """The same indicators, grouped by another framework."""
    there = [name for name in FRAMEWORKS if any(framework == name for _, framework, _ in found.pack.crosswalk)]
    if not there:
        st.markdown(plain(words("significance.lens.none")))
        return
    labels = {words(f"significance.lens.{name}"): name for name in there}
    told = st.selectbox(words("significance.lens.choose"), list(labels), key="lens_chosen", width=460)
    groups = lens(found, seen, labels[told or next(iter(labels))], words)
    st.markdown(f":gray[{plain(words('significance.lens.reading'))}]")
    figure = themes(seen, groups, words, session.theme(), narrow=session.is_narrow())
    st.plotly_chart(figure, key="lens", config=_STILL, alt=told or "")
