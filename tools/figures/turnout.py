"""The page on who is taking part: weeks, how far people come, and whom they are held against."""

import json
import sqlite3

import numpy
import pandas

import rule as formulas
import weights
from answers import spoken
from page import Page, text
from results import NOT_SHOWN, grouped, listed


def page(figures, heard, answers, counted):
    slug = answers.definition.slug
    address = f"/staff/{slug}/taking-part"
    shown = Page(address, heard.page(address))
    said = shown.take(shown.one(".//p[@class='h-sub']"))
    figures.check.hold(f"{address}: “{said}”", said.endswith(f". {responses(answers.total)}."), "totals")
    weeks(figures, shown, answers)
    for edition in counted:
        reach(figures, shown, heard, answers, edition, counted)
    figures.check.same(f"{address}: editions", len(shown.all(".//section[@aria-labelledby='far']/section")), len(counted))
    for index, target in enumerate(answers.targets):
        held(figures, shown, answers, index, *target)
    figures.check.same(f"{address}: populations", len(shown.all(".//h3[starts-with(@id, 'held-')]")), len(answers.targets))
    weighted(figures, shown, answers)
    shown.finish(figures.check, answers.definition.words())


def responses(count):
    return f"{grouped(count)} {'response' if count == 1 else 'responses'}"


