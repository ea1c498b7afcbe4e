"""Reading and checking under a fuzzer: whatever comes in, there is an answer, and never an exception or a value that is none.

    python -m tests.fuzz SECONDS

Parquet is left out: DuckDB reads it, in a process of its own that may die without harm.
"""

import csv
import io
import math
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["data"]):
    from dashboard.findings import sentence
    from dashboard.words import LANGS, words
    from data.checking import Row
    from data.intake import examine_sheets
    from data.reading import _sheets
    from data.tables import FILLED

HOSTILE = Path(__file__).parents[2] / "shared" / "hostile"
FORMATS = ("template", "indigo", "threesixty")
SAID = [words(lang) for lang in LANGS]
TELLING = [
    *("", "0", "1,5", "1.234", "1.234,56", "1,234.56", "-5", "1e5", "45%", "€ 12", "n.v.t.", "verborgen", "nan", "inf", "1/0"),
    *(
        "2026-Q3",
        "2026",
        "31-12-2026",
        "12/31/2026",
        "2026-02-30",
        "ja",
        "nee",
        "E3",
        "concept",
        "kennis",
        "EUR",
        "https://x.nl",
    ),
    *("=1+1", "'=x", "Totaal", "a\u0301", "\u202e", "\x00", "\ufeff", "ﬁ", "１２", "𝟙", "٣", "x" * 300, "P1", "P2"),
]


def written(data: atheris.FuzzedDataProvider) -> bytes:
    """A table of ours with telling cells, in one of the ways in which people save it."""
    table = data.PickValueInList(list(FILLED))
    columns = [one for one in table.columns if one.required or data.ConsumeBool()]
    mark = data.PickValueInList([",", ";", "\t", "|"])
    text = io.StringIO()
    writer = csv.writer(text, delimiter=mark)
    writer.writerow([one.nl if data.ConsumeBool() else one.name for one in columns])
    for _ in range(data.ConsumeIntInRange(0, 6)):
        writer.writerow(
            [
                data.PickValueInList(TELLING) if data.ConsumeBool() else data.ConsumeUnicodeNoSurrogates(12)
                for _ in range(max(0, len(columns) + data.PickValueInList([0, 0, 0, 1, -1])))
            ]
        )
    return text.getvalue().encode(data.PickValueInList(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"]), "replace")


def sound(row: Row) -> bool:
    """Is every value of a row that would be stored one that can be stored?"""
    told = [value for value in row.values.values() if value is not None]
    finite = all(math.isfinite(value) for value in told if isinstance(value, float | int | Decimal))
    texts = [value for value in told if isinstance(value, str)]
    return finite and all("\x00" not in text and text == text.encode("utf-8", "replace").decode() for text in texts)


def one_input(content: bytes, folder: Path) -> None:
    """Read and check one file; raises what must never be raised."""
    data = atheris.FuzzedDataProvider(content)
    path = folder / data.PickValueInList(["stream.csv", "party.xlsx", "projects.csv", "x.ods", "y"])
    is_table = data.ConsumeBool()
    told = written(data) if is_table else content[2:]
    if told.startswith(b"PAR1"):
        return
    path.write_bytes(told)
    sheets, problems = _sheets(path)
    for name in FORMATS:
        delivery = examine_sheets(sheets, list(problems), name, "")
        for problem in delivery.problems:
            for say in SAID:
                assert sentence(problem, say).strip()
        assert delivery.refused or all(sound(row) for row in delivery.rows)


def main() -> None:
    """Run for the given number of seconds, beginning with the hostile files where they are there."""
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    with tempfile.TemporaryDirectory(prefix="vlechtwerk-fuzz-") as name:
        folder, seeds = Path(name), Path(name) / "seeds"
        seeds.mkdir()
        for file in HOSTILE.glob("*.*") if HOSTILE.is_dir() else []:
            if file.suffix in (".csv", ".xlsx", ".xls") and file.stat().st_size < 60_000:
                (seeds / file.name).write_bytes(b"\x00\x00" + file.read_bytes())
        options = [f"-max_total_time={seconds}", "-max_len=60000", "-timeout=20", f"-artifact_prefix={Path.cwd()}/fuzz-"]
        atheris.Setup([sys.argv[0], *options, str(seeds)], lambda content: one_input(content, folder))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
