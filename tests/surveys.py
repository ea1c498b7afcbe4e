"""Made surveys: instruments, waves of people who answer them, and what is told of one wave after another."""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.answers import Answers
from data.instrument import Instrument, Item, Value
from metrics.surveyed import Mark, Surveyed, surveyed

Floats = NDArray[np.float64]
COLUMNS = ["line", "party", "respondent", "role", "period", "aspect", "coalition", "recorded", "source"]
RELEASED = ["coalition", "party", "role", "instrument", "period", "aspect", "people", "held_back", "members"]
FIGURES = [*RELEASED[:6], "part", "code", "people", "mean", "spread", "withheld"]


def instrument(
    kind: Any = "profile",
    of_value: Sequence[int] = (2, 2, 2),
    scale: tuple[float, float] = (1, 6),
    centring: Any = "person",
    **more: Any,
) -> Instrument:
    """An instrument with so many items for each value: v0 to v(n), and i0 to i(n)."""
    if kind in ("statements", "ranking"):
        items = tuple(Item(f"i{at}", f"i{at}") for at in range(len(of_value)))
        values = tuple(Value(item.item) for item in items)
    else:
        value_of = [f"v{at}" for at, number in enumerate(of_value) for _ in range(number)]
        items = tuple(Item(f"i{at}", value) for at, value in enumerate(value_of))
        values = tuple(Value(f"v{at}") for at in range(len(of_value)))
    about = {"min_items": 0.8 if kind == "profile" else 0.0, "centring": centring if kind == "profile" else "none", **more}
    return Instrument(f"own-{kind}", "1", kind, *scale, "high", values, items, **about)


def mark(party: str, respondent: str, gaps: Sequence[str]) -> str:
    """A mark that can be read: who it is and what was left open."""
    return f"{party:_<6}{respondent}" + (f".{'-'.join(gaps)}" if gaps else "")


@dataclass
class Wave:
    """Who answered what: a row a person of `rows` (party, respondent, role) and of `given`."""

    period: str
    rows: pd.DataFrame
    given: Floats

    def answers(self, of: Instrument, coalition: str = "C") -> Answers:
        told = self.rows.assign(
            line=range(2, len(self.rows) + 2),
            period=self.period,
            aspect="personal",
            coalition=coalition,
            recorded=None,
            source=None,
        )
        return Answers(of, told[COLUMNS].astype(object).reset_index(drop=True), self.given, "antwoorden.csv")


def wave(period: str, given: Floats, **parties: Sequence[str]) -> Wave:
    """A wave of people by party: the name of each, followed by `/role` where there is one; `given` has a row for each."""
    rows = [(party, *name.partition("/")[::2]) for party, names in parties.items() for name in names]
    told = [(party, respondent, role or None) for party, respondent, role in rows]
    return Wave(period, pd.DataFrame(told, columns=["party", "respondent", "role"]).astype(object), given)


def coalition(rng: np.random.Generator, of: Instrument, missing: float = 0.02, waves: int = 2) -> list[Wave]:
    """Waves of parties around the smallest group: few come, go, change their role, or answer otherwise."""
    levels = np.arange(of.low, of.high + 1)
    common, inclined = rng.choice(levels, size=len(of.items)), rng.uniform(0, 0.8, size=len(of.items))

    def answers(people: int) -> Floats:
        given = rng.choice(levels, size=(people, len(of.items)))
        given = np.where(rng.random(given.shape) < inclined, common, given)
        return np.asarray(np.where(rng.random(given.shape) < missing, np.nan, given), dtype=float)

    rows: list[tuple[str, str, str | None]] = []
    for party in range(int(rng.integers(2, 6))):
        roles = [None, "leiding", "team", "raad"][: int(rng.integers(1, 5))]
        people = int(rng.choice([2, 4, 5, 6, 7, 9, 12, 16]))
        rows += [(f"p{party}", f"r{party}-{at}", rng.choice(roles)) for at in range(people)]
    found = [Wave("2026-Q1", pd.DataFrame(rows, columns=["party", "respondent", "role"]).astype(object), answers(len(rows)))]
    for number in range(2, waves + 1):
        found.append(_later(rng, found[-1], f"2026-Q{number}", answers))
    return found


