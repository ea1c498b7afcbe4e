from pathlib import Path

import pytest

from dashboard.shown import show
from dashboard.views.fund import FundView
from data.store import Store
from tests.dashboard.apptest import texts
from tests.dashboard.pages.fund.made_fund import made
from tests.dashboard.pages.fund.made_shown import shown
from tests.dashboard.views.made_outcomes import choice


@pytest.fixture(autouse=True)
def behind(bare: Store) -> None:
    """A fund of which no terms are told."""
    show(bare)


def test_what_sources_say_differently_stands_in_a_picture_and_a_table(seen: FundView) -> None:
    app = shown("disputes", "show_disputes", seen, choice())
    assert app.subheader[0].value == "Bronnen spreken elkaar tegen over het aantal contracten en het private geld"
    table = shown("disputes", "show_disputes", seen, choice(), query={"table_disputes": "true"})
    rows = table.dataframe[0].value
    assert rows["Bedrag of aantal"].tolist() == ["3", "4", "€\xa0601.460", "€\xa0900.000", "€\xa01.000.000"]
    assert rows["Status"].tolist() == ["telt mee", "telt niet mee", "telt mee", "telt niet mee", "telt niet mee"]
    assert "Genoemd als totale investering" in texts(table)


def test_with_one_source_there_is_one_quiet_line(care_leavers: FundView) -> None:
    app = shown("disputes", "show_disputes", care_leavers, choice())
    assert texts(app) == ":small[:gray[Er is één bron, INDIGO; vergelijken kan nog niet\\.]]"


def test_on_what_terms_a_fund_runs_is_a_quiet_line_without_money_where_that_is_asked(
    care_leavers: FundView, tmp_path: Path
) -> None:
    fund = "fund,name,currency,outcome_pot,private_money,applications,selected,source\nF,Fonds,EUR,110,100,10,4,akte\n"
    with made(tmp_path, fund=fund + "G,Ander fonds,,,,,,\n") as store:
        show(store)
        told = texts(shown("disputes", "show_disputes", care_leavers, choice()))
        assert "4 van de 10 aanvragen" in told and "hoogstens 10" in told
        told = texts(shown("disputes", "show_disputes", care_leavers, choice(without_money=True)))
        assert "4 van de 10 aanvragen" in told and "hoogstens" not in told
