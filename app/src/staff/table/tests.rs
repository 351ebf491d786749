#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use super::*;

fn page(outcome: Option<Result<Shown, Problem>>) -> TablePage {
    let group = |title: &str, entries: &[(&str, &str)]| Group {
        title: title.to_owned(),
        entries: entries.iter().map(|(v, w)| ((*v).to_owned(), (*w).to_owned())).collect(),
    };
    TablePage {
        account: "a.jones".to_owned(),
        slug: "views".to_owned(),
        consultation: "Support <2026>".to_owned(),
        audience: "Everyone".to_owned(),
        questions: vec![group("About you", &[("district", "Where do you live?")])],
        answers: vec![group("Where do you live?", &[("district=wirral", "Wirral & more")])],
        picked: Picked {
            rows: "district".to_owned(),
            only: "district=wirral".to_owned(),
            ..Picked::default()
        },
        outcome,
    }
}

#[test]
fn what_was_picked_stays_picked_and_words_are_escaped() {
    let html = table_page(&page(None), "/a/staff.css");
    assert!(html.contains("<option value=\"district\" selected>Where do you live?</option>"));
    assert!(html.contains("<option value=\"district=wirral\" selected>Wirral &amp; more</option>"));
    assert!(html.contains("Support &lt;2026&gt;"));
    assert!(html.contains("<title>Compare – Everyone – Heard</title>"));
    assert!(!html.contains("<script"));
}

#[test]
fn a_problem_leads_to_its_control() {
    let problem = Problem { words: "Pick another question".to_owned(), control: "columns" };
    let html = table_page(&page(Some(Err(problem))), "");
    assert!(html.contains("<title>Error: Compare"));
    assert!(html.contains("<a href=\"#columns\">Pick another question</a>"));
    assert!(html.contains("id=\"columns\""));
}

#[test]
fn a_hidden_figure_says_so_and_an_interval_is_never_narrower_than_it_is() {
    let figure = |text: &str| serde_json::from_str::<results::Figure>(text).unwrap();
    let interval = results::statistics::wilson(45.0, 150.0);
    let share = Some((30, interval));
    let hidden = Cell { count: figure("\"withheld\""), share: None };
    let table = Shown {
        caption: "How old?".to_owned(),
        sentences: Vec::new(),
        notes: vec!["Note.".to_owned()],
        across: "Where?".to_owned(),
        columns: vec!["Wirral".to_owned()],
        rows: vec![Line {
            label: "18".to_owned(),
            cells: vec![Cell { count: figure("{\"about\":45}"), share }, hidden],
        }],
        bases: Vec::new(),
    };
    let html = table_page(&page(Some(Ok(table))), "");
    assert!(html.contains("30%") && html.contains("23 to 38%") && html.contains(">45<"), "{html}");
    assert!(html.contains("not shown"), "{html}");
}
