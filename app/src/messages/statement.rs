//! The accessibility statement: a page whose facts belong to the program, and whose contact, gaps and
//! day belong to the consultation. Read from Fluent files of its own, which never travel to a phone.

use questionnaire::{
    prose::{Block, Inline},
    text::Language,
};

use super::{
    Argument, direction,
    load::{self, Entry, LocaleError},
};
use crate::respondent::Said;

/// The languages the statement is written in, each with its file. The first is the source language.
const FILES: [(&str, &str); 4] = [
    ("en", include_str!("../../locales/statement.en.ftl")),
    ("cy", include_str!("../../locales/statement.cy.ftl")),
    ("pl", include_str!("../../locales/statement.pl.ftl")),
    ("ar", include_str!("../../locales/statement.ar.ftl")),
];

/// The statement, by language.
#[derive(Clone, Debug)]
pub struct Statement(Vec<Wording>);

/// The statement in one language.
#[derive(Clone, Debug)]
struct Wording {
    language: Language,
    /// The messages in the order of the file.
    entries: Vec<Entry>,
}

/// What belongs to one consultation.
#[derive(Clone, Debug)]
pub struct Own {
    /// Name of the survey.
    pub name: String,
    /// Who asks.
    pub organisation: String,
    /// The day of the statement in words, where one is given.
    pub date: Option<String>,
    /// What the consultation knows is not good enough.
    pub gaps: Said<Vec<Block>>,
    /// How to complain and what can be asked for.
    pub contact: Said<Vec<Block>>,
}

impl Statement {
    /// Reads the files.
    ///
    /// # Errors
    /// [`LocaleError`] for the first file that is not as it should be.
    pub fn read() -> Result<Self, LocaleError> {
        let read = |(language, source): (&str, &str)| {
            let entries = load::in_order(language, source)?;
            Ok(Wording { language: language.into(), entries })
        };
        FILES.into_iter().map(read).collect::<Result<_, _>>().map(Self)
    }

    /// What the page says, in one language after the other, for a reader of `language`.
    pub fn parts(&self, language: &Language, own: &Own) -> Vec<Said<Vec<Block>>> {
        let spoken = self.0.iter().find(|wording| wording.language == *language);
        let Some(wording) = spoken.or(self.0.first()) else { return Vec::new() };
        let other = (wording.language != *language).then_some(&wording.language);
        let lang = other.map(|language| language.0.clone());
        let dir = other.map(direction).filter(|dir| *dir != direction(language));
        let arguments: [(&str, Argument); 3] = [
            ("name", own.name.clone().into()),
            ("organisation", own.organisation.clone().into()),
            ("date", own.date.clone().unwrap_or_default().into()),
        ];
        let mut page = Page { lang, dir, parts: Vec::new() };
        for Entry { id, pattern, to } in &wording.entries {
            let words = pattern.say(&wording.language, &arguments);
            match id.split_once('-').map_or("", |(kind, _)| kind) {
                "heading" => page.add(Block::Heading(vec![Inline::Text(words)])),
                "item" => page.item(words),
                "link" => {
                    let to = to.clone().unwrap_or_default();
                    page.add(Block::Paragraph(vec![Inline::Link { text: words, to }]));
                }
                "prepared" if own.date.is_none() => {}
                "gaps" if own.gaps.text.is_empty() => {}
                "gaps" => {
                    page.add(paragraph(words));
                    page.own(&own.gaps);
                }
                "contact" if own.contact.text.is_empty() => page.add(paragraph(words)),
                // Said once, in place of all that the program would say.
                "contact" if page.parts.contains(&own.contact) => {}
                "contact" => page.own(&own.contact),
                _ => page.add(paragraph(words)),
            }
        }
        page.parts.retain(|part| !part.text.is_empty());
        page.parts
    }
}

/// The page while it is put together.
struct Page {
    lang: Option<String>,
    dir: Option<&'static str>,
    parts: Vec<Said<Vec<Block>>>,
}

impl Page {
    fn add(&mut self, block: Block) {
        if self.parts.is_empty() {
            self.begin();
        }
        if let Some(last) = self.parts.last_mut() {
            last.text.push(block);
        }
    }

    fn item(&mut self, words: String) {
        let item = vec![Inline::Text(words)];
        match self.parts.last_mut().and_then(|part| part.text.last_mut()) {
            Some(Block::List(items)) => items.push(item),
            _ => self.add(Block::List(vec![item])),
        }
    }

    /// What the consultation says stands by itself, even where it is in the same language.
    fn own(&mut self, part: &Said<Vec<Block>>) {
        self.parts.push(part.clone());
        self.begin();
    }

    fn begin(&mut self) {
        self.parts.push(Said { text: Vec::new(), lang: self.lang.clone(), dir: self.dir });
    }
}

fn paragraph(words: String) -> Block {
    Block::Paragraph(vec![Inline::Text(words)])
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failed test should say where")]
    use super::*;

    fn nothing() -> Said<Vec<Block>> {
        Said::here(Vec::new())
    }

    fn own() -> Own {
        let (name, organisation) = ("Survey".into(), "The office".into());
        Own { name, organisation, date: None, gaps: nothing(), contact: nothing() }
    }

    fn words(parts: &[Said<Vec<Block>>]) -> String {
        format!("{parts:?}")
    }

    #[test]
    fn every_language_says_the_same_in_the_same_order() {
        let statement = Statement::read().unwrap();
        let order = |wording: &Wording| -> Vec<_> {
            wording.entries.iter().map(|entry| (entry.id.clone(), entry.to.clone())).collect()
        };
        for wording in &statement.0 {
            assert_eq!(order(wording), order(&statement.0[0]));
        }
    }

    #[test]
    fn every_message_is_of_a_kind_that_the_page_knows() {
        let kinds = ["heading", "text", "item", "link", "prepared", "gaps", "contact"];
        for entry in &Statement::read().unwrap().0[0].entries {
            let kind = entry.id.split_once('-').unwrap().0;
            assert!(kinds.contains(&kind), "{}", entry.id);
            assert_eq!(kind == "link", entry.to.is_some(), "{}", entry.id);
        }
    }

    #[test]
    fn what_the_consultation_says_takes_the_place_of_what_the_program_would_say() {
        let statement = Statement::read().unwrap();
        let without = words(&statement.parts(&"en".into(), &own()));
        assert!(without.contains("The office wants to know") && !without.contains("prepared on"));
        assert!(!without.contains("About this survey in particular"));
        let contact = Said::here(vec![paragraph("Ring us.".into())]);
        let gaps = Said::here(vec![paragraph("The map.".into())]);
        let date = Some("1 March 2027".to_owned());
        let with = statement.parts(&"en".into(), &Own { date, gaps, contact, ..own() });
        let with = words(&with);
        assert_eq!(with.matches("Ring us.").count(), 1);
        assert!(with.contains("The map.") && with.contains("prepared on 1 March 2027"));
        assert!(!with.contains("wants to know"));
    }

    #[test]
    fn who_reads_another_language_is_told_which_this_is() {
        let statement = Statement::read().unwrap();
        let urdu = statement.parts(&"ur".into(), &own());
        assert!(urdu.iter().all(|part| part.lang == Some("en".into()) && part.dir == Some("ltr")));
        let welsh = statement.parts(&"cy".into(), &own());
        assert!(!welsh.is_empty() && welsh.iter().all(|part| part.lang.is_none()));
    }
}
