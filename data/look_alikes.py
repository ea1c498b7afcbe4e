"""The shape of a name: what is left when two names that look the same to a reader are made equal."""

import unicodedata
from typing import Final

_TWINS: Final = str.maketrans(
    {
        **dict(zip("АВЕІЈКМНОРСТУХЅԚ", "ABEIJKMHOPCTYXSQ", strict=True)),
        **dict(zip("аеіјорсухѕԁһ", "aeijopcyxsdh", strict=True)),
        **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True)),
        **dict(zip("αινορυ", "aivopu", strict=True)),
    }
)
"""Cyrillic and Greek letters that pass for a Latin one."""


def shape(name: str) -> str:
    """`name` with its look-alike letters made Latin, in lower case, spaces of whatever kind made one, marks unseen gone."""
    seen = "".join(
        c for c in unicodedata.normalize("NFKC", name) if unicodedata.category(c) != "Cf" and not "\ufe00" <= c <= "\ufe0f"
    )
    return " ".join(seen.translate(_TWINS).casefold().split())
