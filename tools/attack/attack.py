"""Attacks protected figures by linear programming, with all that a viewer may see.

    attack.py PROGRAM FOLDER RESPONSES SEEDS TABLES

For each seed so many made-up responses are served. Of some tables picked by chance every hidden count
is attacked: first a table with all that is part of it, where docs/statistics.md promises what cannot
be learnt; then tables that are not part of each other, where it promises nothing.
"""

import itertools
import pathlib
import random
import sys
import time
import tomllib

import numpy

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "figures"))

from answers import Answers, Definition, came  # noqa: E402
from picked import in_common  # noqa: E402
from polytope import Polytope  # noqa: E402
from rule import Rule  # noqa: E402
from seen import NOT_ASKED, REST, Guess, Side, Viewer, Weeks  # noqa: E402
from served import Heard  # noqa: E402

SLUG, CONSULTATION = "your-views", "consultations/victim-support/consultation.toml"
RULE = Rule()
MOST = RULE.threshold - 1

# What is not promised, and how many of a thousand hidden counts of the shipped size it gives away today,
# with a little room: which responses count in a release depends on the day. May fall and must not rise.
# Then how many values each of these leaves at least.
ALLOWED = {
    "three questions, two at a time": (5, 8),
    "two questions and weeks, two at a time": (1, 8),
    "a table and weighted shares": (0, 10),
    "an option, and totals of another option's table": (0, 10),
    "all options of one question": (0, 10),
    "a release and the page some days later": (50, 6),
}


# The responses, seeds and tables that this was counted with.
USUAL = 150, 2, 30


class Tally:
    """What an attack came to."""

    def __init__(self, name):
        self.name, self.tables, self.attacked, self.told, self.routed = name, 0, 0, 0, 0
        self.recovered, self.exactly, self.narrowest = [], 0, MOST + 1
        self.solved = 0

    def report(self):
        print(f"{self.name}: {self.attacked} hidden counts in {self.tables} tables, "
              f"{len(self.recovered)} recovered to fewer than {RULE.threshold} values "
              f"({self.exactly} of them exactly), narrowest {self.narrowest} values; {self.told} more are told by smaller "
              f"tables alone, {self.routed} that are not small by the route; {self.solved} programs solved")


