"""One way to an answer: by name, whether a question in SQL gives it or a metric computes it."""

from typing import Protocol

import pandas as pd

from metrics.catalogue import BY_NAME


class Ask(Protocol):
    """`Store.ask`, for one viewer and one moment."""

    def __call__(self, name: str, **answers: object) -> pd.DataFrame:
        """The frame that answers question `name`."""
        ...


def answer(name: str, ask: Ask, **answers: object) -> pd.DataFrame:
    """The frame that answers `name`: a metric of the catalogue, else a question of data/sql.

    `answers` fill the parameters of the questions that are asked. Raises what `ask` raises.
    """
    metric = BY_NAME.get(name)
    if metric is None:
        return ask(name, **answers)
    return metric.function(*(ask(question, **answers) for question in metric.questions))
