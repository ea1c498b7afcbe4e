import random
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.findings import expected, place, sentence
from dashboard.words import LANGS, words
from data.pack import Gate, Pack, Treat
from data.pack_reading import read_pack, read_pack_folder
from data.problems import Problem

TOML = """key = "eigen"
version = "1.0"
owner = "stuurgroep"
dated = 2026-10-01
source = "eigen ontwerp"
scale = "signed"
[name]
nl = "Eigen pakket"
en = "Own pack"
[defaults]
aggregate = "arithmetic"
min_coverage = 0.1
[min_coverage]
level2 = 0.5
[levels]
from = [-100, 0, 50]
nl = ["onder", "goed", "beter"]
en = ["below", "good", "better"]
[gates]
level2 = { evidence = "E1" }
level3 = { evidence = "E3", additionality = 0, score = 50, quarters = 8, groups = 3 }
[harm]
always_material = ["I1"]
caps = { level1 = 2 }
unreported = 2
[treat]
rule = "skew_kurtosis"
most = 3
[impute]
value = 0
[screen]
min_share = 0.9
[scored]
never = ["D0"]
[clip]
I2 = [0, 100]
[weighting]
level3 = "sum"
[penalty]
nodes = ["N1"]
per = 50
[points]
factor = 1000
"""
RULES = "normalise,aggregate,floor,norm,ambition,exemplary,low,high,denominator,power"
NODES = f"""node,parent,name_nl,name_en,weight,direction,unit,{RULES}
B,,Betekenis,Significance,,,,,,,,,,,,,
D1,B,Mens,People,,,,,,,,,,,,,
T1,D1,,,2,,,,median,,,,,,,,
I1,T1,,,,up,%,,,0,30,60,80,,,,
I2,T1,,,,down,ton,,,200,100,60,20,,,werk,
I3,T1,,,,band,graad,,,30,10,5,0,40,60,,
D2,B,,,,,,,,,,,,,,,
T2,D2,,,,,,,,,,,,,,,
I4,T2,,,,up,,"minmax(0, 10)",,,,,,,,,
I5,T2,,,,up,,goalposts,,,,,,1,9,,
N1,T2,,,,up,,none,,,,,,,,,
D0,B,,,,,,,,,,,,,,,
I6,D0,,,,up,,zscore,,,,,,,,,
I7,D0,,,,,,rank,,,,,,,,,
"""
WEIGHTS = "# owner: Anna, voorzitter\n# role: stuurgroep\n# dated: 2026-09-30\n# reason: afspraak\nnode,weight\nD1,2\nD2,0.5\n"
CROSSWALK = "node,framework,code\nI1,sdg,8.5\nI2,sdg,13.2\n"
FILES = {"pack.toml": TOML, "nodes.csv": NODES, "weights/rol.csv": WEIGHTS, "crosswalk.csv": CROSSWALK}
PLAIN = TOML.replace('"signed"', '"plain"')
Place = tuple[str, str, int | None, str]


def changed(file: str, old: str, new: str) -> dict[str, str]:
    """The good pack with one piece of a file changed."""
    assert FILES[file].count(old) == 1, (file, old)
    return {**FILES, file: FILES[file].replace(old, new)}


def places(problems: list[Problem], *, faults: bool = True) -> list[Place]:
    return [(one.code, one.file, one.row, one.column) for one in problems if one.fault == faults]


def good(files: dict[str, str]) -> Pack:
    pack, problems = read_pack(files)
    assert pack is not None, problems
    return pack


def test_a_good_pack_is_read_whole_and_without_a_word() -> None:
    pack, problems = read_pack(FILES)
    assert problems == []
    assert pack is not None
    assert (pack.key, pack.version, pack.scale, pack.owner, pack.dated) == (
        "eigen",
        "1.0",
        "signed",
        "stuurgroep",
        "2026-10-01",
    )
    assert (pack.label("nl"), pack.label("en"), pack.root) == ("Eigen pakket", "Own pack", "B")
    assert (pack.treat, pack.screen, pack.factor) == (Treat(2, 3.5, 3), 0.9, 1000)
    assert pack.impute is not None and (pack.impute.mean_by, pack.impute.value) == ("", 0)
    assert (set(pack.never), dict(pack.clip), set(pack.sums)) == ({"D0"}, {"I2": (0, 100)}, {3})
    assert (set(pack.penalty), pack.penalty_per) == ({"N1"}, 50)
    assert pack.crosswalk == (("I1", "sdg", "8.5"), ("I2", "sdg", "13.2"))


