//! Texts that are longer than SPSS takes them. Nothing is lost: the codebook has them whole.

/// Most bytes of a variable's label.
pub(super) const VARIABLE: usize = 255;

/// Most bytes of the label of a value.
pub(super) const VALUE: usize = 120;

/// As much of a text as fits into so many bytes, with an ellipsis where something is missing.
pub(super) fn short(text: &str, most: usize) -> String {
    const MORE: char = '…';
    if text.len() <= most {
        return text.to_owned();
    }
    let mut kept = cut(text, most - MORE.len_utf8()).trim_end().to_owned();
    kept.push(MORE);
    kept
}

/// As many whole characters as fit into so many bytes.
pub(super) fn cut(text: &str, most: usize) -> &str {
    text.get(..text.floor_char_boundary(most)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_is_cut_in_two() {
        assert_eq!(short("été", 5), "été");
        assert_eq!(short("étés", 5), "é…");
        assert_eq!(short("a b c d", 5), "a…");
        assert_eq!(cut("été", 1), "");
        assert_eq!(cut("été", 9), "été");
    }
}
