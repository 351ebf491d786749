#![expect(clippy::unwrap_used, reason = "tests")]
use proptest::prelude::*;

use super::*;
use crate::load::{Mistake, Source, file::File, table::Table};

/// Reads `text` as the value of `body` in the third line of a file.
fn read_text(text: &str) -> (Vec<Block>, Vec<Mistake>) {
    let text = format!("\n\nbody = {text}\n");
    let source = Source { name: "f.toml".into(), text };
    let (file, root) = File::parse(&source);
    let blocks = Table::root(&file, &root, &["body"]).get("body").map(|value| value.written(read));
    let blocks = blocks.unwrap_or_default();
    (blocks, file.finish().mistakes)
}

fn text(text: &str) -> Inline {
    Inline::Text(text.into())
}

#[test]
fn what_the_guide_names_is_accepted() {
    let (blocks, mistakes) = read_text(
        "\"\"\"\nOne line\nand another, **loud**.\n\n## Part *\n\n- one\n- [two](/a)\n\n\
         Call [us](tel:08081689111) &lt;\n\"\"\"",
    );
    assert_eq!(mistakes, []);
    let link = |text: &str, to: &str| Inline::Link { text: text.into(), to: to.into() };
    assert_eq!(
        blocks,
        [
            Block::Paragraph(vec![
                text("One line and another, "),
                Inline::Strong("loud".into()),
                text(".")
            ]),
            Block::Heading(vec![text("Part *")]),
            Block::List(vec![vec![text("one")], vec![link("two", "/a")]]),
            Block::Paragraph(vec![text("Call "), link("us", "tel:08081689111"), text(" <")]),
        ]
    );
}

#[test]
fn a_list_with_blank_lines_is_the_same_list() {
    let (tight, _) = read_text("'''\n- one\n- two\n'''");
    let (loose, mistakes) = read_text("'''\n- one\n\n- two\n'''");
    assert_eq!((tight, mistakes), (loose, vec![]));
}

#[test]
fn everything_else_is_refused_where_it_stands() {
    for (markdown, line, column) in [
        ("a\n\n# High", 6, 1),
        ("a\n\nHead\n---", 6, 1),
        ("a\n\n1. one", 6, 1),
        ("- a\n  - b", 5, 3),
        ("- a\n\n  b", 6, 3),
        ("a\n\n> b\n> c", 6, 1),
        ("a\n\n    code", 6, 5),
        ("a `code`", 4, 3),
        ("é <b>x", 4, 3),
        ("<div>", 4, 1),
        ("a\n\n***", 6, 1),
        ("an *em*", 4, 4),
        ("**a [b](/c)**", 4, 5),
        ("![a](/b)", 4, 1),
        ("<https://a.b>", 4, 1),
        ("a\n\n[a]: https://b.c", 6, 1),
        ("[a](/b 'c')", 4, 1),
        ("[](/b)", 4, 1),
        ("[a](http://b.c)", 4, 1),
        ("[a](javascript:b)", 4, 1),
        ("[a](//b.c)", 4, 1),
        ("[a](/\\\\b.c)", 4, 1),
        ("[a](https:///b)", 4, 1),
        ("[a](tel:)", 4, 1),
        ("[a](b)", 4, 1),
        ("", 3, 8),
    ] {
        let (_, mistakes) = read_text(&format!("\"\"\"\n{markdown}\"\"\""));
        let [mistake] = mistakes.as_slice() else {
            assert_eq!(mistakes.len(), 1, "{markdown}: {mistakes:?}");
            continue;
        };
        assert_eq!((mistake.line, mistake.column), (line, column), "{markdown}: {mistake}");
    }
}

/// What a block says, in words.
fn said(blocks: &[Block]) -> String {
    let inlines = |inlines: &[Inline]| -> String {
        let said = inlines.iter().map(|inline| match inline {
            Inline::Text(text) | Inline::Strong(text) | Inline::Link { text, .. } => text.as_str(),
        });
        said.collect()
    };
    let block = |block: &Block| match block {
        Block::Heading(text) | Block::Paragraph(text) => inlines(text),
        Block::List(items) => items.iter().map(|item| inlines(item)).collect::<Vec<_>>().join(" "),
    };
    blocks.iter().map(block).collect::<Vec<_>>().join(" ")
}

proptest! {
    #[test]
    fn no_text_upsets_the_reader(text in "(.|\n|[-*#>` \\[\\]()<!_]){0,60}") {
        let quoted = toml_quoted(&text);
        drop(read_text(&quoted));
    }

    #[test]
    fn plain_words_are_kept_word_for_word(
        paragraphs in prop::collection::vec("[a-zé]{1,5}( [a-zé]{1,5}){0,4}", 1..4),
    ) {
        let (blocks, mistakes) = read_text(&toml_quoted(&paragraphs.join("\n\n")));
        prop_assert_eq!(mistakes, vec![]);
        prop_assert_eq!(said(&blocks), paragraphs.join(" "));
    }
}

/// A text as a TOML string. JSON's escapes are TOML's.
fn toml_quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap().replace('\u{7f}', "\\u007f")
}
