# Each target does all its own set-up; Python 3.11+ with venv, and make, is all a machine needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUNS := $(VENV)/.runs
TESTS := $(VENV)/.tests
# Two workers for each core: half of the time a test waits for a program that waits for it.
JOBS ?= $(shell echo $$((2 * $$(nproc 2>/dev/null || echo 2))))
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Where bytecode is switched off, each worker of pytest would rewrite all tests anew.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run test suites monkey lint bench check docs screenshots snapshots clean
.DEFAULT_GOAL := run

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

# --compile and compileall: without bytecode files a start takes 0.8 s longer (some machines switch them off globally).
$(RUNS): pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --compile --constraint constraints.txt --editable .
	$(BIN)/python -m compileall -q src
	@touch $@

$(TESTS): $(RUNS)
	$(BIN)/python -m pip install --quiet --compile --constraint constraints.txt --editable '.[dev]'
	@touch $@

run: $(RUNS)
	@$(BIN)/visittui $(ARGS)

lint: $(TESTS)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

test: lint
	$(BIN)/python -m pytest -n $(JOBS) --dist loadgroup $(ARGS)

# Some folders of tests only, such as make suites SUITES="tui archive" PYTHON=python3.13 VENV=.venv-3.13
suites: $(TESTS)
	$(BIN)/python -m pytest -n $(JOBS) --dist loadgroup $(addprefix tests/,$(SUITES)) $(ARGS)

# Random keys at the program, for a night; `make monkey ARGS="--seconds 600"` for less.
monkey: $(TESTS)
	$(BIN)/python -m tests.terminal.monkeys $(ARGS)

bench: $(TESTS)
	$(BIN)/python -m benchmarks.run $(ARGS)

# What is made from the program: the table of keys, the pictures of the README (the one of a browser needs Chromium).
docs: $(TESTS)
	$(BIN)/python -m docs.make_keys
	$(MAKE) screenshots

screenshots: $(TESTS)
	$(BIN)/python -m docs.make_screenshots $(ARGS)
	KEEP_SCREENSHOTS_IN=docs/images $(BIN)/python -m pytest -q tests/web -k the_page_shows

# Accept the screens as they are drawn now; look at each before committing it.
snapshots: $(TESTS)
	$(BIN)/python -m pytest tests/tui --snapshot-update -n $(JOBS)

clean:
	rm -rf .venv .venv-* .pytest_cache .mypy_cache .ruff_cache .hypothesis dist
