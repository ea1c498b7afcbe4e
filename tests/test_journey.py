"""Whole journeys: a file in, a page out, in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator
from python_calamine import CalamineWorkbook

from dashboard.cli import main
from data import intake
from data.tables import TABLES
from tests.browser import Visit, app, chromium, visit

pytestmark = pytest.mark.browser

TITLES = {
    "nl": "Uitkomsten en betalingen van de 3 contracten zijn onbekend",
    "en": "Outcomes and payments of the 3 contracts are unknown",
}


VALUES_TITLE = {
    "nl": "3 groepen, elk met een eigen taal; begin bij Wijkraad De Waard en Fonds Kiemkracht",
    "en": "3 groups, each with its own language; start with Wijkraad De Waard and Fonds Kiemkracht",
}
PAIRWISE = [("nl", 1440, "light"), ("en", 1440, "dark"), ("nl", 390, "dark"), ("en", 390, "light")]
"""Every two of language, width and theme together once: each alone costs a page of six seconds."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def demo() -> Iterator[str]:
    with app("demo") as address:
        yield address


@pytest.fixture(autouse=True)
def _each_journey_closes_its_tabs(browser: Browser) -> Iterator[None]:
    yield
    for context in browser.contexts:
        for page in context.pages:
            page.close()


def sound(seen: Visit) -> None:
    assert seen.errors == []
    assert seen.foreign == []
    assert seen.sideways <= 0
    assert seen.page.locator('[data-testid="stException"]').count() == 0


@pytest.mark.parametrize(("lang", "width", "theme"), PAIRWISE[::2])
def test_fonds_in_either_language_wide_and_narrow_light_and_dark(
    browser: Browser, demo: str, lang: str, width: int, theme: str
) -> None:
    seen = visit(browser, width=width, theme=theme).open(f"{demo}/fonds?fund=Brabant+Outcomes+Fund&lang={lang}")
    assert seen.title == TITLES[lang]
    assert seen.page.evaluate("document.documentElement.lang") == lang
    sound(seen)
    found = Axe().run(seen.page).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]][:2]) for one in found] == []


FUND_TITLES = {
    "nl": "3 van de 6 afspraken liggen op koers; € 36.000 staat nog open",
    "en": "3 of the 6 agreements are on course; €36,000 still due",
}


@pytest.mark.parametrize(("lang", "width", "theme"), PAIRWISE[1::2])
def test_fonds_says_which_agreements_keep_pace_and_what_stands_open(
    browser: Browser, demo: str, lang: str, width: int, theme: str
) -> None:
    address = f"{demo}/fonds?fund=Fonds+Kiemkracht&known=12-10-2026&lang={lang}"
    seen = visit(browser, width=width, theme=theme).open(address)
    assert seen.title.replace("\xa0", " ") == FUND_TITLES[lang]
    assert seen.page.locator(".st-key-outcomes").get_by_text({"nl": "afspraak", "en": "agreed"}[lang], exact=True).count() == 1
    assert {"nl": "nog te betalen € 36.000", "en": "still to pay €36,000"}[lang] in seen.text
    sound(seen)
    found = Axe().run(seen.page).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]][:2]) for one in found] == []


def test_a_contract_is_chosen_in_the_bar_and_its_outcome_leads_to_the_raw_row(browser: Browser, demo: str) -> None:
    seen = visit(browser).open(f"{demo}/fonds?fund=Fonds+Kiemkracht&known=12-10-2026&lang=nl")
    seen.page.get_by_label("Contract", exact=True).first.focus()
    seen.page.keyboard.type("Tweede")
    seen.page.keyboard.press("Enter")
    assert seen.says("1 van de 2 afspraken ligt op koers; € 1.200 te verrekenen")
    seen.rest()
    assert "contract=Tweede+leven" in seen.address
    seen.page.get_by_role("button", name="Waarom dit getal?").click()
    drawer = seen.page.get_by_role("dialog")
    drawer.wait_for()
    seen.rest()
    drawer.get_by_label("Uitkomst", exact=True).focus()
    seen.page.keyboard.type("Materiaal")
    seen.page.get_by_role("option", name="Materiaal").first.wait_for()
    seen.page.keyboard.press("Enter")
    assert seen.says("result.csv:")
    sound(seen)


