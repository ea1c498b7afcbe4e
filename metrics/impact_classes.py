"""What changed for whom: the class of each outcome by the impact norms, and how much of what they ask is told (MODEL 10)."""

from typing import Any, Final, Literal

import numpy as np
import pandas as pd

from data.tables import IMPACT_RISK

ImpactClass = Literal["A", "B", "C", "D", "N"]
"""A reduces its own harm, B benefits, C contributes to a solution, D harms, N lies below the threshold."""
RISKS: Final = tuple(choice.code for choice in IMPACT_RISK)
"""The nine impact risks."""
UNCONFIRMED_RISK: Final = "endurance"
"""The one whose name is not confirmed: never show it as fact (MODEL 10)."""
ASKED: Final = {"what": 3, "who": 4, "how_much": 3, "contributed": 1, "risked": len(RISKS)}
"""How much each of the five dimensions asks here. Our own choice: nothing of it is a count of the norms themselves."""
_NEEDED: Final = ("base", "now", "threshold", "own_harm", "contribution")
_SAME: Final = 1e-9
_TOLD: Final = ("project", "project_name", "outcome_metric", "definition", "stakeholder", "unit", "direction")
COLUMNS: Final = (*_TOLD, *_NEEDED, "class", "missing", "depth", "scale", "months", *ASKED, "measured_on", "evidence")


def abc(
    base: float | None, now: float | None, threshold: float | None, own_harm: bool | None, contribution: float | None
) -> ImpactClass | None:
    """The class of an outcome from where it stood, where it stands and from where on it is good enough; higher is better.

    The three are in one unit (turn them round where lower is better). `own_harm`: does the contract itself cause the harm;
    `contribution`: the share of the change that would not have come otherwise, 0 to 1. None where one of the five is unknown.
    What differs by 1e-9 at most is equal, so that a value on the threshold is good enough. Source: MODEL 10.
    """
    if base is None or now is None or threshold is None or own_harm is None or contribution is None:
        return None
    is_worse, is_no_better = now < base - _SAME, now <= base + _SAME
    was_enough, is_enough = base >= threshold - _SAME, now >= threshold - _SAME
    if not is_enough and (is_worse or (own_harm and is_no_better)):
        return "D"
    if not was_enough and not own_harm and is_enough and contribution > 0:
        return "C"
    if not was_enough and own_harm and not is_no_better:
        return "A"
    return "B" if is_enough else "N"


def impact_classes(impacts: pd.DataFrame, impact_risks: pd.DataFrame) -> pd.DataFrame:
    """The class of each outcome, and how much of the five dimensions is told: a row a row of `impacts`, in its order.

    The frames are the answers of these names. class is that of `abc` (None: unknown) where `direction` is turned so that
    higher is better, and missing a tuple of what it lacks (of base, now, threshold, own_harm, contribution). depth: how far it
    became better, in `unit` (below 0: worse, nan: unknown). The shares, 0 to 1, are of what is asked: what (definition or unit,
    threshold, importance), who (stakeholder, area, base, characteristics), how_much (scale, now, months), contributed
    (contribution) and risked (the nine risks with a level, of the outcome or of its contract as a whole). Source: MODEL 10;
    what each share is over is our own design.
    """
    told = impacts.astype(object)
    told = told.where(told.notna(), None).reset_index(drop=True)
    way = np.where(told["direction"] == "down", -1.0, 1.0)
    better = {name: told[name].to_numpy(float, na_value=np.nan) * way for name in ("base", "now", "threshold")}
    given = zip(*better.values(), told["own_harm"], told["contribution"], strict=True)
    found = told.reindex(columns=list(COLUMNS))
    found["class"] = pd.Series([_class(*one) for one in given], dtype=object)
    lacking = told[list(_NEEDED)].isna().to_numpy(bool)
    found["missing"] = pd.Series([tuple(np.compress(row, _NEEDED).tolist()) for row in lacking], dtype=object)
    found["depth"] = better["now"] - better["base"]
    is_told = told.notna()
    is_told["named"] = is_told["definition"] | is_told["unit"]
    for dimension, columns in (
        ("what", ["named", "threshold", "importance"]),
        ("who", ["stakeholder", "area", "base", "characteristics"]),
        ("how_much", ["scale", "now", "months"]),
        ("contributed", ["contribution"]),
    ):
        found[dimension] = is_told[columns].mean(axis=1).astype(float)
    found["risked"] = _risked(told, impact_risks)
    return found


def _class(*given: Any) -> ImpactClass | None:
    return abc(*(None if pd.isna(one) else one for one in given))


def _risked(told: pd.DataFrame, impact_risks: pd.DataFrame) -> pd.Series:
    """For each outcome the share of the nine risks that have a level, for itself or for its whole contract."""
    known: dict[tuple[str, str | None], set[str]] = {}
    rows = impact_risks[["project", "outcome_metric", "risk", "level"]].astype(object)
    rows = rows.where(rows.notna(), None)
    for project, outcome, risk, level in rows.itertuples(index=False):
        if level is not None:
            known.setdefault((project, outcome), set()).add(risk)
    pairs = zip(told["project"], told["outcome_metric"], strict=True)
    levels = [known.get((project, outcome), set()) | known.get((project, None), set()) for project, outcome in pairs]
    return pd.Series([len(risks) / len(RISKS) for risks in levels], told.index, dtype=float)
