from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from data import ledger
from data.checking import Row
from data.known import KnownAt, today
from data.ledger import Entry
from data.problems import Refused
from data.store import Store
from data.tables import BY_NAME
from data.verifying import verify
from tests.conftest import STREAMS, Deliver

HEADER = "coalition,giver,receiver,kind,unit,promised,source,recorded,reason\n"


def stream(promised: str, *, source: str = "", recorded: str = "", reason: str = "") -> str:
    return f"{HEADER}C,Brug,Een,geld,EUR,{promised},{source},{recorded},{reason}\n"


def counting(store: Store, known_at: KnownAt | None = None) -> list[Any]:
    """What counts as promised, of the one stream of money."""
    frame = store.ask("test_streams", known_at=known_at)
    return [None if value is None else int(value) for value in frame["promised"].tolist()]


def standing(store: Store) -> list[tuple[Any, ...]]:
    """What each source says now: promised, source, status, in use."""
    sql = (
        "select promised, source, status, in_use from stream r where kind = 'geld' and status <> 'withdrawn' "
        "and not exists (select 1 from superseded s where s.fact = r.fact) order by source nulls last"
    )
    return store.cursor().execute(sql).fetchall()


@pytest.fixture(autouse=True)
def money_question(monkeypatch: pytest.MonkeyPatch) -> None:
    """A question of our own: what counts of the streams of money."""
    from data import asking

    sql = "-- What is promised in money?\n-- rows\nselect promised from stream where kind = 'geld' order by promised nulls last"
    own = asking.Question("test_streams", "", "rows", sql, frozenset())
    known = {**asking.questions(), "test_streams": own}
    monkeypatch.setattr(asking, "questions", lambda: known)


def test_a_correction_supersedes_within_its_source_and_carries_a_reason(coalition: Store, deliver: Deliver) -> None:
    deliver(stream=stream("10"))
    written = deliver(stream=stream("12", reason="telfout"))
    assert (written.added, written.corrected) == (0, 1)
    assert counting(coalition) == [12]
    reasons = coalition.cursor().execute("select reason from stream where kind = 'geld' order by fact").fetchall()
    assert reasons == [(None,), ("telfout",)]


def test_only_what_changed_is_added_and_the_same_file_twice_adds_nothing(coalition: Store, deliver: Deliver) -> None:
    written = deliver(stream=STREAMS.replace("312.75", "300"))
    assert (written.added, written.corrected, written.unchanged) == (0, 1, 2)
    written = deliver(stream=STREAMS.replace("312.75", "300"))
    assert (written.batch, written.unchanged) == (None, 3)


def test_what_was_known_before_a_correction_stays_known_as_it_was(coalition: Store, deliver: Deliver) -> None:
    deliver(stream=stream("10"))
    before = KnownAt(today(), coalition.ask("batches")["last_fact"].max())
    deliver(stream=stream("12"))
    assert counting(coalition, before) == [10]
    assert counting(coalition) == [12]


def test_a_late_correction_tells_history(coalition: Store, deliver: Deliver) -> None:
    deliver(stream=stream("10", recorded="2026-01-15"))
    deliver(stream=stream("12", recorded="2026-03-15"))
    deliver(stream=stream("11", recorded="2026-02-15"))
    told = [counting(coalition, KnownAt(date(2026, month, 28))) for month in (1, 2, 3)]
    assert told == [[10], [11], [12]]
    assert counting(coalition, KnownAt(date(2026, 1, 1))) == []
    assert coalition.ask("batches")["back_dated"].tolist() == [1, 1, 1, 0]


def test_a_second_source_stands_beside_the_first_as_disputed(coalition: Store, deliver: Deliver) -> None:
    deliver(stream=stream("10", source="A"))
    written = deliver(stream=stream("15", source="B"))
    assert [problem.code for problem in written.problems] == ["sources_differ"]
    assert standing(coalition) == [(Decimal(10), "A", "confirmed", True), (Decimal(15), "B", "disputed", False)]
    assert counting(coalition) == [10]


