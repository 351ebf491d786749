"""Tables of two questions, protected or exact, and what is said about them."""

import itertools
import random
import re

import numpy

import picked as chosen
import rule as formulas
import weights
from page import Page, Wrong, text
from picked import Picked
from side import title
from views import Exact, Protected

LEVEL = 0.05


def every(figures, heard, answers, pairs=None):
    """Protected: each question alone, by weeks and by waves, and every two, or some picked by chance.
    Exact: some of each kind, with layers and conditions."""
    chance = random.Random(1)
    places = answers.definition.places
    see = lambda *rest, **more: look(figures, heard, answers, Picked(*rest, **more))
    see()
    for place in places:
        see(place)
        see(place, chance.choice(answers.times), of_rows=chance.random() < 0.3)
    two = list(itertools.combinations(places, 2))
    for pair in chance.sample(two, min(pairs or len(two), len(two))):
        see(*chance.sample(pair, 2), of_rows=chance.random() < 0.3)
    shared = chosen.shared(places)
    for pair in shared:
        see(*pair)
    for conditions in chosen.REFUSED:
        chosen.refused(figures, heard, answers, chance.choice(places), conditions)
    chosen.ignored(figures, heard, answers, places[0])
    several = [place for place in places if place.is_several]
    of_several = [tuple(chance.sample(several, 2)) for _ in range(4)] if len(several) > 1 else []
    see(exact=True)
    for number in range(pairs or 300):
        pair = chance.choice(shared + of_several) if number % 8 == 0 and shared + of_several else None
        look(figures, heard, answers, chosen.by_chance(chance, answers, pair))
    chosen.recorded(figures, heard, answers)


def look(figures, heard, answers, picked):
    Comparison(figures, heard, answers, picked).check_it()


