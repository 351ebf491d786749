#![expect(clippy::unwrap_used, reason = "tests")]
use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::text::Text;

mod translated;

const MAIN: &str = r#"
name = "Support"
organisation = "The office"
languages = ["en", "cy"]
opens = 2026-03-01
closes = 2026-04-30
questionnaires = ["one"]
privacy = "Private."
leaving = "Leave."
help = "Help."

[[service]]
id = "line"
name = "A line"
about = "For everyone"
phone = "0808 168 9111"
checked = 2026-01-01
"#;

const ONE: &str = r#"
slug = "survey"
version = 1
name = { en = "Survey", cy = "Arolwg" }
audience.en = "Everyone"
audience.cy = "Pawb"

[start]
heading = "Start"
body = "Welcome."

[review]
heading = "Check"

[confirmation]
heading = "Sent"
body = "Thanks."
signposts = ["line"]

[[section]]
id = "s"
title = "Part"

[[page]]
id = "told"
section = "s"

[[page.question]]
id = "told"
type = "choose-one"
label = "Did you   tell
somebody?"
options = [
  { value = "yes", label = "Yes" },
  { value = "no", label.en = "No", label.cy = "Naddo" },
]

[[page]]
id = "why"
section = "s"
show_if = "${told} = 'no'"

[[page.question]]
id = "why"
type = "long-text"
label = "Why not?"
"#;

fn source(name: &str, text: &str) -> Source {
    Source { name: name.into(), text: text.into() }
}

fn load(main: &str, one: &str) -> Loaded {
    consultation("folder", &[source(MAIN_FILE, main), source("one.toml", one)], None)
}

/// The mistakes of a questionnaire after a change to it.
fn after(from: &str, to: &str) -> Vec<String> {
    let one = one();
    assert!(one.contains(from), "{from}");
    let loaded = load(MAIN, &one.replacen(from, to, 1));
    loaded.mistakes.iter().map(|m| format!("{}:{}: {}", m.line, m.column, m.what)).collect()
}

/// The questionnaire without the line break in its label, which TOML does not accept.
fn one() -> String {
    ONE.replace("tell\nsomebody", "tell somebody")
}

fn sound() -> Consultation {
    let loaded = load(MAIN, &one());
    assert_eq!(loaded.mistakes, []);
    loaded.consultation.unwrap()
}

#[test]
fn a_sound_consultation_is_read_as_it_is_written() {
    let consultation = sound();
    assert_eq!(consultation.timezone, "Europe/London");
    assert_eq!(consultation.disclosure, crate::consultation::Disclosure::default());
    // The day in `closes` is the last one.
    let closes = consultation.closes.unwrap();
    assert_eq!((closes.month, closes.day, closes.hour), (5, 1, 0));
    let questionnaire = &consultation.questionnaires[0].questionnaire;
    assert_eq!(consultation.directory.services.len(), 1);
    let (page, question) = questionnaire.question("told").unwrap();
    assert_eq!(page.id, "told");
    let said = |text: &Text, language: &str| text.0.get(&language.into()).cloned();
    assert_eq!(said(&question.label, "en").as_deref(), Some("Did you tell somebody?"));
    assert_eq!(said(&question.kind.options()[1].label, "cy").as_deref(), Some("Naddo"));
    insta::assert_snapshot!(serde_json::to_string_pretty(&consultation).unwrap());
}

#[test]
fn leaving_leads_where_the_consultation_says() {
    let said = |more: &str| {
        let loaded =
            load(&MAIN.replacen("[[service]]", &format!("{more}\n[[service]]"), 1), &one());
        assert_eq!(loaded.mistakes, [], "{more}");
        let consultation = loaded.consultation.unwrap();
        (consultation.leave_to, consultation.cover_minutes)
    };
    let weather = "https://www.bbc.co.uk/weather";
    assert_eq!(said(""), (weather.to_owned(), 3));
    assert_eq!(said("cover_minutes = 0"), (weather.to_owned(), 0));
    for address in [
        "https://example.org",
        "http://127.0.0.1:8080/weather",
        "http://localhost/",
        "http://localhost",
    ] {
        assert_eq!(said(&format!("leave_to = \"{address}\"")), (address.to_owned(), 3));
    }
}