def test_a_second_source_that_says_the_same_is_no_dispute(coalition: Store, deliver: Deliver) -> None:
    deliver(stream=stream("10", source="A"))
    assert deliver(stream=stream("10", source="B")).problems == []
    assert [row[2:] for row in standing(coalition)] == [("confirmed", True), ("confirmed", False)]
    assert counting(coalition) == [10]


def test_a_correction_that_comes_to_contradict_makes_the_other_disputed(coalition: Store, deliver: Deliver) -> None:
    deliver(stream=stream("10", source="A"))
    deliver(stream=stream("10", source="B"))
    deliver(stream=stream("12", source="A"))
    assert [row[:3] for row in standing(coalition)] == [(12, "A", "confirmed"), (10, "B", "disputed")]


def test_another_source_can_be_put_in_use_and_it_is_known_by_whom(coalition: Store, deliver: Deliver) -> None:
    deliver(stream=stream("10", source="A"))
    deliver(stream=stream("15", source="B"))
    fact = coalition.cursor().execute("select fact from stream where source = 'B'").fetchall()[0][0]
    ledger.use(coalition, "stream", fact, Entry("use", "voorzitter", reason="jaarrekening"))
    assert standing(coalition) == [(10, "A", "disputed", False), (15, "B", "confirmed", True)]
    assert counting(coalition) == [15]
    batch = coalition.ask("batches").to_dict("records")[0]
    assert (batch["action"], batch["entered_by"], batch["reason"]) == ("use", "voorzitter", "jaarrekening")


def test_a_withdrawn_fact_no_longer_counts_and_another_source_takes_its_place(coalition: Store, deliver: Deliver) -> None:
    deliver(stream=stream("10", source="A"))
    deliver(stream=stream("15", source="B"))
    fact = coalition.cursor().execute("select fact from stream where source = 'A'").fetchall()[0][0]
    ledger.withdraw(coalition, "stream", fact, Entry("withdraw", "x", reason="vergissing"))
    assert counting(coalition) == [15]
    assert [row[1] for row in standing(coalition)] == ["B"]


def test_a_withdrawn_fact_can_be_told_again(coalition: Store, deliver: Deliver) -> None:
    deliver(stream=stream("10", recorded="2026-01-15"))
    fact = coalition.cursor().execute("select max(fact) from stream").fetchall()[0][0]
    ledger.withdraw(coalition, "stream", fact, Entry("withdraw", "x"))
    assert counting(coalition) == []
    assert deliver(stream=stream("10", recorded="2026-01-15")).batch is None, "the same file twice adds nothing"
    assert deliver(stream=stream("10", recorded="2026-01-15", reason="toch")).added == 1
    assert counting(coalition) == [10]


def test_a_batch_turned_back_leaves_everything_as_it_was_before(coalition: Store, deliver: Deliver) -> None:
    deliver(stream=stream("10"))
    wrong = deliver(stream=stream("99") + "C,Een,Brug,geld,EUR,5,,,\n")
    assert counting(coalition) == [5, 99]
    written = ledger.turn_back(coalition, wrong.batch or 0, Entry("turn back", "x", reason="verkeerd bestand"))
    assert written.corrected == 2
    assert counting(coalition) == [10]
    assert not verify(coalition).problems


def test_a_batch_turned_back_leaves_what_came_after_it(coalition: Store, deliver: Deliver) -> None:
    wrong = deliver(stream=stream("99"))
    deliver(stream=stream("12"))
    ledger.turn_back(coalition, wrong.batch or 0, Entry("turn back", "x"))
    assert counting(coalition) == [12]


def test_a_batch_turned_back_can_be_imported_again(coalition: Store, deliver: Deliver) -> None:
    first = deliver(stream=stream("10"))
    ledger.turn_back(coalition, first.batch or 0, Entry("turn back", "x"))
    assert deliver(stream=stream("10")).added == 1
    assert counting(coalition) == [10]


def test_erasing_a_fact_leaves_a_chain_that_holds_and_no_parquet_with_its_contents(coalition: Store) -> None:
    fact = coalition.cursor().execute("select fact from stream where source = 'notulen'").fetchall()[0][0]
    ledger.erase(coalition, "stream", [fact], Entry("erase", "x", reason="verzoek"))
    found = verify(coalition)
    assert (found.erased, found.problems) == (1, [])
    folder = coalition.path.with_name(f"{coalition.path.name}.batches")
    files = list(folder.rglob("*.parquet"))
    assert files
    assert not [path for path in files if b"kwartaaloverleg" in path.read_bytes()]


