//! A script that is sent as it is written, but for what only its readers need.

/// Without lines that are a comment and nothing else, empty lines and indentation. It looks at whole
/// lines, so a text that goes over several lines must not be in it; none of ours has one.
pub(crate) fn without_comments(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.filter(|line| !line.starts_with("//")).flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_browser_does_not_need_is_not_sent() {
        let text = "// Why.\n\n  const a = \"// not one\"; // said\n    // Why not.\n  a();\n";
        assert_eq!(without_comments(text), "const a = \"// not one\"; // said\na();\n");
    }
}
