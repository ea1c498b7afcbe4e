"""Names to choose from: one a thing, and no two the same."""

from collections import Counter
from collections.abc import Mapping


def labels(names: Mapping[str, str]) -> dict[str, str]:
    """Label -> id for a mapping of id -> name, in its order; names that more than one thing bears get their id behind."""
    borne = Counter(names.values())
    return {name if borne[name] == 1 else f"{name} ({key})": key for key, name in names.items()}
