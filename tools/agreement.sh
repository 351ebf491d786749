#!/usr/bin/env bash
# Shows that the browser's driver and the server's agree: the same made-up respondents walk through
# every shipped questionnaire and every fixture in wasm and natively, and must leave the same trace.
#
#   tools/agreement.sh [CASES]    so many walks through each questionnaire; 10000 unless said
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

source tools/wasm.sh

cases=${1:-10000}
wasm_build --quiet --package questionnaire --example agreement --features generate,load

# The rules are optimised here, and nothing else is: it is they that run a million times.
cargo run --quiet --package questionnaire --example agreement --features generate,load \
    --config 'profile.dev.package.questionnaire.opt-level=3' -- \
    target/web/wasm32-unknown-unknown/wasm-release/examples/agreement.wasm \
    target/agreement "$cases" consultations fixtures
