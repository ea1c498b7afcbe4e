import csv
import random
import time
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from dashboard.findings import expected, mend
from dashboard.words import LANGS, words
from data.answer_reading import answers_of, read_answers
from data.answers import COLUMNS, Answers
from data.instrument import Instrument, Item, Value
from data.problems import Problem
from data.sheets import Cell, Sheet
from data.textfiles import sheet_of

HEAD = "party,respondent,1,2,3\n"


def instrument(kind: str = "profile", low: float = 1, high: float = 6, items: tuple[str, ...] = ("1", "2", "3")) -> Instrument:
    values = tuple(Value(item) for item in items)
    told = tuple(Item(item, item) for item in items)
    return Instrument("eigen", "1", kind, low, high, "high", values, told)


def read(text: str, of: Instrument | None = None, **mapping: str) -> tuple[Answers | None, list[Problem]]:
    sheet, problems = sheet_of("a.csv", text.encode())
    assert sheet is not None, problems
    answers, found = answers_of(sheet, {"eigen": of or instrument()}, {"eigen": mapping})
    assert (not answers) == any(one.fault for one in found)
    return (answers[0] if answers else None), problems + found


def good(text: str, of: Instrument | None = None) -> Answers:
    answers, problems = read(text, of)
    assert answers is not None, problems
    return answers


def places(text: str, of: Instrument | None = None, **mapping: str) -> list[tuple[str, int | None, str, str]]:
    problems = read(text, of, **mapping)[1]
    assert all(problem.file == "a.csv" for problem in problems)
    return [(one.code, one.row, one.column, one.found) for one in problems]


def remarks(text: str, of: Instrument | None = None) -> list[tuple[str, dict[str, str | int]]]:
    answers, problems = read(text, of)
    assert answers is not None, problems
    assert not any(problem.found for problem in problems), "an answer of a person in a remark that is kept"
    return [(one.code, one.details) for one in problems]


def test_a_row_each_with_who_answers_about_what_and_when() -> None:
    head = "Partij;Deelnemer;Rol;Periode;Aspect;Coalitie;Vastgelegd op;Bron;1;2;3\n"
    answers = good(head + "A;p1;leiding;Q3 2026;gewenst;C;01-10-2026;enquête;1;2,5;6\nB;p2;;;;;;;3;;4\n")
    assert answers.rows.columns.tolist() == ["line", *(c.name for c in COLUMNS if c.name != "instrument")]
    assert answers.rows.to_numpy().tolist() == [
        [2, "A", "p1", "leiding", "2026-Q3", "desired", "C", date(2026, 10, 1), "enquête"],
        [3, "B", "p2", None, None, "personal", None, None, None],
    ]
    np.testing.assert_array_equal(answers.given, [[1, 2.5, 6], [3, np.nan, 4]])
    assert (answers.instrument.key, answers.file, answers.sheet) == ("eigen", "a.csv", "")


def test_without_a_respondent_a_row_is_the_partys_own_statement() -> None:
    assert good("party,1,2,3\nA,1,2,3\nB,1,2,3\n").rows["respondent"].tolist() == [None, None]
    text = HEAD + "A,,1,2,3\nB,p1,1,2,3\nB,p2,1,2,3\n"
    assert good(text).rows["respondent"].tolist() == [None, "p1", "p2"]
    assert remarks(text) == [("answers_of_parties", {"rows": "2", "n": 1})]


def test_a_nameless_row_of_a_party_of_which_people_answer_is_never_taken_for_its_own_statement() -> None:
    assert places(HEAD + "A,p1,1,2,3\nA,,1,2,3\n") == [("respondent_missing", 3, "respondent", "")]


def test_a_respondent_answers_once_about_the_same_whatever_the_role() -> None:
    head = "party,respondent,role,period,aspect,1,2,3\n"
    twice = head + "A,p1,x,2026,current,1,1,1\nB,p1,x,2026,current,1,1,1\nA,p1,x,2025,current,1,1,1\nA,p1,x,2026,nu,2,2,2\n"
    assert places(twice) == [("respondent_twice", 5, "respondent", "")]
    assert read(twice)[1][0].details == {"other": "2"}
    assert places(head + "A,p1,x,,,1,1,1\nA,p1,y,,,1,1,1\n") == [("respondent_twice", 3, "respondent", "")]


