"""What stands along a side of a table: a question, or when responses came."""

import datetime

import numpy

EPOCH = datetime.date(1970, 1, 1)


def said(date):
    return f"{date.day} {date:%B %Y}"


def title(place):
    return f"{place.label} {place.statement_label}" if place.statement else place.label


class Category:
    """One of its rows, columns or layers; which responses are in it, and its option if it has one."""

    def __init__(self, label, chosen, option=None):
        self.label, self.chosen, self.option = label, chosen, option


class Side:
    def __init__(self, name, title, categories, answered, place=None):
        self.name, self.title, self.all, self.answered, self.place = name, title, categories, answered, place
        self.is_several = bool(place and place.is_several)

    @property
    def categories(self):
        """Those that a page has: it leaves out answers that nobody can send."""
        return [c for c in self.all if not (c.option and c.option.value in self.place.unsent)]

    def labels(self):
        return [category.label for category in self.categories]

    def matrix(self, among):
        """Truth values as numbers that can be multiplied; whole ones, as long as they are below 2²⁴."""
        found = [category.chosen[among] for category in self.categories]
        return numpy.array(found, dtype="float32").reshape(len(found), int(among.sum()))

    def leave_out(self, labels):
        """Answers that are not among the labels of a page, and that nobody gave."""
        for category in self.categories:
            if category.option and category.label not in labels and not category.chosen.any():
                self.place.unsent.add(category.option.value)


def of_question(answers, place):
    categories = [Category(option.label, answers.of(place, option.value).to_numpy(), option)
                  for option in place.answers()]
    return Side(place.id, title(place), categories, answers.of(place, "answered").to_numpy(), place)


def of_weeks(answers):
    """ISO weeks from the first to the last; each is called by its Monday."""
    mondays = answers.days - (answers.days + 3) % 7
    first, last = int(mondays.min()), int(mondays.max())
    categories = [Category(said(EPOCH + datetime.timedelta(monday)), mondays == monday)
                  for monday in range(first, last + 1, 7)]
    return Side("~weeks", "Week of", categories, numpy.ones(answers.total, dtype=bool))


def of_waves(answers, waves):
    categories = []
    for wave in waves:
        low, high = ((wave[end] - EPOCH).days for end in ("from", "to"))
        categories.append(Category(wave["label"], (answers.days >= low) & (answers.days <= high)))
    answered = numpy.any([category.chosen for category in categories], axis=0)
    return Side("~waves", "Wave", categories, answered)
