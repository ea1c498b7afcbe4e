from data.examples.dommelrand_said import importances, pulses
from data.examples.telling import QUARTERS, Row

SIX = ("vertrouwen", "daadkracht", "energie", "gezamenlijkheid", "authenticiteit", "collectieve intelligentie")


def said(pulse: str, rows: list[Row], coalition: str = "dommelrand") -> dict[tuple[str, str], float]:
    return {
        (row["party"], row["period"]): float(row["score"])
        for row in rows
        if (row["pulse"], row["coalition"]) == (pulse, coalition)
    }


def test_everything_is_said_once_and_on_its_scale() -> None:
    told, weighed = pulses(), importances()
    keys = [(row["coalition"], row["party"], row["pulse"], row["period"]) for row in told]
    assert len(keys) == len(set(keys))
    assert {float(row["score"]) % 0.5 for row in told} == {0}
    assert min(float(row["score"]) for row in told) >= 0 and max(float(row["score"]) for row in told) <= 10
    assert len({(row["party"], row["node"], row["period"]) for row in weighed}) == len(weighed)
    assert {row["importance"] for row in weighed} == {"1", "2", "3", "4", "5"}


def test_the_six_essentials_and_commitment_are_asked_up_to_the_last_quarter() -> None:
    told = pulses()
    assert {row["pulse"] for row in told} == {"doel", "commitment", *SIX}
    assert {row["pulse"] for row in told if row["period"] == QUARTERS[-1]} == {"doel", "commitment", *SIX}
    assert {row["period"] for row in told} == set(QUARTERS[4:])
    assert {row["coalition"] for row in told} == {"dommelrand", "buurtwarmte"}


def test_one_partner_shares_the_goal_much_less_in_the_last_quarter_and_says_why() -> None:
    told = pulses()
    goal = said("doel", told)
    fell = {party: goal[party, QUARTERS[-1]] - goal[party, QUARTERS[-2]] for party, at in goal if at == QUARTERS[-1]}
    assert [party for party, change in fell.items() if change <= -2] == ["wijkraad"]
    worded = {(row["party"], row["period"]): row["wording"] for row in told if row["wording"]}
    assert worded["wijkraad", QUARTERS[-1]] != worded["wijkraad", QUARTERS[-2]]


def test_trust_falls_in_the_last_quarter_among_those_who_answered_twice() -> None:
    trust = said("vertrouwen", pulses())
    pairs = [(trust[party, QUARTERS[-2]], mark) for (party, at), mark in trust.items() if at == QUARTERS[-1]]
    assert sum(now - before for before, now in pairs) / len(pairs) < -0.5


def test_some_answer_nothing_and_some_are_not_heard_of_any_more() -> None:
    told = pulses()
    for party in ("vlotweg", "zonnebeemd", "heikant"):
        last = max(row["period"] for row in told if (row["party"], row["coalition"]) == (party, "dommelrand"))
        assert last < QUARTERS[-2]
    goal = said("doel", told)
    assert ("kringloop", "2025-Q1") not in goal and ("kringloop", "2025-Q2") in goal


def test_of_some_themes_a_partner_says_nothing_and_of_others_something_else_later() -> None:
    told = {(row["party"], row["node"], row["period"]): row["importance"] for row in importances()}
    assert not any(("wijkraad", "T13", quarter) in told for quarter in QUARTERS)
    assert (told["bouwers", "T33", "2026-Q1"], told["bouwers", "T33", "2026-Q3"]) == ("4", "5")
    assert {quarter for _, _, quarter in told} == {"2026-Q1", "2026-Q3"}
