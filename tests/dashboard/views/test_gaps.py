from typing import Any

import pandas as pd
import pyarrow as pa
import pytest

from dashboard.views import gaps as views
from dashboard.views.streams import StreamsView
from dashboard.words import words
from tests.dashboard.views.made import Row, flow, seen

NL, EN = words("nl"), words("en")
GOAL = {
    "goal": "thuis",
    "name": "Wie nieuw is, kent mensen",
    "weight": 2.0,
    "giver_role": None,
    "receiver_role": None,
    "kind": None,
}
GEM: dict[str, Row] = {"gem": {}}


def goals(*rows: Row) -> pd.DataFrame:
    texts = [(name, pa.string()) for name in ("goal", "name", "giver_role", "receiver_role", "kind")]
    return _answered([GOAL | dict(row) for row in rows], *texts, ("weight", pa.float64()))


def needs(*rows: tuple[str, str, str, str | None]) -> pd.DataFrame:
    names = ("party", "direction", "kind", "what")
    return _answered([dict(zip(names, row, strict=True)) for row in rows], *((name, pa.string()) for name in names))


def roles(*rows: tuple[str, str, str | None]) -> pd.DataFrame:
    names = ("party", "role", "category")
    return _answered([dict(zip(names, row, strict=True)) for row in rows], *((name, pa.string()) for name in names))


def _answered(rows: list[dict[str, Any]], *schema: tuple[str, pa.DataType]) -> pd.DataFrame:
    return pa.Table.from_pylist(rows, schema=pa.schema(schema)).to_pandas(types_mapper=pd.ArrowDtype)


ROLES = roles(("brug", "provider", None), ("een", "partner", None), ("een", "investor", None), ("gem", "partner", "Gemeente"))


def missing(told: StreamsView, *rows: Row, asked: pd.DataFrame | None = None) -> tuple[views.MissingTold, views.MissingTold]:
    asked = needs() if asked is None else asked
    nl, en = (views.missing_told(told, goals(*rows), ROLES, asked, said) for said in (NL, EN))
    return nl, en


def test_a_whole_map_has_no_blanks() -> None:
    told = seen(flow("brug", "een", receiver_rating=4), flow("een", "brug", receiver_rating=4))
    found, english = views.completeness_told(told, NL), views.completeness_told(told, EN)
    assert (found.heading, found.blanks, found.number) == ("De kaart is volledig: er ontbreekt niets", (), 0)
    assert english.heading == "The map is complete: nothing is missing"
    assert found.sentences == (
        "2 van de 2 partners brengen en halen iets (100\xa0%).",
        "2 van de 2 stromen zijn door beide kanten bevestigd (100\xa0%).",
        "Van 2 van de 2 stromen is de hoeveelheid bekend (100\xa0%).",
        "2 van de 2 stromen die lopen of geleverd zijn, zijn gewaardeerd door wie haalt (100\xa0%).",
    )
    assert english.sentences[0] == "2 of 2 partners bring and take something (100%)."


def test_every_blank_says_what_is_missing_of_what_and_who_can_tell() -> None:
    untold: Row = {"what": None, "unit": None, "promised": None, "delivered": None}
    told = seen(
        flow("brug", "een", **untold, confirmed_by=None),
        flow("een", "een", delivered=None, confirmed_by="giver", state=None, receiver_rating=1),
        people={"gem": {}, "buur": {"is_member": False}},
    )
    found = views.completeness_told(told, NL)
    assert [(one.what, one.about, one.who) for one in found.blanks] == [
        ("geen enkele stroom", "Gem", "Gem"),
        ("haalt niets", "Brug", "Brug"),
        ("brengt niets", "Een", "Een"),
        ("hoeveelheid onbekend", "Brug → kennis → Een", "Brug en Een"),
        ("wat er geleverd is, is onbekend", "Een → les → Een", "Een"),
        ("door niemand bevestigd", "Brug → kennis → Een", "Brug en Een"),
        ("door één kant bevestigd", "Een → les → Een", "Een"),
        ("niet gewaardeerd", "Brug → kennis → Een", "Een"),
    ]
    assert found.heading == "Op 8 plekken is de kaart leeg"
    english = views.completeness_told(told, EN)
    assert english.heading == "In 8 places the map is blank"
    assert (english.blanks[3].what, english.blanks[3].about, english.blanks[3].who) == (
        "amount unknown",
        "Brug → knowledge → Een",
        "Brug and Een",
    )


def test_one_blank_is_told_of_in_the_singular_and_a_share_of_nothing_is_not_told() -> None:
    found = views.completeness_told(seen(people={"gem": {}}), NL)
    assert (found.heading, found.sentences) == (
        "Op 1 plek is de kaart leeg",
        ("0 van de 1 partner brengt en haalt iets (0\xa0%).",),
    )


