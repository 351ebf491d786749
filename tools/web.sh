#!/usr/bin/env bash
# Compiles the two wasm programs the way that tools/setup.sh found to work, and makes the site of
# them. Nothing is done twice: cargo and the site builder both see that nothing changed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

build=(build --package frontend --bins --profile wasm-release
    --target wasm32-unknown-unknown --target-dir target/web)

# Panic messages carry file names: keep this machine's folders out of what strangers download.
registry=${CARGO_HOME:-$HOME/.cargo}/registry/src
export CARGO_ENCODED_RUSTFLAGS=--remap-path-prefix=$PWD/=$'\x1f'--remap-path-prefix=$registry/=

case "$(cat target/setup/wasm 2>/dev/null)" in
    plain) cargo "${build[@]}" ;;
    debian)
        # Debian's cargo must find Debian's rustc, so /usr/bin goes before rustup for this one line.
        PATH="/usr/bin:$PATH" RUSTC_BOOTSTRAP=1 \
            CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-19 \
            /usr/bin/cargo "${build[@]}" \
            -Zbuild-std=std,panic_abort -Zbuild-std-features=optimize_for_size
        ;;
    *)
        echo 'web: run tools/setup.sh run first' >&2
        exit 1
        ;;
esac

cargo run --quiet --package site
