//! The odds of the shipped questionnaire for victims of crime. Figures that have been published on
//! the same question elsewhere are marked with where they are from; every other is a guess that
//! makes charts look as they might. None says anything about Merseyside.
//!
//! Sources: the Victims' Commissioner's survey of 2023 (VC); the Crime Survey for England and Wales
//! 2018-19 (CSEW); Avon and Somerset's survey of victims (A&S); the census of 2021 (C21).

use super::odds::Shares;

/// The questionnaire's address.
pub(super) const SLUG: &str = "your-views";

/// See [`Shares`].
pub(super) const SHARES: &[Shares] = &[
    // Nobody for whom the questionnaire ends early: they send nothing.
    ("age", &[("16-17", 3.0), ("18-plus", 97.0)]),
    ("answering_for", &[("me", 80.0), ("family", 12.0), ("supporting", 4.0), ("bereaved", 4.0)]),
    // A&S: 49 per cent more than a year ago.
    ("when", &[("six-months", 25.0), ("one-year", 19.0), ("three-years", 49.0), ("going-on", 7.0)]),
    // C21, by population.
    (
        "district",
        &[
            ("knowsley", 10.7),
            ("liverpool", 33.4),
            ("sefton", 19.2),
            ("st-helens", 12.6),
            ("wirral", 22.0),
            ("elsewhere", 2.1),
        ],
    ),
    (
        "crimes",
        &[
            ("asb", 22.0),
            ("burglary", 11.0),
            ("theft", 15.0),
            ("vehicle", 9.0),
            ("damage", 13.0),
            ("violence", 20.0),
            ("domestic-abuse", 18.0),
            ("control", 10.0),
            ("stalking", 12.0),
            ("sexual", 9.0),
            ("exploitation", 1.5),
            ("childhood", 4.0),
            ("hate", 8.0),
            ("harmful-practices", 0.7),
            ("slavery", 0.5),
            ("fraud", 16.0),
            ("road", 3.0),
            ("homicide", 1.5),
            ("another", 4.0),
        ],
    ),
    ("times", &[("once", 46.0), ("two-three", 29.0), ("four-plus", 14.0), ("all-the-time", 11.0)]),
    // A&S: 66 per cent reported.
    ("told_police", &[("me", 53.0), ("someone-else", 13.0), ("no", 34.0)]),
    (
        "told_first",
        &[
            ("friend-family", 43.0),
            ("police", 29.0),
            ("health", 6.0),
            ("school-work", 5.0),
            ("faith", 2.0),
            ("community", 2.5),
            ("council", 3.5),
            ("helpline", 2.0),
            ("charity", 2.0),
            ("another", 2.0),
            ("nobody", 3.0),
        ],
    ),
    ("treated.respect", &agreement(22.0, 34.0, 16.0, 16.0, 12.0)),
    // VC: 46 per cent disagreed.
    ("treated.updated", &agreement(12.0, 25.0, 17.0, 26.0, 20.0)),
    ("treated.next", &agreement(12.0, 29.0, 17.0, 25.0, 17.0)),
    ("treated.believed", &agreement(25.0, 36.0, 15.0, 14.0, 10.0)),
    ("treated.safe", &agreement(13.0, 28.0, 21.0, 22.0, 16.0)),
    ("treated.rights", &agreement(8.0, 19.0, 19.0, 31.0, 23.0)),
    ("treated.needs", &agreement(11.0, 26.0, 28.0, 20.0, 15.0)),
    ("satisfied.contact", &satisfaction(8.0, 15.0, 24.0, 14.0, 17.0, 12.0, 10.0)),
    ("satisfied.actions", &satisfaction(7.0, 13.0, 21.0, 14.0, 18.0, 14.0, 13.0)),
    ("satisfied.treatment", &satisfaction(12.0, 20.0, 25.0, 14.0, 12.0, 9.0, 8.0)),
    ("satisfied.follow_up", &satisfaction(5.0, 10.0, 18.0, 15.0, 20.0, 17.0, 15.0)),
    // VC: 40 per cent were dissatisfied with the police's response.
    ("satisfied.whole", &satisfaction(8.0, 16.0, 22.0, 14.0, 17.0, 12.0, 11.0)),
    (
        "rights_known",
        &[
            ("r1", 14.0),
            ("r2", 17.0),
            ("r3", 21.0),
            ("r4", 19.0),
            ("r5", 10.0),
            ("r6", 18.0),
            ("r7", 23.0),
            ("r8", 9.0),
            ("r9", 12.0),
            ("r10", 5.0),
            ("r11", 6.0),
            ("r12", 13.0),
            ("none", 46.0),
        ],
    ),
    // VC: 71 per cent would.
    ("report_again", &[("yes", 71.0), ("no", 12.0), ("not-sure", 17.0)]),
    (
        "told_about_support",
        &[
            ("police", 34.0),
            ("victim-care", 14.0),
            ("health", 12.0),
            ("school-work", 6.0),
            ("council", 7.0),
            ("charity", 11.0),
            ("community", 5.0),
            ("friend-family", 17.0),
            ("myself", 21.0),
            ("another", 3.0),
            ("nobody", 38.0),
        ],
    ),
    ("referred", &[("agreed", 33.0), ("not-asked", 8.0), ("no", 59.0)]),
    (
        "first_contact",
        &[("day", 13.0), ("week", 37.0), ("month", 27.0), ("longer", 12.0), ("never", 11.0)],
    ),
    (
        "used",
        &[
            ("hub", 22.0),
            ("sexual-violence", 7.0),
            ("assault-centre", 4.0),
            ("vulnerable", 8.0),
            ("exploitation", 1.0),
            ("domestic-abuse", 14.0),
            ("hate-crime", 4.0),
            ("harmful-practices", 0.5),
            ("bereaved", 2.0),
            ("restorative", 2.0),
            ("court", 6.0),
            ("mental-health", 25.0),
            ("helpline", 13.0),
            ("community", 9.0),
            ("another", 3.0),
            ("none", 52.0),
        ],
    ),
    (
        "wanted",
        &[
            ("hub", 13.0),
            ("sexual-violence", 5.0),
            ("assault-centre", 2.0),
            ("vulnerable", 11.0),
            ("exploitation", 1.0),
            ("domestic-abuse", 9.0),
            ("hate-crime", 5.0),
            ("harmful-practices", 0.5),
            ("bereaved", 1.5),
            ("restorative", 8.0),
            ("court", 7.0),
            ("mental-health", 34.0),
            ("helpline", 6.0),
            ("community", 7.0),
            ("another", 3.0),
            ("none", 44.0),
        ],
    ),
    // CSEW: about 6 in 10 were helped to cope, and just over 4 in 10 to recover.
    ("cope", &[("definitely", 26.0), ("some-extent", 34.0), ("no", 29.0), ("too-early", 11.0)]),
    ("recover", &[("definitely", 14.0), ("some-extent", 28.0), ("no", 40.0), ("too-early", 18.0)]),
    // CSEW: 4.8 per cent were offered it.
    ("restorative", &[("yes", 4.8), ("no", 95.2)]),
    ("restorative_wanted", &[("yes", 24.0), ("no", 53.0), ("not-sure", 23.0)]),
    ("as_good", &[("better", 11.0), ("same", 48.0), ("worse", 41.0)]),
    ("equality", &[("yes", 83.0), ("no", 17.0)]),
    (
        "age_band",
        &[
            ("18-24", 9.0),
            ("25-34", 17.0),
            ("35-44", 21.0),
            ("45-54", 21.0),
            ("55-64", 18.0),
            ("65-74", 10.0),
            ("75-plus", 4.0),
        ],
    ),
    // A&S: 58 per cent female.
    ("sex", &[("female", 58.0), ("male", 42.0)]),
    ("gender", &[("yes", 99.2), ("no", 0.8)]),
    (
        "orientation",
        &[("heterosexual", 91.0), ("gay-lesbian", 4.5), ("bisexual", 3.5), ("other", 1.0)],
    ),
    ("disability", &[("yes", 36.0), ("no", 64.0)]),
    ("disability_effect", &[("a-lot", 38.0), ("a-little", 46.0), ("not-at-all", 16.0)]),
    (
        "religion",
        &[
            ("none", 38.0),
            ("christian", 55.0),
            ("buddhist", 0.5),
            ("hindu", 0.7),
            ("jewish", 0.4),
            ("muslim", 3.4),
            ("sikh", 0.2),
            ("any-other", 1.8),
        ],
    ),
    // C21, rounded.
    (
        "ethnic_group",
        &[("white", 91.0), ("mixed", 2.3), ("asian", 3.4), ("black", 1.7), ("other", 1.6)],
    ),
    (
        "ethnic_white",
        &[
            ("british", 94.6),
            ("irish", 1.3),
            ("gypsy-irish-traveller", 0.2),
            ("roma", 0.2),
            ("any-other", 3.7),
        ],
    ),
    ("involved", &[("yes", 19.0), ("no", 81.0)]),
];

type Agreement = [(&'static str, f64); 5];

const fn agreement(
    strongly: f64,
    agree: f64,
    neither: f64,
    disagree: f64,
    strongly_not: f64,
) -> Agreement {
    [
        ("strongly-agree", strongly),
        ("agree", agree),
        ("neither", neither),
        ("disagree", disagree),
        ("strongly-disagree", strongly_not),
    ]
}

type Satisfaction = [(&'static str, f64); 7];

const fn satisfaction(
    completely: f64,
    very: f64,
    fairly: f64,
    neither: f64,
    fairly_not: f64,
    very_not: f64,
    completely_not: f64,
) -> Satisfaction {
    [
        ("completely-satisfied", completely),
        ("very-satisfied", very),
        ("fairly-satisfied", fairly),
        ("neither", neither),
        ("fairly-dissatisfied", fairly_not),
        ("very-dissatisfied", very_not),
        ("completely-dissatisfied", completely_not),
    ]
}
