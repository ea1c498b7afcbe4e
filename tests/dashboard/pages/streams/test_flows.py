from dashboard.pages.streams.flows import Choice
from data.store import Store
from tests.dashboard.pages.streams.test_streams import TABLES, look, opened, said, table
from tests.dashboard.views.made import flow, seen

SUMS = ("Wie brengt", "Soort", "Wie haalt", "Stromen", "Hoeveelheid bekend")


def test_a_stream_is_part_of_the_choice_by_itself_or_by_its_party_and_of_no_choice_it_is_not_said() -> None:
    one, other = seen(flow("brug", "een"), flow("gem", "een")).streams
    assert (Choice("brug", "").has(one), Choice("brug", "").has(other)) == (True, False)
    assert (Choice("een", one.name).has(one), Choice("een", one.name).has(other)) == (True, False)
    assert Choice("", "").has(one) is None


def test_who_gives_the_chosen_stream_is_marked_in_the_other_pictures_unless_a_party_was_chosen() -> None:
    told = seen(flow("brug", "een"), flow("gem", "een"))
    name = told.streams[1].name
    assert [Choice(*one).marked(told) for one in (("", ""), ("", name), ("een", name))] == ["", "gem", "een"]


def test_the_table_of_the_flows_counts_every_stream_and_of_how_many_the_amount_is_known(dommelrand: Store) -> None:
    sums = table(look(dommelrand, **TABLES), *SUMS)
    assert (sums["Stromen"].sum(), sums["Hoeveelheid bekend"].sum()) == (50, 41)
    assert sums["Stromen"].tolist() == sorted(sums["Stromen"], reverse=True)
    assert sums.iloc[0].tolist() == ["Hogeschool Peelzoom", "kennis", "Werkplaats Noord", 6, 5]


def test_kinds_add_up_by_group_when_asked(dommelrand: Store) -> None:
    sums = table(look(dommelrand, level="coalition", groups="true", table_flows="true"), *SUMS)
    assert set(sums["Soort"]) == {"zes vormen van toezegging", "regels, bemiddeling, markt", "andere soorten"}
    assert sums["Stromen"].sum() == 50


def test_a_chosen_kind_is_what_all_pictures_show_and_has_a_measure_of_its_own(dommelrand: Store) -> None:
    app = opened(dommelrand, kind="arbeid", measure="amount", table_flows="true", table_balance="true")
    assert app.selectbox(key="kind").options[:2] == ["arbeid", "kennis"]
    told = said(app)
    assert "Werkplaats Noord brengt de meeste arbeid: 12 stromen" in told and "12 stromen van soort arbeid" in told
    assert "De breedte is wat er geleverd is, in uur." in told and table(app, *SUMS)["Stromen"].sum() == 12
    assert "Wat er aan arbeid geleverd is, in uur. Van 2 van de 12 stromen is dat niet bekend; die tellen niet mee." in told
    app.selectbox(key="kind").set_value(None).run()
    assert "Alle 50 stromen" in said(app) and "kind" not in app.query_params and "measure" not in app.query_params
    assert "De som van de waardering (0 tot 5 punten) die de ontvanger gaf." in said(app)


def test_what_is_not_there_is_no_choice(dommelrand: Store) -> None:
    app = look(dommelrand, kind="tovenarij", party="Niemand", level="planeet", quarter="1999-Q1")
    assert app.selectbox(key="kind").value is None and app.selectbox(key="party").value is None
    assert app.select_slider(key="quarter").value == "2026-Q3" and "1999" in said(app)
    assert "Alle 50 stromen" in said(app)
