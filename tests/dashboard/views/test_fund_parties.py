from dashboard.views.fund import FundView


def test_roles_are_told_by_party_in_the_order_in_which_money_passes(seen: FundView) -> None:
    assert [role.role for role in seen.roles][:2] == ["outcome payer", "investor"]
    assert [(role.party_name, len(role.contracts)) for role in seen.roles_of("INDIGO-ORG-0687")] == [("Oranje Fonds", 3)]
    assert len(seen.roles_of("")) == 8
    assert len(seen.streams_of("INDIGO-ORG-0687")) == 3


def test_streams_of_a_contract_come_in_the_order_in_which_money_passes(seen: FundView) -> None:
    assert list(dict.fromkeys(stream.what for stream in seen.streams)) == [
        "uitkomstbetaling",
        "investering",
        "begeleiding",
        "uitvoering",
    ]
