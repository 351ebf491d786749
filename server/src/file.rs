//! Files that staff take: their formats, and what they are called.

use clap::ValueEnum;

/// A format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Comma-separated values.
    Csv,
    /// A workbook.
    Xlsx,
    /// SPSS: responses row by row, and nothing else.
    Sav,
    /// One array of objects.
    Json,
    /// What the codes of rows mean, in Markdown.
    Codebook,
    /// The same as a page.
    CodebookHtml,
}

impl Format {
    /// Reads the name that forms and the command line have for it.
    pub fn from_name(name: &str) -> Option<Self> {
        <Self as ValueEnum>::from_str(name, false).ok()
    }

    /// The ending of a file's name, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Sav => "sav",
            Self::Json => "json",
            Self::Codebook => "md",
            Self::CodebookHtml => "html",
        }
    }

    /// The media type that it is sent as.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Sav => "application/x-spss-sav",
            Self::Json => "application/json",
            Self::Codebook => "text/markdown; charset=utf-8",
            Self::CodebookHtml => "text/html; charset=utf-8",
        }
    }

    /// Whether a file in it has responses row by row, where rows are asked for; a codebook has none.
    pub fn has_rows(self) -> bool {
        !matches!(self, Self::Codebook | Self::CodebookHtml)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_read_by_its_name() {
        for format in Format::value_variants() {
            let name = format.to_possible_value().map(|value| value.get_name().to_owned());
            assert_eq!(Format::from_name(&name.unwrap_or_default()), Some(*format));
        }
        assert_eq!(Format::from_name("exe"), None);
    }
}
