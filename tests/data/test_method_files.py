from data.method_files import beside, read_toml, rows_of
from data.problems import fault


def test_toml_rows_and_lists_of_findings_are_read() -> None:
    assert read_toml("a = 1") == ({"a": 1}, [])
    assert rows_of("# x\na;b,c\n\n1, 2 \n,\n", ("c",)) == ([(4, {"a;b": "1", "c": "2"})], [])
    unread = fault("file_unreadable").at("a.csv")
    assert beside([unread], [fault("file_missing").at("a.csv"), fault("no_rows").at("b.csv")]) == [
        unread,
        fault("no_rows").at("b.csv"),
    ]
