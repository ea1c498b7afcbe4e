"""Where each party stands in the picture of the network: the same place in every quarter, and after every new delivery."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Position = tuple[float, float]

INSIDE: Final = ((0.07, 0.93), (0.05, 0.83))
"""Where the first parties stand, across and down, so that later ones have room around them."""
EDGE: Final = 0.02
LOWEST: Final = 0.87
"""Who is tied stands between the edge and this, across and down; below it are rows for who is tied to nobody."""
ROW: Final = 24
"""How many stand in one row."""
GAP: Final = 0.06
"""How far apart all stand at least; less where they are many."""
ROUNDS: Final = 100
"""How often distances are brought nearer to what they should be: by then nothing moves that one would see."""
FEW: Final = 200
"""Above so many parties they are brought nearer less often, or one would wait for it."""


def positions(streams: pd.DataFrame, others: Iterable[str] = ()) -> dict[str, Position]:
    """The place of each party, x and y from 0 to 1 to the right and down; the order of the rows makes no difference.

    `streams` has giver, receiver and the batch in which they first shared a stream, of all quarters and kinds, so that one
    picture can be laid on another. The parties of the earliest batch are placed first, those of each later one around them: a
    new delivery moves nobody. Who is tied to nobody when it comes stands in a row below. So do those of `others` who are in no
    stream; only these move up when one of them leaves the row. Reckoned once and kept.
    """
    pairs = pd.DataFrame({"one": streams["giver"].astype(str), "other": streams["receiver"].astype(str)})
    pairs["batch"] = streams["batch"]
    turned = pairs["one"] > pairs["other"]
    pairs.loc[turned, ["one", "other"]] = pairs.loc[turned, ["other", "one"]].to_numpy()
    first = pairs.groupby(["one", "other"], sort=True)["batch"].min().reset_index()
    told = tuple((batch, one, other) for one, other, batch in first.itertuples(index=False))
    return dict(_placed(told, tuple(sorted(set(others)))))


@lru_cache(maxsize=64)
def _placed(pairs: tuple[tuple[int, str, str], ...], others: tuple[str, ...]) -> dict[str, Position]:
    at: dict[str, Position] = {}
    in_row = 0
    for batch in sorted({batch for batch, _, _ in pairs}):
        known = [(one, other) for born, one, other in pairs if born <= batch]
        come = sorted({party for pair in known for party in pair} - at.keys())
        tied = {party for one, other in known if one != other for party in (one, other)}
        joining = [party for party in come if party in tied]
        if joining:
            at |= _settled({party: place for party, place in at.items() if party in tied}, joining, known)
        alone = [party for party in come if party not in tied]
        at |= {party: _in_row(in_row + place) for place, party in enumerate(alone)}
        in_row += len(alone)
    rest = [party for party in others if party not in at]
    return at | {party: _in_row(in_row + place) for place, party in enumerate(rest)}


def _in_row(place: int) -> Position:
    """The place in the rows below, from the left and the bottom; once they are full, half-way between two."""
    full, place = divmod(place, 3 * ROW)
    row, column = divmod(place, ROW)
    return EDGE + (1 - 2 * EDGE) * (column + full % 2 / 2) / ROW, 1 - 0.045 * row


def _settled(standing: dict[str, Position], come: list[str], pairs: list[tuple[str, str]]) -> dict[str, Position]:
    """A place for those who come among those who stand: the more steps along ties between two, the farther they are apart."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import shortest_path

    index = {party: number for number, party in enumerate([*standing, *come])}
    ends = np.array([(index[one], index[other]) for one, other in pairs if one != other])
    size = len(index)
    joined = csr_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(size, size))
    steps = shortest_path(joined, directed=False, unweighted=True)
    steps[np.isinf(steps)] = steps[np.isfinite(steps)].mean() + 1
    moving = np.arange(size) >= len(standing)
    turn = 2 * np.pi * np.arange(size) / size
    spots = np.column_stack([np.cos(turn), np.sin(turn)])
    if standing:
        spots[~moving] = list(standing.values())
        steps *= _unit(spots[~moving], steps[np.ix_(~moving, ~moving)])
        near = steps[np.ix_(moving, ~moving)] ** -4.0
        spots[moving] = near @ spots[~moving] / near.sum(axis=1, keepdims=True) + 0.05 * spots[moving]
        spots = _relaxed(spots, steps, moving)
    else:
        spots = _fitted(_relaxed(spots * steps.mean() / 2, steps, moving))
    spots = _free(spots, moving)
    return {party: (float(spots[index[party], 0]), float(spots[index[party], 1])) for party in come}


