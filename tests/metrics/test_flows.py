"""Who brings and takes what: exact sums that no roll-up, filter, name or order of rows changes."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from data.store import Store
from metrics.answer import answer
from metrics.flows import CURRENCIES, ELSEWHERE, GREEN_DEAL, KIND_GROUPS, differences, party_balance
from tests.conftest import Deliver

COLUMNS = ["giver", "receiver", "kind", "unit", "period", "promised", "delivered"]
OF_FRUIT = {"apples": 1041.1729, "bananas": 1225.4312, "oranges": 1255.6326, "compost": 1091.1661, "inputs": 1288.7426}
OF_FRUIT_PER_DAY = [1158.5271, 1169.2097, 1140.6525, 1273.8321, 1159.9239]
OF_FRUIT_BY_FUNCTION = {
    "consumers": 1761.118,
    "inputs": 1288.743,
    "small farm": 701.195,
    "allotment": 641.364,
    "composting stock": 552.318,
    "large farm": 498.501,
    "composting process": 458.905,
}
"""What flows in floweaver's data on fruit, in tonnes: by kind, on each day, and by the function of what brings it."""
Link = tuple[str, str, str, str | None, str | None, str | None]


def links(*told: Link) -> pd.DataFrame:
    """Flows with what was delivered; twice that was promised."""
    rows = [
        (*link[:5], None if link[5] is None else 2 * Decimal(link[5]), None if link[5] is None else Decimal(link[5]))
        for link in told
    ]
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


def random_links(rng: np.random.Generator) -> pd.DataFrame:
    """Flows of up to nine parties, with unknown amounts, units and periods, flows to oneself and equal keys."""
    parties, number = [f"p{at}" for at in range(rng.integers(1, 10))], int(rng.integers(0, 60))

    def drawn_from(names: Sequence[str | None]) -> list[str | None]:
        return [names[at] for at in rng.integers(len(names), size=number)]

    def amounts() -> list[Decimal | None]:
        drawn = [Decimal(repr(one)) for one in (rng.random(number) * 10.0 ** rng.integers(-8, 9, number)).tolist()]
        return [one if known else None for one, known in zip(drawn, rng.random(number) < 0.8, strict=True)]

    told = {
        "giver": drawn_from(parties),
        "receiver": drawn_from(parties),
        "kind": drawn_from(["geld", "kennis", "regelruimte", "data"]),
        "unit": drawn_from(["EUR", "uur", None]),
        "period": drawn_from(["2026-Q1", "2026-Q2", None]),
        "promised": amounts(),
        "delivered": amounts(),
    }
    return pd.DataFrame({name: pd.Series(list(values), dtype=object) for name, values in told.items()})


def grouped(told: pd.DataFrame, groups: Mapping[str, str]) -> pd.DataFrame:
    """The same flows between the groups of the parties; a party without one is elsewhere."""
    return told.assign(**{side: [groups.get(party, ELSEWHERE) for party in told[side]] for side in ("giver", "receiver")})


def totals(frame: pd.DataFrame, column: str, *keys: str) -> dict[tuple[Any, ...], Fraction]:
    """The sums of what is known; keys of which nothing is known, or nothing but zero, are left out."""
    sums: dict[tuple[Any, ...], Fraction] = defaultdict(Fraction)
    for row in frame.to_dict("records"):
        if row[column] is not None:
            sums[tuple(row[key] for key in keys)] += Fraction(row[column])
    return {key: told for key, told in sums.items() if told}


def same(one: pd.DataFrame, other: pd.DataFrame) -> bool:
    return one.to_csv() == other.to_csv()


def rows(frame: pd.DataFrame) -> list[list[Any]]:
    return [[None if pd.isna(value) else value for value in row] for row in frame.to_numpy().tolist()]


def test_golden_28_balance_from_what_is_brought_and_taken() -> None:
    told = {"AB": 12, "AC": 14, "BA": 8, "BC": 6, "CA": 4, "CB": 6}
    found = party_balance(links(*((k[0], k[1], "waardering", "punt", None, str(n)) for k, n in told.items())))
    assert list(found.columns) == ["party", "kind", "unit", "brings", "takes", "balance"]
    assert found["party"].tolist() == ["A", "B", "C"]
    assert (found["brings"].tolist(), found["takes"].tolist()) == ([26, 14, 10], [12, 18, 20])
    assert found["balance"].tolist() == pytest.approx([-14 / 38, 4 / 32, 10 / 30], abs=1e-15)
    assert found["balance"].round(4).tolist() == [-0.3684, 0.1250, 0.3333]
    assert found["brings"].sum() == found["takes"].sum() == 50


