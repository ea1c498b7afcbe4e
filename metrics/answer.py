"""One way to an answer: by name, whether a question in SQL gives it or a metric computes it."""

from typing import Protocol

import pandas as pd

from data.asking import questions
from metrics.catalogue import BY_NAME


class Ask(Protocol):
    """`Store.ask`, for one viewer and one moment."""

    def __call__(self, name: str, **answers: object) -> pd.DataFrame:
        """The frame that answers question `name`."""
        ...


def answer(name: str, ask: Ask, **answers: object) -> pd.DataFrame:
    """The frame that answers `name`: a metric of the catalogue, else a question of data/sql.

    `answers` fill the parameters of the questions that need them. Raises what `ask` raises; an answer that no question
    needs is refused by the first of them.
    """
    metric = BY_NAME.get(name)
    if metric is None:
        return ask(name, **answers)
    needs = {question: questions()[question].needs - metric.unasked for question in metric.questions}
    if answers.keys() - frozenset().union(*needs.values()):
        return _asked(metric.questions[0], ask, answers)
    given = ({key: value for key, value in answers.items() if key in needs[question]} for question in metric.questions)
    return metric.function(*(_asked(question, ask, own) for question, own in zip(metric.questions, given, strict=True)))


def _asked(question: str, ask: Ask, answers: dict[str, object]) -> pd.DataFrame:
    """What a metric rests on: the facts beneath results too, of which it shows each viewer what is his."""
    if questions()[question].gives == "beneath":
        return ask(question, beneath=True, **answers)
    return ask(question, **answers)
