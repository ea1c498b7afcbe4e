import socket

import pytest

from dashboard import serving
from dashboard.words import words
from data.problems import Refused
from data.store import Store


def test_a_port_that_is_taken_is_said_before_anything_starts(store: Store) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(Refused) as refused:
            serving.serve(store, taken.getsockname()[1], headless=True, say=words("nl"))
    assert refused.value.problems[0].code == "port_taken"


def test_the_demonstration_holds_every_example(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = {}

    def instead(store: Store, port: int, **_: object) -> int:
        seen.update(funds=store.ask("funds")["fund"].tolist(), port=port)
        return 0

    monkeypatch.setattr(serving, "serve", instead)
    assert serving.serve_demo(8600, headless=True, say=words("nl")) == 0
    assert seen == {"funds": ["INDIGO-FUND-0014", "kiemkracht", "vollekring"], "port": 8600}
