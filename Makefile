# make demo: set up and run the main job.  make test: set up and pass the tests.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEMO_OUTPUT ?= demo-output

# Where the tests of casework find PostgreSQL; they make databases of their own there.
POSTGRESQL ?= postgres://postgres@127.0.0.1:5432/postgres

.PHONY: demo test slow-test test-postgresql lint translations bench clean

demo: $(VENV)/.installed
	$(BIN)/hallar demo --output $(DEMO_OUTPUT)

test: lint
	$(BIN)/python -m pytest -n auto -m "not slow"

slow-test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n auto -m slow

test-postgresql: $(VENV)/.installed-dev
	DATABASE_URL=$(POSTGRESQL) $(BIN)/python -m pytest -n auto tests/accord tests/casework tests/web

translations: $(VENV)/.installed-dev
	cd src/hallar && ../../$(BIN)/python -m django makemessages --settings tests.settings --pythonpath ../.. \
		-l es --no-location --no-wrap
	$(BIN)/pybabel compile -D django -d src/hallar/web/locale

lint: $(VENV)/.installed-dev
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Hallar needs Python 3.11 or newer, this is " + sys.version.split()[0] + "; try: make PYTHON=python3.11") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[web]'
	touch $@

$(VENV)/.installed-dev: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $(VENV)/.installed $@

clean:
	rm -rf $(VENV) $(DEMO_OUTPUT) bench-output build
