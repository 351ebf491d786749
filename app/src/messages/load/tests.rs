#![expect(clippy::panic, clippy::unwrap_used, reason = "a failed test should say where")]
use super::*;
use crate::messages::Argument;

#[test]
fn every_language_has_every_message() {
    assert_eq!(all().unwrap().len(), FILES.len());
}

#[test]
fn no_file_has_a_message_that_nothing_uses() {
    for (language, source) in FILES {
        let patterns = patterns(language, source).unwrap();
        let known = |id: &String| Key::ALL.iter().any(|key| key.id() == id);
        let unused: Vec<_> = patterns.into_keys().filter(|id| !known(id)).collect();
        assert!(unused.is_empty(), "{language}: {unused:?}");
    }
}

/// Every argument that English names and no other, and a form for each kind of number that the
/// language tells apart (CLDR; a count on a page is never 0).
#[test]
fn every_language_says_as_much_as_english() {
    let english = patterns(FILES[0].0, FILES[0].1).unwrap();
    for (language, source) in FILES {
        let kinds: &[&str] = match language {
            "en" => &["one", "other"],
            "cy" => &["few", "many", "one", "other", "two"],
            "pl" => &["few", "many", "one", "other"],
            "ar" => &["few", "many", "one", "other", "two", "zero"],
            _ => panic!("which plural forms has {language}?"),
        };
        for (id, pattern) in patterns(language, source).unwrap() {
            let known = arguments(english.get(&id).unwrap());
            assert_eq!(arguments(&pattern), known, "{language}: {id}");
            if let Pattern::Plural { variants, .. } = pattern {
                let mut found: Vec<_> = variants.iter().map(|(form, _)| form.as_str()).collect();
                found.sort_unstable();
                assert_eq!(found, kinds, "{language}: {id}");
            }
        }
    }
}

/// The arguments of a message, in any of its forms.
fn arguments(pattern: &Pattern) -> std::collections::BTreeSet<&str> {
    let parts: Vec<&Part> = match pattern {
        Pattern::Plain(parts) => parts.iter().collect(),
        Pattern::Plural { variants, .. } => variants.iter().flat_map(|(_, parts)| parts).collect(),
    };
    let put = parts.into_iter().map(|part| match part {
        Part::Argument { put } => Some(put.as_str()),
        Part::Text(_) => None,
    });
    put.flatten().collect()
}

/// The forms of CLDR 48 for whole numbers.
#[test]
fn plurals_follow_the_language() {
    let all = all().unwrap();
    let files: BTreeMap<_, _> = FILES
        .iter()
        .map(|(language, source)| (*language, patterns(language, source).unwrap()))
        .collect();
    for (language, form, numbers) in [
        ("en", "one", &[1_u32][..]),
        ("en", "other", &[2, 11, 21, 100, 1000]),
        ("cy", "one", &[1]),
        ("cy", "two", &[2]),
        ("cy", "few", &[3]),
        ("cy", "many", &[6]),
        ("cy", "other", &[4, 5, 7, 11, 13, 16, 100, 1000]),
        ("pl", "one", &[1]),
        ("pl", "few", &[2, 3, 4, 22, 34, 102]),
        ("pl", "many", &[5, 10, 12, 13, 14, 21, 25, 100, 111, 112, 1000]),
        ("ar", "one", &[1]),
        ("ar", "two", &[2]),
        ("ar", "few", &[3, 10, 103, 110]),
        ("ar", "many", &[11, 26, 99, 111, 1011]),
        ("ar", "other", &[100, 101, 102, 200, 1000]),
    ] {
        let messages = all.get(&language.into()).unwrap();
        let Some(Pattern::Plural { variants, .. }) = files[language].get("text-limit") else {
            panic!("text-limit counts nothing in {language}");
        };
        for number in numbers {
            let said = messages.say_with(Key::TextLimit, &[("max", Argument::from(*number))]);
            let shown = crate::messages::number::grouped_in(u64::from(*number), &language.into());
            let (_, parts) = variants.iter().find(|(name, _)| name == form).unwrap();
            let form = parts.iter().map(|part| match part {
                Part::Text(text) => text.as_str(),
                Part::Argument { .. } => shown.as_str(),
            });
            assert_eq!(said, form.collect::<String>(), "{number} in {language}");
        }
    }
}
