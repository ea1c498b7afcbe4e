"""A network written as GEXF is read back by networkx with the same parties, streams and totals."""

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from data.gexf import write_gexf

LINKS = ["giver", "receiver", "kind", "unit", "period", "promised", "delivered"]
PARTIES = ["party", "name", "kind", "sector"]
Totals = Counter[tuple[str, str | None, str]]


def links(*rows: tuple[Any, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=LINKS, dtype=object)


def parties(*rows: tuple[Any, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=PARTIES, dtype=object)


def written(told: pd.DataFrame, known: pd.DataFrame, folder: Path) -> Any:
    write_gexf(told, known, folder / "net.gexf")
    return nx.read_gexf(folder / "net.gexf")


def totals(graph: Any) -> Totals:
    found: Totals = Counter()
    for _, _, edge in graph.edges(data=True):
        for side in ("promised", "delivered"):
            if side in edge:
                found[edge["kind"], edge.get("unit"), side] += Decimal(repr(edge[side]))
    return found


def test_it_is_read_back_with_the_same_totals_by_kind_and_unit(tmp_path: Path) -> None:
    rng = np.random.default_rng(41)
    rows = []
    for _ in range(400):
        giver, receiver = rng.integers(0, 15, 2)
        kind, unit = ("geld", "EUR") if rng.random() < 0.5 else ("arbeid", "uur")
        amounts = [None if rng.random() < 0.2 else Decimal(int(rng.integers(0, 10**11))) / 100 for _ in range(2)]
        rows.append((f"p{giver}", f"p{receiver}", kind, unit, f"2026-Q{rng.integers(1, 5)}", *amounts))
    graph = written(links(*rows), parties(), tmp_path)
    expected: Totals = Counter()
    for _, _, kind, unit, _, promised, delivered in rows:
        expected[kind, unit, "promised"] += promised or 0
        expected[kind, unit, "delivered"] += delivered or 0
    assert totals(graph) == expected
    assert graph.number_of_edges() == 400
    assert nx.number_of_selfloops(graph) == sum(row[0] == row[1] for row in rows)


def test_parallel_streams_circles_and_streams_to_oneself_are_kept(tmp_path: Path) -> None:
    rows = [(*pair.split("-"), "kennis", "uur", None, None, None) for pair in ("a-b", "a-b", "b-a", "b-b")]
    graph = written(links(*rows), parties(), tmp_path)
    assert sorted((one, other) for one, other, _ in graph.edges(keys=True)) == [("a", "b"), ("a", "b"), ("b", "a"), ("b", "b")]


def test_what_is_unknown_has_no_attribute_and_zero_has(tmp_path: Path) -> None:
    rows = [("a", "b", "geld", None, None, None, Decimal(0)), ("b", "a", "geld", "EUR", "2026", Decimal("NaN"), None)]
    graph = written(links(*rows), parties(), tmp_path)
    edges = {
        (one, other): {name: told for name, told in edge.items() if name != "id"} for one, other, edge in graph.edges(data=True)
    }
    assert edges == {
        ("a", "b"): {"kind": "geld", "delivered": 0.0},
        ("b", "a"): {"kind": "geld", "unit": "EUR", "period": "2026"},
    }


def test_parties_have_their_name_kind_and_sector_with_or_without_streams(tmp_path: Path) -> None:
    known = parties(("a", "Stichting A", "social", "zorg"), ("z", "Zonder", None, None))
    graph = written(links(("a", "b", "geld", "EUR", "2026", Decimal(1), None)), known, tmp_path)
    assert graph.nodes["a"] == {"label": "Stichting A", "kind": "social", "sector": "zorg"}
    assert graph.nodes["z"] == {"label": "Zonder"}
    assert graph.nodes["b"] == {"label": "b"}


@pytest.mark.parametrize("name", ["\"<&>'", "a\tb\nc\r", "\x00\x07\x1b", "\ufffe\uffff", "\ud800", "]]>", "🜁 é ﷽", "=1+1", ""])
def test_no_name_breaks_it(name: str, tmp_path: Path) -> None:
    told = links((f"id {name}", "b", f"kind {name}", name, name, Decimal(1), None))
    graph = written(told, parties((f"id {name}", f"naam {name}", None, name)), tmp_path)
    assert len(graph) == 2
    assert sum(totals(graph).values()) == 1


def test_a_character_that_xml_refuses_stands_as_its_code(tmp_path: Path) -> None:
    graph = written(links(), parties(("a", "x\x07\ufffe\tä", None, None)), tmp_path)
    assert graph.nodes["a"]["label"] == "x<U+0007><U+FFFE>\tä"


def test_an_empty_network_is_a_file_too(tmp_path: Path) -> None:
    assert len(written(links(), parties(), tmp_path)) == 0


def test_frames_of_the_store_are_written_alike(tmp_path: Path) -> None:
    plain = links(("a", "b", "geld", "EUR", "2026", Decimal("12.50"), None))
    arrow = plain.convert_dtypes(dtype_backend="pyarrow")
    one, other = tmp_path / "one.gexf", tmp_path / "other.gexf"
    write_gexf(plain, parties(), one)
    write_gexf(arrow, parties().convert_dtypes(dtype_backend="pyarrow"), other)
    assert one.read_bytes() == other.read_bytes()


def test_a_file_that_cannot_be_written_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "net.gexf"
    path.write_text("what was there", encoding="utf-8")

    def full(_: Path, __: bytes) -> int:
        raise OSError("no space left")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="no space"):
        write_gexf(links(), parties(), path)
    assert path.read_text(encoding="utf-8") == "what was there"
    assert [one.name for one in tmp_path.iterdir()] == ["net.gexf"]
