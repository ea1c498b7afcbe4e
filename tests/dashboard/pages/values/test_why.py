import pytest

from data.store import Store
from tests.conftest import Deliver
from tests.dashboard.pages.values.conftest import told
from tests.dashboard.pages.values.test_values import opened, said


def test_the_drawer_gives_the_likeness_as_a_sum_of_its_values(values: Store) -> None:
    app = opened(values, one="Zorghuis", other="Bouwers")
    app.button(key="why_values").click().run()
    page = said(app)
    assert "Voor deze som trekken wij van elk getal het gemiddelde af van waarden die beide hebben." in page
    assert "**Zorghuis en Bouwers**" in page and "**r = " in page and " / √(" in page
    [table] = [one.value for one in app.table]
    times = table["Maal elkaar"].tolist()
    together = page.split("**r = ")[1].split(" /")[0].replace("−", "-").replace(",", ".")
    assert sum(times[:-1]) == pytest.approx(times[-1]) == pytest.approx(float(together))


def test_each_value_tells_of_both_how_many_people_and_where_it_was_told(values: Store) -> None:
    app = opened(values, one="Zorghuis", other="Bouwers")
    app.button(key="why_values").click().run()
    assert app.expander[0].label.replace("\\", "") == "Presteren: ● −0,60 · ■ 0,90"
    page = said(app)
    assert "−0,60 (90 % zeker: −0,80 tot −0,40), 12 mensen" in page and "Bron: vragenlijst; daar: profile.csv:" in page
    assert "Ingevoerd door m. de wit op " in page
    assert "Antwoorden van minder dan 5 mensen tonen wij niet." in page
    [link] = [code.value for code in app.code]
    assert "one=Zorghuis" in link and "other=Bouwers" in link and "known=" in link
    assert [one.label for one in app.get("download_button")] == ["Rijen als CSV"]


def test_of_statements_the_sum_is_of_what_lies_between_them(partners: Store, deliver: Deliver) -> None:
    answers = {"zorg": [1, 2, 3, 4, 5, 1, 2, 3, 4, 5], "bouw": [5, 2, 3, 4, 5, 1, 2, 3, 4, 4]}
    deliver(profile=told(answers, people=1, instrument="samen-stellingen"))
    app = opened(partners, instrument="samen-stellingen")
    app.button(key="why_values").click().run()
    page = said(app)
    assert "overeenstemming = 1 − 5,00 / 10 / 4 = 0,88" in page and ", eigen opgave" in page
