//! The plural category of a number in a language (CLDR): the server asks a crate, the browser asks
//! itself.

use questionnaire::text::Language;

#[cfg(feature = "ssr")]
pub(super) fn category(language: &Language, number: u64) -> String {
    use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};

    let category = language
        .as_str()
        .parse::<unic_langid::LanguageIdentifier>()
        .ok()
        .and_then(|tag| PluralRules::create(tag, PluralRuleType::CARDINAL).ok())
        .and_then(|rules| rules.select(number).ok());
    match category {
        Some(PluralCategory::ZERO) => "zero",
        Some(PluralCategory::ONE) => "one",
        Some(PluralCategory::TWO) => "two",
        Some(PluralCategory::FEW) => "few",
        Some(PluralCategory::MANY) => "many",
        Some(PluralCategory::OTHER) | None => "other",
    }
    .to_owned()
}

#[cfg(not(feature = "ssr"))]
pub(super) fn category(language: &Language, number: u64) -> String {
    #[cfg(feature = "hydrate")]
    {
        let locales = js_sys::Array::of1(&language.as_str().into());
        let rules = js_sys::Intl::PluralRules::new(&locales, &js_sys::Object::new());
        #[expect(clippy::cast_precision_loss, reason = "counts on a page are far below 2^53")]
        let category = rules.select(number as f64);
        String::from(category)
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (language, number);
        "other".to_owned()
    }
}