class Table:
    """Some sides, with everything that is known of their cells."""

    def __init__(self, viewer, sides, route=True, others=True):
        self.viewer, self.answers, self.sides = viewer, viewer.answers, sides
        # Whether totals that stand in the table of another option are made use of: a page shows those of
        # the first.
        self.others = others
        # Whether the attacker makes use of who is put which question.
        self.route = route
        self.shape = tuple(len(side.categories) for side in sides)
        flat = numpy.ravel_multi_index([side.index for side in sides], self.shape)
        self.true = numpy.bincount(flat, minlength=int(numpy.prod(self.shape))).reshape(self.shape)
        self.empty = self.never()

    def never(self):
        """Cells that nobody can be in: the page of results has no line for it, or the route keeps
        two apart."""
        empty = numpy.zeros(self.shape, dtype=bool)
        for axis, side in enumerate(self.sides):
            lines = self.viewer.single[side.place.id]
            for number, category in enumerate(side.categories):
                if category not in lines and category != REST:
                    numpy.moveaxis(empty, axis, 0)[number] = True
        for one, other in itertools.permutations(range(len(self.sides)), 2) if self.route else ():
            self.apart(empty, one, other)
        # Somebody who is put a question only after one answer is nowhere else in its table.
        return empty & (self.true == 0)

    def apart(self, empty, one, other):
        """Where one question is put by the answer to the other, and to nobody else."""
        asks, put = self.sides[one], self.sides[other]
        asked = put.index != put.at(NOT_ASKED)
        for number in range(len(asks.categories)):
            here = asks.index == number
            if not here.any():
                continue
            block = [slice(None)] * len(self.shape)
            block[one] = number
            if depends(self.answers.definition, put.place, asks.place):
                if not (here & asked).any():
                    block[other] = [n for n in range(len(put.categories)) if n != put.at(NOT_ASKED)]
                    empty[tuple(block)] = True
                elif not (here & ~asked).any():
                    block[other] = put.at(NOT_ASKED)
                    empty[tuple(block)] = True

    def known(self, own=True, pairs=None):
        """With (or without) what the table of all sides itself shows; of more than two sides, with all
        tables of two or only some."""
        polytope = Polytope(self.shape, self.true, self.empty)
        free = [None] * len(self.shape)
        polytope.know(polytope.sum_of(free), self.answers.total, self.answers.total)
        for axis, side in enumerate(self.sides):
            for category, said in self.viewer.single[side.place.id].items():
                if category in side.categories:
                    where = list(free)
                    where[axis] = side.at(category)
                    polytope.know(polytope.sum_of(where), *self.viewer.range_of(said))
            if not isinstance(side, Weeks):
                self.learn(polytope, (axis,))
        for axes in itertools.combinations(range(len(self.sides)), 2):
            if own and (pairs is None or axes in pairs):
                self.learn(polytope, axes)
        return polytope

    def learn(self, polytope, axes):
        """What a comparison of one or two of the sides says."""
        # Weeks are columns; a page has two questions either way round.
        axes = sorted(axes, key=lambda axis: isinstance(self.sides[axis], Weeks))
        rows, columns = self.sides[axes[0]], self.sides[axes[1]] if len(axes) > 1 else None
        shown = self.viewer.table(rows.place, columns and columns.place)
        if shown is None:
            return
        for (row, column), said in shown.said.items():
            # Who answered is worked out from other figures.
            if row is None and column is None:
                continue
            if not self.others and ((row is None and of_another(rows)) or (column is None and of_another(columns))):
                continue
            where, fits = [None] * len(self.shape), True
            for axis, side, category in [(axes[0], rows, row)] + ([(axes[1], columns, column)] if columns else []):
                fits &= category is None or category in side.categories
                if fits:
                    where[axis] = side.base if category is None else side.at(category)
            if fits:
                polytope.know(polytope.sum_of(where), *self.viewer.range_of(said))
        for column, low, high in self.viewer.ranges_of_bases(shown):
            if column in columns.categories:
                where = [None] * len(self.shape)
                where[axes[0]], where[axes[1]] = rows.base, columns.at(column)
                polytope.know(polytope.sum_of(where), low, high)

    def targets(self):
        """Hidden counts of a table of two sides: its cells and totals."""
        kinds = [[*side.base, side.base] for side in self.sides]
        shown = self.viewer.table(*(side.place for side in self.sides))
        if shown is None:
            return
        for where in itertools.product(*kinds):
            names = [None if w == side.base else side.categories[w] for w, side in zip(where, self.sides)]
            if all(name is None for name in names):
                continue
            said = shown.said.get(tuple(names))
            if said is not None and said[0].isdigit():
                continue
            # What has no place on the page, such as the base of one of several options, is not hidden.
            yield where, said is not None


def of_another(side):
    """Whether totals beside it are those of another option's table."""
    return bool(side and side.option) and side.option != side.place.answers()[0].value


def depends(definition, place, other):
    """Whether a question is put by the answer to another."""
    for page in definition.body["pages"]:
        if any(question["id"] == place.question for question in page["questions"]):
            return f"'question': '{other.question}'" in str(page["show_if"])
    return False


def attack(tally, table, beside):
    """Attacks all hidden counts of a table with everything that is part of it. What it takes totals for
    that stand in the table of another option is counted apart."""
    known = table.known(True)
    solver, before, unrouted, alone, so_far = known.solver(), None, None, None, tally.attacked
    tally.tables += 1
    for where, on_page in table.targets():
        row = known.sum_of(where)
        value = known.value(row)
        small = value <= MOST
        if not small and not on_page:
            continue
        if (row @ known.highest.clip(max=1)) == 0:
            # The route keeps it empty.
            continue
        # A small count has to be able to be anything small; another as much else.
        low, high = (0, MOST) if small else (max(0, value - MOST), value + MOST)
        tally.attacked += 1
        found = solver.range_of(row, low, high)
        if holds(found, value, small):
            continue
        before = before or table.known(False).solver()
        smaller = before.range_of(row, low, high)
        if tells_no_more(found, smaller, value, small):
            tally.told += 1
            continue
        if not small:
            # Where the route leaves one cell of a line, it is the line's total, which may be shown.
            unrouted = unrouted or Table(table.viewer, table.sides, False).known(True).solver()
            if holds(unrouted.range_of(row, low, high), value, small):
                tally.routed += 1
                continue
        of = tally
        if sum(bool(side.option) for side in table.sides) == 1:
            alone = alone or Table(table.viewer, table.sides, others=False).known(True).solver()
            of = beside if holds(alone.range_of(row, low, high), value, small) else tally
        found_in(of, found, small, f"{' × '.join(map(str, table.sides))} {where}: {value} is "
                 f"{found[0]} to {found[1]}; smaller tables: {smaller[0]} to {smaller[1]}")
    beside.attacked += tally.attacked - so_far
    beside.tables += 1
    tally.solved += solver.solved + (before.solved if before else 0)


