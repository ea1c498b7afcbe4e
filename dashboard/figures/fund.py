"""The pictures of a fund: outcomes, money in steps, who was reached, where sources differ, and who brings what."""

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import plotly.graph_objects as go

from dashboard.figures.bars import Bar, bars
from dashboard.figures.bullets import Bullet
from dashboard.figures.canvas import CLEAR, block, canvas, hatch, line, write
from dashboard.figures.columns import Flow, Flows, Node, columns
from dashboard.look import Theme, ink, kind_colour, layout, plain_label, shortened
from dashboard.views.fund import FundView
from dashboard.views.fund_money import Money, is_whole, step_name, step_told
from dashboard.views.fund_outcomes import Outcome, OutcomesView, course_told, of_agreed_told, units_told
from dashboard.views.fund_parties import Stream
from dashboard.views.fund_sentences import amount_told, basis_told, figure_told, source_told

if TYPE_CHECKING:
    from dashboard.words import Words

_LEAST = 0.008
"""A bar of less than this share of the axis is a line of its own colour, or nobody would see it; so is a real zero."""


def bullet_rows(seen: OutcomesView, words: "Words", theme: Theme) -> list[Bullet]:
    """A bullet for each outcome that is drawn, as shares of what was agreed; what lags is bold."""
    colours = ink(theme)
    rows = []
    for one in seen.drawn:
        told = f"<b>{units_told(one.validated, words)}</b>"
        told = of_agreed_told(replace(one, unit=plain_label(one.unit or "")), words, told)
        sign, _, word = course_told(one, words).partition(" ")
        colour = colours.amber if one.is_behind else colours.green if one.is_on_course else colours.muted
        word = f"<b>{word}</b>" if one.is_behind else f"<span style='color:{colours.muted}'>{word}</span>"
        state = f"<span style='color:{colour}'>{sign}</span> {word}"
        if one.disputed:
            state += f" · {words('fund.bullet.disputed', units=units_told(one.disputed, words))}"
        validated, evidenced, claimed = (one.of_agreed(units) for units in (one.validated, one.evidenced, one.claimed))
        now = one.elapsed if one.course in ("on", "behind", "no_result") else None
        under = one.project_name if seen.contracts > 1 else ""
        rows.append(Bullet(one.name, under, validated, evidenced, claimed, now, told, state, _hatched(one, words)))
    return rows


def _hatched(one: Outcome, words: "Words") -> str:
    """What stands in the hatching of an outcome of which no share is known; empty where it is."""
    if one.share is not None:
        return ""
    if one.validated is not None:
        return words("fund.bullet.no_target")
    return words("fund.bullet.not_validated")


def steps(seen: Money, words: "Words", theme: Theme, *, narrow: bool) -> go.Figure:
    """The steps of money in one currency, on one axis from 0. What is unknown, also of some contract, is hatched.

    Grey is promised, blue earned and paid, pale due; outlined is what is not there yet, or of which it is not told whether it
    was paid. Vermilion with a sign is what was paid beyond the cap or beyond what was earned.
    """
    colours = ink(theme)
    room = max([step.start + step.amount for step in seen.steps if step.amount is not None], default=Decimal(0)) or Decimal(1)
    tall, thick = (52, 7) if narrow else (38, 9)
    is_known = all(is_whole(step, seen) or step.amount is None for step in seen.steps)
    end = 1.02 if narrow else 1.5 if is_known else 1.7
    figure = canvas(theme, narrow=narrow, height=tall * len(seen.steps) + 6, across=(0, end), left=6 if narrow else 172)
    line(figure, (0, 0), (0, tall * len(seen.steps)), colours.rule, 1)
    for at, step in enumerate(seen.steps):
        y = tall * at + (36 if narrow else tall / 2)
        harm = step.key in ("over_cap", "credit")
        start, reach = float(step.start / room), float((step.start + (step.amount or 0)) / room)
        across, down = (start, reach), (y - thick, y + thick)
        fill = {"cap": colours.grey, "due": colours.pale, "over_cap": colours.vermilion, "credit": colours.vermilion}
        fill["still_to_earn"] = colours.rule
        if not is_whole(step, seen):
            across = (0.0, float(step.amount / room) if step.amount else 1.0)
            hatch(figure, across, y, 2 * thick, theme)
        elif reach - start < _LEAST * end:
            line(figure, (start, start), down, fill.get(step.key, colours.blue), 3)
        elif step.key in ("still_to_earn", "paid_type_unknown"):
            block(figure, across, down, CLEAR, line={"color": colours.rule, "width": 1.5})
        else:
            block(figure, across, down, fill.get(step.key, colours.blue))
        sign = f"<span style='color:{colours.vermilion}'>▲</span> " if harm else ""
        name = sign + step_name(step, seen, words)
        told = f"<b>{step_told(step, seen, words)}</b>"
        if narrow:
            write(figure, 0, y - 18, f"{name}: {told}", colours.ink, size=12, align="left", paper=True)
            continue
        write(figure, 0, y, name, colours.ink, size=13, align="right", beside=-8, paper=True)
        write(figure, across[1], y, told, colours.ink, size=13, align="left", beside=6)
    return figure.drawn()


