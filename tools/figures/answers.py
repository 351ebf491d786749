"""Exported rows as pandas has them, read with what the stored definition calls their columns."""

import json
import sqlite3

import numpy
import pandas

import side

NO_ANSWER, NOT_ASKED, NOT_IN_VERSION = -97, -98, -99
WAYS = {"declined": -91, "dont-know": -92, "not-applicable": -93}
RESERVED = "ALL AND BY EQ GE GT LE LT NE NOT OR TO WITH".split()


def spoken(text):
    return text.get("en") or next(iter(text.values()), "")


class Option:
    def __init__(self, body, code):
        self.value, self.label, self.code = body["value"], spoken(body["label"]), code
        self.is_answer = body["missing"] is None
        # Whether it is chosen alone.
        self.is_alone = not self.is_answer or bool(body.get("exclusive"))


class Place:
    """A question with options, or one statement of a scale: what a table is of."""

    def __init__(self, question, statement, section, kind, body):
        self.question, self.section, self.kind = question["id"], section, kind
        self.statement = statement and statement["id"]
        self.id = ".".join(filter(None, [self.question, self.statement]))
        self.label = spoken(question["label"])
        self.statement_label = spoken(statement["label"]) if statement else ""
        self.is_several = kind == "choose-several"
        self.max = body.get("max")
        self.options = list(options(body["options"]))
        # Values of answers that nobody has sent and that a page leaves out: the survey ends for them.
        self.unsent = set()

    def answers(self):
        return [option for option in self.options if option.is_answer and option.value not in self.unsent]

    def ways(self):
        return [option for option in self.options if not option.is_answer]


def options(bodies):
    """Options with their codes, as docs/exports.md has them."""
    answers, further, taken = 0, -101, set()
    for body in bodies:
        if body["missing"] is None:
            answers += 1
            code = answers
        elif WAYS[body["missing"]] not in taken:
            code = WAYS[body["missing"]]
            taken.add(code)
        else:
            code, further = further, further - 1
        yield Option(body, code)


class Definition:
    def __init__(self, database, slug):
        with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
            rows = connection.execute("SELECT json FROM definition WHERE slug = ? ORDER BY version DESC", (slug,))
            self.body = json.loads(rows.fetchone()[0])
        self.slug, self.audience = slug, spoken(self.body["audience"])
        self.sections = {one["id"]: spoken(one["title"]) for one in self.body["sections"]}
        self.places = []
        for page in self.body["pages"]:
            for question in page["questions"]:
                kind = question["kind"]
                name, body = next(iter(kind.items())) if isinstance(kind, dict) else (kind, {})
                if name in ("choose-one", "choose-several", "scale"):
                    for statement in body.get("statements") or [None]:
                        self.places.append(Place(question, statement, page["section"], name, body))
        self.place = {place.id: place for place in self.places}

    def words(self):
        """Every text that names something and may have a digit in it without being a figure."""
        yield self.audience
        yield from self.sections.values()
        for place in self.places:
            yield place.label
            yield place.statement_label
            for option in place.options:
                yield option.label


def came(database, counted):
    """Day and version of each response, in the order of exported rows, in which neither is."""
    query = ("SELECT day, version FROM response JOIN definition ON hash = questionnaire_hash "
             f"WHERE slug IN ({', '.join('?' * len(counted))}) ORDER BY response.id")
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        return pandas.read_sql(query, connection, params=counted)


class Answers:
    """Which rows gave which answer, as columns of truth values in pandas; if it is said when they came,
    also their days and versions."""

    def __init__(self, definition, path, came=None, consultation=None):
        self.definition = definition
        self.rows = pandas.read_csv(path, dtype="int32")
        self.total = len(self.rows)
        if came is not None:
            assert len(came) == self.total, f"{path}: as many rows as responses"
            self.days, self.versions = came["day"].to_numpy(), came["version"].to_numpy()
        consultation = consultation or {}
        self.waves = consultation.get("wave", [])
        self.times = ["~weeks", "~waves"] if self.waves else ["~weeks"]
        # Populations that the questionnaire asks for: places with people by option, in order.
        self.targets = []
        for population in consultation.get("population", []):
            place = definition.place.get(population["question"])
            people = {one["option"]: one["number"] for one in population["people"]}
            groups = [(o, people[o.value]) for o in place.options if o.value in people] if place else []
            if len(groups) > 1 and place.kind == "choose-one":
                self.targets.append((place, groups, population["source"]))
        # What the page of results shows as the base of each place.
        self.bases = {}
        chosen = {}
        for place in definition.places:
            column = self.column(place)
            for option in place.options:
                if place.is_several and option.is_answer:
                    chosen[place.id, option.value] = self.rows[name(place, option.value)] == 1
                else:
                    chosen[place.id, option.value] = column == option.code
            chosen[place.id, "answered"] = column >= 0
            chosen[place.id, "no answer"] = column == NO_ANSWER
            chosen[place.id, "not asked"] = column == NOT_ASKED
            chosen[place.id, "asked"] = ~column.isin([NOT_ASKED, NOT_IN_VERSION])
        self.chosen = chosen

    def column(self, place):
        """Codes; of options that can be chosen together, any that is there to say so is 0 or more."""
        if not place.is_several:
            return self.rows[name(place, place.statement)]
        # An option that a version did not have says so, where others have an answer.
        return self.rows[[name(place, o.value) for o in place.answers()]].max(axis=1)

    def of(self, place, what):
        return self.chosen[place.id, what]

    def side(self, name):
        """What stands along a side of a table."""
        if name == "~weeks":
            return side.of_weeks(self)
        return side.of_waves(self, self.waves) if name == "~waves" else side.of_question(self, name)

    def count(self, place, what):
        return int(self.of(place, what).sum())

    @staticmethod
    def table(rows, columns, among):
        """Counts of a table of one or two sides: cells with the total of each row last, and how many
        are in each column, and in all."""
        among = among & rows.answered
        if columns:
            among = among & columns.answered
        along, everybody = rows.matrix(among), numpy.ones((1, int(among.sum())), dtype="float32")
        across = numpy.vstack([columns.matrix(among), everybody]) if columns else everybody
        # The product of truth values, as numbers, counts those for whom both hold.
        return (along @ across.T).astype(int), across.sum(axis=1, dtype=int)


def name(place, part):
    found = "_".join(filter(None, [place.question, part])).replace("-", "_")
    return "q_" + found if found.upper() in RESERVED else found
