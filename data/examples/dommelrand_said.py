"""What delegates say in the invented example: short questions each quarter, and how important each theme is to their party.

The lines tell it as data; everybody is invented.
"""

# A line a fact, however long.

from collections.abc import Iterator
from random import Random
from typing import Final

from data.examples.telling import QUARTERS, Row, lines, reported

PULSES: Final = """
coalition   | party       | pulse      | 2024-Q4 | 2025-Q1 | 2025-Q2 | 2025-Q3 | 2025-Q4 | 2026-Q1 | 2026-Q2 | 2026-Q3
dommelrand  | werkplaats  | doel       | 8       | 8       | 8.5     | 8       | 9       | 9       | 9       | 9
dommelrand  | zorghuis    | doel       | 7       | 7       | 7       | 8       | 8       | 8       | 8       | 8.5
dommelrand  | kringloop   | doel       | 7       |         | 7       | 7       | 8       | 8       | 8       | 8
dommelrand  | wijkraad    | doel       | 9       | 9       | 9       | 8.5     | 8       | 8       | 8       | 5
dommelrand  | aabeek      | doel       | 6       | 6       | 6       | 6       | 7       | 7       | 7.5     | 8
dommelrand  | hogeschool  | doel       | 8       | 8       |         | 8       | 8       | 8       | 8       | 8
dommelrand  | kiemkracht  | doel       | 7       | 7       | 7       | 7       | 7       | 7       | 7       | 7
dommelrand  | bouwers     | doel       | 7       | 7       | 7       | 6.5     | 6       | 6       | 6.5     | 6
dommelrand  | vlotweg     | doel       | 6       | 6       | 5       | 5       | 4       | 4       |         |
dommelrand  | heikant     | doel       | 7       |         | 6       |         | 6       |         |         |
dommelrand  | zonnebeemd  | doel       | 7       | 6       | 6       | 5       | 4       | 4       |         |
dommelrand  | werkplaats  | vertrouwen | 7       | 7       | 7.5     | 7.5     | 8       | 8       | 8       | 7.5
dommelrand  | zorghuis    | vertrouwen | 7.5     | 7.5     | 8       | 8       | 8       | 8       | 8       | 7
dommelrand  | kringloop   | vertrouwen | 7       | 7       | 7.5     | 7.5     |         | 8       | 8       | 8
dommelrand  | wijkraad    | vertrouwen | 8       | 8       | 8       | 7.5     | 7.5     | 7       | 7       | 5
dommelrand  | aabeek      | vertrouwen | 6       | 6       | 6.5     | 6.5     | 7       | 7       | 7       | 6.5
dommelrand  | hogeschool  | vertrouwen | 7       | 7       | 7       | 7.5     | 8       | 8       | 8       | 7.5
dommelrand  | kiemkracht  | vertrouwen | 6       | 6.5     | 6.5     | 7       | 7       | 7.5     | 7.5     | 7.5
dommelrand  | bouwers     | vertrouwen | 7       | 7       | 7       | 7       | 7       | 7       | 7       | 6
dommelrand  | vlotweg     | vertrouwen | 6       | 6       | 5       | 5       | 4       | 4       |         |
dommelrand  | heikant     | vertrouwen | 6       |         | 6       |         | 5       |         |         |
dommelrand  | zonnebeemd  | vertrouwen | 7       | 7       | 6.5     | 6       | 5.5     | 5.5     |         |
buurtwarmte | waardstroom | doel       |         |         |         |         | 8       | 8       | 8       | 8.5
buurtwarmte | heikant     | doel       |         |         |         |         | 6       | 6.5     | 7       | 7
buurtwarmte | leemhof     | doel       |         |         |         |         | 7       |         | 7       | 7.5
buurtwarmte | varenbroek  | doel       |         |         |         |         | 8       | 8       |         | 8
"""
"""How much delegates share the goal, and trust the others, in each quarter; an empty cell: not asked, or no answer."""
WORDING: Final = """
party      | period  | wording
werkplaats | 2026-Q3 | Iedereen die hier komt, houdt werk dat past.
zorghuis   | 2026-Q3 | Nieuwe collega's die blijven en erbij horen.
kringloop  | 2026-Q3 | Werk maken van wat anderen weggooien.
wijkraad   | 2025-Q3 | Nieuwe buren leren de wijk kennen, en de wijk hen.
wijkraad   | 2026-Q2 | Nieuwe buren leren de wijk kennen, en de wijk hen.
wijkraad   | 2026-Q3 | Eerst moet de wijk zelf kunnen meebeslissen.
aabeek     | 2025-Q3 | Minder mensen in de bijstand.
aabeek     | 2026-Q3 | Regels die werk niet in de weg staan.
hogeschool | 2026-Q3 | Leren op de plek waar het werk is.
kiemkracht | 2026-Q3 | Betalen voor werk dat aantoonbaar blijft.
bouwers    | 2026-Q3 | Genoeg vakmensen om op tijd te bouwen.
vlotweg    | 2026-Q1 | Ritten die uit kunnen.
"""
ESSENTIALS: Final = """
pulse                     | werkplaats | zorghuis | kringloop | wijkraad | aabeek  | hogeschool | kiemkracht | bouwers | vlotweg
daadkracht                | 7 8.5      | 6 7      | 7 7.5     | 6 5      | 5 6.5   | 6 6.5      | 6 7        | 8 8     | 5 4
energie                   | 8 7        | 7 7      | 8 8.5     | 8 5.5    | 6 7     | 7 7.5      | 7 6.5      | 7 7     | 5 3
gezamenlijkheid           | 7 8        | 7 8      | 7 8       | 7 6      | 6 7     | 7 7.5      | 6 6.5      | 6 5.5   | 4 4
authenticiteit            | 7 7.5      | 8 8      | 8 8       | 8 8      | 6 6.5   | 7 7        | 6 6        | 7 7     | 6 6
collectieve intelligentie | 6 7.5      | 6 7      | 6 7       | 6 6      | 6 7     | 7 8        | 6 7        | 5 5.5   |
commitment                | 8 9        | 7 8      | 8 8       | 8 6.5    | 6 7.5   | 7 7.5      | 8 8        | 7 6.5   | 5 3
"""
"""The first mark and the last of what is asked in Dommelrand in each of the last four quarters."""
LAST: Final = QUARTERS[-1]
ASKED_IN: Final = QUARTERS[-4:]
LAST_SAID: Final = {"vlotweg": "2026-Q1"}

