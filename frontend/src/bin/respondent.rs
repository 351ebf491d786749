//! The respondents' program: takes over the page that the server sent.

fn main() {
    app::respondent::browser::start();
}