def test_no_flow_is_zero_and_a_flow_of_unknown_amount_is_unknown() -> None:
    found = party_balance(
        links(
            ("A", "B", "kennis", "uur", "2026", None),
            ("B", "C", "kennis", "uur", "2026", "3"),
            ("B", "C", "kennis", "uur", "2026", None),
            ("C", "D", "kennis", "uur", "2026", "0"),
        )
    )
    assert rows(found) == [
        ["A", "kennis", "uur", None, 0, None],
        ["B", "kennis", "uur", 3, None, None],
        ["C", "kennis", "uur", 0, 3, 1.0],
        ["D", "kennis", "uur", 0, 0, None],
    ]


def test_units_and_kinds_are_kept_apart_and_a_unit_that_is_not_told_stands_last() -> None:
    found = party_balance(
        links(
            ("A", "B", "kennis", None, None, None),
            ("A", "B", "kennis", "uur", None, "1"),
            ("A", "B", "kennis", "dag", None, "2"),
            ("A", "B", "data", "uur", None, "4"),
        )
    )
    assert rows(found[found["party"] == "A"]) == [
        ["A", "data", "uur", 4, 0, -1.0],
        ["A", "kennis", "dag", 2, 0, -1.0],
        ["A", "kennis", "uur", 1, 0, -1.0],
        ["A", "kennis", None, None, 0, None],
    ]


def test_a_flow_to_oneself_counts_as_brought_and_as_taken() -> None:
    found = party_balance(links(("A", "A", "kennis", "uur", None, "2"), ("A", "B", "kennis", "uur", None, "1")))
    assert rows(found) == [["A", "kennis", "uur", 3, 2, -0.2], ["B", "kennis", "uur", 0, 1, 1.0]]


def test_without_flows_there_is_an_empty_answer() -> None:
    nothing = links()
    assert party_balance(nothing).empty and differences(nothing, over_kinds=True).empty
    assert list(party_balance(nothing).columns) == ["party", "kind", "unit", "brings", "takes", "balance"]


def test_sums_are_exact_however_far_apart_the_amounts_lie() -> None:
    told = ["99999999999999.99", "1e-300", "2.7206914664766906", "0.1", "0.2"]
    found = party_balance(links(*(("A", "B", "geld", "EUR", None, one) for one in told)))
    assert Fraction(found["brings"][0]) == sum(map(Fraction, told)) == Fraction(found["takes"][1])
    assert found["balance"].tolist() == [-1, 1]
    floats = links(("A", "B", "geld", "EUR", None, "1")).assign(delivered=0.1)
    assert party_balance(pd.concat([floats] * 3))["brings"][0] == Decimal("0.3")


def test_another_amount_is_asked_for_by_its_column() -> None:
    told = links(("A", "B", "geld", "EUR", None, "5"))
    assert party_balance(told, "promised")["brings"].tolist() == [10, 0]
    assert differences(told, "promised")["difference"].tolist() == [-10, 10]


def test_what_is_brought_is_taken_in_every_kind_and_unit_whatever_is_filtered() -> None:
    rng = np.random.default_rng(71)
    for _ in range(40):
        told = random_links(rng)
        for kept in (told, told[rng.random(len(told)) < 0.5], told[told["period"] == "2026-Q1"], told[told["kind"] != "geld"]):
            found = party_balance(kept)
            expected = totals(kept, "delivered", "kind", "unit")
            assert totals(found, "brings", "kind", "unit") == totals(found, "takes", "kind", "unit") == expected
            assert found["balance"].dropna().between(-1, 1).all()
            assert not found.duplicated(["party", "kind", "unit"]).any()
            assert set(found["party"]) == {*kept["giver"], *kept["receiver"]}


def test_the_parts_of_a_filter_add_up_to_the_whole() -> None:
    rng = np.random.default_rng(72)
    keys = ("party", "kind", "unit")
    for _ in range(20):
        told = random_links(rng)
        parts = pd.concat(
            [party_balance(told[told["period"].eq("2026-Q1")]), party_balance(told[~told["period"].eq("2026-Q1")])]
        )
        for side in ("brings", "takes"):
            assert totals(parts, side, *keys) == totals(party_balance(told), side, *keys)


def test_the_order_of_rows_changes_nothing() -> None:
    rng = np.random.default_rng(73)
    for _ in range(20):
        told = random_links(rng)
        other = told.sample(frac=1, random_state=int(rng.integers(1 << 30)))
        assert same(party_balance(told), party_balance(other))
        assert same(differences(told, over_kinds=True), differences(other, over_kinds=True))


