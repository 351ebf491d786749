//! What made-up people write. Every text says at its beginning that it was made up, so that none is
//! ever quoted as somebody's words.

/// In front of every text.
pub(super) const MARK: &str = "Made-up answer:";

/// Texts about nothing that happened to anybody.
pub(super) const SENTENCES: [&str; 12] = [
    "someone rang back when they had said they would.",
    "I had to explain the same thing to three offices.",
    "the waiting list was long, and nobody said how long.",
    "one person to call would have made it simpler.",
    "the leaflet was clear and I kept it.",
    "help in the evening would suit people who work.",
    "I only found out about the service by chance.",
    "they listened, and they did not hurry me.",
    "letters came late and were hard to understand.",
    "please keep the drop-in sessions.",
    "I would have liked to hear how it ended.",
    "an interpreter was there from the start, which helped.",
];

/// What is meant by "another".
pub(super) const SHORT: [&str; 4] = ["a neighbour", "a library", "a letter", "something like it"];

/// First halves of postcodes on Merseyside.
pub(super) const DISTRICTS: [&str; 12] =
    ["L1", "L4", "L8", "L13", "L20", "L23", "L36", "CH41", "CH45", "CH62", "WA9", "PR8"];
