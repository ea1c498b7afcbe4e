from functools import partial

import numpy as np
import pandas as pd
import pytest

from data.known import KnownAt, today
from data.pack import Pack
from data.packs_known import pack_named
from data.store import Store
from metrics.significance import Significance, significance, weights_in_use
from tests.metrics.made import outcomes, signed

PACK = signed({"T1": 0.5, "T2": 0.3, "T3": 0.2})
WEIGHT_COLUMNS = ["weight_set", "role", "node", "weight", "people", "dated", "recorded"]
NO_WEIGHTS = pd.DataFrame(columns=WEIGHT_COLUMNS)
NO_OUTCOMES = outcomes()
DRAWS = 100


def seen(*rows: tuple[object, ...]) -> pd.DataFrame:
    """Rows of party (None: the coalition), indicator, period, value and evidence."""
    return pd.DataFrame(rows, columns=["party", "indicator", "period", "value", "evidence"]).assign(value_why=None)


def weighed(*rows: tuple[object, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=WEIGHT_COLUMNS).assign(
        dated=lambda frame: pd.to_datetime(frame["dated"]), recorded=lambda frame: pd.to_datetime(frame["recorded"])
    )


def of(
    observations: pd.DataFrame,
    period: str,
    weights: pd.DataFrame = NO_WEIGHTS,
    pack: Pack = PACK,
    told: pd.DataFrame = NO_OUTCOMES,
) -> Significance:
    found = significance(pack, "C", observations, weights, told, period, DRAWS)
    assert found is not None
    return found


def root(found: Significance, period: str = "") -> float:
    one = found.history[period] if period else found.own
    return float(one.index.scores["B"][0, 0])


FIRST = [(None, "iT1", "2026-Q1", 40.0, "E2"), (None, "iT2", "2026-Q1", 20.0, "E2"), (None, "iT3", "2026-Q1", 10.0, "E2")]


def test_a_value_is_carried_for_eight_quarters_and_counts_as_old() -> None:
    rows = seen(*FIRST)
    for period, age in (("2026-Q1", 0), ("2027-Q2", 5), ("2028-Q1", 8)):
        found = of(rows, period)
        assert root(found) == pytest.approx(28.0)
        assert set(found.own.values.age.ravel()) == {age}
    gone = of(rows, "2028-Q2")
    assert np.isnan(root(gone)) and gone.own.index.why["B"] == ("no_data",)


def test_an_older_value_is_drawn_wider() -> None:
    found = of(seen(*FIRST), "2028-Q1")
    widths = {name: one.band["iT1"].high[0] - one.band["iT1"].low[0] for name, one in found.history.items()}
    assert widths["2028-Q1"] > widths["2026-Q1"] * 1.1


def test_a_history_has_every_quarter_since_the_first_twelve_at_most() -> None:
    rows = seen(*FIRST, (None, "iT1", "2026-Q3", 60.0, "E2"))
    found = of(rows, "2026-Q4")
    assert list(found.history) == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]
    assert [root(found, period) for period in found.history] == pytest.approx([28.0, 28.0, 38.0, 38.0])
    assert next(iter(of(rows, "2029-Q4").history)) == "2027-Q1" and len(of(rows, "2029-Q4").history) == 12
    assert list(of(rows, "2026-Q2").history) == ["2026-Q1", "2026-Q2"]


def test_without_an_observation_up_to_then_there_is_nothing_to_say() -> None:
    def nothing(rows: pd.DataFrame, period: str) -> bool:
        return significance(PACK, "C", rows, NO_WEIGHTS, NO_OUTCOMES, period, DRAWS) is None

    assert nothing(seen(*FIRST), "2025-Q4") and nothing(seen(*FIRST), "zomer")
    assert nothing(seen((None, "other", "2026-Q1", 1.0, "E1")), "2026-Q1")


SPRING = [
    ("lente", "partner", "T1", 10.0, 4, "2026-03-03", "2026-03-03"),
    ("lente", "partner", "T2", 10.0, 4, "2026-03-03", "2026-03-03"),
    ("lente", "doelgroep", "T1", 0.0, 9, "2026-03-03", "2026-03-03"),
    ("lente", "doelgroep", "T2", 25.0, 9, "2026-03-03", "2026-03-03"),
    ("lente", "financier", "T1", 0.0, 2, "2026-03-03", "2026-03-03"),
]


