# `make demo` and `make test` need no more than make and a Python from 3.11 on, with its venv and pip.

VENV := .venv
BIN := $(VENV)/bin
ARTICLE ?= corpus/local-kim-son-dang-vien-co-dao.txt
BENCH ?= corpus

# The first of these that is there and new enough.
PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)

.DEFAULT_GOAL := help
.PHONY: help demo test test-browser lint fuzz bench messages clean

help:  ## Say what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1#\2/p' $(firstword $(MAKEFILE_LIST)) | awk -F'#' '{printf "%-12s %s\n", $$1, $$2}'

# What is tried next works as it stands; a test runs it.
demo: $(VENV)/installed  ## Set up, then read an article: make demo ARTICLE=my.txt
	@$(BIN)/vnpartyextract extract $(ARTICLE) --format table
	@$(BIN)/vnpartyextract review $(ARTICLE) -o demo.html
	@echo
	@echo "The article with every figure marked, to open in a browser: $(CURDIR)/demo.html"
	@echo
	@echo "Try next (after '. $(BIN)/activate' it is just vnpartyextract):"
	@echo "  $(BIN)/vnpartyextract extract $(ARTICLE) --format csv -o facts.csv"
	@echo "  $(BIN)/vnpartyextract series corpus/*.txt --metric 'Đảng viên mới kết nạp'"
	@echo "  $(BIN)/vnpartyextract --lang vi --help"

test: $(VENV)/developing lint  ## Set up for development, then run linter, type checker and tests
	$(BIN)/pytest -n 2

test-browser: $(VENV)/developing  ## Test the page of `review` in chromium, which is set up where it is missing
	@command -v chromium >/dev/null || { test "$$(id -u)" = 0 && apt-get update -qq && apt-get install -qq chromium >/dev/null; } \
		|| { echo "there is no chromium: install it (on Debian: apt-get install chromium), then try again" >&2; exit 1; }
	BROWSER_TESTS=1 $(BIN)/pytest tests/browser

lint: $(VENV)/developing
	$(BIN)/ruff check
	$(BIN)/mypy

COUNT ?= 2000
SEED ?= 1
fuzz: $(VENV)/developing  ## Read texts that nobody wrote: make fuzz COUNT=100000 SEED=7
	FUZZ_COUNT=$(COUNT) FUZZ_SEED=$(SEED) $(BIN)/pytest tests/test_fuzz.py

bench: $(VENV)/developing  ## Measure speed: make bench BENCH=folder/of/articles
	$(BIN)/python benchmarks/throughput.py $(BENCH)
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/number_expressions.py
	$(BIN)/python benchmarks/dates.py
	$(BIN)/python benchmarks/diff.py
	$(BIN)/python benchmarks/batch.py
	$(BIN)/python benchmarks/ablation.py $(BENCH)

PO := messages/locale/vi/LC_MESSAGES/vnpartyextract
messages: $(VENV)/developing  ## Bring the message catalogues up to date: new messages, then what is translated
	cd src/vnpartyextract && ../../$(BIN)/pybabel -q extract -F messages/babel.cfg --no-location --sort-output --no-wrap \
		--project vnpartyextract -o messages/messages.pot . 2>/dev/null
	cd src/vnpartyextract && ../../$(BIN)/pybabel -q update -i messages/messages.pot -o $(PO).po -l vi --no-fuzzy-matching \
		--ignore-obsolete --no-wrap --ignore-pot-creation-date
	cd src/vnpartyextract && ../../$(BIN)/pybabel -q compile -i $(PO).po -o $(PO).mo
	rm src/vnpartyextract/messages/messages.pot

clean:  ## Remove everything that was made
	rm -rf $(VENV) build dist demo.html .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# Stamps: set-up is done once, and again only after a change to what is to be installed.
$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "no Python from 3.11 on was found: install one, or say make PYTHON=/path/to/python" >&2; exit 1; }
	@echo "setting up $(VENV): a minute or two, once"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/installed: pyproject.toml | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/developing: pyproject.toml | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --upgrade 'pip>=23.3'  # an older one warns of lxml's extra, which it does not recognise
	@$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@ $(VENV)/installed
