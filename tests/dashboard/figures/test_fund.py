from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.figures import fund as pictures
from dashboard.look import ink
from dashboard.views.fund import FundView
from dashboard.words import words

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
    assert opacities(seen, chosen="INDIGO-ORG-0687") == {0.35, 0.08}


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
