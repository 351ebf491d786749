# Compiles for wasm the way that tools/setup.sh found to work. For other scripts to read with
# `source`: what they compile with the same flags is compiled once.
#
#   wasm_build ARGUMENTS...   `cargo build` with these, to target/web

wasm_build() {
    local build=(build --profile wasm-release --target wasm32-unknown-unknown
        --target-dir target/web "$@")
    # Panic messages carry file names: keep this machine's folders out of what strangers download.
    local registry=${CARGO_HOME:-$HOME/.cargo}/registry/src
    local flags=(--remap-path-prefix="$PWD/=" --remap-path-prefix="$registry/=")
    # What only a developer would read weighs as much as anything else on a phone: the places and the
    # words of panics, and how values print for debugging. The compiler calls these options unstable;
    # they change what is printed, not what is done. They hold for the standard library too, which is
    # why it is compiled here.
    flags+=(-Zlocation-detail=none -Zfmt-debug=none -Zunstable-options -Cpanic=immediate-abort)
    build+=(-Zbuild-std=std,panic_abort -Zbuild-std-features=optimize_for_size)
    local encoded
    encoded=$(IFS=$'\x1f' && echo "${flags[*]}")
    case "$(cat target/setup/wasm 2>/dev/null)" in
        plain) RUSTC_BOOTSTRAP=1 CARGO_ENCODED_RUSTFLAGS=$encoded cargo "${build[@]}" ;;
        debian)
            # Debian's cargo must find Debian's rustc, so /usr/bin goes before rustup for this line.
            PATH="/usr/bin:$PATH" RUSTC_BOOTSTRAP=1 CARGO_ENCODED_RUSTFLAGS=$encoded \
                CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-19 \
                /usr/bin/cargo "${build[@]}"
            ;;
        *)
            echo 'wasm: run tools/setup.sh run first' >&2
            return 1
            ;;
    esac
}
