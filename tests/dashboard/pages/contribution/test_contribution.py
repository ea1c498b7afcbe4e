import re
from functools import cache

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from data.store import Store
from tests.conftest import COALITION, PARTIES, Deliver
from tests.dashboard.apptest import texts, visit
from tests.dashboard.pages.streams.test_streams import go

pytestmark = pytest.mark.usefixtures("by_itself")
WHOLE = {"coalition": "Dommelrand", "quarter": "2026-Q3"}
PARTNER = {"audience": "partner", "partner": "Bouwers van de Rand"}
OUTCOME = "coalition,outcome,period,name,unit,baseline,actual,deadweight,displacement,outside_share\n"
DIVIDEND = "coalition,outcome,period,parties,low,likely,high,because,visibility\n"
MEMBERS = "coalition,party,role\nC,Brug,partner\nC,Een,partner\nC,Gem,partner\n"


def said(app: AppTest) -> str:
    """All that stands on the page, as a reader sees it."""
    return texts(app).replace("\\", "").replace("\u2060", "").replace("\xa0", " ")


def opened(store: Store, **query: str) -> AppTest:
    return visit(store, "bijdrage", **{"lang": "nl", **WHOLE, **query})


def look(store: Store, **query: str) -> AppTest:
    """The same, for a test that only looks: such tests share one visit."""
    return _looked(store, tuple(sorted(query.items())))


@cache
def _looked(store: Store, query: tuple[tuple[str, str], ...]) -> AppTest:
    return opened(store, **dict(query))


def table(app: AppTest, *columns: str) -> pd.DataFrame:
    """The table that begins with these columns."""
    (found,) = [one.value for one in app.dataframe if one.value.columns.tolist()[: len(columns)] == list(columns)]
    return found


def title(app: AppTest) -> str:
    return str(app.title[0].value).replace("\\", "").replace("\u2060", "").replace("\xa0", " ")


def told(
    store: Store, deliver: Deliver, *dividends: str, outcome: str = "C,werk,2026-Q1,werk,mensen,0,9,0,0,0\n", **query: str
) -> AppTest:
    """The page of a coalition of three of which these contributions are told."""
    rows = "".join(f"C,werk,2026-Q1,{one}\n" for one in dividends)
    deliver(coalition=COALITION, party=PARTIES, membership=MEMBERS, outcome=OUTCOME + outcome, dividend=DIVIDEND + rows)
    return visit(store, "bijdrage", lang="nl", **query)


def test_alone_together_and_the_difference_are_the_title(dommelrand: Store) -> None:
    app = look(dommelrand)
    assert title(app) == "Ieder voor zich 27, samen 46: de samenwerking zelf is goed voor 19 mensen"
    page = said(app)
    assert "BIJDRAGE · 46 MENSEN DUURZAAM AAN HET WERK" in page and "voorbeeldgegevens: verzonnen" in page
    assert "Werkplaats Noord heeft het grootste eerlijk deel (17 van 46). Eén partner, Vlotweg Vervoer, is nu" in page
    assert "{" not in page and "None" not in page and "nan" not in page.lower().split() and "Shapley" not in page


def test_the_page_is_there_in_english_too(dommelrand: Store) -> None:
    app = look(dommelrand, lang="en", table_contribution="true", table_pairs="true", other_split="true")
    assert title(app) == "Each alone 27, together 46: working together itself is good for 19 mensen"
    headers = " ".join(str(column) for one in app.dataframe for column in one.value.columns)
    dutch = r"\b(onbekend|eerlijk|samen|alleen|bijdrage|bijdragen|slechter|partners zijn|geen|tweetal|Omdat)\b"
    assert not re.findall(dutch, " ".join([title(app), headers, *(one.value for one in (*app.header, *app.subheader))]))
    assert "{" not in said(app)


