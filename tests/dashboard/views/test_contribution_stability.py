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
    first, rest, claim = told(ALONE)
    assert (first.kind, first.who, first.told) == ("concern", "Vlotweg alleen", "haalt 2 mensen, hier 1. Tekort: 1.")
    assert first.more == "Oorzaak: dubbele ritten. Dit geldt in 97 van de 100 doorrekeningen."
    assert (rest.kind, rest.who, rest.more) == ("fine", "Alle andere groepen", "126 groepen doorgerekend.")
    assert claim.kind == "attention"


def test_partners_stand_first_by_name_and_larger_groups_are_counted_as_not_distinguishable() -> None:
    rows = [share(name, 5.0, 3.0, worse_off_sure=1.0) for name in ("zorg", "aabeek")]
    found = told(ALONE, PAIR, of=seen(*rows, share("b", 3.0, 2.9, worse_off_sure=0.6)))
    assert [(one.kind, one.who) for one in found[:4]] == [
        ("concern", "Aabeek alleen"),
        ("concern", "Zorg alleen"),
        ("unknown", "B"),
        ("unknown", "1 groep van meer partners"),
    ]
    assert found[2].told == "is niet te onderscheiden van alleen."
    assert found[3].told == "misschien ook: niet te onderscheiden."
    many = told(of=seen(*(share(f"p{at}", 5.0, 3.0, worse_off_sure=1.0) for at in range(8))))
    assert many[views.MOST].who == "Nog 2 partners zouden zonder de rest beter af zijn."


def test_what_is_short_adds_up_as_it_is_shown() -> None:
    found = told(of=seen(share("a", 2.5, 0.94, worse_off_sure=1.0), together=10.0))
    assert found[0].told == "haalt 2,5 mensen, hier 0,9. Tekort: 1,6."


def test_where_all_groups_might_be_better_off_there_are_no_others() -> None:
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
        ([ALONE, PAIR], {}, "Vlotweg zou zonder de rest beter af zijn"),
        ([], UNKNOWN, "Of iemand zonder de rest beter af is, is onbekend"),
    ],
)
def test_the_heading_is_what_was_found(groups: list[dict[str, Any]], total: dict[str, Any], heading: str) -> None:
    assert views.heading(seen(**total), blocking(*groups), NL) == heading


def test_the_heading_names_nobody_of_whom_it_is_not_sure() -> None:
    fine = PARTNERS[:2]
    assert views.heading(seen(*fine), blocking(), NL) == "Niemand zou zonder de rest beter af zijn"
    assert views.heading(seen(*fine, tested="limited"), blocking(), NL).startswith("Voor zover getoetst is niemand")
    unsure = seen(*fine, share("a", 2.0, 1.9, worse_off_sure=0.6))
    assert views.heading(unsure, blocking(), NL) == views.heading(seen(*fine), blocking(PAIR), NL)
    assert views.heading(unsure, blocking(), NL) == "Of iemand zonder de rest beter af is, is niet te onderscheiden"
    two = seen(*(share(one, 5.0, 3.0, worse_off_sure=1.0) for one in "ab"))
    assert views.heading(two, blocking(), NL) == "2 partners zouden zonder de rest beter af zijn"


def test_the_claim_that_all_involved_gain_is_held_against_each_of_them() -> None:
    claim = told(ALONE)[-1]
    assert claim.who == "Alle betrokkenen meer waarde?" and claim.told.startswith("Dat klopt voor 2 van de 3 partners")
    assert claim.more == "De uitkomst ging van 8 naar 108 mensen. Van 1 lid is het onbekend."
    assert told(of=seen(*PARTNERS[:2]))[-1].kind == "fine" and told(of=seen(*PARTNERS[:2]))[-1].more.endswith("108 mensen.")
    assert told(of=seen(*PARTNERS[:2], PARTNERS[3]))[-1].kind == "unknown"
    nobody = told(of=seen(share("a", 5.0, 5.0)))[-1]
    assert nobody.told.startswith("Dat klopt voor geen van de 1 partners") and nobody.kind == "attention"
    assert told(net={**NET, "baseline": None})[-1].more == "Van 1 lid is het onbekend."
    unsure = told(of=seen(*PARTNERS[:2], share("a", 2.0, 2.1, worse_off_sure=0.4)))[-1]
    assert unsure.kind == "unknown" and unsure.told.startswith("Dat klopt voor 2 van de 3 partners")
    assert unsure.more.startswith("Van 1 partner is dat niet te onderscheiden.")
    none = told(of=seen(share("a", 2.0, 2.1, worse_off_sure=0.4)))[-1]
    assert none.told == "Voor geen van de 1 partners is dat zeker."
    hidden = seen(share("werk", 1.0, 2.0), share(None, None, 44.0, covers=6), audience="financier")
    assert "Alle betrokkenen meer waarde?" not in [one.who for one in told(of=hidden)]


def test_with_one_partner_or_nothing_told_there_is_nothing_to_compare_and_the_unknown_is_not_tested() -> None:
    assert told(of=seen(why="one_partner")) == told(of=seen(untold=True, why="no_dividends")) == []
    (first,) = told(of=seen(**UNKNOWN))
    assert (first.kind, first.who) == ("unknown", "Nog niet te toetsen:")
