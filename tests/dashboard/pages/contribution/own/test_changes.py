from data.store import Store
from tests.dashboard.pages.contribution.own.made_own import own, said


def test_what_changed_since_the_quarter_before_is_a_line_each(dommelrand: Store) -> None:
    told = said(own(dommelrand, "changes"))
    assert told.startswith("Uw eerlijke deel is 1,2 groter dan in 2026, kwartaal 1")
    assert "- Nieuwe vaklieden in dienst: van 15 naar 17 mensen" in told


def test_in_a_quarter_without_contributions_only_the_rest_is_told(dommelrand: Store) -> None:
    told = said(own(dommelrand, "changes", quarter="2026-Q2"))
    assert told.startswith("Wat er veranderde sinds 2026, kwartaal 1") and "eerlijke deel" not in told


def test_where_nothing_changed_there_is_one_quiet_line(dommelrand: Store) -> None:
    told = said(own(dommelrand, "changes", "heikant"))
    assert told.startswith(":small[:gray[Sinds 2026, kwartaal 2 is voor u niets veranderd.")
