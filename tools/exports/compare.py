"""Holds exported files against what was answered: every format is read by a reader of its own
(csv, json, openpyxl, pyreadstat), and names, labels, values, missing values and counts must be what
the definition and the answers say. What is expected is worked out here, not by Heard.

    compare.py FOLDER    a folder as `exports files` writes it
"""

import collections
import csv
import datetime
import decimal
import html.parser
import json
import pathlib
import sys

import openpyxl
import pyreadstat

NO_ANSWER, NOT_ASKED, NOT_IN_VERSION, GROUPED_MISSING = -97, -98, -99, -96
WAYS = {"declined": -91, "dont-know": -92, "not-applicable": -93}
STATES = {NO_ANSWER: "No answer", NOT_ASKED: "Not asked",
          NOT_IN_VERSION: "Not in this version of the questionnaire"}
LOW = -9_999_999_999_900
GROUPED = 999
RESERVED = "ALL AND BY EQ GE GT LE LT NE NOT OR TO WITH".split()
DASH = " – "


class Variable:
    """A variable as the definition has it."""

    def __init__(self, question, part, label, kind, values, missing):
        self.question, self.part, self.label, self.kind = question, part, label, kind
        self.name = "_".join(filter(None, [question["id"], part])).replace("-", "_")
        if self.name.upper() in RESERVED:
            self.name = "q_" + self.name
        self.values, self.missing = values, missing


class Definition:
    def __init__(self, folder):
        read = json.loads((folder / "definition.json").read_text())
        self.language, self.identifying = read["language"], set(read["identifying"])
        self.threshold, self.questionnaire = read["threshold"], read["questionnaire"]
        self.variables, self.left_out = [], set()
        for page in self.questionnaire["pages"]:
            for question in page["questions"]:
                self.add(question)
        names = [variable.name.lower() for variable in self.variables]
        assert len(names) == len(set(names)), "names are not unique here"

    def text(self, text):
        for language in [self.language, *self.questionnaire["languages"]]:
            if language in text:
                return text[language]
        return ""

    def codes(self, options):
        """Codes of answers, codes of ways not to answer, and the code of each option's value."""
        values, missing, code_of = {}, dict(STATES), {}
        further = -101
        for option in options:
            way = option["missing"]
            if way is None:
                code = len(values) + 1
            elif WAYS[way] not in missing:
                code = WAYS[way]
            else:
                code, further = further, further - 1
            (values if way is None else missing)[code] = self.text(option["label"])
            code_of[option["value"]] = code
        return values, missing, code_of

    def add(self, question):
        label, kind = self.text(question["label"]), question["kind"]
        name, body = next(iter(kind.items())) if isinstance(kind, dict) else (kind, {})
        add = lambda *rest: self.variables.append(Variable(question, *rest))
        options = body.get("options", [])
        if name == "choose-one":
            values, missing, _ = self.codes(options)
            add(None, label, name, values, missing)
        elif name == "scale":
            values, missing, _ = self.codes(options)
            for statement in body["statements"]:
                add(statement["id"], self.text(statement["label"]) + DASH + label, name, values, missing)
        elif name == "choose-several":
            _, missing, _ = self.codes(options)
            for option in options:
                if option["missing"] is None:
                    add(option["value"], self.text(option["label"]) + DASH + label, name,
                        {0: "Not chosen", 1: "Chosen"}, missing)
        elif name == "number":
            low = 0 if body["min"] is not None and decimal.Decimal(body["min"]) >= -90 else LOW
            unit = self.text(body["unit"])
            add(None, f"{label} ({unit})" if unit else label, name, {},
                {low + code: words for code, words in STATES.items()})
        elif name == "date":
            add(None, label, "date-" + body["precision"], {}, dict(STATES))
        elif name == "postcode-district":
            add(None, label, name, {}, dict(STATES))
        else:
            assert name in ("short-text", "long-text", "contact"), name
            self.left_out.add(question["id"])
        self.left_out |= {f"{question['id']}.{o['value']}" for o in options if o["write_in"]}

    def cell(self, variable, response):
        """The value of a variable: a code, or a number or text that is itself."""
        answer = response["answers"].get(variable.question["id"])
        low = LOW if min(variable.missing) < LOW else 0
        if answer is None:
            asked = variable.question["id"] in response["asked"]
            return low + (NO_ANSWER if asked else NOT_ASKED)
        kind, answer = next(iter(answer.items()))
        options = next(iter(variable.question["kind"].values())).get("options", []) \
            if isinstance(variable.question["kind"], dict) else []
        code_of = self.codes(options)[2]
        if kind == "one":
            return code_of[answer["value"]]
        if kind == "scale":
            point = answer.get(variable.part)
            return NO_ANSWER if point is None else code_of[point]
        if kind == "several":
            for value in answer["values"]:
                if code_of[value] < 0:
                    return code_of[value]
            return int(variable.part in answer["values"])
        if kind == "number":
            return decimal.Decimal(answer)
        if variable.kind == "date-year":
            return int(answer)
        assert kind in ("date", "district"), kind
        return answer


