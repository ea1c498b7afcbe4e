import csv
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from data import intake
from data.examples.make_dommelrand import QUARTERS, write
from data.store import Store
from data.tables import FILLED
from data.verifying import verify

EXAMPLES = Path(intake.__file__).parent / "examples"
DOMMELRAND = EXAMPLES / "dommelrand"


def rows(table: str, example: Path = DOMMELRAND) -> list[dict[str, str]]:
    with (example / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def dommelrand(store: Store) -> Store:
    delivery = intake.examine([DOMMELRAND], "template", store)
    assert [problem for problem in delivery.problems if problem.fault] == []
    intake.deliver(store, delivery, "test")
    return store


def test_the_script_writes_exactly_the_files_that_are_here(tmp_path: Path) -> None:
    write(tmp_path / "new")
    there, new = ({path.name: path.read_bytes() for path in folder.iterdir()} for folder in (DOMMELRAND, tmp_path / "new"))
    assert new.keys() == there.keys()
    assert [name for name in new if new[name] != there[name]] == [], "run: python -m data.examples.make_dommelrand"


def test_every_table_that_people_fill_has_a_row(dommelrand: Store) -> None:
    assert [table.name for table in FILLED if dommelrand.facts(table.name).empty] == []
    assert 600 <= sum(len(rows(table.name)) for table in FILLED) <= 1500


def test_a_second_time_it_adds_nothing_even_where_the_files_are_not_recognised(dommelrand: Store) -> None:
    delivery = intake.examine([DOMMELRAND], "template", dommelrand)
    for again in (delivery, replace(delivery, sha256="")):
        written = intake.deliver(dommelrand, again, "test")
        assert (written.added, written.corrected) == (0, 0)
    assert not verify(dommelrand).problems


def test_all_of_it_says_that_it_is_invented() -> None:
    assert {row["invented"] for row in rows("coalition")} == {"ja"}
    assert {row["invented"] for row in rows("fund")} <= {"ja", ""}
    told = [row for table in FILLED for row in rows(table.name)]
    assert [row["source"] for row in told if not row["source"].endswith("(verzonnen)")] == []
    links = {value for row in told for value in row.values() if value.startswith("http")}
    assert [link for link in links if not link.startswith("https://example.org/")] == []


def test_no_name_of_the_real_example_occurs_in_it() -> None:
    real = {row[name] for row in rows("party", EXAMPLES / "brabant") for name in ("party", "name")}
    real |= {row["name"] for name in ("fund", "project") for row in rows(name, EXAMPLES / "brabant")} - {""}
    told = "\n".join(path.read_text(encoding="utf-8") for path in DOMMELRAND.iterdir()).casefold()
    assert [name for name in real if name.casefold() in told] == []


def test_three_coalitions_of_partners_and_groups_over_twelve_quarters() -> None:
    members = {row["party"] for row in rows("membership")}
    assert (len(rows("coalition")), len(members), len({row["party"] for row in rows("party")} - members)) == (3, 24, 8)
    assert {row["period"] for row in rows("stream")} >= set(QUARTERS)
    assert {row["evidence"] for row in rows("stream")} == {"", "E0", "E1", "E2", "E3", "E4", "E5"}


def test_nothing_is_told_before_it_happened_or_after_the_first_of_november() -> None:
    streams = [row for row in rows("stream") if row["period"] in QUARTERS and row["status"] != "draft"]
    ends = {quarter: f"{quarter[:4]}-{int(quarter[-1]) * 3:02d}-31" for quarter in QUARTERS}
    assert [row for row in streams if row["recorded"] <= ends[row["period"]]] == []
    assert max(row["recorded"] for table in FILLED for row in rows(table.name)) <= "2026-11-01"


def test_ux_04_fifty_streams_in_the_last_quarter_of_which_nine_are_unknown(dommelrand: Store) -> None:
    frame = dommelrand.ask("coalition_streams", coalition="dommelrand")
    last = frame[frame["period"] == QUARTERS[-1]]
    assert (len(last), int(last["promised"].isna().sum())) == (50, 9)


def test_ux_08_the_fund_paid_210000_of_246000_earned(dommelrand: Store) -> None:
    price = {row["outcome_metric"]: int(row["price"] or 0) for row in rows("outcome_pricing")}
    achieved: Counter[str] = Counter()
    for row in rows("result"):
        achieved[row["outcome_metric"]] += int(row["achieved"]) if row["type"] == "Final" else 0
    assert sum(price[metric] * number for metric, number in achieved.items()) == 246_000
    assert sum(int(row["maximum_payment"]) for row in rows("project")) == 400_000
    assert dommelrand.ask("fund_totals", fund="kiemkracht")["paid"].tolist() == [Decimal(210_000)]


def test_sources_that_contradict_are_disputed_in_two_places(dommelrand: Store) -> None:
    contested = {name: dommelrand.facts(name)["contested"].fillna(False).sum() for name in ("fund", "stream")}
    assert contested == {"fund": 1, "stream": 1}


def test_a_late_correction_changes_what_was_known(dommelrand: Store) -> None:
    corrected = [row for row in rows("stream") if row["reason"] and row["status"] == "confirmed"]
    assert [(row["period"], row["recorded"]) for row in corrected] == [("2026-Q1", "2026-09-15")]
    assert all(row["known_on"] < "2026-09-15" for row in rows("moment"))


def test_a_partner_that_left_was_a_member_until_it_did(dommelrand: Store) -> None:
    frame = dommelrand.facts("membership")
    left = frame[frame["member_until"].notna()]
    assert left[["coalition", "party", "member_until"]].to_numpy().tolist() == [["dommelrand", "zonnebeemd", "2026-06"]]


def test_it_has_drafts_reasons_and_facts_for_fewer_eyes() -> None:
    streams = rows("stream")
    assert {row["status"] for row in streams} - {""} == {"confirmed", "disputed", "draft"}
    assert {row["promised_why"] for row in streams} == {"", "nvt", "verborgen"}
    assert {row["visibility"] for row in streams} >= {"public", "coalition", "own"}
    assert [row for row in streams if row["giver"] == row["receiver"]]