def test_other_names_for_the_parties_change_nothing_but_the_names() -> None:
    rng = np.random.default_rng(74)
    for _ in range(20):
        told = random_links(rng)
        names = {f"p{at}": f"q{new}" for at, new in enumerate(rng.permutation(10))}
        back = {new: old for old, new in names.items()}
        renamed = party_balance(told.assign(giver=told["giver"].map(names), receiver=told["receiver"].map(names)))
        renamed["party"] = renamed["party"].map(back)
        assert sorted(map(str, rows(renamed))) == sorted(map(str, rows(party_balance(told))))


def test_every_roll_up_keeps_every_total_and_every_flow() -> None:
    rng = np.random.default_rng(75)
    for _ in range(20):
        told = random_links(rng)
        groups = {f"p{at}": f"g{rng.integers(3)}" for at in range(int(rng.integers(0, 10)))}
        rolled = grouped(told, groups)
        for amount in ("promised", "delivered"):
            found, parties = party_balance(rolled, amount), party_balance(told, amount)
            assert set(found["party"]) == {*rolled["giver"], *rolled["receiver"]} <= {ELSEWHERE, *groups.values()}
            for side in ("brings", "takes"):
                assert totals(found, side, "kind", "unit") == totals(parties, side, "kind", "unit")
                assert totals(found, side, "kind", "unit") == totals(told, amount, "kind", "unit")


def test_a_roll_up_to_groups_equals_the_parties_added_up() -> None:
    rng = np.random.default_rng(76)
    for _ in range(20):
        told = random_links(rng)
        groups = {f"p{at}": f"g{at % 3}" for at in range(7)}
        parties = party_balance(told)
        parties["party"] = [groups.get(party, ELSEWHERE) for party in parties["party"]]
        rolled = party_balance(grouped(told, groups))
        for side in ("brings", "takes"):
            assert totals(rolled, side, "party", "kind", "unit") == totals(parties, side, "party", "kind", "unit")


def test_a_roll_up_in_two_steps_equals_one_step() -> None:
    rng = np.random.default_rng(77)
    sectors = {f"p{at}": f"s{at % 4}" for at in range(8)}
    coalitions = {"s0": "c0", "s1": "c0", "s2": "c1"}
    at_once = {party: coalitions[sector] for party, sector in sectors.items() if sector in coalitions}
    for _ in range(20):
        told = random_links(rng)
        once, twice = party_balance(grouped(told, at_once)), party_balance(grouped(told, sectors))
        twice["party"] = [coalitions.get(sector, ELSEWHERE) for sector in twice["party"]]
        for side in ("brings", "takes"):
            assert totals(twice, side, "party", "kind", "unit") == totals(once, side, "party", "kind", "unit")


def test_what_has_no_group_is_elsewhere_and_what_stays_inside_a_group_is_kept() -> None:
    told = links(
        ("A", "B", "geld", "EUR", "2026", "1"),
        ("B", "A", "geld", "EUR", "2026", None),
        ("A", "elsewhere", "data", None, None, None),
        ("X", "A", "sociale inkoop", "EUR", "2026", "4"),
    )
    found = party_balance(grouped(told, {"A": "bouw", "B": "bouw", "elsewhere": "elsewhere"}))
    assert rows(found) == [
        [ELSEWHERE, "sociale inkoop", "EUR", 4, 0, -1.0],
        ["bouw", "data", None, None, 0, None],
        ["bouw", "geld", "EUR", 1, 1, 0.0],
        ["bouw", "sociale inkoop", "EUR", 0, 4, 1.0],
        ["elsewhere", "data", None, 0, None, None],
    ]


def test_the_kinds_of_commitment_are_six_currencies_and_three_of_the_green_deal() -> None:
    assert set(CURRENCIES.values()) == {"financieel", "zichtbaarheid", "ruchtbaarheid", "meebouwen", "kennis", "middelen"}
    assert CURRENCIES["geld"] == "financieel"
    assert len(GREEN_DEAL) == 3 and not set(GREEN_DEAL) & CURRENCIES.keys()
    assert len(KIND_GROUPS) == 9 and set(KIND_GROUPS.values()) == {"currencies", "green_deal"}


