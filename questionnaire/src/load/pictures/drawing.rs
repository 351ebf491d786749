//! One drawing: what is accepted of SVG, and how it is written anew.

use std::fmt::Write as _;

use roxmltree::{Document, Node};

use crate::load::{Source, report::Mistake};

/// The namespace of SVG.
const SVG: &str = "http://www.w3.org/2000/svg";

/// The most that a picture may weigh, in bytes.
const HEAVIEST: usize = 20_000;

/// Shapes, and groups of them.
const ELEMENTS: [&str; 9] =
    ["svg", "g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon"];

/// What drawing programs write about a picture. It is dropped.
const ABOUT: [&str; 3] = ["title", "desc", "metadata"];

/// What a shape may have.
const ATTRIBUTES: [&str; 30] = [
    "viewBox",
    "d",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "x",
    "y",
    "width",
    "height",
    "x1",
    "y1",
    "x2",
    "y2",
    "points",
    "transform",
    "fill",
    "fill-rule",
    "fill-opacity",
    "clip-rule",
    "opacity",
    "stroke",
    "stroke-width",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-opacity",
    "stroke-dasharray",
    "vector-effect",
];

/// Reads a picture; what is not accepted is a mistake, and missing from it.
pub(super) fn read(source: &Source) -> (String, Vec<Mistake>) {
    let mut reader = Reader { source, mistakes: Vec::new() };
    let drawing = reader.drawing().unwrap_or_default();
    (drawing, reader.mistakes)
}

struct Reader<'a> {
    source: &'a Source,
    mistakes: Vec<Mistake>,
}

impl Reader<'_> {
    fn drawing(&mut self) -> Option<String> {
        if self.source.text.len() > HEAVIEST {
            let what = format!("The picture has more than {HEAVIEST} bytes.");
            self.mistake(1, 1, what, "Draw it more simply: every phone has to fetch it.");
            return None;
        }
        let document = match Document::parse(&self.source.text) {
            Ok(document) => document,
            Err(error) => {
                let at = error.pos();
                let what = format!("The picture cannot be read: {error}.");
                self.mistake(at.row, at.col, what, "Save it as plain SVG, without a DOCTYPE.");
                return None;
            }
        };
        let root = document.root_element();
        if !root.has_tag_name((SVG, "svg")) || root.attribute("viewBox").is_none() {
            let advice = "Begin the file with <svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 64 64\">.";
            self.at(root, "The picture is not SVG with a viewBox.", advice);
            return None;
        }
        let mut out = String::new();
        self.element(root, &mut out);
        Some(out)
    }

    fn element(&mut self, node: Node<'_, '_>, out: &mut String) {
        let name = node.tag_name().name();
        if node.tag_name().namespace() != Some(SVG) || ABOUT.contains(&name) {
            return;
        }
        if !ELEMENTS.contains(&name) {
            let what = format!("A picture cannot have the element “{name}”.");
            self.at(node, what, "Use shapes and groups alone. Drawing programs offer “plain SVG”.");
            return;
        }
        let _ = write!(out, "<{name}");
        if node.parent().is_some_and(|parent| parent.is_root()) {
            let _ = write!(out, " xmlns=\"{SVG}\"");
        }
        for attribute in node.attributes() {
            let (key, value) = (attribute.name(), attribute.value());
            // The page gives it its size.
            let sizes_root = name == "svg" && matches!(key, "width" | "height");
            let foreign = attribute.namespace().is_some() && key != "href";
            if sizes_root || foreign || matches!(key, "id" | "version") {
                continue;
            }
            if ATTRIBUTES.contains(&key) && is_plain(value) {
                let _ = write!(out, " {key}=\"{value}\"");
            } else {
                let what = format!("A picture cannot have {key}=\"{value}\".");
                self.at(node, what, "Use plain colours, numbers and paths: fill=\"#0e4a54\".");
            }
        }
        out.push('>');
        for child in node.children() {
            if child.is_element() {
                self.element(child, out);
            } else if child.is_text() && child.text().is_some_and(|text| !text.trim().is_empty()) {
                self.at(node, "A picture cannot have words in it.", "Put them into the label.");
            }
        }
        let _ = write!(out, "</{name}>");
    }

    fn at(&mut self, node: Node<'_, '_>, what: impl Into<String>, advice: &str) {
        let at = node.document().text_pos_at(node.range().start);
        self.mistake(at.row, at.col, what, advice);
    }

    fn mistake(&mut self, row: u32, col: u32, what: impl Into<String>, advice: &str) {
        self.mistakes.push(Mistake {
            file: self.source.name.clone(),
            line: row as usize,
            column: col as usize,
            what: what.into(),
            advice: advice.to_owned(),
        });
    }
}

