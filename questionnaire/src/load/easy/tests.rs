#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fmt::Write as _;

use crate::{
    consultation::{Consultation, Edition},
    load::{self, Loaded, MAIN_FILE, Source},
};

const MAIN: &str = r#"
name = "Support"
organisation = "The office"
languages = ["en"]
questionnaires = ["full", "other"]
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

const FULL: &str = r#"
slug = "survey"
version = 1
easy_read = "easy"
name = "Survey"
audience = "Everyone"
review = { heading = "Check" }
confirmation = { heading = "Sent", body = "Thanks." }

[start]
heading = "Start"
body = "Welcome."

[[section]]
id = "s"
title = "Part"

[[page]]
id = "told"
section = "s"

[[page.question]]
id = "told"
type = "choose-one"
label = "Did you tell somebody?"
sensitive = true
options = [
  { value = "yes", label = "Yes" },
  { value = "no", label = "No" },
  { value = "declined", label = "Rather not say", missing = "declined" },
]

[[page]]
id = "why"
section = "s"
show_if = "${told} = 'no'"

[[page.question]]
id = "why"
type = "choose-several"
label = "Why not?"
max = 2
options = [
  { value = "afraid", label = "Afraid" },
  { value = "busy", label = "Busy" },
  { value = "other", label = "Other", write_in = true },
  { value = "none", label = "None", exclusive = true },
]

[[page]]
id = "felt"
section = "s"

[[page.question]]
id = "felt"
type = "scale"
label = "How was it?"
statements = [{ id = "heard", label = "Heard" }, { id = "safe", label = "Safe" }]
options = [{ value = "agree", label = "Agree" }, { value = "disagree", label = "Disagree" }]

[[page]]
id = "age"
section = "s"

[[page.question]]
id = "age"
type = "number"
label = "Age?"
max = 120

[[page]]
id = "words"
section = "s"

[[page.question]]
id = "words"
type = "long-text"
label = "In your words?"
max = 500
"#;

const EASY: &str = r#"
slug = "survey-easy"
version = 1
name = "Survey"
audience = "Everyone"
review = { heading = "Look again" }
confirmation = { heading = "Sent", body = "Thanks." }

[start]
heading = "Start"
body = "Welcome."

[[section]]
id = "s"
title = "Part"

[[page]]
id = "told"
section = "s"

[[page.question]]
id = "told"
type = "choose-one"
label = "Did you tell anyone?"
sensitive = true
options = [
  { value = "no", label = "No", picture = "no" },
  { value = "yes", label = "Yes", picture = "yes" },
  { value = "declined", label = "No answer", missing = "declined" },
]

[[page]]
id = "why"
section = "s"
show_if = "${told} = 'no'"

[[page.question]]
id = "why"
type = "choose-several"
label = "Why?"
max = 2
options = [
  { value = "other", label = "Something else", write_in = true },
  { value = "afraid", label = "I was afraid" },
  { value = "none", label = "None", exclusive = true },
]

[[page]]
id = "felt"
section = "s"

[[page.question]]
id = "felt"
type = "scale"
label = "How was it?"
statements = [{ id = "safe", label = "I felt safe" }]
options = [{ value = "agree", label = "Yes" }, { value = "disagree", label = "No" }]

[[page]]
id = "age"
section = "s"

[[page.question]]
id = "age"
type = "number"
label = "How old are you?"
max = 120

[[page]]
id = "words"
section = "s"

[[page.question]]
id = "words"
type = "long-text"
label = "Tell us."
max = 500
"#;

fn picture(name: &str) -> Source {
    let text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><path d=\"M1 {}\"/></svg>",
        name.len()
    );
    Source { name: format!("pictures/{name}.svg"), text }
}

fn load(full: &str, easy: &str) -> Loaded {
    let source = |name: &str, text: &str| Source { name: name.into(), text: text.into() };
    let other = FULL.replace("slug = \"survey\"", "slug = \"other\"");
    let other = other.replace("easy_read = \"easy\"\n", "");
    let files = [
        source(MAIN_FILE, MAIN),
        source("full.toml", full),
        source("other.toml", &other),
        source("easy.toml", easy),
        picture("yes"),
        picture("no"),
        picture("unused"),
    ];
    load::consultation("folder", &files, None)
}

fn sound() -> Consultation {
    let loaded = load(FULL, EASY);
    assert_eq!(loaded.mistakes, []);
    loaded.consultation.unwrap()
}

#[test]
fn an_edition_is_a_questionnaire_behind_all_others() {
    let consultation = sound();
    let slugs: Vec<_> =
        consultation.questionnaires.iter().map(|one| one.questionnaire.slug.as_str()).collect();
    assert_eq!(slugs, ["survey", "other", "survey-easy"]);
    let editions: Vec<_> = consultation.questionnaires.iter().map(|one| &one.edition).collect();
    assert_eq!(
        editions,
        [
            &Edition::Full("survey-easy".to_owned()),
            &Edition::Only,
            &Edition::EasyRead("survey".to_owned())
        ]
    );
}

#[test]
fn pictures_stand_beside_their_options_and_change_no_hash() {
    let consultation = sound();
    let easy = consultation.questionnaires.last().unwrap();
    let keys: Vec<_> = easy.pictures.keys().collect();
    assert_eq!(keys, ["told.no", "told.yes"]);
    assert!(easy.pictures["told.yes"].contains("M1 3"), "{:?}", easy.pictures);
    let without = EASY.replace(", picture = \"yes\"", "").replace(", picture = \"no\"", "");
    let plain = load(FULL, &without).consultation.unwrap();
    assert_eq!(plain.questionnaires.last().unwrap().hash, easy.hash);
}

#[test]
fn what_does_not_fit_the_full_questionnaire_is_said_with_its_place() {
    let mut report = String::new();
    for (from, to) in [
        ("id = \"age\"\ntype", "id = \"years\"\ntype"),
        ("sensitive = true\n", ""),
        (
            "type = \"number\"\nlabel = \"How old are you?\"\nmax = 120",
            "type = \"long-text\"\nlabel = \"Age\"",
        ),
        ("value = \"yes\"", "value = \"yess\""),
        (", missing = \"declined\"", ""),
        ("max = 2\n", ""),
        ("max = 120", "max = 150"),
        ("max = 500", "max = 600"),
        ("id = \"safe\"", "id = \"save\""),
        ("label = \"I was afraid\"", "label = \"I was afraid\", write_in = true"),
        ("picture = \"yes\"", "picture = \"yse\""),
        ("version = 1", "version = 1\neasy_read = \"other\""),
    ] {
        assert!(EASY.contains(from), "{from}");
        let loaded = load(FULL, &EASY.replacen(from, to, 1));
        assert!(!loaded.mistakes.is_empty(), "{to}");
        for mistake in loaded.mistakes {
            writeln!(report, "{mistake}").unwrap();
        }
    }
    for (from, to) in [("\"easy\"", "\"esay\""), ("\"easy\"", "\"other\"")] {
        for mistake in load(&FULL.replacen(from, to, 1), EASY).mistakes {
            writeln!(report, "{mistake}").unwrap();
        }
    }
    insta::assert_snapshot!(report);
}

#[test]
fn what_is_not_easy_is_noted() {
    let long =
        "Did you at any time in the last three years tell anybody at all about what happened?";
    let easy = EASY
        .replace("Did you tell anyone?", long)
        .replace("body = \"Welcome.\"", "body = \"Welcome. This is a survey.\"")
        .replace("show_if = \"${told} = 'no'\"\n", "");
    let notes: Vec<_> = load(FULL, &easy).notes.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(notes.join("\n"));
}
