import pytest

from dashboard.views.methods import ranking, shifts
from dashboard.words import words
from metrics.scoring import judged
from tests.metrics.made import signed, values

NL, EN = words("nl"), words("en")
NOW = {"Brug": 30.0, "Een": 20.0, "Gem": 10.0}


def test_a_ranking_has_whoever_has_a_score_by_name() -> None:
    pack = signed({"S": 1, "T": 1})
    told = {"brug": {"iS": 10, "iT": 30}, "een": {"iS": 60, "iT": 0}, "gem": {"iS": None, "iT": None}}
    one = judged(pack, "2026-Q3", values(pack, told))
    assert ranking(one, {"brug": "De Brug", "een": "Eén", "gem": "Gemeente"}) == {"De Brug": 20, "Eén": 30}


@pytest.mark.parametrize(
    ("after", "dutch", "english"),
    [
        (
            NOW,
            "Met 'minimum' blijft de volgorde van de 3 partners gelijk.",
            "the order of the 3 partners stays the same",
        ),
        (
            {"Brug": 2.0, "Een": 3.0, "Gem": 1.0},
            "Met 'minimum' veranderen 2 van de 3 van plaats; het meest Een, van 2 naar 1.",
            "from 2 to 1",
        ),
        (
            {"Brug": 30.0, "Een": 20.0, "Gem": 20.0},
            "Met 'minimum' verandert één van de 3 van plaats: Gem gaat van 3 naar 2.",
            "from 3 to 2",
        ),
        (
            {"Brug": 1.0, "Een": 2.0, "Gem": 3.0},
            "Met 'minimum' veranderen 2 van de 3 van plaats; het meest Gem, van 3 naar 1.",
            "from 3 to 1",
        ),
        ({"Brug": 1.0}, "Met 'minimum' blijft de volgorde van de ene partner gelijk.", "the one partner"),
        ({}, "Met 'minimum' heeft niemand een score.", "nobody has a score"),
        ({"Ander": 5.0}, "Met 'minimum' heeft niemand een score.", "nobody has a score"),
    ],
)
def test_a_sentence_says_how_many_change_rank_and_who_most(after: dict[str, float], dutch: str, english: str) -> None:
    assert shifts(NOW, after, "minimum", NL) == dutch
    told = shifts(NOW, after, "minimum", EN)
    assert english in told and "{" not in told


def test_who_has_a_score_under_one_method_alone_is_left_out_of_the_ranks() -> None:
    assert shifts(NOW, {"Een": 5.0, "Gem": 4.0}, "x", NL) == "Met 'x' blijft de volgorde van de 2 partners gelijk."
