"""A coalition that someone may join or leave: the frames that the simulator rests on, made from a few rows."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from metrics.joining import partner_brings, partner_joins, partner_leaves
from tests.metrics import made_contributions as made

PROFILES = ["coalition", "party", "party_name", "role", "instrument", "version", "period", "aspect", "part", "code"]
Rows = Sequence[Sequence[Any]]
GOALS = ("goal", "name", "weight", "giver_role", "receiver_role", "kind")
STREAMS = ("giver", "receiver", "kind", "period", "state")
ROLES = ("party", "role", "category")
NEEDS = ("party", "direction", "kind")
ABLE = ("party", "competence")
PARTNERS = ("party", "name", "role", "category")


def frame(columns: Sequence[str], rows: Rows) -> pd.DataFrame:
    """Rows of plain values, unknown as None."""
    return pd.DataFrame([list(row) for row in rows], columns=list(columns), dtype=object)


def situation(
    worth: Mapping[str, float | None] | None = None,
    partners: Rows = (),
    goals: Rows = (),
    streams: Rows = (),
    needs: Rows = (),
    able: Rows = (),
    hidden: Sequence[str] = (),
    low: float | None = None,
    high: float | None = None,
    unseen: Sequence[tuple[str, str | None]] = (),
) -> list[pd.DataFrame]:
    """The answers to the first eleven questions: `partners` are (party, name, role, category), `unseen` (kind, party) facts
    that the viewer may not see."""
    told = frame(PARTNERS, partners)
    members = told[told["role"] != "candidate"]
    return [
        made.outcomes(),
        made.dividends(worth or {}, hidden, low=low, high=high),
        made.partners(*({"party": row["party"], "role": row["role"]} for row in told.to_dict("records"))),
        told.assign(member_since=None, member_until=None),
        members[["party", "name"]].assign(member_since=None, member_until=None, is_member=True),
        frame(GOALS, goals),
        frame(STREAMS, streams),
        members[["party", "role", "category"]],
        frame(NEEDS, needs),
        frame(ABLE, able),
        frame(("kind", "party"), unseen).assign(visible=False),
    ]


def nobody_asked() -> list[pd.DataFrame]:
    """The answers to `profiles` and `instruments`: nothing."""
    numbers = ["people", "mean", "mean_why", "spread", "low", "high"]
    methods = ["method", "version", "name", "owner", "dated", "content", "recorded"]
    return [pd.DataFrame(columns=[*PROFILES, *numbers], dtype=object), pd.DataFrame(columns=methods, dtype=object)]


def joins(**told: Any) -> pd.DataFrame:
    """What the metric tells of who would join."""
    return partner_joins(*situation(**told), *nobody_asked())


def leaves(**told: Any) -> pd.DataFrame:
    """What the metric tells of who would leave."""
    return partner_leaves(*situation(**told), *nobody_asked())


def brings(**told: Any) -> list[tuple[Any, ...]]:
    """What the metric tells of what each brings: party, joins, and the stream or the competence."""
    found = partner_brings(*situation(**told))
    return [
        (row["party"], row["joins"], row["kind"] if row["what"] == "stream" else row["competence"])
        for row in found.to_dict("records")
    ]


def of(found: pd.DataFrame, party: str, measure: str, other: str = "") -> dict[str, Any]:
    """The one row of a party and a measure (of another party)."""
    rows = found[(found["party"] == party) & (found["measure"] == measure) & (found["other"].fillna("") == other)]
    (row,) = rows.to_dict("records")
    return {str(name): value for name, value in row.items()}
