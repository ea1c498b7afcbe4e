import random
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from data.flow_reading import flows_of, read_flows
from data.problems import Problem
from data.sheets import Cell, Sheet
from data.textfiles import sheet_of

HEAD = "giver,receiver,kind,unit,period,amount\n"


def read(text: str, by: str = "") -> tuple[pd.DataFrame | None, list[Problem]]:
    sheet, problems = sheet_of("f.csv", text.encode())
    if sheet is None:
        return None, problems
    flows, found = flows_of(sheet, by)
    return flows, problems + found


def told(text: str, by: str = "") -> list[list[object]]:
    flows, problems = read(text, by)
    assert flows is not None, problems
    assert list(flows.columns) == ["giver", "receiver", "kind", "unit", "period", "amount"]
    return flows.to_numpy().tolist()


def places(text: str, by: str = "") -> list[tuple[str, int | None, str, str]]:
    flows, problems = read(text, by)
    assert (flows is None) == any(problem.fault for problem in problems)
    assert all(problem.file == "f.csv" for problem in problems)
    return [(p.code, p.row, p.column, p.found) for p in problems]


def test_flows_are_read_in_their_order_and_equal_rows_are_all_kept() -> None:
    text = HEAD + "A,B,geld,EUR,2026-Q1,12.50\nB,A,kennis,uur,Q2 2026,3\nB,A,kennis,uur,Q2 2026,3\n"
    assert told(text) == [
        ["A", "B", "geld", "EUR", "2026-Q1", Decimal("12.50")],
        ["B", "A", "kennis", "uur", "2026-Q2", Decimal(3)],
        ["B", "A", "kennis", "uur", "2026-Q2", Decimal(3)],
    ]
    assert places(text) == []


def test_headers_may_be_dutch_and_periods_may_be_left_out() -> None:
    assert told("Wie haalt;Wie brengt;soort;EENHEID;hoeveelheid\nA;B;geld;EUR;1,5\n") == [
        ["B", "A", "geld", "EUR", None, Decimal("1.5")]
    ]
    assert told(HEAD + "A,B,geld,EUR,,1\n")[0][4] is None


@pytest.mark.parametrize(
    ("amounts", "read_as"),
    [
        (("2.7206914664766906", "0.8816"), ("2.7206914664766906", "0.8816")),
        (("2.720", "0.8816"), ("2.720", "0.8816")),
        (('"2.720"', '"0,8816"'), ("2720", "0.8816")),
        (('"1.234,50"', "1"), ("1234.50", "1")),
        (("1e-5", "99999999999999.99"), ("0.00001", "99999999999999.99")),
        (("1 000", "0"), ("1000", "0")),
    ],
)
def test_amounts_are_read_to_the_last_digit_in_the_notation_of_their_column(
    amounts: tuple[str, str], read_as: tuple[str, str]
) -> None:
    text = HEAD + "".join(f"A,B,geld,EUR,2026,{amount}\n" for amount in amounts)
    assert [row[5] for row in told(text)] == [Decimal(one) for one in read_as]


def test_a_number_that_could_be_a_thousand_is_asked_for_where_the_column_does_not_tell() -> None:
    assert places(HEAD + "A,B,geld,EUR,2026,2.720\nA,B,geld,EUR,2026,12\n") == [("number_doubtful", 2, "amount", "2.720")]
    assert places(HEAD + "A,B,geld,EUR,2026,2.720\nA,B,geld,EUR,2026,0.5\n") == [("decimal_mark", None, "amount", "2.720")]