def test_what_does_not_balance_is_shown_by_kind_or_over_kinds_of_one_unit() -> None:
    told = links(
        ("zon", "centrale", "zonlicht", "EJ", None, "5.3"),
        ("centrale", "huis", "stroom", "EJ", None, "5.1"),
        ("centrale", "huis", "advies", "uur", None, None),
        ("centrale", "huis", "rest", None, None, None),
    )
    by_kind = differences(told)
    assert list(by_kind.columns) == ["party", "kind", "unit", "brings", "takes", "difference"]
    assert rows(by_kind[by_kind["party"] == "centrale"]) == [
        ["centrale", "advies", "uur", None, 0, None],
        ["centrale", "rest", None, None, 0, None],
        ["centrale", "stroom", "EJ", Decimal("5.1"), 0, Decimal("-5.1")],
        ["centrale", "zonlicht", "EJ", 0, Decimal("5.3"), Decimal("5.3")],
    ]
    over = differences(told, over_kinds=True)
    assert list(over.columns) == ["party", "unit", "brings", "takes", "difference"]
    assert rows(over[over["party"] == "centrale"]) == [
        ["centrale", "EJ", Decimal("5.1"), Decimal("5.3"), Decimal("0.2")],
        ["centrale", "uur", None, 0, None],
    ]


def test_the_differences_of_one_unit_add_up_to_nothing() -> None:
    rng = np.random.default_rng(78)
    for _ in range(20):
        told = random_links(rng)
        told["delivered"] = told["delivered"].where(told["delivered"].notna(), Decimal(1))
        assert totals(differences(told), "difference", "kind", "unit") == {}
        assert totals(differences(told, over_kinds=True), "difference", "unit") == {}


def test_floweaver_energy_differs_by_its_own_rounding(shared: Path) -> None:
    names = {"source": "giver", "target": "receiver", "type": "kind"}
    told = pd.read_csv(shared / "data" / "floweaver" / "us-energy-consumption.csv", dtype=str).rename(columns=names)
    told = told.assign(unit="quad", period=None, promised=None, delivered=[Decimal(one) for one in told["value"]])
    found = differences(told, over_kinds=True).set_index("party")
    sectors = ["Commercial", "Electricity_Generation", "Industrial", "Residential", "Transportation"]
    assert found.loc[sectors, "difference"].map(str).tolist() == ["0.00", "-0.03", "-0.01", "0.06", "-0.04"]
    assert found["brings"].sum() == found["takes"].sum() == Decimal("215.52")
    rolled = party_balance(grouped(told, dict.fromkeys(sectors, "society")))
    assert rolled["brings"].sum() == rolled["takes"].sum() == Decimal("215.52")
    power = rolled[(rolled["party"] == "society") & (rolled["kind"] == "Electricity")]
    assert rows(power[["brings", "takes"]]) == [[Decimal("12.98"), Decimal("13.03")]]  # 0.05 comes from elsewhere


def test_floweaver_imported_as_streams_adds_up_as_in_its_files(shared: Path, store: Store, deliver: Deliver) -> None:
    folder = shared / "data" / "floweaver"
    names = {"source": "giver", "target": "receiver", "material": "kind", "time": "period", "value": "delivered"}
    flows = pd.read_csv(folder / "fruit_flows.csv", dtype=str).rename(columns=names).assign(unit="t", coalition="fruit")
    parties = pd.read_csv(folder / "fruit_processes.csv", dtype=str)
    parties = parties.rename(columns={"id": "party", "function": "task"})
    sectors = dict(zip(parties["party"], parties["task"], strict=True))
    written = deliver(
        coalition="coalition\nfruit\n",
        party=parties.assign(sector=parties["task"])[["party", "sector"]].to_csv(index=False),
        stream=flows.to_csv(index=False),
    )
    assert written.added == 1 + len(parties) + len(flows)
    found = answer("links", store.ask, coalition="fruit")
    totals = {kind: float(sum(rows["delivered"])) for kind, rows in found.groupby("kind")}
    assert totals == pytest.approx(OF_FRUIT, abs=2e-4)
    days = [float(sum(rows["delivered"])) for _, rows in found.groupby("period")]
    assert days == pytest.approx(OF_FRUIT_PER_DAY, abs=2e-4)
    rolled = party_balance(grouped(found, sectors))
    by_function = {party: brought for party, rows in rolled.groupby("party") if (brought := float(sum(rows["brings"])))}
    assert by_function == pytest.approx(OF_FRUIT_BY_FUNCTION, abs=1e-3)
    balance = answer("party_balance", store.ask, coalition="fruit").set_index("party")
    site = balance.loc["composting Cambridge"]
    assert float(sum(site["brings"])) == pytest.approx(225.407, abs=1e-3)
    assert float(sum(site["takes"])) == pytest.approx(225.407, abs=1e-3)
