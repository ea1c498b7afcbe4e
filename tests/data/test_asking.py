import re
from datetime import date
from decimal import Decimal

import pandas as pd
import pytest

from data import asking
from data.asking import Cut, Question, compose, questions
from data.known import KnownAt
from data.policy import LOCAL, Viewer
from data.store import Store
from data.tables import BY_NAME
from tests.conftest import COALITION, Deliver

COLUMNS = {name: set(table.stored) for name, table in BY_NAME.items()}
NOW = KnownAt(date(2026, 11, 1))
PARTNER = Viewer("a", "partner", "Brug", frozenset({"C"}))


def own(sql: str, gives: asking.Gives = "rows") -> Question:
    return Question("own", "", gives, sql, frozenset())


@pytest.mark.parametrize("question", questions().values(), ids=lambda question: question.name)
def test_a_question_says_in_words_what_it_asks_and_what_it_gives(question: Question) -> None:
    first, second, *_ = question.sql.splitlines()
    assert first.startswith("-- ") and first.endswith("?")
    assert second in ("-- rows", "-- headline", "-- beneath")


@pytest.mark.parametrize("question", questions().values(), ids=lambda question: question.name)
def test_a_question_cannot_reach_past_the_prelude(question: Question) -> None:
    bare = asking._without_comments(question.sql)
    assert not re.search(r"\b(from|join)\s+[a-z_]+\s*\.", bare), "a qualified name walks past the prelude"
    assert not re.search(r"\b(superseded|digest|erased|main|temp|information_schema|read_\w+)\b", bare)
    assert not re.search(r",\s*[a-z_]+\s+(where|join|group)", re.sub(r"select.*?from", "from", bare, flags=re.S)), "use join"
    assert ";" not in bare


@pytest.mark.parametrize("question", questions().values(), ids=lambda question: question.name)
def test_a_question_runs_alike_on_two_engines(question: Question) -> None:
    """PARTS.md section 4, rules 2, 3, 5, 7 and 8: no division that may be by zero, nulls placed, amounts never rounded."""
    bare = asking._without_comments(question.sql).lower()
    assert not re.search(r"/(?!\s*nullif)", bare)
    for order in re.findall(r"order by ([^)]*?)(?:\)|$)", bare, flags=re.S):
        assert all(re.search(r"nulls (first|last)", part) for part in order.split(",")), order
    assert not re.search(r"\b(round|avg|qualify|string_agg|unnest|generate_series|quantile_cont)\b", bare)


@pytest.mark.parametrize("question", [q for q in questions().values() if q.gives != "rows"], ids=lambda question: question.name)
def test_a_headline_and_what_lies_beneath_it_say_who_may_see_them(question: Question) -> None:
    assert "as open_to_viewer" in question.sql


def test_the_prelude_holds_only_the_tables_that_are_read() -> None:
    sql, _ = compose(own("select 1 as one from stream join party p on true"), Cut(LOCAL, NOW, COLUMNS))
    assert re.findall(r"^(?:with )?(\w+) as \(select", sql, flags=re.M) == ["party", "stream"]


def test_rows_are_cut_to_the_viewer_and_a_headline_is_not() -> None:
    rows, values = compose(own("select * from stream"), Cut(PARTNER, NOW, COLUMNS))
    assert "and (r.visibility = 'public'" in rows
    assert values == {
        "known_day": NOW.day,
        "known_fact": NOW.fact,
        "viewer_party": "Brug",
        "viewer_coalitions": ["C"],
    }
    headline, _ = compose(own("select * from stream", "headline"), Cut(PARTNER, NOW, COLUMNS))
    assert "and (r.visibility = 'public'" not in headline


def test_without_money_streams_of_money_and_amounts_of_money_are_left_out_in_the_query() -> None:
    sql, _ = compose(own("select * from stream join project on true"), Cut(LOCAL, NOW, COLUMNS, without_money=True))
    assert "r.kind <> 'geld'" in sql
    assert "cast(null as decimal(28,6)) as committed" in sql
    assert "r.promised" in sql


