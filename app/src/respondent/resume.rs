//! A draft was found: carry on, or delete it?

use maud::{Markup, html};
use questionnaire::form::{ACTION, PAGE};

use super::reader::Reader;
use crate::messages::Key;

/// Value of the page control on this page. It is the drivers' own: a journey knows nothing of it.
pub const AT_RESUME: &str = "_resume";

/// The page that asks. `expires` is in words, and empty where it is not known; `dropped` are the
/// questions whose answers no longer fit, by identifier.
pub(super) fn resume(reader: &Reader, expires: &str, dropped: &[String], changed: bool) -> Markup {
    // A question that is gone has no words any more; its identifier would mean nothing.
    let named: Vec<_> = dropped
        .iter()
        .filter_map(|id| reader.setting.questionnaire.question(id))
        .map(|(_, question)| reader.text(&question.label))
        .collect();
    html! {
        h1 class="h-heading" tabindex="-1" { (reader.say(Key::ResumeHeading)) }
        div class="h-prose" {
            p { (reader.say(Key::ResumeBody)) }
            @if !expires.is_empty() {
                p { (reader.say_with(Key::ResumeExpires, &[("time", expires.into())])) }
            }
        }
        @if changed {
            div class="h-message" {
                h2 class="h-message__title" { (reader.say(Key::ResumeChanged)) }
                @if named.is_empty() {
                    p { (reader.say(if dropped.is_empty() { Key::ResumeFits } else { Key::ResumeGone })) }
                } @else {
                    p { (reader.say(Key::ResumeDropped)) }
                    ul { @for label in &named { li lang=[&label.lang] dir=[label.dir] { (label.text) } } }
                }
            }
        }
        form id="answers" method="post" novalidate autocomplete="off" {
            input type="hidden" name=(PAGE) value=(AT_RESUME);
            div class="h-actions" {
                button class="govuk-button" type="submit" name=(ACTION) value="continue" {
                    (reader.say(Key::ResumeGo))
                }
                button class="govuk-button govuk-button--secondary" type="submit" name=(ACTION)
                    value="erase"
                {
                    (reader.say(Key::ResumeErase))
                }
            }
        }
    }
}
