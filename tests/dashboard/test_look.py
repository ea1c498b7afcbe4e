import pytest

from dashboard.look import (
    KIND_COLOUR,
    LEVEL_COLOUR,
    PARTY_COLOUR,
    distinct,
    hint,
    ink,
    kind_colour,
    layout,
    level_colour,
    literal,
    plain,
    plain_label,
    shortened,
    wrapped,
)

HOSTILE = ["*naam*", "[a](b)", ":red[x]", "$x$", "`c`", "# kop", "<b>x</b>", "a|b", "~~x~~", "![p](https://x.nl/p.png)"]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_reads_as_it_was_typed_where_markdown_is_obeyed(name: str) -> None:
    told = plain(name)
    assert told.replace("\\", "").replace("\u2060", "") == name
    assert "](" not in told and "://" not in told


def test_a_bare_address_becomes_no_link() -> None:
    assert "www." not in plain("www.example.org") and "@" not in plain("a@b.nl").replace("\u2060\\@", "")


def test_a_name_in_a_chart_carries_no_tags() -> None:
    assert plain_label("<b>x</b> & $1$") == "&lt;b&gt;x&lt;/b&gt; &amp; &#36;1&#36;"


def test_a_long_name_is_broken_at_its_spaces() -> None:
    assert wrapped("Stichting DOEN (DOEN Foundation)", 16) == ["Stichting DOEN", "(DOEN", "Foundation)"]


def test_both_themes_have_their_own_ink_and_every_figure_takes_it() -> None:
    assert ink("light").ink != ink("dark").ink
    assert layout("dark", narrow=True)["font"]["color"] == ink("dark").ink


def test_levels_below_the_norm_are_vermilion_and_above_it_blue_however_many_there_are() -> None:
    seven = (-100, -60, -20, 0, 20, 50, 80)
    assert tuple(level_colour(level, seven) for level in range(1, 8)) == LEVEL_COLOUR
    four = [LEVEL_COLOUR.index(level_colour(level, (-50, 0, 50))) for level in range(1, 5)]
    assert four == [0, 2, 3, 6]
    twelve = [LEVEL_COLOUR.index(level_colour(level, tuple(range(-50, 60, 10)))) for level in range(1, 13)]
    assert twelve == sorted(twelve) and max(twelve[:6]) < 3 <= min(twelve[6:])


def test_a_name_is_shortened_to_its_lines_and_ends_in_an_ellipsis() -> None:
    assert shortened("Gemeente Aabeek", 12, 2) == "Gemeente\nAabeek"
    assert shortened("Gemeente Aabeek en omstreken", 12, 1) == "Gemeente…"
    assert shortened("netwerktoegangsbewijs", 10, 2) == "netwerkto…"


def test_equal_names_are_made_different_and_read_the_same() -> None:
    assert distinct(["a", "b", "a"]) == ["a", "b", "a\u200b"]


def test_a_name_in_a_template_or_a_hint_stays_what_it_is() -> None:
    assert "{b}" not in literal("{b} $&") and literal("{b} $&").replace("\u2060", "") == "{b} $&"
    assert hint("<b>{b}</b>") == {"formatter": "&lt;b&gt;&#123;b}&lt;/b&gt;"}


def test_money_is_grey_every_kind_has_its_own_colour_and_one_that_is_not_ours_is_grey_too() -> None:
    assert kind_colour("geld", "dark") == ink("dark").muted
    assert kind_colour("iets anders", "light") == ink("light").grey
    assert len(set(KIND_COLOUR.values())) == len(KIND_COLOUR) == 16


@pytest.mark.parametrize("colour", [*KIND_COLOUR.values(), *PARTY_COLOUR.values()])
def test_a_colour_of_a_kind_stands_out_on_both_papers_and_never_means_harm(colour: str) -> None:
    def light(told: str) -> float:
        parts = [int(told[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    for paper, least in ((ink("light").paper, 2.1), (ink("dark").paper, 3.0)):
        low, high = sorted((light(colour), light(paper)))
        assert (high + 0.05) / (low + 0.05) >= least
    assert colour not in (ink("light").vermilion, ink("dark").vermilion)
