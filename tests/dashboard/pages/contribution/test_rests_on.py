import pytest

from data.store import Store
from tests.conftest import Deliver
from tests.dashboard.pages.contribution.test_contribution import PARTNER, look, said, told

pytestmark = pytest.mark.usefixtures("by_itself")


def test_each_contribution_is_a_sentence_with_its_interval_and_evidence_and_no_candidate_counts(dommelrand: Store) -> None:
    page = said(look(dommelrand))
    assert (
        "Dit rust op 16 bijdragen; 6 op wat een partner alleen al haalde" in page
        and "**Werkplaats Noord alleen:** 12 mensen (9 tot 16)" in page
    )
    assert (
        "De werkplaats vond al werk voor mensen voor de coalitie begon. :small[:gray[wat het alleen al haalde · bewijs: E2"
        in page
    )
    assert ":red[−3 mensen (−5 tot −1)]" in page and "oorzaak: dubbele ritplanning" in page
    assert "De club zelf neemt niemand aan." not in page


def test_a_partner_reads_its_own_contributions_alone(dommelrand: Store) -> None:
    page = said(look(dommelrand, **PARTNER))
    assert "Van de 16 bijdragen ziet u er 4: dit rust op die 4" in page and "Vlotweg nam zelf" not in page


def test_what_others_share_with_the_coalition_stands_on_no_partners_page(store: Store, deliver: Deliver) -> None:
    app = told(
        store,
        deliver,
        "Brug,1,2,3,van de brug,coalition",
        "Een,1,2,3,van een,coalition",
        audience="partner",
        partner="Stichting De Brug",
    )
    page = said(app)
    assert "van de brug" in page and "van een" not in page and "Van de 2 bijdragen ziet u er 1" in page