#[test]
fn every_missing_translation_is_named() {
    let loaded = load(MAIN, &one());
    let notes: Vec<String> = loaded.notes.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(notes.join("\n"));
}

#[test]
fn populations_and_waves_are_held_against_the_questions_and_the_calendar() {
    let said = |tables: &str| {
        load(&MAIN.replacen("[[service]]", &format!("{tables}\n[[service]]"), 1), &one())
    };
    let sound = said(
        "[[population]]\nquestion = \"told\"\nsource = \"Census\"\npeople = [\n\
         { option = \"yes\", number = 9 }, { option = \"no\", number = 4 }]\n\
         [[wave]]\nlabel = \"First\"\nfrom = 2027-01-01\nto = 2027-01-31\n\
         [[wave]]\nlabel = \"Second\"\nfrom = 2027-02-01\nto = 2027-02-01\n",
    );
    let consultation = sound.consultation.unwrap();
    assert_eq!(consultation.populations[0].people, [("yes".to_owned(), 9), ("no".to_owned(), 4)]);
    assert_eq!(consultation.waves.len(), 2);
    let mistakes: Vec<String> = said(
        "[[population]]\nquestion = \"why\"\nsource = \"Census\"\npeople = []\n\
         [[population]]\nquestion = \"told\"\npeople = [{ option = \"maybe\", number = 0 }]\n\
         [[wave]]\nlabel = \"First\"\nfrom = 2027-02-01\nto = 2027-01-31\n\
         [[wave]]\nlabel = \"Second\"\nfrom = 2027-01-31\nto = 2027-02-28\n\
         [[wave]]\nlabel = \"Third\"\nfrom = 2027-01-31\nto = 2027-02-01\n",
    )
    .mistakes
    .iter()
    .map(|m| format!("{}:{}: {} {}", m.line, m.column, m.what, m.advice))
    .collect();
    insta::assert_snapshot!(mistakes.join("\n"));
}

#[test]
fn what_is_called_identifying_is_a_closed_question() {
    let said = |list: &str| {
        let table = format!("[disclosure]\nidentifying = {list}\n\n[[service]]");
        load(&MAIN.replacen("[[service]]", &table, 1), &one())
    };
    assert_eq!(said("[\"told\"]").consultation.unwrap().identifying, ["told"]);
    let mistakes: Vec<String> = said("[\"told\", \"tolt\", \"why\"]")
        .mistakes
        .iter()
        .map(|m| format!("{}:{}:{}: {} {}", m.file, m.line, m.column, m.what, m.advice))
        .collect();
    assert_eq!(
        mistakes,
        [
            "consultation.toml:13:24: No questionnaire has a question “tolt”. \
             Did you mean “told”?",
            "consultation.toml:13:32: What people write in answer to “why” never leaves row \
             by row. Leave it out: only closed questions need to be named.",
        ]
    );
    assert_eq!(said("\"told\"").mistakes.len(), 1);
}

#[test]
fn a_hash_is_of_what_the_questionnaire_says() {
    let hash = |one: &str| load(MAIN, one).consultation.unwrap().questionnaires[0].hash.clone();
    let first = hash(&one());
    assert_eq!(first.len(), 64);
    assert_eq!(hash(&format!("# Only a comment\n{}", one())), first);
    assert_ne!(hash(&one().replace("Why not?", "Why?")), first);
}

#[test]
fn services_are_to_be_checked_again_after_ninety_days() {
    let notes = |day: &str| {
        let files = [source(MAIN_FILE, MAIN), source("one.toml", &one())];
        let today = PartialDate::parse(day).unwrap();
        let notes = consultation("folder", &files, Some(today)).notes;
        notes.into_iter().filter(|note| note.what.contains("90 days")).collect::<Vec<_>>()
    };
    assert_eq!(notes("2026-04-01"), []);
    let [note] = notes("2026-04-02").try_into().unwrap();
    assert_eq!(note.places[0].line, 17);
    assert!(note.places[0].name.contains("line"), "{note}");
}

#[test]
fn files_that_are_missing_or_not_used_are_named() {
    let alone = consultation("folder", &[source("one.toml", ONE)], None);
    assert_eq!((alone.consultation, alone.mistakes.len()), (None, 1));
    let main = MAIN.replace("[\"one\"]", "[\"won\", \"consultation\"]");
    let loaded = load(&main, &one());
    let report: Vec<String> = loaded.mistakes.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(report.join("\n"));
    assert!(loaded.notes.iter().any(|note| note.file == "one.toml"), "{:?}", loaded.notes);
}

