"""The command `vlechtwerk`. Exit 0: done; 1: faults, each said; 2: wrong usage. Never a traceback for what a person did."""

import argparse
import io
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.explained import explanation
from dashboard.findings import asks_attention, sentence
from dashboard.views.records import records
from dashboard.words import LANGS, Words, words
from data.known import KnownAt, today
from data.problems import Problem, Refused, fault, shown
from data.tracking import UNSEEN, Track

if TYPE_CHECKING:
    import pandas as pd

    from data.store import Store

AUDIENCES = ("partner", "coalition", "fund", "all")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    say = words("en" if os.environ.get("LC_ALL", os.environ.get("LANG", "")).lower().startswith("en") else "nl")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    given = _parser(say).parse_args(arguments)
    as_json = getattr(given, "json", False)
    try:
        done = int(given.run(given, say))
        sys.stdout.flush()
    except Refused as refused:
        _tell(refused.problems, say, as_json=as_json)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader of our output has gone
        return 0
    except OSError as error:
        name = Path(str(error.filename)).name if error.filename else ""
        _tell([fault("system_refuses", found=error.strerror or "?").at(name)], say, as_json=as_json)
        return 1
    except KeyboardInterrupt:
        return 130
    return done


def _parser(say: Words) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="vlechtwerk", description=say("cli.description"))
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, run: Any) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=say(f"cli.{name}"), description=say(f"cli.{name}"))
        one.set_defaults(run=run)
        return one

    demo = command("demo", _demo)
    serve = command("serve", _serve)
    serve.add_argument("--db", required=True, type=Path, metavar="FILE", help=say("cli.db"))
    for one in (demo, serve):
        one.add_argument("--port", type=_port(say), default=8501, metavar="N", help=say("cli.port"))
        one.add_argument("--headless", action="store_true", help=say("cli.headless"))

    template = command("template", _template)
    template.add_argument("out", type=Path, metavar="OUT.xlsx", help=say("cli.out"))
    template.add_argument("--lang", choices=LANGS, default=say.lang, help=say("cli.lang"))
    template.add_argument("--for", dest="audience", default="all", choices=AUDIENCES, help=say("cli.for"))

    bring = command("import", _import)
    bring.add_argument("--db", required=True, type=Path, metavar="FILE", help=say("cli.db"))
    bring.add_argument(
        "--as", dest="format", default="template", choices=("template", "indigo", "threesixty"), help=say("cli.as")
    )
    bring.add_argument("--dry-run", action="store_true", help=say("cli.dry_run"))
    bring.add_argument("--by", metavar="NAME", default="", type=_text(say), help=say("cli.by"))
    bring.add_argument("--json", action="store_true", help=say("cli.json"))
    bring.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=say("cli.path"))

    ask = command("ask", _ask)
    ask.add_argument("--db", type=Path, metavar="FILE", help=say("cli.db"))
    ask.add_argument("name", nargs="?", metavar="NAME", help=say("cli.name"))
    ask.add_argument("--known-at", metavar="T", default="", help=say("cli.known_at"))
    ask.add_argument("--set", action="append", default=[], type=_text(say), metavar="name=value", help=say("cli.set"))
    ask.add_argument("--out", type=Path, metavar="OUT.csv", help=say("cli.out"))
    ask.add_argument("--list", action="store_true", help=say("cli.list"))

    score = command("score", _score)
    score.add_argument("--db", type=Path, metavar="FILE", help=say("cli.db"))
    score.add_argument("--pack", metavar="KEY|FOLDER", default="", type=_text(say), help=say("cli.pack"))
    score.add_argument("--values", type=Path, metavar="VALUES.csv", help=say("cli.values"))
    score.add_argument("--weights", metavar="NAME", default="", type=_text(say), help=say("cli.weights"))
    score.add_argument("--period", metavar="P", default="", type=_text(say), help=say("cli.period"))
    score.add_argument("--known-at", metavar="T", default="", help=say("cli.known_at"))
    score.add_argument("--draws", type=_whole(say, 100, 100_000), metavar="N", help=say("cli.draws"))
    score.add_argument("--seed", type=_whole(say, 0), metavar="S", help=say("cli.seed"))
    score.add_argument("--out", type=Path, required=True, metavar="OUT.csv", help=say("cli.out"))

    _without_base(command, say)

    export = command("export", _export)
    export.add_argument("--db", required=True, type=Path, metavar="FILE", help=say("cli.db"))
    export.add_argument(
        "--as", dest="form", required=True, choices=("csv", "parquet", "template", "gexf"), help=say("cli.export_as")
    )
    export.add_argument("--coalition", metavar="C", default="", type=_text(say), help=say("cli.coalition"))
    export.add_argument("out", type=Path, metavar="OUT", help=say("cli.export_out"))

    verify = command("verify", _verify)
    verify.add_argument("--db", required=True, type=Path, metavar="FILE", help=say("cli.db"))
    verify.add_argument("--json", action="store_true", help=say("cli.json"))
    return parser


