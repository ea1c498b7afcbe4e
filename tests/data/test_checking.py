from datetime import date
from decimal import Decimal
from typing import Any

from data.checking import Layout, Row, check, mixed_units, once
from data.sheets import Cell, Sheet
from data.tables import BY_NAME

STREAM = BY_NAME["stream"]
HEADER = ["coalition", "giver", "receiver", "kind", "what", "period", "unit", "promised", "delivered", "recorded"]
SOUND: list[Cell] = ["C", "Brug", "Een", "arbeid", "uren", "2026-Q1", "uur", "480", "312,75", "2026-04-01"]


def checked(*rows: list[Cell], lenient: bool = False, ragged: bool = True, **more: Any) -> tuple[list[Row], list[Any]]:
    columns = {at: STREAM.by_name[name] for at, name in enumerate(HEADER)}
    sheet = Sheet("stream.csv", rows=[(1, list(HEADER)), *((at, row) for at, row in enumerate(rows, 2))], ragged=ragged)
    return check(sheet, Layout(STREAM, columns, lenient=lenient, **more))


def changed(**cells: Cell) -> list[Cell]:
    return [cells.get(name, cell) for name, cell in zip(HEADER, SOUND, strict=True)]


def places(problems: list[Any]) -> list[tuple[str, bool, int | None, str]]:
    return [(p.code, p.fault, p.row, p.column) for p in problems]


def test_a_sound_row_has_typed_values_and_knows_where_it_stood() -> None:
    rows, problems = checked(SOUND)
    assert not problems
    assert rows[0].values["promised"] == Decimal(480)
    assert rows[0].values["recorded"] == date(2026, 4, 1)
    assert rows[0].place == "stream.csv:2"


def test_every_fault_is_found_at_once_with_its_row_and_column() -> None:
    rows, problems = checked(changed(promised="45%", period="2026-Q5"), SOUND, changed(giver="", delivered="-1"))
    assert [row.sound for row in rows] == [False, True, False]
    assert sorted(places(problems)) == [
        ("not_a_number", True, 2, "promised"),
        ("not_a_period", True, 2, "period"),
        ("number_below", True, 4, "delivered"),
        ("required", True, 4, "giver"),
    ]


def test_a_word_for_missing_is_unknown_and_counted_and_never_zero() -> None:
    rows, problems = checked(
        changed(promised="onbekend"), changed(promised="n.v.t."), changed(promised=""), changed(promised="-")
    )
    assert [row.values["promised"] for row in rows] == [None] * 4
    assert [row.values.get("promised_why") for row in rows] == [None, "nvt", None, None]
    assert [(p.code, p.details["n"]) for p in problems] == [("missing_word", 3)]


def test_a_reason_for_an_empty_cell_in_its_own_column_is_kept_and_is_no_missing_word() -> None:
    header = [*HEADER, "promised_why"]
    columns = {at: STREAM.by_name[name] for at, name in enumerate(header)}
    told = [[*changed(promised=""), "nvt"], [*changed(promised="nvt"), ""], [*changed(promised=""), "withheld"]]
    sheet = Sheet("stream.csv", rows=[(1, list(header)), *((at, row) for at, row in enumerate(told, 2))], ragged=True)
    rows, problems = check(sheet, Layout(STREAM, columns))
    assert [row.values["promised_why"] for row in rows] == ["nvt", "nvt", "verborgen"]
    assert [p.details["n"] for p in problems] == [1]


def test_a_doubtful_number_is_read_by_its_neighbours_or_not_at_all() -> None:
    rows, problems = checked(changed(promised="1.234"), changed(promised="0,25"))
    assert rows[0].values["promised"] == 1234
    assert places(problems) == [("decimal_mark", False, None, "promised")]
    rows, problems = checked(changed(promised="1.234"), changed(promised="2.500"))
    assert not any(row.sound for row in rows)
    assert places(problems) == [("number_doubtful", True, 2, "promised"), ("number_doubtful", True, 3, "promised")]


def test_numbers_of_a_workbook_are_exact_whatever_the_text_around_them() -> None:
    rows, problems = checked(changed(promised=1.234), changed(promised=2500), ragged=False)
    assert [row.values["promised"] for row in rows] == [Decimal("1.234"), Decimal(2500)]
    assert not problems


def test_an_amount_without_its_unit_is_a_fault_on_every_row_that_has_one() -> None:
    rows, problems = checked(changed(unit=""), SOUND, changed(unit="-", promised="onbekend"), changed(unit="", delivered="0"))
    assert [row.sound for row in rows] == [False, True, True, False]
    faults = [problem for problem in problems if problem.fault]
    assert places(faults) == [
        ("amount_without_unit", True, 2, "promised"),
        ("amount_without_unit", True, 2, "delivered"),
        ("amount_without_unit", True, 5, "promised"),
        ("amount_without_unit", True, 5, "delivered"),
    ]
    assert [problem.found for problem in faults] == ["480", "312.75", "480", "0"]


def test_where_no_amount_is_told_no_unit_is_asked() -> None:
    rows, problems = checked(changed(unit="", promised="", delivered=""))
    assert (rows[0].sound, problems) == (True, [])


def test_an_amount_that_cannot_be_read_is_said_once_and_not_for_its_unit_too() -> None:
    _, problems = checked(changed(unit="", promised="veel", delivered=""))
    assert places(problems) == [("not_a_number", True, 2, "promised")]


