import pandas as pd
import pytest

from dashboard.figures.known import known
from dashboard.views.fund_known import known_view
from dashboard.words import words

ROWS = [("contract.start", 4, 4), ("outcome.price", 37, 69), ("outcome.result", 0, 6)]


@pytest.mark.parametrize("narrow", [False, True])
def test_the_part_that_is_known_is_a_bar_and_nothing_known_is_hatched_with_the_word(narrow: bool) -> None:
    seen = known_view(pd.DataFrame(ROWS, columns=["item", "known", "of_all"]), without_money=False)
    figure = known(seen, words("nl"), "light", narrow=narrow)
    assert [(bar.x[0], bar.marker.pattern.shape) for bar in figure.data] == [(1.0, "/"), (pytest.approx(37 / 69), None)]
    told = " ".join(note.text for note in figure.layout.annotations)
    assert "onbekend" in told and "37 van 69" in told and "0 van 6" in told
