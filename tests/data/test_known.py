from datetime import date

import pytest

from data.known import EVERY_FACT, KnownAt, today


def test_a_moment_is_a_day_and_may_stop_at_a_ledger_number() -> None:
    assert KnownAt.parse("2026-10-12") == KnownAt(date(2026, 10, 12), EVERY_FACT)
    assert KnownAt.parse("2026-10-12#345") == KnownAt(date(2026, 10, 12), 345) == KnownAt.of(date(2026, 10, 12), 345)


@pytest.mark.parametrize("text", ["2026-10-12", "2026-10-12#345"])
def test_a_moment_is_written_as_it_is_read(text: str) -> None:
    assert str(KnownAt.parse(text)) == text


@pytest.mark.parametrize("text", ["", "gisteren", "2026-13-01", "2026-10-12#", "2026-10-12#x"])
def test_what_is_no_moment_is_none(text: str) -> None:
    assert KnownAt.parse(text) is None


def test_today_is_a_day_of_this_machine() -> None:
    assert abs((today() - date.today()).days) == 0
