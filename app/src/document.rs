//! The HTML document around a page: written as a string, since nothing in it is ever driven by a
//! browser. Everything that goes into it is escaped here.

use html_escape::{encode_double_quoted_attribute as attribute, encode_text};
use questionnaire::consultation::site;

/// What stands in `<head>` and on `<html>`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Head<'a> {
    /// The page title.
    pub title: &'a str,
    /// Language of the page.
    pub language: &'a str,
    /// Direction of its script.
    pub direction: &'a str,
    /// It is written in Easy Read, which needs larger letters.
    pub easy_read: bool,
    /// Address of the stylesheet.
    pub stylesheet: &'a str,
    /// What makes leaving instant, on a respondent's page.
    pub way_out: Option<WayOut<'a>>,
    /// What starts the browser's program, where the page has one.
    pub program: Option<Program<'a>>,
    /// The page may say more than once what it is, to a program of another kind: `<meta>` for a
    /// page that reloads itself after so many seconds, where it is not driven by script.
    pub refresh: Option<u32>,
}

/// The small script that leaves, covers and uncovers. It needs no other program and no nonce.
#[derive(Clone, Copy, Debug, Default)]
pub struct WayOut<'a> {
    /// Address of the script; empty where the site has not been made.
    pub script: &'a str,
    /// The page that leaving leads to.
    pub to: &'a str,
    /// Names under which answers may be kept on the device, with spaces between them.
    pub keys: &'a str,
    /// After so many minutes without a touch the page covers itself; 0 for never.
    pub minutes: u32,
    /// This browser left a moment ago: should it have come here by its Back, it must not stay.
    pub left: bool,
}

/// A program for the browser.
#[derive(Clone, Copy, Debug)]
pub struct Program<'a> {
    /// Address of the script that wasm-bindgen made.
    pub script: &'a str,
    /// Address of the wasm.
    pub wasm: &'a str,
    /// What the page's own script may be recognised by (Content Security Policy).
    pub nonce: &'a str,
    /// What the program starts from, as text.
    pub started: &'a str,
    /// Address of more that it fetches first, where there is any.
    pub setting: Option<&'a str>,
}

/// The whole document.
pub fn html(head: &Head<'_>, body_class: &str, body: &str) -> String {
    let way_out = head.way_out.map(|way_out| way_out.html()).unwrap_or_default();
    let program = head.program.map(|program| program.html()).unwrap_or_default();
    let refresh = head
        .refresh
        .map(|seconds| {
            format!("<noscript><meta http-equiv=\"refresh\" content=\"{seconds}\"></noscript>")
        })
        .unwrap_or_default();
    format!(
        "<!DOCTYPE html>\
         <html lang=\"{language}\" dir=\"{direction}\"{class}>\
         <head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\">\
         <title>{title}</title>{way_out}\
         <link rel=\"icon\" href=\"/favicon.ico\" sizes=\"32x32\">\
         <link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\
         <link rel=\"stylesheet\" href=\"{stylesheet}\">{refresh}{program}</head>\
         <body class=\"{body_class}\">{body}</body></html>",
        language = attribute(head.language),
        direction = attribute(head.direction),
        class = if head.easy_read { " class=\"h-easy\"" } else { "" },
        title = encode_text(head.title),
        stylesheet = attribute(head.stylesheet),
        // Leptos marks places with `<!>`. Browsers read that as an empty comment, but HTML's grammar
        // does not; this is the same to the browser and right. Nothing typed has a bare `<` in it.
        body = body.replace("<!>", "<!---->"),
    )
}

/// The page that takes the place of the one that was left: nothing but the way on. It is there at
/// once, while the other site may take its time, and it is no redirect: a form that redirects may
/// lead only to hosts that the policy names (`form-action`), and where the other site redirects in
/// its turn, a browser would stop half-way and stay on the page with the answers.
pub fn away(to: &str) -> String {
    let (site, to) = (encode_text(site(to)), attribute(to));
    format!(
        "<!DOCTYPE html><html lang=\"en\" dir=\"ltr\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>{site}</title>\
         <meta http-equiv=\"refresh\" content=\"0;url={to}\"></head>\
         <body><p><a href=\"{to}\" rel=\"noreferrer nofollow\">{site}</a></p></body></html>"
    )
}

impl WayOut<'_> {
    fn html(&self) -> String {
        if self.script.is_empty() {
            return String::new();
        }
        // It waits for nothing and keeps nothing waiting, but for a page that must not be seen.
        let how = if self.left { " data-left" } else { " async" };
        format!(
            "<script src=\"{}\"{how} data-to=\"{}\" data-keys=\"{}\" data-minutes=\"{}\"></script>",
            attribute(self.script),
            attribute(self.to),
            attribute(self.keys),
            self.minutes,
        )
    }
}

impl Program<'_> {
    /// Starts the program. Where it cannot start, because there is no WebAssembly or no connection,
    /// nothing happens, and the page goes on as plain forms.
    fn html(&self) -> String {
        let setting = self
            .setting
            .map(|setting| {
                format!(
                    "<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{}\">",
                    attribute(setting)
                )
            })
            .unwrap_or_default();
        // Inside a script element `<` could begin an end tag; in JSON it may be written otherwise.
        let started = self.started.replace('<', "\\u003c");
        format!(
            "{setting}<script type=\"text/plain\" id=\"started\">{started}</script>\
             <script type=\"module\" nonce=\"{nonce}\">\
             self.__RESOLVED_RESOURCES=[];self.__SERIALIZED_ERRORS=[];self.__INCOMPLETE_CHUNKS=[];\
             if(self.WebAssembly)import(\"{script}\").then(m=>m.default({{module_or_path:\"{wasm}\"}}))\
             .catch(()=>{{}})</script>",
            nonce = attribute(self.nonce),
            script = attribute(self.script),
            wasm = attribute(self.wasm),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_in_the_page_are_comments() {
        let html = html(&Head::default(), "", "<p>7<!> people</p>");
        assert!(html.contains("<p>7<!----> people</p>"), "{html}");
    }

    #[test]
    fn the_page_that_leaves_names_no_page_of_ours() {
        let html = away("https://example.org/a?b=\"c\"&d");
        assert!(html.contains("content=\"0;url=https://example.org/a?b=&quot;c&quot;&amp;d\""));
        assert!(html.contains("<title>example.org</title>"), "{html}");
    }

    #[test]
    fn a_page_that_was_left_is_not_drawn_before_the_script_has_looked() {
        let way_out = WayOut { script: "/a/1.js", to: "t", keys: "k", minutes: 3, left: false };
        assert!(way_out.html().contains(" async "));
        assert!(!WayOut { left: true, ..way_out }.html().contains("async"));
    }

    #[test]
    fn nothing_typed_can_end_the_script_or_the_title() {
        let head = Head {
            title: "</title><script>",
            program: Some(Program {
                script: "/a/1.js",
                wasm: "/a/1.wasm",
                nonce: "n",
                started: r#"{"typed":"</script><script>alert(1)</script>"}"#,
                setting: None,
            }),
            ..Head::default()
        };
        let html = html(&head, "", "");
        assert!(!html.contains("</title><script>"));
        assert_eq!(html.matches("</script>").count(), 2, "{html}");
    }
}
