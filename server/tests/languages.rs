//! A page in each language: what is counted, what is in another language, and which way it runs.
#![expect(clippy::unwrap_used, reason = "a failed test should say where")]

use std::{path::Path, sync::Arc};

use app::{
    document::WayOut,
    render::respondent_page,
    respondent::{Screen, Setting},
};
use heard::{assets::Assets, catalogue::Catalogue, folder};
use questionnaire::journey::{Journey, Position};

fn setting() -> Arc<Setting> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/fx-translations");
    let loaded = folder::load(&folder, None).unwrap();
    let consultations = loaded.into_iter().filter_map(|one| one.consultation).collect();
    let catalogue = Catalogue::new(consultations, &mut Assets::embedded()).unwrap();
    Arc::clone(&catalogue.get("fx-translations").unwrap().setting)
}

/// A page of the questionnaire, by its name, in a language.
fn page(setting: &Arc<Setting>, name: &str, language: &str) -> String {
    let journey = Journey { position: Position::Page(name.to_owned()), ..Journey::default() };
    let screen = Screen { language: Some(language.into()), ..Screen::of(journey) };
    respondent_page(setting, screen, "", WayOut::default(), None)
}

#[test]
fn a_count_has_the_words_of_its_plural_form() {
    let setting = setting();
    for (language, words) in [
        (
            "en",
            &[
                ("n1", "You can write 1 character"),
                ("n2", "You can write up to 2 characters"),
                ("n103", "You can write up to 103 characters"),
                ("n12000", "You can write up to 12,000 characters"),
            ][..],
        ),
        (
            "cy",
            &[
                ("n1", "Gallwch ysgrifennu 1 nod"),
                ("n2", "Gallwch ysgrifennu hyd at 2 nod"),
                ("n3", "Gallwch ysgrifennu hyd at 3 nod"),
                ("n5", "Gallwch ysgrifennu hyd at 5 o nodau"),
                ("n6", "Gallwch ysgrifennu hyd at 6 nod"),
                ("n11", "Gallwch ysgrifennu hyd at 11 o nodau"),
                ("n12000", "Gallwch ysgrifennu hyd at 12,000 o nodau"),
            ],
        ),
        (
            "pl",
            &[
                ("n1", "Można wpisać 1 znak"),
                ("n2", "Można wpisać najwyżej 2 znaki"),
                ("n5", "Można wpisać najwyżej 5 znaków"),
                ("n11", "Można wpisać najwyżej 11 znaków"),
                ("n22", "Można wpisać najwyżej 22 znaki"),
                ("n100", "Można wpisać najwyżej 100 znaków"),
                ("n103", "Można wpisać najwyżej 103 znaki"),
                ("n12000", "Można wpisać najwyżej 12\u{a0}000 znaków"),
            ],
        ),
        (
            "ar",
            &[
                ("n1", "يمكنكم كتابة حرف واحد"),
                ("n2", "يمكنكم كتابة حرفين على الأكثر"),
                ("n3", "يمكنكم كتابة 3 أحرف على الأكثر"),
                ("n11", "يمكنكم كتابة 11 حرفًا على الأكثر"),
                ("n100", "يمكنكم كتابة 100 حرف على الأكثر"),
                ("n103", "يمكنكم كتابة 103 أحرف على الأكثر"),
                ("n12000", "يمكنكم كتابة 12,000 حرف على الأكثر"),
            ],
        ),
    ] {
        let html = page(&setting, "count", language);
        for (question, words) in words {
            let limit = format!("id=\"{question}-limit\">{words}</p>");
            assert!(html.contains(&limit), "{question} in {language}: {html}");
        }
    }
}

#[test]
fn what_is_not_translated_says_its_language_and_its_direction() {
    let setting = setting();
    let label = |attributes: &str| format!("{attributes}>No, never!</label>");
    for (language, direction, attributes) in [
        ("en", "ltr", "for=\"go-2\""),
        ("pl", "ltr", "for=\"go-2\" lang=\"en\""),
        ("ar", "rtl", "for=\"go-2\" lang=\"en\" dir=\"ltr\""),
    ] {
        let html = page(&setting, "go", language);
        assert!(html.contains(&format!("<html lang=\"{language}\" dir=\"{direction}\">")));
        assert!(html.contains(&label(attributes)), "{language}: {html}");
    }
    // Welsh is all there.
    let welsh = page(&setting, "go", "cy");
    let main = welsh.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
    assert!(!main.contains(" lang="), "{main}");
}

#[test]
fn numbers_to_call_keep_their_order_everywhere() {
    let html = page(&setting(), "go", "ar");
    assert!(html.contains("href=\"tel:01514960000\""), "{html}");
    assert!(html.contains("<bdi class=\"h-number\" dir=\"ltr\">0151 496 0000</bdi>"), "{html}");
    assert!(html.contains("dir=\"ltr\">example.org/park</a>"), "{html}");
    let contact = page(&setting(), "reach", "ar");
    for field in ["type=\"email\"", "type=\"tel\""] {
        let input = contact.split("<input").find(|input| input.contains(field)).unwrap();
        let input = input.split('>').next().unwrap();
        assert!(input.contains("dir=\"ltr\""), "{input}");
    }
}

#[test]
fn links_keep_the_reader_s_language() {
    let setting = setting();
    let start = |language: &str| {
        let screen = Screen { language: Some(language.into()), ..Screen::default() };
        respondent_page(&setting, screen, "", WayOut::default(), None)
    };
    assert!(start("ar").contains("<a href=\"/fx-translations/help?lang=ar\">مساعدة</a>"));
    // The text is not translated, the page it leads to is.
    assert!(start("pl").contains("<a href=\"/fx-translations/help?lang=pl\">help</a>"));
    assert!(start("en").contains("<a href=\"/fx-translations/help\">help</a>"));
}
