//! The staff's program: keeps the page that the server sent up to date.

fn main() {
    app::staff::browser::start();
}
