"""What the coalitions of the invented example changed, what each partner adds to it, and what partners want to have reached.

In Dommelrand 46 people more are at work for good: 27 had each partner worked alone, 19 by working together, 3 lost because two
of them plan their rides twice. In Kringdal three parties sort the same wood, so that working together costs. Everybody in it
is invented.
"""

# A line a fact, however long.
# ruff: noqa: E501

from collections.abc import Iterator
from typing import Final

from data.examples.telling import QUARTERS, Row, lines, reported

OUTCOMES: Final = """
coalition   | outcome       | period  | name                          | unit   | indicator | direction | baseline | baseline_low | baseline_high | baseline_on | actual | deadweight      | displacement   | outside_share  | drop_off       | evidence
dommelrand  | aan-het-werk  | 2025-Q4 | mensen duurzaam aan het werk  | mensen |           | up        | 8        |              |               | 2023-Q4     | 70     | 0.375 0.30 0.45 | 0.08 0.04 0.12 | 0.20 0.15 0.25 | 0.10 0.05 0.20 | E2
dommelrand  | aan-het-werk  | 2026-Q1 | mensen duurzaam aan het werk  | mensen |           | up        | 8        |              |               | 2023-Q4     | 82     | 0.375 0.30 0.45 | 0.08 0.04 0.12 | 0.20 0.15 0.25 | 0.10 0.05 0.20 | E2
dommelrand  | aan-het-werk  | 2026-Q3 | mensen duurzaam aan het werk  | mensen |           | up        | 8        |              |               | 2023-Q4     | 108    | 0.375 0.30 0.45 | 0.08 0.04 0.12 | 0.20 0.15 0.25 | 0.10 0.05 0.20 | E3
dommelrand  | blijvend-werk |         | werk dat een half jaar blijft | %      | I11       | up        | 37       |              |               | 2023-Q4     |        | 0.15 0.10 0.25  | 0.05 0 0.10    | 0.20 0.10 0.30 | 0.10 0.05 0.20 | E3
dommelrand  | uitstoot      |         | uitstoot van ritten en panden | ton    | I31       | down      | 164      |              |               | 2023-Q4     |        | 0.20 0.10 0.30  | 0.05 0 0.10    | 0.25 0.15 0.35 |                | E2
buurtwarmte | warme-huizen  | 2026-Q3 | huizen warm zonder gas        | huizen |           | up        | 0        |              |               | 2023-Q4     | 120    | 0.40 0.30 0.55  | 0              | 0.30 0.20 0.40 | 0              | E1
kringdal    | hout-terug    | 2026-Q3 | hout opnieuw gebruikt         | ton    |           | up        | 10       |              |               | 2024-Q1     | 60     | 0.20 0.10 0.30  | 0.15 0.05 0.25 | 0              | 0              | E2
"""
"""Filters as likely, low and high. Without a period it is told each quarter, beside what was observed of the indicator."""
FILTERS: Final = ("deadweight", "displacement", "outside_share", "drop_off")

