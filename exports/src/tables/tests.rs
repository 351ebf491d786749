#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use questionnaire::consultation::Disclosure;
use results::Dataset;

use super::*;
use crate::sample::{SURVEY, closed, one, survey};

#[test]
fn what_is_not_shown_has_words_and_no_number() {
    let survey = survey(SURVEY);
    let mut dataset = Dataset::new(&survey);
    for number in 0..47 {
        let told = if number < 3 { "no" } else { "yes" };
        dataset.push(0, &closed(&survey, &[("told", one(told))])).unwrap();
    }
    let tables = results::tables(&dataset, &survey, &Disclosure::default());
    let lines = lines(&survey, &tables, &Language::from("cy"));
    let told: Vec<_> = lines.iter().filter(|line| line.question == "told").collect();
    assert_eq!(told[0].question_text, "Ddywedoch chi?");
    assert_eq!((told[0].answer.as_str(), told[0].answer_text.as_str()), ("yes", "Do"));
    // Not translated.
    assert_eq!(told[1].answer_text, "=No");
    let small = Count::Words("fewer than 10".to_owned());
    assert_eq!((told[1].of, &told[1].count), (Of::Answer, &small));
    assert!(told.iter().all(|line| match &line.count {
        Count::Number(number) => *number >= 10 && number % 5 == 0,
        Count::Words(words) => ["fewer than 10", "not shown"].contains(&words.as_str()),
    }));

    let mut out = Vec::new();
    assert_eq!(csv(&mut out, &lines).unwrap().rows, u64::try_from(lines.len()).unwrap());
    let mut file = ::csv::Reader::from_reader(out.as_slice());
    assert_eq!(file.headers().unwrap(), &COLUMNS[..]);
    let rows: Vec<_> = file.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), lines.len());
    assert_eq!((&rows[1][6], &rows[1][7]), ("'=No", "fewer than 10"));
    says_the_same(&lines);
}

/// JSON and the workbook have the lines and nothing else; there, a text needs nothing before it.
fn says_the_same(lines: &[Line]) {
    let mut out = Vec::new();
    assert_eq!(json(&mut out, lines).unwrap().rows, u64::try_from(lines.len()).unwrap());
    let rows: Vec<serde_json::Map<String, serde_json::Value>> =
        serde_json::from_slice(&out).unwrap();
    assert_eq!(rows.len(), lines.len());
    for (row, line) in rows.iter().zip(lines) {
        assert_eq!(row.len(), COLUMNS.len());
        assert_eq!(row["kind"], line.of.name());
        assert_eq!(row["answer"].as_str().unwrap_or_default(), line.answer);
        assert_eq!(row["percent"].as_u64(), line.percent.map(u64::from));
        match &line.count {
            Count::Number(number) => assert_eq!(row["count"], *number),
            Count::Words(words) => assert_eq!(row["count"], **words),
        }
    }
    assert_eq!(
        (&rows[1]["answer_text"], &rows[1]["count"]),
        (&"=No".into(), &"fewer than 10".into())
    );
    // Cut short, it is not JSON.
    assert!(serde_json::from_slice::<serde_json::Value>(&out[..out.len() - 2]).is_err());

    let mut out = std::io::Cursor::new(Vec::new());
    let day = questionnaire::date::PartialDate::parse("2026-11-25").unwrap();
    let complete = workbook(&mut out, "Survey", day, lines).unwrap();
    assert_eq!(complete.rows, u64::try_from(lines.len()).unwrap());
    assert!(out.get_ref().starts_with(b"PK"));
}

#[test]
fn nobody_at_all_is_told_in_words() {
    let survey = survey(SURVEY);
    let dataset = Dataset::new(&survey);
    let rule = Disclosure { threshold: 1, rounding: 1, minimum_base: 1 };
    let tables = results::tables(&dataset, &survey, &rule);
    let lines = lines(&survey, &tables, &Language::from("en"));
    assert!(!lines.is_empty());
    assert!(lines.iter().all(|line| matches!(line.count, Count::Words(_))));
}