class Comparison:
    """The page of one choice."""

    def __init__(self, figures, heard, answers, picked):
        self.figures, self.check, self.rule = figures, figures.check, figures.rule
        self.heard, self.answers, self.picked = heard, answers, picked
        self.rows, self.columns, self.layers = (
            one and answers.side(one) for one in (picked.rows, picked.columns, picked.layers))
        self.view = (Exact if picked.exact else Protected)(figures)
        self.address = f"/staff/{answers.definition.slug}/compare?{picked.query()}"
        sides = [side for side in (self.rows, self.columns, self.layers) if side]
        self.several = any(side.is_several for side in sides)
        self.two_several = bool(self.columns) and self.rows.is_several and self.columns.is_several
        self.shares = self.two_several and chosen.in_common(picked.rows, picked.columns)
        self.are_needs = self.two_several and not self.layers and len(self.shares) > 1

    def check_it(self):
        status, body, _ = self.heard.ask(self.address)
        self.page = page = Page(self.address, body)
        among = self.picked.among(self.answers)
        if self.rows is None:
            self.check.same(self.address, status, 200)
        elif status == 422:
            self.refused(among)
        else:
            self.check.same(self.address, status, 200)
            self.check.hold(f"{self.address}: nobody, and not refused", among.any())
            if self.picked.exact:
                self.heard.opened.append((self.answers.definition.slug, int(among.sum())))
            sections = page.all(".//div[@id='tables']/section")
            if self.are_needs:
                Needs(self, sections, among).check_it()
            else:
                self.sheets(sections, among)
        for label in page.all(".//fieldset//label[starts-with(., 'Condition ') or starts-with(., 'Answer ') or contains(., ' day, such as ')]"):
            page.take(label)
        versions = [page.take(one) for one in page.all(".//select[@id='version']/option")]
        known = sorted(set(map(int, self.answers.versions)))
        self.check.same(f"{self.address}: versions", versions,
                        ["All versions", *map(str, known)] if self.picked.exact and len(known) > 1 else [])
        definition = self.answers.definition
        page.finish(self.check, {*definition.words(), *map(title, definition.places)})

    def refused(self, among):
        """There is no table: for a reason that can be checked."""
        why = text(self.page.one(".//div[@role='alert']//a"))
        sides = [side for side in (self.rows, self.columns, self.layers) if side]
        if why.startswith("Nobody is counted"):
            self.check.hold(f"{self.address}: nobody is counted", not among.any(), "refusals")
        elif why.startswith("In both questions people could choose several"):
            self.check.hold(f"{self.address}: two of several",
                            self.two_several and not self.are_needs and not self.picked.exact, "refusals")
        elif why.startswith("The same question is picked twice"):
            names = [side.place.question if side.place else side.name for side in sides]
            self.check.hold(f"{self.address}: the same twice", len(set(names)) < len(names), "refusals")
        elif why.startswith("The table would be too large"):
            cells = numpy.prod([len(side.all) + 4 for side in sides])
            self.check.hold(f"{self.address}: too large", cells > 4096, "refusals")
        else:
            self.check.wrong.append(f"{self.address}: “{why}” cannot be checked")

    def sheets(self, sections, among):
        """One table, or one of all layers and then one of each."""
        layers = [("", among)]
        if self.layers:
            for section in sections[1:]:
                said = text(self.page.one("h2", section))
                labels = {c.label for c in self.layers.categories if said.endswith(f" {c.label}.")}
                section.set("layer", max(labels, key=len, default=""))
            self.layers.leave_out({section.get("layer") for section in sections[1:]})
            layers = [("All together.", among & self.layers.answered)]
            layers += [(f"{self.layers.title} {category.label}.", among & category.chosen)
                       for category in self.layers.categories]
        self.check.same(f"{self.address}: tables", len(sections), len(layers), "layers" if self.layers else None)
        for index, (section, (layer, mask)) in enumerate(zip(sections, layers)):
            Sheet(self, index, section, layer, mask).check_it()

    def caption(self):
        whom = self.picked.whom()
        return f"{self.rows.title} {whom}" if whom else self.rows.title

    def notes(self, first=None):
        rule, exact = self.rule, self.picked.exact
        of = ("of all who gave an answer" if not self.columns
              else "of each row" if self.picked.of_rows else "of each column")
        expected = [
            first or f"Percentages are {of}. Below each stands the range in which it would lie in 95 of 100 samples "
            "of this size (Wilson), and then the count. There are no "
            f"{'ranges' if exact else 'percentages'} of fewer than {rule.minimum_base} people.",
            "Only people who answered every question of the table are counted. Those who preferred not to say, "
            "or did not know, are left out.",
            "Counts are as they were counted. Nothing here may be published or passed on." if exact else
            f"Counts below {rule.threshold} are not shown, others are rounded to the nearest {rule.rounding}, and "
            "some are hidden because those could be worked out with them. Tests use the figures as they are shown.",
            "The sample chose itself: ranges and tests say what chance explains, and nothing about who did not "
            "take part.",
        ]
        if any(side and side.is_several for side in (self.rows, self.columns)):
            expected.insert(1, "People could choose several answers, so percentages add up to more than 100%.")
        return expected


class Table:
    """What tables of answers and tables of what was wanted have in common."""

    def __init__(self, of, index, section, layer, among):
        self.of, self.index, self.section, self.layer, self.among = of, index, section, layer, among
        self.check, self.page, self.rule, self.view = of.check, of.page, of.rule, of.view
        self.where = f"{of.address} {layer}" if layer else of.address

    def head(self, caption):
        check, page, index = self.check, self.page, self.index
        full = f"{caption} {self.layer}".strip()
        found = page.take(page.one(f".//h2[@id='table-{index}']", self.section))
        check.same(f"{self.where}: title", found, self.view.mark + full)
        found = page.take(page.one(f".//caption[@id='table-{index}-t']", self.section))
        check.same(f"{self.where}: caption", found, f"Table: {full}")
        heads = page.all(".//thead/tr", self.section)
        across = [page.take(head) for head in page.all("th", heads[0])] if len(heads) > 1 else []
        return across, [page.take(head) for head in page.all("th", heads[-1])]

    def cell(self, element, what, exact):
        spans = {span.get("class"): text(span) for span in self.page.all("span", element)}
        said = spans.get("h-cross__count", text(element))
        self.page.take(element)
        return {"count": self.view.count(what, said, int(exact)), "said": said,
                "share": spans.get("h-cross__share"), "interval": spans.get("h-cross__interval")}

    def derived(self, exact):
        """Bases of the tables of single questions that are of the same people. They are worked out
        from other figures there, and stay as they are."""
        answers = self.of.answers
        places = [side.place for side in (self.of.rows, self.of.columns) if side and side.place]
        same = [place for place in places if answers.count(place, "answered") == exact]
        return {answers.bases[place.id] for place in same} - {None}

    def base(self, what, said, exact, is_of_all):
        shown = int(said.replace(",", "")) if said[0].isdigit() else None
        if is_of_all and not self.of.picked.exact and shown in self.derived(exact):
            self.check.counted["bases"] += 1
            return shown
        return self.view.count(what, said, exact, "bases")

    def foot(self, notes):
        found = [self.page.take(note) for note in self.page.all("ul[@class='h-notes']/li", self.section)]
        self.check.same(f"{self.where}: notes", found, notes)


