"""The method card: one measurement worked out, weights, anchors, levels, harm, evidence, and the ten steps of the handbook."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.figures.bars import Bar, bars
from dashboard.look import plain, wrapped
from dashboard.pages import frame
from dashboard.views.method_card import Anchored, Example, LevelRow, MethodCard
from dashboard.words import Words
from data.columns import EVIDENCE

_STILL = {"displayModeBar": False}
_ROW = 50
"""How high a bar is with its name, in pixels, on a narrow screen."""


def show_method_card(card: MethodCard, words: Words) -> None:
    """All of the card, in the order in which a reader doubts it."""
    if not card.on_pages:
        st.markdown(plain(words("method.card.not_on_pages")))
    _example(card, words)
    _weights(card, words)
    _anchors(card, words)
    if card.levels:
        _levels(card, words)
        left, right = st.columns([3, 2], gap="large")
        with left:
            _harm(card, words)
        with right:
            _evidence(card, words)
    _steps(card, words)


def title(card: MethodCard, words: Words) -> str:
    """What a score of this pack is made of."""
    themes, checks = words.number(card.themes), words.number(len(card.checks))
    if not card.checks:
        return words("method.title.plain", themes=themes)
    return words("method.title", themes=themes, checks=checks, draws=words.number(card.draws))


def whose(card: MethodCard, words: Words) -> str:
    """Which pack this is, whose, of what day and after what."""
    return words("method.card.whose", **{key: getattr(card, key) for key in ("name", "version", "owner", "source")})


def _example(card: MethodCard, words: Words) -> None:
    st.space("small")
    st.header(words("method.card.example" if card.levels else "method.card.example.points"), anchor=False)
    one = card.example
    if one is None:
        st.markdown(plain(words("method.card.example.none")))
        return
    st.markdown(f":gray[{plain(words('method.card.example.told'))}]")
    told = _worked(card, one, words)
    for at, (column, (heading, text)) in enumerate(zip(st.columns(len(told), gap="medium"), told, strict=True), 1):
        with column:
            st.markdown(f"**{at}. {plain(heading)}**")
            st.markdown(f":gray[{plain(text)}]")


def _worked(card: MethodCard, one: Example, words: Words) -> list[tuple[str, str]]:
    """The five steps of the example: its heading with the number, and how that came about."""
    node = one.indicator
    value = words(
        "method.card.on_scale" if any(map(str.isdigit, node.unit)) else "method.card.in_unit",
        value=words.number(one.value, 2),
        unit=node.unit,
    )
    score = _points(card, one.score, words)
    points = words.number(one.points, 1)
    if node.anchors:
        floor, norm, _, _ = (words.number(anchor, 2) for anchor in node.anchors)
        how = words("method.card.example.score", floor=floor, norm=norm)
    else:
        low, high, most = node.given
        how = words(
            "method.card.example.posts", low=words.number(low, 2), high=words.number(high, 2), most=words.number(most, 2)
        )
    return [
        (words("method.card.example.value", value=value), one.name),
        (words("method.card.example.scored", score=score), how),
        (
            words("method.card.example.theme", score=_points(card, one.theme_score, words)),
            words("method.card.example.theme.told", n=one.indicators, theme=one.theme),
        ),
        (
            words("method.card.example.weight", share=words.percent(one.share, 1)),
            words("method.card.example.weight.told", points=points),
        ),
        _ending(card, one, words),
    ]


def _ending(card: MethodCard, one: Example, words: Words) -> tuple[str, str]:
    """The last step: the level of the theme, and what its harm does to the whole."""
    if one.level is None or one.starts is None or one.ends is None:
        return words("method.card.example.no_level"), words("method.card.example.no_level.told")
    told = [words("method.card.example.level.told", low=words.number(one.starts), high=words.number(one.ends))]
    if one.cap is not None:
        told.append(
            words(
                "method.card.example.cap",
                share=words.percent(one.share, 1),
                least=words.percent(card.harm.theme_share),
                level=one.cap,
            )
        )
    return words("method.card.example.level", level=one.level, word=one.word), " ".join(told)


def _points(card: MethodCard, score: float, words: Words) -> str:
    """A score as it is read: whole points on the scale of the score, else with two decimals."""
    return words.number(score, 0 if card.scale == "signed" else 2)


def _weights(card: MethodCard, words: Words) -> None:
    if not card.weights:
        return
    st.space("medium")
    of_themes = [one.share for one in card.weights if one.depth == _deepest(card)]
    least, most = words.percent(min(of_themes), 1), words.percent(max(of_themes), 1)
    told = words("method.card.weights.equal" if least == most else "method.card.weights.differ", least=least, most=most)
    reading = words("method.card.weights.told" if card.on_pages else "method.card.weights.pack")
    with frame.picture("weights", told, reading) as as_table:
        if as_table:
            rows = {
                words("column.group"): [one.name if one.depth < _deepest(card) else "" for one in card.weights],
                words("column.theme"): [one.name if one.depth == _deepest(card) else "" for one in card.weights],
                words("column.weight"): [words.percent(one.share, 1) for one in card.weights],
            }
            frame.table(pd.DataFrame(rows), alt=told, key="weights_rows", right=[words("column.weight")], blank="")
            return
        narrow = session.is_narrow()
        drawn = [
            Bar(one.name, one.share, words.percent(one.share, 1), colour="pale" if one.depth == _deepest(card) else "blue")
            for one in card.weights
        ]
        figure = bars(drawn, session.theme(), narrow=narrow)
        lines = max(len(wrapped(one.name, 34)) for one in drawn)
        figure.update_layout(height=(_ROW if narrow else 18 * lines + 10) * len(drawn) + 12)
        st.plotly_chart(figure, key="weights", config=_STILL, alt=told)
    if card.unscored:
        st.markdown(f":small[:gray[{plain(words('method.card.unscored', names=words.listed(card.unscored)))}]]")


def _deepest(card: MethodCard) -> int:
    return max(one.depth for one in card.weights)


def _anchors(card: MethodCard, words: Words) -> None:
    st.space("medium")
    heading = words("method.card.anchors", n=len(card.anchors)) if card.anchors else words("method.card.rules")
    st.subheader(plain(heading), anchor=False)
    if card.anchors:
        st.markdown(f":gray[{plain(words('method.card.anchors.told'))}]")
        _anchor_table(card.anchors, heading, words)
    told = []
    for rule, n in card.rules.items():
        if rule != "anchors":
            code = f"method.card.rule.{rule}"
            told.append(words("method.card.rule", n=n, told=words(code) if words.has(code) else rule))
    if card.penalties:
        told.append(words("method.card.penalty", n=card.penalties, per=words.number(card.penalty_per)))
    if card.fills["value"]:
        told.append(words("method.card.imputation.done.value", fill=card.fills["value"]))
    if card.factor != 1:
        told.append(words("method.card.factor", factor=words.number(card.factor)))
    if told:
        st.markdown("\n".join(f"- {plain(one)}" for one in told))


def _anchor_table(anchors: Sequence[Anchored], heading: str, words: Words) -> None:
    """A row an indicator; on a phone without its direction, which the anchors show."""
    names = [words(f"method.card.anchor.{name}") for name in ("floor", "norm", "ambition", "exemplary")]
    numbers = {name: [words.number(one.anchors[at], 2) for one in anchors] for at, name in enumerate(names)}
    if session.is_narrow():
        cells = {plain(name): list(map(plain, column)) for name, column in numbers.items()}
        _light({words("column.indicator"): [plain(f"{one.name} ({one.unit})") for one in anchors], **cells})
        return
    rows = {
        words("column.indicator"): [one.name for one in anchors],
        words("column.unit"): [one.unit for one in anchors],
        **numbers,
        words("column.direction"): [_direction(one, words) for one in anchors],
    }
    frame.table(pd.DataFrame(rows), alt=heading, key="anchors", right=names, blank="")


def _direction(one: Anchored, words: Words) -> str:
    if one.low is None or one.high is None or one.direction != "band":
        return words(f"method.card.direction.{one.direction}")
    return words("method.card.direction.band", low=words.number(one.low, 2), high=words.number(one.high, 2))


def _levels(card: MethodCard, words: Words) -> None:
    st.space("medium")
    shut = [row.level for row in card.levels if not row.reachable]
    if shut:
        heading = words("method.card.levels.shut", n=len(card.levels), open=shut[0] - 1)
    else:
        heading = words("method.card.levels", n=len(card.levels))
    st.subheader(plain(heading), anchor=False)
    st.markdown(f":gray[{plain(words('method.card.levels.told', checks=words.number(len(card.checks))))}]")
    _light(
        {
            words("column.level"): [str(row.level) for row in card.levels],
            words("column.word"): [plain(row.word) for row in card.levels],
            words("column.from"): [plain(words.number(row.start)) for row in card.levels],
            words("column.asked"): [plain(_asked(row, words)) for row in card.levels],
        }
    )
    if shut:
        told = words("method.card.levels.not_yet", levels=words.listed(map(str, shut)))
        st.markdown(f":small[:gray[{plain(told)}]]")


def _asked(row: LevelRow, words: Words) -> str:
    """What a level asks besides its score."""
    gate = row.gate
    asked = [words("method.card.asks.evidence", grade=_grade(gate.evidence, words))] if gate.evidence else []
    if gate.additionality is not None:
        asked.append(words("method.card.asks.additionality", least=words.percent(gate.additionality)))
    if gate.score is not None and gate.quarters:
        asked.append(words("method.card.asks.lasting", score=words.number(gate.score), quarters=gate.quarters))
    if gate.groups:
        asked.append(words("method.card.asks.groups", n=gate.groups))
    return "; ".join(asked) or words("method.card.asks.nothing")


def _harm(card: MethodCard, words: Words) -> None:
    harm = card.harm
    st.subheader(words("method.card.harm"), anchor=False)
    told = []
    for band, cap in sorted(harm.caps.items()):
        levels = words.listed(map(str, range(1, band + 1)))
        told.append(words("method.card.harm.cap", n=band, levels=levels, share=words.percent(harm.theme_share), cap=cap))
    told.append(words("method.card.harm.inside", share=words.percent(harm.indicator_share)))
    told.append(words("method.card.harm.roles"))
    always, must = (
        words.listed(card.harm_names[name] for name in sorted(names)) for names in (harm.always_material, harm.must_report)
    )
    if always:
        told.append(words("method.card.harm.always", names=always))
    if must:
        told.append(words("method.card.harm.must", names=must, level=harm.unreported))
    st.markdown("\n".join(f"- {plain(one)}" for one in told))


def _evidence(card: MethodCard, words: Words) -> None:
    st.subheader(words("method.card.evidence"), anchor=False)
    widths = [words("method.card.half_width", points=words.number(width, 1)) for width in card.half_width]
    _light(
        {
            words("column.evidence"): [plain(_grade(grade, words)) for grade in range(len(card.half_width))],
            words("column.half_width"): [plain(width) for width in widths],
        }
    )
    told = words("method.card.evidence.told", points=words.number(card.per_quarter, 1), quarters=card.free_quarters)
    st.markdown(f":small[:gray[{plain(told)}]]")


def _grade(grade: int, words: Words) -> str:
    return EVIDENCE[grade].word(words.lang)


def _steps(card: MethodCard, words: Words) -> None:
    """The ten steps with what was done, checked and not done; below each other on a phone."""
    st.space("medium")
    st.header(plain(words("method.card.steps", n=len(card.steps))), anchor=False)
    st.markdown(f":gray[{plain(words('method.card.steps.told'))}]")
    numbers = _numbers(card, words)

    def said(codes: Sequence[str]) -> str:
        return plain(" ".join(words(f"method.card.{code}", **numbers) for code in codes))

    names = [f"{at}. {words(f'method.card.step.{step.name}')}" for at, step in enumerate(card.steps, 1)]
    columns = {
        words("column.done"): [said(step.done) for step in card.steps],
        words("column.checked"): [said(step.checked) for step in card.steps],
        words("column.not_done"): [said(step.left) for step in card.steps],
    }
    if not session.is_narrow():
        _light({words("column.step"): [f"**{plain(name)}**" for name in names], **columns})
        return
    for at, name in enumerate(names):
        with st.expander(plain(name)):
            for heading, texts in columns.items():
                st.markdown(f"**{heading}** {texts[at]}")


def _numbers(card: MethodCard, words: Words) -> Mapping[str, Any]:
    """Every number that a sentence on a step may name."""
    return {
        "themes": words.number(card.themes),
        "groups": words.number(card.groups),
        "indicators": words.number(card.indicators),
        "theme_needed": words.percent(card.needed["theme"]),
        "root_needed": words.percent(card.needed["root"]),
        "draws": words.number(card.draws),
        "concentration": words.number(card.concentration, 1),
        "widths": words.listed(words.number(width, 1) for width in card.half_width),
        "above": words.percent(card.above),
        "sets": words.number(card.weight_sets),
        "frameworks": words.listed(words.told("significance.lens", one) for one in card.frameworks),
        "penalties": words.number(card.penalties),
        "per": words.number(card.penalty_per),
        "fill": card.fills["value"],
        "mean_by": card.fills["mean_by"],
        "owner": card.owner,
        "shut": words.listed(str(row.level) for row in card.levels if not row.reachable),
    }


def _light(columns: Mapping[str, Sequence[str]]) -> None:
    """A table with light rules; its cells are Markdown."""
    st.table(pd.DataFrame(columns).style.hide(axis="index"), border="horizontal", hide_index=True)
