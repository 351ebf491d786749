//! The words in a file that are not in the questionnaire. Not the guide around a codebook, which is
//! for staff and in English.

/// The words in a file that are not in the questionnaire, in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Asked and passed over.
    pub no_answer: String,
    /// The answers led elsewhere.
    pub not_asked: String,
    /// The response was stored under a version of the questionnaire that had no such question.
    pub not_in_version: String,
    /// Answers that few gave, put together.
    pub grouped: String,
    /// An option of several was chosen.
    pub chosen: String,
    /// An option of several was not chosen.
    pub not_chosen: String,
}

impl Words {
    /// In English.
    pub fn english() -> Self {
        Self {
            no_answer: "No answer".to_owned(),
            not_asked: "Not asked".to_owned(),
            not_in_version: "Not in this version of the questionnaire".to_owned(),
            grouped: "Other (grouped)".to_owned(),
            chosen: "Chosen".to_owned(),
            not_chosen: "Not chosen".to_owned(),
        }
    }
}

impl Default for Words {
    fn default() -> Self {
        Self::english()
    }
}
