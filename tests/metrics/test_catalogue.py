import inspect

import pytest

from data.store import Store
from metrics.answer import answer
from metrics.catalogue import METRICS, Metric


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)
def test_a_metric_takes_the_answers_to_its_questions(metric: Metric) -> None:
    assert len(inspect.signature(metric.function).parameters) == len(metric.questions)
    assert (metric.function.__doc__ or "").strip()


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)
def test_a_metric_gives_the_columns_it_names(metric: Metric, brabant: Store) -> None:
    frame = answer(metric.name, brabant.ask, fund="INDIGO-FUND-0014")
    assert list(frame.columns) == list(metric.columns)
