"""What recomputing a score costs: under other assumptions, under other weights, and while somebody moves a slider."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import pandas as pd

from data.pack import Harm, Impute, Node, Pack, Treat
from metrics.index import Floats, Values, evaluated, point
from metrics.scoring import judged
from metrics.uncertainty import ranks, recomputed
from metrics.weighting import drawn, weights_of
from tests.bench.measuring import Ratio, compare, within
from tests.conftest import SHARED
from tests.metrics.made import LEVELS, plain, values
from tests.metrics.test_index import asem_values

RECOMPUTED = 1_000
PARTNERS, THEMES, OF_A_THEME, DRAWN = 1_000, 12, 5, 1_000
SCALES = {"minmax": (1.0, 100.0), "zscore": (50.0, 10.0), "rank": ()}
COINR = """
suppressMessages(library(COINr))
coin <- suppressMessages(build_example_coin(quietly = TRUE))
norms <- list(list(f_n = "n_minmax", f_n_para = list(c(1, 100))), list(f_n = "n_zscore", f_n_para = list(c(50, 10))))
noisy <- get_noisy_weights(w = coin$Meta$Weights$Original, Nrep = 100,
  noise_specs = data.frame(Level = c(2, 3), NoiseFactor = c(0.25, 0.25)))
specs <- list(
  Winmax = list(Address = "$Log$Treat$global_specs$f1_para$winmax", Distribution = 1:5, Type = "discrete"),
  Norm = list(Address = "$Log$Normalise$global_specs", Distribution = norms, Type = "discrete"),
  Weights = list(Address = "$Log$Aggregate$w", Distribution = noisy, Type = "discrete"),
  Aggregation = list(Address = "$Log$Aggregate$f_ag", Distribution = c("a_amean", "a_gmean"), Type = "discrete"))
took <- system.time(suppressMessages(get_sensitivity(coin, SA_specs = specs, N = 100, SA_type = "UA",
  dset = "Aggregated", iCode = "Index", quietly = TRUE)))
cat(took[["elapsed"]] / 100)
"""


def ratios() -> Iterator[Ratio | str]:
    yield from _assumptions()
    yield _weights()
    yield _slider()


def _assumptions() -> Iterator[Ratio | str]:
    """Imputing, normalising, aggregating and weights all vary at once, as in COINr's own example."""
    folder = SHARED / "data" / "coinr-asem"
    pack, told = asem_values(folder) if folder.is_dir() else _like_asem()
    assert isinstance(told, Values)
    variants = [
        _variant(pack, impute, normalise, aggregate)
        for impute, normalise, aggregate in product((pack.impute, None), SCALES, ("arithmetic", "geometric"))
    ]
    rng = np.random.default_rng(1)
    weights = drawn(pack, weights_of(pack), 5 * RECOMPUTED, rng)
    chosen = rng.integers(0, len(variants), 5 * RECOMPUTED)
    first = {name: weight[:RECOMPUTED] for name, weight in weights.items()}

    def ours() -> tuple[Floats, object]:
        scores = recomputed(variants, told, first, chosen[:RECOMPUTED])
        return scores, ranks(scores)

    def loop() -> tuple[Floats, object]:
        scores = np.stack(
            [
                _from_the_start(variants[at], told, {name: float(w[draw if len(w) > 1 else 0]) for name, w in weights.items()})
                for draw, at in enumerate(chosen[:RECOMPUTED])
            ]
        )
        return scores, np.stack([1 + (one[None, :] > one[:, None] + 1e-9).sum(axis=1) for one in scores])

    (scores, order), (expected, expected_order) = ours(), loop()
    assert np.isfinite(scores).all()
    assert np.abs(scores - expected).max() < 1e-9
    assert np.array_equal(np.asarray(order), np.asarray(expected_order))
    of = "ASEM" if folder.is_dir() else "a made table"
    found = compare(
        f"{RECOMPUTED:,} recomputations of {of}, against a plain loop", ours, loop, "at most 0.05x: 20 times", turns=3
    )
    yield found
    yield within(f"{5 * RECOMPUTED:,} of them", lambda: ranks(recomputed(variants, told, weights, chosen)), 1.0)
    yield _against_coinr(found.ours / RECOMPUTED)


def _variant(pack: Pack, impute: Impute | None, normalise: str, aggregate: str) -> Pack:
    nodes = [
        replace(node, aggregate=aggregate)
        if node.name in pack.children
        else replace(node, normalise=normalise, given=SCALES[normalise])
        for node in pack.nodes
    ]
    return replace(pack, nodes=tuple(nodes), impute=impute)


