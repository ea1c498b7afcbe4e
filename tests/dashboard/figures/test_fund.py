from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.figures import fund as pictures
from dashboard.look import ink
from dashboard.views.fund import FundView
from dashboard.words import words
from tests.dashboard.views.made_outcomes import contract, outcome
from tests.dashboard.views.made_outcomes import money as made_money
from tests.dashboard.views.made_outcomes import seen as seen_outcomes

NL = words("nl")


def test_nothing_known_of_brabant_is_hatched_and_says_unknown(seen: FundView) -> None:
    figure = pictures.reach(seen, NL, "light", narrow=False)
    assert [bar.marker.pattern.shape for bar in figure.data] == ["/"] * 3
    assert [note.text for note in figure.layout.annotations if "mensen" in note.text] == [
        f"<b>onbekend</b> van {n} mensen" for n in (250, 53, 30)
    ]


def test_money_is_drawn_on_one_axis_and_what_was_paid_is_unknown(seen: FundView) -> None:
    figure = pictures.money(seen, NL, "light", narrow=False)
    assert [round(bar.x[0], 4) for bar in figure.data] == [1.0, 0.6015, 1.0]
    assert [bar.marker.pattern.shape for bar in figure.data] == [None, None, "/"]


def test_amounts_in_another_currency_are_not_drawn_on_the_same_axis(seen: FundView) -> None:
    other = tuple(replace(one, currency="GBP") if one.figure == "outcome_pot" else one for one in seen.figures)
    figure = pictures.money(replace(seen, figures=other), NL, "light", narrow=False)
    assert [bar.marker.pattern.shape for bar in figure.data] == ["/"] * 3


def test_disputed_amounts_are_marks_on_one_line_and_the_one_that_counts_is_filled(seen: FundView) -> None:
    figure = pictures.disputes(seen, NL, "light", narrow=False)
    assert [list(trace.x) for trace in figure.data] == [[0.75, 1.0], pytest.approx([0.60146, 0.9, 1.0])]
    filled = [[colour == ink("light").blue for colour in trace.marker.color] for trace in figure.data]
    assert filled == [[True, False], [True, False, False]]
    assert any("€\xa0900.000" in note.text for note in figure.layout.annotations)


def test_the_flows_conserve_the_number_of_streams_on_both_sides(seen: FundView) -> None:
    flows = pictures.flows(seen, NL, "light", narrow=False)
    series = flows.option["series"][0]
    assert len(flows.nodes) == 8 + 4 + 3
    totals: Counter[str] = Counter()
    for ((side, _), _), link in zip(flows.links, series["links"], strict=True):
        totals[side] += link["value"]
    assert totals == {"giver": 18, "what": 18}


def test_streams_of_which_no_amount_is_known_are_paler_and_those_of_others_nearly_vanish(seen: FundView) -> None:
    def opacities(view: FundView, chosen: str = "") -> set[float]:
        links = pictures.flows(view, NL, "light", narrow=False, chosen=chosen).option["series"][0]["links"]
        return {link["lineStyle"]["opacity"] for link in links}

    assert opacities(seen) == {0.35}
    known = replace(seen, streams=tuple(replace(s, promised=Decimal(1)) for s in seen.streams))
    assert opacities(known) == {0.6}
    assert opacities(seen, chosen="INDIGO-ORG-0687") == {0.9, 0.08}
    assert opacities(seen, chosen="brengt niets") == {0.35}
    dark = pictures.flows(seen, NL, "dark", narrow=False).option["series"][0]["links"]
    assert {link["lineStyle"]["opacity"] for link in dark} == {0.55}


def test_two_parties_of_one_name_are_two_nodes_and_both_read_the_same(seen: FundView) -> None:
    same = replace(seen, streams=tuple(replace(s, giver_name="Zelfde") for s in seen.streams))
    names = [node["name"] for node in pictures.flows(same, NL, "light", narrow=True).option["series"][0]["data"]]
    assert len(set(names)) == len(names)
    assert sum(name.rstrip("\u200b") == "Zelfde" for name in names) == 8


def test_a_name_is_never_taken_for_a_template(seen: FundView) -> None:
    hostile = replace(seen, streams=tuple(replace(s, giver_name="{b}: {c} <img src=x>") for s in seen.streams))
    nodes = pictures.flows(hostile, NL, "light", narrow=False).option["series"][0]["data"]
    assert any(node["name"].startswith("{b}: {c} <img") for node in nodes)
    assert all("formatter" not in node["label"] for node in nodes)


def test_a_bar_tells_its_share_beside_the_numbers(care_leavers: FundView, seen: FundView) -> None:
    def told(fund: FundView) -> list[str]:
        return [note.text for note in pictures.reach(fund, NL, "light", narrow=False).layout.annotations]

    assert "<b>264</b> van 250 mensen · 106\xa0%" in told(care_leavers)
    assert told(seen).count("onbekend: aantal deelnemers niet vastgelegd") == 3
    nothing_meant = replace(seen, contracts=tuple(replace(c, people_targeted=None) for c in seen.contracts))
    assert told(nothing_meant).count("<b>onbekend</b>") == 3


