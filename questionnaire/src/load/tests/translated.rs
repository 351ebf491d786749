//! Translations that are files of their own.

use super::*;

const WELSH: &str = r#"# Somebody's notes
msgid ""
msgstr "Language: cy_GB\n"

msgctxt "start/heading"
msgid "Start"
msgstr "Dechrau"

#, fuzzy
msgctxt "start/body"
msgid "Welcome."
msgstr ""
"Croeso.\n"
"\n"
"- un\n"
"- **dau**\n"

msgctxt "page:told/question:told/label"
msgid "Did you tell the police?"
msgstr "A wnaethoch chi ddweud?"

msgctxt "page:told/question:told/option:yes/label"
msgid "Yes"
msgstr ""

msgctxt "page:gone/heading"
msgid "Gone"
msgstr "Wedi mynd"
"#;

fn with_welsh(one: &str, welsh: &str) -> Loaded {
    let files = [source(MAIN_FILE, MAIN), source("one.toml", one), source("one.cy.po", welsh)];
    consultation("folder", &files, None)
}

#[test]
fn a_translation_may_be_a_file_of_its_own() {
    let loaded = with_welsh(&one(), WELSH);
    assert_eq!(loaded.mistakes, []);
    let consultation = loaded.consultation.unwrap();
    let questionnaire = &consultation.questionnaires[0].questionnaire;
    let welsh = &"cy".into();
    assert_eq!(questionnaire.start.heading.get(welsh).unwrap(), "Dechrau");
    assert_eq!(questionnaire.start.body.get(welsh).unwrap().len(), 2);
    // The text has changed since; what there is serves better than nothing.
    let (_, question) = questionnaire.question("told").unwrap();
    assert_eq!(question.label.get(welsh).unwrap(), "A wnaethoch chi ddweud?");
    assert!(!question.kind.options()[0].label.has(welsh));
    let notes = loaded.notes.iter().filter(|note| note.file.starts_with("one."));
    let notes: Vec<_> = notes.map(ToString::to_string).collect();
    insta::assert_snapshot!(notes.join("\n"));
}

#[test]
fn each_rule_of_a_translation_is_held() {
    let mut report = String::new();
    for (from, to) in [
        ("cy_GB", "pl"),
        ("msgstr \"Dechrau\"", "msgstr \"Dechrau"),
        ("msgstr \"Dechrau\"", "msgstr \"Dech\\u0007rau\""),
        ("\"- **dau**\\n\"", "\"- **dau**\\n\"\n\"1. tri\\n\""),
        ("\"- un\\n\"", "\"- <b>un</b>\\n\""),
        ("\"- un\\n\"", "\"- [un](http://x)\\n\""),
        ("page:gone/heading", "start/heading"),
        ("page:gone/heading", "name"),
        ("msgctxt \"page:gone/heading\"\n", ""),
    ] {
        assert!(WELSH.contains(from), "{from}");
        let loaded = with_welsh(&one(), &WELSH.replacen(from, to, 1));
        let mistakes: Vec<String> = loaded.mistakes.iter().map(ToString::to_string).collect();
        assert!(!mistakes.is_empty(), "{from} → {to}");
        writeln!(report, "{from} → {to}\n{}\n", mistakes.join("\n")).unwrap();
    }
    insta::assert_snapshot!(report);
}

#[test]
fn a_link_that_a_translation_has_lost_is_named() {
    let one = one().replace("\"Welcome.\"", "\"[Call](tel:999), or [read](/survey/help).\"");
    let notes = |translation: &str| {
        let welsh = WELSH.replacen("\"- un\\n\"", &format!("\"{translation}\\n\""), 1);
        let notes = with_welsh(&one, &welsh).notes.into_iter();
        notes.filter(|note| note.what.contains("links")).collect::<Vec<_>>()
    };
    assert_eq!(notes("[Darllen](/survey/help?lang=cy), [ffonio](tel:999)"), []);
    let [note] = notes("[Darllen](/survey/help), [ffonio](tel:99)").try_into().unwrap();
    assert_eq!(
        note.to_string(),
        "one.toml: the links in “cy” are not those in “en”\n    line 10: “body” of [start]"
    );
}

#[test]
fn a_translation_that_nothing_uses_is_named() {
    let names =
        ["one.po", "one.fr.po", "one.en.po", "two.cy.po", "one.cy.po", "consultation.cy.po"];
    let toml = [source(MAIN_FILE, MAIN), source("one.toml", &one())];
    let files: Vec<_> = toml.into_iter().chain(names.map(|name| source(name, ""))).collect();
    let notes = consultation("folder", &files, None).notes;
    let unused: Vec<_> = notes.iter().filter(|note| note.what.contains("not used")).collect();
    let unused: Vec<_> = unused.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(unused.join("\n"));
}

