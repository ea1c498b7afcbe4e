"""Every benchmark, one after the other."""

from tests.bench import asking, scoring, starting

if __name__ == "__main__":
    for benchmark in (starting, asking, scoring):
        for ratio in benchmark.ratios():
            print(ratio, flush=True)
