import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from data import intake
from data.limits import LINE
from data.methods import is_method, unpack
from data.problems import Refused
from data.store import Store

PACK = """key = "eigen"
version = "1.0"
owner = "stuurgroep"
dated = 2026-10-01
source = "eigen ontwerp"
scale = "plain"
[name]
nl = "Eigen pakket"
en = "Own pack"
"""
NODES = "node,parent,weight\nalles,,1\nT1,alles,2\nT2,alles,1\n"


def pack(at: Path, **files: str) -> Path:
    """The folder of a pack, with other contents for some of its files."""
    folder = at / "eigen"
    (folder / "weights").mkdir(parents=True, exist_ok=True)
    weights = "# owner: x\n# dated: 2026-10-01\nnode,weight\nT1,1\n"
    told = {"pack.toml": PACK, "nodes.csv": NODES, "weights/steering.csv": weights, **files}
    for name, text in told.items():
        (folder / name).write_text(text)
    return folder


def found(folder: Path, store: Store) -> list[tuple[str, int | None, str]]:
    """What is found; where nothing is wrong it is stored."""
    delivery = intake.examine([folder], "template", store)
    if not delivery.refused:
        intake.deliver(store, delivery, "Anna")
    return [(problem.code, problem.row, problem.found) for problem in delivery.problems if problem.fault]


def versions(store: Store) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in store.facts("method")[["method", "version", "kind", "name"]].astype(object).to_numpy()]


def test_a_pack_of_ones_own_is_stored_whole_as_a_version(store: Store, tmp_path: Path) -> None:
    folder = pack(tmp_path)
    assert is_method(folder)
    assert found(folder, store) == []
    assert versions(store) == [("eigen", "1.0", "pack", "Eigen pakket")]
    assert found(folder, store) == []
    assert store.head.batch == 1


@pytest.mark.parametrize("changed", ["nodes.csv", "weights/steering.csv"])
def test_a_changed_folder_with_the_same_version_is_refused_with_the_reason(store: Store, tmp_path: Path, changed: str) -> None:
    assert found(pack(tmp_path), store) == []
    text = (tmp_path / "eigen" / changed).read_text()
    folder = pack(tmp_path, **{changed: f"{text}# anders\n"})
    delivery = intake.examine([folder], "template", store)
    (problem,) = delivery.problems
    assert (problem.code, problem.found, problem.details["files"]) == ("version_taken", "eigen 1.0", changed)
    assert store.head.batch == 1
    assert found(pack(tmp_path, **{"pack.toml": PACK.replace("1.0", "1.1")}), store) == []
    assert [row[1] for row in versions(store)] == ["1.0", "1.1"]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"pack.toml": PACK.replace('owner = "stuurgroep"\n', "")}, [("toml_key_missing", None, "owner")]),
        ({"pack.toml": PACK.replace("plain", "vlak")}, [("toml_word", None, "scale = vlak")]),
        ({"nodes.csv": "node,weight\nalles,1\n"}, [("column_missing", None, "node, weight")]),
        ({"nodes.csv": NODES.replace("T2,alles", "T2,")}, [("roots", None, "alles, T2")]),
        ({"nodes.csv": NODES.replace("T2,alles", "T2,nergens")}, [("node_unknown", 4, "nergens")]),
        ({"nodes.csv": NODES.replace("T1,alles,2", "T1,alles,-0.25")}, [("number_below", 3, "-0.25")]),
        ({"nodes.csv": NODES.replace("T1,alles,2", "T1,alles,nan")}, [("not_a_number", 3, "nan")]),
        ({"nodes.csv": NODES.replace(",2", ",0").replace("T2,alles,1", "T2,alles,0")}, [("weights_zero", None, "alles")]),
        (
            {"nodes.csv": "node,parent,direction\nalles,,\nT1,alles,up\nT2,alles,sideways\n"},
            [("toml_word", 4, "sideways")],
        ),
        ({"nodes.csv": NODES.replace("T2,", "T1,")}, [("node_twice", 3, "T1"), ("node_twice", 4, "T1")]),
    ],
)
def test_every_fault_of_a_pack_is_named_with_its_place(
    store: Store, tmp_path: Path, files: dict[str, str], expected: list[tuple[str, int | None, str]]
) -> None:
    assert found(pack(tmp_path, **files), store) == expected
    assert store.head.batch == 0


