//! How far somebody has come, for counting: without a word of what they said.

use super::Journey;

/// Stands in place of a page's identifier for having begun.
pub const BEGUN: &str = "";

impl Journey {
    /// What has been reached: [`BEGUN`], and the pages that were passed. Each is there once, however
    /// often somebody goes back.
    pub fn milestones(&self) -> Vec<&str> {
        let begun = self.keep.is_some().then_some(BEGUN);
        begun.into_iter().chain(self.passed.iter().map(String::as_str)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journey::Keep;

    #[test]
    fn nothing_is_reached_before_it_has_begun() {
        let mut journey = Journey::default();
        assert_eq!(journey.milestones(), Vec::<&str>::new());
        journey.keep = Some(Keep::Nothing);
        journey.passed.push("first".to_owned());
        assert_eq!(journey.milestones(), [BEGUN, "first"]);
    }
}
