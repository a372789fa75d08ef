# Everything here needs Python 3.10 or newer and make; the rest is fetched into .venv on the first run.

VENV := .venv
SECONDS := 60
BIN := $(VENV)/bin
READY := $(VENV)/.ready
BROWSER := $(VENV)/.browser
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check
MIN_PYTHON := import sys; sys.exit(sys.version_info < (3, 10))
CANDIDATES := python3 python3.14 python3.13 python3.12 python3.11 python3.10 python

.DEFAULT_GOAL := help
.PHONY: help demo test test-browser test-engines docs bench fuzz lock clean

help: ## Say what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 14

demo: $(READY) ## Check a calendar that only talks and one that also listens
	@$(call verdict,examples/parks-department,1)
	@$(call verdict,examples/open-source-project,0)
	@printf '\n$$ postlint mix %s\n' examples/open-source-project
	@$(BIN)/postlint mix examples/open-source-project

test: $(READY) ## Lint, formatting, types, import layers, tests
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-cache > $(VENV)/layers.log || { cat $(VENV)/layers.log; exit 1; }
	@cd accurate && ../$(BIN)/lint-imports --no-cache > ../$(VENV)/layers.log || { cat ../$(VENV)/layers.log; exit 1; }
	@$(BIN)/python -m pytest --numprocesses=auto --dist=loadfile --no-loadscope-reorder

test-browser: $(BROWSER) ## Look at the page of the report in a real browser, with what that needs installed
	@$(BIN)/python -m pytest tests/browser -rs

$(BROWSER): $(READY)
	@command -v chromium > /dev/null && command -v chromedriver > /dev/null \
	  || { apt-get update --quiet=2 && apt-get install --quiet=2 --yes chromium chromium-driver; } > $(VENV)/browser.log 2>&1 \
	  || { echo "make test-browser needs chromium and chromedriver; see $(VENV)/browser.log." >&2; exit 1; }
	@$(PIP) install --group browser
	@npm install --silent --no-save --no-audit --no-fund --prefix $(VENV)/browser axe-core@4
	@touch $@

test-engines: $(READY) ## Audit with Spark (which needs Java) and Ray, as docs/at-scale.md shows it
	@$(PIP) install --group engines || echo "Not all engines can be had here: what is missing is skipped." >&2
	@$(BIN)/python -m pytest tests/engines -rs

docs: $(READY) ## Write anew the pages of docs/ that are made from the sources
	@$(BIN)/python -m docs.generate

bench: $(READY) ## Time postlint check beside yamllint, its pipeline beside spaCy, how rules grow, and an audit
	@$(PIP) install --group bench
	@$(BIN)/python -m benchmarks.check
	@echo
	@$(BIN)/python -m benchmarks.classifier
	@echo
	@$(BIN)/python -m benchmarks.rules
	@echo
	@OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks.audit

fuzz: $(READY) ## Fuzz each target for SECONDS=60 of the processor, by what it covers where atheris can be had
	@$(PIP) install --group fuzz || echo "atheris cannot be had here: inputs are chosen at random." >&2
	@$(BIN)/python -m tests.fuzz $(SECONDS) $(TARGETS)

lock: $(READY) ## Write anew which versions of what tests need were tried together, with their hashes
	@$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.10 --generate-hashes --no-annotate \
	  --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' \
	  --group dev pyproject.toml --output-file .ci/requirements.txt

clean: ## Remove the environment and every cache
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .fuzz .import_linter_cache

# The stamp is made last, so that a broken installation is tried again.
$(READY): pyproject.toml Makefile
	@python="$(PYTHON)"; \
	for name in $(if $(PYTHON),,$(CANDIDATES)); do \
	  if "$$name" -c '$(MIN_PYTHON)' 2>/dev/null; then python="$$name"; break; fi; \
	done; \
	if ! "$${python:-none}" -c '$(MIN_PYTHON)' 2>/dev/null; then \
	  echo "postlint needs Python 3.10 or newer. Name one: make PYTHON=/path/to/python3" >&2; exit 1; \
	fi; \
	echo "Setting up $(VENV) (the first time takes a minute or two) …"; \
	"$$python" -m venv $(VENV)
	@$(PIP) install --upgrade 'pip>=25.1'
	@$(PIP) install --editable . --group dev
	@touch $(READY)

# verdict FOLDER,CODE: a calendar may fail, so the exit code is shown; only another code than CODE stops make.
define verdict
printf '\n$$ postlint check %s\n' '$(1)'; \
$(BIN)/postlint check $(1); code=$$?; \
case $$code in 0) echo "→ exit code 0: nothing found";; *) echo "→ exit code $$code";; esac; \
if [ $$code -ne $(2) ]; then echo "postlint was to end with exit code $(2) here: this is a fault in postlint." >&2; exit 1; fi
endef
