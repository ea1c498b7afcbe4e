"""What parties value now beside what they wish, and the votes that go to what holds them back."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from data.instrument import LIMITING, Instrument, Item, Value
from data.instruments_known import shipped
from metrics.culture import culture, current_and_desired, friction, friction_share
from tests.metrics.test_pulses import as_asked

TYPES = {
    **dict.fromkeys(["party", "role", "instrument", "period", "aspect", "part", "code", "mean_why"], pa.string()),
    **dict.fromkeys(["people", "agree"], pa.int64()),
    "mean": pa.float64(),
}
INSTRUMENTS = ["method", "version", "name", "owner", "dated", "content", "recorded"]
NO_INSTRUMENTS = pd.DataFrame(columns=INSTRUMENTS)


def cards(*values: str, limiting: tuple[str, ...] = (), key: str = "kaarten", kind: Any = "cards", **more: Any) -> Instrument:
    """An instrument of values with one card each (value zorg: card c-zorg)."""
    told = tuple(Value(value, group=LIMITING if value in limiting else "") for value in values)
    items = tuple(Item(f"c-{value}", value) for value in values)
    return Instrument(key, "1", kind, 0, 1, "high", told, items, **more)


def profiles(*rows: Mapping[str, object]) -> pd.DataFrame:
    """Rows of the answer; what is left out is as in an answer of eight people of A on the value zorg."""
    usual = {
        **{"party": "A", "role": None, "instrument": "kaarten", "period": "2026-Q1", "aspect": "current", "part": "value"},
        **{"code": "zorg", "people": 8, "mean": None, "mean_why": None, "agree": None},
    }
    return pd.DataFrame([{**usual, **row} for row in rows], columns=list(usual)).astype(object)


def value(aspect: str, mean: float | None, **more: object) -> dict[str, object]:
    return {"aspect": aspect, "mean": mean, **more}


def votes(code: str, agree: int | None, **more: object) -> dict[str, object]:
    return {"part": "item", "code": code, "agree": agree, **more}


def plain(found: pd.DataFrame, *columns: str) -> list[list[object]]:
    """Rows with None for what is unknown."""
    told = found[list(columns)].astype(object)
    return told.where(told.notna(), None).to_numpy().tolist()


TWO = cards("zorg", "regels", limiting=("regels",))


def test_a_gap_is_what_is_wished_less_what_is() -> None:
    told = profiles(value("current", 0.25), value("desired", 0.75, people=6), value("current", 0.5, code="regels"))
    found = current_and_desired(told, TWO)
    assert plain(found, "party", "period", "value", "current", "desired", "gap", "people_current", "people_desired", "why") == [
        ["A", "2026-Q1", "zorg", 0.25, 0.75, 0.5, 8, 6, ""],
        ["A", "2026-Q1", "regels", 0.5, None, None, 8, None, ""],
    ]


def test_now_and_wished_are_never_of_two_periods() -> None:
    told = profiles(value("current", 0.2), value("desired", 0.4), value("current", 0.9, period="2026-Q2"))
    assert plain(current_and_desired(told, TWO), "period", "current", "desired")[0] == ["2026-Q1", 0.2, 0.4]
    assert current_and_desired(told.iloc[1:], TWO).empty


@pytest.mark.parametrize(
    ("older", "newer"),
    [("2025-Q4", "2026-Q1"), (None, "2025-Q1"), ("2025-Q3", "2025"), ("2025", "2026-Q1"), ("2025-Q4", "2026")],
)
def test_the_newest_period_counts_and_the_undated_comes_first(older: str | None, newer: str) -> None:
    rows = [
        value(aspect, mean, period=period) for period, mean in ((newer, 0.9), (older, 0.1)) for aspect in ("current", "desired")
    ]
    assert plain(current_and_desired(profiles(*rows), TWO), "period", "current")[0] == [newer, 0.9]
    assert plain(current_and_desired(profiles(*rows[2:]), TWO), "period", "current")[0] == [older, 0.1]


def test_a_wave_that_is_withheld_leaves_the_one_before_it_and_says_so_where_it_is_the_only_one() -> None:
    hidden = [value(aspect, None, mean_why="verborgen", period="2026-Q2") for aspect in ("current", "desired")]
    known = [value(aspect, 0.5) for aspect in ("current", "desired")]
    assert plain(current_and_desired(profiles(*hidden, *known), TWO), "period", "gap", "why")[0] == ["2026-Q1", 0, ""]
    assert plain(current_and_desired(profiles(*hidden), TWO), "period", "gap", "why")[0] == ["2026-Q2", None, "verborgen"]


def test_people_in_one_role_other_instruments_and_codes_it_does_not_have_are_left_out() -> None:
    both = ("current", "desired")
    told = profiles(
        *(value(aspect, 0.5, role="bestuur") for aspect in both),
        *(value(aspect, 0.5, instrument="anders") for aspect in both),
        *(value(aspect, 0.5, code="moed") for aspect in both),
        *(value(aspect, 0.5) for aspect in ("personal", "preference")),
    )
    assert current_and_desired(told, TWO).empty


def test_parties_are_sorted_and_values_keep_the_order_of_the_instrument() -> None:
    rows = [
        value(aspect, 0.5, party=party, code=code)
        for party in "BAC"
        for code in ("regels", "zorg")
        for aspect in ("desired", "current")
    ]
    found = current_and_desired(profiles(*rows), TWO)
    assert plain(found, "party", "value") == [[party, code] for party in "ABC" for code in ("zorg", "regels")]


def test_golden_34_of_20_people_with_10_votes_34_limiting_is_17_percent() -> None:
    names = [f"w{number}" for number in range(20)]
    instrument = cards(*names, limiting=("w0", "w1", "w2"))
    chosen = [20, 10, 4, *(10,) * 16, 6]
    told = profiles(*(votes(f"c-{name}", many, people=20) for name, many in zip(names, chosen, strict=True)))
    found = friction(told, instrument)
    assert plain(found, "party", "votes_limiting", "votes", "people", "parties") == [
        ["A", 34, 200, 20, 1],
        [None, 34, 200, 20, 1],
    ]
    assert [f"{share:.1%}" for share in found["share"]] == ["17.0%", "17.0%"]


def test_without_a_vote_there_is_no_share() -> None:
    found = friction(profiles(votes("c-zorg", 0), votes("c-regels", 0)), TWO)
    assert plain(found, "party", "votes", "share", "why") == [["A", 0, None, "nvt"], [None, 0, None, "nvt"]]


def test_votes_that_are_withheld_or_unknown_are_no_zero_and_not_in_the_whole() -> None:
    told = profiles(
        *(votes("c-zorg", 6), votes("c-regels", 2)),
        *(votes(code, None, party="B", people=3, mean_why="verborgen") for code in ("c-zorg", "c-regels")),
        *(votes("c-zorg", 9, party="C"), votes("c-regels", None, party="C")),
    )
    found = friction(told, TWO)
    assert plain(found, "party", "votes_limiting", "votes", "share", "people", "parties", "why") == [
        ["A", 2, 8, 0.25, 8, 1, ""],
        ["B", None, None, None, 3, 1, "verborgen"],
        ["C", None, None, None, 8, 1, ""],
        [None, 2, 8, 0.25, 8, 1, ""],
    ]
    assert friction(told[told["party"] == "B"], TWO)["party"].tolist() == ["B"]


def test_all_parties_together_are_those_of_the_newest_wave() -> None:
    told = profiles(
        *(votes("c-zorg", 6), votes("c-regels", 2)),
        *(votes("c-zorg", 6, party="B", period="2026-Q2"), votes("c-regels", 4, party="B", period="2026-Q2")),
        *(votes("c-zorg", 1, party="C", period="2026-Q2"), votes("c-regels", 9, party="C", period="2026-Q2")),
        *(votes("c-zorg", 9, party="C"), votes("c-regels", 0, party="C")),
    )
    found = friction(told, TWO)
    assert plain(found, "party", "period", "votes_limiting", "votes", "people", "parties") == [
        ["A", "2026-Q1", 2, 8, 8, 1],
        ["B", "2026-Q2", 4, 10, 8, 1],
        ["C", "2026-Q2", 9, 10, 8, 1],
        [None, "2026-Q2", 13, 20, 16, 2],
    ]
    undated = friction(told[told["party"] == "A"].assign(period=None), TWO)
    assert plain(undated, "party", "period", "share") == [["A", None, 0.25], [None, None, 0.25]]


def test_what_is_wished_has_no_friction_and_neither_has_a_set_without_limiting_cards() -> None:
    assert friction(profiles(votes("c-regels", 5, aspect="desired")), TWO).empty
    assert friction(profiles(votes("c-zorg", 5)), cards("zorg", "regels")).empty


def test_a_friction_share_is_the_plain_quotient_whatever_the_votes() -> None:
    names = [f"w{number}" for number in range(12)]
    instrument = cards(*names, limiting=("w3", "w7", "w11"))
    for seed in range(5):
        drawn = np.random.default_rng(seed).integers(0, 9, (4, 12))
        rows = [
            votes(f"c-{name}", int(many), party=party)
            for party, each in zip("ABCD", drawn, strict=True)
            for name, many in zip(names, each, strict=True)
        ]
        found = friction(profiles(*rows).sample(frac=1, random_state=seed), instrument)
        both = [*drawn, drawn.sum(axis=0)]
        assert found["share"].tolist() == pytest.approx([each[[3, 7, 11]].sum() / each.sum() for each in both])
        assert found["party"].tolist() == ["A", "B", "C", "D", None]
        assert not any(math.isnan(share) for share in found["share"])


def known(monkeypatch: pytest.MonkeyPatch, *told: Instrument) -> None:
    monkeypatch.setattr("metrics.culture.instruments_known", lambda own: {one.key: one for one in told})


def test_every_set_of_cards_or_profiles_tells_its_culture_and_a_lens_none(monkeypatch: pytest.MonkeyPatch) -> None:
    sets = [
        *(cards("zorg", key="b-kaarten", limiting=("zorg",)), cards("zorg", key="a-profiel", kind="profile")),
        *(cards("zorg", key="lens", kind="profile", lens=True), cards("zorg", key="stellingen", kind="statements")),
        cards("zorg", key="niet gevraagd"),
    ]
    known(monkeypatch, *sets)
    asked = [one.key for one in sets[:4]]
    rows = [value(aspect, 0.5, instrument=key) for key in asked for aspect in ("current", "desired")]
    told = profiles(*rows, *(votes("c-zorg", 5, instrument=key) for key in asked))
    assert plain(culture(told, NO_INSTRUMENTS), "instrument", "party", "gap") == [["a-profiel", "A", 0], ["b-kaarten", "A", 0]]
    found = friction_share(told, NO_INSTRUMENTS)
    assert plain(found, "instrument", "party", "share") == [["b-kaarten", "A", 1], ["b-kaarten", None, 1]]


def test_the_instruments_of_the_product_are_known() -> None:
    for instrument in shipped().values():
        told = profiles(
            *(
                value(aspect, 0.5, instrument=instrument.key, code=instrument.values[0].value)
                for aspect in ("current", "desired")
            )
        )
        tells = instrument.kind in ("cards", "profile") and not instrument.lens
        assert len(culture(told, NO_INSTRUMENTS)) == (len(instrument.values) if tells else 0)


def test_an_arrow_answer_gives_what_a_plain_frame_gives_and_no_answer_no_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    known(monkeypatch, TWO)
    rows = [value(aspect, 0.5, code=code, period=None) for code in ("zorg", "regels") for aspect in ("current", "desired")]
    told = profiles(*rows, votes("c-zorg", 5), votes("c-regels", None, mean_why="verborgen"), votes("c-zorg", 5, party="B"))
    for tells in (lambda rows: current_and_desired(rows, TWO), lambda rows: friction(rows, TWO)):
        pd.testing.assert_frame_equal(tells(as_asked(told, TYPES)), tells(told))
        for empty in (told.iloc[:0], as_asked(told.iloc[:0], TYPES)):
            pd.testing.assert_frame_equal(tells(empty), tells(told).iloc[:0])
    for ready in (culture, friction_share):
        pd.testing.assert_frame_equal(ready(told.iloc[:0], NO_INSTRUMENTS), ready(told, NO_INSTRUMENTS).iloc[:0])
