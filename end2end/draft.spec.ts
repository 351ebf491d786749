// What is kept of answers that were not sent, where, and until when. "No" keeps nothing that outlives
// the browser; "yes" can be come back to, and is gone once it is sent, deleted or too old.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { Filler } from "./support/filler";
import { Heard } from "./support/heard";
import { INTERRUPTION, KEEP, RESUME, REVIEW, SEND, START, type Script, Survey } from "./support/survey";
import { expect, test } from "./support/test";

const CARRY_ON = "Carry on";
const HOUR = 3600;

/** Sealed drafts that earlier tests have left behind. */
let left = 0;

test.beforeEach(({ heard }) => {
  left = heard.stored().drafts;
});

/** Everything that scripts can keep on the device. */
async function kept(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => ({ ...localStorage, ...sessionStorage }));
}

async function expectErased(survey: Survey): Promise<void> {
  await expect(survey.main.getByRole("alert")).toContainText("have been deleted from this device");
  expect(await survey.place()).toBe(START);
  expect(await kept(survey.page)).toEqual({});
  expect(await survey.page.context().cookies()).toEqual([]);
  expect(survey.heard.stored().drafts).toBe(left);
}

test("“No” keeps nothing", async ({ survey, context, page, driver }) => {
  await survey.begin("fx-texts", "no");
  for (const place of ["tree", "word", "story", "wish", REVIEW]) {
    expect(await survey.place()).toBe(place);
    expect(await kept(page)).toEqual({});
    const cookies = await context.cookies();
    if (driver === "browser") {
      expect(cookies).toEqual([]);
    } else {
      // The answers are on their way between two pages, until the browser is closed.
      expect(cookies).toHaveLength(1);
      expect(cookies[0]).toMatchObject({ expires: -1, httpOnly: true, secure: true });
    }
    if (place !== REVIEW) await survey.answer(new Filler(1));
  }
  // The browser is closed: what was kept until then goes.
  const lasting = (await context.cookies()).filter((cookie) => cookie.expires > 0);
  expect(lasting).toEqual([]);
  await context.clearCookies();
  await survey.comeBack();
  expect(await survey.place()).toBe(START);
});

test("“Yes” can be come back to @browser", async ({ survey, page }) => {
  await survey.begin("fx-texts", "yes");
  await survey.answer(new Filler(1));
  await survey.form.getByRole("textbox").fill("half a");
  const found = await kept(page);
  // Nothing there says what the survey is about.
  expect(Object.keys(found)).toHaveLength(1);
  expect(Object.keys(found)[0]).toMatch(/^[0-9a-f]{6}$/);
  await survey.comeBack();
  expect(await survey.place()).toBe(RESUME);
  await expect(survey.heading).toHaveText("Do you want to carry on?");
  await expect(survey.main).toContainText("They are deleted after");
  await survey.press(CARRY_ON);
  expect(await survey.place()).toBe("word");
  await expect(survey.form.getByRole("textbox")).toHaveValue("half a");
  await survey.back();
  await expect(survey.form.getByRole("textbox")).toHaveValue(survey.typed.get("tree")?.tree?.[0] ?? "");
});

test("“Yes” can be come back to @server", async ({ survey, context }) => {
  await survey.begin("fx-texts", "yes");
  const cookies = await context.cookies();
  expect(cookies).toHaveLength(1);
  const [cookie] = cookies;
  expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: "Lax" });
  expect(cookie?.name).toMatch(/^__Host-[0-9a-f]{6}$/);
  const life = (cookie?.expires ?? 0) - Date.now() / 1000;
  expect(life).toBeGreaterThan((survey.questionnaire.draft_hours - 1) * HOUR);
  expect(life).toBeLessThanOrEqual(survey.questionnaire.draft_hours * HOUR + 60);
  await survey.answer(new Filler(1));
  await survey.comeBack();
  expect(await survey.place()).toBe(RESUME);
  await survey.press(CARRY_ON);
  expect(await survey.place()).toBe("word");
  await survey.back();
  await expect(survey.form.getByRole("textbox")).toHaveValue(survey.typed.get("tree")?.tree?.[0] ?? "");
});

test("what was found can be deleted instead", async ({ survey }) => {
  await survey.begin("fx-texts", "yes");
  await survey.answer(new Filler(1));
  await survey.comeBack();
  await survey.press("Delete them and start again");
  await expectErased(survey);
  await survey.comeBack();
  expect(await survey.place()).toBe(START);
});

for (const place of [START, INTERRUPTION, KEEP, "note", REVIEW, "more", "age", SEND, RESUME]) {
  test(`there is a button that deletes everything: ${place}`, async ({ survey }) => {
    const filler = new Filler(1, { more: "yes" });
    if (place === START || place === INTERRUPTION || place === KEEP) {
      await survey.open("fx-after-review");
      if (place === INTERRUPTION) await survey.goOn();
      if (place === KEEP) await survey.toKeep();
    } else {
      await survey.begin("fx-after-review", "yes");
      const onwards: Script = place === REVIEW ? {} : { [REVIEW]: () => survey.goOn() };
      await survey.walk(filler, place === RESUME ? REVIEW : place, onwards);
    }
    if (place === RESUME) await survey.comeBack();
    expect(await survey.place()).toBe(place);
    await survey.forget();
    await expectErased(survey);
  });
}

