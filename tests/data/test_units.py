import pandas as pd
import pytest

from data.units import plain_unit


@pytest.mark.parametrize("unit", ["ton", "Ton", " TON "])
def test_capitals_and_spaces_make_no_other_unit(unit: str) -> None:
    assert plain_unit(unit) == "ton"


@pytest.mark.parametrize("unit", [None, float("nan"), pd.NA, "", " "])
def test_what_is_not_told_is_no_unit(unit: object) -> None:
    assert plain_unit(unit) == ""
