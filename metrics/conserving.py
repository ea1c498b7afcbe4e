"""Is no unit of an outcome counted twice: what was claimed, validated, paid and attributed beside what there is (MODEL 6)."""

from collections.abc import Iterable
from typing import Final

import numpy as np
import pandas as pd

from data.units import plain_unit
from metrics.claims import STEPS, claims, double_claims
from metrics.contribution_total import net_of, nets
from metrics.counted_units import CLOSE, CONTRACT, OUTCOME, contracts_of, counted, told_apart
from metrics.dividends import fair
from metrics.fund_outcomes import VALIDATED, validated_units
from metrics.games_told import GameTold, games_told, latest
from metrics.net_outcomes import outcomes_net
from metrics.outcome_totals import Level, rolled_up
from metrics.paying import told

ROLL_UPS: Final[dict[str, Level]] = {"partners": "partner", "coalitions": "coalition", "funds": "fund"}
CHECKS: Final = (
    *(*ROLL_UPS, "validated_within_net", "claimed_within_net", "paid_within_validated", "one_claim_a_unit"),
    "attributed_within_net",
)
_LIGHT: Final = ("claimed_within_net", "attributed_within_net")
"""What may still be mended before a unit is counted twice: more is claimed, or attributed, than there is."""
_SHOWN: Final = ("check", "coalition", "outcome", "who", "unit", "total", "limit", "excess", "holds")
_BESIDE: Final = ("kind", "project", "outcome_metric", "claimed_unit")
_OWN: Final = {"of_project": "project", "of_metric": "outcome_metric"}
_SHARED: Final = ["coalition", "outcome"]


def conservation(
    placed: pd.DataFrame,
    steps: pd.DataFrame,
    sums: pd.DataFrame,
    outcomes: pd.DataFrame,
    observations: pd.DataFrame,
    own_packs: pd.DataFrame,
    dividends: pd.DataFrame,
    partners: pd.DataFrame,
) -> pd.DataFrame:
    """What must add up, each with its total and limit, as `checks` tells; whoever asks, totals and limits are the same.

    The arguments are the answers to `counted_outcomes`, `shared_claims`, `outcome_sums`, `shared_outcomes`,
    `outcome_observations`, `packs`, `shared_dividends` and `shared_partners`.
    """
    net = outcomes_net(outcomes, observations, own_packs)
    return checks(placed, steps, sums, net, latest(games_told(dividends, outcomes, partners, own_packs)).values())


def checks(
    placed: pd.DataFrame, steps: pd.DataFrame, sums: pd.DataFrame, net: pd.DataFrame, games: Iterable[GameTold]
) -> pd.DataFrame:
    """A row for each sum that may not be more than its limit, or must equal it; by check in the order of CHECKS, then outcome.

    `net` is the answer to `outcomes_net`; `games` are the last of each outcome. total, limit and excess = total - limit are in
    `unit`, of an outcome of a coalition or else of the outcome of a contract (project, outcome_metric):

    partners, coalitions, funds: what was validated, rolled up that way, equals what the ledger tells. They guard our own adding
        up: what Final results tell beyond the claims is put with nobody, so that a sound roll-up is equal whatever was handed
        in, and one that is not has lost a unit or counted it twice;
    validated_within_net: what was validated for all funds (`who`) is at most the net outcome, as last told. Of a fall that is
        for the better that is its size, and of a change for the worse it is nothing;
    claimed_within_net: the same of all that is claimed and not rejected, however far it is;
    paid_within_validated: of a contract, units paid are at most those that were validated, by Final results or else by claims;
    one_claim_a_unit: claims that name one unit and are not rejected, at most one, whoever pays (`who`, of the contracts that
        were asked for); of claims of which the viewer may not see one, only that they are there;
    attributed_within_net: the fair shares of dividends in the outcome's unit, at most the net outcome of their period, else
        of the last one, as `net_of` has it.

    holds: NA where total or limit is unknown, or they are in different units. kind, of what does not hold: remark where a unit
    is claimed twice and not both claims are validated or paid, or where more is claimed or attributed than there is; else
    fault. Nothing is rescaled. Equal is equal but for a part in 1e9. Source: MODEL 6 (conservation guard) and 10.
    """
    rows = counted(placed, steps, sums)
    contracts = contracts_of(placed)
    now = claims(steps)
    first = contracts.drop_duplicates(CONTRACT).merge(told(sums)[[*CONTRACT, "achieved"]], how="left", on=CONTRACT)
    first[["validated", "validated_by"]] = validated_units(first, now)
    found = [
        *(_rolled(rows, first, check) for check in ROLL_UPS),
        _within_net(rows, net),
        _within_net(_claimed(rows), net),
        _paid(first, now, steps),
        _one_claim(contracts, steps),
        _attributed(games, net),
    ]
    whole = pd.concat([one.assign(check=check) for check, one in zip(CHECKS, found, strict=True)], ignore_index=True)
    return _judged(told_apart(whole.astype({"total": float, "limit": float})))


