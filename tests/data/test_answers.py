from data.answers import COLUMNS
from data.instrument import PERSONAL
from data.values import plain


def test_every_column_has_a_header_of_its_own_in_either_language() -> None:
    headers = [plain(header) for column in COLUMNS for header in {column.name, column.nl}]
    assert len(headers) == len(set(headers))
    assert {"deelnemer", "vastgelegd op", "coalitie", "bron"} <= set(headers)


def test_only_the_party_must_be_told_and_only_the_aspect_is_something_by_default() -> None:
    assert [column.name for column in COLUMNS if column.required] == ["party"]
    assert {column.name: column.default for column in COLUMNS if column.default} == {"aspect": PERSONAL}
