"""Two ways of doing one thing, timed by turns, so that what else the machine does hits both alike."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Ratio:
    """Median seconds of ours and of the baseline or budget; `bound` is what was promised of their ratio."""

    name: str
    ours: float
    baseline: float
    bound: str

    def __str__(self) -> str:
        ratio = f"{self.ours / self.baseline:8.3g}x"
        return (
            f"{self.name:58} {ratio}   ({self.ours * 1e3:.1f} ms against {self.baseline * 1e3:.1f} ms; promised: {self.bound})"
        )


def compare(name: str, ours: Callable[[], object], baseline: Callable[[], object], bound: str, turns: int = 7) -> Ratio:
    """Run both `turns` times by turns, after one run each that does not count."""
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(turns + 1):
        for act, taken in zip((ours, baseline), times, strict=True):
            began = time.perf_counter()
            act()
            if turn:
                taken.append(time.perf_counter() - began)
    return Ratio(name, median(times[0]), median(times[1]), bound)


def within(name: str, ours: Callable[[], object], seconds: float, turns: int = 7) -> Ratio:
    """Run ours `turns` times, after one run that does not count, against a budget in seconds."""
    times = []
    for turn in range(turns + 1):
        began = time.perf_counter()
        ours()
        if turn:
            times.append(time.perf_counter() - began)
    return Ratio(name, median(times), seconds, "at most 1x of a budget")
