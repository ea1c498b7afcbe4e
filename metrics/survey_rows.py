"""What is told of people together as rows of the tables profile, pulse, alignment, opinion and release (MODEL 8)."""

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd

from data.columns import WITHHELD
from data.instrument import Instrument
from metrics.alignment import Respondents, pairs
from metrics.opinions import votes_of
from metrics.people import Floats, People, codes_of
from metrics.releasing import Group
from metrics.resampling import DRAWS, interval, resampled_means
from metrics.told_before import Code
from metrics.uncertainty import seed_of
from metrics.withholding import Told

Values = dict[str, Any]
_FIGURES: Final = ("mean", "spread", "low", "high")
_COUNTS: Final = ("agree", "disagree")


def group_rows(people: People, group: Group, about: Mapping[str, Any], draws: int = DRAWS) -> list[Values]:
    """The rows of the people of a party or role: their values, then their items; of a pulse a row a value.

    `about` are the columns that all rows share. mean; spread (sd, n - 1); low and high, P5 and P95 over resamples of the
    people, seeded by the content; people: how many answered. What is withheld says so, with the number of the whole group.
    """
    if group.told is None:
        return []
    told, (number, mean, spread) = people.answers(group.at), people.figures(group.at)
    instrument = people.instrument
    seed = seed_of(
        "profile", instrument.key, instrument.version, group.party, group.role, about["period"], about["aspect"], told
    )
    low, high = interval(resampled_means(told, draws, np.random.default_rng(seed)))
    figures = dict(zip(_FIGURES, (mean, spread, low, high), strict=True))
    who = {"party": group.party, "role": group.role or None}
    return _rows(instrument, people.items[group.at], people.codes, number, figures, group.told, {**about, **who}, len(group.at))


def statement_rows(instrument: Instrument, party: str, values: Floats, items: Floats, about: Mapping[str, Any]) -> list[Values]:
    """The rows of what a party says of itself by its delegate: `values` (V,) and `items` (I,), of one person and no spread."""
    mean = np.concatenate([values, items])
    figures = {"mean": mean, **dict.fromkeys(_FIGURES[1:], np.full(len(mean), np.nan))}
    told = Told(~np.isnan(values), ~np.isnan(items), ~np.isnan(items))
    number = (~np.isnan(mean)).astype(float)
    return _rows(
        instrument, items[None], codes_of(instrument), number, figures, told, {**about, "party": party, "role": None}, 1
    )


def _rows(
    instrument: Instrument,
    items: Floats,
    codes: Sequence[Code],
    number: Floats,
    figures: Mapping[str, Floats],
    told: Told,
    about: Mapping[str, Any],
    people: int,
) -> list[Values]:
    is_told = np.concatenate([told.values, told.items])
    rows = []
    for at, (part, code) in enumerate(codes):
        if not number[at]:
            continue
        row = {
            **about,
            "people": int(number[at]) if is_told[at] else people,
            **{name: _number(column[at]) if is_told[at] else None for name, column in figures.items()},
            **{f"{name}_why": None if is_told[at] else WITHHELD for name in figures},
        }
        if instrument.pulse:
            if part == "value":
                rows.append(_pulse(row, code))
            continue
        rows.append({**row, "part": part, "code": code, **_counts(instrument, items, told, part, at)})
    return rows


def _pulse(row: Values, code: str) -> Values:
    left = {name: told for name, told in row.items() if name not in ("instrument", "version", "aspect", "mean", "mean_why")}
    return {**left, "pulse": code, "score": row["mean"], "score_why": row["mean_why"]}


def _counts(instrument: Instrument, items: Floats, told: Told, part: str, at: int) -> Values:
    """How many agree and disagree with a statement, or chose a card; nothing of others."""
    counts: Values = dict.fromkeys([*_COUNTS, *(f"{name}_why" for name in _COUNTS)])
    if instrument.kind == "statements":
        place = at if part == "value" else at - len(instrument.values)
        votes = votes_of(instrument, items)[:, place]
        numbers = {"agree": int((votes > 0).sum()), "disagree": int((votes < 0).sum())}
    elif instrument.kind == "cards" and part == "item":
        place = at - len(instrument.values)
        numbers = {"agree": int((items[:, place] > instrument.low).sum())}
    else:
        return counts
    if not told.votes[place]:
        return counts | {f"{name}_why": WITHHELD for name in numbers}
    return counts | numbers


def pair_rows(
    people: People,
    groups: Sequence[Group],
    own: Mapping[str, tuple[Floats, Floats]],
    about: Mapping[str, Any],
    draws: int = DRAWS,
) -> list[Values]:
    """A row for every pair of parties that are shown, or speak for themselves: `own` gives the values (V,) and items (I,) of
    those. Only what is told of a party is compared. A pulse, or a lens for conversation, has no pairs."""
    instrument = people.instrument
    if instrument.lens or instrument.pulse:
        return []
    sides = [Respondents(party, values[None], items[None], is_statement=True) for party, (values, items) in own.items()]
    for group in groups:
        if group.told:
            values = np.where(group.told.values, people.values[group.at], np.nan)
            sides.append(Respondents(group.party, values, np.where(group.told.items, people.items[group.at], np.nan)))
    if len(sides) < 2:
        return []
    seed = seed_of("pairs", instrument.key, instrument.version, about["coalition"], about["period"], about["aspect"])
    found = pairs(sorted(sides, key=lambda one: one.name), instrument.width, seed, draws)
    return [{**about, **{str(name): _number(told) for name, told in row.items()}} for row in found.to_dict("records")]


def opinion_rows(instrument: Instrument, counts: pd.DataFrame, about: Mapping[str, Any]) -> list[Values]:
    """The rows of opinions, from counts by group and statement, nan where withheld."""
    shared = {name: told for name, told in about.items() if name != "aspect"}
    rows = []
    for row in counts.to_dict("records"):
        is_held = math.isnan(row["votes"])
        numbers = {name: None if is_held else int(row[name]) for name in ("votes", *_COUNTS)}
        why = {f"{name}_why": WITHHELD if is_held else None for name in numbers}
        code = instrument.items[row["statement"]].item
        rows.append({**shared, "opinion_group": row["opinion_group"], "code": code, "people": row["people"], **numbers, **why})
    return rows


def release_rows(people: People, groups: Sequence[Group], about: Mapping[str, Any]) -> list[Values]:
    """A row for every group of people: how many, shown or why not, and their marks where their answers are in a result."""
    left = {name: told for name, told in about.items() if name != "version"}
    return [
        {
            **left,
            "party": group.party,
            "role": group.role or None,
            "people": len(group.at),
            "held_back": group.why or None,
            "members": json.dumps(sorted(people.mark[group.at])) if group.told or group.is_together else None,
        }
        for group in groups
        if len(group.at)
    ]


def _number(told: Any) -> Any:
    """A number as it is stored: nothing where it is unknown."""
    if isinstance(told, float | np.floating):
        return None if math.isnan(told) else float(told)
    return told.item() if isinstance(told, np.generic) else told
