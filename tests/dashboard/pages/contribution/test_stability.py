import pytest

from data.store import Store
from tests.dashboard.pages.contribution.test_contribution import look, said

pytestmark = pytest.mark.usefixtures("by_itself")


def test_who_would_be_better_off_without_the_rest_is_told_with_its_shape(dommelrand: Store) -> None:
    page = said(look(dommelrand))
    assert (
        ":red[■] **Vlotweg Vervoer alleen** haalt 2 mensen, hier 1. Tekort: 1." in page
        and "Oorzaak: dubbele ritplanning." in page
    )
    assert ":green[✓] **Alle andere groepen**" in page and "126 groepen doorgerekend." in page
    assert page.count("hebben nog geen bijdrage vastgelegd") == 1  # under the picture


def test_the_claim_of_more_value_for_all_is_held_against_every_partner(dommelrand: Store) -> None:
    page = said(look(dommelrand))
    assert "**Alle betrokkenen meer waarde?** Dat klopt voor 6 van de 7 partners" in page
    assert "De uitkomst ging van 8 naar 108 mensen." in page
