import codecs
import csv
import math
import random
from pathlib import Path

import pytest

from data.pack import Impute, Node, Pack
from data.problems import Problem
from data.sheets import Sheet
from data.textfiles import sheet_of
from data.value_reading import ValueTable, read_values, values_of


def pack_of(*indicators: str, mean_by: str = "", denominator: str = "") -> Pack:
    nodes = (Node("Index"), *(Node(name, "Index", denominator=denominator) for name in indicators))
    return Pack("proef", "1", "plain", nodes, impute=Impute(mean_by) if mean_by else None)


PACK = pack_of("CO2", "Forest", denominator="Area")


def read(text: str, pack: Pack = PACK) -> tuple[ValueTable | None, list[Problem]]:
    sheet, problems = sheet_of("v.csv", text.encode())
    if sheet is None:
        return None, problems
    table, found = values_of(sheet, pack)
    return table, problems + found


def told(text: str, pack: Pack = PACK) -> list[tuple[str, str, str, float]]:
    table, problems = read(text, pack)
    assert table is not None, problems
    return list(zip(*(table.rows[name] for name in ("subject", "period", "indicator", "value")), strict=True))


def places(text: str, pack: Pack = PACK) -> list[tuple[str, int | None, str, str]]:
    table, problems = read(text, pack)
    assert (table is None) == any(problem.fault for problem in problems)
    return [(p.code, p.row, p.column, p.found) for p in problems]


WIDE = "subject,period,CO2,Forest,Area\nB,2026-Q2,1.5,2,30\nA,2026-Q1,1e-5,,10\n"
LONG = """indicator,value,subject,period
Forest,2,B,2026-Q2
CO2,1.5,B,2026-Q2
Area,30,B,2026-Q2
CO2,1e-5,A,2026-Q1
Forest,,A,2026-Q1
Area,10,A,2026-Q1
"""


def test_a_wide_and_a_long_table_of_the_same_values_give_the_same_rows_in_one_order() -> None:
    wide, long = read(WIDE), read(LONG)
    assert wide[1] == long[1] == []
    assert wide[0] is not None and long[0] is not None
    assert wide[0].rows.equals(long[0].rows)
    assert wide[0].groups.equals(long[0].groups)
    keys = [row[:3] for row in told(WIDE)]
    assert keys == sorted(keys) and keys[0] == ("A", "2026-Q1", "Area")
    assert list(wide[0].rows.columns) == ["subject", "period", "indicator", "value", "low", "high", "evidence", "why"]
    assert str(wide[0].rows["evidence"].dtype) == "int64"
    assert not wide[0].has_range and not wide[0].has_evidence


def test_the_order_of_the_rows_in_the_file_changes_nothing() -> None:
    header, *lines = LONG.splitlines()
    random.Random(1).shuffle(lines)
    one, other = read(LONG)[0], read("\n".join([header, *lines]))[0]
    assert one is not None and other is not None
    assert one.rows.equals(other.rows)


def test_a_long_table_may_tell_range_evidence_and_why_a_value_is_missing() -> None:
    text = "Onderwerp;Periode;Indicator;Waarde;Laag;Hoog;Bewijs;value_why\n"
    text += "A;2026;co2;1,5;1;2;E3;\nA;2026;Forest;;;;;withheld\nB;juli 2026;CO2;nvt;;;e0;\n"
    table, problems = read(text)
    assert table is not None and table.has_range and table.has_evidence
    assert [(p.code, p.fault, p.details) for p in problems] == [("missing_word", False, {"n": 1})]
    rows = table.rows.astype(object).where(table.rows.notna(), None).to_numpy().tolist()
    assert rows == [
        ["A", "2026", "CO2", 1.5, 1.0, 2.0, 3, ""],
        ["A", "2026", "Forest", None, None, None, -1, "verborgen"],
        ["B", "2026-07", "CO2", None, None, None, 0, "nvt"],
    ]


