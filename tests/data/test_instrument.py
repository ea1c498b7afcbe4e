import numpy as np

from data.instrument import Instrument, Item, Value


def instrument(**changed: object) -> Instrument:
    told = {
        "key": "eigen",
        "version": "1",
        "kind": "profile",
        "low": 1.0,
        "high": 6.0,
        "agrees": "high",
        "values": (Value("rust", "Rust", "", question_nl="Wat geeft u rust?"), Value("durf", "", "Daring"), Value("x")),
        "items": (Item("1", "durf"), Item("2", "rust", -1), Item("3", "durf")),
    }
    return Instrument(**{**told, **changed})


def test_a_name_falls_back_to_the_other_language_and_then_to_the_code() -> None:
    rust, durf, bare = instrument().values
    assert [rust.name("nl"), rust.name("en"), durf.name("nl"), durf.name("en"), bare.name("en")] == [
        "Rust",
        "Rust",
        "Daring",
        "Daring",
        "x",
    ]
    assert instrument().name("nl") == "eigen" and instrument(name_en="Own").name("nl") == "Own"


def test_a_question_is_never_given_in_the_other_language() -> None:
    rust = instrument().by_value["rust"]
    assert (rust.question("nl"), rust.question("en")) == ("Wat geeft u rust?", "")


def test_items_know_the_place_of_their_value_and_the_width_is_that_of_the_scale() -> None:
    assert instrument().value_of.tolist() == [1, 0, 1]
    assert instrument().width == 5


def test_a_scale_on_which_people_agree_at_the_low_end_turns_every_sign() -> None:
    np.testing.assert_array_equal(instrument().signs, [1, -1, 1])
    np.testing.assert_array_equal(instrument(agrees="low").signs, [-1, 1, -1])
