import pytest

from dashboard import session
from dashboard.pages.values import heat
from data.store import Store
from tests.dashboard.pages.values.test_values import look, said
from tests.dashboard.views.made_values import ALIKE, seen


def test_the_table_has_every_pair_in_the_order_of_the_map(values: Store) -> None:
    [rows] = [one.value for one in look(values, table_heat="true").dataframe]
    assert rows.columns.tolist() == ["Ene partner", "Andere partner", "Vorm (r)", "90 % zeker", "Mensen"]
    assert len(rows) == 6 and rows["Mensen"].tolist() == ["12 / 12"] * 6
    assert rows["Vorm (r)"].tolist() != sorted(rows["Vorm (r)"], reverse=True), "nobody is ranked by likeness"
    assert all(band.endswith(" *") for band in rows["90 % zeker"])


def test_below_the_map_it_says_what_it_rests_on(values: Store) -> None:
    page = said(look(values))
    assert "n per partner 12 · r van 6 paren: midden " in page
    assert "Bron: antwoorden op Schwartz: tien waarden, bekend op " in page
    assert page.count(" · 2026, kwartaal 3") >= 2, "under the map and under the pair"


def test_a_click_on_a_square_sets_the_two_beside_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    view = seen({party: ALIKE[party] for party in ("werk", "bouw")})
    [pair] = view.pairs
    picked: list[tuple[object, ...]] = []
    monkeypatch.setattr(session, "pick_from_chart", lambda *told: picked.append(told))
    heat._pick(view)
    assert picked == [
        ("heat", "one", {pair.key: pair.one.capitalize()}),
        ("heat", "other", {pair.key: pair.other.capitalize()}),
    ]
