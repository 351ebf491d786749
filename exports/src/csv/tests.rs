#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use crate::{
    Cell, CsvRows, Error, Heading, JsonRows, Look, Row, RowWriter, Values,
    sample::{self, SURVEY, codebook, survey},
};

fn written(look: Look) -> String {
    let survey = survey(SURVEY);
    let codebook = codebook(&survey, &[]);
    let row = sample::row(&survey, &codebook, &sample::answers());
    let mut out = Vec::new();
    let mut writer = Box::new(CsvRows::new(&mut out, &codebook, look).unwrap());
    writer.put(&row).unwrap();
    assert_eq!(writer.finish().unwrap().rows, 1);
    String::from_utf8(out).unwrap()
}

#[test]
fn codes_stand_under_names() {
    assert_eq!(
        written(Look::default()),
        "\"told\",\"crimes_theft\",\"crimes_hate_crime\",\"felt_heard\",\"felt_safe\",\"loss\",\
         \"change\",\"born\",\"moved\",\"district\"\r\n\
         1,1,0,-97,2,0.25,-97,1980,\"2020-02-29\",\"L8\"\r\n"
    );
}

#[test]
fn labels_stand_under_labels() {
    let look = Look { heading: Heading::Labels, values: Values::Labels, mark: true };
    let text = written(look);
    let text = text.strip_prefix('\u{feff}').unwrap();
    let (head, row) = text.split_once("\r\n").unwrap();
    assert!(head.starts_with("\"Did you tell?\",\"Theft – Which?\","), "{head}");
    assert_eq!(
        row,
        "\"Yes\",\"Chosen\",\"Not chosen\",\"No answer\",\"Disagree\",0.25,-97,1980,\
         \"2020-02-29\",\"L8\"\r\n"
    );
}

#[test]
fn a_label_that_looks_like_a_formula_is_harmless() {
    let survey = survey(SURVEY);
    let codebook = codebook(&survey, &[]);
    let row = sample::row(&survey, &codebook, &[("told", sample::one("no"))]);
    let mut out = Vec::new();
    let look = Look { values: Values::Labels, ..Look::default() };
    let mut writer = Box::new(CsvRows::new(&mut out, &codebook, look).unwrap());
    writer.put(&row).unwrap();
    let _ = writer.finish().unwrap();
    assert!(String::from_utf8(out).unwrap().contains("\r\n\"'=No\","));
}

#[test]
fn a_row_of_another_codebook_is_refused() {
    let codebook = codebook(&survey(SURVEY), &[]);
    let mut writer = CsvRows::new(Vec::new(), &codebook, Look::default()).unwrap();
    let refused = writer.put(&Row::from_iter([Cell::Code(1)])).unwrap_err();
    assert!(matches!(refused, Error::NotARow { expected: 10, found: 1 }), "{refused}");
}

#[test]
fn json_is_whole_or_cannot_be_read() {
    let survey = survey(SURVEY);
    let codebook = codebook(&survey, &[]);
    let row = sample::row(&survey, &codebook, &sample::answers());
    let mut out = Vec::new();
    let mut writer = Box::new(JsonRows::new(&mut out, &codebook, Look::default()).unwrap());
    writer.put(&row).unwrap();
    writer.put(&row).unwrap();
    assert_eq!(writer.finish().unwrap().rows, 2);
    let rows: Vec<serde_json::Value> = serde_json::from_slice(&out).unwrap();
    assert_eq!(rows[1]["loss"], 0.25);
    assert_eq!(rows[1]["born"], 1980);
    assert_eq!(rows[1]["moved"], "2020-02-29");
    for length in 1..out.len() - 1 {
        assert!(serde_json::from_slice::<serde_json::Value>(&out[..length]).is_err(), "{length}");
    }
}

#[test]
fn json_without_rows_is_an_empty_list() {
    let codebook = codebook(&survey(SURVEY), &[]);
    let mut out = Vec::new();
    let writer = Box::new(JsonRows::new(&mut out, &codebook, Look::default()).unwrap());
    assert_eq!(writer.finish().unwrap().rows, 0);
    assert_eq!(serde_json::from_slice::<Vec<()>>(&out).unwrap(), []);
}
