from data.look_alikes import shape


def test_names_that_look_the_same_have_one_shape() -> None:
    assert shape("Recycle & Co") == shape("Rесyсlе & Cо") == shape("recycle \u00a0& CO")


def test_names_that_look_different_have_their_own() -> None:
    assert shape("Stichting De Brug") != shape("Stichting De Burg")
    assert shape("Het Brug 1") != shape("Het Brug 2")
