//! Help that fits, without a trace: the directory as a page, and services chosen by answers.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "support/program.rs"]
mod program;
#[path = "support/visitor.rs"]
mod visitor;

use std::path::{Path, PathBuf};

use program::Program;
use tempfile::TempDir;
use visitor::{Page, Visitor};

const DOGS: &str = "The dog warden";
const LISTENING: &str = "The listening line";
const OFFICE: &str = "The park office";

struct House {
    program: Program,
    folder: TempDir,
}

impl House {
    fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/fx-help");
        let program = Program::serve(&folder.path().join("heard.db"), &fixture).unwrap();
        Self { program, folder }
    }

    fn visitor(&self) -> Visitor {
        Visitor::new(self.program.address)
    }

    fn files(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap();
        entries.map(|entry| entry.unwrap().path()).collect()
    }
}

/// What a page says in `main`, without the data for its program.
fn main_of(page: &Page) -> &str {
    let start = page.body.find("<main").unwrap();
    &page.body[start..start + page.body[start..].find("</main>").unwrap()]
}

/// Answers the three questions, and sends the answers.
fn answer(visitor: &mut Visitor, met: &str, felt: &str) -> Page {
    visitor.get("/fx-help").unwrap();
    for form in ["_page=_start", "_page=_keep&_keep=no", &format!("_page=met&met={met}")] {
        visitor.send("/fx-help", form).unwrap();
    }
    let said = visitor.send("/fx-help", &format!("_page=felt&felt={felt}")).unwrap();
    assert!(said.body.contains("What would you say"), "{}", said.body);
    visitor.send("/fx-help", "_page=said&said=Nothing").unwrap();
    visitor.send("/fx-help", "_page=_review").unwrap()
}

#[test]
fn looking_for_help_leaves_nothing_in_the_address_and_nothing_in_a_form() {
    let house = House::open();
    let page = house.visitor().get("/fx-help/help").unwrap();
    assert_eq!(page.status, 200);
    let main = main_of(&page);
    for part in ["Dogs off the lead", "Feeling low", "The north gate", "The south gate"] {
        let summary = format!("<summary class=\"h-need__name\">{part}</summary>");
        assert!(main.contains(&summary), "{part} in {main}");
    }
    for trace in ["<form", "<input", "<select", "href=\"#", "href=\"?", "<script", "<details open"]
    {
        assert!(!main.contains(trace), "{trace} in {main}");
    }
    // Danger comes first, then what helps anyone.
    let at = |words: &str| main.find(words).unwrap();
    assert!(at("tel:999") < at(OFFICE) && at(OFFICE) < at("<details"));
    // What is for one thing is nowhere but under it.
    assert_eq!(main.matches(LISTENING).count(), 2);
    assert_eq!(main.matches(DOGS).count(), 3);
    for fact in ["Relay UK", "tel:1800103000000002", "sms:80000", "Cost: <span>Free</span>"] {
        assert!(main.contains(fact), "{fact} in {main}");
    }
    assert!(main.contains("<bdi class=\"h-number\" dir=\"ltr\">0300 000 0002</bdi>"), "{main}");
    assert!(main.contains("<span>The north gate, The south gate</span>"), "{main}");
}

#[test]
fn the_help_page_speaks_the_language_asked_for_and_marks_what_it_does_not_have() {
    let house = House::open();
    let page = house.visitor().get("/fx-help/help?lang=cy").unwrap();
    let main = main_of(&page);
    assert!(main.contains(">Cŵn oddi ar y tennyn</summary>"), "{main}");
    assert!(main.contains("<summary class=\"h-need__name\" lang=\"en\">Feeling low"), "{main}");
}

#[test]
fn services_that_fit_the_answers_are_shown_and_not_kept() {
    let house = House::open();
    let mut visitor = house.visitor();
    let thanks = answer(&mut visitor, "dogs", "low");
    assert_eq!(thanks.status, 200);
    let main = main_of(&thanks);
    assert!(main.contains(DOGS) && main.contains(LISTENING) && main.contains(OFFICE), "{main}");

    // The next look at the page no longer knows what was answered, and neither does the server.
    let again = visitor.get("/fx-help").unwrap();
    let main = main_of(&again);
    assert!(main.contains("Thank you.") && main.contains(OFFICE), "{main}");
    assert!(!main.contains(DOGS) && !main.contains(LISTENING), "{main}");
    for file in house.files() {
        let bytes = std::fs::read(&file).unwrap();
        let found = bytes.windows(10).any(|bytes| bytes == b"dog-warden");
        assert!(!found, "{}", file.display());
    }
}

#[test]
fn services_that_do_not_fit_are_not_shown() {
    let house = House::open();
    let thanks = answer(&mut house.visitor(), "dogs", "well");
    assert!(main_of(&thanks).contains(DOGS) && !main_of(&thanks).contains(LISTENING));
    let thanks = answer(&mut house.visitor(), "ducks", "low");
    assert!(main_of(&thanks).contains(OFFICE));
    assert!(!main_of(&thanks).contains(DOGS) && !main_of(&thanks).contains(LISTENING));
}

#[test]
fn a_page_in_between_shows_what_fits_so_far() {
    let house = House::open();
    let mut visitor = house.visitor();
    for form in ["_page=_start", "_page=_keep&_keep=no"] {
        visitor.send("/fx-help", form).unwrap();
    }
    let felt = visitor.send("/fx-help", "_page=met&met=dogs").unwrap();
    assert!(main_of(&felt).contains(DOGS) && !main_of(&felt).contains(LISTENING));
    // Whoever takes the answer back is not shown it any more.
    visitor.send("/fx-help", "_page=felt&_action=back").unwrap();
    let felt = visitor.send("/fx-help", "_page=met&met=ducks").unwrap();
    assert!(!main_of(&felt).contains("h-services"));
}
