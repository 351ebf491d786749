//! The little Markdown that longer texts may use, read into blocks. Whatever is beyond it is a
//! mistake: no text can bring markup of its own to a page.

use std::{iter::Peekable, ops::Range};

use pulldown_cmark::{Event, HeadingLevel, LinkType, OffsetIter, Parser, Tag, TagEnd};

use super::written::Written;
use crate::prose::{Block, Inline};

/// Reads a text, and notes everything in it that is not accepted.
pub(super) fn read(written: &Written<'_>) -> Vec<Block> {
    let source = written.text;
    let parser = Parser::new(source);
    let mut reader = Reader { written, source, refused: 0..0, events: None };
    for (_, definition) in parser.reference_definitions().iter() {
        reader.refuse(&definition.span, Refused::Reference);
    }
    reader.events = Some(parser.into_offset_iter().peekable());
    let blocks = reader.blocks();
    if blocks.is_empty() && reader.refused.is_empty() {
        written.mistake(
            format!("{} is empty.", written.name),
            "Write something, or leave it out where it is not needed.",
        );
    }
    blocks
}

/// Reads one text. Where something is refused, all of it is passed over.
struct Reader<'r> {
    written: &'r Written<'r>,
    source: &'r str,
    /// What was refused last: the parts inside it are not refused once more.
    refused: Range<usize>,
    events: Option<Peekable<OffsetIter<'r>>>,
}

/// What is not accepted.
#[derive(Clone, Copy)]
enum Refused {
    HeadingLevel,
    Underlined,
    Numbered,
    Nested,
    Quote,
    Indented,
    Code,
    Markup,
    Rule,
    Emphasis,
    Inside,
    Image,
    Reference,
    Title,
    Wordless,
    Address,
    Invisible,
    Other,
}

impl Refused {
    /// What it is, and what to write instead.
    fn explain(self) -> (&'static str, &'static str) {
        match self {
            Self::HeadingLevel => {
                ("A heading of this level", "Begin the line of a sub-heading with “## ”.")
            }
            Self::Underlined => (
                "A line of hyphens or equals signs under a text, which makes it a heading,",
                "Begin the line of a sub-heading with “## ”, and leave out the line below it.",
            ),
            Self::Numbered => (
                "A numbered list",
                "Begin each entry with “- ”. Where it is a sentence, let its line begin with a word.",
            ),
            Self::Nested => (
                "A list entry with several paragraphs or a list inside",
                "Keep each entry to one paragraph.",
            ),
            Self::Quote => ("A quotation block", "Leave out the “>” at the start of the line."),
            Self::Indented => (
                "A line that begins with four spaces or more, which makes it program code,",
                "Begin the line at the margin.",
            ),
            Self::Code => ("Program code", "Leave out the backticks “`”."),
            Self::Markup => ("HTML", "Write plain text; for a bare “<” write “&lt;”."),
            Self::Rule => ("A dividing line", "Leave it out, or begin a new part with “## ”."),
            Self::Emphasis => (
                "Text between single stars or underscores",
                "For important text put two stars at both ends: **important**.",
            ),
            Self::Inside => {
                ("Bold or a link inside another", "Use one of the two, with plain text in it.")
            }
            Self::Image => ("A picture", "Say in words what matters about it."),
            Self::Reference => (
                "A link whose address stands elsewhere, or bare between “<” and “>”,",
                "Write text and address together: [what it is](https://…).",
            ),
            Self::Title => ("A title in a link", "Leave out what follows the address."),
            Self::Wordless => (
                "A link without words",
                "Say between the brackets where it leads: [what it is](https://…).",
            ),
            Self::Address => (
                "This address of a link",
                "Use an address on this site (/…), or one that begins with https://, tel:, sms: \
                 or mailto:.",
            ),
            Self::Invisible => ("An invisible character", "Type the text anew."),
            Self::Other => (
                "This markup",
                "Use paragraphs, “## ” sub-headings, “- ” lists, **important** and [links](/…).",
            ),
        }
    }
}

