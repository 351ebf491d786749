#![expect(clippy::unwrap_used, reason = "tests")]
use std::fmt::Write as _;

use crate::load::{Loaded, MAIN_FILE, Source, consultation};

const MAIN: &str = r#"
name = "Support"
organisation = "The office"
languages = ["en"]
questionnaires = ["people", "groups"]
privacy = "Private."
leaving = "Leave."
help = "Help."
"#;

const SERVICES: &str = r#"
[[need]]
id = "hate"
label = "Hate crime"

[[need]]
id = "low"
label = "Feeling low"

[[district]]
id = "north"
label = "The north"

[[service]]
id = "police"
name = "Police"
about = "Danger"
phone = "999"
emergency = true
checked = 2026-11-23

[[service]]
id = "line"
name = "A line"
about = "For people who were attacked"
needs = ["hate", "low"]
districts = ["north"]
phone = "0808 168 9111"
textphone = "18001 0808 168 9111"
hours = "Weekdays"
languages = "English and Welsh"
cost = "Free"
checked = 2026-11-23
show_for = "selected(${crimes}, 'hate')"
"#;

/// A questionnaire that asks for the kinds of crime under this name.
fn questionnaire(slug: &str, question: &str) -> String {
    format!(
        r#"
slug = "{slug}"
version = 1
name = "Survey"
audience = "Everyone"

[start]
heading = "Start"
body = "Welcome."

[review]
heading = "Check"

[confirmation]
heading = "Sent"
body = "Thanks."
signposts_by_answers = true

[[section]]
id = "s"
title = "Part"

[[page]]
id = "what"
section = "s"
signposts = ["line"]

[[page.question]]
id = "{question}"
type = "choose-several"
label = "What was it?"
options = [{{ value = "hate", label = "Hate" }}, {{ value = "fraud", label = "Fraud" }}]
"#
    )
}

fn load(main: &str, services: &str) -> Loaded {
    let files = [
        (MAIN_FILE, main.to_owned()),
        ("services.toml", services.to_owned()),
        ("people.toml", questionnaire("people", "crimes")),
        ("groups.toml", questionnaire("groups", "crimes_seen")),
    ];
    let files = files.map(|(name, text)| Source { name: name.to_owned(), text });
    consultation("folder", &files, None)
}

#[test]
fn a_sound_directory_is_read_as_it_is_written() {
    let loaded = load(MAIN, SERVICES);
    assert_eq!(loaded.mistakes, []);
    assert_eq!(loaded.notes, []);
    let directory = loaded.consultation.unwrap().directory;
    let ids = |services: Vec<&crate::directory::Service>| {
        services.into_iter().map(|service| service.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(ids(directory.emergency().collect()), ["police"]);
    assert!(directory.general().next().is_none());
    assert_eq!(ids(directory.for_need("low").collect()), ["line"]);
    assert_eq!(ids(directory.for_district("north").collect()), ["line"]);
    let line = directory.service("line").unwrap();
    assert_eq!(line.textphone, "18001 0808 168 9111");
    assert_eq!(line.cost.get(&"en".into()).map(String::as_str), Some("Free"));
}

#[test]
fn a_condition_holds_where_its_question_is_asked() {
    let consultation = load(MAIN, SERVICES).consultation.unwrap();
    let [people, groups] = consultation.questionnaires.as_slice() else { unreachable!() };
    assert_eq!(people.help_for.keys().collect::<Vec<_>>(), ["line"]);
    assert!(groups.help_for.is_empty());
}

#[test]
fn services_stand_in_one_place() {
    let in_main = "[[service]]\nid = \"x\"\nname = \"X\"\nabout = \"X\"\nphone = \"101\"\n\
                   checked = 2026-11-23\n";
    let both = load(&format!("{MAIN}\n{in_main}"), SERVICES);
    let [mistake] = both.mistakes.try_into().unwrap();
    assert_eq!((mistake.file.as_str(), mistake.line), (MAIN_FILE, 10));
    assert!(mistake.advice.contains("services.toml"), "{mistake}");
}

#[test]
fn each_rule_of_the_directory_is_held() {
    let condition = "selected(${crimes}, 'hate')";
    let mut report = String::new();
    for (from, to) in [
        ("needs = [\"hate\", \"low\"]", "needs = [\"hate\", \"lov\"]"),
        ("needs = [\"hate\", \"low\"]", "needs = [\"hate\"]"),
        ("districts = [\"north\"]", "districts = [\"south\"]"),
        ("id = \"low\"", "id = \"hate\""),
        ("0808 168 9111", "08081689111"),
        ("18001 0808 168 9111", "with Relay UK"),
        ("phone = \"999\"", ""),
        ("emergency = true", "emergency = \"yes\""),
        ("cost = \"Free\"", "price = \"Free\""),
        (condition, "selected(${crime}, 'hate')"),
        (condition, "selected(${crimes}, 'hat')"),
        (condition, "${crimes} > 2"),
        (condition, ""),
        (SERVICES, "need = []"),
    ] {
        assert!(SERVICES.contains(from), "{from}");
        let mistakes = load(MAIN, &SERVICES.replacen(from, to, 1)).mistakes;
        assert!(!mistakes.is_empty(), "{from} → {to}");
        let mistakes: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
        let from = from.lines().next().unwrap_or_default();
        writeln!(report, "{from} → {to}\n{}\n", mistakes.join("\n")).unwrap();
    }
    insta::assert_snapshot!(report);
}
