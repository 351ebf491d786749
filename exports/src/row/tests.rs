#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use proptest::prelude::*;
use questionnaire::{answer::Answer, generate::walk, journey::Outcome, record::Record};

use super::*;
use crate::{
    codebook::{Why, missing},
    sample::{self, SURVEY, closed, codebook, one, survey},
};

fn read(codebook: &Codebook, now: &Questionnaire, was: &Questionnaire, closed: &[u8]) -> Row {
    let mut row = Row::default();
    Reader::new(codebook, now, was).read(closed, &mut row).unwrap();
    row
}

#[test]
fn each_kind_of_answer_has_its_value() {
    let survey = survey(SURVEY);
    let codebook = codebook(&survey, &[]);
    let names: Vec<&str> = codebook.variables.iter().map(|v| v.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "told",
            "crimes_theft",
            "crimes_hate_crime",
            "felt_heard",
            "felt_safe",
            "loss",
            "change",
            "born",
            "moved",
            "district"
        ]
    );
    let row = sample::row(&survey, &codebook, &sample::answers());
    let decimal = |text: &str| Cell::Number(Decimal::parse(text).unwrap());
    let date = |text: &str| Cell::Date(PartialDate::parse(text).unwrap());
    assert_eq!(
        row.cells(),
        [
            Cell::Code(1),
            Cell::Code(1),
            Cell::Code(0),
            Cell::Missing(missing::NO_ANSWER),
            Cell::Code(2),
            decimal("0.25"),
            decimal("-97"),
            date("1980"),
            date("2020-02-29"),
            Cell::District(Short::new("L8").unwrap()),
        ]
    );
}

#[test]
fn ways_not_to_answer_are_told_apart() {
    let survey = survey(SURVEY);
    let codebook = codebook(&survey, &[]);
    let told = |value: &str| sample::row(&survey, &codebook, &[("told", one(value))]).cells()[0];
    assert_eq!(told("unsure"), Cell::Missing(missing::DONT_KNOW));
    assert_eq!(told("forgot"), Cell::Missing(missing::FURTHER));
    let nothing = sample::row(&survey, &codebook, &[]);
    assert_eq!(nothing.cells()[0], Cell::Missing(missing::NO_ANSWER));
    assert_eq!(nothing.cells()[1], Cell::Missing(missing::NOT_ASKED));
    let declined = Answer::Several { values: vec!["declined".to_owned()], texts: [].into() };
    let declined = sample::row(&survey, &codebook, &[("told", one("yes")), ("crimes", declined)]);
    assert_eq!(declined.cells()[1..3], [Cell::Missing(missing::DECLINED); 2]);
    // A number that may be -97 has other codes.
    let change = &codebook.variables[6];
    assert_eq!(nothing.cells()[6], Cell::Missing(missing::LOW + missing::NO_ANSWER));
    assert!(change.missing.iter().all(|value| value.code < -999_999_999_999));
    assert_eq!(nothing.cells()[5], Cell::Missing(missing::NO_ANSWER));
}

#[test]
fn labels_are_those_of_the_definition() {
    let survey = survey(SURVEY);
    let codebook = codebook(&survey, &[]);
    let labels: Vec<&str> = codebook.variables.iter().map(|v| v.label.as_str()).collect();
    assert_eq!(labels[1], "Theft – Which?");
    assert_eq!(labels[4], "Safe – How was it?");
    assert_eq!(labels[5], "Loss (pounds)");
    let told: Vec<_> = codebook.variables[0].values.iter().map(|v| (v.code, &*v.label)).collect();
    assert_eq!(told, [(1, "Yes"), (2, "=No")]);
    let left_out: Vec<_> = codebook.left_out.iter().map(|l| (l.name.as_str(), l.why)).collect();
    assert_eq!(left_out, [("crimes.hate-crime", Why::FreeText), ("why", Why::FreeText)]);
}

