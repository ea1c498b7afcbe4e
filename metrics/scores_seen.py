"""Scores as a viewer may see them: without those that would tell him an observation that he may not see."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

import numpy as np
import pandas as pd

from metrics.index import Bools
from metrics.net_levels import is_hidden
from metrics.scoring import Judged

HIDDEN: Final = "hidden"


def as_seen(one: Judged, levels: pd.DataFrame, partners: Collection[str] = ()) -> Judged:
    """The same quarter with the scores withheld (why: hidden) that would tell what the viewer may not see.

    `levels` are the rows of `net_levels` that count in the quarter; `partners` those of whom he may not see all that was
    observed: of these he is shown no score. An indicator whose row is hidden has none, and neither has a node below the root
    whose only child with a score is hidden, for it would be that score. What is computed with stays whole; so does the root.
    """
    rows = levels[is_hidden(levels)]
    if rows.empty and not partners:
        return one
    told: dict[str, set[str]] = {}
    for subject, indicator in zip(rows["subject"], rows["indicator"], strict=True):
        told.setdefault(subject, set()).add(indicator)
    gone = _hidden_nodes(one, told | {name: set(one.index.scores) for name in partners})
    blank = {name: np.where(those, np.nan, 1.0) for name, those in gone.items()}
    why = {
        name: tuple(HIDDEN if hide else code for hide, code in zip(gone[name], codes, strict=True))
        for name, codes in one.index.why.items()
    }
    scores = {name: found * blank[name] for name, found in one.index.scores.items()}
    return replace(
        one,
        index=replace(one.index, scores=scores, why=why),
        positive={name: found * blank[name] for name, found in one.positive.items()},
        harm={name: found * blank[name] for name, found in one.harm.items()},
        level={name: np.where(gone[name], 0, found) for name, found in one.level.items()},
    )


def unseen_partners(levels: pd.DataFrame) -> set[str]:
    """The partners of whom the viewer may not see all that was observed."""
    return set(levels.loc[is_hidden(levels) & levels["party"].notna().to_numpy(bool), "party"])


def _hidden_nodes(judged: Judged, told: Mapping[str, Collection[str]]) -> dict[str, Bools]:
    """By node, of which subjects (S,) its score is hidden; `told` are the nodes of each subject where this begins."""
    pack, index = judged.pack, judged.index
    there = {name: np.array([not code for code in codes], dtype=bool) for name, codes in index.why.items()}
    gone = {
        name: np.array([name in told.get(subject, ()) for subject in index.subjects], dtype=bool) & there[name]
        for name in there
    }
    for name in pack.upward:
        if name != pack.root:
            scored = np.array([there[child] for child in pack.children[name]])
            hidden = np.array([gone[child] for child in pack.children[name]])
            gone[name] |= there[name] & (scored.sum(axis=0) == 1) & hidden.any(axis=0)
    return gone
