#!/usr/bin/env bash
# Compiles the two wasm programs the way that tools/setup.sh found to work, and makes the site of
# them. Nothing is done twice: cargo and the site builder both see that nothing changed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

build=(build --package frontend --bins --profile wasm-release
    --target wasm32-unknown-unknown --target-dir target/web)

# Panic messages carry file names: keep this machine's folders out of what strangers download.
registry=${CARGO_HOME:-$HOME/.cargo}/registry/src
flags=(--remap-path-prefix="$PWD/=" --remap-path-prefix="$registry/=")
# What only a developer would read weighs as much as anything else on a phone: the places and the
# words of panics, and how values print for debugging. The compiler calls these options unstable;
# they change what is printed, not what is done. They hold for the standard library too, which is
# why it is compiled here.
export RUSTC_BOOTSTRAP=1
flags+=(-Zlocation-detail=none -Zfmt-debug=none -Zunstable-options -Cpanic=immediate-abort)
build+=(-Zbuild-std=std,panic_abort -Zbuild-std-features=optimize_for_size)
CARGO_ENCODED_RUSTFLAGS=$(IFS=$'\x1f' && echo "${flags[*]}")
export CARGO_ENCODED_RUSTFLAGS

case "$(cat target/setup/wasm 2>/dev/null)" in
    plain) cargo "${build[@]}" ;;
    debian)
        # Debian's cargo must find Debian's rustc, so /usr/bin goes before rustup for this one line.
        PATH="/usr/bin:$PATH" CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-19 \
            /usr/bin/cargo "${build[@]}"
        ;;
    *)
        echo 'web: run tools/setup.sh run first' >&2
        exit 1
        ;;
esac
unset RUSTC_BOOTSTRAP CARGO_ENCODED_RUSTFLAGS

cargo run --quiet --package site