def test_a_click_on_a_party_filters_the_table_and_the_link_reopens_the_same_view(browser: Browser, demo: str) -> None:
    seen = visit(browser).open(f"{demo}/fonds?fund=Brabant+Outcomes+Fund")
    picture = seen.page.locator(".st-key-streams")
    picture.scroll_into_view_if_needed()
    picture.get_by_text("Provincie Noord-Brabant", exact=True).click()
    seen.page.wait_for_url("**party=Provincie+Noord-Brabant**", timeout=30_000)
    assert seen.says("Provincie Noord-Brabant: uitkomstbetaler in 3 contracten")
    seen.page.locator('[data-testid="stButtonGroup"]').get_by_text("en", exact=True).click()
    assert seen.says("Provincie Noord-Brabant: outcome payer in 3 contracts")
    seen.rest()
    again = visit(browser).open(seen.address)
    assert again.title == TITLES["en"]
    assert "Provincie Noord-Brabant: outcome payer in 3 contracts" in again.text
    assert again.address == seen.address
    sound(seen)
    sound(again)


def test_by_keyboard_a_party_is_chosen_as_well(browser: Browser, demo: str) -> None:
    seen = visit(browser).open(f"{demo}/fonds?fund=Brabant+Outcomes+Fund")
    seen.page.get_by_label("Partij", exact=True).first.focus()
    seen.page.keyboard.type("Oranje")
    seen.page.keyboard.press("Enter")
    assert seen.says("Oranje Fonds: investeerder in 3 contracten")
    assert "party=Oranje+Fonds" in seen.address


def test_why_this_number_leads_to_the_raw_row_in_two_clicks(browser: Browser, demo: str) -> None:
    seen = visit(browser).open(f"{demo}/fonds?fund=Brabant+Outcomes+Fund")
    seen.page.get_by_role("button", name="Waarom dit getal?").click()
    assert seen.says("€ 601.460 inleg is toegezegd door investeerders (bekend van 3 van de 3 contracten)")
    seen.rest()
    seen.page.get_by_role("dialog").get_by_text("Ctalents SIB").last.click()
    assert seen.says("project.csv:3")
    seen.rest()
    found = Axe().run(seen.page).response["violations"]
    assert [one["id"] for one in found] == []
    sound(seen)


@pytest.mark.parametrize(("lang", "width", "theme"), PAIRWISE)
def test_betekenis_says_how_valuable_where_and_how_sure(browser: Browser, demo: str, lang: str, width: int, theme: str) -> None:
    seen = visit(browser, width=width, theme=theme).open(f"{demo}/betekenis?coalition=Dommelrand&quarter=2026-Q3&lang={lang}")
    assert (
        seen.title.replace("\u2060", "")
        == {
            "nl": "Dommelrand is waardevol (niveau 5), maar CO₂-uitstoot is belastend",
            "en": "Dommelrand is valuable (level 5), but burdening on CO₂ emissions",
        }[lang]
    )
    assert {"nl": "Score 31, 80 % zeker tussen 24 en 38", "en": "Score 31, 80% sure between 24 and 38"}[lang] in seen.text
    sound(seen)
    found = Axe().run(seen.page).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]][:2]) for one in found] == []


def test_a_score_leads_to_its_raw_row_in_two_clicks(browser: Browser, demo: str) -> None:
    seen = visit(browser).open(f"{demo}/betekenis?coalition=Dommelrand&quarter=2026-Q3")
    seen.page.get_by_text("Waarom dit getal?").click()
    drawer = seen.page.get_by_role("dialog")
    drawer.get_by_text("31 = 36 goed − 5 schade").wait_for()
    drawer.get_by_text("uitstoot: −58").click()
    drawer.get_by_text("observation.csv").first.wait_for()
    assert "Zo wordt 154,0 ton netto 158,3 ton" in drawer.inner_text()
    sound(seen)


def test_a_slider_of_weights_ends_in_one_sentence(browser: Browser, demo: str) -> None:
    seen = visit(browser).open(f"{demo}/betekenis?coalition=Dommelrand&quarter=2026-Q3")
    seen.page.get_by_text("Zelf met de gewichten schuiven").click()
    slider = seen.page.get_by_role("slider", name="Natuur en grondstoffen")
    slider.focus()
    for _ in range(4):
        slider.press("ArrowRight")
    assert seen.says("Met deze gewichten is de score 2")
    sound(seen)


