#!/usr/bin/env bash
# Compiles style/*.scss to the stylesheets that are committed beside them, so that running Heard needs
# no Sass.
#
#   tools/css.sh           writes them
#   tools/css.sh --check   fails when a committed one is not what its source gives
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

into=style
if [ "${1:-}" = --check ]; then
    into=target/css
    rm -rf "$into"
    mkdir -p "$into"
fi
npx --no-install sass --style=compressed --no-source-map --quiet-deps \
    --load-path=node_modules "style:$into"

if [ "$into" != style ]; then
    for compiled in "$into"/*.css; do
        [ -e "$compiled" ] || { echo 'css: style/ has nothing to compile' >&2; exit 1; }
        committed=style/${compiled##*/}
        cmp -s "$compiled" "$committed" || {
            echo "css: $committed is not what its source gives; run: make css" >&2
            exit 1
        }
    done
fi
