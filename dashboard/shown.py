"""The store that this process shows: set before the app starts, read on every visit; and the way to a base of one's own."""

from pathlib import Path
from typing import Final

from data.store import Store

OWN: Final = "mijn-vlechtwerk.duckdb"
"""The file, in the folder where the process was started, of the base that a reader of the example begins."""
_stores: list[Store] = []


def show(store: Store) -> None:
    """Let the app show `store` from now on."""
    leave_own()
    _stores[:] = [store]


def shown() -> Store:
    """The store that the app shows."""
    return _stores[-1]


def show_own() -> Path:
    """Let the app show a base of one's own, which is made where it is not there yet. Raises Refused where it cannot be."""
    path = Path.cwd() / OWN
    if not is_own():
        _stores.append(Store.open(path, write=True, purpose="vlechtwerk demo"))
    return path


def leave_own() -> None:
    """Let go of the base of one's own, and show again what the process was started with."""
    while is_own():
        _stores.pop().close()


def is_own() -> bool:
    """Is a base of one's own shown in place of what the process was started with?"""
    return len(_stores) > 1
