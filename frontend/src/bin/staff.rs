//! The program of staff pages. So far they are plain pages, and it says no more than that it runs.

fn main() {
    let page = web_sys::window().and_then(|window| window.document());
    if let Some(html) = page.and_then(|page| page.document_element()) {
        // Nothing is lost where this fails.
        let _ = html.set_attribute("data-hydrated", "");
    }
}
