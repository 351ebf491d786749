#!/usr/bin/env bash
# Rules of the house that no compiler knows: who may depend on whom, and what may be written where.
# It reports every breach it finds and then fails. A file that has grown long is only a warning.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

breaches=0

main() {
    arrows
    one_home '<textarea' 'a text area is written by one component alone' app/src
    one_home 'gloo_storage::|LocalStorage|SessionStorage|\.(local|session)_storage\(' \
        'one file touches the storage of the browser' app/src
    one_home 'std::env::|use std::env\b' \
        'one file reads the environment' questionnaire/src results/src exports/src store/src app/src server/src
    nowhere '\b(bind|prop):' \
        'a control of a respondent keeps what was typed before the wasm arrived' app/src/respondent
    nowhere '#!?\[allow\(' 'exceptions are #[expect(..., reason = "...")]' "${crates[@]}"
    nowhere 'std::(fs|net|process|thread)\b|SystemTime|Instant::now' \
        'the rules and the figures do no I/O and read no clock' \
        questionnaire/src results/src exports/src
    nowhere 'sqlx::' 'SQL lives in store alone' questionnaire results exports app server
    nowhere '(src|srcset|action|poster|data)=\\?"?https?://|<link[^>]*href=\\?"?https?://|(fetch|import)\(["'\''`]https?://|@import +["'\'']?(url\()?["'\'']?https?://|url\( *["'\'']?https?://' \
        'no page asks another host for anything' app/src server/src style public
    nowhere '(^|[^[:alnum:]._-])/(root|work|home)/[a-z]' 'no folder of a machine' .
    no_mod_rs
    long_files
    [ "$breaches" = 0 ] || { echo "house: $breaches rules are broken" >&2 && exit 1; }
}

crates=(questionnaire results exports store app frontend server tools)

# --- which crate may know which ------------------------------------------------------------------

arrows() {
    local found
    found=$(cargo metadata --no-deps --format-version 1 | node -e "$arrows") || breach "$found" \
        'an arrow that is not in the design'
}

arrows=$(cat <<'JS'
const may = {
  questionnaire: [],
  results: ["questionnaire"],
  exports: ["questionnaire", "results"],
  store: ["questionnaire"],
  app: ["questionnaire", "results", "store"],
  frontend: ["app"],
  heard: ["app", "exports", "store", "results", "questionnaire"],
  site: [],
};
// Pure crates: they may count and compare, not ask anyone anything.
const pure = ["questionnaire", "results", "exports"];
const impure = /^(leptos|axum|tokio|sqlx|web-sys|js-sys|wasm-bindgen|gloo|server_fn|getrandom|rand$|tracing)/;

const { packages } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const wrong = [];
for (const { name, dependencies, features } of packages) {
  if (!(name in may)) wrong.push(`${name} is not in tools/house.sh`);
  for (const { name: to, kind, optional } of dependencies) {
    const arrow = `${name} -> ${to}`;
    if (to in may && !(may[name] ?? []).includes(to)) wrong.push(arrow);
    if (to === "sqlx" && name !== "store") wrong.push(`${arrow}: SQL lives in store alone`);
    if (pure.includes(name) && kind === null && impure.test(to)) wrong.push(`${arrow}: ${name} is pure`);
    if (name === "app" && to === "store" && !optional) wrong.push(`${arrow}: only with feature ssr`);
  }
  for (const [feature, parts] of Object.entries(features))
    if (name === "app" && feature !== "ssr" && feature !== "store" && parts.some((part) => /^(dep:)?store(\/|$)/.test(part)))
      wrong.push(`app, feature ${feature}: store comes with ssr alone`);
}
console.log(wrong.join("\n"));
process.exit(wrong.length ? 1 : 0);
JS
)

# --- what may be written where -------------------------------------------------------------------

# Every committed or new line that matches, but for comments: a rule may be explained anywhere.
lines() {
    local pattern=$1
    shift
    git grep -nIE --untracked "$pattern" -- "${@/%//*.rs}" "${@/%//*.scss}" "${@/%//*.css}" \
        "${@/%//*.ftl}" "${@/%//*.toml}" "${@/%//*.html}" "${@/%//*.svg}" "${@/%//*.ts}" \
        ':!tools/house.sh' ':!*.min.*' | grep -vE '^[^:]+:[0-9]+:[[:space:]]*(//|#[^[!])' || true
}

nowhere() {
    local found
    found=$(lines "$1" "${@:3}")
    [ -z "$found" ] || breach "$found" "$2"
}

one_home() {
    local found homes
    found=$(lines "$1" "${@:3}")
    homes=$(cut -d: -f1 <<<"$found" | sort -u | grep -c . || true)
    [ "$homes" -le 1 ] || breach "$found" "$2"
}

no_mod_rs() {
    local found
    found=$(sources | grep -E '(^|/)mod\.rs$' || true)
    [ -z "$found" ] || breach "$found" 'a module foo is foo.rs beside foo/'
}

long_files() {
    local file count
    while read -r file; do
        count=$(wc -l <"$file")
        [ "$count" -le 400 ] || echo "warning: $file has $count lines; is it two files?"
    done < <(sources)
}

sources() {
    local file
    git ls-files --cached --others --exclude-standard '*.rs' '*.ts' '*.scss' | while read -r file; do
        [ ! -f "$file" ] || echo "$file"
    done
}

breach() {
    printf 'house: %s\n%s\n\n' "$2" "$1" >&2
    breaches=$((breaches + 1))
}

main
