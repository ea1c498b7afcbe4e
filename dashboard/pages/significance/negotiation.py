"""Weighing together: who would judge otherwise by its own weights, where all agree, and what would flip the judgement."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures.negotiation import negotiation
from dashboard.look import plain
from dashboard.pages import frame
from dashboard.views import negotiation as views
from dashboard.views import negotiation_sentences as sentences
from dashboard.views.labels import labels
from dashboard.views.negotiation import Decided, NegotiationView
from dashboard.views.significance import SignificanceView
from dashboard.words import Words
from metrics.negotiating import Bargain, WeightSet, above, at_least, partner_sets, role_sets
from metrics.significance import Significance
from metrics.uncertainty import above as share_above
from metrics.uncertainty import order_told

_WHAT = ("level", "above")


def show_negotiation(
    coalition: str, found: Significance, seen: SignificanceView, partners: Mapping[str, str], words: Words
) -> None:
    """The judgement under every set of weights; one quiet line where fewer than two weighed. `partners` are names by id."""
    if seen.score is None or seen.level is None:
        return
    st.space("small")
    rows = session.ask("partner_weights", coalition=coalition)
    sets = [*partner_sets(found.pack, rows), *role_sets(found.weights)]
    if len(sets) < 2:
        st.markdown(f":gray[{plain(words('negotiation.too_few'))}]")
        return
    _negotiate(found, seen, partners, sets, words)


@st.fragment
def _negotiate(
    found: Significance, seen: SignificanceView, partners: Mapping[str, str], sets: Sequence[WeightSet], words: Words
) -> None:
    names = _scored(found, partners)
    what = session.keep_code("weigh_for", _WHAT if len(names) > 1 else _WHAT[:1], _WHAT[0])
    if what == "level":
        bargain, decided = _reaches(found, seen, sets)
    else:
        bargain, decided = _stands_above(found, names, sets)
    if bargain is None:
        st.markdown(f":gray[{plain(words('negotiation.cannot' if what == 'level' else 'negotiation.not_comparable'))}]")
        _choosers(what, seen, names, words)
        return
    told = views.view(bargain, decided, found.pack, words)
    heading = sentences.heading(told, words)
    with frame.picture("negotiation", heading, sentences.now(told, words)) as as_table:
        _choosers(what, seen, names, words)
        if as_table:
            _tables(told, words)
        else:
            figure = negotiation(told, views.tightest_first(told.themes), words, session.theme(), narrow=session.is_narrow())
            st.plotly_chart(figure, key="negotiation", config={"displayModeBar": False}, alt=heading)
    st.markdown("\n".join(f"- {plain(line)}" for line in sentences.lines(told, words)))


def _scored(found: Significance, partners: Mapping[str, str]) -> dict[str, str]:
    """The partners that have a score, by id, the highest first."""
    theirs = found.partners
    if theirs is None:
        return {}
    scores = dict(zip(theirs.index.subjects, theirs.index.scores[found.pack.root][0].tolist(), strict=True))
    order = sorted((name for name, score in scores.items() if not np.isnan(score)), key=lambda name: -scores[name])
    return {name: partners.get(name, name) for name in order}


def _reaches(found: Significance, seen: SignificanceView, sets: Sequence[WeightSet]) -> tuple[Bargain | None, Decided]:
    """The judgement that a level is reached: the present one, unless the reader chose another."""
    first = max(seen.level or 2, 2)
    level = int(session.keep_code("weigh_level", _levels(seen), str(first)))
    border = float(seen.borders[level - 1])
    return at_least(found.own, 0, border, sets), Decided(seen.name, level, seen.words[level - 1], border)


def _stands_above(found: Significance, names: Mapping[str, str], sets: Sequence[WeightSet]) -> tuple[Bargain | None, Decided]:
    """The judgement that one partner stands above another: the two highest, unless the reader chose others."""
    one = session.keep_code("weigh_one", names, next(iter(names)))
    rest = [name for name in names if name != one]
    other = session.keep_code("weigh_other", rest, rest[0])
    theirs = found.partners
    if theirs is None:
        return None, Decided(names[one], other=names[other])
    at = [theirs.index.subjects.index(name) for name in (one, other)]
    is_open = False
    if theirs.draws is not None:
        draws = theirs.draws.scores[found.pack.root]
        is_open = order_told(share_above(draws[:, at[0]], draws[:, at[1]])) == "same"
    return above(theirs, at[0], theirs, at[1], sets), Decided(names[one], other=names[other], is_open=is_open)


def _levels(seen: SignificanceView) -> list[str]:
    """All levels that can be reached or not; the lowest always is."""
    return [str(level) for level in range(2, len(seen.words) + 1)]


def _choosers(what: str, seen: SignificanceView, names: Mapping[str, str], words: Words) -> None:
    """Which judgement it is about."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        if len(names) > 1:
            st.segmented_control(
                words("negotiation.what"),
                _WHAT,
                required=True,
                format_func=lambda one: words(f"negotiation.what.{one}"),
                key="weigh_for",
            )
        if what == "level":

            def level_told(told: str) -> str:
                at = int(told)
                border = words.number(seen.borders[at - 1])
                return words("negotiation.level.option", level=at, word=seen.words[at - 1], border=border)

            st.selectbox(words("negotiation.level"), _levels(seen), format_func=level_told, key="weigh_level", width=330)
            return
        one = str(session.chosen("weigh_one"))
        rest = [name for name in names if name != one]
        st.selectbox(words("negotiation.one"), list(names), format_func=names.__getitem__, key="weigh_one", width=240)
        st.selectbox(words("negotiation.other"), rest, format_func=names.__getitem__, key="weigh_other", width=240)


def _tables(told: NegotiationView, words: Words) -> None:
    """What each set judges; below it what each lets every theme weigh."""
    above_other = bool(told.decided.other)
    same, otherwise = words("negotiation.judges.same"), words("negotiation.judges.otherwise")
    score = words("column.difference" if above_other else "column.score")
    turns = words("column.turns_after")
    judged = pd.DataFrame(
        {
            words("column.weighing"): [words("negotiation.legend.in_use"), *(one.name for one in told.sets)],
            score: [sentences.gap_told(gap, told.decided, words) for gap in (told.gap, *(one.gap for one in told.sets))],
            words("column.judges"): [same, *(otherwise if one.differs else same for one in told.sets)],
            turns: ["–", *("–" if one.way is None else words.percent(one.way) for one in told.sets)],
        }
    )
    frame.table(judged, alt=words("negotiation.sets"), key="negotiation_sets", right=[score, turns])
    weighed = {
        words("column.theme"): [row.name for row in told.themes],
        words("column.in_use"): [sentences.weight_told(row.in_use, words) for row in told.themes],
        words("column.zone"): [sentences.zone_told(row, words) for row in told.themes],
    }
    names = labels({str(at): one.name for at, one in enumerate(told.sets)})
    for name, one in zip(names, told.sets, strict=True):
        weighed[name] = [sentences.weight_told(weight, words) for weight in one.weights]
    right = [words("column.in_use"), *names]
    st.markdown(f"**{plain(words('negotiation.weights'))}**")
    frame.table(pd.DataFrame(weighed), alt=words("negotiation.weights"), key="negotiation_weights", right=right)
