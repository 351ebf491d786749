//! The accessibility statement: a page whose facts belong to the program, and whose contact, gaps and
//! day belong to the consultation. Read from Fluent files of its own, which never travel to a phone.

use questionnaire::{
    prose::{Block, Inline},
    text::Language,
};

use super::{
    Argument, Messages,
    load::{self, LocaleError},
};

/// The languages the statement is written in, each with its file. The first is the source language.
const FILES: [(&str, &str); 2] = [
    ("en", include_str!("../../locales/statement.en.ftl")),
    ("cy", include_str!("../../locales/statement.cy.ftl")),
];

/// The statement, by language.
#[derive(Clone, Debug)]
pub struct Statement(Vec<Wording>);

/// The statement in one language.
#[derive(Clone, Debug)]
struct Wording {
    messages: Messages,
    /// Identifiers of the messages in the order of the file, each with the address of a link.
    order: Vec<(String, Option<String>)>,
}

/// What belongs to one consultation.
#[derive(Clone, Debug, Default)]
pub struct Own {
    /// Name of the survey.
    pub name: String,
    /// Who asks.
    pub organisation: String,
    /// The day of the statement in words, where one is given.
    pub date: Option<String>,
    /// What the consultation knows is not good enough, and the language of it where it is another.
    pub gaps: Part,
    /// How to complain and what can be asked for, likewise.
    pub contact: Part,
}

/// A part of the statement, and the language it is in where that is not the page's.
pub type Part = (Vec<Block>, Option<Language>);

impl Statement {
    /// Reads the files.
    ///
    /// # Errors
    /// [`LocaleError`] for the first file that is not as it should be.
    pub fn read() -> Result<Self, LocaleError> {
        let read = |(language, source)| {
            let (messages, order) = load::in_order(language, source)?;
            Ok(Wording { messages, order })
        };
        FILES.into_iter().map(read).collect::<Result<_, _>>().map(Self)
    }

    /// What the page says, for a reader of `language`.
    pub fn parts(&self, language: &Language, own: &Own) -> Vec<Part> {
        let spoken = self.0.iter().find(|wording| wording.messages.language == *language);
        let other = spoken.is_none().then(|| self.0.first()).flatten();
        let lang = other.map(|wording| wording.messages.language.clone());
        let Some(wording) = spoken.or(other) else { return Vec::new() };
        let arguments: [(&str, Argument); 3] = [
            ("name", own.name.clone().into()),
            ("organisation", own.organisation.clone().into()),
            ("date", own.date.clone().unwrap_or_default().into()),
        ];
        let mut page = Page { lang, parts: Vec::new() };
        for (id, to) in &wording.order {
            let words = wording.messages.say_id(id, &arguments);
            match id.split_once('-').map_or("", |(kind, _)| kind) {
                "heading" => page.add(Block::Heading(vec![Inline::Text(words)])),
                "item" => page.item(words),
                "link" => {
                    let to = to.clone().unwrap_or_default();
                    page.add(Block::Paragraph(vec![Inline::Link { text: words, to }]));
                }
                "prepared" if own.date.is_none() => {}
                "gaps" if own.gaps.0.is_empty() => {}
                "gaps" => {
                    page.add(paragraph(words));
                    page.parts.push(own.gaps.clone());
                }
                "contact" if own.contact.0.is_empty() => page.add(paragraph(words)),
                // Said once, in place of all that the program would say.
                "contact" if page.parts.contains(&own.contact) => {}
                "contact" => page.parts.push(own.contact.clone()),
                _ => page.add(paragraph(words)),
            }
        }
        page.parts
    }
}

/// The page while it is put together.
struct Page {
    lang: Option<Language>,
    parts: Vec<Part>,
}

impl Page {
    fn blocks(&mut self) -> &mut Vec<Block> {
        // What a consultation says stays by itself, even where it is in the same language.
        if self.parts.last().is_none_or(|(_, lang)| *lang != self.lang) {
            self.parts.push((Vec::new(), self.lang.clone()));
        }
        let last = self.parts.len() - 1;
        &mut self.parts[last].0
    }

    fn add(&mut self, block: Block) {
        self.blocks().push(block);
    }

    fn item(&mut self, words: String) {
        let item = vec![Inline::Text(words)];
        match self.blocks().last_mut() {
            Some(Block::List(items)) => items.push(item),
            _ => self.add(Block::List(vec![item])),
        }
    }
}

fn paragraph(words: String) -> Block {
    Block::Paragraph(vec![Inline::Text(words)])
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failed test should say where")]
    use super::*;

    fn own() -> Own {
        Own { name: "Survey".into(), organisation: "The office".into(), ..Own::default() }
    }

    fn words(parts: &[Part]) -> String {
        format!("{parts:?}")
    }

    #[test]
    fn every_language_says_the_same_in_the_same_order() {
        let statement = Statement::read().unwrap();
        let orders: Vec<_> = statement.0.iter().map(|wording| &wording.order).collect();
        for order in &orders {
            assert_eq!(*order, orders[0]);
        }
    }

    #[test]
    fn every_message_is_of_a_kind_that_the_page_knows() {
        let kinds = ["heading", "text", "item", "link", "prepared", "gaps", "contact"];
        for (id, to) in &Statement::read().unwrap().0[0].order {
            let kind = id.split_once('-').unwrap().0;
            assert!(kinds.contains(&kind), "{id}");
            assert_eq!(kind == "link", to.is_some(), "{id}");
        }
    }

    #[test]
    fn what_the_consultation_says_takes_the_place_of_what_the_program_would_say() {
        let statement = Statement::read().unwrap();
        let without = words(&statement.parts(&"en".into(), &own()));
        assert!(without.contains("The office wants to know") && !without.contains("prepared on"));
        assert!(!without.contains("About this survey in particular"));
        let contact = (vec![paragraph("Ring us.".into())], None);
        let gaps = (vec![paragraph("The map.".into())], None);
        let date = Some("1 March 2027".to_owned());
        let with = statement.parts(&"en".into(), &Own { contact, gaps, date, ..own() });
        let with = words(&with);
        assert_eq!(with.matches("Ring us.").count(), 1);
        assert!(with.contains("The map.") && with.contains("prepared on 1 March 2027"));
        assert!(!with.contains("wants to know"));
    }

    #[test]
    fn who_reads_another_language_is_told_which_this_is() {
        let statement = Statement::read().unwrap();
        assert!(statement.parts(&"pl".into(), &own()).iter().all(|(_, l)| *l == Some("en".into())));
        assert!(statement.parts(&"cy".into(), &own()).iter().all(|(_, l)| l.is_none()));
    }
}