def _judged(rows: pd.DataFrame) -> pd.DataFrame:
    total, limit = rows["total"], rows["limit"]
    room = CLOSE * np.fmax(total.abs(), limit.abs())
    is_equal = (total - limit).abs() <= room
    must_equal = rows["check"].isin(list(ROLL_UPS))
    holds = is_equal | (~must_equal & (total < limit))
    is_known = total.notna() & limit.notna()
    is_light = rows["is_light"].isin([True]) | rows["check"].isin(_LIGHT)
    kind = np.select([holds | ~is_known, is_light], ["", "remark"], "fault")
    found = rows.assign(
        excess=(total - limit).mask(holds, 0.0), holds=holds.astype("boolean").where(is_known), kind=kind.astype(object)
    )
    order = found.assign(check=pd.Categorical(found["check"], CHECKS))
    order = order.sort_values(["check", *_SHARED, *CONTRACT, "unit", "claimed_unit"], kind="stable")
    return found.loc[order.index, [*_SHOWN, *_BESIDE]].reset_index(drop=True)


def _rolled(rows: pd.DataFrame, ledger: pd.DataFrame, check: str) -> pd.DataFrame:
    """What is on one side only is nothing on the other; what is on both and unknown on one stays unknown."""
    sides = {"total": rolled_up(rows, ROLL_UPS[check]), "limit": ledger}
    total, limit = (
        told_as.groupby(OUTCOME, dropna=False)["validated"].sum(min_count=1).rename(name).reset_index()
        for name, told_as in sides.items()
    )
    found = told_apart(total).merge(told_apart(limit), how="outer", on=OUTCOME, indicator="side")
    found = found.dropna(how="all", subset=["total", "limit"])
    for name, other in (("total", "right_only"), ("limit", "left_only")):
        found[name] = found[name].mask(found["side"] == other, 0.0)
    return _row(found)


def _within_net(rows: pd.DataFrame, net: pd.DataFrame) -> pd.DataFrame:
    of_outcome = rows[rows["outcome"].notna() & rows["validated"].notna()].groupby(OUTCOME, dropna=False)
    found = of_outcome.agg(total=("validated", "sum"), who=("fund", _joined)).reset_index()
    found = told_apart(found).merge(_net(net), how="left", on=_SHARED)
    room = found["net"].abs().mask(found["harmful"].isin([True]), 0.0).where(found["net"].notna())
    return _row(found.assign(limit=room.where(found["unit"].map(plain_unit) == found["net_unit"].map(plain_unit))))