test("what is too old is gone @browser", async ({ survey, context, heard, driver }) => {
  await survey.begin("fx-texts", "yes");
  await survey.answer(new Filler(1));
  const hours = survey.questionnaire.draft_hours;
  for (const [late, place] of [
    [hours * HOUR * 1000 - 60_000, RESUME],
    [hours * HOUR * 1000 + 60_000, START],
  ] as const) {
    const page = await context.newPage();
    await page.clock.setFixedTime(Date.now() + late);
    const again = new Survey(page, heard, driver);
    await again.open("fx-texts");
    expect(await again.place()).toBe(place);
    if (place === START) expect(await kept(page)).toEqual({});
    await page.close();
  }
});

test("a draft that cannot be read is not in the way @browser", async ({ survey, page }) => {
  await survey.begin("fx-texts", "yes");
  const [key] = Object.keys(await kept(page));
  for (const rubbish of ["", "{", "null", '{"expires":9e15}']) {
    await survey.page.evaluate(([key, value]) => localStorage.setItem(key ?? "", value ?? ""), [key, rubbish]);
    await survey.comeBack();
    expect(await survey.place()).toBe(START);
  }
});

for (const [how, script] of [
  ["is full", "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"],
  [
    "is blocked",
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })",
  ],
] as const) {
  test(`where storage ${how}, it is said, and the survey goes on @browser`, async ({ survey, page }) => {
    await page.addInitScript(script);
    await survey.begin("fx-texts", "yes");
    await expect(survey.main.getByRole("alert")).toContainText("cannot be kept in this browser");
    await survey.walk(new Filler(1), REVIEW);
    await survey.goOn();
    await survey.expectSent();
    await survey.expectStored();
  });
}

test("what was sent is not kept", async ({ survey, context, page, heard }) => {
  await survey.begin("fx-texts", "yes");
  await survey.walk(new Filler(1), REVIEW);
  await survey.goOn();
  await survey.expectSent();
  expect(await kept(page)).toEqual({});
  expect(heard.stored().drafts).toBe(left);
  // Without script a reload shows the thank you again for a while; no cookie leads to answers.
  const [cookie] = await context.cookies();
  if (cookie) expect(cookie.value).toMatch(/^sent\.[\w-]+$/);
  await context.clearCookies();
  await survey.comeBack();
  expect(await survey.place()).toBe(START);
});

test("the browser takes over what the server kept, and the server forgets it @browser", async ({
  survey,
  page,
  context,
  heard,
  watch,
}) => {
  watch.expect(/^net::ERR_FAILED at .*wasm$/);
  // Without the program, plain forms are used.
  await page.route("**/*.wasm", (route) => route.abort());
  const plain = new Survey(page, heard, "server");
  await plain.begin("fx-texts", "yes");
  await plain.answer(new Filler(1));
  expect(heard.stored().drafts).toBe(left + 1);
  await page.unroute("**/*.wasm");
  await page.close();
  survey = new Survey(await context.newPage(), heard, "browser");
  await survey.open("fx-texts");
  expect(await survey.place()).toBe(RESUME);
  await survey.press(CARRY_ON);
  expect(await survey.place()).toBe("word");
  await expect.poll(() => heard.stored().drafts).toBe(left);
  await survey.walk(new Filler(2), REVIEW);
  await survey.back();
  await survey.back();
  await survey.back();
  await survey.back();
  await expect(survey.form.getByRole("textbox")).toHaveValue(plain.typed.get("tree")?.tree?.[0] ?? "");
});

// The questionnaire changes while a draft of it lies about, so this needs a server to restart.
test("a changed questionnaire keeps what still fits, and says what does not", async ({
  context,
  driver,
  watch,
}) => {
  const heard = new Heard();
  try {
    const folder = heard.own("fx-one-choice");
    await heard.start();
    watch.expectServer(heard.url);
    const survey = new Survey(await context.newPage(), heard, driver);
    await survey.begin("fx-one-choice", "yes");
    await survey.answer(new Filler(1, { often: "weekly" }));
    await survey.answer(new Filler(1, { health: "no" }));
    await heard.stop();
    change(folder, [
      ["version = 1", "version = 2"],
      ['value = "weekly"', 'value = "monthly"'],
    ]);
    await heard.start();
    await survey.comeBack();
    expect(await survey.place()).toBe(RESUME);
    const news = survey.main.locator(".h-message");
    await expect(news).toContainText("Some questions have changed");
    await expect(news.getByRole("listitem")).toHaveText(["How often do you go to the park?"]);
    await survey.press(CARRY_ON);
    await survey.walk(new Filler(1, { often: "monthly", health: "no" }), REVIEW);
    const row = survey.form.locator(".h-summary__row", { hasText: "Does your health" });
    await expect(row).toContainText("No");
    await survey.goOn();
    await survey.expectSent();
    expect(heard.stored().responses.map(({ fields }) => fields)).toHaveLength(1);
    expect(heard.stored().responses[0]?.hash).toBe(survey.hash);
  } finally {
    await heard.stop();
    heard.remove();
  }
});

function change(folder: string, changes: [string, string][]): void {
  const file = join(folder, "survey.toml");
  let text = readFileSync(file, "utf8");
  for (const [from, to] of changes) {
    expect(text).toContain(from);
    text = text.replace(from, to);
  }
  writeFileSync(file, text);
}
