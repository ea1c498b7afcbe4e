"""What the buttons of Gegevens do: each is one transaction, and says on the next run what came of it."""

from collections.abc import Callable
from typing import Any

from dashboard import session
from dashboard.findings import sentence
from dashboard.shown import leave_own, show_own
from data import intake, ledger, values
from data.book import Action
from data.columns import COMMON
from data.intake import Delivery
from data.known import today
from data.ledger import Entry, Written
from data.problems import Problem, Refused, shown
from data.sheets import Cell, Sheet

REASON = next(column for column in COMMON if column.name == "reason")


def store_delivery(delivery: Delivery, by: str, action: Action) -> None:
    """Store what was examined."""

    def do() -> Written:
        return intake.deliver(session.store(), delivery, by, action=action)

    _done(do, "facts.stored")


def turn_back(batch: int, by: str, reason: str) -> None:
    """Undo a batch from now on."""
    _done(lambda: ledger.turn_back(session.store(), batch, Entry("turn back", by, reason=_plain(reason))), "facts.turned_back")


def judge(table: str, fact: int, action: Action, by: str, reason: str) -> None:
    """Confirm or dispute a fact."""
    _done(
        lambda: ledger.judge(session.store(), table, fact, Entry(action, by, reason=_plain(reason))), f"facts.judged.{action}"
    )


def name_moment(name: str, by: str) -> None:
    """Give the state of this very moment a name."""
    last = int(session.ask("batches")["last_fact"].max())
    lines: list[tuple[int, list[Cell]]] = [(0, ["moment", "known_on", "known_fact"]), (1, [name, today(), last])]
    delivery = intake.examine_sheets([Sheet("", "moment", lines)], [], "template", "", session.store())
    for row in delivery.rows:
        row.corrects = 0
    if delivery.refused:
        session.is_refused([sentence(problem, session.said()) for problem in delivery.problems if problem.fault])
        return
    _done(lambda: intake.deliver(session.store(), delivery, by, action="entry"), "facts.moment.kept")


def go_to_own() -> None:
    """From the example to a base of one's own."""
    words = session.said()
    try:
        path = show_own()
    except Refused as refused:
        session.is_refused([sentence(problem, words) for problem in refused.problems])
        return
    session.is_stored(words("facts.example.now", file=path.name))


def go_back() -> None:
    """From a base of one's own to the example."""
    leave_own()


def _plain(reason: str) -> str:
    """A reason as it may be stored. Raises Refused where it holds what no text may hold."""
    try:
        return values.text(reason, REASON) or ""
    except values.Unreadable as bad:
        raise Refused(Problem(bad.code, True, found=shown(reason), details=bad.details)) from None


def _done(do: Callable[[], Written], key: str) -> None:
    words = session.said()
    try:
        written = do()
    except Refused as refused:
        session.is_refused([sentence(problem, words) for problem in refused.problems])
        return
    if written.batch is None:
        told = words("cli.nothing_new", n=written.unchanged) if written.unchanged else words("cli.nothing_kept")
        session.is_stored(told)
        return
    numbers: dict[str, Any] = {name: words.number(getattr(written, name)) for name in ("added", "corrected", "unchanged")}
    remarks = [sentence(problem, words) for problem in written.problems]
    session.is_stored(" ".join([words(key, batch=words.number(written.batch), **numbers), *remarks]))
