"""What the page of a fund says in words: one function a sentence, the first rule that applies, numbers from the view only."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from textwrap import shorten
from typing import TYPE_CHECKING, Final

from dashboard.views.fund import Contract, FundView, Raw, Stated, Stream
from data.columns import OWN_RECORD

if TYPE_CHECKING:
    from dashboard.words import Words

_LETTERS: Final = 60
"""How much of an outcome's definition stands in a raw row."""
_SOURCES: Final = 4
"""How many sources a footer names at most."""


def title(fund: FundView, words: "Words") -> str:
    """The page's answer in one sentence; the first rule that applies."""
    contracts = len(fund.contracts)
    if not contracts:
        return words("fund.title.empty", name=fund.name)
    none_known = fund.without_result == contracts
    outcomes = begun(outcomes_told(fund, words))
    if fund.money_left_out is not None:
        return words("fund.title.no_results", n=contracts) if none_known else outcomes
    if fund.without_payment == contracts:
        if fund.payments_type_unknown:
            return words("fund.title.type_unknown", told=outcomes)
        return words("fund.title.unknown", n=contracts) if none_known else words("fund.title.results", told=outcomes)
    paid = words("fund.title.paid", amount=words.money(*fund.paid)) if fund.paid else words("fund.title.paid_mixed")
    if not fund.without_payment:
        return f"{paid}; {outcomes_told(fund, words)}"
    return words("fund.title.paid_partly", n=fund.without_payment, paid=paid, of=words.number(contracts))


def outcomes_told(fund: FundView, words: "Words") -> str:
    """Of how many agreed outcomes a result is known; where it is not recorded what was agreed, of how many contracts."""
    contracts = len(fund.contracts)
    if fund.without_result == contracts:
        return words("fund.outcomes.unknown")
    if fund.outcomes is None:
        return words("fund.outcomes.contracts", n=contracts - fund.without_result, of=words.number(contracts))
    known, of = fund.outcomes
    if known == of:
        return words("fund.outcomes.all", n=of)
    return words("fund.outcomes.some", n=known, of=words.number(of))


def begun(told: str) -> str:
    """A text that begins a sentence."""
    return told[:1].upper() + told[1:]


def lead(fund: FundView, words: "Words") -> str:
    """What is known besides: money committed and by whom disputed, people, what is left out, and where knowledge ends."""
    people = _people(fund, words)
    money = fund.in_use("private_money")
    if fund.money_left_out is not None:
        left_out = words("fund.lead.left_out", n=fund.money_left_out)
        return " ".join(
            [words("fund.lead.without_money", n=len(fund.contracts), people=people), left_out, _nowhere(fund, words)]
        ).strip()
    if money is None:
        parts = [words("fund.lead.money_unknown", people=people)]
    else:
        parts = [words("fund.lead.money", amount=figure_told(money, words) + _partly(money, words), people=people)]
    others = [figure_told(one, words) for one in fund.stated("private_money") if one.disputed and not one.in_use]
    if others:
        parts.append(words("fund.lead.others", n=len(others), amounts=words.listed(others)))
    if 0 < fund.without_payment < len(fund.contracts):
        parts.append(begun(outcomes_told(fund, words)) + ".")
    if fund.paid_type_unknown:
        amount = words.money(*fund.paid_type_unknown)
        parts.append(words("fund.lead.type_unknown", n=fund.payments_type_unknown, amount=amount))
    return " ".join([*parts, _nowhere(fund, words)]).strip()


def _people(fund: FundView, words: "Words") -> str:
    """The people meant to be reached, with how much of that is known; else those who took part."""
    of = len(fund.contracts)
    for key, told in (("fund.lead.people", fund.people_targeted), ("fund.lead.people_engaged", fund.people_engaged)):
        if told is not None:
            return words(key, n=told[0], coverage="" if told[1] == of else f"; {coverage(told[1], of, words)}")
    return words("fund.lead.people_unknown")


def _partly(one: Stated, words: "Words") -> str:
    """Over how many contracts an amount was added up, where that is not all of them."""
    if one.counts is None or one.contracts is None or one.counts == one.contracts:
        return ""
    return f" ({coverage(one.counts, one.contracts, words)})"


def coverage(known: int, of: int, words: "Words") -> str:
    """Of how many contracts something is known."""
    return words("fund.coverage", known=words.number(known), of=words.number(of))


def _nowhere(fund: FundView, words: "Words") -> str:
    """Prices, results and payments that none of the sources records, by name."""
    about_money = fund.money_left_out is None
    stated = (
        ("fund.prices", about_money and not any(c.prices_known for c in fund.contracts)),
        ("fund.results", not any(c.results_known for c in fund.contracts)),
        ("fund.payments", about_money and not any(c.payments_known or c.payments_type_unknown for c in fund.contracts)),
    )
    nowhere = [words(what) for what, is_absent in stated if is_absent]
    if not nowhere:
        return ""
    sources = words.listed(dict.fromkeys(source_told(contract.source, words) for contract in fund.contracts))
    return words("fund.lead.nowhere", what=begun(words.listed(nowhere)), source=sources)


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


def raw_what(row: Raw, words: "Words") -> str:
    """What a raw row is: a result, a price or a payment (made, planned, or nobody says), and of which outcome."""
    if row.kind == "result":
        kind = words("why.raw.result")
    elif row.kind == "price":
        kind = words("why.raw.price")
    elif row.type is None:
        kind = words("why.raw.not_stated")
    else:
        kind = words("why.raw.paid" if row.type == "Actual" else "why.raw.planned")
    about = row.what or row.outcome_metric or words("why.raw.whole")
    return f"{kind}: {shorten(about, _LETTERS, placeholder=' …')}"


def raw_period(row: Raw, words: "Words") -> str:
    """The period of a raw row; empty where its kind has none."""
    told = list(dict.fromkeys(words.period(one) for one in (row.period_start, row.period_end) if one))
    if row.kind == "price":
        return ""
    return " – ".join(told) or words("state.unknown")


def raw_value(row: Raw, words: "Words") -> str:
    """The value of a raw row, exactly: a number of outcomes, or an amount in its currency."""
    value = row.achieved if row.kind == "result" else row.amount
    if value is None:
        return words("state.unknown")
    number = words.number(value, 6)
    if row.kind == "result":
        return number
    return f"{number} {row.currency}" if row.currency else words("fund.no_currency", amount=number)


def source_told(source: str, words: "Words") -> str:
    """A source by name; the coalition's own record in the reader's language."""
    return words("source.own") if source == OWN_RECORD else source
