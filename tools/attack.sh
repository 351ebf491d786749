#!/usr/bin/env bash
# Shows that nobody is found in protected figures by linear programming: with every figure that a
# viewer may see of made-up responses, the least and the greatest value of hidden counts are worked
# out. Where docs/statistics.md promises that a small count may be anything small, it has to be; where
# tables are not part of each other nothing is promised, and it says how much they give away.
#
#   tools/attack.sh [RESPONSES] [SEEDS] [TABLES] [PROGRAM]
#       so many responses (150 unless said), made up so many times (2), and so many tables of each (30);
#       with target/release/heard unless said
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

source tools/python.sh

readers
"$python" tools/attack/attack.py "${4:-target/release/heard}" target/attacked "${1:-150}" "${2:-2}" "${3:-30}"
