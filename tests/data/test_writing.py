import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from data.writing import cell, print_csv, write_csv


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (pd.NA, ""),
        (Decimal("601460.000000"), "601460.00"),
        (Decimal("0.123456"), "0.123456"),
        (Decimal(7), "7.00"),
        (231.0, "231"),
        (12.5, "12.5"),
        (1.234, "1.2340"),
        (float("nan"), ""),
        (333, "333"),
        (True, "true"),
        (date(2026, 10, 12), "2026-10-12"),
        ("Stichting", "Stichting"),
        ("=1+1", "'=1+1"),
        ("@home", "'@home"),
        ("-", "'-"),
    ],
)
def test_a_value_is_written_exactly_and_never_as_a_formula(value: object, written: str) -> None:
    assert cell(value) == written


def test_a_frame_is_written_whole_with_its_header_and_empty_cells_for_the_unknown(tmp_path: Path) -> None:
    frame = pd.DataFrame({"naam": ["a, b", None], "bedrag": [Decimal("1.50"), pd.NA]}, dtype="object")
    write_csv(frame, tmp_path / "f.csv")
    printed = io.StringIO()
    print_csv(frame, printed)
    assert (tmp_path / "f.csv").read_text() == printed.getvalue() == 'naam,bedrag\n"a, b",1.50\n,\n'
    assert [path.name for path in tmp_path.iterdir()] == ["f.csv"]
