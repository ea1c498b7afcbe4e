"""What is done to raw values before they are scored: divided, filled in, screened, freed of outliers."""

import math

import numpy as np
from numpy.typing import NDArray

from data.pack import Impute, Treat

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

ON_THE_BORDER = 1e-9
"""A value this close to a threshold has reached it (MODEL.md section 2)."""


def denominated(x: Floats, by: Floats) -> Floats:
    """Each value of `x` (S,) divided by that of `by` (S,), in x's unit per unit of `by`.

    Missing (nan) where either is missing, where `by` is 0, and where the quotient is too large for a number. Source: COINr
    1.1.14, `Denominate`.
    """
    with np.errstate(divide="ignore", invalid="ignore", over="ignore", under="ignore"):
        quotient = np.asarray(x, dtype=np.float64) / np.asarray(by, dtype=np.float64)
    return np.where(np.isfinite(quotient), quotient, np.nan)


def imputed(x: Floats, impute: Impute, groups: list[str] | None) -> tuple[Floats, Flags]:
    """Fill the missing cells of `x` (S, I); also says which cells were filled (S, I).

    With `impute.mean_by`, `groups` has the group of each subject: a missing cell becomes the mean of its group in that column
    over the values present. It stays missing where the group has none, or the subject has no group (""). Without, every
    missing cell becomes `impute.value`. The means do not depend on the order of the subjects. Source: COINr 1.1.14,
    `i_mean_grp`. ValueError where the groups are needed and there are none, or not one a subject.
    """
    filled = np.array(x, dtype=np.float64)
    missing = np.isnan(filled)
    if impute.mean_by:
        if groups is None or len(groups) != filled.shape[0]:
            raise ValueError(f"a group ({impute.mean_by}) for each of {filled.shape[0]} subjects is needed")
        for group in sorted(set(groups) - {""}):
            rows = np.array([one == group for one in groups])
            for column in np.flatnonzero(missing[rows].any(axis=0)):
                present = filled[rows & ~missing[:, column], column]
                if present.size:
                    filled[rows & missing[:, column], column] = math.fsum(present.tolist()) / present.size
    elif impute.value is not None:
        filled[missing] = impute.value
    return filled, missing & ~np.isnan(filled)


def screened(x: Floats, least: float) -> Flags:
    """Whether each subject of `x` (S, I) has values in at least the share `least` (0-1) of the cells of its row: (S,).

    Source: COINr 1.1.14, `Screen` by data availability.
    """
    return np.asarray((~np.isnan(x)).sum(axis=1) >= (least - ON_THE_BORDER) * x.shape[1])


def treated(column: Floats, treat: Treat) -> tuple[Floats, list[tuple[int, float, float]]]:
    """`column` (S,) without its outliers, and a row for each cell touched: position, what it was, what it became.

    While |skewness| >= `treat.skew` and kurtosis >= `treat.kurtosis`, the highest value (where the skewness is below 0: the
    lowest), with all that equal it, becomes the next one; never more than `treat.most` cells in all. Skewness and excess
    kurtosis are corrected for sample size (type 2 of Joanes and Gill 1998, as Excel has them); a column of fewer than 4
    values, or of one value, has none and stays as it is. Missing cells stay missing. Source: COINr 1.1.14, `winsorise`; there
    values that tie may exceed the most.
    """
    was = np.asarray(column, dtype=np.float64)
    now = was.copy()
    touched = np.zeros(now.shape, dtype=np.bool_)
    while True:
        shape = _shape(now[~np.isnan(now)])
        if shape is None or abs(shape[0]) < treat.skew - ON_THE_BORDER or shape[1] < treat.kurtosis - ON_THE_BORDER:
            break
        farthest = now == (np.nanmax(now) if shape[0] >= 0 else np.nanmin(now))
        if np.count_nonzero(touched | farthest) > treat.most:
            break
        now[farthest] = np.nanmax(now[~farthest]) if shape[0] >= 0 else np.nanmin(now[~farthest])
        touched |= farthest
    return now, [(int(at), float(was[at]), float(now[at])) for at in np.flatnonzero(touched)]


def _shape(x: Floats) -> tuple[float, float] | None:
    """Skewness and excess kurtosis of values without gaps, both of type 2; None where they are not defined."""
    n = x.size
    if n < 4 or x.min() == x.max():
        return None
    off = (x - x.mean()) / (x.max() - x.min())
    second, third, fourth = (float((off**power).sum()) for power in (2, 3, 4))
    skewness = math.sqrt(n) * third / second**1.5 * math.sqrt(n * (n - 1)) / (n - 2)
    kurtosis = ((n + 1) * (n * fourth / second**2 - 3) + 6) * (n - 1) / ((n - 2) * (n - 3))
    return skewness, kurtosis
