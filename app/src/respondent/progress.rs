//! Where the respondent is, in words: the page title and the line above the question. Titles stand
//! in the browser's history, so they never say what the survey is about.

use questionnaire::{
    definition::PageIndex,
    journey::{Journey, Position},
    route::Route,
};

use super::{
    reader::Reader,
    screen::{Screen, Show},
};
use crate::messages::Key;

/// The page's place among the pages that ask something on its part of the route, from 1, and how
/// many there are as far as the answers so far tell.
pub(super) fn place(
    reader: &Reader,
    journey: &Journey,
    index: PageIndex,
) -> Option<(usize, usize)> {
    let questionnaire = &reader.setting.questionnaire;
    let route = Route::of(questionnaire, &journey.answers);
    let asks = |at: &PageIndex| {
        questionnaire.pages.get(*at).is_some_and(|page| !page.questions.is_empty())
    };
    let part = if route.after_review.contains(&index) {
        return None;
    } else {
        &route.questions
    };
    let asking: Vec<_> = part.iter().copied().filter(asks).collect();
    let place = asking.iter().position(|at| *at == index)?;
    // A required question still unanswered hides what comes after it; counting only what is in
    // sight would promise an end that is not there.
    route.stop.is_none().then_some((place + 1, asking.len()))
}

/// The title of the page.
pub(crate) fn title(reader: &Reader, screen: &Screen) -> String {
    let name = reader.text(&reader.setting.questionnaire.name).text;
    let say = |key| reader.say_with(key, &[("name", name.clone().into())]);
    let title = match (&screen.show, &screen.journey.position) {
        (Show::Sent { .. }, _) => say(Key::TitleSent),
        (Show::Resume { .. }, _) => say(Key::TitleResume),
        (Show::Code { .. }, _) => say(Key::TitleCode),
        (Show::Pin | Show::Unlock { .. }, _) => say(Key::TitlePin),
        (Show::Journey, Position::Start) => say(Key::TitleStart),
        (Show::Journey, Position::Interruption) => say(Key::TitleInterruption),
        (Show::Journey, Position::Keep) => say(Key::TitleKeep),
        (Show::Journey, Position::Review) => say(Key::TitleReview),
        (Show::Journey, Position::Send) => say(Key::TitleSend),
        (Show::Journey, Position::Page(id)) => page_title(reader, screen, id, name),
    };
    if screen.problems.is_empty() {
        title
    } else {
        reader.say_with(Key::TitleError, &[("title", title.into())])
    }
}

fn page_title(reader: &Reader, screen: &Screen, id: &str, name: String) -> String {
    let questionnaire = &reader.setting.questionnaire;
    let Some((index, _)) = questionnaire.page(id) else { return name };
    let route = Route::of(questionnaire, &screen.journey.answers);
    let counted = place(reader, &screen.journey, index);
    let number = route.pages().position(|at| at == index).map_or(1, |at| at + 1);
    match counted {
        Some((number, total)) => reader.say_with(
            Key::TitleQuestion,
            &[("number", number.into()), ("total", total.into()), ("name", name.into())],
        ),
        None => {
            reader.say_with(Key::TitlePage, &[("number", number.into()), ("name", name.into())])
        }
    }
}
