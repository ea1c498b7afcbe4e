"""How an indicator came to its net level: the parts of it as lines, for the drawer "Waarom dit getal?"."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from dashboard.words import Words
from metrics.net_levels import COLUMNS
from metrics.netting import FILTERS

Told = Callable[[Any], str]
_LEVELS: Final = ("value", "gross", "net", "low", "high", "baseline", "actual", "change")
_WHY_GROSS: Final = ("no_baseline", "no_filters")


@dataclass(frozen=True)
class NetLevel:
    """What is told of a net level: a heading, its parts as (what, how much), and what must be said; empty where nothing."""

    heading: str
    lines: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


def net_level(row: Mapping[str, Any], outcome: Mapping[str, Any] | None, unit: str, words: Words) -> NetLevel | None:
    """The net level of a row of `net_levels`; None where it rests on no outcome.

    `outcome` is the row of the answer to `outcomes` that it rests on, None where the viewer may not see it; `unit` that of the
    indicator. What he may not see is left out, and it is said that it is.
    """
    if not _known(row.get("outcome")):
        return None
    name = str((outcome or {}).get("name") or row["outcome"])
    if row["net_why"] in _WHY_GROSS:
        return NetLevel("", (), (words(f"net.gross.{row['net_why']}", name=name),))
    if not _known(row.get("net")):
        return None

    places = _places(row[name] for name in _LEVELS if name in row)

    def amount(value: Any, of: str = unit) -> str:
        return f"{_number(float(value), places, words)} {of}".strip()

    def difference(value: Any) -> str:
        """Levels in per cent lie percentage points apart."""
        return amount(value, words("net.points") if unit == "%" else unit)

    net = amount(row["value"])
    heading = words("net.heading", gross=amount(row["gross"]), net=net) if _known(row["gross"]) else ""
    level = words("net.level")
    if _known(row["low"]) and _known(row["high"]):
        level = words("net.level.range", low=_number(row["low"], places, words), high=_number(row["high"], places, words))
    lines = _inputs(row, outcome or {}, amount, difference, words) if row["shown"] else []
    lines.append((words("net.net"), difference(row["net"])))
    part = words.percent(row["additionality"], 1) if _known(row["additionality"]) else words("state.nvt")
    lines.append((words("net.additionality"), part))
    if _known(row["gross"]):
        lines.append((words("net.gross"), amount(row["gross"])))
    notes = []
    if row["harmful"]:
        notes.append(words("net.harm.filtered" if row["filtered"] else "net.harm.whole"))
    if not row["shown"]:
        notes.append(words("net.hidden"))
    return NetLevel(heading, (*lines, (level, net)), tuple(notes))


def _filter(value: Any, outcome: Mapping[str, Any], name: str, words: Words) -> str:
    """A filter in per cent, with its range where it has one."""
    if not _known(value):
        return words("state.unknown")
    low, high = outcome.get(f"{name}_low"), outcome.get(f"{name}_high")
    ends = [float(value)] if low is None or high is None or low == high else [float(value), float(low), float(high)]
    places = min(_places(100 * end for end in ends), 1)
    first, *rest = (words("net.percent", value=_number(100 * end, places, words)) for end in ends)
    return words("net.range", value=first, low=rest[0], high=rest[1]) if rest else first


def _number(value: float, places: int, words: Words) -> str:
    """A number with just so many decimals, idle zeros too, so that those of a line are alike."""
    told, mark = words.number(value, places), words.number(0.5, 1)[1]
    whole, _, part = told.partition(mark)
    return f"{whole}{mark}{part.ljust(places, '0')}" if places else told


def _places(values: Iterable[Any]) -> int:
    """One number of decimals for all levels of a drawer: as many as the finest bears, at most one, two where all are small."""
    told = [float(value) for value in values if _known(value)]
    most = 1 if max(map(abs, told), default=0.0) >= 10 else 2
    return next((places for places in range(most) if all(abs(one - round(one, places)) < 0.005 for one in told)), most)


def _inputs(
    row: Mapping[str, Any], outcome: Mapping[str, Any], amount: Told, difference: Told, words: Words
) -> list[tuple[str, str]]:
    """What was told: where it began and where it came, and what comes off, each with its range where it has one."""
    began = outcome.get("baseline_on")
    first = words("net.baseline.when", when=words.period(str(began))) if _known(began) else words("net.baseline")
    lines = [
        (first, amount(row["baseline"])),
        (words("net.actual", when=words.period(str(row["period"]))), amount(row["actual"])),
        (words("net.change"), difference(row["change"])),
    ]
    for name in FILTERS:
        lines.append((words(f"net.{name}"), _filter(row[name], outcome, name, words)))
    return lines


def told_of(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows as they go into a file: with what makes levels net only where there is any."""
    return rows if rows["outcome"].notna().any() else rows.drop(columns=list(COLUMNS))


def _known(value: Any) -> bool:
    return value is not None and not pd.isna(value)