#[test]
fn a_questionnaire_may_be_offered_in_fewer_languages() {
    let main = MAIN.replace("[\"en\", \"cy\"]", "[\"en\", \"pl\", \"cy\"]");
    let main = main.replace("name = \"A line\"", "name = { en = \"A line\", pl = \"Linia\" }");
    let fewer = |languages: &str| {
        let one = one().replace("version = 1", &format!("version = 1\nlanguages = {languages}"));
        load(&main, &one)
    };
    let loaded = fewer("[\"en\", \"cy\"]");
    assert_eq!(loaded.mistakes, []);
    let questionnaire = &loaded.consultation.unwrap().questionnaires[0].questionnaire;
    assert_eq!(questionnaire.languages, ["en".into(), "cy".into()]);
    assert!(loaded.notes.iter().all(|note| note.file != "one.toml" || !note.what.contains("pl")));
    let mut report = String::new();
    for languages in ["[]", "\"en\"", "[\"cy\"]", "[\"en\", \"fr\"]", "[\"en\", \"cy\", \"cy\"]"] {
        let mistakes = fewer(languages).mistakes;
        let mistakes: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
        writeln!(report, "{languages}\n{}\n", mistakes.join("\n")).unwrap();
    }
    insta::assert_snapshot!(report);
}

#[test]
fn an_update_is_for_every_file_that_is_offered_in_the_language() {
    let main = MAIN.replace("[\"en\", \"cy\"]", "[\"en\", \"cy\", \"pl\"]");
    let one = one().replace("version = 1", "version = 1\nlanguages = [\"en\", \"cy\"]");
    let files = [source(MAIN_FILE, &main), source("one.toml", &one)];
    let loaded = consultation("folder", &files, None);
    let names = |language: &str| {
        let updated = translations::update(&loaded, &files, &language.into()).unwrap();
        updated.into_iter().map(|updated| updated.file).collect::<Vec<_>>()
    };
    assert_eq!(names("cy"), ["consultation.cy.po", "one.cy.po"]);
    assert_eq!(names("pl"), ["consultation.pl.po"]);
    // A language that is not offered yet is prepared.
    assert_eq!(names("ar"), ["consultation.ar.po", "one.ar.po"]);
}

/// What an update writes, the loader reads, with nothing to say about it but what is missing.
#[test]
fn an_updated_file_is_in_order() {
    let one = one().replace("cy = \"Arolwg\"", "cy = \"Arolwg!\"");
    let files = [source(MAIN_FILE, MAIN), source("one.toml", &one), source("one.cy.po", WELSH)];
    let loaded = consultation("folder", &files, None);
    let updated = translations::update(&loaded, &files, &"cy".into()).unwrap();
    let [_, updated] = updated.try_into().unwrap();
    assert_eq!((updated.put_aside, updated.stale), (1, 1));
    insta::assert_snapshot!(updated.text);
    let after = with_welsh(&one, &updated.text);
    assert_eq!(after.mistakes, []);
    let before = loaded.consultation.unwrap();
    assert_eq!(after.consultation.unwrap().questionnaires, before.questionnaires);
    assert!(after.notes.iter().all(|note| !note.what.contains("no longer there")));
}

#[test]
fn a_translation_goes_along_to_another_file() {
    let main = MAIN.replace("[\"one\"]", "[\"one\", \"two\"]");
    let two = one().replace("slug = \"survey\"", "slug = \"other\"");
    let moved = "[[section]]\nid = \"more\"\ntitle = \"Parting words\"\n\n[[section]]";
    let load = |one: &str, two: &str, one_po: &str, two_po: &str| {
        let files = [
            source(MAIN_FILE, &main),
            source("one.toml", one),
            source("two.toml", two),
            source("one.cy.po", one_po),
            source("two.cy.po", two_po),
        ];
        let loaded = consultation("folder", &files, None);
        assert_eq!(loaded.mistakes, []);
        let updated = translations::update(&loaded, &files, &"cy".into()).unwrap();
        let [_, one, two] = updated.try_into().unwrap();
        (one, two)
    };
    let with = one().replacen("[[section]]", moved, 1);
    let (before, other) = load(&with, &two, "", "");
    let translated = before.text.replacen(
        "msgid \"Parting words\"\nmsgstr \"\"",
        "msgid \"Parting words\"\nmsgstr \"Geiriau wrth ymadael\"",
        1,
    );
    let two_with = two.replacen("[[section]]", moved, 1);
    let (first, second) = load(&one(), &two_with, &translated, &other.text);
    assert_eq!((first.put_aside, second.moved, second.added), (0, 1, 0));
    assert!(!first.text.contains("ymadael"), "{}", first.text);
    // The name is the same, so nothing has to be checked.
    assert!(second.text.contains("msgstr \"Geiriau wrth ymadael\""), "{}", second.text);
    assert_eq!(second.fuzzy, 0);
    let (again, settled) = load(&one(), &two_with, &first.text, &second.text);
    assert_eq!((again.text, settled.text), (first.text, second.text));
}
