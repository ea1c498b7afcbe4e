"""No respondent can be worked out: an attacker who knows who took part, and what each left open, solves what he can.

He takes every figure as a sum over people whom he knows, holds everybody's answers for the same in two waves, and solves.
"""

import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray

from dashboard.handed_in import examine
from data import intake
from data.asking import questions
from data.exporting import standing
from data.instrument import Instrument
from data.marks import Marks
from data.problems import Refused
from data.store import Store
from metrics import surveyed as door
from metrics import surveyed_opinions, told_before
from metrics.answer import answer
from metrics.catalogue import METRICS
from metrics.surveyed import Surveyed
from tests.conftest import COALITION
from tests.surveys import Wave, coalition, instrument, told, write_answers, write_instrument

Floats = NDArray[np.float64]
GivenOut = tuple[Instrument, list[Wave], Path, dict[str, pd.DataFrame]]
OF_PEOPLE = {"profiles", "alignments", "opinions", "releases", "released", "figures_told", "pulses"}
"""The questions about what people answered: only a metric that asks one of these can give them away."""
BOUND = {"known_day", "known_fact", "viewer_party", "viewer_coalitions"}
WITHIN = 0.5
COALITIONS = 200


class Attacker:
    """What he knows: a column a person and question, a row a figure; and what comes out of it."""

    def __init__(self, of: Instrument, waves: Sequence[Wave], names: Mapping[str, str] | None = None) -> None:
        """`names` tells who is behind a mark, where that cannot be read."""
        self.of, self.names = of, names
        people = list(dict.fromkeys(one for wave in waves for one in wave.rows["respondent"]))
        self.place = {one: at for at, one in enumerate(people)}
        self.answers = [np.full((len(people), len(of.items)), np.nan) for _ in waves]
        for answers, wave in zip(self.answers, waves, strict=True):
            answers[[self.place[one] for one in wave.rows["respondent"]]] = wave.given
        self.codes = [("item", one.item) for one in of.items] + [("value", one.value) for one in of.values]
        self.sums: list[Floats] = []
        self.amounts: list[float] = []
        self.withheld: list[tuple[Floats, Floats]] = []
        self.out: list[str] = []

    def learn(self, answers: Floats, found: Surveyed) -> None:
        """Take in all figures of a wave."""
        together: list[int] = []
        for table, row, _ in found.rows:
            if table == "release" and row["members"]:
                those = [self.place[self._name(one)] for one in json.loads(row["members"])]
                together += those if not row["role"] else []
                if not row["held_back"]:
                    self._profile(answers, those, [r for t, r, _ in found.rows if t == "profile" and _same(r, row)])
        for table, row, _ in found.rows:
            if table == "opinion" and row["opinion_group"] == 0 and row["votes"] is not None:
                at = next(at for at, (_, code) in enumerate(self.codes) if code == row["code"])
                self._sum(self._weights(answers, together, at), row["agree"] - row["disagree"])

    def _name(self, mark: str) -> str:
        return self.names[mark.partition(".")[0]] if self.names else mark[6:].partition(".")[0]

    def _profile(self, answers: Floats, those: Sequence[int], rows: Sequence[Mapping[str, Any]]) -> None:
        for row in rows:
            at = self.codes.index((row["part"], row["code"]))
            weights = self._weights(answers, those, at)
            if row["mean"] is None:
                answered = answers[those][:, at] if at < len(self.of.items) else np.array([])
                self.withheld.append((weights, answered))
                continue
            self._sum(weights, row["mean"] * row["people"])
            if at < len(self.of.items):
                self._bounds(answers[those][:, at], row)

    def _weights(self, answers: Floats, those: Sequence[int], at: int) -> Floats:
        """How much of each answer is in a sum over these people: of an item, or of a value as people are scored."""
        known = ~np.isnan(answers)
        weights = np.zeros(answers.shape)
        if at < len(self.of.items):
            weights[those, at] = known[those, at]
            return weights
        its = self.of.value_of == at - len(self.of.items)
        for one in those:
            if (known[one] & its).any():
                weights[one] = (known[one] & its) / (known[one] & its).sum()
                if self.of.centring == "person":
                    weights[one] -= known[one] / known[one].sum()
        return weights

    def _sum(self, weights: Floats, amount: float) -> None:
        self.sums.append(weights.ravel())
        self.amounts.append(amount)

    def _bounds(self, answers: Floats, row: Mapping[str, Any]) -> None:
        """What mean and spread leave open of everyone, also for one of them who takes his own answer off."""
        answers = answers[~np.isnan(answers)]
        for own in (None, *range(len(answers))):
            others = answers if own is None else np.delete(answers, own)
            n, mean = len(others), others.mean()
            reach = np.sqrt(((others - mean) ** 2).sum() * (n - 1) / n)
            low = max(mean - reach, self.of.low, self.of.high - n * (self.of.high - mean))
            high = min(mean + reach, self.of.high, self.of.low + n * (mean - self.of.low))
            if high - low < WITHIN:
                self.out.append(f"bounds {row['party']} {row['role']} {row['code']}")

    def solve(self) -> list[str]:
        """The answers, and the withheld sums of people who all answered alike, that come out within half a point."""
        if not self.sums:
            return self.out
        sums = np.array(self.sums)
        left, sizes, right = np.linalg.svd(sums, full_matrices=False)
        rank = int((sizes > 1e-9 * sizes[0]).sum())
        right = right[:rank]
        best = right.T @ ((left[:, :rank].T @ np.array(self.amounts)) / sizes[:rank])
        sure = np.isclose((right**2).sum(axis=0), 1.0, atol=1e-7)
        for at in np.flatnonzero(sure):
            if any(abs(answers.ravel()[at] - best[at]) < WITHIN for answers in self.answers):
                self.out.append(f"solved {divmod(int(at), len(self.of.items))}")
        for weights, answered in self.withheld:
            told = weights.ravel()
            is_even = answered.size and np.nanmax(answered) == np.nanmin(answered)
            if is_even and np.allclose(right.T @ (right @ told), told, atol=1e-7):
                self.out.append("withheld")
        return self.out


