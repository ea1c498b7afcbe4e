"""The instruments there are: the product's own, and those that people brought, which hide ours of the same key."""

from functools import cache
from importlib.resources import as_file, files

import pandas as pd

from data.instrument import Instrument
from data.instrument_reading import read_instrument, read_instrument_folder
from data.methods import files_of
from data.problems import Problem


@cache
def shipped() -> dict[str, Instrument]:
    """The product's own instruments, by key."""
    found = {}
    for entry in sorted((files("data") / "instruments").iterdir(), key=lambda one: one.name):
        with as_file(entry) as folder:
            instrument, problems = read_instrument_folder(folder)
        if instrument is None:
            raise AssertionError(f"our own instrument {entry.name} has faults: {problems}")
        found[instrument.key] = instrument
    return found


def instruments(own: pd.DataFrame) -> dict[str, Instrument]:
    """All instruments by key: of each the newest version that people brought, else the product's own.

    `own` is the answer to `instruments`. One that was stored once and cannot be read any more is left out here.
    """
    found = dict(shipped())
    for key, content in _newest(own).items():
        found.pop(key, None)
        instrument, _ = _read(content)
        if instrument is not None:
            found[key] = instrument
    return found


def _newest(own: pd.DataFrame) -> dict[str, str]:
    """Of each key that people brought the content of its newest version."""
    rows = own.sort_values(["dated", "recorded", "version"], na_position="first").drop_duplicates("method", keep="last")
    return {str(key): str(content) for key, content in zip(rows["method"], rows["content"], strict=True)}


@cache
def _read(content: str) -> tuple[Instrument | None, list[Problem]]:
    return read_instrument(files_of(content))
