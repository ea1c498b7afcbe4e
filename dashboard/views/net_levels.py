"""How an indicator came to its net level: the parts of it as lines, for the drawer "Waarom dit getal?"."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from dashboard.words import Words
from metrics.net_levels import COLUMNS
from metrics.net_outcomes import FILTERS

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

    def amount(value: Any) -> str:
        return f"{words.number(float(value), 2)} {unit}".strip()

    net = amount(row["value"])
    heading = words("net.heading", gross=amount(row["gross"]), net=net) if _known(row["gross"]) else ""
    level = words("net.level")
    if _known(row["low"]) and _known(row["high"]):
        level = words("net.level.range", low=words.number(row["low"], 2), high=words.number(row["high"], 2))
    lines = _inputs(row, outcome or {}, amount, words) if row["shown"] else []
    lines.append((words("net.net"), amount(row["net"])))
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


def _inputs(row: Mapping[str, Any], outcome: Mapping[str, Any], amount: Any, words: Words) -> list[tuple[str, str]]:
    """What was told: where it began and where it came, and what comes off, each with its range where it has one."""
    began = outcome.get("baseline_on")
    first = words("net.baseline.when", when=words.period(str(began))) if _known(began) else words("net.baseline")
    lines = [
        (first, amount(row["baseline"])),
        (words("net.actual", when=words.period(str(row["period"]))), amount(row["actual"])),
        (words("net.change"), amount(row["change"])),
    ]
    for name in FILTERS:
        told = words.percent(row[name], 1) if _known(row[name]) else words("state.unknown")
        low, high = outcome.get(f"{name}_low"), outcome.get(f"{name}_high")
        if _known(row[name]) and low is not None and high is not None and low != high:
            told = words("net.range", value=told, low=words.percent(low, 1), high=words.percent(high, 1))
        lines.append((words(f"net.{name}"), told))
    return lines


def told_of(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows as they go into a file: with what makes levels net only where there is any."""
    return rows if rows["outcome"].notna().any() else rows.drop(columns=list(COLUMNS))


def _known(value: Any) -> bool:
    return value is not None and not pd.isna(value)
