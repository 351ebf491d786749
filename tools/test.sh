#!/usr/bin/env bash
# Everything that CI runs, the quick checks first; it stops at the first that fails.
#
#   tools/test.sh          all of it
#   tools/test.sh quick    formatting, lints, house rules and unit tests, without browser or wasm
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PATH="$PWD/target/tools/bin:$PATH"

profile=default
[ -z "${CI:-}" ] || profile=ci

# The same for every step, so that nothing is compiled twice: the tests need the made-up walks.
features=(--features questionnaire/generate)

main() {
    step 'formatting' cargo fmt --all --check
    step 'house rules' tools/house.sh
    step 'lints: server' cargo clippy "${features[@]}" --all-targets -- -D warnings
    step 'lints: browser' lint_browser
    [ "${1:-}" = quick ] || step 'documentation' document
    step 'tests' cargo nextest run "${features[@]}" --profile "$profile"
    if [ "${1:-}" != quick ]; then
        step 'examples in the documentation' cargo test "${features[@]}" --quiet --doc
        step 'stylesheets up to date' tools/css.sh --check
        step 'licences and sources of dependencies' deny
        step 'wasm and assets' tools/web.sh
        step 'browser and server agree' tools/agreement.sh
        step 'exports read by other programs' tools/exports.sh
        step 'weight of assets' cargo run --quiet --package site weigh
        step 'release program' cargo build --release --package heard
        step 'figures equal what pandas computes' tools/figures.sh
        step 'nobody is found by linear programming' tools/attack.sh
        step 'shipped consultations' check_consultations
        step 'browser tests' npx --no-install playwright test \
            --config end2end/playwright.config.ts
    fi
    printf 'passed in %dm %ds\n' $((SECONDS / 60)) $((SECONDS % 60))
}

# `app` is compiled with its browser half here, on the host: the same code, and clippy comes with
# every toolchain while the wasm standard library does not.
lint_browser() { cargo clippy --package frontend --bins -- -D warnings; }

document() { RUSTDOCFLAGS='-D warnings' cargo doc --quiet --no-deps; }

# Advisories are read from the network, which may not be there. Then it says so and goes on.
deny() {
    cargo-deny --all-features check licenses bans sources || return
    if timeout 60 cargo-deny fetch db </dev/null >/dev/null 2>&1; then
        cargo-deny --all-features check --disable-fetch advisories
    else
        echo 'SKIPPED: known vulnerabilities; the list of advisories could not be fetched'
    fi
}

check_consultations() {
    local folder
    for folder in consultations/*/; do
        target/release/heard check "$folder" || return
    done
}

# Bash takes no notice of `set -e` inside what an `if` tries: a function given to `step` that runs
# more than one command says `|| return` after each that may fail.
step() {
    local what=$1 began=$SECONDS
    shift
    printf '\n== %s\n' "$what"
    if "$@"; then
        printf '== %s: %d s\n' "$what" $((SECONDS - began))
    else
        printf '== %s: FAILED after %d s\n' "$what" $((SECONDS - began))
        exit 1
    fi
}

main "$@"
