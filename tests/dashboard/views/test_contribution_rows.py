from dataclasses import replace

from dashboard.views.contribution import Share
from dashboard.views.contribution_rows import adds, heads
from dashboard.words import words

NL = words("nl")
WERK = Share("werk", "Werk", 1, True, alone=12.0, fair=17.0, low=13.5, high=20.5, marginal=26.0)


def test_a_row_has_its_marks_its_number_with_band_and_what_is_told_where_it_is_pointed_at() -> None:
    row = adds(WERK, NL)
    assert (row.alone, row.fair, row.marginal, row.told, row.more) == (12, 17, 26, "17", "(13,5 tot 20,5)")
    assert row.hints[:2] == ("Werk: alleen 12", "Werk: eerlijk deel 17 (13,5 tot 20,5)") and row.hints[3] == ""
    assert not row.is_lost and not row.is_group and adds(replace(WERK, is_worse_off=True), NL).is_lost


def test_what_is_not_distinguishable_from_alone_has_the_same_mark_as_others() -> None:
    unsure = replace(WERK, fair=11.0, worse_off_sure=0.6)
    assert unsure.is_unsure and not adds(unsure, NL).is_lost


def test_a_number_that_is_told_otherwise_and_another_way_of_dividing_stand_in_the_row() -> None:
    row = adds(WERK, NL, name="u", fair="17,1", other=("gelijk", 6.6, "6,6"), is_bold=True)
    assert (row.name, row.told, row.more, row.other, row.is_bold) == ("u", "17,1", "(13,5 tot 20,5) · 6,6", 6.6, True)
    assert row.hints[3] == "u: gelijk 6,6"


def test_an_unknown_share_has_no_number_and_hidden_others_are_withheld() -> None:
    assert adds(replace(WERK, fair=None), NL).told == "" and adds(replace(WERK, fair=None), NL).why == ""
    assert adds(Share("", "", 6, True), NL).why == "verborgen" and adds(Share("", "", 6, True), NL).is_group


def test_the_words_at_the_marks_speak_to_a_partner_and_name_another_way() -> None:
    assert (
        heads(NL).marginal == "zonder deze partner zoveel minder" and heads(NL, for_partner=True).marginal == "zonder u minder"
    )
    assert heads(NL, other="gelijk").column == "eerlijk deel · gelijk"