def _claimed(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of outcomes of which claims are not validated yet, with all that is claimed in place of what is validated."""
    is_open = rows[["claimed", "evidenced"]].sum(axis=1) > 0
    there = rows[is_open.groupby([rows[key] for key in OUTCOME], dropna=False).transform("any")] if len(rows) else rows
    return there.assign(validated=there[["claimed", "evidenced", "validated"]].sum(axis=1, min_count=1))


def _paid(contracts: pd.DataFrame, now: pd.DataFrame, steps: pd.DataFrame) -> pd.DataFrame:
    """Of each contract with claims that are paid: what they are for, beside what was validated before it was paid."""
    paid = now[now["state"] == "paid"].groupby(CONTRACT)["units"].sum(min_count=1).rename("total").reset_index()
    before = claims(steps[steps["state"].isin(STEPS[:3])])
    before = before[before["reached"] == "validated"].merge(now[["project", "claim", "units"]], on=["project", "claim"])
    units = before["units_x"].fillna(before["units_y"])
    by_claim = units.groupby([before[key] for key in CONTRACT]).agg(by_claim="sum", known="count", claims="size")
    found = paid.merge(contracts, on=CONTRACT).join(by_claim, on=CONTRACT)
    found["by_claim"] = found["by_claim"].where(found["known"] > 0).where(found["claims"].notna(), 0.0)
    limit = found["validated"].where(found["validated_by"] == "result", found["by_claim"])
    return _row(found.assign(limit=limit, who=found["fund"], of_project=found["project"], of_metric=found["outcome_metric"]))


def _one_claim(contracts: pd.DataFrame, steps: pd.DataFrame) -> pd.DataFrame:
    """Of each unit that several claims name, one of them of these contracts: how many they are."""
    doubles = told_apart(double_claims(steps).drop(columns="unit"))
    doubles = doubles[doubles.groupby("claimed_unit")["of_fund"].transform("any")]
    is_seen = steps["visible"].astype(bool) if "visible" in steps else pd.Series(True, index=steps.index)
    hidden = pd.MultiIndex.from_frame(steps.loc[~is_seen, ["project", "claim"]].astype(object))
    found = doubles.merge(contracts, how="left", on=CONTRACT).sort_values(["claimed_unit", "is_first"], ascending=[True, False])
    found["hidden"] = pd.MultiIndex.from_frame(found[["project", "claim"]]).isin(hidden)
    found["sure"] = found["state"].isin(VALIDATED)
    units = []
    for unit, own in found.groupby("claimed_unit"):
        may_see = not own["hidden"].any()
        here = own[own["of_fund"]].iloc[0]
        units.append(
            {name: here[name] for name in ("coalition", "outcome", "unit")}
            | {"total": float(own.drop_duplicates(["project", "claim"]).shape[0]), "limit": 1.0}
            | {"is_light": bool(own["sure"].sum() < 2), "claimed_unit": unit if may_see else None}
            | {"who": _joined(own["fund"]) if may_see else None, "of_project": _joined(own["project"]) if may_see else None}
        )
    return _row(pd.DataFrame(units, columns=[*OUTCOME, "total", "limit", "is_light", "claimed_unit", "who"]))


def _attributed(games: Iterable[GameTold], net: pd.DataFrame) -> pd.DataFrame:
    known = nets(net)
    found = [
        {"coalition": one.coalition, "outcome": one.outcome, "unit": of.unit, "limit": of.net}
        | {"total": float(fair(one.game, one.game.likely).sum())}
        for one in games
        if not one.unit
        for of in [net_of(one, known)]
    ]
    rows = pd.DataFrame(found, columns=[*_SHARED, "unit", "limit", "total"])
    # of a fall both are below nought, and then it is their sizes that must fit
    way = np.where(rows["limit"] < 0, -1.0, 1.0)
    return _row(rows.assign(total=rows["total"] * way, limit=rows["limit"] * way))


def _net(net: pd.DataFrame) -> pd.DataFrame:
    rows = net[net["is_latest"].astype(bool)].drop_duplicates(_SHARED)
    return told_apart(rows).rename(columns={"unit": "net_unit"})[[*_SHARED, "net", "net_unit", "harmful"]]


def _joined(names: pd.Series) -> str | None:
    return " + ".join(sorted({one for told_as in names.dropna() for one in str(told_as).split(" + ")})) or None


def _row(found: pd.DataFrame) -> pd.DataFrame:
    names = [*OUTCOME, "who", "total", "limit", "is_light", "claimed_unit"]
    return found.reindex(columns=names).rename(columns=_OWN)