def _unit(spots: Floats, steps: Floats) -> float:
    """How long a step is among those who stand; a fifth of the picture where there is but one."""
    apart = _apart(spots)
    return float(apart.sum() / steps.sum()) if steps.any() else 0.2


def _relaxed(spots: Floats, steps: Floats, moving: Flags) -> Floats:
    """Least stress: distances as near to `steps` as they can be, the short ones above all; those not `moving` stay.

    Source: stress majorization, Gansner, Koren and North 2004; what it aims at is as in Kamada and Kawai 1989.
    """
    size = len(spots)
    weight = np.divide(1.0, steps**2, out=np.zeros_like(steps), where=steps > 0)
    pull = np.diag(weight.sum(axis=1)) - weight
    still = pull[np.ix_(moving, ~moving)] @ spots[~moving]
    solve = np.linalg.inv(pull[np.ix_(moving, moving)] + (1 / size if moving.all() else 0))
    for _ in range(ROUNDS if size <= FEW else max(8, ROUNDS * FEW**2 // size**2)):
        apart = _apart(spots)
        push = np.divide(weight * steps, apart, out=np.zeros_like(apart), where=apart > 1e-9)
        wanted = push.sum(axis=1)[:, None] * spots - push @ spots
        spots[moving] = solve @ (wanted[moving] - still)
    return spots


def _fitted(spots: Floats) -> Floats:
    """Turned so that the longest side lies flat, and as large as `INSIDE` holds."""
    spots = spots - spots.mean(axis=0)
    spots = spots @ np.linalg.svd(spots, full_matrices=False)[2].T
    low, high = np.array(INSIDE).T
    reach = np.maximum(np.ptp(spots, axis=0), 1e-9)
    size = np.minimum((high - low) / reach, 2 * ((high - low) / reach).min())
    middle = (spots.max(axis=0) + spots.min(axis=0)) / 2
    return np.asarray((spots - middle) * size + (low + high) / 2)


def _free(spots: Floats, moving: Flags) -> Floats:
    """Each of those who move where they are, or else at the nearest spot that is a gap away from all who have theirs."""
    gap = min(GAP, 0.5 / np.sqrt(len(spots)))
    grid = np.stack(np.meshgrid(np.linspace(EDGE, 1 - EDGE, 97), np.linspace(EDGE, LOWEST, 86)), axis=-1).reshape(-1, 2)
    room = np.full(len(grid), np.inf)
    placed = spots[~moving]
    for spot in placed:
        room = np.minimum(room, _away(grid, spot))
    for party in np.flatnonzero(moving):
        spot = np.clip(spots[party], EDGE, [1 - EDGE, LOWEST])
        if len(placed) and _away(placed, spot).min() < gap:
            free = np.where(room >= min(gap, room.max()), _away(grid, spot), np.inf)
            spot = grid[np.argmin(free)]
        room = np.minimum(room, _away(grid, spot))
        placed = np.vstack([placed, spot])
        spots[party] = spot
    return spots


def _away(spots: Floats, spot: Floats) -> Floats:
    return np.asarray(np.hypot(spots[:, 0] - spot[0], spots[:, 1] - spot[1]))


def _apart(spots: Floats) -> Floats:
    """How far each is from each."""
    return np.asarray(np.hypot(spots[:, None, 0] - spots[:, 0], spots[:, None, 1] - spots[:, 1]))
