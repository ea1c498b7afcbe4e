import pytest
from streamlit.testing.v1 import AppTest

from dashboard.pages.facts.hand_in import _examined, _safe
from dashboard.shown import show
from data.store import Store
from tests.conftest import COALITION, PARTIES, Deliver


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


def test_of_answers_the_reader_sees_what_they_come_to_and_that_they_are_not_kept(store: Store, deliver: Deliver) -> None:
    deliver(coalition=COALITION, party=PARTIES, membership="coalition,party,role\nC,Brug,partner\n")
    show(store)
    header = ",".join(f"s{number:02d}" for number in range(1, 11))
    rows = [f"Brug,deelnemer{at}," + ",".join(str((at * 2 + item) % 5 + 1) for item in range(10)) for at in range(8)]
    content = "\n".join([f"party,respondent,{header}", *rows]).encode()

    def script(content: bytes) -> None:
        from dashboard import session
        from dashboard.pages.facts.hand_in import _examined, _preview

        _preview(_examined([("antwoorden.csv", content)], "template"), session.said())

    app = AppTest.from_function(script, args=(content,), default_timeout=20).run()
    assert not app.exception
    told = " ".join(one.value for one in app.markdown)
    assert "profiel" in told and "Antwoorden van mensen bewaren wij niet" in told
    shown = " ".join(str(one.value) for one in app.dataframe)
    assert "Brug" in shown and "deelnemer" not in shown
    assert "vrijgave" not in " ".join(one.value for one in app.markdown[1:])
