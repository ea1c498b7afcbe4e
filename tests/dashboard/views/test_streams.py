"""Where each party stands and which streams are seen; whatever the level, every stream and amount is in it once."""

from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from dashboard.views.streams import COALITION, ELSEWHERE, GROUP, LEVELS, MOST_PARTIES, NO_QUARTER, of_quarter, quarters, view
from metrics.flows import party_balance
from tests.dashboard.views.made import STREAM, Row, flow, members, seen, streams

SECTORS = {"brug": {"sector": "werk"}, "een": {"sector": "werk"}, "gem": {"sector": "overheid"}, "rec": {}}


def drawn(seed: int, number: int = 60) -> list[Row]:
    """Streams between ten parties: of several kinds, units and periods, their amounts often unknown."""
    rng = np.random.default_rng(seed)

    def one_of(*told: object) -> object:
        return told[rng.integers(len(told))]

    def amount() -> Decimal | None:
        return None if rng.random() < 0.3 else Decimal(int(rng.integers(0, 10_000))) / 100

    return [
        flow(
            f"p{rng.integers(10)}",
            f"p{rng.integers(10)}",
            str(one_of("geld", "kennis", "arbeid")),
            unit=one_of("EUR", "uur", None),
            period=one_of("2026-Q3", "2026-08", "2026-09-30"),
            promised=amount(),
            delivered=amount(),
        )
        for _ in range(number)
    ]


def people(seed: int) -> dict[str, Row]:
    rng = np.random.default_rng(seed)
    sectors = [None, "zorg", "werk", "overheid"]
    return {f"p{at}": {"sector": sectors[rng.integers(4)], "is_member": bool(rng.integers(2))} for at in range(10)}


def test_the_quarters_stand_in_order_after_what_has_none_and_a_year_stands_with_its_last() -> None:
    told = streams(*(flow("brug", "een", period=period) for period in ("2026-Q1", "2025", "2026-05-03", "2025-02", "2026-Q2")))
    assert quarters(told) == ["2025-Q1", "2025-Q4", "2026-Q1", "2026-Q2"]
    assert quarters(streams(flow("brug", "een", period=None), flow("brug", "een"))) == [NO_QUARTER, "2026-Q3"]
    assert quarters(streams()) == [] and of_quarter(streams(), NO_QUARTER).columns.tolist() == list(STREAM)


def test_every_stream_is_in_one_quarter() -> None:
    periods = ["2026-Q1", None, "2025", "2026-05-03", "2025-02", None, "2025-Q4"]
    told = streams(*(flow("brug", "een", what=str(at), period=period) for at, period in enumerate(periods)))
    for frame in (told, told.astype(object).where(told.notna(), None)):
        apart = [of_quarter(frame, one)["what"].tolist() for one in quarters(frame)]
        assert sorted(what for whats in apart for what in whats) == list("0123456")
        assert of_quarter(frame, "2025-Q4")["what"].tolist() == ["2", "6"]
        assert of_quarter(frame, NO_QUARTER)["what"].tolist() == ["1", "5"]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("opened", ["", "zorg"])
def test_every_level_conserves_the_streams_and_amounts_of_each_kind_and_unit(level: str, opened: str) -> None:
    for seed in range(5):
        told = seen(*drawn(seed), people=people(seed), level=level, opened=opened)
        assert len(told.placed) == len(told.streams) == 60
        assert set(told.placed["giver"]) | set(told.placed["receiver"]) <= set(told.spots)
        assert sorted(party for spot in told.spots.values() for party in spot.members) == sorted(told.spot_of)
        for amount in ("promised", "delivered"):
            whole = told.frame.groupby(["kind", "unit"], dropna=False)[amount].sum().to_numpy()
            found = party_balance(told.placed, amount).groupby(["kind", "unit"], dropna=False)
            for side in ("brings", "takes"):
                assert found[side].sum().tolist() == [Decimal(one) for one in whole]


