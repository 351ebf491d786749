//! Many responses at once, when the program starts or has to count anew. They wait until there are as
//! many as a word has bits; then each column takes its answers whole words at a time, which is several
//! times as fast as one response after the other, and ends in the same columns.

use super::{Dataset, NotARow};
use crate::{
    bits::BLOCK,
    column::{Block, Raw},
    translation::Translation,
};

/// Adds many responses to a data set. Those that wait are added when it is dropped.
#[derive(Debug)]
pub struct Loading<'a> {
    dataset: &'a mut Dataset,
    /// Those that the data set has been told of.
    known: Vec<&'a Translation>,
    /// Days and versions of those that wait.
    waiting: Vec<(i32, u32)>,
    /// Their answers, by column.
    answers: Vec<Block>,
}

impl Dataset {
    /// To add many responses.
    pub fn loading(&mut self) -> Loading<'_> {
        let empty = Block { states: [0; BLOCK], bits: [0; BLOCK] };
        let answers = vec![empty; self.columns.len()];
        Loading { dataset: self, known: Vec::new(), waiting: Vec::new(), answers }
    }
}

impl<'a> Loading<'a> {
    /// The same as [`Dataset::push_translated`].
    ///
    /// # Errors
    /// [`NotARow`]; nothing is added then.
    pub fn push(
        &mut self,
        day: i32,
        closed: &[u8],
        translation: &'a Translation,
    ) -> Result<(), NotARow> {
        let is_known = self.known.iter().any(|known| std::ptr::eq(*known, translation));
        if !is_known && !translation.leads_where(&self.dataset.own) {
            return Err(NotARow);
        }
        let place = self.waiting.len();
        let mut columns = self.answers.iter_mut();
        translation.read(closed, |raw, _| {
            let Some(Block { states, bits }) = columns.next() else { return };
            if let (Some(state), Some(bits)) = (states.get_mut(place), bits.get_mut(place)) {
                (*state, *bits) = (raw.state, raw.bits);
            }
        })?;
        if !is_known {
            self.dataset.expect(translation);
            self.known.push(translation);
        }
        self.waiting.push((day, translation.version));
        if self.waiting.len() == BLOCK {
            self.add();
        }
        Ok(())
    }

    /// Adds those that wait.
    fn add(&mut self) {
        let is_block = self.waiting.len() == BLOCK && self.dataset.len().is_multiple_of(BLOCK);
        for (day, version) in self.waiting.iter().copied() {
            self.dataset.add_head(day, version);
        }
        for (column, block) in self.dataset.columns.iter_mut().zip(&self.answers) {
            if is_block {
                column.push_block(block);
                continue;
            }
            for (state, bits) in block.states.iter().zip(block.bits).take(self.waiting.len()) {
                column.push_raw(Raw { state: *state, bits });
            }
        }
        self.waiting.clear();
    }
}

impl Drop for Loading<'_> {
    fn drop(&mut self) {
        self.add();
    }
}
