from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from data import values
from data.columns import Choice, Column
from data.values import Unreadable
from data.writing import cell

ID = Column("x", "x", "id", "", "")
NUMBER = Column("x", "x", "number", "", "", low=0)
SIGNED = Column("x", "x", "number", "", "")


@pytest.mark.parametrize(
    ("written", "mark", "read"),
    [
        ("12", "", "12"),
        ("1.234,56", "", "1234.56"),
        ("1,234.56", "", "1234.56"),
        ("0,25", "", "0.25"),
        ("0.125", "", "0.125"),
        ("1.234.567", "", "1234567"),
        ("1880457.902", "", "1880457.902"),
        ("1 234,5", "", "1234.5"),
        ("1.234", ",", "1234"),
        ("1.234", ".", "1.234"),
        ("1,234", ".", "1234"),
        ("1e3", "", "1000"),
        (12.5, "", "12.5"),
    ],
)
def test_a_number_is_read_in_either_notation(written: Any, mark: Any, read: str) -> None:
    assert values.number(written, NUMBER, mark) == Decimal(read)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("1.234", "number_doubtful"),
        ("2,500", "number_doubtful"),
        ("NaN", "not_a_number"),
        ("inf", "not_a_number"),
        ("1e400", "number_out_of_range"),
        (float("nan"), "number_out_of_range"),
        ("9007199254740993", "number_out_of_range"),
        ("45%", "not_a_number"),
        ("€ 1.200,-", "not_a_number"),
        ("312,75 ton", "not_a_number"),
        ("-3", "number_below"),
        (True, "not_a_number"),
    ],
)
def test_a_number_that_is_none_or_could_be_two_is_refused(written: Any, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        values.number(written, NUMBER, "")
    assert refused.value.code == code


def test_a_number_above_the_most_allowed_is_refused() -> None:
    weight = Column("x", "x", "number", "", "", low=0, high=25)
    assert values.number("25", weight, "") == 25
    with pytest.raises(Unreadable) as refused:
        values.number("25.01", weight, "")
    assert refused.value.code == "number_above"


def test_a_column_tells_its_decimal_mark_by_the_numbers_that_leave_no_doubt() -> None:
    assert values.marks(["1.234", "0,25"]) == (",", [0])
    assert values.marks(["1.234", "12.5"]) == (".", [0])
    assert values.marks(["1.234", "12.5", "0,25"]) == ("", [0])
    assert values.marks(["1.234", 3.5]) == ("", [0])


def test_a_number_that_we_write_is_read_back_as_itself() -> None:
    random = Random(1)
    numbers = [random.uniform(-1, 1) * 10 ** random.randint(-6, 14) for _ in range(5000)]
    numbers += [round(random.uniform(-5000, 5000), random.randint(0, 4)) for _ in range(5000)]
    assert [n for n in numbers if values.double(cell(n), SIGNED, "") != n] == []


def test_an_amount_that_we_write_is_read_back_to_the_last_digit() -> None:
    random = Random(2)
    amounts = [Decimal(random.randint(-(10**20), 10**20)).scaleb(-6) for _ in range(5000)]
    column = Column("x", "x", "amount", "", "")
    assert [a for a in amounts if values.amount(cell(a), column, "") != a] == []


@pytest.mark.parametrize(
    ("written", "read"),
    [("2026-04-03", date(2026, 4, 3)), ("3-4-2026", date(2026, 4, 3)), ("31/12/2026", date(2026, 12, 31)), ("", None)],
)
def test_a_date_is_read_as_iso_and_as_the_dutch_write_it(written: str, read: date | None) -> None:
    assert values.day(written, ID) == read


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("4/3/2026", "date_doubtful"),
        ("31-02-2026", "date_not_there"),
        ("4/3/26", "not_a_date"),
        ("1899-12-31", "outside_window"),
        ("2999-01-01", "outside_window"),
        ("morgen", "not_a_date"),
    ],
)
def test_a_date_that_is_none_or_could_be_two_is_refused(written: str, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        values.day(written, ID)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026", "2026"),
        ("2026-Q3", "2026-Q3"),
        ("2026 k3", "2026-Q3"),
        ("2026-07", "2026-07"),
        ("Q3 2026", "2026-Q3"),
        ("maart 2026", "2026-03"),
        ("Oct 2026", "2026-10"),
        ("2026-07-31", "2026-07-31"),
        (date(2026, 7, 31), "2026-07-31"),
        (2026, "2026"),
    ],
)
def test_a_period_is_a_year_quarter_month_or_day(written: Any, read: str) -> None:
    assert values.period(written, ID) == read