DIVIDENDS: Final = """
coalition   | outcome      | period  | parties                                      | low | likely | high | basis      | evidence | because                                                            | cause
dommelrand  | aan-het-werk | 2026-Q1 | werkplaats                                   | 7   | 10     | 14   | history    | E1       | De werkplaats vond al werk voor mensen voor de coalitie begon.     |
dommelrand  | aan-het-werk | 2026-Q1 | aabeek                                       | 1   | 3      | 5    | history    | E1       | De gemeente begeleidt zelf ook mensen naar werk.                   |
dommelrand  | aan-het-werk | 2026-Q1 | bouwers                                      | 3   | 4      | 6    | history    | E1       | De bouwers leiden ieder jaar eigen mensen op.                      |
dommelrand  | aan-het-werk | 2026-Q1 | zorghuis                                     | 2   | 3      | 5    | history    | E1       | Het zorghuis neemt ieder jaar leerlingen aan.                      |
dommelrand  | aan-het-werk | 2026-Q1 | kringloop                                    | 1   | 2      | 3    | judgement  | E0       | De winkel heeft altijd een paar plekken.                           |
dommelrand  | aan-het-werk | 2026-Q1 | hogeschool                                   | 0   | 0      | 0    | history    | E1       | De school leidt op, maar neemt niemand aan.                        |
dommelrand  | aan-het-werk | 2026-Q1 | vlotweg                                      | 1   | 2.5    | 4    | history    | E1       | Vlotweg nam zelf chauffeurs aan.                                   |
dommelrand  | aan-het-werk | 2026-Q1 | aabeek+werkplaats                            | 0   | 2      | 4    | pilot      | E2       | Met ruimte in de regels kan de werkplaats eerder beginnen.         |
dommelrand  | aan-het-werk | 2026-Q1 | aabeek+zorghuis                              | 0   | 2      | 4    | judgement  | E0       | De gemeente betaalt de taalles in de zorg.                         |
dommelrand  | aan-het-werk | 2026-Q1 | hogeschool+zorghuis                          | 1   | 2      | 4    | pilot      | E2       | Leren op de afdeling geeft mensen een diploma en een baan.         |
dommelrand  | aan-het-werk | 2026-Q1 | aabeek+kringloop                             | 0   | 1      | 2    | judgement  | E0       | Een vergunning voor de tweede winkel gaf een extra plek.           |
dommelrand  | aan-het-werk | 2026-Q1 | bouwers+werkplaats                           | 1   | 1.5    | 3    | dependency | E1       | De bouwers bieden banen aan wie in de werkplaats leerde.           |
dommelrand  | aan-het-werk | 2026-Q1 | bouwers+kringloop+werkplaats                 | 1   | 3      | 5    | dependency | E1       | Oud hout uit de winkel wordt in de werkplaats werk voor de bouw.   |
dommelrand  | aan-het-werk | 2026-Q1 | aabeek+kringloop+vlotweg+werkplaats+zorghuis | 0   | 2      | 4    | judgement  | E0       | Samen brengen zij mensen op tijd op hun werk.                      |
dommelrand  | aan-het-werk | 2026-Q1 | kringloop+vlotweg                            | -6  | -4     | -2   | judgement  | E1       | Beide plannen dezelfde ritten, en mensen staan te wachten.         | dubbele ritplanning
dommelrand  | aan-het-werk | 2026-Q3 | werkplaats                                   | 9   | 12     | 16   | history    | E2       | De werkplaats vond al werk voor mensen voor de coalitie begon.     |
dommelrand  | aan-het-werk | 2026-Q3 | aabeek                                       | 2   | 4      | 6    | history    | E1       | De gemeente begeleidt zelf ook mensen naar werk.                   |
dommelrand  | aan-het-werk | 2026-Q3 | bouwers                                      | 3   | 4      | 6    | history    | E1       | De bouwers leiden ieder jaar eigen mensen op.                      |
dommelrand  | aan-het-werk | 2026-Q3 | zorghuis                                     | 2   | 3      | 5    | history    | E1       | Het zorghuis neemt ieder jaar leerlingen aan.                      |
dommelrand  | aan-het-werk | 2026-Q3 | kringloop                                    | 1   | 2      | 3    | judgement  | E0       | De winkel heeft altijd een paar plekken.                           |
dommelrand  | aan-het-werk | 2026-Q3 | hogeschool                                   | 0   | 0      | 0    | history    | E1       | De school leidt op, maar neemt niemand aan.                        |
dommelrand  | aan-het-werk | 2026-Q3 | vlotweg                                      | 1   | 2      | 3    | history    | E1       | Vlotweg nam zelf chauffeurs aan.                                   |
dommelrand  | aan-het-werk | 2026-Q3 | aabeek+werkplaats                            | 1   | 4      | 8    | pilot      | E2       | Met ruimte in de regels kan de werkplaats eerder beginnen.         |
dommelrand  | aan-het-werk | 2026-Q3 | aabeek+zorghuis                              | 1   | 3      | 5    | judgement  | E0       | De gemeente betaalt de taalles in de zorg.                         |
dommelrand  | aan-het-werk | 2026-Q3 | hogeschool+zorghuis                          | 1   | 3      | 5    | pilot      | E2       | Leren op de afdeling geeft mensen een diploma en een baan.         |
dommelrand  | aan-het-werk | 2026-Q3 | aabeek+kringloop                             | 0   | 2      | 4    | judgement  | E0       | Een vergunning voor de tweede winkel gaf twee extra plekken.       |
dommelrand  | aan-het-werk | 2026-Q3 | bouwers+werkplaats                           | 1   | 2      | 4    | dependency | E1       | De bouwers bieden banen aan wie in de werkplaats leerde.           |
dommelrand  | aan-het-werk | 2026-Q3 | bouwers+kringloop                            | 0   | 1      | 3    | judgement  | E0       | De bouwers kopen gezaagd hout, en dat geeft een plek in de winkel. |
dommelrand  | aan-het-werk | 2026-Q3 | bouwers+kringloop+werkplaats                 | 2   | 4.5    | 8    | dependency | E1       | Oud hout uit de winkel wordt in de werkplaats werk voor de bouw.   |
dommelrand  | aan-het-werk | 2026-Q3 | aabeek+kringloop+vlotweg+werkplaats+zorghuis | 0   | 2.5    | 5    | judgement  | E0       | Samen brengen zij mensen op tijd op hun werk.                      |
dommelrand  | aan-het-werk | 2026-Q3 | kringloop+vlotweg                            | -5  | -3     | -1   | judgement  | E1       | Beide plannen dezelfde ritten, en mensen staan te wachten.         | dubbele ritplanning
dommelrand  | aan-het-werk | 2026-Q3 | randclub                                     | 0   | 0      | 1    | judgement  | E0       | De club zelf neemt niemand aan.                                    |
dommelrand  | aan-het-werk | 2026-Q3 | randclub+werkplaats                          | 1   | 4      | 7    | judgement  | E0       | Leden van de club nemen mensen uit de werkplaats aan.              |
dommelrand  | aan-het-werk | 2026-Q3 | bouwers+randclub                             | 0   | 2      | 4    | judgement  | E0       | De bouwers krijgen er onderaannemers bij.                          |
buurtwarmte | warme-huizen | 2026-Q3 | heikant                                      | 6   | 9      | 13   | history    | E2       | De verhuurder maakte ieder jaar al een paar huizen klaar.          |
buurtwarmte | warme-huizen | 2026-Q3 | leemhof                                      | 4   | 6      | 8    | history    | E1       | De installateur had zelf ook klanten in de wijk.                   |
buurtwarmte | warme-huizen | 2026-Q3 | waardstroom                                  | 2   | 4      | 6    | history    | E1       | Leden van de coöperatie gingen uit zichzelf van het gas.           |
buurtwarmte | warme-huizen | 2026-Q3 | zonnebeemd                                   | 0   | 2      | 3    | judgement  | E0       | Met zonnestroom alleen wordt een enkel huis warm.                  |
buurtwarmte | warme-huizen | 2026-Q3 | wijkraad                                     | 0   | 0      | 0    | judgement  | E0       | Bewoners brengen buren bij elkaar, maar maken geen huis warm.      |
buurtwarmte | warme-huizen | 2026-Q3 | aabeek                                       | 0   | 0      | 0    | history    | E1       | De gemeente maakt zelf geen huizen klaar.                          |
buurtwarmte | warme-huizen | 2026-Q3 | heikant+leemhof                              | 4   | 8      | 12   | pilot      | E2       | Isoleren en leidingen in één keer scheelt een verhuizing.          |
buurtwarmte | warme-huizen | 2026-Q3 | heikant+wijkraad                             | 3   | 6      | 9    | dependency | E1       | Huurders zeggen eerder ja als een buur het uitlegt.                |
buurtwarmte | warme-huizen | 2026-Q3 | leemhof+waardstroom                          | 2   | 5      | 8    | dependency | E1       | De leiding gaat open op de dag dat de stroom er is.                |
buurtwarmte | warme-huizen | 2026-Q3 | aabeek+heikant                               | 1   | 3      | 5    | pilot      | E2       | Met één vergunning voor een heel blok gaat het sneller.            |
buurtwarmte | warme-huizen | 2026-Q3 | heikant+leemhof+waardstroom                  | 2   | 4      | 7    | judgement  | E0       | Alle drie plannen samen een straat tegelijk.                       |
buurtwarmte | warme-huizen | 2026-Q3 | aabeek+waardstroom+wijkraad                  | 0   | 1      | 3    | judgement  | E0       | De gemeente staat borg als buren samen lid worden.                 |
kringdal    | hout-terug   | 2026-Q3 | turfveld                                     | 15  | 20     | 26   | history    | E2       | De sloopwerf verkocht al hout voor de kring begon.                 |
kringdal    | hout-terug   | 2026-Q3 | meander                                      | 9   | 12     | 15   | history    | E1       | De makerij haalde zelf hout op.                                    |
kringdal    | hout-terug   | 2026-Q3 | bouwers                                      | 4   | 6      | 8    | judgement  | E0       | De bouwers bewaarden al balken.                                    |
kringdal    | hout-terug   | 2026-Q3 | meander+turfveld                             | 2   | 5      | 8    | pilot      | E2       | Hout gaat in één rit van de sloop naar de makerij.                 |
kringdal    | hout-terug   | 2026-Q3 | bouwers+meander+turfveld                     | -13 | -9     | -5   | judgement  | E1       | Alle drie sorteren hetzelfde hout, en veel raakt beschadigd.       | drie keer sorteren
"""

