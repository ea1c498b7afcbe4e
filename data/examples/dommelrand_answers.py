"""What people answer in the invented example: profiles of parties, from which one person differs a little from the next.

The lines tell it as data, the functions give it out over people; everybody is invented. It is an example of files to
hand in too.
"""

# A line a fact, however long.
# ruff: noqa: E501

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Final

from data.examples.telling import Row, lines, reported
from data.instrument import LIMITING
from data.instruments_known import shipped

EARLIER, NOW = "2025-Q3", "2026-Q3"

PROFILES: Final = """
party       | conformity | tradition | benevolence | universalism | self-direction | stimulation | hedonism | achievement | power | security
werkplaats  | -0.4       | -0.3      | 0.9         | 0.7          | 0.3            | -0.1        | 0.2      | -0.4        | -1.0  | 0.2
zorghuis    | -0.4       | -0.3      | 1.1         | 0.7          | 0.3            | -0.1        | 0.1      | -0.6        | -0.9  | 0.2
kringloop   | -0.5       | -0.5      | 0.6         | 0.9          | 0.6            | 0.3         | 0.1      | -0.6        | -0.9  | -0.1
wijkraad    | -0.2       | 0.1       | 1.0         | 0.7          | 0.2            | -0.3        | 0.1      | -0.7        | -0.9  | 0.1
aabeek      | 0.3        | -0.4      | 0.1         | 0.6          | 0.4            | -0.3        | -0.8     | -0.1        | -0.4  | 0.6
hogeschool  | 0.0        | -0.7      | 0.0         | 0.5          | 0.9            | 0.1         | -0.6     | 0.0         | -0.7  | 0.4
kiemkracht  | -0.5       | -0.7      | -0.4        | -0.2         | 0.4            | 0.3         | -0.3     | 1.0         | 0.6   | 0.0
bouwers     | -0.6       | -0.9      | -0.1        | 0.1          | 0.4            | 0.4         | 0.0      | 0.9         | 0.2   | 0.3
vlotweg     | -0.1       | 0.0       | 0.2         | -0.2         | 0.3            | 0.0         | 0.3      | 0.3         | -0.2  | 0.5
waardstroom | -0.4       | -0.5      | 0.5         | 1.0          | 0.6            | 0.1         | -0.2     | -0.3        | -0.8  | 0.1
heikant     | 0.3        | -0.1      | 0.4         | 0.4          | 0.0            | -0.4        | -0.3     | -0.2        | -0.5  | 0.7
leemhof     | -0.3       | -0.3      | 0.4         | -0.1         | 0.6            | 0.0         | 0.2      | 0.6         | -0.4  | 0.4
varenbroek  | -0.4       | -0.8      | 0.1         | 0.7          | 1.0            | 0.5         | -0.1     | 0.2         | -0.8  | -0.2
netkring    | 0.4        | -0.2      | 0.1         | 0.1          | 0.2            | -0.3        | -0.4     | 0.3         | -0.1  | 0.9
"""
"""How much more, or less, than the average of all ten a value means to the people of a party."""
SHIFTED: Final[dict[tuple[str, str], dict[str, float]]] = {
    ("aabeek", EARLIER): {"conformity": 0.5, "tradition": 0.6, "self-direction": -0.9, "stimulation": -0.5, "power": 0.4},
}
"""Who found otherwise in the earlier wave: the municipality let go of rules."""
LEADING: Final = {"achievement": 0.4, "power": 0.2, "tradition": -0.2}
"""What those who lead find otherwise than the others in their organisation."""
PEOPLE: Final = """
coalition   | party       | role        | before | stayed | now
dommelrand  | werkplaats  | leiding     | 7      | 3      | 6
dommelrand  | werkplaats  | begeleiding | 9      | 5      | 10
dommelrand  | werkplaats  | uitvoering  | 12     | 7      | 15
dommelrand  | zorghuis    | leiding     | 6      | 3      | 7
dommelrand  | zorghuis    | uitvoering  | 14     | 8      | 17
dommelrand  | kringloop   |             | 11     | 6      | 12
dommelrand  | wijkraad    |             | 10     | 5      | 9
dommelrand  | aabeek      |             | 17     | 10     | 19
dommelrand  | hogeschool  | leiding     | 3      | 3      | 3
dommelrand  | hogeschool  | onderzoek   | 6      | 2      | 6
dommelrand  | hogeschool  | docent      | 9      | 5      | 12
dommelrand  | kiemkracht  |             | 8      | 4      | 8
dommelrand  | bouwers     |             | 11     | 6      | 16
dommelrand  | vlotweg     |             | 0      | 0      | 3
buurtwarmte | waardstroom |             | 9      | 5      | 11
buurtwarmte | heikant     |             | 8      | 4      | 9
buurtwarmte | leemhof     |             | 7      | 3      | 7
buurtwarmte | varenbroek  |             | 6      | 3      | 6
buurtwarmte | netkring    |             | 6      | 6      | 7
"""
"""How many people answered in the earlier wave and now, and how many of them both times.

Of Vlotweg three answer now, and of those who lead at the school three: too few. At Netkring one person came in since.
"""
UNFINISHED: Final = """
coalition   | party      | role       | period  | items
dommelrand  | werkplaats | uitvoering | 2026-Q3 | 9
dommelrand  | aabeek     |            | 2026-Q3 | 14
dommelrand  | bouwers    |            | 2026-Q3 | 5
dommelrand  | hogeschool | docent     | 2026-Q3 | 20
dommelrand  | zorghuis   | uitvoering | 2025-Q3 | 11
buurtwarmte | heikant    |            | 2026-Q3 | 12
"""
"""Who stopped after so many questions: left out, and a single one who left a question open as well."""
ALL_ALIKE: Final = {("kringloop", NOW)}
"""Where one more person gave the same answer to every question: left out."""
MIDDLE: Final = 4.1
TILT, LEAN, UNEVEN = 0.4, 0.55, 0.75
"""How far people differ in what they answer to all questions, in what they find of a value, and from one question to the next."""

