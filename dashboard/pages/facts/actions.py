"""What the buttons of Gegevens do: each is one transaction, and says on the next run what came of it."""

from collections.abc import Callable
from typing import Any

from dashboard import session, shown
from dashboard.findings import sentence
from data import intake, ledger
from data.book import Action
from data.checking import Row
from data.intake import Delivery
from data.known import today
from data.ledger import Entry, Written
from data.problems import Refused
from data.tables import BY_NAME


def store_delivery(delivery: Delivery, by: str, action: Action) -> None:
    """Store what was examined."""

    def do() -> Written:
        return intake.deliver(session.store(), delivery, by, action=action)

    _done(do)


def turn_back(batch: int, by: str, reason: str) -> None:
    """Undo a batch from now on."""
    _done(lambda: ledger.turn_back(session.store(), batch, Entry("turn back", by, reason=reason)))


def judge(table: str, fact: int, action: Action, by: str, reason: str) -> None:
    """Confirm or dispute a fact."""
    _done(lambda: ledger.judge(session.store(), table, fact, Entry(action, by, reason=reason)))


def name_moment(name: str, by: str) -> None:
    """Give the state of this very moment a name."""
    last = int(session.ask("batches")["last_fact"].max())
    row = Row(BY_NAME["moment"], {"moment": name.strip(), "known_on": today(), "known_fact": last}, corrects=0)
    _done(lambda: ledger.add(session.store(), [row], Entry("entry", by)))


def go_to_own() -> None:
    """From the example to a base of one's own."""
    words = session.said()
    try:
        path = shown.show_own()
    except Refused as refused:
        session.is_refused([sentence(problem, words) for problem in refused.problems])
        return
    session.is_stored(words("facts.example.now", file=path.name))


def go_back() -> None:
    """From a base of one's own to the example."""
    shown.leave_own()


def _done(do: Callable[[], Written]) -> None:
    words = session.said()
    try:
        written = do()
    except Refused as refused:
        session.is_refused([sentence(problem, words) for problem in refused.problems])
        return
    if written.batch is None:
        session.is_stored(words("cli.nothing_new", n=written.unchanged))
        return
    told: dict[str, Any] = {name: words.number(getattr(written, name)) for name in ("added", "corrected", "unchanged")}
    remarks = [sentence(problem, words) for problem in written.problems]
    session.is_stored(" ".join([words("facts.stored", batch=words.number(written.batch), **told), *remarks]))
