"""Reads the file of awkward texts: each must come back as it was, and none may begin like a formula.

    naughty.py FOLDER                a folder as `exports naughty` writes it
    naughty.py FOLDER OPENED.xlsx    as well, the CSV file as a spreadsheet has opened and saved it
"""

import csv
import json
import pathlib
import sys
import unicodedata

import openpyxl
from openpyxl.utils.escape import unescape

folder = pathlib.Path(sys.argv[1])
texts = json.loads((folder / "texts.json").read_text())


def visible(text):
    """A text from its first character that can be seen."""
    while text and (text[0].isspace() or unicodedata.category(text[0]) in ("Cc", "Cf", "Zs")):
        text = text[1:]
    return text


def starts_a_formula(text):
    first = unicodedata.normalize("NFKC", visible(text)[:1]) or " "
    return first in "=+-@\u2212" or text[:1] in ("\t", "\r", "\n", "\0")


def fail(what, text, cell):
    sys.exit(f"naughty: {what}: {text!r} became {cell!r}")


def check(what, found, apostrophe):
    if len(found) != len(texts):
        sys.exit(f"naughty: {what}: {len(found)} cells for {len(texts)} texts")
    for text, cell in zip(texts, found):
        wanted = "'" + text if apostrophe and starts_a_formula(text) else text
        if cell != wanted:
            fail(what, text, cell)
        if apostrophe and starts_a_formula(cell):
            fail(f"{what} starts a formula", text, cell)


raw = (folder / "naughty.csv").read_bytes()
with open(folder / "naughty.csv", encoding="utf-8-sig", newline="") as file:
    head, row = csv.reader(file)
check("CSV heading", head, True)
check("CSV cell", row, True)

book = openpyxl.load_workbook(folder / "naughty.xlsx")
for number, cells in enumerate(book["data"].iter_rows(), 1):
    for cell, text in zip(cells, texts):
        if cell.data_type == "f":
            fail("a formula in the workbook", text, cell.value)
    # openpyxl leaves `_x000D_` as it is, which in a workbook is a character that XML has not.
    check(f"workbook row {number}", [unescape(cell.value or "") for cell in cells], False)

markdown = (folder / "naughty.md").read_text()
page = (folder / "naughty.html").read_text()
for what, text in [("Markdown", markdown), ("HTML", page)]:
    for markup in ("<script>alert", "<img src=x", "<b>"):
        if text.replace("\\<", "&lt;").find(markup) >= 0:
            sys.exit(f"naughty: {markup} in {what}")

if len(sys.argv) > 2:
    opened = openpyxl.load_workbook(sys.argv[2])
    for cells in opened.active.iter_rows():
        for cell in cells:
            if cell.data_type in ("f", "e"):
                sys.exit(f"naughty: a spreadsheet made {cell.data_type} of {cell.value!r}")
        found = {unicodedata.normalize("NFC", str(cell.value)) for cell in cells}
        for formula in ("'=1+1", "'@SUM(1+1)", "'=cmd|' /C calc'!A0"):
            if formula not in found:
                sys.exit(f"naughty: {formula!r} is not there after opening")

print(f"naughty: {len(texts)} texts came back as they were, and none is a formula")
