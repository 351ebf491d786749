use proptest::prelude::*;

use super::*;

fn passage(context: &str, source: &str) -> Passage {
    Passage {
        context: context.into(),
        source: source.into(),
        name: format!("“{context}”"),
        at: 0,
        here: Vec::new(),
    }
}

fn update(before: &str, passages: &[Passage]) -> Updated {
    let language = Language::from("cy");
    let po = po::read(before);
    assert_eq!(po.faults, []);
    let mut update = Update::new("one.cy.po".into(), before, po, &language);
    update.match_up(passages);
    update.adopt(std::iter::empty());
    update.write(&header("one", &language))
}

/// A file with these translations, as a translator leaves it.
fn translated(entries: &[(&str, &str, &str)]) -> String {
    let entry = |(context, source, translation): &(&str, &str, &str)| {
        format!("msgctxt \"{context}\"\nmsgid \"{source}\"\nmsgstr \"{translation}\"\n")
    };
    let header = "msgid \"\"\nmsgstr \"Language: cy\\n\"\n".to_owned();
    let all: Vec<_> = std::iter::once(header).chain(entries.iter().map(entry)).collect();
    all.join("\n")
}

#[test]
fn a_new_file_has_an_entry_for_each_text() {
    let texts =
        [passage("start/heading", "Hello"), passage("start/body", "One\n\n- two \"three\"")];
    let first = update("", &texts);
    assert_eq!((first.added, first.untranslated), (2, 2));
    insta::assert_snapshot!(first.text);
    let second = update(&first.text, &texts);
    assert_eq!(second.text, first.text);
    assert_eq!(second.added, 0);
}

#[test]
fn what_somebody_wrote_stays_as_it_is() {
    let before = "# By me\nmsgid \"\"\nmsgstr \"Language: cy\\n\"\n\n# Is this right?\n#. “a”\n#, fuzzy\n\
                  msgctxt \"a\"\nmsgid \"\"\n\"He\"\n\"llo\"\nmsgstr \"\"\n\"He\"\n\"lo\"\n";
    assert_eq!(update(before, &[passage("a", "Hello")]).text, before);
}

#[test]
fn a_text_that_has_changed_is_marked_with_what_it_was() {
    let before = translated(&[("a", "Hello", "Helo")]);
    let once = update(&before, &[passage("a", "Hello there")]);
    assert_eq!((once.stale, once.fuzzy, once.untranslated), (1, 1, 0));
    insta::assert_snapshot!(once.text);
    // However often it changes, what the translation was made from stays on record.
    let twice = update(&once.text, &[passage("a", "Hello you there")]);
    assert!(twice.text.contains("#| msgid \"Hello\"\n"), "{}", twice.text);
    // Where it says again what it said, the translation fits again.
    let back = update(&twice.text, &[passage("a", "Hello")]);
    assert!(!back.text.contains("#|"), "{}", back.text);
    assert_eq!(back.stale, 0);
}

#[test]
fn how_lines_are_broken_makes_no_translation_stale() {
    let before = translated(&[("a", "Hello there", "Helo yno")]);
    let after = update(&before, &[passage("a", "Hello\nthere")]);
    assert_eq!((after.stale, after.fuzzy), (0, 0));
}

#[test]
fn a_text_that_is_gone_is_put_aside_and_can_come_back() {
    let before = translated(&[("a", "Hello", "Helo"), ("b", "Bye", "Hwyl"), ("c", "Nothing", "")]);
    let gone = update(&before, &[passage("a", "Hello")]);
    assert_eq!(gone.put_aside, 1);
    insta::assert_snapshot!(gone.text);
    assert_eq!(update(&gone.text, &[passage("a", "Hello")]).text, gone.text);
    let back = update(&gone.text, &[passage("a", "Hello"), passage("b", "Bye")]);
    assert_eq!((back.taken_back, back.fuzzy), (1, 0));
    assert!(back.text.contains("\nmsgctxt \"b\"\nmsgid \"Bye\"\nmsgstr \"Hwyl\"\n"));
}

#[test]
fn a_translation_goes_along_where_its_text_is_renamed() {
    let before = translated(&[("page:a/heading", "Hello", "Helo")]);
    let after = update(&before, &[passage("page:b/heading", "Hello")]);
    assert_eq!((after.moved, after.put_aside, after.fuzzy, after.added), (1, 0, 1, 0));
    insta::assert_snapshot!(after.text);
}

#[test]
fn what_is_translated_in_the_file_itself_gets_no_entry() {
    let here = Passage { here: vec!["en".into(), "cy".into()], ..passage("a", "Hello") };
    let after = update("", &[here, passage("b", "Bye")]);
    assert_eq!(after.added, 1);
    assert!(!after.text.contains("Hello"), "{}", after.text);
}

/// Every translation in a file, wherever it stands.
fn translations(text: &str) -> Vec<String> {
    let po = po::read(text);
    let all = po.entries.into_iter().chain(po.obsolete);
    let mut all: Vec<_> = all.map(|e| e.translation.value).filter(|t| !t.is_empty()).collect();
    all.sort();
    all
}

/// Some texts; that two of them say the same is likely.
fn texts() -> impl Strategy<Value = Vec<Passage>> {
    prop::collection::btree_map("[a-e]", "[xy]( |\n)?z?", 0..5).prop_map(|texts| {
        texts.iter().map(|(context, source)| passage(context, source.trim())).collect()
    })
}

proptest! {
    /// Whatever happens to the texts, an update loses no translation, and a second one in a row
    /// changes nothing.
    #[test]
    fn an_update_loses_nothing_and_is_done_once(
        rounds in prop::collection::vec((texts(), prop::option::of(0..5_usize)), 1..6),
    ) {
        let mut file = String::new();
        for (round, (texts, translate)) in rounds.iter().enumerate() {
            let before = translations(&file);
            file = update(&file, texts).text;
            prop_assert_eq!(translations(&file), before, "{}", file);
            prop_assert_eq!(&update(&file, texts).text, &file);
            let po = po::read(&file);
            prop_assert_eq!(&po.faults, &[]);
            let found: Vec<_> = po.entries.iter().map(Entry::context).collect();
            let wanted: Vec<_> = texts.iter().map(|text| text.context.as_str()).collect();
            prop_assert_eq!(found, wanted);
            // Somebody translates one of them, and leaves the file as their tool writes it.
            if let Some(entry) = translate.and_then(|index| po.entries.get(index)) {
                let mut done = entry.clone();
                done.translation = format!("t{round}").as_str().into();
                done.previous = None;
                let before = &file[entry.raw.clone()];
                file = file.replacen(before, &done.lines(false), 1);
            }
        }
    }
}