def _without_base(command: Callable[[str, Any], argparse.ArgumentParser], say: Words) -> None:
    """The commands that weigh a table and need no database."""
    streams = command("streams", _streams)
    streams.add_argument("--flows", type=Path, required=True, metavar="FLOWS.csv", help=say("cli.flows"))
    streams.add_argument("--by", metavar="C", default="", type=_text(say), help=say("cli.streams_by"))
    streams.add_argument("--out", type=Path, required=True, metavar="OUT.csv", help=say("cli.out"))

    align = command("align", _align)
    align.add_argument("--instrument", type=Path, required=True, metavar="FOLDER", help=say("cli.instrument"))
    align.add_argument("--answers", type=Path, required=True, metavar="ANSWERS.csv", help=say("cli.answers"))
    align.add_argument("--out", type=Path, required=True, metavar="OUT.csv", help=say("cli.out"))

    contribution = command("contribution", _contribution)
    contribution.add_argument("--dividends", type=Path, required=True, metavar="DIVIDENDS.csv", help=say("cli.dividends"))
    contribution.add_argument("--out", type=Path, required=True, metavar="OUT.csv", help=say("cli.out"))
    contribution.add_argument("--json", action="store_true", help=say("cli.json"))


def _port(say: Words) -> Callable[[str], int]:
    def port(told: str) -> int:
        if told.isdigit() and 0 < int(told) < 65536:
            return int(told)
        raise argparse.ArgumentTypeError(say("cli.port_wrong"))

    return port


def _whole(say: Words, low: int, high: int = 2**63 - 1) -> Callable[[str], int]:
    def whole(told: str) -> int:
        if told.isascii() and told.isdigit() and len(told) < 20 and low <= int(told) <= high:
            return int(told)
        raise argparse.ArgumentTypeError(say("cli.whole_wrong", low=say.number(low), high=say.number(high)))

    return whole


def _text(say: Words) -> Callable[[str], str]:
    def text(told: str) -> str:
        if told.isprintable() and told == told.encode("utf-8", "replace").decode("utf-8"):
            return told
        raise argparse.ArgumentTypeError(say("cli.text_wrong", text=shown(told)))

    return text


def _demo(given: argparse.Namespace, say: Words) -> int:
    from dashboard.serving import serve_demo

    return serve_demo(given.port, headless=given.headless, say=say)


def _serve(given: argparse.Namespace, say: Words) -> int:
    from dashboard.serving import serve
    from data.store import Store

    if not given.db.exists():
        print(say("cli.new_base", file=given.db.name))
    with Store.open(given.db, write=True, purpose="vlechtwerk serve") as store:
        return serve(store, given.port, headless=given.headless, say=say)