@pytest.mark.parametrize(
    ("lang", "width", "theme", "query"),
    [("nl", 1440, "light", ""), ("en", 390, "dark", "&audience=partner&partner=Bouwers+van+de+Rand")],
)
def test_bijdrage_says_what_comes_of_working_together_and_to_a_partner_what_is_its_own(
    browser: Browser, demo: str, lang: str, width: int, theme: str, query: str
) -> None:
    address = f"{demo}/bijdrage?coalition=Dommelrand&quarter=2026-Q3&lang={lang}{query}"
    seen = visit(browser, width=width, theme=theme).open(address)
    assert (
        seen.title
        == {
            "nl": "Ieder voor zich 27, samen 46: de samenwerking zelf is goed voor 19 mensen",
            "en": "Your fair share is 7 of the 46 mensen; alone you reached 4",
        }[lang]
    )
    picture = seen.page.locator(".st-key-contribution")
    assert picture.get_by_text({"nl": "Vlotweg Vervoer", "en": "the other six together"}[lang], exact=True).count() == 1
    assert ("Vlotweg" in seen.text) == (lang == "nl")
    sound(seen)
    found = Axe().run(seen.page).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]][:2]) for one in found] == []


def test_a_number_typed_in_a_meeting_moves_the_result_and_stays_in_another_language(browser: Browser, demo: str) -> None:
    seen = visit(browser).open(f"{demo}/bijdrage?coalition=Dommelrand&quarter=2026-Q3&lang=nl&fill_in=true")
    form = seen.page.locator('[data-testid="stExpander"]').filter(has_text="Vul samen in")
    form.locator('[data-testid="stDataFrame"]').dblclick(position={"x": 440, "y": 52})  # row 1, the likeliest value: 4
    seen.page.locator(".gdg-input").wait_for()
    seen.page.keyboard.press("Control+a")
    seen.page.keyboard.type("6", delay=100)  # as quick as a person types
    seen.page.keyboard.press("Enter")
    assert seen.says("Samen nu 48; vastgelegd is 46.")
    seen.page.locator('[data-testid="stButtonGroup"]').get_by_text("en", exact=True).first.click()
    assert seen.says("Together now 48; recorded is 46.")
    sound(seen)
    found = Axe().run(seen.page).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]][:2]) for one in found] == []


@pytest.mark.parametrize(("lang", "width", "theme"), [("nl", 1440, "light"), ("en", 1440, "dark"), ("nl", 390, "dark")])
def test_waardestromen_says_who_is_the_hub_and_who_gets_little_back(
    browser: Browser, demo: str, lang: str, width: int, theme: str
) -> None:
    address = f"{demo}/waardestromen?coalition=Dommelrand&quarter=2026-Q3&lang={lang}"
    seen = visit(browser, width=width, theme=theme).open(address)
    assert (
        seen.title
        == {
            "nl": "Werkplaats Noord is de spil; Wijkraad De Waard geeft veel en krijgt weinig terug",
            "en": "Werkplaats Noord is the hub; Wijkraad De Waard gives much and gets little back",
        }[lang]
    )
    seen.page.locator(".st-key-network [role=img] svg, .st-key-network svg[baseProfile]").first.wait_for()
    sound(seen)
    found = Axe().run(seen.page).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]][:2]) for one in found] == []


def test_a_click_in_the_streams_filters_the_table_and_the_link_reopens_the_same_view(browser: Browser, demo: str) -> None:
    seen = visit(browser).open(f"{demo}/waardestromen?coalition=Dommelrand&quarter=2026-Q3&lang=nl")
    seen.page.locator(".st-key-flows").get_by_text("Wijkraad De Waard", exact=True).first.click()
    assert seen.says("9 stromen van Wijkraad De Waard")
    seen.page.wait_for_url("**party=Wijkraad+De+Waard**")
    seen.page.locator(".st-key-flows").get_by_text("netwerktoegang", exact=True).click()
    assert seen.says("stromen van Wijkraad De Waard, soort netwerktoegang")
    again = visit(browser).open(seen.address)
    assert again.says("stromen van Wijkraad De Waard, soort netwerktoegang")
    assert again.address == seen.address
    sound(seen)
    sound(again)


