//! What a stylesheet may load: nothing. Typefaces are the system's and there are no pictures.

use std::path::Path;

use crate::error::Error;

/// Refuses a stylesheet that would make a browser ask for another file, of this host or any other.
/// `data:` and fragments of the page itself ask for nothing.
pub(crate) fn loads_nothing(path: &Path, css: &str) -> Result<(), Error> {
    let refuse = |address: &str| {
        Err(Error::StyleLoads { path: path.to_path_buf(), address: address.to_owned() })
    };
    if css.contains("@import") {
        return refuse("@import");
    }
    for after in css.split("url(").skip(1) {
        let address = after.split(')').next().unwrap_or_default().trim_matches(['"', '\'', ' ']);
        if !address.starts_with("data:") && !address.starts_with('#') {
            return refuse(address);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_asks_for_nothing_passes() {
        let passes = |css| loads_nothing(Path::new("x.css"), css).is_ok();

        assert!(passes("a{color:red}"));
        assert!(passes("a{background:url(\"data:image/svg+xml;utf8,x\")}"));
        assert!(passes("a{mask:url(#m)}"));
        assert!(!passes("a{background:url(/a/b.png)}"));
        assert!(!passes("@font-face{src:url('https://elsewhere.example/f.woff2')}"));
        assert!(!passes("@import 'more.css';"));
    }
}