@pytest.mark.parametrize(
    "written", ["2999-Q1", "1899-Q4", "2026-Q5", "26-Q1", "03-04-2026", "1e kwartaal 2026", "46112", 44650, "2026-13", "0000"]
)
def test_a_period_that_is_none_is_refused(written: Any) -> None:
    with pytest.raises(Unreadable):
        values.period(written, ID)


@pytest.mark.parametrize("text", ["=1+1", "<script>", "naam (x)", "👩‍👩‍👧 عربى", "NA", "None", "null", "nan", "007", "1E5"])
def test_text_is_kept_as_it_was_typed(text: str) -> None:
    assert values.text(text, ID) == text


def test_text_is_composed_and_loses_only_the_space_around_it() -> None:
    assert values.text(" Coöperatie Één ", ID) == "Coöperatie Één"


def test_the_quote_that_our_export_puts_before_a_formula_is_taken_off() -> None:
    assert values.text(cell("=1+1"), ID) == "=1+1"
    assert values.text("'s-Voorbeeld", ID) == "'s-Voorbeeld"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a\0b", "control_character"),
        ("a\x1b[1m", "control_character"),
        ("a\u200bb", "invisible_character"),
        ("\u202ebla", "invisible_character"),
        ("x" * 201, "text_too_long"),
    ],
)
def test_text_that_hides_something_is_refused(text: str, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        values.text(text, ID)
    assert refused.value.code == code


def test_a_choice_is_known_by_its_code_and_by_its_word_in_either_language() -> None:
    column = Column("x", "x", "choice", "", "", choices=(Choice("public", "openbaar", "public"),))
    assert {values.choice(word, column) for word in ("public", "Openbaar", " openbaar ")} == {"public"}
    with pytest.raises(Unreadable):
        values.choice("geheim", column)
    assert values.open_choice("geheim", Column("x", "x", "open", "", "", choices=column.choices)) == "geheim"


def test_a_currency_is_three_letters() -> None:
    assert values.currency("eur", ID) == "EUR"
    with pytest.raises(Unreadable):
        values.currency("€", ID)


def test_a_link_is_a_web_address() -> None:
    link = Column("x", "x", "link", "", "")
    assert values.link("https://brabant.nl/bof", link) == "https://brabant.nl/bof"
    with pytest.raises(Unreadable):
        values.link("javascript:alert(1)", link)


def test_yes_and_no_are_read_in_either_language() -> None:
    assert [values.flag(word, ID) for word in ("ja", "No", "true", "", "0")] == [True, False, True, None, False]
    with pytest.raises(Unreadable):
        values.flag("misschien", ID)


def test_headers_are_compared_whatever_parts_their_words() -> None:
    assert {values.plain(header) for header in ("Vastgelegd op", " vastgelegd_OP ", "vastgelegd-op\u00a0")} == {"vastgelegd op"}
    assert values.plain("Coo\u0308peratie") == "coöperatie" and values.plain(12) == "12"
    assert {values.plain(header) for header in values.OF_PERSONS} == values.OF_PERSONS


SEVERAL = Column("x", "x", "ids", "", "")


@pytest.mark.parametrize(("written", "read"), [("B+A", "A+B"), (" A + B ", "A+B"), ("A+A", "A"), ("A", "A"), ("", None)])
def test_several_ids_are_kept_sorted_each_once(written: str, read: str | None) -> None:
    assert values.ids(written, SEVERAL) == read


@pytest.mark.parametrize("written", ["A+", "+A", "A++B", "+"])
def test_a_gap_between_ids_is_refused(written: str) -> None:
    with pytest.raises(Unreadable) as caught:
        values.ids(written, SEVERAL)
    assert caught.value.code == "ids_with_a_gap"