def _template(given: argparse.Namespace, say: Words) -> int:
    from data.templating import tables_for, write_workbook
    from data.writing import write_whole

    told = words(given.lang)
    target, blank = _writable(given.out), io.BytesIO()
    write_workbook(blank, tables_for(given.audience), told.lang, explanation(told))
    write_whole(blank.getvalue(), target)
    print(say("cli.template_written", file=given.out.name))
    return 0


def _export(given: argparse.Namespace, say: Words) -> int:
    from data.exporting import export, standing
    from data.gexf import write_gexf
    from data.store import Store
    from data.templating import tables_for, write_workbook
    from data.writing import write_whole

    _apart(given.out, given.db)
    with Store.open(given.db) as store:
        _tell_where(store, say)
        if given.coalition and given.coalition not in set(store.facts("coalition")["coalition"]):
            raise Refused(fault("no_such_coalition", found=given.coalition))
        if given.form == "gexf":
            if given.out.is_dir():
                raise Refused(fault("cannot_write").at(given.out.name))
            links = store.ask("links", coalition=given.coalition)
            write_gexf(links, store.ask("members", coalition=given.coalition), given.out)
            print(say("cli.exported.links", n=len(links), file=given.out.name))
            return 0
        frames = standing(store, given.coalition)
    if given.form == "template":
        target, book = _writable(given.out), io.BytesIO()
        write_workbook(book, tables_for("all"), say.lang, explanation(say), frames)
        write_whole(book.getvalue(), target)
        print(say("cli.exported", n=sum(map(len, frames.values())), file=given.out.name))
        return 0
    if given.out.exists() and not given.out.is_dir():
        raise Refused(fault("cannot_write").at(given.out.name))
    names = export(frames, given.form, given.out)
    print(say("cli.exported", n=sum(map(len, frames.values())), file=", ".join(names) or given.out.name))
    return 0


def _import(given: argparse.Namespace, say: Words) -> int:
    from dashboard.handed_in import examine
    from data.intake import deliver
    from data.store import Store, user

    track = _progress(say) if sys.stderr.isatty() and not given.json else UNSEEN
    opened = partial(Store.open, given.db, write=not given.dry_run, purpose="vlechtwerk import")
    written = None
    with ExitStack() as stack:
        store = stack.enter_context(opened()) if given.db.exists() else None
        delivery = examine(given.paths, given.format, store, track)
        if not given.dry_run and not delivery.refused:
            store = store or stack.enter_context(opened())
            written = deliver(store, delivery, given.by or user(), track)
    problems = [*delivery.problems, *(written.problems if written else [])]
    if given.json:
        outcome = {name: getattr(written, name) for name in ("batch", "added", "corrected", "unchanged")} if written else {}
        print(json.dumps({"rows": len(delivery.rows), **outcome, "problems": _as_json(problems)}, ensure_ascii=False, indent=1))
        return int(delivery.refused)
    _tell(problems, say)
    remarks = [problem for problem in problems if not problem.fault]
    if remarks:
        asking = sum(asks_attention(problem, say) for problem in remarks)
        print(say("cli.attention", n=len(remarks), asking=say.number(asking)))
    if delivery.refused:
        print(say("cli.refused", n=sum(problem.fault for problem in problems)))
    elif written is None:
        print(say("cli.would_read", n=len(delivery.rows)))
    elif written.batch is None:
        print(say("cli.nothing_new", n=written.unchanged) if written.unchanged else say("cli.nothing_kept"))
    else:
        print(
            say(
                "cli.stored", batch=written.batch, added=written.added, corrected=written.corrected, unchanged=written.unchanged
            )
        )
    return int(delivery.refused)