def test_toml_that_cannot_be_read_is_said_and_stores_nothing(store: Store, tmp_path: Path) -> None:
    assert [code for code, _, _ in found(pack(tmp_path, **{"pack.toml": "key = "}), store)] == ["toml_unreadable"]


def test_an_instrument_needs_its_values_and_items(store: Store, tmp_path: Path) -> None:
    (tmp_path / "i").mkdir()
    (tmp_path / "i" / "instrument.toml").write_text(
        'key = "k"\nversion = "1"\nkind = "cards"\nsource = "s"\nlicence = "l"\n[scale]\nlow = 0\nhigh = 1\n'
    )
    (tmp_path / "i" / "values.csv").write_text("value\nrust\n")
    assert found(tmp_path / "i", store) == [("file_missing", None, "")]
    (tmp_path / "i" / "items.csv").write_text("item,value\n1,rust\n")
    assert found(tmp_path / "i", store) == []


def test_an_instrument_is_checked_whole_before_it_is_stored(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "i"
    folder.mkdir()
    toml = 'key = "k"\nversion = "1"\nkind = "profile"\nsource = "s"\nlicence = "l"\n[scale]\nlow = 6\nhigh = 1\n'
    (folder / "instrument.toml").write_text(toml)
    (folder / "values.csv").write_text("value\nrust\n")
    (folder / "items.csv").write_text("item,value,sign\n1,onrust,2\n")
    assert [code for code, _, _ in found(folder, store)] == [
        "scale_order",
        "value_without_item",
        "toml_word",
        "value_unknown",
    ]
    assert store.head.batch == 0
    (folder / "instrument.toml").write_text(toml.replace("low = 6\nhigh = 1", "low = 1\nhigh = 6"))
    (folder / "items.csv").write_text("item,value,sign\n1,rust,-1\n")
    assert found(folder, store) == []
    assert versions(store) == [("k", "1", "instrument", "k")]


def test_a_framework_says_who_it_is_and_may_hold_anything_else(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "kader"
    folder.mkdir()
    (folder / "framework.toml").write_text('key = "sdg"\nversion = "1"\nowner = "VN"\n')
    assert found(folder, store) == [("toml_key_missing", None, "dated")]
    (folder / "framework.toml").write_text('key = "sdg"\nversion = "1"\nowner = "VN"\ndated = 2026-10-01\n')
    assert found(folder, store) == []
    assert versions(store) == [("sdg", "1", "framework", "sdg")]


def archived(*names: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            archive.writestr(name, PACK)
    return target.getvalue()


def test_an_archive_of_a_folder_is_unpacked_with_or_without_the_folder(tmp_path: Path) -> None:
    for at, names in enumerate((("pack.toml", "weights/a.csv"), ("eigen/pack.toml", "eigen/weights/a.csv"))):
        folder = tmp_path / str(at)
        folder.mkdir()
        unpack(archived(*names), folder)
        assert is_method(folder) and (folder / "weights" / "a.csv").is_file()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"geen zip", "not_a_method"),
        (archived("nodes.csv"), "not_a_method"),
        (archived("pack.toml", "../buiten.csv"), "archive_path"),
        (archived("pack.toml", "/buiten.csv"), "archive_path"),
    ],
)
def test_an_archive_that_is_none_or_leads_elsewhere_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    with pytest.raises(Refused) as refused:
        unpack(content, folder)
    assert refused.value.problems[0].code == code
    assert not (tmp_path / "buiten.csv").exists()


def test_nodes_in_a_circle_and_a_day_that_is_none_are_refused(store: Store, tmp_path: Path) -> None:
    assert [code for code, _, _ in found(pack(tmp_path, **{"nodes.csv": "node,parent\nr,\nT1,b\nb,T1\n"}), store)] == [
        "node_in_circle"
    ]
    assert found(pack(tmp_path, **{"pack.toml": PACK.replace("2026-10-01", '"ooit"')}), store)[0][0] == "not_a_date"
    assert found(pack(tmp_path, **{"nodes.csv": "node,parent\nr,\n" + '"' + "x" * (LINE + 2) + '",r\n'}), store)[0][0] == (
        "not_a_table_file"
    )