def holds(found, value, small):
    low, high = found
    return low <= 0 and high >= MOST if small else high - low >= MOST


def tells_no_more(found, smaller, value, small):
    low, high = smaller
    if small:
        return found[0] <= max(low, 0) and found[1] >= min(high, MOST)
    return found[1] - found[0] >= min(high - low, MOST)


def found_in(tally, found, small, what):
    values = (min(found[1], MOST) if small else found[1]) - found[0] + 1
    tally.recovered.append(what)
    tally.exactly += values == 1
    tally.narrowest = min(tally.narrowest, values)


def sides_of(answers, place):
    """A question as a side; of several options, each."""
    if place.is_several:
        return [Side(answers, place, option.value) for option in place.answers()]
    return [Side(answers, place)]


def tables_of(viewer, chance, number):
    """Tables picked by chance: of two questions, every fourth of one by weeks, and every eighth of what was
    wanted against what was got."""
    answers = viewer.answers
    places = answers.definition.places
    both = [pair for pair in itertools.permutations(places, 2)
            if pair[0].is_several and pair[1].is_several and len(in_common(*pair)) > 1]
    while number > 0:
        one, other = chance.sample(places, 2)
        if one.is_several and other.is_several:
            continue
        sides = [chance.choice(sides_of(answers, place)) for place in (one, other)]
        if number % 4 == 0:
            sides[1] = Weeks(answers)
        elif number % 8 == 1 and both and not isinstance(viewer, Guess):
            one, other = chance.choice(both)
            option = chance.choice(in_common(one, other)).value
            sides = [Side(answers, place, option) for place in (one, other)]
        yield Table(viewer, sides)
        number -= 1


def main(program, folder, responses, seeds, tables):
    page = Tally("the page of results, all of it together")
    promised = Tally("a table with its parts")
    broken = Tally("the same, were small counts only suppressed")
    joint = {name: Tally(name) for name in ALLOWED}
    began = time.monotonic()
    for seed in range(1, seeds + 1):
        heard = Heard(program, folder)
        heard.seed(SLUG, responses, seed)
        consultation = tomllib.loads(pathlib.Path(CONSULTATION).read_text())
        answers = Answers(Definition(heard.database, SLUG), heard.rows(SLUG, SLUG),
                          came(heard.database, [SLUG]), consultation)
        heard.start()
        viewer, guess = Viewer(heard, answers, RULE), Guess(heard, answers, RULE)
        together.whole_page(page, viewer)
        for table in tables_of(viewer, random.Random(seed), tables):
            attack(promised, table, joint["an option, and totals of another option's table"])
        if seed == 1:
            for table in tables_of(guess, random.Random(seed), tables // 4):
                attack(broken, table, Tally(""))
        together.triples(joint["three questions, two at a time"], viewer, random.Random(seed), tables)
        together.triples(joint["two questions and weeks, two at a time"], viewer, random.Random(seed), tables // 3 + 1, weeks=True)
        together.weighted(joint["a table and weighted shares"], viewer)
        together.options(joint["all options of one question"], viewer, random.Random(seed), tables // 12 + 1)
        together.release(joint["a release and the page some days later"], viewer)
        heard.stop()
    for tally in (page, promised, broken, *joint.values()):
        tally.report()
        for what in tally.recovered[:3] if tally is not broken else []:
            print("   ", what)
    print(f"attacked for {time.monotonic() - began:.1f} s")
    if page.recovered or promised.recovered:
        sys.exit("attack: somebody can be found where it is promised that nobody is")
    if not broken.recovered:
        sys.exit("attack: it does not even get through where small counts are only suppressed")
    for name, tally in joint.items() if (responses, seeds, tables) == USUAL else ():
        most, narrowest = ALLOWED[name]
        if tally.narrowest < narrowest:
            sys.exit(f"attack: {name}: a count is left with {tally.narrowest} values, fewer than {narrowest}")
        if len(tally.recovered) * 1000 > most * tally.attacked:
            sys.exit(f"attack: {name}: more than {most} of 1,000 are recovered")


if __name__ == "__main__":
    sys.modules["attack"] = sys.modules["__main__"]
    import together

    program, folder, *numbers = sys.argv[1:]
    main(program, folder, *map(int, numbers))
