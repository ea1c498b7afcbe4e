import numpy as np
import pytest

from dashboard.views.value_pair import DRAWN, Side, ValueRow, add_up_finely, likeness_sum, pair_view, rows_of
from dashboard.words import words
from data.instrument import Instrument
from tests.dashboard.views.made_values import ALIKE, STELLINGEN, WAARDEN, held, seen

NL = words("nl")


def test_values_stand_by_how_much_the_two_differ_and_the_first_three_are_clashes() -> None:
    told = pair_view(seen(), "werk", "bouw", NL)
    assert [row.name for row in told.rows] == ["Zorg voor elkaar", "Presteren", "Invloed", "Plezier", "Traditie"]
    assert [row.apart for row in told.rows] == pytest.approx([1.6, 1.4, 1.4, 0.6, 0.6])
    assert [row.is_clash for row in told.rows] == [True, True, True, False, False]
    assert (told.names, told.people) == (("Werk", "Bouw"), (12, 12)) and told.pair == seen().pair("werk", "bouw")
    assert pair_view(seen(), "bouw", "werk", NL).rows[0].one == told.rows[0].other


def test_the_unknown_comes_last_and_is_no_difference() -> None:
    told = pair_view(seen({**ALIKE, "werk": [None, -0.4, -1.0, 0.7, 0.7]}), "werk", "bouw", NL)
    last = told.rows[-1]
    assert (last.name, last.apart, last.is_clash, last.is_distinct) == ("Zorg voor elkaar", None, False, False)
    assert last.one == Side(None, None, None) and last.other.mean == -0.6


@pytest.mark.parametrize(
    ("one", "other", "distinct"),
    [
        (Side(0.5, 0.3, 0.7), Side(1.0, 0.8, 1.2), True),
        (Side(1.0, 0.8, 1.2), Side(0.5, 0.3, 0.7), True),
        (Side(0.5, 0.3, 0.9), Side(1.0, 0.8, 1.2), False),
        (Side(0.5, None, None), Side(1.0, 0.8, 1.2), True),
        (Side(0.9, None, None), Side(1.0, 0.8, 1.2), False),
        (Side(0.5, None, None), Side(1.0, None, None), True),
        (Side(1.0, None, None), Side(1.0, None, None), False),
        (Side(None, None, None), Side(1.0, None, None), False),
    ],
)
def test_two_differ_where_their_bands_lie_apart(one: Side, other: Side, *, distinct: bool) -> None:
    assert ValueRow("v", "V", "", one, other, is_clash=True).is_distinct is distinct


def test_of_the_most_important_values_it_is_counted_how_many_are_shared() -> None:
    told = pair_view(seen(), "werk", "zorg", NL)
    assert (told.shared, told.top) == (5, 5)
    assert pair_view(seen({**ALIKE, "werk": [None, -0.4, -1.0, 0.7, 0.7]}), "werk", "zorg", NL).top == 4


def test_of_statements_the_largest_differences_are_drawn_on_their_own_scale() -> None:
    answers = {"een": [float(1 + at % 5) for at in range(15)], "twee": [3.0] * 15}
    told = pair_view(seen(answers, instrument=STELLINGEN, people=1), "een", "twee", NL)
    assert len(told.drawn) == DRAWN and len(told.rows) == 15 and told.across == (1, 5)
    assert (told.axis, told.top) == ("statements", 0)


def test_the_axis_is_even_around_the_mean_and_holds_every_band() -> None:
    told = pair_view(seen(band=0.5), "werk", "bouw", NL)
    assert told.axis == "centred" and told.across[0] == -told.across[1] and told.across[1] > 1.5
    flat = pair_view(seen({"a": [0.0] * 5, "b": [0.0] * 5}, people=1), "a", "b", NL)
    assert flat.across == (-1, 1) and flat.clashes == ()
    plain = Instrument("waarden", "1", "profile", 1, 6, "high", WAARDEN.values, WAARDEN.items)
    told = pair_view(seen({"a": [1.0] * 5, "b": [4.0] * 5}, instrument=plain), "a", "b", NL)
    assert (told.axis, told.across) == ("scale", (1, 6))
    cards = Instrument("waarden", "1", "cards", 0, 1, "high", WAARDEN.values, WAARDEN.items)
    told = pair_view(seen({"a": [0.1] * 5, "b": [0.4] * 5}, instrument=cards), "a", "b", NL)
    assert (told.axis, told.across) == ("cards", (0, 1))


def test_the_sum_behind_r_adds_up_to_r() -> None:
    rng = np.random.default_rng(3)
    for _ in range(20):
        means = {party: [float(x) for x in rng.normal(size=5)] for party in "ab"}
        view = seen(means)
        told = pair_view(view, "a", "b", NL)
        found = likeness_sum(view, told)
        assert found is not None and told.pair is not None
        assert found.together == pytest.approx(sum(part.product or 0.0 for part in found.parts))
        assert found.together / np.sqrt(found.of_one * found.of_other) == pytest.approx(told.pair.alike)


def test_the_sum_behind_agreement_adds_up_to_it() -> None:
    answers = {"een": [float(1 + at % 5) for at in range(15)], "twee": [3.0] * 14 + [None]}
    view = seen(answers, instrument=STELLINGEN, people=1)
    told = pair_view(view, "een", "twee", NL)
    found = likeness_sum(view, told)
    assert found is not None and told.pair is not None and len(found.parts) == 14
    assert 1 - found.together / len(found.parts) / found.width == pytest.approx(told.pair.alike)


def test_without_a_likeness_there_is_no_sum() -> None:
    view = seen({"a": [0.0] * 5, "b": [0.5, -0.5, 0.0, 0.0, 0.0]})
    assert likeness_sum(view, pair_view(view, "a", "b", NL)) is None


def test_parts_of_a_sum_add_up_as_they_are_shown() -> None:
    parts = [0.333, 0.333, 0.333, -0.005]
    told = add_up_finely(parts)
    assert sum(told) == pytest.approx(0.99) and told == pytest.approx(parts, abs=0.02)
    assert all(one == pytest.approx(round(one, 2)) for one in told)


def test_the_rows_behind_a_pair_are_those_of_the_two_in_this_wave_and_nothing_withheld() -> None:
    view = seen(ALIKE, held("klein"))
    rows = rows_of(view, pair_view(view, "werk", "bouw", NL))
    assert set(rows["party"]) == {"werk", "bouw"} and len(rows) == 20 and rows["mean"].notna().all()
    assert len(rows_of(view, pair_view(view, "werk", "bouw", NL)).columns) == len(view.rows.columns)