def _like_asem() -> tuple[Pack, Values]:
    """A table of the shape of COINr's example: 51 subjects, 49 indicators in 8 pillars in 2 groups, and some cells missing."""
    rng = np.random.default_rng(2)
    nodes = [Node("Index"), Node("Conn", "Index"), Node("Sust", "Index")]
    nodes += [Node(f"P{at}", "Conn" if at < 5 else "Sust") for at in range(8)]
    nodes += [
        Node(f"i{at:02}", f"P{at % 8}", direction="down" if at % 4 == 0 else "up", denominator=f"D{at % 4}" if at < 17 else "")
        for at in range(49)
    ]
    pack = plain(nodes, treat=Treat(), impute=Impute("group"))
    x = pd.DataFrame(rng.lognormal(3, 0.8, (51, 49)), columns=list(pack.indicators))
    x = x.mask(rng.random(x.shape) < 0.025)
    told: dict[str, Mapping[str, float | None]] = {}
    for at, row in enumerate(x.to_dict("records")):
        given = {str(name): None if np.isnan(value) else float(value) for name, value in row.items()}
        told[f"S{at:02}"] = given | {f"D{by}": float(rng.uniform(1, 9)) for by in range(4)}
    return pack, values(pack, told, groups={name: f"G{int(name[1:]) % 4}" for name in told})


def _from_the_start(pack: Pack, told: Values, weights: Mapping[str, float]) -> Floats:
    """One recomputation as one would write it down: every step anew, on a table of subjects by indicators."""
    x = told.x.copy()
    for at, name in enumerate(pack.indicators):
        if pack.by_name[name].denominator:
            x[:, at] /= told.by[pack.by_name[name].denominator]
    if pack.impute:
        for group in set(told.groups or ()):
            rows = np.array([one == group for one in told.groups or ()])
            x[rows] = np.where(np.isnan(x[rows]), np.nanmean(x[rows], axis=0), x[rows])
    if pack.treat:
        skew, kurtosis = _shape(x)
        for at in np.flatnonzero((abs(skew) >= pack.treat.skew) & (kurtosis >= pack.treat.kurtosis)):
            x[:, at] = _winsorised(x[:, at], pack.treat)
    x *= [-1 if pack.by_name[name].direction == "down" else 1 for name in pack.indicators]
    rule = pack.by_name[pack.indicators[0]].normalise
    if rule == "minmax":
        least, most = np.nanmin(x, axis=0), np.nanmax(x, axis=0)
        x = 1 + (x - least) / (most - least) * 99
    elif rule == "zscore":
        x = 50 + (x - np.nanmean(x, axis=0)) / np.nanstd(x, axis=0, ddof=1) * 10
    else:
        x = pd.DataFrame(x).rank(method="min").to_numpy()
    scores = dict(zip(pack.indicators, x.T, strict=True))
    for name in pack.upward:
        parts = np.stack([scores[child] for child in pack.children[name]])
        part = np.where(np.isnan(parts), 0.0, np.array([weights[child] for child in pack.children[name]])[:, None])
        if pack.by_name[name].aggregate == "geometric":
            scores[name] = np.exp(np.nansum(part * np.log(parts), axis=0) / part.sum(axis=0))
        else:
            scores[name] = np.nansum(part * parts, axis=0) / part.sum(axis=0)
    return np.asarray(scores[pack.root], float)


def _shape(x: Floats) -> tuple[Floats, Floats]:
    """Skewness and kurtosis of each column, corrected for the size of the sample."""
    n = (~np.isnan(x)).sum(axis=0)
    off = x - np.nanmean(x, axis=0)
    second, third, fourth = (np.nansum(off**power, axis=0) for power in (2, 3, 4))
    skew = np.sqrt(n) * third / second**1.5 * np.sqrt(n * (n - 1)) / (n - 2)
    kurtosis = ((n + 1) * (n * fourth / second**2 - 3) + 6) * (n - 1) / ((n - 2) * (n - 3))
    return skew, kurtosis


def _winsorised(column: Floats, treat: Treat) -> Floats:
    while True:
        skew, kurtosis = _shape(column[:, None])
        if abs(skew[0]) < treat.skew or kurtosis[0] < treat.kurtosis:
            return column
        most, fill = (np.nanmax, -np.inf) if skew[0] >= 0 else (np.nanmin, np.inf)
        farthest = column == most(column)
        if farthest.sum() > treat.most:
            return column
        column = np.where(farthest, most(np.where(farthest, fill, column)), column)


