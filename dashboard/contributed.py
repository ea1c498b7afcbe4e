"""What the command `contribution` writes: what each party in a table of dividends adds, without a database."""

from pathlib import Path

import pandas as pd

from data.dividend_reading import read_dividends
from data.problems import Problem, Refused
from metrics.contributing import contribution_of
from metrics.dividends import game


def contributed(dividends: Path) -> tuple[pd.DataFrame, list[Problem]]:
    """party, alone, fair, marginal, low, high as in `contribution`, with the remarks on the table.

    Raises Refused with all faults of the table.
    """
    told, problems = read_dividends(dividends)
    if told is None:
        raise Refused(*problems)
    return contribution_of(game(told.sort_values("parties"))), problems
