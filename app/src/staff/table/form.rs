//! The form with which a table is picked, and the choices that were kept.

use maud::{Markup, html};

use super::{Condition, Group, Picked, TablePage};

/// So many conditions can be picked.
pub(super) const MOST_CONDITIONS: usize = 4;

pub(super) fn form(page: &TablePage) -> Markup {
    let Picked { exact, rows, columns, layers, of_rows, .. } = &page.picked;
    let with_times = [page.questions.as_slice(), std::slice::from_ref(&page.times)].concat();
    html! {
        // What is changed shows at once where the page's program runs; the button does it otherwise.
        form class="h-builder" method="get" data-live="tables" {
            @if *exact { input type="hidden" name="view" value="exact"; }
            (select("rows", "Rows", &page.questions, rows, None))
            (select("columns", "Columns", &with_times, columns, Some("No columns")))
            @if *exact {
                (select("by", "A table for each", &with_times, layers, Some("One table for all")))
            }
            div class="govuk-form-group" {
                label class="govuk-label" for="of" { "Percentages" }
                select class="h-select" id="of" name="of" {
                    option value="columns" { "of each column" }
                    option value="rows" selected[*of_rows] { "of each row" }
                }
            }
            @if *exact { (whom(page)) }
            button class="govuk-button" type="submit" { "Show the table" }
            p class="govuk-visually-hidden" role="status" id="live" {}
        }
    }
}

/// Who is counted: conditions on answers, on the day, and on the version.
fn whom(page: &TablePage) -> Markup {
    let Picked { conditions, any, from, to, version, .. } = &page.picked;
    // One more than are filled in.
    let shown = (conditions.len() + 1).min(MOST_CONDITIONS);
    let empty = Condition::default();
    html! {
        fieldset class="h-builder__whom" {
            legend class="govuk-label" { "Who is counted" }
            @for number in 0..shown {
                @let condition = conditions.get(number).unwrap_or(&empty);
                @let (not, only) = (format!("not{}", number + 1), format!("only{}", number + 1));
                div class="h-builder__condition" {
                    div class="govuk-form-group" {
                        label class="govuk-label" for=(not) { "Condition " (number + 1) }
                        select class="h-select" id=(not) name=(not) {
                            option value="" { "people who answered" }
                            option value="not" selected[condition.not] { "everybody but those who answered" }
                        }
                    }
                    (select(&only, &format!("Answer {}", number + 1), &page.answers, &condition.answer,
                        Some("(no condition)")))
                }
            }
            @if shown > 1 {
                div class="govuk-form-group" {
                    label class="govuk-label" for="join" { "Conditions" }
                    select class="h-select" id="join" name="join" {
                        option value="all" { "all of them have to hold" }
                        option value="any" selected[*any] { "one of them is enough" }
                    }
                }
            }
            div class="h-builder__condition" {
                (day("from", "First day", from))
                (day("to", "Last day", to))
                @if page.versions.len() > 1 {
                    div class="govuk-form-group" {
                        label class="govuk-label" for="version" { "Version of the questionnaire" }
                        select class="h-select" id="version" name="version" {
                            option value="" { "All versions" }
                            @for one in &page.versions {
                                @let one = one.to_string();
                                option value=(one) selected[one == *version] { (one) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn day(name: &str, label: &str, value: &str) -> Markup {
    html! {
        div class="govuk-form-group" {
            label class="govuk-label" for=(name) { (label) ", such as 2027-03-27" }
            input class="govuk-input" id=(name) name=(name) value=(value) autocomplete="off" spellcheck="false";
        }
    }
}

fn select(
    name: &str,
    label: &str,
    groups: &[Group],
    picked: &str,
    nothing: Option<&str>,
) -> Markup {
    html! {
        div class="govuk-form-group" {
            label class="govuk-label" for=(name) { (label) }
            select class="h-select" id=(name) name=(name) {
                @if let Some(nothing) = nothing { option value="" { (nothing) } }
                @for group in groups.iter().filter(|group| !group.entries.is_empty()) {
                    optgroup label=(group.title) {
                        @for (value, words) in &group.entries {
                            option value=(value) selected[value == picked] { (words) }
                        }
                    }
                }
            }
        }
    }
}

/// Choices that were kept, and the form that keeps this one.
pub(super) fn keep(page: &TablePage) -> Markup {
    let here = format!("/staff/{}/compare", page.slug);
    html! {
        section class="h-result" aria-labelledby="kept" {
            h2 class="h-result__sentence" id="kept" { "Kept for everybody in the office" }
            @if page.kept.is_empty() {
                p class="h-result__about" { "Nothing is kept yet." }
            } @else {
                ul class="h-kept" {
                    @for kept in &page.kept {
                        li {
                            a href=(kept.address) { (kept.name) }
                            form method="post" action=(here) {
                                input type="hidden" name="drop" value=(kept.id);
                                button class="h-link" type="submit" {
                                    "Remove" span class="govuk-visually-hidden" { " " (kept.name) }
                                }
                            }
                        }
                    }
                }
            }
            @if matches!(page.outcome, Some(Ok(_))) {
                form class="h-builder" method="post" action=(here) {
                    input type="hidden" name="query" value=(page.picked.query());
                    div class="govuk-form-group" {
                        label class="govuk-label" for="name" { "Keep this choice as" }
                        input class="govuk-input" id="name" name="name" maxlength="80" required autocomplete="off";
                    }
                    button class="govuk-button govuk-button--secondary" type="submit" { "Keep it" }
                }
            }
        }
    }
}

impl Picked {
    /// Whether not everybody is counted.
    pub fn has_conditions(&self) -> bool {
        let texts = [&self.from, &self.to, &self.version];
        !self.conditions.is_empty() || texts.into_iter().any(|text| !text.is_empty())
    }

    /// As it stands in an address, without the question mark.
    pub fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let mut put = |name: &str, value: &str| {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        };
        put("view", if self.exact { "exact" } else { "" });
        put("rows", &self.rows);
        put("columns", &self.columns);
        put("by", &self.layers);
        put("of", if self.of_rows { "rows" } else { "" });
        for (index, condition) in self.conditions.iter().enumerate() {
            put(&format!("not{}", index + 1), if condition.not { "not" } else { "" });
            put(&format!("only{}", index + 1), &condition.answer);
        }
        put("join", if self.any { "any" } else { "" });
        put("from", &self.from);
        put("to", &self.to);
        put("version", &self.version);
        query.finish()
    }

    /// Reads it from there. What is not known is left out.
    pub fn read(query: &str) -> Self {
        let mut picked = Self::default();
        let mut conditions: [Condition; MOST_CONDITIONS] = Default::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                "view" => picked.exact = value == "exact",
                "rows" => picked.rows = value.into_owned(),
                "columns" => picked.columns = value.into_owned(),
                "by" => picked.layers = value.into_owned(),
                "of" => picked.of_rows = value == "rows",
                "join" => picked.any = value == "any",
                "from" => picked.from = value.into_owned(),
                "to" => picked.to = value.into_owned(),
                "version" => picked.version = value.into_owned(),
                name => {
                    let of =
                        |prefix| name.strip_prefix(prefix)?.parse::<usize>().ok()?.checked_sub(1);
                    if let Some(condition) = of("only").and_then(|at| conditions.get_mut(at)) {
                        condition.answer = value.into_owned();
                    } else if let Some(condition) = of("not").and_then(|at| conditions.get_mut(at))
                    {
                        condition.not = value == "not";
                    }
                }
            }
        }
        picked.conditions = conditions.into_iter().filter(|one| !one.answer.is_empty()).collect();
        picked
    }
}
