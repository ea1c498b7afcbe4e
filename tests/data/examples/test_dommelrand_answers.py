from collections import Counter, defaultdict

import numpy as np

from data.examples.dommelrand_answers import CAMPS, CHOSEN, CULTURES, EARLIER, NOW, SHIFTED, answer_columns, answers
from data.examples.telling import Row, lines
from data.instrument import LIMITING
from data.instruments_known import shipped

ANSWERS = answers()
SCHWARTZ = shipped()["schwartz-21"]
ITEM = {row["header"]: row["item"] for row in answer_columns()}
CARE = ("werkplaats", "zorghuis", "kringloop", "wijkraad")
GROUPS = (CARE, ("aabeek", "hogeschool"), ("kiemkracht", "bouwers"))


def answered(row: Row) -> int:
    return sum(bool(row[item.item]) for item in SCHWARTZ.items)


def counting(rows: list[Row]) -> list[Row]:
    """Those who answered everything, and not the same to all of it."""
    enough = [row for row in rows if answered(row) == len(SCHWARTZ.items)]
    return [row for row in enough if len({row[item.item] for item in SCHWARTZ.items} - {""}) > 1]


def profile(party: str, wave: str) -> np.ndarray:
    """What the people of a party find of each value, centred; as MODEL 8 has it."""
    there = [row for row in counting(ANSWERS["answers_schwartz"]) if (row["party"], row["period"]) == (party, wave)]
    given = np.array([[float(row[item.item] or "nan") for item in SCHWARTZ.items] for row in there])
    values = [np.nanmean(given[:, SCHWARTZ.value_of == at], axis=1) for at in range(len(SCHWARTZ.values))]
    return np.nanmean(np.array(values) - np.nanmean(given, axis=1), axis=1)


def alike(one: str, other: str) -> float:
    return float(np.corrcoef(profile(one, NOW), profile(other, NOW))[0, 1])


def test_every_file_has_an_instrument_of_ours_with_all_its_items_and_answers_on_its_scale() -> None:
    for rows in ANSWERS.values():
        instrument = shipped()[rows[0]["instrument"]]
        named = [{ITEM.get(name, name): cell for name, cell in row.items()} for row in rows]
        assert {row["instrument"] for row in named} == {instrument.key}
        assert list(named[0])[-len(instrument.items) :] == [item.item for item in instrument.items]
        given = {row[item.item] for row in named for item in instrument.items} - {""}
        assert {float(one) for one in given} <= {*np.arange(instrument.low, instrument.high + 1)}


def test_nobody_answers_twice_about_the_same_or_has_a_name() -> None:
    for rows in ANSWERS.values():
        told = [(row["coalition"], row["respondent"], row["period"], row["aspect"]) for row in rows]
        assert len(told) == len(set(told))
        assert [
            row["respondent"] for row in rows if not (row["respondent"].startswith("r-") and row["respondent"][2:].isdigit())
        ] == []


def test_ux_05_nine_partners_and_143_answers_in_the_last_wave_and_of_one_too_few() -> None:
    last = [row for row in ANSWERS["answers_schwartz"] if (row["coalition"], row["period"]) == ("dommelrand", NOW)]
    people = Counter(row["party"] for row in counting(last))
    assert (len(people), people.total(), people.pop("vlotweg")) == (9, 143, 3)
    assert (min(people.values()), max(people.values())) == (8, 31)
    assert len(last) - 143 == 5, "left out: three who stopped halfway, one with a gap and one who answered alike"


def test_between_the_waves_five_people_or_more_differ_but_for_one_party() -> None:
    marks: dict[tuple[str, str, str], dict[str, set[str]]] = defaultdict(lambda: {EARLIER: set(), NOW: set()})
    for row in counting(ANSWERS["answers_schwartz"]):
        for role in {"", row["role"]}:
            marks[row["coalition"], row["party"], role][row["period"]].add(row["respondent"])
    both = {group: waves for group, waves in marks.items() if all(waves.values())}
    overlap = {group for group, waves in both.items() if waves[EARLIER] & waves[NOW]}
    assert overlap == both.keys()
    differ = {group: len(waves[EARLIER] ^ waves[NOW]) for group, waves in both.items()}
    assert {group: n for group, n in differ.items() if n < 5} == {
        ("buurtwarmte", "netkring", ""): 1,
        ("dommelrand", "hogeschool", "leiding"): 0,
    }


