"""What sources state about a fund as a whole, beside what its contracts add up to."""

from typing import Any, Final

import pandas as pd

FIGURES: Final = ("contracts", "private_money", "outcome_pot")
COLUMNS: Final = ("figure", "amount", "currency", "source", "link", "note", "counts", "contracts", "in_use", "disputed")


def stated_figures(
    totals: pd.DataFrame, portfolio: pd.DataFrame, contracts: pd.DataFrame, stated: pd.DataFrame
) -> pd.DataFrame:
    """Every amount that is known for the figures of a fund, with its source, and whether the sources contradict one another.

    `totals` is the row of `fund_totals`, `portfolio` the rows of `fund_portfolio`, `contracts` those of `fund_contracts`
    (for the names of their sources) and `stated` those of `fund_stated` (one a source). The result has a row an amount:
    `figure` (contracts in number; private_money and outcome_pot in `currency`), `amount` (exact), `source`, `link`, `note`;
    `counts` of `contracts` is over how many of the fund's contracts the amount was added up (both empty where it was stated
    as a whole); `in_use` is the amount that the pages count with: what the contracts add up to before what is stated;
    `disputed` says that its figure has more than one amount. A sum over some of the contracts is no whole, and is compared
    with none. Figures of which nothing is known have no row. Our own rule: two sources that state the same do not dispute.
    """
    rows = [*_added_up(totals, portfolio, contracts), *_stated(stated)]
    for figure in FIGURES:
        of_figure = [row for row in rows if row["figure"] == figure]
        wholes = {(row["amount"], row["currency"]) for row in of_figure if row["counts"] == row["contracts"]}
        counting = next((row for row in of_figure if row["in_use"]), of_figure[0] if of_figure else None)
        for row in of_figure:
            row["disputed"] = len(wholes) > 1 and row["counts"] == row["contracts"]
            row["in_use"] = row is counting
    rows.sort(key=lambda row: FIGURES.index(str(row["figure"])))
    frame = pd.DataFrame(rows, columns=list(COLUMNS), dtype="object")
    return frame.astype({"counts": "Int64", "contracts": "Int64", "in_use": "bool", "disputed": "bool"})


def _added_up(totals: pd.DataFrame, portfolio: pd.DataFrame, contracts: pd.DataFrame) -> list[dict[str, Any]]:
    """The number of contracts, and what they add up to where that is in one currency."""
    if totals.empty:
        return []
    of_fund = portfolio[(portfolio["fund"] == totals["fund"].iloc[0]).fillna(False)]
    if of_fund.empty or not of_fund["projects"].iloc[0]:
        return []
    line = of_fund.iloc[0]
    links = sorted(set(contracts["link"].dropna()))
    common: dict[str, Any] = {
        "source": ", ".join(sorted(set(contracts["source"].dropna()))),
        "link": links[0] if len(links) == 1 else None,
        "note": None,
        "in_use": True,
        "contracts": int(line["projects"]),
    }
    number = int(line["projects"])
    rows = [{"figure": "contracts", "amount": number, "currency": None, "counts": number, **common}]
    if not pd.isna(line["committed"]) and not pd.isna(line["currency"]):
        known = {"amount": line["committed"], "currency": line["currency"], "counts": int(line["committed_known"])}
        rows.append({"figure": "private_money", **known, **common})
    return rows


def _stated(stated: pd.DataFrame) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for line in stated.to_dict("records"):
        told = {name: None if pd.isna(value) else value for name, value in line.items()}
        for figure in FIGURES:
            if told[figure] is None:
                continue
            row = {"figure": figure, "amount": told[figure], "currency": None if figure == "contracts" else told["currency"]}
            about = {name: told[name] for name in ("source", "link", "note")}
            in_use = bool(told["in_use"]) and figure == "outcome_pot"
            rows.append({**row, **about, "counts": None, "contracts": None, "in_use": in_use})
    return rows
