"""The store that this process shows: set before the app starts, read on every visit."""

from data.store import Store

_stores: list[Store] = []


def show(store: Store) -> None:
    """Let the app show `store` from now on."""
    _stores[:] = [store]


def shown() -> Store:
    """The store that the app shows."""
    return _stores[0]
