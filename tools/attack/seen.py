"""What a viewer sees, as ranges of counts."""

import math
import urllib.parse

import numpy

from page import Page, text
from results import NOT_SHOWN
import rule as formulas

WEEKS = "~weeks"
NO_ANSWER, NOT_ASKED = "no answer", "not asked"
REST = "did not choose it"


class Side:
    """A question as a side of a table: of one whose options can be chosen together, one option."""

    def __init__(self, answers, place, option=None):
        self.place, self.option = place, option
        chosen = [o for o in place.answers() if option in (None, o.value)]
        self.answers = [o.value for o in chosen] + ([REST] if option else [])
        self.categories = self.answers + [o.value for o in place.ways()] + [NO_ANSWER, NOT_ASKED]
        self.base = list(range(len(self.answers)))
        index = numpy.full(answers.total, -1)
        for number, category in enumerate(self.categories):
            if category == REST:
                here = answers.of(place, "answered") & ~answers.of(place, option)
            else:
                here = answers.of(place, category)
            index[here.to_numpy()] = number
        assert (index >= 0).all(), f"{place.id}: somebody is in no category"
        self.index = index

    def at(self, category):
        return self.categories.index(category)

    def __str__(self):
        return f"{self.place.id}={self.option}" if self.option else self.place.id


class Weeks:
    """The weeks in which responses came as a side. How many came in each is public."""

    class place:
        id = question = WEEKS
        is_several = False

    option = None

    def __init__(self, answers):
        side = answers.side(WEEKS)
        self.answers = self.categories = [category.label for category in side.categories]
        self.base = list(range(len(self.categories)))
        self.index = numpy.argmax([category.chosen for category in side.categories], axis=0)

    def at(self, category):
        return self.categories.index(category) if category in self.categories else -1

    def __str__(self):
        return WEEKS


class Loose(str):
    """A figure that is worked out of others, as how many were not asked is where two questions decide, and
    that is off by more than rounding: by half of it more. The attack takes all others at their word."""


class Shown:
    """Figures of a table: what is said, by row and column; `None` is all of them."""

    def __init__(self):
        self.said, self.base_of, self.weighted = {}, {}, {}


class Viewer:
    """Fetches pages once, and reads figures from them."""

    def __init__(self, heard, answers, rule):
        self.heard, self.answers, self.rule, self.kept = heard, answers, rule, {}
        self.slug = answers.definition.slug
        self.read_results()
        # Exact, as the page on who takes part has them.
        self.single[WEEKS] = {c.label: int(c.chosen.sum()) for c in answers.side(WEEKS).categories}

    def read_results(self):
        """The page of results: lines by what they count, and which lines there are."""
        import json
        self.heard.connection.request("POST", "/api/figures", json.dumps({"slug": self.slug}),
                                      {"cookie": self.heard.cookie, "content-type": "application/json"})
        news = json.loads(self.heard.connection.getresponse().read())["news"]["results"]
        self.single = read_tables(news["tables"], self.answers, self.rule)
        for place in self.answers.definition.places:
            # Who gives such an answer cannot send it, so no page has a line for it.
            lines = self.single[place.id]
            place.unsent = {option.value for option in place.answers() if option.value not in lines}

    def range_of(self, said):
        if isinstance(said, int):
            return said, said
        if said == NOT_SHOWN:
            return 0, math.inf
        if said.startswith("fewer than"):
            return 0, self.rule.threshold - 1
        low, high = self.rule.range(int(said.replace(",", "")))
        more = (self.rule.rounding + 1) // 2 if isinstance(said, Loose) else 0
        return low - more, high + more

    def table(self, rows, columns=None):
        """A comparison as it is shown; None where it is refused."""
        asked = urllib.parse.urlencode({"rows": rows.id} | ({"columns": columns.id} if columns else {}))
        if asked not in self.kept:
            self.kept[asked] = self.read(f"/staff/{self.slug}/compare?{asked}", rows, columns)
        return self.kept[asked]

    def read(self, address, rows, columns):
        status, body, _ = self.heard.ask(address)
        if status == 422:
            return None
        page, shown = Page(address, body), Shown()
        across = self.values(columns) if columns else []
        lines = page.all(".//tbody/tr")
        if columns and rows.is_several and columns.is_several:
            self.read_needs(page, shown, rows, columns, lines)
            return shown
        names = [option.value for option in rows.answers()] + [None]
        for name, line in zip(names, lines):
            for column, cell in zip([*across, None], page.all("td", line)):
                spans = {span.get("class"): text(span) for span in page.all("span", cell)}
                shown.said[name, column] = spans.get("h-cross__count", text(cell))
                if column is None and len(page.all("td", line)) > len(across) + 1:
                    weighted = page.all("td[last()]/span[@class='h-cross__share']", line)
                    shown.weighted[name] = text(weighted[0]) if weighted else None
                if name is not None and column is not None and columns.is_several and "h-cross__share" in spans:
                    self.base(shown, column, spans)
        return shown

    def values(self, place):
        if place.id == WEEKS:
            return list(self.single[WEEKS])
        return [option.value for option in place.answers()]

    def read_needs(self, page, shown, rows, columns, lines):
        """Options of which several can be chosen in two questions: chosen in either, both, or one alone."""
        there = {option.value for option in columns.answers()}
        shared = [option.value for option in rows.answers() if option.value in there]
        for option, line in zip(shared, lines):
            keys = [(option, None), (None, option), (option, option), (option, REST), (REST, option)]
            for key, cell in zip(keys, page.all("td", line)):
                spans = {span.get("class"): text(span) for span in page.all("span", cell)}
                shown.said[key] = spans.get("h-cross__count", text(cell))

    def base(self, shown, column, spans):
        """What a percentage says of a base that is not on the page: it is worked out of both."""
        part = int(spans["h-cross__count"].replace(",", ""))
        step = self.rule.rounding
        for whole in range(step, self.answers.total + 3 * step, step):
            if (f"{self.rule.percent(part, whole)}%" == spans["h-cross__share"]
                    and formulas.interval(part, whole) == spans["h-cross__interval"]):
                shown.base_of.setdefault((column, part), set()).add(whole)

    def ranges_of_bases(self, shown):
        """For each column the range of its base, as far as percentages tell it."""
        wholes = {}
        for (column, _), possible in shown.base_of.items():
            wholes[column] = wholes.get(column, possible) & possible
        for column, possible in wholes.items():
            yield column, self.rule.range(min(possible))[0], self.rule.range(max(possible))[1]