def same(what, found, expected):
    """Says what differs, and stops."""
    if found != expected:
        if isinstance(found, list) and isinstance(expected, list):
            places = [n for n, pair in enumerate(zip(found, expected)) if pair[0] != pair[1]]
            places = places or [min(len(found), len(expected))]
            n = places[0]
            found, expected = f"[{n}] {found[n:n + 1]}", expected[n:n + 1]
        sys.exit(f"compare: {what}: {found!r} where {expected!r} should be")


def number(text):
    try:
        return decimal.Decimal(text)
    except decimal.InvalidOperation:
        return text


def plain(cells):
    """Cells as numbers and texts, whatever type the reader gives a number."""
    return [number(str(c)) if isinstance(c, (int, float, decimal.Decimal)) else c for c in cells]


def unquoted(text, label):
    """A text of a CSV file without the apostrophe that makes it harmless."""
    return text[1:] if text.startswith("'") and not label.startswith("'") else text


def read_csv(path, mark):
    raw = path.read_bytes()
    same(f"{path.name}: byte order mark", raw.startswith(b"\xef\xbb\xbf"), mark)
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def check_csv(folder, name, variables, columns):
    head, *rows = read_csv(folder / f"{name}.csv", False)
    same(f"{name}.csv: names", head, [v.name for v in variables])
    same(f"{name}.csv: rows", len(rows), len(columns[0]))
    for n, (variable, column) in enumerate(zip(variables, columns)):
        found = [row[n] for row in rows]
        same(f"{name}.csv: {variable.name}", found, [str(cell) for cell in column])
    head, *rows = read_csv(folder / f"{name}.labels.csv", True)
    same(f"{name}.labels.csv: labels", list(map(unquoted, head, [v.label for v in variables])),
         [v.label for v in variables])
    for n, (variable, column) in enumerate(zip(variables, columns)):
        labelled = [label(variable, cell) for cell in column]
        found = [unquoted(row[n], str(cell)) for row, cell in zip(rows, labelled)]
        same(f"{name}.labels.csv: {variable.name}", found, [str(cell) for cell in labelled])


def label(variable, cell):
    """The label of a code; other values are themselves."""
    codes = {**variable.values, **variable.missing}
    return codes.get(cell, cell) if isinstance(cell, int) else cell


