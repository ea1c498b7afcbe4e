import io
import zipfile
from pathlib import Path

from data import intake
from data.store import Store
from tests.dashboard.apptest import texts, visit
from tests.data.test_methods import pack


def test_the_method_says_where_numbers_come_from_and_what_the_score_is_not(store: Store) -> None:
    app = visit(store, "methode", lang="nl")
    told = texts(app)
    assert "er is geen band met of goedkeuring door de Stichting" in told
    assert len(app.title[0].value) <= 70
    glossary = next(one.value for one in app.dataframe if "Betekenis" in one.value)
    assert {"onbekend", "betwist", "niveau", "niet te onderscheiden", "E3 vergelijkingsgroep", "waardestroom"} <= set(
        glossary["Woord"]
    )
    assert "nog geen eigen versies" in told


def test_versions_of_ones_own_are_listed(store: Store, tmp_path: Path) -> None:
    intake.deliver(store, intake.examine([pack(tmp_path)], "template", store), "Anna")
    app = visit(store, "methode", lang="en")
    texts(app)
    own = app.dataframe[-1].value
    assert own[["Version", "Owner"]].to_numpy().tolist() == [["1.0", "stuurgroep"]]
    assert app.selectbox(key="own_version").options == ["eigen 1.0"]


def test_a_version_taken_along_is_the_folder_it_came_from(store: Store, tmp_path: Path) -> None:
    from data.methods import files_of

    folder = pack(tmp_path)
    intake.deliver(store, intake.examine([folder], "template", store), "Anna")
    files = files_of(store.facts("method")["content"].iloc[0])
    assert files == {p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*") if p.is_file()}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    assert zipfile.ZipFile(target).namelist() == ["nodes.csv", "pack.toml", "weights/steering.csv"]
