"""The title of the page of a fund or contract and the line below it: the first rule that applies, numbers from views only."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from dashboard.views.forecast import ForecastView
from dashboard.views.forecast_sentences import range_told
from dashboard.views.fund import FundView, Stated
from dashboard.views.fund_match import MatchView
from dashboard.views.fund_money import Money, partly_told
from dashboard.views.fund_outcomes import OutcomesView, short
from dashboard.views.fund_sentences import begun, coverage, figure_told, source_told

if TYPE_CHECKING:
    from dashboard.words import Words

_NAMED: Final = 2
"""So many outcomes without a measurement are named; of more it is told how many there are."""


def title(fund: FundView, outcomes: OutcomesView, match: MatchView, money: Sequence[Money], words: "Words") -> str:
    """The page's answer in one sentence: how many agreements keep pace and what stands open; where no amounts were agreed, how
    many payments close; else what is known at all."""
    about_money = fund.money_left_out is None
    if outcomes.is_judged:
        beside = open_told(money, words) if about_money else ""
        if not beside and outcomes.unmeasured:
            beside = words("fund.title.unmeasured", n=len(outcomes.unmeasured))
        return "; ".join(part for part in (_course(outcomes, words), beside) if part)
    if about_money and match.counts["equal"]:
        equal = match.counts["equal"]
        if equal == match.compared:
            return words("fund.title.match_all", n=equal)
        told = words("fund.title.match", n=equal, of=words.number(match.compared))
        return "; ".join(part for part in (told, _difference(match, words)) if part)
    return known_title(_validated(fund, outcomes), words)


def _course(outcomes: OutcomesView, words: "Words") -> str:
    """How many agreements keep pace; where the time of all of them has passed, how many were met.

    That none does is said of those of which it is known.
    """
    number, of = len(outcomes.on_course), len(outcomes.agreed)
    how = "met" if outcomes.is_over else "on"
    if of == 1:
        return words(f"fund.title.{how}.one" if number else f"fund.title.{how}.one_not")
    judged = number + len(outcomes.behind)
    if not number and judged < of:
        return words(f"fund.title.{how}.none_known", n=judged)
    if number in (0, of):
        return words(f"fund.title.{how}.all" if number else f"fund.title.{how}.none", n=of)
    return words(f"fund.title.{how}.some", n=number, of=words.number(of))


def open_told(money: Sequence[Money], words: "Words") -> str:
    """The largest amount that stands open: still to be paid, or paid beyond what was earned; empty where nothing is known.

    That nothing stands open is said only where that is known of every contract.
    """
    found = [
        (amount, one.currency, key) for one in money for key, amount in (("due", one.due), ("credit", one.credit)) if amount
    ]
    if len({currency for _, currency, _ in found}) > 1:
        return words("fund.title.open.mixed")
    if found:
        amount, currency, key = max(found, key=lambda one: one[0])
        return words(f"fund.title.open.{key}", amount=words.money(amount, currency))
    is_closed = bool(money) and all(one.due_known == one.contracts for one in money)
    return words("fund.title.open.none") if is_closed else ""


def _difference(match: MatchView, words: "Words") -> str:
    """What was paid more or less than results and prices explain, over all lines; empty in several currencies."""
    differences = {currency: gap for currency, gap in match.differences.items() if gap}
    if len(differences) != 1:
        return ""
    ((currency, gap),) = differences.items()
    return words("fund.title.more" if gap > 0 else "fund.title.less", amount=words.money(abs(gap), currency))


def lead(
    fund: FundView,
    outcomes: OutcomesView,
    money: Sequence[Money],
    forecast: ForecastView | None,
    words: "Words",
) -> str:
    """What was earned and paid of what was promised, what is expected, and what was not measured; else what is known at all.

    Nothing is expected without money, where nothing more is to come, and where there are no results to expect it from.
    """
    known = [one for one in money if one.is_known and (one.earned is not None or one.paid is not None)]
    unmeasured = _unmeasured(outcomes, words)
    if fund.money_left_out is not None or not known:
        besides = known_lead(fund, words, _validated(fund, outcomes))
        return f"{besides} {unmeasured}".strip() if outcomes.is_judged else besides
    parts = [_earned(one, words) for one in known]
    if fund.paid_type_unknown:
        parts.append(_type_unknown(fund, fund.paid_type_unknown, words))
    for row in forecast.known if forecast else ():
        if row.basis in ("results", "partly"):
            parts.append(words("fund.lead.expected", between=range_told(row, words)))
    return " ".join(part for part in (*parts, unmeasured) if part)


def _earned(one: Money, words: "Words") -> str:
    """Earned and paid, of what was promised where that is known of every contract."""
    amounts = ((one.earned, one.earned_known), (one.paid, one.paid_known))
    earned, paid = (None if amount is None else partly_told(amount, known, one, words) for amount, known in amounts)
    if earned is None:
        told = words("fund.lead.earned_unknown", paid=paid)
    elif paid is None:
        told = words("fund.lead.paid_unknown", earned=earned)
    elif one.whole_cap is not None:
        return words("fund.lead.of_cap", cap=words.money(one.whole_cap, one.currency), earned=earned, paid=paid)
    else:
        told = words("fund.lead.earned", earned=earned, paid=paid)
    if one.whole_cap is not None:
        return told
    caps = words("fund.lead.caps", n=one.caps_known, of=words.number(one.contracts)) if one.caps_known else ""
    return f"{told} {caps or words('fund.lead.no_cap')}"


def _unmeasured(outcomes: OutcomesView, words: "Words") -> str:
    missing = outcomes.unmeasured
    if not missing:
        return ""
    if len(missing) > _NAMED:
        return words("fund.lead.unmeasured", n=len(missing))
    return words("fund.lead.unmeasured_named", names=words.listed(f"'{short(one.name)}'" for one in missing))


def _validated(fund: FundView, outcomes: OutcomesView) -> FundView:
    """The fund with only what was validated counted as known outcomes: an interim result is not."""
    known = Counter(row.project for row in outcomes.rows if row.validated is not None)
    told = ((one, known[one.project]) for one in fund.contracts)
    contracts = tuple(replace(one, results_known=n, outcomes_known=min(n, one.metrics)) for one, n in told)
    return replace(fund, contracts=contracts)


def known_title(fund: FundView, words: "Words") -> str:
    """What is known of outcomes and payments, in one sentence."""
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


def known_lead(fund: FundView, words: "Words", validated: FundView | None = None) -> str:
    """What is known besides: money committed and by whom disputed, people, what is left out, and where knowledge ends.

    `validated` is the same fund with only validated outcomes counted as known.
    """
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
        parts.append(begun(outcomes_told(validated or fund, words)) + ".")
    if fund.paid_type_unknown:
        parts.append(_type_unknown(fund, fund.paid_type_unknown, words))
    return " ".join([*parts, _nowhere(fund, words)]).strip()


def _type_unknown(fund: FundView, amount: tuple[Decimal, str], words: "Words") -> str:
    return words("fund.lead.type_unknown", n=fund.payments_type_unknown, amount=words.money(*amount))


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
