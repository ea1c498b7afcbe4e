from streamlit.testing.v1 import AppTest

from dashboard.pages.streams import rows
from dashboard.pages.streams.flows import Choice
from dashboard.shown import show
from dashboard.views.streams import StreamsView
from data.store import Store
from tests.dashboard.pages.streams.test_streams import look, opened, said, table
from tests.dashboard.views.made import flow, seen

COLUMNS = ("Wie brengt", "Wat", "Soort", "Wie haalt", "Toegezegd", "Geleverd", "Stand", "Bevestigd door", "Waardering")


def test_the_table_holds_every_stream_and_what_is_not_told_is_empty_and_not_zero(dommelrand: Store) -> None:
    told = table(look(dommelrand), *COLUMNS)
    assert len(told) == 50 and told["Wie brengt"].tolist() == sorted(told["Wie brengt"], key=str.casefold)
    assert told["Toegezegd"].isna().sum() == 9  # drawn as `onbekend`
    assert "0 contact" in set(told["Geleverd"])  # a known nothing


def test_a_chosen_party_filters_the_table_and_tells_its_card(dommelrand: Store) -> None:
    app = opened(dommelrand)
    app.selectbox(key="party").set_value("Wijkraad De Waard").run()
    told = table(app, *COLUMNS)
    assert len(told) == 9 and all("Wijkraad De Waard" in row for row in told.to_numpy().tolist())
    assert "9 stromen van Wijkraad De Waard" in said(app)
    assert "Wijkraad De Waard brengt 8 stromen: netwerktoegang en zichtbaarheid. Zij haalt 1 stroom: " in said(app)
    assert app.query_params["party"] == "Wijkraad De Waard"


def page(told: "StreamsView", choice: "Choice") -> None:
    """The part of the page that is tried here, of a made-up view; AppTest runs its source by itself."""
    from dashboard.pages.streams.rows import show_rows
    from dashboard.words import words

    show_rows(told, choice, words("nl"))


def shown(told: StreamsView, choice: Choice) -> AppTest:
    return AppTest.from_function(page, default_timeout=30, args=(told, choice)).run()


def test_a_chosen_stream_tells_its_card(store: Store) -> None:
    show(store)
    told = seen(flow("brug", "een"), flow("brug", "gem", what="klus"))
    app = shown(told, Choice("", told.streams[1].name))
    assert "Brug brengt klus naar Gem." in said(app) and "Toegezegd: 4 uur; geleverd: 4 uur; stand: geleverd." in said(app)
    app = shown(told, Choice("een", ""))
    assert "Kies een rij om alles van die stroom te zien" in said(app) and "brengt klus" not in said(app)
    assert len(table(app, *COLUMNS)) == 1


def test_of_very_many_streams_the_first_are_shown_and_the_rest_is_counted(store: Store) -> None:
    show(store)
    app = shown(seen(*(flow("brug", "een", what=str(at)) for at in range(rows.MOST + 5))), Choice("", ""))
    assert len(table(app, *COLUMNS)) == rows.MOST
    assert "En nog 5; kies een partij of soort om minder te zien." in said(app)
