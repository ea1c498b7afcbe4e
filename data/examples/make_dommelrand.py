"""Writes the invented example: three coalitions around Dommelrand. `python -m data.examples.make_dommelrand`.

The story stands below as data, a line a fact or a line a group of streams; the functions unfold it over twelve quarters.
Everybody and everything in it is invented.
"""

# A line a fact, however long.
# ruff: noqa: E501

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

from data.examples.dommelrand_answers import answer_columns, answers
from data.examples.dommelrand_contribution import contribution_tables
from data.examples.dommelrand_fund import fund_tables
from data.examples.dommelrand_said import importances, pulses, weighed_by_partners
from data.examples.telling import QUARTERS, Row, lines, reported

NO_REPORT: Final = {("buurtwarmte", "2025-Q3")}
LAST_HEARD: Final = {("dommelrand", "vlotweg"): 10, ("dommelrand", "zonnebeemd"): 10, ("dommelrand", "heikant"): 9}
"""After this quarter (counted from 0) nothing is known of the partner's streams in the coalition."""
KEEPS: Final = {"wijkraad": 0.45, "vlotweg": 0.4, "zonnebeemd": 0.6, "zorghuis": 0.95, "kringloop": 0.95}
"""The share of promises that a giver keeps whole; of the others it is KEEPS_ELSE."""
KEEPS_ELSE: Final = 0.8
EVIDENCE: Final = ("", "E0", "E0", "E1", "E1", "E1", "E2", "E2", "E3", "E4", "E5")
SEEN_BY: Final = {"zichtbaarheid": "public", "ruchtbaarheid": "public", "geld": "own"}
CONFIRMED: Final = {"b": "both", "g": "giver", "r": "receiver", "n": "none", "-": ""}
TANGIBLE: Final = {
    **dict.fromkeys(("geld", "goederen", "arbeid", "dienst", "middelen", "regelruimte", "sociale inkoop"), "ja"),
    **dict.fromkeys(("kennis", "zichtbaarheid", "ruchtbaarheid", "netwerktoegang", "vertrouwen", "bemiddeling"), "nee"),
}
"""Of the other kinds it is not known."""
LESS_AND_LESS: Final = {"vlotweg", "zonnebeemd"}
"""What these got was worth less to them every quarter, until they left or were not heard of again."""
GETS_FROM_GIVING: Final = {"wijkraad": 1, "aabeek": 2, "hogeschool": 4}
"""What giving is worth to the giver itself, more or less, from 0 to 5; to others it is GETS_ELSE."""
GETS_ELSE: Final = 3
WEIGHED_FROM: Final = 8
"""From this quarter on the parties say how important a need, and who fills it, is to them."""
KNOWLEDGE: Final = {
    **{"hogeschool": (0.8, 10, 6), "zorghuis": (0.4, 22, 2), "nieuwkomers": (0.5, 20, 1), "varenbroek": (0.7, 7, 5)},
    **{"huurders": (0, 12, 2), "netkring": (0.2, 18, 1), "biezenkamp": (0.5, 25, 3), "drieberken": (1, 3, 9)},
}
"""Of those who share knowledge or data: the share that is open, the days it takes and how often, at most, it is used again."""

