import pytest

from dashboard.views.nearly import nearly_told, rounded
from dashboard.words import words

NL, EN = words("nl"), words("en")


@pytest.mark.parametrize("share", [0.9, 0.95, 1.0])
def test_from_nine_in_ten_on_the_exact_share_is_not_told(share: float) -> None:
    assert nearly_told(share, NL) == "(bijna) iedereen" and rounded(share) == 1.0
    assert nearly_told(1 - share, EN) == "(nearly) no one" and rounded(1 - share) == 0.0


def test_a_share_of_a_group_that_differs_is_told_in_per_cent() -> None:
    assert nearly_told(0.89, NL).replace("\xa0", " ") == "89 %" and rounded(0.89) == 0.89
