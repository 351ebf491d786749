//! What was picked, understood: sides of a table, who is counted, and the tables that it takes.

use app::staff::table::{Condition, Picked, Problem};
use questionnaire::{
    consultation::Wave,
    date::PartialDate,
    definition::{Choice, Kind, Question, Questionnaire},
};
use results::{Axis, Filter, Spec, cross::Group};

use crate::catalogue::Entry;

/// The name of the weeks in which responses came, in place of a question. No question is called so.
pub(super) const WEEKS: &str = "~weeks";

/// The name of the waves of the consultation.
pub(super) const WAVES: &str = "~waves";

/// What stands along one side.
#[derive(Clone, Copy, Debug)]
pub(super) enum Side<'a> {
    Question(Place<'a>),
    Weeks,
    Waves(&'a [Wave]),
}

/// A question, or a statement of one, as it stands in an address: `question` or `question.statement`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    pub(super) question: &'a Question,
    pub(super) statement: Option<&'a str>,
}

impl<'a> Place<'a> {
    fn read(questionnaire: &'a Questionnaire, value: &'a str) -> Option<Self> {
        let (id, statement) =
            value.split_once('.').map_or((value, None), |(id, statement)| (id, Some(statement)));
        let (_, question) = questionnaire.question(id)?;
        let fits = match &question.kind {
            Kind::Scale { statements, .. } => {
                statements.iter().any(|known| Some(known.id.as_str()) == statement)
            }
            Kind::ChooseOne { .. } | Kind::ChooseSeveral { .. } => statement.is_none(),
            _ => false,
        };
        fits.then_some(Self { question, statement })
    }

    /// Whether several options can be chosen, so that each has a table of its own.
    pub(super) fn is_of_several(self) -> bool {
        matches!(self.question.kind, Kind::ChooseSeveral { .. })
    }

    /// The options that are answers.
    pub(super) fn answers(self) -> impl Iterator<Item = &'a Choice> {
        self.question.kind.options().iter().filter(|option| option.missing.is_none())
    }

    fn axis(self) -> Axis {
        match self.statement {
            Some(statement) => Axis::statement(&self.question.id, statement),
            None => Axis::question(&self.question.id),
        }
    }
}

impl<'a> Side<'a> {
    fn read(entry: &'a Entry, value: &'a str) -> Option<Self> {
        match value {
            WEEKS => Some(Self::Weeks),
            WAVES => Some(Self::Waves(&entry.consultation.waves)).filter(|side| !side.is_empty()),
            _ => Place::read(entry.questionnaire(), value).map(Self::Question),
        }
    }

    fn is_empty(self) -> bool {
        matches!(self, Self::Waves([]))
    }

    /// The question, if it is one.
    pub(super) fn place(self) -> Option<Place<'a>> {
        if let Self::Question(place) = self { Some(place) } else { None }
    }

    pub(super) fn is_of_several(self) -> bool {
        self.place().is_some_and(Place::is_of_several)
    }

    fn axis(self) -> Axis {
        match self {
            Self::Question(place) => place.axis(),
            Self::Weeks => Axis::Weeks,
            Self::Waves(waves) => Axis::Groups(waves.iter().map(group).collect()),
        }
    }
}

fn group(wave: &Wave) -> Group {
    let filter = Filter::Came { from: Some(wave.from), to: Some(wave.to) };
    Group { name: wave.label.clone(), filter }
}

/// What was picked, understood.
#[derive(Debug)]
pub(super) struct Wanted<'a> {
    pub(super) rows: Place<'a>,
    pub(super) columns: Option<Side<'a>>,
    pub(super) layers: Option<Side<'a>>,
    pub(super) of_rows: bool,
    pub(super) exact: bool,
    /// Who is counted, and the answers that this looks at.
    pub(super) filter: Filter,
    pub(super) conditions: Vec<(bool, Place<'a>, &'a Choice)>,
    pub(super) any: bool,
    pub(super) from: Option<PartialDate>,
    pub(super) to: Option<PartialDate>,
    pub(super) version: Option<u32>,
}

