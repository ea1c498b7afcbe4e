from data.tracking import UNSEEN


def test_unseen_work_is_done_all_the_same() -> None:
    assert list(UNSEEN([1, 2, 3], "checking")) == [1, 2, 3]
