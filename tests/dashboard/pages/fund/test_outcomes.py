import pytest

from dashboard import session
from dashboard.views.fund import FundView
from tests.dashboard.apptest import texts
from tests.dashboard.pages.fund.made_shown import shown
from tests.dashboard.views.made_outcomes import choice, outcome
from tests.dashboard.views.made_outcomes import seen as outcomes

BEHIND = outcome("achter", target=40, validated=12, claimed=6.0)
ON = outcome("op koers", "B", target=60, validated=46, claimed=0.0)
TABLE = {"table_outcomes": "true"}


def test_the_agreements_are_a_picture_and_a_table_with_the_same_rows(seen: FundView) -> None:
    app = shown("outcomes", "show_outcomes", outcomes(BEHIND, ON), seen, why=print)
    assert app.header[0].value.replace("\\", "") == "'achter' ligt het verst achter: 12 van 40 mensen"
    assert "Elke balk is het deel van de afspraak dat is gehaald" in texts(app)
    assert app.button[0].label == "Waarom dit getal?"
    rows = shown("outcomes", "show_outcomes", outcomes(BEHIND, ON), seen, why=None, query=TABLE).dataframe[0].value
    assert rows.to_dict("list") == {
        "Uitkomst": ["achter", "op koers"],
        "Contract": ["Werk", "Buurt"],
        "Gevalideerd": ["12", "46"],
        "Geclaimd": ["6", "0"],
        "Afspraak": ["40", "60"],
        "Aandeel": ["30\xa0%", "77\xa0%"],
        "Eenheid": ["mensen", "mensen"],
        "Op koers": ["▲ loopt achter", "✓ op koers"],
    }


def test_without_agreed_numbers_there_is_a_table_and_no_false_axis(seen: FundView) -> None:
    rows = [outcome(f"u{at}", validated=at) for at in range(14)] + [outcome("onbekend")]
    app = shown("outcomes", "show_outcomes", outcomes(*rows), seen, why=None)
    assert not app.get("plotly_chart") and not app.toggle
    assert "Daarom een tabel" in texts(app)
    told = app.dataframe[0].value
    assert len(told) == 15 and told["Gevalideerd"].isna().tolist() == [True] + [False] * 14
    assert list(told.columns) == ["Uitkomst", "Gevalideerd", "Eenheid"]


def test_nothing_known_is_drawn_as_unknown_and_nothing_agreed_is_said(seen: FundView) -> None:
    assert shown("outcomes", "show_outcomes", outcomes(outcome()), seen, why=None).get("plotly_chart")
    empty = shown("outcomes", "show_outcomes", outcomes(), seen, why=None)
    assert empty.subheader[0].value == "Er zijn nog geen uitkomsten afgesproken" and not empty.dataframe


def test_on_a_phone_the_table_has_what_fits(seen: FundView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "is_narrow", lambda: True)
    long = outcome(definition="lang " * 30, target=5, validated=1)
    rows = shown("outcomes", "show_outcomes", outcomes(long, ON), seen, why=None, query=TABLE).dataframe[0].value
    assert "Contract" not in rows and "Geclaimd" not in rows
    assert max(len(name) for name in rows["Uitkomst"]) <= 41


def test_the_footer_tells_the_source_and_the_day(seen: FundView) -> None:
    app = shown("outcomes", "show_outcomes", outcomes(ON, of=choice()), seen, why=None)
    assert "Bron: INDIGO · stand 2 jul 2026" in texts(app).replace("\\", "")