def test_numbers_of_a_workbook_are_read_as_they_are() -> None:
    rows: list[tuple[int, list[Cell]]] = [
        (1, ["giver", "receiver", "kind", "unit", "period", "amount"]),
        (2, ["A", "B", "geld", "EUR", 2026, 0.1]),
        (3, ["A", "B", "geld", "EUR", 2026, 2.72]),
    ]
    flows, problems = flows_of(Sheet("f.xlsx", "Blad1", rows))
    assert flows is not None and problems == []
    assert flows["amount"].tolist() == [Decimal("0.1"), Decimal("2.72")]
    assert flows["period"].tolist() == ["2026", "2026"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "giver,receiver,kind,period,amount\nA,B,k,2026,1\n",
            ("column_missing", 1, "unit", "giver, receiver, kind, period, amount"),
        ),
        (HEAD.replace("kind", "soort,kind") + "A,B,k,k,u,2026,1\n", ("column_twice", 1, "kind", "")),
        (HEAD, ("no_rows", None, "", "")),
        (HEAD + ",B,k,u,2026,1\n", ("required", 2, "giver", "")),
        (HEAD + "A,,k,u,2026,1\n", ("required", 2, "receiver", "")),
        (HEAD + "A,B,,u,2026,1\n", ("required", 2, "kind", "")),
        (HEAD + "A,B,k,,2026,1.50\n", ("amount_without_unit", 2, "amount", "1.50")),
        (HEAD + "A,B,k,,2026,0\n", ("amount_without_unit", 2, "amount", "0")),
        (HEAD + "A,B,k,u,2026,-1\n", ("number_below", 2, "amount", "-1")),
        (HEAD + "A,B,k,u,2026,veel\n", ("not_a_number", 2, "amount", "veel")),
        (HEAD + "A,B,k,u,2026,1e\n", ("not_a_number", 2, "amount", "1e")),
        (HEAD + "A,B,k,u,2026,NaN\n", ("not_a_number", 2, "amount", "NaN")),
        (HEAD + "A,B,k,u,2026,-inf\n", ("not_a_number", 2, "amount", "-inf")),
        (HEAD + "A,B,k,u,2026,1e999\n", ("number_out_of_range", 2, "amount", "1e999")),
        (HEAD + "A,B,k,u,zomer,1\n", ("not_a_period", 2, "period", "zomer")),
        (HEAD + "A,B,k,u,2026-02-30,1\n", ("date_not_there", 2, "period", "2026-02-30")),
        (HEAD + "A,B,k,u,2026,1\nA,B,k,u,2026\n", ("row_length", 3, "", "5")),
        (HEAD + "A,B,k,u,2026,1\nTotaal,,,,,1\n", ("total_row", 3, "", "Totaal")),
        (HEAD + "A\u200bB,C,k,u,2026,1\n", ("invisible_character", 2, "giver", "A<U+200B>B")),
    ],
)
def test_a_fault_says_where_it_is_and_what_stood_there(text: str, expected: tuple[str, int | None, str, str]) -> None:
    assert places(text) == [expected]


def test_all_faults_come_at_once_in_the_order_of_the_file_also_where_a_column_is_missing() -> None:
    text = "Giver,kind,unit,amount\nA,k,u,x\n,k,u,-1\nA,k,,1\n"
    flows, problems = read(text)
    assert flows is None
    assert [(p.code, p.row, p.header) for p in problems] == [
        ("column_missing", 1, ""),
        ("not_a_number", 2, "amount"),
        ("required", 3, "Giver"),
        ("number_below", 3, "amount"),
        ("amount_without_unit", 4, "amount"),
    ]


def test_an_amount_that_is_not_known_is_no_zero_and_needs_no_unit() -> None:
    text = HEAD + "A,B,k,,2026,\nA,B,k,uur,2026,onbekend\nA,B,k,uur,2026,n.v.t.\nA,B,k,uur,2026,0\n"
    assert [row[5] for row in told(text)] == [None, None, None, 0]
    assert told(text)[0][3] is None
    _, problems = read(text)
    assert [(p.code, p.row, p.details) for p in problems] == [
        ("flows_unknown", 2, {"rows": "2, 3, 4", "n": 3}),
        ("missing_word", 3, {"n": 2}),
    ]
    _, problems = read(HEAD + "A,B,k,uur,2026,\n" * 30)
    assert problems[0].details == {"rows": "2, 3, 4, 5, 6, 7, 8, 9, 10, 11 …", "n": 30}


def test_another_unit_in_a_kind_is_remarked_once_with_its_row() -> None:
    text = HEAD + "A,B,k,ton,2026,1\nA,B,k,,2026,\nA,B,k,kg,2026,5\nB,A,k,kg,2026,5\nB,A,k2,kg,2026,5\n"
    _, problems = read(text)
    assert [(p.code, p.row, p.found, p.details) for p in problems if p.code != "flows_unknown"] == [
        ("units_differ", 4, "kg", {"kind": "k", "other": "ton", "place": "f.csv:2"})
    ]


def test_a_giver_that_is_its_own_receiver_is_kept_and_remarked() -> None:
    text = HEAD + "A,B,k,u,2026,1\nB,B,k,u,2026,2\nB,B,k,u,2026,3\nC,C,k,u,2026,3\n"
    assert len(told(text)) == 4
    _, problems = read(text)
    assert [(p.code, p.row, p.found, p.details) for p in problems] == [("flows_of_oneself", 3, "B, C", {"n": 3})]


