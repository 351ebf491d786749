"""Attacks with tables that are not part of each other."""

import itertools
import json

import numpy

import attack as single
import weights
from answers import Answers
from polytope import Polytope
from seen import NO_ANSWER, NOT_ASKED, Side, Weeks, read_tables

MOST = single.MOST


def counts(tally, solver, row, value, smaller, what):
    """One small count: whether all that is known leaves it less open than each table does by itself."""
    tally.attacked += 1
    found = solver.range_of(row, 0, MOST)
    if single.holds(found, value, True):
        return
    for by_itself in smaller():
        if single.tells_no_more(found, by_itself, value, True):
            tally.told += 1
            return
    single.found_in(tally, found, True, f"{what}: {value} is {found[0]} to {found[1]}")


def triples(tally, viewer, chance, number, weeks=False):
    """Three questions (or two, and weeks), of which a viewer sees two at a time: what all three tables
    say together of who gave which answer to two of the questions, or to all three."""
    answers = viewer.answers
    small = [place for place in answers.definition.places
             if not place.is_several and len(place.answers()) <= 5 and answers.count(place, "answered") > 60]
    for _ in range(number):
        sides = [Side(answers, place) for place in chance.sample(small, 2 if weeks else 3)]
        three, alone = single.Table(viewer, sides + ([Weeks(answers)] if weeks else [])), {}
        known = three.known()
        solver = known.solver()
        tally.tables += 1
        for where in itertools.product(*([*side.base, None] for side in three.sides)):
            if where.count(None) > 1:
                continue
            row = known.sum_of(where)
            value = known.value(row)
            if value > MOST or not (row @ known.highest.clip(max=1)):
                continue

            def smaller():
                for pair in itertools.combinations(range(3), 2):
                    if pair not in alone:
                        alone[pair] = three.known(pairs=[pair]).solver()
                    yield alone[pair].range_of(row, 0, MOST)

            counts(tally, solver, row, value, smaller, f"{' × '.join(map(str, three.sides))} {where}")
        tally.solved += solver.solved


def weighted(tally, viewer):
    """A table by the question that responses are weighted by, with weighted shares, which are sums of its
    cells, each with its weight. The weights are taken to be known, which is more than a reader has."""
    answers = viewer.answers
    found = weights.weigh(answers, viewer.rule.threshold)
    if isinstance(found, str) or len(answers.targets) != 1:
        return
    by = answers.targets[0][0]
    for place in [p for p in answers.definition.places if not p.is_several and p.question != by.question]:
        said = viewer.table(place).weighted
        if not said:
            continue
        table = single.Table(viewer, [Side(answers, place), Side(answers, by)])
        known, before = table.known(), table.known()
        # Of those in one category of the question, all have the same weight.
        column = [found[table.sides[1].index == n].mean() if (table.sides[1].index == n).any() else 1.0
                  for n in range(len(table.sides[1].categories))]
        weigh = lambda where: known.sum_of(where) * numpy.tile(column, table.shape[0])
        for option, share in said.items():
            if option is not None and share:
                percent = int(share.rstrip("%"))
                for side, sign in ((percent - 0.5, 1), (percent + 0.5, -1)):
                    line = weigh([table.sides[0].at(option), None])
                    least = sign * (line - weigh([table.sides[0].base, None]) * side / 100)
                    known.know(least, -1e-6, numpy.inf, exact=True)
        solver, own = known.solver(), before.solver()
        tally.tables += 1
        for where, _ in table.targets():
            row = known.sum_of(where)
            value = known.value(row)
            if value <= MOST and row @ known.highest.clip(max=1):
                counts(tally, solver, row, value, lambda: [own.range_of(row, 0, MOST)], f"{place.id} × {by.id} {where}")
        tally.solved += solver.solved