def test_the_order_of_the_rows_and_the_names_of_parties_change_no_sum() -> None:
    rows = drawn(1)
    other = {f"p{at}": f"q{9 - at}" for at in range(10)}
    renamed = [flow(other[str(one["giver"])], other[str(one["receiver"])], **_rest(one)) for one in reversed(rows)]
    sectors = people(1)
    told = seen(*rows, people=sectors, level="sector")
    turned = seen(*renamed, people={other[party]: row for party, row in sectors.items()}, level="sector")
    assert {key: len(spot.members) for key, spot in told.spots.items()} == {
        key: len(spot.members) for key, spot in turned.spots.items()
    }
    pd.testing.assert_frame_equal(party_balance(told.placed), party_balance(turned.placed))


def _rest(one: Row) -> dict[str, object]:
    return {name: told for name, told in one.items() if not name.startswith(("giver", "receiver"))}


def test_a_frame_of_arrow_and_a_plain_one_give_the_same_view() -> None:
    told, who = streams(*drawn(2)), members(**people(2))
    plain = [one.astype(object).where(one.notna(), None) for one in (told, who)]
    both = [view("C", "Rand", "2026-Q3", *one, elsewhere="elders", level="sector") for one in ([told, who], plain)]
    assert both[0].streams == both[1].streams and both[0].spots == both[1].spots


def test_parties_stand_by_sector_and_who_has_none_stands_elsewhere() -> None:
    told = seen(flow("brug", "een"), flow("gem", "rec"), people=SECTORS, level="sector")
    assert {key: (spot.name, spot.members) for key, spot in told.spots.items()} == {
        f"{GROUP}werk": ("werk", ("brug", "een")),
        f"{GROUP}overheid": ("overheid", ("gem",)),
        ELSEWHERE: ("elders", ("rec",)),
    }
    assert all(spot.is_group for spot in told.spots.values())


def test_a_sector_that_is_opened_shows_its_parties_beside_the_other_sectors() -> None:
    told = seen(flow("brug", "een"), flow("gem", "rec"), people=SECTORS, level="sector", opened="werk")
    assert [spot.name for spot in told.spots.values()] == ["Brug", "Een", "overheid", "elders"]
    assert seen(flow("brug", "rec"), people=SECTORS, level="sector", opened="nergens").spots.keys() == {
        *(GROUP + name for name in ("werk", "overheid")),
        ELSEWHERE,
    }


def test_the_coalition_stands_as_one_beside_who_is_no_member() -> None:
    told = seen(flow("brug", "een"), flow("een", "buur"), people={"buur": {"is_member": False}}, level="coalition")
    assert {key: spot.name for key, spot in told.spots.items()} == {COALITION: "Rand", ELSEWHERE: "elders"}
    assert told.placed[["giver", "receiver"]].to_numpy().tolist() == [[COALITION, COALITION], [COALITION, ELSEWHERE]]


def test_a_group_is_of_the_kind_that_most_of_it_is_of() -> None:
    kinds = {"brug": {"sector": "werk", "kind": "social"}, "een": {"sector": "werk"}, "rec": {"sector": "werk", "kind": None}}
    told = seen(flow("brug", "een"), people={**kinds, "gem": {}}, level="sector")
    assert [spot.kind for spot in told.spots.values()] == ["social", None]


def test_many_parties_stand_by_sector_unless_the_reader_wants_all() -> None:
    many = {f"p{at}": {"sector": f"s{at % 3}"} for at in range(MOST_PARTIES + 1)}
    rows = [flow("p1", "p2")]
    assert len(seen(*rows, people=many).spots) == 3 and seen(*rows, people=many).level == "sector"
    assert len(seen(*rows, people=many, whole=True).spots) == MOST_PARTIES + 1
    assert seen(*rows, people=many, level="coalition").level == "coalition"
    assert seen(*rows, people=many).is_rolled and not seen(*rows, people=many, whole=True).is_rolled
    assert not seen(*rows, people=many, level="sector").is_rolled  # the reader chose it
    del many["p0"]
    assert seen(*rows, people=many).level == "party" and not seen(*rows, people=many).too_many