/// Numbers, colours, paths: nothing that could lead elsewhere or end an attribute.
fn is_plain(value: &str) -> bool {
    let accepted = |c: char| {
        c.is_ascii_alphanumeric()
            || c.is_ascii_whitespace()
            || matches!(c, '#' | ',' | '.' | '-' | '+' | '(' | ')' | '%')
    };
    value.chars().all(accepted) && !value.to_ascii_lowercase().contains("url")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(inner: &str) -> (String, Vec<Mistake>) {
        let text = format!("<svg xmlns=\"{SVG}\" viewBox=\"0 0 8 8\" width=\"8\">{inner}</svg>");
        read(&Source { name: "pictures/x.svg".into(), text })
    }

    #[test]
    fn shapes_are_written_anew() {
        let (drawing, mistakes) =
            drawn("<title>Yes</title><!-- tick --><g fill='#0e4a54'><path d='M1 4l2 2'/></g>");
        assert_eq!(mistakes, []);
        assert_eq!(
            drawing,
            format!(
                "<svg xmlns=\"{SVG}\" viewBox=\"0 0 8 8\"><g fill=\"#0e4a54\">\
                 <path d=\"M1 4l2 2\"></path></g></svg>"
            )
        );
    }

    #[test]
    fn nothing_that_acts_or_leads_elsewhere_comes_through() {
        for inner in [
            "<script>alert(1)</script>",
            "<style>path{fill:red}</style>",
            "<a href='https://example.org'><path d='M1 1'/></a>",
            "<image href='https://example.org/a.png'/>",
            "<use href='#x'/>",
            "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
            "<path d='M1 1' onclick='alert(1)'/>",
            "<path d='M1 1' style='fill:url(https://example.org)'/>",
            "<path d='M1 1' fill='url(#a)'/>",
            "<path d='M1 1' fill='&#117;rl(#a)'/>",
            "<g xmlns:l='http://www.w3.org/1999/xlink' l:href='https://example.org'/>",
            "<animate attributeName='d'/>",
            "<text>words</text>",
            "<g>words</g>",
            "<path d='M1 1&quot; onload=&quot;alert(1)'/>",
        ] {
            let (drawing, mistakes) = drawn(inner);
            assert_eq!(mistakes.len(), 1, "{inner}: {mistakes:?}");
            for trace in ["script", "style", "href", "url", "onclick", "onload", "example", "words"]
            {
                assert!(!drawing.contains(trace), "{inner}: {drawing}");
            }
        }
    }

    #[test]
    fn what_is_not_a_picture_is_said_with_its_place() {
        for text in [
            "",
            "<svg",
            "<svg viewBox='0 0 8 8'/>",
            "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'/>",
            &format!("<svg xmlns='{SVG}' viewBox='0 0 8 8'>{}</svg>", " ".repeat(HEAVIEST)),
        ] {
            let (drawing, mistakes) =
                read(&Source { name: "pictures/x.svg".into(), text: text.into() });
            assert_eq!((drawing.as_str(), mistakes.len()), ("", 1), "{text}");
        }
    }
}