def _later(rng: np.random.Generator, last: Wave, period: str, answers: Callable[[int], Floats]) -> Wave:
    stays = np.ones(len(last.rows), dtype=bool)
    came: list[tuple[str, str, str | None]] = []
    for party in last.rows["party"].unique():
        at = np.flatnonzero(last.rows["party"] == party)
        stays[rng.permutation(at)[: int(rng.choice([0, 0, 0, 1, 2, 5]))]] = False
        new = int(rng.choice([0, 0, 1, 2, 5]))
        came += [(party, f"{period[-2:]}{party}-{one}", rng.choice([None, "leiding", "team"])) for one in range(new)]
    rows = pd.concat([last.rows[stays], pd.DataFrame(came, columns=last.rows.columns)], ignore_index=True).astype(object)
    for at in rng.permutation(len(rows))[: int(rng.integers(0, 3))]:
        rows.loc[at, "role"] = "team"
    given = np.concatenate([last.given[stays], answers(len(came))])
    for at in rng.permutation(len(given))[: int(rng.integers(0, 2))]:
        given[at, rng.integers(given.shape[1])] = answers(1)[0, 0]
    order = rng.permutation(len(rows))
    return Wave(period, rows.iloc[order].reset_index(drop=True), given[order])


def told(
    waves: Iterable[Wave], of: Instrument, smallest: Mapping[str, int] | None = None, mark: Mark = mark, draws: int = 20
) -> list[Surveyed]:
    """What is told of each wave, one delivery after the other."""
    released, figures = pd.DataFrame(columns=RELEASED), pd.DataFrame(columns=FIGURES)
    found = []
    for one in waves:
        new = surveyed([one.answers(of)], smallest or {}, released, figures, mark, draws)
        releases = [values for table, values, _ in new.rows if table == "release"]
        releases = [values for values in releases if not values["held_back"] or values["members"]]
        released = pd.concat([released, pd.DataFrame(releases, columns=RELEASED).astype(object)], ignore_index=True)
        rows = [values | {"withheld": values["mean_why"] is not None} for table, values, _ in new.rows if table == "profile"]
        rows += [
            {**values, "part": "votes", "mean": None, "withheld": values["agree_why"] is not None}
            for table, values, _ in new.rows
            if table == "profile" and values["part"] == "item" and of.kind == "statements"
        ]
        rows += [
            {**values, "aspect": "personal", "part": "opinion", "withheld": values["votes"] is None}
            for table, values, _ in new.rows
            if table == "opinion" and values["opinion_group"] == 0
        ]
        figures = pd.concat([figures, pd.DataFrame(rows, columns=FIGURES).astype(object)], ignore_index=True)
        found.append(new)
    return found


def rows_of(found: Surveyed, table: str, **where: Any) -> list[dict[str, Any]]:
    """The rows of a table that hold these values."""
    return [
        values for name, values, _ in found.rows if name == table and all(values[key] == told for key, told in where.items())
    ]


def codes(found: Surveyed) -> list[str]:
    """The codes of the problems, sorted."""
    return sorted(problem.code for problem in found.problems)


def write_instrument(of: Instrument, folder: Path) -> Path:
    """The instrument as a folder that can be handed in."""
    folder.mkdir()
    head = [f'key = "{of.key}"', f'version = "{of.version}"', f'kind = "{of.kind}"', 'source = "eigen"', 'licence = "vrij"']
    head += [f'centring = "{of.centring}"', f"min_items = {of.min_items}", f"pulse = {str(of.pulse).lower()}"]
    head += [f"lens = {str(of.lens).lower()}", "[scale]", f"low = {of.low:g}", f"high = {of.high:g}", f'agrees = "{of.agrees}"']
    (folder / "instrument.toml").write_text("\n".join(head) + "\n", encoding="utf-8")
    values = "".join(f"{value.value}\n" for value in of.values)
    (folder / "values.csv").write_text("value\n" + values, encoding="utf-8")
    items = "".join(f"{item.item},{item.value},{item.sign}\n" for item in of.items)
    (folder / "items.csv").write_text("item,value,sign\n" + items, encoding="utf-8")
    return folder


def write_answers(wave: Wave, of: Instrument, path: Path, coalition: str = "C") -> Path:
    """A wave as a file of answers."""
    header = ["instrument", "coalition", "period", "party", "respondent", "role", *(item.item for item in of.items)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for row, given in zip(wave.rows.to_dict("records"), wave.given, strict=True):
            who = [row["party"], row["respondent"], row["role"] or ""]
            answers = ["" if np.isnan(one) else f"{one:g}" for one in given]
            writer.writerow([of.key, coalition, wave.period, *who, *answers])
    return path
