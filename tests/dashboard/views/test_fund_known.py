import pandas as pd
import pytest

from dashboard.views import fund_known as views
from dashboard.words import words

NL, EN = words("nl"), words("en")


def seen(*rows: tuple[str, int, int], without_money: bool = False, for_all: bool = False) -> views.KnownView:
    found = pd.DataFrame(rows, columns=["item", "known", "of_all"])
    return views.known_view(found, without_money=without_money, for_all=for_all)


SOME = seen(("contract.start", 4, 4), ("outcome.price", 3, 6), ("outcome.result", 0, 6), ("contract.end", 1, 4))


def test_what_is_missing_most_comes_first() -> None:
    assert [item.item for item in SOME.items] == ["outcome.result", "contract.end", "outcome.price", "contract.start"]
    alike = seen(("contract.end", 0, 3), ("outcome.result", 0, 210))
    assert [item.item for item in alike.items] == ["outcome.result", "contract.end"]


def test_the_heading_tells_how_much_is_known_and_names_the_weakest_item() -> None:
    told = views.heading(SOME, NL).replace("\xa0", " ")
    assert told == "Van wat bekend hoort te zijn is 40 % bekend, niets over het eindresultaat per uitkomst"
    least = seen(("contract.start", 3, 4), ("outcome.price", 1, 4))
    assert views.heading(least, EN) == "Of what should be known 50% is known, least about the price per outcome"
    more = seen(("contract.start", 0, 4), ("outcome.price", 0, 9), ("contract.end", 4, 4))
    assert views.heading(more, NL).endswith("24\xa0% bekend, niets over de prijs per uitkomst en 1 ander punt")


def test_all_and_nothing_have_a_heading_of_their_own() -> None:
    assert views.heading(seen(("contract.start", 4, 4)), NL) == "Alles wat bekend hoort te zijn, is bekend"
    assert views.heading(seen(("contract.start", 0, 4)), NL) == "Van wat bekend hoort te zijn, is niets bekend"


@pytest.mark.parametrize(("known", "told"), [(0, "0 %"), (1, "1 %"), (999, "99 %"), (1000, "100 %")])
def test_nothing_and_all_are_told_only_where_it_is_so(known: int, told: str) -> None:
    assert views.share_told(views.Item("contract.start", known, 1000), NL) == told.replace(" ", "\xa0")


def test_without_money_an_amount_that_is_not_shown_is_not_missing() -> None:
    rows = [("contract.cap", 0, 4), ("payment.payer", 0, 4), ("contract.start", 4, 4), ("claim.unit", 1, 4)]
    assert [item.item for item in seen(*rows, without_money=True).items] == ["claim.unit", "contract.start"]
    assert len(seen(*rows).items) == 4


def test_what_is_known_altogether_is_a_sentence_and_no_bar() -> None:
    assert [item.item for item in SOME.drawn] == ["outcome.result", "contract.end", "outcome.price"]
    assert views.complete_told(SOME, NL) == "Helemaal bekend: het begin van contracten."
    assert not views.complete_told(seen(("contract.end", 0, 3)), NL)


def test_the_reading_line_tells_what_is_drawn_and_of_which_contracts() -> None:
    assert views.reading(SOME, NL) == "Elke balk is het deel dat bekend is. Gearceerd = daarvan is niets bekend."
    many = seen(*((f"contract.{at}", 1, 2) for at in range(12)), for_all=True)
    assert "Getekend zijn 10 punten van de 12" in views.reading(many, NL)
    assert views.reading(many, EN).endswith("This counts over all contracts of the fund.")
    assert not views.reading(seen(("contract.start", 4, 4)), NL)


def test_every_item_that_the_question_asks_for_has_a_word() -> None:
    import re

    from data.asking import questions

    items = re.findall(r"select \d+(?: as place)?, '([a-z_.]+)'", questions()["fund_known"].sql)
    assert len(items) == 18
    assert [item for item in items for said in (NL, EN) if not said.has(f"fund.known.{item}")] == []
