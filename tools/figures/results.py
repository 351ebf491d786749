"""The tables of single questions, on whichever page or in whichever file they are."""

import csv
import io
import itertools
import json
import math
import re

import openpyxl

import rule as formulas
from page import Wrong, text

NOT_SHOWN = "not shown"


def grouped(number):
    return f"{number:,}"


def people(number):
    return f"{grouped(number)} {'person' if number == 1 else 'people'}"


def listed(words):
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


class Figures:
    """Holds figures to counts."""

    def __init__(self, check, rule):
        self.check, self.rule = check, rule

    def count(self, what, said, exact, kind="counts"):
        """A figure as it is said; the number, if it is one. A count below the threshold is never a
        number, one that is shown is the rounded count, and any may be hidden to protect others."""
        said = str(said)
        small = exact < self.rule.threshold
        if said == NOT_SHOWN:
            self.check.counted["hidden, small" if small else "hidden, to protect others"] += 1
            return None
        if said == f"fewer than {self.rule.threshold}":
            self.check.hold(f"{what}: “{said}” of {exact}", small, "hidden, small")
            return None
        if not re.fullmatch(r"\d+|\d{1,3}(,\d{3})+", said):
            self.check.wrong.append(f"{what}: “{said}” is no figure")
            return None
        shown = int(said.replace(",", ""))
        self.check.hold(f"{what}: {said} is shown of {exact}",
                        not small and shown == self.rule.rounded(exact), kind)
        return shown

    def base(self, what, said, exact, parts, others, everybody):
        """A base in the table of one question is worked out from what readers know: the ranges of its
        parts (none where they have no sum), and what the others leave of everybody. It can differ from
        the rounded count by more than rounding, and has to lie in what those leave open."""
        said = str(said)
        if said in (NOT_SHOWN, f"fewer than {self.rule.threshold}"):
            return self.count(what, said, exact)
        shown = int(said.replace(",", ""))
        low, high = self.sum_of(others)
        low, high = everybody - high, everybody - low
        if parts is not None:
            least, most = self.sum_of(parts)
            low, high = max(low, least), min(high, most)
        if shown != self.rule.rounded(exact):
            self.check.notes["bases that are not the rounded count"] += 1
            key = "most that such a base is off"
            self.check.notes[key] = max(self.check.notes[key], abs(shown - exact))
        half = self.rule.rounding / 2
        self.check.hold(f"{what}: {said} is shown of {exact}, where {low} to {high} is known",
                        self.rule.threshold <= exact and low - half <= shown <= high + half, "bases")
        return shown

    def not_asked(self, what, said, exact):
        """Where two questions decide who is asked, it is worked out of figures, and can be off by half the
        rounding more."""
        said = str(said)
        number = said.replace(",", "")
        if not number.isdigit() or int(number) == self.rule.rounded(exact):
            self.count(what, said, exact)
            return
        self.check.notes["numbers of those not asked that are not the rounded count"] += 1
        self.check.hold(f"{what}: {said} is shown of {exact}", exact >= self.rule.threshold
                        and abs(int(number) - exact) <= self.rule.rounding, "counts")

    def sum_of(self, said):
        ranges = [self.range_of(one) for one in said]
        return sum(low for low, _ in ranges), sum(high for _, high in ranges)

    def range_of(self, said):
        """What a figure says of its count."""
        said = str(said).replace(",", "")
        if said.isdigit():
            return self.rule.range(int(said))
        return 0, (math.inf if said == NOT_SHOWN else self.rule.threshold - 1)

    def percent(self, what, said, part, whole):
        expected = self.rule.percent(part, whole)
        self.check.same(what, said, None if expected is None else f"{expected}%",
                        "percentages" if expected is not None else None)
        return expected

    def interval(self, what, said, part, whole):
        self.check.same(what, said, formulas.interval(part, whole), "intervals")


class Expected:
    """One table as pandas has it: its lines in order, by what they count."""

    def __init__(self, answers, place):
        self.place = place
        line = lambda option: (option.label, answers.count(place, option.value), option)
        self.answers = [line(option) for option in place.answers()]
        self.ways = [line(option) for option in place.ways()]
        self.base = answers.count(place, "answered")
        self.no_answer = answers.count(place, "no answer")
        self.not_asked = answers.count(place, "not asked")
        self.asked = answers.count(place, "asked")
        # Who had a version with this question.
        self.everybody = self.asked + self.not_asked

    def parts(self, said):
        """The figures that add up to the base."""
        return None if self.place.is_several else said

    def others(self):
        return [("Passed it over", self.no_answer), ("Were not asked", self.not_asked)]


def lines(check, what, found, expected):
    """Pairs lines of a table with counts, in order. A line may be missing where nobody can be in
    it; then nobody is."""
    found = list(found)
    for name, exact, *more in expected:
        if found and found[0][0] == name:
            yield found.pop(0), exact, more
        else:
            check.hold(f"{what}: there is no line “{name}”, and {exact} are in it", exact == 0)
    check.same(f"{what}: lines that should not be there", [name for name, *_ in found], [])


