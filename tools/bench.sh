#!/usr/bin/env bash
# Measures how fast Heard is, beside what could do the same: SQLite, DuckDB, memory, a web server that
# returns a text. DuckDB is no part of Heard and is kept in a virtual environment under target/; where
# it cannot be had, the tables are measured without it.
#
#   tools/bench.sh            everything
#   tools/bench.sh NAME...    some of: throughput engine latency
#
# The first run makes up a million responses, which takes a few minutes; they are kept under target/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

python=$PWD/target/bench-venv/bin/python

main() {
    local name
    [ $# -gt 0 ] || set -- throughput engine latency
    for name in "$@"; do
        case $name in
            engine) engine ;;
            *) cargo bench --package heard --bench "$name" ;;
        esac
    done
}

engine() {
    if duckdb; then
        cargo bench --package heard --bench engine -- --python "$python"
    else
        echo "bench: DuckDB is not to be had here; the tables are measured without it" >&2
        cargo bench --package heard --bench engine
    fi
}

# Made once, and again when the list has changed.
duckdb() {
    local list=tools/bench/requirements.txt made=target/bench-venv/made
    [ ! -f "$python" ] || ! cmp --silent "$list" "$made" || return 0
    python3 -m venv target/bench-venv &&
        "$python" -m pip install --quiet --disable-pip-version-check --requirement "$list" &&
        cp "$list" "$made"
}

main "$@"
