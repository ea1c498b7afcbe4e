"""How long work tells how far it is, without knowing to whom."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

Track = Callable[[Sequence[Any], str], Iterable[Any]]
"""Goes through a sequence, and may show how far it is; the text names the work: `checking` or `storing`."""


def _unseen(work: Sequence[Any], _: str) -> Iterable[Any]:
    return work


UNSEEN: Final[Track] = _unseen
"""Shows nothing."""