def test_levels_gates_and_harm_are_read_with_what_they_leave_out() -> None:
    pack = good(FILES)
    assert pack.levels is not None
    assert (pack.levels.starts, pack.levels.word(3, "nl"), pack.levels.word(1, "en")) == ((-100, 0, 50), "beter", "below")
    assert pack.levels.gates == {2: Gate(1), 3: Gate(3, 0, 50, 8, 3)}
    assert pack.levels.without_gates == 1
    assert (set(pack.harm.always_material), set(pack.harm.must_report), dict(pack.harm.caps)) == ({"I1"}, set(), {1: 2})
    assert (pack.harm.theme_share, pack.harm.indicator_share, pack.harm.unreported) == (0.05, 0.25, 2)


def test_the_rules_of_a_node_are_its_own_else_its_levels_else_the_packs() -> None:
    nodes = good(FILES).by_name
    assert [nodes[name].aggregate for name in ("B", "T1", "T2")] == ["arithmetic", "median", "arithmetic"]
    assert [nodes[name].min_coverage for name in ("B", "D1", "T1", "D0")] == [0.1, 0.1, 0.5, 0.5]
    assert [nodes[name].normalise for name in ("B", "I1", "I4", "I6")] == ["none", "anchors", "minmax", "zscore"]
    by_level = {**FILES, "pack.toml": TOML + '[normalise]\nlevel1 = "rank"\n[aggregate]\nlevel4 = "minimum"\n'}
    nodes = good(by_level).by_name
    assert [nodes[name].normalise for name in ("I1", "I4")] == ["rank", "minmax"]
    assert [nodes[name].aggregate for name in ("B", "D1")] == ["minimum", "arithmetic"]


def test_the_numbers_of_a_rule_come_from_brackets_else_columns_else_their_defaults() -> None:
    nodes = good(FILES).by_name
    assert [nodes[name].given for name in ("I4", "I5", "I6", "N1")] == [(0, 10), (1, 9, 1), (0, 1), ()]
    assert [nodes[name].anchors for name in ("I1", "I3", "I4")] == [(0, 30, 60, 80), (30, 10, 5, 0), None]
    assert (nodes["I3"].low, nodes["I3"].high, nodes["I2"].denominator, nodes["T1"].weight) == (40, 60, "werk", 2)
    for cell, given in (
        ('"goalposts(0,5)"', (0, 5, 1)),
        ('"log_goalposts(1,5,100)"', (1, 5, 100)),
        ("dist2targ", (9,)),
        ("dist2ref(3)", (3,)),
        ("minmax", (0, 100)),
        ("minmax()", (0, 100)),
    ):
        assert good(changed("nodes.csv", "up,,goalposts,", f"up,,{cell},")).by_name["I5"].given == given
    pack = good(changed("nodes.csv", '"minmax(0, 10)"', '"anchors(0,1,2,3)"'))
    assert (pack.by_name["I4"].anchors, pack.by_name["I4"].given) == ((0, 1, 2, 3), ())


def test_a_plain_pack_needs_no_more_than_its_nodes() -> None:
    head = "".join(line for line in PLAIN.splitlines(keepends=True)[:6])
    pack = good({"pack.toml": head, "nodes.csv": "node,parent,weight\nalles,,\nT1,alles,2\nT2,alles\n"})
    assert [(node.normalise, node.given, node.weight) for node in pack.nodes[1:]] == [
        ("minmax", (0, 100), 2),
        ("minmax", (0, 100), 1),
    ]
    assert (pack.levels, pack.treat, pack.impute, pack.weight_sets, pack.label("nl")) == (None, None, None, {}, "eigen")


def test_a_weight_set_is_named_by_its_file_and_signed_in_its_first_lines() -> None:
    one = good(FILES).weight_sets["rol"]
    assert (one.name, one.weights) == ("rol", {"D1": 2, "D2": 0.5})
    assert (one.owner, one.role, one.dated, one.reason) == ("Anna, voorzitter", "stuurgroep", "2026-09-30", "afspraak")


def test_the_text_in_a_cell_is_stripped_and_a_filled_cell_may_span_lines() -> None:
    pack = good(changed("nodes.csv", "D1,B,Mens,People", ' D1 , B ,"Mens\nen dier",People'))
    assert pack.by_name["D1"].name_nl == "Mens\nen dier"
    assert pack.by_name["T1"].row == 5


