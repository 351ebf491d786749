#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use crate::{
    Error, RowWriter, SavRows,
    sample::{self, SURVEY, codebook, survey},
};

/// Promises so many rows and writes so many.
fn written(promised: u64, rows: u64) -> Result<Vec<u8>, Error> {
    let survey = survey(SURVEY);
    let codebook = codebook(&survey, &[]);
    let row = sample::row(&survey, &codebook, &sample::answers());
    let mut out = Vec::new();
    let mut writer = Box::new(SavRows::new(&mut out, &codebook, promised)?);
    for _ in 0..rows {
        writer.put(&row)?;
    }
    assert_eq!(writer.finish()?.rows, rows);
    Ok(out)
}

// What other programs make of a file, tools/exports.sh looks at.
#[test]
fn the_header_says_what_follows() {
    let file = written(2, 2).unwrap();
    assert_eq!(&file[..4], b"$FL2");
    let int = |at: usize| i32::from_le_bytes(file[at..at + 4].try_into().unwrap());
    assert_eq!([64, 68, 72, 76, 80].map(int), [2, 10, 1, 0, 2]);
    assert_eq!(&file[92..109], b"25 Nov 2600:00:00");
    assert_eq!(&file[109..125], b"Survey: Everyone");
    assert_eq!(int(176), 2);
}

#[test]
fn every_part_of_the_dictionary_ends_where_the_next_begins() {
    let file = written(0, 0).unwrap();
    let int = |at: usize| i32::from_le_bytes(file[at..at + 4].try_into().unwrap());
    let length = |at: usize| usize::try_from(int(at)).unwrap();
    let (mut at, mut seen) = (176, Vec::new());
    loop {
        seen.push(int(at));
        at += match int(at) {
            2 => {
                let label =
                    if int(at + 8) == 1 { 4 + length(at + 32).next_multiple_of(4) } else { 0 };
                32 + label + 8 * usize::try_from(int(at + 12).unsigned_abs()).unwrap()
            }
            3 => (0..int(at + 4)).fold(8, |end, _| {
                end + 8 + (usize::from(file[at + end + 8]) + 1).next_multiple_of(8)
            }),
            4 => 8 + 4 * length(at + 4),
            6 => 8 + 80 * length(at + 4),
            7 => 16 + length(at + 8) * length(at + 12),
            999 => break,
            other => unreachable!("a record of type {other} at {at}"),
        };
    }
    assert_eq!(at + 8, file.len());
    assert_eq!(seen.iter().filter(|kind| **kind == 2).count(), 10);
    assert_eq!(seen.iter().filter(|kind| **kind == 7).count(), 7);
}

#[test]
fn a_file_with_more_or_fewer_rows_than_promised_is_refused() {
    assert!(written(3, 3).is_ok());
    assert!(matches!(written(3, 2), Err(Error::RowCount { promised: 3, written: 2 })));
    assert!(matches!(written(3, 4), Err(Error::RowCount { promised: 3, written: 4 })));
}