def reach(fund: FundView, words: "Words", theme: Theme, *, narrow: bool) -> go.Figure:
    """A bar a contract: people who took part, as a share of those it meant to reach; as people where none was meant."""
    meant_somewhere = fund.people_targeted is not None
    most = max([contract.people_engaged or 0 for contract in fund.contracts]) or 1
    rows = []
    for contract in fund.contracts:
        meant, reached = contract.people_targeted, contract.people_engaged
        told = words.number(reached) if reached is not None else words("state.unknown")
        if not meant_somewhere:
            share = None if reached is None else reached / most
            right = f"<b>{told}</b>" if reached is None else words("fund.reach.people", n=reached, told=f"<b>{told}</b>")
            rows.append(Bar(contract.name, share, right, words("fund.reach.hatched") if reached is None else ""))
            continue
        of = words("fund.reach.of", n=meant) if meant is not None else words("fund.reach.of_unknown")
        share = reached / meant if reached is not None and meant else None
        inside = "" if share is not None else words("fund.reach.hatched" if reached is None else "fund.reach.no_target")
        percent = f" · {words.percent(share)}" if share is not None else ""
        rows.append(Bar(contract.name, share, f"<b>{told}</b> {of}{percent}", inside))
    if not meant_somewhere:
        return bars(rows, theme, narrow=narrow)
    return bars(rows, theme, narrow=narrow, line_at=1.0, line_word=words("fund.reach.agreed"))


def money(fund: FundView, words: "Words", theme: Theme, *, narrow: bool) -> go.Figure:
    """The pot for outcomes, what investors committed, and what was paid, on one axis; unknown is hatched."""
    amounts = money_rows(fund)
    currencies = {currency for _, amount, currency in amounts if amount is not None}
    most = max([amount for _, amount, _ in amounts if amount is not None], default=None) or Decimal(1)
    rows = []
    for key, amount, currency in amounts:
        share = float(amount / most) if amount is not None and len(currencies) == 1 else None
        inside = words("state.unknown") if amount is None else "" if share is not None else words("fund.money.other_currency")
        told = f"<b>{amount_told(amount, currency, words)}</b>"
        colour = "grey" if key == "fund.figure.outcome_pot" else "blue"
        rows.append(Bar(words(key), share, told, inside, colour, outlined=key == "fund.figure.paid_type_unknown"))
    return bars(rows, theme, narrow=narrow)


