//! A longer text that was written outside a consultation's files, such as what staff say around
//! published figures. The little Markdown that it may use is that of the files.

use super::{File, Mistake, Source, markdown, written::Written};
use crate::prose::Block;

/// Reads a text into blocks; an empty one has none. `name` is what a mistake calls it.
///
/// # Errors
/// Everything in it that is not accepted, HTML among it, each with its line and what to do.
pub fn read(name: &str, text: &str) -> Result<Vec<Block>, Vec<Mistake>> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let source = Source { name: name.to_owned(), text: text.to_owned() };
    let file = File::plain(&source);
    let blocks = markdown::read(&Written::whole(&file));
    let mistakes = file.finish().mistakes;
    if mistakes.is_empty() { Ok(blocks) } else { Err(mistakes) }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;
    use crate::prose::Inline;

    #[test]
    fn paragraphs_headings_and_lists_are_read() {
        let blocks = read("We did", "## Hub\n\nIt *opened*.").unwrap_err();
        assert_eq!((blocks[0].line, blocks[0].file.as_str()), (3, "We did"));
        let blocks = read("We did", "## Hub\r\n\r\nIt **opened**.\r\n\r\n- one\r\n- two").unwrap();
        assert_eq!(blocks.len(), 3);
        assert_eq!(blocks[0], Block::Heading(vec![Inline::Text("Hub".to_owned())]));
        assert_eq!(read("We did", " \n"), Ok(Vec::new()));
    }

    #[test]
    fn no_markup_of_its_own_comes_through() {
        for text in ["a <script>alert(1)</script>", "<b>x</b>", "[x](javascript:alert(1))"] {
            let mistakes = read("We did", text).unwrap_err();
            assert!(!mistakes[0].advice.is_empty(), "{text}");
        }
    }
}
