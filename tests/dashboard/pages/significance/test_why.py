from functools import cache

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from data.known import today
from data.store import Store
from tests.dashboard.pages.significance.test_significance import opened, said


@cache
def drawer(store: Store, **query: str) -> AppTest:
    """The page with its drawer open; no test changes it, so they share a visit."""
    app = opened(store, **query)
    app.button(key="why_significance").click().run()
    return app


def bare(told: object) -> str:
    return str(told).replace("\\", "").replace("\u2060", "").replace("\xa0", " ")


def number(told: object) -> float:
    return float(str(told).replace("*", "").replace("\\", "").replace("−", "-").replace(".", "").replace(",", "."))


def parts_of(app: AppTest) -> pd.DataFrame:
    """The groups that add up to the score; the other tables tell how a level is net."""
    return next(one.value for one in reversed(app.table) if len(one.value.columns) == 4 and "Score" in one.value)


def test_the_drawer_gives_the_score_as_a_sum_whose_parts_add_up(dommelrand: Store) -> None:
    app = drawer(dommelrand)
    told = said(app)
    assert "**31 = 36 goed − 5 schade**" in told
    parts = parts_of(app)
    assert parts.columns.tolist() == ["Groep", "Score", "Gewicht", "Telt mee voor"]
    assert parts["Groep"].tolist()[0] == "Natuur en grondstoffen" and parts["Groep"].tolist()[-1] == "**Samen**"
    adds = [number(one) for one in parts["Telt mee voor"]]
    assert sum(adds[:-1]) == pytest.approx(adds[-1]) == pytest.approx(30.9)


def test_what_lies_below_the_norm_is_listed_worst_first(dommelrand: Store) -> None:
    told = said(drawer(dommelrand))
    assert "- CO₂-uitstoot: 158,3 ton netto, score −58; telt mee voor −4,6 punten" in told
    assert told.index("- CO₂-uitstoot: 158,3 ton") < told.index("- Zeggenschap: 45,5 %, score −9")


def test_every_theme_goes_down_to_the_row_it_rests_on(dommelrand: Store) -> None:
    app = drawer(dommelrand)
    told = said(app)
    names = [one.label.replace("\\", "").replace("\u2060", "") for one in app.expander]
    assert "CO₂-uitstoot: −58" in names and "Biodiversiteit: onbekend" in names
    assert "158,3 ton netto (2026, kwartaal 3) geeft een score van −58,3." in told
    assert "Schaal in ton: −100 bij 200, norm (0) bij 100, +60 bij 60, +100 bij 20" in told
    assert "Bron: kwartaalverslag 2026-Q3 (verzonnen); daar: observation.csv:" in told
    assert "Ingevoerd door test op" in told and "bewijs: E" in told
    assert "Onbekend: er is geen meting die nog telt." in told


def test_the_link_and_the_files_keep_what_is_shown(dommelrand: Store) -> None:
    app = drawer(dommelrand)
    known = f"known={today():%d-%m-%Y}"
    links = [code.value for code in app.code]
    assert len(links) == 1 and "coalition=Dommelrand" in links[0] and "quarter=2026-Q3" in links[0]
    assert "known=" in links[0] and (known in links[0] or "09-11-2026" in links[0])
    assert [one.label for one in app.get("download_button")] == ["Alle scores als CSV", "Rijen als CSV"]


def test_the_drawer_of_a_withheld_score_says_how_much_is_measured_and_has_no_sum(dommelrand: Store) -> None:
    app = drawer(dommelrand, coalition="Ketenkring Kringdal")
    told = said(app)
    assert "**Geen score: 41,6 % van het gewicht is gemeten**" in told
    assert "goed −" not in told and len(app.table) == 1


@pytest.mark.parametrize("query", [{"lang": "en"}, {"subject": "Werkplaats Noord"}, {"quarter": "2026-Q1"}])
def test_the_drawer_opens_for_every_view(dommelrand: Store, query: dict[str, str]) -> None:
    app = drawer(dommelrand, **query)
    assert "{" not in said(app)
    adds = [number(one) for one in parts_of(app).iloc[:, 3]] if query.get("lang") != "en" else [0, 0]
    assert sum(adds[:-1]) == pytest.approx(adds[-1])


def test_nothing_is_listed_where_nothing_lies_below_the_norm(dommelrand: Store) -> None:
    assert "Wat onder de norm ligt" not in said(drawer(dommelrand, coalition="Buurtwarmte De Waard"))


def test_an_indicator_that_rests_on_a_net_outcome_shows_how_it_became_net(dommelrand: Store) -> None:
    app = drawer(dommelrand)
    told = said(app)
    assert "**Zo wordt 154,0 ton netto 158,3 ton**" in told and "**Zo wordt 61,0 % netto 52,5 %**" in told
    assert "Uitkomst: uitstoot van ritten en panden, verteld over 2026, kwartaal 3." in told
    nets = [one.value for one in app.table if list(one.value.columns) == ["Deel", "Hoeveel"]]
    assert len(nets) == 2
    rows = [[bare(cell) for cell in row] for row in nets[0].to_numpy()]
    assert rows == [
        ["Beginstand (2023, kwartaal 4)", "164,0 ton"],
        ["Stand (2026, kwartaal 3)", "154,0 ton"],
        ["Verandering", "−10,0 ton"],
        ["Wat toch al gebeurd was", "20 % (10 % tot 30 %)"],
        ["Verdringing", "5 % (0 % tot 10 %)"],
        ["Deel van anderen", "25 % (15 % tot 35 %)"],
        ["Netto uitkomst", "−5,7 ton"],
        ["Toegevoegdheid", "57 %"],
        ["Bruto, zoals gemeten", "154,0 ton"],
        ["Netto stand (156,4 tot 159,9)", "158,3 ton"],
    ]


def test_an_indicator_that_rests_on_none_and_a_partner_show_no_such_thing(dommelrand: Store) -> None:
    app = drawer(dommelrand, subject="Werkplaats Noord")
    assert "netto" not in said(app).partition("Elk thema, tot op de rij")[2]
    assert not [one for one in app.table if "Deel" in one.value]
