"""The rule and the formulas, as docs/statistics.md has them, with NumPy and SciPy for the rest."""

import math

import numpy
import scipy.stats

Z = scipy.stats.norm.ppf(0.975)


class Rule:
    def __init__(self, threshold=10, rounding=5, minimum_base=30):
        self.threshold, self.rounding, self.minimum_base = threshold, rounding, minimum_base

    def rounded(self, count):
        """To the nearest multiple, the larger one from half-way."""
        return (count + self.rounding // 2) // self.rounding * self.rounding

    def range(self, shown):
        """Which counts a shown figure may stand for."""
        low = max(shown - self.rounding // 2, self.threshold)
        return low, shown + (self.rounding - 1) // 2

    def percent(self, part, whole):
        """A whole per cent of shown figures, where there is one."""
        if part is None or whole is None or whole < self.minimum_base:
            return None
        percent = math.floor(part * 100 / whole + 0.5)
        return percent if 1 <= percent <= 99 else None


def wilson(part, whole):
    part = min(part, whole)
    p = part / whole
    middle = p + Z * Z / (2 * whole)
    spread = Z * math.sqrt(p * (1 - p) / whole + Z * Z / (4 * whole * whole))
    return max(0.0, (middle - spread) / (1 + Z * Z / whole)), min(1.0, (middle + spread) / (1 + Z * Z / whole))


def interval(part, whole):
    """In whole per cent, as wide as it is or wider."""
    low, high = wilson(part, whole)
    # What is a whole per cent but for the last digit is one.
    return f"{math.floor(low * 100 + 1e-9)} to {math.ceil(high * 100 - 1e-9)}%"


def newcombe(part, whole, other_part, other_whole):
    """The difference and its interval."""
    p, q = min(part, whole) / whole, min(other_part, other_whole) / other_whole
    (low, high), (other_low, other_high) = wilson(part, whole), wilson(other_part, other_whole)
    return (p - q, p - q - math.hypot(p - low, other_high - q),
            p - q + math.hypot(high - p, q - other_low))


def independence(table):
    """Chi-squared, degrees of freedom, p and Cramér's V; or a word for why there is no test."""
    table = numpy.asarray(table, dtype=float)
    table = table[table.sum(axis=1) > 0][:, table.sum(axis=0) > 0]
    if min(table.shape) < 2:
        return "nothing"
    found = scipy.stats.chi2_contingency(table, correction=False)
    few = (found.expected_freq < 5).sum()
    if found.expected_freq.min() < 1 or few * 5 > table.size:
        return "few"
    v = math.sqrt(found.statistic / table.sum() / (min(table.shape) - 1))
    return found.statistic, found.dof, found.pvalue, min(v, 1.0)


def holm(values):
    order, so_far, corrected = numpy.argsort(values, kind="stable"), 0.0, [0.0] * len(values)
    for rank, index in enumerate(order):
        so_far = max(so_far, min(1.0, (len(values) - rank) * values[index]))
        corrected[index] = so_far
    return corrected