def _same(row: Mapping[str, Any], release: Mapping[str, Any]) -> bool:
    return all(row[name] == release[name] for name in ("party", "role", "period"))


def attack(waves: Sequence[Wave], found: Sequence[Surveyed], of: Instrument) -> list[str]:
    """What comes out of all that is told of these waves."""
    attacker = Attacker(of, waves)
    for answers, one in zip(attacker.answers, found, strict=True):
        attacker.learn(answers, one)
    return attacker.solve()


def instruments(seed: int) -> Instrument:
    """Every third coalition votes; of the others the values are centred or not, of two questions each or some of one."""
    if seed % 3 == 0:
        return instrument("statements", (1,) * 6, (-1, 1))
    return instrument(of_value=(2, 2, 1) if seed % 2 else (2, 2, 2), centring="person" if seed % 5 else "none")


def attacked(seed: int) -> list[str]:
    """What comes out of two waves of a coalition; of every tenth of four, where results are shown from three people on."""
    rng = np.random.default_rng(seed)
    of, is_hard = instruments(seed), seed % 10 == 0
    waves = coalition(rng, of, missing=(0, 0.02, 0.1)[seed % 4 % 3], waves=4 if is_hard else 2)
    return attack(waves, told(waves, of, {"C": 3} if is_hard else None), of)


@pytest.fixture
def no_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    """Opinion groups take the time and the attacker does not know who is in them."""
    monkeypatch.setattr(surveyed_opinions, "opinion_groups", lambda votes, seed: None)


def test_no_answer_comes_out_of_two_waves_of_some_coalitions(no_groups: None) -> None:
    assert {seed: found for seed in range(COALITIONS, COALITIONS + 20) if (found := attacked(seed))} == {}


@pytest.mark.slow
def test_no_answer_comes_out_of_two_waves_of_two_hundred_coalitions(no_groups: None) -> None:
    recovered = {seed: found for seed in range(COALITIONS) if (found := attacked(seed))}
    assert recovered == {}


