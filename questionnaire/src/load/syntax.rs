//! The TOML parser's complaints in words for people who do not know TOML.

/// What is wrong and what to do, for a complaint of the parser.
pub(super) fn explain(complaint: &str) -> (String, String) {
    const KNOWN: [(&str, &str, &str); 18] = [
        ("duplicate key", "This key is written twice.", "Leave one of the two out."),
        (
            "string values must be quoted",
            "A text stands here without quotation marks.",
            "Put the text in straight quotation marks: \"…\".",
        ),
        (
            "invalid multi-line",
            "A text in three quotation marks is not closed.",
            "End it with \"\"\".",
        ),
        ("invalid basic string", "A text is not closed on its line.", CLOSE),
        ("invalid literal string", "A text is not closed on its line.", CLOSE),
        ("missing opening quote", "A text has no quotation mark before it.", CLOSE),
        (
            "key with no value",
            "There is no “=” after the key.",
            "Write key, equals sign and value on one line: label = \"…\".",
        ),
        (
            "missing assignment",
            "There is no “=” after the key.",
            "Write key, equals sign and value: label = \"…\".",
        ),
        (
            "missing value",
            "There is no value after “=”.",
            "Write a value: text in \"…\", or a number.",
        ),
        (
            "unexpected key or value",
            "The line goes on after its value has ended.",
            "Look for a quotation mark inside a text (write it “ ” or \\\"), or put what follows on \
             a line of its own.",
        ),
        ("extra `=`", "There is one “=” too many.", "Leave one of them out."),
        ("extra assignment", "There is one “=” too many.", "Leave one of them out."),
        (
            "missing comma",
            "There is no comma between two entries.",
            "Put a comma after each entry.",
        ),
        ("extra comma", "There is one comma too many.", "Leave one of them out."),
        (
            "unclosed array table",
            "The heading of a part is not closed.",
            "End it with two brackets: ]].",
        ),
        ("unclosed table", "The heading of a part is not closed.", "End it with a bracket: ]."),
        ("unclosed array", "A list is not closed.", "End it with a bracket: ]."),
        ("unclosed inline table", "An entry is not closed.", "End it with a brace: }."),
    ];
    const CLOSE: &str = "Put a straight quotation mark at both ends; for a text over several lines, \
                         three at both ends: \"\"\".";
    let known = KNOWN.iter().find(|(start, ..)| complaint.starts_with(start));
    match known {
        Some((_, what, advice)) => ((*what).to_owned(), (*advice).to_owned()),
        None => (
            format!("This is not TOML: {complaint}."),
            "Look at the quotation marks, brackets and equals signs of this line.".to_owned(),
        ),
    }
}
