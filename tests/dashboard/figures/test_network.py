import json
from typing import Any

import numpy as np
import pytest

from dashboard.figures.network import HALF, LINE, MANY, NAMED, SHAPE, Network, Place, Tie, network
from dashboard.look import PARTY_COLOUR, ink

PLACES = [
    Place("a", "Werkplaats Noord", 0.5, 0.5, "social", 9),
    Place("b", "Hogeschool Peelzoom", 0.9, 0.5, "knowledge", 4),
    Place("c", "Gemeente Aabeek", 0.5, 0.1, "government", 1),
    Place("d", "Vlotweg Vervoer", 0.1, 0.9, "business", 0),
]
TIES = [Tie("a", "b", 4, "both"), Tie("b", "a", 1, "one"), Tie("a", "c", 9, "none"), Tie("a", "a", 2, "both")]


def series(drawn: Network) -> dict[str, Any]:
    told: dict[str, Any] = drawn.option["series"][0]
    return told


def at_random(seed: int, parties: int, ties: int) -> tuple[list[Place], list[Tie]]:
    rng = np.random.default_rng(seed)
    pairs = sorted({(int(one), int(other)) for one, other in rng.integers(parties, size=(ties, 2))})
    told = [Tie(str(one), str(other), int(rng.integers(1, 9)), "one") for one, other in pairs]
    streams = [sum(tie.streams for tie in told if str(n) in (tie.giver, tie.taker)) for n in range(parties)]
    kinds = [*SHAPE, None]
    spots = rng.random((parties, 2)).tolist()
    places = [
        Place(str(n), f"Stichting met nummer {n}", x, y, kinds[n % len(kinds)], streams[n]) for n, (x, y) in enumerate(spots)
    ]
    return places, told


def boxes(drawn: Network, letter: float) -> list[tuple[float, float, float, float]]:
    """Where the names stand, in pixels: left, top, right, bottom."""
    told = []
    for mark in series(drawn)["data"]:
        if not mark.get("label", {}).get("show"):
            continue
        text = mark["name"].split("\n")
        wide, high = max(map(len, text)) * letter * 0.52, len(text) * (letter + 2)
        away = mark["symbolSize"] / 2 + 5
        side = mark["label"]["position"]
        x = mark["x"] + {"right": away + wide / 2, "left": -away - wide / 2}.get(side, 0)
        y = mark["y"] + {"bottom": away + high / 2, "top": -away - high / 2}.get(side, 0)
        told.append((x - wide / 2, y - high / 2, x + wide / 2, y + high / 2))
    return told


def test_every_tie_is_a_line_of_its_own_there_and_back_and_to_itself() -> None:
    drawn = network(PLACES, TIES, "light", narrow=False)
    assert drawn.links == (("a", "b"), ("b", "a"), ("a", "c"), ("a", "a"))
    links = series(drawn)["links"]
    assert [(link["source"], link["target"]) for link in links[:3]] == [(0, 1), (1, 0), (0, 2)]
    assert links[3]["source"] != links[3]["target"]
    assert series(drawn)["edgeSymbol"] == ["none", "arrow"] and links[3]["symbol"] == "none"


def test_a_loop_leaves_and_comes_back_at_its_own_mark_on_the_side_away_from_its_neighbours() -> None:
    data = series(network(PLACES, TIES, "light", narrow=False))["data"]
    loop = series(network(PLACES, TIES, "light", narrow=False))["links"][3]
    mark, ends = data[0], [data[loop["source"]], data[loop["target"]]]
    for end in ends:
        assert np.hypot(end["x"] - mark["x"], end["y"] - mark["y"]) < mark["symbolSize"]
        assert end["symbol"] == "none"
    assert sum(end["x"] for end in ends) / 2 < mark["x"] and sum(end["y"] for end in ends) / 2 > mark["y"]


def test_a_line_tells_by_its_style_how_many_confirmed_it_and_by_its_width_how_many_streams() -> None:
    links = series(network(PLACES, TIES, "light", narrow=False))["links"]
    assert [link["lineStyle"]["type"] for link in links] == [LINE["both"], LINE["one"], LINE["none"], LINE["both"]]
    widths = [link["lineStyle"]["width"] for link in links]
    assert widths[1] < widths[3] < widths[0] < widths[2]


def test_marks_tell_the_kind_by_shape_and_colour_and_the_number_of_streams_by_size() -> None:
    data = series(network(PLACES, TIES, "light", narrow=False))["data"]
    assert [mark["symbol"] for mark in data[:4]] == ["circle", "diamond", "rect", "triangle"]
    assert data[0]["itemStyle"]["color"] == PARTY_COLOUR["social"]
    assert data[0]["symbolSize"] > data[1]["symbolSize"] > data[2]["symbolSize"]
    odd = network([Place("x", "X", 0, 0, None, 1), Place("y", "Y", 1, 1, "iets anders", 1)], [], "light", narrow=False)
    assert [mark["symbol"] for mark in series(odd)["data"][:2]] == ["circle", "circle"]