def test_by_keyboard_a_stream_is_chosen_in_its_table_and_its_card_opens(browser: Browser, demo: str) -> None:
    seen = visit(browser).open(f"{demo}/waardestromen?coalition=Dommelrand&quarter=2026-Q3&lang=nl")
    seen.page.get_by_label("Alle partijen", exact=True).first.focus()
    seen.page.keyboard.type("Wijkraad")
    seen.page.keyboard.press("Enter")
    assert seen.says("9 stromen van Wijkraad De Waard")
    grid = seen.page.locator('.st-key-stream_rows [data-testid="data-grid-canvas"]').first
    tab_to(seen, grid)
    seen.page.keyboard.press("ArrowDown")
    seen.page.keyboard.press("Shift+Space")
    assert seen.says("Waardering van wie haalt:")
    sound(seen)


def test_above_sixty_parties_the_map_adds_up_by_itself_until_all_is_asked_for(browser: Browser, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    party = [f"p{at},Partij {at},business,{('zorg', 'bouw')[at % 2]}" for at in range(70)]
    stream = [f"G,p{at},p{(3 * at + 1) % 70},kennis,les {at},2026-Q3,uur,{at + 1}" for at in range(70)]
    for name, header, rows in (
        ("coalition", "coalition,name", ["G,Groot verband"]),
        ("party", "party,name,kind,sector", party),
        ("stream", "coalition,giver,receiver,kind,what,period,unit,delivered", stream),
    ):
        (folder / f"{name}.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    base = tmp_path / "b.duckdb"
    assert main(["import", "--db", str(base), str(folder)]) == 0
    with app("serve", "--db", str(base)) as address:
        seen = visit(browser).open(f"{address}/waardestromen?lang=nl")
        assert seen.says("Bij 70 partijen telt de kaart vanzelf op per sector.")
        seen.page.locator(".st-key-flows").get_by_text("zorg (35)", exact=True).first.wait_for()
        seen.page.get_by_text("Alles tonen", exact=True).click()
        seen.page.locator(".st-key-flows").get_by_text("Partij 69", exact=True).first.wait_for()
        seen.page.locator(".st-key-flows").get_by_text("Partij 12", exact=True).first.click()
        assert seen.says("2 stromen van Partij 12")
        sound(seen)


@pytest.mark.parametrize(("lang", "width", "theme"), [("nl", 1440, "light"), ("en", 1440, "dark"), ("nl", 390, "dark")])
def test_waardesystemen_says_who_speaks_one_language_and_where_a_talk_is_needed(
    browser: Browser, demo: str, lang: str, width: int, theme: str
) -> None:
    seen = visit(browser, width=width, theme=theme).open(f"{demo}/waardesystemen?coalition=Dommelrand&lang={lang}")
    assert seen.title == VALUES_TITLE[lang]
    assert {"nl": "te weinig antwoorden: 3, minimaal 5", "en": "too few answers: 3, at least 5"}[lang] in seen.text
    sound(seen)
    found = Axe().run(seen.page).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]][:2]) for one in found] == []


def test_a_click_in_the_heat_map_sets_the_pair_and_the_link_reopens_it(browser: Browser, demo: str) -> None:
    seen = visit(browser).open(f"{demo}/waardesystemen?coalition=Dommelrand&lang=nl")
    seen.page.locator(".st-key-heat").get_by_text("0,91", exact=True).click(force=True)  # the picture itself takes the click
    seen.page.wait_for_url("**one=Werkplaats+Noord&other=Zorghuis+Elzenhof**")
    assert seen.says("Werkplaats Noord en Zorghuis Elzenhof")
    seen.rest()
    again = visit(browser).open(seen.address)
    assert again.says("Werkplaats Noord en Zorghuis Elzenhof")
    sound(seen)
    sound(again)


