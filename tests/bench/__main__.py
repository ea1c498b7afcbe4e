"""Every benchmark, one after the other."""

from tests.bench import asking, starting

if __name__ == "__main__":
    for benchmark in (starting, asking):
        for ratio in benchmark.ratios():
            print(ratio, flush=True)
