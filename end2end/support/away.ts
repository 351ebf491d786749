// For tests that leave: a program whose consultations lead to a page of the test's own, and a browser
// that keeps pages for its Back, as it does outside of tests.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { Heard } from "./heard";
import { Survey } from "./survey";
import { test as base, expect } from "./test";
import { Weather } from "./weather";

export { expect };

/** What is typed before leaving, and must not be seen afterwards. */
export const SECRET = "nobody may read this";

/** The fixtures that lead there. */
export const LEADING = ["fx-texts", "fx-one-page", "fx-write-in", "fx-contact", "fx-after-review"];

interface Shared {
  weather: Weather;
}

export const test = base.extend<{ fresh: void }, Shared>({
  weather: [
    // biome-ignore lint: Playwright wants the first argument destructured.
    async ({}, use) => {
      const weather = new Weather();
      await weather.start();
      await use(weather);
      weather.stop();
    },
    { scope: "worker" },
  ],

  heard: [
    async ({ weather }, use) => {
      const heard = leadingTo(weather);
      await heard.start();
      await use(heard);
      await heard.stop();
      heard.remove();
    },
    { scope: "worker", timeout: 60_000 },
  ],

  launchOptions: [
    async ({ launchOptions }, use) => {
      await use({ ...launchOptions, ignoreDefaultArgs: ["--disable-back-forward-cache"] });
    },
    { scope: "worker" },
  ],

  fresh: [
    async ({ watch, weather }, use) => {
      watch.expectServer(new URL(weather.url).origin);
      await use();
      weather.goOn();
    },
    { auto: true },
  ],
});

/** A program, not yet started, whose fixtures lead to this page. */
export function leadingTo(weather: Weather, more = ""): Heard {
  const heard = new Heard();
  for (const name of LEADING) {
    const file = join(heard.own(name), "consultation.toml");
    writeFileSync(file, `leave_to = "${weather.url}"\n${more}\n${readFileSync(file, "utf8")}`);
  }
  return heard;
}

/** Half-way through a survey: one answer given, another half typed. */
export async function halfWay(survey: Survey, keep: "yes" | "no", onExit?: "erase" | "keep"): Promise<void> {
  await survey.open("fx-texts");
  await survey.toKeep();
  await survey.form.locator(`input[name="_keep"][value="${keep}"]`).check();
  if (onExit) await survey.form.locator(`input[name="_exit"][value="${onExit}"]`).check();
  await survey.goOn();
  await survey.form.getByRole("textbox").fill(SECRET);
  await survey.goOn();
  expect(await survey.place()).toBe("word");
  await survey.form.getByRole("textbox").fill("half typed");
}

export const exit = (page: Page) => page.getByRole("button", { name: "Emergency Exit this page" });

export async function expectWeather(page: Page, url: string): Promise<void> {
  await expect(page.getByRole("heading", { name: "Sunny spells" })).toBeVisible();
  expect(page.url()).toBe(url);
}

/** Nothing of what was typed is on the page, in its fields or behind it. */
export async function expectNothingTyped(page: Page): Promise<void> {
  const html = await page.content();
  expect(html).not.toContain(SECRET);
  expect(html).not.toContain("half typed");
  const values = await page.locator("input:not([type=hidden]), textarea").evaluateAll((fields) => {
    return fields.map((field) => (field as HTMLInputElement).value);
  });
  expect(values.filter((value) => /nobody|half/.test(value))).toEqual([]);
}

/** Goes Back until there is nothing to go back to; the pages on the way. */
export async function goAllTheWayBack(page: Page, url: string): Promise<string[]> {
  const seen: string[] = [];
  for (let steps = 0; steps < 12; steps += 1) {
    await page.goBack({ waitUntil: "commit" }).catch(() => null);
    // The page may be on its way elsewhere by itself.
    await page.waitForLoadState("load").catch(() => {});
    await page.waitForTimeout(150);
    if (page.url() === "about:blank") return seen;
    await expectNothingTyped(page);
    seen.push(page.url() === url ? "weather" : (await page.title()));
  }
  throw new Error(`no end of Back: ${seen.join(", ")}`);
}

export async function typeAddress(survey: Survey, context: BrowserContext): Promise<Survey> {
  const again = new Survey(await context.newPage(), survey.heard, survey.driver);
  await again.open(survey.slug);
  return again;
}