def test_of_many_blanks_the_first_are_told_and_all_are_counted() -> None:
    told = seen(*(flow("brug", "een", what=str(at)) for at in range(views.MOST + 20)))
    found = views.completeness_told(told, NL)
    assert len(found.blanks) == views.MOST and found.number == views.MOST + 22
    assert found.heading == f"Op {found.number} plekken is de kaart leeg"


@pytest.mark.parametrize(
    ("giver", "receiver", "what", "who"),
    [
        ("provider", "investor", ("geld van uitvoerder naar investeerder", "money from provider to investor"), "Brug → Een"),
        ("gemeente", "provider", ("geld van gemeente naar uitvoerder", "money from gemeente to provider"), "Gem → Brug"),
        (
            "investor",
            "vervoerder",
            ("geld van investeerder naar vervoerder", "money from investor to vervoerder"),
            ("niemand heeft de rol vervoerder", "nobody has the role vervoerder"),
        ),
        (
            "outcome payer",
            "vervoerder",
            ("geld van uitkomstbetaler naar vervoerder", "money from outcome payer to vervoerder"),
            ("niemand heeft de rol uitkomstbetaler", "nobody has the role outcome payer"),
        ),
    ],
)
def test_a_stream_that_a_goal_asks_is_told_in_the_words_of_the_reader(
    giver: str, receiver: str, what: tuple[str, str], who: str | tuple[str, str]
) -> None:
    told = seen(flow("brug", "een"), flow("een", "brug"), people=GEM)
    both = missing(told, {"giver_role": giver, "receiver_role": receiver, "kind": "geld"})
    assert tuple(one.rows[0].what for one in both) == what
    assert tuple(one.rows[0].who for one in both) == ((who, who) if isinstance(who, str) else who)
    assert both[0].heading == f"Voor de gedeelde doelen ontbreekt 1 stroom: {what[0]}"
    assert both[1].heading == f"For the shared goals 1 stream is missing: {what[1]}"
    assert both[0].rows[0].why == "nodig voor Wie nieuw is, kent mensen"


def test_what_the_goals_ask_stands_before_what_does_not_come_back_and_what_could_match() -> None:
    told = seen(flow("brug", "een"), flow("brug", "een", what="cursus"), people=GEM)
    asked = needs(("gem", "offer", "data", "cijfers"), ("brug", "need", "data", None))
    both = missing(told, {"giver_role": "investor", "receiver_role": "provider", "kind": "arbeid"}, asked=asked)
    assert [(one.rank, one.what, one.why, one.who) for one in both[0].rows] == [
        (1, "arbeid van investeerder naar uitvoerder", "nodig voor Wie nieuw is, kent mensen", "Een → Brug"),
        (2, "iets terug van Een naar Brug", "2 stromen gaan één kant op", "Een"),
        (3, "data van Gem naar Brug", "aangeboden: cijfers; gevraagd: data", "Gem → Brug"),
    ]
    assert [one.why for one in both[1].rows] == [
        "needed for Wie nieuw is, kent mensen",
        "2 streams go one way",
        "offered: cijfers; asked: data",
    ]


def test_what_no_goal_asks_is_still_to_be_won_and_nothing_missing_is_said() -> None:
    one_way = seen(flow("brug", "een"), people=GEM)
    asked = {"giver_role": "provider", "receiver_role": "investor", "kind": "kennis"}
    assert [one.heading for one in missing(one_way, asked)] == [
        "Wat de doelen vragen stroomt; 1 andere stroom is denkbaar",
        "What the goals ask flows; 1 other stream can be thought of",
    ]
    for goal in ([], [{}]):  # of no goal, and of one that asks for no stream, it is not said that it is met
        assert [one.heading for one in missing(one_way, *goal)] == ["Er is 1 stroom te winnen", "There is 1 stream to be won"]
    both = missing(seen(flow("brug", "een"), flow("een", "brug")), {})
    assert [one.heading for one in both] == ["Er is geen stroom bekend die ontbreekt", "No stream is known to be missing"]
    assert both[0].rows == ()


def test_who_takes_no_part_in_the_quarter_is_not_asked_for_anything() -> None:
    gone: dict[str, Row] = {"gem": {"member_until": "2025"}}
    asked = needs(("gem", "offer", "data", None), ("brug", "need", "data", None))
    assert missing(seen(flow("brug", "een"), flow("een", "brug"), people=gone), asked=asked)[0].rows == ()


def test_a_chosen_kind_makes_nothing_else_missing() -> None:
    rows = [flow("brug", "een"), flow("een", "brug"), flow("brug", "een", "arbeid")]
    asked = {"giver_role": "provider", "receiver_role": "investor", "kind": "kennis"}
    assert missing(seen(*rows, people=GEM, kind="arbeid"), asked) == missing(seen(*rows, people=GEM), asked)


def test_of_many_missing_streams_the_first_are_told_and_all_are_counted() -> None:
    told = seen(*(flow("brug", f"p{at}") for at in range(views.MOST + 5)), whole=True)
    found = missing(told)[0]
    assert (len(found.rows), found.number) == (views.MOST, views.MOST + 5)