def _against_coinr(ours: float) -> Ratio | str:
    """A recomputation of ours against one of COINr's own, in its own language, where it is there."""
    script = shutil.which("Rscript")
    if script is None or subprocess.run([script, "-e", "library(COINr)"], capture_output=True, check=False).returncode:
        return "a recomputation, against COINr's own: COINr is not on this machine (promised: at most 0.005x: 200 times)"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "coinr.R"
        file.write_text(COINR, encoding="utf-8")
        took = float(subprocess.run([script, str(file)], capture_output=True, check=True, text=True).stdout.split()[-1])
    return Ratio("a recomputation, against COINr's own", ours, took, "at most 0.005x: 200 times")


def _weights() -> Ratio:
    """Scores and ranks of many subjects under drawn weights, against the least that it could take."""
    nodes = [Node("B"), *(Node(f"T{theme:02}", "B") for theme in range(THEMES))]
    nodes += [Node(f"i{theme:02}{at}", f"T{theme:02}") for theme in range(THEMES) for at in range(OF_A_THEME)]
    pack = plain(nodes)
    rng = np.random.default_rng(3)
    told = _observed(rng.uniform(0, 100, (PARTNERS, THEMES * OF_A_THEME)))
    index = point(pack, told, weights_of(pack))
    weights = drawn(pack, weights_of(pack), DRAWN, rng)
    columns = {name: index.scores[name] for name in pack.indicators}
    themes = np.stack([index.scores[name][0] for name in pack.themes])
    shares = np.stack([weights[name] for name in pack.themes], axis=1)
    shares = shares / shares.sum(axis=1, keepdims=True)

    def ours() -> tuple[Floats, object]:
        scores = evaluated(pack, columns, weights, index.hidden)[pack.root]
        return scores, ranks(scores)

    def least() -> tuple[Floats, object]:
        scores = shares @ themes
        return scores, np.argsort(-scores, axis=1)

    (scores, rank), (expected, order) = ours(), least()
    assert np.abs(scores - expected).max() < 1e-9
    first = np.take_along_axis(np.asarray(rank), np.asarray(order), axis=1)
    assert (np.diff(first, axis=1) >= 0).all() and (first <= np.arange(1, PARTNERS + 1)).all()
    name = f"{DRAWN:,} draws of weights, {PARTNERS:,} ranked, against product + sort"
    return compare(name, ours, least, "at most 2.5x", turns=15)


def _slider() -> Ratio:
    """The whole answer to a weight that was moved: scores, good and harm, coverage, evidence, caps and levels of all."""
    nodes = [Node("B", min_coverage=0.6), *(Node(f"D{group}", "B") for group in range(4))]
    for theme in range(THEMES):
        nodes.append(Node(f"T{theme:02}", f"D{theme % 4}", min_coverage=0.5))
        nodes += [Node(f"i{theme:02}{at}", f"T{theme:02}") for at in range(OF_A_THEME)]
    harm = Harm(must_report=frozenset({"T03"}))
    pack = Pack("made", "1", "signed", tuple(nodes), levels=LEVELS, harm=harm, sums=frozenset({3}))
    rng = np.random.default_rng(4)
    x = rng.uniform(-100, 100, (PARTNERS, THEMES * OF_A_THEME))
    told = _observed(np.where(rng.random(x.shape) < 0.05, np.nan, x), rng.integers(0, 6, x.shape))
    roles = [dict(zip(pack.themes, rng.uniform(0, 1, THEMES), strict=True)) for _ in range(4)]
    return within(
        f"a weight moved, {PARTNERS:,} partners x {THEMES * OF_A_THEME} indicators",
        lambda: judged(pack, "", told, given=roles[0], role_sets=roles),
        0.3,
    )


def _observed(x: Floats, evidence: "np.ndarray[tuple[int, ...], np.dtype[np.int64]] | None" = None) -> Values:
    nothing = np.full(x.shape, np.nan)
    graded = np.full(x.shape, -1) if evidence is None else evidence
    names = tuple(f"partner {at:04}" for at in range(len(x)))
    return Values(names, x, np.ones(x.shape, bool), nothing, nothing, graded, np.zeros(x.shape, np.int64), {})


if __name__ == "__main__":
    for ratio in ratios():
        print(ratio, flush=True)
