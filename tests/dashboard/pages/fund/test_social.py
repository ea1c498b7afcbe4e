from collections.abc import Iterator
from functools import cache

import pytest
from streamlit.testing.v1 import AppTest

from data.store import Store
from tests.dashboard.apptest import texts
from tests.dashboard.pages.fund.made_part import part
from tests.dashboard.pages.fund.test_norms import filled

CASES = (("laag", 1200), ("waarschijnlijk", 2500), ("hoog", 4200))
HEAD = (
    "project,outcome_metric,scenario,quantity,currency,proxy,"
    "deadweight,displacement,attribution,drop_off,years,discount,source\n"
)
PROJECT = "project,name,paid,paid_currency\nP1,Werk,60000,EUR\nP2,Rust,,\nP3,Moed,,\n"
FUNDED = "project,fund\nP1,F\nP2,F\nP3,F\n"


def assumed(project: str, outcome: str) -> str:
    rows = [f"{project},{outcome},{case},40,EUR,{proxy},0.25,0.1,0.3,0.2,3,0.035,aannames" for case, proxy in CASES]
    return "\n".join(rows) + "\n"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    tables = {"project": PROJECT, "outcome_fund": FUNDED, "social_return": HEAD + assumed("P1", "werk") + assumed("P2", "rust")}
    with filled(tmp_path_factory.mktemp("told"), **tables) as store:
        yield store


@cache
def look(store: Store, query: tuple[tuple[str, str], ...] = ()) -> AppTest:
    return part(store, "social", "show_social", **dict(query))


def said(app: AppTest) -> str:
    return texts(app).replace("\\", "").replace("\xa0", " ")


def test_it_is_off_until_it_is_asked_for(told: Store) -> None:
    app = look(told)
    assert [one.label for one in app.toggle] == ["Schat de uitkomsten in geld"] and not app.toggle[0].value
    assert texts(app) == "" and not app.dataframe


def test_the_first_line_says_that_it_is_an_estimate_and_never_added_to_meaning(told: Store) -> None:
    app = look(told, (("social", "true"),))
    assert app.markdown[0].value == "**Dit is een schatting uit aannames\\. Dit geld telt nergens op bij betekenis\\.**"
    assert "Werk: tussen 0,87 en 3,03 per betaalde EUR, waarschijnlijk 1,8." in said(app)
    assert "Rust: tussen € 51.943 en € 181.799. Een verhouding is er niet: betaling niet vastgelegd." in said(app)


def test_no_heading_bears_a_number(told: Store) -> None:
    app = look(told, (("social", "true"),))
    assert [one.value for one in (*app.title, *app.header, *app.subheader)] == [
        "Geschatte opbrengst, gedeeld door wat betaald is"
    ]


def test_every_assumption_is_in_the_table(told: Store) -> None:
    [assumptions] = look(told, (("social", "true"),)).dataframe
    assert len(assumptions.value) == 6 and set(assumptions.value["Bron"]) == {"aannames"}
    both = look(told, (("social", "true"), ("table_social", "true"))).dataframe
    assert both[0].value["Per betaalde eenheid"].tolist() == ["0,87 – 3,03", "onbekend: betaling niet vastgelegd"]


def test_without_money_there_is_nothing_of_it(told: Store) -> None:
    app = look(told, (("social", "true"), ("without_money", "true")))
    assert not app.toggle and texts(app) == "" and not app.dataframe


def test_where_no_ratio_is_known_the_amounts_stand_in_a_table(told: Store) -> None:
    app = look(told, (("social", "true"), ("contract", "P2")))
    assert app.dataframe[0].value["Laag"].tolist() == ["€\xa051.943"] and "Werk:" not in said(app)


def test_where_nothing_is_assumed_there_is_one_quiet_line(told: Store) -> None:
    app = look(told, (("social", "true"), ("contract", "P3")))
    assert not app.toggle and len(app.markdown) == 1 and "geen aannames" in texts(app)