class Sheet(Table):
    """A table of answers: of rows, and maybe of columns."""

    def check_it(self):
        check, page, of = self.check, self.page, self.of
        rows, columns = of.rows, of.columns
        across, heads = self.head(of.caption())
        lines = page.all(".//tbody/tr", self.section)
        rows.leave_out([text(line[0]) for line in lines])
        if columns:
            columns.leave_out(heads)
        self.exact, self.exact_bases = of.answers.table(rows, columns, self.among)
        self.names, self.across = rows.labels(), columns.labels() if columns else []
        weighed = [] if columns or of.picked.exact else weights.of(of, self.among)
        more = ["All, weighted"] if weighed else []
        check.same(f"{self.where}: across", across, [columns.title] if columns else [])
        check.same(f"{self.where}: columns", heads, ["Answer", *self.across, "All", *more])
        below = self.below(lines)
        total = [line for line in lines if line.get("class") == "h-total"]
        plain = [line for line in lines if line not in total and line not in below]
        for line in lines:
            page.take(line[0])
        check.same(f"{self.where}: rows", [text(line[0]) for line in plain], self.names)
        # Of each cell its figure, and its percentage if it has one.
        self.cells = [[self.cell(cell, f"{self.where}: {name}: {column}", exact)
                       for cell, column, exact in zip(page.all("td", line), [*self.across, "All"], counts)]
                      for line, name, counts in zip(plain, self.names, self.exact)]
        self.bases = []
        if total:
            self.bases = [self.base(f"{self.where}: base: {column}", page.take(cell), int(exact), column == "All")
                          for cell, column, exact
                          in zip(page.all("td", total[0]), [*self.across, "All"], self.exact_bases)]
        one_by_one = columns and columns.is_several and not rows.is_several
        check.same(f"{self.where}: a line of bases", len(total), 0 if one_by_one else 1)
        for row, line in enumerate(self.cells):
            for column, cell in enumerate(line):
                self.share(row, column, cell)
        if not of.picked.exact:
            self.uniform()
        self.middles(below)
        self.sentences()
        if weighed:
            weights.column(self, plain, weighed)
        notes = [] if self.index else of.notes()
        if not columns and not of.picked.exact and not rows.is_several and of.answers.targets:
            notes.append(weights.note(self, weighed))
        self.foot(notes)

    def below(self, lines):
        return [line for line in lines if line.get("class") is None
                and (text(line[0]).startswith("Mean (1 is ") or text(line[0]) == "Median")]

    def middles(self, below):
        """Means and medians of scales, in each column and in all."""
        rows, columns, page = self.of.rows, self.of.columns, self.page
        is_scale = rows.place.kind == "scale" and not (columns and columns.is_several)
        labels = [category.label for category in rows.all]
        said = [text(line[0]) for line in below]
        self.check.same(f"{self.where}: lines of the middle", said,
                        [f"Mean (1 is {labels[0]}, {len(labels)} is {labels[-1]})", "Median"] if is_scale else [])
        if not said or not is_scale:
            return
        means, medians = ([page.take(cell) for cell in page.all("td", line)] for line in below)
        for column, label in enumerate([*self.across, "All"]):
            cells = [line[column] for line in self.cells]
            exact = {"counts": self.exact[:, column], "said": [cell["said"] for cell in cells]}
            self.view.middle(f"{self.where}: {label}", means[column], medians[column],
                             [cell["count"] for cell in cells], self.bases[column], self.names, exact)

    def share(self, row, column, cell):
        """The percentage is of figures as they are shown; where the base is not on the page, of the
        rounded count, and then it may also be hidden."""
        what = f"{self.where}: {self.names[row]}: {column}"
        of, last = self.of, column == len(self.across)
        columns_several = bool(of.columns and of.columns.is_several)
        if last:
            base, exact = self.bases[-1] if self.bases else None, self.exact_bases[-1]
            on_page = bool(self.bases) and not of.rows.is_several
        elif of.picked.of_rows:
            base, exact = self.cells[row][-1]["count"], self.exact[row][-1]
            on_page = not columns_several
        else:
            base, exact = self.bases[column] if self.bases else None, self.exact_bases[column]
            on_page = bool(self.bases) and not of.rows.is_several
        if of.picked.exact:
            self.view.share(what, cell, int(exact))
            return
        if not on_page:
            if cell["share"] is None or exact < self.rule.threshold:
                self.check.same(what, cell["share"], None)
                return
            bases = {self.rule.rounded(int(exact))} | (self.derived(int(exact)) if last else set())
            base = next((base for base in bases if f"{self.rule.percent(cell['count'], base)}%" == cell["share"]
                         and formulas.interval(cell["count"], base) == cell["interval"]), min(bases))
            self.check.counted["percentages of a base that is not on the page"] += 1
        self.view.share(what, cell, base)

    def uniform(self):
        """Where all but a few of a row or a column are in one cell, all of it is hidden."""
        few, of = self.rule.threshold, self.of
        if not of.columns:
            return
        cells, totals = self.exact[:, :-1], self.exact[:, -1]
        shown = [[cell["count"] is not None for cell in line[:-1]] for line in self.cells]
        for row in range(len(self.names)):
            for column in range(len(self.across)):
                in_row = totals[row] - cells[row].max() < few
                in_column = self.exact_bases[column] - cells[:, column].max() < few
                # Each of several options is a table of those who chose it and those who did not.
                if of.rows.is_several:
                    in_column = self.exact_bases[column] - cells[row, column] < few
                if of.columns.is_several:
                    in_row = totals[row] - cells[row, column] < few
                self.check.hold(f"{self.where}: {self.names[row]}, {self.across[column]}: shown of a line that "
                                "says of each person what they answered",
                                not (shown[row][column] and (in_row or in_column)))

    def sentences(self):
        said = [self.page.take(one) for one in self.page.all("p[@class='h-result__about']", self.section)]
        expected, of = [], self.of
        if of.columns:
            # Columns that can be chosen together are not separate groups; nothing is said of them.
            if not of.picked.of_rows and not of.columns.is_several:
                expected.append(self.largest())
            # Tests are of all layers together.
            if self.index == 0:
                expected.append(self.tested(said[-1] if said else ""))
        self.check.same(f"{self.where}: sentences", said, expected, "sentences")

    def largest(self):
        """The largest difference between two columns that chance would not explain."""
        found, about = None, self.view.about
        for row, line in enumerate(self.cells):
            for one, other in itertools.permutations(range(len(self.across)), 2):
                more, less = line[one], line[other]
                if more["share"] is None or less["share"] is None:
                    continue
                if not self.bases[one] or not self.bases[other]:
                    continue
                difference, low, _ = formulas.newcombe(more["count"], self.bases[one],
                                                       less["count"], self.bases[other])
                if low > 0 and (found is None or difference > found[0]):
                    found = difference, (f"The largest difference: “{self.names[row]}” is the answer of {about}"
                                         f"{more['share']} in “{self.across[one]}” and of {about}"
                                         f"{less['share']} in “{self.across[other]}”.")
        self.check.counted["largest differences"] += 1
        return found[1] if found else "No difference between two columns is larger than chance would explain."

    def tested(self, said):
        if self.of.two_several:
            return "There is nothing to test in this table."
        if self.of.rows.is_several or self.of.columns.is_several:
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
        page. Their figures may be hidden, so it is tried which of the options can have been tested;
        exact ones are all there."""
        of_rows, exact = self.of.rows.is_several, self.of.picked.exact
        labels = self.names if of_rows else self.across
        number = len((self.of.rows if of_rows else self.of.columns).all)
        none = "None of the answers can be tested: too few people, or hidden figures."
        possible = {option: p for option in range(len(labels)) for p in [self.p_of(option)] if p is not None}
        if said == none and not (exact and possible):
            self.check.counted["options without a test"] += number
            return none
        match = re.match(r"(\d+) of (\d+) answers could be tested", said)
        count = len(possible) if exact else int(match[1]) if match else 0
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
        if self.of.rows.is_several:
            chose = [cell["count"] for cell in self.cells[option][:-1]]
            exact, totals = self.exact[option][:-1], self.exact_bases[:-1]
        else:
            chose = [line[option]["count"] for line in self.cells]
            exact, totals = self.exact[:, option], self.exact[:, -1]
        rest = [int(total - count) for total, count in zip(totals, exact)]
        if self.of.picked.exact:
            if self.exact_bases[-1] < rule.minimum_base:
                return None
        elif any(count is None for count in chose) or min(rest) < rule.threshold:
            return None
        else:
            rest = [rule.rounded(count) for count in rest]
        found = formulas.independence([chose, rest])
        return None if isinstance(found, str) else found[2]

    @staticmethod
    def of_each(count, number, different):
        of_them = "for none of them more than chance would explain"
        if different:
            listed = ", ".join(f"“{label}” (p {p})" for label, p in different)
            of_them = f"more than chance would explain for {listed}"
        return (f"{count} of {number} answers could be tested, each for itself (chi-squared, corrected for "
                f"their number after Holm): the columns differ {of_them}.")


class Needs(Table):
    """What people wanted against what they got: an option a line, of two questions that share it."""

    def __init__(self, of, sections, among):
        if len(sections) != 1:
            raise Wrong(f"{of.address}: {len(sections)} tables")
        super().__init__(of, 0, sections[0], of.picked.whom(), among)

    def check_it(self):
        check, page, of = self.check, self.page, self.of
        across, heads = self.head(f"First: {of.rows.title} Second: {of.columns.title}")
        columns = ["the first", "the second", "both", "the first alone", "the second alone", "All"]
        check.same(f"{self.where}: columns", [across, heads], [["Chose it in"], ["Answer", *columns]])
        among = self.among & of.rows.answered & of.columns.answered
        lines = page.all(".//tbody/tr", self.section)
        check.same(f"{self.where}: options", [page.take(line[0]) for line in lines], [o.label for o in of.shares])
        base = int(among.sum())
        check.counted["options wanted against got"] += len(of.shares)
        for line, option in zip(lines, of.shares):
            here, there = (of.answers.of(place, option.value).to_numpy() & among
                           for place in (of.picked.rows, of.picked.columns))
            both = int((here & there).sum())
            here, there = int(here.sum()), int(there.sum())
            exact = [here, there, both, here - both, there - both]
            what = [f"{self.where}: {option.label}: {column}" for column in columns]
            *cells, last = page.all("td", line)
            found = [self.cell(*one) for one in zip(cells, what, exact)]
            self.base(what[-1], page.take(last), base, True)
            for index in (2, 3):
                self.view.share(what[index], found[index], found[0]["count"])
            for index in (0, 1, 4):
                check.same(what[index], found[index]["share"], None)
            if of.picked.exact:
                continue
            few, neither = self.rule.threshold, base - here - there + both
            for index, parts in {2: [(both, here - both), (both, there - both)], 3: [(both, here - both),
                                 (here - both, neither)], 4: [(both, there - both), (there - both, neither)]}.items():
                check.hold(f"{what[index]}: shown of a line that says of each person what they answered",
                           found[index]["count"] is None or all(min(pair) >= few for pair in parts))
        said = [page.take(one) for one in page.all("p[@class='h-result__about']", self.section)]
        check.same(f"{self.where}: sentences", said, [])
        self.foot(of.notes("Percentages are of those who chose the option in the first question. Below each stands "
                           "the range in which it would lie in 95 of 100 samples of this size (Wilson), and then "
                           "the count."))


def p_value(p):
    return "below 0.001" if p < 0.001 else f"{p:.3f}"
