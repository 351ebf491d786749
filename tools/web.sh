#!/usr/bin/env bash
# Compiles the two wasm programs and makes the site of them. Nothing is done twice: cargo and the site
# builder both see that nothing changed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tools/wasm.sh

wasm_build --package frontend --bins
cargo run --quiet --package site
