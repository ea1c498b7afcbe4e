"""What sources state about a fund as a whole, beside what its contracts add up to."""

from typing import Final

import pandas as pd

FIGURES: Final = ("contracts", "private_money", "outcome_pot")
COLUMNS: Final = ("figure", "amount", "currency", "source", "link", "counts", "in_use", "disputed")


def stated_figures(totals: pd.DataFrame, stated: pd.DataFrame, contracts: pd.DataFrame) -> pd.DataFrame:
    """Every amount that is known for the figures of a fund, with its source, and whether the sources contradict one another.

    `totals` is one row of `fund_totals`, `stated` the rows of `fund_stated` (one a source), `contracts` the rows of
    `fund_contracts`. The result has a row an amount: `figure` (contracts in number; private_money and outcome_pot in
    `currency`), `amount` (exact), `source`, `link`, `counts` (over how many contracts the amount was added up; empty where
    it was stated as a whole), `in_use` (the amount that the pages count with) and `disputed` (its figure has more than one
    amount). What the contracts add up to counts before what is stated; figures of which nothing is known have no row.
    Our own rule: two sources that state the same are no dispute.
    """
    rows = [*_added_up(totals, contracts), *_stated(stated)]
    for figure in FIGURES:
        of_figure = [row for row in rows if row["figure"] == figure]
        different = {(row["amount"], row["currency"]) for row in of_figure}
        counting = next((row for row in of_figure if row["in_use"]), of_figure[0] if of_figure else None)
        for row in of_figure:
            row["disputed"] = len(different) > 1
            row["in_use"] = row is counting
    rows.sort(key=lambda row: FIGURES.index(str(row["figure"])))
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype="object").astype(
        {"counts": "Int64", "in_use": bool, "disputed": bool}
    )


def _added_up(totals: pd.DataFrame, contracts: pd.DataFrame) -> list[dict[str, object]]:
    if totals.empty or not len(contracts):
        return []
    total = totals.iloc[0]
    sources = ", ".join(sorted(set(contracts["source"].dropna())))
    links = sorted(set(contracts["link"].dropna()))
    common: dict[str, object] = {"source": sources, "link": links[0] if len(links) == 1 else None, "in_use": True}
    rows: list[dict[str, object]] = [
        {
            "figure": "contracts",
            "amount": int(total["contracts"]),
            "currency": None,
            "counts": int(total["contracts"]),
            **common,
        }
    ]
    if not pd.isna(total["committed_eur"]):
        added = contracts[(contracts["currency"] == "EUR").fillna(False) & contracts["committed"].notna()]
        amount = {"figure": "private_money", "amount": total["committed_eur"], "currency": "EUR", "counts": len(added)}
        rows.append({**amount, **common})
    return rows


def _stated(stated: pd.DataFrame) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for told in stated.to_dict("records"):
        for figure in FIGURES:
            if pd.isna(told[figure]):
                continue
            currency = None if figure == "contracts" else told["currency"]
            row = {
                "figure": figure,
                "amount": told[figure],
                "currency": None if pd.isna(currency) else currency,
                "counts": None,
            }
            link = None if pd.isna(told["link"]) else told["link"]
            rows.append(
                {**row, "source": told["source"], "link": link, "in_use": bool(told["in_use"]) and figure == "outcome_pot"}
            )
    return rows
