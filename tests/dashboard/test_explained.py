import pytest

from dashboard.explained import explanation
from dashboard.words import LANGS, Lang, words


@pytest.mark.parametrize("lang", LANGS)
def test_the_explanation_says_first_what_it_is_and_what_empty_means(lang: Lang) -> None:
    lines = explanation(words(lang))
    assert lines[0].startswith("Vlechtwerk")
    assert any(("onbekend" if lang == "nl" else "unknown") in line for line in lines)
