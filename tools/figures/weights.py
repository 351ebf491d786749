"""Weighted shares: raking and what it costs, as docs/statistics.md has them, with NumPy."""

import math

import numpy

import rule as formulas
from page import text
from results import NOT_SHOWN

LEAST, MOST, ROUNDS = 0.2, 5.0, 1000
MET, MET_TRIMMED = 1e-9, 0.01


def weigh(answers, threshold):
    """A weight for each response, or a word for why there are none."""
    if "weights" not in answers.__dict__:
        answers.weights = rake(answers, threshold)
    return answers.weights


def rake(answers, threshold):
    margins = []
    for place, groups, _ in answers.targets:
        masks = [answers.of(place, option.value).to_numpy() for option, _ in groups]
        if min(mask.sum() for mask in masks) < threshold:
            return "few"
        everybody = sum(people for _, people in groups)
        answered = sum(int(mask.sum()) for mask in masks)
        # Those whose category is not known keep their share.
        masks.append(~numpy.any(masks, axis=0))
        wanted = [people / everybody * answered for _, people in groups] + [float(masks[-1].sum())]
        margins += [list(zip(masks, wanted))]
    # All responses of the same categories have the same weight.
    codes = numpy.zeros(answers.total, dtype=int)
    for margin in margins:
        codes = codes * len(margin) + sum(index * mask for index, (mask, _) in enumerate(margin))
    kinds, first, index, counts = numpy.unique(codes, return_index=True, return_inverse=True, return_counts=True)
    margins = [[(mask[first], wanted) for mask, wanted in margin if mask.any()] for margin in margins]
    off = lambda weights: max(abs((weights * counts)[mask].sum() - wanted)
                              for margin in margins for mask, wanted in margin) / answers.total
    weights, trimmed, before = numpy.ones(len(kinds)), False, math.inf
    for _ in range(ROUNDS):
        for margin in margins:
            for mask, wanted in margin:
                weights[mask] *= wanted / (weights * counts)[mask].sum()
        now = off(weights)
        if now <= MET and weights.min() >= LEAST and weights.max() <= MOST:
            return weights[index]
        if trimmed or now <= MET:
            trimmed, weights = True, weights.clip(LEAST, MOST)
            now = off(weights)
            if abs(before - now) <= MET and now <= MET_TRIMMED:
                return weights[index]
        before = now
    return "not met"


def cost(weights):
    """The design effect and the effective base."""
    return len(weights) * (weights ** 2).sum() / weights.sum() ** 2, weights.sum() ** 2 / (weights ** 2).sum()


class Weighed:
    """The weighted shares of a question's answers."""

    def __init__(self, rows, weights, among, rule):
        among = among & rows.answered
        self.shares = [(weights * (category.chosen & among)).sum() / weights[among].sum()
                       for category in rows.categories]
        self.effect, base = cost(weights[among])
        self.base = rule.rounded(int(math.floor(base + 0.5)))


def of(comparison, among):
    """Weighted shares where there are any: the page hides nothing, and bases are large enough. What the
    page hides is not known before, so whether it has a column is read, and held to its figures later."""
    rows, answers, rule = comparison.rows, comparison.answers, comparison.rule
    if rows.is_several or not answers.targets:
        return []
    weights = weigh(answers, rule.threshold)
    if isinstance(weights, str):
        return []
    page = comparison.page
    said = [text(one) for one in page.all(".//div[@id='tables']//tbody/tr[not(@class)]/td[1]")]
    base = page.all(".//div[@id='tables']//tr[@class='h-total']/td[1]")
    base = text(base[0]).replace(",", "") if base else ""
    middles = 2 if rows.place.kind == "scale" else 0
    said = said[:len(said) - middles]
    hidden = any(one == NOT_SHOWN or one.startswith("fewer than") for one in said)
    if hidden or not base.isdigit() or int(base) < rule.minimum_base:
        return []
    found = Weighed(rows, weights, among, rule)
    if found.base < rule.minimum_base:
        return []
    # Nor where a table with the groups that the weights are of would hide something. It may for what
    # is not small, to protect others, so then it is not known before either.
    if "All, weighted" not in [text(head) for head in page.all(".//div[@id='tables']//thead//th")]:
        comparison.check.counted["weighted shares withheld"] += 1
        return []
    for place, groups, _ in answers.targets:
        for option, _ in groups:
            here = answers.of(place, option.value) & among
            for category in rows.categories:
                comparison.check.hold(f"{comparison.address}: weighted, and few are in a group",
                                      (category.chosen & here).sum() >= rule.threshold)
    return [found]


def column(sheet, lines, weighed):
    """The column of weighted shares."""
    [weighed], check = weighed, sheet.check
    for line, name, share in zip(lines, sheet.names, weighed.shares):
        cell, what = sheet.page.all("td", line)[-1], f"{sheet.where}: {name}, weighted"
        sheet.page.take(cell)
        spans = {span.get("class"): text(span) for span in sheet.page.all("span", cell)}
        percent = math.floor(share * 100 + 0.5)
        if not 1 <= percent <= 99:
            check.same(what, text(cell), NOT_SHOWN, "weighted shares not shown")
            continue
        check.same(what, spans.get("h-cross__share"), f"{percent}%", "weighted percentages")
        check.same(what, spans.get("h-cross__interval"),
                   formulas.interval(percent / 100 * weighed.base, weighed.base), "weighted intervals")


def note(sheet, weighed):
    if not weighed:
        return "There are no weighted shares: a figure is hidden, or too few have answered."
    sheet.check.counted["design effects and effective bases"] += 2
    return ("Weighted shares are what they would be if the responses were made up like the people that they "
            "are held against on the page “Taking part” (raking). Design effect "
            f"{weighed[0].effect:.2f}: they are as sure as of about {weighed[0].base:,} responses without weights.")
