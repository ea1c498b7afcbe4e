import codecs
import json
from datetime import date

import pytest

from data import limits
from data.jsonfiles import sheets_of
from data.sheets import packed, unpacked


def codes(content: bytes | str) -> list[tuple[str, bool, int | None]]:
    sheets, problems = sheets_of("x.json", content.encode() if isinstance(content, str) else content)
    assert not any(problem.fault for problem in problems) or sheets == []
    return [(problem.code, problem.fault, problem.row) for problem in problems]


def cells(content: str) -> list[list[object]]:
    (sheet,), problems = sheets_of("x.json", content.encode())
    assert problems == []
    return [list(row) for _, row in sheet.rows]


def test_the_path_to_a_value_is_its_column_and_what_is_null_is_empty() -> None:
    told = '[{"id": "a", "of": [{"id": "b"}, {"id": 7}], "is": true}, {"id": null, "extra": 1.5}]'
    assert cells(told) == [["id", "of/0/id", "of/1/id", "is", "extra"], ["a", "b", 7, True, ""], ["", "", "", "", 1.5]]


def test_every_list_of_objects_in_an_object_is_a_sheet_of_its_name_and_the_rest_is_passed_over() -> None:
    sheets, problems = sheets_of("x.json", b'{"version": 1, "grants": [{"id": 1}], "tags": ["a"], "parties": [{"id": 2}, {}]}')
    assert problems == []
    assert [(sheet.name, [line for line, _ in sheet.rows]) for sheet in sheets] == [("grants", [0, 1]), ("parties", [0, 1, 2])]


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_one_table_is_read_whatever_its_encoding(mark: bytes) -> None:
    told = '[{"naam": "Coöperatie Één"}]'
    wanted = ["Coöperatie Één"]
    for content in (mark + told.encode(), codecs.BOM_UTF16_LE + told.encode("utf-16-le")):
        (sheet,), _ = sheets_of("x.json", content)
        assert sheet.rows[1][1] == wanted


def test_a_number_keeps_every_digit_it_was_written_with() -> None:
    written = ["3239.34", "40000.0", "0", "-5", "1e3", "0.1234567890123456789", "123456789012345678901234567890", "1e400"]
    written += ["1e-400", "1e99999999999999999999", "9" * 5000]
    (sheet,), _ = sheets_of("x.json", f"[{', '.join(json.dumps({'n': 0}).replace('0', w) for w in written)}]".encode())
    told = [row[0] for _, row in sheet.rows[1:]]
    assert told == [3239.34, 40000.0, 0, -5, 1000.0, *written[5:]]


@pytest.mark.parametrize("content", ["{}", "[]", "[1, 2]", '{"a": []}', '{"a": {"b": [{"c": 1}]}}', '["a"]', "  [ ] "])
def test_json_of_something_else_is_a_remark_and_no_table(content: str) -> None:
    assert codes(content) == [("json_no_table", False, None)]


@pytest.mark.parametrize(
    ("content", "code", "row"),
    [
        ('{"grants": [{"id": "a"', "json_broken", 1),
        ('[{"id": "a"},\n{"id": b}]', "json_broken", 2),
        ('{"id": 1}\n{"id": 2}', "json_broken", 2),
        ("[{'id': 1}]", "json_broken", 1),
        ('[{"id": "a\nb"}]', "json_broken", 1),
        ('[{"id": NaN}]', "json_no_number", None),
        ('[{"id": -Infinity}]', "json_no_number", None),
        ('[{"id": 1, "id": 2}]', "json_name_twice", None),
        ('[{"a/b": 1, "a": {"b": 2}}]', "json_name_twice", 1),
        ('[{"id": 1}, 2]', "json_not_an_object", 2),
        ('[{"id": "\\ud800"}]', "json_half_character", 1),
        ('[{"\\udc00": 1}]', "json_half_character", 1),
        ("[" + '{"a": ' * 30 + "1" + "}" * 30 + "]", "json_too_deep", 1),
        ('[{"a": ' + "[" * 30 + "]" * 30 + "}]", "json_too_deep", 1),
        ("[" * 200_000, "json_too_deep", None),
        ('[{"a": ' * 100_000, "json_too_deep", None),
    ],
)
def test_what_no_reader_should_take_is_one_clear_fault(content: str, code: str, row: int | None) -> None:
    assert codes(content) == [(code, True, row)]


def test_too_many_columns_or_cells_or_too_long_a_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "COLUMNS", 3)
    monkeypatch.setattr(limits, "CELLS", 20)
    monkeypatch.setattr(limits, "LINE", 5)
    assert codes('[{"a": 1, "b": 2, "c": 3}]') == []
    assert codes('[{"a": 1}, {"b": [1, 2, 3]}]') == [("too_many_columns", True, 2)]
    assert codes(json.dumps([{"a": 1, "b": 2, "c": 3}] * 7)) == [("too_many_cells", True, None)]
    assert codes('[{"a": "vijf!"}, {"a": "zes..."}]') == [("text_too_long", True, 2)]


def test_a_name_of_control_characters_is_shown_by_its_code_points() -> None:
    (sheet,), _ = sheets_of("x.json", b'{"a\\u0007\\u202e": [{"id": 1}]}')
    assert sheet.name == "a<U+0007><U+202E>"


def test_what_is_read_survives_the_way_to_the_parent() -> None:
    sheets, problems = sheets_of("x.json", b'[{"id": "a\\u2028b", "n": 1.5, "yes": false, "text": "\\u0000"}]')
    again, _ = unpacked(packed(sheets, problems))
    assert again == sheets
    assert not any(isinstance(cell, date) for _, row in again[0].rows for cell in row)
