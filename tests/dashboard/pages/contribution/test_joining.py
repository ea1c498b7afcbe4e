"""What would change if someone joined or left, by itself, without the rest of the page around it."""

from streamlit.testing.v1 import AppTest

from dashboard.shown import show
from data.store import Store
from tests.dashboard.apptest import texts


def part(store: Store, coalition: str = "dommelrand", audience: str = "steering", **query: str) -> AppTest:
    show(store)
    app = AppTest.from_function(_shown, default_timeout=30, kwargs={"coalition": coalition, "audience": audience})
    for key, value in {"lang": "nl", **query}.items():
        app.query_params[key] = value
    return app.run()


def _shown(coalition: str, audience: str) -> None:
    from dashboard import session
    from dashboard.pages.contribution.joining import show_joining
    from dashboard.views.contribution_choice import ContributionChoice

    choice = ContributionChoice(coalition, coalition, "", {}, "2026-Q3", audience, "", "", session.without_money())
    show_joining(choice, session.said())


def said(app: AppTest) -> str:
    return texts(app).replace("\\", "").replace("\xa0", " ")


def test_the_candidate_comes_first_with_what_it_changes_and_brings(dommelrand: Store) -> None:
    app = part(dommelrand)
    told = said(app)
    assert told.startswith("Met Ondernemersclub De Rand samen 6 mensen meer")
    assert "Samen: van 46 naar 52 mensen." in told and "van 5 naar 4, van de 12 die de doelen vragen." in told
    assert "Erbij komt: markttoegang van ondernemersclub naar sociaal werkbedrijf." in told
    assert "Erbij komt: contact met werkgevers." in told
    assert "Niet bekend: wat Ondernemersclub De Rand belangrijk vindt." in told
    options = app.selectbox[0].options
    assert options[0] == "Ondernemersclub De Rand komt erbij" and options[1] == "Bouwers van de Rand gaat weg"
    assert len(app.get("plotly_chart")) == 1


def test_a_partner_who_leaves_is_chosen_in_the_url_and_in_either_language(dommelrand: Store) -> None:
    told = said(part(dommelrand, joining="kringloop", lang="en"))
    assert told.startswith("Without Kringloop Rondom together 9 mensen less; 4 partners get less")
    chosen = part(dommelrand).selectbox[0].select("kringloop").run()
    assert said(chosen).startswith("Zonder Kringloop Rondom samen 9 mensen minder")


def test_the_table_has_every_measure_and_tells_what_is_unknown(dommelrand: Store) -> None:
    app = part(dommelrand, joining="wijkraad", table_joining="true")
    assert said(app).startswith("Zonder Wijkraad De Waard valt 1 nodige stroom weg")
    rows = app.dataframe[0].value
    assert list(rows) == ["Maat", "Nu", "Dan", "Verschil", "80 % zeker"] and len(rows) == 7
    assert rows["Nu"].tolist()[0] == "46" and rows["Dan"].isna().tolist()[:3] == [True] * 3
    assert not app.get("plotly_chart")


def test_without_a_candidate_or_contributions_there_is_one_quiet_line(coalition: Store) -> None:
    told = said(part(coalition, "C"))
    assert told == ":small[:gray[Nog niemand om aan te denken. Voeg bij Gegevens een kandidaat of een bijdrage toe.]]"


def test_it_is_for_the_steering_group_alone(dommelrand: Store) -> None:
    assert said(part(dommelrand, audience="financier")) == said(part(dommelrand, audience="partner")) == ""
