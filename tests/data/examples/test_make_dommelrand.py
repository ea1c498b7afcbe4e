import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest

from dashboard import handed_in
from data import intake
from data.examples.make_dommelrand import write
from data.examples.telling import QUARTERS
from data.store import Store
from data.tables import FILLED, TABLES
from data.verifying import verify

EXAMPLES = Path(intake.__file__).parent / "examples"
DOMMELRAND = EXAMPLES / "dommelrand"
PACK = EXAMPLES.parent / "packs" / "betekenisscore"
TOLD = [table.name for table in FILLED if table.name != "profile"]
"""The tables that stand there as files: profiles follow from answers."""
ANSWERS = ("answers_schwartz", "answers_kaarten", "answers_stellingen")


def rows(table: str, example: Path = DOMMELRAND) -> list[dict[str, str]]:
    with (example / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def dommelrand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A ledger with the example, to read from: no test adds to it."""
    with Store.open(tmp_path_factory.mktemp("dommelrand") / "ledger.duckdb", write=True) as store:
        delivery = handed_in.examine([DOMMELRAND], "template", store)
        assert [problem for problem in delivery.problems if problem.fault] == []
        intake.deliver(store, delivery, "test")
        yield store


def test_the_script_writes_exactly_the_files_that_are_here(tmp_path: Path) -> None:
    write(tmp_path / "new")
    there, new = ({path.name: path.read_bytes() for path in folder.iterdir()} for folder in (DOMMELRAND, tmp_path / "new"))
    assert new.keys() == there.keys()
    assert [name for name in new if new[name] != there[name]] == [], "run: python -m data.examples.make_dommelrand"


def test_every_table_that_people_fill_has_a_row(dommelrand: Store) -> None:
    assert [table.name for table in FILLED if dommelrand.facts(table.name).empty] == []
    assert 1500 <= sum(len(rows(name)) for name in TOLD) <= 3600


def test_a_second_time_it_adds_nothing_even_where_the_files_are_not_recognised(dommelrand: Store) -> None:
    delivery = handed_in.examine([DOMMELRAND], "template", dommelrand)
    for again in (delivery, replace(delivery, sha256="")):
        written = intake.deliver(dommelrand, again, "test")
        assert (written.added, written.corrected) == (0, 0)
    assert not verify(dommelrand).problems


def test_all_of_it_says_that_it_is_invented() -> None:
    assert {row["invented"] for row in rows("coalition")} == {"ja"}
    assert {row["invented"] for row in rows("fund")} <= {"ja", ""}
    told = [row for name in [*TOLD, *ANSWERS] for row in rows(name)]
    assert [row["source"] for row in told if not row["source"].endswith("(verzonnen)")] == []
    links = {value for row in told for value in row.values() if value.startswith("http")}
    assert [link for link in links if not link.startswith("https://example.org/")] == []


def test_no_name_of_the_real_example_occurs_in_it() -> None:
    real = {row[name] for row in rows("party", EXAMPLES / "brabant") for name in ("party", "name")}
    real |= {row["name"] for name in ("fund", "project") for row in rows(name, EXAMPLES / "brabant")} - {""}
    told = "\n".join(path.read_text(encoding="utf-8") for path in DOMMELRAND.iterdir()).casefold()
    assert [name for name in real if name.casefold() in told] == []


def test_three_coalitions_of_partners_and_groups_over_twelve_quarters() -> None:
    members = {row["party"] for row in rows("membership") if row["role"] != "candidate"}
    candidates = {row["party"] for row in rows("membership")} - members
    groups = {row["party"] for row in rows("party")} - members - candidates
    assert (len(rows("coalition")), len(members), len(groups), candidates) == (3, 24, 8, {"randclub"})
    assert {row["period"] for row in rows("stream")} >= set(QUARTERS)
    assert {row["evidence"] for row in rows("stream")} == {"", "E0", "E1", "E2", "E3", "E4", "E5"}


def test_nothing_is_told_before_it_happened_or_after_the_ninth_of_november() -> None:
    told = [*rows("stream"), *rows("observation"), *rows("pulse"), *rows("importance")]
    told += [row for name in ANSWERS for row in rows(name)]
    told = [row for row in told if row["period"] in QUARTERS and row.get("status") != "draft"]
    ends = {quarter: f"{quarter[:4]}-{int(quarter[-1]) * 3:02d}-31" for quarter in QUARTERS}
    assert [row for row in told if row["recorded"] <= ends[row["period"]]] == []
    assert max(row["recorded"] for name in [*TOLD, *ANSWERS] for row in rows(name)) <= "2026-11-09"
    assert [row for row in rows("event") if row["recorded"] <= row["held_on"]] == []
    assert [row for row in rows("stream") if max(row["made_on"], row["shared_on"]) > row["recorded"]] == []
    assert [row for row in rows("stream") if row["shared_on"] and row["shared_on"] <= row["made_on"]] == []


def test_ux_04_fifty_streams_in_the_last_quarter_of_which_nine_are_unknown(dommelrand: Store) -> None:
    frame = dommelrand.ask("coalition_streams", coalition="dommelrand")
    last = frame[frame["period"] == QUARTERS[-1]]
    assert (len(last), int(last["promised"].isna().sum())) == (50, 9)


def last_quarter(store: Store, coalition: str) -> pd.DataFrame:
    """The streams of the last quarter, as they are known now."""
    frame = store.ask("coalition_streams", coalition=coalition)
    return frame[frame["period"] == QUARTERS[-1]]


def test_ux_04_both_sides_confirmed_thirty_four_of_fifty_and_six_are_not_rated(dommelrand: Store) -> None:
    last = last_quarter(dommelrand, "dommelrand")
    assert Counter(last["confirmed_by"].fillna("")) == {"both": 34, "giver": 6, "receiver": 3, "none": 3, "": 4}
    assert int(last["receiver_rating"].isna().sum()) == 6
    assert Counter(last["state"].fillna("")) == {"delivered": 32, "running": 7, "promised": 2, "": 9}


def test_ux_04_the_wijkraad_gives_much_and_gets_little_and_the_werkplaats_is_in_most_streams(dommelrand: Store) -> None:
    last = last_quarter(dommelrand, "dommelrand")
    brings, takes = (last.groupby(side)["receiver_rating"].sum().astype(int).to_dict() for side in ("giver", "receiver"))
    assert (brings["wijkraad"], takes["wijkraad"]) == (26, 4)
    assert (brings["werkplaats"], takes["werkplaats"]) == (44, 55)
    assert sum(brings.values()) == sum(takes.values()) == 185
    seen = Counter([*last["giver"], *last["receiver"]])
    assert seen.most_common(2)[0] == ("werkplaats", 27) and seen.most_common(2)[1][1] < 27
    rated = last[last["receiver_rating"].notna()]
    often = Counter([*rated["giver"], *rated["receiver"]])
    balance = {
        party: (takes.get(party, 0) - brings.get(party, 0)) / (takes.get(party, 0) + brings.get(party, 0)) for party in often
    }
    assert max((party for party in often if often[party] >= 3), key=lambda party: abs(balance[party])) == "wijkraad"


def test_in_the_last_quarter_some_partners_have_no_stream(dommelrand: Store) -> None:
    def without(coalition: str) -> set[str]:
        last, members = last_quarter(dommelrand, coalition), dommelrand.ask("members", coalition=coalition)
        return {*members.loc[members["is_member"] & members["member_until"].isna(), "party"]} - {
            *last["giver"],
            *last["receiver"],
        }

    assert without("dommelrand") == {"heikant", "vlotweg", "spaarkring", "wolderen"}
    assert without("buurtwarmte") == set()
    assert without("kringdal") == {"wolderen"}


def test_value_comes_back_to_the_werkplaats_along_several_ways(dommelrand: Store) -> None:
    last = last_quarter(dommelrand, "dommelrand").dropna(subset=["need_weight", "source_weight"])
    loops = [
        loop
        for loop in nx.simple_cycles(nx.DiGraph(zip(last["giver"], last["receiver"], strict=True)), 8)
        if "werkplaats" in loop
    ]
    assert len(loops) == 15
    weighed = {row["period"] for row in rows("stream") if row["need_weight"]}
    assert weighed == set(QUARTERS[8:])


def test_promises_are_kept_in_part_and_some_lapse() -> None:
    states = Counter(row["state"] for row in rows("stream"))
    assert states.keys() == {"delivered", "running", "promised", "lapsed", ""} and states["lapsed"] > 20
    assert {row["period"] for row in rows("stream") if row["state"] in ("promised", "running")} == set(QUARTERS[-2:])


def test_all_that_is_worth_something_is_rated_from_0_to_5_and_some_is_not() -> None:
    streams = rows("stream")
    for side in ("giver", "receiver"):
        assert {row[f"{side}_rating"] for row in streams} >= {"", "1", "2", "3", "4", "5"}
    confirmed = Counter(row["confirmed_by"] for row in streams)
    assert confirmed.keys() == {"both", "giver", "receiver", "none", ""}
    assert confirmed["both"] / len(streams) == pytest.approx(2 / 3, abs=0.05)


def test_money_is_in_euros_and_no_amount_goes_without_its_unit() -> None:
    streams = rows("stream")
    assert {row["unit"] for row in streams if row["kind"] in ("geld", "sociale inkoop")} == {"EUR"}
    assert [row for row in streams if (row["promised"] or row["delivered"]) and not row["unit"]] == []


def test_few_kinds_have_two_units(store: Store) -> None:
    told = intake.examine([DOMMELRAND], "template", store).problems
    told = [problem for problem in told if problem.code == "units_differ"]
    assert [(problem.details["kind"], problem.found) for problem in told] == [
        *(("middelen", "stuks"), ("goederen", "stuks"), ("arbeid", "plek"), ("goederen", "stuks")),
    ]


def test_of_the_material_in_the_last_quarter_the_way_is_known_in_part(dommelrand: Store) -> None:
    last = last_quarter(dommelrand, "kringdal")
    tonnes = last[last["unit"] == "ton"]
    known = {name: tonnes[tonnes[name].notna()]["delivered"].sum() for name in ("origin", "after_use")}
    both = tonnes.dropna(subset=["origin", "after_use"])
    assert (tonnes["delivered"].sum(), known["origin"], known["after_use"], both["delivered"].sum()) == (72, 52, 61, 47)


def test_knowledge_is_open_or_not_and_shared_sooner_or_later() -> None:
    told = [row for row in rows("stream") if row["kind"] in ("kennis", "data") and row["period"] in QUARTERS]
    assert {row["shared_openly"] for row in told} == {"ja", "nee", ""}
    assert {bool(row["shared_on"]) for row in told} == {bool(row["reused"]) for row in told} == {True, False}
    others = [row for row in rows("stream") if row["kind"] not in ("kennis", "data")]
    assert {row[name] for row in others for name in ("shared_openly", "made_on", "shared_on", "reused")} == {""}


def test_contacts_over_twelve_quarters_by_every_channel_and_some_ties_without_any() -> None:
    told = rows("event")
    assert {row["channel"] for row in told} == {"online", "physical", "personal", ""}
    assert (min(row["held_on"] for row in told), max(row["held_on"] for row in told)) > ("2023-10", "2026-11-01")
    ties = {frozenset((row["giver"], row["receiver"])) for row in rows("stream") if row["period"] == QUARTERS[-1]}
    spoken = {frozenset((row["party"], row["other"])) for row in told}
    assert {frozenset(("wijkraad", "hogeschool")), frozenset(("turfveld", "vennerode"))} <= ties - spoken
    recently = {frozenset((row["party"], row["other"])) for row in told if row["held_on"] >= "2026-09"}
    assert frozenset(("werkplaats", "bouwers")) in recently
    assert frozenset(("wijkraad", "zorghuis")) in spoken - recently


def test_every_goal_requires_something_and_one_role_each_is_held_by_nobody() -> None:
    assert Counter(row["coalition"] for row in rows("goal")) == {"dommelrand": 3, "buurtwarmte": 3, "kringdal": 2}
    assert {row["goal"] for row in rows("requirement")} == {row["goal"] for row in rows("goal")}
    assert {row["goal"] for row in rows("stream")} - {""} <= {row["goal"] for row in rows("goal")}
    held = {(row["coalition"], row["category"]) for row in rows("membership") if row["role"] != "candidate"}
    asked = {(row["coalition"], row[side]) for row in rows("requirement") for side in ("giver_role", "receiver_role")}
    assert sorted(asked - held) == [
        *(("buurtwarmte", "opleider"), ("dommelrand", "ondernemersclub"), ("kringdal", "winkeliersvereniging"))
    ]


def test_every_group_of_stakeholders_has_members_and_some_members_have_none() -> None:
    told = {(row["coalition"], row["party"]): row["stakeholder_group"] for row in rows("membership")}
    assert len({group for (coalition, _), group in told.items() if coalition == "dommelrand"} - {""}) == 6
    assert {coalition for (coalition, _), group in told.items() if not group} == {"dommelrand", "buurtwarmte", "kringdal"}
    assert {row["sector"] for row in rows("party")} >= {"", "zorg", "onderwijs", "energie", "overheid", "geld"}


def test_sources_that_contradict_are_disputed_in_three_places(dommelrand: Store) -> None:
    contested = {name: dommelrand.facts(name)["contested"].fillna(False).sum() for name in ("fund", "stream", "observation")}
    assert contested == {"fund": 1, "stream": 1, "observation": 1}


def test_a_late_correction_changes_what_was_known(dommelrand: Store) -> None:
    told = [row for name in ("stream", "observation") for row in rows(name)]
    corrected = [row for row in told if row["reason"] and row["status"] == "confirmed"]
    assert [(row["period"], row["recorded"]) for row in corrected] == [("2026-Q1", "2026-09-15")] * 2
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


def of_the_whole(coalition: str, indicator: str) -> dict[str, str]:
    """What was first told of the coalition as a whole: period -> value."""
    told = [row for row in rows("observation") if (row["coalition"], row["party"]) == (coalition, "")]
    return {row["period"]: row["value"] for row in reversed(told) if row["indicator"] == indicator}


def test_observations_over_twelve_quarters_with_every_grade_and_with_gaps() -> None:
    told = rows("observation")
    assert {row["period"] for row in told if row["coalition"] == "dommelrand"} == set(QUARTERS)
    assert {row["evidence"] for row in told} == {"", "E0", "E1", "E2", "E3", "E4", "E5"}
    assert set(QUARTERS) - of_the_whole("dommelrand", "I32").keys() == {"2024-Q3"}
    assert [*of_the_whole("dommelrand", "I22")] == ["2026-Q3", "2025-Q3", "2024-Q3"]
    assert of_the_whole("dommelrand", "I33") == {QUARTERS[-1]: ""}
    assert {row["value_why"] for row in told} == {"", "nvt", "verborgen"}


def test_what_was_measured_was_measured_in_its_quarter_and_in_the_unit_of_the_pack() -> None:
    with (PACK / "nodes.csv").open(encoding="utf-8", newline="") as file:
        units = {row["node"]: row["unit"] for row in csv.DictReader(file) if row["unit"]}
    told = rows("observation")
    assert {row["indicator"]: row["unit"] for row in told} == units
    days = [row for row in told if row["measured_on"]]
    quarters = {f"{row['measured_on'][:4]}-Q{(int(row['measured_on'][5:7]) + 2) // 3}" == row["period"] for row in days}
    assert quarters == {True}


def test_the_harm_to_the_climate_stays_in_every_quarter_and_lessens() -> None:
    tonnes = [int(value) for _, value in sorted(of_the_whole("dommelrand", "I31").items())]
    assert (len(tonnes), tonnes[-1], tonnes == sorted(tonnes, reverse=True)) == (12, 154, True)
    assert min(tonnes) > 120


def test_eight_partners_measure_their_own_practice_one_of_them_too_little() -> None:
    told: dict[str, set[str]] = {}
    for row in rows("observation"):
        if row["party"] and row["value"]:
            told.setdefault(row["party"], set()).add(row["indicator"])
    assert {party: len(indicators) for party, indicators in told.items() if len(indicators) < 9} == {"wijkraad": 5}
    assert (len(told), max(len(indicators) for indicators in told.values())) == (8, 14)
    seen = {(row["visibility"], bool(row["party"])) for row in rows("observation")}
    assert seen == {("coalition", False), ("coalition", True), ("own", True)}
    harm = {
        row["party"] for row in rows("observation") if row["party"] and row["indicator"] == "I31" and float(row["value"]) > 160
    }
    assert harm == {"vlotweg"}


def test_a_coalition_that_measured_six_themes_of_fifteen() -> None:
    told = [row for row in rows("observation") if row["coalition"] == "kringdal" and row["status"] != "draft"]
    assert sorted({row["indicator"] for row in told}) == ["I23", "I31", "I32", "I41", "I42", "I52"]


def test_four_roles_weigh_fifteen_themes_and_one_role_only_with_zeros() -> None:
    sums: Counter[tuple[str, str]] = Counter()
    told = [row for row in rows("weight_set") if not row["party"]]
    for row in told:
        sums[row["coalition"], row["role"]] += float(row["weight"])
    assert (len(told), len(sums)) == (3 * 4 * 15, 3 * 4)
    assert [one for one, total in sums.items() if not total] == [("buurtwarmte", "financier")]
    assert {(row["role"], row["people"]) for row in told} == {
        *(("doelgroep", "4"), ("partner", "8"), ("financier", "40"), ("stuurgroep", "6"))
    }
    assert {(row["weight_set"], row["dated"], row["recorded"]) for row in told} == {
        ("gewogen 2026-03", "2026-03-03", "2026-03-03")
    }


def test_observations_and_weights_can_be_asked_for(dommelrand: Store) -> None:
    frame = dommelrand.ask("observations", coalition="dommelrand")
    assert set(frame.loc[frame["party"].isna(), "subject"]) == {"dommelrand"}
    assert frame.loc[frame["party"] == "werkplaats", "party_name"].unique().tolist() == ["Werkplaats Noord"]
    is_corrected = (frame["subject"] == "dommelrand") & (frame["indicator"] == "I32") & (frame["period"] == "2026-Q1")
    assert frame.loc[is_corrected, "value"].tolist() == [56.2]
    assert len(dommelrand.ask("weight_sets", coalition="kringdal")) == 4 * 15


def test_ux_05_of_nine_partners_eight_are_shown_and_one_is_too_small(dommelrand: Store) -> None:
    told = dommelrand.ask("releases", coalition="dommelrand")
    told = told[(told["instrument"] == "schwartz-21") & (told["period"] == QUARTERS[-1]) & told["role"].isna()]
    assert (len(told), told["people"].sum()) == (9, 143)
    assert told.loc[told["held_back"].notna(), ["party", "people", "held_back"]].to_numpy().tolist() == [
        ["vlotweg", 3, "small"]
    ]
    shown = dommelrand.ask("profiles", coalition="dommelrand")
    shown = shown[(shown["instrument"] == "schwartz-21") & (shown["period"] == QUARTERS[-1]) & shown["role"].isna()]
    assert "vlotweg" not in {*shown["party"]}
    assert shown.groupby("party")["mean"].count().to_dict() == dict.fromkeys(
        told["party"].drop(told.index[told["held_back"].notna()]), 31
    )


def test_two_instruments_in_two_waves_and_a_set_of_statements(dommelrand: Store) -> None:
    told = dommelrand.ask("profiles", coalition="dommelrand")
    waves = {(row.instrument, row.period, row.aspect) for row in told.itertuples()}
    assert waves == {
        *(("schwartz-21", "2025-Q3", "personal"), ("schwartz-21", "2026-Q3", "personal")),
        *(("waardekaarten", "2026-Q3", "current"), ("waardekaarten", "2026-Q3", "desired")),
        ("samen-stellingen", "2026-Q3", "personal"),
    }


def test_a_role_that_is_too_small_hides_another_and_one_newcomer_hides_a_release(dommelrand: Store) -> None:
    told = dommelrand.ask("releases", coalition="dommelrand")
    of_school = told[(told["party"] == "hogeschool") & (told["period"] == QUARTERS[-1]) & told["role"].notna()]
    assert dict(zip(of_school["role"], of_school["held_back"].fillna("shown"), strict=True)) == {
        **{"docent": "shown", "leiding": "small", "onderzoek": "sibling"},
    }
    told = dommelrand.ask("releases", coalition="buurtwarmte")
    assert told.loc[told["held_back"].notna(), ["party", "period", "held_back"]].to_numpy().tolist() == [
        ["netkring", "2026-Q3", "differs"]
    ]


def test_those_who_answered_the_statements_fall_into_two_groups(dommelrand: Store) -> None:
    told = dommelrand.ask("opinions", coalition="dommelrand")
    people = told.drop_duplicates("opinion_group").set_index("opinion_group")["people"].astype(int).to_dict()
    assert (people, people[1] + people[2]) == ({0: 60, 1: 32, 2: 28}, 60)
    by = told.set_index(["opinion_group", "code"]).astype({"agree": float, "votes": float, "disagree": float})
    assert all(by.loc[(group, "s01"), "agree"] > 0.75 * by.loc[(group, "s01"), "votes"] for group in (1, 2))
    assert by.loc[(1, "s03"), "agree"] == 0 and by.loc[(2, "s03"), "disagree"] == 0


def test_no_respondent_is_found_in_the_store(dommelrand: Store) -> None:
    marks = {row["respondent"] for name in ANSWERS for row in rows(name)}
    for table in TABLES:
        told = dommelrand.facts(table.name).select_dtypes(exclude=["number", "bool"])
        assert not marks & {*told.astype(str).to_numpy().ravel()}, table.name
