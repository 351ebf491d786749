#!/usr/bin/env bash
# Shows that every figure on every staff screen is what pandas counts in the exported rows, after
# the rule: made-up responses are served, each screen is fetched over HTTP, and each number on it is
# held to what docs/statistics.md says it is. A number that nothing answers for is an error.
#
#   tools/figures.sh [RESPONSES] [PAIRS] [PROGRAM]    so many responses to each questionnaire, 720
#                                                     unless said; comparisons of so many pairs of
#                                                     questions of each, 200 unless said, or `all`;
#                                                     with target/release/heard unless said
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

source tools/python.sh

readers
"$python" tools/figures/figures.py "${3:-target/release/heard}" target/figures "${1:-720}" "${2:-200}"