CULTURES: Final = """
party      | people | current                                                                | desired
werkplaats | 12     | samen-leren aanpakken aandacht lachen zorgzaam vakwerk wachten         | samen-leren aandacht ruimte trots laten-zien rust
zorghuis   | 11     | zorgzaam aandacht geduld lachen formulier haast woord-houden           | zorgzaam aandacht rust ruimte samen-leren openheid
aabeek     | 13     | formulier overleggen wachten eiland geld voor-de-vorm woord-houden     | beginnen ruimte eenvoud openheid uitproberen buurt
hogeschool | 9      | samen-leren openheid overleggen later laten-zien voor-de-vorm vakwerk  | uitproberen beginnen samen-leren buurt openheid eenvoud
bouwers    | 10     | aanpakken vakwerk trots haast kwartaal geld eigen-huis lachen          | vakwerk trots woord-houden samen-leren rust later
kiemkracht | 4      | geld laten-zien kwartaal woord-houden later                            | beginnen delen later openheid
"""
"""How many people of a party chose cards, and the cards that they take most: what counts now, and what they wish. Of the fund four
did: too few."""
CHOSEN: Final = 8
"""So many cards each person takes."""
OFTEN, SELDOM, NOT_WISHED = 5, 0.3, 0.02
"""How much likelier a named card is than another one, a card that holds back than one that does not, and to be wished for."""

CAMPS: Final = """
statement | act | talk
s01       | 4.6 | 4.6
s02       | 1.9 | 4.4
s03       | 4.4 | 1.9
s04       | 2.8 | 4.5
s05       | 4.2 | 4.1
s06       | 4.0 | 2.2
s07       | 3.6 | 3.7
s08       | 3.1 | 3.4
s09       | 4.3 | 1.6
s10       | 2.1 | 4.3
"""
"""What two camps answer to the statements: some want to act, others to talk first."""
VOTERS: Final = """
party      | act | talk
werkplaats | 6   | 8
zorghuis   | 2   | 10
wijkraad   | 1   | 7
aabeek     | 5   | 5
bouwers    | 9   | 1
kiemkracht | 5   | 1
"""
"""How many people of each camp there are in a party."""
OPINION, NO_OPINION = 0.8, 0.03
"""How far people differ within a camp, and how many of the statements they pass over."""


def answers() -> dict[str, list[Row]]:
    """The rows of each file with answers, by the file's name without `.csv`."""
    return {"answers_schwartz": _schwartz(), "answers_kaarten": _cards(), "answers_stellingen": _statements()}


def answer_columns() -> list[Row]:
    """Which statement a column of the questionnaire's program is: there the statement itself stands above it."""
    about = {"coalition": "dommelrand", "instrument": "samen-stellingen"}
    told = {"source": f"vragenlijst {NOW} (verzonnen)", "recorded": reported(NOW, "dommelrand")}
    return [about | {"header": value.name("nl"), "item": value.value} | told for value in shipped()["samen-stellingen"].values]


@dataclass(frozen=True)
class _Person:
    """Who answers: a mark, how high on the whole, and how far from the organisation on each value."""

    mark: str
    tilt: float
    lean: dict[str, float]


