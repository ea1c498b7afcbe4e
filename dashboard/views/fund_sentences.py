"""What the page of a fund says in words: one function a sentence, the first rule that applies, numbers from the view only."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from dashboard.views.fund import Contract, FundView, Stated
from dashboard.views.fund_parties import Stream
from data.columns import OWN_RECORD

if TYPE_CHECKING:
    from dashboard.words import Words

_SOURCES: Final = 4
"""How many sources a footer names at most."""


def begun(told: str) -> str:
    """A text that begins a sentence."""
    return told[:1].upper() + told[1:]


def coverage(known: int, of: int, words: "Words") -> str:
    """Of how many contracts something is known."""
    return words("fund.coverage", known=words.number(known), of=words.number(of))


def reach_heading(fund: FundView, words: "Words") -> str:
    """Of how many contracts it is known whom they reached."""
    known = sum(1 for contract in fund.contracts if contract.people_engaged is not None)
    if not known:
        return words("fund.reach.unknown")
    if known == len(fund.contracts):
        people = fund.people_engaged[0] if fund.people_engaged else 0
        if known == 1:
            return words("fund.reach.all_known", n=people)
        return words("fund.reach.all_known_many", n=people, contracts=words.number(known))
    return words("fund.reach.known", n=known, of=words.number(len(fund.contracts)))


def reach_reading(fund: FundView, words: "Words") -> str:
    """What the bars mean: shares of what was meant, or, where nothing was meant, people; hatching only where there is any."""
    reading = words("fund.reach.reading" if fund.people_targeted else "fund.reach.reading_people")
    hatched = any(
        contract.people_engaged is None or (fund.people_targeted and not contract.people_targeted)
        for contract in fund.contracts
    )
    return f"{reading} {words('fund.reach.reading_hatched')}" if hatched else reading


def money_heading(fund: FundView, words: "Words") -> str:
    """What was paid; else how large the pot is; else that little is known."""
    money, pot = fund.in_use("private_money"), fund.in_use("outcome_pot")
    if fund.paid:
        return words("fund.money.paid", paid=words.money(*fund.paid))
    if pot:
        return words("fund.money.pot", pot=figure_told(pot, words))
    return words("fund.money.committed", amount=figure_told(money, words)) if money else words("fund.money.unknown")


def dispute_heading(fund: FundView, words: "Words") -> str:
    """On which figures the sources contradict one another; or that they do not, or that there is only one."""
    names = [words(f"fund.figure_the.{figure}") for figure in fund.disputed]
    if names:
        return words("fund.dispute.heading", names=words.listed(names))
    if len(fund.sources) == 1:
        return words("fund.dispute.one_source", source=source_told(fund.sources[0], words))
    return words("fund.dispute.none")


def stream_heading(fund: FundView, words: "Words") -> str:
    """How many parties bring something to how many contracts, and how many of them to every one."""
    of = len(fund.contracts)
    without = fund.money_left_out is not None
    reached: dict[str, set[str]] = {}
    for stream in fund.streams:
        reached.setdefault(stream.giver, set()).add(stream.project)
    if not reached:
        return words("fund.streams.none_other" if without else "fund.streams.none")
    givers, together = len(reached), len(set.union(*reached.values()))
    everywhere = sum(1 for each in reached.values() if len(each) == of)
    if of > 1 and 0 < everywhere < givers:
        key = "fund.streams.everywhere_other" if without else "fund.streams.everywhere"
        return words(key, n=everywhere, parties=words.number(givers), of=words.number(of))
    what = words("fund.streams.something_else" if without else "fund.streams.something")
    if of == 1:
        return words("fund.streams.to_the_one", n=givers, what=what)
    if everywhere == givers:
        return words("fund.streams.to_all", n=givers, what=what, of=words.number(of))
    return words("fund.streams.to_some", n=givers, what=what, known=words.number(together), of=words.number(of))


def stream_reading(fund: FundView, words: "Words") -> str:
    """What the width and the paleness mean, of how many streams the amount is unknown, and what a click does."""
    unknown = sum(1 for stream in fund.streams if stream.promised is None and stream.delivered is None)
    if unknown == len(fund.streams):
        told = words("fund.streams.all_unknown", n=unknown)
    else:
        told = words("fund.streams.some_unknown", n=unknown) if unknown else ""
    click = words("fund.streams.grouped" if fund.givers_together else "fund.streams.click")
    return " ".join(part for part in (words("fund.streams.reading"), told, click) if part)


def roles_told(fund: FundView, party: str, words: "Words") -> str:
    """What the table of roles shows: of one party in which role it is in how many contracts, of all how many there are."""
    roles = fund.roles_of(party)
    if not roles:
        return words("fund.roles.none")
    if party:
        told = [
            words("fund.roles.in", n=len(role.contracts), role=words.told("role", role.role)) for role in fund.roles_of(party)
        ]
        return words("fund.roles.one", party=fund.parties.get(party, ""), told=words.listed(told))
    borne = Counter(role.party for role in roles)
    several = sum(1 for number in borne.values() if number > 1)
    if not several:
        return words("fund.roles.one_each", n=len(borne))
    return words("fund.roles.several", n=len(borne), several=words.number(several))


def footer(told: str, day: date, words: "Words") -> str:
    """What stands below every picture: where it comes from, and as of which day that was known."""
    return words("fund.source", source=told, day=words.day(day))


def note_told(one: Stated, words: "Words") -> str:
    """What a source adds to an amount it states."""
    return f"{source_told(one.source, words)}, {words(f'fund.figure.{one.figure}')}: {one.note}"


def _named(sources: Iterable[str], words: "Words") -> str:
    """Sources by name, each once; the first few where there are many."""
    told = list(dict.fromkeys(source_told(source, words) for source in sources))
    if len(told) > _SOURCES:
        told = [*told[: _SOURCES - 1], words("fund.more_sources", n=len(told) - _SOURCES + 1)]
    return words.listed(told)


def contract_sources(fund: FundView, words: "Words") -> str:
    """Everyone who tells of the contracts."""
    return _named((contract.source for contract in fund.contracts), words)


def stream_sources(fund: FundView, words: "Words") -> str:
    """Everyone who tells of the streams and roles."""
    told = [*(stream.source for stream in fund.streams), *(source for role in fund.roles for source in role.sources)]
    return _named(told, words)


def dispute_sources(fund: FundView, words: "Words") -> str:
    """Everyone who tells of what is disputed."""
    return _named((one.source for name in fund.disputed for one in fund.stated(name)), words)


def money_sources(fund: FundView, words: "Words") -> str:
    """Where each of the amounts of money comes from, by name where they differ."""
    bases: dict[str, list[str]] = {}
    for figure in ("outcome_pot", "private_money", "paid", "paid_type_unknown"):
        basis = money_basis(fund, figure, words)
        if basis:
            bases.setdefault(basis, []).append(words(f"fund.figure.{figure}"))
    if len(bases) < 2:
        return "".join(bases) or contract_sources(fund, words)
    return "; ".join(f"{basis} ({words.listed(names)})" for basis, names in bases.items())


def money_basis(fund: FundView, figure: str, words: "Words") -> str:
    """Where an amount of money comes from; empty where it is unknown."""
    one = fund.in_use(figure)
    if one:
        return basis_told(one, words)
    if (figure == "paid" and fund.paid) or (figure == "paid_type_unknown" and fund.paid_type_unknown):
        told = [source_told(one, words) if one else words("fund.several_sources") for one in fund.payment_sources]
        return words.listed(told)
    return ""


def amount_told(amount: Decimal | None, currency: str | None, words: "Words") -> str:
    """An amount in its currency, or the word for unknown."""
    if amount is None:
        return words("state.unknown")
    return words.money(amount, currency) if currency else words("fund.no_currency", amount=words.number(amount))


def price_told(price: Decimal | None, currency: str | None, words: "Words") -> str:
    """A price as an amount; to the cent where it is no whole number, as results are multiplied by it."""
    if price is None or price == price.to_integral_value():
        return amount_told(price, currency, words)
    number = words.number(price, 2)
    return f"{number} {currency}" if currency else words("fund.no_currency", amount=number)


def stream_told(stream: Stream, amount: Decimal | None, words: "Words") -> str:
    """An amount of a stream in its unit: money in its currency, the rest as number and unit."""
    if stream.kind == "geld" or amount is None:
        return amount_told(amount, stream.unit, words)
    return f"{words.number(amount, 2)} {stream.unit or ''}".strip()


def figure_told(one: Stated, words: "Words") -> str:
    """An amount of money in its currency, a number as it is."""
    return words.money(one.amount, one.currency) if one.currency else words.number(one.amount)


def basis_told(one: Stated, words: "Words") -> str:
    """Where an amount comes from: added up over contracts, or stated as a whole."""
    if one.figure == "contracts" and one.counts is not None:
        return words("fund.basis.listed", source=one.source)
    if one.counts is not None:
        return words("fund.basis.added", n=one.counts, source=source_told(one.source, words))
    return source_told(one.source, words)


def of_metrics(known: int, contract: Contract, words: "Words") -> str:
    """How many are known of the outcome metrics that were agreed; unknown where none of those is recorded."""
    if not contract.metrics:
        return words("state.unknown")
    return words("portfolio.results", known=words.number(known), of=words.number(contract.metrics))


def source_told(source: str, words: "Words") -> str:
    """A source by name; the coalition's own record in the reader's language."""
    return words("source.own") if source == OWN_RECORD else source
