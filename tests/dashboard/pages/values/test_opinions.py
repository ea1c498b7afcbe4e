from data.store import Store
from tests.dashboard.pages.values.made_further import look, rows_of, tables
from tests.dashboard.pages.values.test_values import opened, said


def test_what_is_shared_and_what_divides_is_told_in_words(rich: Store) -> None:
    page = said(look(rich))
    assert (
        "Het meest gedeeld, eens: ‘Wij zeggen ieder kwartaal wat goed gaat en wat niet’ – groep 1: (bijna) iedereen van 20"
        in page
    )
    assert "Het meest verdeeld: ‘Wij besluiten pas als iedere partner ermee kan leven’ – groep 1: 15 % van 20" in page


def test_the_table_has_the_share_of_each_group_with_its_votes(rich: Store) -> None:
    rows = rows_of(tables(rich), "Stelling", "groep 1 (20 mensen)", "groep 2 (20 mensen)")
    assert [str(cell).replace("\xa0", " ") for cell in rows[0][1:]] == ["15 % (20 antwoorden)", "80 % (20 antwoorden)"]
    assert len(rows) == 10 and rows[-1][1] == "verborgen"


def test_consensus_is_told_between_the_partners_who_are_chosen(rich: Store) -> None:
    app = opened(rich)
    app.session_state["open_agreed"] = True
    app.run()
    assert "Bij alle 2 partners is meer dan de helft het eens met ‘Wij zeggen ieder kwartaal" in said(app)
    rows = rows_of(app, "Stelling", "Samen", "Antwoorden")
    assert [str(cell).replace("\xa0", " ") for cell in rows[0][1:]] == ["laagste 85 %, hoogste (bijna) iedereen", "40"]
    app.multiselect(key="agreeing").set_value(["Zorghuis"]).run()
    assert "Van deze partners samen is geen mening te tonen" in said(app)
