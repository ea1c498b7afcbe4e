import re
from functools import cache
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data.store import Store
from tests.conftest import Deliver
from tests.dashboard.apptest import texts, visit

WHOLE = {"coalition": "Dommelrand", "quarter": "2026-Q3"}


def said(app: AppTest) -> str:
    """All that stands on the page, as a reader sees it."""
    return texts(app).replace("\\", "").replace("\u2060", "").replace("\xa0", " ")


def opened(store: Store, **query: str) -> AppTest:
    return visit(store, "betekenis", **{"lang": "nl", **WHOLE, **query})


def look(store: Store, **query: str) -> AppTest:
    """The same, for a test that only looks: such tests share one visit."""
    return _looked(store, tuple(sorted(query.items())))


@cache
def _looked(store: Store, query: tuple[tuple[str, str], ...]) -> AppTest:
    return opened(store, **dict(query))


def charts(app: AppTest) -> list[Any]:
    return [element.proto for element in app.get("plotly_chart")]


def title(app: AppTest) -> str:
    return str(app.title[0].value).replace("\\", "").replace("\u2060", "").replace("\xa0", " ")


def test_dommelrand_is_valuable_but_its_emissions_burden(dommelrand: Store) -> None:
    app = look(dommelrand)
    assert title(app) == "Dommelrand is waardevol (niveau 5), maar CO₂-uitstoot is belastend"
    told = said(app)
    assert (
        re.search(r"Score 31, 80 % zeker tussen 2[3-5] en (37|38|39)\.", told)
        and "Eén is belastend of schadelijk: CO₂-uitstoot." in told
    )
    assert "Het beste gaat mens en welbevinden; CO₂-uitstoot blijft onder de norm" in told
    assert "voorbeeldgegevens: verzonnen" in told and "BETEKENIS · SCORE EN THEMA'S" in told
    assert "40 financiers wegen samen even zwaar als 4 deelnemers." in told
    assert re.search(r"In de doorrekeningen: niveau 3: (3|4)\d %, (niveau 4: \d %|.*) en niveau 5: (5|6)\d %\.", told)
    assert "{" not in told and len(charts(app)) >= 7


def test_the_page_is_there_in_english_too(dommelrand: Store) -> None:
    app = look(dommelrand, lang="en")
    assert title(app) == "Dommelrand is valuable (level 5), but burdening on CO₂ emissions"
    told = said(app)
    assert "Score 31, 80% sure between 2" in told and "Why level 5 and not 6?" in told
    assert "{" not in told and "onbekend" not in told


@pytest.mark.parametrize(
    ("query", "starts", "told"),
    [
        (
            {"coalition": "Buurtwarmte De Waard"},
            "Buurtwarmte De Waard is waardevol (niveau 5); Ontwikkeling is onbekend",
            "Weggelaten, want overal nul: financier.",
        ),
        ({"subject": "Werkplaats Noord"}, "Werkplaats Noord is waardevol (niveau 5)", "Score 48"),
        ({"subject": "Wijkraad De Waard"}, "Te weinig gegevens voor een score van Wijkraad De Waard", "Waarom geen score?"),
        ({"quarter": "2026-Q1"}, "Dommelrand is waardevol (niveau 5)", "gewichten van het pakket"),
        ({"quarter": "2023-Q4"}, "Dommelrand", "Niemand heeft nog gewogen"),
    ],
)
def test_a_coalition_a_partner_and_an_earlier_quarter_have_a_page(
    dommelrand: Store, query: dict[str, str], starts: str, told: str
) -> None:
    app = look(dommelrand, **query)
    assert title(app).startswith(starts)
    assert told in said(app) and "{" not in said(app)


def test_a_withheld_score_says_so_and_claims_nothing_about_roles_or_time(dommelrand: Store) -> None:
    app = look(dommelrand, coalition="Ketenkring Kringdal")
    assert title(app) == "Te weinig gegevens voor een score van Ketenkring Kringdal: 42 % gemeten"
    told = said(app)
    assert "Waarom geen score?" in told and "Zonder score is niet te zeggen of het uitmaakt wie weegt" in told
    assert "Nog geen kwartaal heeft een score" in told
    assert "Bij minstens één rol is het verschil duidelijk" not in told
    assert app.slider.values == [] and "Zinnen om op te beslissen" not in told