def test_what_is_not_there_cannot_be_changed(coalition: Store) -> None:
    for attempt in (
        lambda: ledger.withdraw(coalition, "stream", 999, Entry("withdraw", "x")),
        lambda: ledger.use(coalition, "stream", 999, Entry("use", "x")),
        lambda: ledger.turn_back(coalition, 999, Entry("turn back", "x")),
        lambda: ledger.erase(coalition, "stream", [999], Entry("erase", "x")),
    ):
        with pytest.raises(Refused):
            attempt()
    assert coalition.head.batch == 1


def test_a_blank_cell_is_unknown_now_but_leaves_what_every_fact_carries(coalition: Store, deliver: Deliver) -> None:
    deliver(stream=STREAMS.replace("E1,jaarverslag", ",jaarverslag").replace("12.5,10", "12.5,"))
    row = coalition.cursor().execute("select delivered, evidence from stream where giver = 'Brug' order by fact").fetchall()[-1]
    assert row == (None, "E1")


def test_a_draft_counts_for_nothing_and_hides_nothing(coalition: Store, deliver: Deliver) -> None:
    header = HEADER.replace("reason", "status")
    deliver(stream=f"{header}C,Brug,Een,geld,EUR,10,A,,\n")
    deliver(stream=f"{header}C,Brug,Een,geld,EUR,11,A,,concept\n")
    assert counting(coalition) == [10]
    deliver(stream=f"{header}C,Een,Brug,geld,EUR,5,A,,concept\n")
    deliver(stream=f"{header}C,Een,Brug,geld,EUR,20,B,,\n")
    assert counting(coalition) == [10, 20]


def test_a_dispute_is_over_when_the_sources_agree(coalition: Store, deliver: Deliver) -> None:
    deliver(stream=stream("10", source="A"))
    deliver(stream=stream("12", source="B"))
    deliver(stream=stream("12", source="A", reason="telfout"))
    assert [row[:3] for row in standing(coalition)] == [(12, "A", "confirmed"), (12, "B", "confirmed")]


def test_a_source_that_spoke_first_but_came_in_later_counts_until_the_other_spoke(coalition: Store, deliver: Deliver) -> None:
    deliver(stream=stream("10", source="A", recorded="2026-03-01"))
    deliver(stream=stream("12", source="B", recorded="2026-01-01"))
    assert [counting(coalition, KnownAt(date(2026, month, 15))) for month in (1, 2, 3)] == [[12], [12], [12]]
    assert [row[1:] for row in standing(coalition)] == [("A", "disputed", False), ("B", "confirmed", True)]


def test_batches_turned_back_one_after_the_other_leave_nothing_of_either(coalition: Store, deliver: Deliver) -> None:
    first = deliver(stream=stream("10"))
    second = deliver(stream=stream("20"))
    ledger.turn_back(coalition, first.batch or 0, Entry("turn back", "x"))
    assert counting(coalition) == [20]
    ledger.turn_back(coalition, second.batch or 0, Entry("turn back", "x"))
    assert counting(coalition) == []
    assert not verify(coalition).problems


def test_a_choice_of_source_turned_back_lets_the_first_count_again(coalition: Store, deliver: Deliver) -> None:
    deliver(stream=stream("10", source="A"))
    deliver(stream=stream("15", source="B"))
    fact = coalition.cursor().execute("select fact from stream where source = 'B'").fetchall()[0][0]
    chosen = ledger.use(coalition, "stream", fact, Entry("use", "x"))
    deliver(stream=stream("16", source="B"))
    assert counting(coalition) == [16], "the choice holds for what the source says next"
    ledger.turn_back(coalition, chosen.batch or 0, Entry("turn back", "x"))
    assert counting(coalition) == [16]
    assert not verify(coalition).problems


