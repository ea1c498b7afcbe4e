from data.documenting import tables_as_markdown
from data.tables import TABLES


def test_every_table_and_column_stands_on_the_page_with_its_rules() -> None:
    page = tables_as_markdown()
    assert [table.name for table in TABLES if f"## {table.name} ({table.nl})" not in page] == []
    assert "| `giver` | wie brengt | id; required; stands in `party` | the party that brings |" in page
    assert "| `status` | status | choice; one of draft, confirmed, disputed, withdrawn | how settled it is |" in page
