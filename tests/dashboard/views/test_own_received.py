import pandas as pd

from dashboard.views.own_received import heading, reading, received
from dashboard.words import words

NL = words("nl")
COALITIONS = pd.DataFrame({"coalition": ["C"], "smallest_group": [None]}, dtype=object)


def found(rating: float | None, streams: int, raters: int, withheld: bool) -> pd.DataFrame:
    rows = [("M", rating, streams, raters, withheld), ("X", 4.9, 9, 8, False)]
    return pd.DataFrame(rows, columns=["party", "rating", "streams", "raters", "withheld"])


def test_the_mean_is_told_with_what_it_is_over() -> None:
    seen = received(found(4.16, 6, 5, False), COALITIONS, "C", "M")
    assert seen is not None
    assert heading(seen, NL) == "Anderen geven wat zij van u krijgen gemiddeld 4,2 van 5"
    assert reading(seen, NL).startswith("Gemiddeld over 6 stromen van 5 partners, alle kwartalen samen.")
    assert reading(seen, NL).endswith("Minder dan 5 partners? Dan tonen we geen gemiddelde.")


def test_what_is_withheld_says_from_how_many_it_is_shown() -> None:
    larger = pd.DataFrame({"coalition": ["C"], "smallest_group": [7]})
    seen = received(found(None, 6, 2, True), larger, "C", "M")
    assert seen is not None and heading(seen, NL).endswith("is verborgen")
    assert reading(seen, NL) == "We tonen het gemiddelde vanaf 7 partners; nu zijn het er 2."


def test_of_what_nobody_rated_there_is_nothing() -> None:
    assert received(found(None, 0, 0, False), COALITIONS, "C", "M") is None
    assert received(found(4, 6, 5, False), COALITIONS, "C", "nobody") is None
