"""Whole journeys: a file in, a page out, in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from dashboard.cli import main
from tests.browser import Visit, app, chromium, visit

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

TITLES = {
    "nl": "Uitkomsten en betalingen van de 3 contracten zijn onbekend",
    "en": "Outcomes and payments of the 3 contracts are unknown",
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def demo() -> Iterator[str]:
    with app("demo") as address:
        yield address


def sound(seen: Visit) -> None:
    assert seen.errors == []
    assert seen.foreign == []
    assert seen.sideways <= 0
    assert seen.page.locator('[data-testid="stException"]').count() == 0


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_fonds_in_either_language_wide_and_narrow_light_and_dark(
    browser: Browser, demo: str, lang: str, width: int, theme: str
) -> None:
    seen = visit(browser, width=width, theme=theme).open(f"{demo}/?lang={lang}")
    assert seen.title == TITLES[lang]
    assert seen.page.evaluate("document.documentElement.lang") == lang
    sound(seen)
    found = Axe().run(seen.page).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]][:2]) for one in found] == []
    seen.page.context.close()


def test_a_click_on_a_party_filters_the_table_and_the_link_reopens_the_same_view(browser: Browser, demo: str) -> None:
    seen = visit(browser).open(demo)
    picture = seen.page.locator(".st-key-streams")
    picture.scroll_into_view_if_needed()
    picture.get_by_text("Provincie Noord-Brabant", exact=True).click()
    seen.rest()
    assert "party=Provincie+Noord-Brabant" in seen.address
    assert "Provincie Noord-Brabant: 3 rollen" in seen.text
    seen.page.locator('[data-testid="stButtonGroup"]').get_by_text("en", exact=True).click()
    seen.rest()
    assert "Provincie Noord-Brabant: 3 roles" in seen.text
    again = visit(browser).open(seen.address)
    assert again.title == TITLES["en"]
    assert "Provincie Noord-Brabant: 3 roles" in again.text
    assert again.address == seen.address
    sound(seen)
    sound(again)


def test_by_keyboard_a_party_is_chosen_as_well(browser: Browser, demo: str) -> None:
    seen = visit(browser).open(demo)
    seen.page.get_by_label("Partij", exact=True).first.focus()
    seen.page.keyboard.type("Oranje")
    seen.page.keyboard.press("Enter")
    seen.rest()
    assert "party=Oranje+Fonds" in seen.address
    assert "Oranje Fonds: 3 rollen" in seen.text


def test_why_this_number_leads_to_the_raw_row_in_two_clicks(browser: Browser, demo: str) -> None:
    seen = visit(browser).open(demo)
    seen.page.get_by_role("button", name="Waarom dit getal?").click()
    seen.rest()
    drawer = seen.page.get_by_role("dialog")
    assert "€ 601.460 is toegezegd (bekend van 3 van de 3 contracten)" in drawer.inner_text().replace("\xa0", " ")
    drawer.get_by_text("Ctalents SIB").last.click()
    seen.page.wait_for_timeout(500)
    assert "project.csv:3" in drawer.inner_text().replace("\u2060", "")
    found = Axe().run(seen.page).response["violations"]
    assert [one["id"] for one in found] == []
    sound(seen)


def test_a_funds_public_files_are_imported_and_the_page_shows_the_same(browser: Browser, shared: Path, tmp_path: Path) -> None:
    base = tmp_path / "b.duckdb"
    assert main(["import", "--db", str(base), "--as", "indigo", str(shared / "data" / "brabant-outcomes-fund")]) == 0
    with app("serve", "--db", str(base)) as address:
        seen = visit(browser).open(address)
        assert seen.title == "Van het ene fonds zijn geen resultaten bekend"
        seen.page.get_by_label("Fonds", exact=True).first.focus()
        seen.page.keyboard.type("Brabant")
        seen.page.keyboard.press("Enter")
        seen.rest()
        assert seen.title == TITLES["nl"]
        assert "€ 601.460 toe, voor 333 mensen" in seen.text
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
    table("membership", "coalition,project,party,role", [f"C,K{at},P{at},{name}" for at, name in enumerate(quoted)])
    table(
        "stream",
        "coalition,project,giver,receiver,kind,what",
        [f"C,K{at},P{at},P{3 - at},kennis,{name}" for at, name in enumerate(quoted)],
    )
    base = tmp_path / "b.duckdb"
    assert main(["import", "--db", str(base), str(folder)]) == 0
    with app("serve", "--db", str(base)) as address:
        seen = visit(browser).open(address)
        seen.page.get_by_role("button", name="Waarom dit getal?").click()
        seen.rest()
        assert seen.page.evaluate("window.__x") is None
        assert names[0] in seen.text
        sound(seen)


@pytest.fixture(autouse=True)
def in_dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
