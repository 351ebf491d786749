// With the keyboard alone: everything can be reached in the order of the page, is seen when it has the
// focus, and can be operated.
import type { Locator, Page } from "@playwright/test";
import { type Control, controls } from "./support/controls";
import { expectSeen, focused, tabTo, tabToGroup } from "./support/keys";
import { INTERRUPTION, KEEP, REVIEW, SEND, type Survey } from "./support/survey";
import { expect, test } from "./support/test";
import type { Typed } from "./support/filler";

for (const slug of ["fx-one-page", "fx-scale", "fx-several-choice", "fx-write-in", "fx-contact"]) {
  test(`${slug}: from the start to the thank you`, async ({ survey }) => {
    const { page } = survey;
    await survey.open(slug);
    for (const place of [INTERRUPTION, KEEP]) {
      await pressEnterOn(survey, continues(survey));
      expect(await survey.place()).toBe(place);
    }
    await choose(page, survey.form.locator("[name=_keep]"), 0);
    await pressEnterOn(survey, continues(survey));
    for (;;) {
      const place = await survey.place();
      if (place === "") break;
      if (place !== REVIEW && place !== SEND) survey.typed.set(place, await fill(survey));
      await pressEnterOn(survey, continues(survey));
      if (place !== REVIEW && place !== SEND) expect(await survey.place(), "after Continue").not.toBe(place);
    }
    await survey.expectSent();
    await survey.expectStored();
  });
}

test("the skip link is first, and leads past the header", async ({ survey }) => {
  const { page } = survey;
  await survey.open("fx-languages");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to main content" });
  await expect(skip).toBeFocused();
  await expectSeen(page);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);
});

test("Back, a change at the review, and deleting", async ({ survey }) => {
  const { page } = survey;
  await survey.begin("fx-one-choice", "no");
  await choose(page, survey.form.locator("[name=often]"), 0);
  await pressEnterOn(survey, continues(survey));
  expect(await survey.place()).toBe("health");
  await pressEnterOn(survey, page.locator("header").getByRole("button", { name: "Back", exact: true }), "Shift+Tab");
  expect(await survey.place()).toBe("often");
  await expect(survey.form.locator("[name=often]").first()).toBeChecked();
  await pressEnterOn(survey, continues(survey));
  await pressEnterOn(survey, survey.form.getByRole("button", { name: "Skip this question" }));
  expect(await survey.place()).toBe(REVIEW);
  await pressEnterOn(survey, survey.form.getByRole("button", { name: /^Change your answer to: How often/ }));
  expect(await survey.place()).toBe("often");
  await choose(page, survey.form.locator("[name=often]"), 1);
  await pressEnterOn(survey, continues(survey));
  expect(await survey.place()).toBe(REVIEW);
  await pressEnterOn(survey, page.locator("footer").getByRole("button", { name: "Delete my answers from this device" }));
  await expect(survey.main.getByRole("alert")).toContainText("have been deleted");
});

test("from the error summary to the control and on", async ({ survey, watch, driver }) => {
  if (driver === "server") watch.expectStatus(422);
  const { page } = survey;
  await survey.begin("fx-number", "no");
  const field = survey.form.getByRole("textbox");
  await tabTo(page, field);
  await page.keyboard.type("twice");
  await pressEnterOn(survey, continues(survey));
  const link = survey.main.locator(".govuk-error-summary").getByRole("link");
  await tabTo(page, link);
  await page.keyboard.press("Enter");
  await expect(field).toBeFocused();
  await expectSeen(page);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("2");
  await survey.step(() => page.keyboard.press("Enter"));
  expect(await survey.place()).not.toBe("visits");
});

const continues = (survey: Survey) => survey.form.locator('.h-actions button[value="continue"]');

/** Goes to a button and presses it. */
async function pressEnterOn(survey: Survey, button: Locator, key = "Tab"): Promise<void> {
  await tabTo(survey.page, button, key);
  await survey.step(() => survey.page.keyboard.press("Enter"));
}

/** Fills in every control of the page: the second option, the first two boxes, a text. */
async function fill(survey: Survey): Promise<Typed> {
  const { form, page } = survey;
  const typed: Typed = {};
  for (const control of await controls(form)) {
    const all = form.locator(`[name="${control.name}"]`);
    if (control.kind === "radio") {
      await choose(page, all, 1);
      Object.assign(typed, { [control.name]: [control.options[1]?.value] }, await describe(page, form, control, 1));
    } else if (control.kind === "checkbox") {
      for (const index of [0, 1]) {
        await tabTo(page, all.nth(index));
        await page.keyboard.press("Space");
        await expect(all.nth(index)).toBeChecked();
        Object.assign(typed, await describe(page, form, control, index));
      }
      typed[control.name] = control.options.slice(0, 2).map(({ value }) => value);
    } else {
      await tabTo(page, all);
      const text = words(control);
      await page.keyboard.type(text);
      typed[control.name] = [text];
    }
  }
  return typed;
}

/** The line that describes an option is the next stop after it. */
async function describe(page: Page, form: Locator, control: Control, index: number): Promise<Typed> {
  const line = control.options[index]?.writeIn;
  if (!line) return {};
  await page.keyboard.press("Tab");
  await expect(form.locator(`[name="${line}"]`)).toBeFocused();
  await page.keyboard.type("by hand");
  return { [line]: ["by hand"] };
}

function words(control: Control): string {
  if (control.type === "email") return "someone@example.org";
  if (control.type === "tel") return "0151 496 0000";
  if (control.name.endsWith(".year")) return "2024";
  return control.keypad || control.name.endsWith(".month") ? "3" : "typed";
}

/** Radio buttons are one stop; within it arrows choose. */
async function choose(page: Page, all: Locator, index: number): Promise<void> {
  await tabToGroup(page, all);
  for (let at = await focused(all); at !== index; at = await focused(all)) {
    await page.keyboard.press(at < index ? "ArrowDown" : "ArrowUp");
  }
  await page.keyboard.press("Space");
  await expect(all.nth(index)).toBeChecked();
  await expectSeen(page);
}