def test_an_answer_may_be_left_out_where_the_question_says_what_holds_then() -> None:
    assert questions()["links"].may_lack == {"coalition", "period"}
    assert questions()["goals"].may_lack == frozenset()
    assert own("select 1 as one from stream where ($kind = '' or kind = $kind) and giver = $giver").may_lack == {"kind"}


LINKS = {
    "coalition": "coalition\nC\nD\n",
    "party": "party\nBrug\nEen\n",
    "stream": (
        "coalition,giver,receiver,kind,what,period,unit,promised,delivered\n"
        "C,Brug,Een,arbeid,a,2026-Q1,uur,10,4\nC,Brug,Een,arbeid,b,2026-Q1,uur,5.5,\nC,Brug,Een,arbeid,c,2026-Q1,dag,3,3\n"
        "C,Een,Brug,kennis,a,2026-Q2,,,\nD,Brug,Een,arbeid,a,2026-Q1,uur,1,1\n"
    ),
}


def links(store: Store, **answers: str) -> list[tuple[object, ...]]:
    frame = store.ask("links", **answers).astype(object)
    return [tuple(row) for row in frame.where(frame.notna(), None).to_numpy()]


def test_a_period_has_the_quarter_in_which_it_ends_however_it_is_told(store: Store, deliver: Deliver) -> None:
    periods = {"2025": "2025-Q4", "2026-02": "2026-Q1", "2026-Q2": "2026-Q2", "2026-07-15": "2026-Q3", "2026-12": "2026-Q4"}
    header = "coalition,outcome,period,name,unit\n"
    deliver(coalition=COALITION, outcome=header + "".join(f"C,werk,{one},werk,mensen\n" for one in periods))
    for quarter in periods.values():
        expected = [one for one, its in sorted(periods.items()) if its <= quarter]
        assert store.ask("outcomes", quarter=quarter)["period"].tolist() == expected


def test_links_are_added_up_by_kind_unit_and_period_of_one_coalition_or_of_all(store: Store, deliver: Deliver) -> None:
    deliver(**LINKS)
    days, told = ("Brug", "Een", "arbeid", "dag", "2026-Q1", 3, 3), ("Een", "Brug", "kennis", None, "2026-Q2", None, None)
    hours = ("Brug", "Een", "arbeid", "uur", "2026-Q1")
    assert links(store) == links(store, coalition="", period="") == [days, (*hours, Decimal("16.5"), 5), told]
    assert links(store, coalition="C") == [days, (*hours, Decimal("15.5"), 4), told]
    assert links(store, coalition="D", period="2026-Q1") == [(*hours, 1, 1)]
    assert links(store, period="2026-Q2") == [told]
    assert links(store, coalition="E") == []


FUNDS = {
    "coalition": "coalition\nC\nD\n",
    "fund": "fund,name\nLeeg,Fonds zonder contracten\nPond,Fonds in ponden\n",
    "project": "project,coalition,currency,committed,people_targeted\nP,C,GBP,100,5\nQ,D,GBP,50.5,\nR,D,GBP,,7\n",
    "outcome_fund": "project,fund\nP,Pond\nQ,Pond\nR,Pond\n",
    "outcome_payment": "project,type,currency,amount\nP,Actual,GBP,7\nQ,Planned,GBP,90\nQ,,GBP,3\n",
}


def test_a_fund_without_contracts_has_none_and_nothing_is_known_of_it(store: Store, deliver: Deliver) -> None:
    deliver(**FUNDS)
    totals = store.ask("fund_totals", fund="Leeg").astype(object).where(lambda frame: frame.notna(), None)
    assert totals.to_dict("records") == [
        {
            "fund": "Leeg",
            "name": "Fonds zonder contracten",
            "contracts": 0,
            "committed_eur": None,
            "people": None,
            "paid": None,
        }
    ]
    line = store.ask("fund_portfolio").set_index("fund").loc["Leeg"]
    assert (line["projects"], line["committed_known"], line["committed_unknown"], line["payments_known"]) == (0, 0, 0, 0)
    assert line[["committed_eur", "committed", "currency", "people", "engaged"]].isna().all()
    assert store.ask("fund_contracts", fund="Leeg").empty