def section(figures, page, element, expected, label):
    """A table with its sentences; the base that it shows."""
    check, rule = figures.check, figures.rule
    where = f"{page.address}: {expected.place.id}"
    rows = []
    for row in page.all(".//tbody/tr", element):
        name, measure, count = page.all("th", row), page.all("td[@class='h-measure']", row), page.all("td", row)[-1]
        rows.append((text(name[0]), row.get("class", ""), measure[0] if measure else None, page.take(count)))
    base_said = next((said for name, kind, _, said in rows if kind == "h-total"), None)
    if base_said is None:
        raise Wrong(f"{where}: there is no base")
    in_base = lines(check, where, [row for row in rows if row[1] == ""], expected.answers)
    found = [(name, measure, figures.count(f"{where}: {name}", said, exact), exact)
             for (name, _, measure, said), exact, _ in in_base]
    saying = lambda kind: [said for _, of, _, said in rows if of == kind]
    whole = figures.base(f"{where}: base", base_said, expected.base, expected.parts(saying("")),
                         saying("h-missing"), expected.everybody)
    others = expected.ways + expected.others()
    for (name, _, measure, said), exact, _ in lines(
            check, where, [row for row in rows if row[1] == "h-missing"], others):
        held = figures.not_asked if name == "Were not asked" else figures.count
        held(f"{where}: {name}", said, exact)
        if measure is not None:
            check.same(f"{where}: share of {name}", page.take(measure), "")
    shares = any(rule.percent(count, whole) is not None for _, _, count, _ in found)
    heads = [page.take(head) for head in page.all(".//thead//th", element)]
    check.same(f"{where}: columns", heads,
               ["Answer", *(["Share and 95% interval"] if shares else []), "Count"])
    for name, measure, count, _ in found:
        check.same(f"{where}: {name} has a share", measure is not None, shares)
        if measure is not None:
            share(figures, page, f"{where}: {name}", measure, count, whole)
    about = page.one(".//p[@class='h-result__about']", element)
    check.same(f"{where}: about", page.take(about), f"{label} {basis(rule, expected, base_said, whole, shares)}",
               "sentences")
    heading = page.take(page.one(".//h3", element))
    check.same(f"{where}: sentence", heading, sentence(check, rule, where, expected, base_said, whole, found),
               "sentences")
    page.take(page.one(".//caption", element))
    for more in page.all(".//p[@class='h-result__more']", element):
        check.same(f"{where}: link", page.take(more), f"Compare groups for the question {label}")
    return whole


def share(figures, page, what, measure, count, whole):
    page.take(measure)
    said = {one.get("class").split()[0]: one for one in page.all("span", measure) if one.get("class")}
    percent = figures.rule.percent(count, whole)
    if percent is None:
        figures.check.same(f"{what}: share", text(measure), NOT_SHOWN)
        return
    figures.percent(f"{what}: share", text(said["h-measure__number"]), count, whole)
    figures.check.same(f"{what}: bar", said["h-bar"].get("class"), f"h-bar h-bar-{percent}", "bars")
    figures.interval(f"{what}: interval", text(said["h-measure__interval"]), count, whole)


def basis(rule, expected, said, whole, shares):
    several = " One person could choose several, so they add up to more than 100%."
    if shares:
        return (f"Percentages are of the about {people(whole)} who gave an answer."
                + (several if expected.place.is_several else ""))
    if whole is not None:
        return (f"No percentages, because fewer than {rule.minimum_base} people gave an answer."
                if whole < rule.minimum_base else "No percentage can be shown.")
    if said == NOT_SHOWN:
        return "No percentages, because how many people gave an answer is not shown."
    return "No percentages, because too few people gave an answer."


def sentence(check, rule, where, expected, said, whole, found):
    """What the heading has to say: which answer the most people gave, if the figures show it."""
    numbers = [count for _, _, count, _ in found if count is not None]
    most = max(numbers, default=None)
    hidden = [exact for _, _, count, exact in found if count is None]
    leading = [(name, count) for name, _, count, _ in found if count is not None and count == most]
    # A hidden count that is not small may be the largest; then nothing is said. Whether one may be is
    # worked out from ranges, so it is only held to what must not happen.
    may_lead = most is not None and all(exact < rule.range(most)[1] + 1 for exact in hidden)
    say = None
    if leading:
        percent = rule.percent(most, whole)
        much = f"about {percent}%" if percent is not None else f"about {people(most)}"
        much = f"by {much}" if expected.place.is_several else much
        names = [name for name, _ in leading]
        if len(names) == 1:
            first = "Chosen most often" if expected.place.is_several else "Most common answer"
            say = f"{first}: {names[0]}, {much}"
        elif len(names) <= 3:
            say = f"Equally common after rounding: {listed(names)}, {much} each"
        else:
            say = f"{len(names)} answers are equally common after rounding, {much} each"
    if whole is not None:
        silent = (f"About {people(whole)} answered; which answer is the most common is not shown" if numbers
                  else f"About {people(whole)} answered, too few alike to show what")
    elif said == NOT_SHOWN:
        silent = ("Which answer is the most common is not shown" if numbers
                  else "Too few answers to show what they were")
    else:
        silent = f"Fewer than {rule.threshold} people have answered this so far"
    return Either([silent] + ([say] if say and may_lead else []))  if hidden else (say or silent)


