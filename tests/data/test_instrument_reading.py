import random
from pathlib import Path

import pytest

from dashboard.findings import expected, mend
from dashboard.words import LANGS, words
from data.instrument import Instrument, Item, Value
from data.instrument_reading import read_instrument, read_instrument_folder
from data.problems import Problem

TOML = """key = "eigen"
version = "1.0"
kind = "profile"
source = "eigen ontwerp"
licence = "vrij"
dated = 2026-10-01
[name]
nl = "Eigen vragen"
en = "Own questions"
[scale]
low = 1
high = 6
"""
VALUES = """value,name_nl,name_en,plane_x,plane_y,group,question_nl,question_en
rust,Rust,Calm,-1,,,Wat geeft u rust?,What calms you?
durf,Durf,Daring,1,0.5,limiting,,
"""
ITEMS = "item,value,sign\n1,rust,\n2,durf,-1\n3,durf,1\n"
FILES = {"instrument.toml": TOML, "values.csv": VALUES, "items.csv": ITEMS}
Place = tuple[str, str, int | None, str, str]


def changed(file: str, old: str, new: str) -> dict[str, str]:
    """The good instrument with one piece of a file changed."""
    assert FILES[file].count(old) == 1, (file, old)
    return {**FILES, file: FILES[file].replace(old, new)}


def kind(word: str, low: int = 1, high: int = 6, **files: str) -> dict[str, str]:
    """An instrument of another kind, with the files that are given."""
    toml = TOML.replace("profile", word).replace("low = 1", f"low = {low}").replace("high = 6", f"high = {high}")
    return {"instrument.toml": toml, **{f"{name}.csv": text for name, text in files.items()}}


def places(files: dict[str, str], *, faults: bool = True) -> list[Place]:
    instrument, problems = read_instrument(files)
    assert (instrument is None) == any(one.fault for one in problems)
    return [(one.code, one.file, one.row, one.column, one.found) for one in problems if one.fault == faults]


def good(files: dict[str, str]) -> Instrument:
    instrument, problems = read_instrument(files)
    assert instrument is not None, problems
    return instrument


def test_a_good_instrument_is_read_whole_and_without_a_word() -> None:
    instrument, problems = read_instrument(FILES)
    assert problems == [] and instrument is not None
    assert (instrument.key, instrument.version, instrument.kind, instrument.agrees) == ("eigen", "1.0", "profile", "high")
    assert (instrument.low, instrument.high, str(instrument.dated)) == (1, 6, "2026-10-01")
    assert (instrument.name("nl"), instrument.name("en"), instrument.licence) == ("Eigen vragen", "Own questions", "vrij")
    assert instrument.values == (
        Value("rust", "Rust", "Calm", -1, 0, "", "Wat geeft u rust?", "What calms you?"),
        Value("durf", "Durf", "Daring", 1, 0.5, "limiting"),
    )
    assert instrument.items == (Item("1", "rust"), Item("2", "durf", -1), Item("3", "durf"))


def test_a_profile_is_centred_and_asks_four_fifths_unless_it_says_otherwise() -> None:
    assert (good(FILES).centring, good(FILES).min_items, good(FILES).lens, good(FILES).pulse) == ("person", 0.8, False, False)
    told = TOML.replace("[name]", 'centring = "none"\nmin_items = 0\nlens = true\n[name]')
    instrument = good({**FILES, "instrument.toml": told})
    assert (instrument.centring, instrument.min_items, instrument.lens) == ("none", 0, True)
    statements = good(kind("statements", items="item\ns1\n"))
    assert (statements.centring, statements.min_items) == ("none", 0)


@pytest.mark.parametrize("word", ["statements", "ranking"])
def test_a_statement_or_choice_is_a_value_itself_whatever_the_tables_say(word: str) -> None:
    bare = good(kind(word, 1, 2, items="item\ns1\ns2\n"))
    assert bare.values == (Value("s1"), Value("s2")) and bare.items == (Item("s1", "s1"), Item("s2", "s2"))
    named = kind(word, 1, 2, items="item,value\ns1,wonen\ns2,zorg\n", values="value,name_nl\ns2,Tweede\nwonen,Wonen\n")
    assert good(named).values == (Value("s1"), Value("s2", "Tweede"))
    assert places(named, faults=False) == []


