// The wasm may come late, or never. Until it has come, the page works as plain forms, and nothing that
// was typed meanwhile is lost when it comes.
import { Filler } from "./support/filler";
import { REVIEW, Survey } from "./support/survey";
import { expect, test } from "./support/test";

/** Longer than a person needs for a few words. */
const LATE = 5_000;

test("what is typed before the wasm has come stays @browser", async ({ heard, page, survey }) => {
  await page.route("**/*.wasm", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, LATE));
    await route.continue().catch(() => {});
  });
  const { drafts } = heard.stored();
  // Leaving a page before its program is there: every form on the way is sent to the server.
  const plain = new Survey(page, heard, "server");
  await plain.begin("fx-one-page", "yes");
  await expect(page.locator("html[data-hydrated]")).toHaveCount(0);
  await plain.fill(new Filler(4, { go: "yes", visits: "4" }));
  await expect(page.locator("html[data-hydrated]")).toHaveCount(0);
  const note = plain.form.locator('[name="note"]');
  await note.focus();
  const typed = plain.typed.get("all") ?? {};
  await expect(page.locator("html[data-hydrated]")).toHaveCount(1, { timeout: LATE * 3 });
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
  expect(survey.driver).toBe("browser");
});

test("typing goes on while the wasm comes @browser", async ({ heard, page }) => {
  await page.route("**/*.wasm", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue().catch(() => {});
  });
  const survey = new Survey(page, heard, "server");
  await survey.begin("fx-texts", "no");
  const sentence = "a tree with many branches, typed slowly and without a break";
  await survey.form.getByRole("textbox").pressSequentially(sentence, { delay: 60 });
  await expect(page.locator("html[data-hydrated]")).toHaveCount(1);
  await expect(survey.form.getByRole("textbox")).toHaveValue(sentence);
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
