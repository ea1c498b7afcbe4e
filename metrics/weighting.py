"""Who lets what weigh: a pack's weights, named sets, the mean over roles, and draws around them."""

from collections.abc import Mapping, Sequence
from functools import reduce
from math import fsum
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.pack import Pack
from metrics.index import full_shares

Floats = NDArray[np.float64]
CONCENTRATION: Final = 50.0
"""Weights are drawn from Dirichlet(50 w): our design (MODEL 5)."""


def weights_of(pack: Pack, given: Mapping[str, float] | None = None) -> dict[str, Floats]:
    """The weight of every node, each (1,): the pack's, replaced by what is `given` by name; 0 for what is never scored.

    Raises ValueError for a node the pack does not have, and for a weight that is negative or not finite.
    """
    given = given or {}
    for name, weight in given.items():
        if name not in pack.by_name or not np.isfinite(weight) or weight < 0:
            raise ValueError(f"no weight for this pack: {name} = {weight}")
    return {
        node.name: np.array([0.0 if node.name in pack.never else given.get(node.name, node.weight)], float)
        for node in pack.nodes
    }


def of_roles(pack: Pack, rows: pd.DataFrame) -> tuple[dict[str, dict[str, float]], dict[str, float], list[str]]:
    """Weights by role, their mean, and the roles left out because they hold only zeros (materiality, MODEL 4).

    `rows` has `role`, `node` and `weight` (the mean of importance x consequence over the people of a role, 0-25, nan for
    unknown). Each role is scaled to a sum of 1 over the pack's themes, so that forty people of one role weigh no more than
    four of another; the mean is over roles. Without rows, or without a role that weighs anything, all three are empty.
    """
    told = rows[rows["node"].isin(set(pack.themes) - set(_never(pack)))].dropna(subset=["weight"])
    by_role: dict[str, dict[str, float]] = {}
    left_out: list[str] = []
    for role, of_role in sorted(told.groupby("role"), key=lambda one: str(one[0])):
        total = float(of_role["weight"].sum())
        if total <= 0:
            left_out.append(str(role))
            continue
        by_role[str(role)] = {
            str(node): float(weight) / total for node, weight in zip(of_role["node"], of_role["weight"], strict=True)
        }
    themes = sorted({node for weights in by_role.values() for node in weights})
    mean = {node: sum(weights.get(node, 0.0) for weights in by_role.values()) / len(by_role) for node in themes}
    return by_role, mean, left_out


def only(pack: Pack, given: Mapping[str, float]) -> dict[str, float]:
    """A set that weighs the themes it names and no other theme: what a role does not mention weighs nothing for it."""
    return {name: given.get(name, 0.0) for name in pack.themes}


def drawn(pack: Pack, weights: Mapping[str, Floats], number: int, rng: np.random.Generator) -> dict[str, Floats]:
    """`number` draws of every weight, each (number,) or (1,): Dirichlet(50 w) over the themes with w > 0.

    A theme is a topmost parent of indicators; what lies above weighs what its themes weigh together, and what lies below
    keeps its weights. With fewer than two themes nothing varies.
    """
    share = theme_shares(pack, weights)
    found = dict(weights)
    gamma = {name: rng.standard_gamma(CONCENTRATION * part, number) for name, part in share.items()}
    units = list(share)
    for name in _above(pack, units):
        if pack.level_of[name] in pack.sums:
            found[name] = np.ones(1)
        else:
            inside = set(_units(pack, name))
            found[name] = reduce(np.add, [gamma[unit] for unit in units if unit in inside], np.zeros(number))
    return found | gamma


def weights_down(pack: Pack, weights: Mapping[str, Floats], name: str) -> float:
    """The part of the root that a node decides when everything has data; 0 for what is never scored, and for a penalty."""
    return _parts(pack, weights).get(name, 0.0)


def theme_shares(pack: Pack, weights: Mapping[str, Floats]) -> dict[str, float]:
    """The part of all weight (sum 1) of each topmost theme that has any; empty where there are fewer than two."""
    parts = _parts(pack, weights)
    told = {name: parts[name] for name in _units(pack, pack.root) if parts[name] > 0}
    total = fsum(told.values())
    return {name: part / total for name, part in told.items()} if len(told) > 1 else {}


def _parts(pack: Pack, weights: Mapping[str, Floats]) -> dict[str, float]:
    applicable = {name: np.ones(1, bool) for name in pack.indicators}
    return {name: float(part[0, 0]) for name, part in full_shares(pack, dict(weights), applicable).items()}


def _units(pack: Pack, name: str) -> list[str]:
    if name not in pack.children or name in pack.never:
        return []
    if name in pack.themes:
        return [name]
    return [unit for child in pack.children[name] for unit in _units(pack, child)]


def _above(pack: Pack, units: Sequence[str]) -> list[str]:
    """The nodes between the root and the themes, each once."""
    found: dict[str, None] = {}
    for unit in units:
        name = pack.by_name[unit].parent
        while name and name != pack.root:
            found[name] = None
            name = pack.by_name[name].parent
    return list(found)


def _never(pack: Pack) -> list[str]:
    """The themes that no set can weigh: those never scored, and those below them."""
    return [theme for theme in pack.themes if any(theme == name or pack.is_below(theme, name) for name in pack.never)]
