import pytest

from data.store import Store
from tests.dashboard.pages.significance.test_significance import look, opened, said


def test_every_decision_ends_in_its_word_and_its_share(dommelrand: Store) -> None:
    told = said(look(dommelrand))
    assert "- Dommelrand ligt op of boven de norm: robuust, in 100 van de 100 doorrekeningen." in told
    assert "- Dommelrand is minstens betekenisvol: tegenspraak, in 0 van de 100 doorrekeningen." in told
    assert "- Gelijke kansen ligt op of boven de norm: onbeslist, in " in told
    assert "- CO₂-uitstoot ligt op of boven de norm" not in told  # its band tells already
    assert "2.000 doorrekeningen bij elk van 5 gewichtensets: samen en elke rol apart." in told


def test_what_swings_most_and_what_would_flip_the_level_stand_below(dommelrand: Store) -> None:
    told = said(look(dommelrand))
    assert "**Het meeste hangt af van het gewicht van CO₂-uitstoot**" in told
    flips = [line for line in told.splitlines() if line.startswith("- Verschuif") and "en de score is" in line]
    assert [line.partition("de score is ")[2] for line in flips] == ["20, waar niveau 5 begint.", "50, waar niveau 6 begint."]
    assert "- Zonder CO₂-uitstoot zou de score 39 zijn; geen ander thema maakt meer verschil." in told


def test_where_the_doubt_comes_from_is_told_when_asked(dommelrand: Store) -> None:
    app = opened(dommelrand)
    assert "samen met de rest" not in said(app)
    app.toggle(key="shared").set_value(True).run()
    lines = [line for line in said(app).splitlines() if line.endswith("samen met de rest.")]
    assert len(lines) == 5 and lines[0].startswith("- De gewichten samen: ")


@pytest.mark.parametrize(
    "query", [{"lang": "en"}, {"coalition": "Buurtwarmte De Waard"}, {"subject": "Vlotweg Vervoer"}, {"quarter": "2023-Q4"}]
)
def test_the_sentences_are_there_for_every_view_with_a_score(dommelrand: Store, query: dict[str, str]) -> None:
    told = said(look(dommelrand, **query))
    assert "{" not in told and ("Zinnen om op te beslissen" in told or "Sentences to decide on" in told)


@pytest.mark.parametrize("query", [{"coalition": "Ketenkring Kringdal"}, {"subject": "Wijkraad De Waard"}])
def test_without_a_score_nothing_is_decided(dommelrand: Store, query: dict[str, str]) -> None:
    assert "doorrekeningen bij elk" not in said(look(dommelrand, **query))