def test_a_party_speaks_for_itself_once_and_its_rows_are_named_together() -> None:
    text = "party,1,2,3\nA,1,2,3\nA,1,2,3\nB,1,1,1\nA,1,2,3\n"
    assert places(text) == [("statement_twice", 3, "party", "A")]
    assert read(text)[1][0].details == {"rows": "2, 3, 5", "n": 3}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEAD, ("no_rows", None, "", "")),
        (HEAD + ",p1,1,2,3\n", ("required", 2, "party", "")),
        (HEAD + "A,p1,1,veel,3\n", ("not_a_number", 2, "2", "veel")),
        (HEAD + "A,p1,1,1e999,3\n", ("number_out_of_range", 2, "2", "1e999")),
        (HEAD + "A,p1,1,1.234,3\n", ("number_doubtful", 2, "2", "1.234")),
        (HEAD + "A,p1,1,2\n", ("row_length", 2, "", "4")),
        (HEAD + "Totaal,,9,9,9\n", ("total_row", 2, "", "Totaal")),
        ("party,period,1,2,3\nA,zomer,1,2,3\n", ("not_a_period", 2, "period", "zomer")),
        ("party,aspect,1,2,3\nA,ooit,1,2,3\n", ("not_a_choice", 2, "aspect", "ooit")),
        ("party,recorded,1,2,3\nA,gisteren,1,2,3\n", ("not_a_date", 2, "recorded", "gisteren")),
        ("party,Telefoon,1,2,3\nA,06,1,2,3\n", ("personal_column", 1, "Telefoon", "")),
        ("party,x\nA,1\n", ("answers_no_item", 1, "", "party, x")),
        ("party,1,2,3,3\nA,1,2,3,4\n", ("column_twice", 1, "3", "")),
        ("party,instrument,1,2,3\nA,ander,1,2,3\n", ("no_such_instrument", 2, "instrument", "ander")),
    ],
)
def test_a_fault_says_where_it_is_and_what_stood_there(text: str, expected: tuple[str, int | None, str, str]) -> None:
    assert expected in [place for place, problem in zip(places(text), read(text)[1], strict=True) if problem.fault]


def test_all_faults_come_at_once_in_the_order_of_the_file() -> None:
    text = "party,respondent,period,1,2,3\n,p1,2026,1,x,y\nA,p2,ooit,1,2,3\nA,p3,2026,1,2,z\n"
    assert places(text) == [
        ("required", 2, "party", ""),
        ("not_a_number", 2, "2", "x"),
        ("not_a_number", 2, "3", "y"),
        ("not_a_period", 3, "period", "ooit"),
        ("not_a_number", 4, "3", "z"),
    ]


def test_what_is_empty_or_off_the_scale_is_not_answered_and_is_counted_with_its_lines() -> None:
    text = HEAD + "A,p1,,7,3\nA,p2,0,?,nvt\n\nA,p3,1,NA,6\nA,p4,-1,2,3\n"
    np.testing.assert_array_equal(
        good(text).given, [[np.nan, np.nan, 3], [np.nan, np.nan, np.nan], [1, np.nan, 6], [np.nan, 2, 3]]
    )
    assert remarks(text)[1:] == [
        ("answers_empty", {"rows": "2, 3, 5", "n": 4}),
        ("answers_outside", {"low": "1", "high": "6", "rows": "2, 3, 6", "n": 3}),
    ]


def test_an_item_that_is_not_in_the_file_is_not_answered_and_is_named_once() -> None:
    text = "party,1,3,stemming\nA,1,2,blij\n"
    np.testing.assert_array_equal(good(text).given, [[1, np.nan, 2]])
    assert remarks(text) == [
        ("answers_items_missing", {"items": "2", "instrument": "eigen", "n": 1}),
        ("answers_columns_ignored", {"columns": "stemming", "n": 1}),
    ]


def test_columns_of_a_survey_tool_are_read_as_they_were_said_to_be() -> None:
    text = "Organisatie,Wie,V1 (verplicht),2,3,Opmerking\nA,p1,1,2,3,leuk\n"
    answers, problems = read(text, Organisatie="party", wie="respondent", Opmerking="", **{"V1 (verplicht)": "1"})
    assert answers is not None and problems == []
    assert answers.rows["respondent"].tolist() == ["p1"]
    np.testing.assert_array_equal(answers.given, [[1, 2, 3]])


