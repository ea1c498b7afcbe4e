import pandas as pd

from dashboard.views.own_pairs import OwnPairs, heading, own_pairs, rest, told
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
    parts = pd.DataFrame({"party": ["M", "X"], "own": [own, 731.4]})
    totals = pd.DataFrame({"outcome": ["w"], "unit": [unit], "in_unit": [is_in_unit]})
    return own_pairs(pd.DataFrame(pairs), parts, totals, "w", "M")


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