def test_the_column_to_impute_by_is_kept_as_text_and_all_others_are_named_in_one_remark() -> None:
    pack = pack_of("CO2", mean_by="Group")
    text = "subject,GROUP,name,CO2,CO2_why,\nB,x,Bel,1,,\nA,NA,Alg,,nvt,\n"
    table, problems = read(text, pack)
    assert table is not None
    assert table.groups.to_dict("list") == {"subject": ["A", "B"], "period": ["", ""], "Group": ["NA", "x"]}
    assert list(table.rows["why"]) == ["nvt", ""]
    assert [(p.code, p.details) for p in problems] == [("values_columns_ignored", {"n": 1, "columns": "name"})]
    long = "subject,indicator,value,group,who\nA,CO2,1,x,z\n"
    table, problems = read(long, pack)
    assert table is not None
    assert list(table.groups["Group"]) == ["x"]
    assert [(p.code, p.details["columns"]) for p in problems] == [("values_columns_ignored", "who")]
    assert ("column_missing", 1, "Group", "subject, CO2") in places("subject,CO2\nA,1\n", pack)


def test_rows_of_an_unknown_indicator_are_counted_and_left_out() -> None:
    text = "subject,indicator,value\nA,CO2,1\nA,Lang,x\nB,Lang,2\nA,Tours,2\n"
    table, problems = read(text)
    assert table is not None and len(table.rows) == 1
    assert [(p.code, p.row, p.found, p.details) for p in problems] == [
        ("values_indicator_unknown", 3, "Lang", {"n": 2}),
        ("values_indicator_unknown", 5, "Tours", {"n": 1}),
    ]


@pytest.mark.parametrize(
    ("cells", "read_as", "remarks"),
    [
        (("12.345", "0.5"), (12.345, 0.5), 0),
        (("12.345", "1e-5"), (12.345, 1e-5), 1),
        (("12.345", '"0,5"'), (12345.0, 0.5), 1),
        (('"1.234,5"', '"12,345"'), (1234.5, 12.345), 1),
        (("0.1", "123456789.12345678"), (0.1, 123456789.12345678), 0),
        (("-.5", "+3."), (-0.5, 3.0), 0),
        (("1 234", "NA"), (1234.0, math.nan), 1),
        (("unknown", "-"), (math.nan, math.nan), 1),
    ],
)
def test_numbers_are_read_as_they_were_meant_and_doubt_is_said(
    cells: tuple[str, str], read_as: tuple[float, float], remarks: int
) -> None:
    text = f"subject,CO2,Forest\nA,{cells[0]},{cells[1]}\n"
    assert [repr(row[3]) for row in told(text)] == [repr(value) for value in read_as]
    assert len(read(text)[1]) == remarks


def test_every_float_comes_back_as_itself() -> None:
    draw = random.Random(3)
    numbers = [draw.choice((draw.random(), draw.uniform(-1e14, 1e14), draw.expovariate(1e-3))) for _ in range(2000)]
    numbers += [10.0**-power for power in range(300)]
    text = "subject,CO2\n" + "".join(f"{at:05},{number!r}\n" for at, number in enumerate(numbers))
    assert [value for *_, value in told(text)] == numbers


