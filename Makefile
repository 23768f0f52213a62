# make run   builds what is missing and starts the whole system
# make test  every check and every test
# make figures  how well the search finds what people mean
# make statements  makes the statements that acts and pages take now the table that a test holds them to
# make soak  kills the processes of a throw-away city under load, ROUNDS times (200), and counts what was lost or doubled
# make pictures  the main pages of a living city as PNG files
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUNTIME_MARK := $(VENV)/.installed-runtime
DEVELOPMENT_MARK := $(VENV)/.installed-development
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: run setup check test lock browser pictures figures statements soak

run: $(RUNTIME_MARK)
	@exec $(BIN)/onething run

setup: $(DEVELOPMENT_MARK)

check: $(DEVELOPMENT_MARK)
	$(BIN)/ruff format --check src tests
	$(BIN)/ruff check src tests
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest tests/shape -q -n 0

# A file of tests stays in one worker: browser tests bring a city into every state once a file.
test: check browser
	$(BIN)/pytest -q -n 2 --dist loadfile --ignore=tests/shape

pictures: $(DEVELOPMENT_MARK) browser
	$(BIN)/python -m tests.browser.pictures

figures: $(DEVELOPMENT_MARK)
	@$(BIN)/python -m tests.catalogue.searching.measuring

soak: $(RUNTIME_MARK)
	@$(BIN)/onething soak --rounds $(or $(ROUNDS),200)

statements: $(DEVELOPMENT_MARK)
	RENEW_STATEMENTS=1 $(BIN)/pytest -q -n 0 tests/journeys/test_statements.py
	@git diff --stat tests/journeys/statements.json

# Debian's chromium where it is missing and we may; otherwise the browser tests say what is missing (CI=true: they fail).
browser:
	@for one in $${CHROMIUM:-chromium chromium-browser google-chrome google-chrome-stable}; do command -v "$$one" >/dev/null && exit 0; done; \
	if [ -z "$$CHROMIUM" ] && command -v apt-get >/dev/null && { [ "$$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; then \
		echo "正在安装 chromium (浏览器测试要用)……"; \
		SUDO=$$([ "$$(id -u)" = 0 ] || echo sudo -n); \
		$$SUDO apt-get update -qq; \
		$$SUDO env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null && exit 0; \
	fi; \
	echo "没有可用的 chromium：请安装 (Debian: apt install chromium)，或用 CHROMIUM=路径 指一个浏览器；没有它，浏览器测试会跳过。"

lock: $(DEVELOPMENT_MARK)
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --no-annotate --extra build pyproject.toml --output-file requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --no-annotate --extra build --extra dev --constraint requirements.lock pyproject.toml --output-file requirements-dev.lock

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "找不到 $(PYTHON)：请安装 Python 3.11 或更新的版本 (Debian/Ubuntu: apt install python3 python3-venv)。"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "$(PYTHON) 太旧：需要 Python 3.11 或更新的版本；已装了别的版本时用 PYTHON=python3.12 make run。"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "建不成 .venv：请安装 venv 模块 (Debian/Ubuntu: apt install python3-venv)。"; rm -rf $(VENV); exit 1; }

$(RUNTIME_MARK): requirements.lock | $(BIN)/python
	@echo "正在安装依赖 (首次需要一两分钟)……"
	@$(PIP) install --require-hashes --only-binary :all: -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(DEVELOPMENT_MARK): requirements-dev.lock $(RUNTIME_MARK)
	@echo "正在安装开发工具……"
	@$(PIP) install --require-hashes --only-binary :all: -r requirements-dev.lock
	@touch $@
