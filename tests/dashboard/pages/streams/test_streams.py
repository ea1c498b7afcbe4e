import re
from functools import cache

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard import session
from data.store import Store
from tests.conftest import COALITION, PARTIES, Deliver
from tests.dashboard.apptest import texts, visit

WHOLE = {"coalition": "Dommelrand", "quarter": "2026-Q3"}
TABLES = {f"table_{name}": "true" for name in ("flows", "network", "balance", "between", "stakeholders")}
HEAD = "coalition,giver,receiver,kind,what,period,unit,promised,delivered\n"


def said(app: AppTest) -> str:
    """All that stands on the page, as a reader sees it."""
    return texts(app).replace("\\", "").replace("\u2060", "").replace("\xa0", " ")


def opened(store: Store, **query: str) -> AppTest:
    return visit(store, "waardestromen", **{"lang": "nl", **WHOLE, **query})


def look(store: Store, **query: str) -> AppTest:
    """The same, for a test that only looks: such tests share one visit."""
    return _looked(store, tuple(sorted(query.items())))


@cache
def _looked(store: Store, query: tuple[tuple[str, str], ...]) -> AppTest:
    return opened(store, **dict(query))


def table(app: AppTest, *columns: str) -> pd.DataFrame:
    """The table with just these columns."""
    (found,) = [one.value for one in app.dataframe if one.value.columns.tolist() == list(columns)]
    return found


def title(app: AppTest) -> str:
    return str(app.title[0].value).replace("\\", "").replace("\u2060", "").replace("\xa0", " ")


def go(app: AppTest, page: str) -> AppTest:
    app.query_params.clear()
    app._page_hash = calc_hash(page)
    return app.run()


def test_who_holds_dommelrand_together_and_who_gives_much_is_its_title(dommelrand: Store) -> None:
    app = look(dommelrand)
    assert title(app) == "Werkplaats Noord is de spil; Wijkraad De Waard geeft veel en krijgt weinig terug"
    told = said(app)
    assert "WAARDESTROMEN · 50 STROMEN, 2026, KWARTAAL 3" in told and "voorbeeldgegevens: verzonnen" in told
    assert "Van de 50 stromen zijn er 34 door beide kanten bevestigd. Van 9 stromen is de hoeveelheid onbekend." in told
    assert "Werkplaats Noord brengt vooral arbeid en krijgt vooral middelen en kennis" in told
    assert "{" not in told and "None" not in told and "nan" not in told.lower().split()


def test_the_page_is_there_in_english_too(dommelrand: Store) -> None:
    app = look(dommelrand, lang="en", **TABLES)
    assert title(app) == "Werkplaats Noord is the hub; Wijkraad De Waard gives much and gets little back"
    headers = [column for one in app.dataframe for column in one.value.columns]
    told = " ".join([said(app), *headers, *(one.label for one in app.expander)])
    assert "Of 50 streams 34 are confirmed by both sides." in told and "{" not in told
    assert not re.findall(r"\b(onbekend|stromen|stroom|brengt|haalt|geen|kwartaal|partijen|waardering)\b", told)


@pytest.mark.parametrize(
    ("query", "starts"),
    [
        (
            {"coalition": "Buurtwarmte De Waard", **TABLES},
            "Coöperatie Waardstroom is de spil; Woonstichting Heikant krijgt veel",
        ),
        ({"coalition": "Ketenkring Kringdal"}, "Sloopwerf Turfveld is de spil; Bouwers van de Rand krijgt veel"),
        ({"quarter": "2023-Q4"}, "Werkplaats Noord is de spil"),
    ],
)
def test_another_coalition_and_an_earlier_quarter_have_a_page(dommelrand: Store, query: dict[str, str], starts: str) -> None:
    app = look(dommelrand, **query)
    assert title(app).startswith(starts) and "{" not in said(app)


def test_parties_stand_by_sector_and_a_sector_opens(dommelrand: Store) -> None:
    app = look(dommelrand, level="sector", sector="zorg", table_flows="true")
    sums = table(app, "Wie brengt", "Soort", "Wie haalt", "Stromen", "Hoeveelheid bekend")
    assert sums["Stromen"].sum() == 50 and {"werk", "buurt", "Zorghuis Elzenhof"} <= set(sums["Wie brengt"])
    assert "Partijen staan per sector bij elkaar; elke stroom telt mee." in said(app)
    assert title(app) == title(look(dommelrand)) and app.selectbox(key="sector").value == "zorg"