def test_answers_handed_in_become_a_profile_and_no_answer_is_kept(browser: Browser, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    header = "party,respondent,period," + ",".join(f"{at}" for at in range(1, 22))
    people = [
        f"{party},{party}-geheim-{at},2026-Q3," + ",".join(str((at * (n + 1) + n * shift) % 6 + 1) for n in range(21))
        for party, shift, number in (("Brug", 1, 9), ("Een", 5, 8), ("Gem", 2, 3))
        for at in range(number)
    ]
    for name, head, rows in (
        ("coalition", "coalition,name", ["C,Voorbeeldcoalitie"]),
        ("party", "party,name", ["Brug,De Brug", "Een,Eén", "Gem,Gemeente"]),
        ("membership", "coalition,party,role", ["C,Brug,partner", "C,Een,partner", "C,Gem,partner"]),
        ("answers", header, people),
    ):
        (folder / f"{name}.csv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    base = tmp_path / "b.duckdb"
    with app("serve", "--db", str(base)) as address:
        seen = visit(browser).open(f"{address}/gegevens?lang=nl")
        seen.page.locator('input[type="file"]').set_input_files([str(path) for path in sorted(folder.glob("*.csv"))])
        seen.page.wait_for_selector(".st-key-store_files button", timeout=30_000)
        assert seen.says("Antwoorden van mensen bewaren wij niet; alleen wat zij samen opleveren.")
        assert seen.says("1 opmerking om naar te kijken")
        seen.page.locator(".st-key-store_files button").click()
        assert seen.says("Opgeslagen als levering")
        seen.open(f"{address}/waardesystemen?lang=nl")
        assert seen.says("te weinig antwoorden: 3, minimaal 5")
        sound(seen)
    assert not [
        path for path in tmp_path.rglob("*") if path.parent != folder and path.is_file() and b"geheim" in path.read_bytes()
    ]


def test_a_funds_public_files_are_imported_and_the_page_shows_the_same(browser: Browser, shared: Path, tmp_path: Path) -> None:
    base = tmp_path / "b.duckdb"
    assert main(["import", "--db", str(base), "--as", "indigo", str(shared / "data" / "brabant-outcomes-fund")]) == 0
    with app("serve", "--db", str(base)) as address:
        seen = visit(browser).open(f"{address}/fonds")
        assert seen.title == "Van het ene fonds zijn geen uitkomsten bekend"
        assert [one["id"] for one in Axe().run(seen.page).response["violations"]] == []
        seen.page.get_by_label("Fonds", exact=True).first.focus()
        seen.page.keyboard.type("Brabant")
        seen.page.keyboard.press("Enter")
        assert seen.says("€ 601.460 toe, voor 333 mensen")
        assert seen.title == TITLES["nl"]
        sound(seen)
        assert (
            main(["ask", "--db", str(base), "fund_totals", "--set", "fund=INDIGO-FUND-0014", "--out", str(tmp_path / "f.csv")])
            == 0
        )
    row = (tmp_path / "f.csv").read_text().splitlines()[1]
    assert row == "INDIGO-FUND-0014,Brabant Outcomes Fund - Netherlands,3,601460.00,333,"


def test_hostile_names_run_nothing_and_fetch_nothing(browser: Browser, tmp_path: Path) -> None:
    names = [
        "<script>window.__x=1</script>",
        '<img src=https://example.org/x.png onerror="window.__x=1">',
        "![p](https://example.org/p.png) [klik](javascript:window.__x=1) www.example.org",
        "</div><iframe src=https://example.org></iframe> {b} :red[x] $a$",
    ]
    folder = tmp_path / "in"
    folder.mkdir()

    def table(name: str, header: str, rows: list[str]) -> None:
        (folder / f"{name}.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")

    quoted = ['"' + name.replace('"', '""') + '"' for name in names]
    table("coalition", "coalition,name", ["C,Coalitie"])
    table("party", "party,name", [f"P{at},{name}" for at, name in enumerate(quoted)])
    table("fund", "fund,name", [f"F,{quoted[0]}"])
    table("project", "project,coalition,name,people_targeted", [f"K{at},C,{name},10" for at, name in enumerate(quoted)])
    table("outcome_fund", "project,fund", [f"K{at},F" for at in range(4)])
    agreed = [f"K{at},u,{name},{name},9" for at, name in enumerate(quoted)]
    table("outcome_metric", "project,outcome_metric,definition,unit,people_targeted", agreed)
    table("result", "project,outcome_metric,type,period_end,achieved", [f"K{at},u,Final,2026,{at}" for at in range(4)])
    table("membership", "coalition,project,party,role", [f"C,K{at},P{at},{name}" for at, name in enumerate(quoted)])
    table(
        "stream",
        "coalition,project,giver,receiver,kind,what",
        [f"C,K{at},P{at},P{3 - at},kennis,{name}" for at, name in enumerate(quoted)],
    )
    base = tmp_path / "b.duckdb"
    assert main(["import", "--db", str(base), str(folder)]) == 0
    with app("serve", "--db", str(base)) as address:
        seen = visit(browser).open(f"{address}/fonds")
        seen.page.get_by_role("button", name="Waarom dit getal?").click()
        assert seen.says(names[0])
        assert seen.page.evaluate("window.__x") is None
        sound(seen)


def tab_to(seen: Visit, target: Locator, most: int = 120) -> None:
    """Go to a place on the page by the Tab key alone, once it is there: a busy machine takes its time to draw a page."""
    target.first.wait_for(state="attached", timeout=30_000)
    for _ in range(most):
        if target.count() and target.first.evaluate("e => e.contains(document.activeElement)"):
            return
        if seen.page.evaluate("document.activeElement.tagName === 'CANVAS'"):
            seen.page.keyboard.press("Escape")  # in a table Tab goes from cell to cell; Escape leaves it
        seen.page.keyboard.press("Tab")
    raise AssertionError(f"not reached by keyboard: {target}")


def press(seen: Visit, target: Locator) -> None:
    tab_to(seen, target)
    seen.page.keyboard.press("Enter")
    seen.rest()


def go_to(seen: Visit, name: str) -> None:
    """To another page, by its link in the menu."""
    seen.page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
    press(seen, seen.page.get_by_role("link", name=name, exact=True))


def filled(template: Path, target: Path, rows: dict[str, list[dict[str, object]]]) -> Path:
    """The template with rows under its own headers, the English name of each column given."""
    read = CalamineWorkbook.from_path(str(template))
    with xlsxwriter.Workbook(str(target)) as book:
        for name in read.sheet_names:
            sheet = book.add_worksheet(name)
            cells = read.get_sheet_by_name(name).to_python()
            sheet.write_row(0, 0, cells[0] if cells else [])
            table = next((one for one in TABLES if name in (one.nl, one.name)), None)
            for at, row in enumerate(rows.get(name, []), 1):
                for column, value in row.items():
                    assert table
                    told = {str(cell): at for at, cell in enumerate(cells[0])}
                    one = table.by_name[column]
                    sheet.write(at, told[one.nl] if one.nl in told else told[column.replace("_", " ")], value)
    return target


def choose_file(seen: Visit, path: Path) -> None:
    with seen.page.expect_file_chooser() as chooser:
        tab_to(seen, seen.page.locator('[data-testid="stFileUploaderDropzone"] button').last)
        seen.page.keyboard.press("Enter")
    chooser.value.set_files(str(path))
    seen.page.wait_for_timeout(500)
    seen.rest()


def test_a_secretary_gets_her_data_in_by_keyboard_alone_and_corrects_it(browser: Browser, tmp_path: Path) -> None:
    party, coalition, stream = "partij", "coalitie", "waardestroom"
    promised = {"coalition": "C", "giver": "Brug", "receiver": "Een", "kind": "arbeid", "unit": "uur", "period": "2026-Q3"}
    full = {**promised, "what": "werkplekken", "promised": 12.5, "delivered": 10}
    kept = {**promised, "what": "zaagles", "promised": 4, "delivered": 4}
    common = {
        coalition: [{"coalition": "C", "name": "Voorbeeldcoalitie"}],
        party: [{"party": "Brug", "name": "De Brug"}, {"party": "Een", "name": "Eén"}],
    }
    with app("serve", "--db", str(tmp_path / "b.duckdb")) as address:
        seen = visit(browser).open(f"{address}/gegevens?lang=nl")
        with seen.page.expect_download() as download:
            tab_to(seen, seen.page.get_by_role("button", name="Sjabloon ophalen"))
            seen.page.keyboard.press("Enter")
        template = tmp_path / "template.xlsx"
        download.value.save_as(template)

        wrong = [{**full, "promised": "45%"}, {**kept, "receiver": "Niemand"}, {**kept, "what": "x", "period": "2026-Q9"}]
        choose_file(seen, filled(template, tmp_path / "in.xlsx", {**common, stream: wrong}))
        assert seen.says("3 fouten. Er is niets opgeslagen.")
        assert seen.page.get_by_role("button", name="gegevens opslaan").count() == 0

        choose_file(seen, filled(template, tmp_path / "in.xlsx", {**common, stream: [full, kept]}))
        assert seen.says("Er is nog niets opgeslagen.") and "3 fouten. Er is niets opgeslagen." not in seen.text
        press(seen, seen.page.locator(".st-key-store_files button"))
        assert seen.says("Opgeslagen als levering")

        go_to(seen, "Overzicht")
        assert seen.says("Voorbeeldcoalitie kwam 1 van de 2 toezeggingen na")
        assert seen.says("10 van 12,5 uur")
        sound(seen)

        go_to(seen, "Gegevens")
        tab_to(seen, seen.page.get_by_role("tab", selected=True))
        for _ in range(2):
            seen.page.keyboard.press("ArrowRight")
        seen.rest()
        tab_to(seen, seen.page.get_by_label("Naam van het moment"))
        seen.page.keyboard.type("kwartaal vastgesteld")
        seen.page.keyboard.press("Enter")
        seen.rest()
        press(seen, seen.page.locator(".st-key-name_moment button"))
        assert seen.says("Het moment is bewaard")

        tab_to(seen, seen.page.get_by_role("tab", selected=True))
        seen.page.keyboard.press("ArrowLeft")
        seen.rest()
        grid = seen.page.locator('[data-testid="data-grid-canvas"]').first
        tab_to(seen, grid)
        for _ in range(grid.locator("th").all_inner_texts().index("geleverd")):
            seen.page.keyboard.press("ArrowRight")
        for key in ("Enter", "Control+A", "1", "1", "Enter", "Escape"):
            seen.page.keyboard.press(key)
            seen.page.wait_for_timeout(300)  # at the pace of a person: the cell's field opens and closes in between
        seen.rest()
        tab_to(seen, seen.page.get_by_label("Reden"))
        seen.page.keyboard.type("nageteld")
        seen.page.keyboard.press("Enter")
        seen.rest()
        press(seen, seen.page.get_by_role("button", name="1 gegeven opslaan"))
        assert seen.says("Opgeslagen als levering")

        go_to(seen, "Overzicht")
        assert seen.says("11 van 12,5 uur") and "10 van 12,5 uur" not in seen.text
        tab_to(seen, seen.page.get_by_label("Bekend op"))
        seen.page.keyboard.type("kwartaal")
        seen.page.keyboard.press("Enter")
        assert seen.says("stand van")
        assert seen.says("10 van 12,5 uur") and "11 van 12,5 uur" not in seen.text
        sound(seen)


def test_a_double_click_a_closed_tab_and_a_second_visitor_leave_one_whole_batch(
    browser: Browser, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base, example = tmp_path / "b.duckdb", Path(intake.__file__).parent / "examples" / "dommelrand"
    files = [str(path) for path in sorted(example.glob("*.csv")) if not path.name.startswith("answer")]
    with app("serve", "--db", str(base)) as address:
        first, second = (visit(browser).open(f"{address}/gegevens?lang=nl") for _ in range(2))
        for seen in (first, second):
            seen.page.locator('input[type="file"]').set_input_files(files)
            seen.page.wait_for_selector(".st-key-store_files button", timeout=30_000)
        first.page.locator(".st-key-store_files button").dblclick()
        first.page.wait_for_timeout(500)  # as quick as a person closes a tab
        first.page.close()
        second.page.locator(".st-key-store_files button").click()
        second.page.wait_for_selector('[data-testid="stAlertContentSuccess"]', timeout=30_000)
        assert "Dit was er al: 3.364 gegevens ongewijzigd" in second.text
        second.page.reload()
        second.rest()
        assert second.title.startswith("Van 3.354 gegevens zijn er")
        sound(second)
        assert main(["import", "--db", str(base), str(example)]) == 1
        assert "vlechtwerk serve" in capsys.readouterr().out
        assert main(["verify", "--db", str(base)]) == 0
        assert "1 levering, 3.364 gegevens" in capsys.readouterr().out


@pytest.mark.parametrize(("width", "theme", "lang"), [(1440, "light", "nl"), (390, "dark", "en")])
@pytest.mark.parametrize("page", ["", "gegevens", "methode"])
def test_the_other_pages_are_sound_and_open_to_all(
    browser: Browser, demo: str, page: str, width: int, theme: str, lang: str
) -> None:
    seen = visit(browser, width=width, theme=theme).open(f"{demo}/{page}?lang={lang}&coalition=Dommelrand")
    sound(seen)
    found = Axe().run(seen.page).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]][:2]) for one in found] == []


@pytest.fixture(autouse=True)
def in_dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
