import pytest

from dashboard.look import LEVEL_COLOUR, ink, layout, level_colour, plain, plain_label, wrapped

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
