import pytest
from streamlit.testing.v1 import AppTest

from data.store import Store
from tests.dashboard.pages.contribution.test_contribution import PARTNER, opened, said

pytestmark = pytest.mark.usefixtures("by_itself")


def drawer(store: Store, **query: str) -> tuple[AppTest, str]:
    app = opened(store, **query)
    before = set(said(app).splitlines())
    app.button(key="why_contribution").click().run()
    return app, "\n".join(line for line in said(app).splitlines() if line not in before)


def test_the_drawer_tells_the_sum_the_formula_and_each_row_with_its_source(dommelrand: Store) -> None:
    app, told = drawer(dommelrand)
    assert "46 = 27 alleen + 19 door samenwerken" in told and "Shapley-waarde: φᵢ = Σ d(R) / r" in told
    assert "De uitkomst zelf is netto 46 mensen" in told and "Eraf gaat 37,5 % die toch al gebeurd was" in told
    assert "Vertrouwenskring 8 oktober 2026 (verzonnen)" in told and "Myerson" in told and "ziet u niet" not in told
    parts = app.table[0].value
    assert parts.iloc[-1, -1] == 17 and parts.iloc[:-1, -1].astype(float).sum() == 17


def test_the_drawer_of_a_partner_has_what_is_its_own_and_counts_what_it_does_not_see(dommelrand: Store) -> None:
    app, told = drawer(dommelrand, **PARTNER)
    assert (
        "12 van de 16 bijdragen gaan niet over u; die ziet u hier niet. Het eerlijk deel van de andere zes samen is 39." in told
    )
    assert app.table[0].value.iloc[-1, -1] == 7
    assert not [name for name in ("Vlotweg", "Zorghuis", "Aabeek", "dubbele") if name in told]


def test_the_worked_example_comes_before_the_formula(dommelrand: Store) -> None:
    _, told = drawer(dommelrand)
    assert told.index("Eén eerlijk deel als som") < told.index("Shapley-waarde")


def test_a_financier_learns_the_sum_and_nothing_of_anyone(dommelrand: Store) -> None:
    app, told = drawer(dommelrand, audience="financier")
    assert "46 = 27 alleen + 19 door samenwerken" in told and "16 van de 16 bijdragen ziet u niet." in told
    assert "andere zeven" not in told and not app.get("download_button")
    assert not app.table and not [name for name in ("Vlotweg", "Werkplaats", "Bouwers", "dubbele") if name in told]
