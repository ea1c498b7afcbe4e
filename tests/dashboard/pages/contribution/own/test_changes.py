from data.store import Store
from tests.dashboard.pages.contribution.own.made_own import own, said


def test_what_changed_since_the_quarter_before_is_a_line_each(dommelrand: Store) -> None:
    told = said(own(dommelrand, "changes"))
    assert told.startswith("Uw eerlijk deel is 1,2 groter dan in 2026, kwartaal 1")
    assert "- Geleverd, middelen: van 51 naar 75 dag" in told
    assert "- Nieuwe vaklieden in dienst: van 15 naar 17 mensen" in told


def test_in_a_quarter_without_contributions_only_the_rest_is_told(dommelrand: Store) -> None:
    told = said(own(dommelrand, "changes", quarter="2026-Q2"))
    assert told.startswith("Wat er veranderde sinds 2026, kwartaal 1") and "eerlijk deel" not in told


def test_a_share_that_cannot_be_told_apart_did_not_grow(dommelrand: Store) -> None:
    told = said(own(dommelrand, "changes", "vlotweg"))
    assert told.startswith("Uw eerlijk deel is niet te onderscheiden van dat in 2026, kwartaal 1")
    assert "- Het was 0,9 en is nu 1; dat verschil valt binnen de onzekerheid." in told and "groter" not in told


def test_in_the_first_quarter_with_contributions_the_share_is_told_for_the_first_time(dommelrand: Store) -> None:
    told = said(own(dommelrand, "changes", quarter="2026-Q1"))
    assert told.startswith("Uw eerlijk deel is voor het eerst verteld: ")


def test_of_who_has_nothing_that_could_change_nothing_is_said(dommelrand: Store) -> None:
    assert said(own(dommelrand, "changes", "heikant")) == ""
