#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use super::*;

fn page(outcome: Option<Result<Vec<Shown>, Problem>>) -> TablePage {
    let group = |title: &str, entries: &[(&str, &str)]| Group {
        title: title.to_owned(),
        entries: entries.iter().map(|(v, w)| ((*v).to_owned(), (*w).to_owned())).collect(),
    };
    TablePage {
        account: "a.jones".to_owned(),
        slug: "views".to_owned(),
        consultation: "Support <2026>".to_owned(),
        audience: "Everyone".to_owned(),
        may_see_exact: false,
        times: group("Time", &[("~weeks", "Weeks")]),
        versions: vec![1],
        kept: Vec::new(),
        questions: vec![group("About you", &[("district", "Where do you live?")])],
        answers: vec![group("Where do you live?", &[("district=wirral", "Wirral & more")])],
        picked: Picked::read(
            "view=exact&rows=district&only1=district%3Dwirral&not1=not&from=2027-01-01",
        ),
        outcome,
    }
}

#[test]
fn what_was_picked_stays_picked_and_words_are_escaped() {
    let html = table_page(&page(None), "/a/staff.css", None);
    assert!(html.contains("<option value=\"district\" selected>Where do you live?</option>"));
    assert!(html.contains("<option value=\"district=wirral\" selected>Wirral &amp; more</option>"));
    assert!(html.contains("Support &lt;2026&gt;"));
    assert!(html.contains("<title>Exact figures – Compare – Everyone – Heard</title>"));
    assert!(!html.contains("<script"));
}

#[test]
fn a_problem_leads_to_its_control() {
    let problem = Problem { words: "Pick another question".to_owned(), control: "columns" };
    let html = table_page(&page(Some(Err(problem))), "", None);
    assert!(html.contains("<title>Error: Exact figures – Compare"));
    assert!(html.contains("<a href=\"#columns\">Pick another question</a>"));
    assert!(html.contains("id=\"columns\""));
}

#[test]
fn a_hidden_figure_says_so_and_an_interval_is_never_narrower_than_it_is() {
    let figure = |text: &str| serde_json::from_str::<results::Figure>(text).unwrap();
    let interval = results::statistics::wilson(45.0, 150.0);
    let share = Some(Share::new("30%".to_owned(), interval));
    let hidden = Cell { count: Count::Protected(figure("\"withheld\"")), share: None };
    let table = Shown {
        caption: "How old?".to_owned(),
        sentences: Vec::new(),
        notes: vec!["Note.".to_owned()],
        across: "Where?".to_owned(),
        columns: vec!["Wirral".to_owned()],
        rows: vec![Line {
            label: "18".to_owned(),
            cells: vec![Cell { count: Count::Protected(figure("{\"about\":45}")), share }, hidden],
        }],
        bases: Vec::new(),
        layer: String::new(),
        below: vec![("Mean".to_owned(), vec!["2.5".to_owned(), "not shown".to_owned()])],
        weighted: Vec::new(),
    };
    let html = table_page(&page(Some(Ok(vec![table]))), "", None);
    assert!(html.contains("30%") && html.contains("23 to 38%") && html.contains(">45<"), "{html}");
    assert!(html.contains("not shown"), "{html}");
}

#[test]
fn what_was_picked_goes_into_an_address_and_comes_back() {
    let query = "view=exact&rows=a.b&columns=%7Eweeks&by=c&of=rows&not1=not&only1=d%3De&only2=f%3Dg&join=any\
                 &from=2027-01-01&to=2027-02-01&version=2";
    let picked = Picked::read(query);
    assert_eq!(picked.conditions.len(), 2);
    assert!(picked.exact && picked.any && picked.of_rows && picked.conditions[0].not);
    assert_eq!(picked.query(), query);
    assert_eq!(Picked::read(&picked.query()), picked);
    assert_eq!(Picked::read("only9=d%3De&only0=x&only1=&made=up"), Picked::default());
}

#[test]
fn protected_tables_have_no_conditions_and_exact_ones_say_what_they_are() {
    let mut page = page(None);
    let exact = table_page(&page, "", None);
    assert!(exact.contains("Who is counted") && exact.contains("Not for publication"));
    page.picked.exact = false;
    let protected = table_page(&page, "", None);
    assert!(!protected.contains("Who is counted") && !protected.contains("Not for publication"));
}