def test_a_card_is_a_value_itself_unless_it_names_one() -> None:
    files = kind(
        "cards", 0, 1, items="item,value\nk1,zwijgen\nk2,\nk3,zwijgen\nk4,\n", values="value,group\nzwijgen,limiting\nk4,\n"
    )
    instrument = good(files)
    assert [value.value for value in instrument.values] == ["zwijgen", "k4", "k2"]
    assert instrument.by_value["zwijgen"].group == "limiting"
    assert instrument.value_of.tolist() == [0, 2, 0, 1]


def test_what_is_not_ours_is_passed_over_with_a_remark() -> None:
    files = {**FILES, "items.csv": "item,value,sign,text\n1,rust,,a\n2,durf,,b\n", "extra.csv": "a\n", "LEESMIJ.md": "x"}
    assert places(files, faults=False) == [
        ("instrument_columns_ignored", "items.csv", None, "", ""),
        ("instrument_file_ignored", "extra.csv", None, "", ""),
    ]


@pytest.mark.parametrize(
    ("files", "found"),
    [
        (changed("instrument.toml", 'licence = "vrij"\n', ""), ("toml_key_missing", "instrument.toml", None, "", "licence")),
        (changed("instrument.toml", '"profile"', '"profiel"'), ("toml_word", "instrument.toml", None, "", "kind = profiel")),
        (changed("instrument.toml", "2026-10-01", '"ooit"'), ("not_a_date", "instrument.toml", None, "", "dated = ooit")),
        (changed("instrument.toml", "low = 1", "low = 6"), ("scale_order", "instrument.toml", None, "", "scale = 6 – 6")),
        (changed("instrument.toml", "low = 1\n", ""), ("toml_key_missing", "instrument.toml", None, "", "scale.low")),
        (changed("instrument.toml", "high = 6", 'high = "6"'), ("not_a_number", "instrument.toml", None, "", "scale.high = 6")),
        (
            changed("instrument.toml", "high = 6", 'high = 6\nagrees = "hoog"'),
            ("toml_word", "instrument.toml", None, "", "scale.agrees = hoog"),
        ),
        (
            changed("instrument.toml", "[name]", "min_items = 80\n[name]"),
            ("share_outside", "instrument.toml", None, "", "min_items = 80"),
        ),
        (
            changed("instrument.toml", "[name]", 'centring = "team"\n[name]'),
            ("toml_word", "instrument.toml", None, "", "centring = team"),
        ),
        (changed("instrument.toml", "[name]", "lens = 1\n[name]"), ("toml_not_flag", "instrument.toml", None, "", "lens = 1")),
        (changed("instrument.toml", "[name]", "ooit = 1\n[name]"), ("toml_unknown", "instrument.toml", None, "", "ooit = 1")),
        (
            changed("instrument.toml", "[name]", 'pulse = true\n[name]'),
            ("pulse_plain", "instrument.toml", None, "", "scale = 1 – 6, kind = profile, centring = person"),
        ),
        (changed("values.csv", "limiting,,\n", "limiting,,\nrust,,\n"), ("value_twice", "values.csv", 2, "value", "rust")),
        (changed("values.csv", "limiting,,\n", "limiting,,\n,Leeg,\n"), ("required", "values.csv", 4, "value", "")),
        (changed("values.csv", "0.5", "veel"), ("not_a_number", "values.csv", 3, "plane_y", "veel")),
        ({**FILES, "values.csv": "waarde,x\nrust,\n"}, ("column_missing", "values.csv", None, "value", "waarde, x")),
        (changed("items.csv", "3,durf,1\n", "3,durf,2\n"), ("toml_word", "items.csv", 4, "sign", "2")),
        (changed("items.csv", "3,durf,1\n", "3,durf,min\n"), ("not_a_number", "items.csv", 4, "sign", "min")),
        (changed("items.csv", "3,durf,1\n", "3,,1\n"), ("required", "items.csv", 4, "value", "")),
        (changed("items.csv", "3,durf,1\n", "3,lef,1\n"), ("value_unknown", "items.csv", 4, "value", "lef")),
        (changed("items.csv", "1,rust,\n", ""), ("value_without_item", "values.csv", 2, "value", "rust")),
        (changed("items.csv", "3,durf,1\n", "Period,durf,1\n"), ("item_reserved", "items.csv", 4, "item", "Period")),
        (changed("items.csv", "3,durf,1\n", "3\u200b,durf,1\n"), ("invisible_character", "items.csv", 4, "item", "3<U+200B>")),
        ({**FILES, "items.csv": "item,value\n"}, ("no_rows", "items.csv", None, "", "")),
        ({**FILES, "values.csv": "value\n"}, ("no_rows", "values.csv", None, "", "")),
        ({"instrument.toml": TOML, "values.csv": VALUES}, ("file_missing", "items.csv", None, "", "")),
        ({"instrument.toml": TOML, "items.csv": ITEMS}, ("file_missing", "values.csv", None, "", "")),
        ({"values.csv": VALUES, "items.csv": ITEMS}, ("file_missing", "instrument.toml", None, "", "")),
        (kind("cards", items="item\nk\n", values="value\nk\n"), ("cards_scale", "instrument.toml", None, "", "scale = 1 – 6")),
        (kind("ranking", items="item\na\nb\n"), ("ranking_scale", "instrument.toml", None, "", "scale = 1 – 6")),
    ],
)  # fmt: skip
def test_a_fault_says_where_it_is_and_what_stood_there(files: dict[str, str], found: Place) -> None:
    assert found in places(files)
    assert len({one[0] for one in places(files)}) == 1


