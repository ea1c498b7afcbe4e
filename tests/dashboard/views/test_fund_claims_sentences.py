import pandas as pd
import pytest

from dashboard.views import fund_claims_sentences as sentences
from dashboard.words import words
from tests.dashboard.views.made_claims import Step, seen, step

NL, EN = words("nl"), words("en")
LONG = step("lang", "claimed", "2026-09-01")
PAID = [step("klaar", state, "2026-09-01") for state in ("claimed", "evidenced", "validated", "paid")]
TWICE = [step("een", "claimed", "2026-10-11", claimed_unit="T"), step("twee", "claimed", "2026-10-12", claimed_unit="T")]


def beside(state: str) -> list[Step]:
    return [step("daarnaast", "claimed", "2026-09-01"), step("daarnaast", state, "2026-09-02")]


@pytest.mark.parametrize(
    ("steps", "dutch", "english"),
    [
        (TWICE, "1 eenheid is dubbel geclaimd; 2 claims wachten", "1 unit is claimed twice; 2 claims wait"),
        (
            [LONG, *PAID],
            "1 claim wacht op een volgende stap, al 41 dagen",
            "1 claim waits for a next step, 41 days by now",
        ),
        ([step("a", "claimed", None)], "1 claim wacht op een volgende stap", "1 claim waits for a next step"),
        (
            [*beside("disputed"), *PAID],
            "Geen claim wacht; van de 2 is 1 betwist",
            "No claim waits; of 2, 1 is disputed",
        ),
        (
            [*beside("rejected"), *PAID],
            "Geen claim wacht; van de 2 is 1 afgewezen",
            "No claim waits; of 2, 1 was rejected",
        ),
        (beside("disputed"), "Geen claim wacht; de enige claim is betwist", "No claim waits; the only claim is disputed"),
        (beside("rejected"), "Geen claim wacht; de enige claim is afgewezen", "No claim waits; the only claim was rejected"),
        (PAID, "De enige claim is betaald", "The only claim is paid"),
    ],
)
def test_the_heading_tells_what_needs_attention_first(steps: list[Step], dutch: str, english: str) -> None:
    told = seen(*steps)
    assert (sentences.heading(told, NL), sentences.heading(told, EN)) == (dutch, english)


def test_a_contract_in_two_funds_is_named_with_the_rule() -> None:
    placed = pd.DataFrame({"fund": ["F", "G", "F", "F"], "project": ["A", "A", "B", "B"]})
    told = sentences.shared_told(placed, {"A": "Anna", "B": "Bob"}, NL)
    assert told == "Anna staat in meer dan één fonds: één eenheid, één betaling, één fonds."
    assert not sentences.shared_told(placed, {"B": "Bob", "C": "Cor"}, NL)


def test_a_claim_waits_so_many_days_for_its_next_step() -> None:
    steps = [LONG, step("b", "evidenced", "2026-10-11"), step("c", "validated", None), *beside("disputed")]
    told = {one.claim: sentences.state_told(one, NL) for one in seen(*steps).claims}
    assert told == {
        "lang": "wacht 41 dagen op onderbouwing",
        "b": "wacht 1 dag op validatie",
        "c": "wacht op betaling, onbekend sinds wanneer",
        "daarnaast": "betwist sinds 2 sep 2026",
    }


def test_what_was_rejected_is_named_with_what_it_was_before() -> None:
    late = step("klaar", "rejected", "2026-10-01")
    assert sentences.rejected_told(seen(*PAID, late, LONG), NL) == "Afgewezen: klaar (1 okt 2026, was betaald)."
    many = [step(str(at), state, "2026-09-01") for at in range(5) for state in ("claimed", "rejected")]
    assert sentences.rejected_told(seen(*many), NL).endswith("2 (1 sep 2026); nog 2 andere.")
    assert not sentences.rejected_told(seen(LONG), NL)


def test_the_claims_for_one_unit_are_named_with_their_contract_and_fund() -> None:
    rivals = [TWICE[0], dict(TWICE[1], project="B", project_name="Buurt", fund_name=None, of_fund=False)]
    assert [sentences.rival_told(one, NL) for one in seen(*rivals).doubled["T"]] == [
        "claim een in Werk, Fonds Rand: geclaimd sinds 11 okt 2026 (de eerste)",
        "claim twee in Buurt, in geen fonds: geclaimd sinds 12 okt 2026",
    ]


def test_it_is_said_who_signed() -> None:
    own = step("lang", "evidenced", "2026-10-01", signed_by="Werkplaats")
    assert sentences.signed_told(seen(*PAID), NL) == "Elke laatste stap is getekend door een ander dan de indiener"
    assert sentences.signed_told(seen(LONG, own, *PAID), NL) == "Van 1 claim tekende de indiener zelf de laatste stap"
    assert not sentences.signed_told(seen(LONG), NL)


def test_unknown_units_say_so_and_zero_is_left_out_of_a_strip() -> None:
    unknown, known = seen(dict(LONG, units=None)), seen(LONG, *PAID)
    assert sentences.units_told(unknown.claims[0], NL) == "onbekend"
    assert sentences.units_told(known.claims[0], NL) == "2 mensen"
    assert sentences.strip_told(known.strips[0], -1, NL) == [("paid", "2 betaald"), ("claimed", "2 geclaimd")]
    assert sentences.strip_told(unknown.strips[0], -1, NL) == [("claimed", "onbekend geclaimd")]


def test_the_reading_line_tells_how_the_strips_are_read_and_how_many_there_are() -> None:
    many = [step(f"c{at}", "claimed", "2026-09-01", outcome_metric=f"M{at}") for at in range(8)]
    assert sentences.reading(seen(LONG), NL).endswith("betaald onderop, dan gevalideerd, onderbouwd en geclaimd.")
    assert sentences.reading(seen(*many), NL).endswith("Getekend zijn 6 uitkomsten van de 8.")
    assert not sentences.reading(seen(step("a", "claimed", None)), NL)
