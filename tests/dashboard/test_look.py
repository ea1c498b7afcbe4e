import pytest

from dashboard.look import ink, layout, plain, plain_label, wrapped

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
