from data.store import Store
from tests.dashboard.pages.values.test_values import look, opened, said


def test_the_table_has_all_values_those_that_differ_most_first(values: Store) -> None:
    app = look(values, table_pair="true", one="Zorghuis", other="Bouwers")
    [rows] = [one.value for one in app.dataframe]
    assert rows.columns.tolist() == ["Waarde", "● Zorghuis", "■ Bouwers", "Verschil"]
    assert " 12 mensen tegenover 12 mensen. Tussen haakjes: 90 % zeker." in said(app)
    assert rows.iloc[0].tolist() == [*("Presteren", "−0,60 (−0,80 tot −0,40)", "0,90 (0,70 tot 1,10)", "1,50")]
    assert len(rows) == 10 and rows["Verschil"].tolist() == sorted(rows["Verschil"], reverse=True)


def test_the_two_least_alike_stand_there_first_and_nobody_beside_itself(values: Store) -> None:
    app = opened(values)
    assert (app.selectbox(key="one").value, app.selectbox(key="other").value) == ("Wijkraad", "Fonds Rand")
    assert "Wijkraad" not in app.selectbox(key="other").options
    app.selectbox(key="one").set_value("Fonds Rand").run()
    assert (app.selectbox(key="one").value, app.selectbox(key="other").value) == ("Fonds Rand", "Wijkraad")


def test_what_they_share_is_said_below(values: Store) -> None:
    assert "Van hun 5 belangrijkste waarden zijn er 5 gelijk." in said(look(values, one="Zorghuis", other="Wijkraad"))
