#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use questionnaire::{consultation::Disclosure, prose::Inline};

use super::*;
use crate::staff::board::Part;

/// A release with one table, of a choice between two answers.
pub(crate) fn release() -> Release {
    let asked = Asked {
        question: "told".to_owned(),
        statement: None,
        label: "Did you tell <anyone>?".to_owned(),
        options: vec!["Yes".to_owned(), "No".to_owned()],
    };
    let row = |index: usize, figure: &str, percent: &str| {
        format!(
            r#"{{"key":{{"option":{{"index":{index},"value":"v{index}"}}}},"figure":{figure},
                "percent":{percent},"in_base":true}}"#
        )
    };
    let table = format!(
        r#"{{"question":"told","statement":null,"counting":"answers","rows":[{},{}],
            "asked":{{"about":60}},"base":{{"about":55}},"no_answer":{{"fewer-than":10}},
            "not_asked":null,"leading":[0]}}"#,
        row(0, r#"{"about":45}"#, "82"),
        row(1, r#""withheld""#, "null"),
    );
    let outline = Outline {
        slug: "views".to_owned(),
        hash: "aa".to_owned(),
        consultation: "Support".to_owned(),
        audience: "Everyone".to_owned(),
        rule: Disclosure { threshold: 10, rounding: 5, minimum_base: 30 },
        parts: vec![Part { id: "a".to_owned(), title: "Telling".to_owned(), asked: vec![asked] }],
    };
    let figures = Figures {
        hash: "aa".to_owned(),
        total: 61,
        period: Some(("1 March 2027".to_owned(), "9 March 2027".to_owned())),
        tables: vec![serde_json::from_str(&table).unwrap()],
    };
    Release {
        consultation: "support".to_owned(),
        name: "Support".to_owned(),
        number: 3,
        made_on: "10 March 2027".to_owned(),
        sets: vec![Frozen { outline, figures, compared: Vec::new() }],
    }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(vec![Inline::Text(text.to_owned())])
}

#[test]
fn a_table_stands_where_a_line_names_it() {
    let release = release();
    let pieces = release.pieces(vec![paragraph("Before"), paragraph("[[ views:told ]]")]).unwrap();
    assert_eq!(pieces[0], Piece::Text(paragraph("Before")));
    let Piece::Table(shown) = &pieces[1] else { unreachable!("{pieces:?}") };
    assert_eq!((shown.name().as_str(), shown.asked.question.as_str()), ("views:told", "told"));
}

#[test]
fn what_names_no_table_is_said_and_not_shown() {
    let release = release();
    for (text, words) in [
        ("[[views:gone]]", "called “views:gone”"),
        ("see [[views:told]]", "on a line of its own"),
        ("[[views:told]] [[views:told]]", "on a line of its own"),
        ("[[views:told", "on a line of its own"),
    ] {
        let problems = release.pieces(vec![paragraph(text)]).unwrap_err();
        assert!(problems[0].contains(words), "{text}: {problems:?}");
    }
    let item = Block::List(vec![vec![Inline::Text("[[views:told]]".to_owned())]]);
    assert_eq!(release.pieces(vec![item]).unwrap_err().len(), 1);
}

#[test]
fn the_page_says_what_the_release_says() {
    let release = release();
    let messages = crate::messages::load::all().unwrap();
    let files = Files {
        report: "/views/results/3".to_owned(),
        json: ("/views/results/3.json".to_owned(), "ab12".to_owned()),
        csv: vec![("/views/results/3.csv".to_owned(), "Everyone".to_owned())],
    };
    for language in ["en", "ar"] {
        let language = questionnaire::text::Language::from(language);
        let say = crate::respondent::Say { messages: &messages, language: &language };
        let said = release.pieces(vec![paragraph("a < b"), paragraph("[[views:told]]")]).unwrap();
        let told = Story { asked: Vec::new(), said, did: Vec::new() };
        let html = story(&say, &release, &told, &files).into_string();
        for words in [
            "a &lt; b",
            "Did you tell &lt;anyone&gt;?",
            "82%",
            "not shown",
            "69 to 90%",
            "SHA-256 ab12",
        ] {
            assert!(html.contains(words), "{words}: {html}");
        }
        assert_eq!(html.contains("lang=\"en\""), language.as_str() == "ar");
        let html = report(&say, &release, &files).into_string();
        assert!(html.contains("61 responses, from 1 March 2027 to 9 March 2027."), "{html}");
    }
}

#[test]
fn a_release_reads_as_it_was_written() {
    let release = release();
    let text = serde_json::to_string(&release).unwrap();
    assert_eq!(serde_json::from_str::<Release>(&text).unwrap(), release);
}
