//! A form whose outcome shows at once: what is picked is asked for as pressing its button would, and
//! the part of the answer that the form names takes the place of the one on the page. The form itself
//! stays as it is, and so does the focus.

use std::{cell::Cell, rc::Rc};

use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Document, DomParser, Element, Event, FormData, HtmlFormElement, HtmlInputElement, Response,
    SupportedType,
};

/// Follows the page's form; nothing where there is none.
pub(super) fn follow() -> Option<()> {
    let document = web_sys::window()?.document()?;
    let form = document.query_selector("form[data-live]").ok()??;
    let form: HtmlFormElement = form.dyn_into().ok()?;
    let latest = Rc::new(Cell::new(0_u32));
    let target = form.clone();
    let changed = Closure::<dyn FnMut(Event)>::new(move |_| {
        latest.set(latest.get() + 1);
        let (number, latest, form) = (latest.get(), Rc::clone(&latest), form.clone());
        wasm_bindgen_futures::spawn_local(async move {
            let Some(address) = address(&form) else { return };
            let Some(page) = fetch(&address).await else { return };
            // Another choice has been made meanwhile.
            if latest.get() == number {
                show(&form, &address, &page);
            }
        });
    });
    target.add_event_listener_with_callback("change", changed.as_ref().unchecked_ref()).ok()?;
    // It is wanted for as long as the page is.
    changed.forget();
    Some(())
}

/// The address that the form's button leads to.
fn address(form: &HtmlFormElement) -> Option<String> {
    let path = web_sys::window()?.location().pathname().ok()?;
    let data = FormData::new_with_form(form).ok()?;
    let pairs = data.entries().into_iter().flatten().filter_map(|entry| {
        let pair = js_sys::Array::from(&entry);
        let (name, value) = (pair.get(0).as_string()?, pair.get(1).as_string()?);
        let encoded = |text: &str| String::from(js_sys::encode_uri_component(text));
        (!value.is_empty()).then(|| format!("{}={}", encoded(&name), encoded(&value)))
    });
    let pairs: Vec<String> = pairs.collect();
    Some(format!("{path}?{}", pairs.join("&")))
}

/// The page at an address, also where it says what is wrong.
async fn fetch(address: &str) -> Option<Document> {
    let response = JsFuture::from(web_sys::window()?.fetch_with_str(address)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    if response.redirected() {
        // Nobody is signed in any more; the button finds the way.
        return None;
    }
    let text = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    DomParser::new().ok()?.parse_from_string(&text, SupportedType::TextHtml).ok()
}

fn show(form: &HtmlFormElement, address: &str, page: &Document) -> Option<()> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let place = document.get_element_by_id(&form.get_attribute("data-live")?)?;
    let found = |selector: &str| page.query_selector(selector).ok().flatten();
    let problem = found("#problems");
    match &problem {
        Some(problem) => {
            place.set_text_content(None);
            place.append_child(problem).ok()?;
        }
        None => place.set_inner_html(&found(&format!("#{}", place.id()))?.inner_html()),
    }
    document.set_title(&page.title());
    let _ = window.history().ok()?.replace_state_with_url(&JsValue::NULL, "", Some(address));
    // What would be kept is what is shown.
    let query = |document: &Document| {
        let input = document.query_selector("input[name=query]").ok()??;
        input.dyn_into::<HtmlInputElement>().ok()
    };
    if let (Some(here), Some(there)) = (query(&document), query(page)) {
        here.set_value(&there.value());
    }
    let said = problem.or_else(|| place.query_selector("h2").ok().flatten());
    let said = said.and_then(|said: Element| said.text_content()).unwrap_or_default();
    document.get_element_by_id("live")?.set_text_content(Some(&said));
    Some(())
}
