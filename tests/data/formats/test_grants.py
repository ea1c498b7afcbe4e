from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from data import intake
from data.checking import Row
from data.formats.grants import GRANT, complete
from data.problems import Problem
from data.standing import Known
from data.store import Store
from data.verifying import verify

PLAIN = {"what": "Dak", "period": "2014-06-05", "unit": "GBP", "promised": Decimal(100), "giver": "F", "receiver": "R"}
NAMED = {"giver_name": "Fonds", "receiver_name": "Huis", "source": "360Giving", "visibility": "public"}


def grant(reference: str | None, line: int = 1, **told: Any) -> Row:
    return Row(GRANT, {**PLAIN, **NAMED, "reference": reference, **told}, "g.json", "", line)


def completed(*grants: Row, store: Store | None = None) -> tuple[list[Row], list[Problem]]:
    return complete(list(grants), Known(store))


def streams(*grants: Row, store: Store | None = None) -> dict[tuple[str | None, int], Decimal]:
    rows, _ = completed(*grants, store=store)
    return {
        (row.values.get("reference"), row.values["nth"]): row.values.get("promised")
        for row in rows
        if row.table.name == "stream"
    }


class Ledger:
    """A store to which grants are handed in one delivery after another."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def add(self, *grants: Row) -> tuple[int, int]:
        """Store these grants; how many facts are new, and how many are corrected."""
        rows, problems = completed(*grants, store=self.store)
        written = intake.deliver(self.store, intake.Delivery("threesixty", ["g.json"], "", rows, problems), "test")
        return written.added, written.corrected

    def told(self) -> dict[str, Any]:
        """Reference -> what stands of it now."""
        facts = self.store.facts("stream")
        return {row["reference"]: (row["what"], row["period"], int(row["promised"])) for row in facts.to_dict("records")}

    def number(self, reference: str) -> int:
        facts = self.store.facts("stream")
        return int(facts.loc[facts["reference"] == reference, "nth"].iloc[0])


@pytest.fixture
def ledger(store: Store) -> Iterator[Ledger]:
    yield Ledger(store)
    assert verify(store).problems == []


def test_grants_of_one_title_and_day_are_numbered_by_their_ids_whatever_their_order() -> None:
    grants = [grant("c", promised=Decimal(3)), grant("a", promised=Decimal(1)), grant("b", promised=Decimal(2))]
    wanted = {("a", 1): 1, ("b", 2): 2, ("c", 3): 3}
    assert streams(*grants) == streams(*reversed(grants)) == wanted


def test_a_grant_told_twice_is_taken_once_and_one_that_says_something_else_is_kept_beside_it() -> None:
    rows, problems = completed(
        grant("a", 1),
        grant("a", 2, receiver_name="HUIS"),
        grant("a", 3, promised=Decimal(5)),
        grant("a", 4, promised=Decimal(5)),
    )
    assert [row.line for row in rows if row.table.name == "stream"] == [1, 3]
    assert [(p.code, p.row, p.details.get("other"), p.differs) for p in problems] == [
        ("repeats_row_left_out", 2, "1", ()),
        ("grant_told_otherwise", 3, "1", (("promised", "100", "5"),)),
        ("repeats_row_left_out", 4, "3", ()),
    ]


def test_grants_without_an_id_are_told_apart_by_what_they_say() -> None:
    assert streams(grant(None, 1), grant(None, 2, promised=Decimal(5))) == {(None, 1): 100, (None, 2): 5}


def test_the_same_grants_in_another_order_add_nothing(ledger: Ledger) -> None:
    grants = [grant(name, promised=Decimal(at)) for at, name in enumerate("abcde")]
    assert ledger.add(*grants) == (5 + 2 + 1 + 1, 0)
    assert ledger.add(*reversed(grants)) == (0, 0)


def test_a_changed_amount_corrects_one_fact_and_keeps_its_number(ledger: Ledger) -> None:
    ledger.add(*(grant(name, promised=Decimal(10)) for name in "abc"))
    assert ledger.add(grant("b", promised=Decimal(7)), grant("d", promised=Decimal(10))) == (1, 1)
    assert {name: told[2] for name, told in ledger.told().items()} == {"a": 10, "b": 7, "c": 10, "d": 10}
    assert [ledger.number(name) for name in "abcd"] == [1, 2, 3, 4]


def test_a_grant_that_moves_to_another_title_or_day_counts_once_and_that_is_said(ledger: Ledger) -> None:
    ledger.add(grant("a"), grant("b"))
    moved = grant("a", what="Dak en goot", period="2014-07-01")
    _, problems = completed(moved, store=ledger.store)
    assert [(p.code, p.differs) for p in problems] == [
        ("grant_changed", (("what", "Dak", "Dak en goot"), ("period", "2014-06-05", "2014-07-01")))
    ]
    ledger.add(moved)
    assert ledger.told() == {"a": ("Dak en goot", "2014-07-01", 100), "b": ("Dak", "2014-06-05", 100)}
    ledger.add(grant("a"))
    assert ledger.told() == {"a": ("Dak", "2014-06-05", 100), "b": ("Dak", "2014-06-05", 100)}


def test_two_grants_that_change_places_keep_what_is_theirs(ledger: Ledger) -> None:
    one, other = {"what": "Dak", "promised": Decimal(1)}, {"what": "Goot", "promised": Decimal(2)}
    ledger.add(grant("a", **one), grant("b", **other))
    ledger.add(grant("a", **other), grant("b", **one))
    assert ledger.told() == {"a": ("Goot", "2014-06-05", 2), "b": ("Dak", "2014-06-05", 1)}


@pytest.mark.parametrize("first", ["old", "new"])
def test_a_party_is_called_as_in_its_latest_grant_whatever_comes_in_first(ledger: Ledger, first: str) -> None:
    old = grant("a", period="2014-01-01", receiver_name="Oud")
    new = grant("b", period="2016-01-01", receiver_name="Nieuw")
    for one in sorted((old, new), key=lambda row: row is not (old if first == "old" else new)):
        ledger.add(one)
    assert ledger.store.facts("party").set_index("party")["name"].to_dict() == {"F": "Fonds", "R": "Nieuw"}


def test_other_names_of_a_party_are_said_and_one_without_a_name_is_known_by_its_id() -> None:
    _, problems = completed(
        grant("a", period="2014", receiver_name="Oud"),
        grant("b", period="2016", receiver_name="Nieuw"),
        grant("c", receiver="S"),
    )
    assert [(p.code, p.found, p.details) for p in problems] == [("party_renamed", "R", {"name": "Nieuw", "others": "Oud"})]
    _, problems = completed(grant("c", receiver="S", receiver_name=None))
    assert [(p.code, p.found) for p in problems] == [("known_by_id", "S")]


def test_a_giver_that_receives_as_well_is_one_party_and_a_financier() -> None:
    rows, _ = completed(grant("a"), grant("b", giver="R", giver_name="Huis", receiver="S", receiver_name="Straat"))
    parties = {row.values["party"]: row.values.get("kind") for row in rows if row.table.name == "party"}
    assert parties == {"F": "financier", "R": "financier", "S": None}
    assert sorted(row.values["coalition"] for row in rows if row.table.name == "coalition") == ["F", "R"]


def test_an_amount_without_a_currency_is_said() -> None:
    _, problems = completed(grant("a", unit=None), grant("b", unit=None, promised=None))
    assert [(p.code, p.fault, p.column) for p in problems] == [("amount_without_unit", False, "promised")]


def test_no_grants_is_nothing() -> None:
    assert completed() == ([], [])
