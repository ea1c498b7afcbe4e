from streamlit.testing.v1 import AppTest

from dashboard.pages.streams import why
from dashboard.shown import show
from dashboard.views.streams import StreamsView
from data.store import Store
from tests.dashboard.pages.streams.test_streams import opened, said
from tests.dashboard.views.made import flow, seen


def page(told: "StreamsView", party: str) -> None:
    """A page with nothing but the drawer, of a made-up view; AppTest runs its source by itself."""
    from dashboard.pages.streams.why import why

    why(told, party)


def drawer(store: Store, told: StreamsView, party: str = "") -> AppTest:
    show(store)
    return AppTest.from_function(page, default_timeout=30, args=(told, party)).run()


def parts(app: AppTest) -> list[str]:
    return [one.label.replace("\\", "") for one in app.expander if "→" in one.label]


def test_the_drawer_gives_the_balance_as_a_sum_of_the_streams_below_it(dommelrand: Store) -> None:
    app = opened(dommelrand, party="Wijkraad De Waard")
    app.button(key="why_streams").click().run()
    told, found = said(app), parts(app)
    assert "**Wijkraad De Waard: (4 haalt − 26 brengt) / (4 + 26) = −0,73**" in told
    assert "**Wijkraad De Waard brengt 8 stromen**" in told and "**Wijkraad De Waard haalt 1 stroom**" in told
    assert len(found) == 9 and found[7].startswith("onbekend · buren uitnodigen: Wijkraad De Waard → ")
    rated = [float(one.split(" ")[0].replace(",", ".")) for one in found[:7]]
    assert sum(rated) == 26 and rated == sorted(rated, reverse=True)
    assert "Bron: kwartaalverslag 2026-Q3 (verzonnen) (stream.csv:" in told
    (link,) = [code.value for code in app.code]
    assert "coalition=Dommelrand" in link and "quarter=2026-Q3" in link and "known=" in link
    assert [one.label for one in app.get("download_button")] == ["Rijen als CSV"]


def test_without_a_choice_it_is_about_who_stands_in_most_streams(store: Store) -> None:
    rows = [flow("brug", "een", receiver_rating=4), flow("gem", "brug", receiver_rating=2)]
    assert "**Brug: (2 haalt − 4 brengt) / (2 + 4) = −0,33**" in said(drawer(store, seen(*rows)))


def test_who_is_unrated_on_one_side_has_no_balance_and_who_has_no_streams_neither(store: Store) -> None:
    told = seen(flow("brug", "een", receiver_rating=4), flow("een", "brug"), people={"gem": {}})
    assert "**Brug: geen balans, want de waardering ontbreekt aan één kant**" in said(drawer(store, told, "brug"))
    assert "**Gem brengt en haalt hier niets, voor zover bekend.**" in said(drawer(store, told, "gem"))


def test_of_very_many_streams_the_first_are_listed_and_the_rest_is_counted(store: Store) -> None:
    app = drawer(store, seen(*(flow("brug", "een", what=str(at)) for at in range(why.MOST + 2))), "brug")
    assert len(parts(app)) == why.MOST and "En nog 2; kies een partij of soort om minder te zien." in said(app)