def test_payments_of_which_nobody_says_whether_they_were_made_are_an_outline(fair_chance: FundView) -> None:
    figure = pictures.money(fair_chance, NL, "light", narrow=False)
    assert figure.layout.yaxis.ticktext[-1] == "niet vermeld of betaald"
    assert [bar.marker.color for bar in figure.data] == [ink("light").grey, ink("light").blue, "rgba(0,0,0,0)"]
    assert figure.data[-1].marker.pattern.shape is None
    paid = replace(fair_chance.contracts[0], paid=Decimal(5), paid_currency="GBP", payments_known=1)
    both = replace(fair_chance, contracts=(paid, *fair_chance.contracts[1:]))
    assert [key for key, _, _ in pictures.money_rows(both)][2:] == ["fund.figure.paid", "fund.figure.paid_type_unknown"]


@pytest.mark.parametrize("narrow", [False, True])
def test_no_two_labels_of_the_flows_overlap(care_leavers: FundView, fair_chance: FundView, narrow: bool) -> None:
    for fund in (care_leavers, fair_chance):
        flows = pictures.flows(fund, NL, "light", narrow=narrow)
        series = flows.option["series"][0]
        names = [node["name"].rstrip("\u200b") for node in series["data"]]
        assert max(name.count("\n") for name in names) <= 1
        assert max(len(line) for name in names for line in name.split("\n")) <= 30
        fullest = max(Counter(side for side, _ in flows.nodes).values())
        stream = (flows.height - 16 - (fullest - 1) * series["nodeGap"]) / len(fund.streams)
        assert stream + series["nodeGap"] >= 2 * series["data"][0]["label"]["lineHeight"]
    assert any(name.endswith("…") for name in names) == narrow
    assert "European Investment Fund (EIF)\n/ European Fund for Strategic…" in [
        node["name"] for node in pictures.flows(care_leavers, NL, "light", narrow=False).option["series"][0]["data"]
    ]


def test_a_long_source_does_not_run_out_of_the_strip(seen: FundView) -> None:
    long = replace(seen, figures=tuple(replace(one, source="een heel lange naam van een bron " * 3) for one in seen.figures))
    notes = pictures.disputes(long, NL, "light", narrow=False).layout.annotations
    assert max(note.text.count("<br>") for note in notes) == 2


def test_a_bullet_is_the_share_of_what_was_agreed_and_what_lags_is_bold() -> None:
    rows = pictures.bullet_rows(
        seen_outcomes(
            outcome("een", target=60, validated=46, evidenced=6, claimed=3, disputed=2),
            outcome("twee", "B", target=40, validated=12),
        ),
        NL,
        "light",
    )
    behind, on = rows
    assert (behind.name, behind.under) == ("twee", "Buurt")
    assert (on.validated, on.evidenced, on.claimed) == pytest.approx((46 / 60, 0.1, 0.05))
    assert on.told == "<b>46</b> van 60 mensen" and on.now == pytest.approx(0.5, abs=0.01)
    assert "<b>loopt achter</b>" in behind.state and on.state.endswith("· 2 betwist")


def test_what_stands_in_the_hatching_says_what_is_unknown() -> None:
    rows = pictures.bullet_rows(
        seen_outcomes(
            outcome("a", target=10),
            outcome("b", target=10, claimed=3),
            outcome("c", validated=4, unit="<i>ton</i>"),
        ),
        NL,
        "light",
    )
    assert [row.inside for row in rows] == [
        "onbekend: nog niets gevalideerd",
        "onbekend: nog niets gevalideerd",
        "geen afgesproken aantal bekend",
    ]
    assert rows[2].told == "<b>4</b> &lt;i&gt;ton&lt;/i&gt;" and rows[2].validated is None
    assert {row.under for row in rows} == {""}


def test_the_steps_of_money_begin_where_the_step_before_them_ends() -> None:
    (one,) = made_money(contract(cap=400, earned=246, paid=210, due=36, credit=0, still_to_earn=154, over_cap=0))
    figure = pictures.steps(one, NL, "light", narrow=False)
    bars = [(round(shape.x0, 3), round(shape.x1, 3)) for shape in figure.layout.shapes if shape.type == "rect"]
    assert bars == [(0, 1), (0, 0.615), (0, 0.525), (0.525, 0.615), (0.615, 1)]
    told = [note.text for note in figure.layout.annotations]
    assert told[:2] == ["Toegezegd", "<b>€\xa0400</b>"]


def test_an_amount_that_is_not_known_of_every_contract_is_hatched_and_zero_is_a_mark() -> None:
    (one,) = made_money(contract(cap=400, earned=200, paid=0, due=0), contract("B", earned=100, due=0))
    figure = pictures.steps(one, NL, "light", narrow=True)
    assert len(figure.data) == 3 and all(bar.marker.pattern.shape == "/" for bar in figure.data)
    assert "Toegezegd: <b>€\xa0400 (1 van 2)</b>" in [note.text for note in figure.layout.annotations]
    assert len([shape for shape in figure.layout.shapes if shape.type == "line" and shape.line.width == 3]) == 1


def test_what_was_paid_above_the_cap_is_vermilion_with_a_sign_however_little_it_is() -> None:
    (one,) = made_money(contract(cap=400_000, earned=400_000, paid=400_001, due=0, credit=1, still_to_earn=0, over_cap=1))
    figure = pictures.steps(one, NL, "light", narrow=False)
    told = [note.text for note in figure.layout.annotations]
    assert any("▲" in text and text.endswith("Boven het plafond") for text in told)
    harm = [shape for shape in figure.layout.shapes if shape.line.color == ink("light").vermilion]
    assert len(harm) == 2 and {shape.line.width for shape in harm} == {3}
