"""The rules of the house, as tests. Each says what is missing."""

import ast
import importlib.metadata
import re
import sys
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from data.asking import questions
from data.tables import TABLES
from metrics.catalogue import METRICS

HOUSE = Path(__file__).parents[1]
ROOMS = ("data", "metrics", "dashboard")
MODULES = sorted(path for room in ROOMS for path in (HOUSE / room).rglob("*.py"))


def relative(path: Path) -> str:
    return str(path.relative_to(HOUSE))


def catalogue(lang: str) -> dict[str, tuple[str, ...]]:
    with (files("dashboard.words") / f"{lang}.po").open("rb") as file:
        entries = [(m.id if isinstance(m.id, str) else m.id[0], m.string) for m in read_po(file, locale=lang) if m.id]
    return {str(key): (text,) if isinstance(text, str) else tuple(text) for key, text in entries}


def test_tests_mirror_the_code_file_for_file() -> None:
    def has_code(path: Path) -> bool:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        return any(isinstance(node, ast.FunctionDef | ast.ClassDef) for node in tree.body)

    wanted = {
        path: HOUSE / "tests" / path.relative_to(HOUSE).parent / f"test_{path.stem}.py" for path in MODULES if has_code(path)
    }
    wanted = {
        path: test.with_name(f"test_{path.parent.name}.py") if path.stem == "__init__" else test
        for path, test in wanted.items()
    }
    assert [relative(test) for test in wanted.values() if not test.exists()] == []


def test_sql_stands_in_data_sql_alone() -> None:
    verbs = re.compile(r"^\s*(select\s.+\sfrom|insert into|with \w+ as \()", re.I | re.S)
    strays = []
    for path in MODULES:
        if relative(path).split("/")[0] == "data":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and verbs.match(node.value):
                strays.append(f"{relative(path)}:{node.lineno}")
    assert strays == []


def test_every_question_is_asked_by_someone() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in MODULES)
    fixed = {"fund_totals", "fund_portfolio", "money_by_year"}
    assert [name for name in questions() if f'"{name}"' not in code and name not in fixed] == []


def test_every_day_on_which_something_was_recorded_can_be_asked_for() -> None:
    named = {table.name for table in TABLES if "recorded" in table.stored and table.name != "moment"}
    told = re.findall(r"select recorded from (\w+)_ever", questions()["recorded_days"].sql)
    assert sorted(told) == sorted(named)


def test_every_question_stands_in_words_in_both_languages() -> None:
    english = catalogue("en")
    assert {name: question.words for name, question in questions().items()} == {
        key.removeprefix("question."): text[0] for key, text in english.items() if key.startswith("question.")
    }


def test_every_metric_has_its_words_and_asks_questions_that_are_there() -> None:
    texts = catalogue("nl")
    assert [metric.name for metric in METRICS if f"metric.{metric.name}" not in texts] == []
    assert [q for metric in METRICS for q in metric.questions if q not in questions()] == []
    modules = {path.stem: path.read_text(encoding="utf-8") for path in (HOUSE / "metrics").glob("*.py")}
    seen = "\n".join(path.read_text(encoding="utf-8") for path in MODULES if relative(path).startswith("dashboard"))
    reached: set[str] = set()
    waiting = {"__init__", "catalogue", "answer", *re.findall(r"from metrics\.(\w+) import", seen)}
    while waiting:
        name = waiting.pop()
        reached.add(name)
        waiting |= {*re.findall(r"from metrics\.(\w+) import", modules[name])} - reached
    assert modules.keys() - reached == set(), "neither in catalogue.py nor needed by anything"


def test_both_languages_have_the_same_keys_plurals_and_placeholders() -> None:
    dutch, english = catalogue("nl"), catalogue("en")
    assert dutch.keys() ^ english.keys() == set()

    def shape(texts: tuple[str, ...]) -> tuple[int, set[str]]:
        return len(texts), {name for text in texts for name in re.findall(r"\{(\w+)\}", text)}

    assert [key for key in dutch if shape(dutch[key]) != shape(english[key])] == []
    assert [key for key in dutch if not all(dutch[key]) or not all(english[key])] == []


