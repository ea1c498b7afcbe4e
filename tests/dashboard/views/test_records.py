import pandas as pd

from dashboard.views.records import records


def test_a_row_is_a_dict_in_which_the_unknown_is_none() -> None:
    frame = pd.DataFrame({"a": pd.array([1, None], "Int64"), "b": ["x", None], "c": [1.5, float("nan")]})
    assert records(frame) == [{"a": 1, "b": "x", "c": 1.5}, {"a": None, "b": None, "c": None}]
    assert records(frame.head(0)) == []
