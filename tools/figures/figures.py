"""Holds every figure on every staff screen to what pandas counts in the exported rows.

    figures.py PROGRAM FOLDER RESPONSES [PAIRS]

Screens are those of the shipped questionnaires, with so many made-up responses to each; one of them has
two versions, and the consultation another population and two waves, so that all of it is looked at. Of
every two questions one protected table is looked at, or so many picked by chance, and as many exact ones
with layers and conditions. A number on a page that nothing here answers for is an error, and so is one
that is shown of a count below the threshold. What is expected is written from docs/statistics.md.
"""

import collections
import datetime
import json
import pathlib
import random
import re
import shutil
import sqlite3
import sys
import time
import tomllib

import pandas

import compare
import published
import results
import turnout
from answers import Answers, Definition, came
from page import Check, Page, Wrong, text
from picked import Picked, shared
from rule import Rule
from served import Heard

# An Easy Read edition is counted with the survey that it is an edition of.
QUESTIONNAIRES = {"your-views": ["your-views", "your-views-easy"], "group-views": ["group-views"]}
DAYS = 30
CONSULTATION = "victim-support"
# What the shipped consultation has one of, or none.
ADDED = """
[[population]]
question = "sex"
source = "Made up, to weight to two at once"
people = [{{ option = "male", number = 80000 }}, {{ option = "female", number = 733300 }}]

[[wave]]
label = "Before the campaign"
from = {}
to = {}

[[wave]]
label = "After it"
from = {}
to = {}
"""


def main(program, folder, responses, pairs=None):
    began = time.monotonic()
    heard = Heard(program, folder)
    consultation = seeded(heard, responses)
    sets = {}
    for slug, counted in QUESTIONNAIRES.items():
        sets[slug] = Answers(Definition(heard.database, slug), heard.rows(slug, slug),
                             came(heard.database, counted), consultation)
    report("made up and exported", began)
    heard.start()
    screens = collections.OrderedDict()
    rule = Rule()

    def look(name, see):
        began, check = time.monotonic(), screens.setdefault(name, Check())
        try:
            see(results.Figures(check, rule))
        except Wrong as wrong:
            check.wrong.append(str(wrong))
        say(name, check, time.monotonic() - began)

    look("/staff", lambda figures: overview(figures, heard, sets))
    for slug, answers in sets.items():
        look(f"/staff/{slug}", lambda figures: result(figures, heard, answers))
        look(f"/staff/{slug}/download", lambda figures: downloads(figures, heard, answers))
        look(f"/staff/{slug}/taking-part", lambda figures: turnout.page(figures, heard, answers, QUESTIONNAIRES[slug]))
        look(f"/staff/{slug}/compare", lambda figures: compare.every(figures, heard, answers, pairs))
    look("releases", lambda figures: published.releases(figures, heard, sets))
    spoil(heard, sets)
    heard.stop()
    total = sum((check.counted for check in screens.values()), collections.Counter())
    report(f"{sum(total.values())} figures", began)
    wrong = [line for check in screens.values() for line in check.wrong]
    for line in wrong[:40]:
        print(f"figures: {line}", file=sys.stderr)
    if wrong:
        sys.exit(f"figures: {len(wrong)} are not what pandas counts")


