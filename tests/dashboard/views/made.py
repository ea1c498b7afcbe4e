"""Streams of a coalition and who takes part in it, made for a test in a line each, as the store answers."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
import pyarrow as pa

from dashboard.views.streams import StreamsView, view

Row = Mapping[str, Any]
AMOUNT = pa.decimal128(28, 6)
STREAM: dict[str, tuple[pa.DataType, Any]] = {
    **dict.fromkeys(("giver", "giver_name", "giver_sector"), (pa.string(), None)),
    **{"kind": (pa.string(), "kennis"), "what": (pa.string(), "les")},
    **dict.fromkeys(("receiver", "receiver_name", "receiver_sector"), (pa.string(), None)),
    **{"period": (pa.string(), "2026-Q3"), "nth": (pa.int64(), 1), "unit": (pa.string(), "uur")},
    **{"promised": (AMOUNT, Decimal(4)), "promised_why": (pa.string(), None)},
    **{"delivered": (AMOUNT, Decimal(4)), "delivered_why": (pa.string(), None)},
    **{"tangible": (pa.bool_(), None), "confirmed_by": (pa.string(), "both"), "state": (pa.string(), "delivered")},
    **dict.fromkeys(("giver_rating", "receiver_rating", "need_weight", "source_weight"), (pa.float64(), None)),
    **{"shared_openly": (pa.bool_(), None), "made_on": (pa.date32(), None), "shared_on": (pa.date32(), None)},
    **{"reused": (pa.int64(), None), "goal": (pa.string(), None)},
    **dict.fromkeys(("origin", "after_use", "link", "reason", "contradicted_by"), (pa.string(), None)),
    **{"source": (pa.string(), "jaarverslag"), "evidence": (pa.string(), "E1"), "status": (pa.string(), "confirmed")},
    **{"recorded": (pa.date32(), date(2026, 10, 1)), "batch": (pa.int64(), 1), "place": (pa.string(), "stream.csv:2")},
}
MEMBER: dict[str, tuple[pa.DataType, Any]] = {
    **dict.fromkeys(("party", "name", "kind", "sector", "stakeholder_group"), (pa.string(), None)),
    **dict.fromkeys(("member_since", "member_until"), (pa.string(), None)),
    "is_member": (pa.bool_(), True),
}


def flow(giver: str, receiver: str, kind: str = "kennis", **told: Any) -> Row:
    """A stream of 4 hours, promised, delivered and confirmed by both, not rated; the name of a party is its id, in capitals."""
    names = {"giver_name": giver.capitalize(), "receiver_name": receiver.capitalize()}
    return {"giver": giver, "receiver": receiver, "kind": kind, **names, **told}


def streams(*flows: Row) -> pd.DataFrame:
    """The answer of `coalition_streams`."""
    return _answered(STREAM, flows)


def members(**parties: Row) -> pd.DataFrame:
    """The answer of `members`, by id."""
    return _answered(MEMBER, [{"party": party, "name": party.capitalize()} | told for party, told in sorted(parties.items())])


def seen(*flows: Row, people: Mapping[str, Row] | None = None, quarter: str = "2026-Q3", **how: Any) -> StreamsView:
    """The view of coalition C, called Rand; whoever gives or takes is a member of it, and so are `people`."""
    sides = {str(one[side]) for one in flows for side in ("giver", "receiver")}
    there = members(**{party: {} for party in sides} | dict(people or {}))
    return view("C", "Rand", quarter, streams(*flows), there, elsewhere="elders", **how)


def _answered(columns: Mapping[str, tuple[pa.DataType, Any]], rows: Any) -> pd.DataFrame:
    told = [{name: default for name, (_, default) in columns.items()} | dict(row) for row in rows]
    table = pa.Table.from_pylist(told, schema=pa.schema([(name, kind) for name, (kind, _) in columns.items()]))
    return table.to_pandas(types_mapper=pd.ArrowDtype)
