# `make run` and `make test` need Python 3.11 or later and make, nothing else. `make help` lists the rest.

BIN := .venv/bin
SHELL := /bin/sh

.PHONY: help setup setup-dev run test lint lint-style lint-form lint-types lint-imports format bench faults load pictures audit static lock clean

help: ## say what there is
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

setup: .venv/.installed ## build .venv with what the site needs, from the lock file

setup-dev: .venv/.installed-dev ## the same with what tests and linters need

run: setup ## run the site: make run [DOCUMENTS=path] [PORT=8000]
	@exec $(BIN)/python manage.py run $(if $(DOCUMENTS),--documents '$(DOCUMENTS)') $(if $(PORT),--port '$(PORT)')

test: setup-dev ## run every test, in a real browser too: make test [TESTS=tests/sources]
	@exec $(BIN)/python -m tests $(TESTS)

lint: lint-style lint-form lint-types lint-imports ## style, form, types, direction of imports (-k: all, whatever fails)

lint-style: setup-dev
	$(BIN)/ruff check

lint-form: setup-dev
	$(BIN)/ruff format --check

lint-types: setup-dev
	$(BIN)/mypy

lint-imports: setup-dev
	$(BIN)/lint-imports

format: setup-dev ## put the code into its form
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

bench: setup-dev ## measure; prints ratios within one run
	$(BIN)/python -m benchmarks $(BENCH)

faults: setup-dev ## kill workers and servers in the middle of work, again and again
	$(BIN)/pytest -m faults tests

load: setup-dev ## drive pages and API with a realistic mix
	$(BIN)/python -m benchmarks load

pictures: setup-dev ## take the documentation's pictures anew, from a site of its own (needs Chromium)
	$(BIN)/python -m docs.picturing

audit: setup-dev ## ask which advisories are known of what the lock files pin (needs a network)
	@$(BIN)/python .ci/audit.py

static: setup ## build the static files, typefaces included
	STATIC_BUILT=1 $(BIN)/python manage.py static

lock: setup-dev ## pin requirements*.in anew, with hashes, for every platform
	$(BIN)/uv pip compile -q --generate-hashes --universal --python-version 3.11 requirements.in -o requirements.lock
	$(BIN)/uv pip compile -q --generate-hashes --universal --python-version 3.11 requirements-dev.in -o requirements-dev.lock
	$(BIN)/uv pip compile -q --generate-hashes --universal --no-annotate --no-header requirements-tool.in -o requirements-tool.txt

clean: ## remove what was built; the data under .local/ stays
	rm -rf .venv staticfiles static/fonts test-results .pytest_cache .ruff_cache .mypy_cache .import_linter_cache

# The first of them that runs and is new enough: a name on the path may be a shim with nothing behind it.
.venv/.python:
	@for python in $(PYTHON) python3.11 python3.12 python3.13 python3; do \
		if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			$$python -m venv .venv && touch $@ && exit; \
			echo "$$python cannot make a .venv: install python3-venv" >&2; exit 1; \
		fi; \
	done; echo "Python 3.11 or later is needed, and none was found: install it, or make PYTHON=/path/to/it" >&2; exit 1

.venv/.tool: .venv/.python requirements-tool.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-tool.txt
	@touch $@

# uv takes seconds, pip minutes; but pip knows of a registry that its own configuration names.
install = $(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r $(1) || \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1)

.venv/.installed: .venv/.tool requirements.lock
	@test .venv/.installed-dev -nt requirements-dev.lock || $(call install,requirements.lock)
	@touch $@

.venv/.installed-dev: .venv/.tool requirements-dev.lock
	@$(call install,requirements-dev.lock)
	@touch $@ .venv/.installed
