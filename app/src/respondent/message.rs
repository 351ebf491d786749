//! Messages above a page: not sent yet, deleted, nothing can be kept here.

use leptos::prelude::*;

use super::{
    reader::Reader,
    screen::{NotSent, Notice, Screen},
};
use crate::messages::Key;

/// The screen's notice, if it has one.
pub(super) fn notice(reader: &Reader, screen: &Screen) -> Option<impl IntoView + use<>> {
    let (class, heading, body) = match screen.notice.as_ref()? {
        Notice::Elsewhere => ("h-message", Key::NoticeElsewhere, Key::NoticeElsewhereBody),
        Notice::Erased => ("h-message h-message--done", Key::Erased, Key::NoticeErasedBody),
        Notice::NoStorage => {
            ("h-message h-message--warning", Key::NoticeStorage, Key::NoticeStorageBody)
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
    };
    Some(view! {
        <div class=class id="message" role="alert" tabindex="-1">
            <h2 class="h-message__title">{reader.say(heading)}</h2>
            <p>{reader.say(body)}</p>
        </div>
    })
}