def test_a_party_without_a_known_stream_is_open_and_dashed() -> None:
    mark = series(network(PLACES, TIES, "dark", narrow=False))["data"][3]
    assert mark["itemStyle"]["color"] == ink("dark").paper and isinstance(mark["itemStyle"]["borderType"], list)
    assert mark["itemStyle"]["borderColor"] == PARTY_COLOUR["business"]


def test_a_party_stands_on_the_same_spot_whoever_else_is_there() -> None:
    def spots(places: list[Place]) -> dict[str, tuple[float, float]]:
        drawn = network(places, [], "light", narrow=False)
        return {key: (mark["x"], mark["y"]) for key, mark in zip(drawn.nodes, series(drawn)["data"], strict=False)}

    assert spots(PLACES[:2])["a"] == spots(PLACES)["a"]
    for places in (PLACES, PLACES[:1]):
        corners = [mark for mark in series(network(places, [], "light", narrow=False))["data"] if mark["symbol"] == "none"]
        assert [(mark["x"], mark["y"]) for mark in corners] == [(0, 0), (560, 440)]


def test_the_lines_of_a_chosen_party_are_in_colour_and_those_of_others_nearly_vanish() -> None:
    drawn = network(
        [*PLACES, Place("e", "E", 0, 0, None, 1)], [*TIES, Tie("c", "e", 1, "one")], "light", narrow=False, chosen="a"
    )
    styles = [link["lineStyle"] for link in series(drawn)["links"]]
    assert [style.get("color") for style in styles] == [ink("light").blue] * 4 + [None]
    assert styles[4]["opacity"] < 0.2
    assert series(drawn)["data"][0]["label"]["fontWeight"] == "bold"


def test_a_name_stands_on_the_side_away_from_its_neighbours() -> None:
    sides = [mark["label"]["position"] for mark in series(network(PLACES, TIES, "light", narrow=False))["data"][:4]]
    assert sides[1] == "right" and sides[2] == "top"


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(("parties", "ties"), [(10, 25), (30, 80), (200, 2000)])
@pytest.mark.parametrize("narrow", [False, True])
def test_no_name_stands_on_another_or_leaves_the_picture(seed: int, parties: int, ties: int, narrow: bool) -> None:
    drawn = network(*at_random(seed, parties, ties), "light", narrow=narrow)
    told = boxes(drawn, series(drawn)["label"]["fontSize"])
    for at, (left, top, right, bottom) in enumerate(told):
        assert left >= -0.1 and top >= -0.1 and right <= drawn.width + 0.1 and bottom <= drawn.height + 0.1
        for other in told[:at]:
            apart = (right - other[0], other[2] - left, bottom - other[1], other[3] - top)
            assert min(apart) <= 0.2
    assert series(drawn)["label"]["fontSize"] >= 11


def test_in_a_coalition_of_ten_every_party_carries_its_name() -> None:
    for seed in range(5):
        data = series(network(*at_random(seed, 10, 25), "light", narrow=False))["data"]
        assert sum(mark.get("label", {}).get("show", False) for mark in data) >= 9


def test_of_many_parties_the_largest_carry_their_names_and_the_others_tell_it_where_pointed_at() -> None:
    places, ties = at_random(1, 200, 2000)
    drawn = network(places, ties, "light", narrow=False, chosen="150")
    named = [at for at, mark in enumerate(series(drawn)["data"]) if mark.get("label", {}).get("show")]
    assert 150 in named and len(named) <= NAMED
    assert all(mark["tooltip"]["formatter"].startswith("Stichting") for mark in series(drawn)["data"][:200])


def test_a_large_picture_takes_a_whole_page_and_a_narrow_one_stays_low() -> None:
    assert network(*at_random(1, HALF, 20), "light", narrow=False).width < 600
    assert network(*at_random(1, HALF + 1, 20), "light", narrow=False).width > 1000
    assert network(*at_random(1, MANY + 1, 20), "light", narrow=True).height == 300


def test_two_hundred_parties_with_two_thousand_streams_stay_small() -> None:
    assert len(json.dumps(network(*at_random(3, 200, 2000), "light", narrow=False).option)) < 350_000


def test_a_name_reads_as_it_was_typed_and_twins_are_two_marks() -> None:
    twins = [Place(key, "A$& {b} <b>x</b>", x, 0.5, None, 1) for key, x in (("a", 0.1), ("b", 0.9))]
    data = series(network(twins, [], "light", narrow=False))["data"][:2]
    assert data[0]["name"] != data[1]["name"]
    for mark in data:
        assert "{b}" not in mark["name"] and "$&" not in mark["name"]
        assert "".join(sign for sign in mark["name"] if sign not in "\u2060\u200b").replace("\n", " ") == "A$& {b} <b>x</b>"
        assert "<b>" not in mark["tooltip"]["formatter"] and "{" not in mark["tooltip"]["formatter"]


def test_without_parties_there_is_an_empty_picture() -> None:
    drawn = network([], [], "light", narrow=False)
    assert drawn.nodes == () and drawn.links == ()
