# Two commands are all a newcomer needs: `make demo` and `make test`.
.DEFAULT_GOAL := help
.PHONY: help demo test check lint bench bench-speed docs serve setup setup-test clean

BIN := .venv/bin
DATELINE := $(BIN)/dateline
RECORD := demo/record.db

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup:
	@scripts/system-packages
	@scripts/setup

setup-test:
	@scripts/system-packages test
	@scripts/setup test

demo: setup ## build the record of samples/ and show it: terminal, then demo/report.html
	@mkdir -p demo
	@rm -f $(RECORD) $(RECORD)-wal $(RECORD)-shm
	@$(DATELINE) build samples -o $(RECORD)
	@$(DATELINE) brief $(RECORD)
	@$(DATELINE) timeline $(RECORD)
	@$(DATELINE) report $(RECORD) -o demo/report.html

serve: setup ## the same record as pages on this machine
	@mkdir -p demo
	@$(DATELINE) build samples -o $(RECORD)
	@$(DATELINE) serve $(RECORD)

lint: setup-test
	@$(BIN)/ruff check src tests bench scripts training
	@$(BIN)/ruff format --check --quiet src tests bench scripts training
	@$(BIN)/mypy
	@$(BIN)/lint-imports

test: lint ## ruff, mypy, import contracts, all tests and doctests
	@$(BIN)/pytest -q -n auto --dist loadgroup

check: test bench ## everything: the tests, then accuracy against its floors

bench: setup-test ## accuracy on the sets with gold, against bench/floors.json
	@$(BIN)/python -m bench.accuracy

bench-speed: setup-test ## time and memory against spaCy's bare pipeline
	@$(BIN)/python -m bench.speed

docs: setup-test ## write the generated pages of docs/ anew
	@$(BIN)/python scripts/write_docs.py

clean: ## remove everything that was made, .venv too
	rm -rf .venv demo build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
