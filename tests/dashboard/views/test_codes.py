from dashboard.views.codes import code_told
from dashboard.words import words

NL, EN = words("nl"), words("en")


def test_a_code_has_its_word_in_the_language_of_the_reader() -> None:
    assert [code_told("stream", "kind", "geld", one) for one in (NL, EN)] == ["geld", "money"]
    assert [code_told("stream", "confirmed_by", "giver", one) for one in (NL, EN)] == ["wie brengt", "giver"]
    assert [code_told("membership", "stakeholder_group", "eindgebruikers", one) for one in (NL, EN)] == [
        "eindgebruikers",
        "end users",
    ]


def test_a_word_of_peoples_own_stays_as_they_wrote_it_and_nothing_told_is_unknown() -> None:
    assert code_told("stream", "kind", "{koffie} & *praat*", EN) == "{koffie} & *praat*"
    assert [code_told("stream", "state", None, one) for one in (NL, EN)] == ["onbekend", "unknown"]
