//! Telephone numbers and addresses of services.

use crate::load::table::Value;

/// The most digits that may stand together. More cannot be read out or copied without losing one's
/// place, and a screen reader says them as one long number.
const TOGETHER: usize = 5;

/// A telephone number as people write it.
pub(super) fn number(value: &Value<'_>) -> String {
    let number = value.word();
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let accepted = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '+' | '(' | ')' | '-');
    let longest = number.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
    if !number.is_empty() && (digits < 3 || !number.chars().all(accepted)) {
        let what = format!("“{number}” in {} is not a telephone number.", value.name);
        value.mistake(
            what,
            "Write digits and spaces: 0808 168 9111. Put words into “hours” or “about”.",
        );
    } else if longest > TOGETHER {
        let what = format!("{longest} digits stand together in {}.", value.name);
        value.mistake(
            what,
            format!("Set them apart in groups of {TOGETHER} at most, as in 0808 168 9111."),
        );
    }
    number.to_owned()
}

/// The address of a site.
pub(super) fn web(value: &Value<'_>) -> String {
    let address = value.word();
    if !address.is_empty() && !is_address(address) {
        let what = format!("“{address}” in {} is not the address of a site.", value.name);
        value.mistake(what, "Write the whole address, beginning with https://.");
    }
    address.to_owned()
}

/// Whether a text is an encrypted address with a host.
pub(in crate::load) fn is_address(address: &str) -> bool {
    let strange = |c: char| c.is_whitespace() || c == '\\' || c == '"';
    address.strip_prefix("https://").is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_alphanumeric()) && !rest.contains(strange)
    })
}