FAULTS: list[tuple[str, dict[str, str], Place]] = [
    ("toml of no kind", {**FILES, "pack.toml": "key = "}, ("toml_unreadable", "pack.toml", None, "")),
    ("no pack.toml", {k: v for k, v in FILES.items() if k != "pack.toml"}, ("file_missing", "pack.toml", None, "")),
    ("no owner", changed("pack.toml", 'owner = "stuurgroep"\n', ""), ("toml_key_missing", "pack.toml", None, "")),
    ("no word for scale", {**FILES, "pack.toml": TOML.replace("signed", "vlak")}, ("toml_word", "pack.toml", None, "")),
    ("no day", changed("pack.toml", "2026-10-01", '"ooit"'), ("not_a_date", "pack.toml", None, "")),
    ("a version as a number", changed("pack.toml", '"1.0"', "1.10"), ("toml_not_text", "pack.toml", None, "")),
    ("an unknown table", changed("pack.toml", "[screen]", "[scren]"), ("toml_unknown", "pack.toml", None, "")),
    ("an unknown key", changed("pack.toml", 'aggregate = "ar', 'agregate = "ar'), ("toml_unknown", "pack.toml", None, "")),
    ("a gate's unknown key", changed("pack.toml", "groups", "groepen"), ("toml_unknown", "pack.toml", None, "")),
    ("no table", {**FILES, "pack.toml": "normalise = 3\n" + TOML}, ("toml_not_table", "pack.toml", None, "")),
    ("no list", changed("pack.toml", '["D0"]', '"D0"'), ("toml_not_list", "pack.toml", None, "")),
    (
        "unknown default rule",
        changed("pack.toml", "[defaults]", '[defaults]\nnormalise = "x"'),
        ("normalise_unknown", "pack.toml", None, ""),
    ),
    ("unknown default mean", changed("pack.toml", '"arithmetic"', '"mean"'), ("aggregate_unknown", "pack.toml", None, "")),
    (
        "geometric in a signed pack",
        changed("pack.toml", '"arithmetic"', '"geometric"'),
        ("aggregate_signed", "pack.toml", None, ""),
    ),
    ("a coverage over 1", changed("pack.toml", "= 0.1", "= 1.1"), ("share_outside", "pack.toml", None, "")),
    ("a coverage as text", changed("pack.toml", "= 0.1", '= "10%"'), ("not_a_number", "pack.toml", None, "")),
    (
        "an endless number",
        changed("pack.toml", "factor = 1000", "factor = inf"),
        ("number_out_of_range", "pack.toml", None, ""),
    ),
    ("a key that is no level", changed("pack.toml", 'level3 = "sum"', 'niveau3 = "sum"'), ("level_key", "pack.toml", None, "")),
    (
        "a level over the tree",
        changed("pack.toml", 'level3 = "sum"', 'level9 = "sum"'),
        ("tree_level_unknown", "pack.toml", None, ""),
    ),
    ("another word than sum", changed("pack.toml", '"sum"', '"som"'), ("toml_word", "pack.toml", None, "")),
    (
        "signed without levels",
        changed("pack.toml", TOML[TOML.index("[levels]") : TOML.index("[gates]")], ""),
        ("signed_needs", "pack.toml", None, ""),
    ),
    (
        "signed without gates",
        changed("pack.toml", TOML[TOML.index("[gates]") : TOML.index("[harm]")], ""),
        ("signed_needs", "pack.toml", None, ""),
    ),
    (
        "signed without harm",
        changed("pack.toml", TOML[TOML.index("[harm]") : TOML.index("[treat]")], ""),
        ("signed_needs", "pack.toml", None, ""),
    ),
    ("levels out of order", changed("pack.toml", "[-100, 0, 50]", "[-100, 50, 50]"), ("levels_order", "pack.toml", None, "")),
    (
        "a word too few",
        changed("pack.toml", '["onder", "goed", "beter"]', '["onder", "goed"]'),
        ("levels_words", "pack.toml", None, ""),
    ),
    (
        "a level without words",
        changed("pack.toml", 'nl = ["onder", "goed", "beter"]\n', ""),
        ("toml_key_missing", "pack.toml", None, ""),
    ),
    ("a gate above all levels", changed("pack.toml", "level3 = {", "level4 = {"), ("level_unknown", "pack.toml", None, "")),
    ("a cap at no level", changed("pack.toml", "level1 = 2", "level1 = 7"), ("level_unknown", "pack.toml", None, "")),
    ("evidence E9", changed("pack.toml", '"E3"', '"E9"'), ("gate_evidence", "pack.toml", None, "")),
    ("a score without quarters", changed("pack.toml", "quarters = 8, ", ""), ("gate_half", "pack.toml", None, "")),
    ("half a group", changed("pack.toml", "groups = 3", "groups = 2.5"), ("not_whole", "pack.toml", None, "")),
    ("harm by no node", changed("pack.toml", '["I1"]', '["I9"]'), ("name_not_a_node", "pack.toml", None, "")),
    ("never of no node", changed("pack.toml", '["D0"]', '["D9"]'), ("name_not_a_node", "pack.toml", None, "")),
    ("clip of no node", changed("pack.toml", "I2 = [", "I9 = ["), ("name_not_a_node", "pack.toml", None, "")),
    ("penalty of no node", changed("pack.toml", '["N1"]', '["N1", "N9"]'), ("name_not_a_node", "pack.toml", None, "")),
    ("clip upside down", changed("pack.toml", "[0, 100]", "[100, 0]"), ("clip_order", "pack.toml", None, "")),
    ("clip with one number", changed("pack.toml", "[0, 100]", "[0]"), ("clip_pair", "pack.toml", None, "")),
    ("penalty per 0", changed("pack.toml", "per = 50", "per = 0"), ("penalty_zero", "pack.toml", None, "")),
    ("the root as penalty", changed("pack.toml", '["N1"]', '["N1", "B"]'), ("penalty_root", "pack.toml", None, "")),
    ("penalties alone", changed("pack.toml", '["N1"]', '["N1", "I4", "I5"]'), ("penalty_alone", "pack.toml", None, "")),
    ("points times 0", changed("pack.toml", "factor = 1000", "factor = 0"), ("factor_positive", "pack.toml", None, "")),
    ("another treatment", changed("pack.toml", "skew_kurtosis", "winsor"), ("toml_word", "pack.toml", None, "")),
    ("fewer than none", changed("pack.toml", "most = 3", "most = -1"), ("number_below", "pack.toml", None, "")),
    (
        "both ways to impute",
        changed("pack.toml", "value = 0\n", 'value = 0\nmean_by = "g"\n'),
        ("impute_choice", "pack.toml", None, ""),
    ),
    ("no way to impute", changed("pack.toml", "value = 0\n", ""), ("impute_choice", "pack.toml", None, "")),
    ("the root never scored", changed("pack.toml", '["D0"]', '["D0", "B"]'), ("root_never", "pack.toml", None, "")),
    ("no nodes.csv", {k: v for k, v in FILES.items() if k != "nodes.csv"}, ("file_missing", "nodes.csv", None, "")),
    ("no column parent", {"pack.toml": TOML, "nodes.csv": "node\nB\n"}, ("column_missing", "nodes.csv", None, "parent")),
    ("a column twice", {"pack.toml": TOML, "nodes.csv": "node,parent,node\nB,,\n"}, ("column_twice", "nodes.csv", 1, "node")),
    ("no nodes", {"pack.toml": TOML, "nodes.csv": "node,parent\n"}, ("no_rows", "nodes.csv", None, "")),
    ("a quote that stays open", changed("nodes.csv", "B,,Betekenis", 'B,,"Betekenis'), ("quote_open", "nodes.csv", 2, "")),
    (
        "a node without a name",
        changed("nodes.csv", "I6,D0,", ",D0,") | {"pack.toml": TOML},
        ("required", "nodes.csv", 14, "node"),
    ),
    ("an unknown parent", changed("nodes.csv", "I6,D0", "I6,D9"), ("node_unknown", "nodes.csv", 14, "parent")),
    ("two roots", changed("nodes.csv", "D2,B", "D2,"), ("roots", "nodes.csv", None, "parent")),
    ("an unknown rule", changed("nodes.csv", "zscore", "zcore"), ("normalise_unknown", "nodes.csv", 14, "normalise")),
    ("an unknown mean", changed("nodes.csv", "median", "mean"), ("aggregate_unknown", "nodes.csv", 4, "aggregate")),
    (
        "harmonic in a signed pack",
        changed("nodes.csv", "median", "harmonic"),
        ("aggregate_signed", "nodes.csv", 4, "aggregate"),
    ),
    ("a number too many", changed("nodes.csv", "(0, 10)", "(0,10,1)"), ("parameter_count", "nodes.csv", 10, "normalise")),
    ("no number in brackets", changed("nodes.csv", "(0, 10)", "(0,x)"), ("not_a_number", "nodes.csv", 10, "normalise")),
    ("minmax upside down", changed("nodes.csv", "(0, 10)", "(10,0)"), ("minmax_order", "nodes.csv", 10, "normalise")),
    ("no spread", changed("nodes.csv", "up,,zscore", 'up,,"zscore(0,0)"'), ("zscore_spread", "nodes.csv", 14, "normalise")),
    ("one goalpost twice", changed("nodes.csv", "1,9,,", "9,9,,"), ("goalposts_same", "nodes.csv", 11, "low")),
    (
        "a log of 0",
        changed("nodes.csv", "goalposts,,,,,,1", "log_goalposts,,,,,,0"),
        ("log_goalposts_positive", "nodes.csv", 11, "low"),
    ),
    ("fracmax downward", changed("nodes.csv", "up,,zscore", "down,,fracmax"), ("fracmax_down", "nodes.csv", 14, "direction")),
    ("goalposts without posts", changed("nodes.csv", "1,9,,", ",9,,"), ("rule_missing", "nodes.csv", 11, "normalise")),
    ("a target without one", changed("nodes.csv", "zscore", "dist2targ"), ("rule_missing", "nodes.csv", 14, "normalise")),
    ("no anchors", changed("nodes.csv", "0,30,60,80", ",,,"), ("rule_missing", "nodes.csv", 5, "normalise")),
    ("three anchors", changed("nodes.csv", "0,30,60,80", "0,,60,80"), ("anchors_incomplete", "nodes.csv", 5, "norm")),
    ("an anchor in words", changed("nodes.csv", "0,30,60,80", "0,x,60,80"), ("not_a_number", "nodes.csv", 5, "norm")),
    ("a comma in a number", changed("nodes.csv", "0,30,60,80", '0,"30,5",60,80'), ("not_a_number", "nodes.csv", 5, "norm")),
    ("anchors that go back", changed("nodes.csv", "0,30,60,80", "0,60,30,80"), ("anchors_order", "nodes.csv", 5, "floor")),
    ("anchors down that go up", changed("nodes.csv", "200,100", "100,200"), ("anchors_order", "nodes.csv", 6, "floor")),
    ("a distance below 0", changed("nodes.csv", "30,10,5,0", "30,10,5,-1"), ("anchors_order", "nodes.csv", 7, "floor")),
    ("a band without low", changed("nodes.csv", "0,40,60", "0,,60"), ("band_missing", "nodes.csv", 7, "low")),
    ("a band upside down", changed("nodes.csv", "0,40,60", "0,60,40"), ("band_order", "nodes.csv", 7, "low")),
    (
        "an unknown direction",
        changed("nodes.csv", "I6,D0,,,,up", "I6,D0,,,,opzij"),
        ("toml_word", "nodes.csv", 14, "direction"),
    ),
    ("a weight below 0", changed("nodes.csv", "T1,D1,,,2", "T1,D1,,,-2"), ("number_below", "nodes.csv", 4, "weight")),
    (
        "a weight without end",
        changed("nodes.csv", "T1,D1,,,2", "T1,D1,,,1e999"),
        ("number_out_of_range", "nodes.csv", 4, "weight"),
    ),
    ("a weight that is nan", changed("nodes.csv", "T1,D1,,,2", "T1,D1,,,nan"), ("not_a_number", "nodes.csv", 4, "weight")),
    ("weights of 0", changed("nodes.csv", "T1,D1,,,2", "T1,D1,,,0"), ("weights_zero", "nodes.csv", None, "weight")),
    (
        "a row too long",
        changed("nodes.csv", "T1,D1,,,2,,,,median,,,,,,,,", "T1,D1,,,2,,,,median,,,,,,,,,9"),
        ("row_length", "nodes.csv", 4, ""),
    ),
    (
        "weights without a column",
        changed("weights/rol.csv", "node,weight", "node,gewicht"),
        ("column_missing", "weights/rol.csv", None, "weight"),
    ),
    ("weights of no node", changed("weights/rol.csv", "D1,2", "D9,2"), ("name_not_a_node", "weights/rol.csv", 6, "node")),
    ("a set's weight below 0", changed("weights/rol.csv", "D1,2", "D1,-2"), ("number_below", "weights/rol.csv", 6, "weight")),
    (
        "a set's weight without end",
        changed("weights/rol.csv", "D1,2", "D1,inf"),
        ("number_out_of_range", "weights/rol.csv", 6, "weight"),
    ),
    (
        "a set's weight in words",
        changed("weights/rol.csv", "D1,2", "D1,veel"),
        ("not_a_number", "weights/rol.csv", 6, "weight"),
    ),
    ("a set's weight left out", changed("weights/rol.csv", "D1,2", "D1,"), ("required", "weights/rol.csv", 6, "weight")),
    (
        "a set of noughts",
        changed("weights/rol.csv", "D1,2\nD2,0.5", "D1,0\nD2,0.0"),
        ("weight_set_zero", "weights/rol.csv", None, "weight"),
    ),
    (
        "a weight for what is never scored",
        changed("weights/rol.csv", "D1,2", "D0,2"),
        ("weight_never", "weights/rol.csv", 6, "weight"),
    ),
    ("a set of no day", changed("weights/rol.csv", "2026-09-30", "herfst"), ("not_a_date", "weights/rol.csv", 3, "")),
    (
        "a crosswalk without a column",
        changed("crosswalk.csv", "framework", "kader"),
        ("column_missing", "crosswalk.csv", None, "framework"),
    ),
    ("a crosswalk of no node", changed("crosswalk.csv", "I2,", "I9,"), ("name_not_a_node", "crosswalk.csv", 3, "node")),
    ("a crosswalk without a code", changed("crosswalk.csv", "8.5", ""), ("required", "crosswalk.csv", 2, "code")),
]