def test_remarks_on_sound_rows_are_told_beside_the_faults_of_others() -> None:
    text = HEAD + "A,B,k,u,2026,1\nB,B,k,u,2026,4\nB,A,k,u,2026,-40\nC,C,k,ton,2026,veel\nC,D,k,kg,2026,\n"
    assert places(text) == [
        ("flows_of_oneself", 3, "", "B"),
        ("number_below", 4, "amount", "-40"),
        ("not_a_number", 5, "amount", "veel"),
        ("units_differ", 6, "unit", "kg"),
        ("flows_unknown", 6, "amount", ""),
    ]


def test_columns_of_no_flow_are_named_in_one_remark_and_those_of_another_roll_up_are_not() -> None:
    text = "giver,receiver,kind,unit,amount,note,giver_sector,receiver_sector,,kleur\nA,B,k,u,1,x,s,s,,rood\n"
    _, problems = read(text)
    assert [(p.code, p.row, p.details) for p in problems] == [("flows_columns_ignored", 1, {"columns": "note, kleur", "n": 2})]


BY = "giver_sector,receiver_sector,kind,unit,amount\n"


def test_a_roll_up_reads_the_columns_of_the_group_and_needs_no_parties() -> None:
    assert told(BY + "bouw,zorg,k,u,1\n", "sector") == [["bouw", "zorg", "k", "u", None, Decimal(1)]]
    both = "giver,receiver," + BY
    assert told(both + ",B,bouw,zorg,k,u,1\n", "Sector")[0][:2] == ["bouw", "zorg"]
    assert places(both + ",B,bouw,zorg,k,u,1\n", "sector") == []


def test_a_column_to_roll_up_by_that_is_not_there_is_a_fault() -> None:
    found = "giver, receiver, kind, unit, period, amount"
    assert places(HEAD + "A,B,k,u,2026,1\n", "sector") == [
        ("column_missing", 1, "giver_sector", found),
        ("column_missing", 1, "receiver_sector", found),
    ]


def test_who_has_no_group_is_elsewhere_by_a_name_that_nobody_else_has() -> None:
    text = BY + "bouw,,k,u,1\n,,k,u,2\nbouw,zorg,k,u,3\n"
    assert [row[:2] for row in told(text, "sector")] == [["bouw", "elsewhere"], ["elsewhere", "elsewhere"], ["bouw", "zorg"]]
    _, problems = read(text, "sector")
    assert [(p.code, p.row, p.details) for p in problems] == [
        ("flows_elsewhere", 2, {"name": "elsewhere", "n": 2}),
        ("flows_of_oneself", 3, {"n": 1}),
    ]
    taken = text + "elsewhere,(elsewhere),k,u,3\n"
    assert told(taken, "sector")[0][:2] == ["bouw", "((elsewhere))"]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "file_empty"), (bytes(4096), "not_text"), (b'giver,unit\n"A,1\n', "quote_open"), (None, "file_missing")],
)
def test_a_file_that_cannot_be_read_gives_the_fault_that_an_import_gives(
    tmp_path: Path, content: bytes | None, code: str
) -> None:
    path = tmp_path / "f.csv"
    if content is not None:
        path.write_bytes(content)
    flows, problems = read_flows(path)
    assert flows is None
    assert [(p.code, p.fault, p.file) for p in problems] == [(code, True, "f.csv")]


def test_a_folder_of_several_tables_is_not_one_table(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text(HEAD + "A,B,k,u,2026,1\n")
    assert [problem.code for problem in read_flows(tmp_path)[1]] == ["values_one_table"]
    flows, problems = read_flows(tmp_path / "a.csv")
    assert flows is not None and len(flows) == 1 and problems == []


def test_damaged_bytes_are_findings_and_never_an_error() -> None:
    draw = random.Random(7)
    text = (HEAD + "A,B,geld,EUR,2026-Q1,12.50\nB,B,kennis,uur,2026,\nB,A,kennis,dag,2026,1e3\n").encode()
    for _ in range(600):
        content = bytearray(text)
        for _ in range(draw.randint(1, 6)):
            at = draw.randrange(len(content))
            match draw.randrange(3):
                case 0:
                    content[at] = draw.randrange(256)
                case 1:
                    del content[at]
                case _:
                    content[at:at] = draw.choice((b",", b"\n", b'"', b"\x00", b"1e9", b"\xe2\x80\x8b", b"nan", b";"))
        sheet, _ = sheet_of("f.csv", bytes(content))
        if sheet is not None:
            for by in ("", "x"):
                flows, problems = flows_of(sheet, by)
                assert (flows is None) == any(problem.fault for problem in problems)
