#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::io::Cursor;

use super::*;
use crate::sample::{self, SURVEY, codebook, survey};

#[test]
fn nothing_is_written_before_the_end() {
    let survey = survey(SURVEY);
    let codebook = codebook(&survey, &[]);
    let row = sample::row(&survey, &codebook, &sample::answers());
    let waiting = tempfile::tempdir().unwrap();
    let mut out = Cursor::new(Vec::new());
    let lines = Vec::new;
    let look = Look::default();
    {
        let mut writer = Workbook::new(&mut out, &codebook, lines(), look, waiting.path()).unwrap();
        writer.put(&row).unwrap();
    }
    assert!(out.get_ref().is_empty());
    let mut writer =
        Box::new(Workbook::new(&mut out, &codebook, lines(), look, waiting.path()).unwrap());
    writer.put(&row).unwrap();
    assert_eq!(writer.finish().unwrap().rows, 1);
    assert!(out.get_ref().starts_with(b"PK"));
    // What waited has gone, too.
    assert_eq!(waiting.path().read_dir().unwrap().count(), 0);
}

#[test]
fn a_worksheet_ends_somewhere() {
    let survey = survey(SURVEY);
    let mut codebook = codebook(&survey, &[]);
    codebook.variables.truncate(1);
    let row = Row::from_iter([Cell::Code(1)]);
    let waiting = tempfile::tempdir().unwrap();
    let out = Cursor::new(Vec::new());
    let mut writer =
        Workbook::new(out, &codebook, Vec::new(), Look::default(), waiting.path()).unwrap();
    writer.tally.rows = u64::from(ROWS) - 1;
    writer.put(&row).unwrap();
    let refused = writer.put(&row).unwrap_err();
    assert!(matches!(refused, Error::TooManyRows { most: 1_048_575 }), "{refused}");
    let one = codebook.variables.remove(0);
    codebook.variables = vec![one; usize::from(COLUMNS) + 1];
    let out = Cursor::new(Vec::new());
    let refused = Workbook::new(out, &codebook, Vec::new(), Look::default(), waiting.path());
    assert!(matches!(refused, Err(Error::TooManyVariables { found: 16_385 })));
}

#[test]
fn a_folder_that_is_not_there_is_an_error() {
    let codebook = codebook(&survey(SURVEY), &[]);
    let folder = tempfile::tempdir().unwrap();
    let gone = folder.path().join("gone");
    let out = Cursor::new(Vec::new());
    assert!(Workbook::new(out, &codebook, Vec::new(), Look::default(), &gone).is_err());
}
