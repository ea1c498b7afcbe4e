import math
from pathlib import Path

import pandas as pd
import pytest

from data.dividend_reading import DIVIDENDS, PARTIES, dividends_of, read_dividends
from data.problems import Problem
from data.textfiles import sheet_of

HEAD = "parties,low,likely,high\n"


def read(text: str) -> tuple[pd.DataFrame | None, list[Problem]]:
    sheet, problems = sheet_of("d.csv", text.encode())
    if sheet is None:
        return None, problems
    dividends, found = dividends_of(sheet)
    return dividends, problems + found


def told(text: str) -> list[list[object]]:
    dividends, problems = read(text)
    assert dividends is not None, problems
    assert list(dividends.columns) == ["parties", "low", "likely", "high"]
    return [[None if pd.isna(value) else value for value in row] for row in dividends.to_numpy().tolist()]


def places(text: str) -> list[tuple[str, int | None, str, str]]:
    dividends, problems = read(text)
    assert (dividends is None) == any(problem.fault for problem in problems)
    assert all(problem.file == "d.csv" for problem in problems)
    return [(one.code, one.row, one.column, one.found) for one in problems]


def test_sets_of_parties_are_sorted_and_numbers_read_as_numbers() -> None:
    assert told(HEAD + "A,1,2,3\nB + A,-3,-1.5,0\n") == [["A", 1, 2, 3], ["A+B", -3, -1.5, 0]]
    assert places(HEAD + "A,1,2,3\nB + A,-3,-1.5,0\n") == []


def test_headers_may_be_dutch_and_bounds_may_be_left_out() -> None:
    assert told("Waarschijnlijk;PARTIJEN\n1,5;A\n") == [["A", None, 1.5, None]]


@pytest.mark.parametrize("word", ["", "?", "onbekend", "-"])
def test_what_is_not_told_is_unknown(word: str) -> None:
    dividends, problems = read(HEAD + f"A,,{word},\nB,,4,\n")
    assert dividends is not None
    assert math.isnan(dividends["likely"][0])
    assert ("dividend_unknown", 2, "likely") in [(one.code, one.row, one.column) for one in problems]


@pytest.mark.parametrize("again", ["A+B", "B+A", " B + A "])
def test_the_same_set_twice_is_a_fault_that_names_both_rows(again: str) -> None:
    text = HEAD + f"A+B,,1,\nA,,1,\n{again},,2,\n"
    assert places(text) == [("dividend_twice", 4, "parties", "A+B")]
    assert read(text)[1][0].details == {"first": 2}


@pytest.mark.parametrize(
    ("cell", "code"), [("A+", "ids_with_a_gap"), ("+", "ids_with_a_gap"), ("A++B", "ids_with_a_gap"), ("", "required")]
)
def test_an_empty_name_is_a_fault(cell: str, code: str) -> None:
    assert [one[:3] for one in places(HEAD + f"B,,1,\n{cell},1,1,1\n")] == [(code, 3, "parties")]


@pytest.mark.parametrize(
    ("bounds", "column", "found"),
    [
        ("5,4,6", "low", "5 – 4 – 6"),
        ("1,7,6", "high", "1 – 7 – 6"),
        ("5,4,", "low", "5 – 4 – "),
        (",4,3", "high", " – 4 – 3"),
        ("6,,5", "low", "6 –  – 5"),
    ],
)
def test_values_out_of_order_are_a_fault(bounds: str, column: str, found: str) -> None:
    assert [one for one in places(HEAD + f"A,{bounds}\n") if one[0] == "values_range"] == [("values_range", 2, column, found)]


def test_equal_bounds_are_none() -> None:
    assert places(HEAD + "A,4,4,4\n") == []


@pytest.mark.parametrize("word", ["veel", "1e", "nan", "inf", "=1+1"])
def test_text_where_a_number_belongs_is_a_fault(word: str) -> None:
    assert places(HEAD + f"A,,1,\nB,,{word},\n") == [("not_a_number", 3, "likely", word)]


@pytest.mark.parametrize("text", ["", HEAD, HEAD + "\n"])
def test_a_table_without_rows_is_a_fault(text: str) -> None:
    dividends, problems = read(text)
    assert dividends is None
    assert [problem.code for problem in problems if problem.fault] != []


@pytest.mark.parametrize(("head", "missing"), [("parties,low,high", "likely"), ("partij,low,likely,high", "parties")])
def test_a_missing_column_is_a_fault(head: str, missing: str) -> None:
    row = ",".join("1" for _ in head.split(","))
    assert ("column_missing", 1, missing, "") in [(*one[:3], "") for one in places(f"{head}\n{row}\n")]


def test_a_column_that_stands_there_twice_is_a_fault() -> None:
    assert places("parties,likely,waarschijnlijk\nA,1,2\n") == [("column_twice", 1, "waarschijnlijk", "")]


def test_other_columns_are_passed_over_with_a_remark() -> None:
    assert places("parties,likely,because,leeg\nA,1,zomaar,\n") == [("dividends_columns_ignored", 1, "", "")]


def test_one_bound_alone_is_told_with_its_rows() -> None:
    text = HEAD + "A,1,2,\nB,,2,\nC,,2,4\n"
    assert places(text) == [("dividend_one_bound", 2, "low", "")]
    assert read(text)[1][0].details == {"rows": "2, 4", "n": 2}


def test_names_that_look_alike_are_two_parties_with_a_remark() -> None:
    assert places(HEAD + "Brug,,1,\nbrug,,2,\n") == [("dividends_resemble", 3, "parties", "brug")]


def test_a_game_that_is_too_large_is_a_fault() -> None:
    rows = "".join(f"P{at},,1,\n" for at in range(PARTIES + 1))
    assert places(HEAD + rows) == [("dividends_parties_most", None, "parties", str(PARTIES + 1))]
    assert read(HEAD + rows[: rows.rindex("P")])[0] is not None


def test_a_game_with_too_many_dividends_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.dividend_reading.DIVIDENDS", 3)
    assert DIVIDENDS > PARTIES
    assert places(HEAD + "A,,1,\nB,,1,\nC,,1,\nA+B,,1,\n") == [("dividends_most", None, "", "4")]


def test_faults_are_told_all_at_once_in_the_order_of_the_rows() -> None:
    text = HEAD + "A,5,4,6\n+,,1,\nB,,veel,\nC,,1,\nC,,2,\n"
    assert [one[:2] for one in places(text)] == [
        ("values_range", 2),
        ("ids_with_a_gap", 3),
        ("not_a_number", 4),
        ("dividend_twice", 6),
    ]


def test_a_file_holds_one_table(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text(HEAD + "A,1,2,3\n")
    dividends, problems = read_dividends(path)
    assert dividends is not None and problems == []
    assert [problem.code for problem in read_dividends(tmp_path / "none.csv")[1]] == ["file_missing"]


def test_a_workbook_is_read_as_well(tmp_path: Path) -> None:
    path = tmp_path / "d.xlsx"
    pd.DataFrame({"partijen": ["A", "B+A"], "waarschijnlijk": [1.5, -2]}).to_excel(path, index=False)
    dividends, _ = read_dividends(path)
    assert dividends is not None
    assert dividends[["parties", "likely"]].to_numpy().tolist() == [["A", 1.5], ["A+B", -2]]
