# make run    run the newsroom at http://127.0.0.1:8000/ (PORT=, VAR_DIR=, DEMO=0)
# make test   run every test; make check runs the linters, the types and the contracts

export PORT VAR_DIR DEMO
# Whatever the environment says: six processes would each compile every module again at each start.
unexport PYTHONDONTWRITEBYTECODE

# The first of these that exists and can make a virtual environment; a name may exist and not work.
PYTHONS := python3.13 python3.12 python3.11
VENV := .venv
BIN := $(VENV)/bin
# Changes with the locked requirements: an environment installed from the same ones is taken as it is.
RUN_STAMP := $(VENV)/run-$(shell cksum requirements.txt | cut -d' ' -f1)
DEV_STAMP := $(VENV)/dev-$(shell cat requirements.txt requirements-dev.txt | cksum | cut -d' ' -f1)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SOURCES := claims factcheck tests tools manage.py

.DEFAULT_GOAL := run
.PHONY: run setup test sweep check lock screenshots translations

run: $(RUN_STAMP)
	@exec $(BIN)/python manage.py up

setup: $(DEV_STAMP)

# Three processes keep two cores busy: a fifth of the time a test waits for a browser, a worker or a server.
test: $(DEV_STAMP)
	@exec $(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder

# Every page in every theme, language and width; `make test` takes a sample of them.
sweep: $(DEV_STAMP)
	@exec $(BIN)/python -m pytest -m sweep tests/journeys/test_accessibility.py

check: $(DEV_STAMP)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --quiet --lint templates
	$(BIN)/python tools/translations.py check
	$(PRODUCTION) $(BIN)/python manage.py check --deploy --fail-level WARNING
	$(BIN)/python -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run

# The environment of a real server, for the deployment checks; nothing connects to it.
PRODUCTION = DATABASE_URL=postgres://db.example/factcheck REDIS_URL=redis://redis.example HTTPS=1 \
  ALLOWED_HOSTS=newsroom.example SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(60))')

$(BIN)/python:
	@for name in $(PYTHONS); do \
	  rm -rf $(VENV); \
	  if $$name -m venv $(VENV) 2>/dev/null && $(BIN)/python -m pip --version >/dev/null 2>&1; then exit 0; fi; \
	done; \
	rm -rf $(VENV); \
	echo "None of $(PYTHONS) can make a virtual environment: install Python 3.11 to 3.13 and its venv module." >&2; exit 1

$(RUN_STAMP): | $(BIN)/python
	@echo "Installing what running needs."
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip
	@$(PIP) install --requirement requirements.txt
	@rm -f $(VENV)/run-* && touch $@

$(DEV_STAMP): $(RUN_STAMP)
	@echo "Installing what testing needs."
	@$(PIP) install --requirement requirements-dev.txt
	@rm -f $(VENV)/dev-* && touch $@

# One lock for every supported interpreter; no header and no index, so that it reads the same wherever it was made.
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header --no-emit-index-url --no-emit-find-links
lock: $(BIN)/python
	@$(PIP) install uv
	$(LOCK) requirements.in --output-file requirements.txt
	$(LOCK) requirements-dev.in --output-file requirements-dev.txt

translations: $(DEV_STAMP)
	$(BIN)/python tools/translations.py update

screenshots: $(DEV_STAMP)
	$(BIN)/python -m tools.screenshots
