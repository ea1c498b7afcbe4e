"""The chain: a salted digest for every fact, a hash for every batch over the one before, and whether all of it holds.

A digest runs over the filled columns, by name: a column that is added later changes none. The salt lies with the row:
once a row is erased its digest says nothing any more, and the chain still verifies.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

BEGINNING: Final = "0" * 64
"""The hash before the first batch."""
_ENCODER: Final = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(table: str, row: Mapping[str, Any]) -> str:
    """Digest of one stored row, its salt included: sha256 over table and filled columns, in the order of their names."""
    filled = {name: _plain(value) for name, value in row.items() if value is not None}
    return hashlib.sha256(_json([table, filled])).hexdigest()


def batch_hash(
    batch: Mapping[str, Any], digests: Iterable[tuple[Any, ...]], superseded: Iterable[tuple[Any, ...]], erased: Iterable[int]
) -> str:
    """Hash of a batch over the previous hash, who, when and what, and all it added, superseded and erased.

    Its remarks take part by their own digest, so that they can be erased with what they speak of.
    """
    apart = ("hash", "remarks", "salt")
    said = {name: _plain(value) for name, value in batch.items() if value is not None and name not in apart}
    return hashlib.sha256(
        _json([said, [list(d) for d in digests], [[a, b, _plain(c)] for a, b, c in superseded], list(erased)])
    ).hexdigest()


def _plain(value: Any) -> str:
    match value:
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case Decimal():
            return f"{value.normalize():f}"
        case float():
            return repr(value)
        case datetime() | date():
            return value.isoformat()
        case _:
            return str(value)


def _json(value: object) -> bytes:
    return _ENCODER.encode(value).encode()
