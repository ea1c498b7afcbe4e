"""What a reader of the page Fonds looks at: one fund, and of it one contract or all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd


@dataclass(frozen=True)
class FundChoice:
    """A fund by id and name, what of it was chosen, and the day as known on which it is told.

    `contracts` are all its contracts, project -> name; `contract` is the chosen one of them, empty where all are shown.
    """

    fund: str
    name: str
    contract: str
    contracts: dict[str, str]
    day: date
    without_money: bool

    def picks(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The rows of the chosen contract (column `project`), of all contracts where none is chosen."""
        return frame[(frame["project"] == self.contract).fillna(False)] if self.contract else frame

    @property
    def shown(self) -> Mapping[str, str]:
        """The contracts that are shown, project -> name."""
        return {self.contract: self.contracts[self.contract]} if self.contract else self.contracts
