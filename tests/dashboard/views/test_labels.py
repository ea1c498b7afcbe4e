from dashboard.views.labels import labels


def test_a_name_is_a_label_and_one_that_two_things_bear_gets_its_id() -> None:
    assert labels({"a": "Brug", "b": "Een", "c": "Brug"}) == {"Brug (a)": "a", "Een": "b", "Brug (c)": "c"}
