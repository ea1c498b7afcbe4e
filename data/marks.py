"""Marks in the place of respondents: the same person gives the same mark, and nobody finds the person without the key.

Each party has a random key of its own. The keys lie in a file beside the database, never in it; when the key of a party is
forgotten, the marks of its people say nothing any more.
"""

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from data.problems import Refused, fault

_KEY: Final = 32
_NAME: Final = 6
"""A mark begins with so many characters that name the key it was made with: marks of two keys cannot be compared."""
_MARK: Final = 20
_GAPS: Final = 8
BETWEEN: Final = "."
"""Parts a mark from what follows it for who left something open."""


class Marks:
    """Makes marks, with the keys beside a database (None: there is no database yet) and new ones for parties without a key."""

    def __init__(self, database: Path | None = None) -> None:
        self._keys = _read(database) if database else {}
        self._new: set[str] = set()

    def of(self, party: str, respondent: str, gaps: Sequence[str] = ()) -> str:
        """The mark of a respondent of a party. `gaps` are the questions left open: other gaps end the mark otherwise."""
        if party not in self._keys:
            self._keys[party] = secrets.token_hex(_KEY)
            self._new.add(party)
        key = bytes.fromhex(self._keys[party])
        mark = hashlib.sha256(key).hexdigest()[:_NAME] + _keyed(key, respondent)[:_MARK]
        return mark + (BETWEEN + _keyed(key, "\x1f".join([respondent, *gaps]))[:_GAPS] if gaps else "")

    def keep(self, database: Path) -> None:
        """Write the new keys beside the database. Raises Refused where that fails, or a party got another key meanwhile."""
        if not self._new:
            return
        there = _read(database)
        if any(there.get(party, self._keys[party]) != self._keys[party] for party in self._new):
            raise Refused(fault("answers_changed_meanwhile"))
        _write(database, there | {party: self._keys[party] for party in self._new})
        self._new.clear()


def key_of(mark: str) -> str:
    """The name of the key that a mark was made with."""
    return mark[:_NAME]


def file_of(database: Path) -> Path:
    """The file beside a database that holds the keys."""
    return database.with_name(f"{database.name}.marks")


def forget(database: Path, party: str) -> bool:
    """Erase the key of a party, so that the marks of its people say nothing any more; False where there was none."""
    keys = _read(database)
    if keys.pop(party, None) is None:
        return False
    _write(database, keys)
    return True


def _keyed(key: bytes, text: str) -> str:
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def _read(database: Path) -> dict[str, str]:
    """Party -> key; none where there is no file. Raises Refused where it cannot be read, for a key is not made twice."""
    try:
        told = json.loads(file_of(database).read_text(encoding="utf-8"))
        keys = {str(party): str(key) for party, key in told.items()}
        if any(len(bytes.fromhex(key)) != _KEY for key in keys.values()):
            raise ValueError
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError):
        raise Refused(fault("marks_unreadable").at(file_of(database).name)) from None
    return keys


def _write(database: Path, keys: dict[str, str]) -> None:
    """Write the file for its owner alone, whole or not at all."""
    path = file_of(database)
    partial = path.with_name(path.name + ".partial")
    try:
        partial.unlink(missing_ok=True)
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            json.dump(dict(sorted(keys.items())), file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError:
        raise Refused(fault("cannot_write").at(path.name)) from None