@pytest.mark.parametrize(("files", "expected"), [pytest.param(*case, id=name) for name, *case in FAULTS])
def test_every_fault_of_a_pack_is_told_by_its_name_with_its_place(files: dict[str, str], expected: Place) -> None:
    pack, problems = read_pack(files)
    assert pack is None
    assert places(problems) == [expected]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            changed("nodes.csv", "D2,B", "D1,B"),
            [
                ("node_twice", "nodes.csv", 3, "node"),
                ("node_twice", "nodes.csv", 8, "node"),
                ("node_unknown", "nodes.csv", 9, "parent"),
                ("name_not_a_node", "weights/rol.csv", 7, "node"),
            ],
        ),
        (
            changed("nodes.csv", "B,,Bet", "B,D1,Bet"),
            [("node_in_circle", "nodes.csv", 2, "parent"), ("roots", "nodes.csv", None, "parent")],
        ),
        (
            changed("pack.toml", "[-100, 0, 50]", "[-100]"),
            [
                ("levels_few", "pack.toml", None, ""),
                *[("levels_words", "pack.toml", None, "")] * 2,
                *[("level_unknown", "pack.toml", None, "")] * 4,
            ],
        ),
        (
            changed("weights/rol.csv", "D2,0.5", "D1,0.5"),
            [("node_twice", "weights/rol.csv", 6, "node"), ("node_twice", "weights/rol.csv", 7, "node")],
        ),
        (
            {**changed("nodes.csv", "median", "generalised"), "pack.toml": PLAIN},
            [("power_missing", "nodes.csv", 4, "power")],
        ),
        (
            {**changed("nodes.csv", "2,,,,median,,,,,,,,", "2,,,,generalised,,,,,,,,0"), "pack.toml": PLAIN},
            [("power_zero", "nodes.csv", 4, "power")],
        ),
    ],
)
def test_what_is_wrong_in_more_than_one_place_is_told_of_each(files: dict[str, str], expected: list[Place]) -> None:
    pack, problems = read_pack(files)
    assert pack is None
    assert places(problems) == expected


