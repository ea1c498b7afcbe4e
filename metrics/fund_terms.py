"""How selective a fund is, and what it can return at most to those who put their money in (MODEL 10)."""

from decimal import Decimal

from metrics.exact import ratio


def selection_rate(selected: int | None, applications: int | None) -> float:
    """The share of the applications that was selected; nan where one is unknown or nobody applied. Source: MODEL 10."""
    whole = None if applications is None else Decimal(applications)
    return ratio(None if selected is None else Decimal(selected), whole)


def return_at_most(pot: Decimal | None, capital: Decimal | None) -> float:
    """What investors gain at most on their capital: the whole pot is paid out to them, both in one currency.

    A share of the capital, over the whole time; below 0 where even the whole pot is less; nan where one is unknown or the
    capital is 0. Source: MODEL 10.
    """
    return ratio(pot, capital) - 1.0


def yearly(rate: float, years: float) -> float:
    """The return a year that comes to `rate` (above -1) over so many years, each year on top of the last. Source: MODEL 10.

    nan where the rate is nan or no time passes.
    """
    return float((1.0 + rate) ** (1.0 / years) - 1.0) if years > 0 else float("nan")