def test_items_that_differ_in_capitals_only_are_the_same_item() -> None:
    files = changed("items.csv", "2,durf,-1\n3,durf,1\n", "a,durf,\nA,durf,\n")
    assert places(files) == [("item_twice", "items.csv", 3, "item", "a"), ("item_twice", "items.csv", 4, "item", "A")]


def test_all_faults_come_at_once() -> None:
    files = {
        "instrument.toml": TOML.replace("high = 6", "high = 0").replace('"vrij"', '""'),
        "values.csv": "value,plane_x\nrust,x\n",
        "items.csv": "item,value,sign\n1,weg,3\n",
    }
    assert [code for code, *_ in places(files)] == [
        "toml_key_missing",
        "scale_order",
        "value_without_item",
        "not_a_number",
        "toml_word",
        "value_unknown",
    ]


def test_every_finding_is_a_whole_sentence_in_both_languages() -> None:
    files = kind("cards", 3, 2, items="item,value,x\nparty,a,\nparty,b,\n", values="value\na\na\nc\n", stray="")
    for lang in LANGS:
        for problem in read_instrument(files)[1]:
            assert "{" not in expected(problem, words(lang)) + mend(problem, words(lang))


def test_a_folder_is_read_and_what_cannot_be_read_is_said_once(tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    assert read_instrument_folder(tmp_path) == read_instrument(FILES)
    (tmp_path / "items.csv").write_bytes(b"item,value\n\xff,rust\n")
    instrument, problems = read_instrument_folder(tmp_path)
    assert instrument is None and [(one.code, one.file) for one in problems] == [("file_unreadable", "items.csv")]


def test_damaged_texts_are_findings_and_never_an_error() -> None:
    draw = random.Random(5)
    for _ in range(400):
        files = dict(FILES)
        name = draw.choice(list(files))
        text = list(files[name])
        for _ in range(draw.randint(1, 5)):
            at = draw.randrange(len(text))
            text[at] = draw.choice(("", "\n", ",", '"', "=", "[", "nan", "1e999", "\u202e", "\x00", "true"))
        files[name] = "".join(text)
        instrument, problems = read_instrument(files)
        assert (instrument is None) == any(isinstance(one, Problem) and one.fault for one in problems)
