from math import isnan

from metrics.partner_change import Change, counted


def test_what_is_counted_is_sure_and_unknown_where_there_is_a_reason() -> None:
    sure = counted("missing_streams", 5, 4, "streams", 12)
    assert (sure.change, sure.low, sure.high, sure.why) == (-1, -1, -1, "")
    unknown = counted("missing_streams", 5, 4, "streams", 12, "no_needs")
    assert unknown.before == 5 and all(isnan(one) for one in (unknown.after, unknown.change, unknown.low, unknown.high))


def test_a_difference_may_be_told_where_its_ends_are_not() -> None:
    assert Change("together", told=6).change == 6
    assert isnan(Change("together", before=1).change)
