//! What a reader knows of one table, as ranges of sums of its cells. No decisions here.
//!
//! A *cell* is a combination of one category from each side; the sides are those of the table, with
//! every category there is (ways of not answering too), and, under a filter, a last one with the
//! categories "selected" and "not". A *fact* is a sum of cells: for each side either one category,
//! or its base, or everybody.

/// Whole numbers from `low` to `high`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) low: i64,
    pub(super) high: i64,
}

/// One side.
#[derive(Clone, Debug)]
pub(super) struct Side {
    /// How many categories there are.
    pub(super) len: usize,
    /// Which of them are in the base.
    pub(super) in_base: Vec<bool>,
}

/// A table, and what is known of it. Facts are in one list; a fact's place follows from its nodes.
#[derive(Debug)]
pub(super) struct Model {
    pub(super) sides: Vec<Side>,
    steps: Vec<usize>,
    /// The true value of each fact.
    pub(super) values: Vec<i64>,
    /// What a reader knows of each fact; true values are within.
    pub(super) ranges: Vec<Span>,
    /// Cells that the route through the questionnaire keeps empty, as far as can be seen.
    fixed: Vec<bool>,
}

impl Span {
    /// No number of responses is beyond this, and adding such numbers up never overflows.
    pub(super) const MOST: i64 = i64::MAX / 1_000_000;

    pub(super) const UNKNOWN: Self = Self { low: 0, high: Self::MOST };

    pub(super) fn exactly(value: i64) -> Self {
        Self { low: value, high: value }
    }

    /// The numbers in both.
    pub(super) fn and(self, other: Self) -> Self {
        Self { low: self.low.max(other.low), high: self.high.min(other.high) }
    }

    /// Whether all of the other's numbers are in it.
    pub(super) fn contains(self, other: Self) -> bool {
        self.low <= other.low && other.high <= self.high
    }

    /// How far apart its ends are.
    pub(super) fn width(self) -> i64 {
        self.high - self.low
    }

    pub(super) fn holds(self, value: i64) -> bool {
        (self.low..=self.high).contains(&value)
    }
}

impl Side {
    /// The node of the base; categories have the nodes before it.
    pub(super) fn base(&self) -> usize {
        self.len
    }

    /// The node of everybody.
    pub(super) fn everybody(&self) -> usize {
        self.len + 1
    }
}

impl Model {
    /// A table with these cells, of which nothing is known.
    pub(super) fn new(sides: Vec<Side>, mut cell: impl FnMut(&[usize]) -> u64) -> Self {
        let mut steps = vec![1; sides.len()];
        for side in (1..sides.len()).rev() {
            steps[side - 1] = steps[side] * (sides[side].len + 2);
        }
        let facts = sides.iter().map(|side| side.len + 2).product();
        let mut model = Self {
            steps,
            values: vec![0; facts],
            ranges: vec![Span::UNKNOWN; facts],
            fixed: vec![false; facts],
            sides,
        };
        let lens: Vec<usize> = model.sides.iter().map(|side| side.len).collect();
        each(&lens, |nodes| {
            let place = model.place(nodes);
            model.values[place] = i64::try_from(cell(nodes)).unwrap_or(Span::MOST);
        });
        model.add_up();
        model
    }

    /// Where the fact with these nodes is, one a side.
    pub(super) fn place(&self, nodes: &[usize]) -> usize {
        self.steps.iter().zip(nodes).map(|(step, node)| step * node).sum()
    }

    /// The nodes of a fact.
    pub(super) fn nodes(&self, place: usize) -> Vec<usize> {
        let node = |(step, side): (&usize, &Side)| place / step % (side.len + 2);
        self.steps.iter().zip(&self.sides).map(node).collect()
    }

    /// How far apart neighbouring nodes of a side are.
    pub(super) fn step(&self, side: usize) -> usize {
        self.steps[side]
    }

    /// Forgets all that is known.
    pub(super) fn forget(&mut self) {
        for (range, fixed) in self.ranges.iter_mut().zip(&self.fixed) {
            *range = if *fixed { Span::exactly(0) } else { Span::UNKNOWN };
        }
    }

    /// Takes note that a fact is in this range. What contradicts the truth is not taken note of: it
    /// was published about other responses.
    pub(super) fn know(&mut self, place: usize, range: Span) {
        let value = self.values[place];
        if !self.fixed[place] && range.low <= value && value <= range.high {
            self.ranges[place] = self.ranges[place].and(range);
        }
    }

    /// Takes a cell for one that is always empty. Any search leaves it alone.
    pub(super) fn fix(&mut self, place: usize) {
        if self.values[place] == 0 {
            self.fixed[place] = true;
            self.ranges[place] = Span::exactly(0);
        }
    }

    /// Whether no cell of a fact can be anything but empty.
    pub(super) fn is_fixed(&self, place: usize) -> bool {
        self.values[place] == 0 && {
            let mut fixed = true;
            self.each_cell(place, |cell| fixed &= self.fixed[cell]);
            fixed
        }
    }

    /// Goes through the cells of a fact.
    pub(super) fn each_cell(&self, place: usize, mut then: impl FnMut(usize)) {
        let categories: Vec<Vec<usize>> = self
            .nodes(place)
            .iter()
            .zip(&self.sides)
            .map(|(node, side)| match *node {
                node if node == side.everybody() => (0..side.len).collect(),
                node if node == side.base() => {
                    (0..side.len).filter(|category| side.in_base[*category]).collect()
                }
                category => vec![category],
            })
            .collect();
        let lens: Vec<usize> = categories.iter().map(Vec::len).collect();
        each(&lens, |indices| {
            let cell = indices.iter().zip(&categories).map(|(index, of_side)| of_side[*index]);
            then(cell.zip(&self.steps).map(|(category, step)| category * step).sum());
        });
    }

    /// Adds the cells up into all other facts, side after side.
    fn add_up(&mut self) {
        for (index, side) in self.sides.iter().enumerate() {
            let step = self.steps[index];
            for first in
                (0..self.values.len()).filter(|place| (place / step).is_multiple_of(side.len + 2))
            {
                let mut sums = [0, 0];
                for (category, in_base) in side.in_base.iter().enumerate() {
                    let value = self.values[first + category * step];
                    sums[0] += if *in_base { value } else { 0 };
                    sums[1] += value;
                }
                self.values[first + side.base() * step] = sums[0];
                self.values[first + side.everybody() * step] = sums[1];
            }
        }
    }
}

/// Goes through all combinations of numbers below these.
pub(super) fn each(lens: &[usize], mut then: impl FnMut(&[usize])) {
    let mut indices = vec![0; lens.len()];
    if lens.contains(&0) {
        return;
    }
    loop {
        then(&indices);
        let mut side = lens.len();
        loop {
            let Some(before) = side.checked_sub(1) else { return };
            side = before;
            indices[side] += 1;
            if indices[side] < lens[side] {
                break;
            }
            indices[side] = 0;
        }
    }
}
