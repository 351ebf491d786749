//! What respondents are given to come back with, from outside: codes to carry on and to take back,
//! and drafts that only their owner opens.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "keys/browser.rs"]
mod browser;
#[path = "keys/carrying.rs"]
mod carrying;
#[path = "keys/easy.rs"]
mod easy;
#[path = "staff/house.rs"]
#[expect(dead_code, reason = "the staff's tests use the rest")]
mod house;
#[path = "keys/locking.rs"]
mod locking;
#[path = "keys/withdrawal.rs"]
mod withdrawal;