def test_every_word_is_used_and_every_word_that_is_used_is_there() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in MODULES)
    told = set(re.findall(r"""words\(\s*f?["']([^"'{]+)["']""", code)) | set(
        re.findall(r"""\bsay\(\s*["']([^"'{]+)["']""", code)
    )
    texts = catalogue("nl")
    told -= {"en", "fund.title"}  # a language, and the example of a docstring
    assert [key for key in told if key not in texts and not key.endswith(".")] == []
    built = (
        "dividend_form.net.",
        *("negotiation.all_agree.", "negotiation.none_agree.", "negotiation.some_differ.", "negotiation.what."),
        *("problem.", "mend.", "cli.", "question.", "metric.", "template.", "term."),
        *("role.", "stream.", "stream_narrow.", "status.", "action.", "fund.figure.", "fund.figure_the.", "state."),
        *("bar.", "menu.", "empty.", "overview.start.", "method.step.", "method.kind.", "method.metric.", "method.card."),
        *(
            "method.people.",
            "facts.state.",
            "facts.format.",
            "facts.template.for.",
            "facts.export.as.",
            "facts.hand_in",
            "facts.fill_in",
        ),
        *("facts.history", "facts.take_out", "facts.judged."),
        *("significance.check.", "significance.gate.", "significance.method.", "significance.lens.", "significance.swing."),
        *("significance.pair.", "significance.side.", "significance.change.", "decided.", "lens.", "weighers.", "withheld."),
        *("streams.complete.", "streams.blank.", "streams.balance.", "streams.title.", "streams.level.", "streams.measure."),
        *("streams.flow.by_", "streams.confirmed.", "streams.further.", "streams.why.", "further.pairs."),
        *("currency.", "kind_group.", "method.people."),
        *("fund.course.", "fund.bullet.", "fund.title.", "fund.match.", "fund.verdict.", "fund.step.", "fund.parts."),
        *("fund.norms.class.", "fund.norms.missing.", "fund.norms.dimension.", "fund.social.why."),
        *("fund.known.contract.", "fund.known.outcome.", "fund.known.result.", "fund.known.payment.", "fund.known.claim."),
        *("fund.claims.for.", "fund.claims.of.", "fund.claims.state.", "fund.forecast.note."),
        *("values.title.", "values.kind.", "values.held.", "values.heat.", "values.pair.", "values.axis.", "values.why."),
        *(
            "joining.heading.",
            "joining.why.",
            "joining.measure.",
            "joining.reading.",
            "joining.streams.",
            "joining.competences",
        ),
        *("joining.missing_streams", "joining.goals_covered"),
        *("own.streams.", "own.changes.", "own.ambitions.why.", "own.ambitions.legend."),
        *("net.gross.", "net.deadweight", "net.displacement", "net.outside_share"),
        *("values.plane.", "values.drift.toward.", "values.culture.", "values.lacks.", "values.say_do.why."),
        *("contribution.bar.", "contribution.count.", "contribution.footer.ticks.", "contribution.lead.without_you."),
        *("contribution.band.", "contribution.no_bar.", "contribution.pairs.", "contribution.rest.", "contribution.rests.on."),
        "contribution.worse_off.",
        *("conserved.break.", "conserved.kind.", "conserved.check.", "conserved.level.", "conserved.table."),
        *("contribution.net.", "contribution.split.", "contribution.stable.", "contribution.why.sum.", "contribution.why.way."),
        "column.split_",
    )
    assert [key for key in texts if f'"{key}"' not in code and f"'{key}'" not in code and not key.startswith(built)] == []


def test_every_finding_has_its_sentence_and_its_mend() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in MODULES)
    codes = set(re.findall(r'(?:fault|remark|Unreadable)\(\s*"(\w{2,})"', code)) | {"text_kept", "required", "row_left_out"}
    codes |= {
        "reading_too_heavy",
        "reading_too_slow",
        *(f"{what}_row{how}" for what in ("contradicts", "repeats") for how in ("", "_left_out")),
        "missing_word",
        "base_damaged",
        "disk_full",
        "cannot_open",
        "not_a_base",
        "read_only",
    }
    texts = catalogue("nl")
    assert [code for code in sorted(codes) if f"problem.{code}" not in texts or f"mend.{code}" not in texts] == []
    assert [key for key in texts if key.startswith("problem.") and key.removeprefix("problem.") not in codes] == []


def test_the_names_of_our_rooms_are_owned_by_nobody_else() -> None:
    owners = importlib.metadata.packages_distributions()
    assert {room: owners.get(room, []) for room in ROOMS if set(owners.get(room, [])) - {"vlechtwerk"}} == {}


def test_no_file_of_the_dashboard_bears_the_name_of_something_that_is_imported() -> None:
    names = {path.stem for path in (HOUSE / "dashboard").iterdir()} - {"__init__", "__main__", "__pycache__", ".streamlit"}
    assert names & (set(sys.stdlib_module_names) | set(importlib.metadata.packages_distributions()) - set(ROOMS)) == set()


def test_the_constraints_name_versions_and_no_addresses() -> None:
    text = (HOUSE / "constraints.txt").read_text()
    assert [line for line in text.splitlines() if not re.fullmatch(r"[\w.\-]+==[\w.]+( ;.*)?", line)] == []


def test_every_table_is_documented_where_its_columns_are_declared() -> None:
    from data.documenting import tables_as_markdown

    assert (HOUSE / "data" / "TABLES.md").read_text(encoding="utf-8") == tables_as_markdown(), "run: python -m data.documenting"
    assert len(TABLES) > 0


@pytest.mark.parametrize("folder", ["dommelrand", "brabant"])
def test_an_example_of_real_names_gives_a_source_for_every_row(folder: str) -> None:
    import csv

    example = HOUSE / "data" / "examples" / folder
    if folder == "dommelrand" and not example.is_dir():
        pytest.skip("the invented example comes with the next step")
    if folder == "brabant":
        for path in example.glob("*.csv"):
            with path.open(encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file))
            assert rows
            if path.stem != "source":
                assert all(row["source"] and row["link"] for row in rows), path.name
