#!/usr/bin/env python3
"""Reference values for results/src/statistics, worked out by SciPy, statsmodels and NumPy.

    python3 -m venv venv && venv/bin/pip install scipy numpy statsmodels
    venv/bin/python tools/statistics/reference.py > results/src/statistics/reference.json

The tables are made up from a fixed seed, zero cells and lopsided ones among them. Numbers are
written so that reading them gives the same number back.
"""

import json
import sys
import warnings

import numpy as np
from scipy.stats import chi2_contingency
from scipy.stats.contingency import association
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

SEED = 20_261_125
warnings.filterwarnings("ignore", category=RuntimeWarning)


def tables(rng):
    """Tables of counts: independent and not, small and large, with and without empty cells."""
    for index in range(240):
        rows, columns = rng.integers(2, 9, size=2)
        shape = rng.dirichlet(np.full(rows * columns, [0.3, 1.0, 5.0][index % 3]))
        total = int(10 ** rng.uniform(1, 4))
        counts = rng.multinomial(total, shape).reshape(rows, columns)
        if index % 5 == 0:
            # Independent but for chance.
            probability = np.outer(rng.dirichlet(np.ones(rows)), rng.dirichlet(np.ones(columns)))
            counts = rng.multinomial(total, probability.ravel()).reshape(rows, columns)
        counts = counts[counts.sum(axis=1) > 0][:, counts.sum(axis=0) > 0]
        if min(counts.shape) >= 2:
            yield counts


def independence(counts):
    test = chi2_contingency(counts, correction=False)
    total, (rows, columns) = counts.sum(), counts.shape
    phi = max(0.0, test.statistic / total - (rows - 1) * (columns - 1) / (total - 1))
    corrected = [size - (size - 1) ** 2 / (total - 1) for size in (rows, columns)]
    at_most = min(corrected) - 1
    return {
        "table": counts.tolist(),
        "chi_squared": float(test.statistic),
        "degrees": int(test.dof),
        "p_value": float(test.pvalue),
        "cramers_v": float(association(counts, method="cramer", correction=False)),
        "corrected_v": float(min(1.0, np.sqrt(phi / at_most))) if at_most > 0 else 0.0,
        "least_expected": float(test.expected_freq.min()),
    }


def shares(rng):
    for index in range(120):
        whole = int(10 ** rng.uniform(0, 6))
        part = [0, whole, rng.integers(0, whole + 1)][min(index % 10, 2)]
        low, high = proportion_confint(part, whole, method="wilson")
        yield {"part": int(part), "whole": whole, "low": float(low), "high": float(high)}


def differences(rng):
    for _ in range(80):
        wholes = [int(10 ** rng.uniform(0.5, 5)) for _ in range(2)]
        parts = [int(rng.integers(0, whole + 1)) for whole in wholes]
        low, high = confint_proportions_2indep(
            parts[0], wholes[0], parts[1], wholes[1], method="newcomb", compare="diff"
        )
        yield {"parts": parts, "wholes": wholes, "low": float(low), "high": float(high)}


def corrections(rng):
    for _ in range(40):
        p = 10 ** rng.uniform(-8, 0, size=rng.integers(1, 15))
        yield {"p": p.tolist(), "adjusted": multipletests(p, method="holm")[1].tolist()}


def rakings(rng):
    """Iterative proportional fitting of two or three sides, and Kish's design effect."""
    for _ in range(24):
        sizes = rng.integers(2, 5, size=rng.integers(2, 4))
        counts = rng.integers(1, 200, size=sizes).astype(float)
        total = counts.sum()
        margins = [rng.dirichlet(np.full(size, 8.0)) * total for size in sizes]
        fitted = counts.copy()
        for _ in range(20_000):
            for side, margin in enumerate(margins):
                others = tuple(axis for axis in range(len(sizes)) if axis != side)
                shape = [-1 if axis == side else 1 for axis in range(len(sizes))]
                fitted *= (margin / fitted.sum(axis=others)).reshape(shape)
        weights = fitted / counts
        effect = total * (counts * weights**2).sum() / (counts * weights).sum() ** 2
        yield {
            "sizes": sizes.tolist(),
            "counts": counts.ravel().astype(int).tolist(),
            "margins": [margin.tolist() for margin in margins],
            "weights": weights.ravel().tolist(),
            "design_effect": float(effect),
        }


def main():
    rng = np.random.default_rng(SEED)
    reference = {
        "independence": [independence(counts) for counts in tables(rng)],
        "shares": list(shares(rng)),
        "differences": list(differences(rng)),
        "corrections": list(corrections(rng)),
        "rakings": list(rakings(rng)),
    }
    lines = (
        f"{json.dumps(name)}: [\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]"
        for name, cases in reference.items()
    )
    sys.stdout.write("{\n" + ",\n".join(lines) + "\n}\n")


main()
