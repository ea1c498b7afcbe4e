import json
from collections import Counter
from typing import Any

import numpy as np
import pytest

from dashboard.figures.columns import CROWDED, Flow, Flows, Node, columns
from dashboard.look import Theme, ink

COLOURS = {"kennis": "#0072B2", "arbeid": "#009E73"}
HEADS = ("wie brengt", "wat", "wie haalt")


def drawn(flows: list[Flow], *, narrow: bool = False, theme: Theme = "light", **more: Any) -> Flows:
    parties = sorted({party for flow in flows for party in (flow.giver, flow.taker)})
    labels: dict[Node, str] = {("giver", party): f"Partij {party}" for party in parties}
    labels |= {("what", what): what for what in COLOURS} | {("taker", party): f"Partij {party}" for party in parties}
    return columns(flows, labels, COLOURS, theme, narrow=narrow, **more)


def series(flows: Flows) -> dict[str, Any]:
    told: dict[str, Any] = flows.option["series"][0]
    return told


def at_random(seed: int, parties: int, flows: int, *, amounts: bool) -> list[Flow]:
    rng = np.random.default_rng(seed)
    ends = rng.integers(parties, size=(flows, 2))
    kinds = rng.choice(list(COLOURS), size=flows)
    widths = rng.choice([0.0, 3.0, 40.0, 5000.0, np.nan], size=flows) if amounts else np.ones(flows)
    return [
        Flow(str(giver), str(kind), str(taker), None if np.isnan(width) else float(width), clear=bool(clear))
        for (giver, taker), kind, width, clear in zip(ends, kinds, widths, rng.random(flows) < 0.8, strict=True)
    ]


@pytest.mark.parametrize("seed", range(8))
def test_both_sides_carry_the_same_whatever_is_rolled_up(seed: int) -> None:
    given = at_random(seed, 12, 60, amounts=False)
    flows = drawn(given)
    carried: Counter[tuple[str, str]] = Counter()
    for ((side, key), (_, other)), link in zip(flows.links, series(flows)["links"], strict=True):
        carried[side, key if side == "what" else other] += link["value"]
    for kind, number in Counter(flow.what for flow in given).items():
        assert carried["giver", kind] == pytest.approx(number) and carried["what", kind] == pytest.approx(number)


def test_a_cycle_and_a_party_that_brings_to_itself_are_drawn() -> None:
    flows = drawn([Flow("a", "kennis", "b"), Flow("b", "kennis", "a"), Flow("a", "arbeid", "a")])
    assert Counter(side for side, _ in flows.nodes) == {"giver": 2, "what": 2, "taker": 2}
    assert (("what", "arbeid"), ("taker", "a")) in flows.links
    depth = {node: mark["depth"] for node, mark in zip(flows.nodes, series(flows)["data"], strict=True)}
    assert all(depth[one] < depth[other] for one, other in flows.links)


def test_links_point_to_marks_by_their_position() -> None:
    flows = drawn([Flow("a", "kennis", "b"), Flow("b", "arbeid", "a")])
    for (one, other), link in zip(flows.links, series(flows)["links"], strict=True):
        assert (flows.nodes[link["source"]], flows.nodes[link["target"]]) == (one, other)


def test_streams_between_the_same_marks_are_one_link_and_the_unknown_apart_and_paler() -> None:
    same = Flow("a", "kennis", "b")
    flows = drawn([same] * 30 + [Flow("a", "kennis", "b", clear=False)] * 10)
    assert [(link["value"], link["lineStyle"]["opacity"]) for link in series(flows)["links"]] == [
        (30, 0.6),
        (30, 0.6),
        (10, 0.35),
        (10, 0.35),
    ]


def test_an_unknown_amount_is_thin_and_pale_and_a_zero_thin_and_clear() -> None:
    flows = drawn([Flow("a", "kennis", "b", 1000.0), Flow("a", "arbeid", "b", None), Flow("b", "arbeid", "a", 0.0)])
    links = zip(flows.links, series(flows)["links"], strict=True)
    told = {pair: (link["value"], link["lineStyle"]["opacity"]) for pair, link in links}
    assert told[("giver", "a"), ("what", "kennis")] == (1000, 0.6)
    assert told[("giver", "a"), ("what", "arbeid")] == (10, 0.35)
    assert told[("giver", "b"), ("what", "arbeid")] == (10, 0.6)


@pytest.mark.parametrize("seed", range(4))
def test_all_that_is_thin_together_stays_below_a_fifth_of_what_is_known(seed: int) -> None:
    given = at_random(seed, 30, 400, amounts=True)
    known = sum(flow.width or 0 for flow in given)
    links = series(drawn(given))["links"]
    assert known <= sum(link["value"] for link in links) / 2 <= known * 1.2


