import pandas as pd

from dashboard.views.own_pairs import OwnPairs, Sum, added_up, heading, none_told, own_pairs, rest, told
from dashboard.views.own_standing import Standing
from dashboard.words import words

NL = words("nl")


def seen(*gains: tuple[str, float | None], own: float | None = 4.0, unit: str = "mensen", is_in_unit: bool = True) -> OwnPairs:
    """The pairs of party M with others, each with a band of one to either side."""
    pairs = [
        {"one": "M", "one_name": "Mij", "other": name, "other_name": name, "gain": gain}
        | ({"low": None, "high": None} if gain is None else {"low": gain - 1, "high": gain + 1})
        for name, gain in gains
    ]
    pairs.append({"one": "X", "one_name": "X", "other": "Y", "other_name": "Y", "gain": 731.4, "low": 731.4, "high": 731.4})
    half = sum(gain or 0.0 for _, gain in gains) / 2
    fair = None if own is None else own + half
    parts = pd.DataFrame({"party": ["M", "X"], "own": [own, 731.4], "of_pairs": [half, 731.4], "fair": [fair, 731.4]})
    shares = pd.DataFrame({"party": ["M", "X"], "alone": [4.0, 731.4], "fair": [fair, 731.4], "low": None, "high": None})
    totals = pd.DataFrame({"outcome": ["w"], "unit": [unit], "in_unit": [is_in_unit]})
    return own_pairs(pd.DataFrame(pairs), parts, shares, totals, "w", "M")


def added(*gains: tuple[str, float | None], own: float = 4.0) -> tuple[str, str]:
    share = seen(*gains, own=own).sum
    assert share is not None
    return added_up(share, NL)


def test_what_came_about_with_each_is_told_with_how_sure_it_is() -> None:
    one, other = told(seen(("Werkplaats Noord", 5.0), ("Vlotweg", -3.0)), NL)
    assert one[0] == "Samen met Werkplaats Noord: 5 mensen extra; de helft rekenen we u toe."
    assert one[1].replace("\xa0", " ") == "80 % zeker: tussen 4 en 6."
    assert other[0] == "Samen met Vlotweg: 3 mensen minder; de helft telt bij u mee."
    assert other[1].replace("\xa0", " ") == "80 % zeker: tussen 2 en 4."


def test_the_share_comes_about_with_another_only_where_its_own_part_is_no_larger() -> None:
    assert heading(seen(("A", 5.0), ("B", 1.0)), NL) == "U wint het meest samen met A"
    assert heading(seen(("A", 5.0), own=2.5), NL) == "Uw deel ontstaat vooral met A"
    assert heading(seen(("A", 5.0), ("B", 5.0), own=None), NL) == "U wint het meest samen met A en B"


def test_what_costs_more_than_anything_gains_stands_first() -> None:
    assert heading(seen(("A", 1.0), ("B", -3.0)), NL) == "Samen met B gaat het meest verloren"
    assert heading(seen(("A", None)), NL) == "Met wie samen uw deel ontstaat, is onbekend"


def test_pairs_of_others_are_not_there_and_what_has_no_sentence_is_counted() -> None:
    many = seen(*((name, float(at)) for at, name in enumerate("ABCDEF", 1)), ("G", None))
    assert [pair.name for pair in many.pairs] == [*"FEDCBAG"]
    assert len(told(many, NL)) == 4
    assert rest(many, NL) == "En nog 2 partners, met een kleiner verschil. Van 1 partner is het onbekend."
    assert rest(seen(("A", 1.0)), NL) == ""


def test_without_a_unit_of_the_outcome_the_number_stands_alone() -> None:
    assert told(seen(("A", 5.0), is_in_unit=False), NL)[0][0].startswith("Samen met A: 5 extra;")
    assert told(seen(("A", 1.0)), NL)[0][0].startswith("Samen met A: 1 extra;")


def test_the_share_adds_up_as_it_is_shown() -> None:
    assert added(("A", 4.25), ("B", 3.25), own=3.25) == (
        "Uw eerlijk deel 7 = 3,25 eigen part + 3,75 uit samenwerken.",
        "Uw eigen part is wat u alleen haalde. "
        "Wat groepen van drie of meer in de tweetallen te veel tellen, is erin verrekend.",
    )
    assert added(("A", 5.0))[1] == "Uw eigen part is wat u alleen haalde."
    assert added(("A", -3.0))[0] == "Uw eerlijk deel 2,5 = 4 eigen part − 1,5 uit samenwerken."
    assert seen(("A", None), own=None).sum is None


def test_however_it_is_rounded_the_parts_are_the_share() -> None:
    for own in range(-40, 40):
        for places in (0, 1):
            of_pairs = own / 7 + 1.013
            whole, one, other = Sum(own / 3 + of_pairs, own / 3, of_pairs, places, False).shown
            assert one + other == whole and abs(float(whole) - own / 3 - of_pairs) <= 0.5 / 10**places + 1e-9


def test_what_has_no_sentence_is_not_called_smaller_where_it_is_as_large() -> None:
    equal = seen(*((name, gain) for name, gain in zip("ABCDE", (4.6, 4.2, 2.9, 0.6, 0.6), strict=True)))
    assert rest(equal, NL) == "En nog 1 partner, met een even groot verschil."
    mixed = seen(*((name, gain) for name, gain in zip("ABCDEF", (4.6, 4.2, 2.9, 0.6, 0.6, 0.1), strict=True)))
    assert rest(mixed, NL) == "En nog 2 partners."


def test_where_there_is_no_pair_it_is_said_why() -> None:
    told_no_more = seen()
    assert none_told(told_no_more, Standing("2026-06", True), NL).startswith("U deed mee tot en met juni 2026;")
    assert none_told(told_no_more, Standing("", True), NL) == "Van u is geen bijdrage vastgelegd."
    assert none_told(told_no_more, Standing("", False), NL).startswith("Van u is niets verteld dat u samen")
    assert none_told(seen(own=None), Standing("", False), NL).endswith("is hier niets te tonen.")