def test_a_partner_reads_of_itself_and_of_nobody_else_what_it_adds(dommelrand: Store) -> None:
    app = look(dommelrand, **PARTNER, table_contribution="true")
    assert title(app) == "Uw eerlijk deel is 7 van de 46 mensen; alleen haalde u er 4"
    rows = table(app, "Partner", "Alleen", "Eerlijk deel")
    assert rows["Partner"].tolist() == ["Bouwers van de Rand", "de andere zes samen"] and rows["Eerlijk deel"].tolist() == [
        "7",
        "39",
    ]
    page = said(app)
    assert (
        "Uw eerlijk deel en dat van de andere zes tellen op tot 46." in page
        and "Wat de anderen krijgen, ziet u alleen samen." in page
    )
    assert (
        "Vlotweg" not in page and "Zorghuis" not in page and "dubbele" not in page
    )  # nothing is shared with the builders of these
    assert "Bouwers van de Rand en Werkplaats Noord samen" in page and "Zou" not in page


def test_a_financier_reads_the_totals_and_that_the_split_is_not_shared(dommelrand: Store) -> None:
    app = look(dommelrand, audience="financier")
    assert title(app) == title(look(dommelrand))
    page = said(app)
    assert "Hoe dit over de partners is verdeeld, is niet met financiers gedeeld" in page
    assert "De bijdragen die hieronder liggen, zijn niet met u gedeeld." in page
    assert not [name for name in ("Vlotweg", "Werkplaats", "Bouwers", "dubbele") if name in page]


def test_for_a_partner_without_a_choice_the_page_asks_for_one(dommelrand: Store) -> None:
    app = look(dommelrand, audience="partner")
    assert title(app) == "Kies voor welke partner deze pagina is"
    assert "Vlotweg Vervoer" in app.selectbox(key="partner").options and "Ondernemersclub" not in str(
        app.selectbox(key="partner").options
    )


def test_who_the_page_is_for_stands_in_the_url_and_stays_over_pages(dommelrand: Store) -> None:
    app = opened(dommelrand)
    assert "audience" not in app.query_params
    app.selectbox(key="audience").select("partner").run()
    app.selectbox(key="partner").select("Vlotweg Vervoer").run()
    assert (app.query_params["audience"], app.query_params["partner"]) == ("partner", "Vlotweg Vervoer")
    assert title(app).startswith("Uw eerlijk deel is 1") and "U bent nu slechter af dan alleen." in said(app)
    go(app, "methode")
    assert title(go(app, "bijdrage")).startswith("Uw eerlijk deel is 1")


def test_an_unknown_choice_in_the_link_is_said(dommelrand: Store) -> None:
    page = said(opened(dommelrand, audience="koning", of_outcome="geluk", quarter="1999-Q1"))
    for asked in ("koning", "geluk", "1999-Q1"):
        assert f"'{asked}' uit de link is hier niet bekend." in page
    assert "samen 46" in page


def test_an_earlier_quarter_tells_what_was_told_then(dommelrand: Store) -> None:
    app = opened(dommelrand, quarter="2026-Q2")
    assert "samen 38" in title(app) or "Ieder voor zich" in title(app)
    assert app.select_slider(key="quarter").options[-1] == "2026-Q3"
    assert title(opened(dommelrand, quarter="2025-Q4")).startswith("Wie wat toevoegt aan")


def test_where_working_together_costs_the_title_says_so(dommelrand: Store) -> None:
    app = look(dommelrand, coalition="Ketenkring Kringdal")
    assert title(app) == "Ieder voor zich 38, samen 34: samenwerken kost nu 4 ton"
    alone = said(look(dommelrand, coalition="Ketenkring Kringdal", **PARTNER))
    assert "Er zijn 2 andere partners; met minder dan 5 tonen wij geen groep." in alone and "Meander alleen" not in alone


def test_without_contributions_the_outcome_itself_is_told(store: Store, deliver: Deliver) -> None:
    app = told(store, deliver, outcome="C,warm,2026-Q1,huizen warm zonder gas,huizen,0,120,0.4,0,0.3\n")
    assert title(app) == "Wie wat toevoegt aan huizen warm zonder gas, is nog niet verteld"
    assert "De uitkomst zelf is netto 50,4 huizen" in said(app) and not app.get("plotly_chart")


def test_the_page_opens_on_a_coalition_of_which_contributions_are_told(dommelrand: Store) -> None:
    app = visit(dommelrand, "bijdrage", lang="nl")
    assert title(app) == "Ieder voor zich 21, samen 48: de samenwerking zelf is goed voor 27 huizen"


