import inspect

import pytest

from data.asking import questions
from data.store import Store
from metrics.answer import answer
from metrics.catalogue import METRICS
from metrics.metric import Metric


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)
def test_a_metric_takes_the_answers_to_its_questions(metric: Metric) -> None:
    parameters = inspect.signature(metric.function).parameters.values()
    assert len([one for one in parameters if one.default is inspect.Parameter.empty]) == len(metric.questions)
    assert (metric.function.__doc__ or "").strip()


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)
def test_a_metric_gives_the_columns_it_names(metric: Metric, brabant: Store) -> None:
    needs = {need for question in metric.questions for need in questions()[question].needs} - metric.unasked
    told = {"fund": "INDIGO-FUND-0014", "coalition": "nobody"}
    frame = answer(metric.name, brabant.ask, **{name: value for name, value in told.items() if name in needs})
    assert list(frame.columns) == list(metric.columns)
