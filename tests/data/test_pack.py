from data.pack import Levels, Node, Pack


def pack(*nodes: tuple[str, str]) -> Pack:
    return Pack("p", "1", "plain", tuple(Node(name, parent) for name, parent in nodes))


TREE = pack(("B", ""), ("D2", "B"), ("D1", "B"), ("T1", "D1"), ("I2", "T1"), ("I1", "T1"), ("I3", "D2"))


def test_a_level_is_one_more_than_the_highest_below_it() -> None:
    assert TREE.level_of == {"B": 4, "D1": 3, "T1": 2, "D2": 2, "I1": 1, "I2": 1, "I3": 1}


def test_the_root_has_no_parent_and_children_stand_in_sorted_order() -> None:
    assert TREE.root == "B"
    assert TREE.children == {"B": ("D1", "D2"), "D1": ("T1",), "T1": ("I1", "I2"), "D2": ("I3",)}


def test_upward_every_parent_comes_after_all_its_children() -> None:
    assert TREE.upward == ("D2", "T1", "D1", "B")


def test_indicators_and_themes_stand_in_the_order_of_the_file() -> None:
    assert TREE.indicators == ("I2", "I1", "I3")
    assert TREE.themes == ("D2", "T1")


def test_below_a_node_are_its_indicators_and_below_an_indicator_itself() -> None:
    assert TREE.below("B") == ("I1", "I2", "I3")
    assert TREE.below("I2") == ("I2",)


def test_a_node_and_a_pack_are_named_in_the_readers_language_else_as_they_can() -> None:
    assert (Node("a", name_nl="naam").label("en"), Node("a").label("nl")) == ("naam", "a")
    assert TREE.label("en") == "p"
    assert Levels((0, 1), ("laag", "hoog"), ("low", "high")).word(2, "en") == "high"
