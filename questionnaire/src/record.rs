//! A response as it is stored. Closed answers become a row of fixed width that can be counted
//! without being parsed; free text and contact details are set apart, since they will be sealed.
//!
//! The layout follows from the definition alone, and a definition is kept for as long as there are
//! responses under it, so every row can be read for ever.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    answer::{Answer, Answers, Decimal},
    date::PartialDate,
    definition::{Choice, ContactField, Kind, Question, Questionnaire},
    route::Route,
    submission::Submission,
};

/// First byte of a cell: the question was not on the route.
pub const NOT_ASKED: u8 = 0;
/// First byte of a cell: the question was asked and passed over.
pub const NO_ANSWER: u8 = 1;
/// First byte of a cell: there is an answer. In a choice cell the option's index is added to this.
pub const ANSWERED: u8 = 2;

/// One response, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The closed answers, laid out as [`Layout`] says.
    pub closed: Vec<u8>,
    /// Free text, by the name of its control, in order.
    pub texts: BTreeMap<String, String>,
    /// Contact details; the loader lets a questionnaire ask for them once. Whoever stores them keeps
    /// them apart from everything else here.
    pub contact: Option<BTreeMap<ContactField, String>>,
}

/// Where in a row each closed question has its cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The cells in the order of the questions.
    pub cells: Vec<Cell>,
    /// Length of a row in bytes.
    pub width: usize,
}

/// The place of one closed question, or of one statement of a scale, in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The question's identifier.
    pub question: String,
    /// The statement's identifier, for a scale.
    pub statement: Option<String>,
    /// First byte.
    pub offset: usize,
    /// What the bytes mean.
    pub encoding: Encoding,
}

/// What the bytes of a cell mean. The first is always [`NOT_ASKED`], [`NO_ANSWER`] or
/// [`ANSWERED`] and what is said there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// One byte: [`ANSWERED`] plus the option's index.
    Choice,
    /// A byte, then so many bytes of a bit set: bit `i % 8` of byte `i / 8` is option `i`.
    Several(usize),
    /// A byte, then the units of a number with the question's decimals, big-endian `i64`.
    Number,
    /// A byte, then the year (big-endian `u16`), the month and the day (0 where not asked).
    Date,
    /// A byte, then four bytes of ASCII, filled up with zeros.
    District,
}

/// Bytes of text in a postcode district's cell.
const DISTRICT_BYTES: usize = 4;

impl Encoding {
    /// Length of a cell in bytes.
    pub fn width(self) -> usize {
        1 + match self {
            Self::Choice => 0,
            Self::Several(bytes) => bytes,
            Self::Number => 8,
            Self::Date => 4,
            Self::District => DISTRICT_BYTES,
        }
    }
}

impl Layout {
    /// The layout that follows from a definition.
    pub fn of(questionnaire: &Questionnaire) -> Self {
        let mut layout = Self { cells: Vec::new(), width: 0 };
        for (_, question) in questionnaire.questions() {
            let Some(encoding) = encoding(&question.kind) else { continue };
            let statements: Vec<Option<&str>> = match &question.kind {
                Kind::Scale { statements, .. } => {
                    statements.iter().map(|statement| Some(statement.id.as_str())).collect()
                }
                _ => vec![None],
            };
            for statement in statements {
                layout.cells.push(Cell {
                    question: question.id.clone(),
                    statement: statement.map(str::to_owned),
                    offset: layout.width,
                    encoding,
                });
                layout.width += encoding.width();
            }
        }
        layout
    }
}

impl Record {
    /// Takes a submission apart.
    pub fn new(questionnaire: &Questionnaire, submission: &Submission) -> Self {
        Self::of_edition(questionnaire, questionnaire, submission)
    }

