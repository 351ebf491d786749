#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use serde_json::{Value, json};

use super::*;

const LABELS: [&str; 5] = ["Yes", "No", "Later", "Never", "Prefer not to say"];

fn asked() -> Asked {
    Asked {
        question: "told".to_owned(),
        statement: None,
        label: "Did you tell the police?".to_owned(),
        options: LABELS.map(str::to_owned).to_vec(),
    }
}

/// A table as it comes from the server: protected figures can only be read, not made up here.
fn table(base: &Value, rows: &[(Value, Option<u8>)], leading: &[usize]) -> ProtectedTable {
    let rows: Vec<Value> = rows
        .iter()
        .enumerate()
        .map(|(index, (figure, percent))| {
            json!({
                "key": { "option": { "index": index, "value": LABELS[index] } },
                "figure": figure,
                "percent": percent,
                "in_base": index < 4,
            })
        })
        .collect();
    serde_json::from_value(json!({
        "question": "told",
        "statement": null,
        "counting": "answers",
        "rows": rows,
        "asked": base,
        "base": base,
        "no_answer": null,
        "not_asked": null,
        "leading": leading,
    }))
    .unwrap()
}

fn about(count: u64) -> Value {
    json!({ "about": count })
}

fn fewer() -> Value {
    json!({ "fewer-than": 10 })
}

fn withheld() -> Value {
    json!("withheld")
}

fn said(base: &Value, rows: &[(Value, Option<u8>)], leading: &[usize]) -> String {
    headline(&asked(), &table(base, rows, leading))
}

#[test]
fn one_answer_in_the_lead_is_named_with_its_share() {
    let rows = [(about(90), Some(45)), (about(60), Some(30)), (about(50), Some(25))];
    assert_eq!(said(&about(200), &rows, &[0]), "Most common answer: Yes, about 45%");
}

#[test]
fn without_a_percentage_it_is_people() {
    let rows = [(about(15), None), (fewer(), None)];
    assert_eq!(said(&about(25), &rows, &[0]), "Most common answer: Yes, about 15 people");
}

#[test]
fn options_chosen_together_are_chosen_by_people() {
    let several = |rows: &[(Value, Option<u8>)], leading: &[usize]| ProtectedTable {
        counting: Counting::People,
        ..table(&about(200), rows, leading)
    };
    let one = several(&[(about(90), Some(45)), (about(150), Some(75))], &[1]);
    assert_eq!(headline(&asked(), &one), "Chosen most often: No, by about 75%");
    let two = several(&[(about(90), Some(45)), (about(90), Some(45))], &[0, 1]);
    assert_eq!(
        headline(&asked(), &two),
        "Equally common after rounding: Yes and No, by about 45% each"
    );
}

#[test]
fn answers_that_rounding_made_equal_are_all_named_or_counted() {
    let row = || (about(50), Some(25));
    assert_eq!(
        said(&about(200), &[row(), row(), row()], &[0, 1, 2]),
        "Equally common after rounding: Yes, No and Later, about 25% each"
    );
    assert_eq!(
        said(&about(200), &[row(), row(), row(), row()], &[0, 1, 2, 3]),
        "4 answers are equally common after rounding, about 25% each"
    );
}

#[test]
fn nothing_is_said_to_lead_where_the_figures_do_not_say_so() {
    let rows = [(about(90), Some(45)), (withheld(), None)];
    assert_eq!(
        said(&about(200), &rows, &[]),
        "About 200 people answered; which answer is the most common is not shown"
    );
    assert_eq!(said(&withheld(), &rows, &[]), "Which answer is the most common is not shown");
}

#[test]
fn little_is_said_of_few() {
    let hidden = [(fewer(), None), (fewer(), None)];
    assert_eq!(said(&fewer(), &hidden, &[]), "Fewer than 10 people have answered this so far");
    assert_eq!(
        said(&about(15), &hidden, &[]),
        "About 15 people answered, too few alike to show what"
    );
    assert_eq!(said(&withheld(), &hidden, &[]), "Too few answers to show what they were");
    let none = json!({ "fewer-than": 1 });
    assert_eq!(said(&none, &hidden, &[]), "Nobody has answered this so far");
}

#[test]
fn a_large_way_of_not_answering_is_no_answer() {
    // The last row is not in the base, so its figure does not count as one that is shown.
    let mut rows = vec![(fewer(), None); 4];
    rows.push((about(500), None));
    assert_eq!(said(&withheld(), &rows, &[]), "Too few answers to show what they were");
}

#[test]
fn numbers_are_counted_and_not_told() {
    let number = |base: Value| {
        let mut table = table(&base, &[(base.clone(), None)], &[]);
        table.rows[0].key = Key::Answered;
        headline(&asked(), &table)
    };
    assert_eq!(number(about(120)), "About 120 people gave a number");
    assert_eq!(number(withheld()), "How many gave a number is not shown");
}