def weeks(figures, page, answers):
    """Exact numbers: pandas counts days by the Monday of their week."""
    check, where = figures.check, f"{page.address}: weeks"
    days = pandas.to_datetime(pandas.Series(answers.days), unit="D")
    came = days.dt.to_period("W-SUN").value_counts()
    came = came.reindex(pandas.period_range(came.index.min(), came.index.max(), freq="W-SUN"), fill_value=0)
    mondays = [f"{week.start_time.day} {week.start_time:%B %Y}" for week in came.index]
    counts = [int(count) for count in came]
    lines = [(page.take(row[0]), page.take(row[1])) for row in page.all(".//figure//tbody/tr")]
    check.same(where, lines, [(monday, grouped(count)) for monday, count in zip(mondays, counts)])
    check.counted["totals"] += len(lines)
    most, best = max(counts), [monday for monday, count in zip(mondays, counts) if count == max(counts)]
    if len(mondays) == 1:
        say = f"{responses(most)} in the week of {best[0]}"
    elif len(best) == 1:
        say = f"Most came in the week of {best[0]}: {responses(most)}"
    else:
        say = (f"Most came in {len(best)} weeks, between those of {best[0]} and {best[-1]}: "
               f"{responses(most)} each")
    check.same(f"{where}: sentence", page.take(page.one(".//h3[@id='weeks']")), say, "sentences")
    about = (f"A bar for each of the {len(mondays)} weeks from that of {mondays[0]} to that of {mondays[-1]}. The "
             f"most in a week are {grouped(most)}, the fewest {grouped(min(counts))}. In the latest it is "
             f"{grouped(counts[-1])}.")
    check.same(f"{where}: about", page.take(page.one(".//desc")), about, "sentences")
    check.same(f"{where}: top", page.take(page.one(".//p[@class='h-chart__top']")), grouped(most), "totals")
    if len(mondays) > 1:
        ends = [page.take(one) for one in page.all(".//p[@class='h-chart__ends']/span")]
        check.same(f"{where}: ends", ends, [mondays[0], mondays[-1]])
    bars = [(int(bar.get("height")), int(bar.get("y"))) for bar in page.all(".//figure//rect")]
    high = [max(1, count * 100 // most) if count else 0 for count in counts]
    check.same(f"{where}: bars", bars, [(one, 100 - one) for one in high])
    check.counted["bars"] += len(bars)


def reach(figures, page, heard, answers, edition, counted):
    """How many went on from each page: what is stored, after the rule."""
    check, where = figures.check, f"{page.address}: reach of {edition}"
    with sqlite3.connect(f"file:{heard.database}?mode=ro", uri=True) as database:
        passed = dict(database.execute("SELECT page, times FROM passed WHERE slug = ?", (edition,)))
        body = json.loads(database.execute("SELECT json FROM definition WHERE slug = ? ORDER BY version DESC",
                                           (edition,)).fetchone()[0])
    section = page.one(f".//section[@aria-labelledby='reach-{edition}']")
    lines = page.all(".//tbody/tr", section)
    names = [page.take(row[0]) for row in lines]
    steps = [one for one in body["pages"] if not one["ends"]]
    check.same(f"{where}: pages", names, ["Began", *map(name_of, steps),
                                          "Sent, in all editions" if len(counted) > 1 else "Sent"])
    for name, row, key in zip(names, lines, ["", *(step["id"] for step in steps)]):
        figures.count(f"{where}: {name}", page.take(row[1]), passed.get(key, 0), "counts of pages passed")
    check.same(f"{where}: sent", page.take(lines[-1][1]), grouped(answers.total), "totals")
    begun = passed.get("", 0)
    say = (f"Begun about {grouped(figures.rule.rounded(begun))} times" if begun >= figures.rule.threshold
           else "Too few beginnings to show were counted")
    say = (f"Easy Read edition: {say}" if edition != counted[0] else say) if len(counted) > 1 else (
        f"{say}, sent {grouped(answers.total)} times")
    check.same(f"{where}: sentence", page.take(page.one("h3", section)), say, "sentences")


def name_of(step):
    title = spoken(step["heading"]) if step.get("heading") else ""
    title = title or (spoken(step["questions"][0]["label"]) if step["questions"] else "")
    return " ".join(f"{title}{' (not for everybody)' if step['show_if'] else ''}".split())


def held(figures, page, answers, index, place, groups, source):
    """The answers to one question, held against how many people there are."""
    check, rule, where = figures.check, figures.rule, f"{page.address}: {place.id}"
    section = page.one(f".//section[@aria-labelledby='held-{index}']")
    lines = page.all(".//tbody/tr", section)
    check.same(f"{where}: groups", [page.take(row[0]) for row in lines], [option.label for option, _ in groups])
    cells = [[page.take(cell) for cell in page.all("td", row)] for row in lines]
    shown = [figures.count(f"{where}: {option.label}", cell[0], answers.count(place, option.value))
             for cell, (option, _) in zip(cells, groups)]
    people = sum(number for _, number in groups)
    base = None if None in shown else sum(shown)
    base = base if base and base >= rule.minimum_base else None
    heads = [text(head) for head in page.all(".//thead//th", section)]
    page.take(page.one(".//thead", section))
    check.same(f"{where}: columns", heads, ["Group", "Responses", *(["Share of responses"] if base else []),
                                            "Share of people", "Responses per 10,000 people"])
    less, more = [], []
    for row, cell, count, (option, number) in zip(lines, cells, shown, groups):
        what = f"{where}: {option.label}"
        if base:
            spans = [text(span) for span in page.all(".//span", row)]
            check.same(f"{what}: share of responses", spans,
                       [f"{count / base * 100:.0f}%", formulas.interval(count, base)])
            check.counted["percentages"] += 1
            check.counted["intervals"] += 1
            low, high = formulas.wilson(count, base)
            less += [option.label] if high < number / people else []
            more += [option.label] if low > number / people else []
        check.same(f"{what}: share of people", cell[-2], f"{number / people * 100:.0f}%", "percentages")
        per = NOT_SHOWN if count is None else f"{count / number * 10_000:.1f}"
        check.same(f"{what}: responses per 10,000 people", cell[-1], per, "responses per 10,000 people")
    few = [option.label for cell, (option, _) in zip(cells, groups) if cell[0].startswith("fewer than")]
    if few:
        say = f"Hardly heard so far: {listed(few)}"
    elif not base:
        say = "Too few responses to say who is missing"
    elif not less and not more:
        say = "Every group is heard about as much as its size would make likely"
    else:
        say = f"Heard {'less' if less else 'more'} than their size would make likely: {listed(less or more)}"
        say += f". More: {listed(more)}" if less and more else ""
    check.same(f"{where}: sentence", page.take(page.one("h3", section)), say, "sentences")
    about = page.take(page.one("p[@class='h-result__about']", section))
    check.hold(f"{where}: “{about}”", about.startswith(
        f"{place.label} Responses of these groups against {grouped(people)} people: {source}."), "totals")
    rest = about.split(source)[1]
    check.hold(f"{where}: “{rest}”", not any(c.isdigit() for c in rest) or (base and "95 of 100 samples" in rest
               and sum(c.isdigit() for c in rest) == 5))
    page.take(page.one(".//caption", section))


def weighted(figures, page, answers):
    """What weighting to all populations costs."""
    check, where = figures.check, f"{page.address}: weights"
    sections = page.all(".//section[@aria-labelledby='weights']")
    check.same(where, len(sections), 1 if answers.targets else 0)
    if not sections:
        return
    found = weights.weigh(answers, figures.rule.threshold)
    heading, about = page.one("h3", sections[0]), page.take(page.one("p", sections[0]))
    heading = page.take(heading)
    if isinstance(found, str):
        check.same(f"{where}: heading", heading, "Figures cannot be weighted yet", "sentences")
        begins = {"few": "From at least one of the groups above too few", "not met": "No weights between"}[found]
        check.hold(f"{where}: “{about}”", about.startswith(begins))
        return
    effect, base = weights.cost(numpy.asarray(found))
    check.same(f"{where}: heading", heading, "Weighted, these responses are worth about "
               f"{grouped(figures.rule.rounded(round(base)))} without weights", "design effects and effective bases")
    check.hold(f"{where}: “{about}”", f"(design effect {effect:.2f})" in about
               and sum(c.isdigit() for c in about) == sum(c.isdigit() for c in f"{effect:.2f}"),
               "design effects and effective bases")
