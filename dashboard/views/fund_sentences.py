"""What the page of a fund says in words: one function a sentence, the first rule that applies, numbers from the view only."""

from decimal import Decimal
from typing import TYPE_CHECKING

from dashboard.views.fund import FundView, Stated, Stream

if TYPE_CHECKING:
    from dashboard.words import Words


def title(fund: FundView, words: "Words") -> str:
    """The page's answer in one sentence; the first rule that applies."""
    contracts = len(fund.contracts)
    if not contracts:
        return words("fund.title.empty", name=fund.name)
    if fund.without_payment == contracts and fund.without_result == contracts:
        return words("fund.title.unknown", n=contracts)
    if fund.without_payment == contracts:
        return words("fund.title.results_only", n=contracts - fund.without_result, of=words.number(contracts))
    paid = fund.paid
    told = words("fund.paid_amount", amount=words.money(*paid)) if paid else words("fund.paid_mixed")
    if not fund.without_payment:
        return words("fund.title.paid", n=contracts, paid=told)
    return words("fund.title.paid_partly", n=fund.without_payment, paid=told, of=words.number(contracts))


def lead(fund: FundView, words: "Words", *, without_money: bool = False) -> str:
    """What is known besides: money committed, people meant to be reached, and where knowledge ends."""
    people = fund.people_targeted
    for_people = words("fund.lead.people", n=people) if people is not None else words("fund.lead.people_unknown")
    money = fund.in_use("private_money")
    parts = []
    if without_money:
        parts.append(words("fund.lead.without_money", n=len(fund.contracts), people=for_people))
    elif money is None:
        parts.append(words("fund.lead.money_unknown", people=for_people))
    else:
        parts.append(words("fund.lead.money", amount=words.money(money.amount, money.currency or "EUR"), people=for_people))
    parts.append(_unknown_where(fund, words))
    return " ".join(part for part in parts if part)


def _unknown_where(fund: FundView, words: "Words") -> str:
    """Prices, results and payments that are recorded nowhere, by name."""
    nowhere = [
        words(what)
        for what, known in (
            ("fund.prices", any(c.prices_known for c in fund.contracts)),
            ("fund.results", any(c.results_known for c in fund.contracts)),
            ("fund.payments", any(c.payments_known for c in fund.contracts)),
        )
        if not known
    ]
    if not nowhere:
        return ""
    return words("fund.lead.nowhere", n=len(nowhere), what=words.listed(nowhere).capitalize())


def reach_heading(fund: FundView, words: "Words") -> str:
    """Of how many contracts it is known whom they reached."""
    known = sum(1 for contract in fund.contracts if contract.people_engaged is not None)
    if not known:
        return words("fund.reach.unknown")
    return words("fund.reach.known", n=known, of=words.number(len(fund.contracts)))


def money_heading(fund: FundView, words: "Words") -> str:
    """What was paid; else how large the pot is; else that little is known."""
    money, pot = fund.in_use("private_money"), fund.in_use("outcome_pot")
    if fund.paid:
        return words("fund.money.paid", paid=words.money(*fund.paid))
    if money and pot and pot.currency == money.currency:
        return words("fund.money.pot", pot=words.money(pot.amount, pot.currency or ""))
    return words("fund.money.unknown")


def dispute_heading(fund: FundView, words: "Words") -> str:
    """On which figures the sources contradict one another."""
    names = [words(f"fund.figure.{figure}") for figure in fund.disputed]
    return words("fund.dispute.heading", names=words.listed(names)) if names else words("fund.dispute.none")


def stream_heading(fund: FundView, words: "Words") -> str:
    """How many parties bring how many kinds of things, and who brings to most contracts."""
    givers: dict[str, set[str]] = {}
    for stream in fund.streams:
        givers.setdefault(stream.giver, set()).add(stream.receiver)
    if not givers:
        return words("fund.streams.none")
    most = max(len(reached) for reached in givers.values())
    everywhere = [fund.parties[giver] for giver, reached in givers.items() if len(reached) == most]
    if len(fund.contracts) > 1 and most == len(fund.contracts):
        return words("fund.streams.everywhere", n=len(everywhere), parties=words.number(len(givers)), of=words.number(most))
    return words("fund.streams.heading", n=len(givers), contracts=words.number(len(fund.contracts)))


def stream_reading(fund: FundView, words: "Words") -> str:
    """What the width means, and of how many streams the amount is unknown."""
    unknown = sum(1 for stream in fund.streams if stream.promised is None and stream.delivered is None)
    return words("fund.streams.reading", n=len(fund.streams), unknown=words.number(unknown))


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
        return words("fund.basis.added", n=one.counts, source=one.source)
    return one.source
