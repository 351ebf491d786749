"""What is picked on the page that compares: which table, and who is counted."""

import datetime
import sqlite3
import urllib.parse

import numpy

import side
from page import Page, text

# Conditions that a protected table is refused with.
REFUSED = ["only1=told_police=no", "only2=told_police=no", "from=2026-01-01", "to=2026-01-01", "version=1", "by=~weeks"]


class Picked:
    """Conditions are (not, place, option), days are dates."""

    def __init__(self, rows=None, columns=None, layers=None, of_rows=False, exact=False, conditions=(),
                 any_of=False, came=(None, None), version=None):
        self.rows, self.columns, self.layers, self.of_rows, self.exact = rows, columns, layers, of_rows, exact
        self.conditions, self.any_of, self.came, self.version = conditions, any_of, came, version

    def query(self):
        name = lambda one: getattr(one, "id", one)
        asked = {"view": self.exact and "exact", "rows": name(self.rows), "columns": name(self.columns),
                 "by": name(self.layers), "of": self.of_rows and "rows", "join": self.any_of and "any",
                 "from": self.came[0], "to": self.came[1], "version": self.version}
        for number, (is_not, place, option) in enumerate(self.conditions, 1):
            asked[f"not{number}"] = is_not and "not"
            asked[f"only{number}"] = f"{place.id}={option.value}"
        return urllib.parse.urlencode({key: value for key, value in asked.items() if value})

    def among(self, answers):
        """Who is counted."""
        met = [answers.of(place, option.value).to_numpy() != is_not for is_not, place, option in self.conditions]
        among = (numpy.any if self.any_of else numpy.all)(met, axis=0) if met else numpy.ones(answers.total, dtype=bool)
        first, last = self.came
        if first:
            among = among & (answers.days >= (first - side.EPOCH).days)
        if last:
            among = among & (answers.days <= (last - side.EPOCH).days)
        if self.version:
            among = among & (answers.versions == self.version)
        return among

    def whom(self):
        """The same in words."""
        conditions = (", or " if self.any_of else ", and of these ").join(
            f"{'everybody but those' if is_not else 'people'} who answered “{option.label}” to “{side.title(place)}”"
            for is_not, place, option in self.conditions)
        first, last = (day and side.said(day) for day in self.came)
        responses = [f"from {first} to {last}" if first and last else f"from {first}" if first
                     else f"up to {last}" if last else "", f"to version {self.version}" if self.version else ""]
        responses = " ".join(part for part in responses if part)
        parts = [conditions] * bool(conditions) + [f"responses {responses}"] * bool(responses)
        return f"Only {'; '.join(parts)}." if parts else ""


def by_chance(chance, answers, pair=None):
    """An exact table; of two questions, if they are said."""
    places, times = answers.definition.places, answers.times
    rows, columns = pair or (chance.choice(places), chance.choice([None, *times, *chance.sample(places, 6)]))
    layers = chance.choice([*times, *(p for p in chance.sample(places, 6) if not p.is_several)])
    layers = layers if columns and not pair and chance.random() < 0.3 else None
    conditions = []
    for _ in range(chance.choice([0, 0, 1, 1, 2, 3, 4])):
        place = chance.choice(places)
        conditions.append((chance.random() < 0.4, place, chance.choice(place.options)))
    low, high = int(answers.days.min()), int(answers.days.max())
    ends = sorted(chance.randint(low - 2, high + 2) for _ in range(2))
    came = tuple(side.EPOCH + datetime.timedelta(day) if chance.random() < 0.25 else None for day in ends)
    version = chance.choice([None, None, None, *sorted(set(map(int, answers.versions)))])
    return Picked(rows, columns, layers, chance.random() < 0.3, True, tuple(conditions),
                  len(conditions) > 1 and chance.random() < 0.5, came, version)


def shared(places):
    """Two questions of which several options can be chosen, with at least two in common."""
    several = [place for place in places if place.is_several]
    return [(one, other) for one in several for other in several
            if one is not other and len(in_common(one, other)) > 1]


def in_common(one, other):
    values = {option.value for option in other.answers()}
    return [option for option in one.answers() if option.value in values]


def refused(figures, heard, answers, place, condition):
    """A protected table takes no conditions."""
    address = f"/staff/{answers.definition.slug}/compare?rows={place.id}&{condition}"
    status, body, _ = heard.ask(address)
    page = Page(address, body)
    figures.check.same(address, status, 422, "refusals")
    figures.check.hold(f"{address}: a table is shown", not page.all(".//div[@id='tables']/section"))
    figures.check.hold(f"{address}: why", text(page.one(".//div[@role='alert']//a")).startswith(
        "Protected tables are of everybody"))


def ignored(figures, heard, answers, place):
    """What is not known in an address changes nothing."""
    address = f"/staff/{answers.definition.slug}/compare?rows={place.id}"
    tables = [text(Page(one, heard.page(one)).one(".//div[@id='tables']"))
              for one in (address, f"{address}&only={place.id}%3D{place.options[0].value}")]
    figures.check.same(f"{address}&only=", tables[1], tables[0])


def recorded(figures, heard, answers):
    """Each exact table that was opened is in the list, with how many it counted."""
    slug, check = answers.definition.slug, figures.check
    opened = [responses for of, responses in heard.opened if of == slug]
    with sqlite3.connect(f"file:{heard.database}?mode=ro", uri=True) as database:
        rows = database.execute("SELECT who, exact, responses FROM taken WHERE slug = ? AND format = 'table' "
                                "ORDER BY id", (slug,)).fetchall()
    check.same(f"{slug}: exact tables that are recorded", rows, [("a.jones", 1, number) for number in opened])
    address = f"/staff/{slug}/download"
    page = Page(address, heard.page(address))
    rows_of = page.all(".//section[@aria-labelledby='taken']//tbody/tr")
    lines = [[text(cell) for cell in page.all("td", row)] for row in rows_of]
    listed = [["a.jones", "TABLE, exact", f"{number:,}"] for number in reversed(opened)]
    check.same(f"{address}: exact tables", [line for line in lines if line[1] == "TABLE, exact"], listed[:len(lines)])
    check.counted["exact tables recorded"] += len(rows)