#[test]
fn addresses_clash_across_consultations() {
    let files = [source(MAIN_FILE, MAIN), source("one.toml", &one())];
    let loaded = ["first", "second"].map(|id| consultation(id, &files, None));
    let [clash] = clashes(&loaded).try_into().unwrap();
    assert_eq!((clash.file.as_str(), clash.line, clash.column), ("second/one.toml", 2, 8));
    assert_eq!(clashes(&loaded[..1]), []);
}

#[test]
fn what_a_syntax_error_took_away_is_not_reported_as_missing() {
    assert_eq!(after("id = \"s\"", "id = \"s"), ["21:8: A text is not closed on its line."]);
    assert_eq!(after("[[section]]", "[[section]"), ["20:11: The heading of a part is not closed."]);
}

#[test]
fn a_mistake_beside_a_syntax_error_is_reported_with_it() {
    let text = one().replace("id = \"s\"", "id = \"s").replace("long-text", "lang-text");
    let lines: Vec<usize> = load(MAIN, &text).mistakes.iter().map(|m| m.line).collect();
    let line_of = |wanted| text.lines().position(|line| line.contains(wanted)).unwrap() + 1;
    assert_eq!(lines, [line_of("id = \"s"), line_of("lang-text")]);
}

#[test]
fn each_rule_of_the_guide_is_held() {
    let question = "type = \"long-text\"";
    let mut report = String::new();
    for (from, to) in [
        ("slug = \"survey\"", "slug = \"staff\""),
        ("version = 1", "version = 0"),
        ("version = 1", "version = 1.5"),
        ("id = \"why\"\nsection", "id = \"w y\"\nsection"),
        ("id = \"told\"\ntype", "id = \"_told\"\ntype"),
        ("{ value = \"yes\", label = \"Yes\" },", ""),
        ("label = \"Yes\"", "label = \"\""),
        ("label = \"Yes\"", "label = \"a\\u0007\""),
        ("label = \"Yes\"", "label.fr = \"Oui\", label.en = \"Yes\""),
        ("label = \"Yes\"", "label = \"Yes\", exclusive = true"),
        ("label = \"Yes\"", "label = \"Yes\", missing = \"decline\""),
        ("options = [", "list = \"x\"\noptions = ["),
        (question, "type = \"choose-one\""),
        (question, "type = \"long-text\"\nmin = 1"),
        (question, "type = \"long-text\"\nmax = 0"),
        (question, "type = \"long-text\"\nrequired = \"yes\""),
        (question, "type = \"long-text\"\nrequired_message = \"Please\""),
        (question, "type = \"number\"\ndecimals = 7"),
        (question, "type = \"number\"\nmin = 0.5"),
        (question, "type = \"number\"\nmax = 1e3"),
        (question, "type = \"number\"\nmin = 2\nmax = 1"),
        (question, "type = \"date\""),
        (question, "type = \"date\"\nprecision = \"year\"\nmin = 2026"),
        (question, "type = \"date\"\nprecision = \"year\"\nmin = \"2026\"\nmax = \"2025-12\""),
        (question, "type = \"contact\""),
        (question, "type = \"contact\"\nfields = []"),
        (question, "type = \"contact\"\nfields = [\"name\", \"nam\", \"name\"]"),
        (
            question,
            "type = \"contact\"\nfields = [\"name\"]\nlabel = \"Whom?\"\n\
             [[page.question]]\nid = \"more\"\ntype = \"contact\"\nfields = [\"email\"]",
        ),
        (question, "type = \"scale\"\nstatements = []\nlist = \"x\""),
        ("show_if", "after_review = true\nshow_if"),
        ("show_if", "ends = true\nshow_if"),
        ("show_if = \"${told} = 'no'\"", "show_if = \"\""),
        ("show_if = \"${told} = 'no'\"", "show_if = \"\"\"\n${told}\n  = 'maybe'\"\"\""),
        ("show_if = \"${told} = 'no'\"", "signposts = [\"lime\", \"line\", \"line\"]"),
        ("[[page.question]]\nid = \"why\"\n", "[page.question]\nid = \"why\"\n"),
        ("[start]", "[begin]"),
        (
            "[[page]]\nid = \"why\"",
            "[[page]]\nheading = \"None\"\nid = \"x\"\nsection = \"s\"\n[[page]]\nid = \"why\"",
        ),
    ] {
        let mistakes = after(from, to);
        assert!(!mistakes.is_empty(), "{from} → {to}");
        writeln!(report, "{from} → {to}\n    {}", mistakes.join("\n    ")).unwrap();
    }
    insta::assert_snapshot!(report);
}