AMBITIONS: Final = """
coalition  | party      | ambition      | name                                         | unit     | baseline | target | starts  | due     | importance | 2025-Q3 | 2025-Q4 | 2026-Q1 | 2026-Q2 | 2026-Q3
dommelrand | werkplaats | leerplekken   | Leerplekken voor nieuwkomers                 | plekken  | 40       | 100    | 2024-01 | 2026-12 | 5          | 58      | 66      | 71      | 78      | 86
dommelrand | werkplaats | begeleiders   | Vaste begeleiders op de werkvloer            | mensen   | 4        | 8      | 2026-01 | 2026-12 | 4          |         |         | 4       | 5       | 6
dommelrand | bouwers    | vaklieden     | Nieuwe vaklieden in dienst                   | mensen   | 6        | 30     | 2024-01 | 2026-12 | 4          | 11      | 12      | 14      | 15      | 17
dommelrand | bouwers    | oud-hout      | Deel van het hout dat een tweede leven heeft | %        | 10       | 30     | 2026-01 | 2026-12 | 3          |         |         | 12      | 18      | 26
dommelrand | zorghuis   | leerafdeling  | Leerlingen op de afdeling                    | mensen   | 3        | 18     | 2024-07 | 2027-06 | 4          | 7       | 8       | 10      |         | 12
dommelrand | aabeek     | regels        | Regels die werk niet meer in de weg staan    | regels   | 0        | 10     | 2025-01 | 2027-12 | 3          | 2       | 3       | 3       | 4       | 4
dommelrand | wijkraad   | meebeslissen  | Bewoners die meebeslissen                    | mensen   | 10       | 60     | 2025-01 | 2027-12 | 5          | 14      |         | 15      |         | 16
dommelrand | kringloop  | winkel        | Ton per jaar met een tweede leven            | ton      | 30       | 80     | 2024-01 | 2026-12 | 5          | 52      | 58      | 63      | 68      | 74
dommelrand | hogeschool | taalles       | Deelnemers aan taalles op het werk           | mensen   | 20       | 80     | 2024-09 | 2027-08 | 4          | 38      |         | 47      |         | 58
dommelrand | vlotweg    | vroege-ritten | Ritten voor zes uur in de ochtend            | per week | 0        | 40     | 2024-04 | 2027-03 | 3          | 12      | 10      | 8       |         |
"""
CAPABILITIES: Final = """
coalition  | party      | competence             | goal
dommelrand |            | begeleiden op het werk | blijvend-werk
dommelrand |            | taalles                | blijvend-werk
dommelrand |            | regels maken           | blijvend-werk
dommelrand |            | vervoer in de ochtend  | blijvend-werk
dommelrand |            | contact met werkgevers | blijvend-werk
dommelrand |            | de wijk kennen         | thuis
dommelrand |            | huizen toewijzen       | thuis
dommelrand |            | spullen herstellen     | niets-weg
dommelrand | werkplaats | begeleiden op het werk |
dommelrand | zorghuis   | begeleiden op het werk |
dommelrand | hogeschool | taalles                |
dommelrand | aabeek     | regels maken           |
dommelrand | vlotweg    | vervoer in de ochtend  |
dommelrand | wijkraad   | de wijk kennen         |
dommelrand | heikant    | huizen toewijzen       |
dommelrand | kringloop  | spullen herstellen     |
dommelrand | werkplaats | spullen herstellen     |
dommelrand | randclub   | contact met werkgevers |
"""
CIRCLE: Final = "Vertrouwenskring 8 oktober 2026 (verzonnen)"
CANDIDATE_TOLD: Final = "2026-10-19"
CIRCLE_BEFORE: Final = "Vertrouwenskring 9 april 2026 (verzonnen)"


