import pandas as pd

from metrics.taking_part import candidates, members_at, moment, streams_at, taking_part


def told(*periods: str | None) -> pd.DataFrame:
    return pd.DataFrame({"period": list(periods), "giver": "A", "receiver": "B"})


def roles(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["party", "name", "role"])


def members(*rows: tuple[str, bool, str | None, str | None]) -> pd.DataFrame:
    found = pd.DataFrame(rows, columns=["party", "is_member", "member_since", "member_until"])
    return found.assign(name=found["party"].str.lower())


def test_the_moment_is_the_last_quarter_of_the_first_that_tells_one() -> None:
    assert moment(told("2026-Q1", "2026-08", "2025"), told("2030")) == 2026 * 4 + 2
    assert moment(told(), told(None), told("2026")) == 2026 * 4 + 3
    assert moment(told(), told(None)) is None


def test_streams_are_those_of_the_last_quarter_that_is_not_later() -> None:
    streams = told("2026-Q1", "2026-Q2", "2026-05", "2026-Q4", None)
    assert streams_at(streams, 2026 * 4 + 2)["period"].tolist() == ["2026-Q2", "2026-05"]
    assert streams_at(streams, None)["period"].tolist() == ["2026-Q4"]
    assert streams_at(streams, 2025 * 4).empty


def test_streams_without_a_period_count_where_none_has_one() -> None:
    assert len(streams_at(told(None, None), 2026 * 4)) == 2


def test_a_candidate_who_is_a_member_already_does_not_join() -> None:
    partners = roles(("Z", "Zon", "candidate"), ("A", "aap", "candidate"), ("B", "Bos", "candidate"), ("B", "Bos", "partner"))
    assert candidates(partners, {"B": "Bos"}) == {"A": "aap", "Z": "Zon"}
    assert list(candidates(partners, ())) == ["A", "B", "Z"], "by name, in capitals or not"


def test_members_are_those_of_the_coalition_itself_in_that_quarter() -> None:
    partners = roles(("A", "A", "partner"), ("B", "B", "partner"), ("C", "C", "candidate"), ("D", "D", "partner"))
    there = members(
        *(
            ("A", True, "2024-Q1", None),
            ("B", True, None, "2026-Q1"),
            ("C", True, None, None),
            ("D", True, "2026-Q3", "2026-Q3"),
        ),
        ("bank", True, None, None),
    )
    assert members_at(partners, there, 2026 * 4 + 2) == {"A": "a", "D": "d"}
    assert list(members_at(partners, there, 2026 * 4)) == ["A", "B"]
    assert list(members_at(partners, there, None)) == ["A", "B", "D"]


def test_who_has_a_stream_takes_part_member_or_not() -> None:
    there = members(
        ("A", False, None, None), ("B", False, None, None), ("C", True, "2027-Q1", None), ("bank", True, None, None)
    )
    assert taking_part(there, told("2026-Q3"), 2026 * 4 + 2) == {"A", "B", "bank"}
