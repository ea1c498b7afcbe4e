"""Every question and metric, asked as each kind of viewer: nobody's confidential value, and one headline for all."""

import csv
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from dashboard import handed_in
from data import intake
from data.asking import questions
from data.policy import Viewer
from data.problems import Refused
from data.store import Store
from metrics.answer import answer
from metrics.catalogue import BY_NAME, METRICS

EXAMPLE = Path(intake.__file__).parent / "examples" / "dommelrand"
HERE = frozenset({"dommelrand"})
VIEWERS = {
    "facilitator": Viewer("begeleider", "facilitator", "", HERE),
    "steering": Viewer("stuurgroep", "steering", "", HERE),
    "financier": Viewer("fonds", "financier", "kiemkracht", HERE),
    "partner": Viewer("bouwers", "partner", "bouwers", HERE),
    "public": Viewer("iedereen", "public"),
}
ALLOWED = {"facilitator"}
CONFIDENTIAL = {
    ("dividend", "low"): ("1.31313", "1.31313"),
    ("dividend", "likely"): ("2.71828", "2.71828"),
    ("dividend", "high"): ("3.41414", "3.41414"),
    ("observation", "value"): ("61.91919", "61.91919"),
    ("achievement", "value"): ("53.53531", "53.53531"),
    ("stream", "promised"): ("98765.4", "98765.4"),
}
"""What stands in a column of what is kringloop's own, and is nobody else's business: in the file, and as a number."""
GIVEN = {
    **{"coalition": "dommelrand", "period": "2026-Q3", "quarter": "2026-Q3", "fund": "kiemkracht", "outcome": "aan-het-werk"},
    **{"pack": "betekenisscore", "instrument": "schwartz-21", "party": "kringloop", "focal": "", "by": "", "kind": ""},
}
BOUND = {"known_day", "known_fact", "viewer_party", "viewer_coalitions"}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The example, in which kringloop has values of its own that occur nowhere else."""
    folder = tmp_path_factory.mktemp("viewers")
    (folder / "told").mkdir()
    for path in EXAMPLE.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            for (table, column), (written, _) in CONFIDENTIAL.items():
                if path.stem == table and _is_own(table, row) and row.get(column):
                    row |= {column: written, "visibility": "own"}
        with (folder / "told" / path.name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    with Store.open(folder / "ledger.duckdb", write=True) as store:
        delivery = handed_in.examine([folder / "told"], "template", store)
        assert not delivery.refused, delivery.problems
        intake.deliver(store, delivery, "test")
        yield store


def _is_own(table: str, row: dict[str, str]) -> bool:
    """Is this row kringloop's alone, or, of a stream, between it and another than the viewers?"""
    if table == "dividend":
        return row["parties"] == "kringloop" and row["period"] == "2026-Q3"
    if table == "stream":
        return row["giver"] == "kringloop" and row["receiver"] == "zorghuis" and row["unit"] != "EUR"
    return row["party"] == "kringloop"


def asked(store: Store, viewer: Viewer) -> Iterator[tuple[str, pd.DataFrame]]:
    """Every question and every metric, as this viewer gets it; those that he may not ask are left out."""
    names = [*(one.name for one in questions().values()), *(metric.name for metric in METRICS)]

    answered: dict[str, pd.DataFrame] = {}

    def ask(name: str, **answers: object) -> pd.DataFrame:
        """What several metrics rest on is asked once."""
        if (key := f"{name} {sorted(answers.items())}") not in answered:
            answered[key] = store.ask(name, viewer=viewer, **answers)
        return answered[key]

    for name in names:
        metric = BY_NAME.get(name)
        asked_of = {one: questions()[one].needs for one in (metric.questions if metric else (name,))}
        needs = frozenset().union(*asked_of.values()) - BOUND - (metric.unasked if metric else frozenset())
        if metric is None and questions()[name].gives == "beneath":
            continue
        yield name, answer(name, ask, **{one: GIVEN.get(one, "") for one in needs})


def numbers(frame: pd.DataFrame) -> Iterator[float]:
    """Every number in a frame, those that stand in texts and lists left out."""
    for cell in frame.to_numpy(dtype=object).ravel():
        if isinstance(cell, int | float | Decimal | np.integer | np.floating) and not pd.isna(cell):
            yield float(cell)


def leaks(frame: pd.DataFrame) -> set[tuple[str, str]]:
    """The columns whose confidential value stands in a frame, as a number or in a text."""
    told = list(numbers(frame))
    texts = " ".join(str(cell) for cell in frame.to_numpy(dtype=object).ravel() if isinstance(cell, str))
    return {
        column
        for column, (written, number) in CONFIDENTIAL.items()
        if written in texts or any(abs(one - float(number)) < 1e-9 for one in told)
    }


@pytest.mark.slow
@pytest.mark.parametrize("role", VIEWERS)
def test_no_confidential_value_of_another_is_in_any_answer(base: Store, role: str) -> None:
    found = {name: told for name, frame in asked(base, VIEWERS[role]) if (told := leaks(frame))}
    if role in ALLOWED:
        assert set().union(*found.values()) == set(CONFIDENTIAL), "the values are there to be found"
    else:
        assert found == {}


def test_the_facts_beneath_results_are_nobodys_to_ask(base: Store) -> None:
    for question in (one for one in questions().values() if one.gives == "beneath"):
        with pytest.raises(Refused):
            base.ask(question.name, **{one: GIVEN.get(one, "") for one in question.needs - BOUND})


HEADLINES = {
    "contribution_total": ["together", "low", "high", "net", "net_low", "net_high", "parties", "unexplained"],
    "outcomes_net": ["net", "low", "high", "level", "additionality"],
    "latest_score": ["score", "low", "high", "level", "coverage"],
    "fund_money": ["earned", "paid", "due"],
}


@pytest.mark.parametrize("name", HEADLINES)
def test_the_headline_is_the_same_for_all_who_may_see_it(base: Store, name: str) -> None:
    given = {"coalition": "dommelrand"} if name != "fund_money" else {"fund": "kiemkracht"}
    frames = []
    for role in ("facilitator", "steering", "financier", "partner"):

        def ask(name: str, role: str = role, **answers: object) -> pd.DataFrame:
            return base.ask(name, viewer=VIEWERS[role], **answers)

        frames.append(answer(name, ask, **given)[HEADLINES[name]].astype(object))
    assert len(frames[0]) > 0
    for frame in frames[1:]:
        pd.testing.assert_frame_equal(frame, frames[0])
