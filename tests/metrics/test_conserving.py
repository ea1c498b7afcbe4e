"""No unit is counted twice: every sum beside its limit, every break with its excess, and none where there is none."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from data.policy import Viewer
from data.store import Store
from metrics import conserving
from metrics.answer import answer
from metrics.conserving import CHECKS, ROLL_UPS, checks
from metrics.counted_units import counted
from metrics.games_told import GameTold, games_told, latest
from tests.metrics.made_contracts import outcomes
from tests.metrics.made_units import NET, Ledger, by_chance, claim, dividends, net, placed, signed

PARTNERS = pd.DataFrame(columns=["coalition", "party", "name", "role", "member_since", "member_until", "visible"])
FIGURES = ("total", "limit", "excess", "holds", "kind")


def games(told: pd.DataFrame, of: pd.DataFrame) -> list[GameTold]:
    return list(latest(games_told(told, of, PARTNERS)).values())


def found_of(*frames: pd.DataFrame, net_of: pd.DataFrame | None = None, told: pd.DataFrame | None = None) -> pd.DataFrame:
    known = net({}) if net_of is None else net_of
    return checks(*frames, known, games(dividends() if told is None else told, known))


def row(found: pd.DataFrame, check: str, *columns: str) -> list[Any]:
    """The one row of this check, an unknown as None."""
    told = found.loc[found["check"] == check, list(columns or FIGURES)].astype(object)
    assert len(told) == 1, found.to_string()
    values: list[Any] = told.where(told.notna(), None).iloc[0].tolist()
    return values


def units(units: float, *, state: str = "validated", **more: Any) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """One contract with one claim of so many units."""
    return placed({}), signed(claim("a", state, units)), outcomes(more)


def test_golden_10_the_fund_claim_rule_claims_of_two_funds_stay_within_the_net_outcome() -> None:
    where = placed({"project": "P", "fund": "F"}, {"project": "Q", "fund": "G"})
    steps = signed(claim("a", "validated", 30), [one | {"project": "Q"} for one in claim("b", "paid", 20)])
    found = found_of(where, steps, outcomes({"project": "P"}, {"project": "Q"}))
    assert row(found, "validated_within_net", "who", "unit", *FIGURES) == ["F + G", "mensen", 50, 46, 4, False, "fault"]
    assert row(found, "funds") == [50, 50, 0, True, ""]


def test_what_is_exactly_the_limit_holds_and_a_little_more_does_not() -> None:
    for amount, holds in ((46.0, True), (46 * (1 + 1e-10), True), (46.00001, False), (45, True)):
        found = found_of(*units(amount))
        assert row(found, "validated_within_net", "holds") == [holds]
    assert row(found, "validated_within_net") == [45, 46, 0, True, ""]


@pytest.mark.parametrize(
    ("told", "limit", "holds"),
    [
        ({"net": -46.0}, 46, True),
        ({"net": -46.0, "harmful": True}, 0, False),
        ({"net": 46.0, "harmful": True}, 0, False),
        ({"net": 0.0}, 0, False),
        ({"net": np.nan}, None, None),
        ({"unit": "uren"}, None, None),
        ({"unit": None}, None, None),
        ({"unit": "Mensen"}, 46, True),
        ({"outcome": "wonen"}, None, None),
        ({"is_latest": False}, None, None),
    ],
)
def test_the_limit_is_the_size_of_what_got_better_and_unknown_where_it_cannot_be_compared(
    told: dict[str, Any], limit: float | None, holds: bool | None
) -> None:
    found = found_of(*units(40), net_of=net(told))
    assert row(found, "validated_within_net", "limit", "holds") == [limit, holds]
    assert row(found, "validated_within_net", "kind") == ["fault" if holds is False else ""]


def test_what_counts_no_outcome_of_the_coalition_has_no_net_outcome_to_stay_within() -> None:
    found = found_of(placed({"outcome": None}), signed(claim("a", "validated", 99)), outcomes({}))
    assert set(found["check"]) == {*ROLL_UPS}
    assert found[["project", "outcome_metric", "total"]].to_numpy().tolist() == [["P", "1", 99]] * 3


def test_what_is_paid_stays_within_what_results_or_else_claims_validated() -> None:
    within = found_of(*units(10, state="paid"))
    assert row(within, "paid_within_validated") == [10, 10, 0, True, ""]
    beyond = found_of(*units(10, state="paid", achieved=8.0))
    assert row(beyond, "paid_within_validated", "who", "project", *FIGURES) == ["F", "P", 10, 8, 2, False, "fault"]
    assert row(beyond, "partners") == [8, 8, 0, True, ""]


def test_a_payment_for_more_units_than_its_claim_was_validated_for_is_beyond_them() -> None:
    steps = signed(claim("a", "paid", 10))
    steps.loc[steps["state"] == "validated", "units"] = 7.0
    assert row(found_of(placed({}), steps, outcomes({})), "paid_within_validated") == [10, 7, 3, False, "fault"]
    skipped = steps[steps["state"] != "validated"]
    assert row(found_of(placed({}), skipped, outcomes({})), "paid_within_validated") == [10, 0, 10, False, "fault"]


def test_what_is_claimed_beyond_the_net_outcome_is_a_remark_until_it_is_validated() -> None:
    steps = signed(claim("a", "validated", 40), claim("b", "claimed", 10))
    found = found_of(placed({}), steps, outcomes({}))
    assert row(found, "claimed_within_net") == [50, 46, 4, False, "remark"]
    assert row(found, "validated_within_net") == [40, 46, 0, True, ""]
    assert "claimed_within_net" not in set(found_of(*units(40))["check"]), "nothing is open"


def test_a_contract_without_a_coalition_is_checked_as_far_as_it_goes() -> None:
    where = placed({}).assign(coalition=None)
    found = found_of(where, signed(claim("a", "validated", 5)), outcomes({}))
    assert row(found, "validated_within_net", "total", "limit", "holds") == [5, None, None]


def test_where_a_paid_claim_tells_no_units_its_limit_is_unknown_and_not_nothing() -> None:
    steps = signed(claim("a", "paid", None), claim("b", "paid", None))
    assert row(found_of(placed({}), steps, outcomes({})), "paid_within_validated", "total", "limit") == [None, None]


def test_units_that_only_the_payment_tells_are_those_that_were_validated() -> None:
    steps = signed(claim("a", "paid", None))
    assert row(found_of(placed({}), steps, outcomes({})), "paid_within_validated", "total", "holds") == [None, None]
    steps.loc[steps["state"] == "paid", "units"] = 5.0
    assert row(found_of(placed({}), steps, outcomes({})), "paid_within_validated") == [5, 5, 0, True, ""]


def test_a_claim_that_was_disputed_before_it_was_paid_was_validated_all_the_same() -> None:
    steps = signed(claim("a", "paid", 5))
    between = steps.iloc[[2]].assign(state="disputed", units=2.0)
    found = found_of(placed({}), pd.concat([steps, between], ignore_index=True), outcomes({}))
    assert row(found, "paid_within_validated") == [5, 5, 0, True, ""]


@pytest.mark.parametrize(
    ("states", "kind"),
    [
        (("claimed", "evidenced"), "remark"),
        (("paid", "evidenced"), "remark"),
        (("paid", "validated"), "fault"),
        (("validated", "validated"), "fault"),
        (("paid", "disputed"), "remark"),
    ],
)
def test_a_unit_has_one_claim_and_two_that_are_both_validated_are_a_fault(states: tuple[str, str], kind: str) -> None:
    where = placed({}, {"coalition": "D", "project": "Q", "fund": "G"})
    one, other = (claim(name, state, 5, claimed_unit="bon-14") for name, state in zip("ab", states, strict=True))
    steps = signed(one, [step | {"project": "Q"} for step in other])
    found = found_of(where, steps, outcomes({}, {"project": "Q"}))
    assert row(found, "one_claim_a_unit") == [2, 1, 1, False, kind]
    told = row(found, "one_claim_a_unit", "coalition", "outcome", "who", "unit", "project", "claimed_unit")
    assert told == ["C", "werk", "F + G", "mensen", "P + Q", "bon-14"]


def test_a_rejected_claim_lets_its_unit_go() -> None:
    steps = signed(claim("a", "paid", 5, claimed_unit="bon-14"), claim("b", "rejected", 5, claimed_unit="bon-14"))
    assert "one_claim_a_unit" not in set(found_of(placed({}), steps, outcomes({}))["check"])


def test_a_double_claim_of_which_one_is_elsewhere_is_told_and_one_that_is_all_elsewhere_is_not() -> None:
    claims = [claim(name, "claimed", 5, claimed_unit="bon-14") for name in "ab"]
    away = [[step | {"of_fund": False, "project": "Q"} for step in one] for one in claims]
    assert row(found_of(placed({}), signed(claims[0], away[1]), outcomes({})), "one_claim_a_unit", "total") == [2]
    assert "one_claim_a_unit" not in set(found_of(placed({}), signed(*away), outcomes({}))["check"])


def test_of_a_double_claim_that_the_viewer_may_not_see_whole_he_is_told_only_that_it_is_there() -> None:
    steps = signed(*(claim(name, "claimed", 5, claimed_unit="bon-14") for name in "ab"), hidden=("b",))
    found = found_of(placed({}), steps, outcomes({}))
    assert row(found, "one_claim_a_unit", "outcome", "who", "project", "claimed_unit") == ["werk", None, None, None]
    assert row(found, "one_claim_a_unit") == [2, 1, 1, False, "remark"]


def test_what_is_attributed_to_partners_stays_within_the_net_outcome_of_the_same_period() -> None:
    known = net({"period": "2026-Q1", "net": 20.0, "is_latest": False}, {})
    told = [{"likely": 15.0}, {"parties": "Een+Twee", "likely": 7.0}]
    then = dividends(*(one | {"period": "2026-Q1"} for one in told))
    assert row(found_of(*units(1), net_of=known, told=dividends(*told)), "attributed_within_net") == [22, 46, 0, True, ""]
    assert row(found_of(*units(1), net_of=known, told=then), "attributed_within_net") == [22, 20, 2, False, "remark"]
    between = dividends(*(one | {"period": "2026-Q2"} for one in told))
    assert row(found_of(*units(1), net_of=known, told=between), "attributed_within_net", "limit") == [46]


def test_of_a_fall_both_are_below_nought_and_their_sizes_must_fit() -> None:
    known = net({"net": -40.0})
    for likely, holds in ((-38.0, True), (-41.0, False), (12.0, True)):
        found = found_of(*units(1), net_of=known, told=dividends({"likely": likely}))
        assert row(found, "attributed_within_net", "total", "limit", "holds") == [-likely, 40, holds]


def test_dividends_in_another_unit_are_not_held_against_the_net_outcome_and_unknown_ones_do_not_hold_or_break() -> None:
    assert "attributed_within_net" not in set(found_of(*units(1), told=dividends({"unit": "uren", "likely": 99.0}))["check"])
    own = found_of(*units(1), told=dividends({"unit": "Mensen", "likely": 99.0}))
    assert row(own, "attributed_within_net", "excess") == [53]
    unknown = found_of(*units(1), told=dividends({"likely": None}, {"parties": "Twee", "likely": 99.0}))
    assert row(unknown, "attributed_within_net", "total", "holds", "kind") == [None, None, ""]


def test_a_unit_that_is_put_with_two_outcomes_is_found_by_every_roll_up() -> None:
    twice = placed({}, {"outcome": "wonen"})
    found = found_of(twice, signed(claim("a", "validated", 5)), outcomes({}))
    broken = found[found["check"].isin(list(ROLL_UPS)) & (found["outcome"] == "wonen")]
    assert broken[["total", "limit", "excess", "kind"]].to_numpy().tolist() == [[5, 0, 5, "fault"]] * 3


def test_a_roll_up_that_is_unknown_does_not_hold_or_break(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conserving, "counted", lambda *frames: counted(*frames).assign(validated=np.nan))
    found = found_of(*units(5))
    assert [row(found, check) for check in ROLL_UPS] == [[None, 5, None, None, ""]] * 3


def test_without_anything_there_is_nothing_to_check() -> None:
    found = found_of(placed(), signed(), outcomes(), net_of=net().astype({"is_latest": bool}))
    assert found.empty and list(found)[:9] == ["check", "coalition", "outcome", "who", "unit", *FIGURES[:4]]


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    """A thousand sound ledgers beside one another."""
    return by_chance(1000, seed=20262)


@pytest.fixture(scope="module")
def played(ledger: Ledger) -> list[GameTold]:
    return games(ledger.dividends, ledger.net)


@pytest.fixture(scope="module")
def sound(ledger: Ledger, played: list[GameTold]) -> pd.DataFrame:
    return checks(*ledger.units, ledger.net, played)


def test_nothing_is_found_in_a_thousand_sound_ledgers(sound: pd.DataFrame) -> None:
    claimed = sound["check"] == "claimed_within_net"
    binding = sound[~claimed]
    assert binding["holds"].all() and (binding["excess"] == 0).all() and (binding["kind"] == "").all()
    assert set(sound["check"]) == {*CHECKS} - {"one_claim_a_unit"}
    assert (sound["kind"][claimed & ~sound["holds"]] == "remark").all() and sound["holds"][claimed].any()
    assert sound["coalition"].str.split(".").str[0].nunique() == 1000


def test_every_double_claim_and_every_excess_is_found_and_nothing_else(
    ledger: Ledger, played: list[GameTold], sound: pd.DataFrame
) -> None:
    rng = np.random.default_rng(7)
    steps, sums, known = ledger.steps.copy(), ledger.sums.copy(), ledger.net.copy()
    named = steps[steps["claimed_unit"].notna() & (steps["state"] != "rejected")]
    named = named[~named["claim"].isin(steps.loc[steps["state"] == "rejected", "claim"])].drop_duplicates("claim")
    doubled = named.sample(150, random_state=1)
    again = doubled.assign(claim=doubled["claim"] + "/2", state="claimed", units=1.0)

    paid = sound[sound["check"] == "paid_within_validated"].sample(150, random_state=2)
    less = dict(zip(paid["project"], paid["total"] * rng.uniform(0.1, 0.999, len(paid)), strict=True))
    sums["achieved"] = sums["project"].map(less).fillna(sums["achieved"])

    others = sound[(sound["check"] == "validated_within_net") & ~sound["coalition"].isin(paid["coalition"])]
    within = others[others["total"] > 0].sample(150, random_state=3)
    at = known.set_index(["coalition", "outcome"]).index.get_indexer(pd.MultiIndex.from_frame(within[["coalition", "outcome"]]))
    known.loc[at, "net"] = within["total"].to_numpy() * rng.uniform(0.1, 0.999, len(within))

    found = checks(ledger.placed, pd.concat([steps, again], ignore_index=True), sums, known, played)
    broken = dict(list(found[found["kind"] != ""].groupby("check")))
    assert set(broken["one_claim_a_unit"]["claimed_unit"]) == set(doubled["claimed_unit"])
    assert set(broken["paid_within_validated"]["project"]) == set(less)
    named_as = ["coalition", "outcome"]
    assert set(broken["validated_within_net"][named_as].itertuples(index=False, name=None)) == set(
        within[named_as].itertuples(index=False, name=None)
    )
    attributed = set(broken["attributed_within_net"][named_as].itertuples(index=False, name=None))
    lowered = set(within[named_as].itertuples(index=False, name=None))
    assert attributed == lowered & {(one.coalition, one.outcome) for one in played} != set()
    assert broken.keys() - {"claimed_within_net"} == {*CHECKS} - {*ROLL_UPS, "claimed_within_net"}
    excess = found["total"] - found["limit"]
    np.testing.assert_allclose(found["excess"], excess.where(excess > 1e-9 * found["total"].abs(), 0.0))


def test_of_the_example_only_what_is_claimed_twice_or_beyond_the_net_outcome_does_not_hold(dommelrand: Store) -> None:
    found = answer("conservation", dommelrand.ask)
    broken = found[found["kind"] != ""]
    assert broken[["check", "claimed_unit", "kind", "who"]].to_numpy().tolist() == [
        ["claimed_within_net", None, "remark", "kiemkracht"],
        ["one_claim_a_unit", "weegbon-2026-014", "remark", "kiemkracht + vollekring"],
    ]
    shared = found[found["outcome"] == "aan-het-werk"].set_index("check")
    assert shared.loc[["validated_within_net", "attributed_within_net"], "total"].tolist() == [46, 46]
    assert shared.loc["validated_within_net", "limit"] == pytest.approx(46)


@pytest.mark.parametrize("role", ["partner", "facilitator", "financier"])
def test_whoever_asks_totals_and_limits_are_the_same(dommelrand: Store, role: Any) -> None:
    viewer = Viewer("a", role, "zorghuis", frozenset({"dommelrand"}))

    def ask(name: str, **answers: Any) -> pd.DataFrame:
        return dommelrand.ask(name, viewer, **answers)

    whole, seen = (answer("conservation", asked, coalition="dommelrand") for asked in (dommelrand.ask, ask))
    figures = ["check", "coalition", "outcome", "unit", "total", "limit", "excess", "kind"]
    is_sum = [told[told["check"] != "one_claim_a_unit"][figures].reset_index(drop=True) for told in (whole, seen)]
    pd.testing.assert_frame_equal(*is_sum)
    assert len(is_sum[0]) > 10


def test_the_columns_are_those_that_the_net_outcome_really_has() -> None:
    from metrics.net_outcomes import COLUMNS

    assert set(NET) <= set(COLUMNS)
