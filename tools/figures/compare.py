"""Tables of two questions, and what is said about them."""

import itertools
import math
import random
import re
import urllib.parse

import rule as formulas
from page import Page, text
from results import NOT_SHOWN

LEVEL = 0.05
PAIR = re.compile(r"“(.+?)” \(p (below 0\.001|\d\.\d{3})\)")


def every(figures, heard, answers, pairs=None):
    """Each question alone and every two, or some picked by chance; rows and columns, what the
    percentages are of, and an answer to look at alone are picked by chance."""
    chance = random.Random(1)
    places = answers.definition.places
    picked = list(itertools.combinations(places, 2))
    if pairs is not None and pairs < len(picked):
        picked = chance.sample(picked, pairs)
    filters = [(place, option.value) for place in places for option in place.options]
    see = lambda *rest: look(figures, heard, answers, *rest)
    see(None, None, None, False)
    for place in places:
        see(place, None, None, False)
        see(place, None, chance.choice(filters), False)
    for pair in picked:
        rows, columns = chance.sample(pair, 2)
        see(rows, columns, None, chance.random() < 0.3)
        if chance.random() < (0.3 if pairs is None else 0.5):
            see(rows, columns, chance.choice(filters), chance.random() < 0.3)


def look(figures, heard, answers, *picked):
    """One comparison: rows, columns, an answer to look at alone, whether percentages are of rows."""
    Comparison(figures, heard, answers, *picked).check_it()


def title(place):
    return f"{place.label} {place.statement_label}" if place.statement else place.label