def test_the_coalition_stands_as_one_and_kinds_by_group_when_asked(dommelrand: Store) -> None:
    app = look(dommelrand, level="coalition", groups="true", table_flows="true")
    sums = table(app, "Wie brengt", "Soort", "Wie haalt", "Stromen", "Hoeveelheid bekend")
    assert set(sums["Wie brengt"]) == {"Dommelrand"} and sums["Stromen"].sum() == 50


def test_without_money_all_is_recomputed_and_what_is_left_out_is_counted(dommelrand: Store) -> None:
    query = {"coalition": "Buurtwarmte De Waard", **TABLES}
    app = look(dommelrand, without_money="true", **query)
    told = said(app)
    assert "12 STROMEN" in told and "Zonder geld: 2 stromen tellen niet mee." in told and "zonder geld" in told
    assert "€" not in told and "geld" not in app.selectbox(key="kind").options
    both = [
        table(one, "Wie brengt", "Wie haalt", "Stromen", "Bevestigd door")["Stromen"].sum()
        for one in (look(dommelrand, **query), app)
    ]
    assert both == [14, 12]


def test_what_was_chosen_is_there_again_after_another_page_and_in_another_language(dommelrand: Store) -> None:
    app = opened(dommelrand, kind="regelruimte", party="Gemeente Aabeek")
    assert "5 stromen van Gemeente Aabeek, soort regelruimte" in said(app)
    go(app, "methode")
    go(app, "waardestromen")
    assert (app.selectbox(key="kind").value, app.selectbox(key="party").value) == ("regelruimte", "Gemeente Aabeek")
    assert "5 stromen van Gemeente Aabeek, soort regelruimte" in said(app)
    app.session_state["lang"] = "en"
    assert "5 streams of Gemeente Aabeek, kind rule change" in said(app.run())


def test_a_party_that_takes_no_part_in_another_quarter_is_let_go_of(dommelrand: Store) -> None:
    app = opened(dommelrand, party="Vlotweg Vervoer")
    assert "Vlotweg Vervoer brengt en haalt hier niets, voor zover bekend." in said(app)
    app.select_slider(key="quarter").set_value("2024-Q1").run()
    assert app.selectbox(key="party").value is None and "Alle 10 stromen" in said(app)


def test_on_a_phone_the_balance_comes_before_the_network(dommelrand: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "is_narrow", lambda: True)
    told = said(opened(dommelrand))
    assert told.index("Wijkraad De Waard brengt 26 punten en haalt 4") < told.index(
        "Werkplaats Noord heeft met 6 anderen een stroom"
    )


def test_an_empty_base_says_what_is_missing_and_what_to_do(store: Store) -> None:
    assert title(visit(store, "waardestromen", lang="nl")) == "Hier staat nog niets: begin met één bestand"


@pytest.mark.parametrize(
    ("lang", "starts", "told"),
    [
        ("nl", "Van Coalitie Voorbeeld is hier geen enkele stroom bekend", "Lever waardestromen in met wie brengt"),
        ("en", "No stream of Coalitie Voorbeeld is known here", "Hand in value streams with who brings"),
    ],
)
def test_a_coalition_without_streams_says_what_is_needed(
    store: Store, deliver: Deliver, lang: str, starts: str, told: str
) -> None:
    deliver(coalition=COALITION, party=PARTIES)
    app = visit(store, "waardestromen", lang=lang)
    assert title(app) == starts and told in said(app)