def _ask(given: argparse.Namespace, say: Words) -> int:
    from metrics.answer import answer

    if given.list:
        _list(say)
        return 0
    if not given.db or not given.name:
        print(say("cli.ask_usage"), file=sys.stderr)
        return 2
    pairs = [pair.partition("=") for pair in given.set]
    if not all(sign for _, sign, _ in pairs):
        print(say("cli.set_usage"), file=sys.stderr)
        return 2
    from data.store import Store
    from data.writing import print_csv

    with Store.open(given.db) as store:
        _tell_where(store, say)
        known_at = _known_at(store, given.known_at)
        frame = answer(given.name, partial(store.ask, known_at=known_at), **{name: value for name, _, value in pairs})
    if given.out is None:
        print_csv(frame, sys.stdout)
        return 0
    _apart(given.out, given.db)
    _write(frame, given.out)
    return 0


def _score(given: argparse.Namespace, say: Words) -> int:
    from dashboard.scored import score_base, score_table
    from metrics.uncertainty import DRAWS

    if bool(given.db) == bool(given.values) or (given.values and not given.pack):
        print(say("cli.score_usage"), file=sys.stderr)
        return 2
    if (given.db and (given.draws is not None or given.seed is not None or given.weights)) or (
        given.values and (given.period or given.known_at)
    ):
        print(say("cli.score_usage"), file=sys.stderr)
        return 2
    if given.values:
        _beside(given.out, [given.values, Path(given.pack)])
        frame, remarks = score_table(Path(given.pack), given.values, say, given.draws or DRAWS, given.seed, given.weights)
        _tell(remarks, say)
    else:
        from data.packs_known import DEFAULT_PACK
        from data.store import Store
        from metrics.observed import quarter_number

        if given.period and quarter_number(given.period) is None:
            raise Refused(fault("no_quarter", found=given.period))
        with Store.open(given.db) as store:
            _tell_where(store, say)
            frame = score_base(store, _known_at(store, given.known_at), say, given.pack or DEFAULT_PACK, given.period)
        _apart(given.out, given.db)
    _write(frame, given.out)
    return 0


def _streams(given: argparse.Namespace, say: Words) -> int:
    from dashboard.streamed import streamed

    _beside(given.out, [given.flows])
    frame, remarks = streamed(given.flows, given.by)
    _tell(remarks, say)
    _write(frame, given.out)
    return 0


def _align(given: argparse.Namespace, say: Words) -> int:
    from dashboard.aligned import aligned

    _beside(given.out, [given.instrument, given.answers])
    frame, remarks = aligned(given.instrument, given.answers)
    _tell(remarks, say)
    _write(frame, given.out)
    return 0


def _contribution(given: argparse.Namespace, say: Words) -> int:
    from dashboard.contributed import contributed

    _beside(given.out, [given.dividends])
    frame, remarks = contributed(given.dividends)
    _write(frame, given.out)
    if given.json:
        print(json.dumps({"rows": len(frame), "problems": _as_json(remarks)}, ensure_ascii=False, indent=1))
    else:
        _tell(remarks, say)
    return 0


def _beside(out: Path, read: Sequence[Path]) -> None:
    """Refuse to write over what was read."""
    if any(out.resolve() == one.resolve() or one.resolve() in out.resolve().parents for one in read):
        raise Refused(fault("out_is_input").at(out.name))


def _write(frame: "pd.DataFrame", out: Path) -> None:
    from data.writing import write_csv

    try:
        write_csv(frame, out)
    except OSError:
        raise Refused(fault("cannot_write").at(out.name)) from None


def _apart(out: Path, base: Path) -> None:
    """Refuse to write over the base, or over what lies beside it under its name."""
    base, out = base.resolve(), out.resolve()
    ours = {base, *(base.with_name(f"{base.name}.{what}") for what in ("head", "batches", "holder", "wal", "marks"))}
    if ours & {out, *out.parents}:
        raise Refused(fault("out_is_base").at(out.name))


def _writable(out: Path) -> Path:
    """The file to write, once it is sure that it can be written and is a workbook by name."""
    if out.suffix.lower() != ".xlsx" or out.is_dir() or not out.parent.is_dir():
        raise Refused(fault("not_a_workbook_name").at(out.name))
    return out