class Comparison:
    def __init__(self, figures, heard, answers, rows, columns, only, of_rows):
        self.figures, self.check, self.rule = figures, figures.check, figures.rule
        self.heard, self.answers = heard, answers
        self.rows, self.columns, self.only, self.of_rows = rows, columns, only, of_rows
        asked = {"rows": rows and rows.id, "columns": columns and columns.id,
                 "only": only and f"{only[0].id}={only[1]}", "of": of_rows and "rows"}
        asked = {key: value for key, value in asked.items() if value}
        self.address = f"/staff/{answers.definition.slug}/compare?{urllib.parse.urlencode(asked)}"

    def check_it(self):
        status, body, _ = self.heard.ask(self.address)
        self.page = Page(self.address, body)
        if self.rows is None:
            self.check.same(self.address, status, 200)
        elif status == 422:
            self.refused()
        else:
            self.check.same(self.address, status, 200)
            self.shown()
        definition = self.answers.definition
        self.page.finish(self.check, {*definition.words(), *map(title, definition.places)})

    def refused(self):
        """There is no table: for a reason that can be checked."""
        why = text(self.page.one(".//div[@role='alert']//a"))
        if why.startswith("Too few people gave that answer"):
            self.check.hold(f"{self.address}: too few are refused", self.is_too_few(), "refusals")
        elif why.startswith("In both questions people could choose several"):
            self.check.hold(f"{self.address}: two of several", self.rows.is_several and self.columns.is_several,
                            "refusals")
        elif why.startswith("Rows and columns are the same question"):
            self.check.same(f"{self.address}: the same twice", self.rows.question, self.columns.question, "refusals")
        else:
            self.check.wrong.append(f"{self.address}: “{why}” cannot be checked")

    def is_too_few(self):
        if not self.only:
            return False
        selected = self.answers.count(*self.only)
        return min(selected, self.answers.total - selected) < self.rule.threshold

    def shown(self):
        check, page = self.check, self.page
        check.hold(f"{self.address}: too few, and not refused", not self.is_too_few())
        heads = [text(head) for head in page.all(".//thead/tr")[-1]]
        lines = page.all(".//tbody/tr")
        for place, said in (self.rows, [text(line[0]) for line in lines]), (self.columns, heads):
            for option in place.answers() if place else []:
                if option.label not in said and self.answers.count(place, option.value) == 0:
                    place.unsent.add(option.value)
        self.exact, bases = self.answers.table(self.rows, self.columns, self.only)
        self.names = [option.label for option in self.rows.answers()]
        self.across = [option.label for option in self.columns.answers()] if self.columns else []
        caption = title(self.rows)
        if self.only:
            place, value = self.only
            label = next(option.label for option in place.options if option.value == value)
            caption += f" Only people who answered “{label}” to “{title(place)}”"
        check.same(f"{self.address}: title", page.take(page.one(".//h2[@id='table']")), caption)
        page.take(page.one(".//caption"))
        check.same(f"{self.address}: columns", heads, ["Answer", *self.across, "All"])
        # A sheet of one of several options has others in its bases, which are not on the page.
        self.several = self.rows.is_several or bool(self.columns and self.columns.is_several)
        total = [line for line in lines if line.get("class") == "h-total"]
        lines = [line for line in lines if line.get("class") != "h-total"]
        check.same(f"{self.address}: rows", [text(line[0]) for line in lines], self.names)
        # Of each cell its figure, and its percentage if it has one.
        self.cells = [[self.cell(cell, f"{self.address}: {name}: {column}", exact)
                       for cell, column, exact in zip(page.all("td", line), heads[1:], counts)]
                      for line, name, counts in zip(lines, self.names, self.exact)]
        self.bases = []
        if total:
            self.bases = [self.base(f"{self.address}: base: {column}", page.take(cell), int(exact), column == "All")
                          for cell, column, exact in zip(page.all("td", total[0]), heads[1:], bases)]
        check.same(f"{self.address}: a line of bases", bool(total),
                   not (self.columns and self.columns.is_several))
        self.exact_bases = bases
        for row, line in enumerate(self.cells):
            for column, cell in enumerate(line):
                self.share(row, column, cell)
        self.uniform()
        self.sentences()
        self.notes()

    def cell(self, element, what, exact):
        spans = {span.get("class"): text(span) for span in self.page.all("span", element)}
        said = spans.get("h-cross__count", text(element))
        self.page.take(element)
        count = self.figures.count(what, said, int(exact))
        return {"count": count, "share": spans.get("h-cross__share"), "interval": spans.get("h-cross__interval")}

    def base(self, what, said, exact, is_of_all):
        shown = int(said.replace(",", "")) if said[0].isdigit() else None
        if is_of_all and shown in self.derived(exact):
            self.check.counted["bases"] += 1
            return shown
        return self.figures.count(what, said, exact, "bases")

    def derived(self, exact):
        """Bases of the tables of single questions that are of the same people. They are worked out
        from other figures there, and stay as they are."""
        if self.only:
            return set()
        places = [place for place in (self.rows, self.columns) if place]
        same = [place for place in places if self.answers.count(place, "answered") == exact]
        return {self.answers.bases[place.id] for place in same} - {None}

    def share(self, row, column, cell):
        """The percentage is of figures as they are shown; where the base is not on the page, of the
        rounded count, and then it may also be hidden."""
        what = f"{self.address}: {self.names[row]}: {column}"
        last = column == len(self.across)
        if last:
            base, exact = self.bases[-1] if self.bases else None, self.exact_bases[-1]
            on_page = bool(self.bases) and not self.rows.is_several
        elif self.of_rows:
            base, exact = self.cells[row][-1]["count"], self.exact[row][-1]
            on_page = not (self.columns and self.columns.is_several)
        else:
            base, exact = self.bases[column] if self.bases else None, self.exact_bases[column]
            on_page = bool(self.bases) and not self.rows.is_several
        if not on_page:
            if cell["share"] is None or exact < self.rule.threshold:
                self.check.same(what, cell["share"], None)
                return
            bases = {self.rule.rounded(int(exact))} | (self.derived(int(exact)) if last else set())
            base = next((base for base in bases if f"{self.rule.percent(cell['count'], base)}%" == cell["share"]
                         and formulas.interval(cell["count"], base) == cell["interval"]), min(bases))
            self.check.counted["percentages of a base that is not on the page"] += 1
        percent = self.figures.percent(what, cell["share"], cell["count"], base)
        if percent is not None:
            self.figures.interval(what, cell["interval"], cell["count"], base)
            cell["percent"] = percent

    def uniform(self):
        """Where all but a few of a row or a column are in one cell, all of it is hidden."""
        few = self.rule.threshold
        if not self.columns:
            return
        cells, totals = self.exact[:, :-1], self.exact[:, -1]
        shown = [[cell["count"] is not None for cell in line[:-1]] for line in self.cells]
        for row in range(len(self.names)):
            for column in range(len(self.across)):
                in_row = totals[row] - cells[row].max() < few
                in_column = self.exact_bases[column] - cells[:, column].max() < few
                # Each of several options is a table of those who chose it and those who did not.
                if self.rows.is_several:
                    in_column = self.exact_bases[column] - cells[row, column] < few
                if self.columns.is_several:
                    in_row = totals[row] - cells[row, column] < few
                self.check.hold(f"{self.address}: {self.names[row]}, {self.across[column]}: shown of a line that "
                                "says of each person what they answered",
                                not (shown[row][column] and (in_row or in_column)))

    def sentences(self):
        said = [self.page.take(one) for one in self.page.all(".//section//p[@class='h-result__about']")]
        expected = []
        if self.columns:
            # Columns that can be chosen together are not separate groups; nothing is said of them.
            if not self.of_rows and not self.columns.is_several:
                expected.append(self.largest())
            expected.append(self.tested(said[-1] if said else ""))
        self.check.same(f"{self.address}: sentences", said, expected, "sentences")

    def largest(self):
        """The largest difference between two columns that chance would not explain."""
        found = None
        for row, line in enumerate(self.cells):
            for one, other in itertools.permutations(range(len(self.across)), 2):
                more, less = line[one], line[other]
                if "percent" not in more or "percent" not in less:
                    continue
                if self.bases[one] is None or self.bases[other] is None:
                    continue
                difference, low, _ = formulas.newcombe(more["count"], self.bases[one],
                                                       less["count"], self.bases[other])
                if low > 0 and (found is None or difference > found[0]):
                    found = difference, (f"The largest difference: “{self.names[row]}” is the answer of about "
                                         f"{more['percent']}% in “{self.across[one]}” and of about "
                                         f"{less['percent']}% in “{self.across[other]}”.")
        self.check.counted["largest differences"] += 1
        return found[1] if found else "No difference between two columns is larger than chance would explain."

    def tested(self, said):
        if self.several:
            return self.tested_each(said)
        base, counts = self.bases[-1], [[cell["count"] for cell in line[:-1]] for line in self.cells]
        hidden = any(count is None for line in counts for count in line)
        if base is not None and base < self.rule.minimum_base:
            outcome = "few"
        elif base is None or hidden:
            return "There is no test of this table, because some of its figures are hidden."
        else:
            outcome = formulas.independence(counts)
        if outcome == "few":
            return "There is no test of this table, because too few people are in it."
        if outcome == "nothing":
            return "There is nothing to test in this table."
        statistic, degrees, p, v = outcome
        self.check.counted["tests of independence"] += 1
        self.check.counted["chi-squared, p and Cramér’s V"] += 3
        figures = (f"(chi-squared {statistic:.1f}, {degrees} degrees of freedom, p {p_value(p)}, "
                   f"Cramér’s V {v:.2f}).")
        if p < LEVEL:
            return f"Answers and columns hang together, more than chance would explain {figures}"
        return f"Chance would explain how answers and columns hang together {figures}"

    def tested_each(self, said):
        """Each option by itself, those who chose it against those who did not, who are not on the
        page. Their figures may be hidden, so it is tried which of the options can have been tested."""
        number = len(self.names) if self.rows.is_several else len(self.across)
        labels = self.names if self.rows.is_several else self.across
        none = "None of the answers can be tested: too few people, or hidden figures."
        if said == none:
            self.check.counted["options without a test"] += number
            return none
        possible = {}
        for option in range(number):
            p = self.p_of(option)
            if p is not None:
                possible[option] = p
        match = re.match(r"(\d+) of (\d+) answers could be tested", said)
        count = int(match[1]) if match else 0
        ways = itertools.combinations(sorted(possible), count)
        # The most likely first: there is often one only.
        expected = None
        for way in itertools.islice(ways, 20_000):
            corrected = formulas.holm([possible[option] for option in way])
            different = [(labels[option], p_value(p)) for option, p in zip(way, corrected) if p < LEVEL]
            expected = self.of_each(count, number, different)
            if expected == said:
                self.check.counted["tests of independence"] += count
                self.check.counted["corrected p-values"] += len(different)
                return expected
        return expected or f"a sentence on tests of {sorted(possible)}"

    def p_of(self, option):
        """The p-value of those who chose an option against those who did not, where both can be shown."""
        rule = self.rule
        if self.rows.is_several:
            chose = [cell["count"] for cell in self.cells[option][:-1]]
            exact, totals = self.exact[option][:-1], self.exact_bases[:-1]
        else:
            chose = [line[option]["count"] for line in self.cells]
            exact, totals = self.exact[:, option], self.exact[:, -1]
        rest = [int(total - count) for total, count in zip(totals, exact)]
        if any(count is None for count in chose) or min(rest) < rule.threshold:
            return None
        found = formulas.independence([chose, [rule.rounded(count) for count in rest]])
        return None if isinstance(found, str) else found[2]

    @staticmethod
    def of_each(count, number, different):
        of_them = "for none of them more than chance would explain"
        if different:
            listed = ", ".join(f"“{label}” (p {p})" for label, p in different)
            of_them = f"more than chance would explain for {listed}"
        return (f"{count} of {number} answers could be tested, each for itself (chi-squared, corrected for "
                f"their number after Holm): the columns differ {of_them}.")

    def notes(self):
        rule = self.rule
        of = "of all who gave an answer" if not self.columns else "of each row" if self.of_rows else "of each column"
        expected = [
            f"Percentages are {of}. Below each stands the range in which it would lie in 95 of 100 samples of "
            f"this size (Wilson), and then the count. There are no percentages of fewer than {rule.minimum_base} "
            "people.",
            "Only people who answered every question of the table are counted. Those who preferred not to say, "
            "or did not know, are left out.",
            f"Counts below {rule.threshold} are not shown, others are rounded to the nearest {rule.rounding}, and "
            "some are hidden because those could be worked out with them. Tests use the figures as they are shown.",
            "The sample chose itself: ranges and tests say what chance explains, and nothing about who did not "
            "take part.",
        ]
        if self.several:
            expected.insert(1, "People could choose several answers, so percentages add up to more than 100%.")
        found = [self.page.take(note) for note in self.page.all(".//ul[@class='h-notes']/li")]
        self.check.same(f"{self.address}: notes", found, expected)


def p_value(p):
    return "below 0.001" if p < 0.001 else f"{p:.3f}"
