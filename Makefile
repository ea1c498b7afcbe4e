# Every chore of the house. `make demo` and `make test` do all the set-up they need.

PYTHON ?= python3
PORT ?= 8501
SECONDS ?= 60
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

# what was compiled, and what pytest made of the tests, is kept for the next worker and the next time
export PYTHONDONTWRITEBYTECODE :=

.PHONY: demo test check bench lock clean

# open the dashboard with the examples on 127.0.0.1:$(PORT)
demo: $(READY)
	$(BIN)/vlechtwerk demo --port $(PORT)

# tests of a file share what they made, and stay with one worker; what takes longest begins first
PYTEST := $(BIN)/python -m pytest -q -n 2 --dist loadfile --no-loadscope-reorder

# everything that must hold: style, types, import contracts and all tests, those in Chromium too where it is present
test: $(READY_DEV) style
	$(PYTEST)

# the same without the browser and the slow promises: what each commit leaves green
check: $(READY_DEV) style
	$(PYTEST) -m "not browser and not slow"

.PHONY: style
style: $(READY_DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# ratios of our speed to a plain baseline, measured in one run
bench: $(READY_DEV)
	$(BIN)/python -m tests.bench

# reading and checking under a fuzzer, for SECONDS
.PHONY: fuzz
fuzz: $(READY_DEV)
	$(PIP) -c constraints.txt -e ".[fuzz]"
	$(BIN)/python -m tests.fuzz $(SECONDS)

# pin the newest versions that fit pyproject.toml; versions only, no addresses
lock: $(READY_DEV)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --all-extras --quiet --no-header --no-annotate --no-emit-index-url --no-emit-find-links --upgrade -o constraints.txt

# remove what the other chores made
clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(READY): $(VENV)/bin/python pyproject.toml constraints.txt
	$(PIP) -c constraints.txt -e .
	touch $@

$(READY_DEV): $(READY)
	$(PIP) -c constraints.txt -e ".[dev]"
	touch $@
