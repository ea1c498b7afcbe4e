"""The two funds of the invented example: what was agreed, claimed, achieved, paid and put in. Everybody in it is invented.

Fonds Kiemkracht pays for two contracts. `werk` runs well on jobs and diplomas; `buurt` was paid for four tonnes more than its
cap allows. One lorry of wood is claimed again by a contract of the other fund, which has no results yet.
"""

# A line a fact, however long.
# ruff: noqa: E501

from collections.abc import Iterator
from typing import Final

from data.examples.telling import Row, lines

PLAIN: Final = {
    "fund": """
fund       | name              | host       | mechanism                                                          | purpose                       | announced | sdg       | country   | currency | outcome_pot | private_money | contracts | contracts_aspired | applications | selected | invented | evidence | source                                      | recorded
kiemkracht | Fonds Kiemkracht  | kiemkracht | betaalt als een ander dan de uitvoerder de uitkomst heeft getoetst | werk en een warme buurt       | 2023-12   | 8, 10, 12 | Nederland | EUR      | 400000      | 200000        |           | 4                 | 14           | 3        | ja       | E1       | reglement van Fonds Kiemkracht (verzonnen)  | 2023-12-04
kiemkracht |                   |            |                                                                    |                               |           |           |           | EUR      | 450000      |               | 2         |                   |              |          |          |          | bericht in De Randbode (verzonnen)          | 2025-06-02
vollekring | Fonds Volle Kring | vennerode  | betaalt per ton                                                    | materiaal blijft in de streek | 2025-05   | 12        | Nederland | EUR      | 60000       |               | 1         |                   |              |          | ja       | E1       | reglement van Fonds Volle Kring (verzonnen) | 2025-05-19
""",
    "project": """
project | coalition  | name          | stage         | signed  | start   | end_expected | currency | committed | committed_least | committed_most | maximum_payment | maximum_payment_currency | paid | paid_currency | challenge                                                               | intervention                                      | sector    | sdg | target_group            | people_targeted | people_engaged | recorded
werk    | dommelrand | Werk en thuis | in uitvoering | 2024-03 | 2024-04 | 2027-03      | EUR      | 180000    |                 |                | 379000          | EUR                      |      |               | Nieuwkomers vinden moeilijk werk dat blijft en een plek waar zij horen. | Leren op de werkvloer, met taalles en een maatje. | werk      | 8   | nieuwkomers en jongeren | 160             |                | 2024-03-18
buurt   | dommelrand | Tweede leven  | in uitvoering | 2024-09 | 2024-10 | 2027-09      | EUR      |           | 12000           | 18000          | 21000           | EUR                      |      |               | Spullen worden afval.                                                   | Samen spullen maken en delen in de buurt.         | kringloop | 12  | buurtbewoners           | 80              |                | 2024-09-16
makerij | kringdal   | Hout rond     | in uitvoering | 2025-06 | 2025-07 | 2028-06      | EUR      |           |                 |                | 15000           | EUR                      |      |               | Goed hout uit de sloop wordt verbrand.                                  | Meubels en kozijnen van oud hout.                 | kringloop | 12  | makers                  |                 |                | 2025-06-16
""",
    "outcome_fund": """
project | fund       | recorded
werk    | kiemkracht | 2024-03-18
buurt   | kiemkracht | 2024-09-16
makerij | vollekring | 2025-06-16
""",
    "rate_card": """
fund       | rate         | definition                              | unit    | currency | price | maximum | source                                     | recorded
kiemkracht | baan         | Langer dan zes maanden betaald werk     | mensen  | EUR      | 2800  | 210000  | tarievenkaart Fonds Kiemkracht (verzonnen) | 2023-12-04
kiemkracht | diploma      | Een diploma waarmee je kunt beginnen    | mensen  | EUR      | 2000  | 60000   | tarievenkaart Fonds Kiemkracht (verzonnen) | 2023-12-04
kiemkracht | leerplek     | Een nieuwe leerplek bij een werkgever   | plekken | EUR      | 1200  | 48000   | tarievenkaart Fonds Kiemkracht (verzonnen) | 2023-12-04
kiemkracht | eenzaamheid  | Minder eenzaam dan bij de start         | mensen  | EUR      | 1200  | 96000   | tarievenkaart Fonds Kiemkracht (verzonnen) | 2023-12-04
kiemkracht | materiaal    | Materiaal dat opnieuw gebruikt is       | ton     | EUR      | 300   | 30000   | tarievenkaart Fonds Kiemkracht (verzonnen) | 2023-12-04
kiemkracht | uitstoot     | Uitstoot die er niet meer is            | ton     | EUR      |       |         | tarievenkaart Fonds Kiemkracht (verzonnen) | 2023-12-04
kiemkracht | eigen-woning | Een jaar in een woning op de eigen naam | mensen  | EUR      | 1500  | 45000   | tarievenkaart Fonds Kiemkracht (verzonnen) | 2023-12-04
""",
    "outcome_metric": """
project | outcome_metric    | definition                           | outcome      | target_group         | people_targeted | unit    | target     | validation                                    | recorded
werk    | duurzaam-werk     | Langer dan zes maanden betaald werk  | aan-het-werk | nieuwkomers          | 60              | mensen  | 60 mensen  | loonstroken, getoetst door Leerlab Varenbroek | 2024-03-18
werk    | startkwalificatie | Een diploma waarmee je kunt beginnen |              | jongeren             | 20              | mensen  | 20 mensen  | diploma's, getoetst door Leerlab Varenbroek   | 2024-03-18
werk    | leerplekken       | Nieuwe leerplekken bij werkgevers    |              | werkgevers           | 40              | plekken | 40 plekken | contracten, getoetst door Leerlab Varenbroek  | 2024-03-18
werk    | minder-eenzaam    | Minder eenzaam dan bij de start      |              | nieuwkomers en buren | 80              | mensen  | 80 mensen  | vragenlijst, getoetst door Leerlab Varenbroek | 2024-03-18
buurt   | hergebruik        | Materiaal dat opnieuw gebruikt is    |              | de buurt             | 70              | ton     | 70 ton     | weegbonnen, getoetst door Leerlab Varenbroek  | 2024-09-16
buurt   | minder-co2        | Minder uitstoot van CO₂ door ritten  |              | de buurt             | 50              | ton     | 50 ton     | nog niet afgesproken                          | 2024-09-16
makerij | oud-hout          | Oud hout dat opnieuw gebruikt is     | hout-terug   | makers               | 60              | ton     | 60 ton     |                                               | 2025-06-16
""",
    "outcome_pricing": """
project | outcome_metric    | currency | price | maximum_price | rate        | recorded
werk    | duurzaam-werk     | EUR      | 3000  | 201000        | baan        | 2024-03-18
werk    | startkwalificatie | EUR      | 2000  | 40000         | diploma     | 2024-03-18
werk    | leerplekken       | EUR      | 1050  | 42000         | leerplek    | 2024-03-18
werk    | minder-eenzaam    | EUR      | 1200  | 96000         | eenzaamheid | 2024-03-18
buurt   | hergebruik        | EUR      | 300   | 21000         | materiaal   | 2024-09-16
buurt   | minder-co2        | EUR      |       |               | uitstoot    | 2024-09-16
makerij | oud-hout          | EUR      | 250   | 15000         |             | 2025-06-16
""",
    "result": """
project | outcome_metric    | type    | period_start | period_end | nth | achieved | engaged | positive | evidence | validators         | source                       | recorded   | reason
werk    | duurzaam-werk     | Final   | 2024-Q2      | 2024-Q4    | 1   | 8        | 12      | 8        | E4       | Leerlab Varenbroek | toetsing 2024-Q4 (verzonnen) | 2025-02-10 |
werk    | duurzaam-werk     | Final   | 2025-Q1      | 2025-Q4    | 1   | 22       | 24      | 22       | E4       | Leerlab Varenbroek | toetsing 2025-Q4 (verzonnen) | 2026-02-09 |
werk    | duurzaam-werk     | Final   | 2025-Q1      | 2025-Q4    | 1   | 20       | 24      | 20       | E4       | Leerlab Varenbroek | toetsing 2025-Q4 (verzonnen) | 2026-09-15 | twee banen hielden na vijf maanden op
werk    | duurzaam-werk     | Interim | 2026-Q1      | 2026-Q2    | 1   | 9        |         |          | E1       |                    | opgave 2026-Q2 (verzonnen)   | 2026-07-13 |
werk    | duurzaam-werk     | Final   | 2026-Q1      | 2026-Q3    | 1   | 18       | 22      | 18       | E4       | Leerlab Varenbroek | toetsing 2026-Q3 (verzonnen) | 2026-10-12 |
werk    | startkwalificatie | Final   | 2026-Q1      | 2026-Q3    | 1   | 18       | 20      | 18       | E4       | Leerlab Varenbroek | toetsing 2026-Q3 (verzonnen) | 2026-10-12 |
werk    | leerplekken       | Final   | 2025-Q1      | 2025-Q4    | 1   | 5        |         |          | E4       | Leerlab Varenbroek | toetsing 2025-Q4 (verzonnen) | 2026-02-09 |
werk    | leerplekken       | Final   | 2026-Q1      | 2026-Q3    | 1   | 7        |         |          | E4       | Leerlab Varenbroek | toetsing 2026-Q3 (verzonnen) | 2026-10-12 |
werk    | minder-eenzaam    | Final   | 2025-Q1      | 2025-Q4    | 1   | 14       | 26      | 14       | E4       | Leerlab Varenbroek | toetsing 2025-Q4 (verzonnen) | 2026-02-09 |
werk    | minder-eenzaam    | Final   | 2026-Q1      | 2026-Q3    | 1   | 17       | 34      | 17       | E4       | Leerlab Varenbroek | toetsing 2026-Q3 (verzonnen) | 2026-10-12 |
buurt   | hergebruik        | Final   | 2025-Q1      | 2025-Q4    | 1   | 42       |         |          | E5       | Leerlab Varenbroek | toetsing 2025-Q4 (verzonnen) | 2026-02-09 |
buurt   | hergebruik        | Interim | 2026-Q1      | 2026-Q2    | 1   | 19       |         |          | E3       |                    | opgave 2026-Q2 (verzonnen)   | 2026-07-13 |
buurt   | hergebruik        | Final   | 2026-Q1      | 2026-Q3    | 1   | 32       |         |          | E5       | Leerlab Varenbroek | toetsing 2026-Q3 (verzonnen) | 2026-10-12 |
""",
    "outcome_payment_plan": """
project | plan   | dated      | period_start | period_end | recorded
werk    | plan 1 | 2024-03-18 | 2024-Q2      | 2027-Q1    | 2024-03-18
werk    | plan 2 | 2026-10-05 | 2024-Q2      | 2027-Q4    | 2026-10-12
buurt   | plan 1 | 2024-09-16 | 2024-Q4      | 2027-Q3    | 2024-09-16
""",
    "outcome_payment": """
project | plan   | outcome_metric    | type    | period_start | period_end | payer      | recipient  | currency | amount | evidence | status   | recorded   | reason
werk    | plan 1 | duurzaam-werk     | Planned | 2024-Q2      | 2024-Q4    | kiemkracht | werkplaats | EUR      | 30000  | E1       |          | 2024-03-18 |
werk    | plan 1 | duurzaam-werk     | Planned | 2025-Q1      | 2025-Q4    | kiemkracht | werkplaats | EUR      | 75000  | E1       |          | 2024-03-18 |
werk    | plan 1 | duurzaam-werk     | Planned | 2026-Q1      | 2027-Q1    | kiemkracht | werkplaats | EUR      | 75000  | E1       |          | 2024-03-18 |
werk    | plan 1 | startkwalificatie | Planned | 2026-Q1      | 2027-Q1    | kiemkracht | werkplaats | EUR      | 40000  | E1       |          | 2024-03-18 |
werk    | plan 1 | leerplekken       | Planned | 2025-Q1      | 2027-Q1    | kiemkracht | werkplaats | EUR      | 42000  | E1       |          | 2024-03-18 |
werk    | plan 1 | minder-eenzaam    | Planned | 2025-Q1      | 2027-Q1    | kiemkracht | zorghuis   | EUR      | 96000  | E1       |          | 2024-03-18 |
buurt   | plan 1 | hergebruik        | Planned | 2025-Q1      | 2027-Q3    | kiemkracht | kringloop  | EUR      | 21000  | E1       |          | 2024-09-16 |
werk    | plan 1 | duurzaam-werk     | Actual  | 2024-Q2      | 2024-Q4    | kiemkracht | werkplaats | EUR      | 24000  | E1       |          | 2025-02-10 |
werk    | plan 1 | duurzaam-werk     | Actual  | 2025-Q1      | 2025-Q4    | kiemkracht | werkplaats | EUR      | 66000  | E1       |          | 2026-02-09 |
werk    | plan 1 | leerplekken       | Actual  | 2025-Q1      | 2025-Q4    | kiemkracht | werkplaats | EUR      | 5250   | E1       |          | 2026-02-09 |
werk    | plan 1 | minder-eenzaam    | Actual  | 2025-Q1      | 2025-Q4    | kiemkracht | zorghuis   | EUR      | 16800  | E1       |          | 2026-02-09 |
buurt   | plan 1 | hergebruik        | Actual  | 2025-Q1      | 2025-Q4    | kiemkracht | kringloop  | EUR      | 12600  | E1       |          | 2026-02-09 |
werk    | plan 2 | duurzaam-werk     | Planned | 2024-Q2      | 2026-Q3    | kiemkracht | werkplaats | EUR      | 138000 | E1       |          | 2026-10-12 |
werk    | plan 2 | duurzaam-werk     | Planned | 2026-Q4      | 2027-Q4    | kiemkracht | werkplaats | EUR      | 36000  | E1       |          | 2026-10-12 |
werk    | plan 2 | startkwalificatie | Planned | 2026-Q4      | 2026-Q4    | kiemkracht | werkplaats | EUR      | 36000  | E1       |          | 2026-10-12 |
werk    | plan 2 | leerplekken       | Planned | 2025-Q1      | 2027-Q4    | kiemkracht | werkplaats | EUR      | 26250  | E1       |          | 2026-10-12 |
werk    | plan 2 | minder-eenzaam    | Planned | 2025-Q1      | 2027-Q4    | kiemkracht | zorghuis   | EUR      | 72000  | E1       |          | 2026-10-12 |
werk    | plan 2 | duurzaam-werk     | Actual  | 2026-Q1      | 2026-Q3    | kiemkracht | werkplaats | EUR      | 48000  | E1       |          | 2026-10-12 |
werk    | plan 2 | startkwalificatie | Actual  | 2026-Q1      | 2026-Q3    | kiemkracht | werkplaats | EUR      | 0      | E1       |          | 2026-10-12 |
werk    | plan 2 | leerplekken       | Actual  | 2026-Q1      | 2026-Q3    | kiemkracht | werkplaats | EUR      | 7350   | E1       |          | 2026-10-12 |
werk    | plan 2 | minder-eenzaam    | Actual  | 2026-Q1      | 2026-Q3    | kiemkracht | zorghuis   | EUR      | 20400  | E1       |          | 2026-10-12 |
buurt   | plan 1 | hergebruik        | Actual  | 2026-Q1      | 2026-Q3    | kiemkracht | kringloop  | EUR      | 9600   | E1       |          | 2026-10-12 |
buurt   | plan 1 | hergebruik        | Actual  | 2026-Q1      | 2026-Q3    | kiemkracht | kringloop  | EUR      | 9600   | E1       | disputed | 2026-10-20 | vier ton meer betaald dan is afgesproken
""",
    "outcome_payment_commitment": """
project | party      | category | currency | maximum_payment | period_start | period_end | paid_currency | paid | evidence | recorded
werk    | kiemkracht | fonds    | EUR      | 279000          | 2024-Q2      | 2027-Q4    | EUR           |      | E1       | 2024-03-18
werk    | aabeek     | gemeente | EUR      | 100000          | 2024-Q2      | 2027-Q4    | EUR           | 0    | E1       | 2024-03-18
buurt   | kiemkracht | fonds    | EUR      | 21000           | 2024-Q4      | 2027-Q3    | EUR           |      | E1       | 2024-09-16
makerij | vennerode  | overheid | EUR      | 15000           | 2025-Q3      | 2028-Q2    | EUR           |      | E1       | 2025-06-16
""",
    "investment": """
project | party      | category   | currency | amount | amount_least | amount_most | type   | maximum_loss           | most_lost | most_returned | repayment_share | evidence | visibility | status    | recorded
werk    | wolderen   | bank       | EUR      | 150000 |              |             | lening | een derde van de inleg | 50000     | 168000        |                 | E4       | public     | confirmed | 2024-03-18
werk    | spaarkring | spaarkring | EUR      | 30000  |              |             | lening | de hele inleg          | 30000     | 31500         |                 | E1       | coalition  | confirmed | 2024-03-18
buurt   | spaarkring | spaarkring | EUR      |        | 12000        | 18000       | lening |                        |           |               |                 | E1       | own        | confirmed | 2024-09-16
buurt   | wolderen   | bank       | EUR      | 5000   |              |             | gift   |                        |           |               |                 |          | own        | draft     | 2026-10-19
""",
    "transaction": """
project | party      | type    | made_on    | currency | amount | evidence | visibility | source                          | recorded
werk    | wolderen   | paid in | 2024-04-15 | EUR      | 100000 | E4       | coalition  | bankafschrift (verzonnen)       | 2024-04-22
werk    | spaarkring | paid in | 2024-05-06 | EUR      | 30000  | E4       | coalition  | bankafschrift (verzonnen)       | 2024-05-13
werk    | wolderen   | paid in | 2025-01-20 | EUR      | 50000  | E4       | coalition  | bankafschrift (verzonnen)       | 2025-01-27
buurt   | spaarkring | paid in | 2024-10-14 | EUR      | 15000  | E1       | own        | opgave van Lindehof (verzonnen) | 2024-10-21
werk    |            | repaid  | 2026-02-23 | EUR      | 60000  | E4       | coalition  | bankafschrift (verzonnen)       | 2026-03-02
buurt   | spaarkring | repaid  | 2026-03-09 | EUR      | 6000   | E1       | own        | opgave van Lindehof (verzonnen) | 2026-03-16
""",
    "exchange_rate": """
currency | to_currency | dated      | rate | source                     | recorded
GBP      | EUR         | 2026-06-30 | 1.16 | koersenlijstje (verzonnen) | 2026-07-13
GBP      | EUR         | 2026-09-30 | 1.14 | koersenlijstje (verzonnen) | 2026-10-12
""",
    "impact": """
project | outcome_metric    | stakeholder          | area     | characteristics           | unit                       | direction | base | threshold | now | importance | scale | months | own_harm | contribution | measured_on | evidence | recorded
werk    | duurzaam-werk     | nieuwkomers          | Aabeek   | korter dan vijf jaar hier | maanden werk in een jaar   | up        | 3    | 8         | 9   | 5          | 46    | 12     | nee      | 0.5          | 2026-09-28  | E3       | 2026-10-12
werk    | startkwalificatie | jongeren             | Aabeek   | zonder diploma            | toetsen gehaald van vijf   | up        | 1    | 4         | 5   | 4          | 18    |        | nee      |              | 2026-10-05  | E4       | 2026-10-12
werk    | leerplekken       | werkgevers           | Aabeek   |                           | cijfer voor het begeleiden | up        | 6.5  | 6         | 7.2 |            | 12    | 24     | nee      | 0.2          | 2026-09-21  | E1       | 2026-10-12
werk    | minder-eenzaam    | nieuwkomers en buren | De Waard | vaak alleen               | eenzaamheid van 0 tot 11   | down      | 6.1  | 3         | 4.2 | 5          | 60    | 6      | nee      | 0.3          | 2026-09-28  | E2       | 2026-10-12
buurt   | hergebruik        | omwonenden           | De Waard |                           | ton eigen restafval        | down      | 30   | 10        | 18  | 2          |       | 12     | ja       | 0.6          | 2026-09-21  | E1       | 2026-10-12
buurt   | minder-co2        | iedereen             |          |                           | ton CO₂ van eigen ritten   | down      | 12   | 8         |     |            |       |        | ja       |              |             |          | 2026-10-12
""",
    "impact_risk": """
project | outcome_metric | risk                      | level  | mitigation                                             | recorded
werk    |                | external                  | medium | banen in zorg en bouw, niet in één bedrijfstak         | 2026-02-09
werk    |                | execution                 | low    |                                                        | 2026-02-09
werk    |                | stakeholder participation | medium | deelnemers kiezen zelf hun leerplek                    | 2026-02-09
werk    | duurzaam-werk  | drop-off                  | medium | een maatje tot een jaar na de start                    | 2026-02-09
werk    | minder-eenzaam | evidence                  | high   | de vragenlijst wordt voortaan door een ander afgenomen | 2026-10-12
werk    |                | alignment                 |        |                                                        | 2026-02-09
buurt   |                | endurance                 | medium |                                                        | 2026-02-09
buurt   | hergebruik     | unexpected impact         | low    | elk kwartaal een rondvraag bij omwonenden              | 2026-02-09
buurt   | minder-co2     | evidence                  | high   |                                                        | 2026-02-09
""",
    "social_return": """
project | outcome_metric | scenario | currency | proxy | deadweight | displacement | attribution | drop_off | years | discount | source                                    | recorded
werk    | duurzaam-werk  | low      | EUR      | 4500  | 0.4        | 0.2          | 0.4         | 0.3      | 2     | 0.035    | rekenblad Hogeschool Peelzoom (verzonnen) | 2026-10-12
werk    | duurzaam-werk  | likely   | EUR      | 7500  | 0.3        | 0.1          | 0.3         | 0.2      | 3     | 0.035    | rekenblad Hogeschool Peelzoom (verzonnen) | 2026-10-12
werk    | duurzaam-werk  | high     | EUR      | 11000 | 0.2        | 0.05         | 0.2         | 0.1      | 4     | 0.035    | rekenblad Hogeschool Peelzoom (verzonnen) | 2026-10-12
werk    | minder-eenzaam | low      | EUR      | 600   | 0.5        | 0            | 0.5         | 0.5      | 1     | 0.035    | rekenblad Hogeschool Peelzoom (verzonnen) | 2026-10-12
werk    | minder-eenzaam | likely   | EUR      | 1500  | 0.4        | 0            | 0.4         | 0.4      | 2     | 0.035    | rekenblad Hogeschool Peelzoom (verzonnen) | 2026-10-12
werk    | minder-eenzaam | high     | EUR      | 2500  | 0.3        | 0            | 0.3         | 0.3      | 2     | 0.035    | rekenblad Hogeschool Peelzoom (verzonnen) | 2026-10-12
""",
}
"""The tables that are told as they are, a line a fact; cells part at the bars."""
LATER: Final = (
    {"people_engaged": "62", "recorded": "2026-02-09", "reason": "stand van eind 2025"},
    {
        **{"people_engaged": "138", "paid": "190000", "paid_currency": "EUR", "end_expected": "2027-12"},
        **{"recorded": "2026-10-12", "reason": "stand van 2026-Q3, met negen maanden verlengd"},
    },
)
"""What is told of contract `werk` later; its total of what was paid is rounded."""