def test_a_source_in_use_that_is_erased_leaves_the_other_in_use(coalition: Store, deliver: Deliver) -> None:
    deliver(stream=stream("10", source="A"))
    deliver(stream=stream("15", source="B"))
    fact = coalition.cursor().execute("select fact from stream where source = 'A'").fetchall()[0][0]
    ledger.erase(coalition, "stream", [fact], Entry("erase", "x"))
    assert counting(coalition) == [15]
    remarks = coalition.cursor().execute("select remarks from batch where remarks like '%15%'").fetchall()
    assert not [text for (text,) in remarks if '"10' in text]
    assert not verify(coalition).problems


def test_what_a_file_does_not_speak_of_stays_as_it_was(coalition: Store, deliver: Deliver) -> None:
    deliver(party="party,name\nBrug,Stichting De Brug te Oss\n")
    row = coalition.cursor().execute("select name, kind from party where party = 'Brug' order by fact").fetchall()[-1]
    assert row == ("Stichting De Brug te Oss", "social")


def test_a_withdrawal_in_a_file_is_told_once(coalition: Store, deliver: Deliver) -> None:
    header = HEADER.replace("reason", "status")
    deliver(stream=f"{header}C,Brug,Een,geld,EUR,10,A,,\n")
    assert deliver(stream=f"{header}C,Brug,Een,geld,EUR,10,A,,ingetrokken\n").corrected == 1
    assert counting(coalition) == []
    assert deliver(stream=f"{header}C,Brug,Een,geld,EUR,10,A,,ingetrokken\nC,Een,Gem,geld,EUR,1,A,,\n").added == 1


def test_a_day_told_twice_is_told_by_the_last(coalition: Store, deliver: Deliver) -> None:
    for amount in ("10", "20", "10"):
        deliver(stream=stream(amount, recorded="2026-01-15", reason=f"telling {amount}"), party=f"party\nNieuw {amount}\n")
    deliver(stream=stream("10", recorded="2026-01-15", reason="nog eens"))
    assert counting(coalition) == [10]


@pytest.mark.parametrize("seed", range(6))
def test_at_any_moment_exactly_the_latest_known_fact_of_a_source_counts(store: Store, seed: int) -> None:
    """Facts told in any order, each recorded on some day: a plain recomputation agrees at every day and ledger number."""
    random = Random(seed)
    told = [(random.randint(1, 9), random.randint(0, 5)) for _ in range(8)]
    first = date(2026, 1, 1)
    history: list[tuple[date, int, int]] = []
    for amount, day in told:
        recorded = first + timedelta(days=day)
        values = {
            "coalition": "C",
            "giver": "a",
            "receiver": "b",
            "kind": "geld",
            "promised": Decimal(amount),
            "recorded": recorded,
        }
        ledger.add(store, [Row(BY_NAME["stream"], values)], Entry("import", "x"))
        facts = store.cursor().execute("select recorded, fact, promised from stream order by fact").fetchall()
        history = [(when, fact, int(promised)) for when, fact, promised in facts]
    for day in {day for _, day in told}:
        for _, number, _ in history:
            moment = KnownAt(first + timedelta(days=day), number)
            known = [one for one in history if one[0] <= moment.day and one[1] <= number]
            assert counting(store, moment) == ([max(known)[2]] if known else [])
    assert not verify(store).problems


def facts_of(store: Store) -> list[tuple[Any, ...]]:
    rows = store.facts("stream")
    return [tuple(row) for row in rows[["fact", "promised", "status", "reason"]].astype(object).to_numpy()]


def test_a_draft_that_another_confirms_counts_and_is_no_draft_any_more(store: Store, deliver: Deliver) -> None:
    deliver(coalition="coalition\nC\n", party="party\nBrug\nEen\n")
    header = HEADER.replace("reason", "status")
    deliver(by="Anna", stream=f"{header}C,Brug,Een,geld,EUR,10,,,concept\n")
    ((fact, *_),) = facts_of(store)
    assert counting(store) == []
    ledger.judge(store, "stream", fact, Entry("confirm", "Bram", reason="gezien bij de bank"))
    assert counting(store) == [10]
    assert [row[2:] for row in facts_of(store)] == [("confirmed", "gezien bij de bank")]
    assert not verify(store).problems


