"""On whose answers a picture rests, how many they are, and of when."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from data.instrument import Instrument

if TYPE_CHECKING:
    from dashboard.words import Words


def of_answers(instrument: Instrument, period: str, people: Iterable[int], day: date, words: "Words") -> str:
    """Answers to an instrument in a period ('' undated), by so many people a partner (1: its own statement, not counted)."""
    parts = [words("values.source", instrument=instrument.name(words.lang), day=words.day(day))]
    if period:
        parts.append(words.period(period))
    of_people = sorted(set(people) - {0, 1})
    if of_people:
        least, most = words.number(of_people[0]), words.number(of_people[-1])
        parts.append(words("values.heat.people", range=least if least == most else f"{least}–{most}"))
    return " · ".join(parts)


def of_partners(parties: int, period: str, day: date, words: "Words", *, of: int = 0) -> str:
    """What so many partners, where told `of` how many there are, say of themselves, up to a period."""
    when, known = words.period(period), words.day(day)
    if of > parties:
        return words("values.source.partners_of", n=parties, of=words.number(of), when=when, day=known)
    return words("values.source.partners", n=parties, when=when, day=known)