def test_a_fund_that_is_not_there_has_no_line(store: Store, deliver: Deliver) -> None:
    deliver(**FUNDS)
    assert store.ask("fund_totals", fund="weg").empty


def test_pounds_are_never_told_as_euros(store: Store, deliver: Deliver) -> None:
    deliver(**FUNDS)
    totals = store.ask("fund_totals", fund="Pond").to_dict("records")[0]
    assert (totals["contracts"], totals["people"], totals["paid"]) == (3, 12, 7)
    assert totals["committed_eur"] is None
    line = store.ask("fund_portfolio").set_index("fund").loc["Pond"]
    assert (line["projects"], line["currency"], line["committed"]) == (3, "GBP", Decimal("150.5"))
    assert (line["committed_known"], line["committed_unknown"], line["committed_other_currency"]) == (2, 1, 2)
    assert (line["payments_known"], line["payments_type_unknown"]) == (1, 1)
    assert line[["committed_eur"]].isna().all()
    portfolio = store.ask("portfolio_totals").to_dict("records")
    assert [(row["currency"], row["projects"], row["committed"], row["people"]) for row in portfolio] == [
        ("GBP", 2, Decimal("150.5"), 5),
        (None, 1, None, 7),
    ]


def test_pounds_beside_euros_are_not_added_to_them(store: Store, deliver: Deliver) -> None:
    deliver(**FUNDS)
    deliver(
        project="project,coalition,currency,committed\nS,C,EUR,1000\n",
        outcome_fund="project,fund\nS,Pond\n",
        outcome_payment="project,type,currency,amount\nS,Actual,EUR,9\n",
    )
    totals = store.ask("fund_totals", fund="Pond").to_dict("records")[0]
    assert (totals["contracts"], totals["committed_eur"], totals["paid"]) == (4, 1000, None)
    line = store.ask("fund_portfolio").set_index("fund").loc["Pond"]
    assert (line["committed_eur"], line["committed_other_currency"]) == (1000, 2)
    assert line[["currency", "committed"]].isna().all()
    portfolio = store.ask("portfolio_totals")
    assert portfolio["currency"].tolist()[:2] == ["EUR", "GBP"]
    assert portfolio["committed"].tolist()[:2] == [1000, Decimal("150.5")]


def test_without_money_an_amount_in_a_currency_is_gone_and_its_stream_stays(coalition: Store, deliver: Deliver) -> None:
    deliver(
        stream="coalition,giver,receiver,kind,what,period,unit,promised,delivered\n"
        "C,Een,Brug,geld,subsidie,2026-Q1,EUR,100,100\n"
        "C,Een,Brug,sociale inkoop,schoonmaak,2026-Q1,eur,100,90\n"
        "C,Een,Brug,sociale inkoop,drukwerk,2026-Q1,uur,8,8\n"
    )
    found = coalition.ask("links", without_money=True, coalition="C")
    social = found[found["kind"] == "sociale inkoop"].set_index("unit")
    assert "geld" not in set(found["kind"])
    assert social.loc["eur", ["promised", "delivered"]].isna().all()
    assert social.loc["uur", "delivered"] == 8
    told = coalition.ask("coalition_streams", without_money=True, coalition="C").set_index("what")
    assert told.loc["schoonmaak", ["promised_why", "delivered_why"]].tolist() == ["verborgen"] * 2, "hidden is not unknown"
    assert told.loc["drukwerk", ["promised_why", "delivered_why"]].isna().all()


