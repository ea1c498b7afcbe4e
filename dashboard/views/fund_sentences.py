"""What the page of a fund says in words: one function a sentence, the first rule that applies, numbers from the view only."""

from decimal import Decimal
from typing import TYPE_CHECKING

from dashboard.views.fund import FundView, Stated, Stream
from data.columns import OWN_RECORD

if TYPE_CHECKING:
    from dashboard.words import Words


def title(fund: FundView, words: "Words") -> str:
    """The page's answer in one sentence; the first rule that applies."""
    contracts = len(fund.contracts)
    if not contracts:
        return words("fund.title.empty", name=fund.name)
    known = contracts - fund.without_result
    if fund.money_left_out is not None:
        return _results(known, contracts, words)
    if fund.without_payment == contracts:
        return (
            words("fund.title.unknown", n=contracts)
            if not known
            else words("fund.title.results", told=_results(known, contracts, words))
        )
    paid = words.money(*fund.paid) if fund.paid else words("fund.paid_mixed")
    if not fund.without_payment:
        return words("fund.title.paid", n=contracts, paid=paid)
    return words("fund.title.paid_partly", n=fund.without_payment, paid=paid, of=words.number(contracts))


def _results(known: int, contracts: int, words: "Words") -> str:
    if not known:
        return words("fund.title.no_results", n=contracts)
    if known == contracts:
        return words("fund.title.all_results", n=contracts)
    return words("fund.title.some_results", n=known, of=words.number(contracts))


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
    if fund.paid_type_unknown:
        number = sum(contract.payments_type_unknown for contract in fund.contracts)
        parts.append(words("fund.lead.type_unknown", n=number, amount=words.money(*fund.paid_type_unknown)))
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
    sources = words.listed(dict.fromkeys(contract.source for contract in fund.contracts))
    return words("fund.lead.nowhere", what=words.listed(nowhere).capitalize(), source=sources)


def reach_heading(fund: FundView, words: "Words") -> str:
    """Of how many contracts it is known whom they reached."""
    known = sum(1 for contract in fund.contracts if contract.people_engaged is not None)
    if not known:
        return words("fund.reach.unknown")
    if known == len(fund.contracts):
        return words("fund.reach.all_known", n=known, people=words.number((fund.people_engaged or (0, 0))[0]))
    return words("fund.reach.known", n=known, of=words.number(len(fund.contracts)))


def reach_reading(fund: FundView, words: "Words") -> str:
    """What the bars mean: shares of what was meant, or, where nothing was meant, people."""
    return words("fund.reach.reading" if fund.people_targeted else "fund.reach.reading_people")


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
        return words("fund.dispute.one_source", source=fund.sources[0])
    return words("fund.dispute.none")


def stream_heading(fund: FundView, words: "Words") -> str:
    """How many parties bring something to how many contracts, and how many of them to every one."""
    givers: dict[str, set[str]] = {}
    for stream in fund.streams:
        givers.setdefault(stream.giver, set()).add(stream.receiver)
    if not givers:
        return words("fund.streams.none")
    reached = set.union(*givers.values())
    everywhere = sum(1 for each in givers.values() if each == reached)
    if len(reached) > 1 and 0 < everywhere < len(givers):
        return words("fund.streams.everywhere", n=everywhere, parties=words.number(len(givers)), of=words.number(len(reached)))
    return words("fund.streams.heading", n=len(givers), takers=words.number(len(reached)))


def stream_reading(fund: FundView, words: "Words") -> str:
    """What the width and the paleness mean, and of how many streams the amount is unknown."""
    unknown = sum(1 for stream in fund.streams if stream.promised is None and stream.delivered is None)
    if unknown == len(fund.streams):
        told = words("fund.streams.all_unknown", n=unknown)
    else:
        told = words("fund.streams.some_unknown", n=unknown) if unknown else ""
    return " ".join(part for part in (words("fund.streams.reading"), told, words("fund.streams.click")) if part)


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


def source_told(source: str, words: "Words") -> str:
    """A source by name; the coalition's own record in the reader's language."""
    return words("source.own") if source == OWN_RECORD else source