CLAIMS: Final = """
project | claim | outcome_metric    | units | mark                 | claimed    | evidenced  | validated  | paid       | aside                      | note
werk    | dw-1  | duurzaam-werk     | 8     | banen-2024-001-008   | 2024-12-16 | 2025-01-13 | 2025-01-27 | 2025-02-10 |                            |
werk    | dw-2  | duurzaam-werk     | 12    | banen-2025-001-012   | 2025-07-07 | 2025-08-18 | 2026-01-26 | 2026-02-09 |                            |
werk    | dw-3  | duurzaam-werk     | 8     | banen-2025-013-020   | 2025-11-24 | 2026-01-12 | 2026-01-26 | 2026-02-09 |                            |
werk    | dw-4  | duurzaam-werk     | 2     | banen-2025-021-022   | 2025-11-24 | 2026-01-12 | 2026-01-26 | 2026-02-09 | rejected 2026-09-15        | de banen hielden na vijf maanden op; verrekend in oktober 2026
werk    | dw-5  | duurzaam-werk     | 3     | banen-2025-023-025   | 2025-10-06 |            |            |            | rejected 2025-11-10        | korter dan zes maanden
werk    | dw-6  | duurzaam-werk     | 18    | banen-2026-001-018   | 2026-07-06 | 2026-08-17 | 2026-09-28 | 2026-10-12 |                            |
werk    | dw-7  | duurzaam-werk     | 4     | banen-2026-019-022   | 2026-09-07 | 2026-10-05 |            |            |                            |
werk    | dw-8  | duurzaam-werk     | 6     |                      | 2026-10-05 |            |            |            |                            |
werk    | sk-1  | startkwalificatie | 18    | diploma-2026-001-018 | 2026-07-13 | 2026-08-24 | 2026-10-05 |            |                            |
werk    | sk-2  | startkwalificatie | 2     | diploma-2026-019-020 | 2026-10-05 |            |            |            |                            |
werk    | lp-1  | leerplekken       | 5     | plekken-2025-001-005 | 2025-10-06 | 2025-11-17 | 2026-01-26 | 2026-02-09 |                            |
werk    | lp-2  | leerplekken       | 8 7   | plekken-2026-001-008 | 2026-06-29 | 2026-08-17 | 2026-09-28 | 2026-10-12 |                            | één plek was er al
werk    | lp-3  | leerplekken       | 6     | plekken-2026-009-014 | 2026-10-05 |            |            |            |                            |
werk    | lp-4  | leerplekken       | 2     | plekken-2026-015-016 | 2026-09-14 |            |            |            | disputed 2026-10-19 aabeek | deze plekken betaalt de gemeente al
werk    | me-1  | minder-eenzaam    | 14    | vraag-2025-001-014   | 2025-12-08 | 2026-01-12 | 2026-01-26 | 2026-02-09 |                            |
werk    | me-2  | minder-eenzaam    | 17    | vraag-2026-001-017   | 2026-07-13 | 2026-08-31 | 2026-09-28 | 2026-10-12 |                            |
werk    | me-3  | minder-eenzaam    | 12    | vraag-2026-018-029   | 2026-09-07 | 2026-10-08 |            |            |                            |
werk    | me-4  | minder-eenzaam    | 9     |                      | 2026-10-08 |            |            |            |                            |
buurt   | hg-1  | hergebruik        | 42    | weegbon-2025-001-019 | 2025-12-15 | 2026-01-12 | 2026-01-26 | 2026-02-09 |                            |
buurt   | hg-2  | hergebruik        | 26    | weegbon-2026-001-011 | 2026-07-06 | 2026-08-10 | 2026-09-28 | 2026-10-12 |                            |
buurt   | hg-3  | hergebruik        | 6     | weegbon-2026-014     | 2026-07-20 | 2026-08-10 | 2026-09-28 | 2026-10-12 |                            |
buurt   | hg-4  | hergebruik        | 3     | weegbon-2026-015     | 2026-09-14 | 2026-10-05 |            |            |                            |
makerij | oh-1  | oud-hout          | 11    | zaagbon-2026-001-004 | 2026-07-20 | 2026-09-21 |            |            |                            |
makerij | oh-2  | oud-hout          | 6     | weegbon-2026-014     | 2026-09-07 | 2026-10-19 |            |            |                            | dezelfde vracht als in een contract van Fonds Kiemkracht
"""
"""A line a claim with the day of each step. Units with two figures: as claimed, and as validated. Validated and rejected is
signed by VALIDATOR, paid by the payer, `aside` by who is named there."""
SIGNERS: Final = {
    **dict.fromkeys(("duurzaam-werk", "startkwalificatie"), ("werkplaats", "hogeschool", "kiemkracht")),
    **{"leerplekken": ("werkplaats", "bouwers", "kiemkracht"), "minder-eenzaam": ("zorghuis", "hogeschool", "kiemkracht")},
    **{"hergebruik": ("kringloop", "aabeek", "kiemkracht"), "oud-hout": ("meander", "turfveld", "vennerode")},
}
"""Who claims an outcome, who says that it is so, and who pays."""
VALIDATOR: Final = "varenbroek"
GRADES: Final = {"claimed": "E0", "evidenced": "E2", "validated": "E4"}