def contribution_tables() -> dict[str, list[Row]]:
    """Outcomes, dividends, ambitions, how far they are, and what parties can do: the rows of each table."""
    return {
        "outcome": [*_outcomes()],
        "dividend": [*_dividends()],
        "ambition": [*_ambitions()],
        "achievement": [*_achievements()],
        "capability": [row | {"visibility": "coalition", "recorded": "2026-10-12"} for row in lines(CAPABILITIES)],
    }


def _outcomes() -> Iterator[Row]:
    for told in lines(OUTCOMES):
        row = {name: cell for name, cell in told.items() if name not in FILTERS}
        for name in FILTERS:
            likely, low, high = [*told[name].split(), "", "", ""][:3]
            row |= {name: likely, f"{name}_low": low, f"{name}_high": high}
        for quarter in [told["period"]] if told["period"] else QUARTERS:
            said = {"period": quarter, "visibility": "coalition", "source": f"kwartaalverslag {quarter} (verzonnen)"}
            yield row | said | {"recorded": reported(quarter, told["coalition"])}


def _dividends() -> Iterator[Row]:
    """What a party adds is its own business: the party itself and the facilitator see it. Of the candidate it came in once it
    was known as one, so that no total ever held it."""
    for told in lines(DIVIDENDS):
        is_last = told["period"] == "2026-Q3"
        source = CIRCLE if is_last else CIRCLE_BEFORE
        day = CANDIDATE_TOLD if "randclub" in told["parties"] else reported(told["period"], told["coalition"])
        yield told | {"visibility": "own", "source": source, "recorded": day}


def _ambitions() -> Iterator[Row]:
    for told in lines(AMBITIONS):
        row = {name: cell for name, cell in told.items() if "-Q" not in name}
        yield row | {"visibility": "coalition", "recorded": f"{told['starts']}-20"}


def _achievements() -> Iterator[Row]:
    for told in lines(AMBITIONS):
        row = {name: told[name] for name in ("coalition", "party", "ambition")}
        for period in (name for name in told if "-Q" in name and told[name]):
            said = {"period": period, "value": told[period], "evidence": "E1", "visibility": "coalition"}
            said |= {"source": f"kwartaalverslag {period} (verzonnen)", "recorded": reported(period, told["coalition"])}
            yield row | said
