//! How rows look in the formats that leave a choice: CSV, JSON and workbooks. SPSS files always have
//! names, codes and labels.

/// What the header row says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Heading {
    /// Names of variables, which are short and unique.
    #[default]
    Names,
    /// Labels of variables, which are questions as people read them and may be twice.
    Labels,
}

/// What stands in the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Values {
    /// Codes, as the codebook has them.
    #[default]
    Codes,
    /// The labels of codes. Numbers, dates and districts are themselves.
    Labels,
}

/// How rows look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// What the header row says. JSON has names whatever this is, for a key must be unique.
    pub heading: Heading,
    /// What stands in the rows.
    pub values: Values,
    /// Begins the file with a byte order mark, by which Excel knows that a CSV file is UTF-8. For
    /// CSV alone.
    pub mark: bool,
}
