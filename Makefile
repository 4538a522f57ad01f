# `make run` starts the dashboard, `make test` checks everything; both set up what they need first.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.ONESHELL:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PORT ?= 8501
HOST ?= localhost
VENV ?= .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime-installed
DEVELOPMENT := $(VENV)/.development-installed
# Extra words for pytest: `make test PYTEST="-k map"`
PYTEST ?=

.PHONY: help run refresh test format lint types layers lock check-lock unit browser bench screenshots clean

help:  ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(BIN)/python:
	scripts/venv.sh $(VENV)

$(RUNTIME): requirements.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(DEVELOPMENT): requirements-dev.txt $(RUNTIME)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

run: $(RUNTIME)  ## start the dashboard on http://localhost:8501 (PORT=..., HOST=...)
	test -f "$${DASHBOARD_DATA_DIR:-data}/build/published.json" || $(BIN)/dashboard refresh
	$(BIN)/streamlit run app.py --server.port $(PORT) --server.address $(HOST) --server.headless true

refresh: $(RUNTIME)  ## read all sources again and publish a new build
	$(BIN)/dashboard refresh

test: $(DEVELOPMENT)  ## check everything: format, lint, types, layers, pins, tests, browser
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python scripts/lock.py --check
	$(BIN)/python -m scripts.browser --install
	$(BIN)/python -m scripts.postgres --install
	$(BIN)/python -m pytest $(PYTEST)

unit: $(DEVELOPMENT)  ## run the tests that need no browser
	$(BIN)/python -m pytest -m "not e2e and not slow" $(PYTEST)

format: $(DEVELOPMENT)  ## write the code in its one format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: $(DEVELOPMENT)  ## format, lint, types and layers, nothing written
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

lock: $(DEVELOPMENT)  ## pin the packages of pyproject.toml again (UPGRADE=1: the newest that fit)
	$(BIN)/python scripts/lock.py $(if $(UPGRADE),--upgrade)

check-lock: $(DEVELOPMENT)  ## fail where the pins do not match pyproject.toml
	$(BIN)/python scripts/lock.py --check

browser: $(DEVELOPMENT)  ## find or install the browser that the tests drive
	$(BIN)/python -m scripts.browser --install

bench: $(DEVELOPMENT)  ## measure the pages and the refresh
	$(BIN)/python -m scripts.browser --install
	for file in benchmarks/[a-z]*.py; do echo "== $$file"; name=$${file%.py}; $(BIN)/python -m "$${name//\//.}"; done

screenshots: $(DEVELOPMENT)  ## pictures of every page at both sizes, into screenshots/
	$(BIN)/python -m scripts.browser --install
	$(BIN)/python -m scripts.screenshots

clean:  ## remove builds, caches and the virtual environment
	rm -rf $(VENV) data/build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache screenshots
	find . -name __pycache__ -prune -exec rm -rf {} +
