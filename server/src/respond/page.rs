//! The respondent's page as an answer to a request.

use app::{
    document::{Program, WayOut},
    render::respondent_page,
    respondent::{Notice, Screen, Started},
};
use axum::{
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use questionnaire::{form::Form, text::Language};

use super::keeping::Draft;
use crate::{catalogue::Entry, hygiene::Nonce, leaving::Left, standing, state::State};

/// One request for a questionnaire.
#[derive(Clone, Copy, Debug)]
pub(super) struct Visit<'a> {
    pub(super) state: &'a State,
    pub(super) entry: &'a Entry,
    pub(super) nonce: &'a Nonce,
    pub(super) left: Left,
    pub(super) query: Option<&'a str>,
}

impl Visit<'_> {
    /// The page that shows a screen.
    pub(super) fn show(
        &self,
        status: StatusCode,
        mut screen: Screen,
        draft: Option<&Draft>,
    ) -> Response {
        let assets = &self.state.assets;
        screen.language = Some(self.language(screen.language.as_ref()));
        let slug = &self.entry.questionnaire().slug;
        let started = Started {
            screen: screen.clone(),
            setting: self.entry.setting_address.clone(),
            ticket: draft.map_or_else(
                || self.state.signer.ticket(slug, self.state.clock.now()),
                |draft| draft.ticket.clone(),
            ),
            id: draft.map(|draft| draft.id.clone()),
            given: draft.and_then(|draft| draft.given.clone()),
        };
        let started = started.to_text();
        let (script, wasm) = (assets.address("respondent.js"), assets.address("respondent.wasm"));
        let program = (!script.is_empty()).then_some(Program {
            script,
            wasm,
            nonce: &self.nonce.0,
            started: &started,
            setting: Some(&self.entry.setting_address),
        });
        let consultation = &self.entry.consultation;
        let way_out = WayOut {
            script: assets.address("leave.js"),
            to: &consultation.leave_to,
            keys: &self.entry.setting.tag,
            minutes: consultation.cover_minutes,
            left: self.left.0,
        };
        let stylesheet = assets.address("respondent.css");
        let page = respondent_page(&self.entry.setting, screen, stylesheet, way_out, program);
        (status, Html(page)).into_response()
    }

    /// Back to where the form came from: there is one address for everything.
    pub(super) fn same_address(&self) -> Response {
        let slug = &self.entry.questionnaire().slug;
        let language = self
            .query
            .and_then(standing::language_in)
            .filter(|wanted| self.entry.questionnaire().languages.contains(wanted));
        let address = match language {
            Some(language) => format!("/{slug}?lang={}", language.0),
            None => format!("/{slug}"),
        };
        (StatusCode::SEE_OTHER, [(header::LOCATION, address)]).into_response()
    }

    /// What was typed could not be kept: the page again, with all of it.
    pub(super) fn not_kept(&self, draft: &Draft, form: Form) -> Response {
        let screen = Screen { typed: Some(form), notice: Some(Notice::NotKept), ..draft.screen() };
        let mut response = self.show(StatusCode::SERVICE_UNAVAILABLE, screen, Some(draft));
        response.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from_static("5"));
        response
    }

    /// The language of the page: what the address asks for, else what was read before, else the
    /// source language.
    pub(super) fn language(&self, before: Option<&Language>) -> Language {
        let known = |language: &Language| {
            let setting = &self.entry.setting;
            setting.questionnaire.languages.contains(language)
                && setting.messages.contains_key(language)
        };
        self.query
            .and_then(standing::language_in)
            .filter(known)
            .or_else(|| before.filter(|language| known(language)).cloned())
            .or_else(|| self.entry.questionnaire().languages.first().cloned())
            .unwrap_or_else(|| "en".into())
    }
}