HEAD = "subject,period,indicator,value,low,high,evidence,value_why\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name,CO2\nA,1\n", ("column_missing", 1, "subject", "name, CO2")),
        ("subject,Lang\nA,1\n", ("values_no_indicator", 1, "", "subject, Lang")),
        ("subject,Area\nA,1\n", ("values_no_indicator", 1, "", "subject, Area")),
        ("subject,indicator,value\nA,Lang,1\n", ("values_no_indicator", 1, "indicator", "Lang")),
        ("subject,indicator,score\nA,CO2,1\n", ("column_missing", 1, "value", "subject, indicator, score")),
        ("subject,CO2\n", ("no_rows", None, "", "")),
        ("subject,CO2\n,1\nA,2\n", ("required", 2, "subject", "")),
        ("subject,CO2\nA,1\nB,2\nA,1\n", ("repeats_row", 4, "subject", "A")),
        ("subject,CO2\nA,1\nB,2\nA,3\n", ("contradicts_row", 4, "subject", "")),
        (HEAD + "A,2026,CO2,1,,,,\nA,2026,co2,1,,,,\n", ("repeats_row", 3, "subject", "A 2026 CO2")),
        ("subject,CO2\nA,veel\n", ("not_a_number", 2, "CO2", "veel")),
        ("subject,CO2\nA,45%\n", ("not_a_number", 2, "CO2", "45%")),
        ("subject,CO2\nA,-inf\n", ("number_out_of_range", 2, "CO2", "-inf")),
        ("subject,CO2\nA,NaN\n", ("number_out_of_range", 2, "CO2", "NaN")),
        ("subject,CO2\nA,1e999\n", ("number_out_of_range", 2, "CO2", "1e999")),
        ('subject,CO2\nA,"1,234"\n', ("number_doubtful", 2, "CO2", "1,234")),
        (HEAD + "A,2026,CO2,1,,,E6,\n", ("toml_word", 2, "evidence", "E6")),
        (HEAD + "A,2026,CO2,,,,,misschien\n", ("toml_word", 2, "value_why", "misschien")),
        (HEAD + "A,2026,CO2,1,,,,nvt\n", ("values_why", 2, "value_why", "1")),
        (HEAD + "A,2026,CO2,1,2,3,,\n", ("values_range", 2, "low", "2 – 1 – 3")),
        (HEAD + "A,2026,CO2,4,2,3,,\n", ("values_range", 2, "high", "2 – 4 – 3")),
        (HEAD + "A,2026,CO2,4,2,,,\n", ("values_range_half", 2, "high", "2")),
        (HEAD + "A,2026,CO2,,2,3,,\n", ("values_range_bare", 2, "value", "2 – 3")),
        (HEAD + "A,2026-Q5,CO2,1,,,,\n", ("not_a_period", 2, "period", "2026-Q5")),
        (HEAD + "A,1066,CO2,1,,,,\n", ("outside_window", 2, "period", "1066")),
        (HEAD + "A,2026,CO2,1,,,,\nB,,CO2,1,,,,\n", ("required", 3, "period", "")),
        (HEAD + "A,2026,CO2,1,,,,\nB,2026,,1,,,,\n", ("required", 3, "indicator", "")),
        ("subject,CO2\nA,1\nB,1,2\n", ("row_length", 3, "", "3")),
        ("subject,CO2,co2\nA,1,2\n", ("column_twice", 1, "co2", "")),
        ("subject,indicator,value,low\nA,CO2,1,\n", ("column_missing", 1, "high", "subject, indicator, value, low")),
        ("subject,CO2\nA\u200bB,1\n", ("invisible_character", 2, "subject", "A<U+200B>B")),
    ],
)
def test_a_fault_says_where_it_is_and_what_stood_there(text: str, expected: tuple[str, int | None, str, str]) -> None:
    assert [place for place in places(text) if place[0] not in ("values_columns_ignored", "values_indicator_unknown")] == [
        expected
    ]


def test_all_faults_come_at_once_with_the_file_and_the_header_as_written() -> None:
    text = "Onderwerp,Indicator,Waarde,Bewijs\n,CO2,x,E9\nA,CO2,1,\nA,CO2,1,\n"
    _, problems = read(text)
    assert [(p.file, p.row, p.header, p.code) for p in problems] == [
        ("v.csv", 2, "Onderwerp", "required"),
        ("v.csv", 2, "Waarde", "not_a_number"),
        ("v.csv", 2, "Bewijs", "toml_word"),
        ("v.csv", 4, "Onderwerp", "repeats_row"),
    ]


def test_a_subject_in_two_groups_is_a_fault() -> None:
    text = "subject,indicator,value,g\nA,CO2,1,x\nA,Forest,1,\nA,Area,1,y\n"
    pack = Pack("p", "1", "plain", PACK.nodes, impute=Impute("g"))
    assert places(text, pack) == [("contradicts_row", 4, "g", "")]


def test_a_period_column_that_is_empty_throughout_says_nothing() -> None:
    assert told("subject,period,CO2\nA,,1\nB,,2\n") == [("A", "", "CO2", 1.0), ("B", "", "CO2", 2.0)]


