"""What the command `streams` writes: what each party in a table of flows brings and takes, without a database."""

from pathlib import Path

import pandas as pd

from data.flow_reading import read_flows
from data.problems import Problem, Refused
from metrics.flows import party_balance


def streamed(flows: Path, by: str = "") -> tuple[pd.DataFrame, list[Problem]]:
    """party, kind, unit, brings, takes, balance as in `party_balance`, with the remarks on the table.

    With `by` the parties are the groups in the columns giver_BY and receiver_BY. Raises Refused with all faults of the table.
    """
    told, problems = read_flows(flows, by)
    if told is None:
        raise Refused(*problems)
    return party_balance(told, "amount"), problems
