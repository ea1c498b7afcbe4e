"""A coalition of which nearly everything is told that the second layer shows, its scores made up; and its page."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import session
from data import intake
from data.checking import Row
from data.packs_known import DEFAULT_PACK, shipped
from data.store import Store
from data.tables import BY_NAME
from tests.conftest import COALITION
from tests.dashboard.pages.values.conftest import ALIKE, PARTIES, told
from tests.dashboard.pages.values.test_values import opened

THEMES = list(shipped()[DEFAULT_PACK].themes)[:3]
MOVED = {**ALIKE, "bouw": [0.9, 0.8, 0.2, 0.1, -0.9, -0.6, 0.0, 0.2, -0.4, 0.4]}
"""In the earlier wave the builders thought otherwise."""


def _profiles() -> str:
    """Two waves of values, a wave of cards, a lens on one team, and statements of two partners."""
    head = "coalition,party,instrument,period,aspect,part,code,people,mean,agree,disagree,source\n"
    rows = [
        f"C,zorg,waardekaarten,2026-Q3,{aspect},{part},{code},10,{often / 10},{often if part == 'item' else ''},,kaarten"
        for aspect, cards in (("current", {"rust": 2, "haast": 7}), ("desired", {"rust": 8, "haast": 1}))
        for code, often in cards.items()
        for part in ("value", "item")
    ]
    rows += [
        f"C,zorg,graves,2026-Q3,{aspect},{part},{code},10,{mean},,,teamdag"
        for aspect, first in (("preference", 10), ("rejection", 20))
        for part in ("value", "item")
        for code, mean in (("blauw", first), ("groen", first + 4))
    ]
    rows += [
        f"C,{party},samen-stellingen,2026-Q3,personal,item,{code},20,3,{agree},{20 - agree},stellingen"
        for party, votes in (("zorg", {"s01": 18, "s02": 4}), ("wijk", {"s01": 17, "s02": 15}))
        for code, agree in votes.items()
    ]
    return head + "\n".join(rows) + "\n"


PULSES = "coalition,party,pulse,period,score,wording,source\n" + "".join(
    f"C,{party},{pulse},{quarter},{mark},{wording},peiling\n"
    for party, pulse, quarter, mark, wording in (
        ("zorg", "doel", "2026-Q2", 8, ""),
        ("zorg", "doel", "2026-Q3", 8, ""),
        ("wijk", "doel", "2026-Q2", 8, ""),
        ("wijk", "doel", "2026-Q3", 5, "Eerst zelf beslissen."),
        ("zorg", "vertrouwen", "2026-Q2", 8, ""),
        ("zorg", "vertrouwen", "2026-Q3", 6, ""),
        ("zorg", "energie", "2026-Q3", 7, ""),
        ("zorg", "commitment", "2026-Q3", 9, ""),
    )
)
IMPORTANCE = "coalition,party,node,period,importance,source\n" + "".join(
    f"C,{party},{node},2026-Q3,{told},verslag\n" for party, node, told in (("zorg", THEMES[0], 5), ("wijk", THEMES[1], 2))
)
OPINIONS = {
    0: {"s01": (40, 35), "s02": (40, 19)},
    1: {"s01": (20, 18), "s02": (20, 3)},
    2: {"s01": (20, 17), "s02": (20, 16)},
}


def _scores() -> pd.DataFrame:
    root = shipped()[DEFAULT_PACK].root
    rows: list[dict[str, Any]] = [
        {"subject": "zorg", "node": THEMES[0], "period": "2026-Q3", "score": 0.0},
        {"subject": "wijk", "node": THEMES[1], "period": "2026-Q3", "score": 40.0},
        {"subject": "C", "node": THEMES[0], "period": "2026-Q2", "score": 10.0},
        {"subject": "C", "node": THEMES[0], "period": "2026-Q3", "score": 14.0},
        {"subject": "C", "node": root, "period": "2025-Q3", "score": 20.0},
        {"subject": "C", "node": root, "period": "2026-Q3", "score": 30.0},
    ]
    return pd.DataFrame(rows).assign(low=[5.0, 5.0, 5.0, 12.0, 5.0, 5.0], high=45.0)


def filled(folder: Path) -> Iterator[Store]:
    """A ledger with the coalition. What only the door makes, opinions and what was held back, is put in beside the files."""
    files = {"coalition": COALITION, "party": PARTIES, "pulse": PULSES, "importance": IMPORTANCE, "profile": _profiles()}
    files |= {"profile_now": told(), "profile_before": told(MOVED, "2025-Q3")}
    with Store.open(folder / "ledger.duckdb", write=True) as store:
        for name, text in files.items():
            file = folder / f"{name}.csv"
            file.write_text(text, encoding="utf-8")
        delivery = intake.examine([folder / f"{name}.csv" for name in files], "template", store)
        about = {"coalition": "C", "period": "2026-Q3", "source": "stellingen", "recorded": date(2026, 10, 1)}
        opinion = {**about, "instrument": "samen-stellingen", "people": 20}
        for group, statements in OPINIONS.items():
            for code, (votes, agree) in statements.items():
                counts = {"opinion_group": group, "code": code, "votes": votes, "agree": agree, "disagree": votes - agree}
                delivery.rows.append(Row(BY_NAME["opinion"], {**opinion, **counts}))
        held = {"instrument": "waardekaarten", "aspect": "current", "party": "fonds", "people": 3, "held_back": "small"}
        delivery.rows.append(Row(BY_NAME["release"], {**about, **held}))
        intake.deliver(store, delivery, "m. de wit")
        yield store


def look(store: Store, **query: str) -> AppTest:
    """The page for a test that only looks; tests with the same query share one visit."""
    return _looked(store, tuple(sorted(query.items())))


@cache
def _looked(store: Store, query: tuple[tuple[str, str], ...]) -> AppTest:
    asked = session.ask
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(session, "ask", lambda name, **told: _scores() if name == "scores" else asked(name, **told))
        return opened(store, **dict(query))


def tables(store: Store, **query: str) -> AppTest:
    """The page with every picture as a table, and what stands beside the scores."""
    pictures = ("plane", "drift", "goal", "essentials", "culture", "lens", "opinions", "say_do", "over_time")
    return look(store, more_values="true", **{f"table_{one}": "true" for one in pictures}, **query)


def rows_of(app: AppTest, *columns: str) -> list[list[Any]]:
    """The rows of the one table with these columns; None where the reader sees that it is unknown."""
    [found] = [one.value for one in app.dataframe if one.value.columns.tolist() == list(columns)]
    rows: list[list[Any]] = found.astype(object).where(found.notna(), None).to_numpy().tolist()
    return rows