def test_a_member_is_one_from_its_first_day_to_its_last_however_these_are_told(coalition: Store, deliver: Deliver) -> None:
    deliver(
        membership="coalition,party,role,stakeholder_group,member_since,member_until\n"
        "C,Brug,partner,bouwers,,2026-12-31\nC,Brug,provider,klanten,2026-Q1,2026-Q3\n"
        "C,Een,partner,klanten,2025-05,\nC,Een,provider,,2024,2025\n"
    )
    found = coalition.ask("members", coalition="C").set_index("party")
    assert found.loc["Brug", ["member_since", "member_until"]].isna().tolist() == [True, False]
    assert found.loc["Brug", "member_until"] == "2026-Q4"
    assert found["stakeholder_group"].isna().to_dict() == {"Brug": True, "Een": False, "Gem": True}
    assert found.loc["Een", "member_since"] == "2024-Q1" and pd.isna(found.loc["Een", "member_until"])
    assert found["is_member"].to_dict() == {"Brug": True, "Een": True, "Gem": False}


def test_every_role_of_a_party_is_told(coalition: Store, deliver: Deliver) -> None:
    deliver(membership="coalition,party,role,category\nC,Brug,partner,zorg\nC,Brug,investor,\nC,Een,partner,bouw\n")
    found = coalition.ask("roles", coalition="C")
    assert list(zip(found["party"], found["role"], strict=True)) == [
        ("Brug", "investor"),
        ("Brug", "partner"),
        ("Een", "partner"),
    ]


def test_a_tie_dates_from_the_first_batch_that_told_it_also_when_it_was_corrected(coalition: Store, deliver: Deliver) -> None:
    before = coalition.ask("ties_ever", coalition="C")
    deliver(
        stream="coalition,giver,receiver,kind,what,period,unit,promised,delivered,evidence,source,note,reason\n"
        "C,Brug,Een,arbeid,werkplekken,2026-Q1,fte,12.5,11,E1,jaarverslag 2026,vier trajecten,nageteld\n"
    )
    pd.testing.assert_frame_equal(coalition.ask("ties_ever", coalition="C"), before)


def test_a_mean_of_too_few_people_is_not_told_once_the_smallest_group_is_larger(coalition: Store, deliver: Deliver) -> None:
    deliver(
        coalition="coalition,smallest_group\nC,3\n",
        profile="coalition,party,instrument,period,code,people,mean,spread\n"
        "C,Brug,x,2026-Q1,v,4,2.5,1\nC,Een,x,2026-Q1,v,1,3,\nC,Gem,x,2026-Q1,v,8,4,1\n",
        pulse="coalition,party,pulse,period,score,people,spread\nC,Brug,doel,2026-Q1,7,4,1\nC,Een,doel,2026-Q1,8,,\n",
    )
    assert coalition.ask("profiles", coalition="C")["mean"].tolist() == [2.5, 3, 4]
    assert coalition.ask("pulses", coalition="C")["score"].tolist() == [7, 8]
    deliver(coalition="coalition,smallest_group,reason\nC,5,afgesproken\n")
    for question, number in (("profiles", "mean"), ("pulses", "score")):
        told = coalition.ask(question, coalition="C").set_index("party")
        assert told[number].isna().to_dict() == {party: party == "Brug" for party in told.index}
        assert told.loc["Brug", f"{number}_why"] == "verborgen"
        assert told.loc["Brug", ["spread", "low", "high"]].isna().all()
        assert pd.isna(told.loc["Een", f"{number}_why"]), "a party speaks for itself"


def test_a_row_that_names_no_aspect_is_of_the_same_name_as_one_that_does(coalition: Store, deliver: Deliver) -> None:
    deliver(profile="coalition,party,instrument,period,code,people,mean\nC,Brug,x,2026-Q1,v,1,2\n")
    written = deliver(
        profile="coalition,party,instrument,period,aspect,part,code,people,mean\nC,Brug,x,2026-Q1,personal,value,v,1,2\n"
    )
    assert (written.added, written.unchanged) == (0, 1)