impl<'a> Wanted<'a> {
    pub(super) fn read(entry: &'a Entry, picked: &'a Picked) -> Result<Self, Problem> {
        let questionnaire = entry.questionnaire();
        let side = |value: &'a str, control| {
            if value.is_empty() {
                return Ok(None);
            }
            Side::read(entry, value).map(Some).ok_or_else(|| gone(control))
        };
        let rows = Place::read(questionnaire, &picked.rows).ok_or_else(|| gone("rows"))?;
        let (columns, layers) = (side(&picked.columns, "columns")?, side(&picked.layers, "by")?);
        if columns.is_none() && layers.is_some() {
            return Err(said(
                "Pick columns first: what has one table for each comes third",
                "columns",
            ));
        }
        if layers.is_some_and(Side::is_of_several) {
            return Err(said(
                "People could choose several answers to this, so they do not fall into tables. Pick \
                 another question",
                "by",
            ));
        }
        let read = |condition: &'a Condition| condition_of(questionnaire, condition);
        let conditions: Vec<_> =
            picked.conditions.iter().map(read).collect::<Result<_, Problem>>()?;
        let wanted = Self {
            rows,
            columns,
            layers,
            of_rows: picked.of_rows,
            exact: picked.exact,
            filter: Filter::everybody(),
            conditions,
            any: picked.any,
            from: day(&picked.from, "from")?,
            to: day(&picked.to, "to")?,
            version: version(&picked.version)?,
        };
        let is_backwards = |(from, to): (PartialDate, PartialDate)| {
            let key = |date: PartialDate| (date.year(), date.month(), date.day());
            key(to) < key(from)
        };
        if wanted.from.zip(wanted.to).is_some_and(is_backwards) {
            return Err(said("The last day is before the first. Change one of them", "to"));
        }
        let filter = wanted.selects();
        let wanted = Self { filter, ..wanted };
        if wanted.is_of_two_several() && !wanted.exact && !wanted.are_needs() {
            return Err(said(
                "In both questions people could choose several answers. Pick another for the columns",
                "columns",
            ));
        }
        Ok(wanted)
    }

    fn selects(&self) -> Filter {
        let conditions = self.conditions.iter().map(|(not, place, option)| {
            let chose = Filter::Chose {
                question: place.question.id.clone(),
                statement: place.statement.map(str::to_owned),
                value: option.value.clone(),
            };
            if *not { Filter::Not(Box::new(chose)) } else { chose }
        });
        let conditions: Vec<Filter> = conditions.collect();
        let mut all = match conditions.len() {
            0 => Vec::new(),
            _ if self.any => vec![Filter::Any(conditions)],
            _ => conditions,
        };
        if self.from.is_some() || self.to.is_some() {
            all.push(Filter::Came { from: self.from, to: self.to });
        }
        all.extend(self.version.map(Filter::Version));
        if all.is_empty() { Filter::everybody() } else { Filter::All(all) }
    }

    fn is_of_two_several(&self) -> bool {
        self.rows.is_of_several() && self.columns.is_some_and(Side::is_of_several)
    }

    /// Whether both questions offer the same options, of which people could choose several: then
    /// each option is looked at in both, as with help that was wanted and help that was got.
    pub(super) fn are_needs(&self) -> bool {
        self.is_of_two_several() && self.layers.is_none() && self.in_common().nth(1).is_some()
    }

    /// The options that rows and columns have in common.
    pub(super) fn in_common(&self) -> impl Iterator<Item = &'a Choice> {
        let there = self.columns.and_then(Side::place);
        self.rows.answers().filter(move |option| {
            there.is_some_and(|there| there.answers().any(|other| other.value == option.value))
        })
    }

    /// The tables that it takes: one, or one for each of several options.
    pub(super) fn specs(&self) -> Vec<Spec> {
        let sides = [Some(Side::Question(self.rows)), self.columns, self.layers];
        let sides: Vec<Side<'_>> = sides.into_iter().flatten().collect();
        let spec = |axes: Vec<Axis>| Spec { filter: self.filter.clone(), axes };
        if self.are_needs() {
            let question = |side: Option<Place<'_>>| side.map(|place| place.question.id.clone());
            let there = question(self.columns.and_then(Side::place)).unwrap_or_default();
            let chose = |id: &str, option: &Choice| Axis::chose(id, &option.value);
            let both =
                |option| spec(vec![chose(&self.rows.question.id, option), chose(&there, option)]);
            return self.in_common().map(both).collect();
        }
        let plain: Vec<Axis> = sides.iter().map(|side| side.axis()).collect();
        let mut several = sides.iter().enumerate().filter(|(_, side)| side.is_of_several());
        let (Some((at, side)), None) = (several.next(), several.next()) else {
            return vec![spec(plain)];
        };
        let Some(place) = side.place() else { return Vec::new() };
        let of = |value: &str| {
            let mut axes = plain.clone();
            if let Some(axis) = axes.get_mut(at) {
                *axis = Axis::chose(&place.question.id, value);
            }
            spec(axes)
        };
        place.answers().map(|option| of(&option.value)).collect()
    }

    /// Whether each row has a table of its own: the question's options can be chosen together, and
    /// not those of the columns as well.
    pub(super) fn has_several_rows(&self) -> bool {
        self.rows.is_of_several() && !self.is_of_two_several()
    }

    /// The same of columns.
    pub(super) fn has_several_columns(&self) -> bool {
        self.columns.is_some_and(Side::is_of_several) && !self.is_of_two_several()
    }
}

fn condition_of<'a>(
    questionnaire: &'a Questionnaire,
    condition: &'a Condition,
) -> Result<(bool, Place<'a>, &'a Choice), Problem> {
    let found = condition.answer.split_once('=').and_then(|(of, value)| {
        let place = Place::read(questionnaire, of)?;
        let option = place.question.kind.options().iter().find(|option| option.value == value)?;
        Some((condition.not, place, option))
    });
    found.ok_or_else(|| {
        said("The address names an answer that is not there any more. Pick another", "only1")
    })
}

fn day(value: &str, control: &'static str) -> Result<Option<PartialDate>, Problem> {
    if value.is_empty() {
        return Ok(None);
    }
    let date = PartialDate::parse(value).ok().filter(|date| date.day().is_some());
    date.map(Some).ok_or_else(|| said("Write a day as year, month and day: 2027-03-27", control))
}

fn version(value: &str) -> Result<Option<u32>, Problem> {
    if value.is_empty() {
        return Ok(None);
    }
    value.parse().map(Some).map_err(|_| said("Pick a version of the questionnaire", "version"))
}

fn gone(control: &'static str) -> Problem {
    said("The address names a question that is not there any more. Pick another", control)
}

fn said(words: &str, control: &'static str) -> Problem {
    Problem { words: words.to_owned(), control }
}