def _people(spread: Random, values: list[str]) -> Iterator[_Person]:
    """One person after another, each with a mark of its own."""
    for number in spread.sample(range(10_000), 1_000):
        yield _Person(f"r-{number:04d}", spread.gauss(0, TILT), {value: spread.gauss(0, LEAN) for value in values})


def _schwartz() -> list[Row]:
    """Two waves, the earlier one first."""
    spread, profiles = Random(2072), {row["party"]: row for row in lines(PROFILES)}
    items = {item.item: item.value for item in shipped()["schwartz-21"].items}
    people = _people(spread, list(profiles["werkplaats"])[1:])
    waves: dict[str, list[Row]] = {EARLIER: [], NOW: []}
    for told in lines(PEOPLE):
        before, stayed, now = (int(told[name]) for name in ("before", "stayed", "now"))
        known = [next(people) for _ in range(before + now - stayed)]
        for wave, there in ((EARLIER, known[:before]), (NOW, known[before - stayed :])):
            found = _found(profiles[told["party"]], told["role"], wave)
            for person in there:
                waves[wave].append(_row("schwartz-21", told, person, wave) | _marks(found, person, items, spread))
    for told in lines(UNFINISHED):
        person, found = next(people), _found(profiles[told["party"]], told["role"], told["period"])
        marks = _marks(found, person, dict(list(items.items())[: int(told["items"])]), spread)
        waves[told["period"]].append(_row("schwartz-21", told, person, told["period"]) | marks)
    for party, wave in ALL_ALIKE:
        row = _row("schwartz-21", {"coalition": "dommelrand", "party": party, "role": ""}, next(people), wave)
        waves[wave].append(row | dict.fromkeys(items, "4"))
    return [row | {item: row.get(item, "") for item in items} for told in waves.values() for row in told]


def _found(profile: Row, role: str, wave: str) -> dict[str, float]:
    """What the people in a role of a party find of each value in a wave, away from the average of all values."""
    party, *values = profile.items()
    shifted, leading = SHIFTED.get((party[1], wave), {}), LEADING if role == "leiding" else {}
    return {value: float(mean) + shifted.get(value, 0) + leading.get(value, 0) for value, mean in values}


def _marks(found: dict[str, float], person: _Person, items: dict[str, str], spread: Random) -> Row:
    """What a person answers to each item, from 1 to 6."""
    row = {}
    for item, value in items.items():
        mark = MIDDLE + person.tilt + found[value] + person.lean[value] + spread.gauss(0, UNEVEN)
        row[item] = str(min(max(round(mark), 1), 6))
    return row


def _row(instrument: str, told: Row, person: _Person, wave: str, aspect: str = "personal") -> Row:
    """A row without answers."""
    row = {"instrument": instrument, "coalition": told["coalition"], "party": told["party"], "respondent": person.mark}
    row |= {"role": told["role"], "period": wave, "aspect": aspect, "recorded": reported(wave, told["coalition"])}
    return row | {"source": f"vragenlijst {wave} (verzonnen)"}


def _cards() -> list[Row]:
    """One wave: each person takes cards for what counts now, and again for what she wishes."""
    spread = Random(2034)
    limits = {value.value: value.group == LIMITING for value in shipped()["waardekaarten"].values}
    people, rows = _people(spread, []), []
    for told in lines(CULTURES):
        for _ in range(int(told["people"])):
            person = next(people)
            for aspect, seldom in (("current", SELDOM), ("desired", NOT_WISHED)):
                often = dict.fromkeys(told[aspect].split(), OFTEN)
                weight = {card: often.get(card, seldom if is_limiting else 1) for card, is_limiting in limits.items()}
                drawn = sorted(weight, key=lambda card: spread.random() ** (1 / weight[card]), reverse=True)[:CHOSEN]
                row = _row("waardekaarten", {"coalition": "dommelrand", "role": ""} | told, person, NOW, aspect)
                rows.append(row | {card: "1" if card in drawn else "" for card in limits})
    return rows


def _statements() -> list[Row]:
    """One wave: people of two camps in each party. Each statement stands above its column, as a program exports it."""
    spread, camps = Random(2028), {row["statement"]: row for row in lines(CAMPS)}
    above = {row["item"]: row["header"] for row in answer_columns()}
    people, rows = _people(spread, []), []
    for told in lines(VOTERS):
        for camp in ("act", "talk"):
            for _ in range(int(told[camp])):
                row = _row("samen-stellingen", {"coalition": "dommelrand", "role": ""} | told, next(people), NOW)
                for statement, means in camps.items():
                    mark = round(float(means[camp]) + spread.gauss(0, OPINION))
                    row[above[statement]] = "" if spread.random() < NO_OPINION else str(min(max(mark, 1), 5))
                rows.append(row)
    return rows
