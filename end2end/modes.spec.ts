// However a page is read, nothing of it is lost: enlarged, with more space between the letters, in
// forced colours, on paper, by keyboard, by ear.
import { violations } from "./support/accessible";
import { hiddenFocus, listen, lost, lostWhenSpaced, lostWhenTextIsTwiceAsLarge, smallTargets } from "./support/modes";
import { everyState } from "./support/states";
import { Filler } from "./support/filler";
import { expect, test } from "./support/test";

test.describe.configure({ timeout: 300_000 });

/** Between them, they have every kind of control and every part of a page. */
const SLUGS = ["fx-one-page", "fx-several-choice", "fx-scale", "fx-content-notice", "fx-help", "fx-write-in"];

/** A window of 1280 × 1024, enlarged four times. */
const ENLARGED = { width: 320, height: 256 };

for (const slug of SLUGS) {
  test(`${slug}: nothing is lost however it is read @browser`, async ({ survey, page, watch }) => {
    watch.expectStatus(422);
    const usual = page.viewportSize() ?? ENLARGED;
    const inspect = async (state: string) => {
      expect.soft(await smallTargets(page), `${state}: targets`).toEqual([]);
      expect.soft(await lostWhenSpaced(page), `${state}: spaced`).toEqual([]);
      expect.soft(await lostWhenTextIsTwiceAsLarge(page), `${state}: text at 200 %`).toEqual([]);
      await page.setViewportSize(ENLARGED);
      expect.soft(await lost(page), `${state}: at 400 %`).toEqual([]);
      await page.setViewportSize(usual);
      await page.emulateMedia({ forcedColors: "active" });
      expect.soft(await violations(page), `${state}: in forced colours`).toEqual([]);
      await page.emulateMedia({ forcedColors: "none" });
    };
    await everyState(survey, slug, { inspect }, { mistakes: "once" });
  });
}

test("whatever has the keyboard is in sight @browser", async ({ survey, page, watch }) => {
  watch.expectStatus(422);
  const usual = page.viewportSize() ?? ENLARGED;
  const inspect = async (state: string) => {
    for (const size of [usual, ENLARGED]) {
      await page.setViewportSize(size);
      for (const key of ["Tab", "Shift+Tab"] as const) {
        expect.soft(await hiddenFocus(page, key), `${state}, ${key}, ${size.width} × ${size.height}`).toEqual([]);
      }
    }
    await page.setViewportSize(usual);
  };
  for (const slug of ["fx-one-page", "fx-several-choice", "fx-help"]) {
    await everyState(survey, slug, { inspect }, { mistakes: "once" });
    await page.context().clearCookies();
  }
});

test("each step puts the focus where reading starts @browser", async ({ survey, page, watch }) => {
  watch.expectStatus(422);
  let steps = 0;
  const inspect = async (state: string) => {
    steps += 1;
    // The first page is the browser's own business.
    if (steps === 1) return;
    const start = page.locator("#problems, #message, main h1").first();
    await expect.soft(start, state).toBeFocused();
    expect.soft(await page.evaluate(() => window.scrollY), state).toBeLessThan(1_000);
  };
  for (const slug of ["fx-one-page", "fx-after-review"]) {
    await everyState(survey, slug, { inspect }, { plan: { more: "yes", go: "yes" } });
    steps = 0;
  }
});

test("what an exclusive option cleared is said once @browser", async ({ survey, page }) => {
  await survey.begin("fx-several-choice", "no");
  const said = await listen(page);
  const box = (name: string) => survey.form.getByRole("checkbox", { name, exact: true });
  await box("Trees").check();
  await box("Paths").check();
  await box("Nothing").check();
  await expect.poll(said).toEqual(["No longer selected: Trees, Paths"]);
  await box("Trees").check();
  await expect.poll(said).toEqual(["No longer selected: Trees, Paths", "No longer selected: Nothing"]);
  await expect(box("Nothing")).not.toBeChecked();
});

test("a long text says how much room is left, once typing pauses @browser", async ({ survey, page }) => {
  await survey.begin("fx-texts", "no");
  await survey.walk(new Filler(1), "wish");
  const said = await listen(page);
  const text = survey.form.locator("textarea");
  const count = page.locator("#wish-count");
  await text.pressSequentially("twenty nine characters, no mo");
  await expect(count).toBeHidden();
  await text.pressSequentially("re: one");
  await expect(count).toHaveText("You have room for 4 more characters");
  // A smiling face is one character here and on the server, whatever a browser's length says.
  await text.pressSequentially("😀");
  await expect(count).toHaveText("You have room for 3 more characters");
  await expect.poll(said).toEqual(["You have room for 3 more characters"]);
  await text.pressSequentially("12345");
  await expect(count).toHaveText("Shorten your answer by 2 characters");
  await survey.goOn();
  await expect(survey.main.getByRole("alert")).toContainText("Shorten your answer by 2 characters");
});

test("on paper everything is there @browser", async ({ page, heard }) => {
  await page.goto(`${heard.url}/fx-help/help`);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("The listening line").first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Back to the survey" })).toBeVisible();
  expect(await lost(page)).toEqual([]);
  await page.goto(`${heard.url}/fx-one-page`);
  await expect(page.getByRole("button", { name: "Start" })).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