def test_in_three_organisations_people_say_their_role_and_in_one_a_role_is_too_small() -> None:
    last = counting([row for row in ANSWERS["answers_schwartz"] if row["period"] == NOW and row["role"]])
    roles = Counter((row["party"], row["role"]) for row in last)
    assert {party for party, _ in roles} == {"werkplaats", "zorghuis", "hogeschool"}
    assert [one for one, people in roles.items() if people < 5] == [("hogeschool", "leiding")]


def test_ux_05_three_groups_share_a_language_and_are_less_alike_among_them() -> None:
    within = [alike(one, other) for group in GROUPS for one in group for other in group if one < other]
    between = [alike(one, other) for one in CARE for other in ("kiemkracht", "bouwers")]
    assert min(within) > 0.5 and np.mean(within) > 0.7
    assert np.mean(between) < 0


def test_ux_05_the_care_home_and_the_builders_clash_on_achieving_influence_and_care() -> None:
    gap = dict(zip(SCHWARTZ.by_value, profile("zorghuis", NOW) - profile("bouwers", NOW), strict=True))
    assert sorted(gap, key=lambda value: -abs(gap[value]))[:3] == ["achievement", "benevolence", "power"]
    assert gap["benevolence"] > 0 > gap["power"] and abs(alike("zorghuis", "bouwers")) < 0.2


def test_one_partner_found_otherwise_a_year_before() -> None:
    moved = {
        party: float(np.sqrt(np.mean((profile(party, NOW) - profile(party, EARLIER)) ** 2)))
        for group in GROUPS
        for party in group
    }
    assert [{party} for party, _ in SHIFTED] == [{max(moved, key=lambda party: moved[party])}]
    assert moved.pop("aabeek") > 1.4 * max(moved.values())


def test_everyone_takes_as_many_cards_and_most_of_what_holds_back_is_at_the_municipality() -> None:
    limits = [value.value for value in shipped()["waardekaarten"].values if value.group == LIMITING]
    cards = [item.item for item in shipped()["waardekaarten"].items]
    taken: dict[tuple[str, str], list[float]] = defaultdict(list)
    for row in ANSWERS["answers_kaarten"]:
        assert sum(row[card] == "1" for card in cards) == CHOSEN
        taken[row["party"], row["aspect"]].append(sum(row[card] == "1" for card in limits) / CHOSEN)
    assert max(taken, key=lambda group: np.mean(taken[group])) == ("aabeek", "current")
    assert max(np.mean(shares) for (_, aspect), shares in taken.items() if aspect == "desired") < 0.05
    assert [party for (party, aspect), shares in taken.items() if aspect == "current" and len(shares) < 5] == ["kiemkracht"]


def test_every_card_and_statement_that_the_story_names_is_there() -> None:
    cards = {item.item for item in shipped()["waardekaarten"].items}
    assert {card for row in lines(CULTURES) for side in ("current", "desired") for card in row[side].split()} <= cards
    statements = [item.item for item in shipped()["samen-stellingen"].items]
    assert [row["statement"] for row in lines(CAMPS)] == statements
    assert [row["item"] for row in answer_columns()] == statements


def test_sixty_people_agree_on_one_statement_and_are_divided_on_another() -> None:
    rows = ANSWERS["answers_stellingen"]
    shares = {}
    for header, statement in ITEM.items():
        votes = [int(row[header]) for row in rows if row[header]]
        shares[statement] = (sum(vote > 3 for vote in votes) / len(votes), sum(vote < 3 for vote in votes) / len(votes))
    assert len(rows) == 60
    assert shares["s01"][0] > 0.85 and min(shares["s03"]) > 0.4


def test_some_cells_are_empty_and_the_same_answers_come_out_every_time() -> None:
    assert sum(answered(row) < len(SCHWARTZ.items) for row in ANSWERS["answers_schwartz"]) == 6
    assert 10 < sum(not row[header] for row in ANSWERS["answers_stellingen"] for header in ITEM) < 30
    assert answers() == ANSWERS
