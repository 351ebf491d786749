#!/usr/bin/env bash
# Installs what is missing and nothing else: the ordinary way first, and where that is refused, a way
# that needs no more than a package registry. A second run finds everything in about a second.
#
#   tools/setup.sh run       what building and running need
#   tools/setup.sh test      what testing needs on top of that
#   tools/setup.sh NAME...   single pieces: cc rust wasm node packages nextest chromium firefox java
#                            python deny
#
# What it found out is kept in target/setup/:
#   wasm       `plain` (rustup's compiler) or `debian` (Debian's); either compiles std as well
#   chromium   path of the browser that the tests drive
#   firefox    path of the other one, for what it leaves on the disk
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

records=target/setup
tools=$PWD/target/tools
export PATH="$tools/bin:$PATH"
deny_version=0.20.2
nextest_version=0.9.143
playwright_seconds=60

main() {
    mkdir -p "$records" target/site
    local pieces=("$@")
    case "${1:-}" in
        run) pieces=(cc rust wasm node packages) ;;
        test) pieces=(cc rust wasm node packages nextest chromium firefox java python deny) ;;
        '') sed -n '2,13s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" && exit 2 ;;
    esac
    local piece
    for piece in "${pieces[@]}"; do
        have_"$piece" && continue
        local began=$SECONDS
        say "installing: $piece"
        get_"$piece"
        hash -r
        have_"$piece" || fail "$piece is still missing after the installation"
        say "installed: $piece, $((SECONDS - began)) s"
    done
}

# --- a C compiler, for SQLite --------------------------------------------------------------------

have_cc() { have cc; }
get_cc() { debian gcc libc6-dev; }

# --- Rust ----------------------------------------------------------------------------------------

have_rust() { cargo --version >/dev/null 2>&1; }
get_rust() { fail "there is no working cargo. Install Rust from https://rustup.rs and try again"; }

# --- the source of Rust's standard library, which is compiled for wasm with everything else --------

have_wasm() {
    case "$(recorded wasm)" in
        plain) plain_wasm ;;
        debian) debian_wasm ;;
        *) return 1 ;;
    esac
}

# A refusal by rustup is final and comes at once; the limit is for a network that says nothing.
# HEARD_WASM=debian skips it, to try the other way on a machine that does not need it.
get_wasm() {
    if [ "${HEARD_WASM:-}" != debian ]; then
        if ! plain_wasm && have rustup; then
            timeout 300 rustup component add rust-src </dev/null || true
        fi
        if plain_wasm; then
            record wasm plain
            return
        fi
        say "rustup cannot have it; taking Debian's compiler for the wasm alone"
    fi
    debian_wasm || debian rustc-web cargo-web rust-web-src lld-19
    record wasm debian
}

plain_wasm() {
    [ -d "$(rustc --print sysroot 2>/dev/null)/lib/rustlib/src/rust/library/std" ]
}
debian_wasm() {
    [ -x /usr/bin/cargo ] && have wasm-ld-19 && compgen -G '/usr/src/rustc-*/library/std' >/dev/null
}

# --- Node and its packages -----------------------------------------------------------------------

have_node() { have node && have npm; }
get_node() { debian nodejs npm; }

have_packages() { cmp -s package-lock.json node_modules/.installed-lock; }
get_packages() {
    npm ci --ignore-scripts --no-audit --no-fund
    cp package-lock.json node_modules/.installed-lock
}

# --- what only tests need ------------------------------------------------------------------------

have_nextest() { have cargo-nextest; }
get_nextest() { crate cargo-nextest "$nextest_version" --features default-no-update; }

have_deny() { [ "$(cargo-deny --version 2>/dev/null)" = "cargo-deny $deny_version" ]; }
get_deny() { crate cargo-deny "$deny_version"; }

have_python() { python3 -c 'import ensurepip, venv' 2>/dev/null; }
get_python() { debian python3 python3-venv; }

have_java() { have java; }
get_java() { debian default-jre-headless; }

have_chromium() { [ -x "${HEARD_CHROMIUM:-$(recorded chromium)}" ]; }
get_chromium() {
    [ -z "${HEARD_CHROMIUM:-}" ] || fail "HEARD_CHROMIUM names $HEARD_CHROMIUM, which cannot be run"
    local own
    own=$(node -p "require('@playwright/test').chromium.executablePath()")
    if ! runs "$own"; then
        say "trying Playwright's own browser"
        timeout "$playwright_seconds" npx --no-install playwright install chromium </dev/null 2>&1 |
            tail -n 3 || true
    fi
    if runs "$own"; then
        record chromium "$own"
        return
    fi
    say "Playwright's own browser is not to be had or does not start; taking the system's"
    have chromium || debian chromium
    record chromium "$(command -v chromium)"
}

have_firefox() { [ -x "${HEARD_FIREFOX:-$(recorded firefox)}" ]; }
get_firefox() {
    [ -z "${HEARD_FIREFOX:-}" ] || fail "HEARD_FIREFOX names $HEARD_FIREFOX, which cannot be run"
    local found
    found=$(command -v firefox-esr || command -v firefox || true)
    if ! runs "$found"; then
        debian firefox-esr
        found=$(command -v firefox-esr)
    fi
    record firefox "$found"
}

# --- helpers -------------------------------------------------------------------------------------

say() { printf 'set-up: %s\n' "$*"; }
fail() {
    printf 'set-up: %s\n' "$*" >&2
    exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }
runs() { [ -x "$1" ] && timeout 20 "$1" --version >/dev/null 2>&1; }
record() { printf '%s\n' "$2" >"$records/$1"; }
recorded() { cat "$records/$1" 2>/dev/null || true; }

# A tool built from source for one or two runs: it need not be fast, so it need not be optimised.
crate() {
    cargo install "$1" --version "$2" --locked --debug --no-default-features "${@:3}" \
        --config profile.dev.debug=0 --config profile.dev.incremental=false \
        --root "$tools" --target-dir "$tools/build"
    rm -rf "$tools/build"
}

debian() {
    local become=()
    have apt-get || fail "please install what Debian calls $*, and try again"
    if [ "$(id -u)" != 0 ]; then
        have sudo || fail "please ask an administrator to run: apt-get install $*"
        become=(sudo)
        [ -t 0 ] || become+=(-n)
    fi
    "${become[@]}" apt-get update -qq </dev/null ||
        say "the lists of packages could not be renewed; trying with those at hand"
    "${become[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -qq -y --no-install-recommends "$@" </dev/null ||
        fail "could not install $*; please install them by hand and try again"
}

main "$@"
