//! The native half: asks both, and tells where they part.
//!
//!     agreement COMPILED.wasm WORKSHOP CASES FOLDER...

use std::{env, error::Error, path::Path, process::ExitCode, thread};

use questionnaire::definition::Questionnaire;

use crate::{
    consultations,
    request::{self, Request, Want},
    wasm::Program,
};

/// The first seed. A fixed one: a check that passed yesterday passes today unless something changed.
const FIRST: u64 = 1;

pub(crate) fn main() -> ExitCode {
    match run() {
        Ok(difference) if difference.is_empty() => ExitCode::SUCCESS,
        Ok(difference) => {
            eprintln!("{difference}");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("agreement: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The first difference in words; empty where there is none.
fn run() -> Result<String, Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [compiled, workshop, cases, folders @ ..] = arguments.as_slice() else {
        return Err("usage: agreement COMPILED.wasm WORKSHOP CASES FOLDER...".into());
    };
    let cases: u64 = cases.parse()?;
    let program = Program::bind(Path::new(compiled), Path::new(workshop))?;
    let mut compared = 0;
    for folder in folders {
        for questionnaire in consultations::in_folder(Path::new(folder))? {
            if let Some(difference) = difference(&program, &questionnaire, cases)? {
                return Ok(difference);
            }
            compared += 1;
        }
    }
    if compared == 0 {
        return Err("there was no questionnaire to compare".into());
    }
    eprintln!("{cases} cases per questionnaire, {compared} questionnaires, all equal");
    Ok(String::new())
}

/// Where the two part for this questionnaire, with both walks.
fn difference(
    program: &Program,
    questionnaire: &Questionnaire,
    cases: u64,
) -> Result<Option<String>, Box<dyn Error>> {
    let [wasm, native] =
        both(program, questionnaire, Want::Digests { first: FIRST, count: cases })?;
    // An answer that is not digests at all would be two short lists that happen to agree.
    for digests in [&wasm, &native] {
        if digests.lines().filter(|line| line.len() == 16).count() as u64 != cases {
            return Err(format!("{cases} digests were asked for, not this: {digests:.200}").into());
        }
    }
    let parting = (FIRST..).zip(wasm.lines().zip(native.lines())).find(|(_, (a, b))| a != b);
    let Some((seed, _)) = parting else { return Ok(None) };
    let [wasm, native] = both(program, questionnaire, Want::Trace { seed })?;
    let line = wasm.lines().zip(native.lines()).take_while(|(a, b)| a == b).count() + 1;
    let slug = &questionnaire.slug;
    Ok(Some(format!(
        "{slug}, case {seed}: wasm and native part at line {line}\n\n\
         == wasm\n{wasm}\n== native\n{native}"
    )))
}

/// The answer of each, worked out at the same time. The native half takes the questionnaire as it
/// was loaded, so that a loss on the way to the browser would show.
fn both(
    program: &Program,
    questionnaire: &Questionnaire,
    want: Want,
) -> Result<[String; 2], Box<dyn Error>> {
    let request = Request { questionnaire: questionnaire.clone(), want };
    thread::scope(|scope| {
        let wasm = scope.spawn(|| program.ask(&request));
        let native = request::answer(questionnaire, want);
        let wasm = wasm.join().map_err(|_| "the thread that asks the wasm program stopped")?;
        Ok([wasm.map_err(|error| error.to_string())?, native])
    })
}