def test_weights_count_from_the_quarter_after_they_were_fixed() -> None:
    rows = weighed(*SPRING, ("zomer", "partner", "T3", 5.0, 3, "2026-07-01", "2026-07-01"))
    assert weights_in_use(PACK, rows, "2026-Q1").given == {}
    spring = weights_in_use(PACK, rows, "2026-Q2")
    assert (spring.name, spring.dated) == ("lente", "2026-03-03")
    assert spring.given == pytest.approx({"T1": 0.25, "T2": 0.75, "T3": 0.0})
    assert spring.people == {"partner": 4, "doelgroep": 9, "financier": 2}
    assert weights_in_use(PACK, rows, "2026-Q3").name == "lente"  # the summer's was fixed on the first day of the quarter
    assert weights_in_use(PACK, rows, "2026-Q4").given == {"T1": 0.0, "T2": 0.0, "T3": 1.0}


def test_a_set_without_a_day_counts_from_the_day_it_was_recorded() -> None:
    rows = weighed(("zonder", "partner", "T3", 5.0, 3, None, "2026-03-30"))
    assert [weights_in_use(PACK, rows, period).name for period in ("2026-Q1", "2026-Q2")] == ["", "zonder"]


def test_a_role_with_only_zeros_is_left_out_and_named() -> None:
    found = weights_in_use(PACK, weighed(*SPRING), "2026-Q3")
    assert (found.left_out, set(found.roles)) == (["financier"], {"partner", "doelgroep"})
    nobody = weights_in_use(PACK, weighed(SPRING[-1]), "2026-Q3")
    assert (nobody.given, nobody.left_out) == ({}, ["financier"])


def test_each_quarter_has_the_weights_of_its_own_time_and_each_role_its_own_score() -> None:
    found = of(seen(*FIRST), "2026-Q2", weighed(*SPRING))
    assert root(found, "2026-Q1") == pytest.approx(28.0)
    assert root(found) == pytest.approx(0.25 * 40 + 0.75 * 20)
    assert {role: float(one.index.scores["B"][0, 0]) for role, one in found.roles.items()} == pytest.approx(
        {"partner": 30.0, "doelgroep": 20.0}
    )


def test_a_harm_no_longer_measured_keeps_its_cap() -> None:
    pack = signed({"T1": 0.5, "T2": 0.3, "T3": 0.2})
    rows = seen(
        (None, "iT1", "2024-Q1", 90.0, "E4"),
        (None, "iT2", "2024-Q1", 90.0, "E4"),
        (None, "iT3", "2024-Q1", -70.0, "E4"),
        (None, "iT1", "2026-Q3", 90.0, "E4"),
        (None, "iT2", "2026-Q3", 90.0, "E4"),
    )
    found = of(rows, "2026-Q3", pack=pack)
    assert np.isnan(found.own.index.scores["T3"][0, 0])
    assert root(found) == pytest.approx(90.0)
    assert (found.own.caps["B"][0, 0], found.own.level["B"][0, 0]) == (3, 3)
    better = pd.concat([rows, seen((None, "iT3", "2024-Q2", 10.0, "E4"))], ignore_index=True)
    assert of(better, "2026-Q3", pack=pack).own.caps["B"][0, 0] == 7


def test_partners_stand_beside_the_coalition_and_never_in_its_score() -> None:
    theirs = [("Brug", f"iT{at}", "2026-Q1", -90.0, "E2") for at in (1, 2, 3)]
    alone, together = of(seen(*FIRST), "2026-Q1"), of(seen(*FIRST, *theirs), "2026-Q1")
    assert alone.partners is None and together.partners is not None
    assert together.partners.index.subjects == ("Brug",)
    assert together.partners.index.scores["B"][0, 0] == pytest.approx(-90.0)
    assert together.own.index.subjects == ("C",)
    assert root(together) == root(alone)
    assert np.array_equal(together.own.band["B"].low, alone.own.band["B"].low)
    of_partner = significance(PACK, "C", seen(*FIRST, *theirs), NO_WEIGHTS, NO_OUTCOMES, "2026-Q1", DRAWS, partner="Brug")
    assert of_partner is not None and of_partner.own.index.subjects == ("Brug",)
    assert root(of_partner) == pytest.approx(-90.0)


def test_the_same_observations_give_the_same_digits_in_any_order() -> None:
    rows = seen(*FIRST, ("Brug", "iT1", "2026-Q1", 5.0, "E2"))
    one, other = of(rows, "2026-Q2", weighed(*SPRING)), of(rows[::-1], "2026-Q2", weighed(*SPRING[::-1]))
    assert one.own.draws is not None and other.own.draws is not None
    assert one.own.draws.number == other.own.draws.number == DRAWS
    assert one.own.draws.scores["B"].tobytes() == other.own.draws.scores["B"].tobytes()