def test_a_disputed_fact_says_by_whom_and_why_and_can_be_confirmed_again(coalition: Store, deliver: Deliver) -> None:
    deliver(by="Anna", stream=f"{HEADER}C,Brug,Een,geld,EUR,10,,,\n")
    fact = facts_of(coalition)[-1][0]
    written = ledger.judge(coalition, "stream", fact, Entry("dispute", "Bram", reason="dit waren er acht"))
    assert facts_of(coalition)[-1][1:] == (10, "disputed", "dit waren er acht")
    assert coalition.ask("batches").iloc[0][["batch", "action", "entered_by"]].tolist() == [written.batch, "dispute", "Bram"]
    ledger.judge(coalition, "stream", facts_of(coalition)[-1][0], Entry("confirm", "Chris", reason="nageteld"))
    assert facts_of(coalition)[-1][1:] == (10, "confirmed", "nageteld")


@pytest.mark.parametrize("by", ["Anna", " anna "])
@pytest.mark.parametrize("action", ["confirm", "dispute"])
def test_nobody_judges_his_own_fact(coalition: Store, deliver: Deliver, by: str, action: Any) -> None:
    deliver(by="Anna", stream=f"{HEADER}C,Brug,Een,geld,EUR,10,,,\n")
    before = facts_of(coalition)
    with pytest.raises(Refused) as refused:
        ledger.judge(coalition, "stream", before[-1][0], Entry(action, by, reason="x"))
    assert refused.value.problems[0].code == "own_fact"
    assert facts_of(coalition) == before


def test_a_judgement_needs_a_reason_and_the_fact_as_it_stands_now(coalition: Store, deliver: Deliver) -> None:
    deliver(by="Anna", stream=f"{HEADER}C,Brug,Een,geld,EUR,10,,,\n")
    seen = facts_of(coalition)[-1][0]
    deliver(by="Anna", stream=f"{HEADER}C,Brug,Een,geld,EUR,11,,,\n")
    for entry, code in (
        (Entry("dispute", "Bram"), "reason_missing"),
        (Entry("dispute", "Bram", reason="x"), "changed_meanwhile"),
    ):
        with pytest.raises(Refused) as refused:
            ledger.judge(coalition, "stream", seen, entry)
        assert refused.value.problems[0].code == code


def test_two_people_who_change_the_same_fact_lose_nothing(coalition: Store, deliver: Deliver) -> None:
    deliver(stream=f"{HEADER}C,Brug,Een,geld,EUR,10,,,\n")
    seen = facts_of(coalition)[-1][0]

    def change(amount: int, corrects: int) -> None:
        key = {"coalition": "C", "giver": "Brug", "receiver": "Een", "kind": "geld"}
        row = Row(BY_NAME["stream"], {**key, "promised": Decimal(amount)}, corrects=corrects)
        ledger.add(coalition, [row], Entry("entry", "x"))

    change(20, seen)
    for stale in (seen, 0):
        with pytest.raises(Refused) as refused:
            change(30, stale)
        assert refused.value.problems[0].code == "changed_meanwhile"
    assert facts_of(coalition)[-1][1] == 20


def test_the_text_of_what_could_not_be_read_stays_until_its_column_is_told_anew(store: Store) -> None:
    def tell(as_written: dict[str, str], **more: Any) -> ledger.Written:
        row = Row(BY_NAME["party"], {"party": "P", **more}, as_written=as_written)
        return ledger.add(store, [row], Entry("import", "x"))

    def kept() -> object:
        return store.facts("party")["as_written"].iloc[-1]

    tell({"kind": "iets"}, kind=None, name="A")
    assert tell({"kind": "iets"}, kind=None, name="A").batch is None
    assert tell({"kind": "iets anders"}, kind=None, name="A").corrected == 1
    tell({}, name="B")
    assert kept() == '{"kind": "iets anders"}'
    tell({}, kind="social")
    assert store.facts("party")["as_written"].isna().all()


def test_a_batch_with_one_of_several_named_parties_is_not_turned_back(store: Store, deliver: Deliver) -> None:
    deliver(coalition="coalition\nC\n", party="party\nBrug\n")
    deliver(party="party\nEen\n")
    deliver(
        outcome="coalition,outcome,period\nC,werk,2026\n", dividend="coalition,outcome,period,parties\nC,werk,2026,Een+Brug\n"
    )
    with pytest.raises(Refused) as refused:
        ledger.turn_back(store, 2, Entry("turn back", "x", reason="y"))
    (problem,) = refused.value.problems
    assert (problem.code, problem.details["n"]) == ("rests_on_it", 1)