def test_who_was_gone_or_had_not_come_takes_no_part_unless_it_has_a_stream() -> None:
    stays = {
        "vroeg": {"member_since": "2025-Q1", "member_until": "2026-Q3"},
        "steeds": {"member_since": None},
        "jaar": {"member_until": "2026-Q4"},
    }
    gone = {"weg": {"member_until": "2026-Q2"}, "later": {"member_since": "2026-Q4"}, "oud": {"member_until": "2025-Q4"}}
    gone["buur"] = {"is_member": False}
    told = seen(flow("brug", "een"), people={**stays, **gone})
    assert set(told.members["party"]) == {"brug", "een", "vroeg", "steeds", "jaar"}
    assert "weg" in set(seen(flow("weg", "een"), people=gone).members["party"])
    assert set(seen(flow("brug", "een", period=None), people=gone, quarter=NO_QUARTER).members["party"]) >= gone.keys()


def test_an_unknown_amount_is_none_and_a_known_nothing_is_zero() -> None:
    unknown, nothing, promised = seen(
        flow("brug", "een", promised=None, delivered=None),
        flow("brug", "een", promised=Decimal(2), delivered=Decimal(0)),
        flow("brug", "een", delivered=None),
    ).streams
    assert (unknown.is_known, unknown.delivered) == (False, None)
    assert (nothing.is_known, nothing.delivered) == (True, Decimal(0))
    assert (promised.is_known, promised.delivered) == (True, None)


def test_a_kind_is_chosen_where_it_flows_and_the_kinds_that_flow_most_stand_first() -> None:
    rows = [flow("brug", "een", "geld", unit="EUR"), flow("een", "gem"), flow("gem", "een", "eigen soort"), flow("een", "brug")]
    assert seen(*rows).kinds == ["kennis", "geld", "eigen soort"]
    chosen = seen(*rows, kind="geld")
    assert [one.at for one in chosen.shown] == [0] and len(chosen.streams) == 4 and len(chosen.frame) == 1
    assert seen(*rows, kind="data").kind == "" and len(seen(*rows, kind="data").shown) == 4


def test_only_a_kind_of_one_unit_has_a_unit() -> None:
    hours, days = flow("brug", "een"), flow("een", "gem", unit="dag")
    untold = flow("een", "gem", unit=None, promised=None, delivered=None)
    assert seen(hours, untold).unit is None
    assert seen(hours, untold, kind="kennis").unit == "uur"
    assert seen(hours, days, kind="kennis").unit is None
    assert seen(untold, kind="kennis").unit is None


def test_the_parties_in_most_streams_stand_first_whatever_they_are_called() -> None:
    names: dict[str, Row] = {"een": {"name": "gem"}, "gem": {"name": "een"}}  # the id of one is the name of the other
    told = seen(flow("brug", "een"), flow("een", "gem"), flow("een", "een"), people=names)
    assert told.parties == {"een": "gem", "brug": "Brug", "gem": "een"}
    assert [one.at for one in told.of("gem")] == [1] and [one.at for one in told.of("een")] == [0, 1, 2]
    assert len(told.of("")) == 3
    assert len({one.name for one in seen(*[flow("brug", "een")] * 3).streams}) == 3


def test_each_party_has_its_own_label_and_a_group_has_none() -> None:
    same: dict[str, Row] = {"een": {"name": "Jansen"}, "gem": {"name": "Jansen", "sector": "werk"}}
    told = seen(flow("brug", "een"), people=same, level="sector")
    assert told.label_of == {"brug": "Brug", "een": "Jansen (een)", "gem": "Jansen (gem)"}
    assert not set(told.spots) & set(told.label_of)


def test_a_party_without_a_name_goes_by_its_id() -> None:
    (one,) = seen(flow("brug", "een", giver_name=None, what=None)).streams
    assert (one.giver_name, one.what) == ("brug", "")
