from typing import Any

import pandas as pd
import pytest

from dashboard.views import contribution
from dashboard.views import contribution_stability as views
from dashboard.words import words
from metrics.contribution_pairs import BLOCKING
from tests.dashboard.views.made_contribution import PARTNERS, UNKNOWN, seen, share

NL, EN = words("nl"), words("en")
ALONE = {
    "parties": "vlotweg",
    "names": "Vlotweg",
    "size": 1,
    "worth": 2.0,
    "gets": 1.0,
    "short": 1.0,
    "cause": "dubbele ritten",
}
PAIR = {"parties": "a+b", "names": "A; B", "size": 2, "worth": 6.0, "gets": 5.0, "short": 1.5, "cause": ""}
NET = {"outcome": "werk", "baseline": 8.0, "actual": 108.0, "is_latest": True}


def blocking(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(BLOCKING))


def told(
    *groups: dict[str, Any], net: dict[str, Any] = NET, of: contribution.ContributionView | None = None
) -> list[views.Finding]:
    return views.findings(of or seen(), blocking(*groups), pd.DataFrame([net]), NL)


def test_who_is_better_off_alone_is_told_with_the_shortfall_the_cause_and_how_sure() -> None:
    first, rest, unknown, claim = told(ALONE)
    assert (first.kind, first.who, first.told) == ("concern", "Vlotweg alleen", "haalt er 2, hier 1. Tekort: 1.")
    assert first.more == "Oorzaak: dubbele ritten. Dit geldt in 71 van de 100 doorrekeningen."
    assert (rest.kind, rest.who, rest.more) == ("fine", "Alle andere groepen", "126 groepen doorgerekend.")
    assert (unknown.kind, unknown.who) == ("unknown", "Wijkraad") and unknown.told.endswith("onbekend, geen nul.")
    assert claim.kind == "attention"


def test_the_group_that_is_shortest_stands_first_and_of_many_the_last_are_counted() -> None:
    found = told(ALONE, PAIR)
    assert [one.who for one in found[:2]] == ["A en B samen", "Vlotweg alleen"]
    assert found[0].told == "halen er 6, hier 5. Tekort: 1,5." and found[0].more == ""
    many = told(*({**PAIR, "parties": f"a+{at}", "short": float(at)} for at in range(1, 7)))
    assert many[views.MOST].who == "Nog 2 groepen zouden zonder de rest beter af zijn."


def test_where_all_groups_would_be_better_off_there_are_no_others() -> None:
    found = told(ALONE, PAIR, of=seen(groups=2))
    assert "Alle andere groepen" not in [one.who for one in found]


@pytest.mark.parametrize(
    ("tested", "more"),
    [
        ("theorem", "Dat staat vast, want samenwerken kost hier nergens iets."),
        ("all", "126 groepen doorgerekend."),
        ("limited", "Beperkt getoetst: 126 groepen doorgerekend."),
    ],
)
def test_that_nobody_is_worse_off_says_how_that_was_tested(tested: str, more: str) -> None:
    first = told(of=seen(*PARTNERS[:2], tested=tested, blocking=0, worse_off=0))[0]
    assert (first.kind, first.who, first.more) == ("fine", "Niemand is slechter af:", more)


@pytest.mark.parametrize(
    ("groups", "total", "heading"),
    [
        ([ALONE], {}, "Vlotweg zou zonder de rest beter af zijn"),
        ([ALONE, PAIR], {}, "2 partners of groepen zouden zonder de rest beter af zijn"),
        ([PAIR], {}, "1 groep zou zonder de rest beter af zijn"),
        ([], {}, "Niemand zou zonder de rest beter af zijn"),
        ([], {"tested": "limited"}, "Voor zover getoetst is niemand zonder de rest beter af"),
        ([], UNKNOWN, "Of iemand zonder de rest beter af is, is onbekend"),
    ],
)
def test_the_heading_is_what_was_found(groups: list[dict[str, Any]], total: dict[str, Any], heading: str) -> None:
    assert views.heading(seen(**total), blocking(*groups), NL) == heading


def test_the_claim_that_all_involved_gain_is_held_against_each_of_them() -> None:
    claim = told(ALONE)[-1]
    assert claim.who == "Alle betrokkenen meer waarde?" and claim.told.startswith("Dat klopt voor 2 van de 3 partners")
    assert claim.more == "De uitkomst ging van 8 naar 108 mensen. Van 1 lid is het onbekend."
    assert told(of=seen(*PARTNERS[:2]))[-1].kind == "fine" and told(of=seen(*PARTNERS[:2]))[-1].more.endswith("108 mensen.")
    assert told(of=seen(*PARTNERS[:2], PARTNERS[3]))[-1].kind == "unknown"
    nobody = told(of=seen(share("a", 5.0, 5.0)))[-1]
    assert nobody.told.startswith("Dat klopt voor geen van de 1 partners") and nobody.kind == "attention"
    assert told(net={**NET, "baseline": None})[-1].more == "Van 1 lid is het onbekend."
    hidden = seen(share("werk", 1.0, 2.0), share(None, None, 44.0, covers=6), audience="financier")
    assert "Alle betrokkenen meer waarde?" not in [one.who for one in told(of=hidden)]


def test_with_one_partner_or_nothing_told_there_is_nothing_to_compare_and_the_unknown_is_not_tested() -> None:
    assert told(of=seen(why="one_partner")) == told(of=seen(untold=True, why="no_dividends")) == []
    first, second = told(of=seen(**UNKNOWN))
    assert (first.kind, first.who, second.who) == ("unknown", "Nog niet te toetsen:", "Wijkraad")
