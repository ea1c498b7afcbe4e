"""Scores of the children of a node brought together into its own."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

TIE: Final = 1e-9
"""Scores, and shares of weight, that differ by no more than this are equal (MODEL.md section 2)."""


def aggregated(x: Floats, w: Floats, rule: str, power: float | None = None) -> Floats:
    """The score (D, S) of a node from those of its k children: over S subjects, in D draws (1 where nothing is drawn).

    `x` (k, D or 1, S) are the children's scores, nan where missing; `w` (k, D or 1, S or 1) their weights, finite and not
    below 0; they are rescaled to 1 over the children with data. The score has the unit and the range of the children's;
    that of copeland is a whole number from 1-S to S-1. It is nan where no child with data weighs anything, and for geometric,
    harmonic and generalised where a child that weighs is not above 0. `power` is that of generalised. Sums run in the order
    of the children, without BLAS: the same bytes at any number of threads.

    Source: MODEL.md section 3, which follows COINr 1.1.14 (`a_amean`, `a_gmean`, `a_hmean`); weighted median and minimum:
    textbook; Copeland over the outranking matrix of COINr, counted as OECD Handbook on Composite Indicators (2008) 6.3 does.
    ValueError for an unknown rule, and for generalised without a power or with power 0.
    """
    x, w = np.asarray(x, dtype=np.float64), np.asarray(w, dtype=np.float64)
    if rule == "generalised" and not power:
        raise ValueError("generalised needs a power other than 0")
    with np.errstate(all="ignore"):
        match rule:
            case "arithmetic":
                return _mean(x, w)
            case "geometric":
                return _of_positives(np.exp(_mean(np.log(_positive(x)), w)), x, w)
            case "harmonic":
                return _of_positives(1 / _mean(1 / _positive(x), w), x, w)
            case "generalised":
                return _of_positives(_power_mean(_positive(x), w, float(power or 0)), x, w)
            case "minimum":
                return _minimum(x, w)
            case "median":
                return _median(x, w)
            case "copeland":
                return _copeland(x, w)
            case other:
                raise ValueError(f"no way to aggregate is called {other!r}")


def _mean(x: Floats, w: Floats) -> Floats:
    """Σwx / Σw over the children with data."""
    present = ~np.isnan(x)
    whole = bool(present.all())
    filled = x if whole else np.where(present, x, 0.0)
    if x.shape[1] == 1 and w.shape[1] > 1 and w.shape[2] == 1:
        drawn = np.ascontiguousarray(w[:, :, 0])
        total: Floats = np.einsum("kd,ks->ds", drawn, filled[:, 0, :], optimize=False)
        weight = _sum(w) if whole else np.einsum("kd,ks->ds", drawn, present[:, 0, :].astype(np.float64), optimize=False)
    else:
        total = np.zeros(_drawn(x, w))
        for child, its_weight in zip(filled, w, strict=True):
            total += its_weight * child
        weight = _sum(w)
        if not whole:
            weight = np.zeros(total.shape)
            for there, its_weight in zip(present, w, strict=True):
                weight += its_weight * there
    if (weight > 0).all():
        total /= weight
        return total
    return np.asarray(np.where(weight > 0, total / weight, np.nan))


def _sum(w: Floats) -> Floats:
    """The sum over the children, in their order."""
    total = np.zeros(w.shape[1:])
    for its_weight in w:
        total += its_weight
    return total


def _drawn(x: Floats, w: Floats) -> tuple[int, int]:
    """Number of draws and of subjects."""
    draws, subjects = np.broadcast_shapes(x.shape[1:], w.shape[1:])
    return draws, subjects


def _positive(x: Floats) -> Floats:
    return np.where(x > 0, x, np.nan)


def _of_positives(found: Floats, x: Floats, w: Floats) -> Floats:
    """`found`, but missing where a child that weighs is 0 or less."""
    stained = np.zeros(found.shape, dtype=np.bool_)
    for child, its_weight in zip(x, w, strict=True):
        if (child <= 0).any():
            stained |= (child <= 0) & (its_weight > 0)
    return np.asarray(np.where(stained, np.nan, found))


def _power_mean(x: Floats, w: Floats, power: float) -> Floats:
    """(Σw xᵖ / Σw)^(1/p), as parts of the child that rules it, so that no power is too large for a number."""
    ruling = np.full(_drawn(x, w), np.nan)
    for child, its_weight in zip(x, w, strict=True):
        weighing = np.where(its_weight > 0, child, np.nan)
        ruling = np.fmax(ruling, weighing) if power > 0 else np.fmin(ruling, weighing)
    return np.asarray(_mean(np.where(w > 0, x / ruling, np.nan) ** power, w) ** (1 / power) * ruling)


def _minimum(x: Floats, w: Floats) -> Floats:
    """The lowest among the children that weigh."""
    lowest = np.full(_drawn(x, w), np.nan)
    for child, its_weight in zip(x, w, strict=True):
        lowest = np.fmin(lowest, np.where(its_weight > 0, child, np.nan))
    return lowest


def _median(x: Floats, w: Floats) -> Floats:
    """The child at which the weights, from the lowest up, reach one half; where they stop at it, its mean with the next."""
    shape = (len(x), *_drawn(x, w))
    weighing = ~np.isnan(x) & (w > 0)
    values = np.broadcast_to(np.where(weighing, x, np.inf), shape)
    order = np.argsort(values, axis=0, kind="stable")
    values = np.take_along_axis(values, order, axis=0)
    weights = np.take_along_axis(np.broadcast_to(np.where(weighing, w, 0.0), shape), order, axis=0)
    upto = np.cumsum(weights, axis=0)
    total = _sum(weights)
    low, high = ((upto < total * share).sum(axis=0)[None] for share in (0.5 - TIE, 0.5 + TIE))
    found = (np.take_along_axis(values, low, axis=0) + np.take_along_axis(values, high, axis=0))[0] / 2
    return np.asarray(np.where(total > 0, found, np.nan))


def _copeland(x: Floats, w: Floats) -> Floats:
    """For each subject, how many it beats less how many beat it: by more than half the weight of the children both have.

    Half of the weight of ties counts for each. Where a child weighs differently for two subjects, the smaller weight counts.
    """
    draws, subjects = _drawn(x, w)
    scores = np.empty((draws, subjects))
    for draw in range(draws):
        values = x[:, draw if x.shape[1] > 1 else 0]
        weights = np.broadcast_to(w[:, draw if w.shape[1] > 1 else 0], values.shape)
        lead, shared = np.zeros((subjects, subjects)), np.zeros((subjects, subjects))
        for child, its_weight in zip(values, weights, strict=True):
            ahead = child[:, None] - child[None, :]
            weight = np.where(np.isnan(ahead), 0.0, np.minimum(its_weight[:, None], its_weight[None, :]))
            lead += weight * ((ahead > TIE).astype(np.float64) - (ahead < -TIE))
            shared += weight
        scores[draw] = (lead > 2 * TIE * shared).sum(axis=1) - (lead < -2 * TIE * shared).sum(axis=1)
        scores[draw, ~(~np.isnan(values) & (weights > 0)).any(axis=0)] = np.nan
    return scores
