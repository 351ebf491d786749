//! `heard staff add`: makes an account.

use std::{
    io::{self, BufRead, IsTerminal},
    path::PathBuf,
};

use store::{Access, NewStaff, Options, Role, Store};
use zeroize::Zeroizing;

use super::{Refused, say};
use crate::{
    clock::{self, Clock, SystemClock},
    password, random,
};

/// Makes an account; the password is the first line of standard input.
pub(super) async fn add(name: String, role: Role, database: PathBuf) -> Result<(), Refused> {
    if io::stdin().is_terminal() {
        say(&format!("Type a password of at least {} characters for {name}:", password::SHORTEST));
    }
    let mut line = Zeroizing::new(String::new());
    io::stdin().lock().read_line(&mut line)?;
    let typed = Zeroizing::new(line.trim_end_matches(['\r', '\n']).to_owned());
    let store = Store::open(&database, Options::new(Access::Beside, random::bytes())).await?;
    let made = make(&store, &name, role, typed).await;
    store.close().await;
    made?;
    say(&format!("{name} can sign in at /staff, as {}", role.name()));
    Ok(())
}

/// Makes an account with a password.
pub(super) async fn make(
    store: &Store,
    name: &str,
    role: Role,
    typed: Zeroizing<String>,
) -> Result<(), Refused> {
    let password_hash = password::hash(typed).await?;
    let day = clock::day(SystemClock.now(), "UTC");
    let staff = NewStaff { name: name.to_owned(), role, password_hash, created: day };
    store.add_staff(staff).await?;
    Ok(())
}
