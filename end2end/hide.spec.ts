// "Hide my answers": a cover that keeps everything, by a press, by itself, and when another program is in front.
import type { Page } from "@playwright/test";
import { exit, expect, expectWeather, halfWay, test } from "./support/away";
import type { Survey } from "./support/survey";

test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, "needs script");

const cover = (page: Page) => page.getByRole("dialog", { name: "This page is hidden" });

async function expectCovered(survey: Survey): Promise<void> {
  const { page } = survey;
  await expect(cover(page)).toBeVisible();
  await expect(page.getByRole("button", { name: "Show the page again" })).toBeFocused();
  await expect(survey.main).toBeHidden();
  // Not to be reached and not to be read out: only the cover and the way out are left.
  const tree = await page.locator("body").ariaSnapshot();
  expect(tree).not.toContain("textbox");
  expect(tree).not.toContain("half");
  for (let tabs = 0; tabs < 4; tabs += 1) {
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("main, header, footer, aside"))).toBeNull();
  }
  await expect(exit(page)).toBeVisible();
}

test("covers the page, and brings it back as it was", async ({ survey, page }) => {
  await halfWay(survey, "no");
  const field = survey.form.getByRole("textbox");
  await field.evaluate((input: HTMLInputElement) => input.setSelectionRange(2, 4));
  await page.getByRole("button", { name: "Hide my answers" }).click();
  await expectCovered(survey);
  await page.getByRole("button", { name: "Show the page again" }).click();
  await expect(cover(page)).toBeHidden();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("half typed");
  expect(await field.evaluate((input: HTMLInputElement) => [input.selectionStart, input.selectionEnd])).toEqual([2, 4]);
  await survey.goOn();
  expect(await survey.place()).toBe("story");
});

test("by itself after three minutes without a touch", async ({ survey, page }) => {
  await page.clock.install();
  await halfWay(survey, "no");
  await page.clock.runFor(170_000);
  await page.keyboard.press("ArrowLeft");
  await page.clock.runFor(170_000);
  await expect(cover(page)).toBeHidden();
  await page.clock.runFor(11_000);
  await expectCovered(survey);
  // It may stay so for a day: nothing is lost.
  await page.clock.fastForward("23:00:00");
  await page.getByRole("button", { name: "Show the page again" }).click();
  await expect(survey.form.getByRole("textbox")).toHaveValue("half typed");
  await expect(survey.form.getByRole("textbox")).toBeFocused();
  await survey.goOn();
  expect(await survey.place()).toBe("story");
});

test("out of sight when another program is in front", async ({ survey, page }) => {
  await page.clock.install();
  await halfWay(survey, "no");
  const turn = (hidden: boolean) =>
    page.evaluate((now) => {
      Object.defineProperty(document, "hidden", { configurable: true, get: () => now });
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    }, hidden);
  await turn(true);
  await expect(survey.main).toHaveCSS("opacity", "0");
  await turn(false);
  await expect(survey.main).toHaveCSS("opacity", "1");
  await expect(survey.form.getByRole("textbox")).toBeFocused();
  await expect(cover(page)).toBeHidden();
  // After longer than the page would have covered itself.
  await turn(true);
  await page.clock.setSystemTime(Date.now() + 3_600_000);
  await turn(false);
  await expectCovered(survey);
});

test("covered, the page can be left", async ({ survey, page, weather }) => {
  await halfWay(survey, "no");
  await page.getByRole("button", { name: "Hide my answers" }).click();
  await exit(page).click();
  await expectWeather(page, weather.url);
});

test("whoever asks for more than a press is asked first", async ({ survey, page }) => {
  await survey.open("fx-texts");
  await page.evaluate(() => {
    addEventListener("reveal", (event) => event.preventDefault(), { once: true });
  });
  await page.getByRole("button", { name: "Hide my answers" }).click();
  await page.getByRole("button", { name: "Show the page again" }).click();
  await expect(cover(page)).toBeVisible();
  await page.getByRole("button", { name: "Show the page again" }).click();
  await expect(cover(page)).toBeHidden();
});
