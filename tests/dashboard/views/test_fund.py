from dataclasses import replace

from dashboard.views.fund import FundView


def test_roles_are_told_by_party_in_the_order_in_which_money_passes(seen: FundView) -> None:
    assert [role.role for role in seen.roles][:2] == ["outcome payer", "investor"]
    assert [(role.party_name, len(role.contracts)) for role in seen.roles_of("INDIGO-ORG-0687")] == [("Oranje Fonds", 3)]
    assert len(seen.roles_of("")) == 8
    assert len(seen.streams_of("INDIGO-ORG-0687")) == 3


def test_what_is_disputed_stands_with_every_source_and_one_counts(seen: FundView) -> None:
    assert seen.disputed == ("contracts", "private_money")
    assert [(one.amount, one.in_use) for one in seen.stated("private_money")] == [
        (601460, True),
        (900000, False),
        (1000000, False),
    ]
    in_use = seen.in_use("outcome_pot")
    assert in_use and in_use.amount == 1_000_000
    assert seen.in_use("geen") is None


def test_an_unknown_sum_is_unknown(seen: FundView) -> None:
    assert seen.paid is None
    assert seen.people_targeted == (333, 3)
    nobody = replace(seen, contracts=tuple(replace(c, people_targeted=None) for c in seen.contracts))
    assert nobody.people_targeted is None
    assert (seen.without_payment, seen.without_result) == (3, 3)


def test_streams_of_a_contract_come_in_the_order_in_which_money_passes(seen: FundView) -> None:
    assert list(dict.fromkeys(stream.what for stream in seen.streams)) == [
        "uitkomstbetaling",
        "investering",
        "begeleiding",
        "uitvoering",
    ]
