#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use results::Figure;
use serde_json::json;

use super::*;

fn figure(value: serde_json::Value) -> Figure {
    serde_json::from_value(value).unwrap()
}

fn about(count: u32) -> Figure {
    figure(json!({ "about": count }))
}

fn few() -> Figure {
    figure(json!({ "fewer-than": 10 }))
}

fn held_of(groups: &[(&str, Figure, u32)]) -> Held {
    Held {
        index: 0,
        question: "Where do you live?".to_owned(),
        source: "Census".to_owned(),
        minimum_base: 30,
        groups: groups
            .iter()
            .map(|(label, figure, people)| Group {
                label: (*label).to_owned(),
                figure: *figure,
                people: *people,
            })
            .collect(),
    }
}

fn page(weeks: &[u64], held: Vec<Held>) -> TurnoutPage {
    TurnoutPage {
        account: "a.jones".to_owned(),
        slug: "views".to_owned(),
        consultation: "Support <2026>".to_owned(),
        audience: "Everyone".to_owned(),
        total: weeks.iter().sum(),
        weeks: weeks
            .iter()
            .enumerate()
            .map(|(index, responses)| Week {
                monday: format!("{index} May"),
                responses: *responses,
            })
            .collect(),
        reach: vec![Reach {
            slug: "views".to_owned(),
            title: String::new(),
            begun: about(40),
            steps: vec![Step { page: "Told?".to_owned(), some: true, passed: few() }],
        }],
        held,
        weighted: None,
    }
}

#[test]
fn the_sentences_say_what_the_figures_say() {
    let html = turnout_page(&page(&[3, 0, 9], Vec::new()), "");
    assert!(html.contains("Most came in the week of 2 May: 9 responses"));
    assert!(html.contains("The most in a week are 9, the fewest 0. In the latest it is 9."));
    assert!(html.contains("Begun about 40 times, sent 12 times"));
    assert!(html.contains("Told? (not for everybody)"));
    assert!(html.contains("fewer than 10"));
    assert!(html.contains("Support &lt;2026&gt;"));
    assert!(html.contains("There is nothing to hold the responses against."));
}

#[test]
fn without_responses_there_is_no_chart() {
    let html = turnout_page(&page(&[], Vec::new()), "");
    assert!(html.contains("No responses yet."));
    assert!(!html.contains("<svg"));
}

#[test]
fn groups_are_named_that_are_heard_less_than_their_size() {
    let held = held_of(&[("Wirral", about(20), 500), ("Sefton", about(80), 500)]);
    let html = turnout_page(&page(&[100], vec![held]), "");
    assert!(html.contains("Heard less than their size would make likely: Wirral. More: Sefton"));
    assert!(html.contains("1,000 people: Census"));
    // Wilson's interval of 20 in 100 is from 13.3 to 28.9 per cent.
    assert!(html.contains("13 to 29%"));
    assert!(html.contains("400.0"), "20 of 500 are 400 of 10,000");
}

#[test]
fn nothing_is_worked_out_where_a_figure_is_hidden() {
    let held = held_of(&[("Wirral", few(), 500), ("Sefton", about(80), 500)]);
    let html = turnout_page(&page(&[100], vec![held]), "");
    assert!(html.contains("Hardly heard so far: Wirral"));
    assert!(!html.contains("Share of responses"));
}

#[test]
fn few_responses_say_nothing_about_who_is_missing() {
    let held = held_of(&[("Wirral", about(10), 500), ("Sefton", about(10), 500)]);
    let html = turnout_page(&page(&[20], vec![held]), "");
    assert!(html.contains("Too few responses to say who is missing"));
}

#[test]
fn about_as_many_as_expected_is_said_as_well() {
    let held = held_of(&[("Wirral", about(50), 500), ("Sefton", about(50), 500)]);
    let html = turnout_page(&page(&[100], vec![held]), "");
    assert!(html.contains("Every group is heard about as much"));
}
