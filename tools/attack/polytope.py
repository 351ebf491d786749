"""All tables that fit what is published, as far as linear programming sees: a cell for each
combination of categories, none below nought, and a range for each sum that somebody shows."""

import numpy
import scipy.optimize
import scipy.sparse

SLACK = 1e-6


class Polytope:
    """Cells of some sides, of which `true` has the counts. `empty` cells are known to be so."""

    def __init__(self, shape, true, empty=None):
        self.shape, self.true = shape, true.ravel().astype(float)
        self.highest = numpy.full(self.true.size, numpy.inf)
        if empty is not None:
            self.highest[empty.ravel()] = 0
        self.rows, self.low, self.high = [], [], []

    def sum_of(self, where):
        """The cells of a sum: for each side one category, some, or (None) all."""
        mask = numpy.zeros(self.shape, dtype=bool)
        index = [range(size) if w is None else [w] if isinstance(w, int) else list(w)
                 for size, w in zip(self.shape, where)]
        mask[numpy.ix_(*index)] = True
        return mask.ravel().astype(float)

    def value(self, row):
        return round(float(row @ self.true))

    def know(self, row, low, high, exact=False):
        """That a sum is in a range; true counts are, or something has been read wrongly. A sum of whole
        cells is whole; another one is exact."""
        value = float(row @ self.true) if exact else self.value(row)
        if not low <= value <= high:
            raise SystemExit(f"attack: {value} is said to be from {low} to {high}")
        self.rows.append(row)
        self.low.append(low)
        self.high.append(high)

    def solver(self):
        return Solver(self)


class Solver:
    def __init__(self, polytope):
        self.polytope = polytope
        self.constraints = scipy.optimize.LinearConstraint(
            scipy.sparse.csr_array(numpy.array(polytope.rows)), polytope.low, polytope.high)
        self.bounds = scipy.optimize.Bounds(0, polytope.highest)
        # Tables that fit, found on the way: whatever they have in a cell is possible.
        self.found = [polytope.true]
        self.solved = 0

    def seen(self, row):
        values = [float(row @ one) for one in self.found]
        return min(values), max(values)

    def range_of(self, row, low, high):
        """From the least to the greatest value of a sum, looked for only as far as `low` and `high`;
        in whole numbers."""
        least, most = self.seen(row)
        if least > low + SLACK:
            least = self.best(row)
        if most < high - SLACK:
            most = -self.best(-row)
        return int(numpy.ceil(least - SLACK)), (int(numpy.floor(most + SLACK)) if numpy.isfinite(most) else 10**9)

    def best(self, row):
        self.solved += 1
        # No sum is beyond everybody, so there is always a least one.
        done = scipy.optimize.milp(row, constraints=self.constraints, bounds=self.bounds)
        if done.status != 0:
            raise SystemExit(f"attack: {done.message}")
        if len(self.found) < 400:
            self.found.append(done.x)
        return done.fun
