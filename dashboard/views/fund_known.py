"""How much is known of what should be known about a fund, item by item, what is missing most first."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard.views.fund_sentences import begun
from dashboard.views.records import records

if TYPE_CHECKING:
    from dashboard.words import Words

DRAWN: Final = 10
"""So many items are drawn, those of which most is missing; the table has all of them."""
MONEY: Final = ("contract.cap", "contract.committed", "outcome.price", "outcome.payment", "payment.")
"""Items about money, which are left out with it: an amount that is not shown is not missing."""


@dataclass(frozen=True)
class Item:
    """Something that should be known: of how many things it is, of all there are (1 or more)."""

    item: str
    known: int
    of_all: int

    @property
    def share(self) -> float:
        """The part that is known, 0 to 1."""
        return self.known / self.of_all


@dataclass(frozen=True)
class KnownView:
    """The items, what is missing most first; `for_all`: they are of the whole fund while one contract was chosen."""

    items: tuple[Item, ...]
    for_all: bool = False

    @property
    def known(self) -> int:
        """How much is known, over all items."""
        return sum(item.known for item in self.items)

    @property
    def of_all(self) -> int:
        """How much should be known, over all items."""
        return sum(item.of_all for item in self.items)

    @property
    def empty(self) -> tuple[Item, ...]:
        """The items of which nothing is known."""
        return tuple(item for item in self.items if not item.known)

    @property
    def lacking(self) -> tuple[Item, ...]:
        """The items of which something is missing."""
        return tuple(item for item in self.items if item.known < item.of_all)

    @property
    def drawn(self) -> tuple[Item, ...]:
        """The rows of the picture."""
        return self.lacking[:DRAWN]

    @property
    def complete(self) -> tuple[Item, ...]:
        """The items of which all is known."""
        return tuple(item for item in self.items if item.known == item.of_all)


def known_view(found: pd.DataFrame, *, without_money: bool, for_all: bool = False) -> KnownView:
    """The view of the answer to `fund_known`: item, known, of_all (1 or more)."""
    items = [
        Item(row["item"], int(row["known"]), int(row["of_all"]))
        for row in records(found)
        if not (without_money and row["item"].startswith(MONEY))
    ]
    return KnownView(tuple(sorted(items, key=lambda item: (item.share, item.known - item.of_all))), for_all)


def heading(seen: KnownView, words: "Words") -> str:
    """How much is known, and of what nothing or least."""
    if seen.known == seen.of_all:
        return words("fund.known.all")
    if not seen.known:
        return words("fund.known.none")
    share = words.percent(_inside(seen.known / seen.of_all))
    weakest = named(seen.items[0], words)
    more = len(seen.empty) - 1
    if more > 0:
        return words("fund.known.nothing_of_more", n=more, share=share, item=weakest)
    return words("fund.known.nothing_of" if seen.empty else "fund.known.least_of", share=share, item=weakest)


def reading(seen: KnownView, words: "Words") -> str:
    """What a bar and hatching are where there is any, how many items are drawn, and of which contracts they are."""
    parts = [words("fund.known.reading")] if seen.lacking else []
    if any(not item.known for item in seen.drawn):
        parts.append(words("fund.known.reading.hatched"))
    if len(seen.lacking) > len(seen.drawn):
        parts.append(words("fund.known.drawn", n=len(seen.drawn), of=words.number(len(seen.lacking))))
    if seen.for_all:
        parts.append(words("fund.known.for_all"))
    return " ".join(parts)


def complete_told(seen: KnownView, words: "Words") -> str:
    """What is known altogether, by name; empty where nothing is."""
    names = [named(item, words) for item in seen.complete]
    return words("fund.known.complete", items=words.listed(names)) if names else ""


def named(item: Item, words: "Words") -> str:
    """What an item is called within a sentence."""
    return words.told("fund.known", item.item)


def label(item: Item, words: "Words") -> str:
    """What an item is called at the start of a row."""
    return begun(named(item, words))


def count_told(item: Item, words: "Words") -> str:
    """Of how many it is known: 37 van 69."""
    return words("fund.known.of", known=words.number(item.known), of=words.number(item.of_all))


def share_told(item: Item, words: "Words") -> str:
    """The part that is known, as a percentage: 0 and 100 only where it is nothing or all."""
    return words.percent(_inside(item.share))


def _inside(share: float) -> float:
    """A share as it is told: what is not nothing is 1 % at least, what is not all 99 % at most."""
    return min(max(share, 0.01), 0.99) if 0 < share < 1 else share