IMPORTANCE: Final = """
node | werkplaats | zorghuis | kringloop | wijkraad | aabeek | hogeschool | bouwers | vlotweg
T11  | 5          | 4        | 4         | 3        | 4      | 3          | 4       | 3
T12  | 4          | 5        | 3         | 4        | 3      | 3          | 2       | 2
T13  | 4          | 3        | 3         |          | 2      | 5          | 3       | 1
T21  | 4          | 4        | 3         | 4 5      | 3      |            | 1       | 2
T22  | 4          | 3        | 3         | 4        | 4      | 4          | 2       |
T23  | 3          | 3        | 4         | 4        | 3      | 2          |         | 1
T31  | 2          | 2        | 4         | 2        | 3 4    | 3          | 3       | 2
T32  | 3          | 2        | 5         |          | 3      | 2          | 4       | 2
T33  |            | 2        | 2         | 3        | 3      | 1          | 4 5     |
T41  | 3          | 3        |           | 1        | 2      | 5          | 2       | 1
T42  | 3          | 3        | 2         |          | 3      | 4          | 2       |
T43  | 2          | 2        | 1         | 1        | 2      | 4          | 1       |
T51  | 4          | 4        | 4         | 4        | 3      | 4          | 3       | 3
T52  | 3          | 3        | 4         | 3 4      | 2      | 3          | 3       | 2
T53  | 3          | 4        | 3         | 4        | 4      | 2          | 2       | 2
"""
"""What partners say of a theme, in the first quarter of 2026 and, where it is otherwise then, in the third."""

CONSEQUENCE: Final = 4
"""Of what a partner weighs alone, the consequence is set alike for all themes."""


def pulses() -> list[Row]:
    """What delegates said, a row a question and quarter."""
    worded = {(row["party"], row["period"]): row["wording"] for row in lines(WORDING)}
    rows = []
    for told in lines(PULSES):
        coalition, party, pulse = told["coalition"], told["party"], told["pulse"]
        for quarter in QUARTERS:
            if told.get(quarter):
                row = _said(coalition, party, quarter) | {"pulse": pulse, "score": told[quarter]}
                rows.append(row | {"wording": worded.get((party, quarter), "") if pulse == "doel" else ""})
    return [*rows, *_essentials()]


def _essentials() -> Iterator[Row]:
    spread = Random(2029)
    for told in lines(ESSENTIALS):
        pulse, *cells = told.items()
        for party, cell in cells:
            for nth, quarter in enumerate(ASKED_IN if cell else ()):
                first, last = (float(mark) for mark in cell.split())
                uneven = spread.choice((-0.5, 0, 0, 0.5)) if 0 < nth < len(ASKED_IN) - 1 else 0
                mark = round(2 * (first + (last - first) * nth / (len(ASKED_IN) - 1) + uneven)) / 2
                is_told = spread.random() > 0.1 or quarter == LAST
                if is_told and quarter <= LAST_SAID.get(party, LAST):
                    yield _said("dommelrand", party, quarter) | {"pulse": pulse[1], "score": f"{mark:g}", "wording": ""}


def importances() -> list[Row]:
    """How important partners say that they find each theme, in two quarters; of some themes they say nothing."""
    rows = []
    for told in lines(IMPORTANCE):
        node, *cells = told.items()
        for party, cell in cells:
            said = cell.split()
            for quarter, importance in zip(("2026-Q1", LAST), (said[0], said[-1]) if said else (), strict=False):
                if quarter <= LAST_SAID.get(party, LAST):
                    rows.append(_said("dommelrand", party, quarter) | {"node": node[1], "importance": importance})
    return rows


def weighed_by_partners() -> list[Row]:
    """How much each partner itself lets each theme weigh: what it finds important, by its own word, times the consequence."""
    rows = []
    for told in lines(IMPORTANCE):
        node, *cells = told.items()
        for party, cell in cells:
            if cell:
                row = {"coalition": "dommelrand", "weight_set": "gewogen 2026-03", "role": "partner", "party": party}
                row |= {
                    "node": node[1],
                    "weight": str(int(cell.split()[0]) * CONSEQUENCE),
                    "people": "1",
                    "dated": "2026-03-03",
                }
                row |= {"source": "weging 3 maart 2026 (verzonnen)", "visibility": "coalition", "recorded": "2026-03-03"}
                rows.append(row)
    return rows


def _said(coalition: str, party: str, quarter: str) -> Row:
    """What a delegate says, with the report of the quarter: a claim, for the coalition's eyes."""
    row = {"coalition": coalition, "party": party, "period": quarter, "source": f"kwartaalverslag {quarter} (verzonnen)"}
    return row | {"evidence": "E0", "visibility": "coalition", "recorded": reported(quarter, coalition)}
