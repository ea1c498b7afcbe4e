import pytest

from data.store import Store
from tests.dashboard.apptest import texts, visit


@pytest.mark.parametrize(
    ("lang", "title"), [("nl", "Hier staat nog niets: begin met één bestand"), ("en", "There is nothing here yet")]
)
@pytest.mark.parametrize("page", ["", "fonds", "gegevens"])
def test_with_nothing_in_the_ledger_every_page_gives_the_three_steps(store: Store, page: str, lang: str, title: str) -> None:
    app = visit(store, page, lang=lang)
    assert app.title[0].value.replace("\\", "").startswith(title)
    assert [header.value[:2] for header in app.header][:3] == ["1.", "2.", "3."]
    texts(app)
