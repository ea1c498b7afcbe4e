import re
from functools import cache

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard import session
from data.store import Store
from tests.conftest import COALITION, Deliver
from tests.dashboard.apptest import texts, visit
from tests.dashboard.pages.values.conftest import ALIKE, told


def opened(store: Store, **query: str) -> AppTest:
    return visit(store, "waardesystemen", **{"lang": "nl", **query})


def look(store: Store, **query: str) -> AppTest:
    """The same, for a test that only looks: such tests share one visit."""
    return _looked(store, tuple(sorted(query.items())))


@cache
def _looked(store: Store, query: tuple[tuple[str, str], ...]) -> AppTest:
    return opened(store, **dict(query))


def said(app: AppTest) -> str:
    """All that stands on the page, as a reader sees it."""
    return texts(app).replace("\\", "").replace("\u2060", "").replace("\xa0", " ")


def title(app: AppTest) -> str:
    return str(app.title[0].value).replace("\\", "").replace("\u2060", "")


def go(app: AppTest, page: str) -> AppTest:
    app.query_params.clear()
    app._page_hash = calc_hash(page)
    return app.run()


def test_the_title_the_map_and_the_pair_tell_who_shares_a_language(values: Store) -> None:
    app = look(values)
    assert title(app) == "2 groepen, elk met een eigen taal; begin bij Wijkraad en Fonds Rand"
    page = said(app)
    assert "WAARDESYSTEMEN · 4 VAN 4 PARTNERS TE TONEN, 48 MENSEN" in page
    assert "Verschil is geen fout: meer gelijkenis is niet beter." in page
    assert "lijken op elkaar" in page and "Wijkraad en Fonds Rand verschillen het meest op presteren" in page
    assert "Vraag om mee te beginnen:** ‘Waaraan merkt u dat u iets echt goed hebt gedaan?’" in page
    assert "{" not in page and "None" not in page and "nan" not in page.lower().split()


def test_the_page_is_there_in_english_too(values: Store) -> None:
    app = opened(values, lang="en", table_heat="true", table_pair="true")
    assert title(app) == "2 groups, each with its own language; start with Wijkraad and Fonds Rand"
    headers = [column for one in app.dataframe for column in one.value.columns]
    page = " ".join([said(app), *headers])
    assert "Question to begin with" in page and "{" not in page
    assert not re.findall(r"\b(onbekend|partners delen|mensen|tussen|waarde|verschil|geen)\b", page)


def test_on_a_phone_the_pair_comes_before_the_map(values: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "is_narrow", lambda: True)
    page = opened(values)
    first, second, *_ = (one.value for one in page.header)
    assert first.startswith("Wijkraad en Fonds Rand verschillen het meest") and not second.startswith("Wijkraad en Fonds Rand")


def test_of_many_partners_the_map_takes_the_whole_width(store: Store, deliver: Deliver) -> None:
    ids = [f"p{at:02}" for at in range(14)]
    deliver(coalition=COALITION, party="party,name\n" + "".join(f"{one},Partner {one}\n" for one in ids))
    turned = {one: [*ALIKE["zorg"][at % 10 :], *ALIKE["zorg"][: at % 10]] for at, one in enumerate(ids)}
    deliver(profile=told(turned, people=1))
    app = opened(store)
    assert "14 VAN 14 PARTNERS TE TONEN, 14 EIGEN OPGAVEN" in said(app) and len(app.selectbox(key="one").options) == 14
    assert "eigen opgave: " in said(app) and "en nog 12 anderen" in said(app)


def test_what_was_chosen_stands_in_the_url_and_is_there_again_after_another_page(values: Store) -> None:
    app = opened(values, one="Bouwers", other="Wijkraad")
    assert "Bouwers en Wijkraad verschillen het meest op" in said(app)
    go(app, "methode")
    go(app, "waardesystemen")
    assert (app.selectbox(key="one").value, app.selectbox(key="other").value) == ("Bouwers", "Wijkraad")
    assert app.query_params["one"] == ["Bouwers"] or app.query_params["one"] == "Bouwers"


