//! The one component that writes `<textarea>`. Leptos 0.8 does not escape that element's children
//! when the server renders, so what somebody typed could become markup; here it is escaped by hand,
//! and a house rule keeps every other file from writing one.

use leptos::prelude::*;

/// What a text area needs to know.
pub(super) struct TextArea {
    /// Name and identifier.
    pub(super) name: String,
    /// What it starts with.
    pub(super) value: String,
    /// Identifiers of what describes it.
    pub(super) described_by: Option<String>,
    /// How many lines are in sight.
    pub(super) rows: &'static str,
    /// Whether there is a problem with it.
    pub(super) wrong: bool,
}

/// Several lines of text.
pub(super) fn text_area(area: TextArea) -> impl IntoView {
    // A parser drops a line break that follows the opening tag, so one is put before the text.
    let inner = format!("\n{}", html_escape::encode_text(&area.value));
    let class = if area.wrong { "govuk-textarea govuk-textarea--error" } else { "govuk-textarea" };
    view! {
        <textarea
            class=class
            id=area.name.clone()
            name=area.name
            rows=area.rows
            aria-describedby=area.described_by
            aria-invalid=area.wrong.then_some("true")
            inner_html=inner
        ></textarea>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn html(value: &str) -> String {
        let (name, value) = ("q".into(), value.to_owned());
        text_area(TextArea { name, value, described_by: None, rows: "8", wrong: false }).to_html()
    }

    #[test]
    fn typed_text_never_becomes_markup() {
        let html = html("</textarea><script>alert(1)</script>&amp;");
        assert!(!html.contains("<script"), "{html}");
        assert!(html.contains("&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;"));
    }

    #[test]
    fn a_leading_line_break_survives() {
        assert!(html("\nafter a break").contains(">\n\nafter a break</textarea>"));
    }
}
