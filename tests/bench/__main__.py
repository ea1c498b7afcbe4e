"""Every benchmark, one after the other."""

from tests.bench import asking, contributing, drawing, forecasting, nearest, networks, scoring, starting

if __name__ == "__main__":
    for benchmark in (starting, asking, scoring, forecasting, networks, nearest, contributing, drawing):
        for ratio in benchmark.ratios():
            print(ratio, flush=True)
