# Reportline. `make run` serves the app, `make test` runs every test; both build what they need.
.DEFAULT_GOAL := help
.PHONY: help venv run doctor quick test check check-browser bundle contract browser tour bench fuzz mutants soak lock clean chromium postgresql s3 programs

# The tests start a thousand processes: what one of them has compiled the next need not compile again.
export PYTHONDONTWRITEBYTECODE :=

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# dash-cytoscape 1.0.2 is published as source only; all else comes as wheels.
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes --only-binary :all: --no-binary dash-cytoscape
RUN_STAMP := $(VENV)/.run-requirements
DEV_STAMP := $(VENV)/.dev-requirements
NODE_STAMP := node_modules/.installed

help:  ## Show the targets.
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Reportline needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V). Set PYTHON=python3.11." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "Could not make $(VENV). On Debian: apt install python3-venv" >&2; rm -rf $(VENV); exit 1; }

$(RUN_STAMP): requirements.txt | $(BIN)/python
	@echo "Installing the pinned requirements into $(VENV) ..."
	@$(PIP) -r requirements.txt
	@touch $@

$(DEV_STAMP): requirements-dev.txt requirements.txt | $(BIN)/python
	@echo "Installing the pinned test requirements into $(VENV) ..."
	@$(PIP) -r requirements-dev.txt
	@touch $@ $(RUN_STAMP)

venv: $(RUN_STAMP)  ## Make .venv with the run-time requirements.

run: $(RUN_STAMP)  ## Serve the app on 127.0.0.1:8050 (PORT= and HOST= change it).
	@exec $(BIN)/python app.py

doctor: $(RUN_STAMP)  ## Look at settings, store, limits and fonts; tell what is unsafe or wrong.
	@exec $(BIN)/python -c "from orgview.command import run; run(['doctor'])"

check: $(DEV_STAMP)  ## Format, lint, types, floors, counts, of both halves.
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy orgmodel orgview
	@$(BIN)/lint-imports
	@$(BIN)/python -m tests.counts
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory check-browser; \
	  elif [ -n "$$CI" ]; then echo "npm is missing: the browser half cannot be checked." >&2; exit 1; \
	  else echo "npm is missing: the browser half was not checked (lint, types, tests, bundle, contract)." >&2; fi

$(NODE_STAMP): package.json package-lock.json
	@command -v npm >/dev/null || { echo "npm is missing. Install node 20 or newer with npm (Debian: apt-get install nodejs npm)." >&2; exit 1; }
	@echo "Installing the pinned tools of the browser half into node_modules ..."
	@npm ci --silent --no-audit --no-fund
	@touch $@

check-browser: $(NODE_STAMP) $(DEV_STAMP)
	@$(BIN)/python -m orgview.contract_files --check
	@npm run -s check

bundle: $(NODE_STAMP)  ## Bundle assets/src into the scripts and the stylesheet that are served.
	@npm run -s bundle

contract: $(NODE_STAMP) $(DEV_STAMP)  ## Write the browser's types and ids from orgview/contract/ and orgview/ids.py.
	@$(BIN)/python -m orgview.contract_files
	@npm run -s contract

chromium: $(DEV_STAMP)
	@$(BIN)/python -m tests.browser.find_chromium

postgresql: $(DEV_STAMP)
	@$(BIN)/python -m tests.postgresql >/dev/null

programs: $(DEV_STAMP)
	@$(BIN)/python -m tests.missing

# Each browser test waits for its page most of the time: a second one fills the gaps, more than one a core does not.
BROWSER_TESTS = REPORTLINE_CHROMIUM="$$($(BIN)/python -m tests.browser.find_chromium)" \
  $(BIN)/python -m pytest --browser -m browser -n auto --maxprocesses 4 --dist worksteal
# To collect all others as well, and leave them out, took half a minute of each worker.
BROWSER_FILES = $(sort $(shell grep -rl --include='test_*.py' 'mark\.browser' tests))