def read_tables(tables, answers, rule):
    """Figures of single questions, as they are said, by question and category."""
    single = {}
    for table in tables:
        identifier = ".".join(filter(None, [table["question"], table["statement"]]))
        lines = {row["key"]["option"]["value"]: say(row["figure"]) for row in table["rows"]}
        for category, key in ((NO_ANSWER, "no_answer"), (NOT_ASKED, "not_asked")):
            # Where there is no such line, nobody can be in it.
            if table[key] is not None:
                lines[category] = say(table[key])
                count = answers.count(answers.definition.place[identifier], category)
                if category == NOT_ASKED and lines[category][0].isdigit() and rule.rounded(count) != table[key]["about"]:
                    lines[category] = Loose(lines[category])
        single[identifier] = lines
    return single


def say(figure):
    if figure == "withheld":
        return NOT_SHOWN
    kind, number = next(iter(figure.items()))
    return str(number) if kind == "about" else f"fewer than {number}"


class Guess(Viewer):
    """What a viewer would see if small counts were suppressed, others rounded, and nothing else
    hidden: the attack has to get through that."""

    def read_results(self):
        self.single = {}
        for place in self.answers.definition.places:
            categories = [o.value for o in place.options] + [NO_ANSWER, NOT_ASKED]
            self.single[place.id] = {
                category: self.said(count) for category in categories
                for count in [self.answers.count(place, category)] if count}

    def said(self, count):
        count = int(count)
        small = count < self.rule.threshold
        return f"fewer than {self.rule.threshold}" if small else str(self.rule.rounded(count))

    def read(self, address, rows, columns):
        shown, answers = Shown(), self.answers
        if columns and rows.is_several and columns.is_several:
            return None
        side = columns and answers.side(WEEKS if columns.id == WEEKS else columns)
        cells, bases = answers.table(answers.side(rows), side, numpy.ones(answers.total, dtype=bool))
        across = self.values(columns) if columns else []
        for option, line in zip(rows.answers(), cells):
            for column, count in zip([*across, None], line):
                shown.said[option.value, column] = self.said(count)
        for column, count in zip([*across, None], bases):
            shown.said[None, column] = self.said(count)
        return shown
