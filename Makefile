.DEFAULT_GOAL := help
.PHONY: help setup setup-tests prepare-tests demo check test watch lint style types layers docs docs-serve languages bench soak fuzz kill fresh format lock wheel bundle clean
BIN := .venv/bin
# From PATH, or the one that set-up fetched.
UV = $(or $(shell command -v uv),.uv/bin/uv)
COMPILED := .venv/tests-compiled
PARALLEL := -n auto --dist loadfile --no-loadscope-reorder
# Without compiled files, every process that a test starts would compile all that it imports.
unexport PYTHONDONTWRITEBYTECODE

help: ## show this
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 14

setup: ## create .venv from requirements.lock; do nothing if it is up to date
	@scripts/setup.sh

setup-tests:
	@scripts/setup.sh --tests

demo: setup ## open coach on a sample video; without a display, run it headless and print the summary
	@$(BIN)/coach demo

# Once for each environment: without this, every parallel worker would compile all tests for itself. The tests' own run tells of mistakes.
$(COMPILED): | setup-tests
	@$(BIN)/python -m pytest --collect-only -qq >/dev/null 2>&1 || true
	@touch $@

prepare-tests: # side by side, as most of them keep one core at work
	@$(MAKE) --no-print-directory --jobs 2 types $(COMPILED) style layers

check: setup-tests prepare-tests ## run lint, types, layers and the quick tests: before each commit
	@$(BIN)/python -m pytest $(PARALLEL) -m "not slow and not serial"

test: setup-tests prepare-tests ## run lint, types, layers and all tests
	@$(BIN)/python -m pytest $(PARALLEL) -m "not serial"
	@$(BIN)/python -m pytest -m serial $$(grep -rl --include='test_*.py' 'mark\.serial' tests)

watch: setup-tests ## run the quick tests again whenever a file changes, failed ones first; TESTS=tests/body for some of them
	@$(BIN)/ptw . --now --runner $(BIN)/pytest --patterns '**/*.py,**/*.toml' --ignore-patterns '.*/**,build/**' \
		$(TESTS) -x -q --failed-first -m "not slow and not serial"

lint: style types layers ## check style, spelling, types and layers

style: setup-tests
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/codespell

types: setup-tests
	@$(BIN)/mypy

layers: setup-tests
	@$(BIN)/lint-imports --no-logo

docs: setup-tests ## build the documentation in build/site; open build/site/index.html
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict

docs-serve: setup-tests ## serve the documentation at http://127.0.0.1:8000, rebuilt as you write
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs serve

languages: setup-tests ## bring every text into the catalogues of translations; DROP=1 drops those of texts that are gone
	@code=0; $(BIN)/python scripts/make_languages.py $(if $(DROP),--drop-obsolete) || code=$$?; \
		$(BIN)/python hatch_build.py; exit $$code

bench: setup-tests ## measure every figure of speed beside its floor
	@xvfb-run -a $(BIN)/python -m benchmarks.speed.suite

soak: setup-tests ## run the live window for two hours on a virtual screen; MINUTES=30 for less
	@xvfb-run -a $(BIN)/python -m scripts.soak --minutes $(or $(MINUTES),120)

fuzz: setup-tests ## fuzz every parser, SECONDS=60 each guided by coverage, then as long at random
	@rm -f .fuzz-tally; code=0; \
		for how in "" --by-chance; do \
			$(BIN)/python scripts/fuzz.py --seconds $(or $(SECONDS),60) --tally .fuzz-tally $$how || code=$$?; \
		done; \
		$(BIN)/python scripts/fuzz.py --sum .fuzz-tally; rm -f .fuzz-tally; exit $$code

kill: setup-tests ## kill a program that records with kill -9, 250 times
	@$(BIN)/python -m scripts.kill_recordings --kills 250

fresh: ## run make demo and make test on a minimal Debian in a folder; needs root and debootstrap; WAYS="root user" for some ways, SUITE=trixie for another release
	@scripts/fresh_machine.sh $(if $(SUITE),--suite $(SUITE)) $(WAYS)

format: setup-tests ## fix style automatically
	@$(BIN)/ruff check --fix-only
	@$(BIN)/ruff format

lock: setup ## choose newest versions that fit pyproject.toml and write them, with hashes, to requirements.lock
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(UV) pip compile --quiet --universal --fork-strategy fewest --generate-hashes --group dev pyproject.toml -o requirements.lock
	echo uv | UV_CUSTOM_COMPILE_COMMAND="make lock" $(UV) pip compile --quiet --universal --generate-hashes - -o scripts/uv.lock
	@! grep -nE '://|^-' requirements.lock scripts/uv.lock || { echo "a lock names the place it was made from"; exit 1; }

wheel: setup ## build dist/coach-*.whl
	@$(BIN)/python -m hatchling build -t wheel

bundle: setup-tests ## build a package that needs no Python: dist/coach-*.tar.gz, and dist/coach_*.deb on Debian
	@$(BIN)/python bundle/build.py

clean: ## remove what set-up, builds, tests and tools made
	rm -rf .venv .uv dist build site .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .benchmarks .cache \
		.coverage .coverage.* coverage.xml htmlcov .fuzz-tally
	rm -f locale/*/LC_MESSAGES/*.mo # locale/**/*.mo
	find . -name __pycache__ -not -path './.git/*' -prune -exec rm -rf {} +