#[test]
fn responses_to_an_earlier_version_are_read_by_name() {
    let was = survey(
        &SURVEY
            .replace(
                "{ value = \"no\", label = \"=No\" }",
                "{ value = \"gone\", label = \"Gone\" }, { value = \"no\", label = \"No\" }",
            )
            .replace(
                "{ value = \"theft\", label = \"Theft\" },",
                "{ value = \"x\", label = \"X\" },",
            )
            .replace("id = \"born\"", "id = \"birth\"")
            .replace("decimals = 2\n", ""),
    );
    let now = survey(SURVEY);
    let codebook = codebook(&now, &[]);
    let read = |answers: &[(&str, Answer)]| read(&codebook, &now, &was, &closed(&was, answers));
    assert_eq!(read(&[("told", one("no"))]).cells()[0], Cell::Code(2));
    let absent = Cell::Missing(missing::NOT_IN_VERSION);
    assert_eq!(read(&[("told", one("gone"))]).cells()[0], absent);
    let hate = Answer::Several { values: vec!["hate-crime".to_owned()], texts: [].into() };
    let row = read(&[("told", one("yes")), ("crimes", hate)]);
    assert_eq!(row.cells()[1..3], [absent, Cell::Code(1)]);
    assert_eq!((row.cells()[5], row.cells()[7]), (absent, absent));
}

#[test]
fn a_number_that_would_be_taken_for_a_missing_value_is_refused() {
    let was = survey(&SURVEY.replace("min = 0\n", ""));
    let now = survey(SURVEY);
    let codebook = codebook(&now, &[]);
    let reader = Reader::new(&codebook, &now, &was);
    let loss = |number: &str| {
        let answer = Answer::Number(Decimal::parse(number).unwrap());
        let mut row = Row::default();
        reader.read(&closed(&was, &[("loss", answer)]), &mut row).map(|()| row.cells()[5])
    };
    assert!(matches!(loss("-97.00"), Err(Unreadable::Ambiguous { .. })));
    assert!(loss("-99.50").is_ok() && loss("-12.00").is_ok());
}

#[test]
fn bytes_of_another_definition_are_refused() {
    let survey = survey(SURVEY);
    let codebook = codebook(&survey, &[]);
    let reader = Reader::new(&codebook, &survey, &survey);
    let mut bytes = closed(&survey, &sample::answers());
    let mut row = Row::default();
    assert_eq!(reader.read(&bytes[1..], &mut row), Err(Unreadable::NotARow));
    bytes[0] = 200;
    assert_eq!(reader.read(&bytes, &mut row), Err(Unreadable::NotARow));
}

proptest! {
    /// Whatever people answer, each value is one that the codebook knows.
    #[test]
    fn every_value_is_in_the_codebook(seed in any::<u64>()) {
        let survey = survey(SURVEY);
        let codebook = codebook(&survey, &[]);
        let mut sent = Vec::new();
        walk(&survey, seed, |step| {
            if let Ok(Outcome::Send(_, submission)) = step.outcome {
                sent.push(Record::new(&survey, submission).closed);
            }
        });
        for closed in sent {
            let row = read(&codebook, &survey, &survey, &closed);
            for (variable, cell) in row.of(&codebook.variables) {
                let known = match cell {
                    Cell::Code(code) => variable.values.iter().any(|value| value.code == code),
                    Cell::Missing(code) => variable.missing.iter().any(|value| value.code == code),
                    Cell::Number(number) => !variable.is_missing(number),
                    Cell::Date(_) | Cell::District(_) => true,
                };
                prop_assert!(known, "{}: {:?}", variable.name, cell);
            }
        }
    }

    #[test]
    fn short_texts_are_kept(text in "[A-Z0-9]{0,10}") {
        let short = Short::new(&text);
        prop_assert_eq!(short.is_some(), text.len() <= 8);
        prop_assert!(short.is_none_or(|short| short.as_str() == text));
    }
}