def options(tally, viewer, chance, number):
    """The tables of all options of a question: everybody chose at least one, nobody more than allowed,
    and some exclude the rest."""
    answers, definition = viewer.answers, viewer.answers.definition
    several = [place for place in definition.places if place.is_several and sum(1 for _ in sets(place)) < 400
               and answers.count(place, "answered") > 40]
    plain = [place for place in definition.places if not place.is_several and len(place.options) <= 6]
    for _ in range(number):
        place, other = chance.choice(several), Side(answers, chance.choice(plain))
        chosen = list(sets(place))
        rest = [option.value for option in place.ways()] + [NO_ANSWER, NOT_ASKED]
        which = {one: index for index, one in enumerate(chosen)}
        values = [option.value for option in place.answers()]
        truth = numpy.array([answers.of(place, value).to_numpy() for value in values]).T
        index = numpy.full(answers.total, -1)
        for number_of, category in enumerate(rest):
            index[answers.of(place, category).to_numpy()] = len(chosen) + number_of
        for person in numpy.flatnonzero(index < 0):
            index[person] = which[frozenset(v for v, chose in zip(values, truth[person]) if chose)]
        shape = (len(chosen) + len(rest), len(other.categories))
        true = numpy.bincount(numpy.ravel_multi_index([index, other.index], shape),
                              minlength=shape[0] * shape[1]).reshape(shape)
        known = Polytope(shape, true)
        known.know(known.sum_of([None, None]), answers.total, answers.total)
        having = {value: [n for n, one in enumerate(chosen) if value in one] for value in values}
        having.update({category: len(chosen) + n for n, category in enumerate(rest)})
        having[None] = list(range(len(chosen)))
        along = {category: n for n, category in enumerate(other.categories)} | {None: other.base}
        for side, place_of, at in ((0, place, having), (1, other.place, along)):
            for category, said in viewer.single[place_of.id].items():
                where = [None, None]
                where[side] = at[category]
                known.know(known.sum_of(where), *viewer.range_of(said))
        shown = viewer.table(place, other.place)
        for (row, column), said in shown.said.items():
            if (row, column) != (None, None):
                known.know(known.sum_of([having[row], along[column]]), *viewer.range_of(said))
        solver = known.solver()
        tally.tables += 1
        for value, column in itertools.product(values, [*other.answers, None]):
            row = known.sum_of([having[value], along[column]])
            count = known.value(row)
            if count > MOST:
                continue

            def smaller():
                table = single.Table(viewer, [Side(answers, place, value), other])
                own = table.known(True)
                where = [0, other.base if column is None else other.at(column)]
                yield own.solver().range_of(own.sum_of(where), 0, MOST)

            counts(tally, solver, row, count, smaller, f"{place.id}={value} × {other.place.id}={column}")
        tally.solved += solver.solved


def sets(place):
    """Every set of options that can be chosen."""
    alone = [o.value for o in place.answers() if o.is_alone]
    others = [o.value for o in place.answers() if not o.is_alone]
    most = min(place.max or len(others), len(others))
    if len(others) > 9 and most > 3:
        # Too many to write down.
        yield from range(10_000)
        return
    for value in alone:
        yield frozenset([value])
    for size in range(1, most + 1):
        yield from map(frozenset, itertools.combinations(others, size))


def release(tally, viewer):
    """The file of a release, which counts whole days, and the page, which counts all that came since:
    how many responses each is of is known."""
    heard, answers = viewer.heard, viewer.answers
    heard.ask(f"/staff/{viewer.slug}/releases", {"action": "freeze"})
    frozen = json.loads(heard.page(f"/{viewer.slug}/results/1.json"))
    one = next(one for one in frozen["sets"] if one["outline"]["slug"] == viewer.slug)
    import pandas
    last = (pandas.Timestamp(one["figures"]["period"][1]) - pandas.Timestamp(0)).days
    settled = Answers(answers.definition, heard.rows(viewer.slug, "settled", heard.copy_upto(last)))
    earlier = read_tables(one["figures"]["tables"], settled, viewer.rule)
    for place in answers.definition.places:
        if place.is_several:
            continue
        side = Side(answers, place)
        whole = [answers.count(place, category) for category in side.categories]
        before = [settled.count(place, category) for category in side.categories]
        true = numpy.array([before, numpy.subtract(whole, before)]).T
        known = Polytope(true.shape, true)
        known.know(known.sum_of([None, 0]), settled.total, settled.total)
        known.know(known.sum_of([None, None]), answers.total, answers.total)
        smaller = []
        for single_table, when in ((earlier, 0), (viewer.single, None)):
            alone = Polytope(true.shape, true)
            for polytope in (known, alone):
                for number, category in enumerate(side.categories):
                    said = single_table[place.id].get(category)
                    low, high = (0, 0) if said is None else viewer.range_of(said)
                    polytope.know(polytope.sum_of([number, when]), low, high)
            of = settled.total if when == 0 else answers.total
            alone.know(alone.sum_of([None, when]), of, of)
            smaller.append((alone, alone.solver()))
        solver = known.solver()
        tally.tables += 1
        for number, category in enumerate(side.categories):
            if category not in viewer.single[place.id]:
                continue
            for when, (alone, own) in zip((0, None), smaller):
                row = known.sum_of([number, when])
                value = known.value(row)
                if value <= MOST:
                    counts(tally, solver, row, value,
                           lambda: [own.range_of(row, 0, MOST)], f"{place.id}={category}, {when}")
        tally.solved += solver.solved


