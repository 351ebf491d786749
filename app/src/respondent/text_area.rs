//! The one component that writes `<textarea>`, so that there is one place to look at when it comes
//! to what somebody typed at length.

use maud::{Markup, html};

/// What a text area needs to know.
pub(crate) struct TextArea<'a> {
    /// Name and identifier.
    pub(crate) name: &'a str,
    /// What it starts with.
    pub(crate) value: &'a str,
    /// Identifiers of what describes it.
    pub(crate) described_by: Option<&'a str>,
    /// How many lines are in sight.
    pub(crate) rows: u8,
    /// Whether there is a problem with it.
    pub(crate) wrong: bool,
}

/// Several lines of text.
pub(crate) fn text_area(area: &TextArea<'_>) -> Markup {
    html! {
        textarea.govuk-textarea.govuk-textarea--error[area.wrong]
            id=(area.name)
            name=(area.name)
            rows=(area.rows)
            dir="auto"
            // That of the form is not enough: Firefox keeps the text of every area that does not say
            // so itself, and writes it to the disk with what it knows of its windows.
            autocomplete="off"
            aria-describedby=[area.described_by]
            aria-invalid=[area.wrong.then_some("true")]
        {
            // A parser drops a line break that follows the opening tag, so one is put before the
            // text.
            "\n" (area.value)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: &str) -> String {
        text_area(&TextArea { name: "q", value, described_by: None, rows: 8, wrong: false })
            .into_string()
    }

    #[test]
    fn typed_text_never_becomes_markup() {
        let html = written("</textarea><script>alert(1)</script>&amp;");
        assert!(!html.contains("<script"), "{html}");
        assert!(html.contains("&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;"));
    }

    #[test]
    fn a_leading_line_break_survives() {
        assert!(written("\nafter a break").contains(">\n\nafter a break</textarea>"));
    }
}
