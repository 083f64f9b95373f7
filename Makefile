# Everything a newcomer needs: Python >= 3.11, pip and make. `make help` lists the targets.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help build test lint types unit dev lock clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(STAMP): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

build: $(STAMP) ## set up, then build all tables from data/raw
	$(BIN)/parley build

test: lint types unit ## set up, then run all checks

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

unit: $(STAMP)
	$(BIN)/python -m pytest

dev: $(STAMP) ## open the Dagster UI on loopback
	$(BIN)/parley dev

lock: ## renew requirements.lock (needs pip-tools' `uv` on the path)
	uv pip compile --quiet --universal --python-version 3.11 --all-extras --generate-hashes \
	  --no-emit-index-url --no-header --output-file requirements.lock pyproject.toml build-requirements.in

clean: ## remove what was built (not what you downloaded or released)
	rm -rf data/tables data/parts data/quarantine data/parley.duckdb .dagster
