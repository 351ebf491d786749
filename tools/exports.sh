#!/usr/bin/env bash
# Shows that other programs read exported files as they are meant: made-up responses to the shipped
# questionnaires, and to one of all kinds of variables, are written in every format and held, cell by
# cell, against what was answered. The readers (Python's csv and json, openpyxl, pyreadstat) are no
# part of Heard and are kept in a virtual environment under target/.
#
#   tools/exports.sh [RESPONSES]       so many responses to each questionnaire; 720 unless said
#   tools/exports.sh memory [ROWS]     how much memory so many rows take; 1000000 unless said
#   tools/exports.sh spreadsheet       opens awkward texts in LibreOffice, which must be installed
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

source tools/python.sh

folder=target/exported

main() {
    case ${1:-720} in
        memory) memory "${2:-1000000}" ;;
        spreadsheet) spreadsheet ;;
        *) compare "${1:-720}" ;;
    esac
}

compare() {
    readers
    rm -rf "$folder"
    write files tools/exports/all-kinds "$folder/all-kinds" "$1"
    write files consultations/victim-support "$folder/shipped" "$1"
    # So few that most answers are rare.
    write files consultations/victim-support "$folder/few" 90
    write naughty "$folder/naughty"
    "$python" tools/exports/compare.py "$folder"
    "$python" tools/exports/naughty.py "$folder/naughty"
}

memory() {
    local format
    mkdir -p "$folder"
    for format in csv json sav xlsx; do
        time cargo run --quiet --release --package exports --example exports -- \
            many "$format" "$1" consultations/victim-support "$folder/many.$format"
        rm "$folder/many.$format"
    done
}

# The text that a spreadsheet makes of a CSV file is saved as a workbook, where one can see whether
# it took a cell for a formula.
spreadsheet() {
    readers
    write naughty "$folder/naughty"
    rm -rf "$folder/opened"
    soffice --headless -env:UserInstallation="file://$PWD/target/soffice" \
        --convert-to xlsx --outdir "$folder/opened" "$folder/naughty/naughty.csv" >/dev/null
    "$python" tools/exports/naughty.py "$folder/naughty" "$folder/opened/naughty.xlsx"
}

write() { cargo run --quiet --package exports --example exports -- "$@"; }

main "$@"