def test_a_group_that_does_not_count_is_never_the_best(dommelrand: Store) -> None:
    told = said(look(dommelrand, quarter="2026-Q1"))
    assert "Het beste gaat kennis en vernieuwing; " in told


def test_the_four_checks_mark_what_holds_the_level_back(dommelrand: Store) -> None:
    checks = look(dommelrand).table[0].value
    told = [tuple(str(cell).replace("\\", "").replace("\u2060", "") for cell in row) for row in checks.to_numpy()]
    assert [row[0] for row in told] == ["✓ Genoeg gemeten", "✓ Score", "■ Schade", "✓ Bewijs en toegevoegdheid"]
    assert told[2][1:] == ("schade door CO₂-uitstoot", "**hooguit niveau 5**")
    theirs = look(dommelrand, subject="Werkplaats Noord").table[0].value.to_numpy().astype(str)
    assert any("toegevoegdheid uit een netto uitkomst" in cell for row in theirs for cell in row)  # partners tell no outcome


def test_every_picture_has_a_table(dommelrand: Store) -> None:
    app = opened(dommelrand, table_themes="true", table_roles="true", table_trend="true")
    themes, roles, trend = (app.dataframe[at].value for at in range(3))
    assert themes.columns.tolist() == ["Groep", "Thema", "Score", "80 % zeker", "Niveau", "Bewijs", "Gewicht"]
    assert themes["Thema"].tolist()[:3] == ["CO₂-uitstoot", "Materiaal en afval", "Biodiversiteit"]
    assert themes["Score"].tolist()[:3] == ["−58", "35", "onbekend: nooit gemeten"]
    assert themes["Niveau"].tolist()[:2] == ["2 belastend", "5 waardevol"] and themes["Niveau"].isna()[2]
    assert themes["Groep"].tolist()[-1] == "Economie en continuïteit: telt niet mee"
    assert roles["Rol"].tolist() == ["doelgroep", "financier", "partner", "stuurgroep", "samen"]
    assert roles["Mensen"].tolist()[:4] == [4, 40, 8, 6] and roles["Mensen"].isna()[4]
    assert len(trend) == 12 and trend["Score"].tolist()[-1] == "31"
    assert len(charts(look(dommelrand))) == len(charts(app)) + 3
    assert "Elke stip is een thema" not in said(app)


def test_a_theme_opens_to_what_was_measured(dommelrand: Store) -> None:
    app = opened(dommelrand).selectbox(key="theme").set_value("T31").run()
    assert "Uitstoot van CO₂ in een jaar: 158,3 ton netto, 2026, kwartaal 3." in said(app)
    silent = opened(dommelrand).selectbox(key="theme").set_value("T33").run()
    assert len(charts(silent)) == len(charts(app))


def test_the_trend_stands_a_theme_at_a_time_when_asked(dommelrand: Store) -> None:
    app = opened(dommelrand)
    app.toggle(key="trend_themes").set_value(True).run()
    assert not app.exception


def test_an_empty_base_says_what_is_missing_and_what_to_do(store: Store) -> None:
    app = visit(store, "betekenis", lang="nl")
    assert title(app) == "Hier staat nog niets: begin met één bestand"
    texts(app)


@pytest.mark.parametrize(("lang", "starts"), [("nl", "Er is nog niets gemeten"), ("en", "Nothing has been measured yet")])
def test_a_coalition_of_which_nothing_was_observed_says_what_is_needed(
    store: Store, deliver: Deliver, lang: str, starts: str
) -> None:
    deliver(coalition="coalition,name\nC,Coalitie\n")
    app = visit(store, "betekenis", lang=lang)
    assert title(app) == starts
    assert ("waarnemingen nodig" if lang == "nl" else "observations") in said(app)
    assert len(charts(app)) == 0


def test_hostile_names_are_shown_as_typed(store: Store, deliver: Deliver) -> None:
    name = "<script>x</script> *a* :red[b] $1$ {c}"
    observations = "\n".join(f"C,{party},{one},2026-Q3,60,%,E2" for party in ("", "P") for one in ("I11", "I13", "I21"))
    deliver(
        coalition=f'coalition,name\nC,"{name}"\n',
        party=f'party,name\nP,"{name}"\n',
        observation=f"coalition,party,indicator,period,value,unit,evidence\n{observations}\n",
    )
    app = visit(store, "betekenis", lang="nl")
    assert name in title(app)
    assert app.selectbox(key="subject").options == [name]