def test_a_card_that_was_not_chosen_is_none_only_of_someone_who_chose() -> None:
    cards = instrument("cards", 0, 1)
    text = HEAD + "A,p1,1,,\nA,p2,,,\nA,p3,,0,\nA,p4,5,,1\n"
    np.testing.assert_array_equal(good(text, cards).given, [[1, 0, 0], [np.nan] * 3, [np.nan, 0, np.nan], [np.nan, 0, 1]])
    assert remarks(text, cards) == [
        ("answers_empty", {"rows": "3, 4", "n": 5}),
        ("answers_outside", {"low": "0", "high": "1", "rows": "5", "n": 1}),
    ]
    offered = good("party,1,2\nA,1,\n", cards)
    np.testing.assert_array_equal(offered.given, [[1, 0, np.nan]])


def test_a_row_of_ranks_that_is_no_ranking_is_left_out_and_named() -> None:
    ranking = instrument("ranking", 1, 3)
    text = HEAD + "A,p1,1,2,3\nA,p2,1,1,3\nA,p3,2,3,\nA,p4,,,\nA,p5,3,2,4\nA,p6,3,2,1\n"
    answers = good(text, ranking)
    assert answers.rows["line"].tolist() == [2, 5, 7] and answers.rows.index.tolist() == [0, 1, 2]
    np.testing.assert_array_equal(answers.given, [[1, 2, 3], [np.nan] * 3, [3, 2, 1]])
    assert remarks(text, ranking) == [
        ("answers_no_ranking", {"k": 3, "rows": "3, 4, 6", "n": 3}),
        ("answers_empty", {"rows": "5", "n": 3}),
    ]


def test_numbers_are_read_in_the_notation_of_their_column_and_no_answer_is_told() -> None:
    text = "party;1;2;3\nA;2.720;1;1\nB;3.5;1;1\n"
    np.testing.assert_array_equal(good(text).given[:, 0], [2.72, 3.5])
    assert remarks(text) == [("decimal_mark", {"mark": ".", "n": 1})]


def test_the_cells_of_a_workbook_are_read_as_they_are() -> None:
    rows: list[tuple[int, list[Cell]]] = [(1, ["party", 1, 2, 3]), (2, ["A", 1, 2.5, "3"]), (3, ["B", True, date(2026, 1, 1)])]
    answers, problems = answers_of(Sheet("f.xlsx", "Blad1", rows[:2]), {"eigen": instrument()})
    assert problems == [] and answers[0].given.tolist() == [[1, 2.5, 3]]
    problems = answers_of(Sheet("f.xlsx", "Blad1", rows), {"eigen": instrument()})[1]
    assert [(one.code, one.row, one.column, one.sheet) for one in problems if one.fault] == [
        ("not_a_number", 3, "1", "Blad1"),
        ("not_a_number", 3, "2", "Blad1"),
    ]


def test_rows_of_several_instruments_are_told_apart_by_their_column() -> None:
    text = "party,respondent,instrument,1,2,3,a,b\nA,p1,eigen,1,2,3,,\nA,p1,kaart,,,,1,\nB,p2,eigen,3,3,3,,9\n"
    cards = instrument("cards", 0, 1, ("a", "b"))
    sheet, _ = sheet_of("a.csv", text.encode())
    assert sheet is not None
    answers, problems = answers_of(sheet, {"eigen": instrument(), "kaart": _named(cards, "kaart")})
    assert [one.rows["line"].tolist() for one in answers] == [[2, 4], [3]]
    assert [one.given.tolist() for one in answers] == [[[1, 2, 3], [3, 3, 3]], [[1, 0]]]
    assert [(one.code, one.details) for one in problems] == [("answers_columns_ignored", {"columns": "b", "n": 1})]


def _named(told: Instrument, key: str) -> Instrument:
    return Instrument(key, told.version, told.kind, told.low, told.high, told.agrees, told.values, told.items)