HALF = {"deadweight": 0.5, "displacement": 0.0, "outside_share": 0.0}
PARTNERS = [("Brug", f"iT{at}", "2026-Q1", value, "E2") for at, value in ((1, -90.0), (2, 15.0), (3, 55.0))]


def net(**more: object) -> pd.DataFrame:
    """An outcome of the first indicator: of a change from 0 half would have come anyway."""
    return outcomes({"indicator": "iT1", "baseline": 0.0, **HALF, **more})


def test_the_score_of_a_coalition_rests_on_net_levels_and_those_of_its_partners_do_not() -> None:
    rows = seen(*FIRST, *PARTNERS)
    gross, found = of(rows, "2026-Q1"), of(rows, "2026-Q1", told=net())
    assert (root(gross), root(found)) == (pytest.approx(28.0), pytest.approx(18.0))  # 40 of iT1 counts as 20
    assert found.partners is not None and gross.partners is not None
    for name in PACK.by_name:
        assert found.partners.index.scores[name].tolist() == gross.partners.index.scores[name].tolist()
        assert found.partners.band[name].low.tolist() == gross.partners.band[name].low.tolist()
    (row,) = found.rows[(found.rows["indicator"] == "iT1") & found.rows["party"].isna()].to_dict("records")
    assert (row["value"], row["gross"], row["net"]) == (20.0, 40.0, 20.0)


def test_the_score_of_a_coalition_is_not_the_mean_of_its_partners() -> None:
    for seed in range(5):
        rng = np.random.default_rng(seed)
        theirs = [(name, f"iT{at}", "2026-Q1", rng.uniform(-100, 100), "E2") for name in "PQR" for at in (1, 2, 3)]
        found, other = (of(seen(*FIRST, *rows), "2026-Q1", told=net()) for rows in (theirs, theirs[:3]))
        assert found.partners is not None
        scores = found.partners.index.scores["B"][0]
        assert root(found) == root(other) == pytest.approx(18.0)
        assert abs(root(found) - scores.mean()) > 1e-6 and abs(root(found) - scores.sum()) > 1e-6


def test_an_outcome_counts_from_its_own_quarter_on_and_changes_no_quarter_before_it() -> None:
    rows = seen(*FIRST, (None, "iT1", "2026-Q2", 40.0, "E2"))
    gross, found = of(rows, "2026-Q2"), of(rows, "2026-Q2", told=net(period="2026-Q2"))
    assert [root(found, period) for period in found.history] == pytest.approx([28.0, 18.0])
    assert found.history["2026-Q1"].band["B"].low.tolist() == gross.history["2026-Q1"].band["B"].low.tolist()


def test_what_is_unsure_of_the_filters_adds_to_what_is_unsure_by_evidence() -> None:
    rows = seen(*FIRST)
    found = {
        name: of(rows, "2026-Q1", told=net(**more)).own.band["iT1"]
        for name, more in (("sure", {}), ("wide", {"deadweight_low": 0.0, "deadweight_high": 1.0}))
    }
    widths = {name: float(band.high[0] - band.low[0]) for name, band in found.items()}
    assert widths["wide"] > widths["sure"] + 3
    assert widths["sure"] == pytest.approx(22, abs=4)  # a triangle of 20 points to either side


def test_without_outcomes_no_digit_changes() -> None:
    rows = seen(*FIRST, *PARTNERS)
    plain_, other = of(rows, "2026-Q1"), of(rows, "2026-Q1", told=outcomes({"indicator": None, "actual": 3.0}))
    for one, same in ((plain_.own, other.own), (plain_.partners, other.partners)):
        assert one is not None and same is not None and one.draws is not None and same.draws is not None
        assert all(one.draws.scores[name].tobytes() == same.draws.scores[name].tobytes() for name in PACK.by_name)
    assert plain_.own.values.additionality is not None and np.isnan(plain_.own.values.additionality).all()
    assert plain_.own.standing.additionality == {}


def test_what_would_not_have_come_anyway_opens_the_sixth_gate() -> None:
    rows = seen(*((None, f"iT{at}", "2026-Q1", 60.0, "E2") for at in (1, 2, 3)))
    shut, opened = of(rows, "2026-Q1"), of(rows, "2026-Q1", told=net(deadweight=0.1))
    assert (shut.own.level["B"][0, 0], shut.own.stopped["B"][0]) == (5, 6)
    assert root(opened) == pytest.approx(57.0)
    assert (opened.own.level["B"][0, 0], opened.own.stopped["B"][0]) == (6, 7)
    assert opened.own.standing.additionality["B"].tolist() == pytest.approx([0.9])
    all_anyway = of(rows, "2026-Q1", told=net(deadweight=1.0, baseline=55.0))
    assert (all_anyway.own.level["B"][0, 0], all_anyway.own.stopped["B"][0]) == (5, 6)


