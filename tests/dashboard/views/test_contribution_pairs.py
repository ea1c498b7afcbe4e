from typing import Any

import pandas as pd
import pytest

from dashboard.views import contribution_pairs as views
from dashboard.words import words
from metrics.contribution_pairs import PAIRS

NL, EN = words("nl"), words("en")
LOSS = ("kringloop", "vlotweg", -3.0, "dubbele ritten")


def pairs(*rows: tuple[Any, ...]) -> tuple[views.Pair, ...]:
    found = []
    for one, other, gain, *cause in rows:
        band = {} if gain is None else {"low": gain - 1, "high": gain + 1}
        names = {"one": one, "one_name": one.capitalize(), "other": other, "other_name": other.capitalize()}
        found.append({**names, "gain": gain, **band, "because": "", "cause": cause[0] if cause else ""})
    return views.pairs_view(pd.DataFrame(found, columns=list(PAIRS)))


def test_the_largest_gain_stands_first_losses_behind_it_and_the_unknown_last() -> None:
    told = pairs(("a", "b", None), LOSS, ("a", "c", 2.0), ("b", "c", 5.0))
    assert [row.gain for row in told] == [5, 2, -3, None]
    assert [views.gain_told(row, NL) for row in told] == ["+5", "+2", "−3", "onbekend"]
    assert [views.band_told(row, NL) for row in told] == ["4 tot 6", "1 tot 3", "−4 tot −2", ""]


@pytest.mark.parametrize(
    ("rows", "heading"),
    [
        ([("a", "b", 5.0), LOSS], "De meerwaarde ontstaat vooral tussen A en B"),
        ([("a", "b", 5.0), ("a", "c", 5.0)], "De meerwaarde ontstaat vooral, en evenveel, tussen A en B en A en C"),
        ([("a", "b", 5.0), ("a", "c", 5.0), ("b", "c", 5.0)], "3 tweetallen voegen elk evenveel toe, en het meest"),
        ([("a", "b", 5.0), ("a", "c", 4.5)], "De meerwaarde ontstaat tussen meer tweetallen"),
        ([LOSS, ("a", "b", -3.0)], "Samenwerken kost nu het meest, en evenveel, tussen A en B en Kringloop en Vlotweg"),
        ([LOSS, ("a", "b", -3.5)], "Samenwerken kost nu iets tussen meer tweetallen"),
        ([LOSS, ("a", "b", -5.0)], "Samenwerken kost nu het meest tussen A en B"),
        ([("a", "b", None)], "Wat tweetallen toevoegen is nog onbekend"),
    ],
)
def test_the_heading_says_between_whom_most_comes_about(rows: list[tuple[Any, ...]], heading: str) -> None:
    assert views.heading(pairs(*rows), NL) == heading


def test_where_all_together_lose_the_heading_says_between_whom_it_costs_most() -> None:
    assert (
        views.heading(pairs(("a", "b", 5.0), LOSS), NL, costs=True)
        == "Samenwerken kost nu het meest tussen Kringloop en Vlotweg"
    )
    assert views.heading(pairs(("a", "b", 5.0)), NL, costs=True) == "De meerwaarde ontstaat vooral tussen A en B"


def test_who_is_in_each_others_way_is_named_with_the_cause_and_never_blamed() -> None:
    told = views.reading(pairs(("a", "b", 5.0), LOSS), "mensen", NL)
    assert told == "Extra mensen per tweetal. Kringloop en Vlotweg zitten elkaar in de weg: dubbele ritten."
    assert views.reading(pairs(("a", "b", -1.0)), "", EN) == "What each pair adds. A and B are in each other's way."
    unsure = views.reading(pairs(("a", "b", 5.0), ("a", "c", 4.5), ("b", "c", 1.0)), "mensen", NL)
    assert unsure.endswith("A en B, en A en C: welk tweetal het meest telt, is niet te onderscheiden.")
    three = pairs(("a", "b", -1.0), ("a", "c", -2.0), ("b", "c", -3.0))
    assert views.reading(three, "ton", NL) == (
        "Extra ton per tweetal. B en C, en A en C: welk tweetal het meest telt, is niet te onderscheiden. "
        "3 tweetallen zitten elkaar in de weg."
    )


def test_of_many_pairs_those_that_matter_most_are_drawn_in_the_same_order() -> None:
    told = pairs(LOSS, *((f"a{at:02}", "b", 0.1 * at) for at in range(1, 20)))
    kept = views.drawn(told)
    assert len(kept) == views.DRAWN and kept[-1].is_loss and kept[0].gain == pytest.approx(1.9)
    assert views.drawn(told[:3]) == told[:3]
