import json
from importlib.resources import files
from pathlib import Path

import pandas as pd
import pytest

from data.method_files import texts_of
from data.pack_reading import read_pack_folder
from data.packs_known import pack_named, shipped
from data.problems import Refused

PACKS = Path(str(files("data"))) / "packs"
COLUMNS = ["method", "version", "dated", "recorded", "content"]
NONE = pd.DataFrame(columns=COLUMNS)


def own(
    key: str, version: str, dated: str | None = "2026-10-01", recorded: str = "2026-10-02", **changed: str
) -> dict[str, object]:
    """A pack that people brought: `ecg` under another key and version."""
    told, _ = texts_of(PACKS / "ecg")
    told["pack.toml"] = told["pack.toml"].replace('"5.0.8"', f'"{version}"').replace('key = "ecg"', f'key = "{key}"')
    content = json.dumps({**told, **changed}, sort_keys=True)
    return {"method": key, "version": version, "dated": dated, "recorded": recorded, "content": content}


def brought(*rows: dict[str, object]) -> pd.DataFrame:
    found = pd.DataFrame(list(rows), columns=COLUMNS)
    return found.assign(dated=pd.to_datetime(found["dated"]), recorded=pd.to_datetime(found["recorded"]))


@pytest.mark.parametrize("folder", sorted(path.name for path in PACKS.iterdir()))
def test_a_pack_of_ours_has_no_fault_and_no_remark(folder: str) -> None:
    pack, problems = read_pack_folder(PACKS / folder)
    assert problems == []
    assert pack is not None and pack.key == folder and shipped()[folder] == pack


def test_the_product_has_its_two_packs() -> None:
    assert set(shipped()) == {"betekenisscore", "ecg"}
    assert len(shipped()["betekenisscore"].themes) == 16
    ecg = shipped()["ecg"]
    assert (len(ecg.themes), len(ecg.indicators), len(ecg.penalty)) == (20, 60, 19)


def test_what_nobody_brought_is_the_products_own() -> None:
    assert pack_named("ecg", NONE) is shipped()["ecg"]
    assert pack_named("ecg", brought(own("eigen", "1"))) is shipped()["ecg"]


def test_a_pack_of_peoples_own_hides_ours_of_the_same_key() -> None:
    assert pack_named("ecg", brought(own("ecg", "6"))).version == "6"


def test_the_newest_version_counts_by_its_day_and_not_by_its_place() -> None:
    newest = own("eigen", "2", "2026-11-01")
    older = own("eigen", "3", "2026-10-01", "2026-11-20")
    undated = own("eigen", "4", None, "2026-11-21")
    for rows in ((newest, older, undated), (undated, older, newest)):
        assert pack_named("eigen", brought(*rows)).version == "2"


def test_a_key_that_nobody_has_is_refused_with_those_there_are() -> None:
    with pytest.raises(Refused) as refused:
        pack_named("geen", brought(own("eigen", "1")))
    (problem,) = refused.value.problems
    assert (problem.code, problem.found) == ("no_such_pack", "geen")
    assert problem.details["there"] == "betekenisscore, ecg, eigen"


def test_a_stored_pack_that_is_none_any_more_is_refused_with_its_faults() -> None:
    broken = own("eigen", "1", **{"nodes.csv": "node,parent\nA,\nB,\n"})
    with pytest.raises(Refused) as refused:
        pack_named("eigen", brought(broken))
    assert "roots" in {problem.code for problem in refused.value.problems}
