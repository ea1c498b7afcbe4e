import pytest
from streamlit.testing.v1 import AppTest

from data.store import Store
from tests.dashboard.pages.significance.test_significance import look, opened, said


def sentence(app: AppTest) -> str:
    return next(line for line in said(app).splitlines() if "Met deze gewichten" in line)


def moved(app: AppTest, **factors: float) -> AppTest:
    for group, factor in factors.items():
        app.slider(key=f"weigh_{group}").set_value(factor)
    return app.run()


def test_with_every_slider_at_one_the_score_is_what_it_was(dommelrand: Store) -> None:
    app = look(dommelrand)
    assert app.slider[0].label == "Natuur en grondstoffen" and len(app.slider) == 5
    assert sentence(app).startswith("**Met deze gewichten is de score 31 (was 31), 80 % zeker tussen 2")
    assert sentence(app).endswith(". Het niveau blijft 5: waardevol.**")
    rows = app.dataframe[0].value
    assert rows.columns.tolist() == ["Partij", "was", "met deze gewichten"]
    assert rows["was"].tolist()[:-1] == rows["met deze gewichten"].tolist()[:-1]
    assert rows["Partij"].tolist()[-1] == "Wijkraad De Waard" and rows["was"].isna().tolist()[-1]


def test_a_slider_changes_the_sentence_and_the_points_of_the_partners(dommelrand: Store) -> None:
    app = moved(opened(dommelrand), D3=3.0, D1=0.0)
    told = sentence(app)
    assert "(was 31)" in told and "de score 31 " not in told
    rows = app.dataframe[0].value
    assert rows["was"].tolist() != rows["met deze gewichten"].tolist()
    assert "Dommelrand is waardevol (niveau 5)" in said(app)


def test_a_level_that_changes_is_told_with_its_word(dommelrand: Store) -> None:
    told = sentence(moved(opened(dommelrand), D1=0.0, D2=0.0, D4=0.0, D5=0.5, D3=3.0))
    assert "Het niveau gaat van 5 naar " in told


def test_without_any_weight_the_page_says_that_something_must_weigh(dommelrand: Store) -> None:
    app = moved(opened(dommelrand), D1=0.0, D2=0.0, D3=0.0, D4=0.0, D5=0.0)
    told = said(app)
    assert "Er moet iets wegen." in told and "Met deze gewichten" not in told


@pytest.mark.parametrize("query", [{"lang": "en"}, {"coalition": "Buurtwarmte De Waard"}, {"subject": "Werkplaats Noord"}])
def test_the_sliders_work_in_every_view(dommelrand: Store, query: dict[str, str]) -> None:
    app = moved(opened(dommelrand, **query), D2=2.0)
    assert "{" not in said(app) and not app.exception


def test_too_little_measured_under_the_new_weights_is_said(dommelrand: Store) -> None:
    app = moved(opened(dommelrand, quarter="2023-Q4"), D3=3.0)
    assert not app.exception
