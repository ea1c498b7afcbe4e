import pytest
from streamlit.testing.v1 import AppTest

from data.packs_known import DEFAULT_PACK, pack_named
from data.store import Store
from tests.conftest import Deliver
from tests.dashboard.apptest import visit
from tests.dashboard.pages.significance.test_significance import charts, look, opened, said


def headings(app: AppTest) -> str:
    return "\n".join(str(one.value) for one in app.subheader).replace("\\", "")


def test_all_partners_come_to_the_level_that_the_page_tells(dommelrand: Store) -> None:
    app = look(dommelrand)
    assert "Alle 8 partners komen tot hetzelfde oordeel" in headings(app)
    told = said(app)
    assert "Nu klopt het: Dommelrand scoort minstens 20, waar niveau 5 (waardevol) begint." in told
    assert "Kleinste verandering die het oordeel omdraait: verschuif " in told and " procentpunt van " in told
    assert "Ook elke weging tussen deze 12 in geeft dit oordeel." in told


def test_another_level_and_another_judgement_are_a_choice_away(dommelrand: Store) -> None:
    app = opened(dommelrand, weigh_level="6")
    assert "Nu klopt het niet dat: Dommelrand scoort minstens 50" in said(app)
    app.segmented_control(key="weigh_for").set_value("above").run()
    told = said(app)
    assert "scoort hoger dan" in told and "Vergeleken op de" in told
    one, other = app.selectbox(key="weigh_one").value, app.selectbox(key="weigh_other").value
    assert one != other
    app.selectbox(key="weigh_one").set_value(other).run()
    assert app.selectbox(key="weigh_one").value == other and app.selectbox(key="weigh_other").value != other
    assert "above" in app.query_params["weigh_for"] and not app.exception


def test_the_table_has_a_row_a_set_and_a_column_a_set(dommelrand: Store) -> None:
    app = look(dommelrand, table_negotiation="true", lang="en")
    sets, weights = (next(one.value for one in app.dataframe if name in one.value) for name in ("Weighing", "Zone"))
    assert len(sets) == 13 and sets["Judgement"].tolist() == ["as now"] * 13
    assert weights.columns.tolist()[:3] == ["Theme", "Counts now", "Zone"]
    assert weights.shape[1] == 15


@pytest.mark.parametrize("query", [{"coalition": "Buurtwarmte De Waard"}, {"subject": "Werkplaats Noord"}])
def test_it_stands_in_every_view(dommelrand: Store, query: dict[str, str]) -> None:
    app = look(dommelrand, **query)
    assert not app.exception and "{" not in said(app)


def test_with_fewer_than_two_that_weighed_it_says_what_is_needed(store: Store, deliver: Deliver) -> None:
    pack = pack_named(DEFAULT_PACK, store.ask("packs"))
    rows = "".join(f"C,{name},2026-Q1,{(pack.by_name[name].anchors or (0, 0, 0))[2]}\n" for name in pack.indicators)
    deliver(coalition="coalition\nC\n", observation=f"coalition,indicator,period,value\n{rows}")
    app = visit(store, "betekenis", lang="nl")
    assert "Samen wegen kan als minstens twee partners of rollen de thema's wogen." in said(app)
    assert charts(app)
