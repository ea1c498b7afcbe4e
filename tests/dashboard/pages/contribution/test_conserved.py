from streamlit.testing.v1 import AppTest

from dashboard.shown import show
from data.store import Store
from tests.conftest import Deliver
from tests.dashboard.apptest import texts
from tests.dashboard.test_verified import LEDGER, claims


def part(
    store: Store, coalition: str = "C", audience: str = "steering", party: str = "", quarter: str = "2026-Q3", **query: str
) -> AppTest:
    """What `show_conserved` shows, with these parameters in the URL."""
    show(store)
    told = {"coalition": coalition, "audience": audience, "party": party, "quarter": quarter}
    app = AppTest.from_function(_shown, default_timeout=30, kwargs=told)
    for key, value in {"lang": "nl", **query}.items():
        app.query_params[key] = value
    return app.run()


def said(app: AppTest) -> str:
    return texts(app).replace("\\", "").replace("\u2060", "")


def _shown(coalition: str, audience: str, party: str, quarter: str) -> None:
    from dashboard import session
    from dashboard.pages.contribution.conserved import show_conserved
    from dashboard.views.contribution_choice import ContributionChoice

    choice = ContributionChoice(coalition, "De Rand", "werk", {}, quarter, audience, party, party, without_money=False)
    show_conserved(choice, session.said())


def test_where_all_holds_there_is_one_quiet_line_and_tables_where_they_are_asked_for(store: Store, deliver: Deliver) -> None:
    deliver(**LEDGER)
    deliver(claim=claims(("P", "a", 30, "paid", "u1"), ("Q", "b", 12.5, "validated", "u2")))
    app = part(store)
    line = "Alle optellingen kloppen: per partner, coalitie, fonds en samen 42,5 mensen gevalideerd."
    assert said(app) == f":small[:gray[{line}]]" and not app.dataframe
    checks, totals = (table.value for table in part(store, table_conserved="true").dataframe)
    assert checks["Controle"].tolist()[:4] == [
        *("Per partner opgeteld", "Per coalitie opgeteld", "Per fonds opgeteld", "Gevalideerd binnen netto")
    ]
    assert checks["Hooguit"].tolist()[3] == "50" and set(checks["Klopt"]) == {"ja"}
    assert totals[["Per", "Wie", "Gevalideerd"]].to_numpy().tolist() == [
        ["Partner", "Brug", "42,5"],
        ["Coalitie", "De Rand", "42,5"],
        ["Fonds", "F", "30"],
        ["Fonds", "G", "12,5"],
        ["Samen", "alles samen", "42,5"],
    ]


def test_a_break_is_a_red_row_with_a_shape_a_word_and_its_excess(store: Store, deliver: Deliver) -> None:
    deliver(**LEDGER)
    deliver(
        claim=claims(("P", "a", 30, "paid", "bon-14"), ("Q", "b", 25, "evidenced", "bon-14"), ("P", "c", 30, "validated", "u"))
    )
    app = part(store)
    told = said(app)
    assert app.subheader[0].value == "3 optellingen kloppen niet"
    assert ":red[■ **Klopt niet.**] Van werk is 60 mensen gevalideerd (F): 10 meer dan netto (50)." in told
    assert ":red[■ **Let op.**] Van werk is 85 mensen geclaimd (F + G): 35 meer dan netto (50)." in told
    assert ":red[■ **Let op.**] Eenheid bon-14 is 2 keer geclaimd (P + Q): 1 te veel." in told
    assert told.index("Klopt niet") < told.index("Let op") and "De andere 4 optellingen kloppen." in told
    table = part(store, table_conserved="true").dataframe[0].value
    assert table.loc[table["Klopt"] == "nee", "Te veel"].tolist() == ["10", "35", "1"]


def test_what_a_partner_may_not_see_of_others_stands_nowhere(store: Store, deliver: Deliver) -> None:
    deliver(**LEDGER)
    told = claims(("P", "a", 30, "paid", "bon-14"), ("Q", "b", 5, "evidenced", "bon-14"))
    own = "\n".join(f"{line},{'visibility' if at == 0 else 'own'}" for at, line in enumerate(told.splitlines()))
    deliver(claim=own + "\n")
    whole, seen = part(store, table_conserved="true"), part(store, audience="partner", party="Een", table_conserved="true")
    assert "bon-14" in said(whole) and "bon-14" not in said(seen)
    assert "keer geclaimd" in said(whole) and "keer geclaimd" not in said(seen)  # of two contracts, not of the whole
    whole_rows, seen_rows = whole.dataframe[1].value, seen.dataframe[1].value
    assert "Brug" in set(whole_rows["Wie"]) and "Brug" not in set(seen_rows["Wie"])
    assert seen_rows.loc[seen_rows["Per"] == "Samen", "Betaald"].tolist() == ["30"]


def test_what_was_claimed_twice_later_on_is_not_told_of_an_earlier_quarter(dommelrand: Store) -> None:
    assert "2 keer geclaimd" not in said(part(dommelrand, "dommelrand", quarter="2026-Q2"))


def test_without_units_there_is_one_quiet_line(store: Store, deliver: Deliver) -> None:
    deliver(coalition="coalition\nC\n")
    app = part(store, table_conserved="true")
    assert said(app).startswith(":small[:gray[Er is nog niets gevalideerd") and not app.dataframe and not app.toggle


def test_on_the_example_the_unit_that_is_claimed_twice_stands_there(dommelrand: Store) -> None:
    told = said(part(dommelrand, "dommelrand"))
    assert "Eenheid weegbon-2026-014 is 2 keer geclaimd (Tweede leven + Hout rond): 1 te veel." in told