#[test]
fn sixty_four_options_are_the_most_to_choose_several_from() {
    let options = |count: usize| {
        let option = |n| format!("{{ value = \"{n}\", label = \"{n}\" }}");
        let options = (0..count).map(option).collect::<Vec<_>>().join(", ");
        format!("type = \"choose-several\"\noptions = [{options}]")
    };
    let question = "type = \"long-text\"";
    assert_eq!(load(MAIN, &one().replace(question, &options(64))).mistakes, []);
    assert_eq!(after(question, &options(65)).len(), 1);
}

#[test]
fn each_rule_of_the_main_file_is_held() {
    let mut report = String::new();
    for (from, to) in [
        ("[\"en\", \"cy\"]", "[]"),
        ("[\"en\", \"cy\"]", "[\"en\", \"EN\"]"),
        ("2026-03-01", "2026-03-01T09:00:00Z"),
        ("2026-03-01", "2026-03-01T09:00:30"),
        ("2026-03-01", "09:00:00"),
        ("2026-03-01", "2026-05-01"),
        ("2026-03-01", "\"2026-03-01\""),
        ("[\"one\"]", "[\"one\", \"one\"]"),
        ("[\"one\"]", "[\"one.toml\"]"),
        ("privacy = \"Private.\"", "privacy = 1"),
        ("[[service]]", "leave_to = \"http://www.bbc.co.uk/weather\"\n[[service]]"),
        ("[[service]]", "leave_to = \"http://localhost.example\"\n[[service]]"),
        ("[[service]]", "leave_to = \"www.bbc.co.uk\"\ncover_minutes = 121\n[[service]]"),
        ("[[service]]", "[disclosure]\nrounding = 0\n[[service]]"),
        ("0808 168 9111", "call us"),
        ("phone = \"0808 168 9111\"", ""),
        ("phone = \"0808 168 9111\"", "web = \"https://\""),
        ("2026-01-01", "\"2026-01\""),
    ] {
        assert!(MAIN.contains(from), "{from}");
        let loaded = load(&MAIN.replacen(from, to, 1), &one());
        let mistakes: Vec<String> = loaded.mistakes.iter().map(ToString::to_string).collect();
        assert!(!mistakes.is_empty(), "{from} → {to}");
        writeln!(report, "{from} → {to}\n{}\n", mistakes.join("\n")).unwrap();
    }
    insta::assert_snapshot!(report);
}

#[test]
fn a_mark_at_the_start_of_a_file_moves_nothing() {
    let marked = format!("\u{feff}{}", one().trim_start().replace("survey", "Survey"));
    let [mistake] = load(MAIN, &marked).mistakes.try_into().unwrap();
    assert_eq!((mistake.line, mistake.column), (1, 8));
}

#[test]
fn a_corrected_number_is_no_new_version_of_the_questions() {
    let hash = |main: &str| load(main, &one()).consultation.unwrap().questionnaires[0].hash.clone();
    assert_eq!(hash(MAIN), hash(&MAIN.replace("0808 168 9111", "0808 168 9112")));
}

proptest! {
    /// Whatever is cut out of a file or put into it, there is a report, with places that exist.
    #[test]
    fn no_file_upsets_the_loader(
        at in 0..1000_usize,
        length in 0..30_usize,
        inserted in "([\\[\\]{}=\"'.\n#]|[a-z0-9é]){0,6}",
    ) {
        let mut text = one();
        let start = at.min(text.len());
        let end = (start + length).min(text.len());
        text.replace_range(start..end, &inserted);
        for mistake in load(MAIN, &text).mistakes {
            let lines: Vec<&str> = text.split('\n').collect();
            let line = lines.get(mistake.line - 1);
            prop_assert!(line.is_some_and(|line| mistake.column <= line.chars().count() + 1));
        }
    }
}
