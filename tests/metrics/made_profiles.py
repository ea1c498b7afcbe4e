"""Invented people and their parties, and what the base would tell of them: profiles and pairs."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from data.instrument import Instrument, Item, Value
from metrics.alignment import Respondents, pairs
from metrics.answering import scored

TEN = Instrument(
    *("ten", "1", "profile", 1, 6, "high"),
    values=tuple(Value(f"v{at}", plane_x=(1, -1, 0, 0, 0)[at % 5], plane_y=(0, 0, 1, -1, 0)[at % 5]) for at in range(10)),
    items=tuple(Item(f"i{at}", f"v{at % 10}") for at in range(20)),
    centring="person",
)


def people(
    name: str, leaning: Sequence[float] | np.ndarray, number: int, rng: np.random.Generator, instrument: Instrument = TEN
) -> Respondents:
    """A party of whom so many people answer around its leaning, a number for each value."""
    given = np.asarray(leaning)[instrument.value_of] + 1.2 * rng.standard_normal((number, len(instrument.items)))
    return respondents(name, np.clip(np.rint(given), instrument.low, instrument.high), instrument)


def respondents(name: str, given: np.ndarray, instrument: Instrument = TEN, *, is_statement: bool = False) -> Respondents:
    found = scored(instrument, given)
    return Respondents(name, found.values[found.kept], given[found.kept], is_statement)


def drawn(seed: int, sizes: Mapping[str, int], instrument: Instrument = TEN) -> list[Respondents]:
    """Parties of so many people, each with a leaning of its own."""
    rng = np.random.default_rng(seed)
    return [people(name, 3.5 + 0.6 * rng.standard_normal(10), number, rng, instrument) for name, number in sizes.items()]


def told(parties: Sequence[Respondents], period: str | None = "2026-Q1", instrument: Instrument = TEN) -> pd.DataFrame:
    """The answer to `profiles`."""
    rows: list[dict[str, Any]] = []
    for party in parties:
        about = {"coalition": "C", "party": party.name, "party_name": party.name.title(), "role": None, "mean_why": None}
        about |= {"instrument": instrument.key, "version": instrument.version, "period": period, "aspect": "personal"}
        about |= {"people": len(party.values)}
        codes = [value.value for value in instrument.values], [item.item for item in instrument.items]
        for part, of, names in zip(("value", "item"), (party.values, party.items), codes, strict=True):
            spread = of.std(axis=0, ddof=1) if len(of) > 1 else np.full(of.shape[1], np.nan)
            for code, mean, sd in zip(names, of.mean(axis=0), spread, strict=True):
                numbers = {"mean": mean, "spread": sd, "low": np.nan, "high": np.nan}
                rows.append(about | {"part": part, "code": code} | numbers)
    return pd.DataFrame(rows)


def compared(parties: Sequence[Respondents], period: str | None = "2026-Q1", instrument: Instrument = TEN) -> pd.DataFrame:
    """The answer to `alignments` where these parties came in together."""
    found = pairs(parties, instrument.width, seed=1)
    return found.assign(instrument=instrument.key, period=period, aspect="personal")


def nothing_compared() -> pd.DataFrame:
    return compared([])


def as_asked(frame: pd.DataFrame) -> pd.DataFrame:
    """As the store answers: Arrow, and nothing where nothing is known."""
    whole = {"people", "items", "people_one", "people_other"}
    texts = {
        "coalition",
        "party",
        "party_name",
        "role",
        "mean_why",
        "instrument",
        "version",
        "period",
        "aspect",
        "part",
        "code",
        "one",
        "other",
    }
    found = {}
    for name in frame:
        kind = pa.int64() if name in whole else pa.string() if name in texts else pa.float64()
        told = pa.array([None if pd.isna(one) else one for one in frame[name].tolist()], kind)
        found[name] = pd.Series(told, dtype=pd.ArrowDtype(kind))
    return pd.DataFrame(found)