def check_json(folder, name, variables, columns):
    for ending, show in [("json", lambda v, c: c), ("labels.json", label)]:
        text = (folder / f"{name}.{ending}").read_text()
        rows = json.loads(text, parse_float=decimal.Decimal)
        same(f"{name}.{ending}: rows", len(rows), len(columns[0]))
        for variable, column in zip(variables, columns):
            found = plain([row[variable.name] for row in rows])
            same(f"{name}.{ending}: {variable.name}", found, plain([show(variable, c) for c in column]))
        same(f"{name}.{ending}: keys", {tuple(row) for row in rows}, {tuple(v.name for v in variables)})
        for cut in (len(text) - 3, len(text) // 2):
            try:
                json.loads(text[:cut])
            except json.JSONDecodeError:
                continue
            sys.exit(f"compare: {name}.{ending} is read though it was broken off")


def check_xlsx(folder, name, variables, columns, left_out):
    for ending, show in [("xlsx", lambda v, c: c), ("labels.xlsx", label)]:
        what = f"{name}.{ending}"
        book = openpyxl.load_workbook(folder / what, read_only=True)
        same(f"{what}: sheets", book.sheetnames, ["data", "codebook", "tables"])
        head, *rows = book["data"].iter_rows(values_only=True)
        headings = [v.name if ending == "xlsx" else v.label for v in variables]
        same(f"{what}: headings", list(head), headings)
        same(f"{what}: rows", len(rows), len(columns[0]))
        for n, (variable, column) in enumerate(zip(variables, columns)):
            found = plain([row[n] for row in rows])
            same(f"{what}: {variable.name}", found, plain([show(variable, c) for c in column]))
        for sheet in book:
            kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
            same(f"{what}: a formula in {sheet.title}", "f" in kinds, False)
        check_codebook_sheet(what, list(book["codebook"].iter_rows(values_only=True)), variables, left_out)
        check_tables(folder, what, list(book["tables"].iter_rows(values_only=True)))


def check_codebook_sheet(what, rows, variables, left_out):
    found = [(r[0], r[3], r[5], r[7], r[8]) for r in rows[1:] if r[5] is not None]
    expected = [(v.name, v.label, code, words, counts_as)
                for v in variables
                for codes, counts_as in [(v.values, "answer"), (v.missing, "missing")]
                for code, words in sorted(codes.items())]
    same(f"{what}: codebook", found, expected)
    found = {r[0] for r in rows if r[4] == "not in this file"}
    same(f"{what}: left out", found, left_out)


def check_tables(folder, what, rows):
    lines = read_csv(folder / "tables.csv", False)
    found = [["" if cell is None else str(cell) for cell in row] for row in rows]
    same(f"{what}: lines of tables", len(found), len(lines))
    same(f"{what}: tables", [list(map(unquoted, *pair)) for pair in zip(lines, found)], found)
    for line in lines[1:]:
        is_number = line[7].isdigit()
        same(f"{what}: a small count", is_number and int(line[7]) < 10, False)
        if not is_number:
            words = ("none", "not shown")
            same(f"{what}: words", line[7] in words or line[7].startswith("fewer than "), True)


def cut(text, most):
    """A label as SPSS takes it."""
    data = text.encode()
    if len(data) <= most:
        return text
    return data[:most - 3].decode(errors="ignore").rstrip() + "…"


def seconds(cell):
    """A date as SPSS counts it."""
    day = datetime.date.fromisoformat((cell + "-01")[:10])
    return decimal.Decimal((day - datetime.date(1582, 10, 14)).days * 86_400)


def spss(variable, cell):
    if variable.kind == "postcode-district":
        return str(cell)
    if variable.kind in ("date-month", "date-day") and isinstance(cell, str):
        return seconds(cell)
    return decimal.Decimal(repr(float(cell)))


def check_sav(folder, name, variables, columns):
    path = folder / f"{name}.sav"
    read = lambda **more: pyreadstat.read_sav(
        str(path), output_format="dict", disable_datetime_conversion=True, **more)
    data, meta = read(user_missing=True)
    what = f"{name}.sav"
    same(f"{what}: encoding", meta.file_encoding, "UTF-8")
    same(f"{what}: names", meta.column_names, [v.name for v in variables])
    same(f"{what}: labels", meta.column_labels, [cut(v.label, 255) for v in variables])
    same(f"{what}: rows", meta.number_rows, len(columns[0]))
    without, _ = read(user_missing=False)
    for variable, column in zip(variables, columns):
        key = variable.name
        found = [cell if isinstance(cell, str) else decimal.Decimal(repr(float(cell)))
                 for cell in data[key]]
        same(f"{what}: {key}", found, [spss(variable, cell) for cell in column])
        # What SPSS leaves out of its tables.
        gone = [cell in ("", None) if isinstance(cell, str) or cell is None else cell != cell
                for cell in without[key]]
        same(f"{what}: missing values of {key}", gone,
             [cell in variable.missing if isinstance(cell, int) else False for cell in column])
        codes = {**variable.values, **variable.missing}
        if variable.kind == "postcode-district":
            expected = {str(code): cut(words, 120) for code, words in codes.items()}
        else:
            expected = {float(code): cut(words, 120) for code, words in codes.items()}
        same(f"{what}: labels of {key}", meta.variable_value_labels.get(key, {}), expected)
        ends = [(r["lo"], r["hi"]) for r in meta.missing_ranges.get(key, [])]
        if variable.kind == "postcode-district":
            expected = [(str(code), str(code)) for code in sorted(variable.missing)]
        else:
            expected = [(float(min(variable.missing)), float(max(variable.missing)))]
        same(f"{what}: missing values declared of {key}", sorted(ends), sorted(expected))
    check_sets(what, meta, variables)
    whole = path.read_bytes()
    broken = folder / f"{name}.broken.sav"
    for length in (len(whole) - 100, len(whole) * 3 // 4):
        broken.write_bytes(whole[:length])
        try:
            pyreadstat.read_sav(str(broken), output_format="dict")
        except Exception:
            continue
        finally:
            broken.unlink()
        sys.exit(f"compare: {what} is read though it was broken off")


def check_sets(what, meta, variables):
    """The options of one question are a set."""
    expected = collections.defaultdict(list)
    for variable in variables:
        if variable.kind == "choose-several":
            expected[variable.question["id"]].append(variable.name)
    found = {name.lstrip("$").lower(): body["variable_list"] for name, body in (meta.mr_sets or {}).items()}
    same(f"{what}: sets", found, {name.lower(): members for name, members in expected.items()})


class Page(html.parser.HTMLParser):
    """What a page says, and whether its elements are closed in order."""

    def __init__(self):
        super().__init__()
        self.open, self.said, self.seen = [], "", collections.Counter()

    def handle_starttag(self, tag, attributes):
        self.seen[tag] += 1
        if tag == "th":
            same("codebook: scope", dict(attributes).get("scope") in ("row", "col"), True)
        if tag == "html":
            same("codebook: lang", dict(attributes).get("lang"), "en")
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        same("codebook: closing tag", tag, self.open.pop())

    def handle_data(self, data):
        self.said += data


def check_guide(folder, name, variables):
    page = Page()
    page.feed((folder / f"{name}.html").read_text())
    page.close()
    same(f"{name}.html: open elements", page.open, [])
    same(f"{name}.html: captions", page.seen["caption"], page.seen["table"])
    same(f"{name}.html: headings", (page.seen["h1"], page.seen["h3"]), (1, len(variables)))
    markdown = (folder / f"{name}.md").read_text()
    for variable in variables:
        same(f"{name}.html: {variable.name}", variable.label in page.said, True)
        same(f"{name}.md: {variable.name}", f"\n### {variable.name}\n" in markdown, True)


def protected(definition, columns):
    """What protection makes of exact columns; which answers are rare is worked out here too."""
    for variable, column in zip(definition.variables, columns):
        identifying = (variable.question["id"] in definition.identifying
                       or variable.kind == "postcode-district")
        if not identifying:
            yield variable, column
            continue
        if variable.kind == "number":
            yield variable, None
            continue
        is_code = lambda cell: isinstance(cell, int) and cell in variable.missing
        answers = [cell for cell in column if not is_code(cell)]
        if variable.kind.startswith("date"):
            answers = [str(cell)[:4] for cell in answers]
        counts = collections.Counter(answers)
        if variable.kind == "choose-several":
            yield variable, None if min(counts.values(), default=99) < definition.threshold else column
            continue
        order, together, group = sorted(counts, key=lambda a: (counts[a], a)), 0, set()
        for answer in order:
            if counts[answer] < definition.threshold or 0 < together < definition.threshold:
                together += counts[answer]
                group.add(answer)
        if 0 < together < definition.threshold:
            yield variable, None
        elif variable.kind.startswith("date"):
            hide = lambda c: GROUPED_MISSING if str(c)[:4] in group else int(str(c)[:4])
            variable.kind = "date-year"
            variable.missing = {**variable.missing, GROUPED_MISSING: "Other (grouped)"}
            yield variable, [cell if is_code(cell) else hide(cell) for cell in column]
        else:
            other = "grouped" if variable.kind == "postcode-district" else GROUPED
            if other == GROUPED:
                values = {c: words for c, words in variable.values.items() if c not in group}
                variable.values = {**values, GROUPED: "Other (grouped)"}
            yield variable, [other if cell in group else cell for cell in column]


def check(folder):
    definition = Definition(folder)
    lines = (folder / "answers.jsonl").read_text().splitlines()
    responses = [json.loads(line) for line in lines]
    columns = [[definition.cell(variable, response) for response in responses]
               for variable in definition.variables]
    check_all(folder, "exact", definition.variables, columns, definition.left_out)

    # An option that protection leaves in has one more code.
    kept, left_out = [], set(definition.left_out)
    for variable, column in protected(definition, columns):
        if column is None:
            left_out.add(variable.name)
            continue
        if variable.kind == "choose-several" and variable.question["id"] in definition.identifying:
            variable.missing = {**variable.missing, GROUPED_MISSING: "Other (grouped)"}
        kept.append((variable, column))
    variables, columns = [v for v, _ in kept], [c for _, c in kept]
    check_all(folder, "protected", variables, columns, left_out)
    cells = len(responses) * len(definition.variables)
    print(f"{folder.name}: {len(responses)} rows of {len(definition.variables)} variables, "
          f"{cells} cells the same in CSV, JSON, XLSX and SAV; {len(variables)} variables protected")


def check_all(folder, name, variables, columns, left_out):
    check_csv(folder, name, variables, columns)
    check_json(folder, name, variables, columns)
    check_xlsx(folder, name, variables, columns, left_out)
    check_sav(folder, name, variables, columns)
    check_guide(folder, name, variables)


folders = sorted(p.parent for p in pathlib.Path(sys.argv[1]).rglob("definition.json"))
if not folders:
    sys.exit("compare: there is nothing to compare")
for each in folders:
    check(each)