def test_the_attack_recovers_answers_where_nothing_guards_them(no_groups: None, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (door, told_before):
        monkeypatch.setattr(module, "smallest", lambda _: 1)
    recovered = [seed for seed in range(24) if attacked(seed)]
    assert len(recovered) > 4


@pytest.fixture(scope="module", params=["statements", "profile"])
def given_out(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> GivenOut:
    """Two waves handed in one after the other, the instrument with the first; and all that the base gives out then."""
    of = instrument("statements", (1,) * 6, (-1, 1)) if request.param == "statements" else instrument()
    waves = coalition(np.random.default_rng(7), of)
    folder = tmp_path_factory.mktemp("given_out")
    parties = sorted({party for wave in waves for party in wave.rows["party"]})
    (folder / "coalition.csv").write_text(COALITION)
    (folder / "party.csv").write_text("party\n" + "\n".join(parties) + "\n")
    deliveries = [[folder / "coalition.csv", folder / "party.csv"], [write_instrument(of, folder / "own")], []]
    for paths, wave in zip(deliveries[1:], waves, strict=True):
        paths.append(write_answers(wave, of, folder / f"answers_{wave.period}.csv"))
    with Store.open(folder / "ledger.duckdb", write=True) as store:
        for paths in deliveries:
            delivery = examine(paths, "template", store)
            assert not delivery.refused, delivery.problems
            intake.deliver(store, delivery, "test")
        return of, waves, store.path, everything(store)


def everything(store: Store) -> dict[str, pd.DataFrame]:
    """All that the base gives out: every question and metric of the coalition, and every table as it is exported."""
    asked = {"coalition": "C", "period": "2026-Q2", "fund": "F", "pack": "betekenisscore", "focal": "", "by": "", "kind": ""}
    given = {
        name: store.ask(name, **{one: asked.get(one, "") for one in question.needs - BOUND})
        for name, question in questions().items()
        if question.gives != "beneath"
    }
    given |= {f"export {name}": frame for name, frame in standing(store).items()}
    for metric in (one for one in METRICS if OF_PEOPLE & set(one.questions)):
        with suppress(Refused):
            given[f"metric {metric.name}"] = answer(metric.name, store.ask, coalition="C")
    return given


def test_nothing_that_a_base_gives_out_names_a_respondent(given_out: GivenOut) -> None:
    _, waves, base, given = given_out
    respondents = {one for wave in waves for one in wave.rows["respondent"]}
    for name, frame in given.items():
        told = {word for cell in frame.to_numpy(dtype=object).ravel() for word in re.findall(r"[\w-]+", str(cell))}
        assert not told & respondents, name
    beside = [path for path in base.parent.rglob("*") if path.is_file() and path.suffix in (".parquet", ".head", ".marks")]
    assert beside and not any(one.encode() in path.read_bytes() for path in beside for one in respondents)


def test_no_answer_comes_out_of_what_a_base_gives_out(given_out: GivenOut) -> None:
    of, waves, base, given = given_out
    marks = Marks(base)
    names = {
        marks.of(party, one): one for wave in waves for party, one in wave.rows[["party", "respondent"]].itertuples(index=False)
    }
    found = []
    for wave in waves:
        rows = [("release", row, "") for row in told_in(given["released"], wave.period)]
        rows += [("profile", row, "") for row in told_in(given["profiles"], wave.period)]
        rows += [("opinion", row, "") for row in told_in(given["opinions"], wave.period)]
        found.append(Surveyed(rows))
    attacker = Attacker(of, waves, names)
    for answers, one in zip(attacker.answers, found, strict=True):
        attacker.learn(answers, one)
    assert len(attacker.sums) > 20
    assert attacker.solve() == []


def told_in(frame: pd.DataFrame, period: str) -> list[dict[str, Any]]:
    """The rows of a period, with nothing where nothing is told."""
    rows = frame[frame["period"] == period].astype(object)
    return [{str(name): told for name, told in row.items()} for row in rows.where(rows.notna(), None).to_dict("records")]