def test_money_may_not_go_without_a_currency_and_in_a_public_standard_is_kept_without() -> None:
    table = BY_NAME["rate_card"]
    names = ["fund", "rate", "currency", "price", "maximum"]
    lines: list[list[Cell]] = [
        [*names],
        ["F", "r", "", "10", "0"],
        ["F", "s", "EUR", "10", "20"],
        ["F", "t", "euro's", "10", ""],
    ]
    for lenient, codes in ((False, ["amount_without_currency"]), (True, ["amount_without_currency_kept"])):
        layout = Layout(table, {at: table.by_name[name] for at, name in enumerate(names)}, lenient=lenient)
        rows, problems = check(Sheet("x.csv", rows=list(enumerate(lines, 1)), ragged=True), layout)
        unreadable = [("text_kept", False, 4, "currency"), (*codes, False, 4, "price")]
        assert places(problems) == [
            *((*codes, not lenient, 2, name) for name in ("price", "maximum")),
            *(unreadable if lenient else [("not_a_currency", True, 4, "currency")]),
        ]
        assert [row.sound for row in rows] == [lenient, True, lenient]


def test_in_a_public_standard_an_amount_may_stand_without_its_unit() -> None:
    rows, problems = checked(changed(unit=""), lenient=True)
    assert (rows[0].values["promised"], problems) == (480, [])


def test_another_unit_within_a_kind_is_remarked_once_on_the_first_row_that_has_it() -> None:
    rows, _ = checked(
        *(
            SOUND,
            changed(what="b"),
            changed(what="c", unit="fte"),
            changed(what="d", unit="fte"),
            changed(what="e", unit="dag"),
        ),
        *(changed(coalition="D", unit="fte"), changed(kind="dienst", unit="rit")),
    )
    problems = mixed_units(rows)
    assert places(problems) == [("units_differ", False, 4, "unit"), ("units_differ", False, 6, "unit")]
    assert [(p.found, p.details["kind"], p.details["other"], p.details["place"]) for p in problems] == [
        ("fte", "arbeid", "uur", "stream.csv:2"),
        ("dag", "arbeid", "uur", "stream.csv:2"),
    ]


def test_a_stream_without_a_unit_is_no_other_unit() -> None:
    rows, _ = checked(SOUND, changed(what="b", unit="", promised="", delivered=""), changed(what="c"))
    assert mixed_units(rows) == []


def test_an_amount_told_too_finely_is_kept_rounded_to_six_decimals_with_one_remark() -> None:
    rows, problems = checked(
        changed(promised="0.12345678", delivered="1"), changed(promised="2.00000049", delivered="1.000000")
    )
    assert [row.values["promised"] for row in rows] == [Decimal("0.123457"), Decimal("2.000000")]
    assert all(row.sound for row in rows)
    assert [(p.code, p.fault, p.row, p.column, p.found, p.details["n"]) for p in problems] == [
        ("rounded", False, 2, "promised", "0.12345678", 2)
    ]


def test_an_amount_that_would_be_rounded_to_nothing_is_a_fault() -> None:
    rows, problems = checked(changed(promised="0.0000001"), changed(promised="0"))
    assert [row.sound for row in rows] == [False, True]
    assert places(problems) == [("amount_too_small", True, 2, "promised")]


def test_the_last_binary_digits_of_a_workbook_are_no_rounding() -> None:
    rows, problems = checked(changed(promised=0.1 + 0.2, delivered=312.75), ragged=False)
    assert (rows[0].values["promised"], problems) == (Decimal("0.3"), [])


def test_a_row_of_another_length_and_a_row_of_totals_are_refused() -> None:
    _, problems = checked(SOUND[:-2], ["Totaal", *SOUND[1:]])
    assert places(problems) == [("row_length", True, 2, ""), ("total_row", True, 3, "")]


def test_a_sheet_without_rows_gives_none() -> None:
    assert checked() == ([], [])


def test_in_a_public_standard_what_cannot_be_read_is_unknown_with_its_text_kept() -> None:
    rows, problems = checked(changed(promised="€", period="ooit"), changed(giver=""), lenient=True)
    assert rows[0].values["promised"] is None
    assert rows[0].as_written == {"promised": "€", "period": "ooit"}
    assert places(problems) == [
        ("text_kept", False, 2, "period"),
        ("text_kept", False, 2, "promised"),
        ("row_left_out", False, 3, "giver"),
    ]


def test_a_layout_fills_what_the_sheet_leaves_empty() -> None:
    rows, _ = checked(
        changed(coalition=""),
        defaults={"source": "INDIGO"},
        copies={"coalition": "receiver"},
        words={"kind": {"arbeid": "geld"}},
    )
    assert (rows[0].values["source"], rows[0].values["coalition"], rows[0].values["kind"]) == ("INDIGO", "Een", "geld")


def test_one_fact_twice_is_a_repetition_or_a_contradiction_unless_it_tells_history() -> None:
    rows, _ = checked(SOUND, SOUND, changed(promised="500"), changed(promised="500", recorded="2026-05-01"))
    kept, problems = once(rows, lenient=False)
    assert [(p.code, p.fault, p.row, p.details["other"]) for p in problems] == [
        ("repeats_row", True, 3, "2"),
        ("contradicts_row", True, 4, "2"),
    ]
    assert [row.line for row in kept] == [2, 5]


def test_in_a_public_standard_the_first_of_two_rows_stands_and_the_second_is_named() -> None:
    rows, _ = checked(SOUND, changed(promised="500"))
    rows[0].file = "elders.csv"
    kept, problems = once(rows, lenient=True)
    assert [row.line for row in kept] == [2]
    assert [(p.code, p.fault, p.row, p.details["other"]) for p in problems] == [
        ("contradicts_row_left_out", False, 3, "2 (elders.csv)")
    ]
