//! The page that compares: reads what was picked, asks for the tables, and puts them into words.

mod lay_out;
mod lists;
mod says;

use app::staff::table::{Picked, Problem, Shown, TablePage, table_page};
use axum::{
    extract::{Path, RawQuery, State as Shared},
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};
use questionnaire::definition::{Kind, Question, Questionnaire};
use results::{Axis, CrossError, CrossTable, Filter, Protected, Spec, filter::FilterError};

use super::{outline::words, visitor::Visitor};
use crate::{catalogue::Entry, state::State};

/// The page.
pub async fn page(
    visitor: Visitor,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
    Shared(state): Shared<State>,
) -> Response {
    let Some(entry) = state.catalogue.get(&slug).filter(|entry| !entry.is_easy_read()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let picked = picked(query.as_deref().unwrap_or_default());
    let outcome = (!picked.rows.is_empty()).then(|| find(&state, entry, &picked));
    let status = match &outcome {
        Some(Err(_)) => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::OK,
    };
    let page = TablePage {
        account: visitor.staff.name.clone(),
        slug,
        consultation: words(entry, &entry.consultation.name),
        audience: words(entry, &entry.questionnaire().audience),
        questions: lists::questions(entry),
        answers: lists::answers(entry),
        picked,
        outcome,
    };
    (status, Html(table_page(&page, state.assets.address("staff.css")))).into_response()
}

fn picked(query: &str) -> Picked {
    let mut picked = Picked::default();
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        match name.as_ref() {
            "rows" => picked.rows = value.into_owned(),
            "columns" => picked.columns = value.into_owned(),
            "only" => picked.only = value.into_owned(),
            "of" => picked.of_rows = value == "rows",
            _ => {}
        }
    }
    picked
}

/// A question, or a statement of one, as it stands in an address: `question` or `question.statement`.
#[derive(Clone, Copy, Debug)]
struct Place<'a> {
    question: &'a Question,
    statement: Option<&'a str>,
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
    fn is_of_several(self) -> bool {
        matches!(self.question.kind, Kind::ChooseSeveral { .. })
    }

    fn axis(self) -> Axis {
        match self.statement {
            Some(statement) => Axis::statement(&self.question.id, statement),
            None => Axis::question(&self.question.id),
        }
    }
}

/// What was picked, understood.
#[derive(Debug)]
struct Wanted<'a> {
    rows: Place<'a>,
    columns: Option<Place<'a>>,
    only: Option<(Place<'a>, &'a str)>,
    of_rows: bool,
}

impl<'a> Wanted<'a> {
    fn read(questionnaire: &'a Questionnaire, picked: &'a Picked) -> Result<Self, Problem> {
        let gone = |control| Problem {
            words: "The address names a question that is not there any more. Pick another"
                .to_owned(),
            control,
        };
        let place = |value: &'a str, control| {
            Place::read(questionnaire, value).ok_or_else(|| gone(control))
        };
        let columns =
            if picked.columns.is_empty() { None } else { Some(place(&picked.columns, "columns")?) };
        let only = if picked.only.is_empty() {
            None
        } else {
            let (of, value) = picked.only.split_once('=').ok_or_else(|| gone("only"))?;
            Some((place(of, "only")?, value))
        };
        let rows = place(&picked.rows, "rows")?;
        if rows.is_of_several() && columns.is_some_and(Place::is_of_several) {
            return Err(Problem {
                words:
                    "In both questions people could choose several answers. Pick another for the \
                        columns"
                        .to_owned(),
                control: "columns",
            });
        }
        Ok(Self { rows, columns, only, of_rows: picked.of_rows })
    }

    fn filter(&self) -> Filter {
        self.only.map_or_else(Filter::everybody, |(place, value)| Filter::Chose {
            question: place.question.id.clone(),
            statement: place.statement.map(str::to_owned),
            value: value.to_owned(),
        })
    }

    /// The tables that it takes: one, or one for each of several options.
    fn specs(&self) -> Vec<Spec> {
        let several = [Some(self.rows), self.columns].into_iter().flatten();
        let several = several.enumerate().find(|(_, place)| place.is_of_several());
        let spec = |axes: Vec<Axis>| Spec { filter: self.filter(), axes };
        let plain: Vec<Axis> =
            [Some(self.rows), self.columns].into_iter().flatten().map(Place::axis).collect();
        let Some((side, place)) = several else { return vec![spec(plain)] };
        let options = place.question.kind.options().iter();
        let options = options.filter(|option| option.missing.is_none());
        let of = |value: &str| {
            let mut axes = plain.clone();
            if let Some(axis) = axes.get_mut(side) {
                *axis = Axis::chose(&place.question.id, value);
            }
            spec(axes)
        };
        options.map(|option| of(&option.value)).collect()
    }
}

fn find(state: &State, entry: &Entry, picked: &Picked) -> Result<Shown, Problem> {
    let questionnaire = entry.questionnaire();
    let wanted = Wanted::read(questionnaire, picked)?;
    let tables: Vec<CrossTable<Protected>> = wanted
        .specs()
        .iter()
        .map(|spec| state.figures.cross(&questionnaire.slug, spec).unwrap_or(Err(CrossError::Axes)))
        .collect::<Result<_, _>>()
        .map_err(|error| problem(&error))?;
    lay_out::lay_out(entry, &wanted, &tables).ok_or_else(|| problem(&CrossError::Axes))
}

/// Why there is no table, and what to do about it.
fn problem(error: &CrossError) -> Problem {
    let (words, control) = match error {
        CrossError::TooFew => (
            "Too few people gave that answer, or too few did not, to show a table of them. Pick \
             another answer, or everybody",
            "only",
        ),
        CrossError::SameTwice => {
            ("Rows and columns are the same question. Pick another", "columns")
        }
        CrossError::NeverCrossed { .. } => (
            "These two questions may not be shown together in this consultation. Pick another",
            "columns",
        ),
        CrossError::TooLarge { .. } | CrossError::Categories => {
            ("The table would be too large. Pick a question with fewer answers", "columns")
        }
        CrossError::Definition(FilterError::UnknownOption { .. }) => {
            ("The address names an answer that is not there any more. Pick another", "only")
        }
        _ => ("There is no such table. Pick other questions", "rows"),
    };
    Problem { words: words.to_owned(), control }
}