def seeded(heard, responses):
    """Makes responses up, to two versions of the last questionnaire; the consultation, with what is added."""
    shipped, copy = pathlib.Path("consultations"), heard.folder / "consultations"
    shutil.copytree(shipped, copy)
    heard.consultations = str(copy)
    today = datetime.date.today()
    days = [today - datetime.timedelta(ago) for ago in (50, 30, 29, 10)]
    path = copy / CONSULTATION / "consultation.toml"
    path.write_text(path.read_text() + ADDED.format(*days))
    slugs = [slug for counted in QUESTIONNAIRES.values() for slug in counted]
    for seed, slug in enumerate(slugs, 1):
        heard.seed(slug, responses - responses // 3 * (slug == slugs[-1]), seed)
    newer = copy / CONSULTATION / "organisations.toml"
    newer.write_text(newer.read_text().replace("\nversion = 1\n", "\nversion = 2\n", 1))
    heard.seed(slugs[-1], responses // 3, len(slugs) + 1)
    return tomllib.loads(path.read_text())


class Spoiled:
    """The same program, one digit of whose pages is another one."""

    def __init__(self, heard, chance):
        self.heard, self.chance, self.was = heard, chance, None

    def __getattr__(self, name):
        return getattr(self.heard, name)

    def page(self, address):
        return self.ask(address)[1]

    def ask(self, address):
        status, body, headers = self.heard.ask(address)
        body = body.decode()
        # In what is between tags, after the heading of the page.
        begin = body.index("<h1")
        places = [digit.start() for text in re.finditer(r">([^<]+)<", body[begin:])
                  for digit in re.finditer(r"\d", text[1])
                  for digit in [re.compile(r"\d").search(body, begin + text.start(1) + digit.start())]]
        place = self.chance.choice(places)
        other = str((int(body[place]) + self.chance.randint(1, 9)) % 10)
        self.was = f"{address}: {body[place - 30:place]}[{other}]{body[place + 1:place + 20]}"
        return status, (body[:place] + other + body[place + 1:]).encode(), headers


def spoil(heard, sets, times=25):
    """Makes sure that all this can fail: one digit is changed at a time, and has to be noticed."""
    chance = random.Random(2)
    slug, answers = next(iter(sets.items()))
    plain = [place for place in answers.definition.places if not place.is_several]
    rows, columns = chance.sample(plain, 2)
    scale = next((place for place in plain if place.kind == "scale"), rows)
    several = [place for place in answers.definition.places if place.is_several]
    picked = [Picked(rows, columns), Picked(scale, "~weeks"), Picked(rows),
              Picked(columns, rows, "~waves", exact=True, conditions=((True, rows, rows.options[0]),)),
              Picked(*shared(several)[0]) if shared(several) else Picked(scale)]
    screens = [
        lambda figures, heard: overview(figures, heard, sets),
        lambda figures, heard: result(figures, heard, answers),
        lambda figures, heard: turnout.page(figures, heard, answers, QUESTIONNAIRES[slug]),
        *(lambda figures, heard, one=one: compare.look(figures, heard, answers, one) for one in picked),
    ]
    for see in screens:
        for _ in range(times):
            figures, spoiled = results.Figures(Check(), Rule()), Spoiled(heard, chance)
            try:
                see(figures, spoiled)
            except (Wrong, ValueError, TypeError, StopIteration):
                continue
            if not figures.check.wrong:
                sys.exit(f"figures: nobody noticed {spoiled.was}")
    print(f"{len(screens) * times} of {len(screens) * times} changed digits were noticed")


def say(name, check, took):
    counted = ", ".join(f"{number} {kind}" for kind, number in sorted(check.counted.items()))
    print(f"{name}: {counted} ({took:.1f} s)")
    for note, number in sorted(check.notes.items()):
        print(f"    {note}: {number}")


def report(what, began):
    print(f"{what}: {time.monotonic() - began:.1f} s")


def overview(figures, heard, sets):
    """How many responses came, in all and by day. Days are not in exported rows, so pandas reads
    them where they are stored."""
    check = figures.check
    page = Page("/staff", heard.page("/staff"))
    days = read_days(heard)
    total = sum(answers.total for answers in sets.values())
    heading = page.take(page.one(".//h1"))
    check.same("/staff: heading", heading, f"{total:,} responses to {len(sets)} questionnaires so far", "totals")
    heads = [page.take(head) for head in page.all("(.//table)[1]/thead//th")]
    check.same("/staff: columns", heads, ["For", "Consultation", "State", "Last 7 days", "Responses"])
    today = pandas.Timestamp.now("Europe/London").date()
    lines = page.all("(.//table)[1]/tbody/tr")
    check.same("/staff: questionnaires", len(lines), len(sets))
    tables = page.all(".//div[@class='h-days']/section")
    for line, table, (slug, answers) in zip(lines, tables, sets.items()):
        by_day = days[slug]
        week = int(by_day[by_day.index > today - pandas.Timedelta(days=7)].sum())
        cells = page.all("td", line)
        check.same(f"/staff: {slug}: last week", page.take(cells[2]), f"{week:,}", "totals")
        check.same(f"/staff: {slug}: responses", page.take(cells[3]), f"{answers.total:,}", "totals")
        check.same(f"/staff: {slug}: responses by day", int(by_day.sum()), answers.total)
        said = page.take(page.one("h2", table))
        check.same(f"/staff: {slug}: sentence", said, f"{week:,} responses in the last 7 days", "totals")
        shown = by_day.sort_index(ascending=False)[:DAYS]
        rows = page.all(".//tbody/tr", table)
        check.same(f"/staff: {slug}: days", len(rows), len(shown))
        for row, (day, count) in zip(rows, shown.items()):
            page.take(row)
            check.same(f"/staff: {slug}: {day}", text(row), f"{day:%A} {day.day} {day:%B %Y}{count:,}", "totals")
            bar = page.one(".//span[contains(@class, 'h-bar')]", row).get("class")
            percent = max(1, int(count) * 100 // int(shown.max()))
            check.same(f"/staff: {slug}: {day}: bar", bar, f"h-bar h-bar-{percent}", "bars")
    started(figures, page, None, days, sets)
    at_the_top(check, page)
    page.finish(check, set())


def read_days(heard):
    """How many responses came on which day, by questionnaire."""
    with sqlite3.connect(f"file:{heard.database}?mode=ro", uri=True) as database:
        stored = pandas.read_sql(
            "SELECT slug, day FROM response JOIN definition ON hash = questionnaire_hash", database)
    stored["date"] = pandas.to_datetime(stored["day"], unit="D").dt.date
    return {slug: stored[stored["slug"].isin(counted)].groupby("date").size()
            for slug, counted in QUESTIONNAIRES.items()}


def at_the_top(check, page):
    """When the page was made."""
    for element in page.all(".//*[@id='status' or @role='status' or contains(@class, 'h-status')]"):
        page.take(element)


def started(figures, page, answers, days, sets):
    """What the page tells its script: the same figures, and none besides."""
    check = figures.check
    data = json.loads(page.root.xpath("//script[@id='started']")[0].text)
    news = data["latest"]["news"]
    if answers is None:
        for one in news["overview"]:
            slug = one["slug"]
            check.same(f"/staff: data of {slug}", one["total"], sets[slug].total, "totals")
            shown = days[slug].sort_index(ascending=False)[:DAYS]
            check.same(f"/staff: days in the data of {slug}", [day["responses"] for day in one["days"]],
                       [int(n) for n in shown], "totals")
        return
    news = news["results"]
    check.same(f"{page.address}: data", news["total"], answers.total, "totals")
    results.data(figures, f"{page.address}: data", news["tables"], answers)


def result(figures, heard, answers):
    """The results of a questionnaire."""
    check, definition = figures.check, answers.definition
    page = Page(f"/staff/{definition.slug}", heard.page(f"/staff/{definition.slug}"))
    days = read_days(heard)[definition.slug].index
    said = page.take(page.one(".//p[@class='h-sub']"))
    first, last = (f"{day.day} {day:%B %Y}" for day in (min(days), max(days)))
    consultation = said.split(". ")[0]
    check.same("responses and days", said, f"{consultation}. {answers.total:,} responses, from {first} to {last}",
               "totals")
    sections = page.all(".//section[@class='h-result']")
    check.same("tables", len(sections), len(definition.places))
    for element, place in zip(sections, definition.places):
        check.same("table", page.one(".//h3", element).get("id"), f"r-{place.id}")
        answers.bases[place.id] = results.section(
            figures, page, element, results.Expected(answers, place), results.label(place))
    note = page.one(".//div[@class='h-message']/p[1]")
    rule = figures.rule
    check.same("note", page.take(note), "Figures protect people. "
               f"A count below {rule.threshold} is shown as “fewer than {rule.threshold}”. "
               f"Other counts are rounded to the nearest {rule.rounding}. Where a small count could be "
               "worked out from other figures, some of those are “not shown”. There are no percentages of "
               f"fewer than {rule.minimum_base} people. Publish figures at intervals, not after every "
               "response: whoever sees them before and after a single one may learn something about it.",
               "sentences")
    started(figures, page, answers, None, None)
    at_the_top(check, page)
    page.finish(check, set(definition.words()))
    # What an open page asks for when something has changed.
    heard.connection.request("POST", "/api/figures", json.dumps({"slug": definition.slug}),
                             {"cookie": heard.cookie, "content-type": "application/json"})
    news = json.loads(heard.connection.getresponse().read())["news"]["results"]
    check.same("/api/figures", news["total"], answers.total, "totals")
    results.data(figures, "/api/figures", news["tables"], answers)


def downloads(figures, heard, answers):
    """The page, which lists who took rows, and its files of tables."""
    check, slug = figures.check, answers.definition.slug
    address = f"/staff/{slug}/download"
    page = Page(address, heard.page(address))
    rows = page.all(".//table/tbody/tr")
    check.same(f"{address}: lines", len(rows), 1)
    for row in rows:
        page.take(page.one("th", row))
        check.same(f"{address}: responses", page.take(page.all("td", row)[-1]), f"{answers.total:,}", "totals")
    for words in page.all(".//section[@id='rows' or @aria-labelledby='rows']/p"):
        if f"fewer than {figures.rule.threshold} people" in text(words):
            page.take(words)
    page.finish(check, {answers.definition.audience, "For CSV in Excel: mark the file as UTF-8"})
    results.files(figures, heard, address, f"{address}/tables", answers, ["csv", "json", "xlsx"])


if __name__ == "__main__":
    program, folder, responses, *more = sys.argv[1:]
    main(program, folder, int(responses), None if more in ([], ["all"]) else int(more[0]))