def _progress(say: Words) -> Track:
    """A bar on the terminal for work that takes more than a moment."""
    from tqdm import tqdm

    def track(work: Sequence[Any], name: str) -> Iterable[Any]:
        bar: Iterable[Any] = tqdm(work, desc=say(f"cli.progress.{name}"), delay=1, leave=False, ascii=True)
        return bar

    return track


def _list(say: Words) -> None:
    from data.asking import questions
    from metrics.catalogue import METRICS

    for question in (one for one in questions().values() if one.gives != "beneath"):
        print(f"{question.name:24} {say(f'question.{question.name}')}")
    for metric in METRICS:
        print(f"{metric.name:24} {say(f'metric.{metric.name}')}")


def _known_at(store: "Store", told: str) -> KnownAt:
    """The moment a person names: a date (with #number to stop at a ledger number), or a moment of the ledger."""
    if not told:
        return KnownAt(today())
    dutch = re.fullmatch(r"(\d{1,2})-(\d{1,2})-(\d{4})", told)
    known = KnownAt.parse(f"{dutch[3]}-{dutch[2]:0>2}-{dutch[1]:0>2}" if dutch else told)
    if known is not None:
        return known
    for row in records(store.ask("moments")):
        if row["moment"] == told:
            return KnownAt.of(row["known_on"], row["known_fact"])
    raise Refused(fault("known_at_unreadable", found=told))


def _verify(given: argparse.Namespace, say: Words) -> int:
    from dashboard.verified import conserved, lines
    from data.store import Store
    from data.verifying import verify

    with Store.open(given.db, check_head=False) as store:
        _tell_where(store, say)
        found = verify(store)
        units = None if found.problems else conserved(store)  # of what was tampered with sums say nothing
    breaks = units.problems if units else []
    is_broken = bool(found.problems) or any(problem.fault for problem in breaks)
    if given.json:
        told = {"checks": units.checks, "problems": _as_json(breaks)} if units else None
        outcome = {**asdict(found), "problems": _as_json(found.problems), "conservation": told}
        print(json.dumps(outcome, ensure_ascii=False, indent=1))
        return int(is_broken)
    _tell([*found.problems, *breaks], say)
    totals: dict[str, Any] = {"batches": say("cli.batches", n=found.batches), "facts": say("cli.facts", n=found.facts)} | {
        name: say.number(getattr(found, name)) for name in ("standing", "superseded", "withdrawn", "erased")
    }
    print(say("cli.totals", **totals))
    print(say("cli.head", head=found.head or "–"))
    print("\n".join(lines(units, say) if units else [say("cli.conserved.unchecked")]))
    unknown = sum(row["holds"] is None for row in units.checks) if units else 0
    last = say("cli.broken") if is_broken else say("cli.holds_but", n=len(breaks)) if breaks else say("cli.holds")
    print(" ".join([last, *([say("cli.holds_unknown", n=unknown)] if unknown else [])]))
    return int(is_broken)


def _tell_where(store: "Store", say: Words) -> None:
    if store.held_elsewhere:
        print(say("cli.held_elsewhere", batch=store.head.batch), file=sys.stderr)


def _tell(problems: Iterable[Problem], say: Words, *, as_json: bool = False) -> None:
    if as_json:
        print(json.dumps({"problems": _as_json(problems)}, ensure_ascii=False, indent=1))
        return
    for problem in sorted(problems, key=lambda one: (not one.fault, not asks_attention(one, say))):
        print(sentence(problem, say))


def _as_json(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Findings with their sentence in both languages."""
    return [
        {
            "kind": "fault" if problem.fault else "remark",
            **{name: value for name, value in asdict(problem).items() if name != "fault"},
            **{lang: sentence(problem, words(lang)) for lang in LANGS},
        }
        for problem in problems
    ]
