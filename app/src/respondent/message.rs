//! Messages above a page: not sent yet, deleted, nothing can be kept here.

use maud::{Markup, html};

use super::{
    reader::Reader,
    screen::{NoCode, NotSent, Notice, Screen, Trouble},
};
use crate::messages::Key;

/// The screen's notice, if it has one.
pub(super) fn notice(reader: &Reader, screen: &Screen) -> Markup {
    let Some(notice) = &screen.notice else { return Markup::default() };
    let (class, heading, body) = match notice {
        Notice::Elsewhere => ("h-message", Key::NoticeElsewhere, Key::NoticeElsewhereBody),
        Notice::Erased => ("h-message h-message--done", Key::Erased, Key::NoticeErasedBody),
        Notice::Opened => ("h-message h-message--done", Key::CarryOpened, Key::CarryOpenedBody),
        Notice::NoStorage => {
            ("h-message h-message--warning", Key::NoticeStorage, Key::NoticeStorageBody)
        }
        Notice::Cleared => ("h-message h-message--warning", Key::Cleared, Key::ClearedBody),
        Notice::Lost => ("h-message h-message--warning", Key::Cleared, Key::LostBody),
        Notice::Merged => ("h-message", Key::OtherTab, Key::MergedBody),
        Notice::Taken => ("h-message h-message--warning", Key::OtherTab, Key::TakenBody),
        Notice::LockGone => ("h-message h-message--warning", Key::LockGone, Key::LockGoneBody),
        Notice::NoLock(trouble) => {
            let body = match trouble {
                Trouble::Offline => Key::NoLockOffline,
                Trouble::Busy => Key::NoCodeBusy,
                Trouble::Unable => Key::NoLockUnable,
                Trouble::Damaged => Key::NoLockDamaged,
            };
            ("h-message h-message--warning", Key::NoLock, body)
        }
        Notice::NotKept => ("h-message h-message--warning", Key::BusyHeading, Key::NotKept),
        Notice::NotSent(why) => {
            let body = match why {
                NotSent::Offline => Key::NotSentOffline,
                NotSent::Busy => Key::NotSentBusy,
                NotSent::Closed => Key::NotSentClosed,
                NotSent::Changed => Key::NotSentChanged,
                NotSent::Conflict => Key::NotSentConflict,
                NotSent::Refused => Key::NotSentRefused,
                NotSent::TooLarge => Key::NotSentTooLarge,
            };
            ("h-message h-message--warning", Key::NotSent, body)
        }
        Notice::NoCode(why) => {
            let body = match why {
                NoCode::Late => Key::NoCodeLate,
                NoCode::Offline => Key::NoCodeOffline,
                NoCode::Busy => Key::NoCodeBusy,
            };
            ("h-message h-message--warning", Key::NoCode, body)
        }
    };
    html! {
        div class=(class) id="message" role="alert" tabindex="-1" {
            h2 class="h-message__title" { (reader.say(heading)) }
            p { (reader.say(body)) }
        }
    }
}