def test_a_quarter_of_money_alone_is_empty_without_money_and_says_so(store: Store, deliver: Deliver) -> None:
    deliver(
        coalition=COALITION,
        party=PARTIES,
        stream=f"{HEAD}C,Brug,Een,geld,,2026-Q1,EUR,10,10\nC,Brug,Een,kennis,,2025-Q4,uur,1,1\nC,Een,Brug,kennis,,,uur,1,1\n",
    )
    app = visit(store, "waardestromen", lang="nl", quarter="2026-Q1", without_money="true", **TABLES)
    assert title(app) == "Van Coalitie Voorbeeld is hier geen enkele stroom bekend"
    assert "Zonder geld: 1 stroom telt niet mee." in said(app)
    assert "Lever waardestromen in met" not in said(app) and "Er is geen stroom om te tekenen" in said(app)
    none = visit(store, "waardestromen", lang="en", quarter="–")
    assert "These streams belong to no single quarter." in said(none) and "VALUE STREAMS · 1 STREAM**" in said(none)


def test_of_many_parties_the_sectors_are_shown_until_all_is_asked_for(store: Store, deliver: Deliver) -> None:
    parties = "".join(f"p{at},P{at},sector {at % 4}\n" for at in range(62))
    streams = "".join(f"C,p{at},p{(at * 7 + 1) % 62},kennis,,2026-Q1,uur,1,1\n" for at in range(62))
    deliver(coalition=COALITION, party=f"party,name,sector\n{parties}", stream=HEAD + streams)
    app = visit(store, "waardestromen", lang="nl", **TABLES)
    told = "Bij 62 partijen telt de kaart vanzelf op per sector. Kies ‘alles tonen’ voor elke partij."
    sums = table(app, "Wie brengt", "Wie haalt", "Stromen", "Bevestigd door")
    assert told in said(app) and set(sums["Wie brengt"]) == {f"sector {at}" for at in range(4)} and sums["Stromen"].sum() == 62
    assert told in said(app.run()), "what the map does by itself is no choice of the reader"
    app.toggle(key="all").set_value(True).run()
    sums = table(app, "Wie brengt", "Wie haalt", "Stromen", "Bevestigd door")
    assert told not in said(app) and len(sums) == 62
    app.toggle(key="all").set_value(False).run()
    assert told in said(app)


def test_hostile_names_are_shown_as_typed(store: Store, deliver: Deliver) -> None:
    name = "<script>x</script> *a* :red[b] $1$ {c} [d](e)"
    of_kind = f'"{name}","{name}",2026-Q1,"{name}"'
    deliver(
        coalition=f'coalition,name\nC,"{name}"\n',
        party=f'party,name,sector\nP,"{name}","{name}"\nQ,P,"{name}"\nR,"{name}",\n',
        stream=f"{HEAD}C,P,Q,{of_kind},2,1\nC,P,R,{of_kind},1,1\nC,Q,Q,geld,,2026-Q1,EUR,1,\n",
    )
    app = visit(store, "waardestromen", lang="nl", kind=name, party=f"{name} (P)")
    assert name in title(app) and app.selectbox(key="party").options == [f"{name} (P)", "P", f"{name} (R)"]
    told = said(app)
    assert f"{name} brengt 2 stromen: {name}." in told and f"2 stromen van {name}, soort {name}" in told
    headings = "\n".join(str(one.value) for one in [*app.title, *app.header, *app.subheader])
    assert not re.search(r"(?<!\\)(\*a\*|:red\[|\[d\]|\$1\$)", headings)
    app.button(key="why_streams").click().run()
    assert any(name in one.label.replace("\\", "").replace("\u2060", "") for one in app.expander)
    assert not visit(store, "waardestromen", lang="en", level="sector", groups="true", **TABLES).exception


def test_streams_of_public_data_without_a_quarter_an_amount_or_a_rating_are_shown_as_unknown(brabant: Store) -> None:
    app = visit(brabant, "waardestromen", lang="nl", table_flows="true")
    assert title(app) == "Ctalents SIB is de spil; te weinig stromen zijn gewaardeerd"
    sums = table(app, "Wie brengt", "Soort", "Wie haalt", "Stromen", "Hoeveelheid bekend")
    assert (sums["Stromen"].sum(), sums["Hoeveelheid bekend"].sum()) == (6, 0)
    told = said(app)
    assert "Van 6 stromen is de hoeveelheid onbekend. Deze stromen horen niet bij één kwartaal." in told
    assert "Er zijn 6 stromen te winnen" in told and "Van geen stroom is aan beide kanten de waardering bekend" in told
