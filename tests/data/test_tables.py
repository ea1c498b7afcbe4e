import pytest

from data.columns import Column, Table
from data.tables import BY_NAME, TABLES

COLUMNS = [pytest.param(table, column, id=f"{table.name}.{column.name}") for table in TABLES for column in table.own]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_has_its_key_among_its_columns_and_says_what_it_means(table: Table) -> None:
    assert set(table.key) <= set(table.by_name)
    assert set(table.owners) <= set(table.by_name)
    assert table.means_nl and table.means_en and table.means_nl != table.means_en


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_column_refers_to_a_table_by_its_key(table: Table, column: Column) -> None:
    if column.refers:
        assert BY_NAME[column.refers].key == (column.refers,)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_two_columns_of_a_table_bear_one_name_in_either_language(table: Table) -> None:
    dutch = [column.nl.casefold() for column in table.columns]
    english = [column.name.replace("_", " ") for column in table.columns]
    assert len(set(dutch)) == len(dutch)
    assert len(set(english)) == len(english)


def test_no_two_tables_bear_one_name_in_either_language() -> None:
    names = [name for table in TABLES for name in {table.name, table.nl}]
    assert len(set(names)) == len(names)
