from datetime import date

from data.book import Book, Entry, Fact
from data.checking import Row
from data.store import Store
from data.tables import BY_NAME
from tests.conftest import Deliver


def test_a_fact_has_its_place_by_day_and_then_by_number() -> None:
    facts = [
        Fact(3, {"recorded": date(2026, 1, 1)}),
        Fact(1, {"recorded": date(2026, 2, 1)}),
        Fact(2, {"recorded": date(2026, 1, 1)}),
    ]
    assert [fact.number for fact in sorted(facts, key=lambda fact: fact.moment)] == [2, 3, 1]


def test_a_book_with_nothing_in_it_is_no_batch(coalition: Store) -> None:
    with coalition.writing() as cursor:
        assert Book(cursor).close(Entry("import", "x"), []) is None
    assert coalition.head.batch == 1


def test_the_lines_of_a_key_are_read_with_all_their_sources(coalition: Store, deliver: Deliver) -> None:
    header = "coalition,giver,receiver,kind,unit,promised,source\n"
    deliver(stream=header + "C,Brug,Een,geld,EUR,1,A\n")
    deliver(stream=header + "C,Brug,Een,geld,EUR,2,A\nC,Brug,Een,geld,EUR,3,B\n")
    stream = BY_NAME["stream"]
    row = Row(stream, {"coalition": "C", "giver": "Brug", "receiver": "Een", "kind": "geld", "nth": 1})
    with coalition.writing() as cursor:
        book = Book(cursor)
        book.open(stream, {row.key()})
        told = [[int(fact.values["promised"]) for fact in line] for line in book.lines(stream)]
    assert sorted(told) == [[1, 2], [3]]
