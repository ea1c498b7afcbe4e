"""What each investor committed, paid in, got back and can still lose or gain, in one contract and currency (MODEL 10)."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final

import pandas as pd

from metrics.dividing import divided
from metrics.exact import EXACT, total
from metrics.paying import less, told

COLUMNS: Final = (
    *("project", "project_name", "party", "party_name", "currency", "committed", "committed_least", "committed_most"),
    *("paid_in", "repaid", "repaid_by", "at_risk", "worst", "best", "type"),
)
_KEYS: Final = ("project", "party", "currency")
_SIDES: Final = ("project", "party")
Row = dict[str, Any]
Key = tuple[str | None, str | None, str | None]
"""A contract, a party (None: not told, or all together) and a currency (None: not told)."""


def investor_positions(investments: pd.DataFrame, transactions: pd.DataFrame) -> pd.DataFrame:
    """Where each investor stands: a row a contract, party and currency, sorted; amounts are exact, None where unknown.

    The two are the answers of these names. committed: what was committed, None where part of it is unknown; then it lies
    between committed_least and committed_most, as far as told. paid_in and repaid: what was actually paid in and given back;
    unknown where no such transaction of the party is told in the currency, or one without its amount; only repaid is 0 where
    others are told. What was repaid to all together is divided by the agreed shares where these are told for all investors of
    the contract, else by what was paid in; it is unknown to each where that is not known of all. Its parts add up to the whole,
    to the cent. repaid_by: told, pro rata or contracted; None where nothing is known to be repaid. A row without a party holds
    what cannot be divided, and what was paid in by a party that is not told. at_risk = paid_in - repaid, not below 0. worst:
    what can still be lost, 0 or below: -at_risk, or less where the agreement tells the most that can be lost. best = the most
    that is returned - paid_in, None where no such maximum is told. Source: MODEL 10, Investor.
    """
    invested, moved = _by_key(investments), _by_key(transactions)
    found = {key: _moved(key, moved.get(key, [])) for key in {*invested, *moved}}
    together = [key for key in found if key[1] is None and any(row["type"] == "repaid" for row in moved[key])]
    for key in together:
        _divide(key, found, invested, moved)
    names = {
        (side, row[side]): row[f"{side}_name"]
        for of in (moved, invested)
        for rows in of.values()
        for row in rows
        for side in _SIDES
    }
    rows = []
    for key in sorted(found, key=_place):
        ours = dict(zip(_KEYS, key, strict=True)) | found[key]
        ours |= {f"{side}_name": names.get((side, ours[side])) for side in _SIDES}
        rows.append(ours | _committed(invested.get(key, [])) | _outlook(ours, invested.get(key, [])))
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)


def _by_key(frame: pd.DataFrame) -> dict[Key, list[Row]]:
    found: defaultdict[Key, list[Row]] = defaultdict(list)
    for row in told(frame).to_dict("records"):
        found[row["project"], row["party"], row["currency"]].append({str(name): value for name, value in row.items()})
    return dict(found)


def _place(key: Key) -> list[tuple[bool, str]]:
    """To put keys in order: what is not told comes last."""
    return [(part is None, part or "") for part in key]


def _whole(amounts: Iterable[Decimal | float | None]) -> Decimal | None:
    """The exact sum, None where one of them is unknown."""
    known = list(amounts)
    return None if None in known else total(amount for amount in known if amount is not None)


def _moved(key: Key, rows: list[Row]) -> Row:
    """What the transactions tell that a party paid in and was repaid: unknown without any; repaid is 0 if it only paid in."""
    found: Row = {}
    for name, kind in (("paid_in", "paid in"), ("repaid", "repaid")):
        of_kind = [row["amount"] for row in rows if row["type"] == kind]
        is_nothing = name == "repaid" and rows and key[1] is not None
        found[name] = _whole(of_kind) if of_kind or is_nothing else None
    return found | {"repaid_by": "told" if found["repaid"] and key[1] is not None else None}


def _divide(key: Key, found: dict[Key, Row], invested: dict[Key, list[Row]], moved: dict[Key, list[Row]]) -> None:
    """Divide in `found` what was repaid to all together in the contract and the currency of `key`."""
    whole = found[key]["repaid"]
    agreed = _agreed(key, invested, moved)
    weights = agreed or _paid_in(key, found, moved)
    if whole is None or weights is None:
        for one in found:
            if one != key and (one[0], one[2]) == (key[0], key[2]):
                found[one] |= {"repaid": None, "repaid_by": None}
        return
    found[key]["repaid"] = Decimal(0)
    for one, part in divided(whole, weights).items():
        row = found.setdefault(one, _moved(one, []))
        own = row["repaid"] if one in moved else Decimal(0)
        row["repaid"] = None if own is None else EXACT.add(own, part)
        if part and own is not None:
            row["repaid_by"] = "contracted" if agreed else "pro rata"
    if not _has_paid_in(moved[key]):
        del found[key]


def _agreed(key: Key, invested: dict[Key, list[Row]], moved: dict[Key, list[Row]]) -> dict[Key, Decimal] | None:
    """The agreed share of each investor of the contract; None where it is not told of one of them, or all are 0."""
    project, _, currency = key
    shares: dict[str | None, list[float | None]] = {}
    for one in sorted({*invested, *moved}, key=_place):
        if one[0] == project and (one in invested or one[1] is not None or _has_paid_in(moved[one])):
            shares.setdefault(one[1], []).extend(row["repayment_share"] for row in invested.get(one, []))
    found = {(project, party, currency): _whole(told_of) if told_of else None for party, told_of in shares.items()}
    return _weights(found)


def _paid_in(key: Key, found: dict[Key, Row], moved: dict[Key, list[Row]]) -> dict[Key, Decimal] | None:
    """What each investor of the contract paid in, in its currency; None where it is not told of one of them, or all is 0."""
    project, _, currency = key
    # an investor of whom no currency is told may have paid in this one
    parties = {party for its, party, told in found if its == project and told in (currency, None) and party is not None}
    keys: list[Key] = [(project, party, currency) for party in sorted(parties)]
    paid: dict[Key, Decimal | None] = {one: found[one]["paid_in"] if one in moved else None for one in keys}
    return _weights(paid | {key: found[key]["paid_in"]} if _has_paid_in(moved[key]) else paid)


def _has_paid_in(rows: list[Row]) -> bool:
    return any(row["type"] == "paid in" for row in rows)


def _weights(found: dict[Key, Decimal | None]) -> dict[Key, Decimal] | None:
    known = {one: weight for one, weight in found.items() if weight is not None}
    return known if len(known) == len(found) and any(known.values()) else None


def _committed(rows: list[Row]) -> Row:
    committed = _whole(row["amount"] for row in rows) if rows else None
    types = sorted({row["type"] for row in rows if row["type"] is not None})
    found: Row = {"committed": committed, "committed_least": None, "committed_most": None, "type": ", ".join(types) or None}
    if rows and committed is None:
        least = [row["amount_least"] if row["amount"] is None else row["amount"] for row in rows]
        most = [row["amount_most"] if row["amount"] is None else row["amount"] for row in rows]
        known = [amount for amount in least if amount is not None]
        found |= {"committed_least": total(known) if known else None, "committed_most": _whole(most)}
    return found


def _outlook(row: Row, rows: list[Row]) -> Row:
    """What is at risk, and the worst and the best that can come of it by the terms of the agreement."""
    paid_in, repaid = row["paid_in"], row["repaid"]
    lost, returned = (_whole(one[name] for one in rows) if rows else None for name in ("most_lost", "most_returned"))
    is_known = row["party"] is not None and paid_in is not None
    at_risk = max(Decimal(0), less(paid_in, repaid)) if is_known and repaid is not None else None
    worst = None if at_risk is None else less(Decimal(0), at_risk if lost is None else min(at_risk, lost))
    best = less(returned, paid_in) if is_known and returned is not None else None
    return {"at_risk": at_risk, "worst": worst, "best": best}