def whole_page(tally, viewer):
    """All tables of single questions, tied by who is put which question."""
    answers, definition = viewer.answers, viewer.answers.definition
    cells, true = {}, []

    def add(place, category, count):
        cells[place.id, category] = len(true)
        true.append(count)

    for place in definition.places:
        alone = [o for o in place.options if not place.is_several or o.is_alone]
        for option in place.options:
            add(place, option.value, answers.count(place, option.value))
        if place.is_several:
            add(place, "together", answers.count(place, "answered")
                - sum(answers.count(place, o.value) for o in alone if o.is_answer))
        for state in (NO_ANSWER, NOT_ASKED):
            add(place, state, answers.count(place, state))
    known = Polytope((len(true),), numpy.array(true))

    def row(parts, sign=1):
        vector = numpy.zeros(len(true))
        for part in parts:
            vector[cells[part]] += sign
        return vector

    def in_all(place):
        """Cells that everybody is in one of."""
        options = [o.value for o in place.options if not place.is_several or o.is_alone]
        together = ["together"] if place.is_several else []
        return [(place.id, one) for one in [*options, *together, NO_ANSWER, NOT_ASKED]]

    for place in definition.places:
        everybody = in_all(place)
        known.know(row(everybody), answers.total, answers.total)
        if place.is_several:
            options = [(place.id, o.value) for o in place.answers() if not o.is_alone]
            together = row([(place.id, "together")])
            for option in options:
                known.know(row([option]) - together, -numpy.inf, 0)
            known.know(row(options) - together, 0, numpy.inf)
            known.know(row(options) - together * min(place.max or len(options), len(options)), -numpy.inf, 0)
        for (identifier, category), _ in list(cells.items()):
            if identifier == place.id and category != "together":
                said = viewer.single[place.id].get(category)
                known.know(row([(place.id, category)]), *((0, 0) if said is None else viewer.range_of(said)))
        condition = next(page["show_if"] for page in definition.body["pages"]
                         if any(q["id"] == place.question for q in page["questions"]))
        asked = row([cell for cell in everybody if cell[1] != NOT_ASKED])
        parts = condition.get("and", [condition]) if condition else []
        met = [holding(definition, cells, part) for part in parts]
        if len(met) == 1 and met[0] is not None:
            known.know(asked - row(met[0]), 0, 0)
        elif len(met) > 1 and None not in met and len({identifier for part in met for identifier, _ in part}) > 1:
            for part in met:
                known.know(asked - row(part), -numpy.inf, 0)
            known.know(asked - sum(row(part) for part in met), -(len(met) - 1) * answers.total, numpy.inf)
        elif met and None not in met:
            both = set(met[0]).intersection(*met[1:])
            known.know(asked - row(both), 0, 0)
    solver = known.solver()
    tally.tables += len(definition.places)
    for (identifier, category), index in cells.items():
        said = viewer.single[identifier].get(category)
        if said is None or said[0].isdigit() or true[index] > MOST:
            continue
        tally.attacked += 1
        target = row([(identifier, category)])
        found = solver.range_of(target, 0, MOST)
        if not single.holds(found, true[index], True):
            single.found_in(tally, found, True, f"{identifier}={category}: {true[index]} is {found[0]} to {found[1]}")
    tally.solved += solver.solved


def holding(definition, cells, condition):
    """The cells of one table in which a condition holds; None where cells do not tell."""
    name, body = next(iter(condition.items()))
    if name == "chosen":
        place = definition.place[body[0]["question"]]
        return [(place.id, body[1])]
    if name == "answered":
        return [cell for cell in cells if cell[0] == body["question"] and cell[1] not in (NO_ANSWER, NOT_ASKED)
                and is_cell(definition, cell)]
    if name == "or":
        parts = [holding(definition, cells, part) for part in body]
        return None if None in parts else sorted(set(itertools.chain(*parts)))
    if name == "not":
        held = holding(definition, cells, body)
        if held is None:
            return None
        identifier = held[0][0]
        if any(not is_cell(definition, cell) for cell in held):
            return None
        return [cell for cell in cells if cell[0] == identifier and cell not in held and is_cell(definition, cell)]
    return None


def is_cell(definition, cell):
    """Whether those in it are in no other cell of its table."""
    place = definition.place[cell[0]]
    options = {option.value: option for option in place.options}
    return not place.is_several or cell[1] not in options or options[cell[1]].is_alone
