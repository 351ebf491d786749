//! Every interface text by name, so that a slip is a compile error and not a gap on a page.

macro_rules! keys {
    ($($name:ident => $id:literal),+ $(,)?) => {
        /// One interface text.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Key {
            $(#[doc = concat!("`", $id, "`")] $name),+
        }

        impl Key {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The identifier in the Fluent files.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id),+ }
            }
        }
    };
}

keys! {
    // The frame of every page
    SkipLink => "skip-link",
    LanguageNav => "language-nav",
    LanguageName => "language-name",
    Back => "back",
    Continue => "continue",
    Skip => "skip",
    Start => "start",
    HelpLink => "help-link",
    HelpRegion => "help-region",
    FooterPrivacy => "footer-privacy",
    FooterHelp => "footer-help",
    FooterLeaving => "footer-leaving",
    Erase => "erase",
    Erased => "erased",
    TitleError => "title-error",
    TitleStart => "title-start",
    TitleKeep => "title-keep",
    TitleQuestion => "title-question",
    TitlePage => "title-page",
    TitleReview => "title-review",
    TitleSend => "title-send",
    TitleSent => "title-sent",
    TitleResume => "title-resume",
    TitlePrivacy => "title-privacy",
    TitleHelp => "title-help",
    TitleLeaving => "title-leaving",
    TitleHome => "title-home",
    TitleClosed => "title-closed",
    QuestionOf => "question-of",

    // Leaving quickly, and covering answers
    Exit => "exit",
    ExitEmergency => "exit-emergency",
    ExitRegion => "exit-region",
    ExitTwoMore => "exit-two-more",
    ExitOneMore => "exit-one-more",
    ExitExpired => "exit-expired",
    ExitGoing => "exit-going",
    Hide => "hide",
    HiddenHeading => "hidden-heading",
    HiddenBody => "hidden-body",
    Reveal => "reveal",
    TitleInterruption => "title-interruption",
    InterruptionHeading => "interruption-heading",
    InterruptionOpens => "interruption-opens",
    InterruptionErases => "interruption-erases",
    InterruptionBack => "interruption-back",
    InterruptionShift => "interruption-shift",
    InterruptionHide => "interruption-hide",
    InterruptionHidesItself => "interruption-hides-itself",
    InterruptionCannotHeading => "interruption-cannot-heading",
    InterruptionCannot => "interruption-cannot",
    OnExitHeading => "on-exit-heading",
    OnExitHint => "on-exit-hint",
    OnExitErase => "on-exit-erase",
    OnExitKeep => "on-exit-keep",

    // The question whether a draft may be kept
    KeepHeading => "keep-heading",
    KeepBody => "keep-body",
    KeepWarning => "keep-warning",
    KeepYes => "keep-yes",
    KeepYesHint => "keep-yes-hint",
    KeepNo => "keep-no",
    KeepNoHint => "keep-no-hint",
    KeepRequired => "keep-required",

    // A draft that was found
    ResumeHeading => "resume-heading",
    ResumeBody => "resume-body",
    ResumeExpires => "resume-expires",
    ResumeGo => "resume-go",
    ResumeErase => "resume-erase",
    ResumeChanged => "resume-changed",
    ResumeDropped => "resume-dropped",
    ResumeFits => "resume-fits",
    ResumeGone => "resume-gone",

    // Questions
    Or => "or",
    Optional => "optional",
    ChooseOne => "choose-one",
    ChooseSeveral => "choose-several",
    ChooseUpTo => "choose-up-to",
    WriteIn => "write-in",
    TextLimit => "text-limit",
    Day => "day",
    Month => "month",
    Year => "year",
    DateHint => "date-hint",
    MonthHint => "month-hint",
    YearHint => "year-hint",
    DistrictHint => "district-hint",
    ContactName => "contact-name",
    ContactEmail => "contact-email",
    ContactPhone => "contact-phone",
    ContactSafe => "contact-safe",
    ContactSafeHint => "contact-safe-hint",
    Deselected => "deselected",

    // Problems
    ProblemHeading => "problem-heading",
    ProblemPrefix => "problem-prefix",
    ErrorRequired => "error-required",
    ErrorUnknownOption => "error-unknown-option",
    ErrorExclusive => "error-exclusive",
    ErrorTooMany => "error-too-many",
    ErrorTooLong => "error-too-long",
    ErrorNotANumber => "error-not-a-number",
    ErrorWhole => "error-whole",
    ErrorDecimals => "error-decimals",
    ErrorTooSmall => "error-too-small",
    ErrorTooLarge => "error-too-large",
    ErrorDayMissing => "error-day-missing",
    ErrorMonthMissing => "error-month-missing",
    ErrorYearMissing => "error-year-missing",
    ErrorNotADate => "error-not-a-date",
    ErrorTooEarly => "error-too-early",
    ErrorTooLate => "error-too-late",
    ErrorDistrict => "error-district",
    ErrorEmail => "error-email",
    ErrorPhone => "error-phone",

    // The review and the sending
    NotAnswered => "not-answered",
    Change => "change",
    Answer => "answer",
    Remove => "remove",
    YourAnswerTo => "your-answer-to",
    Send => "send",
    Sending => "sending",
    Services => "services",
    ServiceCall => "service-call",
    ServiceText => "service-text",
    ServiceChecked => "service-checked",
    EndNothingSent => "end-nothing-sent",

    // Messages
    NoticeElsewhere => "notice-elsewhere",
    NoticeElsewhereBody => "notice-elsewhere-body",
    NoticeErasedBody => "notice-erased-body",
    NoticeStorage => "notice-storage",
    NoticeStorageBody => "notice-storage-body",
    NotKept => "not-kept",
    NotSent => "not-sent",
    NotSentOffline => "not-sent-offline",
    NotSentBusy => "not-sent-busy",
    NotSentClosed => "not-sent-closed",
    NotSentChanged => "not-sent-changed",
    NotSentConflict => "not-sent-conflict",
    NotSentRefused => "not-sent-refused",
    NotSentTooLarge => "not-sent-too-large",

    // Pages around the questionnaire
    HomeHeading => "home-heading",
    HomeNone => "home-none",
    HomeClosedHeading => "home-closed-heading",
    NotYetHeading => "not-yet-heading",
    NotYetBody => "not-yet-body",
    ClosedHeading => "closed-heading",
    ClosedBody => "closed-body",
    BackToSurvey => "back-to-survey",
    PageMissingHeading => "page-missing-heading",
    PageMissingBody => "page-missing-body",
    TooLargeHeading => "too-large-heading",
    TooLargeBody => "too-large-body",
    BusyHeading => "busy-heading",
    BusyBody => "busy-body",
    FaultHeading => "fault-heading",
    FaultBody => "fault-body",
    ForeignHeading => "foreign-heading",
    ForeignBody => "foreign-body",
    StaleHeading => "stale-heading",
    StaleBody => "stale-body",
}