def test_every_finding_is_a_whole_sentence_in_both_languages() -> None:
    texts = (
        HEAD + "A,p1,,9,3\nA,p1,1,2,3\nA,,1,2,3\nB,,1,2,3\nB,,1,2,3\n",
        "party,x,1\nA,y,1\n",
        "party,instrument,1\nA,weg,1\n",
        "party,x\nA,1\n",
    )
    found = [problem for text in texts for problem in read(text)[1]]
    found += read(HEAD + "A,p1,1,1,1\n", instrument("ranking", 1, 3))[1]
    for problem in found:
        for lang in LANGS:
            assert "{" not in expected(problem, words(lang)) + mend(problem, words(lang)), problem.code


def test_a_file_with_one_table_is_read_and_other_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(HEAD + "A,p1,1,2,3\n")
    answers, problems = read_answers(path, instrument())
    assert problems == [] and answers is not None and answers.given.tolist() == [[1, 2, 3]]
    assert [one.code for one in read_answers(tmp_path / "weg.csv", instrument())[1]] == ["file_missing"]
    (tmp_path / "b.csv").write_text(HEAD + "A,p1,1,2,3\n")
    assert [one.code for one in read_answers(tmp_path, instrument())[1]] == ["values_one_table"]


def test_the_portrait_values_of_151_people_lack_six_cells_and_have_eleven_off_the_scale(shared: Path) -> None:
    rows = list(csv.reader((shared / "data" / "smacof" / "PVQ40.csv").read_text(encoding="utf-8").splitlines()))
    items = tuple(rows[0][1:])
    text = "\n".join(["party,respondent," + ",".join(items), *("A," + ",".join(row) for row in rows[1:])])
    answers, problems = read(text, instrument(items=items))
    assert answers is not None and answers.given.shape == (151, 40)
    assert [(one.code, one.details["n"]) for one in problems] == [("answers_empty", 6), ("answers_outside", 11)]
    assert np.isnan(answers.given).sum() == 17


def test_two_of_a_hundred_rows_of_the_priorities_are_no_rankings(shared: Path) -> None:
    rows = list(csv.reader((shared / "data" / "smacof" / "csrranking.csv").read_text(encoding="utf-8").splitlines()))
    lines = [f"A,r{at},{','.join(row)}" for at, row in enumerate(rows[1:], 2)]
    items = tuple(rows[0])
    text = "\n".join(["party,respondent," + ",".join(items), *lines])
    answers, (problem,) = read(text, instrument("ranking", 1, 5, items))
    assert answers is not None and len(answers.given) == 98
    assert (problem.code, problem.row, problem.details) == ("answers_no_ranking", 83, {"k": 5, "rows": "83, 84", "n": 2})


def test_ten_thousand_people_and_sixty_items_are_read_in_seconds() -> None:
    draw = random.Random(3)
    items = tuple(str(number) for number in range(60))
    rows: list[tuple[int, list[Cell]]] = [(1, ["party", "respondent", *items])]
    rows += [(at, [f"P{at % 40}", f"r{at}", *draw.choices("123456", k=60)]) for at in range(2, 10_002)]
    began = time.perf_counter()
    (answers,), problems = answers_of(Sheet("a.csv", rows=rows, ragged=True), {"eigen": instrument(items=items)})
    assert answers.given.shape == (10_000, 60) and problems == []
    assert time.perf_counter() - began < 5


def test_damaged_bytes_are_findings_and_never_an_error() -> None:
    draw = random.Random(7)
    text = b"party,respondent,period,aspect,1,2,3\nA,p1,2026-Q1,nu,1,2,3\nA,p2,2026-Q1,,1,,3\nB,,,,3,2,1\n"
    for _ in range(60):
        content = bytearray(text)
        for _ in range(draw.randint(1, 6)):
            at = draw.randrange(len(content))
            content[at : at + draw.randrange(2)] = draw.choice((b",", b"\n", b'"', b"1e9", b"\xe2\x80\x8b", b"nan", b";", b"x"))
        sheet, _ = sheet_of("a.csv", bytes(content))
        if sheet is not None:
            kind, low = draw.choice((("profile", 1.0), ("cards", 0.0), ("ranking", 1.0)))
            answers, problems = answers_of(sheet, {"eigen": instrument(kind, low, 3)})
            assert (not answers) == any(one.fault for one in problems)
