from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data import intake
from data.store import Store
from tests.dashboard.apptest import texts
from tests.dashboard.pages.fund.made_part import part

FUND = {
    "fund": "fund,name\nF,Fonds\n",
    "project": "project,name\nP1,Werk\nP2,Rust\n",
    "outcome_fund": "project,fund\nP1,F\nP2,F\n",
    "outcome_metric": "project,outcome_metric,definition,unit\nP1,werk,Vast werk,mensen\nP2,rust,Rust,mensen\n",
}
IMPACT = """project,outcome_metric,unit,direction,threshold,stakeholder,base,now,scale,own_harm,contribution,source
P1,werk,%,hoger is beter,50,jongeren,30,62,46,nee,0.4,evaluatie
"""
RISK = "project,outcome_metric,risk,level,mitigation,source\nP1,,volhouden,hoog,Nazorg,evaluatie\n"


def filled(folder: Path, **tables: str) -> Store:
    """A ledger with the fund F, its contracts Werk and Rust, and these tables."""
    files = folder / "in"
    files.mkdir()
    for name, text in (FUND | tables).items():
        (files / f"{name}.csv").write_text(text, encoding="utf-8")
    store = Store.open(folder / "ledger.duckdb", write=True)
    delivery = intake.examine([files], "template", store)
    assert not delivery.refused, delivery.problems
    intake.deliver(store, delivery, "test")
    return store


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with filled(tmp_path_factory.mktemp("told"), impact=IMPACT, impact_risk=RISK) as store:
        yield store


@cache
def look(store: Store, query: tuple[tuple[str, str], ...] = ()) -> AppTest:
    return part(store, "norms", "show_norms", **dict(query))


def test_the_class_is_told_beside_how_much_is_answered_and_the_risks(told: Store) -> None:
    said = texts(look(told)).replace("\\", "")
    assert "1 van de 2 uitkomsten draagt bij aan een oplossing" in said
    assert "Hoeveel van de vijf vragen beantwoord is" in said and "1 van de 9 risico’s is hoog" in said
    assert "Bron: evaluatie" in said


def test_the_levels_stand_by_contract_and_the_uncertain_name_is_said(told: Store) -> None:
    levels = look(told).dataframe[0].value.set_index("Risico")
    assert levels.loc["volhouden (naam onzeker)"].tolist() == ["■ hoog", "○ onbekend"] and len(levels) == 9
    assert "Of het risico ‘volhouden’ zo heet, is niet bevestigd." in texts(look(told)).replace("\\", "")


def test_both_pictures_have_a_table(told: Store) -> None:
    app = look(told, (("table_norms", "true"), ("table_risks", "true")))
    outcomes, risks = (one.value for one in app.dataframe)
    assert outcomes["Klasse"].tolist() == ["nog niets over vastgelegd", "C draagt bij aan oplossing"]
    assert outcomes["Begin"].isna().tolist() == [True, False] and outcomes["Drempel"].tolist()[1:] == ["50"]
    assert risks[["Uitkomst", "Maatregel"]].to_numpy().tolist() == [["hele contract", "Nazorg"]]


def test_of_one_contract_only_its_own_is_shown(told: Store) -> None:
    assert "De ene uitkomst draagt bij aan oplossing" in texts(look(told, (("contract", "P1"),)))


def test_norms_stay_without_money(told: Store) -> None:
    assert "uitkomsten draagt bij" in texts(look(told, (("without_money", "true"),)))


def test_where_nothing_is_told_there_is_one_quiet_line(told: Store) -> None:
    app = look(told, (("contract", "P2"), ("lang", "en")))
    assert [one.value for one in app.markdown] == [":small[:gray[What the outcomes changed for whom is not recorded\\.]]"]
    assert not app.dataframe and not app.subheader
