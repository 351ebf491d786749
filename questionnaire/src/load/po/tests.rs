#![expect(clippy::unwrap_used, reason = "tests")]
use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;

const FILE: &str = r#"# About the file
#
msgid ""
msgstr ""
"Language: cy\n"
"X: 1\n"

# A person says
#. “label” of question “a”
#: somewhere:3
#, fuzzy, no-wrap
#| msgid "An older text"
msgctxt "page:a/label"
msgid "A text"
msgstr "Testun"
msgctxt "b"
msgid ""
"One\n"
"two \"three\" \\ "
"four\tfive"
msgstr   "é"

#~ msgctxt "gone"
#~ msgid "Gone"
#~ msgstr "Wedi "
#~ "mynd"

# The end
"#;

#[test]
fn every_part_of_an_entry_is_read() {
    let po = read(FILE);
    assert_eq!(po.faults, []);
    let header = po.header.unwrap();
    assert_eq!(header.translation.value, "Language: cy\nX: 1\n");
    assert_eq!(header.comments, ["# About the file", "#"]);
    let [first, second] = po.entries.try_into().unwrap();
    assert_eq!(first.context(), "page:a/label");
    assert_eq!((first.id.value.as_str(), first.translation.value.as_str()), ("A text", "Testun"));
    assert_eq!(first.previous.unwrap().value, "An older text");
    assert_eq!(first.flags, ["fuzzy", "no-wrap"]);
    assert_eq!(first.extracted, ["“label” of question “a”"]);
    assert_eq!(first.comments, ["# A person says", "#: somewhere:3"]);
    assert_eq!(second.id.value, "One\ntwo \"three\" \\ four\tfive");
    assert!(FILE[second.raw].starts_with("msgctxt \"b\""));
    let [gone] = po.obsolete.try_into().unwrap();
    assert_eq!((gone.context(), gone.translation.value.as_str()), ("gone", "Wedi mynd"));
    assert!(FILE[gone.raw].starts_with("#~ msgctxt"));
    assert_eq!(po.rest, ["# The end"]);
}

#[test]
fn a_byte_of_a_text_leads_back_to_where_it_stands() {
    let second = read(FILE).entries.pop().unwrap();
    for part in ["One", "two", "three", "four", "five"] {
        let at = second.id.locate(second.id.value.find(part).unwrap());
        assert!(FILE[at..].starts_with(part), "{part}");
    }
}

#[test]
fn line_ends_of_other_systems_change_nothing() {
    let po = read(&FILE.replace('\n', "\r\n"));
    assert_eq!(po.faults, []);
    assert_eq!(po.entries[1].id.value, read(FILE).entries[1].id.value);
}

#[test]
fn what_is_broken_is_said_with_its_place() {
    let mut report = String::new();
    for (from, to) in [
        ("msgstr \"Testun\"", "msgstr \"Testun"),
        ("msgstr \"Testun\"", "msgstr Testun"),
        ("msgstr \"Testun\"", "msgstr"),
        ("msgstr \"Testun\"", "msgstr \"Tes\"tun\""),
        ("msgstr \"Testun\"", "msgstr \"Tes\\qtun\""),
        ("msgstr \"Testun\"", "msgstr \"Testun\"\nmsgstr \"Testun\""),
        ("msgstr \"Testun\"", "msgstr[0] \"Testun\"\nmsgstr[1] \"Testunau\""),
        ("msgstr \"Testun\"\n", ""),
        ("msgid \"A text\"", "msgid \"A text\"\nmsgid_plural \"Texts\""),
        ("msgid \"A text\"\n", ""),
        ("msgctxt \"page:a/label\"\n", ""),
        ("msgctxt \"b\"\n", "msgctxt \"b\nhello\n"),
        ("# A person says", "A person says"),
        ("#, fuzzy", "\"\"\n#, fuzzy"),
        ("# About the file", "\"text\""),
        ("# The end", "msgid \"\"\nmsgstr \"Language: cy\\n\""),
    ] {
        assert!(FILE.contains(from), "{from}");
        let text = FILE.replacen(from, to, 1);
        writeln!(report, "{from} → {to}").unwrap();
        for Fault { at, what, advice } in read(&text).faults {
            let line = text[..at].lines().count().max(1);
            writeln!(report, "    {line}: {what} {advice}").unwrap();
        }
    }
    insta::assert_snapshot!(report);
}

/// Texts with everything in them that has to be escaped.
fn any_text() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(vec!["a", "é", "\n", "\"", "\\", "\t", " ", "#~ ", "msgid", "عربي"]),
        0..8,
    )
    .prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(
        context in any_text(),
        id in any_text(),
        translation in any_text(),
        previous in prop::option::of(any_text()),
        fuzzy in any::<bool>(),
        obsolete in any::<bool>(),
    ) {
        let written = Entry {
            comments: vec!["# By hand".to_owned()],
            extracted: vec!["A name".to_owned()],
            flags: fuzzy.then(|| "fuzzy".to_owned()).into_iter().collect(),
            previous: previous.as_deref().map(Quoted::from),
            context: Some(context.as_str().into()),
            id: id.as_str().into(),
            translation: translation.as_str().into(),
            raw: 0..0,
        };
        let mut po = read(&written.lines(obsolete));
        prop_assert_eq!(&po.faults, &[]);
        let read = if obsolete { po.obsolete.pop() } else { po.entries.pop() }.unwrap();
        prop_assert_eq!(read.lines(obsolete), written.lines(obsolete));
        prop_assert_eq!((read.id.value, read.translation.value), (id, translation));
        prop_assert_eq!(read.previous.map(|text| text.value), previous);
    }

    /// Whatever is cut out of a file or put into it, there is a report, with places that exist.
    #[test]
    fn no_file_upsets_the_reader(
        at in 0..500_usize,
        length in 0..60_usize,
        inserted in "([\"#~|.,\n\\\\]|msgid |msgstr |msgctxt |[a-zé ]){0,6}",
    ) {
        let mut text = FILE.to_owned();
        let boundary = |at: usize| (0..=at.min(FILE.len())).rev().find(|at| FILE.is_char_boundary(*at));
        let (start, end) = (boundary(at).unwrap(), boundary(at + length).unwrap());
        text.replace_range(start..end, &inserted);
        for fault in read(&text).faults {
            prop_assert!(text.is_char_boundary(fault.at), "{}", fault.at);
        }
    }
}