def test_harm_does_not_open_the_gate_of_good() -> None:
    rows = seen(*((None, f"iT{at}", "2026-Q1", 60.0, "E2") for at in (1, 2, 3)))
    worse = of(rows, "2026-Q1", told=net(baseline=90.0))
    assert (worse.own.level["B"][0, 0], worse.own.stopped["B"][0]) == (5, 6)
    assert root(worse) == pytest.approx(60 + 15 * 0.5)  # half of the fall would have come anyway, on E2
    claimed = of(rows, "2026-Q1", told=net(baseline=90.0, evidence="E1"))
    assert root(claimed) == pytest.approx(60.0)


def test_a_coalition_of_which_only_outcomes_are_told_has_a_score() -> None:
    told = outcomes(
        *({"outcome": f"O{at}", "indicator": f"iT{at}", "baseline": 0.0, "actual": 40.0, **HALF} for at in (1, 2, 3))
    )
    found = of(seen(), "2026-Q1", told=told)
    assert root(found) == pytest.approx(20.0) and found.own.index.subjects == ("C",)


def test_the_scores_of_a_base_are_the_same_whoever_may_see_the_outcomes() -> None:
    rows = seen(*FIRST)
    open_, hidden = (of(rows, "2026-Q1", told=net(visible=seen_, deadweight_low=0.2)) for seen_ in (True, False))
    assert root(open_) == root(hidden) and open_.own.band["B"].low.tolist() == hidden.own.band["B"].low.tolist()
    assert open_.own.level["B"].tolist() == hidden.own.level["B"].tolist()
    (row,) = hidden.rows[hidden.rows["indicator"] == "iT1"].to_dict("records")
    assert np.isnan([row["baseline"], row["deadweight"], row["change"]]).all()


def of_example(store: Store, coalition: str, period: str, *, net: bool = True) -> Significance:
    ask = partial(store.ask, known_at=KnownAt(today()))
    pack = pack_named("betekenisscore", ask("packs"))
    observations, weights = ask("observations", coalition=coalition), ask("weight_sets", coalition=coalition)
    told = ask("shared_outcomes", coalition=coalition, beneath=True) if net else NO_OUTCOMES
    found = significance(pack, coalition, observations, weights, told, period, DRAWS)
    assert found is not None
    return found


def test_dommelrand_scores_what_its_script_says(dommelrand: Store) -> None:
    found = of_example(dommelrand, "dommelrand", "2026-Q3")
    own, gross = found.own, of_example(dommelrand, "dommelrand", "2026-Q3", net=False).own
    told = [[float(one[0, 0]) for one in (of.index.scores["B"], of.positive["B"], of.harm["B"])] for of in (gross, own)]
    assert np.round(told[0], 2).tolist() == [33.08, 37.90, -4.82]
    assert np.round(told[1], 2).tolist() == [30.93, 36.08, -5.16]  # work and emission count net
    assert own.level["B"][0, 0] == 5
    assert own.band["B"].low[0] < own.index.scores["B"][0, 0] < own.band["B"].high[0]
    assert found.weights.name == "gewogen 2026-03" and set(found.roles) == {"doelgroep", "financier", "partner", "stuurgroep"}
    assert found.partners is not None and "dommelrand" not in found.partners.index.subjects
    assert list(found.history)[-1] == "2026-Q3" and len(found.history) == 12


def test_kringdal_is_withheld_for_want_of_data(dommelrand: Store) -> None:
    found = of_example(dommelrand, "kringdal", "2026-Q3")
    assert (found.own.index.why["B"], found.own.level["B"][0, 0]) == (("coverage",), 0)
    assert found.own.index.coverage["B"][0] < 0.6


def test_a_coalition_without_outcomes_of_an_indicator_scores_what_it_did(dommelrand: Store) -> None:
    found, before = (of_example(dommelrand, "buurtwarmte", "2026-Q3", net=net_) for net_ in (True, False))
    assert found.own.draws is not None and before.own.draws is not None
    assert found.own.draws.scores["B"].tobytes() == before.own.draws.scores["B"].tobytes()
    assert found.own.level["B"].tolist() == before.own.level["B"].tolist()
