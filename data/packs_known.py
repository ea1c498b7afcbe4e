"""The packs there are: the product's own, and those that people brought, which hide ours of the same key."""

from functools import cache
from importlib.resources import as_file, files
from typing import Final

import pandas as pd

from data.methods import files_of
from data.pack import Pack
from data.pack_reading import read_pack, read_pack_folder
from data.problems import Refused, fault

DEFAULT_PACK: Final = "betekenisscore"


@cache
def shipped() -> dict[str, Pack]:
    """The product's own packs, by key."""
    found = {}
    for entry in sorted((files("data") / "packs").iterdir(), key=lambda one: one.name):
        with as_file(entry) as folder:
            pack, problems = read_pack_folder(folder)
        if pack is None:
            raise AssertionError(f"our own pack {entry.name} has faults: {problems}")
        found[pack.key] = pack
    return found


def pack_named(key: str, own: pd.DataFrame) -> Pack:
    """The pack of this key: the newest version that people brought, else the product's own. `own` is the answer to `packs`.

    Raises Refused where there is none.
    """
    rows = own[own["method"] == key]
    if rows.empty:
        if key not in shipped():
            raise Refused(fault("no_such_pack", found=key, there=", ".join(sorted({*shipped(), *own["method"]}))))
        return shipped()[key]
    return _read(str(rows.sort_values(["dated", "recorded", "version"], na_position="first")["content"].iloc[-1]))


@cache
def _read(content: str) -> Pack:
    pack, problems = read_pack(files_of(content))
    if pack is None:  # stored by an earlier version of the product that refused less
        raise Refused(*problems)
    return pack
