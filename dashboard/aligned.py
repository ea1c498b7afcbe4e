"""What the command `align` writes: how the parties in a table of answers compare, pair by pair, without a database."""

from itertools import combinations
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

from data.answer_reading import read_answers
from data.answers import Answers
from data.columns import WITHHELD
from data.instrument_reading import read_instrument_folder
from data.problems import Problem, Refused, fault, remark
from data.small_groups import MINIMUM
from data.tables import ASPECT
from metrics.alignment import Respondents, pairs
from metrics.alignment_pairs import ALIGNED
from metrics.answering import scored
from metrics.observed import when
from metrics.uncertainty import seed_of

_MEASURES: Final = ("r", "rmsd", "agreement")
_COLUMNS: Final = ["one", "other", *ALIGNED.values()]


def aligned(instrument: Path, answers: Path) -> tuple[pd.DataFrame, list[Problem]]:
    """one, other, r, rmsd, agreement, low, high, n_items, n_one, n_other of all pairs, as in `compared`, with all remarks.

    `instrument` is the folder of an instrument, `answers` a table as DESIGN 3.2 tells it. Raises Refused with all faults of
    both, and where the instrument is a lens: that opens a conversation and measures nothing.
    """
    its, problems = read_instrument_folder(instrument)
    if its is None:
        raise Refused(*problems)
    if its.lens:
        problems.append(fault("align_lens").at(instrument.name))
    told, found = read_answers(answers, its)
    problems += found
    if told is None or any(problem.fault for problem in problems):
        raise Refused(*problems)
    frame, found = compared(told)
    return frame, [*problems, *(problem.at(told.file, told.sheet) for problem in found)]


def compared(answers: Answers) -> tuple[pd.DataFrame, list[Problem]]:
    """Every pair of parties once, sorted: how alike they are by who counts, with remarks on what was left out.

    low and high are P5 and P95 of agreement over people, empty between own statements; n_items is the number of items both
    have; n_one and n_other are the people who count. What people find themselves is compared, else the first aspect there is;
    of each party the latest period; roles and coalitions together, a person once. A party with fewer than five people stands
    there without an outcome. Where a cell is empty for a reason, a column NAME_why says nvt or verborgen. The same answers give
    the same digits, in whatever order. Source: MODEL 8, DESIGN 3.1.
    """
    rows, remarks = _chosen(answers.rows)
    parties, left_out = _parties(answers, rows)
    people = {party.name: len(party.values) for party in parties}
    hidden = {party.name for party in parties if not party.is_statement and people[party.name] < MINIMUM}
    remarks += left_out
    remarks += [remark("answers_too_few", party=name, n=people[name], least=MINIMUM) for name in sorted(hidden)]
    if len(parties) < 2:
        remarks.append(remark("align_one_party", n=len(parties)))
    shown = [party for party in parties if party.name not in hidden]
    seed = seed_of(answers.instrument.key, answers.instrument.version, *(np.sort(party.items, axis=0) for party in shown))
    told = pairs(shown, answers.instrument.width, seed).rename(columns=ALIGNED)
    every = pd.DataFrame(combinations(sorted(people), 2), columns=["one", "other"], dtype=object)
    frame = every.merge(told, how="left", on=["one", "other"])[_COLUMNS].astype({"n_items": "Int64"})
    for side in ("one", "other"):
        frame[f"n_{side}"] = frame[side].map(people).astype("int64")
    is_hidden = frame["one"].isin(hidden) | frame["other"].isin(hidden)
    for name in _MEASURES:
        why = np.where(is_hidden, WITHHELD, np.where(frame[name].isna(), "nvt", ""))
        if why.any():
            frame[f"{name}_why"] = why
    return frame, remarks


def _chosen(rows: pd.DataFrame) -> tuple[pd.DataFrame, list[Problem]]:
    """The rows of one aspect and of each party's latest period, with remarks on what that leaves out or takes together."""
    remarks = []
    aspect = next((one.code for one in ASPECT if (rows["aspect"] == one.code).any()), "")
    of_aspect = rows[rows["aspect"] == aspect]
    if len(of_aspect) < len(rows):
        remarks.append(remark("align_aspects", aspect=aspect, n=len(rows) - len(of_aspect)))
    latest = {party: max(periods, key=when) for party, periods in of_aspect.groupby("party")["period"]}
    is_latest = [latest[party] == period for party, period in zip(of_aspect["party"], of_aspect["period"], strict=True)]
    chosen = of_aspect[np.array(is_latest, dtype=bool)]
    if len(chosen) < len(of_aspect):
        remarks.append(remark("align_earlier", n=len(of_aspect) - len(chosen)))
    for column, told in (("role", remark("align_roles")), ("coalition", remark("align_coalitions"))):
        if chosen[column].nunique(dropna=False) > 1:
            remarks.append(told)
    return chosen, remarks


def _parties(answers: Answers, rows: pd.DataFrame) -> tuple[list[Respondents], list[Problem]]:
    """The parties with those who count, and a remark on who does not. Of who answers in two coalitions it is the mean."""
    who = [rows[name].astype(object).where(rows[name].notna(), "") for name in ("party", "respondent")]
    given = pd.DataFrame(answers.given[rows.index], index=rows.index).groupby(who).mean()
    items = given.to_numpy(float)
    found = scored(answers.instrument, items)
    remarks = []
    if not found.kept.all():
        incomplete, flat = (int((found.why == why).sum()) for why in ("incomplete", "no_variation"))
        remarks.append(remark("align_left_out", incomplete=incomplete, flat=flat, n=incomplete + flat))
    party, respondent = (given.index.get_level_values(level) for level in (0, 1))
    parties = []
    for name in party.unique():
        its = np.asarray(party == name)
        counts = its & found.kept
        parties.append(Respondents(str(name), found.values[counts], items[counts], not any(respondent[its])))
    return parties, remarks