class Either:
    """Any of some texts."""

    def __init__(self, texts):
        self.texts = texts

    def __eq__(self, other):
        return other in self.texts

    def __ne__(self, other):
        return other not in self.texts

    def __repr__(self):
        return " or ".join(map(repr, self.texts))


def label(place):
    if not place.statement:
        return place.label
    ended = place.label if place.label[-1] in "?.:!…" else place.label + ":"
    return f"{ended} {place.statement_label}"


def said(figure):
    """A figure of the data as a page says it."""
    if figure == "withheld":
        return NOT_SHOWN
    kind, number = next(iter(figure.items()))
    return grouped(number) if kind == "about" else f"fewer than {number}"


def data(figures, where, tables, answers):
    """The tables as programs get them."""
    check, definition = figures.check, answers.definition
    for table in tables:
        place = definition.place[".".join(filter(None, [table["question"], table["statement"]]))]
        expected, what = Expected(answers, place), f"{where}: {place.id}"
        rows = [(place.options[row["key"]["option"]["index"]].label, row) for row in table["rows"]]
        found = []
        for is_answer, wanted in [(True, expected.answers), (False, expected.ways)]:
            kept = [(name, row) for name, row in rows if row["in_base"] == is_answer]
            for (name, row), exact, _ in lines(check, what, kept, wanted):
                found.append((row, figures.count(f"{what}: {name}", said(row["figure"]), exact)))
        saying = lambda in_base: [said(row["figure"]) for row, _ in found if row["in_base"] == in_base]
        silent, elsewhere = ([said(table[key])] if table[key] is not None else []
                             for key in ("no_answer", "not_asked"))
        ways = saying(False) + silent
        whole = figures.base(f"{what}: base", said(table["base"]), expected.base,
                             expected.parts(saying(True)), ways + elsewhere, expected.everybody)
        figures.base(f"{what}: asked", said(table["asked"]), expected.asked,
                     expected.parts(saying(True) + ways), elsewhere, expected.everybody)
        for row, count in found:
            percent = figures.rule.percent(count, whole) if row["in_base"] else None
            check.same(f"{what}: percent", row["percent"], percent, "percentages" if percent else None)
        for name, exact in [("no_answer", expected.no_answer), ("not_asked", expected.not_asked)]:
            if table[name] is None:
                check.hold(f"{what}: {name} is left out, and it is {exact}", exact == 0)
            elif name == "not_asked":
                figures.not_asked(f"{what}: {name}", said(table[name]), exact)
            else:
                figures.count(f"{what}: {name}", said(table[name]), exact)
        for index in table["leading"]:
            most = max(count for row, count in found if row["in_base"] and count is not None)
            check.same(f"{what}: leading", said(table["rows"][index]["figure"]), grouped(most), "leading answers")
    check.same(f"{where}: tables", len(tables), len(definition.places))


def files(figures, heard, where, address, answers, endings):
    """Downloaded tables: the same lines in every format, and each held to pandas."""
    check, read = figures.check, {}
    for ending in endings:
        status, body, _ = heard.ask(f"{address}.{ending}")
        check.same(f"{address}.{ending}", status, 200)
        if ending == "csv":
            rows = list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"))))
        elif ending == "json":
            rows = json.loads(body)
        else:
            head, *cells = openpyxl.load_workbook(io.BytesIO(body)).active.iter_rows(values_only=True)
            rows = [dict(zip(head, row)) for row in cells]
        plain = lambda value: "" if value is None else str(value)
        read[ending] = [{key: plain(value) for key, value in row.items()} for row in rows]
        check.same(f"{address}.{ending}: lines", read[ending], read[endings[0]])
    definition = answers.definition
    name = lambda row: ".".join(filter(None, [row["question"], row["statement"]]))
    for identifier, rows in itertools.groupby(read[endings[0]], name):
        place, rows = definition.place[identifier], list(rows)
        expected, found = Expected(answers, place), []
        exact = {"no-answer": expected.no_answer, "not-asked": expected.not_asked}
        saying = lambda *kinds: [row["count"] for row in rows if row["kind"] in kinds]
        for row in rows:
            what = f"{where}: {identifier}: {row['kind']} {row['answer']}"
            if row["kind"] == "base":
                whole = figures.base(what, row["count"], expected.base, expected.parts(saying("answer")),
                                     saying("missing", *exact), expected.everybody)
            elif row["kind"] == "not-asked":
                figures.not_asked(what, row["count"], expected.not_asked)
            elif row["kind"] in exact:
                figures.count(what, row["count"], exact[row["kind"]])
            else:
                count = figures.count(what, row["count"], answers.count(place, row["answer"]))
                found.append((row, count if row["kind"] == "answer" else None))
        for row, count in found:
            percent = figures.rule.percent(count, whole)
            check.same(f"{where}: {identifier}: percent", row["percent"], "" if percent is None else str(percent),
                       "percentages" if percent else None)
    check.same(f"{where}: tables", len({name(row) for row in read[endings[0]]}), len(definition.places))
