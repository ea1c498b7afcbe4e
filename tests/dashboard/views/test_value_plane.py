import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from dashboard.views.value_plane import (
    CROWD,
    SHARE,
    SIGN,
    PlaneView,
    Spot,
    alike_told,
    apart,
    foot,
    heading,
    plane_view,
    reading,
)
from dashboard.views.value_systems import ValuesView
from dashboard.words import words
from data.instrument import Instrument, Item, Value
from tests.dashboard.views.made_values import STELLINGEN, held, seen

NL, EN = words("nl"), words("en")
FLAT = Instrument(
    *("vlak", "1", "profile", 1, 6, "high"),
    values=(Value("durf", plane_x=1), Value("orde", plane_x=-1), Value("zorg", plane_y=1), Value("macht", plane_y=-1)),
    items=tuple(Item(f"{one}1", one) for one in ("durf", "orde", "zorg", "macht")),
    centring="person",
)
PLACES: dict[str, Sequence[float | None]] = {
    "werk": [0.0, 0.0, 0.8, -0.8],
    "bouw": [0.5, -0.2, -0.5, 0.6],
    "fonds": [0.3, -0.3, 0.1, 0.0],
}


def flat(means: Mapping[str, Sequence[float | None]] = PLACES, *hidden: Any, **how: Any) -> ValuesView:
    return seen(means, *hidden, instrument=FLAT, **how)


def view(means: Mapping[str, Sequence[float | None]] = PLACES, **how: Any) -> PlaneView:
    found = plane_view(flat(means, **how))
    assert found is not None
    return found


def test_a_partner_stands_at_the_difference_of_both_ends_of_each_axis() -> None:
    spots = {spot.party: (spot.x, spot.y) for spot in view().spots}
    assert spots["werk"] == pytest.approx((0.0, 1.6)) and spots["bouw"] == pytest.approx((0.7, -1.1))
    assert {spot.party: spot.kind for spot in view().spots} == {"werk": "social", "bouw": "business", "fonds": "financier"}


def test_the_ring_holds_four_in_five_of_what_may_be() -> None:
    [spot] = view({"werk": PLACES["werk"]}, band=0.6, people=9).spots
    error = 0.6**2 / 9
    assert spot.spread is not None and spot.spread == pytest.approx(np.array([[2 * error, 0.0], [0.0, 2 * error]]))
    drawn = np.random.default_rng(1).multivariate_normal([spot.x, spot.y], spot.spread, 20_000)
    reach = math.hypot(spot.ring[0][0] - spot.x, spot.ring[0][1] - spot.y)
    within = np.hypot(drawn[:, 0] - spot.x, drawn[:, 1] - spot.y) <= reach
    assert within.mean() == pytest.approx(SHARE, abs=0.01)


def test_an_own_statement_has_no_ring_and_an_unknown_spread_is_no_certainty() -> None:
    own = view(people=1)
    assert all(spot.is_own and not spot.ring for spot in own.spots)
    assert "zonder ring, eigen opgave: Bouw, Fonds en Werk" in foot(flat(people=1), own, NL)
    bare = view({"werk": PLACES["werk"]}, spread=None)
    assert bare.spots[0].spread is None and not bare.spots[0].ring
    assert foot(flat({"werk": PLACES["werk"]}, spread=None), bare, NL) == "zonder ring, spreiding onbekend: Werk"


def test_who_lacks_an_end_of_an_axis_has_no_place_and_is_named() -> None:
    means = {**PLACES, "bouw": [0.5, None, -0.5, 0.6]}
    told = view(means)
    assert [spot.party for spot in told.spots] == ["fonds", "werk"] and told.nowhere == ("Bouw",)
    assert "plaats onbekend: Bouw" in foot(flat(means), told, NL)
    assert plane_view(flat({"bouw": means["bouw"]})) is None


def test_statements_have_no_plane() -> None:
    assert plane_view(seen({"een": [1.0] * 15, "twee": [2.0] * 15}, instrument=STELLINGEN)) is None
    assert plane_view(seen({}, instrument=None)) is None


def test_the_heading_names_the_two_furthest_apart_only_where_that_is_sure() -> None:
    assert heading(view(), NL) == "Bouw kiest het meest voor resultaat, Werk voor relatie"
    assert heading(view(), EN) == "Bouw leans most to result, Werk to relation"
    wide = {"werk": [-1.5, 1.5, 0.1, 0.0], "bouw": [1.5, -1.5, 0.0, 0.1]}
    assert heading(view(wide), NL) == "Werk kiest het meest voor regels, Bouw voor risico"
    assert apart(view(band=6.0)) is None
    assert heading(view(band=6.0), NL) == "In het vlak liggen partners niet duidelijk uit elkaar"
    assert heading(view({"werk": PLACES["werk"]}), NL) == "In het vlak staat alleen Werk"


def test_by_chance_two_of_many_partners_are_seldom_said_to_lie_apart() -> None:
    rng = np.random.default_rng(7)
    said = 0
    for _ in range(200):
        places = rng.normal(0, 0.3, size=(12, 2))
        spots = [Spot(f"p{at}", "", None, x, y, 9, np.diag([0.09, 0.09])) for at, (x, y) in enumerate(places.tolist())]
        said += apart(PlaneView(tuple(spots), (), 1.0)) is not None
    assert 5 <= said <= 40  # two axes, each wrong once in ten


def test_the_reading_says_that_the_ring_is_an_approximation_and_what_shapes_mean() -> None:
    told = reading(view(), NL)
    assert "80 % zekerheid (benadering)" in told.replace("\xa0", " ")
    assert told.endswith("● sociale partners ▲ bedrijven ⬢ financiers.")
    assert "ring" not in reading(view(people=1), NL)
    crowd = PlaneView(view().spots * CROWD, (), 1.0)
    assert "ring" not in reading(crowd, NL) and "Namen staan in de tabel" in reading(crowd, NL)


def test_each_kind_has_a_sign_of_its_own_and_only_those_that_are_there_are_told() -> None:
    assert len(set(SIGN.values())) == len(SIGN)
    told = view()
    stranger = replace(told.spots[0], kind=None)
    assert reading(replace(told, spots=(stranger, *told.spots[1:])), NL).endswith("○ soort onbekend.")
    assert "overheden" not in reading(told, NL)


def test_who_may_not_be_shown_is_told_below_the_plane() -> None:
    told = flat(PLACES, held("klein", instrument="vlak"))
    assert foot(told, view(), NL) == "Klein: te weinig antwoorden: 3, minimaal 5"


def test_most_alike_in_shape_is_told_and_never_called_better() -> None:
    told = seen()
    assert alike_told(told, "werk", NL) == "In vorm lijkt Werk het meest op Zorg. Meer gelijk is niet beter."
    assert alike_told(told, "nobody", NL) == ""
    assert alike_told(seen({party: [1.0, 0.0, 0.0, 0.0, -1.0] for party in ("een", "twee")}), "een", NL) == ""
