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
    """`name` with its look-alike letters made Latin, in lower case, and its spaces of whatever kind made one."""
    return " ".join(unicodedata.normalize("NFKC", name).translate(_TWINS).casefold().split())