def test_a_batch_on_which_later_facts_rest_is_not_turned_back(store: Store, deliver: Deliver) -> None:
    deliver(coalition="coalition\nC\n", party="party\nBrug\nEen\n")
    deliver(stream=f"{HEADER}C,Brug,Een,geld,EUR,10,,,\n")
    with pytest.raises(Refused) as refused:
        ledger.turn_back(store, 1, Entry("turn back", "x", reason="y"))
    (problem,) = refused.value.problems
    assert (problem.code, problem.details["n"]) == ("rests_on_it", 3)
    assert counting(store) == [10]
    for batch in (2, 1):
        ledger.turn_back(store, batch, Entry("turn back", "x", reason="y"))
    assert store.facts("coalition").empty
    assert not verify(store).problems


def test_no_way_round_leads_to_confirming_ones_own_fact(store: Store, deliver: Deliver) -> None:
    deliver(coalition="coalition\nC\n", party="party\nBrug\nEen\n")
    header = HEADER.replace("reason", "status")
    deliver(by="Anna", stream=f"{header}C,Brug,Een,geld,EUR,10,,,concept\n")
    deliver(by="Bert", stream=f"{header.replace('promised', 'note')}C,Brug,Een,geld,EUR,ook gezien,,,concept\n")
    for name in ("Anna", "anna ", "ANNA"):
        with pytest.raises(Refused) as refused:
            ledger.judge(store, "stream", facts_of(store)[-1][0], Entry("confirm", name, reason="x"))
        assert refused.value.problems[0].code == "own_fact"


def test_a_dispute_is_not_ended_by_another_delivery_nor_by_turning_it_back_oneself(store: Store, deliver: Deliver) -> None:
    deliver(coalition="coalition\nC\n", party="party\nBrug\nEen\n")
    header = HEADER.replace("reason", "status")
    deliver(by="Anna", stream=f"{header}C,Brug,Een,geld,EUR,10,,,\n")
    written = ledger.judge(store, "stream", facts_of(store)[-1][0], Entry("dispute", "Bram", reason="acht"))
    deliver(by="Anna", stream=f"{header}C,Brug,Een,geld,EUR,10,,,bevestigd\n")
    assert facts_of(store)[-1][2] == "disputed"
    with pytest.raises(Refused) as refused:
        ledger.turn_back(store, written.batch or 0, Entry("turn back", "Anna", reason="x"))
    assert refused.value.problems[0].code == "own_fact"
    ledger.turn_back(store, written.batch or 0, Entry("turn back", "Bram", reason="vergist"))
    assert facts_of(store)[-1][2] == "confirmed"


def test_a_version_of_a_method_is_not_changed_by_two_who_store_at_once(store: Store) -> None:
    def version(content: str) -> Row:
        return Row(BY_NAME["method"], {"method": "k", "version": "1", "kind": "pack", "content": content})

    for rows in ([version("a"), version("b")], [version("a")], [version("b")]):
        if rows[0].values["content"] == "a" and len(rows) == 1:
            ledger.add(store, rows, Entry("import", "x"))
            continue
        with pytest.raises(Refused) as refused:
            ledger.add(store, rows, Entry("import", "x"))
        assert refused.value.problems[0].code == "version_taken"
    assert store.facts("method")["content"].tolist() == ["a"]


def test_a_number_that_lost_its_last_digit_in_a_workbook_is_the_same_number(coalition: Store, deliver: Deliver) -> None:
    header = "coalition,party,pulse,period,score,people,reason\n"
    deliver(pulse=header + "C,Brug,doel,2026-Q1,0.30000000000000004,1,\n")
    assert deliver(pulse=header + "C,Brug,doel,2026-Q1,0.3,1,\n").unchanged == 1
    assert deliver(pulse=header + "C,Brug,doel,2026-Q1,0.3000000001,1,beter gemeten\n").corrected == 1
