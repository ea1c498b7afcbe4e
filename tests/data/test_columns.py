from data.columns import COMMON, Choice, Column, Table

TABLE = Table(
    "thing",
    "ding",
    "een ding",
    "a thing",
    ("thing",),
    (
        Column("thing", "ding", "id", "naam", "name", required=True),
        Column("shade", "tint", "choice", "tint", "shade", choices=(Choice("dark", "donker", "dark"),)),
        Column("amount", "bedrag", "amount", "bedrag", "amount", low=0),
        Column("currency", "munt", "currency", "munt", "currency"),
        Column("story", "verhaal", "long", "verhaal", "story"),
    ),
)


def test_a_measured_column_has_another_that_says_why_it_is_empty() -> None:
    assert [c.name for c in TABLE.columns][:4] == ["thing", "shade", "amount", "amount_why"]
    assert {choice.code for choice in TABLE.by_name["amount_why"].choices} == {"nvt", "verborgen"}


def test_every_fact_carries_the_common_columns_once() -> None:
    names = [column.name for column in TABLE.columns]
    assert len(names) == len(set(names))
    assert {column.name for column in COMMON} <= set(names)


def test_sources_contradict_one_another_in_values_and_never_in_wording() -> None:
    assert TABLE.contestable == ("shade", "amount", "currency")


def test_an_amount_is_money_where_its_table_names_a_currency() -> None:
    assert TABLE.amounts_of_money == ("amount",)


def test_the_statement_that_makes_a_table_guards_what_may_not_be_empty_and_what_must_be_chosen() -> None:
    assert "thing string not null" in TABLE.ddl
    assert "check (shade in ('dark'))" in TABLE.ddl
    assert "amount decimal(28,6)," in TABLE.ddl


def test_an_empty_cell_means_what_its_column_says_as_it_is_stored() -> None:
    count, choice = Column("nth", "nr", "count", "", "", default="1"), Column("way", "kant", "choice", "", "", default="up")
    assert (count.when_empty, choice.when_empty, TABLE.by_name["shade"].when_empty) == (1, "up", None)