def test_all_files_are_looked_at_before_a_pack_is_refused() -> None:
    files = {
        "pack.toml": TOML.replace("per = 50", "per = 0"),
        "nodes.csv": NODES.replace("zscore", "zcore").replace("median", "mean"),
        "weights/rol.csv": WEIGHTS.replace("D1,2", "D9,2"),
        "crosswalk.csv": CROSSWALK.replace("I1", "I9"),
    }
    assert [code for code, *_ in places(read_pack(files)[1])] == [
        "penalty_zero",
        "aggregate_unknown",
        "normalise_unknown",
        "name_not_a_node",
        "name_not_a_node",
    ]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (changed("nodes.csv", "T1,D1,,,2,,,", "T1,D1,,,2,,,rank"), ("rule_ignored", "nodes.csv", 4, "normalise")),
        (changed("nodes.csv", "median,,", "median,5,"), ("rule_ignored", "nodes.csv", 4, "floor")),
        (changed("nodes.csv", "zscore,,", "zscore,,5"), ("anchors_unused", "nodes.csv", 14, "floor")),
        (changed("nodes.csv", "denominator", "noemer"), ("node_columns_ignored", "nodes.csv", None, "")),
        (changed("weights/rol.csv", "# dated: 2026-09-30\n", ""), ("weights_unsigned", "weights/rol.csv", None, "")),
        (changed("crosswalk.csv", "I2,sdg,13.2", "I1,sdg,8.5"), ("crosswalk_twice", "crosswalk.csv", 3, "node")),
        ({**FILES, "weigths/rol.csv": WEIGHTS}, ("pack_file_ignored", "weigths/rol.csv", None, "")),
    ],
)
def test_what_does_not_count_is_remarked_upon_and_the_pack_is_there(files: dict[str, str], expected: Place) -> None:
    pack, problems = read_pack(files)
    assert pack is not None
    assert places(problems, faults=False) == [expected]


