# Two commands do everything: make site, make test. make help lists the others.
PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1

.PHONY: help site serve test test-quick test-all check test-browsers seeded fresh release bench lighthouse schema lock clean

help: ## what there is to make
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

site: .venv/site.stamp ## build the whole site into site/
	$(BIN)/python -m macros build

serve: .venv/site.stamp ## preview on this machine, built again at every change
	$(BIN)/python -m macros serve

test: .venv/test.stamp .venv/system.stamp check ## every test; a true sample of the widest matrices
	$(BIN)/python -m pytest -q -n auto --dist loadgroup --every-file tests

test-quick: .venv/test.stamp ## while you work: the tests without browser, office, server or whole site
	$(BIN)/python -m pytest -q -n auto --dist loadgroup --every-file --quick tests

test-all: .venv/test.stamp .venv/system.stamp check ## every test, the widest matrices whole; needed for a release
	NAZORG_TESTS=all $(BIN)/python -m pytest -q -n auto --dist loadgroup --every-file tests

test-browsers: .venv/test.stamp .venv/browsers.stamp ## the main journeys in Firefox, WebKit and Chromium
	$(BIN)/python -m pytest -q -n auto tests/browsers

seeded: .venv/test.stamp .venv/system.stamp ## put faults of many kinds in a copy: each must make its test fail
	$(BIN)/python -m tests.seeded

fresh: ## the two commands of the README on a new, minimal Debian; as root on Debian
	sh tests/fresh

check: .venv/test.stamp .venv/node.stamp ## lint, format, types, known weaknesses, and the content
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/node node_modules/eslint/bin/eslint.js .
	$(BIN)/node node_modules/typescript/bin/tsc
	$(BIN)/python -m tests.audit
	$(BIN)/python -m tests.catalogues
	$(BIN)/python -m macros check

release: .venv/site.stamp ## the two zip files for schools into dist/; checks first what a release needs
	$(BIN)/python -m macros release

bench: .venv/test.stamp .venv/system.stamp ## measure against plain Material, and write it into benchmarks/README.md
	$(BIN)/python -m benchmarks

lighthouse: .venv/test.stamp .venv/system.stamp site ## Lighthouse gives 100 on four pages; needs npx
	@command -v npx >/dev/null || { echo "Lighthouse needs npx: sudo apt-get install nodejs npm" >&2; exit 1; }
	$(BIN)/python -m benchmarks.lighthouse site

schema: .venv/site.stamp ## write the JSON Schemas for editors anew
	$(BIN)/python -m macros schema

lock: .venv/test.stamp ## lock the newest versions of what requirements/*.in name
	$(BIN)/pip install --quiet uv
	for name in site test; do \
	  $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-annotate --no-header requirements/$$name.in -o requirements/$$name.txt; \
	done
	$(BIN)/npm update --package-lock-only --ignore-scripts

clean: ## remove what was built and installed here, but no site in which something was put or changed
	-[ ! -x $(BIN)/python ] || $(BIN)/python -m macros clean
	rm -rf .venv .cache node_modules

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/site.stamp: requirements/site.txt | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.txt
	touch $@

.venv/test.stamp: requirements/test.txt .venv/site.stamp
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	touch $@

.venv/node.stamp: package-lock.json .venv/test.stamp
	$(BIN)/npm ci --ignore-scripts --loglevel=error
	touch $@

.venv/system.stamp: tests/debian-packages.txt tests/install-debian-packages
	sh tests/install-debian-packages
	touch $@

.venv/browsers.stamp: tests/debian-packages-browsers.txt tests/install-debian-packages
	sh tests/install-debian-packages debian-packages-browsers.txt
	touch $@
