// Locked drafts from outside: choosing a PIN, entering it, and what lies on the device meanwhile.
import { type Page, expect } from "@playwright/test";
import type { Survey } from "./survey";

/** What a page's form says of where it is, as those in survey.ts. */
export const CHOOSE = "_pin";
export const UNLOCK = "_unlock";

export const PIN = "4821";

/** From the address to the page that asks for a PIN. */
export async function toThePin(survey: Survey, slug = "fx-texts"): Promise<void> {
  await survey.open(slug);
  await survey.toKeep();
  await expect(survey.form.locator("input:checked"), "nothing is chosen beforehand").toHaveCount(0);
  await survey.form.locator('input[value="locked"]').check();
  await survey.goOn();
  expect(await survey.place()).toBe(CHOOSE);
}

/** Types a PIN, and goes on. */
export async function enter(survey: Survey, pin = PIN): Promise<void> {
  await survey.form.getByRole("textbox").fill(pin);
  await survey.goOn();
}

/** Everything that scripts can keep on the device. */
export async function kept(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => ({ ...localStorage, ...sessionStorage }));
}

/** Waits until what is kept has come to rest: encrypting takes a moment. */
export async function settled(page: Page): Promise<string> {
  let [last, before] = ["", "-"];
  await expect
    .poll(async () => {
      [before, last] = [last, Object.values(await kept(page))[0] ?? ""];
      return last !== "" && last === before;
    })
    .toBe(true);
  return last;
}
