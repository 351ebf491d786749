# The commands people type. The work is done by the scripts in tools/.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
export PATH := $(CURDIR)/target/tools/bin:$(PATH)

.PHONY: help run build test check bench css web

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-7s %s\n", $$1, $$2 }' Makefile

run: web ## set up, build and start on http://127.0.0.1:3000
	@mkdir -p data
	cargo run --release --package heard -- serve --listen 127.0.0.1:3000 \
		--database data/heard.db --consultations consultations --first-account office

build: web ## set up and build the release program, target/release/heard
	cargo build --release --package heard

test: ## set up and run everything that CI runs
	@began=$$SECONDS; tools/setup.sh test; echo "set-up: $$((SECONDS - began)) s"
	@tools/test.sh

check: ## formatting, lints, house rules and unit tests, without a browser
	@tools/setup.sh cc rust node nextest
	@tools/test.sh quick

bench: ## how fast it is, beside SQLite, DuckDB and memory
	@tools/setup.sh cc rust
	@tools/bench.sh

css: ## compile style/*.scss to the committed stylesheets
	@tools/setup.sh node packages
	@tools/css.sh

web: ## compile the wasm and make the assets, target/site
	@tools/setup.sh run
	@tools/web.sh
