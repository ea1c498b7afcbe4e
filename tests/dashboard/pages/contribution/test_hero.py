import pytest

from data.store import Store
from tests.dashboard.pages.contribution.test_contribution import look, opened, said, table

COLUMNS = ("Partner", "Alleen", "Eerlijk deel", "80 % zeker", "Zonder deze zoveel minder", "Aandeel")

pytestmark = pytest.mark.usefixtures("by_itself")


def test_the_table_has_every_partner_and_who_told_nothing_is_unknown(dommelrand: Store) -> None:
    rows = table(look(dommelrand, table_contribution="true"), *COLUMNS)
    first = [str(cell).replace("\xa0", " ") for cell in rows.iloc[0].tolist()]
    assert first[:3] == ["Werkplaats Noord", "12", "17"] and first[4:] == ["25", "36,9 %", ""]
    assert rows["Hierbij"].tolist()[6:] == ["slechter af", *["nog niets verteld"] * 3]
    assert rows["Alleen"][7:].isna().all() and rows["Alleen"][:7].notna().all()  # shown as unknown


def test_the_footer_adds_up_and_the_drawer_can_be_opened(dommelrand: Store) -> None:
    app = look(dommelrand)
    assert "De eerlijke delen hierboven tellen op tot 46. De streepjes mag u niet optellen: samen zijn ze meer dan 46." in said(
        app
    )
    assert [one.key for one in app.button if one.key == "why_contribution"]
    assert "hebben nog geen bijdrage vastgelegd: onbekend, geen nul." in said(app)


def test_another_division_is_off_until_asked_for_and_stands_beside_the_fair_share(dommelrand: Store) -> None:
    assert not look(dommelrand).toggle(key="other_split").value
    app = look(dommelrand, other_split="true", split_by="equal", table_contribution="true")
    rows = table(app, *COLUMNS)
    assert set(rows["Gelijk verdeeld"].tolist()[:7]) == {"6,6"} and "Gelijk: ieder krijgt evenveel" in said(app)


def test_by_hours_that_nobody_told_there_is_none_with_the_reason(dommelrand: Store) -> None:
    app = opened(dommelrand, quarter="2026-Q1", other_split="true", split_by="hours", table_contribution="true")
    told = table(app, *COLUMNS)["Naar uren"].tolist()
    assert ("n.v.t." in told) == ("Hier n.v.t." in said(app))
    assert "other_split" not in [one.key for one in look(dommelrand, audience="financier").toggle]
