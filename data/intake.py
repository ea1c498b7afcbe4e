"""Files in: read, recognised, checked, and added to the ledger as one batch, or refused with every fault at once."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pandas as pd

from data import ledger
from data.answer_layout import is_answers
from data.answers import Answers
from data.answers_taken import taken
from data.book import Action
from data.checking import Layout, Row, check, mixed_units, once
from data.columns import BETWEEN_IDS
from data.contract_checking import disagreements
from data.contribution_checking import unfounded
from data.formats import grants, indigo, template, threesixty
from data.known import today
from data.ledger import Entry, Written
from data.look_alikes import shape
from data.marks import Marks
from data.methods import is_method, read_method
from data.numbering import number_unnamed
from data.problems import Problem, fault, remark
from data.reading import TABLE_SUFFIXES, read
from data.sheets import Sheet
from data.standing import Known
from data.store import Store
from data.tables import BY_NAME
from data.tracking import UNSEEN, Track
from data.typed_means import MEANS, of_enough


@dataclass(frozen=True)
class Format:
    """A standard: which sheets fill which tables, and what follows from the rows; `suffixes` its tables have in a folder."""

    layouts: Callable[[Sequence[Sheet]], tuple[list[tuple[Sheet, Layout]], list[Problem]]]
    complete: Callable[[list[Row], Known], tuple[list[Row], list[Problem]]]
    lenient: bool = False
    suffixes: Set[str] = TABLE_SUFFIXES


FORMATS: Final = {
    "template": Format(template.layouts, template.complete),
    "indigo": Format(indigo.layouts, indigo.complete, lenient=True),
    "threesixty": Format(threesixty.layouts, grants.complete, lenient=True, suffixes=TABLE_SUFFIXES | {".json"}),
}


@dataclass
class Delivery:
    """What files hold: the sound rows, and everything that is wrong (faults) or odd (remarks) about them.

    `answers` of persons are held here until they are aggregated to rows; then `marks` has the keys of who answered. `seen` is
    the last batch there was.
    """

    format: str
    files: list[str]
    sha256: str
    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    answers: list[Answers] = field(default_factory=list)
    marks: Marks | None = None
    seen: int = 0

    @property
    def refused(self) -> bool:
        """Is there a fault, so that nothing may be stored?"""
        return any(problem.fault for problem in self.problems)


def examine(paths: Sequence[Path], format_name: str, store: Store | None = None, track: Track = UNSEEN) -> Delivery:
    """Read and check files without storing anything. With a store, names that are known there need not be in the files."""
    methods = [path for path in paths if is_method(path)]
    tables = [path for path in paths if path not in methods]
    told = [read_method(folder, Known(store)) for folder in methods]
    rows = [row for found, _ in told for row in found]
    delivery = Delivery(format_name, [], _sha256(paths), seen=store.head.batch if store else 0)
    if tables or not methods:
        sheets, problems = read(tables, FORMATS[format_name].suffixes)
        delivery = examine_sheets(sheets, problems, format_name, delivery.sha256, store, track, rows)
    delivery.files += [folder.name for folder in methods]
    delivery.rows += rows
    delivery.problems += [problem for _, problems in told for problem in problems]
    return delivery


def examine_sheets(
    sheets: Sequence[Sheet],
    problems: list[Problem],
    format_name: str,
    sha256: str,
    store: Store | None = None,
    track: Track = UNSEEN,
    methods: Sequence[Row] = (),
) -> Delivery:
    """Check sheets that were read, or filled in by hand, with the findings of reading them.

    `methods` are instruments of the same delivery, to which its answers may be.
    """
    form, known = FORMATS[format_name], Known(store)
    files = sorted({sheet.file for sheet in sheets} | {problem.file for problem in problems if problem.file})
    delivery = Delivery(format_name, files, sha256, problems=problems, seen=store.head.batch if store else 0)
    if delivery.refused:
        return delivery
    answered = [sheet for sheet in sheets if not form.lenient and is_answers(sheet)]
    others = [sheet for sheet in sheets if sheet not in answered]
    fitting, problems = form.layouts(others) if others or not answered else ([], [])
    delivery.problems += problems
    for sheet, layout in fitting:
        rows, problems = check(sheet, layout, track)
        delivery.rows += rows
        delivery.problems += problems
    delivery.rows, problems = form.complete(delivery.rows, known)
    delivery.problems += problems
    delivery.problems += [] if form.lenient else number_unnamed(delivery.rows, known)
    delivery.rows, problems = once(delivery.rows, lenient=form.lenient)
    delivery.problems += problems + _future(delivery.rows)
    delivery.problems += _unknown_names(delivery.rows, known) + _look_alikes(delivery.rows, known)
    delivery.problems += disagreements(delivery.rows, known, lenient=form.lenient)
    delivery.problems += [] if form.lenient else unfounded([*delivery.rows, *methods], known)
    delivery.problems += [] if form.lenient else mixed_units(delivery.rows)
    delivery.rows = [row for row in delivery.rows if row.sound]
    has_rows = bool(delivery.rows)
    of_people = any(row.table.name in MEANS for row in delivery.rows)
    told_before = store.ask("figures_told") if store and of_people else None
    delivery.rows, problems = of_enough(delivery.rows, told_before, smallest_groups(delivery.rows, store))
    delivery.problems += problems
    delivery.answers, problems = taken(answered, [*delivery.rows, *methods], store)
    delivery.problems += problems
    if not has_rows and not delivery.answers and not delivery.refused:
        delivery.problems.append(fault("no_rows").at(files[0] if len(files) == 1 else ""))
    elif not delivery.refused:
        delivery.problems += [remark("sheet_empty").at(s.file) for s, _ in fitting if not s.name and len(s.rows) < 2]
    return delivery


def deliver(store: Store, delivery: Delivery, by: str, track: Track = UNSEEN, action: Action = "import") -> Written:
    """Add what was examined to the ledger, as one batch. What has faults, or answers of persons, must not come here.

    Raises Refused where its rows were aggregated from answers, and something came in since: it might give answers away.
    """
    if delivery.refused:
        raise ValueError("a refused delivery cannot be stored")
    if delivery.answers:
        raise ValueError("answers of persons cannot be stored")
    if delivery.marks:
        delivery.marks.keep(store.path)
    remarks = [problem for problem in delivery.problems if not problem.fault]
    name = ", ".join(delivery.files[:3]) + (f" +{len(delivery.files) - 3}" if len(delivery.files) > 3 else "")
    reasons = dict.fromkeys(str(row.values["reason"]) for row in delivery.rows if row.values.get("reason"))
    seen = delivery.seen if delivery.marks else None
    entry = Entry(action, by, delivery.format, name, delivery.sha256, "; ".join(list(reasons)[:3]), remarks, seen)
    return ledger.add(store, delivery.rows, entry, track)


def smallest_groups(rows: Sequence[Row], store: Store | None) -> dict[str, int]:
    """The smallest group of each coalition that told one: the larger of what the ledger and these rows tell, as of rows that
    come in nobody knows yet whether they will count."""
    told = store.ask("smallest_groups").dropna() if store else pd.DataFrame(columns=["coalition", "smallest_group"])
    found = {str(name): int(number) for name, number in zip(told["coalition"], told["smallest_group"], strict=True)}
    given = [row.values for row in rows if row.table.name == "coalition" and "smallest_group" in row.values]
    for row in given:
        if row["smallest_group"] is not None:
            found[row["coalition"]] = max(found.get(row["coalition"], 0), row["smallest_group"])
    return found


def _sha256(paths: Sequence[Path]) -> str:
    """Hash of the content of all files, whatever their names."""
    files: list[Path] = []
    for path in paths:
        with suppress(OSError):
            files += sorted(path.rglob("*")) if path.is_dir() else [path]
    digests = []
    for file in files:
        with suppress(OSError), file.open("rb") as content:
            digests.append(hashlib.file_digest(content, "sha256").hexdigest())
    return digests[0] if len(digests) == 1 else hashlib.sha256("".join(sorted(digests)).encode()).hexdigest()


def _future(rows: Sequence[Row]) -> list[Problem]:
    """A fact cannot have been recorded on a day that is still to come."""
    day = today()
    return [
        row.at(fault("recorded_in_future", column="recorded", found=str(row.values["recorded"])))
        for row in rows
        if row.values.get("recorded") and row.values["recorded"] > day
    ]


def _unknown_names(rows: Sequence[Row], known: Known) -> list[Problem]:
    """Names of parties, contracts, funds and coalitions that stand in no list; and those that look like another one."""
    named: dict[str, dict[Any, Row]] = defaultdict(dict)
    there: dict[str, set[Any]] = defaultdict(set)
    for row in rows:
        if row.table.name in row.values:
            there[row.table.name].add(row.values[row.table.name])
        for column in row.table.columns:
            told = row.values.get(column.name)
            if column.refers and told:
                for name in told.split(BETWEEN_IDS) if column.kind == "ids" else [told]:
                    named[column.refers].setdefault((column.name, name), row)
    problems = []
    for target, uses in named.items():
        names = there[target] | known.ids(target)
        for (column, name), row in uses.items():
            if name not in names:
                problems.append(row.at(fault("name_unknown", column=column, found=str(name), table=BY_NAME[target].nl)))
    return problems


def _look_alikes(rows: Sequence[Row], known: Known) -> list[Problem]:
    """Parties that a reader would take for another one: the same letters in another alphabet, case or spacing."""
    parties = [row for row in rows if row.table.name == "party" and row.values.get("party")]
    shapes: dict[str, str] = {}
    for name in sorted(known.ids("party")):
        shapes.setdefault(shape(name), name)
    problems = []
    for row in parties:
        name = row.values["party"]
        other = shapes.setdefault(shape(name), name)
        if other != name:
            problems.append(row.at(fault("name_resembles", column="party", found=name, other=other)))
    return problems
