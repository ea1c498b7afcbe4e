import pytest

from data.store import Store
from tests.dashboard.apptest import texts, visit


@pytest.mark.parametrize(
    ("lang", "title"), [("nl", "Hier staat nog niets: lees eerst een bestand in"), ("en", "Nothing stands here yet")]
)
def test_with_nothing_in_the_ledger_the_page_says_how_to_begin(store: Store, lang: str, title: str) -> None:
    app = visit(store, lang=lang)
    assert app.title[0].value.replace("\\", "").startswith(title)
    assert [code.value.split(" ")[1] for code in app.code] == ["import", "serve"]
    assert all(f"--db {store.path.name}" in code.value for code in app.code)
    texts(app)
