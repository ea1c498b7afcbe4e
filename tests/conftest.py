"""What the tests share: a ledger of one's own, the shared data where it is there, and a coalition to write about."""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from dashboard import handed_in
from data import intake
from data.ledger import Written
from data.store import Store

collect_ignore = ["fuzz.py"]  # it needs a fuzzer, which only `make fuzz` installs
HERE = Path(__file__).parent
SHARED = HERE.parents[1] / "shared"

COALITION = "coalition,name\nC,Coalitie Voorbeeld\n"
PARTIES = "party,name,kind\nBrug,Stichting De Brug,social\nEen,Coöperatie Één,business\nGem,Gemeente 's-Voorbeeld,government\n"
STREAMS = (
    "coalition,giver,receiver,kind,what,period,unit,promised,delivered,evidence,source,note\n"
    "C,Brug,Een,arbeid,werkplekken,2026-Q1,fte,12.5,10,E1,jaarverslag 2026,vier trajecten\n"
    "C,Een,Brug,kennis,scholing,2026-Q1,uur,480,312.75,E2,meetrapport,\n"
    "C,Gem,Brug,regelruimte,ontheffing,2026-Q1,besluit,2,,E0,notulen,kwartaaloverleg\n"
)

Deliver = Callable[..., Written]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, so that no worker is left alone with it: the browser, then tests of the whole."""

    def begins(item: pytest.Item) -> int:
        ranks = (item.get_closest_marker("browser"), item.path.parent == HERE, item.get_closest_marker("slow"))
        return next((at for at, is_so in enumerate(ranks) if is_so), len(ranks))

    items.sort(key=begins)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared data; the test is skipped where it is not there."""
    if not SHARED.is_dir():
        pytest.skip("the shared data is not on this machine")
    return SHARED


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a closed ledger without facts: making its tables takes longer than copying it."""
    folder = tmp_path_factory.mktemp("empty")
    Store.open(folder / "ledger.duckdb", write=True).close()
    return folder


@pytest.fixture(scope="session")
def of_three(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a closed ledger with a coalition of three parties and three streams."""
    folder = tmp_path_factory.mktemp("three") / "ledger"
    shutil.copytree(empty, folder)
    with Store.open(folder / "ledger.duckdb", write=True) as opened:
        handed_over(opened, folder.parent / "delivery", coalition=COALITION, party=PARTIES, stream=STREAMS)
    return folder


@pytest.fixture
def store(request: pytest.FixtureRequest, empty: Path, tmp_path: Path) -> Iterator[Store]:
    """An empty ledger; in a test of `coalition` it is the one of that."""
    folder = request.getfixturevalue("of_three") if "coalition" in request.fixturenames else empty
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    with Store.open(tmp_path / "ledger.duckdb", write=True) as opened:
        yield opened


def handed_over(store: Store, folder: Path, by: str = "m. de wit", **files: str) -> Written:
    """Write files of the template in `folder`, which is emptied, and add what they hold."""
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    delivery = intake.examine([folder], "template", store)
    assert not delivery.refused, delivery.problems
    return intake.deliver(store, delivery, by)


@pytest.fixture
def deliver(store: Store, tmp_path: Path) -> Deliver:
    """Write files of the template and add what they hold: `deliver(party="...", stream="...")`."""
    return partial(handed_over, store, tmp_path / "delivery")


@pytest.fixture
def coalition(store: Store) -> Store:
    """A ledger with a coalition of three parties and three streams."""
    return store


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a closed ledger with the Brabant Outcomes Fund: it takes a second to fill and none to copy."""
    folder = tmp_path_factory.mktemp("brabant")
    with Store.open(folder / "ledger.duckdb", write=True) as opened:
        _fill(opened)
    return folder


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a closed ledger with the three invented coalitions: handing them in takes seconds."""
    folder = tmp_path_factory.mktemp("dommelrand")
    example = Path(intake.__file__).parent / "examples" / "dommelrand"
    with Store.open(folder / "ledger.duckdb", write=True) as opened:
        intake.deliver(opened, handed_in.examine([example], "template", opened), "test")
    return folder


@pytest.fixture(scope="session")
def dommelrand(invented: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A ledger with the three invented coalitions, to read from alone."""
    folder = tmp_path_factory.mktemp("shared") / "dommelrand"
    shutil.copytree(invented, folder)
    with Store.open(folder / "ledger.duckdb", write=True) as opened:
        yield opened


@pytest.fixture
def brabant(request: pytest.FixtureRequest, filled: Path, tmp_path: Path) -> Iterator[Store]:
    """A ledger with the example of the Brabant Outcomes Fund: `store` itself, where a test asks for that as well."""
    if "store" in request.fixturenames:
        store = request.getfixturevalue("store")
        _fill(store)
        yield store
        return
    shutil.copytree(filled, tmp_path / "brabant")
    with Store.open(tmp_path / "brabant" / "ledger.duckdb", write=True) as opened:
        yield opened


def _fill(store: Store) -> None:
    example = Path(intake.__file__).parent / "examples" / "brabant"
    intake.deliver(store, intake.examine([example], "template", store), "test")
