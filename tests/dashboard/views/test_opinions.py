from typing import Any

import pandas as pd
import pyarrow as pa
import pytest

from dashboard.views.opinions import (
    OpinionsView,
    found_told,
    group_told,
    heading,
    hidden_told,
    opinions_view,
    reading,
    share_told,
)
from dashboard.words import words
from metrics.consensus import consensus
from tests.dashboard.views.made_values import COUNT, STELLINGEN, TEXT, answered

NL, EN = words("nl"), words("en")
OPINION: dict[str, tuple[pa.DataType, Any]] = {
    **{"coalition": (TEXT, "C"), "instrument": (TEXT, "stellingen"), "version": (TEXT, "1"), "period": (TEXT, "2026-Q3")},
    **{"opinion_group": (COUNT, 1), "code": (TEXT, "s01"), "people": (COUNT, 20)},
    **{"votes": (COUNT, None), "votes_why": (TEXT, None), "agree": (COUNT, None), "disagree": (COUNT, None)},
}


def counted(**groups: dict[str, tuple[int, int] | None]) -> pd.DataFrame:
    """By group (g1) and statement: how many of 20 answered, and how many agree, the others disagree; None is withheld."""
    rows = []
    for group, statements in groups.items():
        for code, told in statements.items():
            row: dict[str, Any] = {"opinion_group": int(group[1:]), "code": code}
            row |= {"votes": told[0], "agree": told[1], "disagree": told[0] - told[1]} if told else {"votes_why": "verborgen"}
            rows.append(row)
    return answered(OPINION, rows)


TWO = counted(
    g0={"s01": (40, 20), "s02": (38, 36), "s03": (40, 4)},
    g1={"s01": (20, 18), "s02": (18, 13), "s03": (20, 3)},
    g2={"s01": (20, 2), "s02": (20, 20), "s03": (20, 1)},
)


def view(told: pd.DataFrame = TWO, smallest: int = 5) -> OpinionsView:
    found = opinions_view(told, consensus(told), {"stellingen": STELLINGEN}, NL, smallest)
    assert found is not None
    return found


def plain(told: str) -> str:
    return told.replace("\xa0", " ")


def test_the_statement_that_divides_most_stands_first_with_the_share_of_each_group() -> None:
    told = view()
    assert [group.number for group in told.groups] == [1, 2] and told.has_groups
    assert [one.code for one in told.statements[:3]] == ["s01", "s02", "s03"]
    assert told.statements[0].shares == pytest.approx((0.9, 0.1)) and told.statements[0].votes == (20, 20)
    assert heading(told, NL) == "Mensen vormen 2 groepen met een eigen mening"
    assert group_told(told.groups[0], EN) == "group 1 (20 people)"


def test_what_is_shared_most_and_what_divides_most_is_told_with_its_votes() -> None:
    assert [plain(one) for one in found_told(view(), NL)] == [
        "Het meest gedeeld, eens: ‘Stelling 2’ – groep 1: 72 % van 18 en groep 2: (bijna) iedereen van 20.",
        "Het meest verdeeld: ‘Stelling 1’ – groep 1: (bijna) iedereen van 20 en groep 2: (bijna) niemand van 20.",
    ]
    divided = counted(g1={"s02": (20, 9)}, g2={"s02": (20, 20)})
    assert view(divided).most_shared is None, "half of one group does not agree"


def test_a_group_that_is_too_small_tells_nothing_whatever_its_votes() -> None:
    told = view(smallest=25)
    assert all(group.is_held for group in told.groups)
    assert all(share is None for one in told.statements for share in one.shares)
    assert heading(told, NL) == "Te weinig antwoorden om meningen te tonen" and found_told(told, NL) == []
    assert group_told(told.groups[1], NL) == "groep 2: te weinig antwoorden"


def test_a_statement_withheld_of_one_group_is_hidden_there_and_divides_nobody() -> None:
    told = view(counted(g1={"s01": None, "s02": (20, 11)}, g2={"s01": (20, 2), "s02": (20, 12)}))
    first = next(one for one in told.statements if one.code == "s01")
    assert first.shares == (None, pytest.approx(0.1)) and first.apart is None and first.consensus is None
    assert not any(group.is_held for group in told.groups)
    assert share_told(*[side[0] for side in (first.shares, first.votes)], NL) == "verborgen"
    assert hidden_told(told, NL).startswith("verborgen: te weinig antwoorden") and "Stelling 1" not in " ".join(
        found_told(told, NL)
    )


def test_fewer_than_five_votes_of_a_group_tell_nothing() -> None:
    told = view(counted(g1={"s01": (4, 2)}, g2={"s01": (20, 2)}))
    assert told.statements[0].shares == (None, pytest.approx(0.1))


def test_without_clear_groups_all_are_told_together() -> None:
    told = view(counted(g0={"s01": (40, 20), "s02": (38, 36)}))
    assert not told.has_groups and heading(told, NL) == "Geen duidelijke groepen: meningen lopen door elkaar"
    assert told.most_shared is None and told.most_dividing is None and found_told(told, NL) == []
    assert reading(told, NL).startswith("Hoeveel mensen het eens zijn.")
    assert plain(share_told(told.statements[0].shares[0], told.statements[0].votes[0], NL)) == "50 % (40 antwoorden)"


def test_one_group_that_is_left_is_no_absence_of_groups() -> None:
    told = view(counted(g0={"s01": (40, 20)}, g1={"s01": (20, 18)}))
    assert told.has_groups and heading(told, NL) == "Van de mensen is 1 groep met een eigen mening te tonen"


def test_only_the_newest_period_is_told() -> None:
    old = TWO.assign(period="2025-Q3", agree=0)
    assert view(pd.concat([old, TWO], ignore_index=True)).statements[0].shares == pytest.approx((0.9, 0.1))
    assert opinions_view(TWO.iloc[:0], consensus(TWO.iloc[:0]), {"stellingen": STELLINGEN}, NL, 5) is None
