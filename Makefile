# Two commands matter: `make run` and `make test`. Each sets up what it needs first.
.DEFAULT_GOAL := help
BIN := .venv/bin
READY := .venv/.ready

.PHONY: help run test check tests coverage reliability bench screenshots pages bundle lock clean

help: ## What can be made here
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile

run: $(READY) ## Set up and open the till on a demo shop (without a display: take the tour)
	$(BIN)/shuke demo

test: check tests ## Set up and run every check and every test

check: $(READY) ## Lint, types, import direction, unused code and dependencies
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vulture
	$(BIN)/deptry .

tests: $(READY) ## The tests alone
	.ci/tests

coverage: $(READY) ## Fails if less of domain, use cases and presenters is run by tests than was
	rm -f .coverage .coverage.*
	QT_QPA_PLATFORM=offscreen $(BIN)/coverage run -m pytest -q $(addprefix tests/,domain wording golden application presenters adapters db web rehearsals ui)
	$(BIN)/coverage combine -q
	$(BIN)/coverage report

reliability: $(READY) ## Kill tills and head office thousands of times, cut power at every write, 100,000 simulated chains
	SHUKE_STORIES=100000 SHUKE_STORIES_ON_SQLITE=1000 SHUKE_PROCESSES=2 \
	SHUKE_POWER_CUTS=100000 SHUKE_KILLS=2000 SHUKE_SYNC_KILLS=1200 SHUKE_POSTGRES_KILLS=400 SHUKE_CLOSING_KILLS=300 SHUKE_COUNTING_KILLS=300 SHUKE_FILING_KILLS=300 SHUKE_SPINS=1000000 SHUKE_MEMBER_PAGES=10000 .ci/with-display $(BIN)/python -m pytest tests/reliability
	SHUKE_FUZZ_EXAMPLES=100000 SHUKE_EVERY_BYTE=1 $(BIN)/python -m pytest tests/adapters/printing
	SHUKE_EXAMPLES=1000 $(BIN)/python -m pytest tests/domain tests/db tests/adapters
	SHUKE_BAD_INPUT=16 QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest tests/ui/test_every_field.py
	SHUKE_EVERY_DATABASE=1 SHUKE_CHAINS_ON_POSTGRES=50 SHUKE_PRIZE_STORIES=500 $(BIN)/python -m pytest tests/application/sync

bench: $(READY) ## Measure what README "Figures" states
	cd tests && ../$(BIN)/python -m benchmarks

screenshots: $(READY) ## Every window in both languages and themes, into build/screens/
	$(BIN)/shuke screenshots build/screens

pages: $(READY) ## Write the pages that are made from the program: resources/help/rehearsals.md
	for language in zh en; do $(BIN)/shuke --language $$language rehearse --actions; echo; done > resources/help/rehearsals.md

bundle: $(READY) ## A program that runs without Python, into dist/, started once
	$(BIN)/pyinstaller --noconfirm --clean --distpath dist --workpath build/bundle build.spec
	QT_QPA_PLATFORM=offscreen dist/shuke/shuke tour build/tour-of-bundle

lock: ## Write requirements.lock anew from pyproject.toml (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
	  --extra dev pyproject.toml -o requirements.lock
	sed -i "2s/.*/#    make lock/" requirements.lock

clean: ## Remove what was built, the virtual environment included
	rm -rf .venv build dist

$(READY): requirements.lock pyproject.toml .ci/setup
	.ci/setup