impl<'r> Reader<'r> {
    fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, span)) = self.next() {
            match event {
                Event::Start(Tag::Paragraph) => blocks.push(Block::Paragraph(self.inlines())),
                Event::Start(Tag::Heading { level, .. }) => {
                    let underlined = !self.source[span.clone()].trim_start().starts_with('#');
                    if underlined {
                        self.refuse(&span, Refused::Underlined);
                    } else if level != HeadingLevel::H2 {
                        self.refuse(&span, Refused::HeadingLevel);
                    }
                    let text = self.inlines();
                    if text.is_empty() {
                        self.refuse(&span, Refused::Other);
                    }
                    blocks.push(Block::Heading(text));
                }
                Event::Start(Tag::List(None)) => blocks.push(Block::List(self.items())),
                event => self.refuse_event(&event, &span),
            }
        }
        blocks
    }

    fn items(&mut self) -> Vec<Vec<Inline>> {
        let mut items = Vec::new();
        while let Some((event, span)) = self.next() {
            match event {
                Event::End(TagEnd::List(_)) => break,
                Event::Start(Tag::Item) => items.push(self.item(&span)),
                event => self.refuse_event(&event, &span),
            }
        }
        items
    }

    /// The text of a list entry, which is a paragraph if blank lines stand between the entries.
    fn item(&mut self, item: &Range<usize>) -> Vec<Inline> {
        let loose = self
            .events
            .as_mut()
            .and_then(Peekable::peek)
            .is_some_and(|(event, _)| matches!(event, Event::Start(Tag::Paragraph)));
        if !loose {
            let text = self.inlines();
            if text.is_empty() {
                self.refuse(item, Refused::Other);
            }
            return text;
        }
        drop(self.next());
        let text = self.inlines();
        while let Some((event, span)) = self.next() {
            if event == Event::End(TagEnd::Item) {
                break;
            }
            self.refuse(&span, Refused::Nested);
            self.skip(&event);
        }
        text
    }

    /// The text up to the end of the block.
    fn inlines(&mut self) -> Vec<Inline> {
        let mut inlines = Vec::new();
        while let Some((event, span)) = self.next() {
            match event {
                Event::End(_) => break,
                Event::Text(text) => push_text(&mut inlines, &text),
                Event::SoftBreak | Event::HardBreak => push_text(&mut inlines, " "),
                Event::Start(Tag::Strong) => inlines.push(Inline::Strong(self.plain())),
                Event::Start(Tag::Link { link_type, dest_url, title, .. }) => {
                    if link_type != LinkType::Inline {
                        self.refuse(&span, Refused::Reference);
                    } else if !title.is_empty() {
                        self.refuse(&span, Refused::Title);
                    } else if !is_address(&dest_url) {
                        self.refuse(&span, Refused::Address);
                    }
                    let text = self.plain();
                    if text.trim().is_empty() {
                        self.refuse(&span, Refused::Wordless);
                    }
                    inlines.push(Inline::Link { text, to: dest_url.into_string() });
                }
                Event::Start(Tag::Item | Tag::Paragraph | Tag::List(_)) => {
                    self.refuse(&span, Refused::Nested);
                    self.skip(&event);
                }
                event => self.refuse_event(&event, &span),
            }
        }
        inlines
    }

    /// The text of something that holds nothing but text.
    fn plain(&mut self) -> String {
        let mut plain = String::new();
        while let Some((event, span)) = self.next() {
            match event {
                Event::End(_) => break,
                Event::Text(text) => plain.push_str(&text),
                Event::SoftBreak | Event::HardBreak => plain.push(' '),
                Event::Start(Tag::Strong | Tag::Link { .. }) => {
                    self.refuse(&span, Refused::Inside);
                    self.skip(&event);
                }
                event => self.refuse_event(&event, &span),
            }
        }
        plain
    }

    fn next(&mut self) -> Option<(Event<'r>, Range<usize>)> {
        let (event, span) = self.events.as_mut()?.next()?;
        if let Event::Text(text) = &event
            && text.chars().any(|c| c.is_control() && c != '\n')
        {
            self.refuse(&span, Refused::Invisible);
        }
        Some((event, span))
    }

    /// Passes over everything up to the end of what `event` begins.
    fn skip(&mut self, event: &Event<'_>) {
        let mut depth = usize::from(matches!(event, Event::Start(_)));
        while depth > 0 {
            match self.events.as_mut().and_then(Iterator::next) {
                Some((Event::Start(_), _)) => depth += 1,
                Some((Event::End(_), _)) => depth -= 1,
                Some(_) => {}
                None => break,
            }
        }
    }

    fn refuse_event(&mut self, event: &Event<'_>, span: &Range<usize>) {
        use pulldown_cmark::CodeBlockKind::Indented;
        let refused = match event {
            Event::Start(Tag::List(Some(_))) => Refused::Numbered,
            Event::Start(Tag::BlockQuote(_)) => Refused::Quote,
            Event::Start(Tag::CodeBlock(Indented)) => Refused::Indented,
            Event::Start(Tag::CodeBlock(_)) | Event::Code(_) => Refused::Code,
            Event::Start(Tag::HtmlBlock) | Event::Html(_) | Event::InlineHtml(_) => Refused::Markup,
            Event::Start(Tag::Emphasis) => Refused::Emphasis,
            Event::Start(Tag::Image { .. }) => Refused::Image,
            Event::Rule => Refused::Rule,
            _ => Refused::Other,
        };
        self.refuse(span, refused);
        self.skip(event);
    }

    fn refuse(&mut self, span: &Range<usize>, refused: Refused) {
        let inside = !self.refused.is_empty() && self.refused.contains(&span.start);
        if !inside {
            let (what, advice) = refused.explain();
            let what = format!("{what} is not accepted in {}.", self.written.name);
            self.written.mistake_at(span.start, what, advice);
            self.refused = span.clone();
        }
    }
}

/// Where the links of a text lead, in order of the addresses. What follows a question mark may well
/// differ from language to language.
pub(super) fn links(blocks: &[Block]) -> Vec<&str> {
    let runs = blocks.iter().flat_map(|block| match block {
        Block::Heading(inlines) | Block::Paragraph(inlines) => std::slice::from_ref(inlines),
        Block::List(items) => items,
    });
    let mut links: Vec<_> = runs
        .flatten()
        .filter_map(|inline| match inline {
            Inline::Link { to, .. } => Some(to.split('?').next().unwrap_or(to)),
            Inline::Text(_) | Inline::Strong(_) => None,
        })
        .collect();
    links.sort_unstable();
    links
}

/// Adds text to the run before it, where that is plain as well.
fn push_text(inlines: &mut Vec<Inline>, text: &str) {
    if let Some(Inline::Text(before)) = inlines.last_mut() {
        before.push_str(text);
    } else {
        inlines.push(Inline::Text(text.to_owned()));
    }
}

/// Whether a link may lead there.
fn is_address(to: &str) -> bool {
    let strange = |c: char| c.is_whitespace() || c.is_control() || c == '\\';
    // Two slashes lead to another host; browsers read a backslash as a slash.
    let here = to.starts_with('/') && !to.starts_with("//");
    let rest = ["https://", "tel:", "sms:", "mailto:"].iter().find_map(|s| to.strip_prefix(s));
    let elsewhere = rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'));
    (here || elsewhere) && !to.contains(strange)
}

#[cfg(test)]
mod tests;
