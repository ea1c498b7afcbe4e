import numpy as np
import pandas as pd
import pytest

from data.packs_known import DEFAULT_PACK, shipped
from data.problems import Refused
from metrics.dividends import together
from metrics.games_told import games_told, history_asked_for, latest, main_outcomes
from tests.metrics.made_contributions import GOLDEN_20, dividends, no_outcomes, outcomes, partners


def whole(told: pd.DataFrame, *rows: dict[str, object]) -> float:
    (found,) = games_told(told, outcomes(), partners(*rows))
    return float(together(found.game, found.game.likely))


def test_a_game_is_made_of_the_dividends_of_one_outcome_and_period() -> None:
    told = pd.concat([dividends({"A": 1}), dividends({"A": 2, "B": 3}, outcome="P"), dividends({"A": 4}, period="2026-Q1")])
    games = games_told(told, no_outcomes(), partners())
    assert [(one.outcome, one.period, one.game.likely.tolist()) for one in games] == [
        ("O", "2026-Q1", [4.0]),
        ("O", "2026-Q3", [1.0]),
        ("P", "2026-Q3", [2.0, 3.0]),
    ]
    assert [one.period for one in latest(games).values()] == ["2026-Q3", "2026-Q3"]


def test_a_year_is_later_than_its_quarters_but_the_last() -> None:
    told = pd.concat([dividends({"A": 1}, period=period) for period in ("2026", "2026-Q3", "2025-12")])
    assert [one.period for one in games_told(told, no_outcomes(), partners())] == ["2025-12", "2026-Q3", "2026"]


def test_dividends_with_a_candidate_or_with_who_left_before_do_not_count() -> None:
    told = dividends({"A": 1, "B": 10, "A+B": 100})
    assert whole(told) == 111
    assert whole(told, {"party": "B"}) == 111
    assert whole(told, {"party": "B", "role": "candidate"}) == 1
    assert whole(told, {"party": "B", "role": "candidate"}, {"party": "B", "role": "lid"}) == 111
    assert whole(told, {"party": "B", "member_until": "2026-06"}) == 1
    assert whole(told, {"party": "B", "member_until": "2026-07-15"}) == 111, "who leaves in the quarter counts in it"
    assert whole(told, {"party": "B", "member_since": "2026-Q4"}) == 1
    assert whole(told, {"party": "B", "member_since": "2026", "member_until": "2026"}) == 111


def test_whether_a_party_counts_does_not_depend_on_who_looks() -> None:
    assert whole(dividends({"A": 1, "B": 10}), {"party": "B", "role": "candidate", "visible": False}) == 1


def test_who_takes_part_without_a_dividend_is_silent_where_the_viewer_may_know_of_it() -> None:
    rows = [{"party": "D"}, {"party": "E", "role": "candidate"}, {"party": "F", "visible": False}, {"party": "A"}]
    (found,) = games_told(dividends({"A": 1}), outcomes(), partners(*rows))
    assert found.silent == ("D",)
    assert found.game.parties == ("A",)


def test_a_name_is_the_one_that_may_be_seen_or_else_the_id() -> None:
    (found,) = games_told(dividends({"A": 1, "B": 2}), outcomes(), partners({"coalition": None, "party": "A", "name": "Aa"}))
    assert (found.named("A"), found.named("B")) == ("Aa", "B")


def test_a_unit_is_that_of_the_outcome_unless_all_dividends_have_another() -> None:
    def unit(*units: str | None) -> tuple[str, bool]:
        told = pd.concat([dividends({party: 1}, unit=unit) for party, unit in zip("AB", units, strict=True)])
        (found,) = games_told(told, outcomes(), partners())
        return found.unit, found.is_mixed

    assert unit(None, None) == ("", False)
    assert unit(None, "Mensen") == ("", False)
    assert unit("punten", "Punten ") == ("punten", False)


def test_dividends_in_several_units_are_never_added() -> None:
    told = pd.concat([dividends({"A": 1}), dividends({"B": 1}, unit="punten")])
    (found,) = games_told(told, outcomes(), partners())
    assert found.is_mixed
    assert np.isnan(found.game.likely).all()


def test_without_an_outcome_asked_for_the_one_with_most_dividends_is_spoken_of() -> None:
    told = pd.concat([dividends({"A": 1, "B": 1}, outcome="Q"), dividends({"A": 1}), dividends({"A": 1, "C": 1}, outcome="P")])
    assert main_outcomes(games_told(told, no_outcomes(), partners())) == {"C": "P"}
    assert [one.outcome for one in history_asked_for(told, no_outcomes(), partners())] == ["P"]
    assert history_asked_for(dividends({}), no_outcomes(), partners()) == []


def test_several_coalitions_are_refused() -> None:
    told = pd.concat([dividends({"A": 1}), dividends({"A": 1}, coalition="D")])
    with pytest.raises(Refused):
        history_asked_for(told, no_outcomes(), partners())


def test_the_order_of_the_rows_changes_no_digit() -> None:
    told = dividends({parties: worth / 7 for parties, worth in GOLDEN_20.items()}, low=-3, high=5)
    (first,) = games_told(told, outcomes(), partners())
    for seed in range(5):
        (other,) = games_told(told.sample(frac=1, random_state=seed), outcomes(), partners())
        assert (other.draws == first.draws).all()
        assert (other.game.members == first.game.members).all()


def test_causes_of_hidden_dividends_are_not_told() -> None:
    told = dividends({"A": 1, "A+B": -2}, hidden=["A+B"], cause="dubbel")
    (found,) = games_told(told, outcomes(), partners())
    assert found.causes == ("dubbel", "")
    assert found.visible.tolist() == [True, False]
    assert found.seen.tolist() == [False, False]


def test_the_unit_of_an_outcome_without_one_is_that_of_its_indicator() -> None:
    pack = shipped()[DEFAULT_PACK]
    indicator = next(name for name in pack.indicators if pack.by_name[name].unit)
    unit = pack.by_name[indicator].unit
    told = pd.concat([dividends({"A": 1}), dividends({"B": 1}, unit=unit.upper())])
    for of, is_mixed in ((indicator, False), (None, True)):
        (found,) = games_told(told, outcomes(unit=None, indicator=of), partners())
        assert (found.is_mixed, found.is_in_unit, found.worth_unit) == (is_mixed, not is_mixed, "" if is_mixed else unit)


def test_a_unit_is_that_of_the_outcome_in_the_same_period_else_in_the_last() -> None:
    told = pd.concat([dividends({"A": 1}, period=period) for period in ("2026-Q1", "2026-Q2")])
    of = pd.concat([outcomes(), outcomes(period="2026-Q1", unit="ton")])
    assert [one.worth_unit for one in games_told(told, of, partners())] == ["ton", "mensen"]
