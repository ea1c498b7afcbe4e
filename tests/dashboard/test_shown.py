from dashboard.shown import show, shown
from data.store import Store


def test_the_app_shows_the_store_it_was_last_given(store: Store) -> None:
    show(store)
    assert shown() is store