def test_numbers_of_a_workbook_are_read_as_they_are() -> None:
    sheet = Sheet(
        "v.xlsx", "Blad1", [(1, ["subject", "period", "CO2", "Forest"]), (2, ["A", 2026, 0.1, True]), (3, ["B", 2026, 3])]
    )
    table, problems = values_of(sheet, PACK)
    assert table is None
    assert [(p.code, p.sheet, p.row, p.column, p.found) for p in problems] == [("not_a_number", "Blad1", 2, "Forest", "True")]
    sheet.rows[1][1][3] = 12.345
    table, problems = values_of(sheet, PACK)
    assert table is not None and not problems
    assert list(table.rows["value"][:3]) == [0.1, 12.345, 3.0]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (bytes(4096), "not_text"),
        (b"\x89PNG\r\n", "not_a_table_file"),
        (b'subject,CO2\n"A,1\n', "quote_open"),
        (b"subject,CO2\nA\x81,1\n", "byte_unreadable"),
        (None, "file_missing"),
    ],
)
def test_a_file_that_cannot_be_read_gives_the_fault_that_an_import_gives(
    tmp_path: Path, content: bytes | None, code: str
) -> None:
    path = tmp_path / "v.csv"
    if content is not None:
        path.write_bytes(content)
    table, problems = read_values(path, PACK)
    assert table is None
    assert [(p.code, p.fault, p.file) for p in problems] == [(code, True, "v.csv")]


def test_a_folder_of_several_tables_is_not_one_table(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text(WIDE)
    table, problems = read_values(tmp_path, PACK)
    assert table is None
    assert [problem.code for problem in problems] == ["values_one_table"]


@pytest.mark.parametrize("text", [WIDE, LONG, HEAD + "A,2026,CO2,1.5,1,2,E3,\nB,juli 2026,Forest,,,,,nvt\n"])
def test_damaged_bytes_are_findings_and_never_an_error(text: str) -> None:
    draw = random.Random(7)
    for _ in range(400):
        content = bytearray(text.encode())
        for _ in range(draw.randint(1, 6)):
            at = draw.randrange(len(content))
            match draw.randrange(3):
                case 0:
                    content[at] = draw.randrange(256)
                case 1:
                    del content[at]
                case _:
                    content[at:at] = draw.choice((b",", b"\n", b'"', b"\x00", b"1e9", b"\xe2\x80\x8b", b"nan", b";"))
        sheet, _ = sheet_of("v.csv", bytes(content))
        if sheet is not None:
            table, problems = values_of(sheet, PACK)
            assert (table is None) == any(problem.fault for problem in problems)


def test_the_table_of_asem_comes_back_to_the_last_digit(shared: Path, tmp_path: Path) -> None:
    source = shared / "data" / "coinr-asem" / "ASEM_iData.csv"
    path = tmp_path / "ASEM_iData.csv"
    path.write_text(source.read_text(encoding="utf-8").replace('"uCode"', '"subject"', 1), encoding="utf-8")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    indicators = list(rows[0])[list(rows[0]).index("LPI") :]
    pack = Pack(
        "asem",
        "1",
        "plain",
        (Node("Index"), *(Node(name, "Index", denominator="GDP" if name == "Goods" else "") for name in indicators)),
        impute=Impute("GDP_group"),
    )
    table, problems = read_values(path, pack)
    assert table is not None
    assert not any(problem.fault for problem in problems)
    wanted = {(row["subject"], name): row[name] for row in rows for name in (*indicators, "GDP")}
    found = {(s, i): v for s, i, v in zip(table.rows["subject"], table.rows["indicator"], table.rows["value"], strict=True)}
    assert {key: repr(value) for key, value in found.items()} == {
        key: repr(math.nan if text == "NA" else float(text)) for key, text in wanted.items()
    }
    assert len(table.groups) == 51


def test_a_file_with_a_byte_order_mark_keeps_its_first_header(shared: Path, tmp_path: Path) -> None:
    source = shared / "data" / "social-progress-index" / "social_progress_index_2022.csv"
    path = tmp_path / "spi.csv"
    content = source.read_bytes()
    assert content.startswith(codecs.BOM_UTF8)
    path.write_bytes(content.replace(b",country,", b",subject,", 1))
    table, problems = read_values(path, pack_of("SPI Rank", "Opportunity", "Nutrition and Basic Medical Care"))
    assert table is not None, problems
    assert set(table.rows["indicator"]) == {"SPI Rank", "Opportunity", "Nutrition and Basic Medical Care"}
    norway = table.rows[(table.rows["subject"] == "Norway") & (table.rows["indicator"] == "Opportunity")]
    assert list(norway["value"]) == [90.11]