def test_a_pack_on_disk_is_read_from_its_folder(tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8-sig")
    pack, problems = read_pack_folder(tmp_path)
    assert (pack, problems) == read_pack(FILES)
    (tmp_path / "nodes.csv").write_bytes(b"\xff\xfe\x00")
    pack, problems = read_pack_folder(tmp_path)
    assert (pack, places(problems)) == (None, [("file_unreadable", "nodes.csv", None, "")])


@pytest.mark.parametrize("lang", LANGS)
def test_every_fault_has_a_sentence_of_its_own_that_says_where_it_is(lang: str) -> None:
    language = words("nl" if lang == "nl" else "en")
    told: dict[str, set[str]] = {}
    for _, files, _ in FAULTS:
        for problem in read_pack(files)[1]:
            line = sentence(problem, language)
            assert place(problem, language) in line
            assert "{" not in line.replace(problem.found, "")
            bare = replace(problem, found="…", details=dict.fromkeys(problem.details, "…"))
            told.setdefault(problem.code, set()).add(expected(bare, language))
    sentences = [text for texts in told.values() for text in texts]
    assert len(set(sentences)) == len(sentences) == len(told) > 40


def test_no_text_however_damaged_makes_the_reader_fall() -> None:
    chance = random.Random(20261122)
    for _ in range(300):
        files = {}
        for name, text in FILES.items():
            content = bytearray(text.encode())
            for _ in range(chance.choice((0, 1, 1, 5, 40))):
                at = chance.randrange(len(content))
                piece = chance.choice(
                    (bytes([chance.randrange(256)]), b"", b"[", b'"', b"\n", b",", b"=", b"-", b"nan", b"9" * 5000)
                )
                content[at : at + chance.randrange(3)] = piece
            files[name] = content.decode(errors="replace")
        pack, problems = read_pack(files)
        assert (pack is None) == any(problem.fault for problem in problems)


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 100_000,
        "a = " + "9" * 10_000,
        "a = 0x" + "f" * 9_000,
        "version = " + "9" * 400,
        "impute = { value = " + "9" * 400 + " }",
        "a = 1\na = 2\n",
        "levels = [[]]",
        "levels = 1e999",
        "gates = []",
    ],
)
def test_a_hostile_pack_file_is_refused_and_no_more(text: str) -> None:
    pack, problems = read_pack({**FILES, "pack.toml": text})
    assert pack is None
    assert places(problems)


def test_a_tree_may_be_as_deep_as_one_likes() -> None:
    nodes = "node,parent\nn0,\n" + "".join(f"n{at + 1},n{at}\n" for at in range(5000))
    pack = good({"pack.toml": "".join(PLAIN.splitlines(keepends=True)[:6]), "nodes.csv": nodes})
    assert (pack.level_of["n0"], pack.below("n0")) == (5001, ("n5000",))