    /// Takes a submission of an edition apart: its answers lie where those of the questionnaire do,
    /// and what the edition does not ask was not asked.
    pub fn of_edition(
        questionnaire: &Questionnaire,
        edition: &Questionnaire,
        submission: &Submission,
    ) -> Self {
        let answers = submission.answers();
        let route = Route::of(edition, answers);
        let asked = asked(edition, &route);
        let layout = Layout::of(questionnaire);
        let mut record =
            Self { closed: vec![NOT_ASKED; layout.width], texts: BTreeMap::new(), contact: None };
        let mut cells = layout.cells.iter();
        for (_, question) in questionnaire.questions() {
            let answer = answers.get(&question.id);
            record.set_apart(question, answer);
            for cell in cells.by_ref().take(cells_of(question)) {
                if asked.contains(&(cell.question.as_str(), cell.statement.as_deref()))
                    && let Some(bytes) =
                        record.closed.get_mut(cell.offset..cell.offset + cell.encoding.width())
                {
                    write_cell(bytes, question, cell, answer);
                }
            }
        }
        record
    }

    /// Puts the answers together again, for a reader who may see them: an export, a test. `None`
    /// where the record is not one of this definition's.
    pub fn answers(&self, questionnaire: &Questionnaire) -> Option<Answers> {
        let layout = Layout::of(questionnaire);
        if self.closed.len() != layout.width {
            return None;
        }
        let mut answers = Answers::new();
        for cell in &layout.cells {
            let (_, question) = questionnaire.question(&cell.question)?;
            let bytes = self.closed.get(cell.offset..cell.offset + cell.encoding.width())?;
            if bytes.first().is_some_and(|state| *state >= ANSWERED) {
                read_cell(bytes, question, cell, &mut answers)?;
            }
        }
        for (_, question) in questionnaire.questions() {
            self.put_back(question, &mut answers);
        }
        Some(answers)
    }

    /// Moves text and contact details out of an answer.
    fn set_apart(&mut self, question: &Question, answer: Option<&Answer>) {
        let id = &question.id;
        match answer {
            Some(Answer::Text(text)) => drop(self.texts.insert(id.clone(), text.clone())),
            Some(Answer::Contact(contact)) => self.contact = Some(contact.clone()),
            Some(Answer::One { value, text: Some(text) }) => {
                self.texts.insert(crate::form::part(id, value), text.clone());
            }
            Some(Answer::Several { texts, .. }) => {
                for (value, text) in texts {
                    self.texts.insert(crate::form::part(id, value), text.clone());
                }
            }
            _ => {}
        }
    }

    /// Moves text and contact details back into an answer.
    fn put_back(&self, question: &Question, answers: &mut Answers) {
        let written =
            |value: &str| self.texts.get(&crate::form::part(&question.id, value)).cloned();
        match (&question.kind, answers.get_mut(&question.id)) {
            (Kind::ShortText { .. } | Kind::LongText { .. }, _) => {
                if let Some(text) = self.texts.get(&question.id) {
                    answers.insert(question.id.clone(), Answer::Text(text.clone()));
                }
            }
            (Kind::Contact { .. }, _) => {
                if let Some(contact) = &self.contact {
                    answers.insert(question.id.clone(), Answer::Contact(contact.clone()));
                }
            }
            (_, Some(Answer::One { value, text })) => *text = written(value),
            (_, Some(Answer::Several { values, texts })) => {
                *texts = values
                    .iter()
                    .filter_map(|value| Some((value.clone(), written(value)?)))
                    .collect();
            }
            _ => {}
        }
    }
}

/// What a route asks: questions, and the statements of scales.
fn asked<'q>(edition: &'q Questionnaire, route: &Route) -> BTreeSet<(&'q str, Option<&'q str>)> {
    let pages = route.pages().filter_map(|index| edition.pages.get(index));
    let mut asked = BTreeSet::new();
    for question in pages.flat_map(|page| &page.questions) {
        match &question.kind {
            Kind::Scale { statements, .. } => asked.extend(
                statements.iter().map(|statement| (question.id.as_str(), Some(statement.id.as_str()))),
            ),
            _ => drop(asked.insert((question.id.as_str(), None))),
        }
    }
    asked
}

/// How a kind of question is laid out; `None` for text and contact details.
fn encoding(kind: &Kind) -> Option<Encoding> {
    match kind {
        Kind::ChooseOne { .. } | Kind::Scale { .. } => Some(Encoding::Choice),
        Kind::ChooseSeveral { options, .. } => Some(Encoding::Several(options.len().div_ceil(8))),
        Kind::Number { .. } => Some(Encoding::Number),
        Kind::Date { .. } => Some(Encoding::Date),
        Kind::PostcodeDistrict => Some(Encoding::District),
        Kind::ShortText { .. } | Kind::LongText { .. } | Kind::Contact { .. } => None,
    }
}

