// The wasm may come late, or never. Until it has come, the page works as plain forms, and nothing that
// was typed meanwhile is lost when it comes.
import type { Page } from "@playwright/test";
import { Filler } from "./support/filler";
import { REVIEW, Survey } from "./support/survey";
import { expect, test } from "./support/test";

/** Longer than a person needs for a few words. */
const LATE = 5_000;

/**
 * Holds the wasm of every page back for so long, and for as long as the test has not let it come: a test
 * that is slow itself must not find the wasm there already.
 */
async function late(page: Page): Promise<() => void> {
  let come = () => {};
  const asked = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route("**/*.wasm", async (route) => {
    await Promise.all([asked, new Promise((resolve) => setTimeout(resolve, LATE))]);
    // The page may have been left meanwhile.
    await route.continue().catch(() => {});
  });
  return come;
}

const hydrated = (page: Page) => expect(page.locator("html[data-hydrated]")).toHaveCount(1, { timeout: 3 * LATE });

test("what is typed before the wasm has come stays @browser", async ({ heard, page }) => {
  const come = await late(page);
  const { drafts } = heard.stored();
  // Leaving a page before its program is there: every form on the way is sent to the server.
  const plain = new Survey(page, heard, "server");
  await plain.begin("fx-one-page", "yes");
  await plain.fill(new Filler(4, { go: "yes", visits: "4" }));
  const note = plain.form.locator('[name="note"]');
  await note.focus();
  const typed = plain.typed.get("all") ?? {};
  await expect(page.locator("html[data-hydrated]")).toHaveCount(0);
  come();
  await hydrated(page);
  for (const [name, values] of Object.entries(typed)) {
    for (const value of values) {
      const chosen = plain.form.locator(`[name="${name}"][value="${value}"]`);
      if (name === "go" || name === "like") await expect(chosen).toBeChecked();
      else await expect(plain.form.locator(`[name="${name}"]`)).toHaveValue(value);
    }
  }
  await expect(note).toBeFocused();
  // And it counts: the browser goes on from there, and the server's draft is ended.
  await plain.goOn();
  expect(await plain.place()).toBe("wish");
  await expect.poll(() => heard.stored().drafts).toBe(drafts);
  await plain.walk(new Filler(5), REVIEW);
  await plain.goOn();
  await plain.expectSent();
  await plain.expectStored();
});

test("a form that is sent before the wasm has come counts @browser", async ({ heard, page, watch }) => {
  const come = await late(page);
  const plain = new Survey(page, heard, "server");
  await plain.begin("fx-texts", "no");
  await plain.answer(new Filler(4));
  expect(await plain.place()).toBe("word");
  // The start, leaving, keeping, and the first question.
  expect(watch.requests.filter((request) => request === "POST /fx-texts")).toHaveLength(4);
  come();
  await hydrated(page);
  const asked = watch.requests.length;
  await plain.walk(new Filler(5), REVIEW);
  // From here on the browser leads; all it does is to end the server's draft.
  expect(watch.requests.slice(asked)).toEqual(["POST /fx-texts"]);
  const first = plain.typed.get("tree")?.tree?.[0] ?? "";
  await expect(plain.form.locator(".h-summary__row").first()).toContainText(first);
  await plain.goOn();
  await plain.expectSent();
  await plain.expectStored();
});

test("typing goes on while the wasm comes @browser", async ({ heard, page }) => {
  const come = await late(page);
  const survey = new Survey(page, heard, "server");
  await survey.begin("fx-texts", "no");
  const [before, after] = ["a tree with many branches, typed slowly", " and without a break, all the while"];
  const field = survey.form.getByRole("textbox");
  await field.pressSequentially(before);
  come();
  // LATE has not passed by now, or has; either way typing takes longer than what is left of it.
  const delay = (1.2 * LATE) / after.length;
  await field.pressSequentially(after, { delay, timeout: 0 });
  await hydrated(page);
  await expect(field).toHaveValue(before + after);
});

for (const [what, address] of [
  ["wasm", /"(\/a\/[^"]+\.wasm)"/],
  ["script", /import\("(\/a\/[^"]+\.js)"\)/],
  ["setting", /rel="preload"[^>]* href="([^"]+)"/],
] as const) {
  test(`without its ${what} the page goes on as plain forms @browser`, async ({ heard, page, watch, request }) => {
    watch.expectStatus(404);
    const html = await (await request.get("/fx-several-choice")).text();
    const missing = address.exec(html)?.[1] ?? `no ${what}`;
    expect(missing).toMatch(/^\/a\//);
    await page.route(`**${missing}`, (route) => route.fulfill({ status: 404, body: "" }));
    const survey = new Survey(page, heard, "server");
    await survey.begin("fx-several-choice", "no");
    await survey.walk(new Filler(2), REVIEW);
    await survey.goOn();
    await survey.expectSent();
    await survey.expectStored();
    await expect(page.locator("html[data-hydrated]")).toHaveCount(0);
    // The questionnaire is then led by the server, so at least every step was a form.
    expect(watch.requests.filter((request) => request === "POST /fx-several-choice").length).toBe(6);
  });
}

test("between questions nothing is asked of the network @browser", async ({ survey, watch }) => {
  await survey.open("your-views");
  const before = watch.requests.length;
  await survey.toKeep();
  await survey.form.locator('input[value="yes"]').check();
  await survey.goOn();
  const plan = { age: "18-plus", when: "one-year", crimes: ["fraud"], told_police: "me" };
  await survey.walk(new Filler(1, plan), "used");
  expect(watch.requests.slice(before)).toEqual([]);
});

test("how far somebody came is counted once, when they turn away or send @browser", async ({ survey, watch, page }) => {
  await survey.begin("fx-one-choice", "no");
  const sayings: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/api/passed")) sayings.push(request.postData() ?? "");
  });
  const turnAway = () =>
    page.evaluate(() => {
      Object.defineProperty(document, "hidden", { value: true, configurable: true });
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    });
  await turnAway();
  await turnAway();
  await expect.poll(() => sayings).toEqual(["fx-one-choice\n"]);
  await survey.walk(new Filler(3), REVIEW);
  expect(sayings).toHaveLength(1);
  await survey.goOn();
  await survey.expectSent();
  await expect.poll(() => sayings.length).toBe(2);
  const pages = survey.questionnaire.pages.map(({ id }) => id);
  expect(pages).toEqual(expect.arrayContaining((sayings[1] ?? "").split("\n").slice(1)));
  expect(watch.complaints()).toEqual([]);
});

test("each step puts the focus on the new heading and its title on the tab @browser", async ({ survey, page }) => {
  await survey.begin("fx-texts", "no");
  for (const number of [1, 2, 3, 4]) {
    await expect(survey.heading).toBeFocused();
    await expect(page).toHaveTitle(`Question ${number} of 4 – Survey`);
    await survey.answer(new Filler(1));
  }
  await expect(page).toHaveTitle("Check your answers – Survey");
  await expect(survey.heading).toBeFocused();
});
