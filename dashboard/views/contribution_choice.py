"""What the reader of the page Bijdrage chose, and for whom the page is made."""

from dataclasses import dataclass
from typing import Final, Literal

from data.policy import Role, Viewer

Audience = Literal["steering", "financier", "partner"]
_ROLE: Final[dict[Audience, Role]] = {"steering": "facilitator", "financier": "financier", "partner": "partner"}
AUDIENCES: Final[tuple[Audience, ...]] = ("steering", "financier", "partner")


@dataclass(frozen=True)
class ContributionChoice:
    """One outcome of a coalition, up to and including a quarter (`2026-Q3`), as its audience may see it.

    `party` is the partner for whom the page is made, empty for another audience. `outcomes` maps the id of each outcome of
    which dividends are told to its name.
    """

    coalition: str
    name: str
    outcome: str
    outcomes: dict[str, str]
    quarter: str
    audience: Audience
    party: str
    party_name: str
    without_money: bool

    @property
    def viewer(self) -> Viewer:
        """Who asks for this page: what it shows is what this viewer may see, whoever is looking."""
        return Viewer(self.audience, _ROLE[self.audience], self.party, frozenset({self.coalition}))

    @property
    def answers(self) -> dict[str, str]:
        """The answers that every metric of the page is asked with."""
        return {"coalition": self.coalition, "outcome": self.outcome, "quarter": self.quarter}