def test_another_wave_and_another_instrument_are_chosen_in_the_bar(partners: Store, deliver: Deliver) -> None:
    deliver(profile=told())
    deliver(profile=told(dict.fromkeys(ALIKE, ALIKE["zorg"]), period="2025-Q3"))
    answers = {"zorg": [1, 2, 3, 4, 5, 1, 2, 3, 4, 5], "bouw": [5, 2, 3, 4, 5, 1, 2, 3, 4, 4]}
    deliver(profile=told(answers, people=1, instrument="samen-stellingen"))
    assert opened(partners).selectbox(key="wave").options == ["2026-Q3", "2025-Q3"]
    assert title(opened(partners, wave="2025-Q3")) == "Alle 4 partners delen een taal"
    app = opened(partners, instrument="samen-stellingen")
    page = said(app)
    assert (
        "Overeenstemming 0,88; een eigen opgave heeft geen marge." in page
        and "2 VAN 2 PARTNERS TE TONEN, 2 EIGEN OPGAVEN" in page
    )
    assert "verschillen het meest over ‘Wij zeggen ieder kwartaal wat goed gaat en wat niet’" in page
    assert "eigen opgave: " in page and "belangrijkste waarden" not in page


def test_the_page_opens_on_the_wave_that_most_answered_and_offers_the_others(partners: Store, deliver: Deliver) -> None:
    deliver(profile=told(period="2025-Q3"))
    deliver(profile=told({"zorg": ALIKE["zorg"]}))
    app = opened(partners)
    assert (app.selectbox(key="wave").value, app.selectbox(key="wave").options) == ("2025-Q3", ["2026-Q3", "2025-Q3"])
    assert title(opened(partners, wave="2026-Q3")) == "Alleen van Zorghuis zijn de waarden bekend"
    assert "2031-Q1" in said(opened(partners, wave="2031-Q1")), "a wave that is not there is told"


@pytest.mark.parametrize(
    ("means", "starts"),
    [
        ({"zorg": ALIKE["zorg"]}, "Alleen van Zorghuis zijn de waarden bekend"),
        ({party: ALIKE[party] for party in ("zorg", "wijk")}, "Wijkraad en Zorghuis delen een taal"),
        ({party: ALIKE[party] for party in ("zorg", "bouw")}, "Bouwers en Zorghuis hebben elk een eigen taal"),
        ({party: [0.0] * 10 for party in ("zorg", "bouw")}, "Hoe gelijk de waarden van partners zijn, is niet te berekenen"),
    ],
)
def test_of_few_partners_it_says_what_there_is(
    partners: Store, deliver: Deliver, means: dict[str, list[float]], starts: str
) -> None:
    deliver(profile=told(means))
    app = opened(partners, table_heat="true", table_pair="true")
    words = set(title(app).split())
    assert words == set(starts.split()) and "{" not in said(app)


def test_a_coalition_without_answers_says_what_is_needed(partners: Store) -> None:
    app = opened(partners)
    assert title(app) == "Van Coalitie Voorbeeld zijn nog geen waarden bekend"
    assert "Lever antwoorden in van minstens 5 mensen per partner" in said(app)


def test_an_empty_base_says_what_is_missing_and_what_to_do(store: Store) -> None:
    assert title(opened(store)) == "Hier staat nog niets: begin met één bestand"


def test_of_a_group_that_is_too_small_by_now_nothing_is_told_but_how_many_it_were(partners: Store, deliver: Deliver) -> None:
    deliver(profile=told({"zorg": ALIKE["zorg"]}, people=6))
    deliver(coalition="coalition,name,smallest_group,reason\nC,Coalitie Voorbeeld,8,besluit van de kring\n")
    app = opened(partners, wave="2026-Q3", table_heat="true")
    assert title(app) == "Te weinig antwoorden om waarden van Coalitie Voorbeeld te tonen"
    deliver(profile=told({party: ALIKE[party] for party in ("bouw", "fonds")}))
    app = opened(partners, table_heat="true", table_pair="true", one="Zorghuis")
    rows, values = (one.value for one in app.dataframe)
    assert "- Zorghuis: te weinig antwoorden: 6, minimaal 8" in said(app) and len(rows) == 1
    assert not any("Zorghuis" in column for column in values) and "Zorghuis" not in app.selectbox(key="one").options


def test_hostile_names_are_shown_as_typed(store: Store, deliver: Deliver) -> None:
    name = "<script>x</script> *a* :red[b] $1$ {c} [d](e)"
    deliver(coalition=f'coalition,name\nC,"{name}"\n', party=f'party,name,kind\nzorg,"{name}",social\nbouw,"{name}",business\n')
    deliver(profile=told({party: ALIKE[party] for party in ("zorg", "bouw")}))
    app = opened(store, table_heat="true", table_pair="true")
    assert name in title(app) and app.selectbox(key="one").options == [f"{name} (bouw)", f"{name} (zorg)"]
    headings = "\n".join(str(one.value) for one in [*app.title, *app.header, *app.subheader])
    assert not re.search(r"(?<!\\)(\*a\*|:red\[|\[d\]|\$1\$)", headings)
    app.button(key="why_values").click().run()
    assert name in said(app)
