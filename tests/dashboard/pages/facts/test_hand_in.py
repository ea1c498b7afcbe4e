import pytest

from dashboard.pages.facts.hand_in import _examined, _safe
from dashboard.shown import show
from data.store import Store
from tests.conftest import COALITION


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "=cmd|' /C calc'!A0.csv", "a\x00b.csv", "x" * 400 + ".csv", "...", "", "<img src=x>.csv"]
)
def test_the_name_of_an_uploaded_file_is_never_a_path(store: Store, name: str) -> None:
    show(store)
    assert "/" not in _safe(name) and len(_safe(name)) <= 100 and not _safe(name).startswith(".")
    delivery = _examined([(name, COALITION.encode())], "template")
    assert [row.values["coalition"] for row in delivery.rows] == ["C"]


def test_several_files_are_one_delivery(store: Store) -> None:
    show(store)
    delivery = _examined([("coalition.csv", COALITION.encode()), ("party.csv", b"party\nP\n")], "template")
    assert {row.table.name for row in delivery.rows} == {"coalition", "party"}
