# Everything a newcomer needs: Python >= 3.11, pip and make. `make help` lists the targets.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
RUN    := $(VENV)/.installed
TEST   := $(VENV)/.installed-test

.DEFAULT_GOAL := help
.PHONY: help build test lint types unit dev sample lock clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(RUN): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(TEST): $(RUN) requirements-test.lock
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-test.lock
	touch $@

build: $(RUN) ## set up, then build all tables from data/raw
	$(BIN)/parley build

test: lint types unit ## set up, then run all checks

lint: $(TEST)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(TEST)
	$(BIN)/mypy

unit: $(TEST)
	$(BIN)/python -m pytest

dev: $(RUN) ## open the Dagster UI on loopback
	$(BIN)/parley dev

sample: build ## renew the sample release below data/releases
	mkdir -p data/accuracy
	$(BIN)/parley evaluate sentences data/gold/sentences.jsonl --json > data/accuracy/labelled-sentences.json
	rm -rf data/releases/2026.11.21
	$(BIN)/parley release build --version 2026.11.21

LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-header

lock: ## renew the lock files (needs `uv` on the path)
	$(LOCK) --output-file requirements.lock pyproject.toml build-requirements.in
	$(LOCK) --all-extras --constraint requirements.lock --output-file requirements-test.lock pyproject.toml build-requirements.in

clean: ## remove what was built (not what you downloaded or released)
	rm -rf data/tables data/parts data/quarantine data/parley.duckdb .dagster