quick: check chromium postgresql  ## Check, the unit tests that take no seconds, one walk over the page: under two minutes.
	@$(BIN)/python -m pytest -n auto --dist worksteal -m "not slow and not browser and not scale"
	@REPORTLINE_CHROMIUM="$$($(BIN)/python -m tests.browser.find_chromium)" $(BIN)/python -m pytest --browser tests/browser/test_smoke.py

# Two browsers and a server on a busy machine: what fails is tried once more by itself, in sight of all.
test: chromium postgresql programs  ## All tests, the browser ones included.
	@$(BIN)/python -m pytest -n auto --dist worksteal
	@$(BROWSER_TESTS) $(BROWSER_FILES) || { echo "Those that failed, once more:"; $(BROWSER_TESTS) --last-failed --last-failed-no-failures none $(BROWSER_FILES); }

browser: chromium  ## Only the browser tests.
	@$(BROWSER_TESTS) tests/browser

tour: chromium  ## Make the pictures of docs/tour.md from the page.
	@REPORTLINE_TOUR=docs/tour $(BROWSER_TESTS) tests/browser/test_tour.py

bench: chromium  ## Redraw beside d3-org-chart, memory, first paint, model, loading (needs node and npm; seven minutes).
	@npm ci --prefix benchmarks --silent
	@for part in redraw memory first_paint model; do \
	  REPORTLINE_CHROMIUM="$$($(BIN)/python -m tests.browser.find_chromium)" $(BIN)/python -m benchmarks.$$part || exit 1; \
	done
	@$(BIN)/python -m benchmarks.load 100000 1000000

# An input each that no test has tried; the seconds are those of each target that follows the branches.
EXAMPLES ?= 20000
SECONDS ?= 600

fuzz: $(DEV_STAMP) $(NODE_STAMP)  ## Try EXAMPLES= random inputs of each kind, then each target for SECONDS= along the branches.
	@$(BIN)/python -m tests.patterns.check
	@REPORTLINE_FUZZ_EXAMPLES=$(EXAMPLES) $(BIN)/python -m pytest -n auto tests/fuzz
	@if $(PIP) -r requirements-fuzz.txt; then \
	  for target in files json links bodies; do $(BIN)/python -m tests.fuzz.coverage $$target $(SECONDS) || exit 1; done; \
	else echo "atheris cannot be had here: only random inputs were tried." >&2; fi

mutants: $(DEV_STAMP)  ## Take out one guard after the other, and see that its test notices.
	@$(BIN)/python -m tests.mutants.mutants

KILLS ?= 1000
ROUNDS ?= 300

soak: $(DEV_STAMP)  ## Kill writers of the store KILLS= times, and lose nothing; serve ROUNDS= rounds, and leave nothing behind; 10,000 decisions.
	@REPORTLINE_KILLS=$(KILLS) $(BIN)/python -m pytest tests/orgview/store/test_kills.py
	@REPORTLINE_ROUNDS=$(ROUNDS) $(BIN)/python -m pytest tests/orgview/server/test_soak.py
	@REPORTLINE_STATES=800 $(BIN)/python -m pytest tests/orgmodel/reading/people/test_deciding_states.py

lock: $(DEV_STAMP)  ## Write the requirement files anew, with hashes.
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --custom-compile-command "make lock" -o requirements.txt requirements.in
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --custom-compile-command "make lock" -o requirements-dev.txt requirements-dev.in
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --custom-compile-command "make lock" -o requirements-fuzz.txt requirements-fuzz.in
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --custom-compile-command "make lock" -o requirements-server.txt requirements-server.in
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --custom-compile-command "make lock" -o requirements-s3.txt requirements-s3.in

s3: $(DEV_STAMP) .venv-s3/.installed  ## The tests of contents outside the database, with a server that speaks S3.
	@REPORTLINE_S3_SERVER=.venv-s3/bin/moto_server $(BIN)/python -m pytest tests/orgview/store/test_outside.py

.venv-s3/.installed: requirements-s3.txt
	@echo "Installing a server that speaks S3 into .venv-s3 ..."
	@$(PYTHON) -m venv .venv-s3
	@.venv-s3/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes -r requirements-s3.txt
	@touch $@

clean:  ## Remove what the other targets made.
	@rm -rf $(VENV) .venv-s3 node_modules benchmarks/node_modules .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
