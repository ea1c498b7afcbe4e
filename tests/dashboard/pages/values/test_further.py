import pytest

from dashboard import session
from data.store import Store
from tests.dashboard.pages.values.made_further import look, tables
from tests.dashboard.pages.values.test_values import opened, said


def test_every_picture_has_a_heading_that_is_its_finding(rich: Store) -> None:
    assert look(rich).header[-1].value == "Wat partners verder laten zien"
    told = [str(one.value).replace("\\", "").replace("\u2060", "") for one in look(rich).subheader]
    assert told[1:] == [
        "Fonds Rand kiest het meest voor resultaat, Wijkraad voor relatie",
        "Bouwers verschoof meer dan toeval verklaart",
        "Wijkraad deelt het doel minder: van 8 naar 5",
        "Vertrouwen daalt van 8 naar 6 (1 partner)",
        "Zorghuis wil meer ‘rust en regelmaat’ en minder ‘altijd haast’",
        "Gesprekslens, geen meting: Graves-lens: acht kleuren",
        "Mensen vormen 2 groepen met een eigen mening",
    ]


def test_where_an_older_wave_is_chosen_it_is_said_that_the_rest_is_the_newest(rich: Store) -> None:
    page = said(look(rich, wave="2025-Q3"))
    assert "Vlak en verschuiving volgen de gekozen meting; verder staat hieronder steeds de nieuwste stand." in page
    assert "nieuwste stand" not in said(look(rich))


def test_scores_are_asked_only_where_the_reader_wants_them(rich: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    ask = session.ask
    monkeypatch.setattr(session, "ask", lambda name, **told: (asked.append(name), ask(name, **told))[1])
    page = said(opened(rich, coalition="Coalitie Voorbeeld"))
    assert "scores" not in asked and "Hypothese" not in page and "nieuwste stand" not in page


def test_what_lacks_data_is_one_quiet_line_with_the_table_it_needs(values: Store) -> None:
    page = said(look(values))
    for told in ("De zes essentials", "eerdere meting", "in te vullen bij Gegevens", "Voor cultuur", "Voor meningen"):
        assert told.lower() in page.lower()
    assert "Gesprekslens" not in page and "Het vlak hoort" not in page


def test_a_coalition_without_anything_offers_no_scores(partners: Store) -> None:
    page = opened(partners)
    assert "Wat partners verder laten zien" not in said(page) and not [one for one in page.toggle if one.key == "more_values"]
    assert "Het vlak hoort bij een vragenlijst naar waarden" in said(page)


def test_everything_is_there_in_english_too(rich: Store) -> None:
    app = tables(rich, lang="en")
    page = " ".join([said(app), *(column for one in app.dataframe for column in one.value.columns)])
    assert "2 waves; whether likeness and score are related cannot be said" in page and "{" not in page and "None" not in page
    assert not {"onbekend", "partners delen", "mensen", "verborgen", "kwartaal"} & set(page.split())
