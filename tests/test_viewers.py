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
from metrics.answer import Ask, answer
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
    ("dividend", "low"): "1.31313",
    ("dividend", "likely"): "2.71828",
    ("dividend", "high"): "3.41414",
    ("observation", "value"): "61.91919",
    ("achievement", "value"): "53.53531",
    ("stream", "promised"): "98765.4",
    ("outcome", "baseline"): "33.37337",
    ("observation of the whole", "value"): "7.17171",
}
"""What stands in a column of what is kringloop's own, or the facilitator's of the coalition as a whole: hidden from others."""
SINCE = "2026-Q1"
SHORT = ("observation", "stream", "pulse", "importance", "weight_set", "event")
"""The tables of which one coalition and its last three quarters are enough to see who sees what."""
GIVEN = {
    **{"coalition": "dommelrand", "period": "2026-Q3", "quarter": "2026-Q3", "fund": "kiemkracht", "outcome": "aan-het-werk"},
    **{"pack": "betekenisscore", "instrument": "schwartz-21", "party": "kringloop", "focal": "", "by": "", "kind": ""},
}
BOUND = {"known_day", "known_fact", "viewer_party", "viewer_coalitions"}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One coalition of the example, its last quarters, with hidden values that occur nowhere else."""
    folder = tmp_path_factory.mktemp("viewers")
    (folder / "told").mkdir()
    for path in EXAMPLE.glob("*.csv"):
        if path.stem.startswith("answer"):
            continue
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        if path.stem in SHORT:
            rows = [row for row in rows if row["coalition"] == "dommelrand" and (row.get("period") or SINCE) >= SINCE]
        for row in rows:
            for (table, column), written in CONFIDENTIAL.items():
                if path.stem == table.split()[0] and _is_own(table, row) and row.get(column):
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
    """Is this row kringloop's alone; of a stream, between it and another than the viewers; of the whole, the facilitator's?"""
    if table == "dividend":
        return row["parties"] == "kringloop" and row["period"] == "2026-Q3"
    if table == "stream":
        return row["giver"] == "kringloop" and row["receiver"] == "zorghuis" and row["unit"] != "EUR"
    if table == "outcome":
        return row["outcome"] == "blijvend-werk" and row["period"] == "2026-Q3"
    if table == "observation of the whole":
        return (row["party"], row["indicator"], row["period"]) == ("", "I41", "2026-Q3")
    return row["party"] == "kringloop"


@pytest.fixture(scope="module")
def asks(base: Store) -> dict[str, Ask]:
    """How each viewer asks; what several metrics rest on is asked once."""

    def of(viewer: Viewer) -> Ask:
        answered: dict[str, pd.DataFrame] = {}

        def ask(name: str, **answers: object) -> pd.DataFrame:
            if (key := f"{name} {sorted(answers.items())}") not in answered:
                answered[key] = base.ask(name, viewer=viewer, **answers)
            return answered[key]

        return ask

    return {role: of(viewer) for role, viewer in VIEWERS.items()}


def asked(ask: Ask) -> Iterator[tuple[str, pd.DataFrame]]:
    """Every question and every metric, as a viewer gets it; what is only for metrics to ask is left out."""
    for name in [*(one.name for one in questions().values()), *(metric.name for metric in METRICS)]:
        metric = BY_NAME.get(name)
        if metric is None and questions()[name].gives == "beneath":
            continue
        asked_of = {one: questions()[one].needs for one in (metric.questions if metric else (name,))}
        needs = frozenset().union(*asked_of.values()) - BOUND - (metric.unasked if metric else frozenset())
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
        for column, written in CONFIDENTIAL.items()
        if written in texts or any(abs(one - float(written)) < 1e-9 for one in told)
    }


@pytest.mark.slow
@pytest.mark.parametrize("role", VIEWERS)
def test_no_confidential_value_of_another_is_in_any_answer(asks: dict[str, Ask], role: str) -> None:
    found = {name: told for name, frame in asked(asks[role]) if (told := leaks(frame))}
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
    "outcomes_net": ["net", "low", "high"],
    "latest_score": ["score", "low", "high", "level", "coverage"],
    "weight_zone": ["level", "border", "node", "kind", "who", "weight", "low", "high", "flipped", "score", "holds"],
    "outcome_totals": ["coalition", "outcome", "claimed", "evidenced", "validated", "paid"],
    "conservation": ["check", "coalition", "outcome", "total", "limit", "excess", "holds"],
    "fund_money": ["earned", "paid", "due"],
}


@pytest.mark.parametrize("name", HEADLINES)
def test_the_headline_is_the_same_for_all_who_may_see_it(asks: dict[str, Ask], name: str) -> None:
    given = {"coalition": "dommelrand"} if name != "fund_money" else {"fund": "kiemkracht"}
    frames = []
    for role in ("facilitator", "steering", "financier", "partner"):
        found = answer(name, asks[role], **given)
        if name == "outcome_totals":
            found = found[found["level"] == "ecosystem"].reset_index(drop=True)
        frames.append(found[HEADLINES[name]].astype(object))
    assert len(frames[0]) > 0
    for frame in frames[1:]:
        pd.testing.assert_frame_equal(frame, frames[0])
