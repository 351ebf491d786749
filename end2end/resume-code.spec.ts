// Carrying on on another device: a code is written down here and typed in there.
import type { Browser } from "@playwright/test";
import { Inspector } from "./support/accessible";
import { NOBODYS, codeOn, fromPaper, withSlip } from "./support/codes";
import { Filler } from "./support/filler";
import { KEEP, REVIEW, START, Survey } from "./support/survey";
import { expect, test } from "./support/test";

const ASK = "Get a code to carry on later or on another device";
const BACK = "Back to the survey";
const HALF = "half a";

/** To the second question, with half an answer on the page. */
async function begun(survey: Survey): Promise<void> {
  await survey.begin("fx-texts", "no");
  await survey.answer(new Filler(1));
  await survey.form.getByRole("textbox").fill(HALF);
}

/** Asks for a code, and goes on. */
async function ask(survey: Survey): Promise<string> {
  await survey.press(ASK, survey.page.locator("footer"));
  await expect(survey.heading).toHaveText("Your code");
  const code = await codeOn(survey.page);
  await survey.press(BACK);
  await expect(survey.form.getByRole("textbox")).toHaveValue(HALF);
  return code;
}

/** The questionnaire in a browser that knows nothing of it. */
async function elsewhere(browser: Browser, survey: Survey): Promise<Survey> {
  const page = await (await browser.newContext()).newPage();
  const other = new Survey(page, survey.heard, survey.driver);
  await other.open(survey.slug);
  expect(await other.place()).toBe(START);
  return other;
}

async function enter(survey: Survey, code: string): Promise<void> {
  const open = survey.main.locator("details");
  if ((await open.getAttribute("open")) === null) await open.getByText("I have a code").click();
  await survey.main.getByLabel("Your code").fill(code);
  await survey.press("Open my answers");
  await survey.ready();
}

async function expectNothing(survey: Survey, code: string): Promise<void> {
  await enter(survey, code);
  await expect(survey.main.getByRole("alert")).toContainText("Compare the code with what you wrote down");
  await expect(survey.main.getByLabel("Your code")).toHaveValue(code);
}

test("carries on where it was, and sends once", async ({ survey, browser, page, driver, watch }) => {
  watch.expectStatus(422);
  await begun(survey);
  const code = await ask(survey);
  const other = await elsewhere(browser, survey);
  await enter(other, fromPaper(code));
  await expect(other.main.getByRole("alert")).toContainText("Your answers are here again");
  expect(await other.place()).toBe(KEEP);
  await other.form.locator('input[value="no"]').check();
  await other.goOn();
  expect(await other.place()).toBe("word");
  await expect(other.form.getByRole("textbox")).toHaveValue(HALF);
  for (const [place, typed] of survey.typed) other.typed.set(place, typed);
  await other.walk(new Filler(2), REVIEW);
  await other.goOn();
  await other.expectSent();
  await other.expectStored();

  // What was sent, the code does not open any more.
  const third = await elsewhere(browser, survey);
  const inspector = new Inspector(third.page, driver === "browser");
  await expectNothing(third, code);
  await inspector.inspect("fx-texts _start code error");
  await other.page.context().close();
  await third.page.context().close();
  expect(await page.title()).not.toContain("Error");
});

test("a new code ends the old one, and deleting here ends neither", async ({ survey, browser, page, driver, watch }) => {
  watch.expectStatus(422);
  const inspector = new Inspector(page, driver === "browser");
  await begun(survey);
  const old = await ask(survey);
  await survey.press(ASK, page.locator("footer"));
  await inspector.inspect("fx-texts _given");
  const code = await codeOn(page);
  expect(code).not.toBe(old);
  await survey.forget();
  expect(await page.context().cookies()).toEqual([]);
  const other = await elsewhere(browser, survey);
  await expectNothing(other, old);
  await enter(other, code);
  expect(await other.place()).toBe(KEEP);
  await other.page.context().close();
});

test("a slip is caught before the server is asked @browser", async ({ survey, watch }) => {
  await survey.open("fx-texts");
  const before = watch.requests.length;
  for (const [typed, words] of [
    [withSlip(NOBODYS), "one of the letters or digits is different"],
    ["12", "Enter all 16 letters and digits"],
  ] as const) {
    await enter(survey, typed);
    await expect(survey.main.getByRole("alert")).toContainText(words);
    await expect(survey.page).toHaveTitle("Error: Survey");
    await survey.main.getByRole("link", { name: words }).click();
    await expect(survey.main.getByLabel("Your code")).toBeFocused();
    await expect(survey.main.getByLabel("Your code")).toHaveValue(typed);
  }
  expect(watch.requests.slice(before)).toEqual([]);
});

test("a slip is caught by the server too @server", async ({ survey, watch }) => {
  watch.expectStatus(422);
  await survey.open("fx-texts");
  await enter(survey, withSlip(NOBODYS));
  await expect(survey.main.getByRole("alert")).toContainText("one of the letters or digits is different");
});

test("reading the page again shows the same code @server", async ({ survey, page }) => {
  await begun(survey);
  await survey.press(ASK, page.locator("footer"));
  const code = await codeOn(page);
  await page.reload();
  expect(await codeOn(page)).toBe(code);
});

test("without a connection it is said, and nothing is lost @browser", async ({ survey, page, context, watch }) => {
  watch.expect(/^net::ERR_INTERNET_DISCONNECTED /);
  await begun(survey);
  await context.setOffline(true);
  await survey.press(ASK, page.locator("footer"));
  await expect(survey.main.getByRole("alert")).toContainText("There is no connection");
  await expect(survey.form.getByRole("textbox")).toHaveValue(HALF);
  await context.setOffline(false);
  await ask(survey);
});

test("the browser's Back leads from the code to the survey @browser", async ({ survey, page }) => {
  await begun(survey);
  await survey.press(ASK, page.locator("footer"));
  await codeOn(page);
  await survey.step(() => page.goBack());
  expect(await survey.place()).toBe("tree");
});
