import pytest

from data.store import Store
from tests.dashboard.pages.contribution.test_contribution import look, said, table

pytestmark = pytest.mark.usefixtures("by_itself")


def test_between_whom_most_comes_about_is_the_heading_and_a_loss_has_its_cause(dommelrand: Store) -> None:
    page = said(look(dommelrand))
    assert "De meerwaarde ontstaat tussen meer tweetallen" in page and "is niet te onderscheiden" in page
    assert "Kringloop Rondom en Vlotweg Vervoer zitten elkaar in de weg: dubbele ritplanning." in page


def test_the_table_has_every_pair_by_name(dommelrand: Store) -> None:
    rows = table(look(dommelrand, table_pairs="true"), "Partner", "Andere partner", "Samen extra")
    assert rows["Samen extra"].tolist()[0].startswith("+") and rows["Samen extra"].tolist()[-1].startswith("−")
    assert rows.iloc[-1]["Omdat"] == "dubbele ritplanning" and len(rows) > 10


def test_only_the_steering_group_sees_between_whom(dommelrand: Store) -> None:
    for audience in ("financier", "partner"):
        assert "per tweetal" not in said(look(dommelrand, audience=audience))
