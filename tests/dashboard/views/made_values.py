"""Profiles of a coalition's partners, made for a test in a line each, as the store answers."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from dashboard.views.value_systems import ValuesView, view
from data.instrument import Instrument, Item, Value
from tests.dashboard.views.made import members

Row = Mapping[str, Any]
TEXT, NUMBER, COUNT = pa.string(), pa.float64(), pa.int64()
PROFILE: dict[str, tuple[pa.DataType, Any]] = {
    **dict.fromkeys(("coalition", "party", "party_name", "party_kind", "role", "instrument"), (TEXT, None)),
    **{"version": (TEXT, None), "period": (TEXT, "2026-Q3"), "aspect": (TEXT, "personal"), "part": (TEXT, "value")},
    **{"code": (TEXT, None), "people": (COUNT, 12), "mean": (NUMBER, None), "mean_why": (TEXT, None)},
    **dict.fromkeys(("spread", "low", "high"), (NUMBER, None)),
    **dict.fromkeys(("agree", "disagree"), (COUNT, None)),
    **{"evidence": (TEXT, "E2"), "status": (TEXT, "confirmed"), "source": (TEXT, "vragenlijst"), "link": (TEXT, None)},
    **{
        "place": (TEXT, "ANSWERS.csv"),
        "recorded": (pa.date32(), date(2026, 10, 1)),
        "batch": (COUNT, 1),
        "reason": (TEXT, None),
    },
}
ALIGNMENT: dict[str, tuple[pa.DataType, Any]] = {
    **dict.fromkeys(("coalition", "instrument", "version", "period", "aspect", "one", "other"), (TEXT, None)),
    **{f"{measure}{side}": (NUMBER, None) for measure in ("r", "rmsd", "agreement") for side in ("", "_low", "_high")},
    **dict.fromkeys(("items", "people_one", "people_other"), (COUNT, None)),
    **{"chance": (NUMBER, None), "source": (TEXT, None), "place": (TEXT, None), "recorded": (pa.date32(), None)},
    **{"batch": (COUNT, 1)},
}
RELEASE: dict[str, tuple[pa.DataType, Any]] = {
    **dict.fromkeys(("coalition", "party", "party_name", "role", "instrument"), (TEXT, None)),
    **{"period": (TEXT, "2026-Q3"), "aspect": (TEXT, "personal"), "people": (COUNT, 3), "held_back": (TEXT, "small")},
    **{"recorded": (pa.date32(), date(2026, 10, 1)), "batch": (COUNT, 1)},
}
VALUES = tuple(
    Value(code, nl, en, question_nl=question)
    for code, nl, en, question in (
        ("zorg", "Zorg voor elkaar", "Care for each other", ""),
        ("prestatie", "Presteren", "Achievement", "Wanneer vond u een klus goed geslaagd?"),
        ("invloed", "Invloed", "Influence", ""),
        ("plezier", "Plezier", "Pleasure", ""),
        ("traditie", "Traditie", "Tradition", ""),
    )
)
WAARDEN = Instrument(
    "waarden",
    "1",
    "profile",
    1,
    6,
    "high",
    VALUES,
    tuple(Item(f"{one.value}1", one.value) for one in VALUES),
    centring="person",
)
STELLINGEN = Instrument(
    "stellingen",
    "1",
    "statements",
    1,
    5,
    "high",
    tuple(Value(f"s{at:02}", f"Stelling {at}.", f"Statement {at}.") for at in range(1, 16)),
    tuple(Item(f"s{at:02}", f"s{at:02}") for at in range(1, 16)),
)
ALIKE: dict[str, Sequence[float | None]] = {
    "werk": [1.0, -0.4, -1.0, 0.2, 0.2],
    "zorg": [0.9, -0.5, -0.8, 0.2, 0.2],
    "bouw": [-0.6, 1.0, 0.4, -0.4, -0.4],
    "fonds": [-0.5, 0.8, 0.6, -0.4, -0.5],
}
"""Two that are alike, and two others."""
KINDS: dict[str, Row] = {
    "werk": {"kind": "social"},
    "zorg": {"kind": "residents"},
    "bouw": {"kind": "business"},
    "fonds": {"kind": "financier"},
}


def profile(
    party: str,
    means: Sequence[float | None],
    *,
    instrument: Instrument = WAARDEN,
    people: int = 12,
    band: float = 0.2,
    **told: Any,
) -> list[Row]:
    """The rows of a party, its values in the order of the instrument; of one person without a band. Items are as the values."""
    rows = []
    for value, mean in zip(instrument.values, means, strict=True):
        for part, code in (("value", value.value), ("item", f"{value.value}1" if instrument is WAARDEN else value.value)):
            row: dict[str, Any] = {"party": party, "party_name": party.capitalize(), "instrument": instrument.key}
            row |= {"part": part, "code": code, "people": people, "mean": mean}
            if people > 1 and mean is not None:
                row |= {"spread": band, "low": mean - band, "high": mean + band}
            rows.append({**row, **told} | ({} if mean is None else {"mean_why": None}))
    return rows


def profiles(*rows: Sequence[Row]) -> pd.DataFrame:
    """The answer of `profiles`."""
    return answered(PROFILE, [row for each in rows for row in each])


def held(party: str, people: int = 3, why: str = "small", **told: Any) -> Row:
    """A row of `releases` of a party whose answers are held back."""
    return {
        "party": party,
        "party_name": party.capitalize(),
        "instrument": "waarden",
        "people": people,
        "held_back": why,
        **told,
    }


def seen(
    means: Mapping[str, Sequence[float | None]] = ALIKE,
    *hidden: Row,
    instrument: Instrument | None = WAARDEN,
    wave: str = "2026-Q3",
    people: Mapping[str, int] | int = 12,
    kinds: Mapping[str, Row] = KINDS,
    **how: Any,
) -> ValuesView:
    """The view of coalition C, called Rand."""
    rows = [
        profile(
            party, told, instrument=instrument or WAARDEN, people=people if isinstance(people, int) else people[party], **how
        )
        for party, told in means.items()
    ]
    return view(
        "C",
        "Rand",
        instrument,
        "personal",
        wave,
        told=profiles(*rows),
        alignments=answered(ALIGNMENT, []),
        releases=answered(RELEASE, hidden),
        members=members(**dict(kinds)),
    )


def many(number: int, seed: int = 1) -> dict[str, list[float | None]]:
    """So many partners with values by chance."""
    drawn = np.random.default_rng(seed).normal(size=(number, len(VALUES))).round(2)
    return {f"partner {at:02}": [float(one) for one in row] for at, row in enumerate(drawn)}


def answered(columns: Mapping[str, tuple[pa.DataType, Any]], rows: Sequence[Row]) -> pd.DataFrame:
    """A frame as the store gives it: every column there, texts and numbers from Arrow."""
    arrays = [pa.array([row.get(name, default) for row in rows], kind) for name, (kind, default) in columns.items()]
    frame: pd.DataFrame = pa.table(arrays, names=list(columns)).to_pandas(types_mapper=pd.ArrowDtype)
    return frame