fn cells_of(question: &Question) -> usize {
    match &question.kind {
        Kind::Scale { statements, .. } => statements.len(),
        kind => usize::from(encoding(kind).is_some()),
    }
}

/// The code of an option: [`ANSWERED`] plus its index. The loader allows at most 250 options.
fn code(options: &[Choice], value: &str) -> Option<u8> {
    let index = options.iter().position(|choice| choice.value == value)?;
    u8::try_from(index).ok()?.checked_add(ANSWERED)
}

fn write_cell(bytes: &mut [u8], question: &Question, cell: &Cell, answer: Option<&Answer>) {
    let Some((state, rest)) = bytes.split_first_mut() else { return };
    *state = NO_ANSWER;
    let options = question.kind.options();
    match answer {
        Some(Answer::One { value, .. }) => *state = code(options, value).unwrap_or(NO_ANSWER),
        Some(Answer::Scale(points)) => {
            let point = cell.statement.as_ref().and_then(|statement| points.get(statement));
            *state = point.and_then(|point| code(options, point)).unwrap_or(NO_ANSWER);
        }
        Some(Answer::Several { values, .. }) => {
            *state = ANSWERED;
            for (index, _) in
                options.iter().enumerate().filter(|(_, choice)| values.contains(&choice.value))
            {
                if let Some(byte) = rest.get_mut(index / 8) {
                    *byte |= 1 << (index % 8);
                }
            }
        }
        Some(Answer::Number(number)) => {
            *state = ANSWERED;
            rest.copy_from_slice(&number.units().to_be_bytes());
        }
        Some(Answer::Date(date)) => {
            *state = ANSWERED;
            let [high, low] = date.year().to_be_bytes();
            let parts = [high, low, date.month().unwrap_or(0), date.day().unwrap_or(0)];
            rest.copy_from_slice(&parts);
        }
        Some(Answer::District(district)) => {
            *state = ANSWERED;
            for (byte, letter) in rest.iter_mut().zip(district.bytes()) {
                *byte = letter;
            }
        }
        Some(Answer::Text(_) | Answer::Contact(_)) | None => {}
    }
}

fn read_cell(bytes: &[u8], question: &Question, cell: &Cell, answers: &mut Answers) -> Option<()> {
    let (state, rest) = bytes.split_first()?;
    let options = question.kind.options();
    let chosen = || options.get(usize::from(*state - ANSWERED)).map(|choice| choice.value.clone());
    let answer = match cell.encoding {
        Encoding::Choice => match &cell.statement {
            None => Answer::One { value: chosen()?, text: None },
            Some(statement) => {
                let scale = answers
                    .entry(question.id.clone())
                    .or_insert_with(|| Answer::Scale(BTreeMap::new()));
                if let Answer::Scale(points) = scale {
                    points.insert(statement.clone(), chosen()?);
                }
                return Some(());
            }
        },
        Encoding::Several(_) => {
            let is_set =
                |index: usize| rest.get(index / 8).is_some_and(|b| b >> (index % 8) & 1 == 1);
            let values = options.iter().enumerate().filter(|(index, _)| is_set(*index));
            Answer::Several {
                values: values.map(|(_, choice)| choice.value.clone()).collect(),
                texts: BTreeMap::new(),
            }
        }
        Encoding::Number => {
            let Kind::Number { decimals, .. } = question.kind else { return None };
            let units = i64::from_be_bytes(rest.try_into().ok()?);
            Answer::Number(Decimal::new(units, decimals).ok()?)
        }
        Encoding::Date => {
            let [high, low, month, day] = rest.try_into().ok()?;
            let known = |part: u8| (part != 0).then_some(part);
            let year = u16::from_be_bytes([high, low]);
            Answer::Date(PartialDate::new(year, known(month), known(day)).ok()?)
        }
        Encoding::District => {
            let text = std::str::from_utf8(rest).ok()?.trim_end_matches('\0');
            Answer::District(text.to_owned())
        }
    };
    answers.insert(question.id.clone(), answer);
    Some(())
}
