"""A coalition with the values of four partners, to read from alone; and how to tell of more in a line."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from data import intake
from data.store import Store
from tests.conftest import COALITION, Deliver

HEAD = "coalition,party,instrument,period,part,code,people,mean,spread,low,high,source\n"
TEN = [
    *("conformity", "tradition", "benevolence", "universalism", "self-direction"),
    *("stimulation", "hedonism", "achievement", "power", "security"),
]
PARTIES = "party,name,kind\nzorg,Zorghuis,social\nwijk,Wijkraad,residents\nbouw,Bouwers,business\nfonds,Fonds Rand,financier\n"
ALIKE = {
    "zorg": [0.0, 0.1, 1.0, 0.7, 0.3, -0.2, 0.1, -0.6, -1.1, 0.1],
    "wijk": [-0.1, 0.1, 1.0, 0.8, 0.2, -0.3, 0.1, -0.7, -0.9, 0.1],
    "bouw": [-0.6, -1.0, 0.2, 0.1, 0.5, 0.4, 0.0, 0.9, 0.1, 0.4],
    "fonds": [-0.5, -0.8, -0.1, 0.0, 0.3, 0.3, -0.4, 0.9, 0.4, 0.0],
}


def told(
    means: Mapping[str, Sequence[float]] = ALIKE, period: str = "2026-Q3", people: int = 12, instrument: str = "schwartz-21"
) -> str:
    """A file of profiles: of one person without a band."""
    rows = []
    for party, values in means.items():
        codes = TEN if instrument == "schwartz-21" else [f"s{at:02}" for at in range(1, 11)]
        for code, mean in zip(codes, values, strict=True):
            band = f"0.5,{mean - 0.2:.2f},{mean + 0.2:.2f}" if people > 1 else ",,"
            for part in ("value", "item") if instrument != "schwartz-21" else ("value",):
                rows.append(f"C,{party},{instrument},{period},{part},{code},{people},{mean},{band},vragenlijst")
    return HEAD + "\n".join(rows) + "\n"


@pytest.fixture(scope="session")
def values(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Two partners that are alike, and two others that are."""
    folder: Path = tmp_path_factory.mktemp("values")
    with Store.open(folder / "ledger.duckdb", write=True) as opened:
        for name, text in (("coalition", COALITION), ("party", PARTIES), ("profile", told())):
            file = folder / f"{name}.csv"
            file.write_text(text, encoding="utf-8")
            intake.deliver(opened, intake.examine([file], "template", opened), "m. de wit")
        yield opened


@pytest.fixture
def partners(store: Store, deliver: Deliver) -> Store:
    """The same coalition without any values yet, to write to."""
    deliver(coalition=COALITION, party=PARTIES)
    return store


@pytest.fixture(scope="session")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A coalition of which nearly everything is told that the second layer shows, to read from alone."""
    from tests.dashboard.pages.values.made_further import filled

    yield from filled(tmp_path_factory.mktemp("rich"))