def disputes(fund: FundView, words: "Words", theme: Theme, *, narrow: bool) -> go.Figure:
    """A strip a disputed figure, from 0: every stated amount a mark on one line, the one that counts filled."""
    colours = ink(theme)
    figure = go.Figure(layout=layout(theme, narrow=narrow))
    edge = 0.8 if narrow else 0.97
    for at, name in enumerate(fund.disputed):
        told = [one for one in fund.stated(name) if one.disputed]
        most = max(one.amount for one in told)
        shares = [float(one.amount / most) for one in told]
        figure.add_shape(type="line", x0=0, x1=1, y0=at, y1=at, line={"color": colours.grid, "width": 1})
        figure.add_shape(type="line", x0=min(shares), x1=max(shares), y0=at, y1=at, line={"color": colours.rule, "width": 2})
        figure.add_annotation(x=0, y=at, text="0", yshift=-12, showarrow=False, font={"color": colours.muted})
        figure.add_annotation(
            x=0,
            y=at,
            text=words(f"fund.figure.{name}"),
            yshift=16,
            xanchor="left",
            showarrow=False,
            font={"color": colours.ink},
        )
        figure.add_scatter(
            x=shares,
            y=[at] * len(told),
            mode="markers",
            marker={
                "size": 13,
                "color": [colours.blue if one.in_use else colours.paper for one in told],
                "line": {"color": colours.ink, "width": 1.5},
            },
            hovertext=[f"{figure_told(one, words)} · {plain_label(basis_told(one, words))}" for one in told],
            hoverinfo="text",
        )
        for position, (one, share) in enumerate(sorted(zip(told, shares, strict=True), key=lambda pair: pair[1])):
            above = position % 2 == 0
            away = 14 + (44 if narrow and position > 1 else 0)
            source = "<br>".join(plain_label(line) for line in shortened(source_told(one.source, words), 24, 2).splitlines())
            figure.add_annotation(
                x=share,
                y=at,
                xanchor="right" if share > edge else "center",
                xshift=12 if share > edge else 0,
                align="right" if share > edge else "center",
                yshift=away if above else -away,
                yanchor="bottom" if above else "top",
                text=f"<b>{figure_told(one, words)}</b><br>{source}",
                showarrow=False,
                font={"color": colours.ink, "size": 12 if narrow else 13},
            )
    strips = len(fund.disputed)
    figure.update_xaxes(visible=False, range=[-0.02, 1.06], fixedrange=True)
    figure.update_yaxes(visible=False, range=[strips - 0.4, -0.6], fixedrange=True)
    figure.update_layout(height=(190 if narrow else 150) * strips, margin={"l": 4, "r": 8, "t": 4, "b": 4})
    return figure


def flows(fund: FundView, words: "Words", theme: Theme, *, narrow: bool, chosen: str = "") -> Flows:
    """Who brings, what, to which contract. The width is the number of streams, never an amount.

    Streams of which no amount is known are paler; with a `chosen` party that brings something those of others nearly vanish.
    """
    picked = chosen if fund.streams_of(chosen) else ""
    together = fund.givers_together
    labels: dict[Node, str] = {}
    colours: dict[str, str] = {}
    drawn = []
    for stream in fund.streams:
        what = f"{stream.kind}/{stream.what}"
        giver = f"*{what}" if together else stream.giver
        labels |= {("giver", giver): stream.giver_name, ("taker", stream.receiver): stream.receiver_name}
        labels["what", what] = brought(stream, words, narrow=narrow)
        colours[what] = kind_colour(stream.kind, theme)
        known = stream.promised is not None or stream.delivered is not None
        drawn.append(Flow(giver, what, stream.receiver, clear=known, chosen=picked == stream.giver if picked else None))
    if together:
        for what in colours:
            number = len({stream.giver for stream in fund.streams if f"{stream.kind}/{stream.what}" == what})
            labels["giver", f"*{what}"] = words("fund.streams.together", n=number, what=labels["what", what])
    return columns(drawn, labels, colours, theme, narrow=narrow, in_order=True)


def brought(stream: Stream, words: "Words", *, narrow: bool = False) -> str:
    """What a stream brings, in the reader's language where it is one of our own words; in two lines on a phone."""
    key = stream.what or stream.kind
    return words.told("stream_narrow", key) if narrow and words.has(f"stream_narrow.{key}") else words.told("stream", key)


def money_rows(fund: FundView) -> list[tuple[str, Decimal | None, str | None]]:
    """What the picture of money shows: key of its word, amount, currency."""
    rows: list[tuple[str, Decimal | None, str | None]] = []
    for figure in ("outcome_pot", "private_money"):
        one = fund.in_use(figure)
        rows.append((f"fund.figure.{figure}", one.amount if one else None, one.currency if one else None))
    if fund.paid or not fund.paid_type_unknown:
        rows.append(("fund.figure.paid", *(fund.paid or (None, None))))
    if fund.paid_type_unknown:
        rows.append(("fund.figure.paid_type_unknown", *fund.paid_type_unknown))
    return rows