def test_a_link_tells_what_it_carries_and_how_much_of_it_is_unknown() -> None:
    given = [Flow("a", "kennis", "b", 10.0, clear=False), Flow("a", "kennis", "b", None)]
    flows = drawn(given, told=lambda amount, unknown: f"{amount:g} + {unknown} onbekend")
    hints = [link["tooltip"]["formatter"] for link in series(flows)["links"]]
    assert hints == ["Partij a → kennis: 10 + 1 onbekend", "kennis → Partij b: 10 + 1 onbekend"]
    assert "tooltip" in flows.option and "tooltip" not in drawn(given).option


def test_while_a_party_is_chosen_the_flows_of_others_nearly_vanish() -> None:
    given = [Flow("a", "kennis", "b", chosen=True), Flow("b", "kennis", "a", chosen=False)]
    assert {link["lineStyle"]["opacity"] for link in series(drawn(given))["links"]} == {0.9, 0.08}
    assert {link["lineStyle"]["opacity"] for link in series(drawn(given, theme="dark"))["links"]} == {1.0, 0.14}


def test_people_stand_in_ink_and_what_they_bring_in_its_colour() -> None:
    flows = drawn([Flow("a", "kennis", "b")], theme="dark")
    fills = {node: mark["itemStyle"]["color"] for node, mark in zip(flows.nodes, series(flows)["data"], strict=True)}
    assert fills == {("giver", "a"): ink("dark").ink, ("what", "kennis"): "#0072B2", ("taker", "b"): ink("dark").ink}
    assert [level["lineStyle"]["color"] for level in series(flows)["levels"]] == ["target", "source"]


def test_the_heads_stand_above_the_columns_and_clear_of_them() -> None:
    flows = drawn([Flow("a", "kennis", "b")], heads=HEADS)
    assert [title["text"] for title in flows.option["title"]] == list(HEADS)
    assert series(flows)["top"] > 26 and "title" not in drawn([Flow("a", "kennis", "b")]).option


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("amounts", [False, True])
@pytest.mark.parametrize(("parties", "number"), [(3, 5), (10, 50), (40, 300), (200, 2000)])
def test_no_two_names_overlap_and_none_is_cut_or_too_small(parties: int, number: int, amounts: bool, narrow: bool) -> None:
    flows = drawn(at_random(1, parties, number, amounts=amounts), narrow=narrow, heads=HEADS)
    told = series(flows)
    label = told["data"][0]["label"]
    lines = 1 + max(mark["name"].count("\n") for mark in told["data"])
    fullest = max(Counter(side for side, _ in flows.nodes).values())
    assert lines <= (1 if fullest > CROWDED else 2)
    inner = flows.height - told["top"] - told["bottom"] - (fullest - 1) * told["nodeGap"]
    values = [sum(link["value"] for link in told["links"] if link["source"] == at) for at in range(len(told["data"]))]
    values = [value for value in values if value]
    thinnest = min(values) / (sum(link["value"] for link in told["links"]) / 2) * inner
    assert thinnest + told["nodeGap"] >= lines * label["lineHeight"] - 1
    assert thinnest / 2 + told["bottom"] >= lines * label["lineHeight"] / 2 - 1
    assert label["fontSize"] >= 11


def test_two_hundred_parties_with_two_thousand_streams_stay_small_and_within_a_few_screens() -> None:
    flows = drawn(at_random(2, 200, 2000, amounts=False), heads=HEADS, told=lambda number, _: f"{number:g} stromen")
    assert len(json.dumps(flows.option)) < 900_000 and flows.height < 5000


def test_a_name_is_neither_markup_nor_a_template_and_twins_are_two_marks() -> None:
    labels: dict[Node, str] = {("giver", "a"): "<b>{b}</b>", ("what", "kennis"): "kennis", ("taker", "a"): "<b>{b}</b>"}
    flows = columns([Flow("a", "kennis", "a")], labels, COLOURS, "light", narrow=False, told=lambda *_: "{c}")
    names = [mark["name"] for mark in series(flows)["data"]]
    assert len(set(names)) == 3 and names[0] == "<b>{b}</b>" == names[2].rstrip("\u200b")
    assert "{" not in json.dumps([link["tooltip"]["formatter"] for link in series(flows)["links"]])


def test_without_a_flow_there_is_an_empty_picture() -> None:
    flows = drawn([])
    assert series(flows)["data"] == [] and flows.links == ()
