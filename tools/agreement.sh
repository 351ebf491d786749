#!/usr/bin/env bash
# Shows that the browser's driver and the server's agree: the same made-up respondents walk through
# every shipped questionnaire and every fixture in wasm and natively, and must leave the same trace.
#
#   tools/agreement.sh [CASES]    so many walks through each questionnaire; 10000 unless said
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

cases=${1:-10000}
wasm=(build --quiet --package questionnaire --example agreement --features generate,load
    --profile wasm-release --target wasm32-unknown-unknown --target-dir target/web)

# As in tools/web.sh, to the letter: the crates that both build are then compiled once.
registry=${CARGO_HOME:-$HOME/.cargo}/registry/src
remap=--remap-path-prefix=$PWD/=$'\x1f'--remap-path-prefix=$registry/=

case "$(cat target/setup/wasm 2>/dev/null)" in
    plain) CARGO_ENCODED_RUSTFLAGS=$remap cargo "${wasm[@]}" ;;
    debian)
        PATH="/usr/bin:$PATH" RUSTC_BOOTSTRAP=1 CARGO_ENCODED_RUSTFLAGS=$remap \
            CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-19 \
            /usr/bin/cargo "${wasm[@]}" \
            -Zbuild-std=std,panic_abort -Zbuild-std-features=optimize_for_size
        ;;
    *)
        echo 'agreement: run tools/setup.sh run first' >&2
        exit 1
        ;;
esac

# The rules are optimised here, and nothing else is: it is they that run a million times.
cargo run --quiet --package questionnaire --example agreement --features generate,load \
    --config 'profile.dev.package.questionnaire.opt-level=3' -- \
    target/web/wasm32-unknown-unknown/wasm-release/examples/agreement.wasm \
    target/agreement "$cases" consultations fixtures
