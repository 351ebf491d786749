//! The staff side of the server: signing in and out, the pages with figures, and the word that
//! figures have changed, and the files that are taken away. What the pages look like is `app`'s
//! business.

mod board;
mod cookie;
mod days;
mod desk;
mod download;
mod live;
mod outline;
mod page;
mod populations;
mod releases;
mod sign_in;
mod table;
mod turnout;
mod visitor;

pub use desk::StaffDesk;
pub use download::{file, page as download, take};
pub use live::live;
pub use page::{overview, results};
pub use releases::{act, page as releases, preview};
pub use sign_in::{form, sign_in, sign_out};
pub use table::{file::csv as tables_as_csv, keep, page as table};
pub use turnout::page as turnout;
pub use visitor::is_signed_in;
