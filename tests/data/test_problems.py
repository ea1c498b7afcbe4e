from data.problems import Refused, fault, remark, shown


def test_a_finding_takes_its_place_from_whoever_knows_it() -> None:
    found = fault("not_a_number", row=3, found="45%").at("stream.csv", "", 9, "promised", table="stream", header="toegezegd")
    assert (found.file, found.row, found.column, found.table, found.found) == ("stream.csv", 3, "promised", "stream", "45%")


def test_a_fault_can_become_a_remark_with_all_it_says() -> None:
    found = fault("not_a_number", row=3, found="45%")
    assert found.as_remark() == remark("not_a_number", row=3, found="45%")


def test_what_was_found_is_shown_without_characters_that_hide_something() -> None:
    assert shown("a\x1b[31mb\u202ec") == "a<U+001B>[31mb<U+202E>c"
    assert len(shown("x" * 1000)) == 121


def test_a_refusal_carries_what_to_say() -> None:
    assert Refused(fault("held"), fault("read_only")).problems[1].code == "read_only"