def test_before_anything_is_known_the_page_says_what_to_do(store: Store, deliver: Deliver) -> None:
    empty = visit(store, "bijdrage", lang="nl")
    assert title(empty) == "Hier staat nog niets: begin met één bestand" and not empty.selectbox
    deliver(coalition=COALITION, party=PARTIES)
    app = visit(store, "bijdrage", lang="nl")
    assert title(app) == "Coalitie Voorbeeld heeft nog geen uitkomst verteld" and app.get("page_link")


def test_with_one_partner_or_an_unknown_number_nothing_is_invented(store: Store, deliver: Deliver) -> None:
    page = said(told(store, deliver, "Brug,3,4,5,,coalition"))
    assert "De Brug doet dit alleen: 4 mensen" in page and "tweetal" not in page and "beter af" not in page
    page = said(told(store, deliver, "Brug,,4,,,coalition", "Brug+Een,,,,,coalition"))
    assert "Samen is nog onbekend: 1 van de 2 bijdragen heeft geen getal" in page
    assert "nan" not in page.lower().split() and "verklaard" not in page


def test_without_money_an_outcome_in_a_currency_is_left_out_with_a_line_that_says_so(store: Store, deliver: Deliver) -> None:
    outcome = "C,werk,2026-Q1,werk,mensen,0,9,0,0,0\nC,omzet,2026-Q1,omzet,EUR,0,900,0,0,0\n"
    app = told(store, deliver, "Brug,,5,,,coalition", outcome=outcome, without_money="true")
    assert "1 uitkomst in geld is weggelaten: omzet." in said(app)
    assert "omzet" not in str([one.options for one in app.selectbox])


def test_a_steering_group_turns_to_an_outcome_of_which_nothing_is_told(dommelrand: Store) -> None:
    app = opened(dommelrand)
    app.selectbox(key="tell_of").select("uitstoot van ritten en panden").run()
    assert title(app).startswith("Wie wat toevoegt aan uitstoot")


def test_in_another_coalition_a_partner_who_is_not_there_is_no_choice(dommelrand: Store) -> None:
    app = opened(dommelrand, audience="partner", partner="Werkplaats Noord")
    app.selectbox(key="coalition").select("Buurtwarmte De Waard").run()
    assert not app.exception and app.selectbox(key="partner").value is None


def test_the_other_parts_stand_on_the_page_each_for_its_audience(dommelrand: Store, by_itself: list[str]) -> None:
    opened(dommelrand)
    assert by_itself == ["show_dividend_form", "show_joining", "show_conserved"]
    by_itself.clear()
    opened(dommelrand, **PARTNER)
    assert by_itself[0] == "show_own"


def test_where_no_contribution_has_a_number_the_outcome_is_told_and_no_picture_is_drawn(store: Store, deliver: Deliver) -> None:
    app = told(store, deliver, "Brug,,,,,coalition", "Brug+Een,,,,,coalition")
    page = said(app)
    assert "Netto is de uitkomst 9 mensen." in page and "open stip" not in page and "per tweetal" not in page
    assert "table_contribution" not in [one.key for one in app.toggle] and "other_split" not in [one.key for one in app.toggle]


def test_one_partner_divides_nothing_and_a_quarter_of_its_own_is_said_to_be_missing(store: Store, deliver: Deliver) -> None:
    outcome = "C,werk,2026-Q1,werk,mensen,0,4,0,0,0\nC,werk,2026-Q2,werk,mensen,0,4,0,0,0\n"
    app = told(store, deliver, "Brug,3,4,5,,coalition", outcome=outcome, quarter="2026-Q2")
    page = said(app)
    assert "Stand van 2026, kwartaal 1; over kwartaal 2 is niets verteld." in page
    assert "tellen op" not in page and "other_split" not in [one.key for one in app.toggle]


def test_a_partner_that_left_reads_until_when_it_took_part(dommelrand: Store) -> None:
    app = look(dommelrand, audience="partner", partner="Zonnebeemd Energie")
    assert title(app) == "U deed mee tot en met juni 2026" and "Van u is hier niets vastgelegd." in said(app)