PLAIN: Final = {
    "coalition": """
coalition   | name                 | purpose                                                                     | since   | invented | recorded
dommelrand  | Dommelrand           | Nieuwkomers vinden werk dat blijft, in een buurt waar zij bij horen.        | 2023-10 | ja       | 2023-10-02
buurtwarmte | Buurtwarmte De Waard | De wijk maakt en deelt samen warmte en stroom, en iedereen kan het betalen. | 2023-10 | ja       | 2023-10-09
kringdal    | Ketenkring Kringdal  | Hout, steen en textiel blijven in de streek en worden opnieuw gebruikt.     | 2024-01 | ja       | 2024-01-15
""",
    "goal": """
coalition   | goal            | name                                                        | weight | recorded
dommelrand  | blijvend-werk   | Nieuwkomers en jongeren houden hun werk langer dan een jaar | 3      | 2024-03-18
dommelrand  | thuis           | Wie nieuw is, kent mensen in de wijk                        | 2      | 2024-03-18
dommelrand  | niets-weg       | Spullen krijgen een tweede leven                            | 1      | 2024-09-16
buurtwarmte | warm-huis       | Ieder huis is warm voor een prijs die de huurder kan dragen | 3      | 2023-10-09
buurtwarmte | eigen-stroom    | De wijk maakt haar eigen stroom                             | 2      | 2023-10-09
buurtwarmte | samen-beslissen | Bewoners beslissen mee                                      | 1      | 2023-10-09
kringdal    | in-de-streek    | Materiaal blijft in de streek                               | 2      | 2024-01-15
kringdal    | makers          | Jongeren leren maken met oud materiaal                      | 1.5    | 2024-01-15
""",
    "requirement": """
coalition   | goal            | giver_role           | receiver_role       | kind           | recorded
dommelrand  | blijvend-werk   | school               | sociaal werkbedrijf | kennis         | 2024-03-18
dommelrand  | blijvend-werk   | bouwbedrijf          | sociaal werkbedrijf | middelen       | 2024-03-18
dommelrand  | blijvend-werk   | gemeente             | sociaal werkbedrijf | regelruimte    | 2024-03-18
dommelrand  | blijvend-werk   | sociaal werkbedrijf  | bouwbedrijf         | arbeid         | 2024-03-18
dommelrand  | blijvend-werk   | vervoerder           | sociaal werkbedrijf | dienst         | 2024-03-18
dommelrand  | blijvend-werk   | ondernemersclub      | sociaal werkbedrijf | markttoegang   | 2026-03-03
dommelrand  | thuis           | bewoners             | zorginstelling      | netwerktoegang | 2024-03-18
dommelrand  | thuis           | zorginstelling       | bewoners            | dienst         | 2024-03-18
dommelrand  | thuis           | verhuurder           | sociaal werkbedrijf | goederen       | 2024-03-18
dommelrand  | niets-weg       | kringloopwinkel      | zorginstelling      | middelen       | 2024-09-16
dommelrand  | niets-weg       | gemeente             | kringloopwinkel     | regelruimte    | 2024-09-16
dommelrand  | niets-weg       | vervoerder           | kringloopwinkel     | dienst         | 2024-09-16
buurtwarmte | warm-huis       | installateur         | verhuurder          | dienst         | 2023-10-09
buurtwarmte | warm-huis       | leerlab              | verhuurder          | kennis         | 2023-10-09
buurtwarmte | warm-huis       | opleider             | installateur        | kennis         | 2026-03-03
buurtwarmte | eigen-stroom    | energiebedrijf       | coöperatie          | goederen       | 2023-10-09
buurtwarmte | eigen-stroom    | spaarkring           | coöperatie          | geld           | 2023-10-09
buurtwarmte | eigen-stroom    | netbeheer            | coöperatie          | data           | 2023-10-09
buurtwarmte | eigen-stroom    | gemeente             | coöperatie          | regelruimte    | 2023-10-09
buurtwarmte | samen-beslissen | bewoners             | verhuurder          | bemiddeling    | 2023-10-09
buurtwarmte | samen-beslissen | coöperatie           | bewoners            | zichtbaarheid  | 2026-03-03
kringdal    | in-de-streek    | sloper               | bouwbedrijf         | goederen       | 2024-01-15
kringdal    | in-de-streek    | sloper               | maker               | goederen       | 2024-01-15
kringdal    | in-de-streek    | overheid             | sloper              | regelruimte    | 2024-01-15
kringdal    | in-de-streek    | bank                 | maker               | geld           | 2024-01-15
kringdal    | makers          | school               | maker               | kennis         | 2024-01-15
kringdal    | makers          | inkoopkring          | sociaal werkbedrijf | sociale inkoop | 2024-01-15
kringdal    | makers          | ontwerpers           | maker               | kennis         | 2024-01-15
kringdal    | makers          | winkeliersvereniging | maker               | markttoegang   | 2026-03-03
""",
    "need": """
coalition   | party       | direction | kind           | what                                 | recorded
dommelrand  | werkplaats  | need      | dienst         | ritten naar het werk, ook vroeg      | 2026-10-12
dommelrand  | werkplaats  | need      | kennis         | begeleiden van jongeren              | 2026-10-12
dommelrand  | werkplaats  | need      | netwerktoegang | werkgevers in de zorg                | 2026-10-12
dommelrand  | werkplaats  | offer     | arbeid         | ploeg die kan rijden en sjouwen      | 2026-10-12
dommelrand  | wijkraad    | need      | middelen       | een zaal in de avond                 | 2026-10-12
dommelrand  | wijkraad    | need      | zichtbaarheid  | een plek voor verhalen van de wijk   | 2026-10-12
dommelrand  | wijkraad    | offer     | netwerktoegang | mensen die hun buren kennen          | 2026-10-12
dommelrand  | hogeschool  | offer     | middelen       | lokalen die in de avond leeg staan   | 2026-10-12
dommelrand  | hogeschool  | need      | netwerktoegang | gezinnen die mee willen doen         | 2026-10-12
dommelrand  | aabeek      | offer     | zichtbaarheid  | een bladzijde in de gemeentekrant    | 2026-10-12
dommelrand  | aabeek      | need      | kennis         | weten waar regels knellen            | 2026-10-12
dommelrand  | bouwers     | need      | arbeid         | twee ploegen voor het voorjaar       | 2026-10-12
dommelrand  | bouwers     | offer     | kennis         | ervaren vaklieden die uitleg geven   | 2026-10-12
dommelrand  | zorghuis    | need      | dienst         | vervoer van bewoners                 | 2026-10-12
dommelrand  | zorghuis    | offer     | kennis         | omgaan met verdriet                  | 2026-10-12
dommelrand  | vlotweg     | offer     | dienst         | een busje op werkdagen               | 2026-04-13
dommelrand  | vlotweg     | need      | arbeid         | chauffeurs                           | 2026-04-13
dommelrand  | heikant     | need      | netwerktoegang | contact met nieuwe huurders          | 2026-04-13
dommelrand  | kringloop   | need      | markttoegang   | kopers voor partijen meubels         | 2026-10-12
dommelrand  | randclub    | offer     | markttoegang   | ledenavonden met zestig werkgevers   | 2026-10-12
buurtwarmte | leemhof     | need      | arbeid         | mensen die willen leren isoleren     | 2026-10-19
buurtwarmte | wijkraad    | offer     | arbeid         | buren die een dag mee willen doen    | 2026-10-19
buurtwarmte | waardstroom | need      | kennis         | uitleg over het nieuwe tarief        | 2026-10-19
buurtwarmte | varenbroek  | offer     | kennis         | cijfers die iedereen begrijpt        | 2026-10-19
buurtwarmte | heikant     | need      | vertrouwen     | huurders die durven te beginnen      | 2026-10-19
buurtwarmte | netkring    | need      | regelruimte    | een plek voor een buurtbatterij      | 2026-10-19
buurtwarmte | aabeek      | offer     | regelruimte    | een proef op gemeentegrond           | 2026-10-19
kringdal    | meander     | need      | geld           | een lening voor een tweede zaagbank  | 2026-10-26
kringdal    | wolderen    | offer     | geld           | leningen voor makers                 | 2026-10-26
kringdal    | meander     | need      | kennis         | ontwerpen die passen bij sloophout   | 2026-10-26
kringdal    | drieberken  | offer     | kennis         | open ontwerpen                       | 2026-10-26
kringdal    | spoelwijk   | need      | middelen       | een tweede wasstraat                 | 2026-10-26
kringdal    | turfveld    | offer     | goederen       | kozijnen in vaste maten              | 2026-10-26
kringdal    | bouwers     | need      | goederen       | kozijnen in vaste maten              | 2026-10-26
kringdal    | zandhoek    | offer     | markttoegang   | bestelling van vijf gemeenten        | 2026-10-26
kringdal    | kringloop   | need      | markttoegang   | kopers voor partijen meubels         | 2026-10-26
""",
    "moment": """
moment                       | known_on   | source                              | recorded
kwartaal vastgesteld 2026-Q1 | 2026-05-04 | notulen 4 mei 2026 (verzonnen)      | 2026-05-04
kwartaal vastgesteld 2026-Q2 | 2026-08-03 | notulen 3 augustus 2026 (verzonnen) | 2026-08-03
""",
}
"""The tables that are told as they are, a line a fact; cells part at the bars."""
PARTY: Final = """
party         | name                       | kind       | sector          | category            | task
werkplaats    | Werkplaats Noord           | social     | werk            | sociaal werkbedrijf | biedt leerplekken en begeleiding
aabeek        | Gemeente Aabeek            | government | overheid        | gemeente            | geeft ruimte in regels
bouwers       | Bouwers van de Rand        | business   | bouwen en wonen | bouwbedrijf         | biedt banen en materiaal
zorghuis      | Zorghuis Elzenhof          | social     | zorg            | zorginstelling      | biedt banen in de zorg
kringloop     | Kringloop Rondom           | social     | kringloop       | kringloopwinkel     | verzamelt, maakt en verkoopt
hogeschool    | Hogeschool Peelzoom        | knowledge  | onderwijs       | school              | geeft taalles en meet mee
vlotweg       | Vlotweg Vervoer            | business   | vervoer         | vervoerder          | rijdt mensen naar hun werk
wijkraad      | Wijkraad De Waard          | residents  | buurt           | bewoners            | brengt mensen bij elkaar
heikant       | Woonstichting Heikant      | social     | bouwen en wonen | verhuurder          | zoekt woningen en maakt ze klaar
zonnebeemd    | Zonnebeemd Energie         | business   | energie         | energiebedrijf      | bouwt zonnedaken en biedt leerplekken
kiemkracht    | Fonds Kiemkracht           | financier  | geld            | fonds               | betaalt voor uitkomsten
waardstroom   | Coöperatie Waardstroom     | collective | energie         | coöperatie          | verdeelt de stroom
leemhof       | Installatiewerk Leemhof    | business   | bouwen en wonen | installateur        | legt leidingen aan
netkring      | Netkring Zuidrand          | business   | energie         | netbeheer           | zorgt voor ruimte op het net
spaarkring    | Spaarkring Lindehof        | financier  | geld            | spaarkring          | leent geld uit
varenbroek    | Leerlab Varenbroek         | knowledge  | onderwijs       | leerlab             | meet en deelt kennis
vennerode     | Waterkring Vennerode       | government | overheid        | overheid            | geeft ruimte in regels
turfveld      | Sloopwerf Turfveld         | business   | kringloop       | sloper              | levert gebruikt materiaal
meander       | Houtmakerij Kromme Meander | business   | kringloop       | maker               | maakt meubels van oud hout
spoelwijk     | Textielhuis Spoelwijk      | social     | kringloop       | sociaal werkbedrijf | sorteert textiel
biezenkamp    | Vakschool Biezenkamp       | knowledge  | onderwijs       | school              | leidt makers op
zandhoek      | Inkoopkring Zandhoek       | collective | kringloop       | inkoopkring         | koopt samen in
wolderen      | Groeibank Wolderen         | financier  | geld            | bank                | legt geld in
drieberken    | Ontwerpers van Drieberken  | business   | kringloop       | ontwerpers          | ontwerpt met oud materiaal
randclub      | Ondernemersclub De Rand    | business   | werk            | ondernemersclub     | brengt werkgevers bij elkaar
nieuwkomers   | Nieuwkomers in Aabeek      | residents  | buurt           |                     |
buren         | Buurtbewoners van De Waard | residents  | buurt           |                     |
huurders      | Huurders van Heikant       | residents  | bouwen en wonen |                     |
jongeren      | Jongeren zonder diploma    | residents  | onderwijs       |                     |
mantelzorg    | Mantelzorgers Elzenhof     | residents  | zorg            |                     |
klanten       | Klanten van de kringloop   | residents  |                 |                     |
leveranciers  | Leveranciers uit de streek | collective |                 |                     |
zelfstandigen | Zelfstandigen van de Rand  | collective |                 |                     |
"""
MEMBERSHIP: Final = """
coalition   | project | role          | member_since | parties
dommelrand  |         | partner       | 2023-10      | werkplaats aabeek bouwers zorghuis hogeschool wijkraad
dommelrand  |         | partner       | 2024-01      | kringloop heikant kiemkracht
dommelrand  |         | partner       | 2024-04      | vlotweg zonnebeemd
dommelrand  |         | candidate     | 2026-10      | randclub
dommelrand  | werk    | outcome payer | 2024-03      | kiemkracht aabeek
dommelrand  | werk    | provider      | 2024-03      | werkplaats zorghuis
dommelrand  | werk    | intermediary  | 2024-03      | hogeschool
dommelrand  | werk    | investor      | 2024-03      | wolderen spaarkring
dommelrand  | buurt   | outcome payer | 2024-09      | kiemkracht
dommelrand  | buurt   | provider      | 2024-09      | kringloop
dommelrand  | buurt   | investor      | 2024-09      | spaarkring
buurtwarmte |         | partner       | 2023-10      | zonnebeemd waardstroom heikant leemhof varenbroek aabeek wijkraad
buurtwarmte |         | partner       | 2024-01      | netkring spaarkring
kringdal    |         | partner       | 2024-01      | turfveld meander spoelwijk biezenkamp zandhoek vennerode kringloop bouwers
kringdal    |         | partner       | 2024-07      | drieberken wolderen
kringdal    | makerij | outcome payer | 2025-06      | vennerode
kringdal    | makerij | provider      | 2025-06      | meander turfveld
"""
STAKEHOLDERS: Final = """
coalition   | stakeholder_group | parties
dommelrand  | leveranciers      | werkplaats vlotweg heikant
dommelrand  | eindgebruikers    | wijkraad
dommelrand  | bouwers           | bouwers zonnebeemd
dommelrand  | creatievelingen   | hogeschool kringloop
dommelrand  | klanten           | zorghuis
dommelrand  | maatschappij      | aabeek
buurtwarmte | leveranciers      | zonnebeemd netkring
buurtwarmte | eindgebruikers    | wijkraad
buurtwarmte | bouwers           | leemhof
buurtwarmte | creatievelingen   | varenbroek
buurtwarmte | klanten           | waardstroom heikant
buurtwarmte | maatschappij      | aabeek
kringdal    | leveranciers      | turfveld spoelwijk
kringdal    | bouwers           | bouwers
kringdal    | creatievelingen   | meander drieberken
kringdal    | klanten           | kringloop zandhoek
kringdal    | maatschappij      | vennerode
"""
"""Of the other members the group is not known."""
LEFT: Final = ("dommelrand", "zonnebeemd", "2026-06", "2026-07-08", "vertrokken: kiest voor de warmte in de wijk")
STREAMS: Final = """
whose            | pair                       | kind           | unit     | first | goal            | need    | felt   | agreed | what
dommelrand       | hogeschool > werkplaats    | kennis         | uur      | 0     | blijvend-werk   | 0.9 0.8 | 54344- | bbbbb- | taalles op de werkvloer 40; scholing van begeleiders 24; hulp bij meten 16; stages begeleiden 60; leerlijn voor vakwerk 12; lesmateriaal maken ?
dommelrand       | hogeschool > zorghuis      | kennis         | uur      | 2     | blijvend-werk   | 0.7 0.6 | 544    | bbg    | taalles in de zorg 30; scholing van collega's 16; onderzoek naar welbevinden ?
dommelrand       | bouwers > werkplaats       | middelen       | dag      | 1     | blijvend-werk   | 0.8 0.7 | 4553   | bbbr   | werkbus 20; gereedschap 30; oefenhal 25; werkkleding ?
dommelrand       | bouwers > zorghuis         | middelen       | dag      | 5     |                 | 0.3 0.5 | 4      | g      | hoogwerker 3
dommelrand       | kringloop > zorghuis       | middelen       | stuks    | 3     | niets-weg       | 0.5 0.8 | 5      | b      | meubels voor de huiskamer 12
dommelrand       | kringloop > wijkraad       | middelen       | stuks    | 6     | thuis           | 0.4 0.7 | 4      | b      | tafels en stoelen 8
dommelrand werk  | kiemkracht > werkplaats    | middelen       | dag      | 3     | blijvend-werk   | 0.8 0.4 | 4-     | bb     | werkruimte 60; rekenhulp voor het contract 4
dommelrand buurt | kiemkracht > kringloop     | middelen       | dag      | 4     | niets-weg       | 0.6 0.5 | 4      | g      | opslagruimte 60
dommelrand       | aabeek > werkplaats        | regelruimte    | besluit  | 1     | blijvend-werk   | 0.7 1   | 545    | bb-    | werken tijdens inburgering 2; proefplaatsing met uitkering 1; snelle toets van diploma's ?
dommelrand       | aabeek > kringloop         | regelruimte    | besluit  | 5     | niets-weg       | 0.6 0.9 | 54     | bb     | gebruik van leegstaand pand 1; grof vuil zelf ophalen 1
dommelrand       | aabeek > hogeschool        | netwerktoegang | contact  | 3     |                 | 0.5 0.6 | 4-     | bg     | gesprekken met werkgevers 10; overleg met de regio 3
dommelrand       | aabeek > kringloop         | zichtbaarheid  | bericht  | 4     |                 |         | 3      | r      | verhalen in de gemeentekrant 3
dommelrand       | werkplaats > zorghuis      | arbeid         | uur      | 1     | blijvend-werk   | 0.9 0.7 | 545-   | bbbn   | hulp in de keuken 320; hulp in de tuin 160; was en schoonmaak 240; hulp bij uitjes ?
dommelrand       | werkplaats > kringloop     | arbeid         | uur      | 3     | niets-weg       | 0.8 0.8 | 544    | bbb    | sorteren 280; verkoop 200; fietsen maken 160
dommelrand       | werkplaats > bouwers       | arbeid         | uur      | 0     | blijvend-werk   | 0.9 0.6 | 554-3  | bbbbg  | metselen 400; schilderen 320; sloopwerk 200; grondwerk 180; opruimen ?
dommelrand       | zorghuis > aabeek          | kennis         | uur      | 4     | thuis           | 0.6 0.5 | 45     | b-     | advies over inburgering 6; ervaringen van bewoners ?
dommelrand       | zorghuis > hogeschool      | netwerktoegang | contact  | 5     | blijvend-werk   | 0.7 0.6 | 5      | b      | stageplekken bij collega's 6
dommelrand       | wijkraad > zorghuis        | netwerktoegang | contact  | 0     | thuis           | 0.6 0.9 | 43-    | bbn    | maatjes vinden 12; vrijwilligers vinden 10; buren uitnodigen ?
dommelrand       | wijkraad > aabeek          | netwerktoegang | contact  | 2     | thuis           | 0.5 0.8 | 45     | rb     | gesprekken met bewoners 20; sleutelfiguren voorstellen 4
dommelrand       | wijkraad > hogeschool      | netwerktoegang | contact  | 6     |                 |         | 3      | g      | gezinnen voor onderzoek 8
dommelrand       | wijkraad > bouwers         | zichtbaarheid  | bericht  | 4     |                 |         | 34     | n-     | verhalen in de wijkkrant 2; open dag in de wijk ?
dommelrand       | vlotweg > werkplaats       | dienst         | keer     | 2     | blijvend-werk   | 0.8 0.9 | 5      | b      | ritten naar het werk 180
dommelrand       | vlotweg > kringloop        | dienst         | keer     | 3     | niets-weg       | 0.5 0.7 | 4      | b      | ritten met spullen 60
dommelrand       | kringloop > vlotweg        | ruchtbaarheid  | bericht  | 3     |                 | 0.3 0.4 | 1      | g      | reclame op de winkelruit 2
dommelrand       | heikant > werkplaats       | goederen       | woning   | 1     | thuis           | 0.7 0.9 | 5      | b      | woningen voor deelnemers 3
dommelrand       | zonnebeemd > werkplaats    | meebouwen      | dag      | 2     | blijvend-werk   | 0.5 0.4 | 43     | br     | leerplek op het dak 15; mee bouwen aan de oefenhal 6
dommelrand       | werkplaats > zonnebeemd    | arbeid         | uur      | 3     | blijvend-werk   | 0.6 0.5 | 2      | b      | panelen dragen en schoonmaken 90
buurtwarmte      | zonnebeemd > waardstroom   | goederen       | kWh      | 0     | eigen-stroom    | 1 0.9   | 5      | b      | stroom van zonnedaken 42000
buurtwarmte      | waardstroom > zonnebeemd   | geld           | EUR      | 0     | eigen-stroom    | 0.9 0.8 | 4      | b      | betaling voor stroom verborgen
buurtwarmte      | waardstroom > buren        | goederen       | kWh      | 1     | eigen-stroom    | 0.9 0.9 | 4      | b      | stroom voor de buurt 36000
buurtwarmte      | buren > waardstroom        | vertrouwen     |          | 1     | samen-beslissen | 0.8 0.9 | 5      | -      | lid worden en meebeslissen nvt
buurtwarmte      | leemhof > heikant          | dienst         | woning   | 0     | warm-huis       | 0.9 0.8 | 43     | bb     | huizen isoleren 14; leidingen aanleggen 10
buurtwarmte      | heikant > huurders         | dienst         | woning   | 1     | warm-huis       | 0.7 0.8 | 3      | g      | uitleg aan huis 40
buurtwarmte      | huurders > varenbroek      | data           | bestand  | 2     | warm-huis       | 0.6 0.9 | 4      | b      | meterstanden 55
buurtwarmte      | varenbroek > heikant       | kennis         | rapport  | 2     | warm-huis       | 0.6 0.7 | 4      | b      | advies per huizenblok 2
buurtwarmte      | netkring > waardstroom     | data           | bestand  | 2     | eigen-stroom    | 0.8 1   | 3      | r      | drukte op het net 3
buurtwarmte      | spaarkring > waardstroom   | geld           | EUR      | 1     | eigen-stroom    | 0.8 0.7 | 5      | b      | lening voor zonnedaken 18000
buurtwarmte      | aabeek > leemhof           | regelruimte    | besluit  | 1     | warm-huis       | 0.5 0.9 | 4      | b      | vergunning in één keer 1
buurtwarmte      | wijkraad > heikant         | bemiddeling    | gesprek  | 3     | samen-beslissen | 0.6 0.7 | 5      | n      | gesprekken bij onenigheid 5
buurtwarmte      | wijkraad > zonnebeemd      | ruchtbaarheid  | bericht  | 3     |                 | 0.3 0.5 | -      | -      | nieuws over de zonnedaken ?
kringdal         | turfveld > bouwers         | goederen       | ton      | 1     | in-de-streek    | 0.8 0.6 | 43     | bb     | gebruikte steen 38; gebruikt glas 6
kringdal         | turfveld > meander         | goederen       | ton      | 1     | in-de-streek    | 1 0.8   | 5      | b      | gebruikt hout 14
kringdal         | meander > bouwers          | goederen       | stuks    | 2     | in-de-streek    | 0.6 0.7 | 4      | b      | deuren en kozijnen 45
kringdal         | bouwers > turfveld         | markttoegang   | opdracht | 2     | in-de-streek    | 0.7 0.6 | 4      | r      | eerst vragen bij sloop 4
kringdal         | kringloop > spoelwijk      | goederen       | ton      | 1     | in-de-streek    | 0.9 0.9 | 4      | b      | ingezameld textiel 9
kringdal         | spoelwijk > kringloop      | goederen       | ton      | 2     | in-de-streek    | 0.8 0.8 | 5      | b      | gewassen kleding 5
kringdal         | kringloop > kringloop      | goederen       | stuks    | 3     | in-de-streek    | 0.4 1   | 4      | -      | eigen winkelrekken van oud hout 6
kringdal         | kringloop > klanten        | goederen       | stuks    | 1     | in-de-streek    | 0.6 0.5 | -      | g      | meubels en kleding 2400
kringdal         | zandhoek > spoelwijk       | sociale inkoop | EUR      | 3     | makers          | 0.8 0.5 | 5      | b      | werkkleding van oud textiel 7500
kringdal         | zandhoek > leveranciers    | markttoegang   | opdracht | 3     | in-de-streek    |         | -      | g      | orders voor de streek 6
kringdal         | biezenkamp > meander       | kennis         | uur      | 2     | makers          | 0.7 0.9 | 5      | b      | les in houtbewerking 48
kringdal         | meander > jongeren         | arbeid         | plek     | 4     | makers          | 0.8 0.6 | 4      | b      | leerplekken in de makerij 4
kringdal         | drieberken > zelfstandigen | kennis         | uur      | 4     | makers          |         | -      | n      | open ontwerpen 5
kringdal         | vennerode > turfveld       | regelruimte    | besluit  | 2     | in-de-streek    | 0.6 1   | 3      | b      | slib en steen als grondstof 1
"""
"""`first` is the quarter, counted from 0, of the first stream of a line; each next one begins a quarter later. `?` is unknown.

`need` is how important the need and this giver are to the receiver, from WEIGHED_FROM on. `felt` has a figure for each stream,
what it is worth to the receiver, and `agreed` a letter of CONFIRMED: as told last; before that they differ a little.
"""
ROUTES: Final = """
giver     | what                            | origin                       | from | after_use                      | by
turfveld  | gebruikte steen                 | sloop van de melkfabriek     | 2    | muren van de oefenhal          | 6
turfveld  | gebruikt hout                   |                              |      | deuren en kozijnen             | 1
meander   | deuren en kozijnen              | sloophout van Turfveld       | 2    | terug naar de makerij          | 9
kringloop | ingezameld textiel              | inzameling in Aabeek         | 1    | gewassen kleding en vezels     | 8
kringloop | eigen winkelrekken van oud hout | oude winkelrekken            | 3    | opnieuw winkelrek              | 3
spoelwijk | gewassen kleding                | ingezameld textiel           | 4    |                                |
"""
"""Where material comes from and where it goes after use: known `from` and `by` these quarters on, of the rest unknown."""
SINGLE_STREAMS: Final = """
coalition   | project | giver       | receiver    | kind          | what                        | period     | unit    | promised | delivered | goal          | giver_rating | receiver_rating | confirmed_by | evidence | status | recorded
dommelrand  | werk    | wolderen    | werkplaats  | geld          | inleg in het contract       | 2024-Q2    | EUR     | 150000   | 150000    | blijvend-werk | 3            | 5               | both         | E4       |        | 2024-07-12
dommelrand  | buurt   | spaarkring  | kringloop   | geld          | inleg in het contract       | 2024-Q4    | EUR     |          |           | niets-weg     |              |                 | receiver     | E1       |        | 2025-01-13
dommelrand  | werk    | kiemkracht  | werkplaats  | geld          | betaling voor uitkomsten    | 2025-Q1    | EUR     | 24000    | 24000     | blijvend-werk | 4            | 5               | both         | E4       |        | 2025-04-14
dommelrand  | werk    | kiemkracht  | werkplaats  | geld          | betaling voor uitkomsten    | 2026-Q1    | EUR     | 71250    | 71250     | blijvend-werk | 4            | 5               | both         | E4       |        | 2026-04-13
dommelrand  | werk    | kiemkracht  | zorghuis    | geld          | betaling voor uitkomsten    | 2026-Q1    | EUR     | 16800    | 16800     | thuis         | 4            | 5               | both         | E4       |        | 2026-04-13
dommelrand  | buurt   | kiemkracht  | kringloop   | geld          | betaling voor uitkomsten    | 2026-Q1    | EUR     | 12600    | 12600     | niets-weg     | 4            | 5               | both         | E4       |        | 2026-04-13
dommelrand  |         | werkplaats  | nieuwkomers | arbeid        | leerplekken met begeleiding | 2024       | plek    | 40       | 31        | blijvend-werk | 4            | 3               | giver        | E2       |        | 2025-02-10
dommelrand  |         | werkplaats  | nieuwkomers | arbeid        | leerplekken met begeleiding | 2025       | plek    | 60       | 58        | blijvend-werk | 4            | 4               | both         | E2       |        | 2026-02-09
dommelrand  |         | nieuwkomers | zorghuis    | kennis        | koken en vertellen          | 2025       | uur     | 20       | 24        | thuis         | 5            | 4               | receiver     | E1       |        | 2026-02-09
dommelrand  |         | zorghuis    | mantelzorg  | dienst        | vrije middagen              | 2025       | keer    | 150      | 121       | thuis         | 3            | 5               | both         | E2       |        | 2026-02-09
dommelrand  |         | mantelzorg  | wijkraad    | vertrouwen    | meedenken over de wijk      | 2025       |         |          |           |               |              |                 | none         |          |        | 2026-02-09
dommelrand  |         | wijkraad    | aabeek      | ruchtbaarheid | open brief                  | 2025-11-20 | bericht | 1        | 1         | thuis         | 4            | 1               | both         | E1       |        | 2026-01-12
buurtwarmte |         | zonnebeemd  | huurders    | goederen      | zonnepanelen te leen        | 2026-Q3    | stuks   | 24       |           |               |              |                 |              | E0       | draft  | 2026-10-19
kringdal    |         | drieberken  | zandhoek    | kennis        | keurmerk voor oud hout      | 2026-Q3    | uur     | 30       |           |               |              |                 |              |          | draft  | 2026-10-26
"""
CONTACTS: Final = """
coalition   | between                 | days | first      | last       | channels
dommelrand  | werkplaats hogeschool   | 50   | 2023-10-05 |            | physical online
dommelrand  | werkplaats zorghuis     | 60   | 2023-11-02 |            | physical personal
dommelrand  | werkplaats bouwers      | 55   | 2023-10-12 |            | physical physical personal
dommelrand  | werkplaats kringloop    | 80   | 2024-03-04 |            | physical
dommelrand  | aabeek werkplaats       | 85   | 2024-01-15 |            | physical online online
dommelrand  | kiemkracht werkplaats   | 95   | 2024-02-06 |            | online
dommelrand  | hogeschool zorghuis     | 110  | 2024-04-11 | 2026-05-20 | online
dommelrand  | wijkraad zorghuis       | 90   | 2023-10-20 | 2026-06-12 | physical personal
dommelrand  | wijkraad aabeek         | 100  | 2024-02-19 |            | physical
dommelrand  | wijkraad kringloop      | 150  | 2025-04-08 | 2026-03-24 | personal
dommelrand  | aabeek kringloop        | 130  | 2024-10-03 |            | online
dommelrand  | aabeek zorghuis         | 120  | 2024-09-10 |            | physical online
dommelrand  | kringloop zorghuis      | 90   | 2024-06-18 |            | personal
dommelrand  | kiemkracht kringloop    | 140  | 2024-11-07 |            | online
dommelrand  | vlotweg werkplaats      | 75   | 2024-04-09 | 2026-04-10 | online physical
dommelrand  | vlotweg kringloop       | 110  | 2024-07-16 | 2026-02-10 |
dommelrand  | heikant werkplaats      | 100  | 2024-01-23 | 2026-02-17 | physical
dommelrand  | zonnebeemd werkplaats   | 90   | 2024-04-16 | 2026-06-10 | physical
buurtwarmte | zonnebeemd waardstroom  | 60   | 2023-10-10 |            | online physical
buurtwarmte | leemhof heikant         | 70   | 2023-10-17 |            | physical
buurtwarmte | heikant huurders        | 90   | 2024-01-11 |            | personal physical
buurtwarmte | varenbroek heikant      | 110  | 2024-04-02 |            | online
buurtwarmte | wijkraad heikant        | 100  | 2024-07-04 | 2026-07-02 | physical personal
buurtwarmte | spaarkring waardstroom  | 160  | 2024-02-01 |            | online
buurtwarmte | aabeek leemhof          | 180  | 2024-03-12 | 2025-11-18 | online
kringdal    | turfveld bouwers        | 80   | 2024-01-18 |            | physical
kringdal    | turfveld meander        | 85   | 2024-02-08 |            | physical personal
kringdal    | meander bouwers         | 105  | 2024-04-25 | 2026-05-06 | physical
kringdal    | kringloop spoelwijk     | 55   | 2024-01-30 |            | physical online
kringdal    | zandhoek spoelwijk      | 130  | 2024-07-09 |            | online
kringdal    | biezenkamp meander      | 75   | 2024-05-14 |            | personal physical
"""
"""Between whom, once in about so many `days`, from the `first` day to the `last` or CONTACTS_UNTIL; without channels: not known."""
CONTACTS_UNTIL: Final = "2026-11-06"
LAST_CONTACTS_TOLD: Final = "2026-11-09"
"""On this day the contacts since the last quarter were told."""
UNIT: Final = {
    **dict.fromkeys(("I01", "I11", "I21", "I32", "I53"), "%"),
    **dict.fromkeys(("I12", "I51"), "cijfer 1-10"),
    **{"I13": "uur", "I22": "procentpunt", "I23": "mensen", "I31": "ton", "I33": "ha"},
    **{"I41": "stuks", "I42": "toetsen", "I43": "plekken", "I52": "0-1"},
}
OBSERVED: Final = """
coalition   | measured_by             | indicator | from | to   | in      | evidence
dommelrand  | Werkplaats Noord        | I11       | 37   | 61   | 1 2 3 4 | E1 E3
dommelrand  | Hogeschool Peelzoom     | I12       | 6.8  | 7.55 | 1 3     | E1 E2
dommelrand  | Werkplaats Noord        | I13       | 15   | 23.8 | 1 2 3 4 | - E1
dommelrand  | Zorghuis Elzenhof       | I21       | 31   | 45   | 1 2 3 4 | E0 E2
dommelrand  | Hogeschool Peelzoom     | I22       | 11.5 | 9    | 3       | E0 E1
dommelrand  | Wijkraad De Waard       | I23       | 260  | 575  | 1 2 3 4 | E1 E2
dommelrand  | Hogeschool Peelzoom     | I31       | 164  | 154  | 1 2 3 4 | E1 E2
dommelrand  | Kringloop Rondom        | I32       | 52.5 | 61.7 | 1 2 3 4 | - E2
dommelrand  | Hogeschool Peelzoom     | I41       | 3    | 7    | 1 2 3 4 | E0 E1
dommelrand  | Leerlab Varenbroek      | I42       | 1    | 2    | 1 2 3 4 | E1 E3
dommelrand  | Leerlab Varenbroek      | I43       | 0    | 2    | 1       | - E1
dommelrand  | Hogeschool Peelzoom     | I51       | 6.6  | 7.45 | 1 2 3 4 | E1 E2
dommelrand  | Hogeschool Peelzoom     | I52       | 0.52 | 0.4  | 1 2 3 4 | E0 E2
dommelrand  | Wijkraad De Waard       | I53       | 40   | 45.5 | 1 2 3 4 | E0 E1
dommelrand  | Fonds Kiemkracht        | I01       | 18   | 34   | 4       | E1 E4
buurtwarmte | Leerlab Varenbroek      | I11       | 31   | 44   | 1 2 3 4 | E1 E1
buurtwarmte | Leerlab Varenbroek      | I12       | 7.1  | 7.4  | 3       | E1 E2
buurtwarmte | Wijkraad De Waard       | I21       | 30   | 40   | 1 3     | E1 E2
buurtwarmte | Leerlab Varenbroek      | I22       | 11   | 7.5  | 3       | E0 E1
buurtwarmte | Wijkraad De Waard       | I23       | 280  | 520  | 1 2 3 4 | E1 E2
buurtwarmte | Leerlab Varenbroek      | I31       | 98   | 64   | 1 2 3 4 | E2 E4
buurtwarmte | Installatiewerk Leemhof | I32       | 48   | 57   | 1 2 3 4 | E0 E1
buurtwarmte | Wijkraad De Waard       | I33       | 0.8  | 1.5  | 2       | - E1
buurtwarmte | Coöperatie Waardstroom  | I41       | 3    | 6    | 1 2 3 4 | E1 E1
buurtwarmte | Leerlab Varenbroek      | I42       | 1    | 2    | 1 2 3 4 | E1 E5
buurtwarmte | Leerlab Varenbroek      | I43       | 0    | 2    | 1 3     | E0 E2
buurtwarmte | Coöperatie Waardstroom  | I51       | 6.5  | 7.2  | 1 2 3 4 | E1 E2
buurtwarmte | Leerlab Varenbroek      | I52       | 0.5  | 0.37 | 1 2 3 4 | E1 E2
buurtwarmte | Coöperatie Waardstroom  | I53       | 56   | 64   | 1 2 3 4 | E1 E2
buurtwarmte | Spaarkring Lindehof     | I01       | 25   | 47   | 4       | E1 E4
kringdal    | Inkoopkring Zandhoek    | I23       | 90   | 160  | 1 2 3 4 | - E0
kringdal    | Inkoopkring Zandhoek    | I31       | 118  | 88   | 1 2 3 4 | E1 E2
kringdal    | Textielhuis Spoelwijk   | I32       | 58   | 76   | 1 2 3 4 | E1 E2
kringdal    | Vakschool Biezenkamp    | I41       | 2    | 5    | 1 2 3 4 | E0 E1
kringdal    | Vakschool Biezenkamp    | I42       | 0    | 1    | 1 2 3 4 | E1 E1
kringdal    | Inkoopkring Zandhoek    | I52       | 0.52 | 0.43 | 1 2 3 4 | - E1
"""
"""Of a coalition as a whole: its value in the first and the last quarter, the quarters of a year `in` which it is measured,
and its evidence before and from BETTER_EVIDENCE on."""
BETTER_EVIDENCE: Final = 5
SINCE: Final = {"kringdal": "2024-Q1"}
NOT_MEASURED: Final = {
    *(("dommelrand", indicator, "2024-Q3") for indicator in ("I13", "I32", "I41", "I53")),
    *(("dommelrand", "I23", "2025-Q2"), ("dommelrand", "I53", "2025-Q4"), ("dommelrand", "I52", "2026-Q1")),
    *(("buurtwarmte", "I32", "2026-Q3"), ("kringdal", "I52", "2025-Q1")),
}
PRACTICE: Final = """
indicator | werkplaats | aabeek    | bouwers    | zorghuis  | kringloop | hogeschool | wijkraad  | vlotweg
I11       | 55 66      | 40 44     | 42 51      | 48 54     | 46 58     | 38 41      |           | 34 33
I12       | 7.2 7.6    | 7.3 7.4   | 7.0 7.2    | 7.4 7.8   | 7.3 7.5   | 7.4 7.5    |           | 7.1 7.2
I13       | 24 31      | 10 14     | 14 19      | 15 18     | 12 16     | 30 38      |           | 8 9
I21       | 38 44      |           |            | 44 54     | 36 40     |            | 40 43     | 24 22
I22       | 9 7        | 8 7       | verborgen  | 7 6       | 9 8       | 8 6        |           | 11 9.5
I23       | 180 240    | 420 520   |            | 260 330   | 300 380   | 150 210    | 340 390   |
I31       | 48 44      | 95 90     | 118 104    | 82 76     | 40 35     | 66 60      |           | 172 168
I32       | 58 66      | 48 53     | 56 68      | 50 55     | 82 89     |            |           | 51 54
I33       |            | 2.5 3     | 0 0.5      | 1 1.4     |           |            |           | nvt
I41       | 4 6        | 2 3       | 1 3        | 3 4       |           | 8 11       |           |
I42       | 2 2        |           |            | 1 2       |           | 2 3        |           |
I43       | 1 2        |           |            |           |           | 1 3        |           |
I51       | 7.1 7.6    | 6.8 7.0   | 6.7 7.1    | 7.4 7.8   | 7.2 7.5   | 7.2 7.4    | 6.9 6.2   | 6.4 6.1
I52       | 0.4 0.33   | 0.46 0.45 | 0.42 0.38  | 0.35 0.28 | 0.4 0.34  | 0.44 0.4   | 0.52 0.58 | 0.55 0.57
I53       | 46 55      | 44 50     | 30 38      | 52 60     | 48 56     |            | 62 60     | 38 35
"""
"""The partners' own practice in Dommelrand, over the last OWN_QUARTERS: the first value and the last."""
OWN_QUARTERS: Final = 6
KEPT_TO_THEMSELVES: Final = {"bouwers", "vlotweg", "wijkraad"}
"""What these partners measured of themselves is for their own eyes."""
WEIGHTS: Final = """
coalition   | role       | people | T11  | T12  | T13  | T21  | T22  | T23  | T31  | T32  | T33 | T41  | T42  | T43  | T51  | T52  | T53
dommelrand  | doelgroep  | 4      | 22.5 | 20   | 13   | 16.5 | 13   | 6    | 10   | 5    | 7   | 4    | 5    | 4    | 12   | 9    | 10
dommelrand  | partner    | 8      | 16   | 12   | 10   | 13   | 10   | 8    | 16   | 13   | 9   | 10   | 11   | 10   | 15   | 13   | 9
dommelrand  | financier  | 40     | 12   | 7    | 5    | 8    | 14   | 4    | 6    | 7    | 6   | 6    | 16   | 24   | 6    | 12   | 10
dommelrand  | stuurgroep | 6      | 15.5 | 11   | 9    | 13   | 12   | 9    | 18   | 11   | 9   | 9    | 11   | 13   | 13   | 12   | 11
buurtwarmte | doelgroep  | 4      | 7    | 14   | 6    | 12   | 15   | 14   | 17   | 5    | 6   | 3    | 5    | 4    | 18   | 10   | 20
buurtwarmte | partner    | 8      | 9    | 10   | 7    | 11   | 12   | 13   | 20   | 9    | 8   | 10   | 13   | 12   | 15   | 13   | 14
buurtwarmte | financier  | 40     | 0    | 0    | 0    | 0    | 0    | 0    | 0    | 0    | 0   | 0    | 0    | 0    | 0    | 0    | 0
buurtwarmte | stuurgroep | 6      | 8    | 11   | 6    | 12   | 13   | 14   | 18   | 8    | 9   | 9    | 12   | 13   | 16   | 12   | 15
kringdal    | doelgroep  | 4      | 17   | 15   | 13   | 12   | 14   | 9    | 11   | 13   | 6   | 5    | 6    | 4    | 12   | 9    | 11
kringdal    | partner    | 8      | 13   | 9    | 11   | 8    | 9    | 8    | 15   | 20   | 9   | 10   | 12   | 11   | 13   | 13   | 10
kringdal    | financier  | 40     | 13   | 8    | 8    | 8    | 9    | 9    | 14   | 15   | 8   | 8    | 15   | 17   | 10   | 7    | 8
kringdal    | stuurgroep | 6      | 13   | 10   | 10   | 9    | 10   | 8    | 16   | 19   | 10  | 9    | 11   | 12   | 12   | 11   | 10
"""
"""Importance times consequence, the mean of the people in a role."""
NAMED: Final = {
    "stream": ("coalition", "giver", "receiver", "what", "period"),
    "observation": ("coalition", "party", "indicator", "period"),
}
AGAIN: Final[dict[str, tuple[tuple[tuple[str, ...], Row], ...]]] = {
    # a late correction, a second source that contradicts, and what a partner disputes by itself
    "stream": (
        (
            ("kringdal", "kringloop", "spoelwijk", "ingezameld textiel", "2026-Q1"),
            {"delivered": "6", "recorded": "2026-09-15", "reason": "twee vrachten waren dubbel geteld"},
        ),
        (
            ("dommelrand", "hogeschool", "werkplaats", "taalles op de werkvloer", "2026-Q3"),
            {"delivered": "28", "recorded": "2026-10-20", "source": "presentielijst Werkplaats Noord 2026-Q3 (verzonnen)"},
        ),
        (
            ("dommelrand", "wijkraad", "aabeek", "gesprekken met bewoners", "2026-Q3"),
            {"status": "disputed", "recorded": "2026-10-21", "reason": "de wijkraad telt anders dan de gemeente"},
        ),
    ),
    "observation": (
        (
            ("dommelrand", "", "I32", "2026-Q1"),
            {"value": "56.2", "recorded": "2026-09-15", "reason": "een container zonder weegbon telde als bekend mee"},
        ),
        (
            ("dommelrand", "", "I21", "2026-Q3"),
            {"value": "38", "recorded": "2026-10-20", "source": "vragenlijst Wijkraad De Waard 2026-Q3 (verzonnen)"},
        ),
    ),
}
SAID_IN: Final = {"need": "register halen en brengen (verzonnen)"}
PUBLIC: Final = (
    "coalition",
    "fund",
    "project",
    "outcome_fund",
    "rate_card",
    "claim",
    "exchange_rate",
    "goal",
    "source",
    "moment",
)
"""Claims are public, so that other funds see which unit is claimed already."""


