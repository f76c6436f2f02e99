# make run    sets everything up and does the main job on the bundled cassettes
# make test   sets everything up and passes all tests, linters and type checks
PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || echo python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
WORKERS ?= 2
# Tests run side by side: many of them wait, for a time limit or for another process.
TESTS ?= 3
# Some scrapers of the zoo, each with another bug, and two sound ones; `make run SCRAPERS=` runs all of them.
SCRAPERS ?= sound-product-httpx-parsel sound-listing-requests-generator crash-missing-heading error-as-content-no-status \
  silent-empty-on-refusal silent-partial-break contamination-first-text noise-sensitive-raw-source killed-os-exit \
  state-leak-last-item

.PHONY: run test coverage tools bench soak backtest cassettes exhibits faults extractors clean

run: $(READY)
	@echo "== what scraper-harness finds in the scrapers of tests/zoo on the bundled cassettes"
	@$(BIN)/scraper-harness run --config tests/zoo/scraper-harness.toml --workers $(WORKERS) $(ARGS) $(SCRAPERS); \
	code=$$?; if [ $$code -gt 1 ]; then exit $$code; fi; \
	echo "== exit code $$code: the zoo's scrapers have planted bugs, so 1 is what a healthy harness says here"

test: $(READY) tools
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n $(TESTS) $(ARGS)

# Which lines and branches the tests reach; counting takes nearly twice the time, so it is no part of them.
coverage: $(READY) tools
	rm -f .coverage .coverage.*
	COVERAGE_CORE=ctrace $(BIN)/coverage run -m pytest -n $(TESTS) $(ARGS)
	$(BIN)/coverage combine -q
	$(BIN)/coverage report

# What the programs of tests/zoo/programs need, as Debian packages; tests that lack a tool are skipped.
tools:
	@for tool in curl:curl jq:jq node:nodejs xmllint:libxml2-utils; do \
	  command -v $${tool%:*} >/dev/null || missing="$$missing $${tool#*:}"; \
	done; \
	if [ -n "$$missing" ] && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "== installing$$missing"; \
	  export DEBIAN_FRONTEND=noninteractive; \
	  install="timeout 300 apt-get install --quiet --yes --no-install-recommends $$missing"; \
	  { $$install || { timeout 120 apt-get update && $$install; }; } >/dev/null 2>&1 || echo "== not installed"; \
	fi

bench: $(READY)
	$(BIN)/python -m tests.benchmarks

soak: $(READY)
	$(BIN)/python -m tests.soak $(ARGS)
	$(BIN)/python -m tests.mutations.all_pages
	$(BIN)/python -m tests.machines
	$(BIN)/python -m tests.campaign.kill_soak

backtest: $(READY)
	$(BIN)/python -m tests.backtest $(ARGS)

cassettes: $(READY)
	$(BIN)/python -m tests.origin

exhibits: $(READY)
	$(BIN)/python -m tests.software $(ARGS)

faults: $(READY)
	$(BIN)/python -m tests.clients $(ARGS)

extractors: $(READY)
	$(BIN)/python -m tests.extractors $(ARGS)

$(READY): pyproject.toml constraints.txt Makefile
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "pip>=25.1" -c constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt --editable . --group dev
	@touch $@

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .scraper-harness .coverage .coverage.*
