from dashboard.findings import expected, mend, place, sentence
from dashboard.words import words
from data.problems import fault, remark

FOUND = fault("number_doubtful", row=3, column="promised", found="1.234", either="1234").at("in.xlsx", "stroom", table="stream")


def test_a_finding_tells_its_place_by_the_header_that_the_reader_knows() -> None:
    assert place(FOUND, words("nl")) == "in.xlsx, blad stroom, rij 3, kolom toegezegd"
    assert place(FOUND, words("en")) == "in.xlsx, sheet stroom, row 3, column promised"
    assert place(fault("cell_error", row=2, column="H").at("in.xlsx"), words("en")) == "in.xlsx, row 2, column H"


def test_a_finding_says_what_was_found_what_was_expected_and_how_to_mend_it() -> None:
    assert expected(FOUND, words("en")) == "This may mean 1234, or a number with three decimals."
    assert mend(FOUND, words("en")) == "Write 1234 without a mark, or write four decimals."
    assert sentence(FOUND, words("en")).startswith("fault: in.xlsx, sheet stroom, row 3, column promised: found '1.234'. This")


def test_a_remark_is_said_as_one_on_one_line() -> None:
    told = sentence(remark("missing_word", column="promised", found="a\nb", n=2).at("in.csv"), words("nl"))
    assert told.startswith("opmerking: in.csv, kolom promised: gevonden 'a<U+000A>b'. 2 cellen")
    assert "\n" not in told


def test_the_words_to_choose_from_are_those_of_the_readers_language() -> None:
    found = fault("not_a_choice", column="kind", found="x", choices="niets").at("party.csv", table="party")
    assert "overheid" in expected(found, words("nl"))
    assert "government" in expected(found, words("en"))


def test_a_table_is_named_as_a_reader_of_this_language_knows_it() -> None:
    found = fault("name_unknown", column="fund", found="Geen", table="fonds").at("project.csv", table="outcome_fund")
    assert "'fonds'" in expected(found, words("nl")) and "'fonds'" in mend(found, words("nl"))
    assert "'fund'" in expected(found, words("en")) and "'fund'" in mend(found, words("en"))
