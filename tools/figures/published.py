"""Releases: the page that lists them, the report of one, its files, and a text with a table in it."""

import json
import re

import results
from answers import Answers
from page import Page, Wrong, text


def releases(figures, heard, sets):
    check = figures.check
    slug = next(iter(sets))
    address = f"/staff/{slug}/releases"
    page = Page(address, heard.page(address))
    page.finish(check, set())
    status, _, _ = heard.ask(address, {"action": "freeze"})
    check.same("freezing", status, 200)
    frozen = json.loads(heard.page(f"/{slug}/results/1.json"))
    # The last day that counts is not in exported rows; those of the days up to it are exported again.
    settled = {}
    for one in frozen["sets"]:
        which = one["outline"]["slug"]
        settled[which] = upto(heard, sets[which].definition, one["figures"]["period"][1])
        where = f"release of {which}"
        check.same(f"{where}: responses", one["figures"]["total"], settled[which].total, "totals")
        results.data(figures, where, one["figures"]["tables"], settled[which])
        results.files(figures, heard, where, f"/{which}/results/1", settled[which], ["csv"])
    total = sum(answers.total for answers in settled.values())
    report(figures, Page(f"/{slug}/results/1", heard.page(f"/{slug}/results/1")), settled, total)
    listed(figures, heard, address, total, settled)
    # A text names a table as the page does; the first is that of the first question.
    table = settled[slug].definition.places[0]
    name = text(Page(address, heard.page(address)).all(".//section[@aria-labelledby='words']//li/code")[0])
    status, body, _ = heard.ask(address, {"action": "publish", "number": "1", "asked": "We asked.",
                                          "said": f"This is what you said.\n\n{name}\n", "did": "We did."})
    check.same("publishing", status, 200)
    listed(figures, heard, address, total, settled)
    for shown in (f"{address}/preview", f"/{slug}/results"):
        story = Page(shown, heard.page(shown))
        section = story.one(".//section[@class='h-result']")
        results.section(figures, story, section, results.Expected(settled[slug], table), results.label(table))
        around(figures, story, total)
        story.finish(check, words(settled))


def upto(heard, definition, day):
    """The answers of the days up to this one."""
    import pandas
    last = (pandas.Timestamp(day) - pandas.Timestamp(0)).days
    database = heard.copy_upto(last)
    return Answers(definition, heard.rows(definition.slug, f"settled-{definition.slug}", database))


def words(settled):
    known = set()
    for answers in settled.values():
        known.update(answers.definition.words())
    return known


def listed(figures, heard, address, total, settled):
    """The page for staff: how many responses each release has."""
    check = figures.check
    page = Page(address, heard.page(address))
    row = page.one(".//section[@aria-labelledby='frozen']//tbody/tr")
    check.hold(f"{address}: responses", f"{total:,}" in [text(cell) for cell in row], "totals")
    # The rest are its number, the time, and the name of a file.
    page.take(row)
    for element in page.all(".//select[@id='number']/option") + page.all(".//section[@aria-labelledby='words']/p"):
        page.take(element)
    for element in page.all(".//section[@aria-labelledby='words']//code"):
        page.take(element.getparent())
    for element in page.all(".//textarea"):
        page.take(element)
    page.finish(check, words(settled))


def around(figures, page, total):
    """What is said about a release: its number, its day, how many responses, and the rule."""
    check, rule = figures.check, figures.rule
    for said in page.all(".//div[@class='h-prose']/p"):
        if not re.search(r"\d", text(said)):
            continue
        words = page.take(said)
        numbers = set(re.findall(r"\d+(?:,\d{3})*", words))
        if f"{total:,}" in numbers:
            check.counted["totals"] += 1
            continue
        allowed = {str(rule.threshold), str(rule.rounding), "95", "19", "20"}
        check.hold(f"{page.address}: “{words}”", numbers <= allowed)
    for file in page.all(".//ul[@class='h-prose']/li"):
        page.take(file)


def report(figures, page, settled, total):
    check = figures.check
    sections = iter(page.all(".//section[@class='h-result']"))
    for slug, answers in settled.items():
        for place in answers.definition.places:
            element = next(sections, None)
            if element is None:
                raise Wrong(f"{page.address}: there is no table of {place.id}")
            check.same(f"{page.address}: table", page.one(".//h3", element).get("id"), f"{slug}-r-{place.id}")
            results.section(figures, page, element, results.Expected(answers, place), results.label(place))
    check.same(f"{page.address}: more tables", len(list(sections)), 0)
    responses = [page.take(one) for one in page.all(".//p[@class='h-prose']")]
    for said, answers in zip(responses, settled.values()):
        check.hold(f"{page.address}: “{said}” of {answers.total}",
                   said.startswith(f"{answers.total:,} responses, from "), "totals")
    around(figures, page, total)
    page.finish(check, words(settled))
