import json
import re
from importlib.resources import files
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from data.instrument import LIMITING, Instrument
from data.instrument_reading import read_instrument_folder
from data.instruments_known import instruments, shipped
from data.method_files import texts_of
from data.tables import PULSE

INSTRUMENTS = Path(str(files("data"))) / "instruments"
COLUMNS = ["method", "version", "name", "owner", "dated", "content", "recorded"]
NONE = pd.DataFrame(columns=COLUMNS).astype("string[pyarrow]")


def own(key: str, version: str, dated: str | None = "2026-10-01", **changed: str) -> dict[str, object]:
    """An instrument that people brought: ours about the goal, under another key and version."""
    told, _ = texts_of(INSTRUMENTS / "doel-delen")
    toml = told["instrument.toml"].replace('"1.0"', f'"{version}"').replace('key = "doel-delen"', f'key = "{key}"')
    content = json.dumps({**told, "instrument.toml": toml, **changed}, sort_keys=True)
    return {"method": key, "version": version, "dated": dated, "content": content, "recorded": "2026-10-02"}


def brought(*rows: dict[str, object]) -> pd.DataFrame:
    found = pd.DataFrame(list(rows), columns=COLUMNS)
    return found.assign(dated=pd.to_datetime(found["dated"]), recorded=pd.to_datetime(found["recorded"]))


@pytest.mark.parametrize("folder", sorted(path.name for path in INSTRUMENTS.iterdir()))
def test_an_instrument_of_ours_has_no_fault_and_no_remark(folder: str) -> None:
    instrument, problems = read_instrument_folder(INSTRUMENTS / folder)
    assert problems == []
    assert instrument is not None and instrument.key == folder and shipped()[folder] == instrument


@pytest.mark.parametrize(("key", "count", "values"), [("schwartz-21", 21, 10), ("schwartz-57", 57, 19)])
def test_golden_32_keys_cover_every_item_once(key: str, count: int, values: int) -> None:
    instrument = shipped()[key]
    assert [item.item for item in instrument.items] == [str(number) for number in range(1, count + 1)]
    assert len(instrument.values) == values and len(set(instrument.value_of.tolist())) == values
    assert (instrument.low, instrument.high, instrument.centring, instrument.min_items) == (1, 6, "person", 0.8)
    sizes = np.bincount(instrument.value_of)
    assert sizes.tolist() == ([2, 2, 2, 3, 2, 2, 2, 2, 2, 2] if values == 10 else [3] * 19)


def planes(instrument: Instrument) -> list[dict[str, float]]:
    """Of both axes the share that each value has in its own side of it."""
    found = []
    for axis in ("plane_x", "plane_y"):
        weights = {value.value: getattr(value, axis) for value in instrument.values if getattr(value, axis)}
        side = {sign: sum(weight for weight in weights.values() if np.sign(weight) == sign) for sign in (-1, 1)}
        found.append({code: np.sign(weight) * weight / side[np.sign(weight)] for code, weight in weights.items()})
    return found


def test_the_plane_weighs_families_alike_in_both_lengths() -> None:
    x, y = planes(shipped()["schwartz-21"])
    assert x == dict.fromkeys(("self-direction", "stimulation", "hedonism"), 1 / 3) | dict.fromkeys(
        ("security", "conformity", "tradition"), -1 / 3
    )
    assert y == {"universalism": 0.5, "benevolence": 0.5, "power": -0.5, "achievement": -0.5}
    long = shipped()["schwartz-57"]
    family = {value.value: value.group for value in long.values}
    for axis, short in zip(planes(long), (x, y), strict=True):
        shares: dict[str, list[float]] = {}
        for code, share in axis.items():
            shares.setdefault(family[code], []).append(share)
        assert {name: sum(one) for name, one in shares.items()} == pytest.approx(short)
        assert all(len(set(one)) == 1 for one in shares.values())
    assert {code for code in family if not any(code in axis for axis in planes(long))} == {"HUM", "FAC"}


def test_every_value_of_a_questionnaire_opens_a_conversation_in_both_languages() -> None:
    for key in ("schwartz-21", "schwartz-57", "graves", "zes-essentials", "doel-delen"):
        for value in shipped()[key].values:
            assert all(value.question(lang).endswith("?") and value.name(lang) != value.value for lang in ("nl", "en")), value
            assert all(len(value.question(lang).split()) <= 15 for lang in ("nl", "en")), value


def test_the_lens_measures_nothing_and_its_colours_stand_in_the_order_of_the_alphabet() -> None:
    lens = shipped()["graves"]
    assert lens.lens and lens.centring == "none" and [item.item for item in lens.items] == [v.value for v in lens.values]
    assert [value.value for value in lens.values] == sorted(value.value for value in lens.values)
    assert not any(value.plane_x or value.plane_y for value in lens.values)


def test_our_cards_have_some_that_hold_a_culture_back() -> None:
    cards = shipped()["waardekaarten"]
    assert (cards.kind, cards.low, cards.high) == ("cards", 0, 1)
    limiting = [value for value in cards.values if value.group == LIMITING]
    assert len(cards.values) == 32 and len(limiting) == 10


def test_the_codes_of_pulses_are_those_of_the_table_of_pulses() -> None:
    pulses = {key: [value.value for value in one.values] for key, one in shipped().items() if one.pulse}
    known = [choice.code for choice in PULSE]
    assert pulses == {"doel-delen": ["doel"], "zes-essentials": known[1:7]}
    assert known[0] == "doel"


def test_no_name_that_belongs_to_someone_else_and_no_words_of_a_questionnaire() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in INSTRUMENTS.rglob("*.*"))
    assert not re.search("spiral|barrett|cultural entropy|management drives|valuematch", text, re.I)
    for key in ("schwartz-21", "schwartz-57"):
        assert (INSTRUMENTS / key / "items.csv").read_text(encoding="utf-8").startswith("item,value,sign\n")


def test_what_nobody_brought_is_the_products_own() -> None:
    assert instruments(NONE) == shipped()


def test_an_instrument_of_peoples_own_hides_ours_and_its_newest_version_counts() -> None:
    rows = [own("doel-delen", "2", "2026-11-01"), own("doel-delen", "3", "2026-10-01"), own("doel-delen", "4", None)]
    for told in (rows, rows[::-1]):
        assert instruments(brought(*told))["doel-delen"].version == "2"
    found = instruments(brought(own("eigen", "1")))
    assert found.keys() == {*shipped(), "eigen"} and found["doel-delen"].version == "1.0"


def test_a_stored_instrument_that_is_none_any_more_is_left_out() -> None:
    broken = brought(own("doel-delen", "1", **{"items.csv": "item,value\nx,weg\n"}))
    assert instruments(broken).keys() == shipped().keys() - {"doel-delen"}
