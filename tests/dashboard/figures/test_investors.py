from decimal import Decimal
from typing import Any

import pytest

from dashboard.figures.investors import investors
from dashboard.words import words
from tests.dashboard.views.test_investors import UNKNOWN, row, seen

NL = words("nl")


def drawn(*rows: dict[str, Any], narrow: bool = False, with_contract: bool = False) -> Any:
    return investors(seen(*rows).drawn("EUR"), NL, "light", narrow=narrow, with_contract=with_contract)


def texts(figure: Any) -> str:
    return " ".join(note.text for note in figure.layout.annotations).replace("\xa0", " ")


@pytest.mark.parametrize("narrow", [False, True])
def test_what_is_at_risk_is_a_bar_to_the_left_and_the_ends_are_marks(narrow: bool) -> None:
    figure = drawn(row(), narrow=narrow)
    assert [(one.x0, one.x1) for one in figure.layout.shapes if one.type == "rect"] == [(-100.0, 0.0)]
    assert [list(trace.x) for trace in figure.data] == [[-60.0], [18.0]]
    assert "inleg terug" in texts(figure) and ("€ 100 risico" in texts(figure)) != narrow


def test_an_end_too_near_to_zero_has_no_word_on_the_axis() -> None:
    assert "−€ 100" in texts(drawn(row())) and "+€ 18" in texts(drawn(row()))
    assert "+€ 18" not in texts(drawn(row(), narrow=True))


def test_what_is_unknown_is_hatched_and_a_best_case_that_is_unknown_has_no_mark() -> None:
    figure = drawn(row(best=None), row(party="x", party_name="X", **UNKNOWN))
    assert [trace.marker.pattern.shape for trace in figure.data if trace.type == "bar"] == ["/"]
    assert [list(trace.x) for trace in figure.data if trace.type == "scatter"] == [[-60.0], []]


def test_where_all_is_back_nothing_is_at_risk() -> None:
    figure = drawn(row(at_risk=Decimal(0), worst=Decimal(0), best=Decimal(0)))
    assert list(figure.data[0].x) == [0.0]


def test_the_contract_stands_below_the_name_where_there_are_more() -> None:
    assert "Bank<br>Werk" in texts(drawn(row(), with_contract=True))