def write(folder: Path) -> None:
    """Write every table of the example into `folder`, a file a table, and files with answers as people hand them in."""
    streams, observations, weights, contacts = _streams(), _observations(), [*_weights(), *weighed_by_partners()], _contacts()
    said, weighed = pulses(), importances()
    tables = {name: lines(block) for name, block in PLAIN.items()}
    added = contribution_tables()
    tables |= fund_tables() | added | {"party": _parties(), "membership": _memberships(), "stream": streams}
    tables |= {"observation": observations, "weight_set": weights, "event": contacts}
    tables |= {"pulse": said, "importance": weighed, "answer_column": answer_columns()} | answers()
    tables |= {
        "source": _sources(
            [*streams, *observations, *weights, *contacts, *said, *weighed, *added["outcome"], *added["dividend"]]
        )
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, told in tables.items():
        common = {"source": SAID_IN.get(name, "startdocument (verzonnen)")} | (
            {"visibility": "public"} if name in PUBLIC else {}
        )
        rows = [row | {column: row.get(column, value) for column, value in common.items()} for row in told]
        columns = dict.fromkeys(column for row in rows for column in row)
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [*columns], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


def _parties() -> list[Row]:
    rows = []
    for row in lines(PARTY):
        site = f"https://example.org/{row['party']}" if row["task"] else ""
        told = {name: row[name] for name in ("party", "name", "kind", "sector")} | {"country": "Nederland", "website": site}
        rows.append(told | {"visibility": "public", "recorded": "2023-10-02"})
    return rows


def _memberships() -> list[Row]:
    """A row for each party that is named; and one more for the partner that left."""
    parties = {row["party"]: row for row in lines(PARTY)}
    groups = {
        (told["coalition"], party): told["stakeholder_group"]
        for told in lines(STAKEHOLDERS)
        for party in told["parties"].split()
    }
    rows: list[Row] = []
    for told in lines(MEMBERSHIP):
        since = told["member_since"]
        for party in told["parties"].split():
            row = {"coalition": told["coalition"], "project": told["project"], "party": party, "role": told["role"]}
            row |= {"category": parties[party]["category"], "stakeholder_group": groups.get((told["coalition"], party), "")}
            row |= {"task": parties[party]["task"], "member_since": since}
            rows.append(row | {"member_until": "", "recorded": f"{since}-16", "reason": ""})
    coalition, party, until, day, reason = LEFT
    stayed = next(row for row in rows if (row["coalition"], row["party"]) == (coalition, party))
    return [*rows, stayed | {"member_until": until, "recorded": day, "reason": reason}]


def _streams() -> list[Row]:
    """The groups of streams over the quarters, then the single ones, then what is told again."""
    spread, worth = Random(2023), Random(2024)
    routes = {(row["giver"], row["what"]): row for row in lines(ROUTES)}
    rows: list[Row] = []
    for told in lines(STREAMS):
        coalition, project = [*told["whose"].split(), ""][:2]
        giver, receiver = told["pair"].split(" > ")
        last = min(LAST_HEARD.get((coalition, party), len(QUARTERS) - 1) for party in (giver, receiver))
        for later, item in enumerate(told["what"].split("; ")):
            what, amount = item.rsplit(" ", 1)
            evidence = spread.choice(EVIDENCE)
            for at in range(int(told["first"]) + later, last + 1):
                quarter = QUARTERS[at]
                row = {"coalition": coalition, "project": project, "giver": giver, "receiver": receiver, "kind": told["kind"]}
                row |= {"what": what, "period": quarter, "unit": told["unit"]} | _amounts(amount, giver, at, spread)
                row |= _found_worth(row, told["felt"][later], last - at, worth) | {"goal": told["goal"]}
                row |= {"confirmed_by": _confirmed(told["agreed"][later], last - at, worth)}
                row |= _weighed(told["need"], at) | _shared(row, worth) | _route(routes.get((giver, what), {}), at)
                row |= {"source": f"kwartaalverslag {quarter} (verzonnen)", "status": "confirmed", "evidence": evidence}
                row |= {"visibility": SEEN_BY.get(told["kind"], "coalition"), "recorded": reported(quarter, coalition)}
                if (coalition, quarter) not in NO_REPORT:
                    rows.append(row | {"reason": ""})
    rows += [{"source": "eigen opgave (verzonnen)"} | row for row in lines(SINGLE_STREAMS)]
    rows = [row | {"state": _state(row), "tangible": TANGIBLE.get(row["kind"], "")} for row in rows]
    return rows + _again("stream", rows)


def _again(table: str, rows: list[Row]) -> list[Row]:
    """What is told once more, otherwise."""
    return [
        next(row for row in rows if named == tuple(row[name] for name in NAMED[table])) | changes
        for named, changes in AGAIN[table]
    ]


def _amounts(amount: str, giver: str, at: int, spread: Random) -> Row:
    """What was promised and delivered in the quarter; neither is known, or fits, where `amount` is no number."""
    if not amount.isdigit():
        why = amount.strip("?")
        return {"promised": "", "promised_why": why, "delivered": "", "delivered_why": why}
    promised = int(amount) if int(amount) < 8 else round(int(amount) * (0.67 + 0.03 * at))
    is_kept = spread.random() < KEEPS.get(giver, KEEPS_ELSE)
    delivered = promised if is_kept else int(promised * spread.choice((0, 0.5, 0.75, 0.9)))
    is_known = spread.random() > 0.05 or QUARTERS[at] == QUARTERS[-1]
    return {"promised": str(promised), "promised_why": "", "delivered": str(delivered) if is_known else "", "delivered_why": ""}


def _state(row: Row) -> str:
    """How far a stream is: what was promised for the last two quarters may still come, before that it lapsed where nothing came."""
    may_come = row["period"] in QUARTERS[-2:]
    if not row["delivered"]:
        return "promised" if may_come and row["promised"] else ""
    if int(row["delivered"]) >= int(row["promised"]):
        return "delivered"
    if int(row["delivered"]):
        return "running" if may_come else "delivered"
    return "promised" if may_come else "lapsed"


def _found_worth(row: Row, felt: str, ago: int, worth: Random) -> Row:
    """What a stream is worth to giver and receiver, so many quarters before the last one that is heard of."""
    drift = 0.4 * ago if row["receiver"] in LESS_AND_LESS else -0.1 * ago
    uneven = worth.choice((-1, 0, 0, 0, 1)) if ago else 0
    is_told = felt != "-" and (worth.random() > 0.12 or not ago)
    received = min(max(round(int(felt) + drift + uneven), 0), 5) if is_told else ""
    given = GETS_FROM_GIVING.get(row["giver"], GETS_ELSE) + worth.choice((-1, 0, 0, 1))
    return {"giver_rating": str(given) if worth.random() > 0.1 else "", "receiver_rating": str(received)}


def _confirmed(agreed: str, ago: int, worth: Random) -> str:
    """Who confirmed a stream: mostly those who did the last time."""
    told_otherwise = ago and worth.random() < 0.25
    return CONFIRMED[worth.choice("bbbgrn-") if told_otherwise else agreed]


def _weighed(need: str, at: int) -> Row:
    need_weight, source_weight = need.split() if need and at >= WEIGHED_FROM else ("", "")
    return {"need_weight": need_weight, "source_weight": source_weight}


def _shared(row: Row, worth: Random) -> Row:
    """Of knowledge and data: whether it is open, when it was made and shared, and how often others used it."""
    if row["kind"] not in ("kennis", "data"):
        return {}
    share, days, most = KNOWLEDGE[row["giver"]]
    is_open = worth.random() < share
    quarter = row["period"]
    made = date(int(quarter[:4]), int(quarter[-1]) * 3 - 2, 1) + timedelta(days=worth.randint(0, 40))
    shared = made + timedelta(days=round(days * worth.uniform(0.5, 2)))
    is_shared = is_open or worth.random() < 0.5
    told = {"shared_openly": ("ja" if is_open else "nee") if worth.random() > 0.1 else "", "made_on": made.isoformat()}
    used = str(worth.randint(0, most)) if is_shared and worth.random() > 0.15 else ""
    return told | {"shared_on": shared.isoformat() if is_shared else "", "reused": used}


def _route(route: Row, at: int) -> Row:
    """Where a material comes from and goes to, as far as it is known in the quarter."""
    told = (("origin", "from"), ("after_use", "by"))
    return {name: route[name] if route.get(since) and at >= int(route[since]) else "" for name, since in told}


def _contacts() -> list[Row]:
    """The contacts of each pair, one after another, never quite on time; told with the quarter they were in."""
    spread = Random(2025)
    rows = []
    for told in lines(CONTACTS):
        coalition, (party, other) = told["coalition"], told["between"].split()
        held, last = date.fromisoformat(told["first"]), date.fromisoformat(told["last"] or CONTACTS_UNTIL)
        while held <= last:
            row = {"coalition": coalition, "kind": "contact", "party": party, "other": other, "held_on": held.isoformat()}
            row |= {"channel": spread.choice(told["channels"].split() or [""])}
            quarter = f"{held.year}-Q{(held.month + 2) // 3}"
            if quarter not in QUARTERS:
                rows.append(row | {"source": "agenda najaar 2026 (verzonnen)", "recorded": LAST_CONTACTS_TOLD})
            elif (coalition, quarter) not in NO_REPORT:
                source = f"kwartaalverslag {quarter} (verzonnen)"
                rows.append(row | {"source": source, "recorded": reported(quarter, coalition)})
            held += timedelta(days=round(int(told["days"]) * spread.uniform(0.7, 1.3)))
    return rows


def _observations() -> list[Row]:
    """What was measured of the coalitions as a whole and of the partners' own practice, then what is told again."""
    spread = Random(2026)
    rows = [*_of_coalitions(spread), *_of_partners(spread)]
    never = {"measured_on": "", "visibility": "coalition"}
    draft = {"value": "6.8", "status": "draft", "evidence": "E0", "visibility": "coalition"}
    rows.append(_observation("dommelrand", "", "I33", QUARTERS[-1], spread) | never)
    rows.append(_observation("kringdal", "", "I51", QUARTERS[-1], spread) | draft)
    return rows + _again("observation", rows)


def _of_coalitions(spread: Random) -> Iterator[Row]:
    for told in lines(OBSERVED):
        coalition, indicator, grades = told["coalition"], told["indicator"], told["evidence"].split()
        for at, quarter in enumerate(QUARTERS):
            value = _between(told["from"], told["to"], at / (len(QUARTERS) - 1), spread)
            row = {"value": value, "measured_by": told["measured_by"], "visibility": "coalition"}
            row |= {"evidence": grades[at >= BETTER_EVIDENCE].strip("-")}
            is_missed = (coalition, quarter) in NO_REPORT or (coalition, indicator, quarter) in NOT_MEASURED
            if quarter >= SINCE.get(coalition, "") and quarter[-1] in told["in"] and not is_missed:
                yield _observation(coalition, "", indicator, quarter, spread) | row


def _of_partners(spread: Random) -> Iterator[Row]:
    names = {row["party"]: row["name"] for row in lines(PARTY)}
    for told in lines(PRACTICE):
        indicator, *cells = told.items()
        for party, cell in cells:
            row = {"measured_by": names[party], "evidence": spread.choice(EVIDENCE)}
            row |= {"visibility": "own" if party in KEPT_TO_THEMSELVES else "coalition"}
            last = LAST_HEARD.get(("dommelrand", party), len(QUARTERS) - 1)
            for nth, quarter in enumerate(QUARTERS[-OWN_QUARTERS : last + 1] if cell else ()):
                first_value, _, last_value = cell.partition(" ")
                known = {"value": _between(first_value, last_value, nth / (OWN_QUARTERS - 1), spread)} if last_value else {}
                yield _observation("dommelrand", party, indicator[1], quarter, spread) | row | (known or {"value_why": cell})


def _observation(coalition: str, party: str, indicator: str, quarter: str, spread: Random) -> Row:
    """A row without a value: of whom, when measured and since when known."""
    day = f"{quarter[:4]}-{int(quarter[-1]) * 3:02d}-{spread.randint(3, 28):02d}"
    row = {"coalition": coalition, "party": party, "indicator": indicator, "period": quarter, "value": "", "value_why": ""}
    row |= {"unit": UNIT[indicator], "measured_on": day, "measured_by": ""}
    row |= {"source": f"kwartaalverslag {quarter} (verzonnen)", "status": "confirmed", "evidence": "", "visibility": ""}
    return row | {"recorded": reported(quarter, coalition), "reason": ""}


def _between(first: str, last: str, share: float, spread: Random) -> str:
    """A value on the way from `first` to `last`: fast at first, then slower, and never quite even."""
    step = float(last) - float(first)
    uneven = spread.uniform(-0.05, 0.05) if 0 < share < 1 else 0
    digits = max(len(end.partition(".")[2]) for end in (first, last))
    return f"{float(last) - step * ((1 - share) ** 1.6 + uneven):.{digits}f}"


def _weights() -> list[Row]:
    """A row for each theme that a role weighed."""
    rows = []
    for told in lines(WEIGHTS):
        coalition, role, people, *weighed = told.items()
        for node, weight in weighed:
            row = dict((coalition, ("weight_set", "gewogen 2026-03"), role, ("node", node), ("weight", weight), people))
            row |= {"dated": "2026-03-03", "source": "weging 3 maart 2026 (verzonnen)", "visibility": "coalition"}
            rows.append(row | {"recorded": "2026-03-03"})
    return rows


def _sources(told: list[Row]) -> list[Row]:
    """Every source on which these rows rest, with the day it first came in."""
    rows: dict[tuple[str, str], Row] = {}
    for fact in told:
        about, reference = fact["coalition"], fact["source"]
        row = {"coalition": about, "about": about, "reference": reference, "type": "verslag"}
        row |= {"url": f"https://example.org/{about}", "accessed": fact["recorded"], "recorded": fact["recorded"]}
        rows.setdefault((about, reference), row)
    return list(rows.values())


if __name__ == "__main__":
    write(Path(__file__).with_name("dommelrand"))
