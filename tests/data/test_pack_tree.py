from data.pack_tree import tree_of
from data.problems import Problem


def found(*pairs: tuple[str, str]) -> list[Problem]:
    return tree_of([(at, {"node": node, "parent": parent}) for at, (node, parent) in enumerate(pairs, 2)]).problems


def test_a_tree_has_one_root_every_parent_and_no_name_twice() -> None:
    assert found(("B", ""), ("a", "B"), ("b", "B")) == []
    assert [one.code for one in found(("B", ""), ("C", ""))] == ["roots"]
    assert [(one.code, one.row, one.found) for one in found(("B", ""), ("a", "X"))] == [("node_unknown", 3, "X")]
    assert "node_twice" in {one.code for one in found(("B", ""), ("a", "B"), ("a", "B"))}


def test_a_circle_is_told_and_not_walked_for_ever() -> None:
    assert "node_in_circle" in {one.code for one in found(("B", ""), ("a", "b"), ("b", "a"))}
