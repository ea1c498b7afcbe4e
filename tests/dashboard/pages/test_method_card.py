from pathlib import Path

import pytest

from dashboard.pages.method_card import title
from dashboard.views.method_card import method_card
from dashboard.words import LANGS, Lang, words
from data import intake
from data.packs_known import shipped
from data.store import Store
from tests.dashboard.apptest import texts, visit
from tests.data.test_methods import pack


@pytest.mark.parametrize("lang", LANGS)
def test_the_title_says_what_a_score_is_made_of_on_one_line(lang: Lang) -> None:
    told = {key: title(method_card(one, lang), words(lang)) for key, one in shipped().items()}
    assert all(len(one) <= 68 for one in told.values())
    if lang == "nl":
        assert told["betekenisscore"] == "Zo rekenen we: 15 thema's, 4 controles, 2.000 doorrekeningen"


def test_the_example_stands_in_five_steps(store: Store) -> None:
    told = texts(visit(store, "methode", lang="nl"))
    for step in ("1. Meting: 154 ton", "2. Score: −54", "3. Thema: −54", "4. Gewicht: 6,7 %", "5. Niveau 2: belastend"):
        assert step in told.replace("\\", "").replace("\xa0", " ")


def test_levels_and_the_ten_steps_stand_in_tables(store: Store) -> None:
    app = visit(store, "methode", lang="nl")
    texts(app)
    levels, evidence, steps = (element.value for element in app.table)
    assert levels["Ook nodig"].tolist()[3:5] == ["niets", "bewijs E1 eigen registratie of sterker"]
    assert len(evidence) == 6 and len(steps) == 10
    assert (steps[["Gedaan", "Nagekeken", "Niet gedaan"]] != "").all().all()
    anchors = next(one.value for one in app.dataframe if "0 (norm)" in one.value)
    row = anchors[anchors["Eenheid"] == "ton"].iloc[0]
    assert row[["−100", "0 (norm)", "+60", "+100", "Richting"]].tolist() == ["200", "100", "60", "20", "minder is beter"]


def test_the_weights_stand_in_a_table_when_asked_for(store: Store) -> None:
    app = visit(store, "methode", lang="nl", table_weights="true")
    texts(app)
    rows = next(one.value for one in app.dataframe if "Gewicht" in one.value)
    assert rows["Gewicht"].str.replace("\xa0", " ").tolist() == (["20 %"] + ["6,7 %"] * 3) * 5


def test_another_pack_is_chosen_in_the_link_and_tells_its_own_rules(store: Store) -> None:
    app = visit(store, "methode", lang="nl", pack="ecg")
    told = texts(app)
    assert app.selectbox(key="pack").value == "ecg"
    assert "telt als 0" in told and "vlechtwerk score" in told and "Van meting naar punten" in told
    assert len(app.table) == 1


def test_a_pack_of_ones_own_can_be_chosen(store: Store, tmp_path: Path) -> None:
    intake.deliver(store, intake.examine([pack(tmp_path)], "template", store), "Anna")
    app = visit(store, "methode", lang="en", pack="eigen")
    assert "Own pack" in texts(app)
    assert app.selectbox(key="pack").options == ["betekenisscore", "ecg", "eigen"]
