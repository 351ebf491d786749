"""The two ways in which a table is seen: how each says counts, percentages, means and medians."""

import math

import numpy

import rule as formulas
from results import NOT_SHOWN, grouped


def middles(ranges):
    """The least and the greatest mean of all counts in some ranges, and the medians that they leave:
    points score 1, 2, 3 and so on."""
    low, high = (numpy.array([one[end] for one in ranges], dtype=float) for end in (0, 1))
    scores, ends = numpy.arange(1, len(ranges) + 1), []
    for first, then in ((high, low), (low, high)):
        # As many as possible on one side of some point, and as few as possible on the other.
        counts = [numpy.concatenate([first[:cut], then[cut:]]) for cut in range(len(ranges) + 1)]
        means = [float(one @ scores / one.sum()) for one in counts if 0 < one.sum() < math.inf]
        ends.append((min if not ends else max)(means, default=None))
    medians = {median(numpy.concatenate([first[:cut], then[cut:]]))
               for first, then in ((high, low), (low, high)) for cut in range(len(ranges) + 1)}
    return ends, medians - {None}


def median(counts):
    """The first point up to which at least half of the answers are."""
    if not counts.sum():
        return None
    return int(numpy.argmax(numpy.cumsum(counts) * 2 >= counts.sum()))


def narrowed(ranges, total):
    """Ranges of parts, with what the others leave of their total."""
    found = []
    for index, (low, high) in enumerate(ranges):
        others = ranges[:index] + ranges[index + 1:]
        low = max(low, total[0] - sum(one[1] for one in others))
        found.append((low, max(low, min(high, total[1] - sum(one[0] for one in others)))))
    return found


class Protected:
    about, mark = "about ", ""

    def __init__(self, figures):
        self.figures, self.rule, self.check = figures, figures.rule, figures.check

    def count(self, what, said, exact, kind="counts"):
        return self.figures.count(what, said, exact, kind)

    def percent(self, part, whole):
        percent = self.rule.percent(part, whole)
        return None if percent is None else f"{percent}%"

    def share(self, what, cell, base):
        """Holds a percentage and its interval to figures as they are shown."""
        percent = self.figures.percent(what, cell["share"], cell["count"], base)
        if percent is not None:
            self.figures.interval(what, cell["interval"], cell["count"], base)

    def middle(self, what, mean, middle, points, base, labels, exact):
        """A mean and a median: what the figures say, and what pandas counts."""
        expected = NOT_SHOWN, NOT_SHOWN
        if base is not None and base >= self.rule.minimum_base:
            ranges = [(0, math.inf) if point is None else self.rule.range(point) for point in points]
            # What is not shown because it is small says that it is.
            ranges = [(0, self.rule.threshold - 1) if said.startswith("fewer than") else known
                      for known, said in zip(ranges, exact["said"])]
            (least, most), medians = middles(narrowed(ranges, self.rule.range(base)))
            expected = (f"{math.floor((least + most) * 5 + 0.5) / 10:.1f}"
                        if least is not None and most - least <= 0.2 else NOT_SHOWN,
                        labels[medians.pop()] if len(medians) == 1 else NOT_SHOWN)
            if expected[0] != mean and least is not None and abs(most - least - 0.2) < 1e-9:
                expected = mean, expected[1]
        counts, scores = exact["counts"], numpy.arange(1, len(points) + 1)
        self.check.same(f"{what}: mean", mean, expected[0], "means" if mean != NOT_SHOWN else "means not shown")
        self.check.same(f"{what}: median", middle, expected[1],
                        "medians" if middle != NOT_SHOWN else "medians not shown")
        if mean != NOT_SHOWN:
            true = float(counts @ scores / counts.sum())
            self.check.hold(f"{what}: the mean {mean} of {true}", abs(float(mean) - true) <= 0.15 + 1e-9)
        if middle != NOT_SHOWN:
            self.check.same(f"{what}: the median", middle, labels[median(counts)])


class Exact:
    about, mark = "", "Exact: "

    def __init__(self, figures):
        self.rule, self.check = figures.rule, figures.check

    def count(self, what, said, exact, kind="counts"):
        self.check.same(what, said, grouped(exact), f"exact {kind}")
        return exact

    def percent(self, part, whole):
        """To a tenth, the larger one from half-way."""
        if not whole:
            return None
        tenths = (part * 1000 + whole // 2) // whole
        return f"{tenths // 10}.{tenths % 10}%"

    def share(self, what, cell, base):
        expected = self.percent(cell["count"], base)
        self.check.same(what, cell["share"], expected, expected and "exact percentages")
        held = expected and base >= self.rule.minimum_base
        self.check.same(what, cell["interval"], formulas.interval(cell["count"], base) if held else None,
                        "intervals" if held else None)

    def middle(self, what, mean, middle, points, base, labels, exact):
        counts, scores = exact["counts"], numpy.arange(1, len(points) + 1)
        expected = NOT_SHOWN, NOT_SHOWN
        if counts.sum() >= self.rule.minimum_base:
            true = float(counts @ scores / counts.sum())
            expected = f"{math.floor(true * 100 + 0.5) / 100:.2f}", labels[median(counts)]
        self.check.same(f"{what}: mean", mean, expected[0], "exact means")
        self.check.same(f"{what}: median", middle, expected[1], "exact medians")