def fund_tables() -> dict[str, list[Row]]:
    """Every table about the funds, as rows."""
    tables = {name: lines(block) for name, block in PLAIN.items()}
    of_work = next(row for row in tables["project"] if row["project"] == "werk")
    tables["project"] += [of_work | later for later in LATER]
    return tables | {"claim": list(_steps())}


def _steps() -> Iterator[Row]:
    """A row for each step of a claim, recorded on the day it was signed."""
    for told in lines(CLAIMS):
        claimant, witness, payer = SIGNERS[told["outcome_metric"]]
        signed_by = {"claimed": claimant, "evidenced": witness, "validated": VALIDATOR, "paid": payer}
        steps = [(state, told[state], party) for state, party in signed_by.items() if told[state]]
        if told["aside"]:
            state, day, *other = told["aside"].split()
            steps.append((state, day, other[0] if other else VALIDATOR))
        asked, *validated = told["units"].split()
        for at, (state, day, party) in enumerate(steps):
            is_checked = state in ("validated", "paid") and validated
            row = {name: told[name] for name in ("project", "claim", "outcome_metric")}
            row |= {"state": state, "units": validated[0] if is_checked else asked, "claimed_unit": told["mark"]}
            row |= {"signed_by": party, "signed_on": day, "evidence": GRADES.get(state, ""), "recorded": day}
            yield row | {"note": told["note"] if at == len(steps) - 1 else "", "source": "claimregister (verzonnen)"}
