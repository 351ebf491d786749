// Taking back what was sent: with a code that has to be asked for, by whoever has it, without a name.
import { type Page } from "@playwright/test";
import { Inspector } from "./support/accessible";
import { NOBODYS, codeOn, fromPaper, withSlip } from "./support/codes";
import { Filler } from "./support/filler";
import { REVIEW, SEND, Survey } from "./support/survey";
import { expect, test } from "./support/test";

const GET = "Get a code for taking my answers back";
const DELETE = "Delete what I sent";
const NOTHING = "There are no answers under this code";

/** Sends a response with contact details; ends on the thank you. */
async function send(survey: Survey): Promise<void> {
  await survey.begin("fx-contact", "no");
  await survey.walk(new Filler(1), SEND, { [REVIEW]: () => survey.goOn() });
  await survey.goOn();
  await survey.expectSent();
  await survey.expectStored();
}

async function getCode(survey: Survey): Promise<string> {
  await expect(survey.main.locator(".h-code")).toHaveCount(0);
  await survey.press(GET);
  await survey.ready();
  await survey.expectSent();
  return codeOn(survey.page);
}

/** Enters a code on the page for it. */
async function enter(page: Page, code: string): Promise<void> {
  await page.getByLabel("Your code").fill(code);
  await page.getByRole("button", { name: DELETE }).click();
  await page.waitForLoadState("domcontentloaded");
}

test("the code deletes what was sent, contact details too", async ({ survey, page, browser, heard, watch, driver }) => {
  watch.expectStatus(422);
  const before = heard.stored();
  const inspector = new Inspector(page, driver === "browser");
  await send(survey);
  const code = await getCode(survey);
  await inspector.inspect("fx-contact sent code");
  await page.getByRole("link", { name: "Take your answers back" }).click();
  await expect(page).toHaveTitle("Take back – Survey");
  await inspector.inspect("fx-contact withdraw");

  // Somewhere else, later, from paper.
  await page.context().clearCookies();
  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(`${heard.url}/fx-contact/withdraw`);
  await enter(elsewhere, fromPaper(code));
  await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("Your answers have been deleted");
  const after = heard.stored();
  expect(after.responses).toHaveLength(before.responses.length);
  expect(after.contacts).toHaveLength(before.contacts.length);
  await elsewhere.context().close();

  // Once more, there is nothing: and the answer is that of a code that nobody was given.
  const answers: string[] = [];
  for (const nothing of [code, NOBODYS]) {
    await enter(page, nothing);
    await expect(page).toHaveTitle("Error: Take back – Survey");
    await expect(page.getByRole("alert")).toContainText(NOTHING);
    answers.push(await page.locator("main").innerText());
    await expect(page.getByLabel("Your code")).toHaveValue(nothing);
  }
  expect(answers[0]).toBe(answers[1]);
  await inspector.inspect("fx-contact withdraw nothing");
});

test("a slip in the code is named, and nothing is lost", async ({ survey, page, heard, watch }) => {
  watch.expectStatus(422);
  await send(survey);
  const code = await getCode(survey);
  await page.goto(`${heard.url}/fx-contact/withdraw`);
  for (const [typed, words] of [
    [withSlip(code), "one of the letters or digits is different"],
    ["K7QD", "Enter all 16 letters and digits"],
    ["", "Enter all 16 letters and digits"],
  ] as const) {
    await enter(page, typed);
    await expect(page.getByRole("alert")).toContainText(words);
    await expect(page.getByLabel("Your code")).toHaveValue(typed);
  }
  await survey.expectStored();
  await enter(page, code);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your answers have been deleted");
});

test("asking for the code again shows the same one", async ({ survey, page }) => {
  await send(survey);
  const code = await getCode(survey);
  // By a link of the browser's own, or by reading the page again.
  await page.goto(`${survey.heard.url}/fx-contact`);
  await survey.ready();
  expect(await getCode(survey)).toBe(code);
});

test("in Welsh too", async ({ survey, page }) => {
  await survey.begin("fx-languages", "no", "?lang=cy");
  await survey.walk(new Filler(1), REVIEW);
  await survey.goOn();
  await survey.press("Cael cod i dynnu fy atebion yn ôl");
  await survey.ready();
  await codeOn(page);
  await expect(page.locator("html")).toHaveAttribute("lang", "cy");
  await page.getByRole("link", { name: "Tynnu eich atebion yn ôl" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "cy");
});
