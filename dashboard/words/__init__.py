"""Every text a person reads, in Dutch and English, and how numbers and dates are written in each.

The texts stand in `nl.po` and `en.po` under the same keys, which follow the files that use them. Numbers, amounts and
dates come from Babel; this is the only place where they are written out.
"""

import gettext
import io
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib.resources import files
from typing import Final, Literal, get_args

from babel.core import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_currency, format_decimal

Lang = Literal["nl", "en"]
LANGS: Final[tuple[Lang, ...]] = get_args(Lang)
_LOCALE: Final = {"nl": "nl_NL", "en": "en_GB"}


class Words:
    """The texts of one language: `words("fund.title", n=3)`. A key that is not in the catalogue raises KeyError."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self.locale = Locale.parse(_LOCALE[lang])
        self._catalogue = _catalogue(lang)

    def __call__(self, key: str, n: int | None = None, **values: object) -> str:
        """The text of `key`, in the plural form that `n` asks for, with `values` (and `n` itself) filled in."""
        text = key if n is None else self._catalogue.ngettext(key, key, n)
        if text == key:
            text = self._catalogue.gettext(key)
        if text == key:
            raise KeyError(key)
        if n is not None:
            values.setdefault("n", self.number(n))
        return text.format(**values)

    def has(self, key: str) -> bool:
        """Is there a text, without plural forms, under this key?"""
        return self._catalogue.gettext(key) != key

    def told(self, kind: str, code: str) -> str:
        """The word for a code of an open list; a word of people's own stays as they wrote it."""
        key = f"{kind}.{code}"
        return self(key) if self.has(key) else code

    def number(self, value: float | Decimal, decimals: int = 0) -> str:
        """1250.5 -> 1.250,5 (nl) or 1,250.5 (en), with a real minus; at most `decimals` decimals, halves up."""
        rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) + 0  # no minus before a zero
        pattern = "#,##0" + ("." + "#" * decimals if decimals else "")
        return format_decimal(rounded, pattern, locale=self.locale).replace("-", "−")

    def money(self, value: float | Decimal, currency: str) -> str:
        """A whole amount: € 36.000 (nl), €36,000 (en)."""
        rounded = Decimal(str(value)).quantize(Decimal(1), ROUND_HALF_UP)
        pattern = "¤\xa0#,##0" if self.lang == "nl" else "¤#,##0"
        return format_currency(rounded, currency, pattern, locale=self.locale, currency_digits=False).replace("-", "−")

    def percent(self, share: float, decimals: int = 0) -> str:
        """.385 -> 39 % (nl), 39% (en); rounded by `number`, once."""
        return self.number(Decimal(str(share)) * 100, decimals) + ("\xa0%" if self.lang == "nl" else "%")

    def day(self, value: date) -> str:
        """12 okt 2026, 12 Oct 2026."""
        return format_date(value, "d MMM y", locale=self.locale).replace(".", "")

    def moment(self, value: datetime) -> str:
        """12 okt 2026, 14.05; 12 Oct 2026, 14:05: in the time of this machine, from UTC."""
        here = datetime.fromtimestamp(value.replace(tzinfo=UTC).timestamp())
        return f"{self.day(here.date())}, {here:%H.%M}" if self.lang == "nl" else f"{self.day(here.date())}, {here:%H:%M}"

    def value(self, value: object) -> str:
        """Any value of a fact as a cell: empty for an unknown."""
        match value:
            case None:
                return ""
            case bool():
                return self("flag.yes" if value else "flag.no")
            case int() | float() | Decimal():
                return self.number(value, 6)
            case date():
                return self.day(value)
        return str(value)

    def period(self, value: str) -> str:
        """2026-Q3 -> 2026, kwartaal 3; 2019-07 -> juli 2019; a day as `day` writes it; a year as it is."""
        year, _, rest = value.partition("-")
        if rest.startswith("Q"):
            return self("period.quarter", year=year, quarter=rest[1:])
        if len(rest) == 2:
            return format_skeleton("yMMMM", date(int(year), int(rest), 1), locale=self.locale)
        return self.day(date.fromisoformat(value)) if rest else year

    def listed(self, parts: Iterable[str]) -> str:
        """a, b en c."""
        return format_list(list(parts), locale=self.locale)


@cache
def words(lang: Lang) -> Words:
    """The texts of a language; read once a process."""
    return Words(lang)


@cache
def _catalogue(lang: Lang) -> gettext.GNUTranslations:
    compiled = io.BytesIO()
    with (files("dashboard.words") / f"{lang}.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=lang))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
